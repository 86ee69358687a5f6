"""The same invented interviews made searchable in three ways, each with its time, memory and size.

Each way runs in a process of its own, so that its memory can be told.
"""

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.corpus import invented_library, invented_vocabulary
from digest.folding import folding
from digest.models import Interview
from digest.search.indexing import build_index
from tests.searching import write_search

CONFIG = """site_name: 访谈
docs_dir: docs
site_dir: {site}
theme: {{name: material, language: zh, font: false}}
plugins: {plugins}
nav: [首页: index.md]
not_in_nav: /interviews/
"""
PAGEFIND_PAGE = (
    '<!doctype html><html lang="zh"><meta charset="utf-8"><link rel="icon" href="data:,"><title>x</title></html>'
)


@dataclass(frozen=True, kw_only=True)
class Cost:
    """What an index cost: seconds on the clock and of the processor, megabytes of memory, its bytes, its files."""

    seconds: float
    processor: float
    memory: float
    size: int
    files: int


def make_ours(folder: Path, count: int) -> Cost:
    """The project's own index. Memory is what indexing takes on top of the library."""
    command = [sys.executable, "-m", "benchmarks.search_sites", str(folder), str(count)]
    told = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
    size, files = _size(folder / "search")
    return Cost(**told, size=size, files=files)


def make_material(folder: Path, count: int) -> Cost:
    """Material's search: the time that MkDocs takes more with it than without it (that site is left for Pagefind)."""
    write_markdown(folder / "docs", invented_library(count).interviews)
    plain = _mkdocs(folder, "plain", "[]")
    whole = _mkdocs(folder, "material", "[search: {lang: [zh]}]")
    return replace(whole, seconds=whole.seconds - plain.seconds, processor=whole.processor - plain.processor)


def make_pagefind(folder: Path) -> Cost:
    """Pagefind over the site that MkDocs made without a search."""
    site = folder / "plain"
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--root-selector", "article", "--silent"]
    cost = _run(command, folder, site / "pagefind")
    (site / "blank.html").write_text(PAGEFIND_PAGE)
    return cost


def write_markdown(folder: Path, interviews: Iterable[Interview]) -> None:
    """The interviews as Markdown pages: headline, office and person, passages."""
    (folder / "interviews").mkdir(parents=True)
    (folder / "index.md").write_text("# 首页\n")
    for interview in interviews:
        passages = "\n\n".join(passage.text for passage in interview.passages)
        text = f"# {interview.headline}\n\n{interview.office}{interview.person}\n\n{passages}\n"
        (folder / "interviews" / f"{interview.id}.md").write_text(text)


def _mkdocs(folder: Path, name: str, plugins: str) -> Cost:
    config = folder / f"{name}.yml"
    config.write_text(CONFIG.format(site=name, plugins=plugins))
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(config)]
    return _run(command, folder, folder / name / "search")


def _run(command: list[str], folder: Path, index: Path) -> Cost:
    """What a command costs that makes an index."""
    started = time.perf_counter()
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    process = subprocess.Popen(command, cwd=folder, env=environment, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{' '.join(command)} failed")
    size, files = _size(index)
    return Cost(
        seconds=time.perf_counter() - started,
        processor=usage.ru_utime + usage.ru_stime,
        memory=usage.ru_maxrss / 1000,
        size=size,
        files=files,
    )


def _size(folder: Path) -> tuple[int, int]:
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return sum(sizes), len(sizes)


def main() -> None:
    """Index so many interviews into a folder and tell seconds and megabytes: what ``make_ours`` starts."""
    folder, count = Path(sys.argv[1]), int(sys.argv[2])
    library, vocabulary = invented_library(count), invented_vocabulary()
    folding()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started, worked = time.perf_counter(), time.process_time()
    index = build_index(library, vocabulary)
    seconds, processor = time.perf_counter() - started, time.process_time() - worked
    memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1000
    write_search(folder, (document for document in index))
    print(json.dumps({"seconds": seconds, "processor": processor, "memory": memory}))


if __name__ == "__main__":
    main()

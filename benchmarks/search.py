"""The search measured: bytes and time to the first results, and what the index costs, beside Material's and Pagefind.

    python -m benchmarks.search 1000 10000             all three, at each size
    python -m benchmarks.search --only-ours 100000     ours alone

Prints Markdown; benchmarks/README.md says how to run it, benchmarks/RESULTS-search.md what was seen.
"""

import argparse
import random
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks.corpus import invented_library
from benchmarks.search_browser import Reader, wait_cold, wait_warm
from benchmarks.search_server import serving
from benchmarks.search_sites import Cost, make_material, make_ours, make_pagefind
from tests.browser import launch

WORDS = ["营商环境", "乡村振兴", "数字经济", "先进制造", "生态保护", "智能制造"]
NAMES = {"ours": "this project", "material": "Material 9 + jieba", "pagefind": "Pagefind 1.5 extended"}


def choose_queries(count: int) -> list[str]:
    """Four characters each: common words, and parts of texts wherever they fall."""
    draw = random.Random("queries")
    library = invented_library(count)
    texts = [draw.choice(draw.choice(library.interviews).passages).text for _ in WORDS]
    parts = [text.replace("，", "").replace("。", "") for text in texts]
    cut = [part[place : place + 4] for part in parts for place in [draw.randint(0, len(part) - 4)]]
    return [query for pair in zip(WORDS, cut, strict=True) for query in pair]


def measure(count: int, folder: Path, *, only_ours: bool) -> Iterator[str]:
    """The lines of the report for one size."""
    costs: dict[str, tuple[Cost, Path]] = {"ours": (make_ours(folder / "ours", count), folder / "ours")}
    if not only_ours:
        costs["material"] = (make_material(folder, count), folder / "material")
        costs["pagefind"] = (make_pagefind(folder), folder / "plain")
    yield f"\n## {count:,} interviews\n"
    yield "| index | time | processor | per interview | memory | size | per interview | files |"
    yield "|---|--:|--:|--:|--:|--:|--:|--:|"
    for engine, (cost, _) in costs.items():
        yield (
            f"| {NAMES[engine]} | {cost.seconds:.1f} s | {cost.processor:.1f} s | "
            f"{cost.processor / count * 1000:.2f} ms | {cost.memory:.0f} MB | "
            f"{cost.size / 1e6:.1f} MB | {cost.size / count / 1000:.2f} kB | {cost.files} |"
        )
    yield from describe_parts(folder / "ours", count)
    yield "\n| cold | bytes | files | first result | first six | typed at once | CPU ÷ 4 | round trip 50 ms | not found |"
    yield "|---|--:|--:|--:|--:|--:|--:|--:|--:|"
    warm_rows = []
    with sync_playwright() as playwright:
        browser = launch(playwright)
        if browser is None:
            sys.exit("no browser can be started")
        queries = choose_queries(min(count, 10_000))
        for engine, (_, site) in costs.items():
            asked = queries[:4] if engine == "material" and count > 1000 else queries
            with serving(site) as server:
                reader = Reader(browser=browser, server=server, engine=engine, queries=asked)
                yield cold_row(reader)
                warm_rows.append(warm_row(reader))
    yield "\n| warm | new | its first six | last key | again | next page | new, CPU ÷ 4 | again, CPU ÷ 4 |"
    yield "|---|--:|--:|--:|--:|--:|--:|--:|"
    yield from warm_rows


def describe_parts(folder: Path, count: int) -> Iterator[str]:
    """What our index is made of."""
    yield "\n| part of ours | files | size | per interview | largest |"
    yield "|---|--:|--:|--:|--:|"
    (version,) = (path for path in (folder / "search").iterdir() if path.name not in ("manifest.json", "index.html"))
    for part in sorted(version.iterdir()):
        sizes = [path.stat().st_size for path in (part.rglob("*") if part.is_dir() else [part]) if path.is_file()]
        total, largest = sum(sizes), max(sizes)
        yield (
            f"| {part.name} | {len(sizes)} | {total / 1e6:.2f} MB | {total / count / 1000:.3f} kB | {largest / 1000:.1f} kB |"
        )


def cold_row(reader: Reader) -> str:
    """Medians in fresh profiles."""
    focused = wait_cold(reader)
    at_once = wait_cold(replace(reader, has_focus=False))
    slowed = wait_cold(replace(reader, slow=4))
    far = wait_cold(replace(reader, trip=50))
    return (
        f"| {NAMES[reader.engine]} | {focused.kilobytes:.0f} kB | {focused.files:.0f} | {focused.first:.0f} ms | "
        f"{focused.six:.0f} ms | {at_once.first:.0f} ms | {slowed.first:.0f} ms | {far.first:.0f} ms | "
        f"{focused.empty} of {len(reader.queries)} |"
    )


def warm_row(reader: Reader) -> str:
    """Medians in a profile that has searched before."""
    warm = wait_warm(reader)
    slow = wait_warm(replace(reader, slow=4))
    times = (warm.new, warm.six, warm.typed, warm.again, warm.kept, slow.new, slow.again)
    return f"| {NAMES[reader.engine]} | {' | '.join(f'{time:.0f} ms' for time in times)} |"


def main() -> None:
    """Measure each size that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("counts", type=int, nargs="+", metavar="INTERVIEWS")
    parser.add_argument("--only-ours", action="store_true", help="leave Material and Pagefind out")
    asked = parser.parse_args()
    for count in asked.counts:
        with tempfile.TemporaryDirectory() as folder:
            for line in measure(count, Path(folder), only_ours=asked.only_ours):
                print(line, flush=True)


if __name__ == "__main__":
    main()

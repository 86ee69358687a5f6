"""The whole way, from the folders of the curator to content/ and site/: the one room that knows all others.

    corpus/ vocabulary/ ──▶ pages ──▶ layouts ──▶ printings ──▶ library ──▶ documents ──▶ content/ ──▶ site/

Nothing is swapped in before everything has been made, so that an error leaves the last good content/ and site/.
"""

import hashlib
import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from digest.corpus import read_corpus
from digest.errors import OutdatedContentError, PublishError, StrictError
from digest.interview.attribution import read_printings
from digest.layout.assembly import lay_out
from digest.library.building import build_library
from digest.models import Document, Library
from digest.publish.report import Report, format_findings
from digest.publish.site import find_versions, publish_site
from digest.publish.tree import MARK, claim_folder, fill_folder, list_tree, read_mark, read_tree, replace_folder
from digest.render.data import render_data
from digest.render.documents import render_site
from digest.render.feeds import render_feeds
from digest.render.indexes import gather_findings
from digest.render.picture import render_picture
from digest.search.indexing import build_index
from digest.vocabulary import Vocabulary, read_vocabulary

__all__ = ["Settings", "build", "check", "find_overlap"]

OURS = "This folder is written whole by build.py; whatever else is put into it is lost.\n"
SITE_ADDRESS = "SITE_URL"  # the environment's variable that mkdocs.yml reads
SHOWN = 10  # differing files that a check names
INTERVIEW_PAGE = re.compile(r"interviews/([^/]+)/index\.md")

Tell = Callable[[str], None]
Files = Mapping[str, bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Where everything is. ``config`` is mkdocs.yml, with ``theme/`` beside it; ``site`` is ``None`` to make none."""

    corpus: Path
    vocabulary: Path
    content: Path
    site: Path | None
    config: Path
    is_strict: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Output:
    """What a build has to write."""

    library: Library
    content: tuple[Document, ...]
    index: tuple[Document, ...]


def find_overlap(settings: Settings) -> str | None:
    """What is wrong if a folder that is written whole holds, or lies in, another one; ``None`` if all is well."""
    theme = settings.config.parent / "theme"
    outputs = {"--content": settings.content, "--site": settings.site}
    inputs = {"--corpus": settings.corpus, "--vocabulary": settings.vocabulary, "theme/": theme}
    folders = {name: path.resolve() for name, path in {**outputs, **inputs}.items() if path}
    for output in outputs:
        for name, path in folders.items():
            mine = folders.get(output)
            if mine and name != output and (mine.is_relative_to(path) or path.is_relative_to(mine)):
                return f"{output} ({mine}) and {name} ({path}) must lie apart"
    return None


def build(settings: Settings, tell: Tell) -> Report:
    """Read the corpus, write ``content/`` and ``site/`` where they differ, and report.

    ``tell`` is called with a line for each step. Raises the errors of ``digest.errors``; then nothing has changed.
    """
    for folder in filter(None, (settings.content, settings.site)):
        claim_folder(folder)
    output = _make(settings, tell)
    tell("Comparing with what is there")
    old, new = read_tree(settings.content), _files(output.content)
    is_content_new = old != new or read_mark(settings.content) is None
    mark = _site_mark(settings, output) if settings.site else ""
    is_site_new = bool(settings.site) and not _is_current(settings.site, mark)
    with ExitStack() as swaps:  # unwound backwards: content/ is swapped in first, then site/
        content = site = None
        if settings.site and is_site_new:
            site = swaps.enter_context(replace_folder(settings.site, lambda: mark + _sizes(site)))
        if is_content_new:
            content = swaps.enter_context(replace_folder(settings.content, lambda: OURS))
            tell(f"Writing {len(output.content)} files")
            fill_folder(content, output.content, like=settings.content)
        if site:
            publish_site(settings.config, content or settings.content, site, tell)
            fill_folder(site, output.index)
        tell("Swapping in")
    return _report(settings, output, old, is_content_new=is_content_new, is_site_new=is_site_new)


def check(settings: Settings, tell: Tell) -> Report:
    """Compare ``content/`` with what the code would write. Writes nothing.

    Raises ``OutdatedContentError`` naming the first files that differ.
    """
    output = _make(settings, tell)
    old, new = read_tree(settings.content), _files(output.content)
    unmarked = {MARK} if read_mark(settings.content) is None else set()
    differing = sorted({path for path in {*old, *new} if old.get(path) != new.get(path)} | unmarked)
    if differing:
        words = [f"{_difference(path, old, new)}: {path}" for path in differing[:SHOWN]]
        more = [f"and {len(differing) - SHOWN} more"] if len(differing) > SHOWN else []
        raise OutdatedContentError(
            "this is not what the code writes",
            where=str(settings.content),
            fragment="\n    ".join([*words, *more]),
            advice="run build.py, look at the difference, and commit it with the change that made it",
        )
    return _report(settings, output, old, is_content_new=False, is_site_new=False)


# ── the rooms in their order ─────────────────────────────────────────────────────────────────────────────────────


def _make(settings: Settings, tell: Tell) -> _Output:
    tell("Reading the vocabularies")
    vocabulary = read_vocabulary(settings.vocabulary)
    library = _read(settings, vocabulary, tell)
    findings = gather_findings(library)
    if settings.is_strict and findings:
        raise StrictError(
            f"there are {len(findings)} findings, and --strict allows none",
            where=str(settings.corpus),
            fragment=format_findings(findings).lstrip(),
            advice="mend what they name, or build without --strict",
        )
    tell("Rendering the pages")
    content = (
        *render_site(library, vocabulary),
        *render_data(library),
        *render_feeds(library, vocabulary),
        *render_picture(library, vocabulary),
    )
    _refuse_twins(content)
    tell("Indexing the texts")
    index = build_index(library, vocabulary) if settings.site else ()
    return _Output(library=library, content=content, index=index)


def _read(settings: Settings, vocabulary: Vocabulary, tell: Tell) -> Library:
    tell("Reading the pages")
    pages = read_corpus(settings.corpus)
    tell(f"Taking {len(pages)} pages apart")
    layouts = lay_out(pages, vocabulary)
    tell("Reading the interviews")
    printings = read_printings(layouts, vocabulary)
    tell(f"Joining {len(printings)} printings")
    return build_library(layouts, printings, vocabulary)


def _refuse_twins(documents: Iterable[Document]) -> None:
    seen: dict[str, str] = {}
    for document in documents:
        twin = seen.setdefault(document.path.casefold(), document.path)
        if twin is not document.path:
            advice = "rename one of the newspaper pages, or change a slug in the vocabulary"
            raise PublishError(
                "two pages would stand at one address", fragment=f"{twin}, {document.path}", advice=advice
            )


# ── what differs ─────────────────────────────────────────────────────────────────────────────────────────────────


def _files(documents: Iterable[Document]) -> Files:
    return {document.path: document.data for document in documents}


def _difference(path: str, old: Files, new: Files) -> str:
    return "missing" if path not in old else "not written by the code" if path not in new else "differs"


def _site_mark(settings: Settings, output: _Output) -> str:
    """A hash of all that the site's bytes come from."""
    theme = settings.config.parent / "theme"
    digest = hashlib.sha256()
    for word in (*find_versions(), os.environ.get(SITE_ADDRESS, "")):
        digest.update(word.encode(errors="surrogateescape") + b"\0")
    sources = {
        f"{i}/{path}": data for i, files in enumerate(_sources(settings, output)) for path, data in files.items()
    }
    for path, data in sorted({**sources, **{f"theme/{p}": d for p, d in read_tree(theme).items()}}.items()):
        digest.update(f"{path}\0{len(data)}\0".encode(errors="surrogateescape") + data)
    return f"{OURS}from {digest.hexdigest()}\n"


def _sources(settings: Settings, output: _Output) -> Sequence[Files]:
    return ({"mkdocs.yml": settings.config.read_bytes()}, _files(output.content), _files(output.index))


def _sizes(site: Path | None) -> str:
    listing = repr(list_tree(site)) if site else ""
    return f"holds {hashlib.sha256(listing.encode(errors='surrogateescape')).hexdigest()}\n"


def _is_current(site: Path | None, mark: str) -> bool:
    """Whether the site was made from the same sources and no file of it has been lost or cut short since."""
    return site is not None and read_mark(site) == mark + _sizes(site)


def _report(settings: Settings, output: _Output, old: Files, *, is_content_new: bool, is_site_new: bool) -> Report:
    new = _files(output.content)
    touched = {path for path in {*old, *new} if old.get(path) != new.get(path)}
    names = {path: match[1] for path in sorted(touched) if (match := INTERVIEW_PAGE.fullmatch(path))}
    library = output.library
    return Report(
        pages=len(library.pages),
        articles=sum(len(layout.articles) for layout in library.pages),
        interviews=len(library.interviews),
        printings=sum(len(interview.printings) for interview in library.interviews),
        added=tuple(name for path, name in names.items() if path not in old),
        changed=tuple(name for path, name in names.items() if path in old and path in new),
        removed=tuple(name for path, name in names.items() if path not in new),
        others=len(touched) - len(names),
        findings=gather_findings(library),
        content=str(settings.content),
        site=str(settings.site) if settings.site else None,
        is_content_new=is_content_new,
        is_site_new=is_site_new,
    )

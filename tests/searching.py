"""A small site around the search, without MkDocs: the pages that matter to it, and the index of a library.

The elements that the scripts look for are those of ``digest/templates`` and ``theme/partials``; that the real ones have
them too is tested on a real site (``test_search_site.py``). Every page forbids what the documented policy forbids.
"""

import html
import shutil
from collections.abc import Iterable
from pathlib import Path

from digest.folding import fold
from digest.library.addresses import address_of
from digest.models import Document, Interview, Library
from digest.search.indexing import build_index, read_pieces
from digest.vocabulary import Vocabulary

ROOT = Path(__file__).parent.parent
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'"
)
PAGE = """<!doctype html>
<html lang="zh"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<title>{title}</title><link rel="icon" href="{base}assets/favicon.svg">
<link rel="stylesheet" href="{base}assets/digest.css">
<link rel="stylesheet" href="{base}assets/stylesheets/search.css">
<script src="{base}assets/javascripts/search.js" defer></script></head>
<body data-md-color-scheme="default" data-md-color-primary="custom"><header class="md-header">
<form class="header-search" role="search" action="{base}search/" method="get">
<input id="header-search" class="header-search__input" type="search" name="q" aria-label="检索全文" autocomplete="off">
</form><a class="header-search__link" href="{base}search/">检索</a></header>
<main class="md-content md-typeset">{body}</main></body></html>
"""


def write_site(folder: Path, library: Library, vocabulary: Vocabulary) -> None:
    """Write the pages and the index of a library into a folder."""
    write_search(folder, build_index(library, vocabulary))
    for interview in library.interviews:
        _write_page(folder, address_of(interview.id), interview.headline, _body(interview))


def write_search(folder: Path, index: Iterable[Document]) -> None:
    """Write an index and the pages on which one searches: the home page and the search page."""
    shutil.copytree(ROOT / "theme" / "assets", folder / "assets", dirs_exist_ok=True)
    for document in index:
        _write(folder / document.path, document.data)
    _write_page(folder, "", "首页", "<h1>首页</h1>")
    _write_page(folder, "search/", "检索", '<h1>检索</h1><div id="digest-search"></div>')


def _body(interview: Interview) -> str:
    who = f'<p class="standfirst"><a class="person">{html.escape(interview.person or "")}</a>'
    passages = (f'<p class="text" id="{p.id}">{html.escape(p.text)}</p>' for p in interview.passages)
    office = f'<span class="office">{html.escape(interview.office or "")}</span></p>'
    return "\n".join([f"<h1>{html.escape(interview.headline)}</h1>", who, office, *passages])


def _write_page(folder: Path, address: str, title: str, body: str) -> None:
    base = "../" * address.count("/") or "./"
    text = PAGE.format(policy=POLICY, title=html.escape(title), base=base, body=body)
    _write(folder / address / "index.html", text.encode())


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def scan(library: Library, words: Iterable[str]) -> list[Interview]:
    """What a plain scan finds: the interviews in whose headline, office with person or passages each word stands."""
    folded = [fold(word) for word in words]

    def holds(interview: Interview) -> bool:
        pieces = [piece for field in fold_pieces(interview)[:2] for piece in field]
        return all(any(word in piece for piece in pieces) for word in folded)

    return [interview for interview in library.interviews if holds(interview)]


def order(library: Library, words: Iterable[str], *, by_date: bool = False) -> list[str]:
    """The addresses of what a plain scan finds, in the order that the search states."""
    folded = [fold(word) for word in words]

    def key(interview: Interview) -> tuple[int, int]:
        head, body = fold_pieces(interview)[:2]
        heads = sum(any(word in piece for piece in head) for word in folded)
        times = sum(_count(piece, word) for piece in (*head, *body) for word in folded)
        return (0, 0) if by_date else (-heads, -times)

    return [address_of(interview.id) for interview in sorted(scan(library, folded), key=key)]


def _count(text: str, word: str) -> int:
    return sum(text.startswith(word, at) for at in range(len(text)))


def fold_pieces(interview: Interview) -> tuple[tuple[str, ...], ...]:
    """What is searched of an interview, folded, by field."""
    if interview.id not in _FOLDED or _FOLDED[interview.id][0] is not interview:
        fields = tuple(tuple(map(fold, pieces)) for pieces in read_pieces(interview))
        _FOLDED[interview.id] = interview, fields
    return _FOLDED[interview.id][1]


_FOLDED: dict[str, tuple[Interview, tuple[tuple[str, ...], ...]]] = {}

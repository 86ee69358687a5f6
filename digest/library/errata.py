"""Misprints and misreadings: where a sidecar's errata stand on a page, and what is read instead.

An erratum names what was printed and what is read. White space does not count in finding it. It may stand in the
headline or deck, the person line, a byline or a paragraph of any article of the page, once; if it stands more than
once, ``where`` quotes text near the one that is meant. All errata are found in the text as printed, so their order does
not matter and none corrects another's reading.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NoReturn

from rapidfuzz import fuzz

from digest.clean import squeeze
from digest.errors import StaleCorrectionError
from digest.models import Article, Erratum, PageLayout, Role

__all__ = ["AS_PRINTED", "Edit", "Edits", "Place", "Reading", "find_errata", "read_edited", "read_name"]

SHOWN = 40  # characters of a text in a message


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Place:
    """A printed text of an article. ``role`` is ``None`` for a paragraph; ``number`` counts bylines and paragraphs."""

    article: str
    role: Role | None = None
    number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """An erratum found: its printed text stands at ``start`` to ``end`` (characters of the text as printed)."""

    start: int
    end: int
    erratum: Erratum


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A text as printed and as read; ``errata`` tells where each reading begins in ``text``."""

    printed: str
    text: str
    errata: tuple[tuple[int, Erratum], ...] = ()
    edits: tuple[Edit, ...] = ()


Edits = Mapping[Place, tuple[Edit, ...]]
AS_PRINTED: Edits = {}


def find_errata(layout: PageLayout, continued: Sequence[Article] = ()) -> Edits:
    """Find each erratum of a page's sidecar in the page's articles.

    ``continued``: articles that begin on another page and run on here; only what stands here is looked at.

    Raises ``StaleCorrectionError`` for one that stands nowhere, that stands in several places without a ``where`` that
    tells which, or that overlaps another.
    """
    errata = layout.page.sidecar.errata
    if not errata:
        return AS_PRINTED
    texts = {place: text for article in layout.articles for place, text in _heading_texts(article)}
    for article in (*layout.articles, *continued):
        texts |= _body_texts(article, layout.page.name)
    found: dict[Place, list[Edit]] = defaultdict(list)
    for erratum in errata:
        place, edit = _find(erratum, texts, layout)
        if any(edit.start < other.end and other.start < edit.end for other in found[place]):
            _refuse(layout, erratum, "this erratum overlaps another", "make one erratum of the two")
        found[place].append(edit)
    return {place: tuple(sorted(edits, key=lambda edit: edit.start)) for place, edits in found.items()}


def _heading_texts(article: Article) -> Iterator[tuple[Place, str]]:
    for role, text in ((Role.HEADLINE, article.headline), (Role.DECK, article.deck)):
        if text is not None:
            yield Place(article=article.id, role=role), text
    if article.person_line is not None:
        yield Place(article=article.id, role=Role.PERSON_LINE), article.person_line.printed


def _body_texts(article: Article, page: str) -> dict[Place, str]:
    """Bylines, and the paragraphs that stand on this page."""
    bylines = [
        (Place(article=article.id, role=Role.BYLINE, number=number), byline.printed)
        for number, byline in enumerate(article.bylines)
    ]
    paragraphs = [
        (Place(article=article.id, number=number), paragraph.text)
        for number, paragraph in enumerate(article.paragraphs)
        if not paragraph.spans or any(span.page == page for span in paragraph.spans)
    ]
    return dict(bylines + paragraphs)


def _find(erratum: Erratum, texts: Mapping[Place, str], layout: PageLayout) -> tuple[Place, Edit]:
    if not squeeze(erratum.printed):
        _refuse(layout, erratum, "this erratum says nothing of what was printed", "quote the printed text as printed:")
    places = [(place, edit) for place, text in texts.items() for edit in _edits(erratum, text)]
    if not places:
        _refuse_stale(layout, erratum, texts)
    if len(places) > 1 and erratum.where is not None:
        places = _nearest(erratum.where, places, texts)
    if len(places) != 1:
        quoted = "; ".join(_around(texts[place], edit) for place, edit in places[:3])
        message = (
            f"this erratum stands in {len(places)} places" if places else "no place of this erratum is near its where"
        )
        advice = f"add where: with text that stands beside the one that is meant, and there alone ({quoted})"
        _refuse(layout, erratum, message, advice)
    return places[0]


def _edits(erratum: Erratum, text: str) -> list[Edit]:
    return [Edit(start=start, end=end, erratum=erratum) for start, end in _occurrences(erratum.printed, text)]


def _occurrences(fragment: str, text: str) -> list[tuple[int, int]]:
    """Where the fragment stands in the text, white space aside: from its first character to behind its last."""
    wanted, bare = squeeze(fragment), squeeze(text)
    if not wanted or wanted not in bare:
        return []
    inked = [place for place, char in enumerate(text) if squeeze(char)]
    starts = [start for start in range(len(bare) - len(wanted) + 1) if bare.startswith(wanted, start)]
    return [(inked[start], inked[start + len(wanted) - 1] + 1) for start in starts]


def _nearest(where: str, places: Sequence[tuple[Place, Edit]], texts: Mapping[Place, str]) -> list[tuple[Place, Edit]]:
    """The places nearest to ``where``, in the texts that hold it."""
    distances = [
        (min(max(start - edit.end, edit.start - end, 0) for start, end in marks), place, edit)
        for place, edit in places
        if (marks := _occurrences(where, texts[place]))
    ]
    least: dict[Place, int] = {}
    for distance, place, _ in distances:
        least[place] = min(distance, least.get(place, distance))
    return [(place, edit) for distance, place, edit in distances if distance == least[place]]


def _around(text: str, edit: Edit) -> str:
    return "…" + text[max(0, edit.start - 6) : edit.end + 6][:SHOWN] + "…"


def _refuse_stale(layout: PageLayout, erratum: Erratum, texts: Mapping[Place, str]) -> NoReturn:
    if squeeze(erratum.printed) in squeeze("".join(layout.page.lines)):
        message = "the printed text of this erratum stands on the page, but in no single part of an article"
        _refuse(
            layout, erratum, message, "quote a part of one headline, person line, byline or paragraph, or remove it"
        )
    nearest = _most_similar(squeeze(erratum.printed), [squeeze(text) for text in texts.values()])
    advice = "quote what the page prints, or remove the erratum"
    _refuse(
        layout, erratum, "the printed text of this erratum is not on its page", f"{advice}; the page has “{nearest}”"
    )


def _most_similar(fragment: str, texts: Sequence[str]) -> str:
    """The run of the texts that is most like the fragment, as a suggestion."""
    best, run = -1.0, ""
    for text in texts:
        alignment = fuzz.partial_ratio_alignment(fragment, text)
        if alignment is not None and alignment.score > best:
            best, run = alignment.score, text[alignment.dest_start : alignment.dest_end]
    return run[:SHOWN]


def _refuse(layout: PageLayout, erratum: Erratum, message: str, advice: str) -> NoReturn:
    number = layout.page.sidecar.errata.index(erratum) + 1
    where = f"corpus/{layout.page.name}.yml"
    fragment = f"errata, no. {number}: {erratum.printed} → {erratum.read}"
    raise StaleCorrectionError(message, where=where, fragment=fragment, advice=advice)


# ── reading ──────────────────────────────────────────────────────────────────────────────────────────────────────


def read_edited(printed: str, edits: Sequence[Edit]) -> Reading:
    """A printed text with its errata (in order, not overlapping) read."""
    parts: list[str] = []
    errata: list[tuple[int, Erratum]] = []
    last, length = 0, 0
    for edit in edits:
        parts += [printed[last : edit.start], edit.erratum.read]
        length += edit.start - last
        errata.append((length, edit.erratum))
        length += len(edit.erratum.read)
        last = edit.end
    parts.append(printed[last:])
    return Reading(printed=printed, text="".join(parts), errata=tuple(errata), edits=tuple(edits))


def read_name(name: str, readings: Sequence[Reading]) -> str:
    """A name or office that was taken from one of these texts, as read.

    The first text that holds it decides; a text whose errata do not touch it leaves it as it is.
    """
    for reading in readings:
        for start, end in _occurrences(name, reading.printed):
            touching = [edit for edit in reading.edits if edit.start < end and start < edit.end]
            return _read_run(name, reading, start, end) if touching else name
    return name


def _read_run(name: str, reading: Reading, start: int, end: int) -> str:
    """What is read at ``start`` to ``end`` of the printed text; without white space if the name had none."""
    text = reading.text[_moved(start, reading) : _moved(end, reading, is_end=True)].strip()
    return (squeeze(text) if name == squeeze(name) else text) or name


def _moved(place: int, reading: Reading, *, is_end: bool = False) -> int:
    """Where a place of the printed text lies in the text as read.

    Inside an erratum what both wordings open and close with keeps its place: in 书记张燕 → 书记张艳 the name begins
    behind the second character. Elsewhere inside it, the place moves to the erratum's nearer side.
    """
    moved = place
    for edit in reading.edits:
        printed, read = reading.printed[edit.start : edit.end], edit.erratum.read
        if place >= edit.end:
            moved += len(read) - len(printed)
        elif place > edit.start:
            moved += _shift_inside(place - edit.start, printed, read, is_end=is_end)
    return moved


def _shift_inside(offset: int, printed: str, read: str, *, is_end: bool) -> int:
    if offset <= _common_length(printed, read):
        return 0
    if len(printed) - offset <= _common_length(printed[::-1], read[::-1]):
        return len(read) - len(printed)
    return (len(read) if is_end else 0) - offset


def _common_length(one: str, other: str) -> int:
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))

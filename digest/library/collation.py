"""The printings of one interview → one text: the base printing's, with what it lacks supplied and other wordings kept.

A paragraph of another printing that shares half of its text, or of the other's, with a passage says the same: its id is
kept beside the passage's and its different words become variants. One that shares less with all is missing from the
base and supplied, behind the passage that its own neighbour in front says. Paragraphs may be cut differently; one that
says two passages is compared with both together.

A digest (``rendition: digest``) is our wording, not a paper's: it supplies nothing and makes no variants. Only the ids of
its paragraphs are kept, so that links to them still lead to the interview.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from digest.library.alignment import align, find_components
from digest.library.differences import Letters, are_alike, find_runs, letters_of
from digest.library.errata import Reading
from digest.library.kinship import share
from digest.models import Erratum, Paragraph, Passage, Variant

__all__ = ["Lookalikes", "Source", "collate"]

HALF = 0.5  # of a text says the same

Lookalikes = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A printing to be collated: its article and its paragraphs, each with its reading."""

    article: str
    paragraphs: tuple[tuple[Paragraph, Reading], ...]
    is_digest: bool = False


@dataclass(slots=True)
class _Draft:
    """A passage in the making."""

    paragraph: Paragraph
    reading: Reading
    article: str
    letters: Letters
    is_supplied: bool = False
    aliases: list[str] = field(default_factory=list)
    variants: list[Variant] = field(default_factory=list)


def collate(base: Source, others: Sequence[Source], lookalikes: Lookalikes) -> tuple[Passage, ...]:
    """The passages of an interview in reading order; ids and aliases are unique.

    ``others`` are taken in the order given: a passage that two of them supply is the first one's.
    """
    read = letters_of if others else _leave_unread
    drafts = [_draft(paragraph, reading, base.article, read=read) for paragraph, reading in base.paragraphs]
    for other in others:
        drafts = _add_digest(drafts, other) if other.is_digest else _add_source(drafts, other, lookalikes)
    return tuple(_passages(drafts))


def _draft(
    paragraph: Paragraph,
    reading: Reading,
    article: str,
    *,
    is_supplied: bool = False,
    read: Callable[[str], Letters] = letters_of,
) -> _Draft:
    letters = read(reading.text)
    return _Draft(paragraph=paragraph, reading=reading, article=article, letters=letters, is_supplied=is_supplied)


def _leave_unread(_: str) -> Letters:
    """What a text is compared by, where it is compared with nothing: most interviews are printed once."""
    return Letters(folded="", places=())


def _add_digest(drafts: list[_Draft], other: Source) -> list[_Draft]:
    """Keep the ids of a digest's paragraphs: at the passage most like each, else at the one as far down the page."""
    if not drafts:
        return [_draft(paragraph, reading, other.article, is_supplied=True) for paragraph, reading in other.paragraphs]
    texts = [draft.letters.folded for draft in drafts]
    for number, (paragraph, reading) in enumerate(other.paragraphs):
        likeness = [share(text, letters_of(reading.printed).folded) for text in texts]
        best = max(range(len(drafts)), key=likeness.__getitem__)
        home = best if likeness[best] >= HALF else number * len(drafts) // len(other.paragraphs)
        drafts[home].aliases.append(paragraph.id)
    return drafts


def _add_source(drafts: list[_Draft], other: Source, lookalikes: Lookalikes) -> list[_Draft]:
    theirs = [letters_of(reading.printed).folded for _, reading in other.paragraphs]
    links, echoes = align([draft.letters.folded for draft in drafts], theirs)
    for places, numbers in find_components({number: links[number] for number in links if number not in echoes}):
        _compare([drafts[place] for place in places], other, numbers, lookalikes)
    return _supply(drafts, other, links)


# ── what differs ─────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wording:
    """Paragraphs of one article taken together: their letters, and where each stands in which of them."""

    folded: str
    letters: tuple[tuple[int, int], ...]  # paragraph, place in its text


def _together(paragraphs: Sequence[Letters]) -> _Wording:
    return _Wording(
        folded="".join(letters.folded for letters in paragraphs),
        letters=tuple((number, place) for number, letters in enumerate(paragraphs) for place in letters.places),
    )


def _compare(ours: Sequence[_Draft], other: Source, theirs: Sequence[int], lookalikes: Lookalikes) -> None:
    """Note at our passages where their paragraphs, taken together, read otherwise."""
    readings = [other.paragraphs[number][1] for number in theirs]
    mine = _together([draft.letters for draft in ours])
    yours = _together([letters_of(reading.printed) for reading in readings])
    for run in find_runs(mine.folded, yours.folded):
        stretches = _stretches(yours, run.other_start, run.other_end)
        variant = Variant(
            start=0,
            end=0,
            other="".join(readings[number].printed[start:end] for number, start, end in stretches),
            article=other.article,
            is_ocr_like=are_alike(
                mine.folded[run.start : run.end], yours.folded[run.other_start : run.other_end], lookalikes
            ),
            erratum=_erratum(readings, stretches),
        )
        for number, start, end in _stretches(mine, run.start, run.end):
            ours[number].variants.append(replace(variant, start=start, end=end))
            variant = Variant(start=0, end=0, other="", article=other.article)  # the rest of the run is not there


def _stretches(wording: _Wording, start: int, end: int) -> list[tuple[int, int, int]]:
    """A run of letters as stretches of its paragraphs: number, from, to. An empty run lies behind the letter before."""
    letters = wording.letters
    if start == end:
        number, place = letters[start - 1] if start else letters[0] if letters else (0, 0)
        place += bool(start)
        return [(number, place, place)]
    found: dict[int, tuple[int, int]] = {}
    for number, place in letters[start:end]:
        found[number] = (found.get(number, (place, 0))[0], place + 1)
    return [(number, first, last) for number, (first, last) in found.items()]


def _erratum(readings: Sequence[Reading], stretches: Sequence[tuple[int, int, int]]) -> Erratum | None:
    """The curator's word on the other printing's wording, if there is one."""
    for number, start, end in stretches:
        for edit in readings[number].edits:
            if edit.start < max(end, start + 1) and start < edit.end:
                return edit.erratum
    return None


# ── what is missing ──────────────────────────────────────────────────────────────────────────────────────────────


def _supply(drafts: list[_Draft], other: Source, links: Mapping[int, Sequence[int]]) -> list[_Draft]:
    """Our passages with their ids beside them, and behind each what only they print there."""
    behind: dict[int, list[_Draft]] = defaultdict(list)
    known = [places[0] for places in links.values() if places]
    last = known[0] - 1 if known else len(drafts) - 1
    for number, (paragraph, reading) in enumerate(other.paragraphs):
        places = links[number]
        if places:
            drafts[places[0]].aliases.append(paragraph.id)
            last = places[-1]
        else:
            behind[last].append(_draft(paragraph, reading, other.article, is_supplied=True))
    supplied = behind[-1]
    for place, draft in enumerate(drafts):
        supplied += [draft, *behind[place]]
    return supplied


def _passages(drafts: Sequence[_Draft]) -> Iterator[Passage]:
    taken = {draft.paragraph.id for draft in drafts}
    for draft in drafts:
        aliases = [alias for alias in dict.fromkeys(draft.aliases) if alias not in taken]
        taken.update(aliases)
        yield Passage(
            id=draft.paragraph.id,
            text=draft.reading.text,
            printed=draft.reading.printed,
            article=draft.article,
            spans=draft.paragraph.spans,
            speaker=draft.paragraph.speaker,
            is_question=draft.paragraph.is_question,
            is_supplied=draft.is_supplied,
            damage=draft.paragraph.damage,
            errata=draft.reading.errata,
            variants=tuple(sorted(draft.variants, key=lambda variant: (variant.start, variant.end))),
            aliases=tuple(aliases),
        )

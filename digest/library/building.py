"""All printings → the library: each interview once, with what was said, and everyone and everything it refers to.

    printings ── errata read ──▶ joined ──▶ collated ──▶ evidence found ──▶ interviews, people, redirects

The rooms behind this one each do one of these steps; this one puts them in order.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from digest.chronology import time_order, year_of
from digest.evidence.finding import find_evidence
from digest.folding import fold
from digest.library.addresses import find_ids, find_redirects
from digest.library.collation import Lookalikes, Source, collate
from digest.library.differences import group_lookalikes
from digest.library.errata import Edit, Edits, Place, find_errata
from digest.library.identity import find_identities, find_strangers, mark_of
from digest.library.printings import Witness, join_printings
from digest.library.readings import read_headline, read_paragraphs, read_printing
from digest.library.rulings import Ruling, assign_corrections, fit_corrections
from digest.library.ties import find_ties
from digest.models import (
    Article,
    Correction,
    DamageKind,
    Evidence,
    Finding,
    Interview,
    Library,
    PageLayout,
    Passage,
    Printing,
    Span,
)
from digest.vocabulary import Vocabulary

__all__ = ["FindEvidence", "build_library"]

TITLE = 20  # characters of the text that stand in for a headline


class FindEvidence(Protocol):
    """What reads themes, figures and lessons from an interview's passages: ``evidence.find_evidence``."""

    def __call__(
        self,
        passages: Sequence[Passage],
        vocabulary: Vocabulary,
        *,
        year: int | None,
        area: str | None,
        corrections: Sequence[Correction],
        where: str,
    ) -> Evidence:
        """The evidence in the passages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """What each interview is made with: vocabularies, errata, ids of the printings, the curator's rulings."""

    vocabulary: Vocabulary
    lookalikes: Lookalikes
    edits: Edits
    ids: Mapping[str, str]
    rulings: Mapping[str, Sequence[Ruling]]


def build_library(
    layouts: Sequence[PageLayout],
    printings: Sequence[Printing],
    vocabulary: Vocabulary,
    *,
    find: FindEvidence = find_evidence,
) -> Library:
    """Join, collate and refer. The order of ``layouts`` and ``printings`` does not matter.

    ``printings`` are those of all articles, news too. Raises ``StaleCorrectionError`` for an erratum, a correction or a
    ``same_as`` that does not fit its page any more.
    """
    pages = sorted(layouts, key=lambda layout: layout.page.name)
    sources = [layout.page for layout in pages]
    printed = _in_printed_order(pages, printings)
    told = [printing for printing in printed if printing.kind.is_interview]
    edits = _all_errata(pages)
    corrected = {place.article for place in edits}
    read = [read_printing(p, edits, vocabulary) if p.article.id in corrected else p for p in told]
    same, different = find_ties(sources, read)
    joined = join_printings([_witness(p, vocabulary) for p in read], same=same, different=different)
    groups = [_earliest_first([read[place] for place in group]) for group in joined.groups]
    desk = _Desk(
        vocabulary=vocabulary,
        lookalikes=group_lookalikes(vocabulary.lookalikes.groups),
        edits=edits,
        ids=find_ids(told),
        rulings=assign_corrections(sources, groups, edits),
    )
    interviews = tuple(_interview(group, desk, find) for group in sorted(groups, key=_newest_first))
    return Library(
        interviews=interviews,
        printings=tuple(printed),
        pages=tuple(pages),
        redirects=find_redirects([desk.ids[p.article.id] for p in group] for group in groups),
        people=find_identities(interviews, vocabulary),
        findings=(*joined.findings, *_same_person_twice(interviews), *_without_interview(pages, told)),
    )


def _without_interview(pages: Sequence[PageLayout], told: Sequence[Printing]) -> Iterator[Finding]:
    """Pages on which nobody was interviewed, in case a person line was not recognised."""
    speaking = {span.page for printing in told for span in printing.article.spans}
    for layout in pages:
        if layout.page.name not in speaking:
            span = Span(page=layout.page.name, first_line=1, last_line=max(1, len(layout.page.lines)))
            message = "这一版没有找到访谈；若有，请看“——访…”一行是否完整"
            yield Finding(code="no-interview", message=message, span=span)


def _all_errata(pages: Sequence[PageLayout]) -> Edits:
    """The errata of all pages. An article that runs on is corrected from the sidecar of either page."""
    edits: dict[Place, tuple[Edit, ...]] = {}
    continued: dict[str, list[Article]] = defaultdict(list)
    for layout in pages:
        for article in layout.articles:
            for page in {span.page for span in article.spans} - {layout.page.name}:
                continued[page].append(article)
    for layout in pages:
        for place, found in find_errata(layout, continued[layout.page.name]).items():
            edits[place] = tuple(sorted((*edits.get(place, ()), *found), key=lambda edit: edit.start))
    return edits


# ── order ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _in_printed_order(pages: Sequence[PageLayout], printings: Iterable[Printing]) -> list[Printing]:
    """By page, then as the page prints them."""
    articles = (article.id for layout in pages for article in layout.articles)
    order = {article: number for number, article in enumerate(articles)}
    return sorted(printings, key=lambda p: (p.article.page, order.get(p.article.id, len(order)), p.article.id))


def _earliest_first(printings: Sequence[Printing]) -> list[Printing]:
    """By date, unknown dates last; printings of one date stay in the order of their pages."""
    return sorted(printings, key=lambda printing: time_order(printing.date))


def _newest_first(group: Sequence[Printing]) -> tuple[bool, int, int, int, str]:
    """A key for interviews: newest first, undated last, of one date in the order of their pages."""
    year, month, day = time_order(group[0].date)
    return (group[0].date is None, -year, -month, -day, group[0].article.page)


def _same_person_twice(interviews: Sequence[Interview]) -> Iterator[Finding]:
    """A page that prints two interviews of one person: the second may be a piece of the first."""
    homes: dict[tuple[str, str], str] = {}
    for interview in interviews:
        for printing in interview.printings:
            home = homes.setdefault((printing.article.page, interview.person or interview.id), interview.id)
            if home != interview.id:
                message = f"{printing.article.page} 上另有同一人的访谈；若本是一篇，请检查版面文字"
                span = next(iter(printing.article.spans), None)
                yield Finding(code="same-person-twice", message=message, fragment=interview.person or "", span=span)


# ── one interview ────────────────────────────────────────────────────────────────────────────────────────────────


def _witness(printing: Printing, vocabulary: Vocabulary) -> Witness:
    text = "".join(paragraph.text for paragraph in printing.article.paragraphs)
    mark = mark_of(printing.person, printing.office, vocabulary)
    return Witness(printing=printing, letters=fold(text), mark=mark)


def _interview(group: Sequence[Printing], desk: _Desk, find: FindEvidence) -> Interview:
    """Join a group of printings, the earliest first, into one interview."""
    base, *others = _fullest_first(group)
    passages = collate(_source(base, desk), [_source(other, desk) for other in others], desk.lookalikes)
    corrections = fit_corrections(desk.rulings.get(group[0].article.id, ()), passages)
    known = (base, *others)
    area = _first(printing.area for printing in known)
    date = group[0].date
    return Interview(
        id=desk.ids[group[0].article.id],
        headline=_headline(known, passages, desk.edits),
        person=_first(printing.person for printing in known),
        office=_first(printing.office for printing in known),
        area=area,
        occasion=_first(printing.occasion for printing in known),
        date=date,
        printings=tuple(group),
        base=base.article.id,
        passages=passages,
        evidence=find(
            passages,
            desk.vocabulary,
            year=year_of(date),
            area=area,
            corrections=corrections,
            where=", ".join(dict.fromkeys(f"corpus/{printing.article.page}.yml" for printing in group)),
        ),
        findings=tuple(dict.fromkeys(f for printing in known for f in find_strangers(printing, desk.vocabulary))),
    )


def _fullest_first(group: Sequence[Printing]) -> list[Printing]:
    """A paper's text before a digest of ours, then the one with the most undamaged text, then the earliest."""
    if len(group) == 1:
        return list(group)
    return sorted(group, key=lambda printing: (printing.rendition == "digest", -_fullness(printing)))


def _fullness(printing: Printing) -> int:
    """How many characters it says, each paragraph once, less the hurt ones."""
    hurt = sum(d.end - d.start for p in printing.article.paragraphs for d in p.damage if d.kind is not DamageKind.LOST)
    return sum(len(text) for text in {fold(paragraph.text) for paragraph in printing.article.paragraphs}) - hurt


def _source(printing: Printing, desk: _Desk) -> Source:
    return Source(
        article=printing.article.id,
        paragraphs=read_paragraphs(printing.article, desk.edits),
        is_digest=printing.rendition == "digest",
    )


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value is not None), None)


def _headline(printings: Sequence[Printing], passages: Sequence[Passage], edits: Edits) -> str:
    """The base's headline, else another's; where no printing has one, the person or the text's beginning."""
    headline = _first(read_headline(printing.article, edits) for printing in printings)
    opening = passages[0].text[:TITLE] if passages else printings[0].article.id
    return headline or _first(printing.person for printing in printings) or opening

"""The curator's corrections of evidence, brought to the interview whose paragraph they quote.

A sidecar's corrections speak of paragraphs of its own page, as printed or as read. Where the interview is read from
another printing, a correction is turned to the passage that says the same.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NoReturn

from digest.clean import squeeze
from digest.errors import StaleCorrectionError
from digest.library.errata import Edits
from digest.library.readings import read_paragraphs
from digest.models import Article, Correction, Page, Passage, Printing

__all__ = ["Ruling", "assign_corrections", "fit_corrections"]

Ruling = tuple[Correction, str]  # and the id of the paragraph that it quotes


def assign_corrections(
    pages: Iterable[Page], groups: Sequence[Sequence[Printing]], edits: Edits
) -> Mapping[str, Sequence[Ruling]]:
    """Article id of an interview's first printing → the corrections that quote one of its paragraphs.

    Raises ``StaleCorrectionError`` for a correction that quotes no interview of its page, or several.
    """
    firsts: dict[str, list[tuple[str, Article]]] = defaultdict(list)
    for group in groups:
        for printing in group:
            for name in {printing.article.page, *(span.page for span in printing.article.spans)}:
                firsts[name].append((group[0].article.id, printing.article))
    rulings: dict[str, list[Ruling]] = defaultdict(list)
    for page in pages:
        for correction in page.sidecar.corrections:
            first, paragraph = _quoted(page, correction, firsts[page.name], edits)
            rulings[first].append((correction, paragraph))
    return rulings


def _quoted(
    page: Page, correction: Correction, articles: Sequence[tuple[str, Article]], edits: Edits
) -> tuple[str, str]:
    """The interview and the paragraph that a correction quotes."""
    quote = squeeze(correction.paragraph)
    found = {
        first: paragraph.id
        for first, article in articles
        for paragraph, reading in reversed(read_paragraphs(article, edits))
        if quote and (quote in squeeze(paragraph.text) or quote in squeeze(reading.text))
    }
    if not found:
        _refuse(
            page, correction, "no interview of this page has the quoted paragraph", "quote what it prints, or remove it"
        )
    if len(found) > 1:
        _refuse(
            page,
            correction,
            f"{len(found)} interviews of this page have the quoted text",
            "quote more of the paragraph",
        )
    return next(iter(found.items()))


def fit_corrections(rulings: Sequence[Ruling], passages: Sequence[Passage]) -> tuple[Correction, ...]:
    """Corrections that quote the passages, where another printing's paragraph was quoted."""
    return tuple(_fit(correction, paragraph, passages) for correction, paragraph in rulings)


def _fit(correction: Correction, paragraph: str, passages: Sequence[Passage]) -> Correction:
    quote = squeeze(correction.paragraph)
    if any(quote in squeeze(passage.text) for passage in passages):
        return correction
    same = (passage for passage in passages if paragraph in (passage.id, *passage.aliases))
    passage = next(same, None)
    return correction if passage is None else replace(correction, paragraph=passage.text)


def _refuse(page: Page, correction: Correction, message: str, advice: str) -> NoReturn:
    fragment = f"{correction.what} {correction.item}: {correction.paragraph}"
    raise StaleCorrectionError(message, where=f"corpus/{page.name}.yml", fragment=fragment, advice=advice)

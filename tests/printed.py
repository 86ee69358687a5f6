"""Pages, articles and printings made by hand for the library's tests, from plain values or YAML."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from digest.models import (
    Account,
    Article,
    Byline,
    Correction,
    Evidence,
    Kind,
    Page,
    PageLayout,
    Paragraph,
    Passage,
    PersonLine,
    Printing,
    Sidecar,
    Span,
)
from digest.records import read_record
from digest.vocabulary import Area, Person, Vocabulary, read_vocabulary

__all__ = ["OWN", "Book", "find_nothing", "make_book", "make_paragraphs", "make_vocabulary"]

OWN = Path(__file__).parents[1]
EMPTY = Account(page=0, headlines=0, person_lines=0, bylines=0, paragraphs=0, furniture=0, unclaimed=0)
VOCABULARY = read_vocabulary(OWN / "vocabulary")

Book = tuple[tuple[PageLayout, ...], tuple[Printing, ...]]


def make_book(pages: Sequence[Mapping[str, Any]]) -> Book:
    """Layouts and printings. A page has a ``name``, a ``sidecar`` and ``articles``; see ``_printing`` for these."""
    layouts: list[PageLayout] = []
    printings: list[Printing] = []
    for values in pages:
        sidecar = read_record(yaml.safe_dump(dict(values.get("sidecar", {}))), f"{values['name']}.yml", Sidecar)
        made = _printings(values["name"], values["articles"], sidecar)
        lines = tuple(paragraph.text for printing in made for paragraph in printing.article.paragraphs)
        page = Page(name=values["name"], lines=lines, sidecar=sidecar)
        articles = tuple(printing.article for printing in made)
        layouts.append(PageLayout(page=page, articles=articles, furniture=(), unclaimed=(), account=EMPTY))
        printings += made
    return tuple(layouts), tuple(printings)


def _printings(page: str, articles: Sequence[Mapping[str, Any]], sidecar: Sidecar) -> list[Printing]:
    texts = make_paragraphs(page, [article.get("paragraphs", []) for article in articles])
    return [
        _printing(f"{page}-{number}", page, values, paragraphs, sidecar)
        for number, (values, paragraphs) in enumerate(zip(articles, texts, strict=True), 1)
    ]


def _printing(
    name: str, page: str, values: Mapping[str, Any], paragraphs: tuple[Paragraph, ...], sidecar: Sidecar
) -> Printing:
    """An article as printed: headline, person, office, area, byline, reporters, kind, paragraphs; all may be left out."""
    person, office = values.get("person"), values.get("office")
    line = PersonLine(printed=f"——访{office or ''}{person or ''}", office=office, person=person)
    reporters = tuple(values.get("reporters", ()))
    article = Article(
        id=name,
        page=page,
        headline=values.get("headline"),
        person_line=line if person or office else None,
        bylines=(Byline(printed=f"本报记者 {' '.join(reporters)}", reporters=reporters),) if reporters else (),
        paragraphs=paragraphs,
        spans=(Span(page=page, first_line=1, last_line=1),),
    )
    return Printing(
        article=article,
        kind=Kind(values.get("kind", "interview")),
        person=person,
        office=office,
        area=values.get("area"),
        reporters=reporters,
        paper=sidecar.paper,
        date=sidecar.date,
        occasion=sidecar.occasion,
        rendition=sidecar.rendition,
    )


def make_paragraphs(page: str, articles: Sequence[Sequence[str]]) -> list[tuple[Paragraph, ...]]:
    """Paragraphs of a page's articles with ids as the parser gives them: a hash of the text, numbered if it is there."""
    seen: Counter[str] = Counter()
    made: list[tuple[Paragraph, ...]] = []
    for texts in articles:
        paragraphs: list[Paragraph] = []
        for text in texts:
            name = "p" + hashlib.sha256(text.encode()).hexdigest()[:8]
            seen[name] += 1
            span = Span(page=page, first_line=1, last_line=1)
            number = "" if seen[name] == 1 else f"-{seen[name]}"
            paragraphs.append(Paragraph(id=name + number, text=text, spans=(span,)))
        made.append(tuple(paragraphs))
    return made


def make_vocabulary(areas: Sequence[str] = (), people: Sequence[Mapping[str, Any]] = ()) -> Vocabulary:
    """The project's vocabulary with these areas and people in place of its own."""
    return replace(
        VOCABULARY,
        areas=tuple(Area(name=name, slug=f"area-{number}", kind="district") for number, name in enumerate(areas)),
        people=tuple(Person(**{**person, "offices": tuple(person.get("offices", ()))}) for person in people),
    )


def find_nothing(
    passages: Sequence[Passage],  # noqa: ARG001  # the signature is evidence's
    vocabulary: Vocabulary,  # noqa: ARG001
    *,
    year: int | None,  # noqa: ARG001
    area: str | None,  # noqa: ARG001
    corrections: Sequence[Correction],  # noqa: ARG001
    where: str,  # noqa: ARG001
) -> Evidence:
    """No evidence, in place of ``evidence.find_evidence``: these tests are about the library."""
    return Evidence()

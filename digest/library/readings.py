"""A printing as it is read: its errata applied to headline, names, office and paragraphs.

What the parser took from the printed text is taken over into the text as read: with 访安和区委书记林远丹 read as
访安和区委书记林远舟, the person is 林远舟. The article itself stays as printed.
"""

from collections.abc import Iterable
from dataclasses import replace

from digest.interview.areas import find_area
from digest.library.errata import Edits, Place, Reading, read_edited, read_name
from digest.models import Article, Paragraph, Printing, Role
from digest.vocabulary import Vocabulary

__all__ = ["read_headline", "read_paragraphs", "read_printing"]


def read_headline(article: Article, edits: Edits) -> str | None:
    """The headline with its errata."""
    return _read(article, Role.HEADLINE, article.headline, edits).text or None


def read_paragraphs(article: Article, edits: Edits) -> tuple[tuple[Paragraph, Reading], ...]:
    """Each paragraph with its text as read."""
    numbered = enumerate(article.paragraphs)
    return tuple((p, read_edited(p.text, edits.get(Place(article=article.id, number=n), ()))) for n, p in numbered)


def read_printing(printing: Printing, edits: Edits, vocabulary: Vocabulary) -> Printing:
    """The printing with person, office, area, reporters and correspondents as read."""
    article = printing.article
    line = article.person_line.printed if article.person_line else None
    speaker = [
        _read(article, Role.PERSON_LINE, line, edits),
        _read(article, Role.HEADLINE, article.headline, edits),
        *(reading for _, reading in read_paragraphs(article, edits)),
    ]
    bylines = [
        read_edited(byline.printed, edits.get(Place(article=article.id, role=Role.BYLINE, number=number), ()))
        for number, byline in enumerate(article.bylines)
    ]
    office = None if printing.office is None else read_name(printing.office, speaker)
    return replace(
        printing if office == printing.office else _move(printing, office, vocabulary),
        person=None if printing.person is None else read_name(printing.person, speaker),
        reporters=_names(printing.reporters, bylines),
        correspondents=_names(printing.correspondents, bylines),
    )


def _move(printing: Printing, office: str | None, vocabulary: Vocabulary) -> Printing:
    """The area goes with the office; once it is a known one, the finding on it is settled."""
    area = find_area(office, vocabulary) if office else None
    is_known = area in {known.name for known in vocabulary.areas}
    findings = tuple(f for f in printing.findings if not (is_known and f.code == "unknown-area"))
    return replace(printing, office=office, area=area, findings=findings)


def _read(article: Article, role: Role, printed: str | None, edits: Edits) -> Reading:
    return read_edited(printed or "", edits.get(Place(article=article.id, role=role), ()))


def _names(names: Iterable[str], bylines: list[Reading]) -> tuple[str, ...]:
    return tuple(read_name(name, bylines) for name in names)

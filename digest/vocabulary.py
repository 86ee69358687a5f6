"""The curator's vocabularies: YAML files → one checked, frozen ``Vocabulary``.

What the program knows of papers, places, offices and themes stands in ``vocabulary/*.yml``; the digest of another city
is made by changing these files alone. Each file is a list of entries (``bylines.yml``, ``offices.yml`` and
``furniture.yml`` are one entry). A missing file, an unknown key, a wrong type, a name or alias that stands twice, a
slug that is no slug or a pattern that is no regular expression is a ``VocabularyError`` with file and line.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from digest.errors import VocabularyError
from digest.records import read_record, read_records

__all__ = [
    "Area",
    "Bylines",
    "City",
    "Furniture",
    "Occasion",
    "Offices",
    "Paper",
    "Person",
    "Theme",
    "Vocabulary",
    "read_vocabulary",
]

T = TypeVar("T")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A newspaper. ``media``: the names under which bylines sign for it (正观新闻·郑州晚报)."""

    name: str
    slug: str
    media: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A district, county or zone; or, with ``kind: city``, the city's own bureaus (市直).

    ``aliases`` are looked for in an office (管城回族区委书记); those of the city's bureaus must open it (市工信局局长).
    """

    name: str
    slug: str
    kind: str  # district, county, zone or city
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class City:
    """A city that others learn from. ``places`` stand for it: 天府新区 is Chengdu's, 阳澄湖 Suzhou's."""

    name: str
    slug: str
    aliases: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """What the interviews were about. ``terms``: any of these in an interview tells it."""

    name: str
    slug: str
    about: str
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A theme (专题). ``about``: one line, what belongs and what doesn't."""

    name: str
    slug: str
    about: str
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """What the pages do not tell of a person.

    ``reading`` is the name in pinyin where the common one is wrong (``shan`` for 单). Two people of one name get an
    entry each, with a ``mark`` that tells them apart and ``offices`` that say which is meant.
    """

    name: str
    reading: str | None = None
    mark: str | None = None
    offices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bylines:
    """The words that bylines are made of; each list is described in ``vocabulary/bylines.yml``."""

    reporters: tuple[str, ...]
    correspondents: tuple[str, ...]
    prefixes: tuple[str, ...]
    media_endings: tuple[str, ...]
    works: tuple[str, ...]
    staff: tuple[str, ...]
    photographs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Offices:
    """The words that end an office (书记, 局长), join two offices (兼) or tell an unnamed speaker (有关负责人)."""

    titles: tuple[str, ...]
    unnamed: tuple[str, ...]
    surnames: tuple[str, ...]
    bodies: tuple[str, ...]
    speech: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """What pages print beside their articles: ``phrases`` are whole lines, ``patterns`` match whole lines."""

    phrases: tuple[str, ...]
    patterns: tuple[str, ...]
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """All vocabularies of a build."""

    papers: tuple[Paper, ...]
    areas: tuple[Area, ...]
    cities: tuple[City, ...]
    occasions: tuple[Occasion, ...]
    themes: tuple[Theme, ...]
    people: tuple[Person, ...]
    bylines: Bylines
    offices: Offices
    furniture: Furniture


def read_vocabulary(folder: Path) -> Vocabulary:
    """Read and check every vocabulary file of ``folder``. Raises ``VocabularyError``."""
    furniture = _record(folder, "furniture.yml", Furniture)
    for pattern in furniture.patterns:
        _check_pattern(pattern, str(folder / "furniture.yml"))
    papers = _records(folder, "papers.yml", Paper)
    areas = _records(folder, "areas.yml", Area)
    cities = _records(folder, "cities.yml", City)
    occasions = _records(folder, "occasions.yml", Occasion)
    themes = _records(folder, "themes.yml", Theme)
    _check_names(folder, "papers.yml", ((p.name, p.slug, p.media) for p in papers))
    _check_names(folder, "areas.yml", ((a.name, a.slug, a.aliases) for a in areas))
    _check_names(folder, "cities.yml", ((c.name, c.slug, (*c.aliases, *c.places)) for c in cities))
    _check_names(folder, "occasions.yml", ((o.name, o.slug, ()) for o in occasions))
    _check_names(folder, "themes.yml", ((t.name, t.slug, ()) for t in themes))
    return Vocabulary(
        papers=papers,
        areas=areas,
        cities=cities,
        occasions=occasions,
        themes=themes,
        people=_records(folder, "people.yml", Person),
        bylines=_record(folder, "bylines.yml", Bylines),
        offices=_record(folder, "offices.yml", Offices),
        furniture=furniture,
    )


def _text(folder: Path, name: str) -> str:
    path = folder / name
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        advice = "restore it from the repository, or name the right folder with --vocabulary"
        raise VocabularyError("this vocabulary is missing", where=str(path), advice=advice) from None
    except (OSError, UnicodeDecodeError) as error:
        message = f"this vocabulary cannot be read ({error.__class__.__name__})"
        raise VocabularyError(message, where=str(path), advice="save it as UTF-8 text, readable by you") from None


def _records(folder: Path, name: str, shape: type[T]) -> tuple[T, ...]:
    return read_records(_text(folder, name), str(folder / name), shape)


def _record(folder: Path, name: str, shape: type[T]) -> T:
    return read_record(_text(folder, name), str(folder / name), shape)


def _check_names(folder: Path, name: str, entries: Iterable[tuple[str, str, tuple[str, ...]]]) -> None:
    """Refuse a name, alias or slug that two entries claim (or one claims twice), and slugs that are none."""
    text = _text(folder, name)
    owners: dict[str, str] = {}
    for title, slug, aliases in entries:
        if not SLUG.fullmatch(slug):
            advice = "use small letters, digits and single hyphens"
            raise VocabularyError(
                "this slug is not fit for an address", where=_where(folder, name, text, slug), fragment=slug, advice=advice
            )
        for alias in (title, slug, *aliases):
            if alias in owners:
                message = f"“{alias}” stands under “{owners[alias]}” already"
                where = _where(folder, name, text, alias)
                raise VocabularyError(message, where=where, fragment=title, advice="keep it in one place")
            owners[alias] = title


def _where(folder: Path, name: str, text: str, fragment: str) -> str:
    """``file:line`` of the last line that holds the fragment."""
    lines = [number for number, line in enumerate(text.splitlines(), 1) if fragment in line]
    return f"{folder / name}:{lines[-1] if lines else 1}"


def _check_pattern(pattern: str, where: str) -> None:
    try:
        re.compile(pattern)
    except re.error as error:
        message = f"this pattern is no regular expression: {error}"
        raise VocabularyError(message, where=where, fragment=pattern, advice="mend the pattern") from None

"""The curator's vocabularies: YAML files → one checked, frozen ``Vocabulary``.

What the program knows of papers, places, offices and themes stands in ``vocabulary/*.yml``; the digest of another city
is made by changing these files alone. Each file is a list of entries or, where it holds the words of one room
(``bylines.yml``, ``figures.yml``…), one entry. A missing file, an unknown key, a wrong type, a name or alias that stands
twice, a slug that is no slug or a pattern that is no regular expression is a ``VocabularyError`` with file and line.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from digest.errors import VocabularyError
from digest.records import read_record, read_records
from digest.vetting import check_names, check_patterns, check_units

__all__ = [
    "Area",
    "Bylines",
    "City",
    "Furniture",
    "Genres",
    "KindWords",
    "Lookalikes",
    "Occasion",
    "Offices",
    "Paper",
    "Person",
    "Talks",
    "Theme",
    "Vocabulary",
    "read_vocabulary",
]

T = TypeVar("T")


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
    kind: str  # district, county, zone or city; unknown of an area that no vocabulary has
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
    """A theme (专题). ``about``: one line, what belongs and what doesn't.

    Its terms by weight: a ``strong`` one tells the theme, two ``plain`` ones do, ``weak`` ones only help. ``vetoes``
    are words in which a term means something else (国家中心城市, 人才公寓 for 公寓).
    """

    name: str
    slug: str
    about: str
    strong: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    vetoes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Themes:
    """The words by which themes are read, whatever the theme; each list is described in ``theme_words.yml``."""

    announcing: tuple[str, ...]
    actions: tuple[str, ...]
    empty: tuple[str, ...]
    holders: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """Units of one kind; the kinds are described in ``vocabulary/units.yml``."""

    kind: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The words by which quantified statements are read; each list is described in ``vocabulary/figures.yml``."""

    pledges: tuple[str, ...]
    commitments: tuple[str, ...]
    intents: tuple[str, ...]
    past: tuple[str, ...]
    periods: tuple[str, ...]
    masks: tuple[str, ...]
    before: tuple[str, ...]
    silent: tuple[str, ...]
    adverbs: tuple[str, ...]
    after: tuple[str, ...]
    holding: tuple[str, ...]
    regions: tuple[str, ...]
    rank_heads: tuple[str, ...]
    delivery: tuple[str, ...]
    frames: tuple[str, ...]
    abstractions: tuple[str, ...]
    durations: tuple[str, ...]
    states: tuple[str, ...]
    verbs: tuple[str, ...]
    fillers: tuple[str, ...]
    growth: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lessons:
    """The words by which lessons (对标) are read; each list is described in ``vocabulary/lessons.yml``."""

    learning: tuple[str, ...]
    weak: tuple[str, ...]
    visits: tuple[str, ...]
    practices: tuple[str, ...]
    loose: tuple[str, ...]
    bare: tuple[str, ...]
    gaps: tuple[str, ...]
    praise: tuple[str, ...]
    models: tuple[str, ...]
    subjects: tuple[str, ...]
    framings: tuple[str, ...]
    organisations: tuple[str, ...]


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
    given_names: tuple[str, ...] = ()
    provinces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Offices:
    """The words that end an office (书记, 局长), join two offices (兼) or tell an unnamed speaker (有关负责人).

    One is equal to itself alone: patterns are made of it once and looked up for every line.
    """

    titles: tuple[str, ...]
    unnamed: tuple[str, ...]
    surnames: tuple[str, ...]
    bodies: tuple[str, ...]
    speech: tuple[str, ...]
    directing: tuple[str, ...]
    districts: tuple[str, ...]
    places: tuple[str, ...]
    telling: tuple[str, ...]
    answering: tuple[str, ...]
    farewells: tuple[str, ...]
    meetings: tuple[str, ...]
    ordinary: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    no_names: tuple[str, ...] = ()
    honours: tuple[str, ...] = ()
    couples: tuple[str, ...] = ()
    strangers: tuple[str, ...] = ()
    calls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """What pages print beside their articles: ``phrases`` are whole lines, ``patterns`` match whole lines.

    ``columns`` are the names of columns; a banner behind a dash or dot may end in one of ``column_endings`` (访谈录).
    ``boxes`` are titles of boxes inside an article (人物名片). A paper's or site's name alone on a line ends in one of
    ``outlets``, on the page's first or last line also in one of ``edges``. ``buttons`` and ``fields`` are the words of which a web
    edition's frame is made (收藏, 来源:…), a line with one of ``signs`` is furniture; ``lists`` head its lists of other articles (相关新闻).
    A line that opens with one of ``labels`` and a colon is furniture (关键词：大桥); ``rights`` are patterns of whole lines that say who
    may print an article again.
    """

    phrases: tuple[str, ...]
    patterns: tuple[str, ...]
    columns: tuple[str, ...]
    column_endings: tuple[str, ...] = ()
    boxes: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    edges: tuple[str, ...] = ()
    buttons: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    rights: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Genres:
    """The names of what papers print; each list is described in ``vocabulary/genres.yml``.

    One is equal to itself alone, as ``Offices`` are.
    """

    pieces: tuple[str, ...]
    speeches: tuple[str, ...]
    portraits: tuple[str, ...]
    briefings: tuple[str, ...]
    notes: tuple[str, ...]
    summaries: tuple[str, ...]
    writings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Talks:
    """The words of printed conversations; each list is described in ``vocabulary/talks.yml``."""

    askers: tuple[str, ...]
    answers: tuple[str, ...]
    items: tuple[str, ...]
    roles: tuple[str, ...]
    outlets: tuple[str, ...]
    boxes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KindWords:
    """The words that tell weather, notices, adverts and pictures; their thresholds are explained in ``kinds.yml``."""

    kind: str
    headline: tuple[str, ...]
    text: tuple[str, ...]
    least: int
    every: int
    longest: int | None = None
    ends: tuple[str, ...] = ()
    support: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookalikes:
    """Characters that recognition takes for each other; each group is one text (己已巳)."""

    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """All vocabularies of a build."""

    papers: tuple[Paper, ...]
    areas: tuple[Area, ...]
    cities: tuple[City, ...]
    occasions: tuple[Occasion, ...]
    themes: tuple[Theme, ...]
    theme_words: Themes
    units: tuple[Unit, ...]
    figures: Figures
    lessons: Lessons
    people: tuple[Person, ...]
    bylines: Bylines
    offices: Offices
    furniture: Furniture
    genres: Genres
    talks: Talks
    kinds: tuple[KindWords, ...] = ()
    lookalikes: Lookalikes = Lookalikes()


def read_vocabulary(folder: Path) -> Vocabulary:
    """Read and check every vocabulary file of ``folder``. Raises ``VocabularyError``."""
    furniture = _record(folder, "furniture.yml", Furniture)
    figures = _record(folder, "figures.yml", Figures)
    lessons = _record(folder, "lessons.yml", Lessons)
    units = _records(folder, "units.yml", Unit)
    papers = _records(folder, "papers.yml", Paper)
    areas = _records(folder, "areas.yml", Area)
    cities = _records(folder, "cities.yml", City)
    occasions = _records(folder, "occasions.yml", Occasion)
    themes = _records(folder, "themes.yml", Theme)
    for name, patterns in (
        ("furniture.yml", (*furniture.patterns, *furniture.rights)),
        ("figures.yml", figures.names),
        ("lessons.yml", lessons.framings),
    ):
        check_patterns(str(folder / name), _text(folder, name), patterns)
    for name, entries in (
        ("papers.yml", [(paper.name, paper.slug, paper.media) for paper in papers]),
        ("areas.yml", [(area.name, area.slug, area.aliases) for area in areas]),
        ("cities.yml", [(city.name, city.slug, (*city.aliases, *city.places)) for city in cities]),
        ("occasions.yml", [(occasion.name, occasion.slug, ()) for occasion in occasions]),
        ("themes.yml", [(theme.name, theme.slug, ()) for theme in themes]),
    ):
        check_names(str(folder / name), _text(folder, name), entries)
    check_units(str(folder / "units.yml"), _text(folder, "units.yml"), [(unit.kind, unit.names) for unit in units])
    return Vocabulary(
        papers=papers,
        areas=areas,
        cities=cities,
        occasions=occasions,
        themes=themes,
        theme_words=_record(folder, "theme_words.yml", Themes),
        units=units,
        figures=figures,
        lessons=lessons,
        people=_records(folder, "people.yml", Person),
        bylines=_record(folder, "bylines.yml", Bylines),
        offices=_record(folder, "offices.yml", Offices),
        furniture=furniture,
        genres=_record(folder, "genres.yml", Genres),
        talks=_record(folder, "talks.yml", Talks),
        kinds=_records(folder, "kinds.yml", KindWords),
        lookalikes=_record(folder, "lookalikes.yml", Lookalikes),
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

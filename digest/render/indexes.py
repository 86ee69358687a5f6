"""Library → the terms of the index pages: themes, areas, people, cities, targets, and where theme and area meet.

Terms stand in the vocabulary's order, people in that of their names, interviews as the library has them (newest first). A
name that no vocabulary has (it should not be, but nothing is lost for it) stands behind the others, under its sound.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from digest.models import Figure, Finding, Identity, Interview, Lesson, Library, Span, ThemeLabel
from digest.pinyin import slugify_name
from digest.vocabulary import Area, City, Theme, Vocabulary

__all__ = [
    "AreaTerm",
    "CityTerm",
    "Indexes",
    "Mention",
    "MentionGroup",
    "PersonTerm",
    "Pledge",
    "Row",
    "Teaching",
    "ThemeTerm",
    "build_indexes",
    "gather_findings",
    "themes_of",
]

SHADES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """An interview's sentence on a theme; ``label`` names the passage."""

    interview: Interview
    label: ThemeLabel


@dataclass(frozen=True, slots=True, kw_only=True)
class Pledge:
    """A target (or fact) and whose it is."""

    interview: Interview
    figure: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Teaching:
    """What an interview says is learned from a city."""

    interview: Interview
    lesson: Lesson


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaTerm:
    """A district, county or zone: its interviews and all that they say. ``theme_counts``: passages by theme."""

    area: Area
    interviews: tuple[Interview, ...]
    people: tuple[Identity, ...]
    pledges: tuple[Pledge, ...]
    teachings: tuple[Teaching, ...]
    theme_counts: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionGroup:
    """What one area says on a theme; ``area`` is ``None`` where an interview names none."""

    area: Area | None
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeTerm:
    """A theme: what each area says on it, in the order of the areas."""

    theme: Theme
    groups: tuple[MentionGroup, ...]

    @property
    def count(self) -> int:
        """How many passages are about it."""
        return sum(len(group.mentions) for group in self.groups)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonTerm:
    """A person, the interviews, latest first, and the targets named in them."""

    identity: Identity
    interviews: tuple[Interview, ...]
    pledges: tuple[Pledge, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CityTerm:
    """A city that others learn from, and what each learns."""

    city: City
    teachings: tuple[Teaching, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of the matrix: passages of one area by theme, as (theme, count, shade from 0 to 4)."""

    area: Area | None
    cells: tuple[tuple[Theme, int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Indexes:
    """All terms of the index pages."""

    themes: tuple[ThemeTerm, ...]
    areas: tuple[AreaTerm, ...]
    people: tuple[PersonTerm, ...]
    cities: tuple[CityTerm, ...]
    targets: tuple[Pledge, ...]
    matrix: tuple[Row, ...]


def build_indexes(library: Library, vocabulary: Vocabulary) -> Indexes:
    """Gather the terms of all interviews. Themes and areas of the vocabulary are there even if nothing is; cities are
    there if somebody learns from them.
    """
    interviews = library.interviews
    areas = _complete(vocabulary.areas, (i.area for i in interviews), _new_area)
    names = [theme for interview in interviews for theme in interview.themes]
    themes = _complete(vocabulary.themes, names, _new_theme)
    cities = _complete(vocabulary.cities, (x.city for i in interviews for x in i.evidence.lessons), _new_city)
    theme_terms = tuple(_theme_term(theme, areas, interviews) for theme in themes)
    teachings = [Teaching(interview=i, lesson=x) for i in interviews for x in i.evidence.lessons]
    city_terms = (
        CityTerm(city=city, teachings=tuple(t for t in teachings if t.lesson.city == city.name)) for city in cities
    )
    by_id = {interview.id: interview for interview in interviews}
    return Indexes(
        themes=theme_terms,
        areas=tuple(_area_term(area, library) for area in areas),
        people=tuple(_person_term(identity, by_id) for identity in library.people),
        cities=tuple(term for term in city_terms if term.teachings),
        targets=tuple(Pledge(interview=i, figure=f) for i in interviews for f in i.evidence.targets),
        matrix=_matrix(theme_terms, areas),
    )


def gather_findings(library: Library) -> tuple[Finding, ...]:
    """Every finding of the library, once, by code and place; those without a place stand last."""
    findings = [
        *library.findings,
        *(finding for layout in library.pages for finding in layout.findings),
        *(finding for printing in library.printings for finding in printing.findings),
        *(finding for i in library.interviews for finding in (*i.findings, *i.evidence.findings)),
    ]
    nowhere = Span(page="\U0010ffff", first_line=0, last_line=0)
    return tuple(sorted(set(findings), key=lambda f: (f.code, f.span or nowhere, f.fragment, f.message)))


def themes_of(pledge: Pledge) -> tuple[str, ...]:
    """What the passage of a target is about, each theme once."""
    labels = pledge.interview.evidence.themes
    return tuple(dict.fromkeys(label.theme for label in labels if label.passage == pledge.figure.passage))


def _theme_term(theme: Theme, areas: Iterable[Area], interviews: Iterable[Interview]) -> ThemeTerm:
    mentions: dict[str | None, list[Mention]] = {}
    for interview in interviews:
        labels = {label.passage: label for label in reversed(interview.evidence.themes) if label.theme == theme.name}
        found = [Mention(interview=interview, label=labels[p.id]) for p in interview.passages if p.id in labels]
        mentions.setdefault(interview.area, []).extend(found)
    groups = ((area, mentions.get(area.name if area else None, ())) for area in (*areas, None))
    return ThemeTerm(theme=theme, groups=tuple(MentionGroup(area=a, mentions=tuple(m)) for a, m in groups if m))


def _area_term(area: Area, library: Library) -> AreaTerm:
    interviews = tuple(interview for interview in library.interviews if interview.area == area.name)
    ids = {interview.id for interview in interviews}
    pairs = {(label.theme, i.id, label.passage) for i in interviews for label in i.evidence.themes}
    counts = {theme: sum(pair[0] == theme for pair in pairs) for theme in sorted({pair[0] for pair in pairs})}
    return AreaTerm(
        area=area,
        interviews=interviews,
        people=tuple(person for person in library.people if ids.intersection(person.interviews)),
        pledges=tuple(Pledge(interview=i, figure=f) for i in interviews for f in i.evidence.targets),
        teachings=tuple(Teaching(interview=i, lesson=x) for i in interviews for x in i.evidence.lessons),
        theme_counts=counts,
    )


def _person_term(identity: Identity, by_id: Mapping[str, Interview]) -> PersonTerm:
    """The library has a person's interviews in the order of time."""
    interviews = tuple(by_id[i] for i in reversed(identity.interviews) if i in by_id)
    pledges = tuple(Pledge(interview=i, figure=f) for i in interviews for f in i.evidence.targets)
    return PersonTerm(identity=identity, interviews=interviews, pledges=pledges)


def _matrix(themes: Iterable[ThemeTerm], areas: Iterable[Area]) -> tuple[Row, ...]:
    """Areas down, themes across; an area or theme of which nothing is said is left out."""
    used = [term for term in themes if term.groups]
    counts = {(t.theme.name, g.area and g.area.name): len(g.mentions) for t in used for g in t.groups}
    most = max(counts.values(), default=1)
    rows = []
    for area in (*areas, None):
        key = area.name if area else None
        cells = [(t.theme, counts.get((t.theme.name, key), 0)) for t in used]
        if any(count for _, count in cells):
            shaded = tuple((theme, count, -(-count * SHADES // most)) for theme, count in cells)
            rows.append(Row(area=area, cells=shaded))
    return tuple(rows)


def _complete(known: Iterable[Any], names: Iterable[str | None], new: Callable[[str, str], Any]) -> tuple[Any, ...]:
    """The vocabulary's entries, and one for each name that it lacks."""
    entries = list(known)
    missing = {name for name in names if name} - {entry.name for entry in entries}
    slugs = {entry.slug for entry in entries}
    for name in sorted(missing):
        slug = next(s for s in _slugs(name) if s not in slugs)
        slugs.add(slug)
        entries.append(new(name, slug))
    return tuple(entries)


def _slugs(name: str) -> Iterable[str]:
    slug = slugify_name(name)
    yield slug
    number = 2
    while True:
        yield f"{slug}-{number}"
        number += 1


def _new_area(name: str, slug: str) -> Area:
    return Area(name=name, slug=slug, kind="unknown")


def _new_theme(name: str, slug: str) -> Theme:
    return Theme(name=name, slug=slug, about="")


def _new_city(name: str, slug: str) -> City:
    return City(name=name, slug=slug)

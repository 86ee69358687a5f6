"""What search results can be narrowed by, and what names sound like.

A facet is a set of interviews for each of its values: area, theme, city, paper, year, occasion, and kind: which
interviews have passages, targets, lessons. A value is the vocabulary's slug (so it can stand in an address), or the name
itself if no vocabulary has it. Names (people, areas, themes, cities) are listed by sound: 张艳敏 is found by
``zhangyanmin``, ``zhang yan min``, ``yanmin`` and ``zym``.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pypinyin import lazy_pinyin

from digest.models import Interview, Library
from digest.pinyin import spell_name
from digest.vocabulary import Vocabulary

__all__ = ["Facet", "Name", "Value", "find_facets", "find_names"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value of a facet: how it stands in the address, what the reader sees, which interviews (by number) have it."""

    value: str
    label: str
    members: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """All values of one facet that some interview has, in the vocabulary's order; years newest first."""

    name: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Name:
    """A name and its syllables; ``kind`` is ``person`` or the facet of which it is a value."""

    syllables: tuple[str, ...]
    name: str
    kind: str
    value: str


def find_facets(interviews: Iterable[Interview], vocabulary: Vocabulary) -> tuple[Facet, ...]:
    """The facets of these interviews, which are numbered as they come."""
    numbered = tuple(interviews)
    slugs = {
        "area": {area.name: area.slug for area in vocabulary.areas},
        "theme": {theme.name: theme.slug for theme in vocabulary.themes},
        "city": {city.name: city.slug for city in vocabulary.cities},
        "paper": {paper.name: paper.slug for paper in vocabulary.papers},
        "year": {},
        "occasion": {occasion.name: occasion.slug for occasion in vocabulary.occasions},
        "kind": {"段落": "passage", "目标": "target", "对标": "lesson"},
    }
    members: dict[str, dict[str, list[int]]] = {name: {} for name in slugs}
    for number, interview in enumerate(numbered):
        for name, labels in _labels(interview).items():
            for label in dict.fromkeys(label for label in labels if label):
                members[name].setdefault(label, []).append(number)
    return tuple(Facet(name=name, values=tuple(_values(members[name], slugs[name]))) for name in slugs)


def _labels(interview: Interview) -> dict[str, Iterable[str | None]]:
    evidence = interview.evidence
    kinds = {"段落": interview.passages, "目标": evidence.targets, "对标": evidence.lessons}
    return {
        "area": (interview.area,),
        "theme": interview.themes,
        "city": (lesson.city for lesson in evidence.lessons),
        "paper": (printing.paper for printing in interview.printings),
        "year": (interview.date[:4] if interview.date else None,),
        "occasion": (interview.occasion,),
        "kind": (kind for kind, found in kinds.items() if found),
    }


def _values(members: Mapping[str, list[int]], slugs: Mapping[str, str]) -> Iterator[Value]:
    known = [label for label in slugs if label in members]
    others = sorted((label for label in members if label not in slugs), reverse=True)
    for label in (*known, *others):
        yield Value(value=slugs.get(label, label), label=label, members=tuple(members[label]))


def find_names(library: Library, facets: Iterable[Facet], vocabulary: Vocabulary) -> tuple[Name, ...]:
    """Every name that a reader may spell by sound, sorted by it."""
    people = {interview.person for interview in library.interviews if interview.person}
    names = [
        Name(syllables=spell_name(person, vocabulary.people), name=person, kind="person", value=person)
        for person in people
    ]
    for facet in facets:
        if facet.name in ("area", "theme", "city"):
            for value in facet.values:
                syllables = tuple(part for part in lazy_pinyin(value.label, errors="ignore") if part.isalpha())
                if syllables:
                    names.append(Name(syllables=syllables, name=value.label, kind=facet.name, value=value.value))
    return tuple(sorted(names))

"""The digest that ships tells what the newspapers printed: its evidence equals that of the full pages."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from digest.corpus import read_corpus
from digest.interview import read_printings
from digest.layout import lay_out
from digest.library import build_library
from digest.models import Figure, Interview, Lesson, Library
from digest.vocabulary import read_vocabulary

ROOT = Path(__file__).parents[1]
FULL = ROOT.parent / "shared" / "corpus"
ENOUGH = 0.9  # F1 of lessons and themes: the digest leaves out what has no substance

Key = tuple[str | None, str | None]


def read_library(corpus: Path) -> Library:
    vocabulary = read_vocabulary(ROOT / "vocabulary")
    layouts = lay_out(read_corpus(corpus), vocabulary)
    return build_library(layouts, read_printings(layouts, vocabulary), vocabulary)


@pytest.fixture(scope="module")
def own() -> dict[Key, Interview]:
    return {(item.person, item.occasion): item for item in read_library(ROOT / "corpus").interviews}


@pytest.fixture(scope="module")
def full() -> dict[Key, Interview]:
    if not FULL.is_dir():
        pytest.skip("the newspapers' own pages are not here")
    return {(item.person, item.occasion): item for item in read_library(FULL).interviews}


def figures(items: Iterable[Figure]) -> Counter[tuple[str, str | None]]:
    return Counter((item.value, item.unit) for item in items)


def matched(ours: Sequence[Lesson], theirs: Sequence[Lesson]) -> int:
    """How many lessons agree in the city and, by four characters in a row, in what they are applied to."""
    left = list(ours)
    for lesson in theirs:
        found = next((x for x in left if x.city == lesson.city and are_alike(x.applied_to, lesson.applied_to)), None)
        if found is not None:
            left.remove(found)
    return len(ours) - len(left)


def are_alike(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return one == other
    size = min(4, len(one), len(other))
    return any(one[at : at + size] in other for at in range(len(one) - size + 1))


def f1(pairs: Sequence[tuple[Counter[object], Counter[object]]]) -> float:
    hit = sum((own & full).total() for own, full in pairs)
    return 2 * hit / sum(own.total() + full.total() for own, full in pairs)


def test_the_digest_ships_every_interview() -> None:
    """Five pages of our own words hold the eighteen interviews, in twenty-one printings."""
    library = read_library(ROOT / "corpus")
    assert len(library.interviews) == 18
    assert sum(len(item.printings) for item in library.interviews) == 21
    assert {printing.rendition for item in library.interviews for printing in item.printings} == {"digest"}


def test_the_same_people_on_the_same_occasions(own: dict[Key, Interview], full: dict[Key, Interview]) -> None:
    """Each interview of the pages is told, and none that they do not have."""
    assert set(own) == set(full)


def test_every_figure_is_told(own: dict[Key, Interview], full: dict[Key, Interview]) -> None:
    """Targets and facts have the same values and units, interview by interview."""
    for key, item in full.items():
        assert figures(own[key].evidence.targets) == figures(item.evidence.targets), key
        assert figures(own[key].evidence.facts) == figures(item.evidence.facts), key


def test_lessons_and_themes_are_told(own: dict[Key, Interview], full: dict[Key, Interview]) -> None:
    """What was learned from which city, and the themes, agree over all interviews."""
    pairs = [(own[key].evidence.lessons, item.evidence.lessons) for key, item in full.items()]
    hit = sum(matched(ours, theirs) for ours, theirs in pairs)
    assert 2 * hit / sum(len(ours) + len(theirs) for ours, theirs in pairs) >= ENOUGH
    themes = [(Counter[object](own[key].themes), Counter[object](item.themes)) for key, item in full.items()]
    assert f1(themes) >= ENOUGH

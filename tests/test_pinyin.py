"""Names by their sound."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.pinyin import SURNAMES, slugify_name, spell_name
from digest.vocabulary import Person


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("林知远", "linzhiyuan"),
        ("单立文", "shanliwen"),
        ("查一鸣", "zhayiming"),
        ("曾乐", "zengle"),
        ("尉迟明", "yuchiming"),
        ("吕平", "lvping"),
        ("阿里木·买买提", "alimu-maimaiti"),
        ("Zoë Li", "zoe-li"),
        ("ＷＥＩ", "wei"),
        ("々", "u3005"),
        ("", "unnamed"),
        ("？", "unnamed"),
    ],
)
def test_a_name_is_spelled_as_it_is_read(name: str, slug: str) -> None:
    """Surnames have their own readings; foreign names keep their parts; nothing is left without an address."""
    assert slugify_name(name) == slug


def test_the_curator_knows_better() -> None:
    """A reading in people.yml wins, whatever its accents and spaces, and for that name alone."""
    people = (Person(name="林行", reading="Lín Háng"), Person(name="林朝"))
    assert slugify_name("林行", people) == "linhang"
    assert slugify_name("林行") == "linxing"
    assert slugify_name("林朝", people) == slugify_name("林朝")


def test_syllables_are_kept_apart() -> None:
    """Initials need the syllables."""
    assert spell_name("单立文") == ("shan", "li", "wen")


def test_a_surname_alone_is_read_as_any_word() -> None:
    """The surname's reading needs a given name behind it."""
    assert slugify_name("乐") == "le"
    assert all(reading.replace(" ", "").isascii() for reading in SURNAMES.values())


@given(st.text(max_size=40))
def test_any_text_gives_an_address(name: str) -> None:
    """Whatever stands where a name should, the slug is plain, not empty, and the same each time."""
    slug = slugify_name(name)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert slugify_name(name) == slug

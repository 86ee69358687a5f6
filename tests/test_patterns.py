"""Patterns made from words, and the short cuts by which texts are searched: each finds what the long way finds."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.clean import fold_width
from digest.layout.forms.speakers import SpeakerFinder
from digest.patterns import SIGN, any_of, find_about, needs_sign, ungrouped
from tests.invented import VOCABULARY

PATTERNS = VOCABULARY.furniture.patterns


@given(st.lists(st.text("甲乙丙丁", min_size=1, max_size=3), max_size=30), st.text("甲乙丙丁戊", max_size=6))
def test_any_of_words_matches_the_longest_word_that_a_text_opens_with(words: list[str], text: str) -> None:
    """The words' tree finds what the words, one by one, would find."""
    match = re.match(any_of(words), text)
    longest = max((word for word in words if text.startswith(word)), key=len, default=None)
    assert (match.group() if match else None) == longest


@pytest.mark.parametrize("pattern", PATTERNS)
@given(data=st.data())
def test_a_pattern_without_groups_matches_the_same_and_says_truly_what_it_needs(
    pattern: str, data: st.DataObject
) -> None:
    """A line that a pattern of furniture matches is never passed over for want of a sign."""
    text = data.draw(st.from_regex(pattern, fullmatch=True))
    assert re.compile(ungrouped(pattern)).groups == 0
    assert re.fullmatch(ungrouped(pattern), text)
    if needs_sign(ungrouped(pattern)):
        assert SIGN.search(fold_width(text))


@pytest.mark.parametrize(
    ("pattern", "sure"),
    [
        (r"第\d{1,3}版", True),
        (r"\d?版", False),
        (r"\d{0,3}版", False),
        (r"\d*版", False),
        (r"(\d版)?头条", False),
        (r"[A-Z]版", False),
        (r"头条|\d版", False),
        (r"(?:\d版){1,2}", True),
        (r"(?:\d版){0,2}", False),
        (r"(?:头条(?:\|首页)+)版", True),
        (r"(?:头条(?:\|首页)*)版", False),
        (r".*\.", True),
        (r"\u4e00\s版", False),
        (r"(头|\d)版\d", True),
        (r"\\d版", True),
    ],
)
def test_only_a_sign_that_cannot_be_left_out_is_needed(pattern: str, sure: bool) -> None:
    """A sign that is optional, one arm of several or in a class is not needed."""
    assert needs_sign(pattern) is sure


@given(st.text("安和区委书记局长林远舟说表示的，。", max_size=60))
def test_names_looked_for_about_titles_and_words_of_speaking_are_all_names(text: str) -> None:
    """Looking where a title ends or a word of speaking stands misses no name and adds none."""
    finder = SpeakerFinder(VOCABULARY.offices)
    long_way = [match.span() for match in finder._named.finditer(text)]
    assert [match.span() for match in finder._find_names(text)] == long_way
    speaking = {match["person"] for match in finder._speaking.finditer(text)}
    assert speaking <= {name for name, _ in finder.names_in(text)}


@given(st.text("甲乙丙丁", max_size=40))
def test_matches_about_their_places_are_those_of_finditer(text: str) -> None:
    """Places that every match holds are enough to find all matches."""
    pattern = re.compile("甲{1,3}(?!丙)乙丁?")
    places = (match.start() for match in re.finditer("乙", text))
    found = find_about(pattern, places, text, before=3)
    assert [match.span() for match in found] == [match.span() for match in pattern.finditer(text)]

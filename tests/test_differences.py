"""Where two wordings differ, and what looks alike in print."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.library.differences import are_alike, find_runs, group_lookalikes, letters_of

LOOKALIKES = group_lookalikes(["己已巳", "亳毫", "0O", "未末"])


def show(one: str, other: str) -> list[tuple[str, str]]:
    """The runs as the letters of both texts."""
    return [(one[r.start : r.end], other[r.other_start : r.other_end]) for r in find_runs(one, other)]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("修了十二座水池", "修了十三座水池", [("二", "三")]),
        ("还要再修八座", "还要修八座", [("再", "")]),
        ("还要修八座", "还要再修八座", [("", "再")]),
        ("推动老城更新改造", "着手老城更新修缮", [("推动", "着手"), ("改造", "修缮")]),
        ("办好集市和夜市", "建成街市和夜场", [("办好集", "建成街"), ("市", "场")]),
        ("甲乙中丙丁", "子丑中寅卯", [("甲乙中丙丁", "子丑中寅卯")]),
        ("甲中丙", "子中寅", [("甲", "子"), ("丙", "寅")]),
        ("", "山", [("", "山")]),
    ],
)
def test_runs_are_told_as_a_reader_would(one: str, other: str, expected: list[tuple[str, str]]) -> None:
    """Short runs stand apart; two longer ones that a single letter parts are one."""
    assert show(one, other) == expected


@given(st.text(alphabet="甲乙丙丁", max_size=20), st.text(alphabet="甲乙丙丁", max_size=20))
def test_runs_turn_one_text_into_the_other(one: str, other: str) -> None:
    """Put in from the back, the runs give the other text; they do not touch or overlap."""
    runs = find_runs(one, other)
    text = one
    for run in reversed(runs):
        text = text[: run.start] + other[run.other_start : run.other_end] + text[run.end :]
    assert text == other
    assert all(a.end < b.start for a, b in pairwise(runs))


def test_letters_know_where_they_stand() -> None:
    """Each compared letter points at its character of the text, spaces and punctuation between them left out."""
    text = "“５Ｇ　茶园”，8.5％"
    letters = letters_of(text)
    assert letters.folded == "5g茶园8.5%"
    assert [text[place] for place in letters.places] == ["５", "Ｇ", "茶", "园", "8", ".", "5", "％"]


@given(st.text(max_size=30))
def test_any_text_has_letters(text: str) -> None:
    """Places ascend, one for each letter; one character may give several letters."""
    letters = letters_of(text)
    assert len(letters.folded) == len(letters.places)
    assert list(letters.places) == sorted(letters.places)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("亳", "毫", True),
        ("已", "巳", True),
        ("未来", "末来", True),  # an equal letter between
        ("三", "3", False),  # written otherwise, not misread
        ("亳", "毫毫", False),
        ("", "", False),
        ("未已亳未已", "末己毫末己", False),  # too long for a misreading
        ("作", "做", False),
    ],
)
def test_lookalikes(one: str, other: str, expected: bool) -> None:
    """A few letters, each the same or of one group."""
    assert are_alike(one, other, LOOKALIKES) is expected

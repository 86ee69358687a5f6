"""Names that recur on a page are told from words that do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.layout.printed.pairs import PairIndex
from digest.layout.printed.recurring import RecurringNames

NAMES = RecurringNames(["林", "安", "区", "赵", "欧阳"])


def find(text: str) -> frozenset[str]:
    return NAMES.find(PairIndex([text]))


def test_a_name_that_stands_again_and_again_is_found() -> None:
    """Without a title and without a word of speaking, in any place of a sentence."""
    assert find("天亮了，林远舟上船。岸上喊林远舟，他不应。水急，林远舟收网。") == {"林远舟"}


@pytest.mark.parametrize(
    "text",
    [
        "林远舟上船，岸上喊林远舟。",  # twice only
        "有了安全感，才说安全感；谈安全感，也谈安全。",  # its first characters stand apart
        "安和区委书记来了，本区委书记说，那区委书记记下。",  # always the same behind it
        "青安和县，青安和镇，青安和村。",  # always the same before it
        "石榴树一株，石榴树两株，种石榴树。",  # no surname
        "林",
        "",
    ],
)
def test_words_that_recur_are_no_names(text: str) -> None:
    """Cohesion inside and freedom outside are both asked for, three times over."""
    assert find(text) == frozenset()


@given(st.text("林远舟安和区，。\U00020000A\n", max_size=60))
def test_what_is_found_recurs(text: str) -> None:
    """Whatever the text, a name found stands in it three times at least, and its parts nowhere else."""
    for name in find(text):
        count = sum(text.startswith(name, at) for at in range(len(text)))
        assert count >= 3
        assert {sum(text.startswith(part, at) for at in range(len(text))) for part in (name[:2], name[1:])} == {count}

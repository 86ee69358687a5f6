"""Addresses: from the page and the printed name alone, and never one for two."""

from typing import Any

import pytest

from digest.library.addresses import find_ids
from tests.printed import make_book


def ids(*pages: dict[str, Any]) -> dict[str, str]:
    """Article id → interview id."""
    return dict(find_ids(make_book(pages)[1]))


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        ("林远舟", "a-linyuanzhou"),
        ("单立文", "a-shanliwen"),
        ("阿里木·买买提", "a-alimumaimaiti"),
        ("John Smith", "a-johnsmith"),
    ],
)
def test_an_address_is_the_page_and_the_name(person: str, expected: str) -> None:
    """In pinyin, as one word."""
    assert ids({"name": "a", "articles": [{"person": person}]}) == {"a-1": expected}


def test_names_that_sound_alike_on_one_page_are_numbered() -> None:
    """In the order in which the page prints them."""
    found = ids({"name": "a", "articles": [{"person": "张伟"}, {"person": "章玮"}, {"person": "张伟"}]})
    assert list(found.values()) == ["a-zhangwei", "a-zhangwei-2", "a-zhangwei-3"]


def test_a_page_named_like_another_page_and_a_name_takes_no_address_away() -> None:
    """“a” with 阿里木·买买提 and “a-alimu” with 买买提."""
    found = ids(
        {"name": "a", "articles": [{"person": "阿里木·买买提"}]},
        {"name": "a-alimu", "articles": [{"person": "买买提"}]},
    )
    assert len(set(found.values())) == 2
    assert found["a-alimu-1"] == ids({"name": "a-alimu", "articles": [{"person": "买买提"}]})["a-alimu-1"]


def test_unnamed_speakers_are_told_apart_by_their_headlines() -> None:
    """Without a headline by the text; equal ones by number."""
    found = ids(
        {
            "name": "a",
            "articles": [
                {"headline": "把河还给人"},
                {"headline": "把河 还给人"},
                {"headline": "井盖归谁管"},
                {"paragraphs": ["会的。"]},
                {},
            ],
        }
    )
    assert len(set(found.values())) == 5
    assert found["a-2"] == found["a-1"] + "-2"

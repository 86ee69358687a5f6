"""Numbers: where they stand, with which unit, and what they amount to."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.evidence.numerals import find_quantities, read_amount
from tests.said import VOCABULARY, read_items, texts


@pytest.mark.parametrize("item", read_items("numerals"))
def test_quantities_are_found_as_printed(item: dict[str, Any]) -> None:
    """Value, unit and kind of each number of the text, in order."""
    found = [[q.value, q.unit, q.kind] for q in find_quantities(item["text"], VOCABULARY.units)]
    assert found == item["quantities"]


@pytest.mark.parametrize(
    ("numeral", "amount"),
    [
        ("30", 30),
        ("3,046.8", Decimal("3046.8")),
        ("1.2万", 12_000),
        ("1.3万亿", 1_300_000_000_000),
        ("二十", 20),
        ("十五", 15),
        ("两百", 200),
        ("二百五", 250),
        ("一百零五", 105),
        ("两千三", 2_300),
        ("一万二", 12_000),
        ("三百二十万", 3_200_000),
        ("一亿二千万", 120_000_000),
        ("一百九十万零三千九百七十一", 1_903_971),
        ("千亿", 100_000_000_000),
        ("二〇二三", 2023),
        ("一点五", Decimal("1.5")),
    ],
)
def test_numerals_are_read(numeral: str, amount: Decimal | int) -> None:
    """A numeral of either script amounts to this."""
    assert read_amount(numeral) == amount


@pytest.mark.parametrize("numeral", ["", "x", "三四", "千百亿", "几", "1.2x", "万" * 100, "1" * 100])
def test_what_is_no_single_number_has_no_amount(numeral: str) -> None:
    """Words, approximations, two magnitudes in a row and endless runs are not guessed at."""
    assert read_amount(numeral) is None


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_numerals_come_back(number: int) -> None:
    """A number written out in Chinese is read as itself."""
    assert read_amount(write_out(number)) == number


def write_out(number: int) -> str:
    """The number in Chinese, as schools teach it."""
    if number == 0:
        return "零"
    text = ""
    for scale, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        section, number = divmod(number, scale)
        if section:
            gap = "零" if text and section < 1000 else ""
            text += gap + write_section(section) + name
    return text


def write_section(section: int) -> str:
    text, is_gap = "", False
    for scale, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, section = divmod(section, scale)
        if digit:
            text += ("零" if is_gap and text else "") + "零一二三四五六七八九"[digit] + name
        is_gap = not digit
    return text


@given(texts)
def test_quantities_stand_where_they_say(text: str) -> None:
    """Any text gives quantities in order, each with its digits at its place and no overlap."""
    end = 0
    for quantity in find_quantities(text, VOCABULARY.units):
        assert end <= quantity.start < quantity.end <= len(text)
        printed = text[quantity.start : quantity.end].replace(",", "").replace("，", "")
        assert quantity.value in printed
        end = quantity.end

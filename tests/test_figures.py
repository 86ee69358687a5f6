"""Targets and facts: which numbers are figures, of which kind, with which metric, qualifier and deadline."""

from time import process_time
from typing import Any

import pytest
from hypothesis import given

from digest.evidence.deadlines import find_deadlines, find_tense, resolve_deadline
from digest.evidence.targets import find_figures
from digest.models import Figure
from tests.said import VOCABULARY, YEAR, make_passage, read_items, texts


def figures_of(text: str, year: int | None = YEAR) -> tuple[Figure, ...]:
    return find_figures(make_passage(text), VOCABULARY.figures, VOCABULARY.units, year=year)


@pytest.mark.parametrize("item", read_items("figures"))
def test_figures_are_read(item: dict[str, Any]) -> None:
    """Kind, value, unit, qualifier and deadline of each figure of the paragraph, and no others."""
    found = [[f.kind.value, f.value, f.unit, f.qualifier, f.deadline] for f in figures_of(item["text"])]
    assert found == item["figures"]


@pytest.mark.parametrize("item", read_items("metrics"))
def test_metrics_are_named(item: dict[str, Any]) -> None:
    """What each figure of the sentence measures or counts."""
    assert [figure.metric for figure in figures_of(item["text"])] == item["metrics"]


@pytest.mark.parametrize(
    ("printed", "year", "resolved"),
    [
        ("全年", 2031, "2031全年"),
        ("今年", 2031, "2031全年"),
        ("年底", 2031, "2031年底"),
        ("2033年底", 2031, "2033年底"),
        ("到2035年", 2031, "2035年"),
        ("明年上半年", 2031, "2032上半年"),
        ("去年", 2031, "2030全年"),
        ("6月底前", 2031, "2031年6月底"),
        ("“十四五”末", 2031, "“十四五”末"),
        ("未来三年", 2031, "未来三年"),
        ("近年来", 2031, "近年来"),
        ("全年", None, "全年"),
        ("明年", None, "明年"),
    ],
)
def test_times_are_resolved_against_the_year_of_the_page(printed: str, year: int | None, resolved: str) -> None:
    """A time hangs on the page's year only where its words do; without that year it stays as printed."""
    (deadline,) = find_deadlines(printed)
    assert resolve_deadline(deadline, year) == resolved


@pytest.mark.parametrize(
    ("printed", "year", "tense"),
    [
        ("近年来", 2031, "past"),
        ("去年", None, "past"),
        ("2029年", 2031, "past"),
        ("2033年", 2031, "future"),
        ("2033年", None, None),
        ("全年", 2031, None),
        ("年底前", None, "future"),
        ("未来三年", None, "future"),
    ],
)
def test_times_tell_past_from_future(printed: str, year: int | None, tense: str | None) -> None:
    """A time is past or to come by its words, or by its year beside the page's; else it leaves that open."""
    (deadline,) = find_deadlines(printed)
    assert find_tense(deadline, year) == tense


def test_a_page_without_a_year_keeps_the_words() -> None:
    """Where the page's year is unknown, 全年 stays 全年."""
    (figure,) = figures_of("力争全年签约茶企10家。", year=None)
    assert figure.deadline == "全年"


@given(texts)
def test_a_figure_stands_in_its_sentence(text: str) -> None:
    """Any text gives figures without an error; value and unit stand in the sentence, the sentence in the passage."""
    for figure in figures_of(text):
        printed = figure.sentence.replace(",", "").replace("，", "")
        assert figure.value
        assert figure.value in printed
        assert figure.unit is None or figure.unit in printed
        assert figure.metric
        assert figure.sentence in text
        assert "" not in (figure.unit, figure.qualifier, figure.deadline)


def test_time_grows_with_the_text() -> None:
    """No pattern runs away: paragraphs of 20,000 characters without an end are read in seconds, not minutes."""
    start = process_time()
    for piece in ("1", "一", "千百", "3至", "、第", "“", "（", "力争", "全年", "近年来截至", "5G+", "，1,", "30家，"):
        figures = figures_of(piece * (20_000 // len(piece)))
        assert all(figure.sentence for figure in figures)
    assert process_time() - start < 30

"""Dates known in part: their order, and what they settle."""

import pytest

from digest.chronology import days_apart, is_before, time_order, year_of


def test_dates_sort_from_early_to_late_with_the_least_known_last() -> None:
    """A month stands behind its days, a year behind its months, an unknown date behind all."""
    dates = ["2031-04-02", "2031-04-30", "2031-04", "2031-05-01", "2031", "2032-01-01", None]
    assert sorted([None, "2031", *dates[:3], "2032-01-01", "2031-05-01"], key=time_order) == dates


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2031-04-02", "2031-04-03", True),
        ("2031-04-02", "2031-04-02", False),
        ("2031-04-02", "2031-05", True),
        ("2031-04-02", "2031-04", False),  # may be the same day
        ("2031-04", "2031", False),
        ("2030", "2031-01-01", True),
        (None, "2031", False),
        ("2031", None, False),
    ],
)
def test_is_before_is_true_only_of_what_the_dates_settle(one: str | None, other: str | None, expected: bool) -> None:
    """Dates that may mean the same day are in no order."""
    assert is_before(one, other) is expected


def test_days_apart_is_the_least_that_the_dates_allow() -> None:
    """Neither order nor exactness matters; an unknown date is near everything."""
    assert days_apart("2031-04-02", "2031-04-05") == days_apart("2031-04-05", "2031-04-02") == 3
    assert days_apart("2031-04", "2031-04-05") == 0
    assert days_apart("2030", "2031-06") > 100
    assert days_apart(None, "2031") == 0


def test_year_of_what_is_no_date_is_unknown() -> None:
    """A date that nobody checked never raises."""
    assert [year_of(date) for date in ("2031-04", "2031", "春天", "", None)] == [2031, 2031, None, None, None]

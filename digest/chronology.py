"""Dates as far as they are known: ``2023-05-15``, ``2023-05``, ``2023`` or ``None``.

A date known in part may mean any day of its month or year. In an order it stands behind the days that it may mean, and
an unknown date behind all: what is known comes first, and a page that is added later changes no one else's place.
"""

import re

__all__ = ["days_apart", "is_before", "time_order", "year_of"]

DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
MONTH = 31  # days; near enough to tell one occasion from another
YEAR = 12 * MONTH


def time_order(date: str | None) -> tuple[int, int, int]:
    """A key that sorts dates from early to late, the less exact behind the more exact, the unknown last."""
    match = DATE.fullmatch(date or "")
    if match is None:
        return (10_000, 0, 0)
    year, month, day = match.groups()
    return (int(year), int(month or 13), int(day or 32))


def year_of(date: str | None) -> int | None:
    """The year of a date, if any is known."""
    match = DATE.fullmatch(date or "")
    return int(match[1]) if match else None


def is_before(one: str | None, other: str | None) -> bool:
    """Whether each day that ``one`` may mean lies before each that ``other`` may mean."""
    if DATE.fullmatch(one or "") is None or DATE.fullmatch(other or "") is None:
        return False
    return _last_day(one) < _first_day(other)


def days_apart(one: str | None, other: str | None) -> int:
    """The least number of days (in months of 31) that lie between two dates; 0 where either is unknown."""
    if is_before(one, other):
        return _first_day(other) - _last_day(one)
    return _first_day(one) - _last_day(other) if is_before(other, one) else 0


def _first_day(date: str | None) -> int:
    year, month, day = time_order(date)
    return year * YEAR + (month if month <= 12 else 1) * MONTH + (day if day <= MONTH else 1)


def _last_day(date: str | None) -> int:
    year, month, day = time_order(date)
    return year * YEAR + min(month, 12) * MONTH + min(day, MONTH)

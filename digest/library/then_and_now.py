"""Then and now: what a person, or an area, spoke of before and later.

Interviews on one occasion, or without an occasion of one date, are a round; each round is held against the one before.
Works for any interviews in any order: a person's, an area's, a city's.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from digest.chronology import is_before, time_order
from digest.models import Change, Interview, Round

__all__ = ["find_changes", "find_rounds"]


def find_changes(interviews: Iterable[Interview]) -> tuple[Change, ...]:
    """Each round of interviews beside the one before it, from early to late; none where there are less than two."""
    return tuple(_change(then, now) for then, now in pairwise(find_rounds(interviews)))


def find_rounds(interviews: Iterable[Interview]) -> tuple[Round, ...]:
    """The interviews by occasion, else by date, from early to late. An interview with neither is a round of its own."""
    rounds: dict[tuple[str, str], list[Interview]] = defaultdict(list)
    for interview in sorted(interviews, key=_order):
        known = interview.occasion or interview.date
        rounds[("known", known) if known else ("alone", interview.id)].append(interview)
    return tuple(_round(members) for members in rounds.values())


def _order(interview: Interview) -> tuple[tuple[int, int, int], str]:
    return time_order(interview.date), interview.id


def _round(interviews: Sequence[Interview]) -> Round:
    return Round(
        occasion=interviews[0].occasion,
        date=interviews[0].date,
        interviews=tuple(interview.id for interview in interviews),
        themes=tuple(dict.fromkeys(theme for interview in interviews for theme in interview.themes)),
        targets=tuple((i.id, target) for i in interviews for target in i.evidence.targets),
    )


def _change(then: Round, now: Round) -> Change:
    return Change(
        then=then,
        now=now,
        new=tuple(theme for theme in now.themes if theme not in then.themes),
        kept=tuple(theme for theme in now.themes if theme in then.themes),
        gone=tuple(theme for theme in then.themes if theme not in now.themes),
        is_dated=is_before(then.date, now.date),
    )

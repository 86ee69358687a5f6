"""A page's lines with what is known of their part in headings, so far: what the heading rooms write on."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from digest.layout.byline import BylineGrammar
from digest.layout.lines import Break, LineKind, PrintForms, PrintLine, find_measure
from digest.layout.speakers import SpeakerFinder
from digest.layout.titles import is_title_shape, spaced_measure
from digest.models import Byline, PersonLine, Role
from digest.vocabulary import Offices

__all__ = ["DASHES", "TITLES", "Sheet", "make_sheet"]

DASHES = ("—", "–", "-", "－", "―", "─")
MOST_TITLES = 4  # one below the other
TITLES = (Role.HEADLINE, Role.KICKER)


@dataclass(slots=True, kw_only=True)
class Sheet:
    """The lines of a page and, by their places, the roles in headings that have been found.

    ``shapes``: which lines could be titles by their looks; ``measures``: the width of the column that a line stands in;
    ``spaced``: the width of columns whose line ends are spaces; ``kind_words``: what titles of notices and the weather
    hold; ``signed``: lines of office and name under a headline; ``authors``: names that stand there alone.
    """

    lines: Sequence[PrintLine]
    grammar: BylineGrammar
    offices: Offices
    speakers: SpeakerFinder
    shapes: list[bool]
    measures: dict[int, float]
    spaced: float | None
    kind_words: re.Pattern[str]
    boxes: frozenset[str]
    forms: PrintForms
    roles: dict[int, Role] = field(default_factory=dict)
    signed: dict[int, PersonLine] = field(default_factory=dict)
    authors: dict[int, Byline] = field(default_factory=dict)


def make_sheet(lines: Sequence[PrintLine], forms: PrintForms) -> Sheet:
    """A sheet on which no role is written yet."""
    shapes = [is_title_shape(line, after) for line, after in itertools.zip_longest(lines, lines[1:]) if line]
    return Sheet(
        lines=lines,
        grammar=forms.bylines,
        offices=forms.vocabulary.offices,
        speakers=forms.speakers,
        shapes=shapes,
        measures=_run_measures(lines, shapes),
        spaced=spaced_measure(lines),
        kind_words=forms.kind_words,
        boxes=forms.boxes,
        forms=forms,
    )


def _run_measures(lines: Sequence[PrintLine], shapes: Sequence[bool]) -> dict[int, float]:
    """The measure of the wrapped column in which each line stands, by place; unwrapped lines are left out, and so are
    a few titles one below the other."""
    found: dict[int, float] = {}
    run: list[int] = []
    for place in range(len(lines) + 1):
        if place < len(lines) and lines[place].kind is LineKind.TEXT:
            if run and lines[place].opens_with is Break.BLANK:
                _measure_run(lines, run, shapes, found)
                run = []
            run.append(place)
        elif run:
            _measure_run(lines, run, shapes, found)
            run = []
    return found


def _measure_run(lines: Sequence[PrintLine], run: list[int], shapes: Sequence[bool], found: dict[int, float]) -> None:
    if len(run) <= MOST_TITLES and all(shapes[place] for place in run):
        return
    measure = find_measure([lines[place] for place in run])
    if measure is not None:
        found.update(dict.fromkeys(run, measure))

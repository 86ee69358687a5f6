"""A page's lines with what is known of their part in headings, so far: what the heading rooms write on."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from digest.clean import width
from digest.layout.beginnings.titles import is_headline_shape, is_title_shape, places_of_content, spaced_measure
from digest.layout.forms.askers import Askers
from digest.layout.forms.byline import BylineGrammar
from digest.layout.forms.headlines import HeadlineSpeakers
from digest.layout.forms.markers import is_editors_note
from digest.layout.forms.signed import is_author_note
from digest.layout.forms.source_lines import tells_source
from digest.layout.printed.lines import PrintForms
from digest.layout.printed.print_line import LONGEST_WRAP, Break, LineKind, PrintLine, find_measure
from digest.models import Byline, PersonLine, Role
from digest.vocabulary import Offices

__all__ = ["DASHES", "TITLES", "Sheet", "find_source", "is_source", "make_sheet", "return_listed_speakers"]

DASHES = ("—", "–", "-", "－", "―", "─")
SHORTEST_SOURCE = 8
SOURCES = (LineKind.FURNITURE, LineKind.BYLINE)
ASKING = re.compile("您.*[？?]$")
LONGEST_ABOVE = 40.0  # a finished line above it that is no title
MOST_DECK, MOST_BELOW = 2, 24  # lines of a deck below the line of a source; lines, blank ones and furniture too
LONGEST_NOTE = 8  # characters of an editor's note's name
MOST_TITLES = 4  # one below the other
TITLES = (Role.HEADLINE, Role.KICKER)


@dataclass(slots=True, kw_only=True)
class Sheet:
    """The lines of a page and, by their places, the roles in headings that have been found.

    ``content``: the places of lines that are no furniture; ``shapes``: which lines could be titles by their looks;
    ``measures``: the width of the column that a line stands in; ``spaced``: the width of columns whose line ends
    are spaces; ``kind_words``: what titles of notices and the weather hold; ``signed``: lines of office and name
    under a headline; ``authors``: names that stand there alone; ``loose``: headlines that may be subheads, and what
    speaks against it.
    """

    lines: Sequence[PrintLine]
    grammar: BylineGrammar
    offices: Offices
    headlines: HeadlineSpeakers
    content: list[int]
    shapes: list[bool]
    measures: dict[int, float]
    spaced: float | None
    kind_words: re.Pattern[str]
    boxes: frozenset[str]
    forms: PrintForms
    parts_articles: bool = False  # blank lines part articles, not paragraphs
    source: int | None = None  # the line between headline and text that tells a web page of one article
    text_of_page: int = 0  # where it begins, if the lines above it have been weighed
    roles: dict[int, Role] = field(default_factory=dict)
    signed: dict[int, PersonLine] = field(default_factory=dict)
    authors: dict[int, Byline] = field(default_factory=dict)
    loose: dict[int, str] = field(default_factory=dict)


def make_sheet(lines: Sequence[PrintLine], forms: PrintForms) -> Sheet:
    """A sheet on which no role is written yet."""
    genres = forms.vocabulary.genres
    shapes = [
        is_title_shape(line, after, forms.askers) for line, after in itertools.zip_longest(lines, lines[1:]) if line
    ]
    for place, line in enumerate(lines):
        if line.is_indented and not shapes[place] and _opens_titles(lines, place, forms.askers):
            shapes[place] = True
    asking = [place for place, is_title in enumerate(shapes) if is_title and ASKING.search(lines[place].text)]
    for place in asking if len(asking) > 1 else ():  # questions of an interview without labels
        shapes[place] = False
    for place, is_title in enumerate(shapes):
        if is_title and len(lines[place].text) <= LONGEST_NOTE and is_editors_note(lines[place].text, genres):
            shapes[place] = False  # 编者按, above it
    return Sheet(
        lines=lines,
        grammar=forms.bylines,
        offices=forms.vocabulary.offices,
        headlines=forms.headlines,
        content=places_of_content(lines),
        shapes=shapes,
        measures=_run_measures(lines, shapes),
        spaced=spaced_measure(lines),
        kind_words=forms.kind_words,
        boxes=forms.boxes,
        forms=forms,
        parts_articles=_parts_articles(lines),
        source=find_source(lines, forms.askers),
        text_of_page=max((place for place, line in enumerate(lines) if line.heads is False), default=0),
    )


def _opens_titles(lines: Sequence[PrintLine], place: int, askers: Askers) -> bool:
    """Whether a line that is set in is the first of several title lines that touch, a whole paragraph right below."""
    for at in range(place, min(place + MOST_TITLES, len(lines) - 1)):
        line, after = lines[at], lines[at + 1]
        touches = after.kind is LineKind.TEXT and after.opens_with is Break.NEWLINE
        if not touches or line.kind is not LineKind.TEXT or not is_headline_shape(line.text, askers):
            return False
        if after.is_indented or after.width > LONGEST_WRAP:
            return after.is_finished and after.width > LONGEST_WRAP
    return False


def _parts_articles(lines: Sequence[PrintLine]) -> bool:
    """Whether blank lines part articles: every paragraph stands on one line, and below another without a blank line."""
    touches = False
    for before, line in itertools.pairwise(line for line in lines if line.kind is not LineKind.BLANK):
        if line.kind is LineKind.TEXT and line.width > LONGEST_WRAP:
            if line.opens_with is Break.BLANK and before.kind is LineKind.TEXT and before.width > LONGEST_WRAP:
                return False
            touches = touches or line.opens_with is Break.NEWLINE
    return touches


def find_source(lines: Sequence[PrintLine], askers: Askers) -> int | None:
    """The place of the only line that says when and by whom an article was put up, right below a title and above its
    text (``发布时间：… 来源：…``): a web page of one article. ``None`` if there is none, or several, or another text
    above it."""
    forms = [place for place, line in enumerate(lines) if line.kind in SOURCES]
    found = [place for place in forms if is_source(lines[place]) and _stands_between(lines, place, askers)]
    if len(found) != 1 or any(line.width > LONGEST_ABOVE and line.is_finished for line in lines[: found[0]]):
        return None
    return found[0]


def return_listed_speakers(lines: Sequence[PrintLine], askers: Askers) -> Sequence[PrintLine]:
    """Read person lines (``安和区区长林远舟：``) below some text of a web page of one article as text: each only says whose
    words follow there; and who closes a text as its author (``作者：林远舟，安和区委书记``)."""
    lines = _return_authors(lines)
    named = {place for place, line in enumerate(lines) if line.kind is LineKind.PERSON and line.text[-1] in "：:"}
    source = find_source(lines, askers) if named else None
    if source is None:
        return lines
    first = next((at for at in range(source + 1, len(lines)) if _is_whole(lines[at])), len(lines))
    return [
        replace(line, kind=LineKind.TEXT, person=None, width=width(line.text))
        if place in named and place > first
        else line
        for place, line in enumerate(lines)
    ]


def _return_authors(lines: Sequence[PrintLine]) -> Sequence[PrintLine]:
    """Read an author's line below a finished text as that text's end."""
    found = list(lines)
    before: PrintLine | None = None
    for place, line in enumerate(lines):
        if line.kind is LineKind.PERSON and before is not None and before.is_finished and is_author_note(line.text):
            found[place] = replace(line, kind=LineKind.TEXT, person=None, width=width(line.text))
        before = line if line.kind not in (LineKind.BLANK, LineKind.FURNITURE) else before
    return found


def _is_whole(line: PrintLine) -> bool:
    return line.kind is LineKind.TEXT and line.is_finished and line.width > LONGEST_WRAP


def is_source(line: PrintLine) -> bool:
    """Whether a line says when and by whom an article was put up."""
    return line.kind in SOURCES and len(line.text) >= SHORTEST_SOURCE and tells_source(line.text)


def _stands_between(lines: Sequence[PrintLine], place: int, askers: Askers) -> bool:
    """Whether a title stands above a line, or below it at the page's top, and a text below them, a deck and other
    furniture aside."""
    passed = (LineKind.BLANK, LineKind.FURNITURE)
    above = next((at for at in range(place - 1, -1, -1) if lines[at].kind is not LineKind.BLANK), None)
    if above is not None and not is_title_shape(lines[above], lines[above + 1], askers):
        return False
    printed = [at for at in range(place + 1, min(place + MOST_BELOW, len(lines))) if lines[at].kind not in passed]
    titles = [is_title_shape(lines[at], _after(lines, at), askers) for at in printed[: MOST_DECK + 1]]
    if all(titles) or (above is None and not titles[0]):
        return False
    return lines[printed[titles.index(False)]].kind in (LineKind.BYLINE, LineKind.TEXT)


def _after(lines: Sequence[PrintLine], place: int) -> PrintLine | None:
    """The line below a place."""
    return lines[place + 1] if place + 1 < len(lines) else None


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
    if len(run) <= MOST_TITLES and all(shapes[place] or lines[place].text.endswith("——") for place in run):
        return
    measure = find_measure([lines[place] for place in run])
    if measure is not None:
        found.update(dict.fromkeys(run, measure))

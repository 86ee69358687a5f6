"""Where articles begin: headline, kicker, deck, person line and byline found together.

What marks a beginning, strongest first: a person line; a byline between headline and text; a dateline or （上接…版） that
opens a text; a line shaped like a headline where the text before it has ended. From such an anchor the headline is
looked for upwards: short lines without a stop, which are not the last lines of the body above.

Specimens of a heading (invented):

    安和区 补短板                       kicker
    找准差距再出发 借得他山石           headline, phrases apart by spaces
    ——访安和区委书记林远舟              person line
    本报记者 何舟                       byline
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from digest.byline import BylineGrammar
from digest.clean import fold_width, is_finished, normalise_spaces, open_quotes, width
from digest.lines import CONTINUED, ROOM, Break, LineKind, PrintLine, find_measure
from digest.models import Byline, PersonLine, Role

__all__ = ["Heading", "find_headings", "is_headline_shape", "mark_repeated_titles"]

LONGEST = 64  # characters of a headline line
MOST_LINES = 4  # of a heading above its anchor
STOPS = "。；;，,、：:—"
PHRASES = re.compile(r"^\S{3,}(?: +\S{3,})+$")
TITLES = (Role.HEADLINE, Role.KICKER)
STRAY_DASH = re.compile(r"^[—–\-－―─\s]+|[—–\-－―─\s]+$")
SUBHEAD = 11  # a line up to this long inside an article is a subhead rather than the next headline


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The beginning of an article: the lines it takes (their places in the page) and what they say."""

    first: int
    places: tuple[int, ...]
    roles: tuple[Role, ...]
    headline: str | None = None
    kicker: str | None = None
    deck: str | None = None
    column: str | None = None
    person_line: PersonLine | None = None
    is_own_words: bool = False
    bylines: tuple[Byline, ...] = ()
    is_bare: bool = False  # no heading at all: where text may begin an article without one


def is_headline_shape(text: str) -> bool:
    """Whether a line could be a headline by its looks: short, no stop at its end, its quotes in pairs."""
    line = normalise_spaces(text)
    if not 2 <= len(line) <= LONGEST or line[-1] in STOPS or line[0] in "，。；、”’）》！？,;)":
        return False
    commas = line.count("，") + line.count(",")
    if "。" in line or commas > 1 or commas + line.count("、") > 4 or open_quotes(line):
        return False
    return not re.match(r"^[“\"].*[！!？?…][”\"]?$", line)


def mark_repeated_titles(lines: Sequence[PrintLine]) -> tuple[PrintLine, ...]:
    """Name a title that stands a second time further down (a web edition's list of titles, a banner) as furniture.

    Of several equal short lines the one that opens an article is kept: the last that stands before text or a person
    line; the others are furniture.
    """
    titles = [fold_width(line.text) if _may_repeat(line) else "" for line in lines]
    often = {title for title, count in Counter(titles).items() if title and count > 1}
    if not often:
        return tuple(lines)
    kept = {title: max(_openers(lines, titles, title), default=-1) for title in often}
    return tuple(
        replace(line, kind=LineKind.FURNITURE)
        if title in often and place != kept[title] and not _stands_in_text(lines, place)
        else line
        for place, (line, title) in enumerate(zip(lines, titles, strict=True))
    )


def _may_repeat(line: PrintLine) -> bool:
    kinds = (LineKind.TEXT, LineKind.COLUMN, LineKind.PERSON)
    return line.kind in kinds and 4 <= len(line.text) <= LONGEST and not is_finished(line.text)


def _stands_in_text(lines: Sequence[PrintLine], place: int) -> bool:
    """Whether text runs on over a line: the one before it is unfinished text without a blank line between."""
    before = lines[place - 1] if place else None
    return before is not None and before.kind is LineKind.TEXT and not is_headline_shape(before.text) and not is_finished(before.text)


def _openers(lines: Sequence[PrintLine], titles: Sequence[str], title: str) -> list[int]:
    """The places of a repeated title behind which an article's text, person line or byline follows."""
    found = []
    for place, candidate in enumerate(titles):
        if candidate != title:
            continue
        following = _next_printed(lines, place)
        if following is None:
            continue
        line = lines[following]
        if line.kind in (LineKind.PERSON, LineKind.BYLINE) or (line.kind is LineKind.TEXT and titles[following] != title):
            found.append(place)
    return found


def _next_printed(lines: Sequence[PrintLine], place: int) -> int | None:
    return next((at for at in range(place + 1, len(lines)) if lines[at].kind is not LineKind.BLANK), None)


def _previous_printed(lines: Sequence[PrintLine], place: int) -> int | None:
    return next((at for at in range(place - 1, -1, -1) if lines[at].kind is not LineKind.BLANK), None)


def find_headings(lines: Sequence[PrintLine], grammar: BylineGrammar) -> tuple[Heading, ...]:
    """Find every article's heading on a page, in the order of print."""
    return _HeadingFinder(lines, grammar).find()


class _HeadingFinder:
    """Gives each line of a page its role in a heading, anchor by anchor."""

    def __init__(self, lines: Sequence[PrintLine], grammar: BylineGrammar) -> None:
        self.lines = lines
        self.grammar = grammar
        self.roles: dict[int, Role] = {}
        self.measures = _run_measures(lines)
        self.spaced = _spaced_measure(lines)
        self.shapes = [line.kind is LineKind.TEXT and is_headline_shape(line.text) for line in lines]

    def find(self) -> tuple[Heading, ...]:
        for place, line in enumerate(self.lines):
            if line.kind is LineKind.PERSON:
                self._anchor_person(place, line)
        for place, line in enumerate(self.lines):
            if line.kind is LineKind.BYLINE:
                self._anchor_byline(place)
            elif line.kind is LineKind.TEXT and place not in self.roles and self._opens_text(line):
                self._take(self._climb(place), Role.HEADLINE)
        self._find_free_headings()
        headings = [_build(self.lines, group, self.roles) for group in self._groups()]
        return tuple(sorted([*headings, *self._bare_beginnings()], key=lambda heading: heading.first))

    def _bare_beginnings(self) -> Iterator[Heading]:
        """Where an article without a heading may begin: text at the page's top, or right behind a closing byline or a
        picture's credit."""
        for place, line in enumerate(self.lines):
            if line.kind is not LineKind.TEXT or place in self.roles:
                continue
            before = _previous_printed(self.lines, place)
            while before is not None and self.lines[before].kind in (LineKind.FURNITURE, LineKind.COLUMN):
                before = _previous_printed(self.lines, before)
            closes = before is not None and before not in self.roles
            if before is None or (closes and self.lines[before].kind in (LineKind.BYLINE, LineKind.CREDIT)):
                yield Heading(first=place, places=(), roles=(), is_bare=True)

    def _opens_text(self, line: PrintLine) -> bool:
        return CONTINUED.match(line.text) is not None or self.grammar.parse_dateline(line.text) is not None

    def _anchor_person(self, place: int, line: PrintLine) -> None:
        assert line.person is not None
        self.roles[place] = Role.PERSON_LINE
        if line.person.headline is not None:
            return
        above = self._climb(place)
        self._take(above, Role.HEADLINE)
        if not above:
            following = _next_printed(self.lines, place)
            if following is not None and self.shapes[following]:
                self.roles[following] = Role.HEADLINE

    def _anchor_byline(self, place: int) -> None:
        """A byline opens an article if a heading stands right above it; else it closes one."""
        above = _previous_printed(self.lines, place)
        if above is not None and above in self.roles:
            self.roles[place] = Role.BYLINE
            return
        following = _next_printed(self.lines, place)
        if following is None or self.lines[following].kind is not LineKind.TEXT:
            return
        found = self._climb(place, needs_end=True)
        if found:
            self._take(found, Role.HEADLINE)
            self.roles[place] = Role.BYLINE

    def _climb(self, anchor: int, *, needs_end: bool = False) -> list[tuple[int, bool]]:
        """The headline lines above an anchor, nearest first, each with whether a blank line parts it from the next."""
        found: list[tuple[int, bool]] = []
        gap, at = False, anchor - 1
        while at >= 0 and len(found) < MOST_LINES:
            line = self.lines[at]
            if line.kind is LineKind.BLANK:
                gap, at = True, at - 1
                continue
            if line.kind in (LineKind.FURNITURE, LineKind.COLUMN, LineKind.CREDIT) and not found:
                at -= 1
                continue
            if not self.shapes[at] or at in self.roles or not self._may_head(at, found, gap=gap, needs_end=needs_end):
                break
            found.append((at, gap))
            gap, at = False, at - 1
        return found

    def _may_head(self, at: int, found: list[tuple[int, bool]], *, gap: bool, needs_end: bool) -> bool:
        """Whether a headline-shaped line is one here, and not the end of the body above."""
        before = _previous_printed(self.lines, at)
        if before is None or self.lines[before].kind is not LineKind.TEXT or before in self.roles:
            return True
        above = self.lines[before]
        touches = self.lines[at].opens_with is Break.NEWLINE
        if is_finished(above.text) or above.text.endswith(("：", ":")):
            return True
        if self.shapes[before] and not self._is_body(before):
            return True
        if (needs_end and touches) or (found and (gap or touches)):
            return False
        return not (touches and self._runs_on(before, at) and not PHRASES.match(self.lines[at].text))

    def _is_body(self, place: int) -> bool:
        """Whether a headline-shaped line is one of a column's wrapped lines."""
        measure = self.measures.get(place)
        return measure is not None and abs(self.lines[place].width - measure) <= ROOM

    def _runs_on(self, before: int, at: int) -> bool:
        """Whether a line carries on the wrapped text above it: full lines above, and no wider itself."""
        measure = self.measures.get(before)
        if measure is None:
            return False
        return self.lines[before].width >= measure - ROOM and self.lines[at].width <= measure + 0.5 and self._is_body(at)

    def _take(self, found: list[tuple[int, bool]], role: Role) -> None:
        """Give a climbed group its roles: what stands next to the anchor is the headline, what a blank parts a kicker."""
        parted = False
        for index, (place, gap) in enumerate(found):
            parted = parted or (index > 0 and gap)
            self.roles[place] = Role.KICKER if parted else role

    def _find_free_headings(self) -> None:
        for place, line in enumerate(self.lines):
            if line.kind is not LineKind.TEXT or place in self.roles or not self.shapes[place]:
                continue
            if self._is_free_heading(place):
                self.roles[place] = Role.HEADLINE

    def _is_free_heading(self, place: int) -> bool:
        """Whether a headline-shaped line without an anchor begins an article (the rules in their order of strength)."""
        before, following = _previous_printed(self.lines, place), _next_printed(self.lines, place)
        if following is None or self.lines[following].kind is not LineKind.TEXT:
            return False
        if _is_spaced_column(self.lines[place].text, self.spaced):
            return False
        if following in self.roles:
            return self.roles[following] in (Role.HEADLINE, Role.KICKER) and before in (None, *self.roles)
        if before is None or self.lines[before].kind in (LineKind.FURNITURE, LineKind.COLUMN):
            return before is None or not self._text_runs_over(place)
        if self.lines[before].kind is LineKind.BYLINE:
            return before not in self.roles
        if before in self.roles:
            return False
        return self._is_next_headline(place, self.lines[before])

    def _text_runs_over(self, place: int) -> bool:
        """Whether the text above the furniture before a line was left unfinished."""
        above = next((at for at in range(place - 1, -1, -1) if self.lines[at].kind is LineKind.TEXT), None)
        return above is not None and above not in self.roles and not is_finished(self.lines[above].text)

    def _is_next_headline(self, place: int, above: PrintLine) -> bool:
        """Behind a text that has ended: the next headline, or a subhead of the same article?"""
        line = self.lines[place]
        if above.kind is not LineKind.TEXT or line.opens_with is not Break.BLANK:
            return False
        phrases = PHRASES.match(line.text) is not None and len(line.text) > SUBHEAD
        if not is_finished(above.text):
            return phrases and self.spaced is None
        measure = next((self.measures[at] for at in (place + 1, place - 1) if at in self.measures), None)
        if measure is not None and line.width > measure + ROOM:
            return True
        return phrases

    def _groups(self) -> list[list[int]]:
        """Heading lines that belong together: no text between them, one person line and one headline each."""
        groups: list[list[int]] = []
        current: list[int] = []
        for place, line in enumerate(self.lines):
            role = self.roles.get(place)
            if role is None:
                if line.kind in (LineKind.BLANK, LineKind.FURNITURE, LineKind.COLUMN):
                    continue
                groups, current = ([*groups, current], []) if current else (groups, current)
                continue
            if current and self._opens_anew(current, role):
                groups.append(current)
                current = []
            current.append(place)
        return [*groups, current] if current else groups

    def _opens_anew(self, current: list[int], role: Role) -> bool:
        """Whether a heading line cannot belong to the group before it."""
        has = {self.roles[place] for place in current}
        if role is Role.PERSON_LINE:
            return Role.PERSON_LINE in has
        return role in (Role.HEADLINE, Role.KICKER) and bool(has & {Role.BYLINE})


def _spaced_measure(lines: Sequence[PrintLine]) -> float | None:
    """The width of the column whose line ends recognition left as spaces, if the page has such lines."""
    widths = sorted(
        width(part)
        for line in lines
        if line.kind is LineKind.TEXT and len(parts := line.text.split(" ")) >= 4 and len(line.text) > LONGEST
        for part in parts[1:-1]
    )
    return widths[len(widths) // 2] if len(widths) >= 4 else None


def _is_spaced_column(text: str, measure: float | None) -> bool:
    """Whether a line with spaces is text of such a column: all but its last part fill it."""
    parts = text.split(" ")
    if measure is None or len(parts) < 2:
        return False
    full = [measure - ROOM <= width(part) <= measure + ROOM for part in parts[1:-1]]
    return all(full) and measure - ROOM - 2 <= width(parts[0]) <= measure + ROOM and width(parts[-1]) <= measure + ROOM


def _run_measures(lines: Sequence[PrintLine]) -> dict[int, float]:
    """The measure of the wrapped column in which each line stands, by place; unwrapped lines are left out."""
    found: dict[int, float] = {}
    run: list[int] = []
    for place in range(len(lines) + 1):
        if place < len(lines) and lines[place].kind is LineKind.TEXT:
            if run and lines[place].opens_with is Break.BLANK:
                _measure_run(lines, run, found)
                run = []
            run.append(place)
        elif run:
            _measure_run(lines, run, found)
            run = []
    return found


def _measure_run(lines: Sequence[PrintLine], run: list[int], found: dict[int, float]) -> None:
    measure = find_measure([lines[place] for place in run])
    if measure is not None:
        found.update(dict.fromkeys(run, measure))


def _build(lines: Sequence[PrintLine], group: list[int], roles: dict[int, Role]) -> Heading:
    """A heading's parts as text, from its lines."""
    texts: dict[Role, list[str]] = {}
    heading = Heading(first=group[0], places=tuple(group), roles=tuple(roles[place] for place in group))
    for place in group:
        line, role = lines[place], roles[place]
        if role is Role.PERSON_LINE and line.person is not None:
            person = line.person
            heading = replace(
                heading, person_line=person.person_line, is_own_words=person.is_own_words, column=person.column
            )
            if person.headline:
                texts.setdefault(Role.HEADLINE, []).append(_shown(person.headline))
        elif role is Role.BYLINE and line.byline is not None:
            heading = replace(heading, bylines=(*heading.bylines, line.byline))
        else:
            texts.setdefault(role, []).append(_shown(line.text))
    if Role.HEADLINE not in texts and heading.person_line is not None and not STRAY_DASH.match(heading.person_line.printed):
        texts[Role.HEADLINE] = [_shown(heading.person_line.printed)]
    if heading.person_line is None and Role.KICKER in texts:
        return _set_by_length(heading, [_shown(lines[place].text) for place in group if roles[place] in TITLES])
    return replace(
        heading,
        headline=" ".join(texts.get(Role.HEADLINE, ())) or None,
        kicker=" ".join(texts.get(Role.KICKER, ())) or None,
    )


def _set_by_length(heading: Heading, titles: list[str]) -> Heading:
    """Without a person line the longest of several title lines is the headline, a kicker above and a deck below it."""
    at = max(range(len(titles)), key=lambda place: (len(titles[place]), -place))
    return replace(
        heading,
        headline=titles[at],
        kicker=" ".join(titles[:at]) or None,
        deck=" ".join(titles[at + 1 :]) or None,
    )


def _shown(text: str) -> str:
    """A headline as it is shown: spaces as one, stray dashes at its ends gone."""
    return STRAY_DASH.sub("", normalise_spaces(text))

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
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from digest.clean import is_finished, normalise_spaces
from digest.lines import CONTINUED, ROOM, Break, LineKind, PrintForms, PrintLine, find_measure
from digest.models import Byline, PersonLine, Role
from digest.person_line import parse_office_and_person
from digest.titles import is_spaced_column, is_title_shape, next_content, next_printed, previous_printed, spaced_measure

__all__ = ["Heading", "find_headings"]

MOST_LINES = 4  # of a heading above its anchor
INDENT = 2.0
LONGEST_SIGNATURE = 32
LONGEST_CAPTION = 12  # lines
DATELINE = re.compile(r"\d月|本报|社|[讯电]|日")
PHRASES = re.compile(r"^\S{3,}(?: +\S{3,})+$")
DASHES = ("—", "–", "-", "－", "―", "─")
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


def find_headings(lines: Sequence[PrintLine], forms: PrintForms) -> tuple[Heading, ...]:
    """Find every article's heading on a page, in the order of print."""
    return _HeadingFinder(lines, forms).find()


class _HeadingFinder:
    """Gives each line of a page its role in a heading, anchor by anchor."""

    def __init__(self, lines: Sequence[PrintLine], forms: PrintForms) -> None:
        self.lines = lines
        self.grammar = forms.bylines
        self.offices = forms.vocabulary.offices
        self.roles: dict[int, Role] = {}
        self.signed: dict[int, PersonLine] = {}
        self.measures = _run_measures(lines)
        self.spaced = spaced_measure(lines)
        self.shapes = [is_title_shape(line, after) for line, after in zip(lines, (*lines[1:], None), strict=True)]

    def find(self) -> tuple[Heading, ...]:
        for place, line in enumerate(self.lines):
            if line.kind is LineKind.PERSON:
                self._anchor_person(place, line)
        self._find_set_headings()
        for place, line in enumerate(self.lines):
            if line.kind is LineKind.BYLINE:
                self._anchor_byline(place)
            elif line.kind is LineKind.TEXT and place not in self.roles and self._opens_text(place):
                self._take(self._climb(place), Role.HEADLINE)
        self._find_free_headings()
        self._find_signed_lines()
        headings = [_build(self.lines, group, self.roles, self.signed) for group in self._groups()]
        return tuple(sorted([*headings, *self._bare_beginnings()], key=lambda heading: heading.first))

    def _bare_beginnings(self) -> Iterator[Heading]:
        """Where an article without a heading may begin: text at the page's top, or right behind a closing byline or a
        picture's credit."""
        for place, line in enumerate(self.lines):
            if line.kind is not LineKind.TEXT or place in self.roles:
                continue
            before = previous_printed(self.lines, place)
            while before is not None and self.lines[before].kind in (LineKind.FURNITURE, LineKind.COLUMN):
                before = previous_printed(self.lines, before)
            closes = before is not None and before not in self.roles
            continues = CONTINUED.match(line.text) is not None and before not in self.roles
            closes = closes and self.lines[before].kind in (LineKind.BYLINE, LineKind.CREDIT)
            is_caption = line.opens_with is Break.BLANK and self._is_caption(place)
            if before is None or continues or closes or is_caption:
                yield Heading(first=place, places=(), roles=(), is_bare=True)

    def _is_caption(self, place: int) -> bool:
        """Whether the text that begins here is a picture's: it closes, within a few lines, with who took it."""
        for line in self.lines[place : place + LONGEST_CAPTION]:
            if line.kind is LineKind.CREDIT or (line.kind is LineKind.TEXT and self.grammar.is_photo_credit(line.text)):
                return True
            if line.kind is not LineKind.TEXT:
                return False
        return False

    def _opens_text(self, place: int) -> bool:
        """Whether a line begins a text by its dateline, which may run over to the next line, or by its marker."""
        text = self.lines[place].text
        if CONTINUED.match(text) or self.grammar.parse_dateline(text):
            return True
        following = next_printed(self.lines, place)
        if following is None or self.lines[following].opens_with is not Break.NEWLINE or not DATELINE.search(text):
            return False
        return self.grammar.parse_dateline(text + self.lines[following].text) is not None

    def _anchor_person(self, place: int, line: PrintLine) -> None:
        assert line.person is not None
        self.roles[place] = Role.PERSON_LINE
        if line.person.headline is not None:
            return
        above = self._climb(place) or self._climb_over_byline(place)
        self._take(above, Role.HEADLINE)
        if not above and (line.person.is_own_words or line.text.endswith(DASHES)):
            following = next_printed(self.lines, place)
            if following is not None and self.shapes[following] and not self._opens_text(following):
                self.roles[following] = Role.HEADLINE

    def _climb_over_byline(self, place: int) -> list[tuple[int, bool]]:
        """The headline above a byline that stands between it and the person line."""
        before = previous_printed(self.lines, place)
        if before is None or self.lines[before].kind is not LineKind.BYLINE:
            return []
        found = self._climb(before, needs_end=True)
        if found:
            self.roles[before] = Role.BYLINE
        return found

    def _anchor_byline(self, place: int) -> None:
        """A byline opens an article if a heading stands right above it; else it closes one."""
        above = previous_printed(self.lines, place)
        if above is not None and above in self.roles:
            self.roles[place] = Role.BYLINE
            return
        following = next_printed(self.lines, place)
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
        before = previous_printed(self.lines, at)
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
            is_deck = index < len(found) - 1 and self.lines[place].text.startswith(DASHES[:2])
            self.roles[place] = Role.DECK if is_deck else Role.KICKER if parted else role

    def _find_set_headings(self) -> None:
        """Headings that the setting shows: lines at a block's top, before an indented line or a column of full ones."""
        for place, line in enumerate(self.lines):
            if line.opens_with is Break.BLANK and self.shapes[place] and place not in self.roles and not line.is_indented:
                group = self._set_heading(place)
                if group and not self._runs_over(group):
                    self._take([(at, False) for at in reversed(group)], Role.HEADLINE)

    def _set_heading(self, place: int) -> list[int]:
        """The lines of a heading from ``place`` on: up to four headline-shaped lines, then an indented one."""
        group = [place]
        while len(group) <= MOST_LINES:
            following = group[-1] + 1
            if following >= len(self.lines) or self.lines[following].opens_with is not Break.NEWLINE:
                return []
            line = self.lines[following]
            if line.kind is LineKind.BYLINE or following in self.roles:
                return group
            if line.kind is not LineKind.TEXT:
                return []
            if line.is_indented or self._begins_column(group[-1], following):
                return group
            if not self.shapes[following]:
                return []
            group.append(following)
        return []

    def _begins_column(self, last: int, following: int) -> bool:
        """Whether full lines of a column follow a line that clearly is not one of them."""
        measure = find_measure(self.lines[following : following + 5])
        if measure is None or self.lines[following].width < measure - ROOM - INDENT:
            return False
        return not measure - ROOM - INDENT - 0.5 <= self.lines[last].width <= measure + 0.5

    def _runs_over(self, group: list[int]) -> bool:
        """Whether the first line of a would-be heading is the rest of an unfinished column above."""
        before = previous_printed(self.lines, group[0])
        if before is None or self.lines[before].kind is not LineKind.TEXT or before in self.roles:
            return False
        above = self.lines[before]
        following = self.lines[group[-1] + 1]
        return not is_finished(above.text) and len(group) == 1 and following.kind is LineKind.TEXT and not following.is_indented

    def _find_signed_lines(self) -> None:
        """A line of office and name under a headline tells whose words follow: ``安和镇党委书记 林远舟``."""
        for place in range(1, len(self.lines)):
            line, before = self.lines[place], previous_printed(self.lines, place)
            if not self.shapes[place] or before is None or self.roles.get(before) not in TITLES:
                continue
            if self.roles.get(place, Role.HEADLINE) is not Role.HEADLINE or len(line.text) > LONGEST_SIGNATURE:
                continue
            office, person = parse_office_and_person(line.text, self.offices, needs_surname=True)
            if office and person and len(person) <= 4 and self._tells_whose_words(place):
                self.roles[place] = Role.PERSON_LINE
                self.signed[place] = PersonLine(printed=line.raw, office=office, person=person)

    def _tells_whose_words(self, place: int) -> bool:
        """Whether text without a dateline follows: reports name people in their headlines too."""
        following = next_printed(self.lines, place)
        while following is not None and (following in self.roles or self.lines[following].kind is LineKind.BYLINE):
            following = next_printed(self.lines, following)
        return following is not None and self.lines[following].kind is LineKind.TEXT and not self._opens_text(following)

    def _find_free_headings(self) -> None:
        for place, line in enumerate(self.lines):
            if line.kind is not LineKind.TEXT or place in self.roles or not self.shapes[place]:
                continue
            if self._is_free_heading(place):
                self.roles[place] = Role.HEADLINE

    def _is_free_heading(self, place: int) -> bool:
        """Whether a headline-shaped line without an anchor begins an article (the rules in their order of strength)."""
        before, following = previous_printed(self.lines, place), next_content(self.lines, place)
        if following is None or self.lines[following].kind is not LineKind.TEXT:
            return False
        if is_spaced_column(self.lines[place].text, self.spaced):
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


def _build(
    lines: Sequence[PrintLine], group: list[int], roles: dict[int, Role], signed: dict[int, PersonLine]
) -> Heading:
    """A heading's parts as text, from its lines."""
    texts: dict[Role, list[str]] = {}
    heading = Heading(first=group[0], places=tuple(group), roles=tuple(roles[place] for place in group))
    for place in group:
        line, role = lines[place], roles[place]
        if place in signed:
            heading = replace(heading, person_line=signed[place], is_own_words=True)
        elif role is Role.PERSON_LINE and line.person is not None:
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
        deck=" ".join(texts.get(Role.DECK, ())) or None,
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

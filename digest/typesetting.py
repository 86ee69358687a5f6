"""Headings found from how the page is set: title lines above an indented line or a column of full ones, and lines
shaped like a headline where the text before them has ended."""

from digest.anchors import MOST_LINES, PHRASES, take
from digest.clean import is_finished
from digest.lines import ROOM, Break, LineKind, PrintLine, find_measure
from digest.models import Role
from digest.sheet import Sheet
from digest.titles import is_spaced_column, next_content, previous_printed

__all__ = ["find_free_headings", "find_set_headings"]

INDENT = 2.0
SUBHEAD = 11  # a line up to this long inside an article is a subhead rather than the next headline


def find_set_headings(sheet: Sheet) -> None:
    """Headings that the setting shows: lines at a block's top, before an indented line or a column of full ones."""
    for place, line in enumerate(sheet.lines):
        if line.opens_with is Break.BLANK and sheet.shapes[place] and place not in sheet.roles and not line.is_indented:
            group = _set_heading(sheet, place)
            if group and not _runs_over(sheet, group):
                take(sheet, [(at, False) for at in reversed(group)], Role.HEADLINE)


def _set_heading(sheet: Sheet, place: int) -> list[int]:
    """The lines of a heading from ``place`` on: up to four headline-shaped lines, then an indented one."""
    group = [place]
    while len(group) <= MOST_LINES:
        following = group[-1] + 1
        if following >= len(sheet.lines) or sheet.lines[following].opens_with is not Break.NEWLINE:
            return []
        line = sheet.lines[following]
        if line.kind is LineKind.BYLINE or following in sheet.roles:
            return group
        if line.kind is not LineKind.TEXT:
            return []
        if line.is_indented or _begins_column(sheet, group[-1], following):
            return group
        if not sheet.shapes[following]:
            return []
        group.append(following)
    return []


def _begins_column(sheet: Sheet, last: int, following: int) -> bool:
    """Whether full lines of a column follow a line that clearly is not one of them."""
    measure = find_measure(sheet.lines[following : following + 5])
    if measure is None or sheet.lines[following].width < measure - ROOM - INDENT:
        return False
    return not measure - ROOM - INDENT - 0.5 <= sheet.lines[last].width <= measure + 0.5


def _runs_over(sheet: Sheet, group: list[int]) -> bool:
    """Whether the first line of a would-be heading is the rest of an unfinished column above."""
    before = previous_printed(sheet.lines, group[0])
    if before is None or sheet.lines[before].kind is not LineKind.TEXT or before in sheet.roles:
        return False
    above = sheet.lines[before]
    following = sheet.lines[group[-1] + 1]
    return (
        not is_finished(above.text)
        and len(group) == 1
        and following.kind is LineKind.TEXT
        and not following.is_indented
    )


def find_free_headings(sheet: Sheet) -> None:
    """Write headlines without an anchor on the sheet: a title's shape where an article may begin."""
    for place, line in enumerate(sheet.lines):
        if line.kind is not LineKind.TEXT or place in sheet.roles or not sheet.shapes[place]:
            continue
        if _is_free_heading(sheet, place):
            sheet.roles[place] = Role.HEADLINE


def _is_free_heading(sheet: Sheet, place: int) -> bool:
    """Whether a headline-shaped line without an anchor begins an article (the rules in their order of strength)."""
    before, following = previous_printed(sheet.lines, place), next_content(sheet.lines, place)
    if following is None or sheet.lines[following].kind is not LineKind.TEXT:
        return False
    if is_spaced_column(sheet.lines[place].text, sheet.spaced):
        return False
    if following in sheet.roles:
        return sheet.roles[following] in (Role.HEADLINE, Role.KICKER) and before in (None, *sheet.roles)
    if before is None or sheet.lines[before].kind in (LineKind.FURNITURE, LineKind.COLUMN):
        return before is None or not _text_runs_over(sheet, place)
    if sheet.lines[before].kind is LineKind.BYLINE:
        return before not in sheet.roles
    if before in sheet.roles:
        return False
    return _is_next_headline(sheet, place, sheet.lines[before])


def _text_runs_over(sheet: Sheet, place: int) -> bool:
    """Whether the text above the furniture before a line was left unfinished."""
    above = next((at for at in range(place - 1, -1, -1) if sheet.lines[at].kind is LineKind.TEXT), None)
    return above is not None and above not in sheet.roles and not is_finished(sheet.lines[above].text)


def _is_next_headline(sheet: Sheet, place: int, above: PrintLine) -> bool:
    """Behind a text that has ended: the next headline, or a subhead of the same article?"""
    line = sheet.lines[place]
    if above.kind is not LineKind.TEXT or line.opens_with is not Break.BLANK:
        return False
    phrases = PHRASES.match(line.text) is not None and len(line.text) > SUBHEAD
    if not is_finished(above.text):
        return phrases and sheet.spaced is None
    measure = next((sheet.measures[at] for at in (place + 1, place - 1) if at in sheet.measures), None)
    if measure is not None and line.width > measure + ROOM:
        return True
    return phrases

"""Headings found from how the page is set: title lines above an indented line or a column of full ones, and the few
words that introduce a title."""

import re

from digest.clean import COLON, COLONS
from digest.layout.beginnings.anchors import MOST_LINES, take
from digest.layout.beginnings.sheet import Sheet
from digest.layout.beginnings.titles import (
    previous_printed,
)
from digest.layout.beginnings.turns import NEAR, is_turn
from digest.layout.printed.print_line import ROOM, Break, LineKind, PrintLine, find_measure
from digest.layout.questions import label_of
from digest.models import Role

__all__ = ["BOX_MARKS", "INDENT", "SHORTEST_TITLE", "begins_column", "colon_kicker", "find_set_headings"]

INDENT = 2.0
BOX_MARKS = "【】[]：:"
SHORTEST_TITLE = 6
LONGEST_KICKER = 12  # that ends in a colon
LONGEST_DASHED = 24  # that ends in a dash
ASKS = "？?！!"
HANGING = 1.5  # how far a stop may stand beyond its column
DASHED = re.compile("[^—。！？].*——$")
KICKER = re.compile(f"(?<!下){COLON}$")  # not 原文如下：


def find_set_headings(sheet: Sheet) -> None:
    """Headings that the setting shows: lines at a block's top, before an indented line or a column of full ones."""
    for place, line in enumerate(sheet.lines):
        opens = line.opens_with is Break.BLANK or (place > 0 and sheet.lines[place - 1].kind is LineKind.FURNITURE)
        if not opens or place in sheet.roles or line.is_indented:
            continue
        first = place if sheet.shapes[place] else place + 1
        if first > place and (not _is_over_title(sheet, place)):
            continue
        if _heads_box(sheet, place) or _asks(sheet, place):
            continue
        group = _set_heading(sheet, first)
        if group and line.opens_with is not Break.BLANK and not _are_titles(sheet, group):
            continue
        if group and not _runs_over(sheet, group) and not _ends_question(sheet, group):
            take(sheet, [(at, False) for at in reversed(group)], Role.HEADLINE)
            if first > place:
                sheet.roles[place] = Role.KICKER


def _are_titles(sheet: Sheet, group: list[int]) -> bool:
    """Whether lines right below furniture are a headline's: no name, nothing that a web page says of a talk (嘉宾：…)."""
    texts = [sheet.lines[at].text for at in group]
    is_below_source = sheet.source is not None and group[0] > sheet.source
    return not is_below_source and max(map(len, texts)) >= SHORTEST_TITLE and not any(map(label_of, texts))


def _is_over_title(sheet: Sheet, place: int) -> bool:
    """Whether a few words with a colon stand right above a title: ``元旦零点：``."""
    return (
        place + 1 < len(sheet.lines)
        and KICKER.search(sheet.lines[place].text) is not None
        and sheet.shapes[place + 1]
        and colon_kicker(sheet, place + 1) == place
    )


def _heads_box(sheet: Sheet, place: int) -> bool:
    """Whether a line behind a text heads one of its boxes: 编者按, 相关链接."""
    return sheet.lines[place].text.strip(BOX_MARKS) in sheet.boxes and previous_printed(sheet.lines, place) is not None


def _asks(sheet: Sheet, place: int) -> bool:
    """Whether a line opens with who asks: a conversation's first turn, wrapped."""
    text = sheet.lines[place].text
    label = label_of(text) if any(colon in text[:LONGEST_KICKER] for colon in COLONS) else None
    return label is not None and sheet.forms.askers.asks(label)


def _set_heading(sheet: Sheet, place: int) -> list[int]:
    """The lines of a heading from ``place`` on: up to four headline-shaped lines, then an indented one."""
    group = [place]
    while len(group) <= MOST_LINES:
        following = group[-1] + 1
        if following == len(sheet.lines):
            return []
        line = sheet.lines[following]
        if line.kind is LineKind.BYLINE:
            return group
        if line.kind is not LineKind.TEXT:
            return []
        if line.is_indented or (begins_column(sheet, group[-1], following) and not _is_last_title(sheet, following)):
            return group
        if not sheet.shapes[following]:
            return []
        group.append(following)
    return []


def _is_last_title(sheet: Sheet, place: int) -> bool:
    """Whether a line shaped like a headline, as wide as the column below it, stands above that column's first indent."""
    after = sheet.lines[place + 1] if place + 1 < len(sheet.lines) else None
    if after is None or not sheet.shapes[place] or after.opens_with is not Break.NEWLINE:
        return False
    return after.kind is LineKind.TEXT and after.is_indented and not sheet.lines[place].is_indented


def begins_column(sheet: Sheet, last: int, following: int) -> bool:
    """Whether full lines of a column follow a line that clearly is not one of them, nor of the column above."""
    measure = find_measure(_touching(sheet, following))
    if measure is None or sheet.lines[following].width < measure - ROOM - INDENT:
        return False
    wide = sheet.lines[last].width
    before = previous_printed(sheet.lines, last)
    above = sheet.measures.get(before) if before is not None else None
    if above is not None and above - ROOM - INDENT - 0.5 <= wide <= above + 0.5:
        return False
    return not measure - ROOM - INDENT - 0.5 <= wide <= measure + ROOM


def _touching(sheet: Sheet, place: int) -> list[PrintLine]:
    """The lines of text from ``place`` on without a blank line between, a handful of them."""
    lines = [sheet.lines[place]]
    for line in sheet.lines[place + 1 : place + 6]:
        if line.kind is not LineKind.TEXT or line.opens_with is Break.BLANK:
            break
        lines.append(line)
    return lines


def _runs_over(sheet: Sheet, group: list[int]) -> bool:
    """Whether a would-be heading is the rest of an unfinished column above: one line without an indent below it, or the end
    of a question, no wider than that column."""
    before = previous_printed(sheet.lines, group[0])
    if before is None or sheet.lines[before].kind is not LineKind.TEXT or before in sheet.roles:
        return False
    above, following = sheet.lines[before], sheet.lines[group[-1] + 1]
    if above.is_finished or following.kind is not LineKind.TEXT:
        return False
    if len(group) == 1 and not following.is_indented:
        return True
    measure = sheet.measures.get(before)
    if measure is None or above.width < measure - ROOM or sheet.lines[group[-1]].text[-1] not in ASKS:
        return False
    return all(sheet.lines[at].width <= measure + HANGING for at in group)


def _ends_question(sheet: Sheet, group: list[int]) -> bool:
    """Whether a would-be heading is the rest of a question that a neighbour interrupted: an answer stands below, and who
    asks above."""
    if sheet.lines[group[-1]].text[-1] not in ASKS or not is_turn(sheet, group[-1]):
        return False
    labels = (label_of(line.text) for line in sheet.lines[max(0, group[0] - NEAR) : group[0]])
    return any(label is not None and sheet.forms.askers.asks(label) for label in labels)


def colon_kicker(sheet: Sheet, place: int) -> int | None:
    """The place of the few words with a colon that touch a title from above and introduce it: 元旦零点：; at the page's
    top with a dash too: 石榴树下系列访谈——."""
    before = previous_printed(sheet.lines, place)
    if before is None or before in sheet.roles or sheet.lines[place].opens_with is not Break.NEWLINE:
        return None
    line = sheet.lines[before]
    is_kicker = line.kind is LineKind.TEXT and len(line.text) <= LONGEST_KICKER and KICKER.search(line.text) is not None
    label = label_of(line.text) if is_kicker else None
    above = previous_printed(sheet.lines, before)
    is_at_top = above is None or sheet.lines[above].kind is LineKind.FURNITURE
    is_apart = line.opens_with is Break.BLANK or is_at_top
    if is_at_top and line.kind is LineKind.TEXT and len(line.text) <= LONGEST_DASHED and DASHED.match(line.text):
        return before
    return before if is_kicker and is_apart and (label is None or not sheet.forms.askers.asks(label)) else None

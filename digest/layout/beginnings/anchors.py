"""Headings found from their anchors: a person line, a byline between headline and text, a dateline, （上接…版）.

From an anchor the headline is looked for upwards: short lines without a stop, which are not the last lines of the body
above.
"""

import re

from digest.clean import COLONS
from digest.layout.beginnings.sheet import DASHES, Sheet, is_source
from digest.layout.beginnings.titles import (
    is_headline_shape,
    is_spaced_column,
    next_printed,
    previous_content,
    previous_printed,
)
from digest.layout.blocks import parse_ordinal
from digest.layout.forms.askers import Askers
from digest.layout.forms.dateline import DATELINE_SIGNS
from digest.layout.forms.markers import CONTINUED
from digest.layout.printed.print_line import ROOM, Break, LineKind, PrintLine, is_table_row
from digest.models import Role

__all__ = ["anchor_byline", "anchor_person", "climb", "climb_row", "is_deck", "opens_text", "take"]

MOST_LINES = 4  # of a heading above its anchor
NEAR = 24  # lines above in which a column tells its measure
LONGEST_KICKER = 12  # that ends in a colon
LONGEST_LEAD = 30  # … where it opens the page
DELEGATE = ("代表", "委员", *COLONS)  # ends a line of office and name above a headline
DATELINE = re.compile(r"\d月|本报|社|[讯电]|日")
DESKS = ("据", "本报", "本社", "新华社", "中新社")  # that open a dateline
DATELINE_ENDS = ("日电", "日讯")
MAY_OPEN = re.compile(rf"[{DATELINE_SIGNS}月报社日接]")  # a dateline, the first half of one, a marker
FIELD = re.compile(r"[\u4e00-\u9fff]{2,6}[：:]\s*\S")  # 版面：头版
LONGEST_ROW = 90
STOPS = "。；;，,、" + "".join(COLONS)
DECK_STOPS = STOPS + "—…”）)"
ROW = re.compile(r"[^\s，。、；：,;:]{6,}(?: +[^\s。]+)+$")
CLAUSE_STOP = re.compile("[，；,;]")
# Two phrases side by side; not where a space parts a figure from its unit: 17年75 条建议.
PHRASES = re.compile(r"^(?!.*\d +[年月日条个家项名位件场次届万亿元])\S{3,}(?: +\S{3,})+$")


def anchor_person(sheet: Sheet, place: int, line: PrintLine) -> None:
    """Write a person line and the headline above it (below it, where its form says so) on the sheet."""
    assert line.person is not None
    sheet.roles[place] = Role.PERSON_LINE
    if line.person.headline is not None:
        return
    above = climb(sheet, place) or _climb_over_byline(sheet, place)
    following = next_printed(sheet.lines, place)
    is_title = following is not None and sheet.shapes[following] and not opens_text(sheet, following)
    is_over = is_title and line.person.is_own_words and line.text.endswith(DELEGATE)
    take(sheet, above, Role.KICKER if is_over else Role.HEADLINE)
    if following is not None and is_title and (is_over or not above):
        sheet.roles[following] = Role.HEADLINE


def _climb_over_byline(sheet: Sheet, place: int) -> list[tuple[int, bool]]:
    """The headline above a byline that stands between it and the person line."""
    before = previous_printed(sheet.lines, place)
    if before is None or sheet.lines[before].kind is not LineKind.BYLINE:
        return []
    found = climb(sheet, before, needs_end=True)
    if found:
        sheet.roles[before] = Role.BYLINE
    return found


def anchor_byline(sheet: Sheet, place: int) -> None:
    """A byline opens an article if a heading stands right above it; else it closes one."""
    above = previous_content(sheet.lines, place)
    if above is not None and above in sheet.roles:
        sheet.roles[place] = Role.BYLINE
        return
    if above is not None and sheet.lines[above].kind is LineKind.BYLINE:
        return
    following = next_printed(sheet.lines, place)
    is_web = sheet.source is not None or is_source(sheet.lines[place])
    while following is not None:
        line = sheet.lines[following]
        is_web = is_web or is_source(line)  # other furniture stands below it: 字号 大 中 小
        is_beside = _tells_of_article(line) or (is_web and line.kind is LineKind.FURNITURE)
        if line.kind is not LineKind.BYLINE and not is_beside:
            break
        following = next_printed(sheet.lines, following)
    if following is None or sheet.lines[following].kind is not LineKind.TEXT:
        return
    found = climb(sheet, place, needs_end=True)
    if not found and above is not None and is_deck(sheet, above):
        found = climb(sheet, above, needs_end=True)
        if found:
            sheet.roles[above] = Role.DECK
    if found:
        take(sheet, found, Role.HEADLINE)
        sheet.roles[place] = Role.BYLINE


def is_deck(sheet: Sheet, place: int) -> bool:
    """Whether a line says in several clauses, without a stop at its end, what a text below it is about: too much for a
    headline, and no end of a text either. One line, set apart from the text."""
    line = sheet.lines[place]
    if line.kind is not LineKind.TEXT or line.is_indented or place in sheet.roles or sheet.shapes[place]:
        return False
    if "。" in line.text or line.text[-1] in DECK_STOPS or not LONGEST_KICKER < len(line.text) <= LONGEST_ROW:
        return False
    following = next_printed(sheet.lines, place)
    return following is not None and sheet.lines[following].opens_with is Break.BLANK


def _tells_of_article(line: PrintLine) -> bool:
    """Whether a line is what an edition says of the article above it, right below its byline: ``版面：头版``; or when it
    was put up, as web pages say below a byline too."""
    if line.kind is not LineKind.FURNITURE:
        return False
    return is_source(line) or (line.opens_with is Break.NEWLINE and FIELD.match(line.text) is not None)


def climb(sheet: Sheet, anchor: int, *, needs_end: bool = False) -> list[tuple[int, bool]]:
    """The headline lines above an anchor, nearest first, each with whether a blank line parts it from the next."""
    found: list[tuple[int, bool]] = []
    gap, at = False, anchor - 1
    while at >= 0 and len(found) < MOST_LINES:
        line = sheet.lines[at]
        if line.kind is LineKind.BLANK:
            gap, at = True, at - 1
            continue
        is_beside = line.kind in (LineKind.FURNITURE, LineKind.COLUMN, LineKind.CREDIT)
        if is_beside and found and sheet.lines[found[-1][0]].text.startswith(DASHES[:2]):
            at -= 1  # a second line goes with a headline above a web page's date
            continue
        if not found and (is_beside or (sheet.shapes[at] and sheet.grammar.credits.is_photo_credit(line.text))):
            at -= 1
            continue
        is_apart = gap or line.opens_with is Break.BLANK or (at > 0 and sheet.lines[at - 1].is_finished)
        if found and is_apart and _is_short_kicker(sheet, at):
            found.append((at, True))
            break
        is_shaped = sheet.shapes[at] or (bool(found) and not gap and _runs_on_below(line, sheet.forms.askers))
        if not is_shaped or at in sheet.roles or not _may_head(sheet, at, found, gap=gap, needs_end=needs_end):
            break
        is_dateline = line.text.startswith(DESKS) or line.text.endswith(DATELINE_ENDS)
        if is_dateline and "题" not in line.text and opens_text(sheet, at):
            break  # a dateline cut before its names
        found.append((at, gap))
        gap, at = False, at - 1
    return found


def _runs_on_below(line: PrintLine, askers: Askers) -> bool:
    """Whether a title line ends in a dash, the headline below it: ``记录三年的人——``."""
    return line.text.endswith("——") and line.kind is LineKind.TEXT and is_headline_shape(line.text.rstrip("—"), askers)


def climb_row(sheet: Sheet, anchor: int) -> list[tuple[int, bool]]:
    """A headline and its deck in one long line above a dateline: ``石榴大桥昨日合龙 桥长两公里,工期三年,造价四亿``."""
    at = anchor - 1
    while at > 0 and sheet.lines[at].kind is LineKind.BLANK:
        at -= 1
    line = sheet.lines[at] if at >= 0 else None
    if line is None or line.kind is not LineKind.TEXT or at in sheet.roles or line.opens_with is not Break.BLANK:
        return []
    is_row = ROW.match(line.text) is not None and len(line.text) <= LONGEST_ROW and line.text[-1] not in STOPS
    return [(at, True)] if is_row and at != anchor - 1 and not is_spaced_column(line.text, sheet.spaced) else []


def _is_short_kicker(sheet: Sheet, at: int) -> bool:
    """Whether a line above a headline introduces it: ``安和区：``, at the page's top ``安和区委书记林远舟谈作风：``."""
    line = sheet.lines[at]
    if line.kind is not LineKind.TEXT or not line.text.endswith(COLONS):
        return False
    longest = LONGEST_LEAD if previous_content(sheet.lines, at) is None else LONGEST_KICKER
    return len(line.text) <= longest


def _may_head(sheet: Sheet, at: int, found: list[tuple[int, bool]], *, gap: bool, needs_end: bool) -> bool:
    """Whether a headline-shaped line is one here, and not the end of the body above."""
    before = previous_printed(sheet.lines, at)
    if before is None or sheet.lines[before].kind is not LineKind.TEXT or before in sheet.roles:
        return True
    above = sheet.lines[before]
    touches = sheet.lines[at].opens_with is Break.NEWLINE
    if found and gap and (touches or CLAUSE_STOP.search(sheet.lines[at].text) or _is_piece(sheet, at)):
        return False  # a kicker stands alone; this is the end of a column that the heading interrupts
    if above.is_finished or above.text.endswith(COLONS) or is_table_row(above.text):
        return True
    if (sheet.shapes[before] or _runs_on_below(above, sheet.forms.askers)) and not _is_body(sheet, before):
        return True
    return not ((needs_end and touches) or (found and (gap or touches)))


def _is_piece(sheet: Sheet, at: int) -> bool:
    """Whether a line that stands alone is a piece of a text: a list's item, or as long as the columns above it."""
    measure = next(
        (sheet.measures[above] for above in range(at, max(-1, at - NEAR), -1) if above in sheet.measures), None
    )
    is_full = measure is not None and measure - ROOM <= sheet.lines[at].width <= measure + 0.5
    return is_full or parse_ordinal(sheet.lines[at].text) is not None


def _is_body(sheet: Sheet, place: int) -> bool:
    """Whether a headline-shaped line is one of a column's wrapped lines."""
    measure = sheet.measures.get(place)
    return measure is not None and abs(sheet.lines[place].width - measure) <= ROOM


def take(sheet: Sheet, found: list[tuple[int, bool]], role: Role) -> None:
    """Give a climbed group its roles: what stands next to the anchor is the headline, what a blank parts a kicker."""
    parted = False
    for index, (place, gap) in enumerate(found):
        parted = parted or (index > 0 and gap)
        is_deck = index < len(found) - 1 and sheet.lines[place].text.startswith(DASHES[:2])
        sheet.roles[place] = Role.DECK if is_deck else Role.KICKER if parted else role


def opens_text(sheet: Sheet, place: int) -> bool:
    """Whether a line begins a text by its dateline, which may run over to the next line, or by its marker."""
    text = sheet.lines[place].text
    if not MAY_OPEN.search(text):
        return False
    if CONTINUED.match(text) or sheet.grammar.parse_dateline(text):
        return True
    following = next_printed(sheet.lines, place)
    if following is None or sheet.lines[following].opens_with is not Break.NEWLINE or not DATELINE.search(text):
        return False
    return sheet.grammar.parse_dateline(text + sheet.lines[following].text) is not None

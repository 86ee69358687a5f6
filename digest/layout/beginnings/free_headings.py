"""Headings without an anchor: lines shaped like a headline where the text before them has ended, and what tells them from
subheads."""

import re

from digest.clean import COLON, COLONS
from digest.layout.beginnings.anchors import CLAUSE_STOP, MOST_LINES, PHRASES, is_deck, take
from digest.layout.beginnings.sheet import DASHES, TITLES, Sheet
from digest.layout.beginnings.titles import (
    LONGEST,
    is_spaced_column,
    next_content,
    next_printed,
    previous_content,
    previous_printed,
)
from digest.layout.beginnings.turns import NEAR, carries_on_interview, is_listed, is_turn
from digest.layout.beginnings.typesetting import BOX_MARKS, SHORTEST_TITLE, begins_column, colon_kicker
from digest.layout.blocks import parse_ordinal
from digest.layout.forms.markers import CONTINUED, CONTINUES
from digest.layout.forms.masthead import is_bare_date
from digest.layout.printed.lines import signs_notice
from digest.layout.printed.print_line import LONGEST_WRAP, ROOM, Break, LineKind, PrintLine
from digest.layout.questions import label_of
from digest.models import Role

__all__ = ["SUBHEAD", "find_free_headings", "follows_signed", "heads_kind"]

BULLETS = "·•●◆▲★"  # open an item of a list
MOST_WEATHER = 2  # words of the weather above a title that heads another article
KIND_WORD = 8  # characters of a title in which it says what it is: …停水通知
STOP = re.compile(rf"[，、；,;！？]|{COLON}(?!\d)")
LONGEST_REPORT = 400  # lines
PLAIN = re.compile(r"[\w “”‘’《》]+$")
SUBHEAD = 11  # a line up to this long inside an article is a subhead rather than the next headline


def find_free_headings(sheet: Sheet) -> None:
    """Write headings without an anchor on the sheet: titles where an article may begin, a deck (——写在…) among them.
    One below a text may be a subhead; what speaks against that is written beside it."""
    for place in range(len(sheet.lines)):
        if place not in sheet.roles and sheet.shapes[place] and _is_free_heading(sheet, place):
            sheet.loose.update(_find_clue(sheet, place))
            group = _title_group(sheet, place)
            take(sheet, group, Role.HEADLINE)
            deck = group[0][0] + 1
            if deck < len(sheet.lines) and sheet.lines[deck].opens_with is Break.NEWLINE and is_deck(sheet, deck):
                sheet.roles[deck] = Role.DECK
            kicker = colon_kicker(sheet, place)
            if kicker is not None:
                sheet.roles[kicker] = Role.KICKER


def _find_clue(sheet: Sheet, place: int) -> dict[int, str]:
    """What speaks for a free heading, by its place; nothing where it needs no more than where it stands."""
    before, following = previous_printed(sheet.lines, place), next_content(sheet.lines, place)
    if before is None or sheet.lines[before].kind in (LineKind.FURNITURE, LineKind.COLUMN) or following in sheet.roles:
        return {}
    if _closes(sheet, before):
        return {place: "title-behind-byline"}
    above = sheet.lines[before].text
    is_sure = CONTINUED.match(above) or (not sheet.lines[before].is_finished and PHRASES.match(sheet.lines[place].text))
    return {} if is_sure else {place: "title-set-apart"}


def _title_group(sheet: Sheet, place: int) -> list[tuple[int, bool]]:
    """The titles from ``place`` down to the text, nearest to it first, each with whether a blank line parts it."""
    group = [place]
    while len(group) < MOST_LINES:
        following = next_printed(sheet.lines, group[-1])
        if following is None or not _carries_on(sheet, group[-1], following):
            break
        group.append(following)
    gaps = [sheet.lines[at].opens_with is Break.BLANK for at in group[1:]]
    return list(zip(reversed(group), [False, *reversed(gaps)], strict=True))


def _carries_on(sheet: Sheet, last: int, following: int) -> bool:
    """Whether a line is one more title of the heading that ``last`` is in, and not the first of the text."""
    line = sheet.lines[following]
    after = next_content(sheet.lines, following)
    if not sheet.shapes[following] or following in sheet.roles or after is None or is_listed(sheet, following, after):
        return False
    if line.text[0] in BULLETS or parse_ordinal(line.text) is not None:
        return False
    if CLAUSE_STOP.search(line.text) and sheet.lines[after].kind is LineKind.TEXT and not line.text.startswith(DASHES):
        return False
    if line.text.startswith(DASHES):
        return True
    return following not in sheet.measures and not begins_column(sheet, last, following)


def _is_free_heading(sheet: Sheet, place: int) -> bool:
    """Whether a headline-shaped line without an anchor begins an article (the rules in their order of strength)."""
    if _fills_column(sheet, place):
        return False
    kicker, following = colon_kicker(sheet, place), next_content(sheet.lines, place)
    first = place if kicker is None else kicker
    before = previous_printed(sheet.lines, first)
    while following is not None and sheet.lines[following].kind is LineKind.CREDIT:
        following = next_content(sheet.lines, following)  # pictures between headline and text
    if following is None or sheet.lines[following].kind is not LineKind.TEXT:
        return False
    is_column = is_spaced_column(sheet.lines[place].text, sheet.spaced) and not (
        before is None and _is_row(sheet, place)
    )
    if is_column or sheet.lines[place].text.startswith(DASHES):
        return False
    if is_listed(sheet, place, following) or is_turn(sheet, place) or is_bare_date(sheet.lines[following].text):
        return False  # one of a list's items; who signs a letter, above its date
    if following in sheet.roles:
        return sheet.roles[following] in TITLES and before in (None, *sheet.roles)
    is_boxed = before is not None and sheet.lines[before].text.strip(BOX_MARKS) in sheet.boxes  # who 【人物名片】 is of
    if is_boxed or (before is not None and carries_on_interview(sheet, place, following)):
        return False
    text = sheet.lines[place].text
    if before is None or sheet.lines[before].kind in (LineKind.FURNITURE, LineKind.COLUMN):
        return before is None or not (_is_pull_quote(sheet, place) or _text_runs_over(sheet, first))
    is_part = text[0] in BULLETS or text.strip(BOX_MARKS) in sheet.boxes or parse_ordinal(text) is not None
    if before in sheet.roles or is_part or sheet.lines[before].text.endswith((*COLONS, "——")):
        return False
    if _closes(sheet, before):
        return True
    is_web_page = sheet.source is not None and place > sheet.source
    return not is_web_page and _is_next_headline(sheet, place, sheet.lines[before])


def _is_row(sheet: Sheet, place: int) -> bool:
    """Whether the page's first line is two phrases side by side, apart from the text below, and not a column's lines."""
    text, following = sheet.lines[place].text, next_printed(sheet.lines, place)
    is_apart = following is not None and sheet.lines[following].opens_with is Break.BLANK
    return is_apart and text.count(" ") == 1 and STOP.search(text) is None


def _is_pull_quote(sheet: Sheet, place: int) -> bool:
    """Whether a line is a quotation alone, the headline above it already, furniture between: a text's motto."""
    text = sheet.lines[place].text
    return text[0] in '“"' and text[-1] in '”"' and previous_content(sheet.lines, place) in sheet.roles


def _fills_column(sheet: Sheet, place: int) -> bool:
    """Whether a line is one of a wrapped column's full lines: the rest of a text that a neighbour interrupted."""
    measure = sheet.measures.get(place)
    return measure is not None and measure - ROOM <= sheet.lines[place].width <= measure + 0.5


def _closes(sheet: Sheet, before: int) -> bool:
    """Whether a line ends its article for sure: a byline, glued or not, a picture's credit, （下转…版）."""
    line = sheet.lines[before]
    if line.kind in (LineKind.BYLINE, LineKind.CREDIT) or _is_signature(sheet, before):
        return True
    return CONTINUES.search(line.text) is not None or sheet.grammar.split_glued_byline(line.text) is not None


def _is_signature(sheet: Sheet, place: int) -> bool:
    """Whether a line is the body that signs a notice, or the date below it, alone on its line behind a finished text."""
    before = previous_printed(sheet.lines, place)
    if before is None or not signs_notice(sheet.lines[place], sheet.offices):
        return False
    above = sheet.lines[before]
    return above.kind is LineKind.TEXT and (above.is_finished or signs_notice(above, sheet.offices))


def _text_runs_over(sheet: Sheet, place: int) -> bool:
    """Whether the text above the furniture before a line was left unfinished."""
    above = next((at for at in range(place - 1, -1, -1) if sheet.lines[at].kind is LineKind.TEXT), None)
    if above is None or above in sheet.roles or _closes(sheet, above):
        return False
    return not sheet.lines[above].is_finished


def _is_next_headline(sheet: Sheet, place: int, above: PrintLine) -> bool:
    """Behind a text: the next headline, or a subhead of the same article?"""
    line = sheet.lines[place]
    if line.opens_with is not Break.BLANK:
        return False
    if _names_speaker(sheet, place) or _has_deck(sheet, place):
        return True
    phrases = PHRASES.match(line.text) is not None and len(line.text) > SUBHEAD
    if not above.is_finished:
        return sheet.spaced is None and (phrases or _is_lone_title(sheet, place))
    measure = next((sheet.measures[at] for at in (place + 1, place - 1) if at in sheet.measures), None)
    if (phrases and not _may_be_subhead(sheet, place)) or (measure is not None and line.width > measure + ROOM):
        return True
    return _is_lone_title(sheet, place) and (heads_kind(sheet, place) or follows_signed(sheet, place))


def _may_be_subhead(sheet: Sheet, place: int) -> bool:
    """Whether two phrases side by side, without a stop or a dash, stand between blank lines right above a text."""
    following = next_printed(sheet.lines, place)
    is_above_text = following is not None and not sheet.shapes[following]
    is_apart = following is not None and sheet.lines[following].opens_with is Break.BLANK
    return is_above_text and is_apart and PLAIN.match(sheet.lines[place].text) is not None


def _has_deck(sheet: Sheet, place: int) -> bool:
    """Whether a second title behind a dash stands right below a line, and a text below both: ``——写在大桥合龙之际``."""
    deck = next_printed(sheet.lines, place)
    text = next_printed(sheet.lines, deck) if deck is not None else None
    if deck is None or text is None or not sheet.shapes[deck] or not sheet.lines[deck].text.startswith(DASHES):
        return False
    return sheet.lines[text].kind is LineKind.TEXT and sheet.lines[text].opens_with is Break.BLANK


def _names_speaker(sheet: Sheet, place: int) -> bool:
    """Whether a line names someone with an office and what was said (安和区委书记林远舟:把路修到家门口), and is no turn of
    a conversation."""
    text = sheet.lines[place].text
    label = label_of(text)
    near = sheet.lines[max(0, place - NEAR) : place + NEAR]
    if label is None and CLAUSE_STOP.search(text):
        return False  # a sentence of a report: 市长林远舟说，…
    if label is not None and sum(label_of(line.text) == label for line in near) > 1:
        return False
    return None not in sheet.headlines.find(text)


def names_kind(sheet: Sheet, text: str) -> bool:
    """Whether a title says what it heads: 停水公告, 天气预报."""
    return sheet.kind_words.search(text) is not None


def heads_kind(sheet: Sheet, place: int) -> bool:
    """Whether a title says what it heads, and is no head within the weather above it: 具体天气预报."""
    text = sheet.lines[place].text
    if not names_kind(sheet, text):
        return False
    if sheet.forms.weather_titles.search(text) is None:
        return True
    above = "".join(line.text for line in sheet.lines[max(0, place - 4) : place])
    return len(sheet.forms.weather.findall(above)) < MOST_WEATHER


def follows_signed(sheet: Sheet, place: int) -> bool:
    """Whether the report above named its writers in its dateline, and no other line in it looks like a subhead: then a
    title below its finished text is the next article's."""
    at = place - 1
    while at >= max(0, place - LONGEST_REPORT) and at not in sheet.roles:
        if sheet.shapes[at] and _is_lone_title(sheet, at):
            return False
        at -= 1
    if at < 0 or at not in sheet.roles:
        return False
    first = next_printed(sheet.lines, at)
    return first is not None and sheet.grammar.parse_dateline(sheet.lines[first].text) is not None


def _is_lone_title(sheet: Sheet, place: int) -> bool:
    """Whether a line without any punctuation stands between blank lines above a paragraph's beginning: a long line or
    one that is set in. A piece of an unfinished text is as long as its column, and goes on without an indent."""
    text = sheet.lines[place].text
    following = next_printed(sheet.lines, place)
    if following is None or sheet.lines[following].opens_with is not Break.BLANK or place in sheet.measures:
        return False
    longest = LONGEST if names_kind(sheet, text[-KIND_WORD:]) else LONGEST_WRAP
    plain = SHORTEST_TITLE <= len(text) <= longest and STOP.search(text) is None
    after = sheet.lines[following]
    return plain and (after.width > LONGEST_WRAP or (after.is_indented and not sheet.lines[place].is_indented))

"""Lines given back to the text: what looks like furniture, a byline or a banner on its own, and is a piece of an article
by what stands above and below it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from digest.clean import COLON, COLONS, squeeze, width
from digest.layout.forms.byline import BylineGrammar
from digest.layout.forms.masthead import STAMP, is_bare_date, opens_with_date
from digest.layout.forms.person_line import is_guest_label
from digest.layout.printed.print_line import (
    LISTED,
    LONGEST_BANNER,
    LONGEST_TITLE,
    LONGEST_WRAP,
    ROOM,
    SHORTEST_WRAP,
    Break,
    LineKind,
    PrintLine,
)

__all__ = ["return_parts", "return_to_text"]

GOES_ON = "的，、。"  # opens no paragraph
OPEN_BRACKET = re.compile(r"[（(][^（()）]*$")
NAMES_ABOVE_TEXT = re.compile(r"[（(][^（()）]+[)）]\s*[\u4e00-\u9fff“]")
DESK = re.compile("据?(?:新华社|中新社|本报)")
CONTACT = re.compile(r"^(?:联系|咨询|报名|举报|监督|通信|通讯|电子)?(?:电话|地址|邮编|邮政编码|传真|邮箱|信箱|人)[:：]")
LONGEST_SIGNER = 16
SALUTATION = re.compile(f"(?:尊敬的|亲爱的|各位|广大).{{1,24}}{COLON}$")
LONGEST_HEAD = 8  # lines above a letter's salutation


def return_to_text(lines: list[PrintLine], bylines: BylineGrammar) -> list[PrintLine]:
    """Give back to the text what only looks like furniture or a byline: a line in the middle of a wrapped sentence or
    of a dateline's names."""
    for place in [place for place, line in enumerate(lines) if line.kind not in (LineKind.TEXT, LineKind.BLANK)]:
        if _opens_wrapped(lines, place, bylines) or _ends_caption(lines, place) or _stands_below_lead(lines, place):
            lines[place] = replace(lines[place], kind=LineKind.TEXT, person=None, width=width(lines[place].text))
        if not 0 < place < len(lines) - 1 or lines[place - 1].kind is not LineKind.TEXT:
            continue
        before, line, after = lines[place - 1 : place + 2]
        is_touching = line.kind is LineKind.BYLINE and line.opens_with is Break.NEWLINE
        is_inside = after.kind is LineKind.TEXT and after.opens_with is Break.NEWLINE and after.text[0] in GOES_ON
        if is_touching and (is_inside or OPEN_BRACKET.search(before.text) or _is_cut_dateline(before, line, after)):
            lines[place] = replace(line, kind=LineKind.TEXT, byline=None, width=width(line.text))
        if line.kind is LineKind.PERSON and _fills_column(lines, place):
            lines[place] = replace(line, kind=LineKind.TEXT, person=None, width=width(line.text))
        if line.kind not in (LineKind.FURNITURE, LineKind.CREDIT) or after.text == before.text:
            continue
        if STAMP.search(line.text) is not None or is_bare_date(line.text.strip("（()）")):
            continue  # no piece of a wrapped text
        runs_on = len(before.text) > SHORTEST_WRAP and not before.is_finished and not before.text.endswith(COLONS)
        is_wrapped = abs(width(line.text) - before.width) <= 2 * ROOM and after.width <= before.width + 2 * ROOM
        if after.kind is LineKind.TEXT and runs_on and is_wrapped:
            lines[place] = replace(line, kind=LineKind.TEXT, width=width(line.text))
    return lines


def _stands_below_lead(lines: Sequence[PrintLine], place: int) -> bool:
    """Whether a guest's label (访谈嘉宾：…) stands between an article's lead and its first question: whole paragraphs."""
    if lines[place].kind is not LineKind.PERSON or not is_guest_label(lines[place].text):
        return False
    sides = (range(place - 1, -1, -1), range(place + 1, len(lines)))
    near = [next((lines[at] for at in side if lines[at].kind is not LineKind.BLANK), lines[place]) for side in sides]
    return all(line.kind is LineKind.TEXT and line.is_finished for line in near)


def _ends_caption(lines: Sequence[PrintLine], place: int) -> bool:
    """Whether a picture's credit ends the last line of a wrapped caption: 捐赠电脑。何舟摄, unfinished text right above."""
    line, before = lines[place], lines[place - 1]
    if line.kind is not LineKind.CREDIT or not place or line.opens_with is not Break.NEWLINE:
        return False
    return before.kind is LineKind.TEXT and "。" in line.text and not (before.is_finished or before.text.endswith("摄"))


def _is_cut_dateline(before: PrintLine, line: PrintLine, after: PrintLine) -> bool:
    """Whether a dateline's names in brackets open a line of its text, or fill it: 新华社安和5月3日电, below it （记者何舟）
    石榴大桥昨日."""
    fills = line.text[0] in "（(" and after.kind is LineKind.TEXT and after.opens_with is Break.NEWLINE
    return before.text.endswith(("电", "讯")) and (fills or NAMES_ABOVE_TEXT.match(line.text) is not None)


def _opens_wrapped(lines: Sequence[PrintLine], place: int, bylines: BylineGrammar) -> bool:
    """Whether a line that looks like the page's date is a paragraph's first, text right below: 2024年6月5日下午石榴大桥合, or
    a dateline cut before its word."""
    text = lines[place].text
    if lines[place].kind is not LineKind.FURNITURE or not (opens_with_date(text) or DESK.match(text)):
        return False
    after = lines[place + 1] if place + 1 < len(lines) else None
    if after is None or after.kind is not LineKind.TEXT or after.opens_with is not Break.NEWLINE:
        return False
    return opens_with_date(text) or bylines.parse_dateline(text + after.text) is not None


def _fills_column(lines: Sequence[PrintLine], place: int) -> bool:
    """Whether a line that only ends as a delegate's does (…林远舟委员) is a full line of the column it stands in."""
    line, after = lines[place], lines[place + 1]
    column = [near for near in (*lines[max(0, place - 3) : place], after) if near.kind is LineKind.TEXT]
    touches = line.opens_with is Break.NEWLINE and after.opens_with is Break.NEWLINE and after.kind is LineKind.TEXT
    if (
        not touches
        or line.person is None
        or not line.person.is_own_words
        or len(column) < 3
        or line.text[-1] in "：:）)"
    ):
        return False
    widest = max(width(near.text) for near in column)  # indents aside
    return widest <= LONGEST_WRAP and widest - ROOM <= width(line.text) <= widest + 0.5


def return_parts(lines: list[PrintLine], banners: frozenset[str]) -> list[PrintLine]:
    """Give back to an article its parts that look like furniture or a banner: the date that closes a notice below who
    gives it, a telephone number in a list, a subhead in brackets."""
    printed = [place for place, line in enumerate(lines) if line.kind is not LineKind.BLANK]
    is_letter = any(SALUTATION.match(lines[place].text) for place in printed[:LONGEST_HEAD])
    for at in range(1, len(printed)):
        before, line = lines[printed[at - 1]], lines[printed[at]]
        if line.kind not in (LineKind.COLUMN, LineKind.FURNITURE):
            continue
        earlier = lines[printed[at - 2]] if at > 1 else None
        if at > 2 and earlier is not None and len(earlier.text) <= LONGEST_SIGNER and not earlier.is_finished:
            earlier = lines[printed[at - 3]]  # two who give a notice, one below the other
        after = lines[printed[at + 1]] if at + 1 < len(printed) else None
        if line.kind is LineKind.COLUMN:
            beyond = lines[printed[at + 2]] if at + 2 < len(printed) else None
            is_part = line.column not in banners and _stands_above_text(before, after, beyond)
        else:
            is_part = _is_closing_date(earlier, before, line, after, is_letter=is_letter) or _is_listed_contact(
                before, line, after
            )
        if is_part:
            lines[printed[at]] = replace(line, kind=LineKind.TEXT, column=None, width=width(line.text))
    return lines


def _is_closing_date(
    text: PrintLine | None, signer: PrintLine, line: PrintLine, after: PrintLine | None, *, is_letter: bool
) -> bool:
    """Whether a date stands below the name of who gives a notice, or closes a letter: no date of the page."""
    if text is None or not is_bare_date(line.text):
        return False
    closes = after is None or after.kind is LineKind.FURNITURE
    is_below = line.opens_with is Break.NEWLINE or (len(signer.text) <= LONGEST_SIGNER and not signer.is_finished)
    if closes and is_below and signer.kind is LineKind.TEXT and is_letter:
        return True
    if line.opens_with is not Break.NEWLINE and after is not None and not text.text.startswith("特此"):
        return False
    is_signed = signer.kind is LineKind.TEXT and len(signer.text) <= LONGEST_BANNER and not signer.is_finished
    return (
        is_signed
        and text.kind is LineKind.TEXT
        and (text.is_finished or text.text.startswith("特此") or LISTED.match(text.text) is not None)
    )


def _is_listed_contact(before: PrintLine, line: PrintLine, after: PrintLine | None) -> bool:
    """Whether an address or a number goes on a notice's list (时间：…, 地点：…, 电话：…) or opens one below its text."""
    if before.kind is not LineKind.TEXT or CONTACT.match(squeeze(line.text)) is None:
        return False
    opens = before.is_finished and line.opens_with is Break.NEWLINE
    goes_on = after is not None and after.kind is LineKind.TEXT and CONTACT.match(after.text) is not None
    return LISTED.match(before.text) is not None or (opens and goes_on)


def _stands_above_text(before: PrintLine, after: PrintLine | None, beyond: PrintLine | None) -> bool:
    """Whether a line that looks like a banner stands where a subhead or a headline does: 【河岸】 between the paragraphs
    of one text, 两岸行—石榴河系列访谈 between one text and the next."""
    if after is None or after.kind is not LineKind.TEXT:
        return False
    is_behind = before.kind is LineKind.TEXT and before.is_finished
    is_wrapped = beyond is not None and beyond.opens_with is Break.NEWLINE and abs(beyond.width - after.width) <= ROOM
    return is_behind and (after.is_finished or len(after.text) > LONGEST_TITLE or is_wrapped)

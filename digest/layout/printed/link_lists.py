"""A web edition's lists of other articles: a heading (相关新闻, 标题导航) and the short lines below it.

Titles behind bullets at the page's top are such a list without a heading, and so is a menu. Behind a text the whole
list is furniture, with the beginning of an article that it may print below its title (a teaser, cut off by ``...``).
At the page's top, where nothing has been printed yet, only lines that touch are a list, and the one above the text is
the headline. One title above a text may head a real article: no list.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from digest.clean import COLONS, fold_width
from digest.layout.printed.print_line import LISTED, LONGEST_WRAP, Break, LineKind, PrintLine

__all__ = ["mark_link_lists"]

LONGEST_TITLE = 48
SHORTEST_TITLE = 8
FEWEST_TITLES = 3
LONGEST_ITEM = 14  # characters of a notice's item: 地点：…
LONGEST_HEADING = 12
SHORTEST_TEXT = 30  # characters of a line that is text for sure
LONGEST_MENU = 120
LONGEST_FOOT = 20
CONTACT = re.compile("(?:地址|邮政编码|邮编|电话|传真|热线|E-?mail|邮箱|投诉)[:：]")
HAN = re.compile("[\u3400-\u9fff]")
MENU = re.compile(r"[|·\s]*[\w/]{2,8}(?:[\s|｜·>]+[\w/]{2,8}){4,}[|·\s]*|(?=.*首页)[\w/]{2,8}(?: +[\w/]{2,8}){2,}")
BULLETS = "·•・-—*■◆●【】[]>＞:： "
POINTS = ("·", "•", "・")
CUT = ("...", "…", "．．．")


def mark_link_lists(lines: Sequence[PrintLine], headings: Collection[str]) -> list[PrintLine]:
    """Name the lines of such lists as furniture."""
    marked = list(lines)
    has_text = is_announced = False
    for place, line in enumerate(lines):
        if line.kind is LineKind.BLANK:
            continue
        if not has_text and _is_navigation(lines, place, is_announced=is_announced):
            marked[place] = replace(line, kind=LineKind.FURNITURE, person=None, byline=None, column=None)
        elif len(line.text) <= LONGEST_HEADING and fold_width(line.text.strip(BULLETS)) in headings:
            for at in (place, *_items(lines, place, has_text=has_text)):
                if lines[at].kind is not LineKind.BLANK:
                    marked[at] = replace(lines[at], kind=LineKind.FURNITURE, person=None, byline=None, column=None)
        has_text = has_text or _is_text(line)
        is_announced = is_announced or line.text.endswith(COLONS)
    if has_text and any(line.kind is LineKind.FURNITURE for line in marked):
        for at in _closing_titles(marked):
            marked[at] = replace(marked[at], kind=LineKind.FURNITURE)
    for at in _foot(marked):
        marked[at] = replace(marked[at], kind=LineKind.FURNITURE)
    return marked


def _foot(lines: Sequence[PrintLine]) -> list[int]:
    """The places of the short lines that stand between and behind the furniture at the foot of a web page: below an
    article's last paragraph, which stands on one line."""
    found: list[int] = []
    held: list[int] = []
    for place in range(len(lines) - 1, -1, -1):
        line = lines[place]
        if line.kind is LineKind.FURNITURE:
            found, held = [*found, *held], []
        elif line.kind is LineKind.TEXT and _may_be_foot(line):
            held.append(place)
        elif line.kind is LineKind.TEXT:
            return found if line.width > LONGEST_WRAP else []
        elif line.kind is not LineKind.BLANK:
            held = []
    return []


def _may_be_foot(line: PrintLine) -> bool:
    """Whether a line could be one of a foot's: a short one that is no sentence, date or item of a notice; one without
    Chinese; or several ways to write or call (地址：… 邮编：…)."""
    if len(line.text) > LONGEST_FOOT:
        return len(CONTACT.findall(line.text)) > 1
    if HAN.search(line.text) is None:
        return not line.text[-1].isdigit()
    return line.text[-1] not in "。，、；,;" and not line.text[-1].isdigit() and LISTED.match(line.text) is None


def _closing_titles(lines: Sequence[PrintLine]) -> list[int]:
    """The places of three titles or more that stand one below the other at the page's foot, behind a finished text."""
    found: list[int] = []
    for place in range(len(lines) - 1, -1, -1):
        line = lines[place]
        if line.kind is LineKind.TEXT and len(line.text) >= SHORTEST_TITLE and _is_item(line) and _may_close(line):
            found.append(place)
        elif line.kind not in (LineKind.BLANK, LineKind.FURNITURE):
            return found if len(found) >= FEWEST_TITLES and line.is_finished else []
    return []


def _may_close(line: PrintLine) -> bool:
    """Whether a line could be such a title: no date, number or item of a notice."""
    if line.is_indented or any(char.isdigit() for char in line.text[-3:]):
        return False
    return LISTED.match(line.text) is None or len(line.text) > LONGEST_ITEM


def _is_navigation(lines: Sequence[PrintLine], place: int, *, is_announced: bool) -> bool:
    """Whether a line above every text leads to a page's articles or to other pages. What an unfinished line above
    announces (名单如下：) is a list of the text."""
    line = lines[place]
    if line.text[0] in POINTS and _is_bulleted(lines, place):
        return True
    return _is_menu(line) and not is_announced


def _is_bulleted(lines: Sequence[PrintLine], place: int) -> bool:
    """Whether a title is one of several behind bullets, one below the other: the page's articles."""
    near = (
        lines[at]
        for at, touching in ((place - 1, place), (place + 1, place + 1))
        if at >= 0 and touching < len(lines) and lines[touching].opens_with is Break.NEWLINE
    )
    return any(line.text[:1] in POINTS and _is_item(line) for line in near if line.text)


def _is_menu(line: PrintLine) -> bool:
    """Whether a line is a web page's menu: five short words or more, gaps between them (首页 新闻 县区 电子报 社区), three with
    a home page."""
    return line.kind is LineKind.TEXT and len(line.text) <= LONGEST_MENU and MENU.fullmatch(line.text) is not None


def _is_text(line: PrintLine) -> bool:
    return line.kind is LineKind.TEXT and len(line.text) >= SHORTEST_TEXT and line.is_finished


def _items(lines: Sequence[PrintLine], heading: int, *, has_text: bool) -> list[int]:
    """The places of a list's items below its heading."""
    found: list[int] = []
    at = heading + 1
    while at < len(lines) and (lines[at].kind is LineKind.BLANK or _is_item(lines[at])):
        if not has_text and lines[at].kind in (LineKind.BLANK, LineKind.FURNITURE):
            return found
        if lines[at].kind is not LineKind.BLANK:
            found.append(at)
        at += 1
    if at == len(lines):
        return found if has_text else []
    if has_text and lines[at].text.endswith(CUT) and len(lines[at].text) > LONGEST_TITLE:
        return [*found, at]
    if has_text and len(found) > 1 and lines[at].kind is LineKind.TEXT:
        return found
    return found[:-1] if not has_text and lines[at].opens_with is Break.NEWLINE else []


def _is_item(line: PrintLine) -> bool:
    """Whether a line could be a title of the list, or furniture between."""
    if line.kind is LineKind.FURNITURE or line.text.startswith("- "):
        return True
    if line.kind in (LineKind.BYLINE, LineKind.CREDIT) or len(line.text) > LONGEST_TITLE:
        return False
    return line.text.endswith(CUT) or not (line.is_finished or line.text[-1] in "，、；,;")

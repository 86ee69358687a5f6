"""Briefs: several titles, each right above its own text, on a page without blank lines.

Subheads of one article look the same; but the text below a brief's title opens with the day, or with who reports, and
may end with who wrote it.

Specimens (names invented):

    石榴大桥昨日合龙
    5月3日，石榴大桥合龙，两岸居民…。
    安和书屋添新书
    安和区图书馆4日说，今年添了三万册书…。
    河岸小学迁新址
    据安和晚报报道，河岸小学昨日…。
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from digest.layout.beginnings.titles import is_headline_shape
from digest.layout.blocks import parse_ordinal
from digest.layout.forms.askers import Askers
from digest.layout.printed.lines import SUBHEAD_MARKS
from digest.layout.printed.print_line import LONGEST_WRAP, Break, LineKind, PrintLine

__all__ = ["is_whole", "part_briefs"]

SHORTEST_TITLE = 6  # characters
FEWEST = 3
MOST_PARAGRAPHS = 2  # of a brief
REACH = 36  # characters in which the day stands
LEAD = re.compile(
    r"(?<![\d—~\-])(?:\d{1,2}|[一二三四五六七八九十]{1,3})日|[昨今前]天|[昨今]日|近日|日前|本报讯|^据|^\S{2,12}[电讯消息](?:\s|[:：])"
)
BULLETS = "△▲▽▼◆◇■□●○★"  # open a brief's text
LONGEST_SIGNATURE = 31  # with the stop before it
SIGNED = re.compile(r"[。！？”][^。！？，；：“]{2,30}$")
STOPS = re.compile("[。？！；，,;]")


def part_briefs(lines: Sequence[PrintLine], askers: Askers) -> Sequence[PrintLine]:
    """Part three briefs or more, one below the other, each with its title on its text, as blank lines would."""
    parted: set[int] = set()
    run: list[int] = []
    texts = 0
    for place, line in enumerate(lines):
        if _heads_brief(lines, place, askers):
            run.append(place)
            texts = 0
            continue
        texts += 1
        if run and (texts > MOST_PARAGRAPHS or line.kind is not LineKind.TEXT or not is_whole(line)):
            parted |= _briefs(run)
            run = []
    parted |= _briefs(run)
    if not parted:
        return lines
    return [replace(line, opens_with=Break.BLANK) if place in parted else line for place, line in enumerate(lines)]


def _briefs(run: Sequence[int]) -> set[int]:
    return set(run) if len(run) >= FEWEST else set()


def _heads_brief(lines: Sequence[PrintLine], place: int, askers: Askers) -> bool:
    """Whether a title stands on a line, right above a whole paragraph that opens with the day, or with who reports."""
    if place + 1 == len(lines):
        return False
    line, after = lines[place], lines[place + 1]
    if not (after.width > LONGEST_WRAP and after.opens_with is Break.NEWLINE and is_whole(after)):
        return False  # most lines
    if line.kind is not LineKind.TEXT or len(line.text) < SHORTEST_TITLE or STOPS.search(line.text):
        return False
    if (
        not is_headline_shape(line.text, askers)
        or SUBHEAD_MARKS.match(line.text)
        or parse_ordinal(line.text) is not None
    ):
        return False
    if after.text[0] in BULLETS:
        return after.kind is LineKind.TEXT
    return after.kind is LineKind.TEXT and LEAD.search(after.text[:REACH]) is not None


def is_whole(line: PrintLine) -> bool:
    """Whether a line ends with a sentence, or with who wrote it behind one."""
    if line.is_finished or line.width <= LONGEST_WRAP:
        return line.is_finished
    return SIGNED.search(line.text, len(line.text) - LONGEST_SIGNATURE) is not None

"""Bylines that close with 报道 behind a place, as Taiwan and Hong Kong print them.

Specimens (names invented):

    記者何大舟／安和報導             the place behind a stroke
    安和報／ 記者何舟／云上報導       the paper before another
    記者何舟、田晓亩╱安和24日電      the day of the wire
    即時中心／何大舟報導             a desk, and who reports
"""

import re

from digest.patterns import HAN

__all__ = ["desk_names", "respell"]

REPORTED = re.compile("報導|報道|报导|报道")
WIRED = re.compile(r"(?<=[\u4e00-\u9fff])\d{1,2}日[电電]$")
PAPER_FIRST = re.compile(rf"^{HAN}{{2,5}}[报報社网網][／/] ?(?=[记記]者)")
DESK = re.compile(rf"{HAN}{{2,4}}中心[/／] ?(?!综合|綜合)({HAN}{{2,3}}(?:[、, ]{HAN}{{2,3}})*)(?:综合|綜合)?报道$")


def respell(text: str) -> str:
    """The line with the word that it closes with in simplified characters, without the paper before it."""
    if REPORTED.search(text) is None and "╱" not in text:
        return text
    return PAPER_FIRST.sub("", WIRED.sub("报道", REPORTED.sub("报道", text.replace("╱", "／"))))


def desk_names(text: str) -> str | None:
    """The names behind a desk, in a line that was respelled."""
    desk = DESK.match(text) if text.endswith("报道") else None
    return desk[1] if desk is not None else None

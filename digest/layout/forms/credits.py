"""Who took the picture, and who edited the page: named where an article ends, but no reporters of it.

Specimens (names invented):

    本报记者 何舟 摄                 a picture's
    图为大桥合龙。何舟 摄            … glued to its caption, 合龙的大桥 摄/记者 何舟 too
    ■ 摄影 记者 何舟
    （编辑 何舟）                    the page's staff
    …昨日合龙。（来源：安和网 责任编辑：何舟）
    …昨日合龙。（线索提供者 何先生）  …昨日合龙。线索提供 何舟
"""

import re

from digest.clean import normalise_spaces
from digest.patterns import HAN, any_of
from digest.vocabulary import Bylines

__all__ = ["FOREIGN_NAME", "LONGEST_SIGNATURE", "MARKS", "SPACED_LABEL", "CreditGrammar", "find_source_tail"]

FOREIGN_NAME = rf"{HAN}{{1,8}}[·•‧]{HAN}{{1,8}}|[A-Z][A-Za-z.\-]+(?: [A-Z][A-Za-z.\-]+)*"
LONGEST_SIGNATURE = 16  # characters of names alone
LONGEST_NOTE = 40  # characters of a remark in brackets
MARKS = "□■◎●○▲△☐◆◇★☆※⊙"
TAKEN_BY = re.compile(rf"[{MARKS}\s]*(?:(?:摄影|图片)\s*[:：/／]?\s+|拍摄者?\s*[:：]\s*)(?=\S)")
NOTED = re.compile("编|校对|线索提供")
SOURCE_TAIL = re.compile(  # 昨日合龙。《安和晚报》  昨日合龙。（中新社 5.3）
    rf"(?<=[。！？”])\s*(?:《{HAN}{{2,8}}[报刊]》"
    rf"|[（(](?:据|摘自|载)?(?:《{HAN}{{2,8}}[报刊]》|新华|中新|央视|{HAN}{{2,6}}[网报社台])"
    r"(?:发|供图|电)?(?:\s*\d{1,2}[.．]\d{1,2})?[)）])\s*$"
)
SPACED_LABEL = re.compile(rf"^({HAN})[ \u3000]+({HAN})([:：])")  # 编 辑：何舟
CREDIT_ENDS = tuple("摄攝影图)） ")


def find_source_tail(text: str) -> int | None:
    """Where the paper that a text was taken from stands behind its last sentence; ``None`` if it does not."""
    if text.rstrip()[-1:] not in ("》", ")", "）"):
        return None
    source = SOURCE_TAIL.search(text, max(0, len(text) - LONGEST_SIGNATURE))
    return source.start() if source is not None else None


class CreditGrammar:
    """The grammar of credits that one byline vocabulary gives."""

    def __init__(self, words: Bylines, surnames: tuple[str, ...]) -> None:
        surname = any_of(surnames)
        names = rf"{surname}\s?{HAN}{{1,2}}(?:[、\s]?{surname}{HAN}{{1,2}}){{0,2}}"
        taker = rf"(?:(?<!{HAN})|(?<=[者员图])|(?<=社发))(?:{FOREIGN_NAME}|{names})"
        self._has_role = re.compile(any_of((*words.reporters, *words.correspondents)))
        self._credit = re.compile(
            rf"(?:{taker}\s*[摄攝]影?|[记記]者\s?{taker}\s?[/／]\s?[摄攝]影?|{HAN}{{2}}\s*[供制绘]图)"
            rf"\s*(?:[)）]|[（(]{HAN}{{2,8}}(?:发|视觉|供图)[)）])?$"
        )
        self._behind_bar = re.compile(rf"\s{taker}\s*[/／]\s?[摄攝]影?\s*[)）]?$")  # 大桥合龙 何舟/摄
        name = rf"(?:{surname}{HAN}{{1,2}})"
        self._wrote = re.compile(rf"[者员]\s?{name}\s?文[、，\s]?{name}\s?[摄图]$")
        self._took = re.compile(rf"^[^/／]*(?<!文)[摄图][/／]\s?(?:{HAN}{{0,8}}记者)?\s?{name}$")
        edited = rf"{any_of(words.staff)}\s*[:：]?\s*{HAN}{{2,4}}"
        sources = (
            "(?:来源|稿源|转自|线索)[^（()）。]{1,24}"
            "|(?:感谢)?[^（()）。，]{1,12}(?:提供(?:新闻)?线索|[报爆]料|线索费|稿费|报料费)[^（()）。，]{0,8}"
        )
        self._note = re.compile(
            rf"[（(]\s*(?:(?:[^（()）。]{{0,24}}?{edited}[、\s]*){{1,3}}|{sources})[)）][|｜\s]*$"
            r"|(?:责任编辑|责编|编辑|校对)[:：]\s*[\w ]{2,16}$"
            rf"|(?<=[。！？”)）])\s*线索提供者?[:：\s]{{0,3}}{HAN}{{2,5}}$"
        )

    def is_photo_credit(self, text: str) -> bool:
        """Whether a line ends by naming who took a picture: ``本报记者 何舟 摄``, ``图为… 何舟 摄``, ``■ 摄影 记者 何舟``."""
        if "文" in text and ("撰文" in text or self._wrote.search(text) is not None):
            return False  # 本报记者何舟文田亩摄
        if ("/" in text or "／" in text) and self._took.search(text) is not None:
            return True
        if (
            len(text) <= LONGEST_SIGNATURE
            and ("摄影" in text or "图片" in text or "拍摄" in text)
            and TAKEN_BY.match(text) is not None
        ):
            return self._has_role.search(text) is not None
        if text[-1:] not in CREDIT_ENDS:
            return False
        line = normalise_spaces(text)
        is_behind_bar = ("/" in line or "／" in line) and "文" not in line and self._behind_bar.search(line) is not None
        return is_behind_bar or self._credit.search(line) is not None

    def is_staff_note(self, text: str) -> bool:
        """Whether a line is a remark in brackets that names who edited the page: ``（编辑 何舟）``."""
        if text[:1] not in ("（", "(") or len(text) > LONGEST_NOTE or self._has_role.search(text) is not None:
            return False
        return self._note.match(text) is not None

    def find_staff_note(self, text: str) -> int | None:
        """Where such a remark begins at a text's end; ``None`` if there is none."""
        if text.rstrip("|｜ ")[-1:] not in ("）", ")") and not NOTED.search(text, max(0, len(text) - LONGEST_NOTE)):
            return None
        match = self._note.search(text, max(0, len(text) - LONGEST_NOTE))
        return match.start() if match is not None and self._has_role.search(match.group()) is None else None

"""By when, or since when: the points and spans of time that sentences name, resolved against the page's year.

    2023年底  到2025年  全年  今年  年底前  明年上半年  6月底前  “十四五”末  未来三年         (a target's deadline)
    近年来  今年以来  去年  前三季度  1—10月份  截至9月底  近三年                       (what a fact covers)

A year that only names an event is none (以2025年花博会为抓手), nor is a slogan (全年红).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

__all__ = ["Deadline", "find_deadlines", "find_tense", "resolve_deadline"]

NUMERAL = r"(?:\d{1,2}|[一二两三四五六七八九十]{1,2})"
PART = rf"上半年|下半年|前?[一二三四]季度|{NUMERAL}月底|{NUMERAL}月末|{NUMERAL}月"
DEADLINE = re.compile(
    rf"""
    (?P<since>近年来|近些年|今年以来|年初以来|去年以来|[近过前][去]?{NUMERAL}?年来?|过去{NUMERAL}年|{NUMERAL}年来
      |截[至止](?:目前|[^，。,；;、]{{1,8}}?(?:月底|月末|年底|日|月|底|末))|\d{{1,2}}[-—–~至到]\d{{1,2}}月份?|1月至\d+月份?)
    |(?P<plan>[“"‘]?十[三四五六七八]五[”"’]?(?:期间|时期|规划期|末|以来)?)
    |(?P<span>(?:未来|今后)?{NUMERAL}(?:[到至]{NUMERAL})?年(?:左右)?(?:之?内|时间)|(?:未来|今后){NUMERAL}年)
    |(?P<year>(?:19|20)\d\d)年(?!代|版|度?[“"‘《])(?P<year_part>年?底|年?末|全年|{PART})?(?P<year_before>之?以?前)?
    |(?P<relative>今年|本年度?|明年|去年|上年|前年)(?!以来|来)年?(?P<relative_part>底|末|内|全年|{PART})?
    |(?P<whole>全年(?![红稳无开候])|年内|年度(?!人物|报告|考核|盘点)|当年)
    |(?P<end>年底|年末|岁末)
    |(?P<part>[上下]半年|前[一二三]季度|(?:{PART})(?=底?[前以之末，,、力确完实达将]|份?[，,前]))
    """,
    re.VERBOSE,
)
BEFORE_YEAR = re.compile(
    r"(?:^|[，,、：:；;（(“‘\"]|到|至|在|于|力争|确保|争取|预计|计划|截至|截止|的|即|自|从|，?并)$"
)
PAST, FUTURE = "past", "future"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A time named at ``start`` of the sentence. ``tense`` is ``past``, ``future`` or ``None`` where it alone can't say.

    ``offset`` counts years from the page's (``None``: the text does not hang on it), ``year`` is one that is printed;
    ``part`` is what of the year (``全年``, ``年底``, ``上半年``), ``""`` for the bare year.
    """

    start: int
    end: int
    printed: str
    tense: str | None
    part: str = ""
    year: int | None = None
    offset: int | None = None


def find_deadlines(sentence: str) -> Iterator[Deadline]:
    """All times that a sentence names, in order."""
    for match in DEADLINE.finditer(sentence):
        group = match.lastgroup and next(name for name in GROUPS if match[name])
        deadline = _deadline(match, group or "")
        if deadline and deadline.part and sentence.startswith("前", match.end()):
            deadline = replace(deadline, tense=FUTURE)  # 年底前
        if deadline and not (deadline.year and _is_event(sentence, deadline)):
            yield deadline


GROUPS = ("since", "plan", "span", "year", "relative", "whole", "end", "part")
OFFSETS = {"今年": 0, "本年": 0, "本年度": 0, "明年": 1, "去年": -1, "上年": -1, "前年": -2}


def _deadline(match: re.Match[str], group: str) -> Deadline | None:
    start, end, printed = match.start(), match.end(), match[0]
    if group == "since":
        return Deadline(start=start, end=end, printed=printed, tense=PAST)
    if group in ("plan", "span"):
        tense = PAST if printed.endswith("以来") else FUTURE if group == "span" else None
        return Deadline(start=start, end=end, printed=printed, tense=tense)
    if group == "year":
        part = _part(match["year_part"] or "")
        if match["year_before"]:
            part = part or "前"
        return Deadline(start=start, end=end, printed=printed, tense=None, part=part, year=int(match["year"]))
    if group == "relative":
        offset = OFFSETS[match["relative"]]
        tense = None if offset == 0 else FUTURE if offset > 0 else PAST
        part = _part(match["relative_part"] or "全年")
        return Deadline(start=start, end=end, printed=printed, tense=tense, part=part, offset=offset)
    part = {"whole": "全年", "end": "年底"}.get(group) or _part(printed)
    tense = PAST if part.startswith("前") else None
    return Deadline(start=start, end=end, printed=printed, tense=tense, part=part, offset=0)


def _part(printed: str) -> str:
    if printed in ("底", "末", "年底", "年末"):
        return "年底"
    if printed == "内":
        return "全年"
    return printed.replace("月末", "月底")


def _is_event(sentence: str, deadline: Deadline) -> bool:
    """Whether the year only belongs to a name: no word before it that points to a time, and a noun behind."""
    return not deadline.part and not BEFORE_YEAR.search(sentence[: deadline.start])


def resolve_deadline(deadline: Deadline, year: int | None) -> str:
    """The time in words that need no page to be understood: 全年 on a page of 2023 is ``2023全年``."""
    named = deadline.year if deadline.offset is None else None if year is None else year + deadline.offset
    if named is None:
        return deadline.printed
    if not deadline.part:
        return f"{named}年"
    if deadline.part == "年底" or not deadline.part[0].isdigit():
        return f"{named}{deadline.part}" if deadline.part != "前" else f"{named}年前"
    return f"{named}年{deadline.part}"


def find_tense(deadline: Deadline, year: int | None) -> str | None:
    """``past``, ``future`` or ``None``; a printed year is compared with the page's."""
    if deadline.year is not None and year is not None and deadline.year != year:
        return PAST if deadline.year < year else FUTURE
    if deadline.part == "前":
        return FUTURE
    return deadline.tense

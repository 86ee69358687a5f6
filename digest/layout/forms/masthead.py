"""What a page prints about itself: its date, and the furniture beside its articles.

Specimens:

    2023年5月17日 星期三 统筹:何舟 美编:田亩      date, weekday and staff
    二〇二三年五月十七日                         Chinese numerals
    第A03版:要闻 上一版3 4下一版                 a web edition's page line
    返回主页 | 安和日报 | 版面导航               its navigation
    【带着任务去考察】                           a column's banner
    AA06   20230517a03_b.jpg   版权声明          page codes, picture files, notices

Furniture is known by ``vocabulary/furniture.yml`` (whole lines and patterns of whole lines), by being the page's staff
or date, and by being a column's banner; that a line is printed twice is seen in ``headings``.
"""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from digest.clean import fold_width, normalise_spaces
from digest.layout.forms.byline import BylineGrammar
from digest.layout.forms.frame import FrameGrammar
from digest.patterns import SIGN, any_of, needs_sign, ungrouped
from digest.traditional import in_both
from digest.vocabulary import Furniture, Offices

__all__ = [
    "STAMP",
    "Masthead",
    "PrintedDate",
    "find_page_date",
    "find_printed_date",
    "holds_event",
    "is_bare_date",
    "opens_with_date",
]

WEEKDAYS = "一二三四五六日"
NUMERALS = {char: digit for digit, char in enumerate("〇一二三四五六七八九")} | {"○": 0, "零": 0, "Ｏ": 0, "O": 0}
CHINESE_YEAR = r"[〇○零一二三四五六七八九]{4}"
CHINESE_DAY = r"[一二三四五六七八九十廿卅]{1,3}"
WEEKDAY = rf"(?:\s*[（(]?\s*(?:星期|周|礼拜)\s*(?P<weekday>[{WEEKDAYS}天]))?"
DATE = re.compile(
    rf"(?P<year>\d{{4}}|{CHINESE_YEAR})\s*年\s*(?P<month>\d{{1,2}}|{CHINESE_DAY})\s*月\s*(?P<day>\d{{1,2}}|{CHINESE_DAY})\s*日"
    rf"{WEEKDAY}"
)
# 2024.6.5 星期三; not within an address or a file's name
MACHINE_DATE = re.compile(
    rf"(?<![\w/.\-])(?P<year>\d{{4}})([-/.])(?P<month>\d{{1,2}})\2(?P<day>\d{{1,2}})(?![\d/_]|[.\-]\w){WEEKDAY}"
)
MONTH = re.compile(rf"(?:\d{{4}}|{CHINESE_YEAR})\s*年\s*(?:\d{{1,2}}|{CHINESE_DAY})\s*月")
AUTHOR = "作者"
BRACKETS = ("【", "[", "〖")
DATED_TEXT = re.compile(
    r"\d{4}年\d{1,2}月\d{1,2}日(?![星周第责编校]|农历|\S*(?:[版期报网刊社]|出版|主办)$)[\u4e00-\u9fff，,]\S{4,}$"
)
GUEST = re.compile(
    r"(?:^|.*[—–\-－―─·：:\s│|｜])(?P<who>[^—–\-－―─·：:\s│|｜]{2,12})访谈(?:录|实录)?$"
)  # 茶园在云上——林远舟访谈录
TWO_NAMES = re.compile("[\u4e00-\u9fff]{2,4}、[\u4e00-\u9fff]{2,4}")
BANNER = re.compile(r"^[【\[〖]([^【】\[\]〖〗]{2,24})[】\]〗]$")
LONGEST_OUTLET = 10
# A date as machines write it, which no headline has; what else the line says is the site's: 城市镜像 2020-03-30 11:03
STAMP = re.compile(
    r"(?<!\d)(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[./]\d{1,2}[./]\d{4})(?!\d)(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?"
)
LONGEST_STAMPED = 24  # characters beside it
LONGEST_TIMED = 40  # … beside a date with its time
LONGEST_PAPER = 16  # characters of a paper's name before the date
LONGEST_DATE_LINE = 60
LEAST_EVENT = 10  # characters behind a date that tell what happened on it: 2023年6月5日安和区水务局答读者问
LONGEST_BANNER = 48
KEY = re.compile("[0-9A-F]{32}")  # an archive's, of an article
RIGHTS = ("转载", "版权", "版權", "授权", "许可")  # one of which a notice of who may print an article again holds
LONGEST_KEPT = 60  # characters of a line without such a key
LONGEST_LINE = 160
LONGEST_NOTICE = 400  # characters of such a notice


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedDate:
    """A date as printed. ``weekday_agrees`` is ``None`` where no weekday is printed."""

    iso: str
    printed: str
    weekday_agrees: bool | None = None


def find_printed_date(text: str) -> PrintedDate | None:
    """The first full date of a line, Arabic or Chinese numerals; ``None`` if there is none that a calendar has."""
    return _date_of(DATE.search(text) if "年" in text else None)


def find_page_date(text: str) -> PrintedDate | None:
    """The first full date of a line of furniture, which may also be as machines write it: ``2024.6.5 星期三``."""
    return find_printed_date(text) or _date_of(MACHINE_DATE.search(text))


def _date_of(match: re.Match[str] | None) -> PrintedDate | None:
    if match is None:
        return None
    year, month, day = (_number(match[part]) for part in ("year", "month", "day"))
    try:
        date = datetime.date(year, month, day)
    except ValueError:
        return None
    weekday = match["weekday"]
    agrees = None if weekday is None else WEEKDAYS[date.weekday()] == weekday.replace("天", "日")
    return PrintedDate(iso=date.isoformat(), printed=match.group(), weekday_agrees=agrees)


def is_bare_date(text: str) -> bool:
    """Whether a line is a date and nothing else, a month's too, without a weekday, as letters and notices are dated."""
    match = DATE.fullmatch(text.strip()) if "年" in text else None
    return MONTH.fullmatch(text.strip()) is not None if match is None else match["weekday"] is None


def opens_with_date(text: str) -> bool:
    """Whether a line opens with a full date and goes on as a sentence does: 2024年6月5日下午石榴大桥合, not …日要闻版."""
    return DATED_TEXT.match(text) is not None


def holds_event(text: str) -> bool:
    """Whether a line opens with a full date and says what happened then: ``2024年6月5日安和区发言人林远舟主持例行记者会``,
    no more than the issue or the edition: 2024年6月5日要闻版."""
    date = DATE.match(text.strip()) if "年" in text else None
    if date is None or date["weekday"] is not None or len(text.strip()) - date.end() < LEAST_EVENT:
        return False
    return DATED_TEXT.match("".join(text.split())) is not None


def _number(text: str) -> int:
    """``2023``, ``二〇二三``, ``十七``, ``廿一`` as a number."""
    if text.isdigit():
        return int(text)
    text = text.replace("廿", "二十").replace("卅", "三十")
    if "十" not in text:
        return int("".join(str(NUMERALS[char]) for char in text))
    tens, _, ones = text.partition("十")
    return (NUMERALS[tens] if tens else 1) * 10 + (NUMERALS[ones] if ones else 0)


class Masthead:
    """What furniture looks like, by one vocabulary; built once, used for every line."""

    def __init__(self, furniture: Furniture, bylines: BylineGrammar, offices: Offices) -> None:
        self._bylines, self._offices = bylines, offices
        furniture = _in_both(furniture)
        self._courtesy = re.compile(rf"{any_of((*offices.honours, *offices.titles, *offices.couples))}$")
        self._frame = FrameGrammar(furniture)
        self._outlet = re.compile(rf"[\u4e00-\u9fff]{{2,6}}{any_of(furniture.outlets)}")
        self._phrases = frozenset(fold_width(phrase) for phrase in (*furniture.phrases, *furniture.lists))
        patterns = [
            rf"[□■◎•·]?{any_of(furniture.labels)}[:>].*",
            *(ungrouped(pattern) for pattern in furniture.patterns),
        ]
        self._rights = _any_pattern([ungrouped(pattern) for pattern in furniture.rights])
        self._patterns = _any_pattern(patterns)
        self._plain = _any_pattern([pattern for pattern in patterns if not needs_sign(pattern)])
        self._signs = re.compile(any_of(furniture.signs))
        words = [fold_width(word) for word in (*furniture.signs, *furniture.buttons, *furniture.fields, "http", "www.")]
        self._may_be_frame = re.compile(any_of(words))  # the cheap test first
        self._words = re.compile(
            any_of((*words, "年", *bylines.staff)) + r"|^[\u4e00-\u9fff][\u4e00-\u9fff][:：]"
        )  # … and the first of all
        self._endings = furniture.column_endings
        self._series = re.compile(rf"[—–\-－―─·：:\s│|｜].{{0,12}}{any_of(furniture.column_endings)}$")
        self._columns = {letters: column for column in furniture.columns if (letters := _letters(column))}
        self._may_open = re.compile(rf"[\W_]*{any_of(letters[0] for letters in self._columns)}")
        self._phrase_letters = frozenset(_letters(phrase) for phrase in self._phrases)

    def is_furniture(self, text: str) -> bool:
        """Whether a printed line is furniture by itself: vocabulary, page staff, or the page's date."""
        if len(text) > LONGEST_KEPT and KEY.search(text):
            return True
        is_long = len(text) > LONGEST_LINE
        if is_long and (len(text) > LONGEST_NOTICE or not any(word in text for word in RIGHTS)):
            return False
        folded = fold_width(text)
        if any(word in folded for word in RIGHTS) and self._rights.fullmatch(folded) is not None:
            return True
        if is_long:
            return False
        if self._is_whole_line(folded) or (SIGN.search(folded) is not None and _is_stamped(text)):
            return True
        if self._words.search(folded) is None:
            return False
        return self._is_date_or_staff(text) or self._is_of_frame(text, folded)

    def _is_whole_line(self, folded: str) -> bool:
        """Whether a line, its width folded, is a phrase of the vocabulary, matches a pattern, or is a paper's name alone."""
        if folded in self._phrases or folded.strip("·・|-[]【】□■") in self._phrases:
            return True
        if (self._patterns if SIGN.search(folded) is not None else self._plain).fullmatch(folded) is not None:
            return True
        return len(folded) <= LONGEST_OUTLET and self._outlet.fullmatch(folded) is not None

    def _is_of_frame(self, text: str, folded: str) -> bool:
        """Whether a line is of a web edition's frame, by one of its signs or by all its pieces."""
        if self._may_be_frame.search(folded) is None:
            return False
        return self._signs.search(folded) is not None or self._frame.is_frame(text)

    def _is_date_or_staff(self, text: str) -> bool:
        if "年" not in text and not self._bylines.is_staff_line(text):
            return False
        line = normalise_spaces(text)
        if len(line) > LONGEST_DATE_LINE + 20:
            return False
        match = DATE.search(line) if "年" in line else None
        if match is None:
            return self._bylines.is_staff_line(line)
        rest = (line[: match.start()] + " " + line[match.end() :]).strip()
        longest = LONGEST_DATE_LINE if match["weekday"] else 24
        if holds_event(line):
            return False
        is_short = len(rest) <= longest and not re.search(
            r"[，。；、,;]|^(?:[至到起止前后—\-~～是在将]|[上下]午(?!版)|凌晨|当[天日])", rest
        )
        return self._bylines.is_staff_line(rest) or (is_short and match.start() <= LONGEST_PAPER)

    def find_column(self, text: str) -> str | None:
        """The column that a banner line names: one of the vocabulary, or what stands in brackets alone."""
        if len(text) > 60 or text[-1:] in "，。；、,;":
            return None
        if self._may_open.match(fold_width(text)) is not None:
            letters = _letters(text)
            for known, name in self._columns.items():
                if letters.startswith(known) and (letters == known or letters[len(known) :] in self._phrase_letters):
                    return name
        is_bracketed = text.startswith(BRACKETS)
        if not is_bracketed and not text.endswith(self._endings):
            return None
        line = normalise_spaces(text)
        match = BANNER.match(line) if is_bracketed else None
        if match is not None:
            return match[1].strip() if AUTHOR not in match[1][:4] else None  # 【作者系安和区委书记】
        is_series = line.endswith(self._endings) and len(line) <= LONGEST_BANNER and self._series.search(line)
        if not is_series or self._bylines.parse_signature(re.split("[：:]", line)[0]) is not None:
            return None
        return None if self._names_guest(line) else line

    def _names_guest(self, line: str) -> bool:
        """Whether a line names whom it talks with, and so is a headline: ``茶园在云上——林远舟访谈录``, ``…——林远舟教授访谈``,
        ``…——林远舟、沈青禾夫妇访谈``; not ``县区书记访谈录``."""
        guest = GUEST.match(line)
        if guest is None:
            return False
        names = self._courtesy.sub("", guest["who"])
        is_title = names.startswith(self._offices.no_names) or names.endswith(self._offices.bodies)
        return not is_title and (
            self._bylines.parse_signature(names) is not None or TWO_NAMES.fullmatch(names) is not None
        )


def _is_stamped(text: str) -> bool:
    """Whether a line is a date as machines write it, with little beside it and no clause."""
    if len(text) > 3 * LONGEST_STAMPED:
        return False
    stamp = STAMP.search(text)
    if stamp is None:
        return False
    rest = "".join((text[: stamp.start()] + text[stamp.end() :]).split())
    longest = LONGEST_TIMED if ":" in stamp.group() else LONGEST_STAMPED
    return len(rest) <= longest and re.search('[。！？!?，,；;“”"]', rest) is None


def _any_pattern(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns) or r"(?!)")


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", fold_width(text))


def _in_both(furniture: Furniture) -> Furniture:
    """The words of furniture in simplified and in traditional characters."""
    return replace(
        furniture,
        phrases=in_both(furniture.phrases),
        outlets=in_both(furniture.outlets),
        buttons=in_both(furniture.buttons),
        fields=in_both(furniture.fields),
        signs=in_both(furniture.signs),
        lists=in_both(furniture.lists),
        labels=in_both(furniture.labels),
    )

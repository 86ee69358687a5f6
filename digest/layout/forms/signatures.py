"""Names that stand alone where an article ends: what is said beside them, and where one name ends and the next begins.

Specimens (names invented):

    （何舟 田亩）      何 舟      （何 舟 林思远）      □何舟（教师）
    （何舟 摄影报道）  文/何舟 图/田亩      文/图 何舟 田亩
    （安和融媒 何舟）  ·何舟·
"""

import re

from digest.clean import normalise_spaces
from digest.layout.forms.credits import MARKS
from digest.models import Byline
from digest.patterns import HAN, any_of
from digest.vocabulary import Bylines

__all__ = [
    "BOTH",
    "BRACKETS",
    "DOTTED",
    "OTHER_NAME",
    "OUTLETS",
    "PEN_OF",
    "SENT_BY",
    "WORK_TAIL",
    "HomeGrammar",
    "part_signature",
    "stands_alone",
]

INNER_GAP = re.compile(rf"(?<!{HAN})({HAN}) +({HAN})(?!{HAN})")  # 何 舟
WORK_TAIL = re.compile(
    r"\s*(?:摄影报道|图文报道|摄影/?报道|报道|文/图|图/文|文[、/ ]?摄|采写|整理|供稿|撰稿|撰文|[/／]\s?文)$"
)  # （何舟 摄影报道）
WRITTEN = re.compile(r"^文\s*[/／:：]\s*(\S+(?: \S{2,3})*?)(?:\s*[图摄]影?\s*[/／:：].*)?$")  # 文/何舟 图/田亩
TAKEN = re.compile(rf"(?<=[/／]文)\s*{HAN}{{2,4}}(?: {HAN}{{2,3}})*\s*[/／]\s*[图摄]影?$")  # □何舟/文 田亩/摄
WRITER_IS = re.compile(rf"^(□.+?)[（(]{HAN}{{2,10}}[）)]$")  # □何舟（教师）
PEN_OF = re.compile(rf"□ ?({HAN}{{2,4}}) ?[（(]{HAN}{{2,10}}[）)]")  # a reader's pen name: □石榴（居民）
BOTH = re.compile(rf"(?:文[/／]?图|图[/／]?文)[:：\s]\s*(?={HAN})")  # 文/图 何舟 田亩
SENT_BY = re.compile(rf"{HAN}{{1,6}}(?:台|网|报|融媒|融媒体|融媒体中心|新闻中心)")  # （安和融媒 何舟）
DOTTED = re.compile(rf"[·•・]\s*({HAN}{{2,5}})\s*[·•・]")  # ·何舟·
LONGEST_NAME = 4  # of one name alone on a line, a gap inside counted
OUTLETS = ("社", "报", "台", "网")
OTHER_NAME = re.compile(rf"{HAN}{{2,3}}")  # one of three names may have no known surname: （何舟 田亩 石榴）
BRACKETS = re.compile(r"^[（(\[【〔]\s*(.*?)\s*[）)\]】〕]$")


class HomeGrammar:
    """Authors whose line says first where they are from, by one vocabulary: ``河南何大舟``, ``（河南省安和县 何舟）``."""

    def __init__(self, words: Bylines, surnames: tuple[str, ...]) -> None:
        province, surname = any_of(words.provinces or ("(?!)",)), any_of(surnames)
        self._line = re.compile(
            rf"(?:{province})(?:省|市|自治区)?(?:[ \u3000]?{HAN}{{1,5}}[市县区州旗乡镇])?"
            rf"(?:[ \u3000]+(?P<apart>{surname}{HAN}{{1,2}})|(?P<near>{surname}{HAN}{{2}}))"
        )

    def parse(self, text: str) -> Byline | None:
        """Read such a line; ``None`` if it is none."""
        match = self._line.fullmatch(BRACKETS.sub(r"\1", text.strip()))
        return Byline(printed=text, reporters=(match["apart"] or match["near"],)) if match is not None else None


def stands_alone(text: str) -> bool:
    """Whether a line is short enough for one name, or two parts of which the first is an outlet: ``安和快报 何舟``."""
    outlet, _, name = text.partition(" ")
    return 2 <= len(text) <= LONGEST_NAME or (2 <= len(name) <= 3 and SENT_BY.fullmatch(outlet) is not None)


def part_signature(text: str) -> tuple[str, str, list[str]]:
    """A signature without its marks, what it holds without brackets and who took the picture, and its names."""
    line = BOTH.sub("", WRITER_IS.sub(r"\1", normalise_spaces(text)).lstrip(MARKS + " "), count=1)
    inside = TAKEN.sub("", WRITTEN.sub(r"\1", BRACKETS.sub(r"\1", line).lstrip(MARKS + " ")))
    names = WORK_TAIL.sub("", inside)
    if INNER_GAP.fullmatch(line) is not None or inside != line or text[:1] in MARKS:
        names = INNER_GAP.sub(r"\1\2", names)
    return line, inside, re.split(r"[ 、，,]+", names)

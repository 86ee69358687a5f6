"""What is known of a printed line, and how wide the column is that lines were wrapped to."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from digest.clean import is_finished
from digest.layout.forms.person_line import HeadedLine
from digest.models import Byline

__all__ = [
    "LISTED",
    "LONGEST_BANNER",
    "LONGEST_TITLE",
    "LONGEST_WRAP",
    "ROOM",
    "SHORTEST_WRAP",
    "Break",
    "LineKind",
    "PrintLine",
    "find_measure",
    "indent_width",
    "is_table_row",
]

LISTED = re.compile(r"^[\u4e00-\u9fff]{2,6}[:：]\s*[^\s，,。；;“][^，,。；;]{0,24}$")  # 时间：6月10日
TABLE_ROW = re.compile(r"\S{1,10}(?:\s+\d+){2,}$")
LONGEST_WRAP = 30.0  # the widest column, in Chinese characters, that counts as wrapped
SHORTEST_WRAP = 8  # characters of a line that another may carry on, and of the narrowest column
MOST_FINISHED = 4  # lines of which one alone ends no sentence: they stand each by itself
LONGEST_TITLE = 64  # characters of a line that could be a headline
LONGEST_BANNER = 24
ROOM = 1.6  # how far a full line may fall short of its column: the next character may not begin a line

# Kinds and breaks are no Enum: every rule asks for them, and Python 3.11 takes four times as long to find an Enum's member.


class LineKind(str):
    """What a line is on its own, before its neighbours are looked at."""

    __slots__ = ()
    BLANK: ClassVar["LineKind"]
    FURNITURE: ClassVar["LineKind"]
    COLUMN: ClassVar["LineKind"]
    PERSON: ClassVar["LineKind"]
    BYLINE: ClassVar["LineKind"]
    CREDIT: ClassVar["LineKind"]
    TEXT: ClassVar["LineKind"]


LineKind.BLANK = LineKind("blank")
LineKind.FURNITURE = LineKind("furniture")
LineKind.COLUMN = LineKind("column")
LineKind.PERSON = LineKind("person line")
LineKind.BYLINE = LineKind("byline")
LineKind.CREDIT = LineKind("photo credit")
LineKind.TEXT = LineKind("text")


class Break(str):
    """What parts a printed line from the one before it."""

    __slots__ = ()
    SPACE: ClassVar["Break"]
    NEWLINE: ClassVar["Break"]
    BLANK: ClassVar["Break"]


Break.SPACE = Break("space")
Break.NEWLINE = Break("newline")
Break.BLANK = Break("blank line")


@dataclass(slots=True)
class PrintLine:
    """One printed line. ``text`` is trimmed, invisible characters out; ``number`` is the file's line, from 1.

    Nothing changes a line once it is made (``replace`` makes another); a frozen one takes five times as long to make.
    """

    number: int
    raw: str
    text: str
    kind: LineKind
    opens_with: Break
    is_indented: bool = False
    width: float = 0.0
    person: HeadedLine | None = None
    byline: Byline | None = None
    column: str | None = None
    joins_next: bool = False  # a form that runs on into the next line …
    is_joined: bool = False  # … and that next line
    heads: bool | None = None  # whether it may be a title, where the lines above a web page's text have been weighed
    is_finished: bool = field(init=False)  # ends where a sentence ends

    def __post_init__(self) -> None:
        self.is_finished = is_finished(self.text)


def find_measure(lines: Sequence[PrintLine]) -> float | None:
    """The width of the column that lines were wrapped to; ``None`` if they were not wrapped.

    Wrapped lines end anywhere, most of them within ``ROOM`` of one width. The last line of a paragraph is shorter, and
    a line that ends a sentence says nothing.
    """
    lines = [line for line in lines if line.width]
    if len(lines) < 2:
        return None
    widths = sorted([line.width for line in lines if not line.is_finished])
    if not widths or (len(widths) == 1 and len(lines) >= MOST_FINISHED):
        return None
    best, most = None, 0
    for candidate in dict.fromkeys(widths):
        if SHORTEST_WRAP <= candidate <= LONGEST_WRAP:
            near = bisect_right(widths, candidate + 0.5) - bisect_left(widths, candidate - ROOM)
            if near >= most:
                best, most = candidate, near
    if best is None or (most < len(widths) and most < max(2, 0.5 * len(widths))):
        return None
    beyond = [line.width for line in lines if line.width > best + ROOM]
    if len(beyond) + sum([wide > 2 * best + ROOM for wide in beyond]) > 0.3 * len(lines):
        return None  # too many lines run beyond it: short ones among long ones
    return widths[(bisect_left(widths, best - ROOM) + bisect_right(widths, best + 0.5)) // 2]


def is_table_row(text: str) -> bool:
    """Whether a line is one of a table's: a name and figures, ``安和市 4 15 13``."""
    return text[-1:].isdigit() and TABLE_ROW.match(text) is not None


def indent_width(indent: str) -> float:
    """How far a line is set in, in Chinese characters: U+3000 is one, another space half."""
    return sum(1.0 if char == "\u3000" else 0.5 for char in indent)

"""A text as its speakers are looked for: its paragraphs joined, its stops full width, and the clause that a place stands in."""

import re
from collections.abc import Sequence

__all__ = ["LONGEST_OFFICE", "clause_before", "join_texts", "widen"]

LONGEST_OFFICE = 60  # characters before a name
TO_LAST_STOP = re.compile(r".*[，。；：“”！？—,;:!?\"\s\[【]", re.DOTALL)
SHORTENED = re.compile(
    r"[（(](?:(?:以下|下)?简?称[^（()）]{1,12}|www\.[^（()）]{1,40})[)）]"
)  # 平原大学（下称“平大”）校长
WIDE = tuple(zip(",:;!?", "，：；！？", strict=True))  # stops as the patterns have them, each for one


def clause_before(text: str, start: int, end: int) -> str:
    """What stands before a place in its clause, from ``start`` on."""
    stop = TO_LAST_STOP.match(text, start, end)
    return text[stop.end() if stop is not None else start : end]


def join_texts(texts: Sequence[str]) -> str:
    """A text's paragraphs, their stops full width, without the remarks that shorten a name inside an office."""
    whole = widen("\n".join(texts))
    return SHORTENED.sub("", whole) if "称" in whole or "www" in whole else whole


def widen(text: str) -> str:
    """A text with its stops full width, ten times as fast as by ``translate``."""
    for narrow, wide in WIDE:
        text = text.replace(narrow, wide)
    return text

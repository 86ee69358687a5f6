"""Text in traditional characters, as the patterns and vocabularies read it: in simplified ones.

Each character becomes one other by itself (OpenCC's dictionary), so that every place in the text stays where it was and
what was found can be given as it is printed.

    專訪安和區區長陳遠舟 → 专访安和区区长陈远舟      陈远舟 → 陳遠舟
"""

from collections.abc import Mapping
from functools import lru_cache

import opencc

__all__ = ["is_traditional", "restore", "simplify"]

MARKS = "這說們為個來時會對國"  # no text of length is without them, and none in simplified characters has several
FEWEST_MARKS = 3
HAN = range(0x3400, 0xA000)


def is_traditional(text: str) -> bool:
    """Whether a text is written in traditional characters, by several of the commonest."""
    return sum(mark in text for mark in MARKS) >= FEWEST_MARKS


def simplify(text: str) -> str:
    """The text in simplified characters, as long as it was."""
    return text.translate(_simple())


def restore(part: str | None, simple: str, printed: str) -> str | None:
    """A part of a simplified text as it is printed; as it is if it does not stand there in one piece."""
    at = simple.find(part) if part else -1
    return printed[at : at + len(part)] if part and at >= 0 else part


@lru_cache(maxsize=1)
def _simple() -> Mapping[int, str]:
    characters = [chr(code) for code in HAN]
    simple: str = opencc.OpenCC("t2s").convert("\n".join(characters))
    pairs = zip(characters, simple.split("\n"), strict=True)
    return {ord(old): new for old, new in pairs if new != old and len(new) == 1}

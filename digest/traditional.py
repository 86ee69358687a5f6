"""Text in traditional characters, as the patterns and vocabularies read it: in simplified ones.

Each character becomes one other by itself (OpenCC's dictionary for Hong Kong, which is its general one and seven more;
no other room asks it), so that every place in the text stays where it was and
what was found can be given as it is printed.

    專訪安和區區長陳遠舟 → 专访安和区区长陈远舟      陈远舟 → 陳遠舟

A vocabulary's words are written in simplified characters; those that are looked for in a line before it is known how
its text is written are looked for ``in_both``: 收藏 关闭 → 收藏 关闭 關閉
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache

import opencc

from digest.clean import usual_colons

__all__ = ["in_both", "is_traditional", "restore", "simplify", "simplify_each"]

MARKS = "這說們為個來時會對國"  # no text of length is without them, and none in simplified characters has several
FEWEST_MARKS = 3
HAN = range(0x3400, 0xA000)


def is_traditional(text: str) -> bool:
    """Whether a text is written in traditional characters, by several of the commonest."""
    return sum(mark in text for mark in MARKS) >= FEWEST_MARKS


def simplify(text: str) -> str:
    """The text in simplified characters and with the usual colons, as long as it was."""
    return usual_colons(text.translate(_simple()))


def restore(part: str | None, simple: str, printed: str) -> str | None:
    """A part of a simplified text as it is printed; as it is if it does not stand there in one piece."""
    at = simple.find(part) if part else -1
    return printed[at : at + len(part)] if part and at >= 0 else part


@lru_cache(maxsize=1)
def _simple() -> Mapping[int, str]:
    characters = [chr(code) for code in HAN]
    pairs = zip(characters, simplify_each(characters), strict=True)
    return {ord(old): new for old, new in pairs if new != old and len(new) == 1}


def simplify_each(texts: Iterable[str]) -> list[str]:
    """Many short texts in simplified characters, each by itself; none holds a line's end."""
    simple: str = _converter("hk2s").convert("\n".join(texts))
    return simple.split("\n")


@lru_cache(maxsize=2)
def _converter(dictionary: str) -> opencc.OpenCC:
    return opencc.OpenCC(dictionary)


def in_both(words: Iterable[str]) -> tuple[str, ...]:
    """Words as they are and, behind them, in traditional characters where these differ."""
    given = tuple(words)
    converted: str = _converter("s2t").convert("\n".join(given))
    return tuple(dict.fromkeys((*given, *converted.split("\n")))) if given else ()

"""The words that qualify a number from directly before or behind it: 不少于, 突破, 超; 以上, 左右, 多.

A longer word of the vocabulary hides a shorter one at its end: 签约10家 is not "about" ten, 透过3座 not "over" three.
"""

import re
from collections.abc import Iterable
from functools import cache

from digest.vocabulary import Figures

__all__ = ["Qualifiers", "longest_first", "qualifiers"]


def longest_first(words: Iterable[str]) -> list[str]:
    """The words, each once, in the order in which a pattern must try them."""
    return sorted(set(words), key=lambda word: (-len(word), word))


class Qualifiers:
    """The vocabulary's qualifying words, ready for use."""

    def __init__(self, words: Figures) -> None:
        hiding = (*words.masks, *words.delivery, *words.frames)
        self._endings = dict.fromkeys(hiding, False) | dict.fromkeys(words.before, True)
        self._longest = max(map(len, self._endings), default=0)
        self._silent = frozenset(words.silent)
        self._after = re.compile("|".join(map(re.escape, longest_first(words.after))))

    def before(self, text: str) -> str | None:
        """The qualifying word at the end of the text before a number, ``None`` if there is none or it only links."""
        word = self.ending(text.removesuffix("了"))
        return word if word and word not in self._silent else None

    def ending(self, text: str) -> str | None:
        """The word at the end of the text that qualifies or links, ``None`` if there is none or a longer one hides it."""
        for length in range(min(self._longest, len(text)), 0, -1):
            word = text[-length:]
            if word in self._endings:
                return word if self._endings[word] else None
        return None

    def behind(self, text: str) -> str | None:
        """The qualifying word that opens the text behind a number's unit, or ``None``."""
        match = self._after.match(text)
        return match[0] if match else None


@cache
def qualifiers(words: Figures) -> Qualifiers:
    """The qualifying words of a vocabulary."""
    return Qualifiers(words)

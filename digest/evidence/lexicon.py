"""Words of a vocabulary in a text: at each place the longest one, left to right, without overlaps.

Longest first is what lets a vocabulary say where a word does not count: 主要 stands in it as a mask, so the 要 of
主要 is never read as "will". The time taken grows with the length of the text, not with the number of words.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

__all__ = ["Hit", "Lexicon"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
    """A word found at ``start`` (up to, not including, ``end``) and what the vocabulary says of it."""

    start: int
    end: int
    word: str
    value: T


class Lexicon(Generic[T]):
    """Words, each with a value."""

    def __init__(self, words: Mapping[str, T]) -> None:
        self._words = {word: value for word, value in words.items() if word}
        self._lengths: dict[str, list[int]] = {}
        for word in self._words:
            lengths = self._lengths.setdefault(word[0], [])
            if len(word) not in lengths:
                lengths.append(len(word))
        for lengths in self._lengths.values():
            lengths.sort(reverse=True)

    def match(self, text: str, start: int, end: int | None = None) -> Hit[T] | None:
        """The longest word that begins at ``start`` and does not reach beyond ``end``, or ``None``."""
        stop = len(text) if end is None else min(end, len(text))
        if start < stop:
            for length in self._lengths.get(text[start], ()):
                word = text[start : start + length]
                if start + length <= stop and word in self._words:
                    return Hit(start, start + length, word, self._words[word])
        return None

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Hit[T]]:
        """All words of ``text[start:end]``, in order, longest first at each place, none overlapping another."""
        stop = len(text) if end is None else min(end, len(text))
        words, lengths = self._words, self._lengths
        while start < stop:
            for length in lengths.get(text[start], ()):
                word = text[start : start + length]
                if word in words and start + length <= stop:
                    yield Hit(start, start + length, word, words[word])
                    start += length
                    break
            else:
                start += 1

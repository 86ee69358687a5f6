"""Which pairs of characters stand together in a page's blocks, and which blocks hold each.

A pair and a block are one number (the two code points, then the block's place), so that one sort of a page's numbers
brings the same pairs together, and their holders in order: ten times as fast as sets of texts.
"""

from collections.abc import Sequence
from functools import cached_property, lru_cache

import numpy as np
import numpy.typing as npt

__all__ = ["CHARACTER", "CODES", "Numbers", "PairIndex", "code_points", "is_han_code", "join_codes"]

CHARACTER, PLACE = 21, 21  # bits
END = ord("\n")  # parts the blocks; no block holds one
CODES = 0x110000  # code points that there are
HAN = ((0x3400, 0x9FFF), (0x20000, 0x3FFFF), (0x3005, 0x3005), (0x3007, 0x3007))  # as clean.is_han has it

Numbers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


class PairIndex:
    """The pairs of one page. ``rare``: how many blocks, at most, hold a pair that tells them from the others."""

    def __init__(self, texts: Sequence[str], rare: int) -> None:
        self.text = "\n".join(texts)
        self.codes = code_points(self.text)
        before, after = self.codes[:-1], self.codes[1:]
        found = np.sort(join_codes(before, after) << PLACE | np.cumsum(before == END))
        self._every = found >> PLACE
        found = found[_firsts(found)]  # with END in a pair too, which nobody asks for
        self._pairs, self._places = found >> PLACE, found & (1 << PLACE) - 1
        self._starts = np.flatnonzero(_firsts(self._pairs))
        self._distinct = self._pairs[self._starts]
        self._rare, self._blocks = rare, len(texts)

    def holds(self, pair: str) -> bool:
        """Whether any block holds a pair."""
        number = ord(pair[0]) << CHARACTER | ord(pair[1])
        at = int(self._distinct.searchsorted(number))
        return at < len(self._distinct) and int(self._distinct[at]) == number

    def count(self, pairs: Numbers) -> Numbers:
        """How often each pair stands on the page."""
        return self._every.searchsorted(pairs, "right") - self._every.searchsorted(pairs)

    def holders(self, pairs: Sequence[str]) -> list[list[int]]:
        """Of each pair, the places of the blocks that hold it, ascending."""
        codes = code_points("".join(pairs))
        numbers = join_codes(codes[::2], codes[1::2])
        ends = zip(self._pairs.searchsorted(numbers), self._pairs.searchsorted(numbers, "right"), strict=True)
        return [self._places[first:end].tolist() for first, end in ends]

    @cached_property
    def _shared(self) -> tuple[list[int], list[list[int]]]:
        """The rare pairs of Chinese characters, sorted by the blocks that hold them: of each block where its own begin,
        and of each pair there the blocks before it that hold it too (-1 for none)."""
        counts = np.diff(self._starts, append=len(self._pairs))
        rare = np.flatnonzero((counts > 1) & (counts <= self._rare))
        before, after = self._distinct[rare] >> CHARACTER, self._distinct[rare] & (1 << CHARACTER) - 1
        rare = rare[is_han_code(before) & is_han_code(after)]
        is_rare = np.zeros(len(counts), dtype=np.bool_)
        is_rare[rare] = True
        chosen = np.repeat(is_rare, counts)
        pairs, places = self._pairs[chosen], self._places[chosen]
        order = np.argsort(places, kind="stable")
        earlier = [_shifted(pairs, places, by)[order].tolist() for by in range(1, self._rare)]
        return places[order].searchsorted(np.arange(self._blocks + 1)).tolist(), earlier

    def shared_before(self, block: int) -> dict[int, int]:
        """The blocks before one that hold some of its rare pairs, and which: a bit for each pair."""
        starts, earlier = self._shared
        shared: dict[int, int] = {}
        for others in earlier:
            for at in range(starts[block], starts[block + 1]):
                if others[at] >= 0:
                    shared[others[at]] = shared.get(others[at], 0) | 1 << at - starts[block]
        return shared


def code_points(text: str) -> Numbers:
    """The code points of a text, one for each character."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.int64)


def join_codes(before: Numbers, after: Numbers) -> Numbers:
    """Pairs of code points as one number each."""
    return before << CHARACTER | after


def _firsts(numbers: Numbers) -> Flags:
    """Which of the sorted numbers differ from the one before."""
    return np.concatenate((np.ones(min(1, len(numbers)), dtype=np.bool_), numbers[1:] != numbers[:-1]))


def _shifted(pairs: Numbers, places: Numbers, by: int) -> Numbers:
    """Of each pair and block the block that holds the same pair ``by`` places before it, or -1."""
    shifted = np.full_like(places, -1)
    shifted[by:] = np.where(pairs[by:] == pairs[:-by], places[:-by], -1)
    return shifted


def is_han_code(codes: Numbers) -> Flags:
    """Which of the code points are Chinese characters."""
    return _han_codes()[codes]


@lru_cache(maxsize=1)
def _han_codes() -> Flags:
    """Of every code point whether it is a Chinese character."""
    is_han = np.zeros(CODES, dtype=np.bool_)
    for first, last in HAN:
        is_han[first : last + 1] = True
    return is_han

"""What a block is about: how much likelier its words are among an article's than on the page at large.

Words are pairs of neighbouring Chinese characters, which need no dictionary. An article's last blocks are taken as a
model of its language, smoothed with the page's (Dirichlet prior, Zhai and Lafferty 2001); the evidence is the logarithm
of the likelihood that the block has in it, over the likelihood that it has in the page's language.
"""

from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from itertools import chain
from math import log

from digest.layout.printed.pairs import CHARACTER, PairIndex

__all__ = ["Topics"]

PRIOR = 300  # pairs of the page at large with which an article's own are mixed …
SHORT = 0.5  # … of those that are shared; of a short page, at most this share of all
OVERLAP = 0.5  # what a pair counts that goes on from another one: the half of it is not new
ABSENT = 0.25  # what a pair counts against the article that lacks it: texts pass on to new matters
MOST_COUNTED = 256  # articles' last blocks whose pairs are kept counted
SECOND = (1 << CHARACTER) - 1  # of a pair


class Topics:
    """What the blocks of one page are about; worked out as it is asked. ``index``: the pairs of its blocks."""

    def __init__(self, index: PairIndex) -> None:
        self._index = index
        self._found: dict[tuple[int, tuple[int, ...]], float] = {}
        self._counted: dict[tuple[int, ...], tuple[Mapping[int, int], int]] = {}

    def weigh(self, block: int, given: tuple[int, ...]) -> float:
        """How much a block's words speak for the article with the blocks ``given`` (above nought) or against it."""
        key = block, given
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = self._weigh(block, given)
        return found

    def _weigh(self, block: int, given: tuple[int, ...]) -> float:
        spread = self._index.spread
        counts, size = self._count(given)
        shared = self._pairs[block] & counts.keys()
        weight = -ABSENT * self._sizes[block] * log(1 + size / PRIOR)
        ends = {pair & SECOND for pair in shared}
        for pair in shared:
            gain = log(1 + self._rate * counts[pair] / (spread[pair] - 1))
            weight += gain * OVERLAP if pair >> CHARACTER in ends else gain
        return weight

    def _count(self, given: tuple[int, ...]) -> tuple[Mapping[int, int], int]:
        """The pairs of an article's last blocks, with how many of these hold each, and how many there are."""
        counted = self._counted.get(given)
        if counted is None:
            if len(self._counted) == MOST_COUNTED:
                self._counted.clear()
            counts = Counter(chain.from_iterable([self._pairs[block] for block in given]))
            counted = self._counted[given] = counts, sum([self._sizes[block] for block in given])
        return counted

    @cached_property
    def _held(self) -> list[list[int]]:
        return self._index.by_block()

    @cached_property
    def _sizes(self) -> list[int]:
        return [len(pairs) for pairs in self._held]

    @cached_property
    def _pairs(self) -> list[frozenset[int]]:
        """Of each block the pairs that another one holds too."""
        spread = self._index.spread
        return [frozenset([pair for pair in pairs if spread[pair] > 1]) for pairs in self._held]

    @cached_property
    def _rate(self) -> float:
        """The page's pairs to the prior's."""
        return max(sum(self._sizes) / PRIOR, 1 / SHORT)

"""How much of one text stands in another, in spite of misreadings, cuts and small rewording.

Measured as containment: of the shorter text, how much the longer holds. (Resemblance, the share of both together, fails
here: between noisy reprints it falls to a third; Silcock and others, "Noise-Robust De-Duplication at Scale", 2022.)
Two measures are taken and the better one counts:

- the runs of three characters of the shorter text that the longer has, too, in whatever order: a page whose blocks
  were put together wrongly keeps them;
- the longest common subsequence (rapidfuzz), where a third of the characters is misread: that leaves few runs of three.

On real pages of one paper, interviews of one person on two occasions share 0.11 of their runs, the same interview in
two papers 0.95; with every tenth character misread 0.71, with every fifth 0.50.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set
from functools import lru_cache
from itertools import chain, combinations

from rapidfuzz.distance import LCSseq

__all__ = ["find_overlaps", "share"]

RUN = 3
FEWEST = 60  # characters of the shorter text from which on a common subsequence says anything
MOST = 20_000  # characters of the longer: beyond, the runs say enough, and the subsequence takes long
MOST_UNEQUAL = 6  # times: in a much longer text any short one finds most of its characters in order
CHANCE = 0.4  # of a text's characters form a subsequence of an unrelated one (0.2–0.33 measured, 0.4 in short texts)
FEW_TEXTS = 20  # are faster compared each with each
DOUBTFUL = (0.15, 0.75)  # shares of runs between which the subsequence is asked


def share(one: str, other: str) -> float:
    """How much of the shorter folded text stands in the longer: from 0.0 to 1.0; 0.0 if either is empty."""
    short, long = sorted((one, other), key=len)
    if not short:
        return 0.0
    if short in long:
        return 1.0
    runs = _runs(short)
    held = len(runs & _runs(long)) / len(runs) if runs else 0.0
    low, high = DOUBTFUL
    if low <= held < high and len(short) >= FEWEST and len(long) <= min(MOST, MOST_UNEQUAL * len(short)):
        common = LCSseq.similarity(short, long) / len(short)
        held = max(held, (common - CHANCE) / (1 - CHANCE))
    return held


def find_overlaps(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The pairs of places whose ``share`` is worth asking for: the shorter has enough runs of the longer's."""
    runs = [_runs(text) or {text} for text in texts]
    for one, other, count in _count_shared(runs) if len(texts) > FEW_TEXTS else _count_each(runs):
        if count >= DOUBTFUL[0] * min(len(runs[one]), len(runs[other])):
            yield one, other


def _count_each(runs: Sequence[Set[str]]) -> Iterator[tuple[int, int, int]]:
    for one, other in combinations(range(len(runs)), 2):
        yield one, other, len(runs[one] & runs[other])


def _count_shared(runs: Sequence[Set[str]]) -> Iterator[tuple[int, int, int]]:
    """Counted in one index of all runs, so that texts with nothing in common cost nothing together."""
    index: dict[str, list[int]] = defaultdict(list)
    for place, some in enumerate(runs):
        shared = Counter(chain.from_iterable(index[run] for run in some if run in index))
        for other, count in sorted(shared.items()):
            yield other, place, count
        for run in some:
            index[run].append(place)


@lru_cache(maxsize=64)  # the printings of one person are compared one after another
def _runs(text: str) -> Set[str]:
    return frozenset(text[start : start + RUN] for start in range(len(text) - RUN + 1))

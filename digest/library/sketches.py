"""Which texts of many may be kin: pairs that share rare runs of characters, found without comparing all pairs.

Each text is reduced to a sketch: of its overlapping runs of eight characters those whose hash falls into a sixteenth of
all hashes (mod sampling; Broder 1997, and as FracMinHash in Irber and others 2022). Unlike a sketch of fixed size, two
texts of very unequal length keep their shared runs in both sketches. The hashes of all texts are sorted once; texts
that stand beside each other under a hash are a pair. So time and memory grow with the characters, not with the pairs.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

__all__ = ["find_candidates"]

RUN = 8
SAMPLED = np.uint64(2**64 // 16)
FEWEST_SHARED = 2  # runs of two sketches
LEAST_SHARED = 0.08  # of the smaller sketch; with every fifth character misread a sixth is left
RARE = 16  # texts: a run that more texts share is a set phrase of the papers
REACH = 3  # neighbours with which a text of one speaker is paired, however many share the run
BATCH = 2_000_000  # characters hashed at a time, which bounds the memory
BASE = np.uint64(0x9E3779B97F4A7C15)
MIXER = np.uint64(0xBF58476D1CE4E5B9)

Numbers = NDArray[np.uint64]
Pairs = NDArray[np.int64]


def find_candidates(texts: Sequence[str], speakers: Sequence[int]) -> list[tuple[int, int]]:
    """Pairs of places in ``texts`` (folded), the smaller first, in order.

    ``speakers`` numbers the speaker of each text. A run that many texts share makes a pair only within one speaker.
    """
    hashes, places = _sketch(texts)
    if not len(hashes):
        return []
    own = hashes ^ (np.asarray(speakers, dtype=np.uint64)[places] + np.uint64(1)) * MIXER
    sizes = np.bincount(places, minlength=len(texts))
    rare = _shared(_pairs(hashes, places, reach=RARE - 1, most=RARE), sizes)
    spoken = _shared(_pairs(own, places, reach=REACH, most=len(texts)), sizes)
    found = np.unique(np.concatenate([rare, spoken]))
    return list(zip((found // len(texts)).tolist(), (found % len(texts)).tolist(), strict=True))


def _sketch(texts: Sequence[str]) -> tuple[Numbers, Pairs]:
    """The sampled hashes of all texts, and beside each the place of its text."""
    hashes, places = [np.empty(0, np.uint64)], [np.empty(0, np.int64)]
    for first, batch in _batches(texts):
        some, where = _hash(batch)
        hashes.append(some)
        places.append(where + first)
    return np.concatenate(hashes), np.concatenate(places)


def _batches(texts: Sequence[str]) -> Iterator[tuple[int, Sequence[str]]]:
    start, size = 0, 0
    for place, text in enumerate(texts):
        size += len(text)
        if size >= BATCH:
            yield start, texts[start : place + 1]
            start, size = place + 1, 0
    yield start, texts[start:]


def _hash(texts: Sequence[str]) -> tuple[Numbers, Pairs]:
    codes = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.uint64)
    count = len(codes) - RUN + 1
    if count < 1:
        return np.empty(0, np.uint64), np.empty(0, np.int64)
    owners = np.repeat(np.arange(len(texts)), [len(text) for text in texts])
    hashes = np.zeros(count, np.uint64)
    for step in range(RUN):
        hashes = hashes * BASE + codes[step : step + count]
    hashes = (hashes ^ (hashes >> np.uint64(31))) * MIXER
    hashes ^= hashes >> np.uint64(29)
    kept = (hashes < SAMPLED) & (owners[:count] == owners[RUN - 1 :])
    return hashes[kept], owners[:count][kept]


def _pairs(hashes: Numbers, places: Pairs, *, reach: int, most: int) -> Pairs:
    """Pairs of places under one hash, as one column for each; hashes that over ``most`` places share make none."""
    order = np.lexsort((places, hashes))
    hashes, places = hashes[order], places[order]
    fresh = np.ones(len(hashes), bool)
    fresh[1:] = (hashes[1:] != hashes[:-1]) | (places[1:] != places[:-1])
    hashes, places = hashes[fresh], places[fresh]
    _, sizes = np.unique(hashes, return_counts=True)
    few = np.repeat(sizes <= most, sizes)
    hashes, places = hashes[few], places[few]
    found = [np.empty((2, 0), np.int64)]
    for step in range(1, min(reach, len(hashes) - 1) + 1):
        same = hashes[step:] == hashes[:-step]
        if not same.any():
            break
        found.append(np.stack([places[:-step][same], places[step:][same]]))
    return np.concatenate(found, axis=1)


def _shared(pairs: Pairs, sizes: Pairs) -> Pairs:
    """The pairs that share enough of the smaller sketch, each as one number."""
    count = len(sizes)
    numbers, times = np.unique(pairs[0] * count + pairs[1], return_counts=True)
    smaller = np.minimum(sizes[numbers // count], sizes[numbers % count])
    kept: Pairs = numbers[times >= np.maximum(FEWEST_SHARED, LEAST_SHARED * smaller)]
    return kept

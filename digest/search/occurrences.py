"""Texts → where each character and each pair of neighbours occurs, sorted.

Every text comes as folded strings (``digest.folding``), one for each field, the pieces of a field apart by a line break, so
that no pair spans two pieces. Each character makes a *gram* with its neighbour; the last one of a piece makes one with
nothing (0). So the occurrences of a character are those of the grams that begin with it, and nothing has to be listed
for it alone, unless it is so common that this would mean to read a good deal: such a character's gram with nothing
lists all its occurrences (it is ``whole``).

NumPy sorts in passes over ranges of first characters, so that 100,000 texts fit into the memory too.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from digest.search.coding import Bits, Numbers

__all__ = ["BODY", "FIELDS", "Occurrences", "Texts", "find_occurrences", "read_texts"]

Ranks = NDArray[np.unsignedinteger[Any]]
FIELDS = 4
BODY = 1  # the field of the passages, out of which the sentences of fields 2 and 3 are cut
PASS = 500_000  # characters sorted at a time


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Texts:
    """All texts as one run of characters: ``codes`` are ranks in ``alphabet`` (code points), 0 behind each piece.

    ``owner`` tells for each character text × FIELDS + field; ``begins`` where each of these begins; ``widths`` how long
    each field is on average, rounded up.
    """

    count: int
    alphabet: Numbers
    codes: Ranks
    owner: NDArray[np.int32]
    begins: Numbers
    widths: tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Occurrences:
    """Where a range of grams occurs, sorted by gram, field, text, place.

    ``firsts``, ``seconds`` (ranks in the alphabet), ``fields`` and ``spread`` (in how many texts) have an element per gram
    and field; ``texts``, ``often`` one per these and text; ``spots`` one per occurrence, counted from the beginning of the
    text's field.
    """

    firsts: Numbers
    seconds: Numbers
    fields: Numbers
    spread: Numbers
    texts: Numbers
    often: Numbers
    spots: Numbers


def read_texts(texts: Iterable[Sequence[str]]) -> Texts:
    """Folded texts, each as ``FIELDS`` strings, newest first."""
    chunks, sizes = [], []
    present = np.zeros(0x110000, bool)
    for fields in texts:
        sizes += [len(field) + 1 for field in fields]
        chunk = np.frombuffer(("\n".join(fields) + "\n").encode("utf-32-le", "replace"), np.uint32)
        present[chunk] = True
        chunks.append(chunk)
    present[ord("\n")] = False
    alphabet = np.append(0, np.flatnonzero(present))
    ranks: Ranks = np.zeros(0x110000, np.uint16 if len(alphabet) <= 1 << 16 else np.uint32)
    ranks[alphabet] = np.arange(len(alphabet))
    lengths = np.array(sizes, np.int64)
    count = len(sizes) // FIELDS
    return Texts(
        count=count,
        alphabet=alphabet,
        codes=np.concatenate([ranks[:0], *(ranks[chunk] for chunk in chunks)]),
        owner=np.repeat(np.arange(len(lengths), dtype=np.int32), lengths),
        begins=np.cumsum(lengths) - lengths,
        widths=tuple(int(lengths[field::FIELDS].sum()) // max(count, 1) + 1 for field in range(FIELDS)),
    )


def find_occurrences(texts: Texts, counts: Numbers, whole: Bits) -> Iterator[Occurrences]:
    """All occurrences, in passes over ranges of the first character.

    ``counts`` has how often each character of the alphabet stands in the texts, ``whole`` whether it is whole.
    """
    codes = texts.codes
    behind = np.append(codes[1:], codes[:0].dtype.type(0))
    for low, high in _ranges(counts):
        spots = np.flatnonzero((codes >= low) & (codes < high))
        first, second = codes[spots].astype(np.int64), behind[spots].astype(np.int64)
        is_whole = whole[first]
        pairs = ~is_whole | (second > 0)
        ranked: Numbers = np.concatenate(
            [first[pairs] * len(texts.alphabet) + second[pairs], first[is_whole] * len(texts.alphabet)]
        )
        spots = np.concatenate([spots[pairs], spots[is_whole]])
        keys: Numbers = ranked * FIELDS + texts.owner[spots] % FIELDS
        yield _group(texts, keys, spots)


def _ranges(counts: Numbers) -> Iterator[tuple[int, int]]:
    """Ranges of ranks (0 aside), each of about ``PASS`` occurrences."""
    totals = np.cumsum(counts[1:])
    low = 0
    while low < len(totals):
        before = totals[low - 1] if low else 0
        high = max(low + 1, int(np.searchsorted(totals, before + PASS, side="right")))
        yield low + 1, high + 1
        low = high


def _group(texts: Texts, ranked: Numbers, spots: Numbers) -> Occurrences:
    """Sort by key and spot in one go, both packed into one number; then find where key and text change."""
    shift = np.uint64(len(texts.codes).bit_length())  # with 100,000 texts 27 bits; a key of 3,000 characters takes 26
    packed = (ranked.astype(np.uint64) << shift) | spots.astype(np.uint64)
    packed.sort()
    ranked = (packed >> shift).astype(np.int64)
    spots = (packed & ((np.uint64(1) << shift) - np.uint64(1))).astype(np.int64)
    owner = texts.owner[spots]
    is_new_key = np.diff(ranked, prepend=-1) != 0
    posting = np.flatnonzero(is_new_key | (np.diff(owner, prepend=-1) != 0))
    key = np.flatnonzero(is_new_key[posting])
    gram, fields = np.divmod(ranked[posting[key]], FIELDS)
    firsts, seconds = np.divmod(gram, len(texts.alphabet))
    return Occurrences(
        firsts=firsts,
        seconds=seconds,
        fields=fields,
        spread=np.diff(key, append=len(posting)),
        texts=owner[posting].astype(np.int64) // FIELDS,
        often=np.diff(posting, append=len(spots)),
        spots=spots - texts.begins[owner],
    )

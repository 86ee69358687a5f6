"""Texts → which of them hold which characters and pairs, packed into small files.

Every text comes as folded strings (``digest.folding``), one for each field (headline, body …), the pieces of a field
apart by a line break, so that no pair spans two pieces. For each single character and each pair of neighbours of a
field the *postings* tell in which texts it stands, and how often. For pairs that stand in many texts the *places* tell
where: so a longer word is found exactly without reading the texts.

All keys, ascending, are cut into *shards* of some kilobytes; the first key of each makes the directory. A shard has a
head of numbers (LEB128, raw-deflated, so that no server needs to compress it; its size in front) and a body of bits:

    postings    number of entries, keys, texts of each, times less one for each text; in bits: texts
    places      number of entries, keys, bits of each; in bits: places

A key is ``(first × 2²¹ + second) × 4 + field``, where a single character is second and its first is 0; keys are written
as differences. The bits hold ascending numbers as gaps less one in Golomb–Rice code, whose parameter follows from how
dense the numbers lie (``low_bits``): texts among all of them, places within a field's text. Both come near what
information theory allows: see Witten, Moffat and Bell, *Managing Gigabytes*, chapter 3.

NumPy sorts the occurrences in passes over ranges of first characters, so that 100,000 texts fit into the memory too.
"""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["FIELDS", "Shards", "Texts", "deflate", "pack_sets", "read_texts", "shard_texts"]

Numbers = NDArray[np.int64]
Bytes = NDArray[np.uint8]
Ranks = NDArray[np.unsignedinteger[Any]]
FIELDS = 4
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Shards:
    """Packed files and the first key (without its field) of each, for postings and for places."""

    postings: tuple[bytes, ...]
    postings_begin: tuple[int, ...]
    places: tuple[bytes, ...]
    places_begin: tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Occurrences:
    """Where a range of keys occurs, sorted by key, then text, then place.

    ``keys``, ``spread`` (in how many texts) have an element per key; ``texts``, ``often`` one per key and text;
    ``spots`` one per occurrence, counted from the beginning of the text's field.
    """

    keys: Numbers
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


def shard_texts(texts: Texts, *, shard_size: int, few: int) -> Shards:
    """Postings of all texts, and places of what stands in more than ``few`` of them, in shards of some ``shard_size`` bytes."""
    postings: list[tuple[int, bytes]] = []
    places: list[tuple[int, bytes]] = []
    for occurrences in _all_occurrences(texts):
        postings += _postings_shards(occurrences, texts.count, shard_size)
        places += _places_shards(occurrences, texts.widths, shard_size, few)
    return Shards(
        postings=tuple(data for _, data in postings),
        postings_begin=tuple(key for key, _ in postings),
        places=tuple(data for _, data in places),
        places_begin=tuple(key for key, _ in places),
    )


def pack_sets(title: bytes, sets: Sequence[Sequence[int]], count: int) -> bytes:
    """Ascending subsets of the numbers below ``count`` in bits, behind a title that tells how large each is."""
    sizes = np.array([len(members) for members in sets], np.int64)
    members = np.array([member for one in sets for member in one], np.int64)
    bits, _ = _rice(_gaps(members, _firsts(sizes[sizes > 0])), np.repeat(low_bits(count, sizes), sizes))
    return _shard(deflate(title), bits)


def deflate(*streams: bytes) -> bytes:
    """Raw deflate; each stream starts a block of its own, because it has statistics of its own."""
    packer = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    parts = [packer.compress(stream) + packer.flush(zlib.Z_SYNC_FLUSH) for stream in streams[:-1]]
    return b"".join([*parts, packer.compress(streams[-1]), packer.flush()])


def low_bits(width: int | Numbers, count: Numbers) -> Numbers:
    """The parameter of the Golomb–Rice code for ``count`` numbers below ``width``: log₂ of 0.69 times the mean gap."""
    mean = 11 * width // (16 * np.maximum(count, 1))
    exponents: Numbers = np.frexp(np.maximum(mean, 1).astype(np.float64))[1].astype(np.int64)
    return exponents - 1


# ── sorting ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _all_occurrences(texts: Texts) -> Iterator[Occurrences]:
    """Single characters first, then pairs; each time in passes over ranges of the (first) character."""
    codes = texts.codes
    behind = np.append(codes[1:], codes[:0].dtype.type(0))
    for paired in (False, True):
        for low, high in _ranges(np.bincount(codes, minlength=len(texts.alphabet))):
            spots = np.flatnonzero((codes >= low) & (codes < high))
            if paired:
                spots = spots[behind[spots] > 0]
            ranked = codes[spots].astype(np.int64)
            if paired:
                ranked = ranked * len(texts.alphabet) + behind[spots]
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
    gram, field = np.divmod(ranked[posting[key]], FIELDS)
    first, second = np.divmod(gram, len(texts.alphabet))
    return Occurrences(
        keys=((texts.alphabet[first] << 21) + texts.alphabet[second]) * FIELDS + field,
        spread=np.diff(key, append=len(posting)),
        texts=owner[posting].astype(np.int64) // FIELDS,
        often=np.diff(posting, append=len(spots)),
        spots=spots - texts.begins[owner],
    )


# ── packing ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _postings_shards(found: Occurrences, count: int, shard_size: int) -> Iterator[tuple[int, bytes]]:
    """First key and bytes of each shard of these postings."""
    bits, lengths = _rice(
        _gaps(found.texts, _firsts(found.spread)), np.repeat(low_bits(count, found.spread), found.spread)
    )
    bit, posting = _ends(_sums(lengths, found.spread)), _ends(found.spread)
    often, often_sizes = _varints(found.often - 1)
    often_end = _ends(_sums(often_sizes, found.spread))
    spread, spread_sizes = _varints(found.spread)
    spread_end = _ends(spread_sizes)
    costs = bit[1:] / 8 + posting[1:] * 0.2 + np.arange(len(found.keys)) * 2.5
    for low, high in _cuts(found.keys, costs, shard_size):
        head = deflate(
            _keys(found.keys[low:high]),
            spread[spread_end[low] : spread_end[high]].tobytes(),
            often[often_end[low] : often_end[high]].tobytes(),
        )
        yield int(found.keys[low]) // FIELDS, _shard(head, bits[bit[low] : bit[high]])


def _places_shards(found: Occurrences, widths: Sequence[int], shard_size: int, few: int) -> Iterator[tuple[int, bytes]]:
    """First key and bytes of each shard of the places of pairs that stand in more than ``few`` texts."""
    chosen = (found.spread > few) & (found.keys >> 21 >= FIELDS)
    if not chosen.any():
        return
    posting = np.repeat(chosen, found.spread)
    spread, often, spots = found.spread[chosen], found.often[posting], found.spots[np.repeat(posting, found.often)]
    keys = found.keys[chosen]
    width = np.repeat(np.array(widths)[keys % FIELDS], spread)
    bits, sizes = _rice(_gaps(spots, _firsts(often)), np.repeat(low_bits(width, often), often))
    per_key = _sums(_sums(sizes, often), spread)
    bit = _ends(per_key)
    for low, high in _cuts(keys, bit[1:] / 8 + np.arange(len(keys)) * 4, shard_size):
        head = deflate(_keys(keys[low:high]), _varints(per_key[low:high])[0].tobytes())
        yield int(keys[low]) // FIELDS, _shard(head, bits[bit[low] : bit[high]])


def _shard(head: bytes, bits: NDArray[np.bool_]) -> bytes:
    """The size of the head in four bytes (little-endian), the head, the bits."""
    return len(head).to_bytes(4, "little") + head + np.packbits(bits).tobytes()


def _cuts(keys: Numbers, costs: NDArray[np.float64], shard_size: int) -> Iterator[tuple[int, int]]:
    """Ranges of entries of about ``shard_size`` bytes; ``costs`` are the bytes up to and with each entry.

    The fields of one character or pair stay together, so that a single file answers for it.
    """
    ends = np.flatnonzero(np.diff(keys // FIELDS, append=-1)) + 1
    totals = costs[ends - 1]
    low, before, at = 0, 0.0, 0
    while at < len(ends):
        at = max(at + 1, int(np.searchsorted(totals, before + shard_size, side="right")))
        yield low, int(ends[at - 1])
        low, before = int(ends[at - 1]), float(totals[at - 1])


def _keys(keys: Numbers) -> bytes:
    """How many, the first, and the differences of the others."""
    return _varints(np.append(len(keys), np.diff(keys, prepend=0)))[0].tobytes()


def _firsts(sizes: Numbers) -> NDArray[np.bool_]:
    """For groups of these sizes (none empty) laid side by side: is this the first of its group?"""
    first = np.zeros(int(sizes.sum()), bool)
    first[np.cumsum(sizes) - sizes] = True
    return first


def _gaps(numbers: Numbers, is_first: NDArray[np.bool_]) -> Numbers:
    """Ascending numbers of each group as gaps less one; the first as it is."""
    before = np.append(-1, numbers[:-1])
    before[is_first] = -1
    gaps: Numbers = numbers - before - 1
    return gaps


def _ends(sizes: Numbers) -> Numbers:
    """0, then where each of these ends."""
    return np.append(0, np.cumsum(sizes))


def _sums(values: Numbers, sizes: Numbers) -> Numbers:
    """The sum of each group of values, the groups laid side by side."""
    return np.diff(_ends(values)[_ends(sizes)])


def _varints(values: Numbers) -> tuple[Bytes, Numbers]:
    """LEB128: seven bits a byte, lowest first, the eighth set if more follow; → the bytes, and how many for each."""
    sizes = np.ones(len(values), np.int64)
    for shift in range(7, 49, 7):
        sizes += values >= 1 << shift
    begins = np.cumsum(sizes) - sizes
    data = np.zeros(int(sizes.sum()), np.uint8)
    for part in range(int(sizes.max(initial=0))):
        longer = sizes > part
        more = np.where(sizes[longer] > part + 1, 128, 0)
        data[begins[longer] + part] = (values[longer] >> 7 * part & 127) | more
    return data, sizes


def _rice(values: Numbers, low: Numbers) -> tuple[NDArray[np.bool_], Numbers]:
    """Golomb–Rice: ``value >> low`` ones, a zero, the ``low`` lowest bits; → all bits, and how many for each value."""
    high = values >> low
    sizes = high + 1 + low
    ends = np.cumsum(sizes)
    steps = np.zeros(int(sizes.sum()) + 1, np.int8)
    steps[ends - sizes] = 1
    steps[ends - sizes + high] -= 1
    bits = np.cumsum(steps[:-1], dtype=np.int8).astype(bool)
    for place in range(int(low.max(initial=0))):
        wide = low > place
        bits[ends[wide] - 1 - place] = values[wide] >> place & 1
    return bits, sizes

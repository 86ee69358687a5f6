"""Occurrences of grams → packed files: *postings*, *places*.

For each gram (``digest.search.occurrences``) the postings tell, field by field, in which texts it stands and how often. For
pairs that stand in many texts the places tell where: so a longer word is found exactly without reading the texts.

A gram's key is ``first × (letters + 1) + second``, where a character is told by its rank among the letters that the browser
knows (from 1; 0 is none). All keys, ascending, are cut into *shards* of some kilobytes; the first key of each makes the
directory. A shard is bits from its beginning to its end (``digest.search.coding``; eG is exp-Golomb, GR Golomb–Rice):

    postings    eG8 grams, then for each block of 32 grams: eG20 difference of its first key, eG8 its bits; the blocks.
                Of a gram: eG3 difference of its key, within the block; texts of each field (eG0, of the body eG1);
                for each field that has some: GR the texts, eG0 in how many it stands more than once, GR in which of
                them, eG0 how often there, less two
    places      eG8 entries, then for each: eG4 difference of key × 4 + field (of the first eG20), eG8 its bits; GR the
                places in each text

The texts of a field are numbers among all texts; those of a pair in targets or lessons, whose sentences are cut from the
body, are numbers among the body's (a sentence may end where its passage does not, so this goes for pairs alone). Blocks
let the browser unpack no more than it needs.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from digest.search.coding import (
    Bits,
    Codes,
    Numbers,
    ends,
    exp_golomb,
    firsts,
    gaps,
    interleave,
    low_bits,
    rice,
    sums,
    write_bits,
)
from digest.search.occurrences import BODY, FIELDS, Occurrences, Texts, find_occurrences

__all__ = ["Shards", "shard_texts"]

BLOCK = 32  # grams
WHOLE = 3  # a character is whole if it stands in the texts more often than so many shards have bytes
HEAD_BITS = 24  # what the head of a gram or place takes, about
HEAD = 1 + FIELDS  # codes in front of a gram's postings: its key, the texts of each field


@dataclass(frozen=True, slots=True, kw_only=True)
class Shards:
    """Packed files and the first key of each, for postings and for places; the ranks of the ``whole`` characters."""

    postings: tuple[bytes, ...]
    postings_begin: tuple[int, ...]
    places: tuple[bytes, ...]
    places_begin: tuple[int, ...]
    whole: tuple[int, ...]


def shard_texts(texts: Texts, letters: Sequence[str], *, shard_size: int, few: int) -> Shards:
    """Postings of all texts, and places of what stands in more than ``few`` of them, in shards of some ``shard_size`` bytes.

    ``letters``, ascending, are at least those of the texts.
    """
    ranks = np.searchsorted([ord(letter) for letter in letters], texts.alphabet) + 1
    ranks[0] = 0
    counts = np.bincount(texts.codes, minlength=len(texts.alphabet))
    whole = counts > WHOLE * shard_size
    whole[0] = False
    postings: list[tuple[int, bytes]] = []
    places: list[tuple[int, bytes]] = []
    for found in find_occurrences(texts, counts, whole):
        keys = ranks[found.firsts] * (len(letters) + 1) + ranks[found.seconds]
        postings += _postings_shards(found, keys, texts.count, shard_size)
        places += _places_shards(found, keys, texts.widths, shard_size, few)
    return Shards(
        postings=tuple(data for _, data in postings),
        postings_begin=tuple(key for key, _ in postings),
        places=tuple(data for _, data in places),
        places_begin=tuple(key for key, _ in places),
        whole=tuple(map(int, ranks[np.flatnonzero(whole)])),
    )


# ── postings ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _postings_shards(found: Occurrences, keys: Numbers, count: int, shard_size: int) -> Iterator[tuple[int, bytes]]:
    """First key and bytes of each shard of these postings."""
    entry = np.flatnonzero(np.diff(keys, prepend=-1))  # the first of each gram
    gram = np.repeat(np.arange(len(entry)), np.diff(entry, append=len(keys)))
    spread = np.zeros((len(entry), FIELDS), np.int64)
    spread[gram, found.fields] = found.spread
    lists, sizes = _lists(found, gram, spread[:, BODY], count)
    bits = sums(sums(lists.sizes, sizes), np.diff(entry, append=len(keys)))
    shards = _cuts(bits + HEAD_BITS, shard_size)
    blocks = np.concatenate([np.arange(low, high, BLOCK) for low, high in shards])
    of_gram = keys[entry]
    within = np.diff(of_gram, prepend=0)
    within[blocks] = 0
    codes = _join(_heads(within, spread), lists, sums(sizes, np.diff(entry, append=len(keys))))
    written = write_bits(codes)
    bit = ends(sums(codes.sizes, HEAD + sums(sizes, np.diff(entry, append=len(keys)))))
    for low, high in shards:
        begins = np.arange(low, high, BLOCK)
        title = _title(high - low, np.diff(of_gram[begins], prepend=0), np.diff(bit[begins], append=bit[high]))
        yield int(of_gram[low]), _pack(write_bits(title), written[bit[low] : bit[high]])


def _heads(within: Numbers, spread: Numbers) -> Codes:
    """The codes in front of each gram's postings."""
    counts = [exp_golomb(spread[:, field], int(field == BODY)) for field in range(FIELDS)]
    size = HEAD * len(within)
    return interleave(
        *((np.arange(place, size, HEAD), part) for place, part in enumerate([exp_golomb(within, 3), *counts]))
    )


def _lists(found: Occurrences, gram: Numbers, body: Numbers, count: int) -> tuple[Codes, Numbers]:
    """The codes of the postings of each entry (a gram's field), and how many; ``body``: in how many texts each gram stands."""
    spread = found.spread
    is_cut = (found.fields > BODY) & (found.seconds > 0)
    universe = np.where(is_cut, body[gram], count)
    texts = _among_body(found, gram, np.repeat(is_cut, spread), count)
    repeated = found.often > 1
    many = sums(repeated.astype(np.int64), spread)
    which = (np.arange(len(texts)) - np.repeat(np.cumsum(spread) - spread, spread))[repeated]
    sizes = spread + 1 + 2 * many
    begin = np.cumsum(sizes) - sizes
    second = np.repeat(begin + spread + 1, many) + _counting(many)
    codes = interleave(
        (
            np.repeat(begin, spread) + _counting(spread),
            rice(gaps(texts, firsts(spread)), np.repeat(low_bits(universe, spread), spread)),
        ),
        (begin + spread, exp_golomb(many, 0)),
        (second, rice(gaps(which, firsts(many[many > 0])), np.repeat(low_bits(spread, many), many))),
        (second + np.repeat(many, many), exp_golomb(found.often[repeated] - 2, 0)),
    )
    return codes, sizes


def _among_body(found: Occurrences, gram: Numbers, is_cut: Bits, count: int) -> Numbers:
    """The numbers of the texts; of what is cut from the body, their numbers among those in whose body the gram stands."""
    place = np.repeat(gram, found.spread) * count + found.texts
    in_body = place[np.repeat(found.fields, found.spread) == BODY]
    texts = np.array(found.texts)
    first = np.searchsorted(in_body, (place - found.texts)[is_cut])
    texts[is_cut] = np.searchsorted(in_body, place[is_cut]) - first
    return texts


def _join(heads: Codes, lists: Codes, sizes: Numbers) -> Codes:
    """Each gram's head in front of the codes of its lists, of which there are so many."""
    begin = np.cumsum(HEAD + sizes) - HEAD - sizes
    return interleave(
        ((begin[:, None] + np.arange(HEAD)).ravel(), heads), (np.repeat(begin + HEAD, sizes) + _counting(sizes), lists)
    )


def _title(grams: int, keys: Numbers, bits: Numbers) -> Codes:
    """How many grams, then first key and bits of each block."""
    size = 1 + 2 * len(keys)
    return interleave(
        (np.array([0]), exp_golomb(np.array([grams]), 8)),
        (np.arange(1, size, 2), exp_golomb(keys, 20)),
        (np.arange(2, size, 2), exp_golomb(bits, 8)),
    )


# ── places ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _places_shards(
    found: Occurrences, keys: Numbers, widths: Sequence[int], shard_size: int, few: int
) -> Iterator[tuple[int, bytes]]:
    """First key and bytes of each shard of the places of pairs that stand in more than ``few`` texts."""
    chosen = (found.spread > few) & (found.seconds > 0)
    if not chosen.any():
        return
    posting = np.repeat(chosen, found.spread)
    spread, often, spots = found.spread[chosen], found.often[posting], found.spots[np.repeat(posting, found.often)]
    fields = found.fields[chosen]
    width = np.repeat(np.array(widths)[fields], spread)
    codes = rice(gaps(spots, firsts(often)), np.repeat(low_bits(width, often), often))
    sizes = sums(sums(codes.sizes, often), spread)
    written, bit = write_bits(codes), ends(sizes)
    grams = keys[chosen]
    entry = np.flatnonzero(np.diff(grams, prepend=-1))
    for low, high in _cuts(sums(sizes + HEAD_BITS, np.diff(entry, append=len(grams))), shard_size):
        begin, end = entry[low], entry[high] if high < len(entry) else len(grams)
        title = _entries((grams * FIELDS + fields)[begin:end], sizes[begin:end])
        yield int(grams[begin]), _pack(write_bits(title), written[bit[begin] : bit[end]])


def _entries(keys: Numbers, bits: Numbers) -> Codes:
    size = 1 + 2 * len(keys)
    return interleave(
        (np.array([0]), exp_golomb(np.array([len(keys)]), 8)),
        (np.array([1]), exp_golomb(keys[:1], 20)),
        (np.arange(3, size, 2), exp_golomb(np.diff(keys), 4)),
        (np.arange(2, size, 2), exp_golomb(bits, 8)),
    )


# ── both ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _pack(title: Bits, bits: Bits) -> bytes:
    return np.packbits(np.concatenate([title, bits])).tobytes()


def _cuts(bits: Numbers, shard_size: int) -> list[tuple[int, int]]:
    """Ranges of grams that take about ``shard_size`` bytes; a single file answers for a gram with all its fields."""
    totals = ends(bits)
    cuts, low = [], 0
    while low < len(bits):
        high = max(low + 1, int(np.searchsorted(totals, totals[low] + 8 * shard_size, side="right")) - 1)
        cuts.append((low, high))
        low = high
    return cuts


def _counting(sizes: Numbers) -> Numbers:
    """0, 1, 2 … for each group."""
    return np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)

"""Numbers → bits: the two codes in which the files of the search are written.

Both write so many ones, a zero, and some low bits, so one writer and one reader do for both:

    Golomb–Rice   ``value >> width`` ones; the ``width`` lowest bits of the value. For numbers that scatter evenly: an
                  ascending list is written as its gaps less one, the width following from how dense it is (``low_bits``),
                  and comes near what information theory allows (Witten, Moffat and Bell, *Managing Gigabytes*, ch. 3).
    exp-Golomb    of order k: as many ones as ``value + 2ᵏ`` has bits beyond k; its bits but for the first. For numbers
                  that are mostly small and sometimes huge, like counts.

``theme/assets/javascripts/search-bits.js`` reads them.
"""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "Bits",
    "Codes",
    "Numbers",
    "deflate",
    "ends",
    "exp_golomb",
    "firsts",
    "gaps",
    "interleave",
    "low_bits",
    "pack_sets",
    "rice",
    "sums",
    "write_bits",
]

Numbers = NDArray[np.int64]
Bits = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Codes:
    """One code after the other: so many ``ones``, a zero, the ``width`` lowest bits of ``value``."""

    ones: Numbers
    width: Numbers
    value: Numbers

    @property
    def sizes(self) -> Numbers:
        """How many bits each takes."""
        return self.ones + 1 + self.width


def rice(values: Numbers, width: Numbers) -> Codes:
    """Golomb–Rice codes, each of its own width."""
    return Codes(values >> width, width, values)


def exp_golomb(values: Numbers, order: int) -> Codes:
    """Exp-Golomb codes of one order, for values below 2⁵⁰."""
    raised = values + (1 << order)
    width: Numbers = np.frexp(raised.astype(np.float64))[1].astype(np.int64) - 1
    return Codes(width - order, width, raised)


def interleave(*parts: tuple[Numbers, Codes]) -> Codes:
    """Codes of several kinds in one order: with each part the places at which its codes stand."""
    size = sum(len(places) for places, _ in parts)
    ones, width, value = (np.empty(size, np.int64) for _ in range(3))
    for places, codes in parts:
        ones[places], width[places], value[places] = codes.ones, codes.width, codes.value
    return Codes(ones, width, value)


def write_bits(codes: Codes) -> Bits:
    """All codes as bits, highest first."""
    last = np.cumsum(codes.sizes)
    begin = last - codes.sizes
    steps = np.zeros(int(last[-1]) + 1 if len(last) else 1, np.int8)
    steps[begin] = 1
    steps[begin + codes.ones] -= 1  # where there are no ones, both are the same place
    bits = np.cumsum(steps[:-1], dtype=np.int8).astype(bool)
    for place in range(int(codes.width.max(initial=0))):
        wide = codes.width > place
        bits[last[wide] - 1 - place] = codes.value[wide] >> place & 1
    return bits


def low_bits(universe: int | Numbers, count: Numbers) -> Numbers:
    """The width of the Golomb–Rice code for ``count`` numbers below ``universe``: log₂ of 0.69 times the mean gap."""
    mean = 11 * universe // (16 * np.maximum(count, 1))
    exponents: Numbers = np.frexp(np.maximum(mean, 1).astype(np.float64))[1].astype(np.int64)
    return exponents - 1


def pack_sets(title: bytes, sets: Sequence[Sequence[int]], count: int) -> bytes:
    """The title's size in four bytes (little-endian), the title, which tells how large each set is, then the bits of
    ascending subsets of the numbers below ``count``."""
    sizes = np.array([len(members) for members in sets], np.int64)
    members = np.array([member for one in sets for member in one], np.int64)
    codes = rice(gaps(members, firsts(sizes[sizes > 0])), np.repeat(low_bits(count, sizes), sizes))
    head = deflate(title)
    return len(head).to_bytes(4, "little") + head + np.packbits(write_bits(codes)).tobytes()


def deflate(data: bytes) -> bytes:
    """Raw deflate, so that no server needs to compress the file."""
    packer = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


# ── groups of numbers, laid side by side ─────────────────────────────────────────────────────────────────────────


def firsts(sizes: Numbers) -> Bits:
    """For groups of these sizes (none empty): is this the first of its group?"""
    first = np.zeros(int(sizes.sum()), bool)
    first[np.cumsum(sizes) - sizes] = True
    return first


def gaps(numbers: Numbers, is_first: Bits) -> Numbers:
    """Ascending numbers of each group as gaps less one; the first as it is."""
    before = np.append(-1, numbers[:-1])
    before[is_first] = -1
    between: Numbers = numbers - before - 1
    return between


def ends(sizes: Numbers) -> Numbers:
    """0, then where each of these ends."""
    return np.append(0, np.cumsum(sizes))


def sums(values: Numbers, sizes: Numbers) -> Numbers:
    """The sum of each group of values."""
    return np.diff(ends(values)[ends(sizes)])

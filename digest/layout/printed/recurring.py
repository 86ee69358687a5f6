"""Names that recur on a page: three characters, a surname's first, that stand together again and again and never apart.

A paper gives a name with an office once; afterwards the text just says 林远舟. Words recur too, but their parts stand in
other words as well (安全感: 安全), or what stands about them is always the same (区委书|记). The test is the one by which
unknown words are told from chance, cohesion inside and freedom outside (Sproat and Shih, 1990), made strict: no
thresholds are learnt.
"""

from collections.abc import Collection

import numpy as np

from digest.clean import is_han
from digest.layout.printed.pairs import CHARACTER, CODES, Numbers, PairIndex, is_han_code, join_codes

__all__ = ["RecurringNames"]

LENGTH = 3
LEAST = 3  # times that a name stands on the page
FREE = 0.6  # of its places, at most, at which the same character stands before it, or behind


class RecurringNames:
    """Finds recurring names by one vocabulary's surnames; built once. Surnames of two characters are passed over."""

    def __init__(self, surnames: Collection[str]) -> None:
        self._is_surname = np.zeros(CODES, dtype=np.bool_)
        self._is_surname[[ord(surname) for surname in surnames if len(surname) == 1]] = True

    def find(self, page: PairIndex) -> frozenset[str]:
        """The names of three characters that recur on a page."""
        text, codes = page.text, page.codes
        if len(text) < LENGTH:
            return frozenset()
        is_han_here = is_han_code(codes)
        places = np.flatnonzero(self._is_surname[codes[:-2]] & is_han_here[1:-1] & is_han_here[2:])
        pairs = join_codes(codes[places], codes[places + 1])
        places, counts = _at_least(places, pairs << CHARACTER | codes[places + 2])
        for shift in (0, 1):  # the name's first two characters, its last two
            pairs = join_codes(codes[places + shift], codes[places + shift + 1])
            together = page.count(pairs) == counts
            places, counts = places[together], counts[together]
        found: dict[str, list[int]] = {}
        for place in places.tolist():
            found.setdefault(text[place : place + LENGTH], []).append(place)
        return frozenset(name for name, at in found.items() if _stands_free(text, at))


def _at_least(places: Numbers, names: Numbers) -> tuple[Numbers, Numbers]:
    """The places of the names that stand often enough, and how often each stands."""
    order = np.argsort(names, kind="stable")
    ordered = names[order]
    counts = ordered.searchsorted(ordered, "right") - ordered.searchsorted(ordered)
    often = counts >= LEAST
    return places[order][often], counts[often]


def _stands_free(text: str, places: list[int]) -> bool:
    """Whether no one character stands before a name again and again, nor behind it; a stop parts, and counts for none."""
    for shift in (-1, LENGTH):
        beside = sorted([text[place + shift] for place in places if 0 <= place + shift < len(text)])
        middle = beside[len(beside) // 2]  # what more than half of them are
        if is_han(middle) and beside.count(middle) > FREE * len(places):
            return False
    return True

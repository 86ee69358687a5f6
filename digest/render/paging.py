"""Long lists, cut so that no page grows without end and no address moves.

A page that lists things in groups (a theme by area, interviews by year) is whole while it holds at most ``ROOM``. Beyond, it
shows the first few of each group, and each group has sheets of its own, ``ROOM`` entries each:

    themes/renxing/            every area, the first few sentences of each, with its old anchors
    themes/renxing/tonglin/    all of one area, or the first sheet of it
    themes/renxing/tonglin/2/  the next

An ungrouped list (all targets) has only sheets.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

__all__ = ["ROOM", "Sheet", "Shelf", "cut_sheets", "shelve"]

ROOM = 300  # entries of a page; with the longest sentences of real pages some 300 kB
LEAST = 5  # entries of a group that a page shows at any rate


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page of a long list: where it stands, its entries, where all sheets of the list stand (this one among them)."""

    address: str
    entries: tuple[Any, ...]
    total: int
    sheets: tuple[str, ...]

    @property
    def number(self) -> int:
        """Which sheet this is, from 1."""
        return self.sheets.index(self.address) + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """A group of a list: what it is of, its entries, those ``shown`` on the page, where all stand if those are not all."""

    key: Any
    entries: tuple[Any, ...]
    shown: tuple[Any, ...]
    address: str | None


def cut_sheets(address: str, entries: Sequence[Any], further: str | None = None) -> tuple[Sheet, ...]:
    """The sheets of a list; the first stands at ``address``, the others below ``further`` (by default ``address``)."""
    count = max(1, -(-len(entries) // ROOM))
    addresses = (address, *(f"{further or address}{number}/" for number in range(2, count + 1)))
    return tuple(
        Sheet(address=place, entries=tuple(entries[at * ROOM : (at + 1) * ROOM]), total=len(entries), sheets=addresses)
        for at, place in enumerate(addresses)
    )


def shelve(groups: Iterable[tuple[Any, str, Sequence[Any]]]) -> tuple[Shelf, ...]:
    """The groups of a page, given as (key, address of its own, entries)."""
    known = list(groups)
    total = sum(len(entries) for _, _, entries in known)
    few = total if total <= ROOM else max(LEAST, ROOM // len(known))
    return tuple(
        Shelf(
            key=key,
            entries=tuple(entries),
            shown=tuple(entries[:few]),
            address=address if len(entries) > few else None,
        )
        for key, address, entries in known
    )

"""Which printings are of one interview: the same person, and largely the same text.

Candidates come from two blocks, never from all pairs: printings of one person (all pairs of a few; of many, the ones
that share runs of characters) and printings that share rare runs whoever speaks, so that an unnamed speaker or a
misread name is noticed. How much of the text must be shared depends on what else is known:

    same occasion             0.40   the rest may have been cut, reworded or misread
    nothing known             0.50
    another occasion or time  0.75   officials repeat themselves; a reprint a year later is whole
    one speaker unnamed, both on one page, or a text of a few words   0.75

The curator's word (``same_as``, ``not_same_as``) stands above all of it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from digest.chronology import days_apart
from digest.folding import fold
from digest.kinship import share
from digest.models import Finding, Printing
from digest.sketches import find_candidates

__all__ = ["Joined", "Pair", "Witness", "join_printings"]

KNOWN_OCCASION = 0.4
USUAL = 0.5
CAUTIOUS = 0.75
NEAR = 0.25  # shared, though not joined: worth a look
ALIKE_HEADLINES = 0.8
FEW_CHARACTERS = 40
FAR_APART = 45  # days
FEW_PRINTINGS = 12  # of one person: all pairs of them are compared

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """One printing, with its errata read, ready to be compared.

    ``letters`` is its folded text as printed; ``mark`` tells two people of one name apart.
    """

    printing: Printing
    letters: str
    mark: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """``groups``: the places of the printings of each interview, in order. ``findings``: what was nearly joined."""

    groups: tuple[tuple[int, ...], ...]
    findings: tuple[Finding, ...]


def join_printings(
    witnesses: Sequence[Witness], *, same: Iterable[Pair] = (), different: Iterable[Pair] = ()
) -> Joined:
    """Group the printings of each interview; each one is in exactly one group.

    ``same`` and ``different`` are the curator's pairs of places.
    """
    together, apart = {_ordered(*pair) for pair in same}, {_ordered(*pair) for pair in different}
    judged = [(_held(witnesses, *pair), pair) for pair in _candidates(witnesses) if pair not in together | apart]
    kin = [(held, pair) for held, pair in judged if held >= _needed(witnesses[pair[0]], witnesses[pair[1]])]
    groups = _Groups(witnesses, apart)
    for _, pair in [(1.0, pair) for pair in sorted(together)] + sorted(kin, key=lambda item: (-item[0], item[1])):
        groups.merge(*pair, by_hand=pair in together)
    near = [(held, pair) for held, pair in judged if not groups.are_one(*pair)]
    findings = [f for held, (one, other) in near if (f := _near_miss(witnesses[one], witnesses[other], held))]
    return Joined(groups=groups.listed(), findings=tuple(findings))


def _ordered(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)


def _candidates(witnesses: Sequence[Witness]) -> list[Pair]:
    names = {name: number for number, name in enumerate(sorted({w.printing.person or "" for w in witnesses}))}
    speakers = [names[w.printing.person or ""] for w in witnesses]
    pairs = set(find_candidates([w.letters for w in witnesses], speakers))
    blocks: dict[str, list[int]] = defaultdict(list)
    for place, witness in enumerate(witnesses):
        if witness.printing.person is not None:
            blocks[witness.printing.person].append(place)
    for block in blocks.values():
        if len(block) <= FEW_PRINTINGS:
            pairs.update(combinations(block, 2))
    return sorted(pairs)


def _held(witnesses: Sequence[Witness], one: int, other: int) -> float:
    return share(witnesses[one].letters, witnesses[other].letters)


def _needed(one: Witness, other: Witness) -> float:
    """How much of the text two printings must share to be one interview; over 1 where they cannot be."""
    if _are_two_people(one, other):
        return 2.0
    first, second = one.printing, other.printing
    is_doubtful = (
        (first.person is None) != (second.person is None)
        or first.article.page == second.article.page
        or (first.occasion is not None and second.occasion is not None and first.occasion != second.occasion)
        or days_apart(first.date, second.date) > FAR_APART
        or min(len(one.letters), len(other.letters)) < FEW_CHARACTERS
    )
    if is_doubtful:
        return CAUTIOUS
    return USUAL if first.occasion is None or first.occasion != second.occasion else KNOWN_OCCASION


def _are_two_people(one: Witness, other: Witness) -> bool:
    names = {one.printing.person, other.printing.person} - {None}
    marks = {one.mark, other.mark} - {None}
    return len(names) > 1 or len(marks) > 1


def _near_miss(one: Witness, other: Witness, held: float) -> Finding | None:
    """Two printings that a curator should look at, because they are nearly one interview."""
    first, second = one.printing, other.printing
    if first.article.page == second.article.page:
        return None  # told as same-person-twice
    is_one_person = first.person == second.person and not _are_two_people(one, other)
    if held < (NEAR if is_one_person else USUAL) and not (is_one_person and _have_one_headline(first, second)):
        return None
    pages = f"{first.article.page} 与 {second.article.page}"
    advice = "" if is_one_person else "若姓名有误，先以 errata 更正；"
    message = (
        f"{pages} 的文字有 {held:.0%} 相同而未合并；{advice}"
        f"请在 corpus/{second.article.page}.yml 写明 same_as 或 not_same_as"
    )
    names = " / ".join(dict.fromkeys(p.person or p.article.headline or p.article.id for p in (first, second)))
    spans = second.article.spans
    return Finding(code="not-joined", message=message, fragment=names, span=spans[0] if spans else None)


def _have_one_headline(one: Printing, other: Printing) -> bool:
    headlines = fold(one.article.headline or ""), fold(other.article.headline or "")
    return one.person is not None and all(headlines) and share(*headlines) >= ALIKE_HEADLINES


class _Groups:
    """Disjoint groups that merge two at a time, unless they are of two people or the curator keeps them apart."""

    def __init__(self, witnesses: Sequence[Witness], apart: set[Pair]) -> None:
        self.members = [[place] for place in range(len(witnesses))]
        self.home = list(range(len(witnesses)))
        self.people = [{(w.printing.person, w.mark)} for w in witnesses]
        self.apart: dict[int, set[int]] = defaultdict(set)
        for one, other in apart:
            self.apart[one].add(other)
            self.apart[other].add(one)

    def are_one(self, one: int, other: int) -> bool:
        return self.home[one] == self.home[other]

    def merge(self, one: int, other: int, *, by_hand: bool) -> None:
        large, small = self.home[one], self.home[other]
        if len(self.members[large]) < len(self.members[small]):
            large, small = small, large
        if large == small or self._are_kept_apart(large, small) or not (by_hand or self._are_one_person(large, small)):
            return
        for place in self.members[small]:
            self.home[place] = large
        self.members[large] += self.members[small]
        self.people[large] |= self.people[small]
        self.members[small] = []

    def _are_kept_apart(self, large: int, small: int) -> bool:
        return any(self.home[foe] == large for place in self.members[small] for foe in self.apart.get(place, ()))

    def _are_one_person(self, large: int, small: int) -> bool:
        people = self.people[large] | self.people[small]
        return len({name for name, _ in people} - {None}) <= 1 and len({mark for _, mark in people} - {None}) <= 1

    def listed(self) -> tuple[tuple[int, ...], ...]:
        return tuple(self._in_order())

    def _in_order(self) -> Iterator[tuple[int, ...]]:
        yield from sorted(tuple(sorted(members)) for members in self.members if members)

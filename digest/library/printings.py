"""Which printings are of one interview: the same person, and largely the same text.

Candidates come from two blocks, never from all pairs: printings of one person that share runs of characters (counted
in an index of that person's runs), and printings that share rare runs whoever speaks, so that an interview without a
name finds its reprint and a misread name is noticed. How much of the text must be shared depends on what else is known:

    same occasion                             0.40   the rest may have been cut, reworded or misread
    nothing known                             0.50
    another occasion, or over 45 days apart   0.75   officials repeat themselves; a reprint a year later is whole
    both on one page, or a text of few words  0.75

So whether two printings are joined depends on these two alone, and a page that is added parts no one. The curator's
word (``same_as``, ``not_same_as``) stands above all of it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from digest.chronology import days_apart
from digest.folding import fold
from digest.library.kinship import find_overlaps, share
from digest.library.sketches import find_candidates
from digest.models import Finding, Printing

__all__ = ["Joined", "Pair", "Witness", "join_printings"]

KNOWN_OCCASION = 0.4
USUAL = 0.5
CAUTIOUS = 0.75
NEAR = 0.25  # shared, though not joined: worth a look
ALIKE_HEADLINES = 0.8
FEW_CHARACTERS = 40
FAR_APART = 45  # days
FEW_PRINTINGS = 30  # of one person: the headlines of all pairs are compared
MANY_PRINTINGS = 1_000  # of one person: beyond, only those that share rare runs are compared

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
    judged = {pair: _held(witnesses, *pair) for pair in _candidates(witnesses) if pair not in together | apart}
    kin = [pair for pair, held in judged.items() if held >= _needed(witnesses[pair[0]], witnesses[pair[1]])]
    groups = _Groups(len(witnesses), apart)
    for pair in (*sorted(together), *sorted(kin, key=lambda pair: (-judged[pair], pair))):
        groups.merge(*pair)
    judged |= {pair: _held(witnesses, *pair) for pair in _namesakes(witnesses) if pair not in together | apart}
    near = sorted(pair for pair in judged if not groups.are_one(*pair))
    found = (_near_miss(witnesses[one], witnesses[other], judged[one, other]) for one, other in near)
    return Joined(groups=groups.listed(), findings=tuple(finding for finding in found if finding))


def _ordered(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)


def _candidates(witnesses: Sequence[Witness]) -> list[Pair]:
    people = _by_person(witnesses)
    speakers = [0] * len(witnesses)
    pairs: set[Pair] = set()
    for number, places in enumerate(people, 1):
        for place in places:
            speakers[place] = number
        if len(places) <= MANY_PRINTINGS:
            overlaps = find_overlaps([witnesses[place].letters for place in places])
            pairs.update((places[one], places[other]) for one, other in overlaps)
    return sorted(pairs.union(find_candidates([witness.letters for witness in witnesses], speakers)))


def _by_person(witnesses: Sequence[Witness]) -> list[list[int]]:
    """The places of each named person's printings."""
    people: dict[tuple[str, str | None], list[int]] = defaultdict(list)
    for place, witness in enumerate(witnesses):
        if witness.printing.person is not None:
            people[witness.printing.person, witness.mark].append(place)
    return list(people.values())


def _held(witnesses: Sequence[Witness], one: int, other: int) -> float:
    return share(witnesses[one].letters, witnesses[other].letters)


def _needed(one: Witness, other: Witness) -> float:
    """How much of the text two printings must share to be one interview; over 1 where they cannot be."""
    if not _are_one_person(one, other):
        return 2.0
    first, second = one.printing, other.printing
    is_doubtful = (
        first.article.page == second.article.page
        or (first.occasion is not None and second.occasion is not None and first.occasion != second.occasion)
        or days_apart(first.date, second.date) > FAR_APART
        or min(len(one.letters), len(other.letters)) < FEW_CHARACTERS
    )
    if is_doubtful:
        return CAUTIOUS
    return USUAL if first.occasion is None or first.occasion != second.occasion else KNOWN_OCCASION


def _are_one_person(one: Witness, other: Witness) -> bool:
    """The same name, or none in both; and where people share a name, the same of them."""
    return one.printing.person == other.printing.person and one.mark == other.mark


def _namesakes(witnesses: Sequence[Witness]) -> Iterator[Pair]:
    """Pairs of printings of one person under one headline, which a rewritten text would not show."""
    for places in _by_person(witnesses):
        if 1 < len(places) <= FEW_PRINTINGS:
            headlines = {place: fold(witnesses[place].printing.article.headline or "") for place in places}
            for one, other in combinations(places, 2):
                if share(headlines[one], headlines[other]) >= ALIKE_HEADLINES:
                    yield one, other


def _near_miss(one: Witness, other: Witness, held: float) -> Finding | None:
    """Two printings that a curator should look at, because they are nearly one interview."""
    first, second = one.printing, other.printing
    if first.article.page == second.article.page:
        return None  # told as same-person-twice
    is_one_person = _are_one_person(one, other)
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
    """Disjoint groups that merge two at a time, unless the curator keeps some of their members apart."""

    def __init__(self, count: int, apart: Iterable[Pair]) -> None:
        self.members = [[place] for place in range(count)]
        self.home = list(range(count))
        self.apart: dict[int, set[int]] = defaultdict(set)
        for one, other in apart:
            self.apart[one].add(other)
            self.apart[other].add(one)

    def are_one(self, one: int, other: int) -> bool:
        return self.home[one] == self.home[other]

    def merge(self, one: int, other: int) -> None:
        large, small = self.home[one], self.home[other]
        if len(self.members[large]) < len(self.members[small]):
            large, small = small, large
        if large == small or self._are_kept_apart(large, small):
            return
        for place in self.members[small]:
            self.home[place] = large
        self.members[large] += self.members[small]
        self.members[small] = []

    def _are_kept_apart(self, large: int, small: int) -> bool:
        return any(self.home[foe] == large for place in self.members[small] for foe in self.apart.get(place, ()))

    def listed(self) -> tuple[tuple[int, ...], ...]:
        return tuple(sorted(tuple(sorted(members)) for members in self.members if members))

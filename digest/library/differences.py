"""Where two wordings of a text differ: runs of characters, and whether they look alike in print.

Texts are compared as the search compares them (``folding``): spaces, punctuation, width and case are no difference of
wording; a sign inside a number is (27.02 is not 2702).
The runs are those of the least number of changed characters (Levenshtein distance, rapidfuzz); runs that a shorter
agreement parts are shown as one, as a reader would tell it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from digest.folding import IDLE_SIGN, fold, folding

__all__ = ["Letters", "Run", "are_alike", "find_runs", "group_lookalikes", "letters_of"]

LONGEST_COMPARED = 30_000  # characters: two seconds
LONGEST_LOOKALIKE = 4  # characters of a run that a misreading explains


@dataclass(frozen=True, slots=True, kw_only=True)
class Letters:
    """A text folded to what is compared; ``places`` tells where each letter stands in the text."""

    folded: str
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Letters ``start`` to ``end`` of one text read as ``other_start`` to ``other_end`` of the other; one may be empty."""

    start: int
    end: int
    other_start: int
    other_end: int


def letters_of(text: str) -> Letters:
    """A text's letters, digits and the signs of its numbers, folded, with their places."""
    table = folding().changed
    folded = [(letter, place) for place, char in enumerate(text) for letter in table.get(ord(char), char)]
    joined = "".join(letter for letter, _ in folded)
    idle = {match.start() for match in IDLE_SIGN.finditer(joined)}
    kept = [pair for number, pair in enumerate(folded) if number not in idle]
    return Letters(folded="".join(letter for letter, _ in kept), places=tuple(place for _, place in kept))


def find_runs(one: str, other: str) -> tuple[Run, ...]:
    """Where two folded texts differ, from front to back.

    Two texts too long to be compared letter by letter (no paragraph is) differ in one run, from end to end.
    """
    if max(len(one), len(other)) > LONGEST_COMPARED and one != other:
        return (Run(start=0, end=len(one), other_start=0, other_end=len(other)),)
    runs: list[Run] = []
    for op in Levenshtein.opcodes(one, other):
        if op.tag == "equal":
            continue
        run = Run(start=op.src_start, end=op.src_end, other_start=op.dest_start, other_end=op.dest_end)
        if runs and run.start - runs[-1].end <= min(_size(runs[-1]), _size(run)):
            last = runs.pop()
            run = Run(start=last.start, end=run.end, other_start=last.other_start, other_end=run.other_end)
        runs.append(run)
    return tuple(runs)


def _size(run: Run) -> int:
    """Half of what differs at least: a single letter between two single letters still parts them."""
    return max(run.end - run.start, run.other_end - run.other_start) // 2


def group_lookalikes(groups: Sequence[str]) -> Mapping[str, frozenset[str]]:
    """Each letter of the groups (``己已巳``), folded, with all that look like it."""
    kin: dict[str, frozenset[str]] = {}
    for group in groups:
        letters = frozenset(fold(group))
        for letter in letters:
            kin[letter] = kin.get(letter, frozenset()) | letters
    return kin


def are_alike(one: str, other: str, lookalikes: Mapping[str, frozenset[str]]) -> bool:
    """Whether two different folded runs may be one run misread: a few letters, each the same or a lookalike."""
    if len(one) != len(other) or not 0 < len(one) <= LONGEST_LOOKALIKE:
        return False
    return all(a == b or b in lookalikes.get(a, ()) for a, b in zip(one, other, strict=True))

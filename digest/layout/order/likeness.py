"""What ties the blocks of a page to each other, whatever their articles: a list's next number, a name, an
opening."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from digest.layout.blocks import Block
from digest.layout.printed.pairs import PairIndex
from digest.layout.questions import label_of

__all__ = ["Likeness"]

OPENING = 2  # characters that parallel openings share at least


@dataclass(slots=True)
class _Ties:
    """What ties a block to others of its page."""

    before: int | None  # the number that a list's item before it has
    named: Sequence[set[int]]  # of each of its names, the blocks that hold it
    opened: set[int]  # the blocks that open with the same characters
    label: str | None  # of who speaks


class Likeness:
    """How the blocks of one page are like each other; worked out as it is asked."""

    def __init__(self, blocks: Sequence[Block], pairs: PairIndex) -> None:
        self._blocks, self._pairs = blocks, pairs
        self._ties: dict[int, _Ties] = {}

    def find(self, block: Block, given: tuple[int, ...]) -> list[tuple[str, int]]:
        """The clues by which a block is, or is not, like an article's last blocks, and how many times each counts."""
        ties = self._ties.get(block.index)
        if ties is None:
            ties = self._ties[block.index] = self._tie(block)
        clues = []
        if ties.before is not None:
            clues.append(("ordinal" if self._last_ordinal(given) == ties.before else "other-ordinal", 1))
        for holders in ties.named:
            if not holders.isdisjoint(given):
                clues.append(("name", 1))
                break
        if ties.label is not None and given:
            clue = self._turn(ties.label, given)
            if clue:
                clues.append((clue, 1))
        if not ties.opened.isdisjoint(given):
            alike = max([_shared_opening(self._blocks[other].opening, block.opening) for other in given])
            if alike >= OPENING:
                clues.append(("parallel", alike - 1))
        return clues

    def _turn(self, label: str, given: tuple[int, ...]) -> str | None:
        """Whether who speaks goes on a conversation: has spoken in it, or is the first to answer its last question."""
        asks = self._blocks[0].forms.askers.asks
        if asks(label):
            return None
        spoken = [self._labels[other] for other in given]
        held = {who for who in spoken if who and not asks(who)}
        if label in held:
            return "turn"
        is_asked = spoken[-1] not in (None, label) and self._blocks[given[-1]].text.endswith(("？", "?"))
        return "answers" if is_asked and not held else None

    @cached_property
    def _labels(self) -> Sequence[str | None]:
        """Of each block the label that it opens with."""
        return [label_of(block.text) for block in self._blocks]

    def _tie(self, block: Block) -> _Ties:
        ordinal = block.ordinal or 0
        return _Ties(
            before=ordinal - 1 if ordinal > 1 else None,
            named=[self._named[name] for name in self._names[block.index]],
            opened=self._opened[block.opening[:OPENING]],
            label=self._labels[block.index],
        )

    def _last_ordinal(self, given: tuple[int, ...]) -> int | None:
        """The number of an article's last block that has one."""
        for other in reversed(given):
            ordinal = self._blocks[other].ordinal
            if ordinal is not None:
                return ordinal
        return None

    @cached_property
    def _names(self) -> Sequence[set[str]]:
        """Of each block the names that it lets speak or gives with a title, and those that recur on the page."""
        forms = self._blocks[0].forms
        held: list[set[str]] = [set() for _ in self._blocks]
        starts = list(accumulate([len(block.text) + 1 for block in self._blocks], initial=0))
        for name, at in forms.speakers.names_in(self._pairs.text):
            held[bisect_right(starts, at) - 1].add(name)
        recurring = sorted(forms.recurring.find(self._pairs))
        for name, places in zip(recurring, self._pairs.holders([name[:2] for name in recurring]), strict=True):
            for place in places:
                held[place].add(name)
        return held

    @cached_property
    def _named(self) -> Mapping[str, set[int]]:
        """The blocks that hold each name."""
        named = defaultdict[str, set[int]](set)
        for place, names in enumerate(self._names):
            for name in names:
                named[name].add(place)
        return named

    @cached_property
    def _opened(self) -> Mapping[str, set[int]]:
        """The blocks that open with each two characters."""
        opened = defaultdict[str, set[int]](set)
        for block in self._blocks:
            opened[block.opening[:OPENING]].add(block.index)
        return opened


def _shared_opening(one: str, other: str) -> int:
    """How many characters two openings share from their beginning."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))

"""Reading order: each block of text is given to the open article that explains it best.

A page's headings and blocks come in the order of print. Most blocks simply follow the one before; but a page set in
columns, read line by line, prints the middle of one article, then its neighbour whole, then the first one's rest. The
choice is made for the whole page at once by dynamic programming (Viterbi): a state is what each open article was given
last, the steps are the page's blocks, and a step's score is the sum of the evidence in ``placement.WEIGHTS``. States that agree
in all that a later step can see are merged; at most ``MOST_STATES`` are kept, so the time is linear in the page.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from digest.layout.beginnings.heading import Heading
from digest.layout.blocks import Block
from digest.layout.order.placement import WEIGHTS, PlacementEvidence, Speaker
from digest.layout.printed.print_line import LineKind, PrintLine
from digest.models import Byline

__all__ = ["Choice", "Order", "Signature", "find_reading_order"]

MOST_STATES = 8
SURE = 9.0  # the lead of a choice without a rival
HOPELESS = 8.0  # a state so far behind the best one is given up
MOST_OPEN = 6  # earlier articles that a block may go back to
DIGITS = 6  # of a score, so that two ways of the same weight tie, whatever has gone before
LOOK_BACK = 12  # blocks of an article that a new one is compared with


class Choice(NamedTuple):
    """A block's article (its place among the headings), why, and the lead over the next best."""

    block: int
    article: int
    reasons: tuple[str, ...]
    margin: float
    is_resumed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """A closing byline or a picture's credit (``None``), at its place in the page, and the article that it signs."""

    article: int
    byline: Byline | None
    place: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """The page in reading order: a choice for each block, the article that each closing byline signs, and whether two
    characters stand together in any of the page's blocks."""

    choices: tuple[Choice, ...]
    signatures: tuple[Signature, ...]
    holds: Callable[[str], bool]


class _Step(NamedTuple):
    """One decision and the one before it."""

    value: Choice | Signature
    before: "_Step | None"


@dataclass(slots=True)
class _State:
    """What a later step can see of the choices so far, their score, and the way here."""

    score: float = 0.0
    current: int = -1
    given: Mapping[int, tuple[int, ...]] = field(default_factory=dict)  # article → its last blocks
    signed: frozenset[int] = frozenset()
    last_step: _Step | None = None

    def key(self) -> tuple[object, ...]:
        return self.current, frozenset([(article, blocks[-1]) for article, blocks in self.given.items()]), self.signed


@dataclass(slots=True)
class _Option:
    """What a state can do with a block: the score of the whole way with it, the article, why, and the lead."""

    score: float
    state: _State
    article: int
    reasons: tuple[str, ...]
    margin: float


def find_reading_order(
    lines: Sequence[PrintLine],
    headings: Sequence[Heading],
    blocks: Sequence[Block],
    find_speakers: Callable[[], Sequence[Speaker]],
) -> Order:
    """Give every block and closing byline to an article. ``find_speakers`` tells each heading's speaker; it is asked
    where a block could go to several articles."""
    return _Programme(PlacementEvidence(lines, headings, blocks, find_speakers)).solve()


class _Programme:
    """The dynamic programme over one page."""

    def __init__(self, evidence: PlacementEvidence) -> None:
        self.evidence = evidence
        self.lines, self.headings, self.blocks = evidence.lines, evidence.headings, evidence.blocks
        self.scores: dict[tuple[int, int, tuple[int, ...], bool, bool], tuple[float, tuple[str, ...]]] = {}
        self.resumable: dict[tuple[object, ...], bool] = {}
        self.settled = 0  # articles before this one are closed for good
        self.bare = {heading.first: index for index, heading in enumerate(self.headings) if heading.is_bare}

    def solve(self) -> Order:
        states = [_State()]
        for kind, index in self._events():
            if kind == "heading":
                states = self._settle_before(index, [replace(state, current=index) for state in states])
            elif kind == "block":
                begun = self.bare.get(self.blocks[index].place)
                states = states if begun is None else self._settle_before(begun, states)
                states = self._step(states, index)
            else:
                states = [self._sign(state, index) for state in states]
        rest = range(self.settled, len(self.headings))
        best = max(self._settle(states, rest), key=lambda state: state.score)
        steps = _way(best)
        choices = tuple(step for step in steps if isinstance(step, Choice))
        signatures = tuple(step for step in steps if isinstance(step, Signature))
        return Order(choices=choices, signatures=signatures, holds=self.evidence.holds)

    def _settle_before(self, newest: int, states: list[_State]) -> list[_State]:
        """Close for good the articles that lie too far behind the newest one, and behind every one in hand."""
        end = min(newest - MOST_OPEN, *(state.current for state in states))
        settled = range(self.settled, max(self.settled, end))
        self.settled = settled.stop
        return self._settle(states, settled)

    def _settle(self, states: list[_State], articles: range) -> list[_State]:
        """The states without the articles that nothing can be given to any more; what speaks against how they were left
        is added to their scores, which matter where there are several."""
        if not articles:
            return states
        settled = []
        for state in states:
            score = round(state.score + (self._weigh_ends(state, articles) if len(states) > 1 else 0.0), DIGITS)
            given = {article: blocks for article, blocks in state.given.items() if article not in articles}
            signed = state.signed.difference(articles)
            settled.append(_State(score, state.current, given, signed, state.last_step))
        return settled

    def _weigh_ends(self, state: _State, articles: range) -> float:
        weigh, given, signed = self.evidence.weigh_end, state.given, state.signed
        return sum([weigh(article, given.get(article, ()), is_signed=article in signed) for article in articles])

    def _events(self) -> Iterator[tuple[str, int]]:
        """Headings, blocks and closing bylines in the order of print."""
        taken = {place for heading in self.headings for place in heading.places}
        events = [
            (heading.first, "heading", index) for index, heading in enumerate(self.headings) if not heading.is_bare
        ]
        events += [(block.place, "block", block.index) for block in self.blocks]
        events += [
            (place, "byline", place)
            for place, line in enumerate(self.lines)
            if line.kind in (LineKind.BYLINE, LineKind.CREDIT) and place not in taken
        ]
        return ((kind, index) for _, kind, index in sorted(events))

    def _step(self, states: list[_State], index: int) -> list[_State]:
        """All states after one more block; those that a later step cannot tell apart merged."""
        block = self.blocks[index]
        candidates = [self._candidates(state, block) for state in states]
        if len(states) == 1 and candidates[0] == (states[0].current,):
            return [self._go_on(states[0], block)]
        options = [
            option
            for state, articles in zip(states, candidates, strict=True)
            for option in self._options(state, articles, block)
        ]
        best = max(option.score for option in options)
        hopeful = [option for option in options if option.score > best - HOPELESS]
        hopeful.sort(key=lambda option: -option.score)
        merged: dict[tuple[object, ...], _State] = {}
        for option in hopeful:
            after = self._give(option, block)
            if len(hopeful) == 1:
                return [after]
            merged.setdefault(after.key(), after)
            if len(merged) == MOST_STATES:
                break
        return list(merged.values())

    def _go_on(self, state: _State, block: Block) -> _State:
        """The state after a block that can only be the article's in hand: there is nothing to weigh."""
        return self._give(_Option(state.score, state, state.current, (), SURE), block)

    def _options(self, state: _State, articles: tuple[int, ...], block: Block) -> Iterator[_Option]:
        """What one state can do with one more block."""
        weighed = [self._score(state, article, block) for article in articles]
        lead = sorted([score for score, _ in weighed], reverse=True)[:2]
        for article, (score, reasons) in zip(articles, weighed, strict=True):
            rival = lead[score == lead[0]] if len(lead) > 1 else score - SURE
            yield _Option(round(state.score + score, DIGITS), state, article, reasons, score - rival)

    def _candidates(self, state: _State, block: Block) -> tuple[int, ...]:
        """The article in hand, and the earlier ones that may still be open."""
        current, given, signed = state.current, state.given, state.signed
        newest = max(current, *given) if given else current
        is_closed = current < 0 or current in signed
        earlier = [
            article
            for article in range(max(self.settled, newest - MOST_OPEN), newest + 1)
            if article != current and article not in signed and (article in given or not self.headings[article].is_bare)
            if is_closed or self._may_resume(article, state, block)
        ]
        bare = self.bare.get(block.place)
        in_hand = () if current < 0 else (current,)
        return (*in_hand, *earlier, *(() if bare is None else (bare,))) or (current,)

    def _may_resume(self, article: int, state: _State, block: Block) -> bool:
        """Whether anything at all speaks for going back to an article; without it the cost cannot be made up."""
        given = state.given.get(article, ())
        if given and (self.blocks[given[-1]].announces or not self.blocks[given[-1]].is_finished):
            return True
        in_hand = state.given.get(state.current, ())
        key = block.index, article, given, in_hand
        may = self.resumable.get(key)
        if may is None:
            may = self.resumable[key] = self.evidence.speaks_for(article, block, given, in_hand)
        return may

    def _give(self, option: _Option, block: Block) -> _State:
        state, article = option.state, option.article
        choice = Choice(block.index, article, option.reasons, option.margin, article != state.current)
        recent = (*state.given.get(article, ()), block.index)[-LOOK_BACK:]
        signed = state.signed | {article} if block.byline else state.signed
        return _State(option.score, article, {**state.given, article: recent}, signed, _Step(choice, state.last_step))

    def _sign(self, state: _State, place: int) -> _State:
        """A closing byline signs the article in hand."""
        byline, article = self.lines[place].byline, state.current
        signature = Signature(article=article, byline=byline, place=place)
        if byline is None:
            return replace(state, last_step=_Step(signature, state.last_step))
        if self.evidence.opens_text(place, state.given.get(article, ())):
            return replace(state, last_step=_Step(signature, state.last_step))
        penalty = WEIGHTS["second-byline"] if article in state.signed or self.evidence.opens_signed(article) else 0.0
        return replace(
            state,
            score=state.score + penalty,
            signed=state.signed | {article},
            last_step=_Step(signature, state.last_step),
        )

    def _score(self, state: _State, article: int, block: Block) -> tuple[float, tuple[str, ...]]:
        """The evidence that a block is an article's: the sum and the reasons; worked out once for states that agree."""
        given = state.given.get(article, ())
        resumes, signed = article != state.current, article in state.signed
        key = block.index, article, given, resumes, signed
        found = self.scores.get(key)
        if found is None:
            found = self.scores[key] = self._weigh(block, article, given, resumes=resumes, signed=signed)
        return found

    def _weigh(
        self, block: Block, article: int, given: tuple[int, ...], *, resumes: bool, signed: bool
    ) -> tuple[float, tuple[str, ...]]:
        total, reasons = 0.0, []
        for reason, amount in self.evidence.weigh(article, block, given, resumes=resumes, is_signed=signed):
            total += amount
            reasons.append(reason)
        return round(total, DIGITS), tuple(reasons)


def _way(state: _State) -> list[Choice | Signature]:
    """The steps that led to a state, first to last."""
    steps: list[Choice | Signature] = []
    step = state.last_step
    while step is not None:
        steps.append(step.value)
        step = step.before
    return steps[::-1]

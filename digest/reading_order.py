"""Reading order: each block of text is given to the open article that explains it best.

A page's headings and blocks come in the order of print. Most blocks simply follow the one before; but a page set in
columns, read line by line, prints the middle of one article, then its neighbour whole, then the first one's rest. The
choice is made for the whole page at once by dynamic programming (Viterbi): a state is what each open article was given
last, the steps are the page's blocks, and a step's score is the sum of the evidence in ``WEIGHTS``. States that agree
in all that a later step can see are merged; at most ``MOST_STATES`` are kept, so the time is linear in the page.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from digest.blocks import Block
from digest.clean import is_han
from digest.headings import Heading
from digest.lines import LineKind, PrintLine
from digest.models import Byline

__all__ = ["Choice", "Order", "Signature", "Speaker", "find_reading_order"]

MOST_STATES = 16
MOST_OPEN = 6  # earlier articles that a block may go back to
MOST_SHARED = 3
LOOK_BACK = 4  # blocks of an article that a new one is compared with

HAN_PAIR = re.compile(r"(?=([\u3400-\u9fff]{2}))")

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "opens": 4.0,  # the first block behind its heading
        "follows": 3.0,  # printed right behind the article's last block
        "resumes": -4.0,  # goes back to an earlier article
        "resumes-unfinished": 3.5,  # … whose sentence was cut
        "junction": 3.0,  # the two characters at the cut stand together elsewhere on the page (31 % of real cuts, 4 % of others)
        "no-junction": -0.8,
        "carries-on": 2.0,  # directly behind an unfinished sentence
        "announced": 3.0,  # … that announced a list
        "midway-of-finished": -3.0,  # begins inside a sentence, but the article's last one had ended
        "closes-quote": 2.0,  # holds the closing mark that the article owes
        "speaker": 3.0,  # names who speaks in the article
        "other-speaker": -2.0,  # names who speaks in another article of the page, and not this one's
        "area": 2.0,  # names the area or body that the article is about
        "other-area": -1.5,
        "headline": 1.0,  # holds a pair of characters that only this article's headline has; up to three count
        "ordinal": 3.0,  # 三是 behind 二是
        "other-ordinal": -1.0,
        "parallel": 1.5,  # opens like an earlier block of the article (大抓…, 大抓…)
        "signed": -8.0,  # the article's closing byline has been printed
        "second-byline": -4.0,
        "left-unfinished": -1.5,  # at the page's end
        "left-unsigned": -2.0,  # where the page's articles close with bylines
        "left-empty": -5.0,
        "bare": -2.5,  # begins an article without a heading
        "caption": 3.0,  # … that is a picture's caption
        "continued": 5.0,  # … that （上接…版） opens
        "resumes-continued": 8.0,  # （上接…版） behind an article that was cut
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """What tells that a block is an article's: who speaks in it, and the names of the area and body it is about."""

    person: str | None = None
    areas: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
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
    """The page in reading order: a choice for each block, and the article that each closing byline signs."""

    choices: tuple[Choice, ...]
    signatures: tuple[Signature, ...]


@dataclass(frozen=True, slots=True)
class _Step:
    """One decision and the one before it."""

    value: Choice | Signature
    before: "_Step | None"


@dataclass(frozen=True, slots=True, kw_only=True)
class _State:
    """What a later step can see of the choices so far, their score, and the way here."""

    score: float = 0.0
    current: int = -1
    given: Mapping[int, tuple[int, ...]] = field(default_factory=dict)  # article → its last blocks
    signed: frozenset[int] = frozenset()
    last_step: "_Step | None" = None

    def key(self) -> tuple[object, ...]:
        return self.current, tuple((k, v[-1:]) for k, v in sorted(self.given.items())), self.signed


def find_reading_order(
    lines: Sequence[PrintLine], headings: Sequence[Heading], blocks: Sequence[Block], speakers: Sequence[Speaker]
) -> Order:
    """Give every block and closing byline to an article. ``speakers`` goes with ``headings``."""
    return _Programme(lines, headings, blocks, speakers).solve()


class _Programme:
    """The dynamic programme over one page."""

    def __init__(
        self, lines: Sequence[PrintLine], headings: Sequence[Heading], blocks: Sequence[Block], speakers: Sequence[Speaker]
    ) -> None:
        self.lines, self.headings, self.blocks, self.speakers = lines, headings, blocks, speakers
        self.closes_with_byline = _closes_with_bylines(lines, headings, blocks)
        self.bare = {heading.first: index for index, heading in enumerate(headings) if heading.is_bare}
        self.neighbours: frozenset[str] = frozenset()
        self.titles = _own_pairs(headings)
        self.named: dict[int, tuple[frozenset[int], frozenset[int]]] = {}

    def solve(self) -> Order:
        states = [_State()]
        for kind, index in self._events():
            if kind == "heading":
                states = [replace(state, current=index) for state in states]
            elif kind == "block":
                states = self._step(states, index)
            else:
                states = [self._sign(state, index) for state in states]
        best = max(states, key=lambda state: state.score + self._close(state))
        steps = _way(best)
        choices = tuple(step for step in steps if isinstance(step, Choice))
        signatures = tuple(step for step in steps if isinstance(step, Signature))
        return Order(choices=choices, signatures=signatures)

    def _events(self) -> Iterator[tuple[str, int]]:
        """Headings, blocks and closing bylines in the order of print."""
        taken = {place for heading in self.headings for place in heading.places}
        events = [(heading.first, "heading", index) for index, heading in enumerate(self.headings) if not heading.is_bare]
        events += [(block.place, "block", block.index) for block in self.blocks]
        events += [
            (place, "byline", place)
            for place, line in enumerate(self.lines)
            if line.kind in (LineKind.BYLINE, LineKind.CREDIT) and place not in taken
        ]
        return ((kind, index) for _, kind, index in sorted(events))

    def _step(self, states: list[_State], index: int) -> list[_State]:
        """All states after one more block; those that a later step cannot tell apart merged."""
        block, merged = self.blocks[index], {}
        for state in states:
            options = sorted(
                ((*self._score(state, article, block), article) for article in self._candidates(state, block)),
                key=lambda option: -option[0],
            )
            for place, (score, reasons, article) in enumerate(options):
                rival = options[1 if place == 0 else 0][0] if len(options) > 1 else score - 9.0
                choice = Choice(
                    block=index,
                    article=article,
                    reasons=reasons,
                    margin=score - rival,
                    is_resumed=article != state.current,
                )
                after = self._give(state, article, block, choice, score)
                key = after.key()
                if key not in merged or merged[key].score < after.score:
                    merged[key] = after
        return sorted(merged.values(), key=lambda state: -state.score)[:MOST_STATES]

    def _candidates(self, state: _State, block: Block) -> tuple[int, ...]:
        """The article in hand, and the earlier ones that may still be open."""
        newest = max((state.current, *state.given))
        earlier = [
            article
            for article in range(max(0, newest - MOST_OPEN), newest + 1)
            if article != state.current and article not in state.signed and self._is_begun(article, state)
        ]
        bare = self.bare.get(block.place)
        current = () if state.current < 0 else (state.current,)
        return (*current, *earlier, *(() if bare is None else (bare,))) or (state.current,)

    def _is_begun(self, article: int, state: _State) -> bool:
        return article in state.given or not self.headings[article].is_bare

    def _give(self, state: _State, article: int, block: Block, choice: Choice, score: float) -> _State:
        recent = (*state.given.get(article, ()), block.index)[-LOOK_BACK:]
        signed = state.signed | {article} if block.byline else state.signed
        return _State(
            score=state.score + score,
            current=article,
            given={**state.given, article: recent},
            signed=signed,
            last_step=_Step(choice, state.last_step),
        )

    def _sign(self, state: _State, place: int) -> _State:
        """A closing byline signs the article in hand."""
        byline, article = self.lines[place].byline, state.current
        signature = Signature(article=article, byline=byline, place=place)
        if byline is None:
            return replace(state, last_step=_Step(signature, state.last_step))
        penalty = WEIGHTS["second-byline"] if article in state.signed or self._opens_signed(article) else 0.0
        return replace(
            state,
            score=state.score + penalty,
            signed=state.signed | {article},
            last_step=_Step(signature, state.last_step),
        )

    def _opens_signed(self, article: int) -> bool:
        return article >= 0 and bool(self.headings[article].bylines)

    def _score(self, state: _State, article: int, block: Block) -> tuple[float, tuple[str, ...]]:
        """The evidence that a block is an article's: the sum and the reasons."""
        total, reasons = 0.0, []
        for reason, amount in self._evidence(state, article, block):
            total += amount
            reasons.append(reason)
        return total, tuple(reasons)

    def _evidence(self, state: _State, article: int, block: Block) -> Iterator[tuple[str, float]]:
        given = state.given.get(article, ())
        last = self.blocks[given[-1]] if given else None
        if article in state.signed:
            yield "signed", WEIGHTS["signed"]
        if last is None and article >= 0 and self.headings[article].is_bare:
            name = "continued" if block.marker_before else "caption" if block.is_caption else "bare"
            yield name, WEIGHTS[name]
            return
        yield from self._continuity(state, article, block, last)
        if len(self.headings) > 1:
            yield from self._subject(article, block)
            yield from self._likeness(article, block, given)

    def _continuity(self, state: _State, article: int, block: Block, last: Block | None) -> Iterator[tuple[str, float]]:
        """How the block goes on from the article's last one."""
        resumes = article != state.current
        if last is None:
            yield ("resumes", WEIGHTS["resumes"]) if resumes else ("opens", WEIGHTS["opens"])
            return
        yield ("resumes", WEIGHTS["resumes"]) if resumes else ("follows", WEIGHTS["follows"])
        if block.marker_before and (last.marker_after or not last.is_finished):
            yield "resumes-continued", WEIGHTS["resumes-continued"]
        if last.announces:
            yield "announced", WEIGHTS["announced"]
        elif not last.is_finished:
            name = "resumes-unfinished" if resumes else "carries-on"
            yield name, WEIGHTS[name]
            if is_han(last.text[-1:] or " ") and is_han(block.text[:1] or " "):
                name = "junction" if last.text[-1] + block.text[0] in self._neighbours() else "no-junction"
                yield name, WEIGHTS[name]
        elif block.starts_midway:
            yield "midway-of-finished", WEIGHTS["midway-of-finished"]
        if last.owes and last.owes[-1] in block.text and not last.is_finished:
            yield "closes-quote", WEIGHTS["closes-quote"]

    def _neighbours(self) -> frozenset[str]:
        """The pairs of characters that stand together on the page, inside a printed line."""
        if not self.neighbours:
            self.neighbours = frozenset(
                line.text[at : at + 2] for block in self.blocks for line in block.lines for at in range(len(line.text) - 1)
            )
        return self.neighbours

    def _subject(self, article: int, block: Block) -> Iterator[tuple[str, float]]:
        """Whom and what the block names."""
        people, areas = self._names(block)
        if article in people:
            yield "speaker", WEIGHTS["speaker"]
        elif people:
            yield "other-speaker", WEIGHTS["other-speaker"]
        if article in areas:
            yield "area", WEIGHTS["area"]
        elif areas:
            yield "other-area", WEIGHTS["other-area"]

    def _names(self, block: Block) -> tuple[frozenset[int], frozenset[int]]:
        """The articles whose speaker, and whose area, the block names."""
        if block.index not in self.named:
            text = block.text
            people = frozenset(i for i, speaker in enumerate(self.speakers) if speaker.person and speaker.person in text)
            areas = frozenset(i for i, speaker in enumerate(self.speakers) if any(a in text for a in speaker.areas))
            self.named[block.index] = people, areas
        return self.named[block.index]

    def _likeness(self, article: int, block: Block, given: tuple[int, ...]) -> Iterator[tuple[str, float]]:
        """How the block is like the article: the headline's words, the numbering and openings of its last blocks."""
        if article >= 0:
            shared = sum(pair in block.text for pair in self.titles[article])
            if shared:
                yield "headline", WEIGHTS["headline"] * min(shared, MOST_SHARED)
        ordinals = [number for number in (self.blocks[other].ordinal for other in given) if number is not None]
        if block.ordinal is not None and ordinals:
            name = "ordinal" if ordinals[-1] == block.ordinal - 1 else "other-ordinal"
            yield name, WEIGHTS[name]
        if any(self.blocks[other].opening == block.opening for other in given):
            yield "parallel", WEIGHTS["parallel"]

    def _close(self, state: _State) -> float:
        """What speaks against a state at the page's end."""
        total = 0.0
        for article, heading in enumerate(self.headings):
            given = state.given.get(article)
            if not given and heading.is_bare:
                continue
            if not given:
                total += WEIGHTS["left-empty"]
                continue
            last = self.blocks[given[-1]]
            if not last.is_finished and last.marker_after is None:
                total += WEIGHTS["left-unfinished"]
            if self.closes_with_byline and article not in state.signed and not heading.bylines:
                total += WEIGHTS["left-unsigned"]
        return total


def _own_pairs(headings: Sequence[Heading]) -> list[frozenset[str]]:
    """The pairs of neighbouring Chinese characters that one headline of the page has and no other."""
    found = [frozenset(HAN_PAIR.findall(f"{heading.kicker or ''} {heading.headline or ''}")) for heading in headings]
    counts = Counter(pair for pairs in found for pair in pairs)
    return [frozenset(pair for pair in pairs if counts[pair] == 1) for pairs in found]


def _closes_with_bylines(lines: Sequence[PrintLine], headings: Sequence[Heading], blocks: Sequence[Block]) -> bool:
    """Whether the page's articles are signed at their ends: half of them at least."""
    taken = {place for heading in headings for place in heading.places}
    own = sum(line.kind is LineKind.BYLINE and place not in taken for place, line in enumerate(lines))
    return own + sum(block.byline is not None for block in blocks) >= max(1, len(headings) / 2)


def _way(state: _State) -> list[Choice | Signature]:
    """The steps that led to a state, first to last."""
    steps: list[Choice | Signature] = []
    step = state.last_step
    while step is not None:
        steps.append(step.value)
        step = step.before
    return steps[::-1]

"""Placing a block: what speaks for and against giving it to an article, and how much.

Each piece of evidence has a name, by which a placement's reasons are told, and a weight: roughly the logarithm of how
much likelier it is where the block is the article's than where it is not, as counted on pages taken apart by hand.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from digest.clean import is_han
from digest.layout.beginnings.heading import Heading
from digest.layout.blocks import Block
from digest.layout.order.likeness import Likeness
from digest.layout.order.topics import Topics
from digest.layout.printed.pairs import PairIndex
from digest.layout.printed.print_line import LineKind, PrintLine

__all__ = ["WEIGHTS", "PlacementEvidence", "Speaker"]

MOST_SHARED = 3
ENOUGH = 1.0  # what must speak for an earlier article before a block may go back to it
LONGEST_LEAD = 2  # blocks between a headline and its article's dateline
LONGEST_LEAD_TEXT = 240  # characters of a lead above its byline
LEAST_WORDS, MOST_WORDS = 0.25, 6.0  # that what a block is about speaks for an article or against it
COMMON = 0.15  # of a page's blocks: a pair of characters that more of them hold tells nothing
FIGURE = re.compile(r"(?<!\d)\d{1,4}$")  # the first half of one: 2 | 018年
HAN_PAIR = re.compile(r"(?=([\u3400-\u9fff]{2}))")

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "opens": 4.0,  # the first block behind its heading
        "follows": 2.0,  # printed right behind the article's last block
        "resumes": -1.0,  # goes back to an earlier article
        "resumes-unfinished": 3.5,  # … whose sentence was cut
        "junction": 3.0,  # the two characters at the cut stand together elsewhere on the page (31 % of real cuts, 4 % of others)
        "no-junction": -0.8,
        "carries-on": 2.0,  # directly behind an unfinished sentence
        "announced": 5.0,  # … that announced a list
        "midway-of-finished": -3.0,  # begins inside a sentence, but the article's last one had ended
        "closes-quote": 2.0,  # holds the closing mark that the article owes
        "speaker": 3.0,  # names who speaks in the article
        "other-speaker": -2.0,  # names who speaks in another article of the page, and not this one's
        "area": 2.8,  # names the area or body that the article is about
        "other-area": -1.5,
        "name": 5.0,  # names someone whom the article has named: with a title, as a speaker, or again and again
        "headline": 1.0,  # holds a pair of characters that only this article's headline has; up to three count
        "words": 0.5,  # is about what the article's last blocks are about, for each nat of likelihood
        "other-words": 0.5,  # is not
        "ordinal": 5.0,  # 三是 behind 二是
        "other-ordinal": -3.0,  # 三是 in an article without 二是
        "parallel": 1.5,  # opens like an earlier block of the article (大抓…, 大抓…), for each character behind the first
        "answers": 3.0,  # opens with who speaks, behind another one's question that nobody has answered
        "turn": 2.0,  # … who has spoken in the article
        "signed": -8.0,  # the article's closing byline has been printed
        "second-byline": -4.0,
        "left-unfinished": -1.5,  # at the page's end
        "left-unsigned": -2.0,  # where the page's articles close with bylines
        "left-empty": -5.0,
        "bare": -3.0,  # begins an article without a heading
        "lone-title": -2.0,  # begins an article as its headline, which nothing else announces
        "title-kind": 4.0,  # … and says what it heads: 停水公告
        "title-spaced": 3.0,  # … and is set wide: 新 春 寄 语
        "title-on-its-text": 3.0,  # … and touches the text below, where blank lines part articles
        "title-lines": 2.0,  # … and has several lines
        "title-with-clauses": -1.0,  # … and has a comma
        "title-phrases": 1.5,  # … and is two phrases side by side
        "title-parallel": -3.0,  # … and another one of the article is built alike, phrase for phrase
        "title-of-letter": 4.0,  # … and whom a letter addresses stands below it
        "title-short": -1.5,  # … and has fewer than six characters
        "title-labelled": 2.0,  # … and its series stands before it: 【两岸】石榴花开
        "title-above-question": 5.0,  # … and the first question of a conversation stands below it
        "title-behind-byline": 3.0,  # … right behind a closing byline
        "title-set-apart": 4.0,  # … and looks like a headline: names who speaks, is wider than the column
        "title-behind-signed": 1.0,  # … behind a finished article that has named its writers
        "title-fills-no-column": 3.0,  # … and is no line of a wrapped column
        "title-behind-unfinished": -1.0,
        "caption": 3.0,  # … that is a picture's caption
        "dateline": 4.0,  # … that opens with a dateline
        "first-dateline": 3.0,  # opens with a dateline, below a lead of the article, which has none
        "second-dateline": -2.0,  # … and the article has one
        "continued": 5.0,  # … that （上接…版） opens
        "turned-over": -6.0,  # behind （下转…版）
        "resumes-continued": 8.0,  # （上接…版） behind an article that was cut
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """What tells that a block is an article's: who speaks in it, and the names of the area and body it is about."""

    person: str | None = None
    areas: frozenset[str] = frozenset()


class PlacementEvidence:
    """The evidence on one page: its headings, blocks and speakers."""

    def __init__(
        self,
        lines: Sequence[PrintLine],
        headings: Sequence[Heading],
        blocks: Sequence[Block],
        find_speakers: Callable[[], Sequence[Speaker]],
    ) -> None:
        self.lines, self.headings, self.blocks, self._find_speakers = lines, headings, blocks, find_speakers
        self.places = [block.place for block in blocks]
        self.about: dict[tuple[int, int], list[tuple[str, float]]] = {}

    @cached_property
    def closes_with_byline(self) -> bool:
        """Whether the page's articles are signed at their ends."""
        return _closes_with_bylines(self.lines, self.headings, self.blocks)

    @cached_property
    def signed_below(self) -> bool:
        """Whether several of the page's bylines stand at the ends of articles."""
        return self.closes_with_byline and _count_own(self.lines, self.headings, self.blocks) > 1

    @cached_property
    def title_places(self) -> frozenset[int]:
        """Where lone titles stand."""
        return _title_places(self.headings, self.blocks)

    @cached_property
    def headed(self) -> Sequence[int]:
        """Where headings with a headline begin, lone titles among them."""
        return sorted(heading.first for heading in self.headings if heading.headline)

    @cached_property
    def lone_titles(self) -> frozenset[int]:
        """The blocks that may be lone titles."""
        places = {heading.first for heading in self.headings if heading.is_title}
        return frozenset([block.index for block in self.blocks if block.place in places])

    @cached_property
    def datelines(self) -> frozenset[int]:
        """The places of texts that open with a dateline and have no headline."""
        return frozenset(heading.first for heading in self.headings if heading.clues == ("dateline",))

    @cached_property
    def pairs(self) -> PairIndex:
        """The pairs of characters that stand together on the page."""
        return PairIndex([block.text for block in self.blocks])

    def holds(self, pair: str) -> bool:
        """Whether two characters stand together in any of the page's blocks."""
        return self.pairs.holds(pair)

    @cached_property
    def likeness(self) -> Likeness:
        """What the blocks of the page share with each other."""
        return Likeness(self.blocks, self.pairs)

    @cached_property
    def topics(self) -> Topics:
        """What the blocks of the page are about."""
        return Topics(self.pairs)

    @cached_property
    def speakers(self) -> Sequence[Speaker]:
        """Who speaks in each article, and what it is about."""
        return self._find_speakers()

    @cached_property
    def people(self) -> Mapping[int, set[int]]:
        """Of each block, the articles whose speaker it names."""
        names = [(speaker.person, place) for place, speaker in enumerate(self.speakers) if speaker.person]
        return _find_names(names, self.blocks, self.pairs)

    @cached_property
    def areas(self) -> Mapping[int, set[int]]:
        """Of each block, the articles whose area it names."""
        names = [(area, place) for place, speaker in enumerate(self.speakers) for area in speaker.areas]
        return _find_names(names, self.blocks, self.pairs)

    @cached_property
    def titled(self) -> Mapping[tuple[int, int], int]:
        """Of an article and a block, how many pairs of characters that only this headline has the block holds."""
        return _count_titled(self.headings, self.blocks, self.pairs)

    def weigh(
        self, article: int, block: Block, given: tuple[int, ...], *, resumes: bool, is_signed: bool
    ) -> Iterator[tuple[str, float]]:
        """The evidence that a block is an article's, piece by piece: name and weight.

        ``given``: the article's last blocks; ``resumes``: it is not the article in hand; ``is_signed``: its closing
        byline has been printed.
        """
        last = self.blocks[given[-1]] if given else None
        if is_signed:
            yield "signed", WEIGHTS["signed"]
        if last is None and article >= 0 and self.headings[article].is_bare:
            if self.headings[article].is_title and block.place == self.headings[article].first:
                for clue in ("lone-title", *self.headings[article].clues):
                    yield clue, WEIGHTS[clue]
                return
            plain = self.headings[article].clues[:1] or ("caption" if block.is_caption else "bare",)
            name = "continued" if block.marker_before else plain[0]
            yield name, WEIGHTS[name]
            return
        yield from self._continuity(article, block, given, resumes=resumes)
        if len(self.headings) > 1:
            yield from self.of_words(article, block)
            yield from self.of_likeness(block, given)
            yield from self.of_topic(block, given)

    def opens_signed(self, article: int) -> bool:
        """Whether an article names its writers where it opens: under the headline or in a dateline."""
        if article < 0:
            return False
        heading = self.headings[article]
        if any(byline.reporters for byline in heading.bylines):
            return True
        last = max(heading.places, default=heading.first)
        at = bisect_left(self.places, last + (heading.is_title or not heading.is_bare))
        return at < len(self.blocks) and self.blocks[at].opens_signed

    def opens_text(self, place: int, given: tuple[int, ...]) -> bool:
        """Whether a byline stands below an article's lead, and no end of it: more text than it was ``given`` follows, without
        a heading or title of its own, and the page's articles are not signed at their ends."""
        lead = sum(len(self.blocks[index].text) for index in given)
        if self.signed_below or not 0 < lead <= LONGEST_LEAD_TEXT:
            return False
        at = bisect_left(self.places, place)
        headed = self.headed[(after := bisect_right(self.headed, place)) : after + 1]
        end = bisect_left(self.places, headed[0]) if headed else len(self.blocks)
        return sum(len(block.text) for block in self.blocks[at:end]) > lead

    def is_title(self, article: int, block: Block) -> bool:
        """Whether a block is the lone title of an article."""
        return article >= 0 and self.headings[article].is_title and self.headings[article].first == block.place

    def _continuity(
        self, article: int, block: Block, given: tuple[int, ...], *, resumes: bool
    ) -> Iterator[tuple[str, float]]:
        """How the block goes on from the article's last one."""
        last = self.blocks[given[-1]] if given else None
        if last is None or self.is_title(article, last):
            yield ("resumes", WEIGHTS["resumes"]) if resumes else ("opens", WEIGHTS["opens"])
            return
        yield ("resumes", WEIGHTS["resumes"]) if resumes else ("follows", WEIGHTS["follows"])
        if block.place in self.datelines:
            if self.headings[article].first in self.datelines or self.opens_signed(article):
                yield "second-dateline", WEIGHTS["second-dateline"]
            elif self._is_lead(article, given):
                yield "first-dateline", WEIGHTS["first-dateline"]
        if block.marker_before and (last.marker_after or not last.is_finished):
            yield "resumes-continued", WEIGHTS["resumes-continued"]
        elif last.marker_after:
            yield "turned-over", WEIGHTS["turned-over"]
        if last.announces:
            yield "announced", WEIGHTS["announced"]
        elif not last.is_finished and last.place not in self.title_places and block.place not in self.title_places:
            name = "resumes-unfinished" if resumes else "carries-on"
            is_cut = is_han(last.text[-1:] or " ")
            if not is_cut or block.ordinal is None:  # no item of a list goes on in the middle of a clause
                yield name, WEIGHTS[name]
            junction = self._junction(last.text, block.text)
            if junction is not None:
                yield junction, WEIGHTS[junction]
        elif block.starts_midway:
            yield "midway-of-finished", WEIGHTS["midway-of-finished"]
        if last.owes and last.owes[-1] in block.text and not last.is_finished:
            yield "closes-quote", WEIGHTS["closes-quote"]

    def _junction(self, before: str, after: str) -> str | None:
        """Whether two texts meet in the middle of a clause as others do: the halves of a figure, or two characters that
        stand together elsewhere on the page."""
        if after[:1].isdigit():
            return "junction" if FIGURE.search(before[-5:]) else None
        if not (is_han(before[-1:] or " ") and is_han(after[:1] or " ")):
            return None
        return "junction" if self.holds(before[-1] + after[0]) else "no-junction"

    def _is_lead(self, article: int, given: tuple[int, ...]) -> bool:
        """Whether an article's text so far may be the lead between its headline and its dateline."""
        heading = self.headings[article]
        lead = len(given) - self.is_title(article, self.blocks[given[0]])
        return lead <= LONGEST_LEAD and (heading.is_title or not heading.is_bare)

    def of_words(self, article: int, block: Block) -> list[tuple[str, float]]:
        """What of the block's words speaks for the article, whatever the state; worked out once."""
        key = article, block.index
        evidence = self.about.get(key)
        if evidence is None:
            evidence = self.about[key] = self._words(article, block)
        return evidence

    def _words(self, article: int, block: Block) -> list[tuple[str, float]]:
        """Whom and what the block names, and what of the headline it holds."""
        evidence = []
        for name, named in (("speaker", self.people.get(block.index)), ("area", self.areas.get(block.index))):
            if named:
                clue = name if article in named else f"other-{name}"
                evidence.append((clue, WEIGHTS[clue]))
        shared = self.titled.get((article, block.index), 0)
        if shared:
            evidence.append(("headline", WEIGHTS["headline"] * min(shared, MOST_SHARED)))
        return evidence

    def of_likeness(self, block: Block, given: tuple[int, ...]) -> list[tuple[str, float]]:
        """How the block is like the article's last blocks: its number, its names, words and opening."""
        return [(clue, WEIGHTS[clue] * times) for clue, times in self.likeness.find(block, given)]

    def of_topic(self, block: Block, given: tuple[int, ...]) -> list[tuple[str, float]]:
        """Whether the block is about what the article's last blocks are about."""
        told = tuple([other for other in given if other not in self.lone_titles])
        if not told:
            return []
        nats = self.topics.weigh(block.index, told)
        clue = "words" if nats > 0 else "other-words"
        weight = max(-MOST_WORDS, min(MOST_WORDS, WEIGHTS[clue] * nats))
        return [(clue, weight)] if abs(weight) >= LEAST_WORDS else []

    def speaks_for(self, article: int, block: Block, given: tuple[int, ...], in_hand: tuple[int, ...]) -> bool:
        """Whether any of the block's words, or its likeness to the article's last blocks, speaks for the article; of
        what it is about, that it suits the article better than the last blocks of the one ``in_hand``."""
        evidence = self.of_words(article, block) + self.of_likeness(block, given)
        lacking = ENOUGH - sum([weight for _, weight in evidence if weight > 0])
        if lacking > 0:
            lacking += sum([weight for _, weight in self.of_topic(block, in_hand)])
            if lacking <= MOST_WORDS:  # else no topic can make up for it
                lacking -= sum([weight for _, weight in self.of_topic(block, given)])
        return lacking <= 0

    def weigh_end(self, article: int, given: tuple[int, ...], *, is_signed: bool) -> float:
        """What speaks against leaving an article as it is: without text, in mid-sentence, or unsigned."""
        heading = self.headings[article]
        if not given:
            return 0.0 if heading.is_bare else WEIGHTS["left-empty"]
        last, total = self.blocks[given[-1]], 0.0
        if self.is_title(article, last):
            return 2 * WEIGHTS["left-empty"]
        if not last.is_finished and last.marker_after is None:
            total += WEIGHTS["left-unfinished"]
        if self.closes_with_byline and not is_signed and not self.opens_signed(article):
            total += WEIGHTS["left-unsigned"]
        return total


def _title_places(headings: Sequence[Heading], blocks: Sequence[Block]) -> frozenset[int]:
    """The places of blocks that no sentence goes on from, though none ends there: titles behind a finished text, and
    subheads in their marks."""
    titles = (heading for heading in headings if heading.is_title and "title-behind-unfinished" not in heading.clues)
    return frozenset([heading.first for heading in titles] + [block.place for block in blocks if block.is_subhead])


def _find_names(names: Sequence[tuple[str, int]], blocks: Sequence[Block], index: PairIndex) -> dict[int, set[int]]:
    """Of each block the articles whose names it holds; a name has two characters or more."""
    found: dict[int, set[int]] = {}
    names = [(name, article) for name, article in names if len(name) > 1]
    for (name, article), holders in zip(names, index.holders([name[:2] for name, _ in names]), strict=True):
        for place in holders:
            if name in blocks[place].text:
                found.setdefault(place, set()).add(article)
    return found


def _count_titled(
    headings: Sequence[Heading], blocks: Sequence[Block], index: PairIndex
) -> Mapping[tuple[int, int], int]:
    """The pairs of neighbouring Chinese characters that one headline of the page has and no other, and that not
    every text uses (推进, 建设): how many of an article's each block holds."""
    found = [frozenset(HAN_PAIR.findall(f"{heading.kicker or ''} {heading.headline or ''}")) for heading in headings]
    titled = list(frozenset().union(*found))
    most = max(4, COMMON * len(blocks))
    holders = {pair: places for pair, places in zip(titled, index.holders(titled), strict=True) if len(places) <= most}
    sure = Counter(
        pair for pairs, heading in zip(found, headings, strict=True) if not heading.is_title for pair in pairs
    )
    return Counter(
        (article, place)
        for article, (pairs, heading) in enumerate(zip(found, headings, strict=True))
        for pair in pairs
        if sure[pair] == (0 if heading.is_title else 1)
        for place in holders.get(pair, ())
    )


def _closes_with_bylines(lines: Sequence[PrintLine], headings: Sequence[Heading], blocks: Sequence[Block]) -> bool:
    """Whether the page's articles are signed at their ends: half of them at least."""
    return _count_own(lines, headings, blocks) >= max(1, len(headings) / 2)


def _count_own(lines: Sequence[PrintLine], headings: Sequence[Heading], blocks: Sequence[Block]) -> int:
    """How many bylines stand in no heading: on lines of their own, or behind a block's text."""
    taken = {place for heading in headings for place in heading.places}
    own = sum(line.kind is LineKind.BYLINE and place not in taken for place, line in enumerate(lines))
    return own + sum(block.byline is not None for block in blocks)

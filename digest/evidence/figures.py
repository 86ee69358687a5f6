"""Which numbers of a sentence are figures: statements of quantity, not names, dates, slogans or the ends of lists.

    figures       储备项目30个以上 · 占比超50% · 3至4倍 · 千亿级产业集群 · 全省第一 · 10万吨再生铝 · 6个小微企业园
    no figures    500强 · 7×24小时 · 芝麻街1958 · “1+1+12” · 四个高地 · 5月10日 · 第3届 · 三大片区
                  大学城、南站等3个片区 (closes a list) · 围绕6个领域 (names a scope) · 投资超50亿元的项目30个 (bounds what is counted)

The tests follow in the order in which they reject. What stands in the vocabulary is not repeated here.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from digest.evidence.clauses import Clause, find_clauses
from digest.evidence.lexicon import Lexicon
from digest.evidence.numerals import Quantity, find_quantities
from digest.evidence.qualifiers import longest_first, qualifiers
from digest.vocabulary import Figures, Unit

__all__ = ["Candidate", "find_candidates"]

COUNTS = ("count", "loose")
DIMENSIONS = ("money", "measure", "order")  # what can bound the things that are counted
BOUND_BEFORE = re.compile(r"(?:超过?|逾|过|不低于|不少于|高于|达到?|大于)(?:了)?$")
BOUND_BEHIND = re.compile(r"(?:及|和|含)?以[上下]")
CLOSED = re.compile(r"$|[、的，,且和并与及或（(”’\"」；;。]|以上|左右|级|以")
ANY = re.compile(r"[\d二两三四五六七八九十百千万亿首榜第前一]")
TOP_RANGE = 10
WINDOW = 150  # characters of a clause that are looked at on either side of a number
NEIGHBOURS = 8  # numbers likewise
LIST_END = re.compile(r"(?:等|这|上述|以上|前述|其他|其余|共同|该)$")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A quantity that is a figure, the clause that holds it, and where the figure before it in that clause ends."""

    quantity: Quantity
    clause: Clause
    left: int


class Gate:
    """The tests, with the vocabulary's words ready for use."""

    def __init__(self, words: Figures) -> None:
        self.names = [re.compile(pattern) for pattern in words.names]
        self.delivery = Lexicon(dict.fromkeys(words.masks, False) | dict.fromkeys(words.delivery, True))
        self.frames = re.compile("|".join(map(re.escape, longest_first(words.frames))))
        self.abstractions = Lexicon(dict.fromkeys(words.abstractions, True))
        self.durations = re.compile("|".join(map(re.escape, words.durations)))
        self.rank_heads = re.compile(f"(?:{'|'.join(map(re.escape, (*words.regions, *words.rank_heads)))})$")
        self.holding = re.compile("|".join(map(re.escape, longest_first(words.holding))))
        self.qualifiers = qualifiers(words)

    def admits(self, quantity: Quantity, clause: Clause, sentence: str, others: Sequence[Quantity]) -> bool:
        """Whether the quantity is a figure; ``others`` are the quantities of its clause around it."""
        before = sentence[max(clause.start, quantity.start - WINDOW) : quantity.start]
        behind = sentence[quantity.end : min(clause.end, quantity.end + WINDOW)]
        between = sentence[max([clause.start, *(o.end for o in others if o.end <= quantity.start)]) : quantity.start]
        later = [
            other for other in others if other.start >= quantity.end and other.kind not in ("time", "name", "bare")
        ]
        if quantity.kind == "rank":
            return self.is_rank(quantity, before, behind)
        if quantity.kind == "time":
            return bool(self.durations.search(before[-8:]))
        if quantity.kind == "name" or not self.is_number(quantity, before, behind):
            return False
        if quantity.kind == "order" and _is_counted(quantity, others):
            return False
        if quantity.kind in DIMENSIONS and _is_bound(quantity, before, behind, later):
            return False
        if quantity.kind not in COUNTS:
            return True
        is_framed = bool(self.frames.match(clause.text.lstrip('“‘"')))
        return self.is_count(quantity, (before, between, behind), is_framed=is_framed)

    def is_rank(self, quantity: Quantity, before: str, behind: str) -> bool:
        """全省第一 and 居第2位 are ranks; 第一动力, 第一批 and 前三 elsewhere are not."""
        if not CLOSED.match(behind):
            return False
        if quantity.value in ("首位", "榜首"):
            return bool(self.holding.search(before))
        if quantity.value.startswith("前"):
            return bool(self.rank_heads.search(before)) or bool(self.holding.search(before[-6:]))
        return bool(quantity.unit) or bool(self.rank_heads.search(before))

    def is_number(self, quantity: Quantity, before: str, behind: str) -> bool:
        """Whether the numeral counts at all: 一家 is an article, 百姓 a word, 万人 a figure of speech."""
        if quantity.kind == "bare" and not (quantity.unit or quantity.is_magnitude):
            return False
        if quantity.value == "一" and quantity.kind != "multiple":
            return False
        if quantity.is_magnitude and quantity.kind != "order":
            return quantity.value[0] in "数几" or bool(quantity.more or self.qualifiers.before(before))
        small = quantity.is_chinese and quantity.high is not None and quantity.high <= TOP_RANGE
        if small and quantity.kind in COUNTS and not quantity.more:
            return self.delivers(before[-8:]) and not self.abstractions.match(behind, 0)
        return True

    def is_count(self, quantity: Quantity, around: tuple[str, str, str], *, is_framed: bool) -> bool:
        """Whether things are counted, not merely listed, framed or numbered for a slogan.

        ``around``: the clause before the number, its part behind the number before that, and the clause behind.
        """
        before, between, behind = around
        if quantity.more or BOUND_BEHIND.match(behind) or self.qualifiers.before(before):
            return True
        is_abstract = quantity.kind == "loose" and self.abstractions.match(behind, 0) is not None
        if self.delivers(before):
            return True
        if is_abstract:
            return False
        if self.delivers(behind) and not is_framed:
            return True
        return not (LIST_END.search(before) or _closes_list(quantity, between) or (is_framed and behind))

    def delivers(self, text: str) -> bool:
        """Whether a verb of delivery (新建, 签约, 引进…) stands in the text."""
        return any(hit.value for hit in self.delivery.find(text))


def _is_counted(order: Quantity, others: Sequence[Quantity]) -> bool:
    """4个万亿级、一批千亿级: the level tells what is counted."""
    return any(other.kind in COUNTS and 0 <= order.start - other.end <= len("及以上") for other in others)


def _is_bound(quantity: Quantity, before: str, behind: str, later: Sequence[Quantity]) -> bool:
    """Whether the amount only bounds what is meant: 10亿元以上项目, 总投资超50亿元的项目30个, 百亿级企业5家."""
    match = BOUND_BEHIND.match(behind)
    if match:
        return not CLOSED.match(behind, match.end()) or behind.startswith("的", match.end())
    item = behind.partition("、")[0]
    if not later or later[0].start >= quantity.end + len(item):
        return False
    named = item.removeprefix("级别").removeprefix("级").removeprefix("的")
    return not CLOSED.match(named) and (quantity.kind == "order" or bool(BOUND_BEFORE.search(before)))


def _closes_list(quantity: Quantity, before: str) -> bool:
    """Whether as many names as the number tells stand before it: 苏州、宁波、成都3座城市."""
    names = before.count("、") + 1
    return names > 1 and quantity.high == names


@cache
def _gate(words: Figures) -> Gate:
    return Gate(words)


def find_candidates(sentence: str, words: Figures, units: Sequence[Unit]) -> Iterator[Candidate]:
    """The figures of a sentence, in order, each with its clause."""
    if not ANY.search(sentence):
        return
    gate = _gate(words)
    masked = {
        position for pattern in gate.names for match in pattern.finditer(sentence) for position in range(*match.span())
    }
    quantities = [quantity for quantity in find_quantities(sentence, units) if quantity.start not in masked]
    for clause in find_clauses(sentence):
        inside = [quantity for quantity in quantities if clause.start <= quantity.start < clause.end]
        left = clause.start
        for index, quantity in enumerate(inside):
            others = inside[max(0, index - NEIGHBOURS) : index + NEIGHBOURS + 1]
            if gate.admits(quantity, clause, sentence, others):
                yield Candidate(quantity, clause, left)
                left = quantity.end

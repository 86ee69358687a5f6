"""Passage → themes: which of the curator's themes a paragraph speaks about, with the sentence that tells.

Think in clauses. A clause speaks of a theme by the terms that stand in it (a strong one is enough, two plain ones are);
it counts if something is said to be done in it. What makes a mention of a clause is that it only lists the theme
beside others (在开放平台构筑、产业体系构建、消费业态培育等方面), praises a meeting, or names a place with it
(国家中心城市). A sentence that opens its paragraph names the theme of the rest (聚焦高水平对外开放,…), so it counts more.
Terms are read longest first, and a stretch of text tells the themes of the longest word only; a veto is such a word
for its own theme, while other themes are still told by their terms in it. A term said twice is no second proof.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from digest.evidence.clauses import Clause, find_clauses, find_sentences
from digest.evidence.lexicon import Lexicon
from digest.models import Passage, ThemeLabel
from digest.vocabulary import Theme, Themes

__all__ = ["find_themes"]

STRONG, PLAIN, WEAK = 4, 2, 1
ENOUGH = 4  # points of a passage's clauses that tell a theme
CLAUSE = 3  # points of one of them at least
HELP = 1.5  # points of all weak terms together
LISTED = 0.5  # what a term is worth that is only listed beside other themes'
IDLE = 0.5  # what a clause is worth in which nothing is done
OPENING = 1.5  # what a clause is worth that announces the paragraph's theme
LIST = 3  # items that make a list
DIGIT = re.compile(r"\d")
ITEM = re.compile("[、和与及]")


@dataclass(frozen=True, slots=True)
class Term:
    """A word of a theme and its weight."""

    theme: str
    word: str
    weight: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A term in a clause of a sentence, and the points it is worth there."""

    term: Term
    points: float
    clause: Clause
    sentence: str


class Reader:
    """The vocabulary's words, ready for use: each word with the terms that are told by it."""

    def __init__(self, themes: Sequence[Theme], words: Themes) -> None:
        told: dict[str, tuple[Term, ...]] = {}
        single = {theme.name: Lexicon(dict.fromkeys(theme.vetoes, 0) | _weights(theme)) for theme in themes}
        for theme in themes:
            for word, weight in _weights(theme).items():
                told[word] = (*told.get(word, ()), Term(theme.name, word, weight))
        for theme in themes:
            for veto in theme.vetoes:
                others = {name: lexicon for name, lexicon in single.items() if name != theme.name}
                inside = [Term(n, hit.word, hit.value) for n, lexicon in others.items() for hit in lexicon.find(veto)]
                terms = told.get(veto, [term for term in inside if term.weight])
                told[veto] = tuple(term for term in terms if term.theme != theme.name)
        self.terms: Lexicon[tuple[Term, ...]] = Lexicon(told)
        self.announcing: Lexicon[None] = Lexicon(dict.fromkeys(words.announcing))
        self.actions: Lexicon[None] = Lexicon(dict.fromkeys(words.actions))
        self.empty: Lexicon[None] = Lexicon(dict.fromkeys(words.empty))
        self.holders: Lexicon[None] = Lexicon(dict.fromkeys(words.holders))
        self.order = [theme.name for theme in themes]


def _weights(theme: Theme) -> dict[str, int]:
    groups = ((theme.weak, WEAK), (theme.plain, PLAIN), (theme.strong, STRONG))
    return {term: weight for terms, weight in groups for term in terms}


@cache
def _reader(themes: tuple[Theme, ...], words: Themes) -> Reader:
    return Reader(themes, words)


def find_themes(passage: Passage, themes: Sequence[Theme], words: Themes) -> tuple[ThemeLabel, ...]:
    """The passage's themes in the vocabulary's order, each with the sentence and terms that speak most for it."""
    reader = _reader(tuple(themes), words)
    found = list(_weigh(passage.text, reader))
    labels = []
    for theme in reader.order:
        mentions = [mention for mention in found if mention.term.theme == theme]
        if mentions and _is_about(mentions):
            best = max(_by_clause(mentions).values(), key=_points)
            terms = tuple(dict.fromkeys(mention.term.word for mention in mentions))
            labels.append(ThemeLabel(theme=theme, passage=passage.id, sentence=best[0].sentence, terms=terms))
    return tuple(labels)


def _is_about(mentions: Sequence[Mention]) -> bool:
    """Whether a theme's mentions suffice, and one clause is about it rather than all of them touching it."""
    return _points(mentions) >= ENOUGH and max(map(_points, _by_clause(mentions).values())) >= CLAUSE


def _by_clause(mentions: Sequence[Mention]) -> dict[tuple[str, int], list[Mention]]:
    clauses: dict[tuple[str, int], list[Mention]] = {}
    for mention in mentions:
        clauses.setdefault((mention.sentence, mention.clause.start), []).append(mention)
    return clauses


def _points(mentions: Sequence[Mention]) -> float:
    """The sum over the terms, each at its best; the weak ones together are worth no more than a half of one plain."""
    best: dict[Term, float] = {}
    for mention in mentions:
        best[mention.term] = max(best.get(mention.term, 0), mention.points)
    weak = sum(points for term, points in best.items() if term.weight == WEAK)
    return sum(points for term, points in best.items() if term.weight > WEAK) + min(weak, HELP)


def _weigh(text: str, reader: Reader) -> Iterator[Mention]:
    for sentence in find_sentences(text):
        for index, clause in enumerate(find_clauses(sentence.text)):
            terms = list(_terms(clause.text, reader))
            factor = _factor(clause, reader, is_first=sentence.start == 0 and index == 0) if terms else 0
            if factor:
                yield from (Mention(term, points * factor, clause, sentence.text) for term, points in terms)


def _factor(clause: Clause, reader: Reader, *, is_first: bool) -> float:
    """What a clause's terms are worth: nothing where it only praises, half where nothing is done or counted in it."""
    if any(True for _ in reader.empty.find(clause.text)):
        return 0
    if is_first and reader.announcing.match(clause.text, 0):
        return OPENING
    is_concrete = DIGIT.search(clause.text) or any(True for _ in reader.actions.find(clause.text))
    return 1 if is_concrete else IDLE


def _terms(clause: str, reader: Reader) -> Iterator[tuple[Term, float]]:
    """The terms of a clause and their points, less for those that are only listed."""
    hits = list(reader.terms.find(clause))
    parts = ITEM.split(clause) if hits else []
    items = [_themes_of(part, reader) for part in parts] if len(parts) >= LIST else []
    head = _head(clause, reader) if items else set()
    for hit in hits:
        for term in hit.value:
            yield term, term.weight * (LISTED if items and _is_listed(term.theme, items, head) else 1)


def _head(clause: str, reader: Reader) -> set[str]:
    """The themes of what a clause's list is a list of; none where that is a word for anything (等项目)."""
    _, mark, head = clause.rpartition("等")
    return _themes_of(head, reader) if mark and reader.holders.match(head, 0) is None else set()


def _is_listed(theme: str, items: Sequence[set[str]], head: set[str]) -> bool:
    """Whether a theme is only listed: the list is one of another theme's, or fewer than half of its items are its own.

    ``head``: the themes of what the list is a list of (数字经济、人工智能等未来产业).
    """
    return theme not in head if head else sum(theme in item for item in items) * 2 < len(items)


def _themes_of(item: str, reader: Reader) -> set[str]:
    return {term.theme for hit in reader.terms.find(item) for term in hit.value if term.weight > WEAK}

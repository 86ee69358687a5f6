"""Passage → figures: what is pledged (targets) and what is so or was done (facts), each with its sentence.

Every clause of an interview says a number of the future or of the past, seldom with a verb that tells which: Chinese
has no tense. What tells is what stands before it in the sentence, and failing that in the sentences before: 力争, 确保,
到2025年 point forward, 已, 近年来, 同比 back, each until the next such word. 将 and 要 point forward too, but not after a
past word of their own sentence (近年来,坚持将招商作为…,签约10个). With no such word a clause that says how things are
(是, 有) is a fact, so is a sentence with a measured number (169.8亿元), and any other a plan, for these interviews are
about plans.

A deadline (全年, 2023年底) holds from where it stands to the end of its sentence, and in later sentences of the paragraph
for figures that are pledged in so many words.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from digest.evidence.clauses import find_sentences
from digest.evidence.deadlines import Deadline, find_deadlines, find_tense, resolve_deadline
from digest.evidence.figures import Candidate, find_candidates
from digest.evidence.lexicon import Lexicon
from digest.evidence.statements import Statement, find_statements
from digest.models import Figure, FigureKind, Passage
from digest.vocabulary import Figures, Unit

__all__ = ["find_figures"]

PAST, FUTURE = "past", "future"
BASELINE = re.compile(r"(?:以上|左右)?[\u4e00-\u9fff]{1,4}[到至为]")  # 由60%提升到90%
MEASURED = re.compile(r"\d{2,}\.\d|\d\.\d\d")  # nobody plans 169.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A word at ``start`` that tells past from future; ``role`` is its list in the vocabulary, or ``time``."""

    start: int
    end: int
    role: str
    word: str
    tense: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What the sentences before a sentence leave behind: the tense, and the last time named.

    ``is_open`` if the sentence before ended in a semicolon, so that its time still holds.
    """

    tense: str | None = None
    deadline: Deadline | None = None
    is_past_deadline: bool = False
    is_open: bool = False


class Reader:
    """The words that tell tenses, ready for use, and the page's year."""

    def __init__(self, words: Figures) -> None:
        roles = {"pledge": words.pledges, "commitment": words.commitments, "intent": words.intents}
        roles |= {"past": words.past, "period": words.periods, "mask": words.masks}
        self.cues: Lexicon[str] = Lexicon({word: role for role, group in roles.items() for word in group})
        self.states: Lexicon[bool] = Lexicon(dict.fromkeys(words.states, True) | dict.fromkeys(words.masks, False))


@cache
def _reader(words: Figures) -> Reader:
    return Reader(words)


def find_figures(
    passage: Passage, words: Figures, units: Sequence[Unit], *, year: int | None = None
) -> tuple[Figure, ...]:
    """All figures of a passage, in the order of its text; ``year`` is the page's, for 全年 and 年底.

    Value and unit stand in the figure's sentence (thousands separators aside), the sentence in the passage's text.
    """
    figures: list[Figure] = []
    context = Context()
    sentences = [(s.text, list(find_candidates(s.text, words, units))) for s in find_sentences(passage.text)]
    if not any(candidates for _, candidates in sentences):
        return ()
    for text, candidates in sentences:
        sentence = _Sentence(text, context, _reader(words), year)
        figures.extend(_figure(x, sentence, passage) for x in find_statements(text, candidates, words))
        context = _next_context(sentence)
    return tuple(figures)


class _Sentence:
    """A sentence with its cues and times, the context before it, and the page's year."""

    def __init__(self, text: str, context: Context, reader: Reader, year: int | None) -> None:
        self.text = text
        self.context = context
        self.reader = reader
        self.year = year
        self.deadlines = list(find_deadlines(text))
        self.cues = _find_cues(text, self.deadlines, reader, year)


def _figure(statement: Statement, sentence: _Sentence, passage: Passage) -> Figure:
    candidate = statement.candidate
    quantity = candidate.quantity
    tense = _tense(candidate, sentence)
    pledge = _pledge(quantity.start, sentence.cues)
    deadline = _deadline(candidate, sentence, tense, is_pledged=pledge is not None)
    qualifier = statement.qualifier
    if qualifier is None and tense == FUTURE and pledge and pledge.role == "pledge":
        qualifier = pledge.word
    return Figure(
        kind=FigureKind.TARGET if tense == FUTURE else FigureKind.FACT,
        metric=statement.metric,
        value=quantity.value,
        unit=quantity.unit,
        qualifier=qualifier,
        deadline=resolve_deadline(deadline, sentence.year) if deadline else None,
        sentence=sentence.text,
        passage=passage.id,
    )


# ── tense ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _find_cues(sentence: str, deadlines: Sequence[Deadline], reader: Reader, year: int | None) -> list[Cue]:
    """The cues of a sentence in order; the times that it names are among them."""
    cues = [
        Cue(start=hit.start, end=hit.end, role=hit.value, word=hit.word)
        for hit in reader.cues.find(sentence)
        if hit.value != "mask"
    ]
    for deadline in deadlines:
        tense = find_tense(deadline, year)
        cues.append(Cue(start=deadline.start, end=deadline.end, role="time", word=deadline.printed, tense=tense))
    return sorted(cues, key=lambda cue: (cue.start, cue.end, cue.role))


def _tense_after(cues: Sequence[Cue], end: int) -> str | None:
    """The tense that the cues before ``end`` leave behind; ``None`` if there is none.

    A time that is neither past nor to come (今年) opens the way to 将 and 要 again.
    """
    tense: str | None = None
    is_open = True
    for cue in cues:
        if cue.start >= end:
            break
        if cue.role in ("pledge", "commitment"):
            tense = FUTURE
        elif cue.role == "past":
            tense, is_open = PAST, False
        elif cue.role == "time":
            tense, is_open = cue.tense or tense, cue.tense != PAST
        elif cue.role == "intent":
            tense = FUTURE if is_open else tense
        elif cue.role == "period":
            tense = tense or PAST
    return tense


def _tense(candidate: Candidate, sentence: _Sentence) -> str:
    """From the cues before, behind in the clause, in the sentences before, later in the sentence; else by the clause."""
    cues, clause, start = sentence.cues, candidate.clause, candidate.quantity.start
    if BASELINE.match(sentence.text, candidate.quantity.end) and sentence.text[:start].endswith(("由", "从")):
        return PAST
    behind = [cue for cue in cues if cue.start >= start]
    told = _tense_after(cues, start) or _tense_after(behind, clause.end) or sentence.context.tense
    told = told or _tense_after(behind, len(sentence.text))
    if told:
        return told
    is_state = any(hit.value for hit in sentence.reader.states.find(sentence.text, clause.start, clause.end))
    return PAST if is_state or MEASURED.search(sentence.text) else FUTURE


# ── deadlines ────────────────────────────────────────────────────────────────────────────────────────────────────


def _pledge(position: int, cues: Sequence[Cue]) -> Cue | None:
    """The pledge or commitment that governs what stands at ``position``: the last before it that nothing ends."""
    governing: Cue | None = None
    for cue in cues:
        if cue.start >= position:
            break
        if cue.role in ("pledge", "commitment"):
            governing = cue
        elif cue.role == "past" or cue.tense == PAST:
            governing = None
    return governing


def _deadline(candidate: Candidate, sentence: _Sentence, tense: str, *, is_pledged: bool) -> Deadline | None:
    """The time that a figure is said of: the nearest before it, else one behind in its clause, else an inherited one."""
    context = sentence.context
    fitting = [d for d in sentence.deadlines if tense == PAST or find_tense(d, sentence.year) != PAST]
    before = [d for d in fitting if d.start < candidate.quantity.start]
    if before:
        return before[-1]
    behind = [d for d in fitting if d.start < candidate.clause.end]
    if behind:
        return behind[0]
    if tense == PAST:
        return context.deadline if context.is_past_deadline else None
    is_inherited = (is_pledged or context.is_open) and not context.is_past_deadline
    return context.deadline if is_inherited else None


def _next_context(sentence: _Sentence) -> Context:
    context = sentence.context
    tense = _tense_after(sentence.cues, len(sentence.text)) or context.tense
    is_open = sentence.text.endswith(("；", ";"))
    if not sentence.deadlines:
        return replace(context, tense=tense, is_open=is_open and (context.is_open or context.deadline is None))
    last = sentence.deadlines[-1]
    is_past = find_tense(last, sentence.year) == PAST
    return Context(tense=tense, deadline=last, is_past_deadline=is_past, is_open=is_open)

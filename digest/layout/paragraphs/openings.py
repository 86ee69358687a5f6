"""A sentence behind a full line of a flush column: a paragraph's first, or the next of the same paragraph?

Where paragraphs are neither set in nor apart, only a short last line shows where one ends, and one line of a dozen is full
by chance. What speaks for an end there has a name and a weight: roughly the logarithm of how much likelier it is before a
paragraph's first sentence than before any other, as counted on some 2,000 articles.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from math import log
from types import MappingProxyType

from digest.layout.paragraphs.pieces import Piece

__all__ = ["opens_paragraph"]

TYPICAL = 100  # characters of a paragraph: what is printed of it speaks for its end from there on
QUOTES = '“"‘「『'
CLOSING = ("”", '"', "’", "」", "』")
TIME = re.compile(r"\d{4}年|\d{1,2}月\d|昨[天日晚]|近日|日前|近年来|\d{1,2}日|目前|眼下|去年|今年")
REPORT = re.compile("据|记者|会上|会议|座谈会|活动|采访")
PARTY = re.compile(".{0,4}一行|每到一处")
REFERS = re.compile("[他她它]|这|其|该")
JOINS = re.compile("而|但|也|因此|所以|于是|尤其|特别|因为|不过|只|就|更|要|力争|确保")
MYSELF = "我"

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "any": -0.4,
        "length": 1.0,  # of the paragraph so far, for each time that it is e times as long as a typical one
        "speaker": 0.3,  # who speaks: 林远舟说
        "parallel": 0.9,  # opens like the paragraph before it: 聚焦… 聚焦…
        "time": 0.4,  # 昨天, 近年来, 2024年
        "report": 0.6,  # how the report goes on: 会上, 记者, 据
        "party": 0.8,  # where those it is about go: 林远舟一行
        "quote": 0.4,
        "refers": -1.2,  # to what was said: 这, 其
        "joins": -1.0,  # as a conjunction does: 而, 因此, 要
        "myself": -0.8,
        "behind-quote": -0.5,
    }
)


def opens_paragraph(run: Sequence[Piece], text: str) -> bool:
    """Whether a text behind a full line that ends a sentence opens a paragraph; ``run`` is the paragraph so far."""
    length = sum([len(part.line.text) for part in run])
    score = WEIGHTS["length"] * log(length / TYPICAL) + sum([WEIGHTS[name] for name in _find_evidence(run, text)])
    return score > 0


def _find_evidence(run: Sequence[Piece], text: str) -> Iterator[str]:
    yield "any"
    is_behind_quote = run[-1].line.text.endswith(CLOSING)
    if text[0] in QUOTES:
        yield "quote"
    elif is_behind_quote:
        yield "behind-quote"
    if len(run) > 1 and text[:2] == run[0].line.text[:2]:
        yield "parallel"
    if run[0].forms.names_speaker.match(text) is not None:
        yield "speaker"
    for name, words in (("time", TIME), ("report", REPORT), ("party", PARTY), ("refers", REFERS), ("joins", JOINS)):
        if words.match(text) is not None:
            yield name
    if text[0] == MYSELF:
        yield "myself"

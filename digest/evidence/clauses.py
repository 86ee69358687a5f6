"""A paragraph cut into sentences, and sentences into clauses, with both widths of punctuation.

A sentence ends behind 。！？； and the closing quotes and brackets that follow, or at its 800th character; a clause is
what stands between commas or colons within it. Commas inside numbers (3,046) and inside short brackets part nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Clause", "Sentence", "find_clauses", "find_sentences"]

LONGEST = 800  # characters of a sentence; what is longer is damaged print, and is cut so that no text takes for ever
SENTENCE_END = re.compile(r"[。！？；!?;]+[”’\"」』）)】]*|\n+")
CLAUSE_END = re.compile(r"(?<=\d)[,，](?=\d{3}(?!\d))|[（(][^（()）]{0,20}[）)]|(?P<end>[，,：:。！？；!?;\n…—])")


@dataclass(frozen=True, slots=True)
class Sentence:
    """``text`` stands at ``start`` of its paragraph; it holds its closing punctuation, but no white space around it."""

    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Clause:
    """``text`` stands at ``start`` of its sentence, without the punctuation that ends it."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """Where the clause ends in its sentence."""
        return self.start + len(self.text)


def find_sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a paragraph, in order; together they hold all of it but white space."""
    start = 0
    for match in SENTENCE_END.finditer(text):
        yield from _sentence(text, start, match.end())
        start = match.end()
    yield from _sentence(text, start, len(text))


def _sentence(text: str, start: int, end: int) -> Iterator[Sentence]:
    for cut in range(start, end, LONGEST):
        piece = text[cut : min(end, cut + LONGEST)]
        stripped = piece.strip()
        if stripped:
            yield Sentence(cut + piece.index(stripped), stripped)


def find_clauses(sentence: str) -> Iterator[Clause]:
    """The clauses of a sentence, in order, none empty."""
    start = 0
    for match in CLAUSE_END.finditer(sentence):
        if match["end"]:
            if sentence[start : match.start()].strip():
                yield Clause(start, sentence[start : match.start()])
            start = match.end()
    if sentence[start:].strip():
        yield Clause(start, sentence[start:])

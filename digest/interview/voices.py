"""Who speaks in a text, sentence by sentence, quotations left out.

Specimens (names invented):

    林远舟说：“…”    他笑着说，“…”    “…”老林告诉记者    “…”林区长说     林远舟, once he is named
    “…”                                                                a sentence that is a quotation alone goes on
    村民们说：“…”    王大爷说                                            somebody else
    他叫它“花路”                                                         nobody: a quotation without a stop is a word
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digest.interview.kinds import QUOTED
from digest.patterns import any_of
from digest.vocabulary import Offices

__all__ = ["NOBODY", "Named", "Voices"]

SENTENCE = re.compile("[。！？\n]|(?<=”)(?=[^，。、说])")
SAID = re.compile("[，。！？；…]")  # in a quotation: “花路” is a word
QUOTATION_ALONE = re.compile("[“”，、…— ]*")
PRONOUN = re.compile("[他她]")
AGES = ("老", "小", "阿")
HE, NOBODY = "他", ""  # who speaks is the one who was named last; nobody of whom the text is about


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Somebody whom a text names, as it may call them."""

    person: str
    surname: str
    given: str

    def is_in(self, text: str) -> bool:
        """Whether a text names them, by a given name of two characters too."""
        return self.person in text or (len(self.given) > 1 and self.given in text)


class Voices:
    """Counts them, by one vocabulary; built once."""

    def __init__(self, offices: Offices) -> None:
        self._title = re.compile(any_of((*offices.titles, *offices.honours, *offices.calls, "某")))
        self._other = re.compile(any_of((*offices.strangers, *offices.ordinary)))
        self._speech = re.compile(rf"(?<![来据]){any_of(offices.speech)}|：“")

    def count(self, text: str, people: Sequence[Named]) -> Counter[str]:
        """How often each person speaks in a text; those who are nobody of them under ``NOBODY``."""
        turns, last, is_open = Counter[str](), NOBODY, False  # whether a quotation alone waits for who said it
        for sentence in SENTENCE.split(QUOTED.sub(_shorten, text)):
            speech = self._speech.search(sentence)
            is_quoted = "“" in sentence
            turns[last] += is_open and speech is None
            is_open = speech is None and is_quoted and QUOTATION_ALONE.fullmatch(sentence) is not None
            if is_open:
                continue
            end = speech.start() if speech is not None else len(sentence)
            who = min(self._called(sentence, end, people), default=(end, None))[1]
            last = last if who in (None, HE) else who
            if speech is not None or is_quoted:
                turns[last if who is not None else NOBODY] += 1
        turns[last] += is_open
        return +turns

    def _called(self, sentence: str, end: int, people: Sequence[Named]) -> Iterator[tuple[int, str]]:
        """Where a sentence calls each person up to ``end``, by name, given name, surname and title or age; and ``HE``."""
        pronoun, other = PRONOUN.search(sentence, 0, end), self._other.search(sentence, 0, end)
        if pronoun is not None:
            yield pronoun.start(), HE
        if other is not None:
            yield other.start(), NOBODY
        for one in people:
            at = sentence.find(one.surname, 0, end)
            while at >= 0:
                behind = at + len(one.surname)
                is_foreign = not one.given
                if is_foreign or sentence.startswith(one.given, behind) or self._title.match(sentence, behind):
                    yield at, one.person
                    break
                if sentence[at - 1 : at] in AGES and at:
                    yield at - 1, one.person
                    break
                at = sentence.find(one.surname, behind, end)
            if len(one.given) > 1 and (at := sentence.find(one.given, 0, end)) >= 0:
                yield at, one.person


def _shorten(quotation: re.Match[str]) -> str:
    """A quotation's marks alone; of one that is a word or a name, the word."""
    return "“”" if SAID.search(quotation.group()) is not None else quotation.group().strip("“”")

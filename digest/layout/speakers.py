"""Who speaks in a text, when no person line says it.

Specimens (names invented):

    安和区委书记林远舟说                   office, name, a word of speaking
    林远舟表示                             the name alone, behind a full naming
    安和县委书记林远舟:把路修到家门口       a headline that names its speaker
    安和镇党委书记　林远舟                  a signature where the byline stands
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from digest.clean import fold_width
from digest.layout.person_line import HAN, parse_office_and_person
from digest.patterns import any_of
from digest.vocabulary import Offices

__all__ = ["BodySpeaker", "SpeakerFinder"]

LONGEST_OFFICE = 36
INTERVIEWS = re.compile("对话|专访|采访")
MANNER = r"[^，。；：“”,;:\"]{0,8}?"  # between a name and a word of speaking: 林远舟感慨地说
INTERVIEWED = r"在?(?:接受[^，。]{0,24}(?:采访|专访|访谈)|做客)|[畅详]?谈(?!判|恋)"
CLAUSE = re.compile(r"[^，。；：“”！？,;:!?\"\s]*$")
HEADLINE = re.compile(r"^(?:.{2,10}[│|｜丨])?\s*(?P<speaker>[^:：，。]{5,32})\s*[:：]\s*(?P<said>.{4,})$")
DELEGATE = re.compile(rf"^({HAN}{{2,3}})(?:代表|委员)\s*[:：]")


@dataclass(frozen=True, slots=True, kw_only=True)
class BodySpeaker:
    """Someone reported to speak: name, office where it is given, in how many paragraphs they are named and speak."""

    person: str
    office: str | None
    paragraphs: int
    speeches: int


class SpeakerFinder:
    """Finds speakers by one vocabulary of offices and words of speaking; built once."""

    def __init__(self, offices: Offices) -> None:
        self._offices = offices
        speech = rf"(?<![来据]){any_of(offices.speech)}"  # 对林远舟来说 lets nobody speak
        self._speaking = re.compile(rf"(?P<person>{any_of(offices.surnames)}{HAN}{{1,2}}?)(?:{speech})")
        self._spoke = re.compile(rf"{MANNER}(?:{speech})|{INTERVIEWED}")
        self._named = re.compile(rf"{any_of(offices.titles)}(?P<person>{any_of(offices.surnames)}{HAN}{{1,2}})")

    def find(self, texts: Sequence[str]) -> tuple[BodySpeaker, ...]:
        """The named speakers of a text's paragraphs, the most frequent first, then in the order of their first words.

        A speaker is named with an office somewhere and let speak somewhere: 安和区委书记林远舟走访了… 林远舟说….
        """
        whole = "\n".join(texts)
        offices: dict[str, str] = {}
        for full, office in self._mentions(whole):
            person = next((name for name in (full, full[:2]) if self._speaks(name, whole)), None)
            if person is not None:
                offices.setdefault(person, office)
        speakers = [
            BodySpeaker(
                person=person,
                office=_trim(office),
                paragraphs=sum(person in text for text in texts),
                speeches=sum(person in text and self._speaks(person, text) for text in texts),
            )
            for person, office in offices.items()
        ]
        return tuple(sorted(speakers, key=lambda speaker: -speaker.paragraphs))

    def _speaks(self, name: str, text: str) -> bool:
        """Whether a text lets someone speak, or be interviewed, right behind the name."""
        at = text.find(name)
        while at >= 0:
            if self._spoke.match(text, at + len(name)):
                return True
            at = text.find(name, at + 1)
        return False

    def find_named(self, texts: Sequence[str], person: str | None = None) -> tuple[str | None, str | None]:
        """Office and name of the first whom a text names with an office, speaking or not; of ``person`` if given."""
        for name, office in self._mentions("\n".join(texts)):
            if person is None or name.startswith(person):
                return _trim(office), person or name
        return None, None

    def names_in(self, text: str) -> frozenset[str]:
        """The names that a text lets speak, or gives with a title, as far as they can be told."""
        found = {match["person"] for match in self._speaking.finditer(text)}
        return frozenset(found | {person for person, _ in self._mentions(text)})

    def _mentions(self, text: str) -> Iterator[tuple[str, str]]:
        """Every name of up to three characters behind a title, with the office: what stands before it in its clause."""
        for match in self._named.finditer(text):
            start = max(0, match.start() - LONGEST_OFFICE)
            lead = CLAUSE.search(text[start : match.start("person")])
            if not INTERVIEWS.match(text, match.end() - 1) and not INTERVIEWS.match(text, match.end()):
                yield match["person"], lead.group() if lead else ""

    def find_in_headline(self, headline: str | None, texts: Sequence[str] = ()) -> tuple[str | None, str | None]:
        """Office and name of the speaker whom a headline names before its colon; ``None`` for what it does not.

        A delegate's office is looked for in the text: ``林远舟代表：把一百件小事办到家门口``.
        """
        delegate = DELEGATE.match(headline or "")
        if delegate is not None and delegate[1].startswith(self._offices.surnames):
            return self.find_named(texts, delegate[1])
        match = HEADLINE.match(headline or "")
        if match is None:
            for full, named_office in self._mentions(headline or ""):
                speaker = next((name for name in (full, full[:2]) if self._speaks(name, headline or "")), None)
                if speaker is not None:
                    return _trim(named_office), speaker
            return None, None
        office, person = parse_office_and_person(match["speaker"], self._offices)
        return (office, person) if office and person else (None, None)

    def find_signature(self, lines: Iterable[str]) -> tuple[str | None, str | None]:
        """Office and name from a line that is a signature: ``安和镇党委书记 林远舟``."""
        for line in lines:
            if len(fold_width(line)) <= 24:
                office, person = parse_office_and_person(line, self._offices)
                if office and person:
                    return office, person
        return None, None


LEAD = re.compile(
    r"^(?:.*(?:对话|专访|采访|邀请|[│|｜丨])了?|.*[的了]|\d{1,4}年)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:\d{1,2}[点时])?"
    r"(?:对于|对|据|由|同|与|和|向|作为|近日|日前|昨日|随后|就此|新任|新当选的|走进)?"
)


def _trim(office: str) -> str | None:
    """An office as the body gives it, without what led up to it: ``对于安和区委书记``, ``3月9日安和市市长``."""
    return LEAD.sub("", office, count=1).strip("、") or None

"""Who speaks, as a headline says it.

Specimens (names invented):

    安和县委书记林远舟:把路修到家门口       office and name before a colon
    林远舟代表：把路修到家门口             a delegate, whose office the text gives
    专访｜林远舟：把路修到家门口           a talk, and with whom
    林远舟：路修到家门口                   the name alone, if the text lets its bearer speak again and again
    蜂场安在云上——访安和区区长林远舟      whom it visits
    安和区交通局局长对话网友               the office alone
"""

import re
from collections.abc import Sequence

from digest.layout.forms.asking import VISITED
from digest.layout.forms.clauses import widen
from digest.layout.forms.person_line import HAN, parse_office_and_person
from digest.layout.forms.speakers import CLAUSE_WORD, SpeakerFinder
from digest.patterns import any_of
from digest.vocabulary import Offices

__all__ = ["HeadlineSpeakers"]

HEADLINE = re.compile(r"^(?:.{2,10}[│|｜丨])?\s*(?P<speaker>[^:：，。]{5,32})\s*[:：]\s*(?P<said>.{4,})$")
TALK = re.compile(  # 专访｜林远舟：把路修到家门口
    rf"^[【\[]?\S{{0,6}}(?:专访|对话|访谈|面对面)(?:[】\]]|\s?[│|｜丨:：])\s?(?P<person>{HAN}{{2,3}}|{HAN}{{1,6}}[·•‧]{HAN}{{1,8}})\s?[:：]"
)
HEADED_NAME = re.compile(rf"(?P<person>{HAN}{{2,3}})\s?[:：]")
SERIES = re.compile(r"^(?:【[^】]{2,32}】|\[[^\]]{2,32}\])\s*")  # in front of a headline
DELEGATE = re.compile(rf"^(?:\S{{2,10}}[│|｜丨]\s*)?({HAN}{{2,3}})(?:代表|委员)\s*[:：]")


class HeadlineSpeakers:
    """Finds whom headlines let speak, by one vocabulary of offices and the speakers of the texts below; built once."""

    def __init__(self, offices: Offices, speakers: SpeakerFinder) -> None:
        self._offices = offices
        self._speakers = speakers
        title = any_of(offices.titles)
        self._hosted = re.compile(
            rf"(?P<office>[^，。：:|丨｜】\]—\s]{{2,24}}?{title})(?:在线)?(?=对话|做客|接受|访谈|与网友|答记者|答网友|谈)"
        )
        self._no_names = (*offices.speech, *offices.no_names)

    def find(self, headline: str | None, texts: Sequence[str] = ()) -> tuple[str | None, str | None]:
        """Office and name of the speaker whom a headline names before its colon; ``None`` for what it does not.

        A delegate's office is looked for in the text: ``林远舟代表：把一百件小事办到家门口``.
        """
        delegate = DELEGATE.match(SERIES.sub("", headline or ""))
        if delegate is not None and delegate[1].startswith(self._offices.surnames):
            return self._speakers.find_named(texts, delegate[1])
        talk = TALK.match(headline or "")
        if talk is not None and ("·" in talk["person"] or talk["person"].startswith(self._offices.surnames)):
            return self._speakers.find_named(texts, talk["person"])
        title = SERIES.sub("", headline or "")
        visited = VISITED.search(title)
        if visited is not None:
            office, person = parse_office_and_person(visited["speaker"], self._offices, needs_surname=True)
            if office is None or person is None:
                office, person = self._part_visited(visited["speaker"], "\n".join(texts))
            if office is not None and person is not None:
                return office.rpartition(person)[2].strip() or office, person
        match = HEADLINE.match(title)
        office, person = parse_office_and_person(match["speaker"], self._offices) if match is not None else (None, None)
        if office is not None and person is not None:
            is_name = person.startswith(self._offices.surnames) or not CLAUSE_WORD.search(person)
            is_name = is_name and not person.startswith(self._no_names)
            is_name = is_name and (person.startswith(self._offices.surnames) or any(person in text for text in texts))
            if is_name and f"”{person}" in title:  # what somebody is called: “放蜂人”林远舟
                return self._speakers.find_named(texts, person)
            return (self._speakers.trimmer.trim(office), person) if is_name else (None, None)
        for full, named_office in self._speakers.mentions(title):
            speaker = next((name for name in (full, full[:2]) if self._speakers.speaks(name, title)), None)
            if speaker is not None:
                return self._speakers.trimmer.trim(named_office), speaker
        if match is None:
            return self._find_headed(title, texts)
        return None, None

    def _find_headed(self, title: str, texts: Sequence[str]) -> tuple[str | None, str | None]:
        """Who opens a headline by name alone, if the text lets them speak again and again: ``林远舟：路修到家门口``."""
        match = HEADED_NAME.match(title)
        person = match["person"] if match is not None and match["person"].startswith(self._offices.surnames) else None
        if person is None or sum(self._speakers.speaks(person, text) for text in map(widen, texts)) < 2:
            return None, None
        return self._speakers.find_named(texts, person)

    def _part_visited(self, speaker: str, text: str) -> tuple[str | None, str | None]:
        """Whom a headline visits, without a title that is known: ``访安和区养蜂人林远舟``, if the text lets the name speak."""
        for length in (3, 2):
            office, name = speaker[:-length], speaker[-length:]
            if len(office) > 2 and name.startswith(self._offices.surnames) and self._speakers.speaks(name, text):
                return office, name
        return None, None

    def find_office(self, headline: str | None) -> str | None:
        """The office of whom a headline lets answer without naming them: ``安和区交通局局长对话网友``."""
        match = self._hosted.search(headline or "")
        return self._speakers.trimmer.trim(match["office"]) if match is not None else None

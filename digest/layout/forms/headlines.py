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
from digest.layout.forms.bare_names import CLAUSE_WORD
from digest.layout.forms.clauses import widen
from digest.layout.forms.person_line import parse_office_and_person
from digest.layout.forms.speakers import SpeakerFinder
from digest.patterns import HAN, any_of
from digest.vocabulary import Offices

__all__ = ["HeadlineSpeakers"]

HEADLINE = re.compile(r"^(?:.{2,10}[│|｜丨])?\s*(?P<speaker>[^:：，。]{5,32})\s*[:：]\s*(?P<said>.{4,})$")
NAME = rf"(?:{HAN}{{1,6}}[·•‧]{HAN}{{1,8}}|{HAN}{{2,3}})"
DOTTED = re.compile(rf"{HAN}[·•‧]{HAN}")
TALK = re.compile(  # 专访｜林远舟：把路修到家门口; the name opens what is left, its end a colon, a gap or the line's
    r"^[【\[]?\S{0,6}(?:专访|对话|访谈|面对面)(?:[】\]]|\s?[│|｜丨:：·])\s?(?P<named>"
    rf"{NAME})\s?[:：]|(?:^|[—\s｜|丨│：:，]|独家|高端|本[报刊网]|记者|再次)(?:专访|采访|对话|访(?!谈))(?P<asked>{NAME})(?=$|[\s:：，])"
    rf"|(?:^|[—\s，：])[与和]?(?P<talked>{NAME})(?:专访|访谈录?|面对面|答(?:本报|中外)?记者问|接受[^，。：:]{{0,8}}(?:专访|采访|访谈))(?=$|[\s:：（(])"
)
TALKED_WITH = re.compile(  # 对安和区区长林远舟的专访, 与安和区区长林远舟对话
    r"(?:^|[—\s》】｜|丨│：:])[对与和]?(?P<speaker>[^，。：:；、》】—\s][^，。：:；》】—\s]{3,40}?)的?(?:专访|访谈录?|访谈实录|对话|面对面)$"
)
HEADED_NAME = re.compile(  # and who is said to speak
    rf"(?:\S{{2,10}}\s?[│|｜丨]\s?|听)?(?P<person>{NAME})(?:\s?[:：]|(?:独家|首次|[详畅])?(?:回应|讲述|[谈说讲](?![话判]))|直言|坦言)"
)
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
        talked = self._find_talked(headline or "", texts)
        if talked is not None:
            return self._speakers.find_named(texts, talked)
        title = SERIES.sub("", headline or "")
        visited = VISITED.search(title) or TALKED_WITH.search(title)
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
        return self._find_headed(title, match["speaker"] if match is not None else "", texts)

    def _find_talked(self, headline: str, texts: Sequence[str]) -> str | None:
        """The name of whom a headline says that it talks with, if the text names them."""
        for match in TALK.finditer(headline):
            name = match[match.lastgroup or 0]
            is_name = "·" in name or (name.startswith(self._offices.surnames) and not CLAUSE_WORD.search(name))
            if is_name and not name.endswith(self._offices.titles) and any(name in text for text in texts):
                return name
        return None

    def _find_headed(self, title: str, speaker: str, texts: Sequence[str]) -> tuple[str | None, str | None]:
        """Who opens a headline by name alone, or behind words that are no known title before its colon (``speaker``), if the
        text lets them speak again and again: ``林远舟：路修到家门口``, ``养蜂人林远舟：…``."""
        match = HEADED_NAME.match(title)
        names = [match["person"]] if match is not None else []
        if not DOTTED.search(speaker):  # no part of 约翰·史密斯
            names += [speaker[-length:] for length in (3, 2) if len(speaker) >= length + 2]
        whole = [widen(text) for text in texts] if names else []
        for person in names:
            is_name = person.startswith(self._offices.surnames) and not CLAUSE_WORD.search(person)
            is_name = is_name or DOTTED.search(person) is not None
            is_name = is_name and not person.endswith(self._offices.titles) and any(person in text for text in whole)
            if is_name and sum(self._speakers.lets_speak(person, text) for text in whole) > 1:
                return self._speakers.find_named(texts, person)
        return None, None

    def _part_visited(self, speaker: str, text: str) -> tuple[str | None, str | None]:
        """Whom a headline visits, without a title that is known: ``访安和区养蜂人林远舟``, if the text lets the name speak."""
        for length in (3, 2):
            office, name = speaker[:-length], speaker[-length:]
            if len(office) > 1 and name.startswith(self._offices.surnames) and self._speakers.speaks(name, text):
                return office, name
        return None, None

    def find_office(self, headline: str | None) -> str | None:
        """The office of whom a headline lets answer without naming them: ``安和区交通局局长对话网友``."""
        match = self._hosted.search(headline or "")
        return self._speakers.trimmer.trim(match["office"]) if match is not None else None

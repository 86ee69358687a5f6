"""Whom a paper asked who is given no office where they are asked: an athlete, a villager, an actor, known by the name alone.

Specimens (names invented):

    本报记者采访了林远舟                        ASKING, right before the name
    林远舟欣然接受采访                          ACCEPTED, behind a name that opens its clause
    昨日，林远舟在茶园接受了本报记者的采访      … with anything between
    接受本报记者采访时，林远舟说                … or before the name
    在茶馆里，林远舟与本报记者聊了两个小时      a sentence that tells how they met
    记者来到茶园，见到了茶商林远舟               met, and named again and again
    记者采访了他                                of the only one who speaks again and again

Where only the sentence as a whole says it, the name must speak again and again, or speak and be named so, and nobody else speaks as often.
"""

import re
from collections import Counter
from collections.abc import Callable
from itertools import pairwise

from digest.layout.forms.asking import ACCEPTED, ASKED_HIM, ASKING, GUEST, MEETS, PAPER, TALK
from digest.patterns import HAN, any_of
from digest.vocabulary import Offices

__all__ = ["AskedAlone"]

PAPER_OR_ME = "(?:记者|笔者|我们?)"
WORDS = (
    "访",
    "见到",
    "遇见",
    "对话",
    "记者",
    "笔者",
    "做客",
)  # one of which a text holds that says whom the paper asked
SHORT, KINDS = 2, tuple("主长人户民客员生友者家众工农商师手迷")  # a name so short may be a word: 车主, 路人
OFTEN = 3  # who is named so often may speak but once by a word of speaking
SENTENCE = re.compile(r"[^。！？\n]+")
ACCEPTS = re.compile(rf"(?<!没有)(?<!拒绝)接受[^，。]{{0,16}}{TALK}")
MET = (  # but for the meetings of the vocabulary
    rf"{ACCEPTS.pattern}|(?:独家|专程|就此|在|[，、]|^|{PAPER}[^，]{{0,12}})(?:{TALK}|受访|约访)(?!了解|发现|获悉|得知|团|组|车)"
    r"|(?:采访|专访|访谈|受访)(?:中|时|结束|当[天日]|过程)"
    r"|做客(?:本[报刊网台社]|[^，。]{0,8}(?:[报网台]|直播间|演播室|访谈))"
)
INTRODUCED = "(?!(?<=[学专作画])家)"  # 茶学家林舟 opens no name with 家


class AskedAlone:
    """Finds them, by one vocabulary; built once. ``is_name``: whether what begins with a surname may be a name;
    ``whole_name``: how many of three characters are the name, in a text; ``goes_on``: whether the text lets its bearer
    speak on by another name."""

    def __init__(
        self,
        offices: Offices,
        is_name: Callable[[str], bool],
        whole_name: Callable[[str, str], str],
        goes_on: Callable[[str, str], bool],
        speaking: str,
    ) -> None:
        surname, self._speech = any_of(offices.surnames), re.compile(any_of(offices.speech))
        own, opens = rf"{surname}{HAN}{{1,2}}?", "(?:^|(?<=[，。；”\n])|(?<=[中里上后]的))"
        honoured = f"(?:{any_of(offices.honours)})?"
        told = r"(?:[^，。；：“”\n他她其]|“[^”\n]{1,16}”)"  # of whom it is, a word in quotation marks whole
        called = any_of((*offices.honours, *offices.titles))
        self._asked = re.compile(
            rf"{ASKING}(?P<asked>{own})(?={honoured}[，。；：、\n])|[和与对](?P<talked>{own}){honoured}的(?:采访|专访|访谈|对话)"
            rf"|(?:{ASKING}|(?:采访|专访|拜访)(?:到|了)){told}{{2,24}}?{INTRODUCED}"
            rf"(?P<introduced>{own})(?P<title>{called})?(?=[，。；：、\n])"
            rf"|{PAPER_OR_ME}[^。；！？“”\n]{{0,40}}?{MEETS}了?{told}{{0,24}}?{INTRODUCED}"
            rf"(?P<met>{own})(?P<honour>{called})?(?=[，。；：、—\n])"
            rf"|{opens}(?P<accepted>{surname}{HAN}{{1,2}})"
            rf"(?={honoured}(?:近日|日前|[昨今][日天]|欣然|独家|特别|首次)?"
            rf"(?:{ACCEPTED}|{GUEST}|(?:独家)?[与和向对](?:本[报刊网台]|记者|我们|《)))"
            rf"|{opens}(?P<foreign>{HAN}{{3,6}})(?={ACCEPTED})"
        )
        self._speaks = re.compile(rf"(?:^|(?<=[，。；：！？”\n、]))(?P<name>{surname}{HAN}{{1,2}})(?={speaking})")
        meeting = any_of(offices.meetings)
        self._met = re.compile(rf"{MET}|{PAPER}.{{0,60}}?{meeting}|{meeting}.{{0,60}}?{PAPER}")
        self._is_name, self._whole_name, self._goes_on = is_name, whole_name, goes_on

    def find(self, text: str) -> str | None:
        """The name of whom the paper asked; ``None`` if the text does not say so of anybody who is named again."""
        if not any(word in text for word in WORDS):
            return None
        return self.find_named(text) or self._find_speaking(text)

    def find_named(self, text: str, *, once: bool = False) -> str | None:
        """The name that stands right where a text says that the paper asked, and comes again; a whole one need not where
        answers follow (``once``)."""
        for match in self._asked.finditer(text) if any(word in text for word in WORDS) else ():
            kind = next((kind for kind in ("introduced", "met") if match[kind]), match.lastgroup or "")
            name = match[kind]
            if kind == "foreign":  # 埃尔斯曼: has no surname
                if self._opens_speech(name, text) > 1:
                    return name
            elif len(name) == SHORT and name.endswith(KINDS):
                continue
            elif self._is_name(name) and (once or self._comes_again(name, match, text)):
                return name
        return None

    def _opens_speech(self, name: str, text: str) -> int:
        """How many sentences open with a name and a word of speaking."""
        parts = pairwise(text.split(name))
        return sum(before[-1:] in "。”\n" and self._speech.match(after) is not None for before, after in parts)

    def _comes_again(self, name: str, asked: re.Match[str], text: str) -> bool:
        """Whether the text goes on with whom the paper asked: 林远舟, or 林老师; behind words that are no known title
        (茶商林远舟) the name must speak."""
        if self._goes_on(name, text):
            return True
        if asked["introduced"] is None:
            return text.count(name) > (OFTEN if asked["met"] else 1)
        if asked["title"] is not None:
            return text.count(name[:1]) > 1
        return f"\n{name}：" in text or self._lets_speak(name, text)

    def _lets_speak(self, name: str, text: str) -> bool:
        """Whether a text lets a name speak."""
        return any(match["name"].startswith(name) for match in self._speaks.finditer(text))

    def _find_speaking(self, text: str) -> str | None:
        """The one who speaks more often than all others, if a sentence that names them tells how they were met."""
        read = Counter(match["name"] for match in self._speaks.finditer(text))
        spoken = Counter[str]()
        for name, count in read.items():
            if self._is_name(name):
                spoken[self._whole_name(name, text)] += count
        (first, times), (_, second) = (*spoken.most_common(2), ("", 0), ("", 0))[:2]
        if times == 1 > second and self._goes_on(first, text):
            times = 2
        if times == second or (times == 1 and text.count(first) < OFTEN):
            return None
        met = self.is_met(first, text, None if times > 1 else ACCEPTS)
        return first if met or ASKED_HIM.search(text) is not None else None

    def is_met(self, person: str, text: str, says: re.Pattern[str] | None = None) -> bool:
        """Whether a sentence that names somebody tells how the paper met them."""
        sentences = (match.group() for match in SENTENCE.finditer(text))
        return any(person in sentence and (says or self._met).search(sentence) is not None for sentence in sentences)

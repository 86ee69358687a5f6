"""Names in a text that no title stands before, by the surname that is known.

Specimens (names invented; of the surname 林):

    林远舟教授说                          before a title or an honour
    林远舟，33岁                          again and again, a stop behind it
    林远舟在这里种了三十年茶              where a clause opens
    林远舟、陆知秋                        of 陆知秋: behind another's name
"""

import re
from collections.abc import Callable, Iterable

from digest.layout.forms.person_line import HAN_NAME
from digest.patterns import HAN, any_of
from digest.vocabulary import Offices

__all__ = ["CLAUSE_WORD", "STOPS", "BareNames"]

STOPS = tuple("，。、：；\n")
CLAUSE_WORD = re.compile("[在向对就的了和与说还也则都等地中上下后时会这那我你他她们]")  # in what looks like a name
SOMEBODY = "某"


class BareNames:
    """Finds them, by one vocabulary; built once. ``whole_name``: how many of three characters are the name, in a text."""

    def __init__(self, offices: Offices, whole_name: Callable[[str, str], str]) -> None:
        self._offices, self._whole_name = offices, whole_name
        self._no_names = (*offices.speech, *offices.no_names)
        self._listed = re.compile(
            rf"[、和与及](?P<name>{any_of(offices.surnames)}{HAN}{{1,2}}?)(?=[、，。；和与及等\n])"
        )
        self.others = re.compile(any_of((*offices.strangers, SOMEBODY)))  # who may be meant by 他 too

    def before_title(self, text: str, surname: str) -> str | None:
        """The first name of a surname that stands before a title: ``林远舟教授``."""
        at = text.find(surname)
        while at >= 0:
            for end in (at + len(surname) + 2, at + len(surname) + 1):
                is_name = HAN_NAME.fullmatch(text, at, end) and not CLAUSE_WORD.search(text, at, end)
                is_name = is_name and not text.startswith(self._offices.titles, at + 1)
                if is_name and text.startswith((*self._offices.titles, *self._offices.honours), end):
                    return text[at:end]
            at = text.find(surname, at + 1)
        return None

    def find_repeated(self, text: str, surname: str) -> str | None:
        """The first name of a surname that a text gives twice, a stop behind it once at least: ``林远舟，33岁``."""
        at = text.find(surname)
        while at >= 0:
            for end in (at + len(surname) + 2, at + len(surname) + 1):
                name = text[at:end]
                if text.startswith(STOPS, end) and text.count(name) > 1 and self.is_bare_name(name):
                    return name
            at = text.find(surname, at + 1)
        return None

    def find_opening(self, text: str, surname: str) -> str | None:
        """The first name of a surname, of three characters, that opens a clause: ``林远舟在这里种了三十年茶``."""
        at = text.find(surname)
        while at >= 0:
            name = text[at : at + len(surname) + 2]
            if (at == 0 or text[at - 1] in STOPS) and len(name) > len(surname) + 1 and self.is_bare_name(name):
                return self._whole_name(name, text)
            at = text.find(surname, at + 1)
        return None

    def listed_with(self, names: Iterable[str], text: str) -> frozenset[str]:
        """Who is listed behind one of the names where a text first gives it, and named again: ``代表林远舟、陆知秋``."""
        behind = (self._listed.match(text, text.find(name) + len(name)) for name in names)
        return frozenset(match["name"] for match in behind if match is not None and text.count(match["name"]) > 1)

    def is_bare_name(self, name: str) -> bool:
        """Whether what begins with a surname may be a name, and none of its bearer's titles: not 林书记, 林先生."""
        is_title = name.endswith(self._offices.titles) or name.startswith(self._no_names)
        return (
            not (is_title or self.others.search(name) or CLAUSE_WORD.search(name))
            and HAN_NAME.fullmatch(name) is not None
        )

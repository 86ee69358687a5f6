"""Whom a text is about and lets speak, where none of its forms says whom a paper asked: weighed over the whole text.

Everybody whom it names again, behind or before a title, or in its headline is tried. What speaks for each and against
is summed, as for a block's placement (``layout.order.placement``): a piece of evidence has a name and a weight, about
the logarithm of how much likelier it is of one who was interviewed than of somebody in the news. The weights are those
of a logistic regression on texts told apart by hand, rounded.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from math import log
from types import MappingProxyType

from digest.interview.kinds import ME, QUOTED, others_say, speaks_at_event
from digest.interview.voices import Named, Voices
from digest.layout.forms.asking import TALK
from digest.layout.forms.clauses import join_texts
from digest.layout.forms.speakers import SpeakerFinder
from digest.models import Article
from digest.patterns import HAN, any_of
from digest.vocabulary import Vocabulary

__all__ = ["TOLD", "WEIGHTS", "Protagonist", "Protagonists"]

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "anybody": -2.2,  # before anything is known
        "long": 1.8,  # for the logarithm of the text's length, of 600 characters 0
        "asks": 1.8,  # the text speaks of an interview
        "asked": 2.8,  # … with the person
        "speaks": 1.4,  # for the logarithm of how often
        "silent": -3.0,  # neither speaks nor says 我
        "others-speak": -0.9,
        "spread": 1.2,  # named in all paragraphs, or a part of them
        "late": -2.0,  # for the logarithm of the hundreds of characters above the name
        "titled": 1.2,  # behind an office
        "others-titled": -1.8,  # for the logarithm of how many
        "others-quoted": -2.8,  # in a paragraph that does not name them
        "life": 1.5,  # the text tells an age, a birth, a school
        "first-person": 0.3,  # 我 outside quotations, for each in 300 characters
        "dateline": -1.7,
        "recent": -1.4,  # the text opens with a day: 昨日, 近日
        "event": -3.6,  # speaks to a meeting
        "mourns": -3.0,  # the text remembers somebody who has died
    }
)
TOLD: Mapping[str, str] = MappingProxyType(
    {
        "asks": "文中提到采访",
        "asked": "文中说采访了此人",
        "speaks": "文中多次发言",
        "spread": "多段写到其人",
        "long": "篇幅较长",
        "titled": "名前有职务",
        "life": "文中有生平",
        "first-person": "以“我”自述",
    }
)
"""What speaks for somebody → how it is told (the site speaks Chinese)."""
MOST_FIRST_PERSON, PER = 3.0, 300  # times that a text says 我, in so many characters
MOST_NAMED = 80  # a text that names more is about nobody
LONGEST_DAY = 60  # characters before which a text names the day
USUAL, SHORT = 600, 300  # characters of a text; a shorter one counts as this
OPENING, BEGINNING = 600, 400  # characters that may tell a life; that remember the dead
ASKS = re.compile(f"{TALK}|受访")
RECENT = re.compile(r"昨[日天晚]|今[日天]|近日|日前|\d日")
LIFE = re.compile("出生|生于|年生|毕业|岁")
MOURNS = re.compile("逝世|缅怀|追思|悼念|生前|去世")


@dataclass(frozen=True, slots=True, kw_only=True)
class Protagonist:
    """Whom a text is about; ``odds``: the logarithm of the odds that the paper interviewed them; ``evidence``: what
    speaks for it in the site's words, the heaviest first."""

    person: str
    odds: float
    evidence: str


class Protagonists:
    """Weighs whom texts are about, by one vocabulary; built once."""

    def __init__(self, vocabulary: Vocabulary, speakers: SpeakerFinder) -> None:
        offices, self._genres = vocabulary.offices, vocabulary.genres
        self._speakers, self._voices = speakers, Voices(offices)
        title = any_of((*offices.titles, *offices.honours))
        self._opening = re.compile(
            rf"(?:^|(?<=[，。；：！？”\n、“—（(| ｜岁叫的]))(?P<name>{any_of(offices.surnames)}{HAN}{{1,2}})(?P<title>{title})?"
        )

    def find(self, article: Article, *, has_dateline: bool) -> Protagonist | None:
        """Whom an article is about, if it is likelier than not that the paper interviewed them."""
        weighed = self.weigh(article, has_dateline=has_dateline)
        person = max(weighed, key=lambda person: _odds(weighed[person]), default=None)
        if person is None or _odds(weighed[person]) <= 0:
            return None
        values = weighed[person]
        held = sorted(TOLD.keys() & values.keys(), key=lambda name: (-WEIGHTS[name] * values[name], name))
        evidence = "、".join(TOLD[name] for name in held if values[name] > 0)
        return Protagonist(person=person, odds=_odds(values), evidence=evidence)

    def weigh(self, article: Article, *, has_dateline: bool) -> dict[str, dict[str, float]]:
        """The evidence on everybody whom an article names: of each the value of every piece, to be weighed."""
        texts = [paragraph.text for paragraph in article.paragraphs]
        head, text = join_texts([article.headline or ""]), join_texts(texts)
        titled = {name for name, _ in self._speakers.mentions(text)}
        people = self._people(f"{head}\n{text}", titled, head) if len(titled) <= MOST_NAMED else []
        if not people or not texts:
            return {}
        turns = self._voices.count(text, people)
        about = {
            "anybody": 1.0,
            "long": log(max(len(text), SHORT) / USUAL),
            "asks": float(ASKS.search(text) is not None),
            "life": float(LIFE.search(text, 0, OPENING) is not None),
            "first-person": min(MOST_FIRST_PERSON, len(ME.findall(QUOTED.sub("", text))) * PER / len(text)),
            "dateline": float(has_dateline),
            "recent": float(RECENT.search(text, 0, LONGEST_DAY) is not None),
            "mourns": float(MOURNS.search(head + text[:BEGINNING]) is not None),
        }
        weighed = {
            one.person: about
            | {
                "speaks": log(1 + turns[one.person]),
                "silent": float(turns[one.person] == 0 and about["first-person"] == 0),
                "others-speak": log(1 + turns.total() - turns[one.person]),
                "spread": sum(one.is_in(paragraph) for paragraph in texts) / len(texts),
                "late": log(1 + (head + text).find(one.person) / 100),
                "titled": float(any(name.startswith(one.person) for name in titled)),
                "others-titled": log(1 + len({name[:2] for name in titled} - {one.person[:2]})),
            }
            for one in people
        }
        # The rest costs more to find, and is asked of whom it can still make likely.
        near = [person for person, values in weighed.items() if _odds(values) + WEIGHTS["asked"] > 0]
        asked = self._speakers.names_asked(text) if near else frozenset[str]()
        is_one = len({name[:2] for name in asked}) == 1
        for person in near:
            weighed[person] |= {
                "asked": float(is_one and person in asked),
                "others-quoted": float(others_say(article, person)),
                "event": float(speaks_at_event(article, person, self._genres)),
            }
        return weighed

    def _people(self, whole: str, titled: set[str], head: str) -> list[Named]:
        """Everybody whom a text names behind or before a title, again and again, or in its headline."""
        sure, found = set(titled), set(titled)
        for match in self._opening.finditer(whole):
            name = match["name"] if self._speakers.is_name(match["name"]) else match["name"][:-1]
            if len(name) > 1 and self._speakers.is_name(name):
                found.add(name)
                sure |= {name} if match["title"] else set()
        if len(found) > MOST_NAMED:
            return []
        sure = {self._speakers.whole_name(name, whole) for name in sure}
        names = {self._speakers.whole_name(name, whole) for name in found}
        times = {person: whole.count(person) for person in names if len(person) > 1}
        known = [person for person, count in times.items() if count > 1 or person in sure or person in head]
        return [self._named(person) for person in known if not self._is_part(person, times)]

    def _is_part(self, name: str, times: Mapping[str, int]) -> bool:
        """Whether a name is a longer one cut short, or a shorter one with a word behind it."""
        for other, count in times.items():
            if other != name and other.startswith(name) and count * 2 >= times[name]:
                return True
            if other != name and name.startswith(other) and times[name] * 2 < count:
                return True
        return False

    def _named(self, person: str) -> Named:
        """A name in its parts; of a foreign one the last part stands for the surname."""
        if "·" in person:
            return Named(person=person, surname=person.rpartition("·")[2], given="")
        surname = self._speakers.surname_of(person)
        return Named(person=person, surname=surname, given=person[len(surname) :])


def _odds(values: Mapping[str, float]) -> float:
    """The logarithm of the odds that evidence gives."""
    return sum(WEIGHTS[name] * value for name, value in values.items())

"""Who asks, by the label that opens what is said; the words stand in ``vocabulary/talks.yml``.

Specimens (names invented):

    记者：  主持人：  问：  Q：        an asker's own word
    安和晚报：  《安和画报》记者：     a paper's name, with its reporter or not
    记者何舟：                       … or with the name; not 记者手记：
    网友“石榴花”：                    who asks through the net
    访谈时间：6月5日                  nobody: an item of the lines about a talk
"""

import re

from digest.patterns import any_of
from digest.vocabulary import Bylines, Talks

__all__ = ["HOST", "LONGEST_LABEL", "NET_USERS", "Askers"]

NET_USERS = "网友“"
HOST = "主持人"  # and a name
ASKS = ("问", "問")
LONGEST_LABEL = 6
TALKS = ("", "采访", "访谈")  # before an item: 采访时间
REPORTER = "[记記]者"


class Askers:
    """The labels of questions and answers, by one vocabulary; built once. ``names`` ask, ``answers`` answer,
    ``items`` are no labels of speakers: 访谈时间."""

    def __init__(self, talks: Talks, bylines: Bylines) -> None:
        self.names, self.answers = frozenset(talks.askers), frozenset(talks.answers)
        self.labels = self.names | self.answers
        self.items = frozenset(f"{talk}{item}" for talk in TALKS for item in talks.items)
        self._item = re.compile(rf"[\u4e00-\u9fff]{{0,4}}{any_of((*talks.items, *talks.roles))}[:：]")
        outlets = any_of((*bylines.media_endings, *talks.outlets))
        self._outlet = re.compile(
            rf"(?:(?<!告诉)(?<![对向和与同的]){REPORTER}|{outlets})》?$|{REPORTER}(?!{any_of(talks.boxes)})[\u4e00-\u9fff]{{2,3}}$"
            r"|^《[^《》]{2,12}》$"
        )

    def asks(self, label: str) -> bool:
        """Whether a label is one who asks: 记者, 主持人, a paper's name."""
        is_named = label in self.names or label.startswith((NET_USERS, HOST)) or self._outlet.search(label) is not None
        return is_named or (label.endswith(ASKS) and len(label) <= LONGEST_LABEL)

    def is_item(self, text: str) -> bool:
        """Whether a line is one of those about a talk, or of a notice: ``直播地点：安和会堂``."""
        return self._item.match(text) is not None

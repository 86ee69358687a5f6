"""Who asks, by the label that opens what is said; the words stand in ``vocabulary/talks.yml``.

Specimens (names invented):

    记者：  主持人：  问：  Q：        an asker's own word
    安和晚报：  《安和画报》记者：     a paper's name, with its reporter or not
    记者何舟：                       … or with the name; not 记者手记：
    网友“石榴花”：                    who asks through the net
"""

import re

from digest.patterns import any_of
from digest.vocabulary import Bylines, Talks

__all__ = ["HOST", "LONGEST_LABEL", "NET_USERS", "Askers"]

NET_USERS = "网友“"
HOST = "主持人"  # and a name
ASKS = "问"
LONGEST_LABEL = 6
REPORTER = "[记記]者"


class Askers:
    """The labels of questions and answers, by one vocabulary; built once. ``names`` ask, ``answers`` answer."""

    def __init__(self, talks: Talks, bylines: Bylines) -> None:
        self.names, self.answers = frozenset(talks.askers), frozenset(talks.answers)
        self.labels = self.names | self.answers
        outlets = any_of((*bylines.media_endings, *talks.outlets))
        self._outlet = re.compile(
            rf"(?:{REPORTER}|{outlets})》?$|{REPORTER}(?!{any_of(talks.boxes)})[\u4e00-\u9fff]{{2,3}}$"
            r"|^《[^《》]{2,12}》$"
        )

    def asks(self, label: str) -> bool:
        """Whether a label is one who asks: 记者, 主持人, a paper's name."""
        is_named = label in self.names or label.startswith((NET_USERS, HOST)) or self._outlet.search(label) is not None
        return is_named or (label.endswith(ASKS) and len(label) <= LONGEST_LABEL)

"""Short lines without a stop between blank lines: subheads, or beginnings of paragraphs that a page has cut?

What speaks for either has a name and a weight, as in the placing of blocks: roughly the logarithm of how much likelier it
is of a subhead than of a paragraph's first words, as counted on pages whose paragraphs were cut at any place.
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from digest.clean import open_quotes
from digest.layout.paragraphs.pieces import Piece, Style
from digest.layout.questions import label_of

__all__ = ["CARRIES_ON", "QUOTED", "is_set_apart"]

CARRIES_ON = "，。、；：！？）》”’,;:)"  # opens no paragraph
UNFINISHED = "的在和与及是对将为以从向把被让使于由或而并但也都就又还很更最不要能会可有到给用其这那该各每等所之"
REST = re.compile("[\u4e00-\u9fff]{1,2}[。；！？]")  # … of a sentence: 一半。
LAST_OF_LIST = re.compile("、.{1,2}$")  # a list's last word, the rest of which is to come: 石榴、枣
DATELINE = re.compile("[讯电]|消息")
RESTS = "的了着过们性化者度率"
QUOTED = re.compile("“[^”]*”")
CLAUSE = re.compile("[，,。]")
TIMES = r"\d{4}年|\d{1,2}[月日]|近年来|近日|日前|昨[天日]|今[年天]|去年|目前|眼下|同时|此外|随着|作为|由于"  # open a sentence
SENTENCE = re.compile(
    rf"{TIMES}|[\u4e00-\u9fff]{{2,4}}(?:表示|说|指出|介绍|强调|认为|坦言|透露)[，,]|[据在当他她它我这那但]"
    "|[记本]者|本报|对[于此]|为了|因此|而且|于是|其[中实]|首先|然后|后来|如果|虽然|经过|根据"
)
OPENING = re.compile(
    f'{TIMES}|[“"‘「『（(【]|据[了介]|[在从当这他她我谈为自每一对]|记者|如[今何]|面对|走进|位于|上[午月周]'
)  # … a paragraph
SHORT_CLAUSE = re.compile("[\u4e00-\u9fff]{1,3}[，、,]")
FIGURES = re.compile(r"[A-Za-z\d]{2}")
LISTED = re.compile(r"[一二三四五六七八九十]、|\d[.、]|[■●◆▲◎【]|（[一二三]）")

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "lone": 0.8,  # what a line between blank lines is if nothing else tells
        "uncut": 2.0,  # … on a page that cuts no paragraphs
        "narrow": 1.9,  # in a column of wider lines
        "clauses": -2.0,  # a comma stands in it
        "open": -3.2,  # a quotation or a bracket stays open
        "word-to-come": -2.0,  # ends in what another word must follow, or in a list's last word or the first half of it
        "sentence": -1.9,  # opens as a sentence does: 近日…
        "label": -2.6,  # opens with who speaks: 记者：…
        "listed": 1.2,  # opens with a number or a mark
        "quoted": 1.3,  # holds a whole quotation
        "junction": -2.7,  # its last character and the first below stand together elsewhere on the page
        "figures": -4.0,  # … are digits or Latin letters
        "stop-below": -5.0,  # the text below opens with a stop, or a sentence's last word or two
        "rest-below": -1.3,  # … with what belongs to the word before: 的…
        "opening-below": 1.9,  # … as a paragraph does
        "clause-below": -1.0,  # … with a clause of a few characters: 园区，…
        "unfinished-below": 2.5,  # … and does not end a sentence: it is cut itself, or no text
    }
)


def is_set_apart(text: str, below: Piece, style: Style, *, is_narrow: bool) -> bool:
    """Whether a short line without a stop is a subhead of the text below it, and not its first words."""
    if DATELINE.search(text) is not None and below.forms.bylines.parse_dateline(text) is not None:
        return False
    score = sum(WEIGHTS[name] for name in _find_evidence(text, below, style)) + (WEIGHTS["narrow"] if is_narrow else 0)
    if 0 < score <= -WEIGHTS["junction"] and style.holds(text[-1] + below.line.text[0]):
        score += WEIGHTS["junction"]
    return score > 0


def _find_evidence(text: str, below: Piece, style: Style) -> Iterator[str]:
    """What tells, but for the junction, which is looked up where it matters."""
    yield "lone" if style.is_cut else "uncut"
    if _has_clauses(text):
        yield "clauses"
    if open_quotes(text):
        yield "open"
    elif QUOTED.search(text) is not None:
        yield "quoted"
    if text[-1] in UNFINISHED or LAST_OF_LIST.search(text) is not None:
        yield "word-to-come"
    if label_of(text) in style.labels:
        yield "label"
    elif LISTED.match(text) is not None:
        yield "listed"
    elif SENTENCE.match(text) is not None:
        yield "sentence"
    yield from _look_below(text, below)


def _look_below(text: str, below: Piece) -> Iterator[str]:
    following = below.line.text
    if FIGURES.match(text[-1] + following[0]) is not None:
        yield "figures"
    if following[0] in CARRIES_ON or REST.match(following) is not None:
        yield "stop-below"
    elif following[0] in RESTS:
        yield "rest-below"
    elif OPENING.match(following) is not None:
        yield "opening-below"
    elif SHORT_CLAUSE.match(following) is not None:
        yield "clause-below"
    if not below.closes:
        yield "unfinished-below"


def _has_clauses(text: str) -> bool:
    """Whether a comma stands outside quotation marks."""
    return CLAUSE.search(QUOTED.sub("", text)) is not None

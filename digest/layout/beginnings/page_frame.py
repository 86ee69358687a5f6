"""Which of the lines above a web page's text is its title, and which are of the frame: the site, its channel, its buttons.

Every page frames its article in words of its own, and no list of them ends. The title is known by itself: the text below
speaks of the same, its source stands below it, it is the longest there. What tells has a name and a weight, as in the placing
of blocks; of all lines above the text the heaviest is the title. What stands above it is of the frame unless it goes with the
title, and what stands below it is a deck or a caption.

Specimens (names invented):

    石榴河网                         frame: no two of its characters stand side by side in the text
    河两岸资讯
    石榴大桥昨日合龙 两岸通车          the title
    2024年6月5日 安和日报             its source
    居民沿着河堤走来                   what a picture shows
    石榴大桥昨日上午合龙，……
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from digest.clean import fold_width, is_han, squeeze
from digest.layout.blocks import parse_ordinal
from digest.layout.forms.markers import SALUTES, is_editors_note, is_marker, is_salutation
from digest.layout.forms.person_line import parse_office_and_person
from digest.layout.forms.source_lines import tells_source
from digest.layout.printed.print_line import LISTED, LONGEST_TITLE, LONGEST_WRAP, Break, LineKind, PrintLine
from digest.vocabulary import Genres, Offices, Vocabulary

__all__ = ["mark_frame"]

MOST_LINES = 40  # of a page above its text
SHORTEST_TEXT = 12  # characters
FEWEST_WORDS, LONGEST_WORD = 5, 6  # of a page's menu
MOST_TITLES = 3  # lines one below the other, of which one has a comma
LONGEST_TEXT = 8000  # characters that are looked through
SHORT, LONG = 4, 30
SHORTEST_TWICE = 5
LONGEST_NAMES = 12
FEW, MANY = 0.3, 0.6  # of a line's pairs of characters
DAY = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")
SENTENCE = ("。", "。”")
CLAUSE = re.compile("[，,。]")
STOPS = "。；;，,、"
DASHES = "—–-－―─"
MARKS = "■□●◎/／| "
BUTTONS = re.compile(r"[|｜>＞/]|^[·•]|^(?=.*\S{3})(?:\S{1,6}\s+){2,}\S{1,6}$")
CAPTION = re.compile(r"^[▲△■●图圖]|[摄攝][)）]?$|[（(][左右中]")
BUTTON = frozenset(("short", "buttons"))
WEEKDAY = "星期"
SOURCES = (LineKind.FURNITURE, LineKind.BYLINE)

# How much likelier it is of the title than of another line above the text, roughly as a logarithm.
TITLE: Mapping[str, float] = MappingProxyType(
    {
        "well-heard": 0.4,  # most of its pairs of characters stand in the text
        "hardly-heard": -0.3,
        "unheard": -1.3,
        "longest": 0.8,
        "short": -1.4,
        "long": -1.4,
        "stop": -1.2,
        "colon": -1.2,
        "dash": -0.5,
        "speaker": -2.2,  # no more than an office and a name
        "outlet": -0.4,
        "column": -2.5,  # has the form of a column's banner
        "buttons": -1.0,
        "caption": -1.5,
        "twice": 0.5,
        "first": 1.1,
        "below-frame": 0.8,
        "below-source": -1.2,
        "above-source": 1.2,
        "above-line": -0.5,
        "above-text": -1.2,
        "touches-below": 0.1,
    }
)
# … of a line that goes with the title below it,
ABOVE: Mapping[str, float] = MappingProxyType(
    {
        "bias": -1.9,
        "well-heard": 0.9,
        "unheard": -1.1,
        "colon": 1.5,  # 安和区：
        "short": -0.6,
        "outlet": -0.5,
        "buttons": -1.2,
        "below-frame": 0.8,
        "below-source": 0.8,
        "above-line": 0.5,
        "touches-below": 0.6,
        "touches": 1.0,
        "near": 0.8,  # weighs nearly as much
        "above-dash": 1.4,
        "parted": -0.8,  # by what is of the frame
    }
)
# … and with the title above it.
BELOW: Mapping[str, float] = MappingProxyType(
    {
        "bias": -0.2,
        "well-heard": 1.0,
        "short": -1.0,
        "stop": -1.6,
        "asks": -1.0,
        "colon": -1.4,
        "dash": 1.8,
        "speaker": -0.9,
        "buttons": -1.2,
        "caption": -1.3,
        "longest": 0.8,
        "touches": 0.8,
        "near": 1.0,
        "parted": -2.3,
    }
)
NEAR = 0.5  # of the title's weight
LEAST = -1.0  # of a title's weight


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    """The lines above a page's text: ``printed`` and, of these, the places of ``titles`` that could be; the ``text``."""

    lines: Sequence[PrintLine]
    printed: list[int]
    titles: list[int]
    text: str
    is_framed: bool  # something else of the frame stands among them
    offices: Offices
    outlets: tuple[str, ...]


def mark_frame(lines: Sequence[PrintLine], vocabulary: Vocabulary) -> Sequence[PrintLine]:
    """Name the lines of the frame above a page's title as furniture, and say of the others whether they head the text."""
    head = _find_head(lines, vocabulary)
    if head is None:
        return lines
    evidence = {place: frozenset(_find_evidence(head, place)) for place in head.titles}
    scores = {place: _weigh(TITLE, found) for place, found in evidence.items()}
    title = max(head.titles, key=lambda place: scores[place])
    if scores[title] < LEAST or "stop" in evidence[title]:
        return lines
    marked = list(lines)
    marked[title] = replace(lines[title], kind=LineKind.TEXT, column=None, heads=True)
    marked[head.printed[-1]] = replace(lines[head.printed[-1]], heads=False)
    at = head.printed.index(title)
    above = head.printed[:at][::-1] if head.is_framed else []
    for side, weights in ((above, ABOVE), (head.printed[at + 1 : -1], BELOW)):
        is_parted = False  # from the title
        for place in side:
            if place in evidence:
                found = {"bias", *evidence[place], *_find_ties(head, place, title)}
                found |= {"parted"} if is_parted else set()
                found |= {"near"} if scores[place] > scores[title] - NEAR else set()
                marked[place] = _judge(head, place, found, goes=_weigh(weights, found) >= 0, is_above=place < title)
            is_parted = is_parted or not marked[place].heads
    return marked


def _judge(head: _Head, place: int, evidence: Collection[str], *, goes: bool, is_above: bool) -> PrintLine:
    """A line above or below the title, named by whether it goes with it; who speaks or writes stands below a title too."""
    line = head.lines[place]
    if line.kind is LineKind.COLUMN:
        return line
    if goes:
        return replace(line, heads=True)
    if not is_above and _is_somebody(line.text, evidence, head.offices):
        return line
    is_button = {"unheard", "parted"} <= set(evidence) and not BUTTON.isdisjoint(evidence) and "colon" not in evidence
    return replace(line, kind=LineKind.FURNITURE if is_above or is_button else LineKind.TEXT, heads=False)


def _weigh(weights: Mapping[str, float], evidence: Collection[str]) -> float:
    return sum(weight for name, weight in weights.items() if name in evidence)


def _is_somebody(text: str, evidence: Collection[str], offices: Offices) -> bool:
    """Whether a line is an office and a name, or may be names."""
    return "speaker" in evidence or (len(text) <= LONGEST_NAMES and text.lstrip(MARKS).startswith(offices.surnames))


def _find_head(lines: Sequence[PrintLine], vocabulary: Vocabulary) -> _Head | None:
    """The lines above the page's text, whole paragraphs below a frame; ``None`` if there are not two titles to choose from."""
    printed: list[int] = []
    touching, is_below_source = 0, False  # lines above that a line touches
    for place, line in enumerate(lines):
        if line.kind is LineKind.BLANK:
            continue
        touching = touching + 1 if line.kind is LineKind.TEXT and line.opens_with is Break.NEWLINE else 0
        if touching >= MOST_TITLES and CLAUSE.search(line.text) is not None:
            return None  # a wrapped text
        if _is_text(line) or (is_below_source and _opens_text(line, vocabulary.genres)):
            if line.width <= LONGEST_WRAP and not is_below_source:
                return None  # no web page
            break
        printed.append(place)
        is_below_source = is_below_source or _is_source(line)
        if len(printed) > MOST_LINES:
            return None
    else:
        return None
    titles = [at for at in printed if _may_head(lines[at], vocabulary.furniture.columns)]
    is_framed = any(lines[at].kind is LineKind.FURNITURE for at in printed) or _is_menu(lines, printed)
    if not titles or not (is_framed or any(_is_source(lines[at]) for at in printed)):
        return None
    if any(_is_papers_edge(lines[at], vocabulary.bylines.staff) for at in printed):
        return None
    text = ""
    for line in lines[place:]:
        text += squeeze(line.text)
        if len(text) > LONGEST_TEXT:
            break
    return _Head(
        lines=lines,
        printed=[*printed, place],
        titles=titles,
        text=text,
        is_framed=is_framed,
        offices=vocabulary.offices,
        outlets=(*vocabulary.furniture.outlets, *vocabulary.furniture.edges),
    )


def _is_papers_edge(line: PrintLine, staff: Collection[str]) -> bool:
    """Whether a line is the edge of a paper's page: its date with the weekday and those who made it, 统筹, 美编 and 校对."""
    if line.kind is not LineKind.FURNITURE or WEEKDAY not in line.text:
        return False
    return sum(word in line.text for word in staff) > 1


def _may_head(line: PrintLine, columns: Collection[str]) -> bool:
    """Whether a line could be a title by its form: plain, or like the banner of a column that the vocabulary does not know,
    but not ``访谈人：何舟``."""
    if line.kind is LineKind.COLUMN:
        return line.column not in columns and LISTED.match(line.text) is None
    return line.kind is LineKind.TEXT and not is_marker(line.text)


def _is_menu(lines: Sequence[PrintLine], printed: Sequence[int]) -> bool:
    """Whether the page opens with a column of short words, one below the other: its channels."""
    top = printed[:FEWEST_WORDS]
    is_column = len(top) == FEWEST_WORDS and top[-1] - top[0] == FEWEST_WORDS - 1
    return is_column and all(len(lines[at].text) <= LONGEST_WORD for at in top)


def _is_text(line: PrintLine) -> bool:
    """Whether a line is a sentence, or longer than any title."""
    if line.kind is not LineKind.TEXT:
        return False
    is_sentence = line.text.endswith(SENTENCE) and len(line.text) >= SHORTEST_TEXT
    return is_sentence or len(line.text) > LONGEST_TITLE


def _opens_text(line: PrintLine, genres: Genres) -> bool:
    """Whether a line of a few characters opens a text: 朋友们！, 一、桥, 编者按."""
    text = line.text
    is_opening = is_salutation(text) or SALUTES.match(text) is not None or is_editors_note(text, genres)
    return line.kind is LineKind.TEXT and (is_opening or parse_ordinal(text) == 1)


def _find_evidence(head: _Head, place: int) -> Iterator[str]:
    """What tells whether a line is the title, by itself and by what stands about it."""
    line = head.lines[place]
    text = squeeze(line.text)
    yield from _hear_text(text, head.text)
    yield from _look_at(text)
    yield from _look_about(head, place)
    if len(line.text) == max(len(head.lines[at].text) for at in head.titles):
        yield "longest"
    if BUTTONS.search(line.text) is not None:
        yield "buttons"
    if any(part.endswith(head.outlets) for part in line.text.split()):
        yield "outlet"
    if line.kind is LineKind.COLUMN:
        yield "column"
    if _is_speaker(line.text, head.offices):
        yield "speaker"
    if _is_twice(head, place):
        yield "twice"


def _look_at(text: str) -> Iterator[str]:
    """What the length of a line tells, its first character and its last."""
    if len(text) <= SHORT:
        yield "short"
    elif len(text) > LONG:
        yield "long"
    if text[-1] in STOPS or "。" in text:
        yield "stop"
    elif text[-1] in "？?！!":
        yield "asks"
    elif text[-1] in "：:":
        yield "colon"
    if text[0] in DASHES:
        yield "dash"
    if CAPTION.search(text) is not None:
        yield "caption"


def _is_speaker(text: str, offices: Offices) -> bool:
    """Whether a line is no more than an office and a name, in either order."""
    name, _, office = text.partition(" ")
    turned = squeeze(office) + name if name.startswith(offices.surnames) else ""
    return None not in parse_office_and_person(squeeze(text), offices) or (
        turned != "" and None not in parse_office_and_person(turned, offices)
    )


def _hear_text(title: str, text: str) -> Iterator[str]:
    """How many of a line's pairs of Chinese characters stand in the text."""
    pairs = [title[at : at + 2] for at in range(len(title) - 1) if is_han(title[at]) and is_han(title[at + 1])]
    held = sum(pair in text for pair in pairs)
    if not held:
        yield "unheard"
    elif held < FEW * len(pairs):
        yield "hardly-heard"
    elif held >= MANY * len(pairs):
        yield "well-heard"


def _look_about(head: _Head, place: int) -> Iterator[str]:
    at = head.printed.index(place)
    below = head.lines[head.printed[at + 1]]
    if at == 0:
        yield "first"
    elif head.lines[head.printed[at - 1]].kind is LineKind.FURNITURE:
        yield "below-frame"
    if _is_source(below):
        yield "above-source"
    elif any(_is_source(head.lines[near]) for near in head.printed[:at]):
        yield "below-source"
    if below.kind is LineKind.TEXT:
        yield "above-text" if at + 2 == len(head.printed) else "above-line"
    if below.kind is LineKind.TEXT and below.opens_with is Break.NEWLINE:
        yield "touches-below"


def _is_source(line: PrintLine) -> bool:
    return line.kind in SOURCES and (tells_source(line.text) or DAY.search(line.text) is not None)


def _is_twice(head: _Head, place: int) -> bool:
    """Whether a line stands above the text a second time, alone or at another's beginning."""
    title = fold_width(head.lines[place].text)
    if len(title) < SHORTEST_TWICE:
        return False
    return any(at != place and fold_width(head.lines[at].text).startswith(title) for at in head.printed[:-1])


def _find_ties(head: _Head, place: int, title: int) -> Iterator[str]:
    """What ties a line to the title."""
    first, last = min(place, title), max(place, title)
    if first + 1 == last:
        yield "touches"
    if squeeze(head.lines[title].text)[0] in DASHES:
        yield "above-dash"

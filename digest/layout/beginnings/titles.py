"""Which lines could be titles by their looks, and which titles are printed twice."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from digest.clean import COLONS, fold_width, normalise_spaces, open_quotes, squeeze, width
from digest.layout.forms.askers import Askers
from digest.layout.forms.markers import find_marked_title, is_marker, is_salutation
from digest.layout.forms.masthead import STAMP, holds_event, is_bare_date
from digest.layout.forms.source_lines import tells_source
from digest.layout.printed.print_line import LONGEST_WRAP, ROOM, Break, LineKind, PrintLine, find_measure, is_table_row
from digest.layout.questions import MARKS, label_of

__all__ = [
    "BESIDE",
    "LONGEST",
    "NUMBERED",
    "ORIGINAL",
    "is_headline_shape",
    "is_spaced_column",
    "is_title_shape",
    "mark_repeated_titles",
    "name_original_titles",
    "next_content",
    "next_printed",
    "places_of_content",
    "previous_content",
    "previous_printed",
    "spaced_measure",
]

BESIDE = (LineKind.BLANK, LineKind.FURNITURE, LineKind.COLUMN)  # of no article
ORIGINAL = re.compile(r"原标题\s*[:：]\s*(?=\S)")
LONGEST = 64  # characters of a headline line
LONGEST_OF_THREE = 40  # … that has three clauses
LONGEST_ROW = 110  # of several in a row
CLAUSES = re.compile("[，,、；;：:。]")
DASHES = "—–―─"
BULLETS = "·•・■◆●▪>＞—– "  # before a list's titles, or about one printed again at the end
TOP = 14  # lines of a page, in which a web page's own title stands above the headline
NEAR = 40  # lines above and below, in which a column tells its measure
NUMBERED = re.compile(  # 标题：石榴花开, an agency's picture: （河岸）（1）石榴花开
    r"^(?:标题\s*[:：]\s*|(?:[（(][\u4e00-\u9fff]{2,6}[)）])?[（(]\d{1,2}[)）])(?=\S)"
)
AGENCIES = ("新华社", "据新华社", "中新社")
LEAST_TITLE = 8  # characters of a headline that such a title holds
LEAST_PART = 5  # … that is one of several in a row
MOST_PHRASES = 2  # of a headline above its source
SHORTEST_MARKED = 4  # characters of a title beside a continuation's mark
SHORTEST_LIST = 3  # titles one below the other
REPEATED = (LineKind.TEXT, LineKind.COLUMN, LineKind.PERSON)
STOPS = "。；;，,、—" + "".join(COLONS)
PAIRED = re.compile("[“”「」『』《》（）()【】]")
NO_TITLES = ("特此", "本报讯", "本网讯")  # that no headline opens with
NUMBER = re.compile(r"\d{7}")  # a telephone's
SPEECH = re.compile(r"[^：:]{2,24}[：:][^？?！!]+[，,][^？?！!]*[？?！!][^？?！!]{4,}")
DATELINED = re.compile(  # 安和网讯 (记者 何舟)石榴大桥昨日, 本报安和5月3日电 记者何舟报道：谁来修桥？
    r"[^，。！？]{2,20}?(?:[日报][讯电]|[讯电](?=\s?[（(]|\s+(?:记者|通讯员)))\s?[（(]?\S{0,6}?(?:记者|通讯员)"
)
FIRST_PART = re.compile(r"(?:[一1]、|[（(][一1][）)])(?![二两三四五六七八九十\d])")  # 一、桥; not 一、二线城市
EXCLAIMED = re.compile(r"^[“\"].*[！!？?…][”\"]?$")
SIGNED = re.compile(  # （安和新闻记者 何舟）“这条路何时通？”
    r"[（(【][^（()）【】]{0,24}(?:记者|通讯员)[ \u3000][^（()）【】]{2,40}[）)】]\s*\S"
)


def is_headline_shape(text: str, askers: Askers) -> bool:
    """Whether a line could be a headline by its looks: short, no stop at its end, its quotes in pairs."""
    if text[-1:] in STOPS or "。" in text or is_marker(text) or text.startswith(NO_TITLES) or NUMBER.search(text):
        return False
    if is_table_row(text) or ("者" in text and DATELINED.match(text) is not None) or is_salutation(text):
        return False
    line = normalise_spaces(text)
    if not 2 <= len(line) <= LONGEST and not _are_titles(line):
        return False
    if line[0] in "，。；、”’）》！？,;)":
        return False
    commas = line.count("，") + line.count(",")
    if (
        commas > 1 + (len(line) <= LONGEST_OF_THREE)
        or commas + line.count("、") > 4
        or (PAIRED.search(line) and not _is_paired(line))
    ):
        return False
    if _is_of_text(line):
        return False
    label = label_of(line)
    if label is None:
        return True
    is_turn = askers.asks(label) or label in MARKS  # □能走多远？
    return label not in askers.labels and label not in askers.items and not (line[-1] in "？?" and is_turn)


def _is_of_text(line: str) -> bool:
    """Whether a line is a date, the head of a text's first part, an exclamation, what is said (``院长林远舟：…，谁来？那只``),
    or a remark in brackets."""
    if (line[-1] in "日月" and is_bare_date(line)) or FIRST_PART.match(line) is not None:
        return True
    if line[0] in '“"':
        return EXCLAIMED.match(line) is not None
    if line[0] in "（(【":
        return SIGNED.match(line) is not None or line[-1] in "）)"
    return len(line) > LONGEST_WRAP and SPEECH.match(line) is not None


def _are_titles(line: str) -> bool:
    """Whether a longer line is three or four titles in a row, gaps between them."""
    titles = line.split(" ") if LONGEST < len(line) <= LONGEST_ROW else []
    return 3 <= len(titles) <= 4 and max(map(len, titles)) <= LONGEST // 2 and not CLAUSES.search(line)


def _is_paired(line: str) -> bool:
    """Whether every quotation mark and bracket that closes has one that opens, and the other way round."""
    if line.count("“") == 2 and "”" not in line:
        return True  # the second one closes: “石榴“
    closes = any(line.count(close) > line.count(opening) for opening, close in ("（）", "()", "“”", "《》"))
    return not closes and not open_quotes(line)


def is_title_shape(line: PrintLine, after: PrintLine | None, askers: Askers) -> bool:
    """Whether a line of text could be a title where it stands: not a paragraph's first line, set in above others."""
    if line.kind is not LineKind.TEXT:
        return False
    marked = find_marked_title(line.text)
    if marked is not None:
        return _is_marked_title(line, marked, after, askers)
    if not is_headline_shape(line.text, askers):
        return False
    if line.raw[:1].isspace() and holds_event(line.text):
        return False
    opens_paragraph = line.is_indented and after is not None and after.opens_with is Break.NEWLINE
    if not opens_paragraph or after is None or after.kind is not LineKind.TEXT:
        return True
    # set in by one space, too; or a whole paragraph on one line: nothing was wrapped
    return after.is_indented or after.raw[:1].isspace() or after.width > LONGEST_WRAP or after.text[0] in "—–-－―─"


def _is_marked_title(line: PrintLine, title: str, after: PrintLine | None, askers: Askers) -> bool:
    """Whether what stands beside the mark of a second half is its title: set in a title's marks or before the mark, or
    alone on its line, without a clause's stop; else the text goes on there."""
    if not is_headline_shape(title, askers):
        return False
    if line.text[-1] in "》）)】":
        return True
    is_alone = after is None or after.kind is not LineKind.TEXT or after.is_indented or after.width > LONGEST_WRAP
    return is_alone and len(title) >= SHORTEST_MARKED and not CLAUSES.search(title)


def mark_repeated_titles(lines: Sequence[PrintLine], askers: Askers) -> tuple[PrintLine, ...]:
    """Name a title that stands a second time further down (a web edition's list of titles, a banner, the name of a web
    page) as furniture.

    Of several equal short lines those that open an article are kept: before a person line, a byline or plain text, and
    in any case the last that stands before anything of an article; the others are furniture.
    """
    titles = [fold_width(NUMBERED.sub("", line.text.strip(BULLETS))) if _may_repeat(line) else "" for line in lines]
    often = {title for title, count in Counter(titles).items() if title and count > 1}
    often -= {title for title in often if title.endswith(COLONS)}  # 林区长：, each time above what he says
    named = _page_title(lines)
    if not often and named is None:
        return tuple(lines)
    places: dict[str, list[int]] = {}
    for place, title in enumerate(titles):
        if title in often:
            places.setdefault(title, []).append(place)
    for title, found in list(places.items()):  # who gives a notice, named above it and below it, over the date
        after = [next_printed(lines, place) for place in found]
        if any(at is not None and is_bare_date(lines[at].text) for at in after):
            del places[title]
            often.discard(title)
    content = places_of_content(lines)
    kept = {at for found in places.values() for at in _openers(lines, content, titles, found, often, askers)}
    repeated = {
        place
        for place, title in enumerate(titles)
        if title in often and place not in kept and not _stands_in_text(lines, place, askers)
    }
    repeated |= _list_neighbours(lines, titles, repeated)
    repeated |= set() if named is None else {named}
    return tuple(
        replace(line, kind=LineKind.FURNITURE) if place in repeated else line for place, line in enumerate(lines)
    )


def name_original_titles(lines: Sequence[PrintLine]) -> Sequence[PrintLine]:
    """Read the title that an article bore in another paper (``原标题：…``) as its headline, where it has no other."""
    named = list(lines)
    passed = (LineKind.BLANK, LineKind.FURNITURE)
    for place, line in enumerate(lines):
        if line.kind is not LineKind.FURNITURE or ORIGINAL.match(line.text) is None:
            continue
        above = next((near for near in reversed(lines[max(0, place - TOP) : place]) if near.kind not in passed), None)
        below = [near for near in lines[place + 1 : place + TOP] if near.kind not in passed][:2]
        is_behind_text = above is None or above.kind is LineKind.BYLINE or above.is_finished
        is_wrapped = len(below) > 1 and below[1].opens_with is Break.NEWLINE
        if is_behind_text and below and (below[0].is_finished or is_wrapped or len(below[0].text) > LONGEST_WRAP):
            named[place] = replace(line, kind=LineKind.TEXT, width=width(line.text))
    return named


def _page_title(lines: Sequence[PrintLine]) -> int | None:
    """The place of a web page's own title above everything else: it ends with the headline that stands below it."""
    printed = [place for place, line in enumerate(lines[:TOP]) if line.kind is not LineKind.BLANK]
    first = next((place for place in printed if lines[place].kind is LineKind.TEXT), None)
    if first is None or len(lines[first].text) > LONGEST_ROW or lines[first].is_finished:
        return None
    held = squeeze(lines[first].text)
    below = [place for place in printed if place > first and lines[place].kind is LineKind.TEXT]
    parts = frozenset(lines[first].text.split())  # the titles of a page in a row
    source = next((place for place in printed if place > first), first)
    is_headline = lines[source].kind is not LineKind.TEXT and (
        tells_source(lines[source].text) or STAMP.search(lines[source].text) is not None
    )
    may_hold = not is_headline or len(parts) > MOST_PHRASES
    for place in below:
        if lines[place].is_finished and lines[place].width > LONGEST_WRAP:
            return None
        title = squeeze(lines[place].text)
        ends = len(title) >= LEAST_TITLE and held.endswith(title) and not is_headline
        is_held = ends or (len(title) >= LEAST_PART and title in parts and may_hold)
        if is_held and len(title) < len(held):
            return place if title[0] in DASHES else first  # a headline's own subtitle, printed again
    return None


def _list_neighbours(lines: Sequence[PrintLine], titles: Sequence[str], repeated: set[int]) -> set[int]:
    """The rest of a page's list of titles: title after title, one of them a repeated one, furniture before or behind."""
    found: set[int] = set()
    again = {titles[place] for place in repeated}
    listed = [
        bool(title) or line.kind is LineKind.FURNITURE or _may_be_listed(line)
        for line, title in zip(lines, titles, strict=True)
    ]
    last = -1
    for place in sorted(repeated):
        if place <= last:
            continue  # in the list that was looked at last
        first = last = place
        while first > 0 and listed[first - 1] and lines[first].opens_with is Break.NEWLINE:
            first -= 1
        while last + 1 < len(lines) and listed[last + 1] and lines[last + 1].opens_with is Break.NEWLINE:
            if titles[last + 1] and titles[last + 1] in again and last + 1 not in repeated:
                while last > place and last not in repeated and lines[last].kind is LineKind.TEXT:
                    last -= 1  # its kicker
                break  # the headline itself
            last += 1
        ends = [lines[at].kind for at in (first - 1, first, last, last + 1) if 0 <= at < len(lines)]
        others = {lines[at].text for at in range(first, last + 1) if lines[at].kind is not LineKind.FURNITURE}
        if last - first + 1 >= SHORTEST_LIST and len(others) > 1 and LineKind.FURNITURE in ends:
            found.update(range(first, last + 1))
    return found


def _may_be_listed(line: PrintLine) -> bool:
    """Whether a line could be one of a list's titles, a question or an exclamation among them."""
    return line.kind is LineKind.TEXT and len(line.text) <= LONGEST and not line.text.endswith((*COLONS, *"。，；、,;"))


def _may_repeat(line: PrintLine) -> bool:
    if line.is_finished or not 4 <= len(line.text) <= LONGEST or line.kind not in REPEATED:
        return False
    return not line.text.startswith(AGENCIES)  # a dateline's first line


def _stands_in_text(lines: Sequence[PrintLine], place: int, askers: Askers) -> bool:
    """Whether text runs on over a line: behind an unfinished one that touches it, or as a full line of its column."""
    before = lines[place - 1] if place else None
    if before is not None and before.kind is LineKind.TEXT and not is_headline_shape(before.text, askers):
        return not before.is_finished
    first, last = place, place + 1
    top, foot = max(0, place - NEAR), min(len(lines), place + NEAR)
    while first > top and lines[first].opens_with is Break.NEWLINE and lines[first - 1].kind is LineKind.TEXT:
        first -= 1
    while last < foot and lines[last].opens_with is Break.NEWLINE and lines[last].kind is LineKind.TEXT:
        last += 1
    column = lines[first:last]
    ended = any(line.is_finished and not _may_be_listed(line) for line in column)
    measure = find_measure(column) if ended else None
    return measure is not None and measure - ROOM <= lines[place].width <= measure + 0.5


def _openers(
    lines: Sequence[PrintLine],
    content: Sequence[int],
    titles: Sequence[str],
    places: Sequence[int],
    often: set[str],
    askers: Askers,
) -> list[int]:
    """Those of a repeated title's places at which an article opens."""
    sure, found = [], []
    for place in places:
        at = bisect_right(content, place)
        while at < len(content) and lines[content[at]].kind is LineKind.CREDIT:
            at += 1  # pictures between headline and text
        if at == len(content):
            continue
        following, line = content[at], lines[content[at]]
        is_bulleted = lines[place].text[0] in BULLETS and line.text[0] in BULLETS
        is_listed = (titles[following] in often or is_bulleted) and line.opens_with is Break.NEWLINE
        if line.kind in (LineKind.PERSON, LineKind.BYLINE) or (line.kind is LineKind.TEXT and not is_listed):
            found.append(place)
            if line.kind is not LineKind.TEXT or not is_headline_shape(line.text, askers):
                sure.append(place)
    return sorted({*sure, *found[-1:]})


def next_printed(lines: Sequence[PrintLine], place: int) -> int | None:
    """The place of the next line that prints anything, or ``None``."""
    at = place + 1
    while at < len(lines) and lines[at].kind is LineKind.BLANK:
        at += 1
    return at if at < len(lines) else None


def places_of_content(lines: Sequence[PrintLine]) -> list[int]:
    """The places of the lines that belong to articles, furniture passed over, for many questions at once."""
    return [place for place, line in enumerate(lines) if line.kind not in BESIDE]


def next_content(lines: Sequence[PrintLine], place: int) -> int | None:
    """The place of the next line that belongs to an article, furniture passed over."""
    at = place + 1
    while at < len(lines) and lines[at].kind in BESIDE:
        at += 1
    return at if at < len(lines) else None


def previous_printed(lines: Sequence[PrintLine], place: int) -> int | None:
    """The place of the line before that prints anything, or ``None``."""
    at = place - 1
    while at >= 0 and lines[at].kind is LineKind.BLANK:
        at -= 1
    return at if at >= 0 else None


def previous_content(lines: Sequence[PrintLine], place: int) -> int | None:
    """The place of the line before that belongs to an article, furniture passed over."""
    at = place - 1
    while at >= 0 and lines[at].kind in BESIDE:
        at -= 1
    return at if at >= 0 else None


def spaced_measure(lines: Sequence[PrintLine]) -> float | None:
    """The width of the column whose line ends recognition left as spaces, if the page has such lines."""
    widths = sorted(
        width(part)
        for line in lines
        if line.kind is LineKind.TEXT and len(parts := line.text.split(" ")) >= 4 and len(line.text) > LONGEST
        for part in parts[1:-1]
    )
    if len(widths) < 4:
        return None
    measure = widths[len(widths) // 2]
    near = sum(abs(wide - measure) <= ROOM for wide in widths)
    return measure if 2 * near >= len(widths) else None  # a foot's address has gaps too, but no column


def is_spaced_column(text: str, measure: float | None) -> bool:
    """Whether a line with spaces is text of such a column: all but its last part fill it."""
    parts = text.split(" ")
    if measure is None or len(parts) < 2:
        return False
    full = [measure - ROOM <= width(part) <= measure + ROOM for part in parts[1:-1]]
    return all(full) and measure - ROOM - 2 <= width(parts[0]) <= measure + ROOM and width(parts[-1]) <= measure + ROOM

"""Lone titles: short lines between blank lines that may be the headline of an article which nothing else announces.

A subhead looks the same, and so does a piece of a text that a blank line cuts. What may be a title at all is said here,
and what speaks for it; reading order decides (``placement``), by the text above and below it too.

Specimens (names invented):

    石榴大桥昨日合龙                 behind a finished text or another article's byline
    两岸夜话 | 石榴花又开             its series before it; 【两岸】石榴花又开
    林远舟：把书屋开在打谷场边         what someone of the text below says, or a topic and what is said of it
    新 春 寄 语                     set wide
    ●河岸   【河岸】   公示时间：六日   a subhead's marks, a form's item: no title
"""

import re
from collections.abc import Iterator

from digest.clean import COLON, COLONS
from digest.layout.beginnings.anchors import CLAUSE_STOP, MOST_LINES, PHRASES
from digest.layout.beginnings.briefs import is_whole
from digest.layout.beginnings.free_headings import SUBHEAD, follows_signed, heads_kind
from digest.layout.beginnings.sheet import DASHES, Sheet
from digest.layout.beginnings.titles import is_spaced_column, next_content, next_printed, previous_printed
from digest.layout.beginnings.turns import NEAR, asks_among_others, carries_on_interview
from digest.layout.beginnings.typesetting import BOX_MARKS, INDENT, SHORTEST_TITLE
from digest.layout.blocks import parse_ordinal
from digest.layout.forms.markers import CONTINUES
from digest.layout.forms.masthead import is_bare_date
from digest.layout.printed.gaps import are_names
from digest.layout.printed.lines import SUBHEAD_MARKS
from digest.layout.printed.print_line import LONGEST_WRAP, ROOM, Break, LineKind, PrintLine
from digest.layout.questions import label_of

__all__ = ["find_lone_title", "find_title_clues"]

SHORTEST_LONE = 4
SPACED = re.compile(r"^\S(?: \S){2,}$")  # 新 春 寄 语
SERIES = re.compile(r"^【[^】]{2,}】\S|\S *[|｜丨│] *\S")
STOPS = "，。、；：！？）》”’」』,;:)"  # that open no sentence
SENTENCE_MARK = re.compile("[。！？!?]")
SPEAKS = re.compile(rf"{COLON}(?!\d)")
MOST_SIGNERS = 3  # of a notice, one below the other
LONGEST_LABEL = 6  # … and before a form's
LONGEST_ENTRY = 5  # characters behind a form's colon


def find_lone_title(sheet: Sheet, place: int) -> list[int]:
    """The places of lines between blank lines, text before and behind them, that could be a headline: short, no clause's
    stop; one line, or a few behind a finished text that are no piece of a wrapped column. Empty if there are none."""
    if asks_among_others(sheet, place):
        return []
    line = sheet.lines[place]
    if line.opens_with is not Break.BLANK or line.is_indented:
        return []
    group = _lines_to_blank(sheet, place)
    before, following = previous_printed(sheet.lines, place), next_content(sheet.lines, group[-1])
    if before is None or following is None:
        return []
    if not (_heads_text(sheet, following) and _stands_below(sheet, place, before)):
        return []
    above = sheet.lines[before]
    if line.text.startswith(DASHES) or SUBHEAD_MARKS.match(line.text) or parse_ordinal(line.text) is not None:
        return []  # the second of a subhead's two lines, one in its marks, one with its number
    if is_spaced_column(line.text, sheet.spaced) and not (above.is_finished and len(line.text.split(" ")) == 2):
        return []
    is_behind = above.is_finished or sheet.lines[following].opens_with is Break.NEWLINE
    if len(group) > 1 and not (is_behind and _are_titles(sheet, group, before, following)):
        return []
    is_kicker = len(group) == 2 and len(line.text) < SHORTEST_LONE and SPEAKS.search(line.text) is None
    return group if all(_is_lone_shape(sheet, at) for at in group[is_kicker:]) else []


def _stands_below(sheet: Sheet, place: int, before: int) -> bool:
    """Whether a line stands below something that it may part from: no heading, no lead-in, no article of a web page."""
    above = sheet.lines[before]
    if before in sheet.roles or above.text.endswith("——"):
        return False
    if above.text.strip(BOX_MARKS) in sheet.boxes:
        return False  # 【人物名片】, who it is of below
    is_subhead = above.kind is LineKind.TEXT and sheet.source is not None and place > sheet.source
    return not is_subhead and not _is_dated(sheet, place)


def _is_dated(sheet: Sheet, place: int) -> bool:
    """Whether a date stands below a line, or below the one below it: they sign a letter or a notice."""
    following = next_printed(sheet.lines, place)
    if not sheet.lines[place].text.endswith(sheet.offices.bodies):
        return False
    for _ in range(MOST_SIGNERS):
        if following is None:
            return False
        if is_bare_date(sheet.lines[following].text):
            return True
        if not sheet.shapes[following]:
            return False
        following = next_printed(sheet.lines, following)
    return False


def _heads_text(sheet: Sheet, following: int) -> bool:
    """Whether text without a heading of its own stands below: behind a blank line, or a whole paragraph on one line. What
    opens with a stop goes on with a sentence."""
    after = sheet.lines[following]
    if following in sheet.roles or after.kind is not LineKind.TEXT or after.text[0] in STOPS:
        return False
    return after.opens_with is Break.BLANK or (sheet.parts_articles and _is_paragraph(after))


def _lines_to_blank(sheet: Sheet, place: int) -> list[int]:
    """The places of the lines from one on down to a blank line, or to a paragraph where those part articles."""
    group = [place]
    for at in range(place + 1, min(place + MOST_LINES + 1, len(sheet.lines))):
        if sheet.lines[at].kind is LineKind.BLANK:
            break
        if sheet.parts_articles and _is_paragraph(sheet.lines[at]):
            break
        group.append(at)
    return group


def _is_paragraph(line: PrintLine) -> bool:
    """Whether a line is a whole paragraph, signed or not."""
    return line.width > LONGEST_WRAP and is_whole(line)


def _are_titles(sheet: Sheet, group: list[int], before: int, following: int) -> bool:
    """Whether lines that touch are titles, and not a few full lines of the column above or below."""
    if len(group) > MOST_LINES or not all(sheet.shapes[at] and at not in sheet.roles for at in group):
        return False
    if any(SENTENCE_MARK.search(sheet.lines[at].text) for at in group):
        return False  # a wrapped question
    measures = [sheet.measures[at] for at in (before, following) if at in sheet.measures]
    return not any(
        all(measure - ROOM <= sheet.lines[at].width <= measure + 0.5 for at in group[:-1]) for measure in measures
    )


def _is_lone_shape(sheet: Sheet, place: int) -> bool:
    """Whether a line has the length and the stops of a headline that nothing announces."""
    text = sheet.lines[place].text
    if "转" in text and CONTINUES.search(text) is not None:
        return False  # the last line of a text
    clauses = len(CLAUSE_STOP.findall(text))
    if clauses > 1 or (clauses and len(text) > LONGEST_WRAP):
        return False
    if (
        _is_list(text)
        or are_names(text.split(), sheet.offices.surnames)
        or (len(text) < SHORTEST_LONE and not _heads_letter(sheet, place))
    ):
        return False
    return _colon_may_head(sheet, place)


def _is_list(text: str) -> bool:
    """Whether a line is a list, no topic and what is said of it: 河上十年：船、桥、人."""
    colon = SPEAKS.search(text)
    return text.count("、") > 1 and (colon is None or colon.start() <= LONGEST_LABEL)


def _heads_letter(sheet: Sheet, place: int) -> bool:
    """Whether whom a letter addresses stands right below a line: 慰问信 above 全市教师、教育工作者：."""
    following = next_printed(sheet.lines, place)
    if following is None:
        return False
    text = sheet.lines[following].text
    after = sheet.lines[following + 1] if following + 1 < len(sheet.lines) else None
    if text[-1] in "、，," and after is not None and after.opens_with is Break.NEWLINE:
        text += after.text
    return text.endswith(COLONS) and label_of(text) not in sheet.forms.askers.labels and parse_ordinal(text) is None


def _colon_may_head(sheet: Sheet, place: int) -> bool:
    """Whether a line has no colon, or behind it what someone of the text below said: ``林远舟：把路修到家门口``; no turn of a
    conversation, no item of a form (``时间：…``)."""
    line = sheet.lines[place]
    colon = SPEAKS.search(line.text)
    if colon is None:
        return True
    label = line.text[: colon.start()]
    if sheet.forms.askers.is_item(line.text) or len(line.text) - colon.end() < SHORTEST_LONE:
        return False
    if _speaks_again(sheet, place, line.text[: colon.end()]):
        return False
    if len(label) > LONGEST_LABEL:
        return True
    said = line.text[colon.end() :]
    if len(label) > 1 and len(said) >= LONGEST_ENTRY and not re.search(r"\d", said):
        return True
    is_name = any(label.startswith(name) and 1 <= len(label) - len(name) <= 2 for name in sheet.offices.surnames)
    return is_name and any(label in other.text for other in sheet.lines[place + 1 : place + NEAR])


def _speaks_again(sheet: Sheet, place: int, opening: str) -> bool:
    """Whether a line is a turn of a conversation: its label opens a line above too, or one below as the line above's does."""
    above, below = sheet.lines[max(0, place - NEAR) : place], sheet.lines[place + 1 : place + NEAR]
    if any(line.text.startswith(opening) for line in above):
        return True
    before = previous_printed(sheet.lines, place)
    label = label_of(sheet.lines[before].text) if before is not None else None
    is_again = label is not None and any(line.text.startswith(opening) for line in below)
    return is_again and any(label_of(line.text) == label for line in below)


def _begins_questions(sheet: Sheet, place: int, following: int) -> bool:
    """Whether a question stands below a line that no conversation has come before, or another's: the next answer is
    labelled with a name that no answer above is."""
    askers = sheet.forms.askers
    if label_of(sheet.lines[following].text) not in askers.names or carries_on_interview(sheet, place, following):
        return False
    above = {label_of(line.text) for line in sheet.lines[max(0, place - NEAR) : place]}
    below = (label_of(line.text) for line in sheet.lines[following + 1 : following + NEAR])
    answerer = next((label for label in below if label is not None and label not in askers.labels), None)
    return not above & askers.labels or (answerer is not None and answerer not in above)


def _clues_of_setting(sheet: Sheet, group: list[int], following: int) -> Iterator[str]:
    """What speaks for a lone title, or against it, by how it is set: on its text, in several lines, wide, short."""
    if sheet.lines[following].opens_with is Break.NEWLINE:
        yield "title-on-its-text"
    if len(group) > 1:
        yield "title-lines"
    elif SPACED.match(sheet.lines[group[0]].text):
        yield "title-spaced"
    elif len(sheet.lines[group[0]].text) < SHORTEST_TITLE:
        yield "title-short"


def find_title_clues(sheet: Sheet, group: list[int]) -> Iterator[str]:
    """What speaks for a lone title at its places: its words, and what stands above and below it."""
    place = group[0]
    if place in sheet.loose:
        yield sheet.loose[place]
    yield from _clues_of_words(sheet, place)
    before, following = previous_printed(sheet.lines, place), next_content(sheet.lines, group[-1])
    assert before is not None
    assert following is not None
    yield from _clues_of_setting(sheet, group, following)
    line, above = sheet.lines[place], sheet.lines[before]
    if _begins_questions(sheet, place, following):
        yield "title-above-question"
    if above.is_finished and follows_signed(sheet, place):
        yield "title-behind-signed"
    if above.is_finished or above.kind is not LineKind.TEXT:
        return
    yield "title-behind-unfinished"
    measures = [sheet.measures[at] for at in (before, following) if at in sheet.measures]
    if measures and not any(measure - ROOM - INDENT - 0.5 <= line.width <= measure + 0.5 for measure in measures):
        yield "title-fills-no-column"


def _clues_of_words(sheet: Sheet, place: int) -> Iterator[str]:
    """What the words of a lone title say: what it heads, how it is put."""
    line = sheet.lines[place]
    if heads_kind(sheet, place):
        yield "title-kind"
    if CLAUSE_STOP.search(line.text):
        yield "title-with-clauses"
    if _heads_letter(sheet, place):
        yield "title-of-letter"
    if PHRASES.match(line.text) is not None and len(line.text) > SUBHEAD:
        yield "title-phrases"
    if SERIES.search(line.text):
        yield "title-labelled"

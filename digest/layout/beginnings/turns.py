"""Lines shaped like a headline that are none: a turn of a conversation, an item of a list, a subhead above an
interview's first question."""

import re

from digest.layout.beginnings.sheet import Sheet
from digest.layout.beginnings.titles import next_content, previous_content
from digest.layout.forms.asking import TALK
from digest.layout.forms.markers import is_editors_note
from digest.layout.printed.print_line import LISTED, LineKind
from digest.layout.questions import QUESTION_MARKS, label_of

__all__ = ["NEAR", "asks_among_others", "carries_on_interview", "is_listed", "is_turn"]

LABELLED = re.compile("[\u4e00-\u9fff]{2,6}[:：]")
ADDRESSED = re.compile("[您你]")  # a question to someone, no headline: 您怎么看？
INTERVIEWED = re.compile(f"(?:{TALK}|对话)了")
MORE = 2  # questions about one that has no label
BESIDE = 8  # lines above or below, where each is a paragraph
NEAR = 80  # lines above or below


def is_turn(sheet: Sheet, place: int) -> bool:
    """Whether a line is one turn of a conversation: its label opens a line above it too; or, a question that another's
    label answers, one below; or more lines ask near it, one of them someone."""
    text = sheet.lines[place].text
    askers = sheet.forms.askers
    label, following = label_of(text), next_content(sheet.lines, place)
    heads = label is None and not ADDRESSED.search(text) and previous_content(sheet.lines, place) is None
    if text[-1] in "？?" and following is not None and not heads:
        answerer = label_of(sheet.lines[following].text)
        is_answered = (
            answerer not in (None, label) and not askers.asks(answerer or "") and answerer not in askers.answers
        )
        below = sheet.lines[following : place + NEAR] if is_answered and label is not None else []
        if is_answered and (label is None or any(label_of(line.text) == label for line in below)):
            return True
        if asks_among_others(sheet, place):
            return True
    above = sheet.lines[max(0, place - NEAR) : place]
    return label is not None and any(line.kind is LineKind.TEXT and label_of(line.text) == label for line in above)


def asks_among_others(sheet: Sheet, place: int) -> bool:
    """Whether a line is a question, and more lines ask near it, one of them someone, none of them behind a label."""
    if not sheet.lines[place].text.endswith(QUESTION_MARKS):
        return False
    about = sheet.lines[max(0, place - BESIDE) : place + BESIDE]
    asking = [line.text for line in about if line.text.endswith(QUESTION_MARKS)]
    is_labelled = any(label_of(text) is not None for text in asking)  # then a turn has a label
    return len(asking) > MORE and not is_labelled and any(map(ADDRESSED.search, asking))


def is_listed(sheet: Sheet, place: int, following: int) -> bool:
    """Whether a line is one of a list's items, each behind its label: 投诉人：何女士 above 投诉内容：…"""
    line, after = sheet.lines[place].text, sheet.lines[following].text
    if sheet.forms.askers.is_item(line):
        return True
    if (
        LISTED.match(line) is None
        or LABELLED.match(after) is None
        or is_editors_note(after, sheet.forms.vocabulary.genres)
    ):
        return False
    label = label_of(after)
    return label is None or not sheet.forms.askers.asks(label)


def carries_on_interview(sheet: Sheet, place: int, following: int) -> bool:
    """Whether a question stands below a line, and the text above introduces who answers it: a subhead above the first
    question of an interview."""
    askers, asker = sheet.forms.askers, label_of(sheet.lines[following].text)
    if asker is None or not askers.asks(asker):
        return False
    below = (label_of(line.text) for line in sheet.lines[following + 1 : following + NEAR])
    answerer = next((label for label in below if label is not None and not askers.asks(label)), "")
    opens = next((at for at in range(place - 1, max(0, place - NEAR), -1) if at in sheet.roles), max(0, place - NEAR))
    above = [line.text for line in sheet.lines[opens:place] if line.kind is LineKind.TEXT]
    if answerer in askers.answers:
        return any(INTERVIEWED.search(text) for text in above)
    return len(answerer) > 1 and any(answerer in text for text in above)

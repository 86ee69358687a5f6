"""Bylines between what introduces a text and the text: they open an article, where one behind a text would close it.

Specimens (names invented):

    编者按：石榴节快到了，本报……      an editor's note, then the byline
    石榴巷今年能通上暖气吗？            a web page's headline, below its date a short lead, then the byline
    修好的石榴桥。                      what a picture shows, or several, then the byline
    文 | 何舟                           whose words they are, behind 文 and a bar, below a headline and a few paragraphs
"""

from digest.layout.beginnings.anchors import opens_text
from digest.layout.beginnings.sheet import Sheet
from digest.layout.beginnings.titles import next_content, previous_content
from digest.layout.forms.markers import is_editors_note
from digest.layout.forms.pens import find_penned
from digest.layout.printed.print_line import LONGEST_WRAP, Break, LineKind
from digest.models import Role

__all__ = ["is_above_text"]

LONGEST_NOTE = 40  # lines
MOST_LEADS = 4  # paragraphs between a headline and 文｜何舟
MOST_PEN = 4  # lines that say who wrote, asked and edited
LONGEST_LEAD = 120  # characters
LONGEST_CAPTION = 40
HEADED = (Role.HEADLINE, Role.KICKER, Role.DECK)


def is_above_text(sheet: Sheet, place: int) -> bool:
    """Whether a byline stands below a note or a lead: its text follows."""
    return (
        _stands_below_note(sheet, place)
        or _is_below_lead(sheet, place)
        or _is_below_captions(sheet, place)
        or _opens_with_pen(sheet, place)
    )


def _is_below_lead(sheet: Sheet, place: int) -> bool:
    """Whether no more than a short lead stands between a web page's headline and a byline."""
    if sheet.source is None or place < sheet.source:
        return False
    above = sheet.lines[sheet.source + 1 : place]
    return sum(line.kind is LineKind.TEXT for line in above) == 1 and all(
        len(line.text) <= LONGEST_LEAD for line in above
    )


def _is_below_captions(sheet: Sheet, place: int) -> bool:
    """Whether no more than a few short sentences, each between blank lines, stand between a headline and a byline, a whole
    paragraph below: they say what pictures show; the last of them may be a lead."""
    below = next_content(sheet.lines, place)
    while below is not None and sheet.lines[below].kind is LineKind.BYLINE:
        below = next_content(sheet.lines, below)
    if below is None or sheet.lines[below].kind is not LineKind.TEXT or sheet.shapes[below]:
        return False
    if sheet.lines[below].width <= LONGEST_WRAP or opens_text(sheet, below):
        return False
    captions, first = 0, place
    above = previous_content(sheet.lines, place)
    while above is not None and above not in sheet.roles and captions <= MOST_LEADS:
        line = sheet.lines[above]
        longest = LONGEST_CAPTION if captions or opens_text(sheet, above) else LONGEST_LEAD
        is_caption = line.kind is LineKind.TEXT and line.is_finished and len(line.text) <= longest
        if is_caption and line.opens_with is Break.BLANK and sheet.lines[first].opens_with is Break.BLANK:
            captions += 1
        elif line.kind is not LineKind.BYLINE or captions:
            return False
        first, above = above, previous_content(sheet.lines, above)
    return 0 < captions <= MOST_LEADS and above is not None and sheet.roles.get(above) in HEADED


def _opens_with_pen(sheet: Sheet, place: int) -> bool:
    """Whether a byline that opens with 文 and a bar, or what stands with it, is the first below a headline and a lead."""
    if not any(find_penned(sheet.lines[at].text) for at in range(max(0, place - MOST_PEN), place + 1)):
        return False
    texts = 0
    for at in range(place - 1, max(-1, place - LONGEST_NOTE), -1):
        if at in sheet.roles:
            return sheet.roles[at] in (Role.HEADLINE, Role.DECK)
        line = sheet.lines[at]
        texts += line.kind is LineKind.TEXT
        if texts > MOST_LEADS or (line.kind is LineKind.BYLINE and not find_penned(line.text)):
            return False
    return False


def _stands_below_note(sheet: Sheet, place: int) -> bool:
    """Whether no more than an editor's note stands between a heading and a byline: the text follows below."""
    first = place
    while first > 0 and sheet.lines[first - 1].kind in (LineKind.BYLINE, LineKind.BLANK):
        first -= 1  # one over two lines
    for at in range(first - 1, max(-1, first - LONGEST_NOTE), -1):
        if at in sheet.roles or sheet.lines[at].kind is LineKind.BYLINE:
            return False
        if sheet.lines[at].kind in (LineKind.TEXT, LineKind.COLUMN) and is_editors_note(
            sheet.lines[at].text, sheet.forms.vocabulary.genres
        ):
            above = previous_content(sheet.lines, at)
            return above is None or above in sheet.roles
    return False

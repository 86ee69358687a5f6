"""Where a paragraph ends: the decision at each printed line, and what it is made from.

A paragraph ends where its printed line says so: behind a sentence's end in a line that is not full, before an indented
line, before a list's next number or a speaker's label. The print also ends lines, blocks and columns in mid-sentence;
there the parts are one paragraph.
"""

import re
from collections.abc import Sequence

from digest.clean import COLONS, open_quotes
from digest.layout.blocks import parse_ordinal
from digest.layout.forms.markers import SALUTES
from digest.layout.forms.masthead import is_bare_date
from digest.layout.paragraphs.openings import opens_paragraph
from digest.layout.paragraphs.pieces import LONGEST_SUBHEAD, SUBHEAD, Piece, Style, looks_like_subhead
from digest.layout.paragraphs.subheads import CARRIES_ON, QUOTED, is_set_apart
from digest.layout.printed.print_line import LISTED, LONGEST_WRAP, ROOM, SHORTEST_WRAP, Break, PrintLine, is_table_row
from digest.layout.questions import label_of

__all__ = ["is_paragraph_break"]

COLON = re.compile("[：:]")
LABEL_MARKS = 4  # characters about a label: its brackets, colon and a gap
FEWEST_SPACED = 2  # lines of one width, spaces between them
INDENT = 2.0  # Chinese characters by which a paragraph's first line is set in
LIST_MARK = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}[、．]|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[．、]|[●■◆▲★◎※•·]\s?)"
)
DASHED_ITEM = re.compile("[-－][\u4e00-\u9fff]")  # -天气：明天有雨
RUNNING_ITEM = re.compile("[一二三四五六七八九十]{1,2}是")  # of a list within a sentence
LIST_STOPS = "；;：:"
BULLETS = "●■◆▲★◎※•·"
FORMULA = re.compile("特此[\u4e00-\u9fff]{2,4}[。！!]?")  # closes a notice
FIRST_ITEM = re.compile("(?:一、|[（(]一[)）]|1[、．.](?!\\d)|[（(]1[)）])")  # of a list
ATTRIBUTION = re.compile("^(?:——|—|--)[^，。]{2,40}$")  # of a quotation: ——林远舟委员（安和市市长）
NUMBERED = re.compile(r"(\d{1,2})(?:[、．]|\.(?!\d))")  # 2、停水单位:…


def is_paragraph_break(run: Sequence[Piece], piece: Piece, following: Piece | None, style: Style) -> bool:
    """Whether a paragraph ends before ``piece``; ``run`` is the paragraph so far, ``following`` the line after."""
    before, line = run[-1].line, piece.line
    if style.labels and label_of(line.text) in style.labels:
        return not _runs_into(run[-1], line)
    if piece.is_box or (len(run) == 1 and run[0].is_box):
        return True
    if line.opens_with is Break.SPACE:
        return _breaks_at_space(run, piece, following)
    if _is_set_above(run, piece):
        return True
    if style.labels and len(run) == 1 and _is_label_alone(before.text, style.labels):
        return False
    if style.is_web and line.opens_with is Break.BLANK:
        return line.text[0] not in CARRIES_ON and not _is_cut_apart(run, line)
    if style.is_indented and piece.follows:
        return _breaks_by_indent(run, piece, following)
    return _breaks_in_column(run, piece, following, style)


def _runs_into(last: Piece, line: PrintLine) -> bool:
    """Whether a line goes on in the middle of a sentence from a full one that it touches: what looks like a label is
    none (…杰尼 | 索夫：…)."""
    if line.opens_with is Break.BLANK or line.is_indented or _has_ended(last):
        return False
    return line.opens_with is Break.SPACE or (last.measure is not None and not _is_short(last))


def _is_set_above(run: Sequence[Piece], piece: Piece) -> bool:
    """Whether the paragraph so far is a subhead set in above a flush paragraph that stands on one line."""
    if len(run) > 1 or not run[0].line.is_indented or piece.line.is_indented or run[0].measure is not None:
        return False
    return piece.line.width > LONGEST_WRAP and looks_like_subhead(run[0].line.text)


def _is_cut_apart(run: Sequence[Piece], line: PrintLine) -> bool:
    """Whether a flush line goes on from a paragraph that is set in, and that something cut in the middle of a clause; any
    line from one with sentences whose last one is unfinished."""
    before = run[-1].line
    if "。" in before.text and before.text[-1].isalnum() and line.is_finished and before.width > LONGEST_WRAP:
        return True
    if line.is_indented or not run[0].line.is_indented or before.width <= LONGEST_WRAP:
        return False
    return before.text[-1].isalnum() and len(line.text) > LONGEST_SUBHEAD


def _is_label_alone(text: str, labels: frozenset[str]) -> bool:
    """Whether a line is a speaker's label and nothing else."""
    label = label_of(text) if text.endswith(COLONS) else None
    return label is not None and label in labels and len(text) <= len(label) + LABEL_MARKS


def _breaks_by_indent(run: Sequence[Piece], piece: Piece, following: Piece | None) -> bool:
    """Where first lines are set in: before such a line, and around a subhead that is not."""
    if piece.line.is_indented:
        is_sure = piece.measure is None or _is_unset(run) or _starts_list(piece.line.text)
        return is_sure or _has_ended(run[-1]) or _is_short(run[-1])
    is_apart = piece.measure is None and piece.line.opens_with is Break.BLANK  # nothing is wrapped: a note, a signature
    return (_has_ended(run[-1]) and (is_apart or _is_short(run[-1]))) or _precedes_paragraph(run, piece, following)


def _breaks_in_column(run: Sequence[Piece], piece: Piece, following: Piece | None, style: Style) -> bool:
    """Without indents: behind a sentence's end, unless the line was full and the next one touches it."""
    last, line = run[-1], piece.line
    if _is_subhead(run, piece, following, style) or (len(run) == 1 and _is_whole(last.line.text, line)):
        return True
    if _is_introduced(last, piece, style) or _runs_on_in_list(last, line):
        return False
    if (_is_item(last.line.text, style) and _goes_on_notice(last, line)) or is_table_row(line.text):
        return True
    if (piece.measure is None or line.opens_with is Break.BLANK) and is_bare_date(line.text):
        return True  # below who gives a notice
    if len(run) == 1 and FORMULA.fullmatch(last.line.text) is not None:
        return True
    is_apart = line.opens_with is Break.BLANK
    if is_apart and (FIRST_ITEM.match(line.text) or SALUTES.match(line.text) or _is_salute(run)):
        return True
    if _goes_on_bullets(run, line.text):
        return True
    if not _has_ended(last):
        return _are_lines_by_themselves(last, piece) or _is_item_whole(last.line.text, line)
    if line.is_indented or line.opens_with is Break.BLANK or not piece.follows or piece.measure is None:
        return True
    is_open = not style.is_parted and (_opens_fresh(run, line.text) or _is_set_in(piece, following))
    return is_open or _is_short(last)


def _is_whole(text: str, line: PrintLine) -> bool:
    """Whether a line alone is whole without a stop: whose words a quotation is, or one apart from ``line``, a motto."""
    return ATTRIBUTION.match(text) is not None or (
        line.opens_with is Break.BLANK and text[0] == "“" and QUOTED.fullmatch(text) is not None
    )


def _is_salute(run: Sequence[Piece]) -> bool:
    """Whether the paragraph so far is one line that greets and closes with a comma: ``女士们，先生们，``."""
    text = run[0].line.text
    return len(run) == 1 and text[-1] in "，," and len(text) <= LONGEST_SUBHEAD and SALUTES.match(text) is not None


def _is_item(text: str, style: Style) -> bool:
    """Whether a line is an item of a notice (时间：…) or says who asks (采访者：何舟), and nobody's answer."""
    if LISTED.match(text) is None:
        return False
    return label_of(text) not in style.labels or COLON.split(text)[-1] in style.labels


def _goes_on_notice(last: Piece, line: PrintLine) -> bool:
    """Whether behind an item of a notice (时间：…) the next one stands, or who gives the notice, apart from it."""
    if LISTED.match(line.text):
        return True
    return last.measure is None and line.opens_with is Break.BLANK and not last.line.is_finished


def _is_introduced(last: Piece, piece: Piece, style: Style) -> bool:
    """Whether a quotation opens a line, and the line before says whose words they are."""
    if piece.line.text[0] not in '“"' or not piece.forms.introduces.search(last.line.text):
        return False
    return style.is_cut or piece.measure is not None


def _runs_on_in_list(last: Piece, line: PrintLine) -> bool:
    """Whether a list within a sentence goes on behind a full line: ``要做好三件事：`` | ``一是…；`` | ``二是…``."""
    if line.opens_with is not Break.NEWLINE or line.is_indented or last.line.text[-1] not in LIST_STOPS:
        return False
    return RUNNING_ITEM.match(line.text) is not None and last.measure is not None and not _is_short(last)


def _is_item_whole(text: str, line: PrintLine) -> bool:
    """Whether an item of a list, or what stands in brackets, ends with a line: the next one has a number or is apart.

    Of 100 pieces of text between blank lines that close so, 90 are whole paragraphs.
    """
    if text[-1] in "；;" and _starts_list(line.text):
        return True
    return text[-1] in "；;）)" and line.opens_with is Break.BLANK and line.text[0] not in CARRIES_ON


def _has_ended(piece: Piece) -> bool:
    """Whether a line ends a sentence, or announces what follows on lines of its own."""
    return piece.line.is_finished or piece.line.text.endswith((*COLONS, "——"))


def _are_lines_by_themselves(last: Piece, piece: Piece) -> bool:
    """Whether two short lines, one below the other and in no column, are lines of a list: a notice's 时间, 地点, 署名."""
    if piece.line.opens_with is not Break.NEWLINE or piece.measure is not None:
        return False
    return last.line.width <= LONGEST_WRAP and not open_quotes(last.line.text)


def _is_unset(run: Sequence[Piece]) -> bool:
    """Whether the paragraph so far is one line that is not set in and without a stop: a subhead."""
    return len(run) == 1 and not run[0].line.is_indented and not SUBHEAD.search(run[0].line.text)


def _precedes_paragraph(run: Sequence[Piece], piece: Piece, following: Piece | None) -> bool:
    """Whether a line that is not set in is a subhead: a sentence has ended before it, a paragraph begins behind it."""
    if following is None or not following.line.is_indented or SUBHEAD.search(piece.line.text):
        return False
    return run[-1].line.is_finished and not piece.line.is_finished


def _breaks_at_space(run: Sequence[Piece], piece: Piece, following: Piece | None) -> bool:
    """At a space that was a line's end, behind a sentence: a short line, and a line set in behind it; behind lines of one
    width, any line behind a short one, one set in or not wrapped behind any."""
    last = run[-1].line
    if piece.is_garbled or not last.is_finished or not last.width or piece.line.text[0] in CARRIES_ON:
        return False
    wide = _spaced_width(run)
    is_set_in = _is_set_in(piece, following)
    if wide is not None and (is_set_in or last.width <= wide - INDENT - ROOM or piece.line.width > LONGEST_WRAP):
        return True
    return is_set_in and piece.measure is not None and last.width <= piece.measure - INDENT - ROOM


def _spaced_width(run: Sequence[Piece]) -> float | None:
    """The one width of the lines that a space parts from the last one, the first perhaps set in; ``None`` if it varies."""
    last = run[-1].line
    widths = [part.line.width for part in run[:-1] if part.line.number == last.number]
    if len(widths) > FEWEST_SPACED and widths[0] < widths[1]:
        widths = widths[1:]
    if len(widths) < FEWEST_SPACED:
        return None
    widest = max(widths)
    return widest if min(widths) >= widest - ROOM and SHORTEST_WRAP <= widest <= LONGEST_WRAP else None


def _is_set_in(piece: Piece, following: Piece | None) -> bool:
    """Whether a line that runs on is narrower than its column by an indent: a paragraph's first line."""
    if piece.measure is None or following is None or piece.line.is_finished:
        return False
    short = piece.measure - piece.line.width
    return INDENT - 0.5 <= short <= INDENT + ROOM and following.line.width >= piece.measure - ROOM


def _is_short(piece: Piece) -> bool:
    """Whether a line leaves room in its column."""
    room = 1.0 if piece.line.is_finished else ROOM  # behind a stop even a single character would have followed
    return piece.measure is not None and piece.line.width <= piece.measure - room


def _opens_fresh(run: Sequence[Piece], text: str) -> bool:
    """Whether a text behind a full line opens as paragraphs do, or as a list's next item."""
    if run[-1].line.text.endswith(("”", '"')) and run[0].forms.attributed.match(text):
        return False
    return _starts_list(text) or opens_paragraph(run, text)


def _goes_on_bullets(run: Sequence[Piece], text: str) -> bool:
    """Whether an item of a list and the next one open with the same mark, or with one number and the next: ●…, 2、…"""
    opening = run[0].line.text
    if text[0] in BULLETS or DASHED_ITEM.match(text) is not None:
        return opening[0] == text[0]
    after = NUMBERED.match(text)
    before = NUMBERED.match(opening) if after is not None else None
    return before is not None and after is not None and int(after[1]) == int(before[1]) + 1


def _starts_list(text: str) -> bool:
    return LIST_MARK.match(text) is not None or parse_ordinal(text) is not None


def _is_subhead(run: Sequence[Piece], piece: Piece, following: Piece | None, style: Style) -> bool:
    """Whether the paragraph so far is a subhead: one short line without a stop, in a column of wider ones or between
    blank lines."""
    if not _is_one_line(run):
        return False
    line, text = run[0].line, "".join(part.line.text for part in run)
    if not looks_like_subhead(text) or run[0].is_rest:
        return False
    wide, measure = sum(part.line.width for part in run), run[0].measure
    if line.opens_with is not Break.BLANK or piece.line.opens_with is not Break.BLANK:
        return measure is not None and wide <= measure - INDENT - ROOM
    is_parted = following is not None and following.line.opens_with is Break.SPACE  # its column's width is a guess
    is_narrow = measure is not None and wide < measure - ROOM and not is_parted
    return is_set_apart(text, piece, style, is_narrow=is_narrow)


def _is_one_line(run: Sequence[Piece]) -> bool:
    """Whether the paragraph so far is one printed line, parted at its gaps or not."""
    if len(run) > 1 and run[1].line.opens_with is not Break.SPACE:
        return False  # most of them
    return all(part.line.opens_with is Break.SPACE for part in run[1:])

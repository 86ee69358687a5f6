"""Blocks of one article → whole paragraphs.

A paragraph ends where its printed line says so: behind a sentence's end in a line that is not full, before an indented
line, before a list's next number or a speaker's label. The print also ends lines, blocks and columns in mid-sentence;
there the parts are one paragraph. Which of the two a break is, is decided by ``is_paragraph_break`` alone.
"""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from digest.blocks import Block, parse_ordinal
from digest.clean import is_finished, join_print, open_quotes, squeeze
from digest.damage import find_repeats
from digest.lines import LONGEST_WRAP, ROOM, Break, PrintLine, find_measure
from digest.models import Paragraph, Span
from digest.questions import label_of

__all__ = ["Style", "find_style", "make_paragraph", "name_paragraphs", "restore_paragraphs"]

INDENT = 2.0  # Chinese characters by which a paragraph's first line is set in
LIST_MARK = re.compile(r"^(?:[一二三四五六七八九十]{1,3}[、．]|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[．、]|[●■◆▲★◎※•·]\s?)")
SUBHEAD = re.compile(r"[，。；：、,;:…—]$|[。！？]")
LONGEST_SUBHEAD = 22


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a page sets its paragraphs: whether first lines are indented, which speakers have labels."""

    is_indented: bool = False
    labels: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """A printed line in its article's order, with what the decision at its beginning needs."""

    line: PrintLine
    measure: float | None
    follows: bool  # printed right behind the piece before it
    is_garbled: bool


def find_style(blocks: Sequence[Sequence[PrintLine]], labels: frozenset[str] = frozenset()) -> Style:
    """Whether an article indents its paragraphs: most lines that are sure to begin one are set in, few others are.

    Sure to begin one: the article's first line, and what follows a sentence's end behind a blank line or a line that
    was not full.
    """
    lines = [line for block in blocks for line in block]
    measure = find_measure(lines)
    sure, other = [line.is_indented for line in lines[:1]], []
    for before, line in zip(lines, lines[1:], strict=False):
        short = measure is None or before.width <= measure - ROOM
        ended = is_finished(before.text) and (short or line.opens_with is Break.BLANK)
        (sure if ended else other).append(line.is_indented)
    is_indented = 2 * sum(sure) > len(sure) and 2 * sum(other) <= len(other)
    return Style(is_indented=is_indented, labels=labels)


def restore_paragraphs(page: str, blocks: Sequence[Block], style: Style) -> tuple[Paragraph, ...]:
    """The paragraphs of an article from its blocks in reading order. Their ids are given by ``name_paragraphs``."""
    pieces = list(_pieces(blocks))
    paragraphs: list[Paragraph] = []
    run: list[_Piece] = []
    for place, piece in enumerate(pieces):
        if run and is_paragraph_break(run, piece, pieces[place + 1] if place + 1 < len(pieces) else None, style):
            paragraphs.append(_join(page, run))
            run = []
        run.append(piece)
    if run:
        paragraphs.append(_join(page, run))
    return tuple(_return_repeated_lines(paragraphs))


def _pieces(blocks: Sequence[Block]) -> Iterable[_Piece]:
    """Every printed line of the blocks; the measure is that of the lines around it."""
    groups = _columns(blocks)
    before: Block | None = None
    for block in blocks:
        measure = groups[block.index]
        garbled = _is_garbled(block)
        for place, line in enumerate(block.lines):
            follows = place > 0 or (before is not None and before.index == block.index - 1)
            yield _Piece(line=line, measure=measure, follows=follows, is_garbled=garbled)
        before = block


def _columns(blocks: Sequence[Block]) -> dict[int, float | None]:
    """The measure of each block's column: blocks without a blank line between them are one column."""
    measures: dict[int, float | None] = {}
    column: list[Block] = []
    last: float | None = None
    for place, block in enumerate(blocks):
        column.append(block)
        following = blocks[place + 1] if place + 1 < len(blocks) else None
        if following is not None and following.lines and following.lines[0].opens_with is Break.NEWLINE:
            continue
        lines = [line for member in column for line in member.lines]
        found = find_measure(lines)
        widest = max((line.width for line in lines), default=0.0)
        last = found if found is not None else (last if last is not None and widest <= last + ROOM else None)
        measures.update(dict.fromkeys((member.index for member in column), last))
        column = []
    return measures


def _is_garbled(block: Block) -> bool:
    """Whether two blocks were read across one another here, so that widths say nothing: runs stand twice, twice."""
    return len(find_repeats(block.text)) >= 2


def is_paragraph_break(run: Sequence[_Piece], piece: _Piece, following: _Piece | None, style: Style) -> bool:
    """Whether a paragraph ends before ``piece``; ``run`` is the paragraph so far, ``following`` the line after."""
    before, line = run[-1].line, piece.line
    if style.labels and label_of(line.text) in style.labels:
        return True
    if len(run) == 1 and style.labels and before.text[-1:] in "：:" and label_of(before.text) in style.labels:
        return False
    ended = is_finished(before.text) or before.text.endswith(("：", ":", "——"))
    if line.opens_with is Break.SPACE:
        return _breaks_at_space(run, piece, following)
    if style.is_indented and piece.follows:
        if line.is_indented:
            return ended or _is_short(run[-1]) or _starts_list(line.text) or _is_unset(run)
        return (ended and _is_short(run[-1])) or _precedes_paragraph(run, piece, following)
    if line.is_indented and ended:
        return True
    if _is_subhead(run, piece):
        return True
    if not ended and _are_lines_by_themselves(run[-1], piece):
        return True
    if not ended:
        return before.text.endswith(("；", ";")) and _starts_list(line.text)
    if line.opens_with is Break.BLANK or not piece.follows or piece.measure is None:
        return True
    return _is_short(run[-1]) or _starts_list(line.text) or _is_set_in(piece, following)


def _are_lines_by_themselves(last: _Piece, piece: _Piece) -> bool:
    """Whether two short lines, one below the other and in no column, are lines of a list: a notice's 时间, 地点, 署名."""
    if piece.line.opens_with is not Break.NEWLINE or piece.measure is not None:
        return False
    return last.line.width <= LONGEST_WRAP and not open_quotes(last.line.text)


def _is_unset(run: Sequence[_Piece]) -> bool:
    """Whether the paragraph so far is one line that is not set in and without a stop: a subhead."""
    return len(run) == 1 and not run[0].line.is_indented and not SUBHEAD.search(run[0].line.text)


def _precedes_paragraph(run: Sequence[_Piece], piece: _Piece, following: _Piece | None) -> bool:
    """Whether a line that is not set in is a subhead: a sentence has ended before it, a paragraph begins behind it."""
    if following is None or not following.line.is_indented or SUBHEAD.search(piece.line.text):
        return False
    return is_finished(run[-1].line.text) and not is_finished(piece.line.text)


def _breaks_at_space(run: Sequence[_Piece], piece: _Piece, following: _Piece | None) -> bool:
    """At a space that was a line's end: a short line that ended a sentence, and a line set in behind it."""
    last = run[-1]
    if piece.is_garbled or piece.measure is None or not is_finished(last.line.text):
        return False
    return last.line.width <= piece.measure - INDENT - ROOM and _is_set_in(piece, following)


def _is_set_in(piece: _Piece, following: _Piece | None) -> bool:
    """Whether a line that runs on is narrower than its column by an indent: a paragraph's first line."""
    if piece.measure is None or following is None or is_finished(piece.line.text):
        return False
    short = piece.measure - piece.line.width
    return INDENT - 0.5 <= short <= INDENT + ROOM and following.line.width >= piece.measure - ROOM


def _is_short(piece: _Piece) -> bool:
    """Whether a line leaves room in its column."""
    return piece.measure is not None and piece.line.width <= piece.measure - ROOM


def _starts_list(text: str) -> bool:
    return LIST_MARK.match(text) is not None or parse_ordinal(text) is not None


def _is_subhead(run: Sequence[_Piece], piece: _Piece) -> bool:
    """Whether the paragraph so far is a subhead: one short line without a stop, in a column of wider ones."""
    if len(run) > 1 or piece.line.opens_with is Break.SPACE:
        return False
    line = run[0].line
    if len(line.text) > LONGEST_SUBHEAD or SUBHEAD.search(line.text) or not run[0].follows:
        return False
    if line.opens_with is Break.BLANK and piece.line.opens_with is Break.BLANK:
        return not is_finished(line.text) and run[0].measure is None and len(piece.line.text) > 2 * len(line.text)
    return run[0].measure is not None and line.width <= run[0].measure - INDENT - ROOM


def _join(page: str, run: Sequence[_Piece]) -> Paragraph:
    text = ""
    for piece in run:
        text = join_print(text, piece.line.text)
    return make_paragraph(page, text, [piece.line.number for piece in run])


def make_paragraph(page: str, text: str, numbers: Sequence[int]) -> Paragraph:
    """A paragraph from its text and the lines of the file it stands on; runs of lines become spans."""
    spans: list[Span] = []
    for number in numbers:
        if spans and spans[-1].last_line <= number <= spans[-1].last_line + 2:
            spans[-1] = replace(spans[-1], last_line=number)
        else:
            spans.append(Span(page=page, first_line=number, last_line=number))
    return Paragraph(id="", text=text, spans=tuple(spans))


def _return_repeated_lines(paragraphs: list[Paragraph]) -> Iterable[Paragraph]:
    """Give a line that was read twice to the paragraph whose last line it is.

    Where a block was read again, the next paragraph opens with the close of the one before (``…得到发展。`` |
    ``得到发展。全市将…``): the repeated sentence belongs to the paragraph it repeats, damaged as that is.
    """
    for place in range(len(paragraphs) - 1):
        first, second = paragraphs[place], paragraphs[place + 1]
        repeated = _repeated_opening(first.text, second.text)
        if repeated:
            spans = (*first.spans, replace(second.spans[0], last_line=second.spans[0].first_line))
            paragraphs[place] = replace(first, text=first.text + second.text[:repeated], spans=spans)
            paragraphs[place + 1] = replace(second, text=second.text[repeated:])
    return paragraphs


def _repeated_opening(before: str, text: str) -> int:
    """The length of the sentence that opens a text and repeats the end of the one before; 0 if there is none."""
    match = re.match(r"[^。！？]{5,40}[。！？]", text)
    if match is None or match.end() == len(text):
        return 0
    sentence = match.group()
    overlap = next((at for at in range(len(sentence)) if before.endswith(sentence[at:])), len(sentence))
    return match.end() if len(sentence) - overlap >= 6 and overlap <= len(sentence) - overlap else 0


def name_paragraphs(paragraphs: Iterable[Paragraph], used: dict[str, int]) -> tuple[Paragraph, ...]:
    """Give paragraphs their ids: ``p`` and eight hexadecimal digits of the SHA-256 of the squeezed text.

    ``used`` counts the ids of the page so far; an equal paragraph's second id ends in ``-2``.
    """
    named = []
    for paragraph in paragraphs:
        name = "p" + hashlib.sha256(squeeze(paragraph.text).encode("utf-8", "surrogatepass")).hexdigest()[:8]
        used[name] = used.get(name, 0) + 1
        named.append(replace(paragraph, id=name if used[name] == 1 else f"{name}-{used[name]}"))
    return tuple(named)

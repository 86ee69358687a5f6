"""An article's printed lines in reading order, and how it sets its paragraphs: what the decision at each line is made from."""

import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from digest.layout.blocks import Block
from digest.layout.paragraphs.damage import find_repeats
from digest.layout.printed.gaps import are_names
from digest.layout.printed.lines import PrintForms
from digest.layout.printed.print_line import ROOM, Break, PrintLine, find_measure

__all__ = [
    "LONGEST_SUBHEAD",
    "SUBHEAD",
    "Piece",
    "Style",
    "cut_pieces",
    "cuts_paragraphs",
    "find_style",
    "looks_like_subhead",
]

SUBHEAD = re.compile(r"[，。；：、,;:…—]$|[。！？]")
LONGEST_SUBHEAD = 22
FEW = 0.1  # of a page's paragraphs may end without a stop though it cuts none


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How an article sets its paragraphs: how wide its columns are, whether first lines are indented, whether its page cuts
    paragraphs at blank lines, which speakers have labels, and whether its page holds a pair of characters."""

    holds: Callable[[str], bool]
    measure: float | None = None
    is_indented: bool = False
    is_cut: bool = False
    is_parted: bool = False  # blank lines part wrapped paragraphs: those that end with a short line all have one behind
    is_web: bool = False  # a web page of one article, nothing wrapped: blank lines part paragraphs
    labels: frozenset[str] = frozenset()


@dataclass(slots=True)
class Piece:
    """A printed line in its article's order, with what the decision at its beginning needs."""

    line: PrintLine
    forms: PrintForms
    closes: bool  # a sentence ends with the block that it is in
    measure: float | None
    follows: bool  # printed right behind the piece before it
    is_rest: bool  # the rest of a sentence that a neighbour interrupted
    is_garbled: bool
    is_box: bool  # a box's title (人物名片), a subhead in brackets, or a list of names


def cuts_paragraphs(blocks: Sequence[Block]) -> bool:
    """Whether a page cuts paragraphs at blank lines: more than a few lines too long for a subhead end in mid-sentence."""
    ends = [
        block.is_finished or block.announces or block.marker_after is not None
        for block, after in itertools.pairwise(blocks)
        if after.lines and after.lines[0].opens_with is Break.BLANK and len(block.text) > LONGEST_SUBHEAD
    ]
    return ends.count(False) > FEW * len(ends)


def find_style(
    blocks: Sequence[Sequence[PrintLine]],
    holds: Callable[[str], bool],
    labels: frozenset[str] = frozenset(),
    *,
    is_cut: bool = False,
    is_web: bool = False,
) -> Style:
    """Whether an article indents its paragraphs: most lines that are sure to begin one are set in, few others are.

    Sure to begin one: the article's first line, and what follows a sentence's end behind a blank line or a line that
    was not full.
    """
    lines = [line for block in blocks for line in block]
    measure = find_measure(lines)
    sure = [line.is_indented for line in lines[:1]]
    other: list[bool] = []
    for before, line in itertools.pairwise(lines):
        ended = before.is_finished and (
            line.opens_with is Break.BLANK or measure is None or before.width <= measure - ROOM
        )
        (sure if ended else other).append(line.is_indented)
    is_indented = 2 * sum(sure) > len(sure) and 2 * sum(other) <= len(other)
    return Style(
        holds=holds,
        measure=measure,
        is_parted=measure is not None and _are_parted(lines, measure),
        is_indented=is_indented,
        is_cut=is_cut,
        is_web=is_web and measure is None,
        labels=labels,
    )


def _are_parted(lines: Sequence[PrintLine], measure: float) -> bool:
    """Whether blank lines part wrapped paragraphs: each line that ends a sentence and leaves room has one behind it."""
    ends = [
        line.opens_with is Break.BLANK
        for before, line in itertools.pairwise(lines)
        if before.is_finished and before.width <= measure - 1 and not line.is_indented
    ]
    return bool(ends) and all(ends)


def looks_like_subhead(text: str) -> bool:
    """Whether a line is short and without a stop."""
    return len(text) <= LONGEST_SUBHEAD and not SUBHEAD.search(text)


def cut_pieces(blocks: Sequence[Block], style: Style) -> Iterator[Piece]:
    """Every printed line of the blocks; the measure is that of the lines around it, or of all of them."""
    groups = _columns(blocks, style.measure)
    before: Block | None = None
    for block in blocks:
        measure = groups[block.index]
        garbled = any(line.opens_with is Break.SPACE for line in block.lines) and _is_garbled(block)
        for place, line in enumerate(block.lines):
            follows = place > 0 or (before is not None and before.index == block.index - 1)
            goes_on = place + 1 < len(block.lines) and block.lines[place + 1].opens_with is Break.SPACE
            is_rest = not follows and before is not None and not before.is_finished
            yield Piece(
                line=line,
                forms=block.forms,
                closes=block.is_finished,
                measure=measure,
                follows=follows,
                is_rest=is_rest,
                is_garbled=garbled,
                is_box=_is_box(line, block.forms, goes_on=goes_on),
            )
        before = block


def _is_box(line: PrintLine, forms: PrintForms, *, goes_on: bool) -> bool:
    """Whether a line is a box's title (人物名片), a subhead in brackets (【记者调查】) or a list of names, gaps between."""
    text = line.text
    if text.strip("【】■●◆▲□：:") in forms.boxes and not goes_on:
        return True
    if text[0] in "【[〖" and text[-1] in "】]〗" and len(text) <= LONGEST_SUBHEAD:
        return line.opens_with is not Break.SPACE and not goes_on
    return " " in text and are_names(text.split(), forms.vocabulary.offices.surnames)


def _columns(blocks: Sequence[Block], last: float | None) -> dict[int, float | None]:
    """The measure of each block's column: blocks without a blank line between them are one column. A column that tells
    no measure has that of the ``last`` one, at first of all, unless it is wider."""
    measures: dict[int, float | None] = {}
    column: list[Block] = []
    for place, block in enumerate(blocks):
        column.append(block)
        following = blocks[place + 1] if place + 1 < len(blocks) else None
        if following is not None and following.lines and following.lines[0].opens_with is Break.NEWLINE:
            continue
        lines = [line for member in column for line in member.lines]
        found = find_measure(lines)
        if found is not None or (last is not None and max([line.width for line in lines], default=0.0) > last + ROOM):
            last = found
        measures.update(dict.fromkeys((member.index for member in column), last))
        column = []
    return measures


def _is_garbled(block: Block) -> bool:
    """Whether two blocks were read across one another here, so that widths say nothing: runs stand twice, twice."""
    return len(find_repeats(block.text)) >= 2

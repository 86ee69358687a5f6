"""Blocks of one article → whole paragraphs with their ids.

Where one paragraph ends and the next begins is decided in ``breaks``; here the printed lines are put together, lines
that were read twice go back to the paragraph they repeat, and every paragraph is named by its text.
"""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from digest.clean import join_lines, squeeze
from digest.layout.blocks import Block
from digest.layout.paragraphs.breaks import is_paragraph_break
from digest.layout.paragraphs.pieces import Piece, Style, cut_pieces
from digest.models import Paragraph, Span

__all__ = ["join_spans", "make_paragraph", "name_paragraphs", "restore_paragraphs"]

FIRST_SENTENCE = re.compile("[^。！？]{5,40}[。！？]")
LEAST_REPEATED = 6  # characters


def restore_paragraphs(page: str, blocks: Sequence[Block], style: Style) -> tuple[Paragraph, ...]:
    """The paragraphs of an article from its blocks in reading order. Their ids are given by ``name_paragraphs``."""
    pieces = list(cut_pieces(blocks, style))
    paragraphs: list[Paragraph] = []
    run: list[Piece] = []
    for place, piece in enumerate(pieces):
        if run and is_paragraph_break(run, piece, pieces[place + 1] if place + 1 < len(pieces) else None, style):
            paragraphs.append(_join(page, run))
            run = []
        run.append(piece)
    if run:
        paragraphs.append(_join(page, run))
    return tuple(_return_repeated_lines(paragraphs))


def _join(page: str, run: Sequence[Piece]) -> Paragraph:
    text = join_lines([piece.line.text for piece in run])
    return make_paragraph(page, text, [piece.line.number for piece in run])


def make_paragraph(page: str, text: str, numbers: Sequence[int]) -> Paragraph:
    """A paragraph from its text and the lines of the file it stands on, in its order."""
    return Paragraph(id="", text=text, spans=join_spans(page, numbers, gap=1))


def join_spans(page: str, numbers: Iterable[int], *, gap: int) -> tuple[Span, ...]:
    """Runs of lines as spans, in the order given; a run may leave out as many as ``gap`` lines at a time."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and runs[-1][1] <= number <= runs[-1][1] + 1 + gap:
            runs[-1] = runs[-1][0], number
        else:
            runs.append((number, number))
    return tuple([Span(page=page, first_line=first, last_line=last) for first, last in runs])


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
    match = FIRST_SENTENCE.match(text)
    if match is None or match.end() == len(text):
        return 0
    sentence = match.group()
    if not before.endswith(sentence[-LEAST_REPEATED:]):
        return 0
    overlap = next((at for at in range(len(sentence)) if before.endswith(sentence[at:])), len(sentence))
    return match.end() if len(sentence) - overlap >= LEAST_REPEATED and overlap <= len(sentence) - overlap else 0


def name_paragraphs(paragraphs: Iterable[Paragraph], used: dict[str, int]) -> tuple[Paragraph, ...]:
    """Give paragraphs their ids: ``p`` and eight hexadecimal digits of the SHA-256 of the squeezed text.

    ``used`` counts the ids of the page so far; an equal paragraph's second id ends in ``-2``.
    """
    named = []
    for paragraph in paragraphs:
        name = "p" + hashlib.sha256(squeeze(paragraph.text).encode("utf-8", "surrogatepass")).hexdigest()[:8]
        used[name] = used.get(name, 0) + 1
        named.append(
            Paragraph(
                id=name if used[name] == 1 else f"{name}-{used[name]}",
                text=paragraph.text,
                spans=paragraph.spans,
                speaker=paragraph.speaker,
                is_question=paragraph.is_question,
                damage=paragraph.damage,
            )
        )
    return tuple(named)

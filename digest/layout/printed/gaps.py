"""Gaps inside a line that stand for something else: printed lines' ends, and paragraphs' ends.

Recognition puts a space where a narrow column's line ended (``这次调研,和很多 企业家进行了交流,大家希 望到这里来``); a web edition or
a typist's file sometimes has a whole article on one line, its paragraphs parted by spaces behind their sentences.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from digest.clean import normalise_spaces, width
from digest.layout.printed.lines import PrintForms
from digest.layout.printed.print_line import LONGEST_WRAP, SHORTEST_WRAP, Break, PrintLine, is_table_row

__all__ = ["are_names", "split_print_lines"]

CJK = r"[\u2018-\u201d\u2014\u2026\u3000-\u9fff\uf900-\ufaff\ufe30-\uffef\U00020000-\U0003ffff]"
LABEL = re.compile(r"[【\[]\S{1,3}\s\S{1,3}[】\]]\s?[：:]")  # a speaker's, with a gap in the name: [何 舟]：
OCR_SPACE = re.compile(rf"(?<={CJK}|[,;:!?\"%)]) +(?={CJK}|[\"(\d])|(?<=[\d%A-Za-z]) +(?={CJK})")
SPACED_LABEL = re.compile(r"[\u4e00-\u9fff][ \u3000\u00a0]{1,2}[\u4e00-\u9fff]\s?[：:]")  # 何 舟：
OFFICE_LABEL = re.compile(
    r"(?P<office>[^\s：:，。]{2,20}(?:\s[^\s：:，。]{2,12})?)\s[^\s：:，。]{2,4}[：:]"
)  # 安和区区长 何舟：
FEWEST_NAMES, LONGEST_NAME = 3, 4  # in a list; characters of each
SPEAKING = ("主持人", "记者")
SPACE = re.compile(r"\s")
STOP = re.compile("[，。；：？！,;:?!]")  # of sentences: names and offices below each other have none
FLAT_GAP = re.compile(r"(?<=[。！？!?”…）)])(?:[ \t\u00a0]{2,}|[ \t\u00a0]*\u3000+\s*)(?=[^\s”’」』）)])")
FLAT_SPACE = re.compile(r"(?<=[。！？!?”…]) (?=[^\s”’」』）)])")


def split_print_lines(lines: Sequence[PrintLine], forms: PrintForms) -> list[PrintLine]:
    """Part lines of text, those with spaces in them, at the spaces that stand for something else."""
    text = "".join([line.text for line in lines])
    if SPACE.search(text) is None:
        return list(lines)
    is_wrapped = (len(lines) > 1 or lines[0].opens_with is Break.NEWLINE) and STOP.search(text) is not None
    return [part for line in lines for part in _split(line, forms, is_wrapped=is_wrapped)]


def _split(line: PrintLine, forms: PrintForms, *, is_wrapped: bool) -> tuple[PrintLine, ...]:
    """Part a line of text at the spaces that recognition put where printed lines ended.

    A line with one such space is parted too: the parts are joined again without it. In a column that is wrapped no line
    ended there: the last part has the whole line's width, the others none. The spaces of a dateline stay: they part
    names. Where a whole article stands on one line, the gaps behind its sentences part paragraphs.
    """
    if not SPACE.search(line.text) or is_table_row(line.text):
        return (line,)
    named = OFFICE_LABEL.match(line.text)
    if named is not None and not named["office"].endswith((*forms.vocabulary.offices.titles, *SPEAKING)):
        named = None
    if named is not None and named.end() == len(line.text):
        return (line,)
    flat = _part_flat_line(line, forms)
    if len(flat) > 1:
        return tuple(part for piece in flat for part in _split(piece, forms, is_wrapped=False))
    dateline = forms.bylines.parse_dateline(line.text)
    label = named or (LABEL if line.text[0] in "[【" else SPACED_LABEL).match(line.text)
    head = line.text[: dateline[1]] if dateline else label.group() if label else ""
    parts = _rejoin_figures(OCR_SPACE.split(normalise_spaces(line.text[len(head) :])))
    parts[0] = head + parts[0]
    if len(parts) == 1 or are_names(parts, forms.vocabulary.offices.surnames):
        return (line,)
    widths = [width(part) for part in parts]
    if is_wrapped and line.width <= LONGEST_WRAP:
        widths = [0.0] * (len(parts) - 1) + [line.width]
    return tuple(
        PrintLine(
            number=line.number,
            raw=part,
            text=part,
            kind=line.kind,
            opens_with=Break.SPACE if place else line.opens_with,
            is_indented=line.is_indented and not place,
            width=wide,
        )
        for place, (part, wide) in enumerate(zip(parts, widths, strict=True))
    )


def _rejoin_figures(parts: list[str]) -> list[str]:
    """The parts of a line with those together again that only a figure's gaps parted: ``7 月14 日``, no line ended there."""
    found = parts[:1]
    for part in parts[1:]:
        is_figure = (found[-1][-1:].isascii() and found[-1][-1:].isalnum()) or part[0].isdigit()
        if is_figure and min(width(found[-1]), width(part)) < SHORTEST_WRAP:
            found[-1] += part
        else:
            found.append(part)
    return found


def are_names(parts: Sequence[str], surnames: tuple[str, ...]) -> bool:
    """Whether three parts of a line or more are all names of persons: a list, its gaps as they are printed."""
    return len(parts) >= FEWEST_NAMES and all(
        2 <= len(part) <= LONGEST_NAME and part.startswith(surnames) for part in parts
    )


def _part_flat_line(line: PrintLine, forms: PrintForms) -> tuple[PrintLine, ...]:
    """Part a line in which whole paragraphs stand one behind the other: at wide gaps behind a sentence's end, or at
    every gap if all of them stand there and what they part is wider than a column."""
    parts = FLAT_GAP.split(line.text)
    if len(parts) == 1:
        parts = FLAT_SPACE.split(line.text)
        if len(parts) == 1 or max(map(width, parts)) <= LONGEST_WRAP or not _is_flat(line.text, parts, forms):
            return (line,)
    pieces = [replace(line, raw=part, text=part, width=width(part)) for part in parts]
    return pieces[0], *(replace(piece, opens_with=Break.NEWLINE, is_indented=True) for piece in pieces[1:])


def _is_flat(text: str, parts: Sequence[str], forms: PrintForms) -> bool:
    """Whether no gap stands within a sentence (those of datelines and bylines aside), and one gap alone parts two
    texts that are both wider than a column."""
    glued = forms.bylines.split_glued_byline(text, closes=True)
    body = glued[0].rstrip() if glued is not None else text
    dateline = forms.bylines.parse_dateline(body)
    middle = body[dateline[1] :].lstrip() if dateline is not None else body
    if OCR_SPACE.search(FLAT_SPACE.sub("", middle)):
        return False
    gaps = len(FLAT_SPACE.findall(body))
    return gaps > 1 or (gaps == 1 and min(map(width, parts[:2])) > LONGEST_WRAP)

"""Lines of text → blocks: the smallest runs that reading order moves as one.

A block ends where another article could begin or go on: at a blank line, at a heading or byline, and behind a line
that ends a sentence. What a block says of itself is worked out once, here.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from digest.clean import COLONS, is_finished, join_lines, open_quotes, squeeze, width
from digest.layout.forms.byline import STOPS
from digest.layout.forms.markers import CONTINUED, CONTINUES, is_marker
from digest.layout.printed.gaps import split_print_lines
from digest.layout.printed.lines import LONGEST_CREDIT, SUBHEAD_MARKS, PrintForms, signs_notice
from digest.layout.printed.print_line import LONGEST_WRAP, ROOM, Break, LineKind, PrintLine, is_table_row
from digest.models import Byline

__all__ = ["LONGEST_CAPTION", "Block", "cut_blocks", "parse_ordinal"]

ORDINAL = re.compile(
    r"^[“\"（(]?(?:第?([一二三四五六七八九十]{1,3})(?:是|要|、|．|\.|，|,|）|\))|(\d{1,2})(?:[.．、）)](?!\d)))"
)
DESKS = ("新华社", "据新华", "中新社", "本报", "本网")
CAPTION_STOP = re.compile("[。，：:]")
LONGEST_CAPTION = 240  # characters
CREDIT_PARTS = 5  # lines, or parts of one, that a picture's credit may run over
LONGEST_SIGNED = 16  # characters of a byline glued to a paragraph
LAST_LINES = 6  # that a glued byline may run over
DIGITS = {char: value for value, char in enumerate("一二三四五六七八九", 1)}


@dataclass(frozen=True)
class Block:
    """A run of printed lines of text, in the order of print."""

    index: int
    place: int  # of its first line in the page
    lines: tuple[PrintLine, ...]
    text: str  # the lines put together
    is_finished: bool  # its last sentence has ended, it signs a notice, or it is a table
    forms: PrintForms
    byline: Byline | None = None  # glued to its end
    credit: str | None = None  # who took the picture, glued to its end
    staff: str | None = None  # who edited the page, in brackets at its end
    is_caption: bool = False  # a picture's: who took it stands at its end or behind it
    marker_before: str | None = None  # （上接…版）
    marked_at: int = 0  # the file's line on which that stands: a heading may come between
    marker_after: str | None = None  # （下转…版）

    @cached_property
    def is_subhead(self) -> bool:
        """Whether it is one line in a subhead's marks that ends no sentence: ``●河岸``."""
        return len(self.lines) == 1 and SUBHEAD_MARKS.match(self.text) is not None and not self.is_finished

    @cached_property
    def announces(self) -> bool:
        """Whether it closes by announcing what follows: ``做好以下几方面工作——``, ``具体来说：``."""
        return self.text.endswith(("——", "—", *COLONS))

    @cached_property
    def starts_midway(self) -> bool:
        """Whether it opens with what can only be inside a sentence: a stop, a closing mark, a quotation's rest."""
        text = self.text
        if text[:1] in "，。、；：！？）》”’」』,;:)%":
            return True
        closing = text.find("”")
        return closing >= 0 and "“" not in text[:closing]

    @cached_property
    def owes(self) -> str:
        """The closing marks that it leaves open."""
        return open_quotes(self.text)

    @cached_property
    def ordinal(self) -> int | None:
        """The number that it opens with: ``二是…`` and ``2.`` are 2."""
        return parse_ordinal(self.text)

    @cached_property
    def opens_signed(self) -> bool:
        """Whether it opens with a dateline that names its writers."""
        dateline = self.forms.bylines.parse_dateline(self.text[:80])
        return dateline is not None and bool(dateline[0].reporters)

    @cached_property
    def opening(self) -> str:
        """Its first characters, for parallel openings (大抓…, 大抓…); nothing of a dateline."""
        if self.text.startswith(DESKS):
            return ""
        return squeeze(self.text[:12]).lstrip('“"‘')[:4]


def parse_ordinal(text: str) -> int | None:
    """The ordinal that opens a text as a number, or ``None``: 一是, 第二, 三、, （四）, 5."""
    match = ORDINAL.match(text)
    if match is None:
        return None
    if match[2]:
        return int(match[2])
    tens, ten, ones = match[1].rpartition("十")
    if not ten:
        return DIGITS.get(match[1]) if len(match[1]) == 1 else None
    if len(tens) > 1 or len(ones) > 1:
        return None
    return (DIGITS.get(tens, 1)) * 10 + (DIGITS.get(ones, 0))


def cut_blocks(
    lines: Sequence[PrintLine], taken: frozenset[int], forms: PrintForms, titles: frozenset[int] = frozenset()
) -> tuple[Block, ...]:
    """Cut the text of a page into blocks; ``taken`` are the places of heading lines, ``titles`` those where a lone title
    ends."""
    blocks = []
    for index, (place, end, run) in enumerate(_runs(lines, taken, titles, forms)):
        following = next((at for at in range(end, len(lines)) if lines[at].kind is not LineKind.BLANK), None)
        closes = (
            following is None or following in taken or following in titles or lines[following].kind is not LineKind.TEXT
        )
        block = _name(index, place, run, forms, closes=closes)
        credited = following is not None and _is_bare_credit(lines[following])
        is_caption = len(block.text) <= LONGEST_CAPTION and (credited or block.credit is not None)
        blocks.append(replace(block, is_caption=True) if is_caption else block)
    return tuple(blocks)


def _is_bare_credit(line: PrintLine) -> bool:
    """Whether a line says who took the picture, and nothing of what it shows: that is what stands above it."""
    return line.kind is LineKind.CREDIT and CAPTION_STOP.search(line.text) is None


def _runs(
    lines: Sequence[PrintLine], taken: frozenset[int], titles: frozenset[int], forms: PrintForms
) -> Iterator[tuple[int, int, list[PrintLine]]]:
    """Maximal runs of text lines that no sentence's end, blank line or other line cuts: the place of the first, the
    place behind the last, and the lines. A marker on a line of its own belongs to the text that it closes or opens."""
    run: list[PrintLine] = []
    held: int | None = None  # the place of a marker that waits for the text that it opens, a heading perhaps between
    first = end = 0
    is_closed = False  # by such a marker
    for place, line in enumerate(lines):
        if line.kind is LineKind.BLANK and not line.is_joined:
            continue
        is_text = line.kind is LineKind.TEXT and place not in taken
        was_closed, is_closed = is_closed, is_text and _closes(line)
        if run and not is_closed and (not is_text or was_closed or place - 1 in titles or _parts(run, line, forms)):
            yield first, end, run
            run = []
        if not is_text:
            continue
        if not run and _opens(line):
            if held is not None:
                yield held, held + 1, [lines[held]]
            held = place
            continue
        if not run:
            is_below = held is not None and any(at in taken for at in range(held, place))
            first = place if held is None or is_below else held
            run, held = [lines[held]] if held is not None else [], None
        run.append(line)
        end = place + 1
    if run:
        yield first, end, run
    if held is not None:
        yield held, held + 1, [lines[held]]


def _opens(line: PrintLine) -> bool:
    """Whether a line is only a marker of the text below it: （上接一版）."""
    return is_marker(line.text) and CONTINUED.match(line.text) is not None


def _closes(line: PrintLine) -> bool:
    """Whether a line is only a marker of the text above it: （下转二版）."""
    return is_marker(line.text) and CONTINUED.match(line.text) is None


def _parts(run: list[PrintLine], line: PrintLine, forms: PrintForms) -> bool:
    """Whether a line of text begins another run: behind a blank line, or where within lines that touch another article
    could go on, a sentence has ended and a paragraph too."""
    if line.opens_with is Break.BLANK or not (run[-1].is_finished or _is_credited(run[-1], line, forms)):
        return line.opens_with is Break.BLANK
    return line.is_indented or len(run) == 1 or run[-1].width < run[-2].width - ROOM


def _is_credited(line: PrintLine, after: PrintLine, forms: PrintForms) -> bool:
    """Whether a whole paragraph on one line closes with who took its picture or wrote it, another one below it: ``大桥合龙。何舟 摄``."""
    if line.width <= LONGEST_WRAP or after.width <= LONGEST_WRAP:
        return False
    return (line.text[-1] in "摄攝" and forms.bylines.credits.is_photo_credit(line.text)) or (
        "者" in line.text[-LONGEST_SIGNED:] and forms.bylines.split_glued_byline(line.text) is not None
    )


def _name(index: int, place: int, run: list[PrintLine], forms: PrintForms, *, closes: bool) -> Block:
    """A block with its markers and a glued byline taken off, its lines parted at OCR spaces."""
    lines = split_print_lines(run, forms)
    marked_at = lines[0].number if lines else 0
    before, lines = _take_marker_before(lines)
    after, lines = _take_marker_after(lines)
    staff, lines = _take_staff_note(lines, forms) if closes else (None, lines)
    credit, lines = _take_credit(lines, forms)
    byline, lines = _take_byline(lines, forms, closes=closes)
    text = join_lines([line.text for line in lines])
    is_signature = len(lines) == 1 and signs_notice(lines[0], forms.vocabulary.offices)
    is_table = bool(lines) and is_table_row(lines[-1].text)
    return Block(
        index=index,
        place=place,
        lines=tuple(lines),
        text=text,
        is_finished=is_signature or is_table or is_finished(text),
        forms=forms,
        byline=byline,
        credit=credit,
        staff=staff,
        marker_before=before,
        marked_at=marked_at,
        marker_after=after,
    )


def _take_marker_before(lines: list[PrintLine]) -> tuple[str | None, list[PrintLine]]:
    match = CONTINUED.match(lines[0].text) if lines and "接" in lines[0].text else None
    if match is None:
        return None, lines
    rest = _cut_start(lines, match.end())
    if len(lines) == len(rest) > 1 and rest[0].width > max([line.width for line in rest[1:]]) + ROOM:
        rest[0] = replace(rest[0], width=width(rest[0].text))  # set before a full line
    return match.group(), rest


def _take_marker_after(lines: list[PrintLine]) -> tuple[str | None, list[PrintLine]]:
    match = CONTINUES.search(lines[-1].text) if lines and "转" in lines[-1].text else None
    return (match.group(), _cut_end(lines, len(lines[-1].text) - match.start())) if match else (None, lines)


def _take_staff_note(lines: list[PrintLine], forms: PrintForms) -> tuple[str | None, list[PrintLine]]:
    """Who edited the page, in brackets behind the last sentence."""
    text = "".join([line.text for line in lines[-CREDIT_PARTS:]])
    start = forms.bylines.credits.find_staff_note(text)
    if not start or not is_finished(text[:start]):
        return None, lines
    return text[start:], _cut_end(lines, len(squeeze(text[start:])))


def _take_credit(lines: list[PrintLine], forms: PrintForms) -> tuple[str | None, list[PrintLine]]:
    """Who took the picture, where it stands behind the caption's last sentence."""
    text = "".join(line.text for line in lines[-CREDIT_PARTS:])
    if not forms.bylines.credits.is_photo_credit(text):
        return None, lines
    end = max((text.rfind(stop) for stop in "。！？”"), default=-1) + 1
    credit = text[end:]
    if end == 0 or not 2 <= len(credit) <= LONGEST_CREDIT:
        return None, lines
    return credit, _cut_end(lines, len(squeeze(credit)))


def _take_byline(lines: list[PrintLine], forms: PrintForms, *, closes: bool) -> tuple[Byline | None, list[PrintLine]]:
    """A glued byline may run over the last lines of a narrow column: they are looked at together."""
    if not lines or lines[-1].text.endswith(STOPS):
        return None, lines
    texts = [line.text for line in lines[-LAST_LINES:]]
    for tail in dict.fromkeys((" ".join(texts), "".join(texts))):
        found = forms.bylines.split_glued_byline(tail, closes=closes)
        if found is not None and found[0].strip():
            return found[1], _cut_end(lines, len(squeeze(tail)) - len(squeeze(found[0])))
    return None, lines


def _cut_start(lines: list[PrintLine], count: int) -> list[PrintLine]:
    rest = lines[0].text[count:].lstrip()
    return [replace(lines[0], text=rest), *lines[1:]] if rest else lines[1:]


def _cut_end(lines: list[PrintLine], count: int) -> list[PrintLine]:
    """Take that many printed characters off the end of the lines."""
    lines = list(lines)
    while lines and count > 0:
        text = lines[-1].text
        printed = len(squeeze(text))
        if printed <= count:
            count -= printed
            lines.pop()
            continue
        while count > 0:
            count -= bool(squeeze(text[-1]))
            text = text[:-1]
        narrower = width(lines[-1].text) - width(text)
        lines[-1] = replace(lines[-1], text=text.rstrip(), width=lines[-1].width - narrower)
    return lines

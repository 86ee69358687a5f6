"""Names alone on a line that close an article, below its last sentence and above the next headline, or open one between
its headline and its text.

Specimen (names invented):

    …，两岸居民自带板凳来看热闹。
    何大舟
    河岸小学迁新址
    田亩
    河岸小学昨日迁进新校舍，…。
"""

from collections.abc import Sequence
from dataclasses import replace

from digest.layout.beginnings.titles import is_headline_shape, next_printed, previous_printed
from digest.layout.forms.signatures import stands_alone
from digest.layout.printed.lines import PrintForms
from digest.layout.printed.print_line import LONGEST_WRAP, Break, LineKind, PrintLine

__all__ = ["name_closing_names"]

SHORTEST_TITLE = 6


def name_closing_names(lines: Sequence[PrintLine], forms: PrintForms) -> Sequence[PrintLine]:
    """Name such a name as the byline that it is, where paragraphs stand on one line each."""
    named: dict[int, PrintLine] = {}
    for place, line in enumerate(lines):
        if line.kind is not LineKind.TEXT or not stands_alone(line.text):
            continue
        before, after = previous_printed(lines, place), next_printed(lines, place)
        if before is None or after is None or line.opens_with is not Break.NEWLINE:
            continue
        text = next_printed(lines, after)
        closes = (
            _ends_paragraph(lines[before])
            and _is_title(lines[after], forms)
            and (
                _is_long(lines, text)
                or (text is not None and _is_long(lines, next_printed(lines, text)))  # its author between
            )
        )
        opens = _ends_paragraph(lines[after]) and _is_title(lines[before], forms)
        if not closes and not (opens and lines[after].opens_with is Break.NEWLINE):
            continue
        byline = forms.bylines.parse_signature(line.text)
        if byline is not None:
            named[place] = replace(line, kind=LineKind.BYLINE, byline=byline, width=0.0)
    return [named.get(place, line) for place, line in enumerate(lines)] if named else lines


def _is_long(lines: Sequence[PrintLine], place: int | None) -> bool:
    """Whether a paragraph stands on one line there."""
    return place is not None and lines[place].kind is LineKind.TEXT and lines[place].width > LONGEST_WRAP


def _ends_paragraph(line: PrintLine) -> bool:
    return line.kind is LineKind.TEXT and line.is_finished and line.width > LONGEST_WRAP


def _is_title(line: PrintLine, forms: PrintForms) -> bool:
    """Whether a line could be a headline, and is not the office of who is named above it."""
    if line.kind is not LineKind.TEXT or line.text.isascii() or len(line.text) < SHORTEST_TITLE:
        return False
    if line.width > LONGEST_WRAP:
        return False
    return is_headline_shape(line.text, forms.askers) and not line.text.endswith(forms.vocabulary.offices.titles)

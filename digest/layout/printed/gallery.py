"""Pages of pictures: captions one below the other beside a text, each closed by who took the picture."""

from collections.abc import Sequence
from dataclasses import replace

from digest.layout.forms.byline import BylineGrammar
from digest.layout.printed.print_line import LineKind, PrintLine

__all__ = ["mark_gallery"]

FEWEST_PICTURES = 3
TAKEN = ("摄", "攝", "摄影", "摄)", "摄）")
LONGEST_CAPTION = 64  # characters; a longer one tells a story of its own


def mark_gallery(lines: Sequence[PrintLine], bylines: BylineGrammar) -> list[PrintLine]:
    """Name the captions of pictures that stand one below the other beside a text, each closed by who took it."""
    marked = list(lines)
    ends = [
        place for place, line in enumerate(lines) if line.text.endswith(TAKEN) and len(line.text) <= LONGEST_CAPTION
    ]
    if len(ends) < FEWEST_PICTURES:
        return marked
    printed = [place for place, line in enumerate(lines) if line.kind not in (LineKind.BLANK, LineKind.FURNITURE)]
    order = {place: at for at, place in enumerate(printed)}
    captions = [place for place in ends if bylines.credits.is_photo_credit(lines[place].text)]
    at = [order[place] for place in captions if place in order]
    if len(at) < FEWEST_PICTURES or at[-1] - at[0] != len(at) - 1:
        return marked
    beside = [lines[printed[near]] for near in (at[0] - 1, at[-1] + 1, at[-1] + 2) if 0 <= near < len(printed)]
    if any(line.kind is LineKind.TEXT and len(line.text) > LONGEST_CAPTION for line in beside):
        for place in captions:
            marked[place] = replace(lines[place], kind=LineKind.CREDIT, width=0.0)
    return marked

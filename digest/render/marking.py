"""A passage cut where something is to be marked in it: what the curator corrected, what another paper words otherwise.

The segments' texts put together are the passage's text; marks add none.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from digest.models import Erratum, Passage, Variant

__all__ = ["Segment", "cut_passage"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A run of a passage's text and, where it is marked, why; a mark may stand between two characters."""

    text: str
    erratum: Erratum | None = None
    variant: Variant | None = None


def cut_passage(passage: Passage) -> tuple[Segment, ...]:
    """The passage's text in segments. Where two marks overlap, the one that begins first is shown."""
    return tuple(_cut(passage))


def _cut(passage: Passage) -> Iterator[Segment]:
    text, place = passage.text, 0
    for start, end, erratum, variant in sorted(_marks(passage), key=lambda mark: mark[:2]):
        if not place <= start <= end <= len(text):
            continue
        if place < start:
            yield Segment(text=text[place:start])
        yield Segment(text=text[start:end], erratum=erratum, variant=variant)
        place = end
    if place < len(text):
        yield Segment(text=text[place:])


def _marks(passage: Passage) -> Iterator[tuple[int, int, Erratum | None, Variant | None]]:
    for start, erratum in passage.errata:
        yield start, start + len(erratum.read), erratum, None
    for variant in passage.variants:
        yield variant.start, variant.end, None, variant

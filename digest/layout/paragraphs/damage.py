"""Text that the print or its recognition hurt: marked, never repaired.

Specimens (invented; what is marked in brackets):

    加快建设一流营商环[商环境一流营商环]境        repeated: a line was read twice
    上[,]务必解放思想                            lost: the text before it is missing
    必须强化先进意识[”]                           lost: a closing mark whose opening one is missing
    …借得他山石[ ]                               lost: the article stops inside a sentence
"""

import re
from collections.abc import Iterator

from digest.clean import CLOSERS, is_finished, squeeze
from digest.models import Damage, DamageKind

__all__ = ["find_damage", "find_repeats"]

SHORTEST = 6  # characters of a repeated run
LONGEST = 30
GAP = 2  # characters that may stand between the two
QUOTES = re.compile("[“”]")
LOST_OPENING = re.compile(r"^(?:[，。、；：！？）》”’」』,;:)%]|[上中下内外里间前后来去到了的地得][，,、])")


def find_repeats(text: str) -> list[tuple[int, int]]:
    """Runs that stand twice, one right behind the other: ``(start, end)`` of the second, in characters.

    A run has at least six characters, three of them different; at most two characters part it from its repetition.
    Runs with figures do not count: 产业项目占比超50%，新兴项目占比超50% is how figures are listed.
    """
    found: list[tuple[int, int]] = []
    end = 0
    for at in _repeated_places(text):
        gram = text[at : at + SHORTEST]
        first = text.rfind(gram, max(0, at - LONGEST - GAP), at + SHORTEST - 1)
        if at < end or first < 0 or at - first < SHORTEST:
            continue
        size = SHORTEST
        while at + size < len(text) and first + size < at and text[first + size] == text[at + size]:
            size += 1
        run = text[at : at + size]
        if at - first - size <= GAP and len(set(gram)) > 3 and not any(char.isdigit() for char in run):
            found.append((at, at + size))
            end = at + size
    return found


def _repeated_places(text: str) -> list[int]:
    """Where a run of ``SHORTEST`` characters may begin that stood near before, not overlapping: of each such run a piece
    of three stood there that begins at a fourth place."""
    piece = SHORTEST - 3
    found: set[int] = set()
    for at in range(0, len(text) - SHORTEST, piece + 1):
        part, end = text[at : at + piece], at + LONGEST + GAP + piece
        other = text.find(part, at + SHORTEST, end)
        while other >= 0:
            found.update(range(other - piece, other + 1))
            other = text.find(part, other + 1, end)
    return sorted(at for at in found if at + SHORTEST <= len(text))


def find_damage(text: str, *, is_last: bool, opens_freely: bool) -> tuple[Damage, ...]:
    """The hurt runs of a paragraph.

    ``is_last``: nothing of its article follows, so its last sentence should have ended. ``opens_freely``: it does not
    carry on a text that an earlier page prints.
    """
    found = [Damage(kind=DamageKind.REPEATED, start=start, end=end) for start, end in find_repeats(text)]
    if len(found) >= 2:
        found = [Damage(kind=DamageKind.GARBLED, start=found[0].start, end=found[-1].end)]
    found += _find_losses(text, is_last=is_last, opens_freely=opens_freely)
    return tuple(sorted(found, key=lambda damage: (damage.start, damage.end)))


def _find_losses(text: str, *, is_last: bool, opens_freely: bool) -> Iterator[Damage]:
    opening = LOST_OPENING.match(text)
    if opening is not None and opens_freely:
        yield Damage(kind=DamageKind.LOST, start=0, end=opening.end())
    for at in _unopened_quotes(text):
        yield Damage(kind=DamageKind.LOST, start=at, end=at + 1)
    if is_last and len(squeeze(text)) > LONGEST and not is_finished(text) and not text.endswith(tuple(CLOSERS)):
        yield Damage(kind=DamageKind.LOST, start=len(text) - 1, end=len(text))


def _unopened_quotes(text: str) -> Iterator[int]:
    """Closing quotation marks without an opening one; with straight quotes, the last of an odd number."""
    depth = 0
    for mark in QUOTES.finditer(text) if "”" in text else ():
        if mark.group() == "“":
            depth += 1
        elif depth:
            depth -= 1
        else:
            yield mark.start()
    if text.count('"') % 2:
        yield text.rindex('"')

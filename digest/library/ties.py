"""The curator's word on which printings are one interview: ``same_as`` and ``not_same_as`` of the sidecars.

    same_as:
      - printing: 林远舟            the person, or enough of the headline, on this page
        page: 002-anhe-ribao       the other page
        why: 另一家报纸的改写稿，题目与场合都相同

An entry that points at no printing, or at several, is stale and an error; so is a ``same_as`` of two people or of two
occasions: a misread name or a wrong occasion is corrected first, where it stands.
"""

from collections.abc import Mapping, Sequence
from typing import NoReturn

from digest.clean import squeeze
from digest.errors import StaleCorrectionError
from digest.models import Page, Printing, Tie

__all__ = ["find_ties"]

Pair = tuple[int, int]


def find_ties(pages: Sequence[Page], printings: Sequence[Printing]) -> tuple[set[Pair], set[Pair]]:
    """The pairs of places in ``printings`` (of interviews, as read) that are the same, and those that are not.

    Raises ``StaleCorrectionError``.
    """
    places: dict[str, list[int]] = {page.name: [] for page in pages}
    for place, printing in enumerate(printings):
        places.setdefault(printing.article.page, []).append(place)
    same: set[Pair] = set()
    different: set[Pair] = set()
    for page in pages:
        for tie in page.sidecar.same_as:
            pair = _pair(page, tie, places, printings)
            _check_same(page, tie, printings[pair[0]], printings[pair[1]])
            same.add(pair)
        different |= {_pair(page, tie, places, printings) for tie in page.sidecar.not_same_as}
        for tie in (*page.sidecar.same_as, *page.sidecar.not_same_as):
            if _pair(page, tie, places, printings) in same & different:
                _refuse(page, tie, "these printings are both same_as and not_same_as", "remove one of the entries")
    return same, different


def _pair(page: Page, tie: Tie, places: Mapping[str, Sequence[int]], printings: Sequence[Printing]) -> Pair:
    if tie.page not in places:
        _refuse(page, tie, f"there is no page {tie.page}", "write the other page's file name without its ending")
    one = _find(page, tie, tie.printing, places[page.name], printings)
    other = _find(page, tie, tie.other or tie.printing, places[tie.page], printings)
    if one == other:
        _refuse(
            page, tie, "this entry points at one printing twice", "name the other page, or tell the two by headline"
        )
    return (one, other) if one < other else (other, one)


def _find(page: Page, tie: Tie, hint: str, places: Sequence[int], printings: Sequence[Printing]) -> int:
    """The one printing that a person's name or a run of its headline tells."""
    bare = squeeze(hint)
    found = [place for place in places if squeeze(printings[place].person or "") == bare]
    found = found or [place for place in places if bare and bare in squeeze(printings[place].article.headline or "")]
    if len(found) != 1:
        known = "; ".join(printings[p].person or printings[p].article.headline or "?" for p in found or places)
        message = f"“{hint}” tells {len(found)} interviews of its page"
        _refuse(page, tie, message, f"name the person or enough of the headline ({known}), or remove the entry")
    return found[0]


def _check_same(page: Page, tie: Tie, one: Printing, other: Printing) -> None:
    if one.person is not None and other.person is not None and one.person != other.person:
        advice = "correct the misread name with an erratum, or remove the entry"
        _refuse(page, tie, f"same_as joins two people, {one.person} and {other.person}", advice)
    if one.occasion is not None and other.occasion is not None and one.occasion != other.occasion:
        advice = "correct the occasion in the sidecar that has it wrong, or remove the entry"
        _refuse(page, tie, f"same_as joins two occasions, {one.occasion} and {other.occasion}", advice)


def _refuse(page: Page, tie: Tie, message: str, advice: str) -> NoReturn:
    fragment = f"printing: {tie.printing}, page: {tie.page}"
    raise StaleCorrectionError(message, where=f"corpus/{page.name}.yml", fragment=fragment, advice=advice)

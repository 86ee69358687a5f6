"""Whom and what each article of a page is about, so that its blocks can be told from its neighbours'."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from digest.layout.beginnings.heading import Heading
from digest.layout.blocks import Block
from digest.layout.order.placement import Speaker
from digest.layout.printed.lines import PrintForms

__all__ = ["find_speakers"]

NEAR = 12  # articles before and behind one, farther than any text goes back
FIRST_CHARACTERS = 500  # behind a heading, in which a speaker without a person line is looked for
WHOSE = re.compile("^[省市区县]")


def find_speakers(headings: Sequence[Heading], blocks: Sequence[Block], forms: PrintForms) -> tuple[Speaker, ...]:
    """Who speaks in each article and what its office is about; what two articles share tells nothing and is left out.

    An article without a person line is known by the office and name that its first blocks let speak.
    """
    places = [block.place for block in blocks]
    found = [_read(place, headings, blocks, places, forms) for place in range(len(headings))]
    speakers = []
    for place, (office, person) in enumerate(found):
        near = found[max(0, place - NEAR) : place + NEAR + 1]
        others = [other for other in near if other is not found[place]]
        names = _place_names(office or "", forms)
        own = frozenset(name for name in names if not any(name in (other or "") for other, _ in others))
        earlier = {name for _, name in found[max(0, place - NEAR) : place]}
        speakers.append(Speaker(person=None if person in earlier else person, areas=own))
    return tuple(speakers)


def _read(
    place: int, headings: Sequence[Heading], blocks: Sequence[Block], places: Sequence[int], forms: PrintForms
) -> tuple[str | None, str | None]:
    heading = headings[place]
    if heading.person_line is not None:
        return heading.person_line.office, heading.person_line.person
    office, person = forms.headlines.find(heading.headline)
    if person is not None:
        return office, person
    if heading.is_title:
        return None, None
    first = bisect_left(places, heading.first)
    end = bisect_left(places, headings[place + 1].first) if place + 1 < len(headings) else len(blocks)
    own = "".join(block.text for block in blocks[first:end])
    speakers = forms.speakers.find([own[:FIRST_CHARACTERS]])
    return (speakers[0].office, speakers[0].person) if speakers else (None, None)


def _place_names(office: str, forms: PrintForms) -> Iterator[str]:
    """The names by which a text may call what an office is about: 越秀区委书记 gives 越秀区 and 越秀."""
    if not office:
        return
    for area in forms.vocabulary.areas if forms.area_names.search(office) else ():
        names = (area.name, *area.aliases)
        if area.kind != "city" and any(map(office.__contains__, names)):
            yield from (*names, *_stem(area.name, forms))
    for part in re.split(r"[、，,兼]", office):
        match = forms.places.match(part)
        if match is not None and len(match.group()) > 2:
            yield match.group()
            yield from _stem(match.group(), forms)


def _stem(name: str, forms: PrintForms) -> Iterator[str]:
    """A place's name without what it is, if a name is left: 泗阳县 → 泗阳; of a bureau, what it is for: 市商务局 → 商务."""
    what = forms.places.fullmatch(name) if name not in forms.vocabulary.offices.districts else None
    stem = WHOSE.sub("", name.removesuffix(what["what"]) if what is not None else name)
    if stem != name and len(stem) >= 2:
        yield stem

"""The library on pages made by hand: one behaviour a file in ``tests/library/``, which says it in its first line."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from digest.errors import StaleCorrectionError
from digest.library.building import build_library
from digest.models import Damage, DamageKind, Interview, Library, Passage, Printing
from tests.printed import find_nothing, make_book, make_vocabulary

CASES = sorted((Path(__file__).parent / "library").glob("*/*.yml"))
ROOMS = ("collation", "errata", "identity", "joining")


def test_no_folder_of_cases_is_empty() -> None:
    """A folder that lost its files would pass in silence."""
    assert {case.parent.name for case in CASES} == set(ROOMS)


@pytest.mark.parametrize("case", CASES, ids=[f"{case.parent.name}/{case.stem}" for case in CASES])
def test_case(case: Path) -> None:
    """The library made of a file's pages is as the file expects; what it does not name may be anything."""
    values = yaml.safe_load(case.read_text(encoding="utf-8"))
    expected = values["expect"]
    layouts, printings = make_book(values["pages"])
    vocabulary = make_vocabulary(values.get("areas", ()), values.get("people", ()))
    if "error" in expected:
        with pytest.raises(StaleCorrectionError) as raised:
            build_library(layouts, printings, vocabulary, find=find_nothing)
        for part in expected["error"]:
            assert part in str(raised.value)
        return
    library = build_library(layouts, printings, vocabulary, find=find_nothing)
    found = {key: _describe(key, library, printings) for key in expected}
    assert found == expected, values["behaviour"]


def test_hurt_text_does_not_make_a_printing_the_fullest() -> None:
    """A printing with a garbled paragraph more is not the base; lost text cannot be counted and changes nothing."""
    whole = [
        "桐林区今年把老码头改成了夜市，沿河三里长的仓库都租给了年轻人开店。",
        "茶园一向缺水，区里修了十二座蓄水池。",
    ]
    pages = [
        {"name": name, "articles": [{"person": "林远舟", "paragraphs": paragraphs}]}
        for name, paragraphs in (("a", whole), ("b", [*whole, "园市缺改沿成座修里了。"]))
    ]
    for kind, base in ((DamageKind.GARBLED, "a-1"), (DamageKind.LOST, "b-1")):
        layouts, (sound, hurt) = make_book(pages)
        *good, last = hurt.article.paragraphs
        last = replace(last, damage=(Damage(kind=kind, start=0, end=len(last.text)),))
        hurt = replace(hurt, article=replace(hurt.article, paragraphs=(*good, last)))
        library = build_library(layouts, (sound, hurt), make_vocabulary(), find=find_nothing)
        assert [interview.base for interview in library.interviews] == [base]


def _describe(key: str, library: Library, printings: tuple[Printing, ...]) -> Any:
    """A part of the library in the plain values of the files."""
    interviews = library.interviews
    names: dict[str, str] = {}
    for printing in printings:
        for number, paragraph in enumerate(printing.article.paragraphs, 1):
            names.setdefault(paragraph.id, f"{printing.article.id}/{number}")
    describe: Mapping[str, Any] = {
        "groups": lambda: sorted([printing.article.id for printing in i.printings] for i in interviews),
        "ids": lambda: [i.id for i in interviews],
        "redirects": lambda: dict(library.redirects),
        "findings": lambda: sorted(f.code for f in (*library.findings, *(f for i in interviews for f in i.findings))),
        "interviews": lambda: [_head(i) for i in interviews],
        "passages": lambda: [_passage(p, names) for p in interviews[0].passages],
        "places": lambda: [[names[p.id], at] for i in interviews for p in i.passages for at, _ in p.errata],
        "people": lambda: [
            {
                "name": p.name,
                "slug": p.slug,
                "mark": p.mark,
                "offices": [h.office for h in p.timeline],
                "dates": [[h.first, h.last] for h in p.timeline],
            }
            for p in library.people
        ],
    }
    return describe[key]()


def _head(interview: Interview) -> dict[str, Any]:
    """What stands above the text, unknown values left out."""
    values = {
        "headline": interview.headline,
        "person": interview.person,
        "office": interview.office,
        "area": interview.area,
        "date": interview.date,
        "base": interview.base,
        "reporters": list(interview.printings[0].reporters),
    }
    return {key: value for key, value in values.items() if value}


def _passage(passage: Passage, names: Mapping[str, str]) -> dict[str, Any]:
    """A passage: where its text is printed, what else says it, and each variant as here, there."""
    values = {
        "at": names[passage.id],
        "supplied": passage.is_supplied,
        "says": [names[alias] for alias in passage.aliases],
        "reads": [[passage.text[v.start : v.end], v.other] for v in passage.variants if not v.is_ocr_like],
        "alike": [[passage.text[v.start : v.end], v.other] for v in passage.variants if v.is_ocr_like],
        "why": [v.erratum.why for v in passage.variants if v.erratum],
        "errata": [[passage.text[at : at + len(e.read)], e.printed] for at, e in passage.errata],
    }
    return {key: value for key, value in values.items() if value}

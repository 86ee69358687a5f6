"""Errata: names taken from a corrected line, articles that run on, any text."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.errors import StaleCorrectionError
from digest.library.building import build_library
from digest.library.errata import find_errata, read_edited, read_name
from digest.models import Erratum, Finding, Sidecar, Span
from tests.printed import find_nothing, make_book, make_vocabulary


def erratum(printed: str, read: str, where: str | None = None) -> Erratum:
    """An erratum with a reason."""
    return Erratum(printed=printed, read=read, why="试", where=where)


@pytest.mark.parametrize(
    ("printed", "read", "name", "expected"),
    [
        ("林远丹", "林远舟", "林远丹", "林远舟"),
        ("丹", "舟", "林远丹", "林远舟"),
        ("书记林远丹", "书记林远舟", "林远丹", "林远舟"),
        ("区委书纪林", "区委书记林", "林远丹", "林远丹"),
        ("区委书记", "区长", "桐林区委书记", "桐林区长"),
        ("相林区", "桐林区", "桐林区委书记", "桐林区委书记"),  # not on the line: nothing to read
        ("访桐林", "访石桥", "桐林区委书记", "石桥区委书记"),
        ("远丹", "", "林远丹", "林"),
        ("书记林远丹", "书记长周以宁", "林远丹", "长周以宁"),  # nothing in common: all that stands for it
    ],
)
def test_a_name_is_read_where_the_line_is_corrected(printed: str, read: str, name: str, expected: str) -> None:
    """What the parser took from a line is taken over into the line as read, also when the erratum quotes more or less."""
    layouts, _ = make_book(
        [
            {
                "name": "a",
                "articles": [{"person": "林远丹", "office": "桐林区委书纪" if "纪" in printed else "桐林区委书记"}],
            }
        ]
    )
    page = dataclasses.replace(layouts[0].page, sidecar=Sidecar(errata=(erratum(printed, read),)))
    layout = dataclasses.replace(layouts[0], page=page)
    if printed == "相林区":
        with pytest.raises(StaleCorrectionError):
            find_errata(layout)
        return
    (edits,) = find_errata(layout).values()
    line = layout.articles[0].person_line
    assert line is not None
    assert read_name(name, [read_edited(line.printed, edits)]) == expected


def test_a_corrected_area_settles_its_finding() -> None:
    """Once the office names a known area, nobody need look at it again; other findings stay."""
    sidecar = {"errata": [{"printed": "相林区", "read": "桐林区", "why": "识别错误"}]}
    article = {"person": "林远舟", "office": "相林区委书记", "area": "相林区", "paragraphs": ["修了十二座蓄水池。"]}
    layouts, printings = make_book([{"name": "a", "sidecar": sidecar, "articles": [article]}])
    findings = tuple(Finding(code=code, message="") for code in ("unknown-area", "no-byline"))
    printings = (dataclasses.replace(printings[0], findings=findings),)
    library = build_library(layouts, printings, make_vocabulary(areas=["桐林区"]), find=find_nothing)
    assert [finding.code for finding in library.interviews[0].printings[0].findings] == ["no-byline"]
    library = build_library(layouts, printings, make_vocabulary(areas=["石桥县"]), find=find_nothing)
    assert [finding.code for finding in library.interviews[0].printings[0].findings] == ["unknown-area", "no-byline"]


def test_an_article_that_runs_on_is_corrected_from_either_page() -> None:
    """The second page's sidecar reaches the paragraph that stands there, and not the one on the first page."""
    first = "沿河三里长的仓库都租给了年轻人开店。"
    second = "区里修了十二座蓄水池，沿河三里都种了树。"
    layouts, printings = make_book(
        [
            {"name": "a", "articles": [{"person": "林远舟", "paragraphs": [first, second]}]},
            {"name": "b", "sidecar": {"errata": [{"printed": "三里", "read": "四里", "why": "图说"}]}, "articles": []},
        ]
    )
    article = layouts[0].articles[0]
    on_b = Span(page="b", first_line=1, last_line=1)
    paragraphs = (article.paragraphs[0], dataclasses.replace(article.paragraphs[1], spans=(on_b,)))
    article = dataclasses.replace(article, paragraphs=paragraphs, spans=(*article.spans, on_b))
    layouts = (dataclasses.replace(layouts[0], articles=(article,)), layouts[1])
    printings = (dataclasses.replace(printings[0], article=article),)
    (interview,) = build_library(layouts, printings, make_vocabulary(), find=find_nothing).interviews
    assert [passage.text for passage in interview.passages] == [first, second.replace("三里", "四里")]


@given(st.lists(st.tuples(st.text(max_size=12), st.text(max_size=4), st.text(max_size=4)), max_size=4))
def test_any_text_reads_or_refuses(values: list[tuple[str, str, str]]) -> None:
    """Whatever stands in a sidecar and on a page: a reading, or an error that names the sidecar."""
    paragraphs = [text for text, _, _ in values]
    layouts, _ = make_book([{"name": "a", "articles": [{"person": "林远舟", "paragraphs": paragraphs}]}])
    errata = tuple(erratum(printed, read, where=read or None) for _, printed, read in values)
    page = dataclasses.replace(layouts[0].page, sidecar=Sidecar(errata=errata))
    try:
        found = find_errata(dataclasses.replace(layouts[0], page=page))
    except StaleCorrectionError as error:
        assert str(error).startswith("corpus/a.yml: ")  # noqa: PT017  # both ways are right; this one has a form
        return
    assert sum(len(edits) for edits in found.values()) == len(errata)
    for place, edits in found.items():
        if place.role is None:
            reading = read_edited(paragraphs[place.number], edits)
            assert all(reading.text.startswith(e.read, at) for at, e in reading.errata)


@given(st.text(max_size=30), st.data())
def test_readings_stand_where_they_are_said_to(text: str, data: st.DataObject) -> None:
    """Each erratum's reading begins at its place of the text as read; without errata nothing changes."""
    if not text.strip():
        return
    start = data.draw(st.integers(0, len(text) - 1))
    printed = text[start : start + 3]
    layouts, _ = make_book([{"name": "a", "articles": [{"paragraphs": [text]}]}])
    page = dataclasses.replace(layouts[0].page, sidecar=Sidecar(errata=(erratum(printed, "另作"),)))
    try:
        (edits,) = find_errata(dataclasses.replace(layouts[0], page=page)).values()
    except StaleCorrectionError:
        return
    reading = read_edited(text, edits)
    ((at, _),) = reading.errata
    assert reading.text[:at] + text[edits[0].start : edits[0].end] + reading.text[at + 2 :] == text
    assert read_edited(text, ()).text == text

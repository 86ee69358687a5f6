"""What holds of every library: links last, nothing is lost, order does not matter, nothing raises."""

import dataclasses
import random
from collections.abc import Sequence
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from digest.errors import StaleCorrectionError
from digest.library.addresses import address_of, find_ids
from digest.library.building import build_library
from digest.library.errata import find_errata
from digest.models import Erratum, Interview, Library, PageLayout
from tests.printed import Book, find_nothing, make_book, make_vocabulary

SENTENCES = (
    "桐林区今年把老码头改成了夜市，沿河三里长的仓库都租给了年轻人开店。",
    "桐林区今年把老码头改成夜市，沿河四里的仓库都租给年轻人开店。",
    "我们向云州学的是办事不出社区，证照去年要九天，如今四天就够了。",
    "山上的茶园一向缺水，区里修了十二座蓄水池，明年春天还要再修八座。",
    "孩子上学最远的要走六里路，两条公交线下个月改道，家长可以放心上班。",
    "化工厂搬走以后，河边空出一千二百亩地，先种两年草，再谈盖房子。",
    "会的。",
    "……",
)
VOCABULARY = make_vocabulary(areas=["桐林区"], people=[{"name": "周以宁", "mark": "校", "offices": ["中学"]}])

texts = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=2).map("".join) | st.text(max_size=30)
articles = st.fixed_dictionaries(
    {
        "person": st.sampled_from(["林远舟", "周以宁", "阿里木·买买提", None]),
        "office": st.sampled_from(["桐林区委书记", "县第一中学校长", None]),
        "headline": st.sampled_from(["把河还给人", "井盖归谁管", None]),
        "kind": st.sampled_from(["interview", "interview", "qa", "news"]),
        "paragraphs": st.lists(texts, max_size=5),
    }
)
sidecars = st.fixed_dictionaries(
    {},
    optional={
        "date": st.sampled_from(["2030", "2031-04", "2031-04-02", "2031-04-05"]),
        "occasion": st.sampled_from(["春季考察", "秋季全会"]),
        "rendition": st.sampled_from(["full", "digest"]),
    },
)
pages = st.lists(
    st.fixed_dictionaries(
        {
            "name": st.sampled_from(["a", "b", "a-linyuanzhou", "c", "a-b"]),
            "sidecar": sidecars,
            "articles": st.lists(articles, max_size=3),
        }
    ),
    max_size=5,
    unique_by=lambda page: str(page["name"]),
)


def build(book: Book) -> Library:
    """The library of a book, without evidence."""
    return build_library(*book, VOCABULARY, find=find_nothing)


def links(library: Library) -> dict[str, Interview]:
    """Every address at which a reader may stand, with the interview that is shown there."""
    homes = {f"interviews/{interview.id}/": interview for interview in library.interviews}
    return homes | {old: homes[new] for old, new in library.redirects.items()}


def anchors(interview: Interview) -> list[str]:
    """Every paragraph id that an interview's page has."""
    return [anchor for passage in interview.passages for anchor in (passage.id, *passage.aliases)]


def assert_links_last(before: Library, after: Library) -> None:
    """Each address of ``before`` still leads to an interview that has the paragraphs it had."""
    homes = links(after)
    for address, interview in links(before).items():
        assert address in homes
        assert set(anchors(interview)) <= set(anchors(homes[address]))


@given(pages, st.randoms(use_true_random=False))
def test_order_of_files_changes_nothing(values: Sequence[dict[str, Any]], rnd: random.Random) -> None:
    """Pages and printings in any order give the same library."""
    layouts, printings = make_book(values)
    shuffled = rnd.sample(layouts, len(layouts)), rnd.sample(printings, len(printings))
    assert build((tuple(shuffled[0]), tuple(shuffled[1]))) == build((layouts, printings))


@given(pages, st.integers(0, 5))
def test_pages_added_move_no_link(values: Sequence[dict[str, Any]], kept: int) -> None:
    """Addresses and paragraph ids of some pages still work when others are added."""
    assert_links_last(build(make_book(values[:kept])), build(make_book(values)))


@given(pages, st.data())
def test_errata_move_no_link(values: Sequence[dict[str, Any]], data: st.DataObject) -> None:
    """Addresses and paragraph ids still work when an erratum corrects a paragraph or a headline."""
    layouts, printings = make_book(values)
    texts = [
        (at, text)
        for at, layout in enumerate(layouts)
        for article in layout.articles
        for text in (article.headline, *(paragraph.text for paragraph in article.paragraphs))
        if text
    ]
    corrected = _correct(layouts, texts, data)
    if corrected is not None:
        assert_links_last(build((layouts, printings)), build((corrected, printings)))


@given(pages, st.data())
def test_corrected_names_leave_each_printing_its_address(values: Sequence[dict[str, Any]], data: st.DataObject) -> None:
    """An erratum in a name may join or part printings; the address of each still leads to its paragraphs."""
    layouts, printings = make_book(values)
    texts = [
        (at, article.person_line.printed)
        for at, layout in enumerate(layouts)
        for article in layout.articles
        if article.person_line
    ]
    corrected = _correct(layouts, texts, data)
    if corrected is None:
        return
    ids = find_ids([p for p in build((layouts, printings)).printings if p.kind.is_interview])
    homes = links(build((corrected, printings)))
    for printing in printings:
        if printing.kind.is_interview:
            home = homes[address_of(ids[printing.article.id])]
            assert {paragraph.id for paragraph in printing.article.paragraphs} <= set(anchors(home))


def _correct(
    layouts: tuple[PageLayout, ...], texts: Sequence[tuple[int, str]], data: st.DataObject
) -> tuple[PageLayout, ...] | None:
    """The layouts with one erratum for a run of these texts (number of the page, text), if one can be made."""
    if not texts:
        return None
    at, text = data.draw(st.sampled_from(texts))
    start = data.draw(st.integers(0, len(text) - 1))
    erratum = Erratum(
        printed=text[start : start + data.draw(st.integers(1, 6))], read=data.draw(st.text(max_size=6)), why="试"
    )
    page = layouts[at].page
    sidecar = dataclasses.replace(page.sidecar, errata=(erratum,))
    corrected = dataclasses.replace(layouts[at], page=dataclasses.replace(page, sidecar=sidecar))
    try:
        find_errata(corrected)
    except StaleCorrectionError:
        return None
    return (*layouts[:at], corrected, *layouts[at + 1 :])


@given(pages)
def test_nothing_is_lost(values: Sequence[dict[str, Any]]) -> None:
    """Each interview printing is in one interview, and each of its paragraphs is there by its id or its text."""
    layouts, printings = make_book(values)
    library = build((layouts, printings))
    assert sorted(p.article.id for p in library.printings) == sorted(p.article.id for p in printings)
    told = [p.article.id for interview in library.interviews for p in interview.printings]
    assert sorted(told) == sorted(p.article.id for p in printings if p.kind.is_interview)
    for interview in library.interviews:
        names = anchors(interview)
        assert len(names) == len(set(names))
        printed = {p.id for printing in interview.printings for p in printing.article.paragraphs}
        assert set(names) == printed


@given(pages)
def test_passages_are_printed(values: Sequence[dict[str, Any]]) -> None:
    """Each passage is a paragraph of the printing that it names, and each variant a run of it."""
    library = build(make_book(values))
    for interview in library.interviews:
        texts = {p.article.id: [q.text for q in p.article.paragraphs] for p in interview.printings}
        for passage in interview.passages:
            assert passage.printed in texts[passage.article]
            assert passage.is_supplied == (passage.article != interview.base)
            for variant in passage.variants:
                assert 0 <= variant.start <= variant.end <= len(passage.text)
                assert variant.article in texts


@given(st.lists(st.integers(0, len(SENTENCES) - 1), min_size=3, max_size=5, unique=True), st.data())
def test_variants_give_the_other_wording(chosen: Sequence[int], data: st.DataObject) -> None:
    """A passage with another printing's variants put in reads as that printing does, punctuation aside."""
    base = [SENTENCES[at] * 2 for at in chosen]
    other = [_misprint(text, data) for text in base]
    values = [
        {"name": name, "articles": [{"person": "林远舟", "paragraphs": paragraphs}]}
        for name, paragraphs in (("a", base), ("b", other))
    ]
    library = build(make_book(values))
    if len(library.interviews) != 1:
        return
    (interview,) = library.interviews
    shown = base if interview.base == "a-1" else other
    for passage in interview.passages:
        if passage.is_supplied or passage.text not in shown or not passage.variants:
            continue
        text = passage.text
        for variant in reversed(passage.variants):
            text = text[: variant.start] + variant.other + text[variant.end :]
        theirs = other[base.index(passage.text)] if shown is base else base[other.index(passage.text)]
        assert _bare(text) == _bare(theirs)


def _misprint(text: str, data: st.DataObject) -> str:
    at = data.draw(st.integers(0, len(text) - 3))
    return (
        text[:at] + data.draw(st.sampled_from(["", "毛", "新的", "二〇"])) + text[at + data.draw(st.integers(0, 2)) :]
    )


def _bare(text: str) -> str:
    return "".join(char for char in text if char.isalnum())

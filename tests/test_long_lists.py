"""Lists that have grown: no page of thousands of interviews is heavy, none is lost, old addresses and anchors hold."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from digest.models import (
    Article,
    Evidence,
    Figure,
    FigureKind,
    Finding,
    Holding,
    Identity,
    Lesson,
    Library,
    Page,
    Paragraph,
    Span,
    ThemeLabel,
)
from digest.render.documents import render_site
from digest.render.paging import ROOM, cut_sheets, shelve
from tests.invented import VOCABULARY, make_interview, make_layout, make_printing

HEAVIEST = 470_000  # bytes of a page's source; the theme puts some 15 kB around it
SENTENCE = (
    "今年要把老街巷办成会客厅，修好十二条老巷，夜市摊位达到300个，请居民、摊主和游客都来说一说好不好，到年底看结果。"
)
LINK = re.compile(r'(?:href|src)="([^"]*)"')


@cache
def grown(count: int) -> Library:
    """So many interviews, four on a page, of as many people by half; with themes, three targets, a lesson, a finding each."""
    areas, themes = [area.name for area in VOCABULARY.areas], [theme.name for theme in VOCABULARY.themes]
    interviews, printings, layouts = [], [], []
    people: list[Identity] = []
    for page in range(count // 4):
        name, articles = f"anhe-ribao-{page:04}", []
        for number in range(4):
            at = page * 4 + number
            paragraph = Paragraph(id=f"p{at:08}", text=SENTENCE * 2, spans=())
            article = Article(
                id=f"{name}-{number}", page=name, headline=f"第{at}篇 老街巷里的会客厅", paragraphs=(paragraph,)
            )
            person = f"林{at // 2:04}"
            printing = make_printing(
                article,
                person=person,
                office="桐林区委书记",
                area=areas[at % 3 % len(areas)],
                paper="安和日报",
                date=f"{2029 + at % 3}-05-{at % 28 + 1:02}",
            )
            quoted = {"sentence": SENTENCE, "passage": paragraph.id}
            target = Figure(
                kind=FigureKind.TARGET,
                metric="夜市摊位",
                value=str(at),
                unit="个",
                qualifier="达到",
                deadline="2031年底",
                **quoted,
            )
            lesson = Lesson(city="苏州", practice="边修边住的办法", applied_to="东门里片区", **quoted)
            evidence = Evidence(
                themes=tuple(ThemeLabel(theme=theme, terms=("夜市",), **quoted) for theme in themes),
                targets=(target,) * 3,
                lessons=(lesson,),
            )
            place = Span(page=name, first_line=number + 1, last_line=number + 1)
            finding = Finding(code="unnamed-person", message="", fragment=f"第{at}篇", span=place)
            interview = make_interview(printing, id=f"{name}-lin{at}", evidence=evidence, findings=(finding,))
            interviews.append(interview)
            printings.append(printing)
            articles.append(article)
        layouts.append(make_layout(Page(name=name, lines=()), *articles))
    for one, other in zip(interviews[::2], interviews[1::2], strict=True):
        ids = (one.id, other.id)
        holding = Holding(office=one.office, area=one.area, first=one.date, last=other.date, interviews=ids)
        slug = f"{'abcdefgh'[len(people) % 8]}lin{len(people)}"
        people.append(Identity(name=str(one.person), slug=slug, timeline=(holding,), interviews=ids))
    return Library(interviews=tuple(interviews), printings=tuple(printings), pages=tuple(layouts), people=tuple(people))


@cache
def pages_of(count: int) -> Mapping[str, str]:
    return {document.path: document.data.decode() for document in render_site(grown(count), VOCABULARY)}


@pytest.mark.parametrize("count", [1000, pytest.param(3000, marks=pytest.mark.slow)])
def test_no_page_is_heavy(count: int) -> None:
    """With 1,000 and 3,000 interviews every page stays below 500 kB, the theme's part of it included."""
    sizes = {path: len(text.encode()) for path, text in pages_of(count).items()}
    assert max(sizes.values()) < HEAVIEST, sorted(sizes.items(), key=lambda item: -item[1])[:5]


def test_nothing_is_lost_to_paging() -> None:
    """Every interview, person, target, finding and newspaper page stands in its list, on one sheet or another."""
    pages, library = pages_of(1000), grown(1000)
    listed = "".join(text for path, text in pages.items() if path.startswith("interviews/years/"))
    listed += pages["interviews/index.md"]
    assert all(f"interviews/{interview.id}/" in listed for interview in library.interviews)
    listed = (
        "".join(text for path, text in pages.items() if path.startswith("people/letters/")) + pages["people/index.md"]
    )
    assert all(f"people/{person.slug}/" in listed for person in library.people)
    targets = [text for path, text in pages.items() if path.startswith("targets/")]
    assert sum(text.count("<tr data-unit") for text in targets) == 3000
    findings = [text for path, text in pages.items() if path.startswith("quality/unnamed-person/")]
    assert sum(text.count("<li>") for text in findings) == 1000
    layouts = [pages["pages/index.md"], *(text for path, text in pages.items() if path.startswith("pages/list/"))]
    assert all(sum(f"pages/{page.page.name}/" in text for text in layouts) == 1 for page in library.pages)
    said = [text for path, text in pages.items() if path.startswith("themes/wenlv-xiaofei/tonglin/")]
    assert sum(text.count("<q>") for text in said) == sum(i.area == "桐林区" for i in library.interviews)


def test_old_links_hold_when_a_list_has_grown() -> None:
    """The matrix leads to an area's place on the theme's page, as before; from there the rest is one link away."""
    pages = pages_of(1000)
    assert 'href="themes/wenlv-xiaofei/#area-tonglin"' in pages["index.md"]
    assert "{ #area-tonglin }" in pages["themes/wenlv-xiaofei/index.md"]
    assert 'href="../../themes/wenlv-xiaofei/tonglin/"' in pages["themes/wenlv-xiaofei/index.md"]


def test_every_link_of_a_grown_site_leads_to_a_page() -> None:
    """The pagers and the links to the rest, too."""
    pages = {re.sub(r"index\.(md|html)$", "", path): text for path, text in pages_of(1000).items()}
    for address, text in pages.items():
        for link in LINK.findall(text):
            target = urlsplit(urljoin(f"http://x/{address}", link))
            path = unquote(target.path).lstrip("/")
            assert path in pages or path.startswith(("data/", "feeds/")), f"{address} links to {link}"


def test_a_small_list_is_one_page() -> None:
    """Below the bound there is no sheet, no pager, no "and the rest"."""
    small = replace(grown(1000), interviews=grown(1000).interviews[:20], people=(), pages=grown(1000).pages[:5])
    paths = [document.path for document in render_site(small, VOCABULARY)]
    assert not [path for path in paths if re.search(r"years/|letters/|/list/|targets/.+/|/2/", path)]


def test_sheets_hold_all_in_order() -> None:
    """A sheet is full before the next begins; each names all of them."""
    sheets = cut_sheets("targets/", range(2 * ROOM + 1))
    assert [sheet.address for sheet in sheets] == ["targets/", "targets/2/", "targets/3/"]
    assert [len(sheet.entries) for sheet in sheets] == [ROOM, ROOM, 1]
    assert [sheet.number for sheet in sheets] == [1, 2, 3]
    assert [entry for sheet in sheets for entry in sheet.entries] == list(range(2 * ROOM + 1))
    assert [sheet.address for sheet in cut_sheets("a/", ())] == ["a/"]


def test_a_group_with_little_is_shown_in_full() -> None:
    """Only groups that the page cannot show get sheets of their own."""
    large, little = shelve([("a", "x/a/", range(ROOM)), ("b", "x/b/", range(3))])
    assert (large.address, len(large.shown)) == ("x/a/", ROOM // 2)
    assert (little.address, len(little.shown)) == (None, 3)

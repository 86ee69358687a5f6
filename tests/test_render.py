"""The site's source: which pages there are, what stands on them, and that no text is read as markup."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import markdown  # type: ignore[import-untyped]
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digest.inert import show_controls
from digest.models import (
    Article,
    Document,
    Erratum,
    Evidence,
    Figure,
    FigureKind,
    Interview,
    Lesson,
    Library,
    Page,
    Paragraph,
    Passage,
    Sidecar,
    Span,
    ThemeLabel,
)
from digest.render.documents import render_site
from tests.invented import LIBRARY, VOCABULARY, make_interview, make_layout, make_printing
from tests.test_inert import EXTENSIONS, NASTY

FRONT_MATTER = re.compile(r"---\n(.*?\n)---\n(.*)", re.DOTALL)
THEME = Path(__file__).parents[1] / "theme"
VOID = {"input", "meta", "link", "br", "img", "hr"}
LIN = "interviews/anhe-ribao-2031-04-12-linyuanzhou/index.md"


class Outline(HTMLParser):
    """A page as a browser has it: ids, links, headings, and the text of each element with an id or of some class."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: list[str] = []
        self.links: list[str] = []
        self.levels: list[int] = []
        self.tags: list[str] = []
        self.text = ""
        self.texts: dict[str, str] = {}
        self._open: list[tuple[str, str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        self.links += [known[name] for name in ("href", "src", "action") if name in known]
        if "id" in known:
            self.ids.append(known["id"])
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if tag not in VOID:
            self._open.append((tag, known.get("id", "")))

    def handle_endtag(self, tag: str) -> None:
        assert self._open, f"</{tag}> closes nothing"
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        self.text += data
        for name in {name for _, name in self._open}:
            self.texts[name] = self.texts.get(name, "") + data


def render(library: Library) -> dict[str, str]:
    return {document.path: document.data.decode() for document in render_site(library, VOCABULARY)}


def split_page(text: str) -> tuple[dict[str, object], str]:
    match = FRONT_MATTER.fullmatch(text)
    assert match
    return yaml.safe_load(match[1]), match[2]


def outline(text: str) -> Outline:
    """What MkDocs makes of a page with the site's Markdown extensions; a page of plain HTML stays as it is."""
    if text.startswith("<!doctype"):
        return Outline(text)
    return Outline(markdown.markdown(split_page(text)[1], extensions=EXTENSIONS))


PAGES = render(LIBRARY)


# ── which pages there are ────────────────────────────────────────────────────────────────────────────────────────


def test_every_thing_has_its_page() -> None:
    """Interviews, themes, areas, people, cities, newspaper pages; the site's own pages; old addresses."""
    assert sorted(PAGES) == list(PAGES)
    assert set(PAGES) == {
        "index.md",
        *(f"{section}/index.md" for section in ("interviews", "themes", "areas", "people", "cities", "pages")),
        *(f"{section}/index.md" for section in ("targets", "quality", "data", "about", "search")),
        LIN,
        "interviews/anhe-ribao-2031-04-12-qinruoshui/index.md",
        "interviews/anhe-wanbao-2031-04-h0badcafe/index.md",
        "interviews/anhe-wanbao-2031-04-linyuanzhou/index.html",
        *("themes/keji-chuangxin/index.md", "themes/yingshang-huanjing/index.md", "themes/wenlv-xiaofei/index.md"),
        *("areas/tonglin/index.md", "areas/shiqiao/index.md", "areas/yunxi/index.md", "areas/shizhi/index.md"),
        *("people/linyuanzhou/index.md", "people/qinruoshui/index.md"),
        *("cities/suzhou/index.md", "cities/ningbo/index.md"),
        *("pages/anhe-ribao-2031-04-12/index.md", "pages/anhe-wanbao-2031-04/index.md"),
    }


def test_equal_input_gives_equal_bytes() -> None:
    """Whatever was rendered before."""
    assert render(LIBRARY) == PAGES


@pytest.mark.parametrize("path", [path for path in PAGES if path.endswith(".md")])
def test_front_matter_is_plain_data(path: str) -> None:
    """Each page has a title and a description; dates are texts; only interviews are left to another search."""
    front, _ = split_page(PAGES[path])
    assert front["title"]
    assert front["description"]
    assert isinstance(front.get("date", ""), str)
    is_interview = path.startswith("interviews/") and path != "interviews/index.md"
    assert ("search" in front) != is_interview


def test_an_interviews_front_matter_says_what_is_known() -> None:
    """Person, office, area, date, papers, themes, cities; what is unknown is left out, never empty."""
    front, _ = split_page(PAGES[LIN])
    assert front["person"] == "林远舟"
    assert front["date"] == "2031-04-12"
    assert front["papers"] == ["安和日报", "安和晚报"]
    assert front["themes"] == ["文旅与消费"]
    assert front["cities"] == ["苏州", "宁波"]
    nameless, _ = split_page(PAGES["interviews/anhe-wanbao-2031-04-h0badcafe/index.md"])
    assert {"person", "office", "date"}.isdisjoint(nameless)


# ── what stands on them ──────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_sound(path: str) -> None:
    """Elements are closed where they should, ids are unique, headings go down one level at a time from one h1."""
    page = outline(PAGES[path])
    assert len(page.ids) == len(set(page.ids))
    if path.endswith(".md"):
        assert page.levels.count(1) == 1
        assert page.levels[0] == 1
        assert all(deeper - level <= 1 for level, deeper in zip(page.levels, page.levels[1:], strict=False))


def test_every_link_leads_somewhere() -> None:
    """Each relative link hits a page and the place on it, or a file of the theme; none begins at the root of a host."""
    pages = {re.sub(r"index\.(md|html)$", "", path): outline(text) for path, text in PAGES.items()}
    data = {f"data/{name}" for name in ("interviews", "targets", "facts", "lessons")}
    for address, page in pages.items():
        for link in page.links:
            assert not link.startswith("/")
            if urlsplit(link).scheme or link.endswith(".md"):
                continue
            target = urlsplit(urljoin(f"http://x/{address}", link))
            path = unquote(target.path).lstrip("/")
            if path.rsplit(".", 1)[0] in data or (path.startswith(("data/", "feeds/")) and path != "data/"):
                continue
            if (THEME / path).is_file():
                continue
            assert path in pages, f"{address} links to {link}"
            assert not target.fragment or target.fragment in pages[path].ids, f"{address} links to {link}"


def test_an_interview_shows_its_text_under_lasting_ids() -> None:
    """Each passage under its own id, under the ids it has in other printings, and nothing but its text in it."""
    page = outline(PAGES[LIN])
    lin = LIBRARY.interviews[0]
    assert [page.texts[passage.id] for passage in lin.passages] == [passage.text for passage in lin.passages]
    assert {alias for passage in lin.passages for alias in passage.aliases} <= set(page.ids)


@pytest.mark.parametrize(
    "words",
    [
        "“平汇路”改读“平江路”：识别错误",
        "“300”，《安和晚报》作“三百”",
        "“去年桐林”：重印",
        "推定（日期）：同一组访谈见于四月的日报",
        "苏禾. 把老街巷办成会客厅 桐林区要做三件事[N]. 安和日报, 2031-04-12(3).",
        "夜市摊位 达到300个",
        "苏州：边修边住 → 东门里片区",
        "记者 苏禾　通讯员 何田",
    ],
)
def test_an_interview_shows_what_is_known_of_it(words: str) -> None:
    """Corrections with what was printed, other wordings, hurt text, what was inferred and why, citation, points."""
    assert words in outline(PAGES[LIN]).text


@pytest.mark.parametrize(
    ("start", "end", "other", "words"),
    [
        (0, 4, "", "“桐林区委”，《安和晚报》没有"),
        (4, 4, "原", "“书记林远”之前，《安和晚报》多“原”"),
    ],
)
def test_words_that_only_one_paper_has(start: int, end: int, other: str, words: str) -> None:
    """What another paper leaves out or has besides is said so, not quoted as nothing."""
    lin = LIBRARY.interviews[0]
    text = "桐林区委书记林远舟说，今年要修好十二条老巷。"
    variant = replace(lin.passages[0].variants[0], start=start, end=end, other=other)
    passage = replace(lin.passages[0], text=text, printed=text, variants=(variant,))
    interview = replace(lin, passages=(passage, *lin.passages[1:]))
    page = render(replace(LIBRARY, interviews=(interview, *LIBRARY.interviews[1:])))[LIN]
    assert words in outline(page).text
    assert "“”" not in page


def test_text_in_our_own_words_is_marked() -> None:
    """An interview told in our own words says so; one as printed does not."""
    assert "摘编" in PAGES["interviews/anhe-wanbao-2031-04-h0badcafe/index.md"]
    assert "摘编" not in PAGES[LIN]


def test_a_newspaper_page_shows_all_that_stands_on_it() -> None:
    """News in full, interviews by link, furniture, unclaimed text, the account, the errata."""
    text = outline(PAGES["pages/anhe-ribao-2031-04-12/index.md"]).text
    for words in (
        "全长1.2公里。",
        "消息",
        "读这篇访谈",
        "第03版:要闻",
        "广告部电话",
        "合计与全版相等",
        "平汇路",
        "第 3 版",
    ):
        assert words in text
    assert "九成事项一次办成" not in text


def test_a_newspaper_page_tells_why_a_paragraph_is_where_it_is() -> None:
    """What went back to an earlier article, or had little to speak for it: lines, article by link, and the reasons."""
    page = outline(PAGES["pages/anhe-ribao-2031-04-12/index.md"])
    assert "第 12–13 行 归入石桥大桥昨日合龙：回到前面的文章、与那篇有同一个人名" in page.text


def test_findings_stand_on_the_quality_page_with_their_place() -> None:
    """By code, in the site's language, with page and line."""
    text = outline(PAGES["quality/index.md"]).text
    assert "受访人没有具名（1）" in text
    assert "anhe-wanbao-2031-04 第 9 行 “云溪新区有关负责人”" in text
    known = LIBRARY.interviews[-1].findings
    assert [finding.message for finding in known] == ["nobody is named"]
    plain = tuple(replace(finding, message="受访人没有具名") for finding in known)
    interviews = (*LIBRARY.interviews[:-1], replace(LIBRARY.interviews[-1], findings=plain))
    quality = outline(render(replace(LIBRARY, interviews=interviews))["quality/index.md"])
    assert quality.text.count("受访人没有具名") == 1  # over the findings, not at each of them too


def test_what_is_not_known_of_a_printing_is_said_plainly() -> None:
    """No title marks stand about a paper without a name; an area that no vocabulary has stands apart from the known."""
    printing = replace(LIBRARY.interviews[0].printings[0], paper=None)
    interview = replace(LIBRARY.interviews[0], printings=(printing,), area="栗坪市")
    pages = render(replace(LIBRARY, interviews=(interview, *LIBRARY.interviews[1:])))
    assert "报纸不详" in outline(pages[LIN]).text
    assert "《报纸不详" not in pages[LIN]
    areas = pages["areas/index.md"]
    assert areas.index("## 其他") < areas.index("栗坪市")
    assert "## 其他" not in PAGES["areas/index.md"]


def test_an_old_address_leads_to_the_new_one() -> None:
    """By a plain page: with JavaScript to the very paragraph (tested in a browser), without it to the page."""
    text = PAGES["interviews/anhe-wanbao-2031-04-linyuanzhou/index.html"]
    new = "../../interviews/anhe-ribao-2031-04-12-linyuanzhou/"
    assert '<script src="../../assets/javascripts/redirect.js"></script>' in text
    assert f'<noscript><meta http-equiv="refresh" content="0; url={new}"></noscript>' in text
    assert f'<link rel="canonical" href="{new}">' in text


def test_only_web_addresses_become_links() -> None:
    """The curator's ``url`` may be any text; a link it becomes only as http or https."""
    printing = replace(LIBRARY.interviews[0].printings[0], url="javascript:alert(1)")
    interview = replace(LIBRARY.interviews[0], printings=(printing,))
    page = outline(render(replace(LIBRARY, interviews=(interview, *LIBRARY.interviews[1:])))[LIN])
    assert not [link for link in page.links if link.startswith("javascript")]
    assert "javascript:alert(1)" in page.text


def test_odd_page_names_have_addresses() -> None:
    """A page named like a folder's index, or with signs that addresses reserve, is found where its links lead."""
    for name in ("index", "README", "a b#c?d%", "版面"):
        layout = make_layout(Page(name=name, lines=()))
        pages = render(Library(interviews=(), printings=(), pages=(layout,)))
        link = next(link for link in outline(pages["pages/index.md"]).links if link.startswith("../pages/"))
        assert unquote(link).removeprefix("../") + "index.md" in pages


def test_an_empty_library_gives_a_whole_site() -> None:
    """A corpus without an interview has all pages of the site's own, with nothing in them."""
    pages = render(Library(interviews=(), printings=(), pages=()))
    assert {"index.md", "search/index.md", "targets/index.md", "themes/keji-chuangxin/index.md"} <= set(pages)
    for text in pages.values():
        outline(text)


# ── no text is read as markup ────────────────────────────────────────────────────────────────────────────────────

TEXTS = st.one_of(st.sampled_from(NASTY), st.text(st.characters(), min_size=1, max_size=30))
MAYBE = st.one_of(st.none(), TEXTS)


def _squeeze(text: str) -> str:
    return " ".join(show_controls(text).split())


@st.composite
def libraries(draw: st.DrawFn) -> tuple[Library, Interview]:
    """A library of one interview and one newspaper page, any text in every field that a page can fill."""
    texts = draw(st.lists(TEXTS, min_size=1, max_size=3))
    span = Span(page="a", first_line=1, last_line=1)
    paragraphs = tuple(Paragraph(id=f"p{n}", text=text, spans=(span,)) for n, text in enumerate(texts))
    article = Article(id="a-1", page="a", headline=draw(MAYBE), deck=draw(MAYBE), paragraphs=paragraphs)
    news = replace(article, id="a-2", headline=draw(MAYBE))
    sidecar = Sidecar(
        paper=draw(MAYBE),
        url=draw(MAYBE),
        rights=draw(MAYBE),
        page_number=draw(MAYBE),
        column=draw(MAYBE),
        errata=(Erratum(printed=draw(TEXTS), read=draw(TEXTS), why=draw(TEXTS)),),
        inferred={"paper": draw(TEXTS)},
    )
    printing = make_printing(
        article, person=draw(MAYBE), office=draw(MAYBE), area=draw(MAYBE), paper=draw(MAYBE), url=sidecar.url
    )
    interview = make_interview(printing, id="a-x", headline=draw(TEXTS), occasion=draw(MAYBE))
    quoted = {"sentence": texts[0], "passage": "p0"}
    figure = Figure(
        kind=FigureKind.TARGET,
        metric=draw(TEXTS),
        value="1",
        unit=draw(MAYBE),
        qualifier=draw(MAYBE),
        deadline=draw(MAYBE),
        **quoted,
    )
    evidence = Evidence(
        themes=(ThemeLabel(theme=draw(TEXTS), terms=(), **quoted),),
        targets=(figure,),
        lessons=(Lesson(city=draw(TEXTS), practice=draw(MAYBE), applied_to=draw(MAYBE), **quoted),),
    )
    supplied = Passage(id="p9", text=draw(TEXTS), printed="", article="a-1", speaker=draw(MAYBE), is_supplied=True)
    interview = replace(interview, evidence=evidence, passages=(*interview.passages, supplied))
    layout = make_layout(Page(name="a", lines=(), sidecar=sidecar), article, news)
    return Library(interviews=(interview,), printings=(printing,), pages=(layout,)), interview


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(libraries())
def test_any_text_anywhere_is_shown_as_it_stands(made: tuple[Library, Interview]) -> None:
    """Any text in any field: pages are made, are sound, run no script; a passage's text is its text to the character."""
    library, interview = made
    pages = render(library)
    for path, text in pages.items():
        page = outline(text)
        assert "script" not in page.tags
        assert not [link for link in page.links if link.lower().startswith(("javascript:", "data:"))]
        if path.endswith(".md"):
            assert page.levels[0] == page.levels.count(1) == 1
    page = outline(pages["interviews/a-x/index.md"])
    assert [page.texts.get(p.id, "") for p in interview.passages] == [show_controls(p.text) for p in interview.passages]
    assert _squeeze(page.texts["title"]) == (_squeeze(interview.headline) or "（无题）")
    source = outline(pages["pages/a/index.md"])
    for paragraph in library.pages[0].articles[1].paragraphs:
        assert source.texts.get(paragraph.id, "") == show_controls(paragraph.text)


def test_documents_are_documents() -> None:
    """Paths stay below content/, and are the same in any letter case."""
    documents: tuple[Document, ...] = render_site(LIBRARY, VOCABULARY)
    paths = [document.path for document in documents]
    assert not [path for path in paths if path.startswith("/") or ".." in path.split("/")]
    assert len({path.casefold() for path in paths}) == len(paths)

"""The site as MkDocs publishes it and as a browser shows it: the invented library, looked at from outside."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from digest.inert import show_controls
from digest.models import Article, Library, Paragraph
from digest.models import Page as SourcePage
from digest.publish.tree import read_tree
from digest.search.indexing import build_index
from tests.browser import STILL, Serve
from tests.invented import LIBRARY, VOCABULARY, make_interview, make_layout, make_printing
from tests.test_inert import NASTY
from tests.test_publish import House, furnish, occupy
from tests.test_render import LIN, Outline

LIN_PAGE = LIN.removesuffix("index.md")
KINDS = [
    *("", LIN_PAGE, "interviews/", "themes/", "themes/wenlv-xiaofei/", "areas/", "areas/tonglin/", "people/"),
    *("people/linyuanzhou/", "cities/", "cities/suzhou/", "targets/", "pages/", "pages/anhe-ribao-2031-04-12/"),
    *("quality/", "data/", "about/", "search/"),
]
"""One page of each kind."""
MACHINES = re.compile(
    r"""<meta[^>]+(?:name|property)="(?:og:|citation_|DC\.|z:|description)[^>]+>"""
    r"""|<link[^>]+rel="(?:alternate feed|canonical)"[^>]*>|<script type="application/ld\+json">.*?</script>"""
)
"""What the head of a page tells machines."""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The whole site of the invented library, with the real search index of it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", "https://example.org/digest/")
        house = House(furnish(tmp_path_factory.mktemp("published")))
        house.index = build_index(LIBRARY, VOCABULARY)
        occupy(house, patch.setattr).build()
        yield house.site


def outlines(site: Path) -> dict[str, Outline]:
    pages = {path: data.decode() for path, data in read_tree(site).items() if path.endswith(".html")}
    return {re.sub(r"(^|/)index\.html$", r"\1", path): Outline(text) for path, text in pages.items()}


def test_every_link_of_the_site_leads_somewhere(site: Path) -> None:
    """Each link of each page, the theme's own too, hits a file of the site, and the place in it."""
    pages, files = outlines(site), set(read_tree(site))
    for address, page in pages.items():
        if address == "404.html":  # shown at any address, so its links begin at the site's root
            continue
        for link in page.links:
            target = urlsplit(urljoin(f"http://x/{address}", link))
            if target.netloc != "x":
                assert link.startswith("https://example.org/"), f"{address} links to {link}"
                continue
            path = unquote(target.path).lstrip("/")
            assert path in pages or path in files, f"{address} links to {link}"
            if target.fragment and path in pages:
                assert unquote(target.fragment) in pages[path].ids, f"{address} links to {link}"


def test_ids_are_unique_with_the_theme_around(site: Path) -> None:
    """Nothing of the theme takes an id of ours."""
    for address, page in outlines(site).items():
        assert len(page.ids) == len(set(page.ids)), address


def test_a_page_tells_machines_what_it_is(site: Path) -> None:
    """Language, title, description, canonical address; the sitemap names each page once."""
    html = (site / LIN_PAGE / "index.html").read_text()
    assert '<html lang="zh"' in html
    assert "<title>把老街巷办成会客厅 桐林区要做三件事 - 访谈文摘</title>" in html
    assert '<meta name="description" content="访桐林区委书记林远舟，谈文旅与消费。">' in html
    assert f'<link rel="canonical" href="https://example.org/digest/{LIN_PAGE}">' in html
    for tag in (
        '<meta name="z:itemType" content="newspaperArticle">',
        '<meta name="citation_title" content="把老街巷办成会客厅 桐林区要做三件事">',
        '<meta name="citation_author" content="苏禾">',
        '<meta name="citation_journal_title" content="安和日报">',
        '<meta name="citation_date" content="2031-04-12">',
        '<meta name="citation_firstpage" content="3">',
        '<meta property="og:type" content="article">',
        '<meta property="og:image" content="https://example.org/digest/picture.png">',
        '<link rel="alternate feed" type="application/atom+xml" title="访谈文摘：新访谈" href="../../feeds/interviews.xml">',
    ):
        assert tag in html
    (script,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    assert json.loads(script)["@type"] == "NewsArticle"
    area = (site / "areas/tonglin/index.html").read_text()
    assert 'href="../../feeds/areas/tonglin.xml"' in area
    locations = re.findall("<loc>(.*?)</loc>", (site / "sitemap.xml").read_text())
    assert len(locations) == len(set(locations))
    assert f"https://example.org/digest/{LIN_PAGE}" in locations


def test_the_publisher_adds_nothing_from_elsewhere(site: Path) -> None:
    """No font, script, style or picture of another host stands in any page or style sheet."""
    for path, data in read_tree(site).items():
        if path.endswith((".html", ".css")):
            text = data.decode()
            assert not re.search(r"(src|srcset)=[\"']?(https?:)?//", text), path
            assert not re.search(
                r"<link[^>]+rel=[\"']?(stylesheet|preconnect|preload)[^>]+href=[\"']?(https?:)?//", text
            ), path
            assert not re.search(r"(@import|url\()\s*[\"']?(https?:)?//", text), path


def nasty_library() -> Library:
    """An interview for each text that would like to be more than text: in its headline, its office, its paragraph."""
    interviews, printings = [], []
    for number, text in enumerate(NASTY):
        paragraph = Paragraph(id=f"p{number:08}", text=text, spans=())
        article = Article(id=f"nasty-{number}", page="nasty", headline=text, paragraphs=(paragraph,))
        printing = make_printing(article, person=text, office=text, area="桐林区", paper=text)
        printings.append(printing)
        interviews.append(make_interview(printing, id=f"nasty-{number}"))
    articles = [printing.article for printing in printings]
    layout = make_layout(SourcePage(name="nasty", lines=()), *articles)
    return Library(interviews=tuple(interviews), printings=tuple(printings), pages=(layout,))


def test_no_text_is_more_than_text_on_the_published_page(
    tmp_path: Path, serve: Serve, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Through templates, MkDocs and theme into a browser: the paragraph, the headline and the title are the text."""
    house = occupy(House(furnish(tmp_path), library=nasty_library()), monkeypatch.setattr)
    house.build()
    base = serve(house.site)
    for interview in house.library.interviews:
        page.goto(f"{base}/interviews/{interview.id}/")
        (passage,) = interview.passages
        assert page.locator(f"#{passage.id}").text_content() == show_controls(passage.text)
        headline = " ".join(show_controls(interview.headline).split())
        heading = page.locator("h1").text_content() or ""
        assert " ".join(heading.removesuffix("¶").split()) == headline
        assert page.title() == f"{headline} - 访谈文摘"
        assert page.locator(".md-content script, .md-header a[href^=javascript]").count() == 0


# ── in a browser ─────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("address", KINDS)
def test_a_phone_scrolls_no_page_sideways(site: Path, serve: Serve, phone_page: Page, address: str) -> None:
    """At 360 pixels every kind of page fits; what is wider scrolls inside itself. No error, no other host is asked."""
    phone_page.goto(f"{serve(site)}/{address}")
    assert phone_page.evaluate("document.documentElement.scrollWidth") == 360


@pytest.mark.parametrize(("palette", "width"), [("light", 1280), ("dark", 360)])
def test_every_kind_of_page_is_accessible(site: Path, serve: Serve, browser: Browser, palette: str, width: int) -> None:
    """axe-core finds nothing against WCAG 2.2 AA or its own good practice, in either palette, on a desktop or a phone."""
    rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    context = browser.new_context(viewport={"width": width, "height": 800}, **STILL, color_scheme=palette)  # type: ignore[arg-type]
    page, base = context.new_page(), serve(site)
    found = {}
    for address in KINDS:
        page.goto(f"{base}/{address}")
        results = Axe().run(page, options={"runOnly": rules}).response["violations"]
        found[address] = [(result["id"], result["nodes"][0]["html"]) for result in results]
    context.close()
    assert not {address: results for address, results in found.items() if results}


def test_a_line_holds_35_to_42_characters(site: Path, serve: Serve, page: Page) -> None:
    """On a desktop, as Chinese is read with ease; the line height leaves room."""
    page.goto(f"{serve(site)}/{LIN_PAGE}")
    text = page.locator(".text").first
    width, size, height = text.evaluate(
        "e => { const s = getComputedStyle(e);"
        " return [parseFloat(s.width), parseFloat(s.fontSize), parseFloat(s.lineHeight)] }"
    )
    assert 35 <= width / size <= 42
    assert 1.7 <= height / size <= 2


def test_what_a_reader_sees_is_the_passage(site: Path, serve: Serve, page: Page) -> None:
    """In the browser, under the passage's own id, stands its text and nothing else; no script of the corpus has run."""
    page.goto(f"{serve(site)}/{LIN_PAGE}")
    for passage in LIBRARY.interviews[0].passages:
        assert page.locator(f"#{passage.id}").text_content() == passage.text


def test_an_old_address_keeps_the_paragraph(site: Path, serve: Serve, page: Page) -> None:
    """A link to a paragraph of another printing arrives at that paragraph of the interview."""
    alias = LIBRARY.interviews[0].passages[0].aliases[0]
    page.goto(f"{serve(site)}/interviews/anhe-wanbao-2031-04-linyuanzhou/#{alias}")
    page.wait_for_url(f"**/{LIN_PAGE}#{alias}")
    assert page.locator(f"#{alias}").count() == 1


def test_everything_is_read_without_javascript(site: Path, serve: Serve, page: Page) -> None:
    """Text, marks, tables, and a way on from the search page."""
    assert page.context.browser
    context = page.context.browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    base = serve(site)
    plain.goto(f"{base}/{LIN_PAGE}")
    assert plain.locator(".text").first.is_visible()
    plain.goto(f"{base}/search/")
    assert "不用它也能查" in (
        plain.locator("noscript").text_content() or ""
    )  # Playwright's browser hides it all the same
    plain.goto(f"{base}/interviews/anhe-wanbao-2031-04-linyuanzhou/")
    plain.wait_for_url(f"**/{LIN_PAGE}")
    context.close()


def test_print_shows_the_text_and_its_address(site: Path, serve: Serve, page: Page) -> None:
    """No header, no search, no navigation; the page's address at its end."""
    page.goto(f"{serve(site)}/{LIN_PAGE}")
    page.emulate_media(media="print")
    assert not page.locator(".md-header").is_visible()
    assert page.get_by_text(f"https://example.org/digest/{LIN_PAGE}").is_visible()
    assert page.locator(".text").first.is_visible()


# ── the other builder ────────────────────────────────────────────────────────────────────────────────────────────


def test_two_builders_make_one_site(site: Path, zensical: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Zensical builds the same content: the same addresses, titles, ids, links and texts in each article."""
    monkeypatch.setenv("SITE_URL", "https://example.org/digest/")
    home = site.parent.parent
    other = home / "zensical"
    other.mkdir()
    shutil.copy(home / "mkdocs.yml", other)
    shutil.copytree(home / "theme", other / "theme")
    shutil.copytree(site.parent / "content", other / "content")
    done = subprocess.run([zensical, "build", "--strict"], cwd=other, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    ours, theirs = articles(site), articles(other / "site")
    assert set(ours) == set(theirs)
    for address, article in ours.items():
        if address != "404.html":
            assert theirs[address] == article, address


def articles(site: Path) -> dict[str, tuple[str, list[str], list[str], list[str], str]]:
    """Address → title, what the head tells machines, ids, links and text of the article; Zensical's skip link is left out."""
    found = {}
    for path, data in read_tree(site).items():
        if path.endswith(".html"):
            html = data.decode()
            title = re.search(r"<title>(.*?)</title>", html, re.DOTALL)
            article = re.search(r"<article.*?</article>", html, re.DOTALL)
            page = Outline(article[0]) if article else Outline(html)
            ids = [name for name in page.ids if name != "__skip"]
            tags = sorted(tag.replace('"./', '"') for tag in MACHINES.findall(html))
            found[path] = (title[1].strip() if title else "", tags, ids, page.links, " ".join(page.text.split()))
    return found

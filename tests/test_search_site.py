"""The search in the real site: the project's own corpus, built and published by MkDocs with its theme."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser import DESKTOP, PHONE, STILL, Serve
from tests.policy import inline_scripts, policy_of
from tests.searching import ROOT

MATERIAL = ("__md_scope=", "var palette=__md_get(", "var target=document.getElementById(location.hash")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as a curator builds it: by the command, in a process of its own."""
    out = tmp_path_factory.mktemp("site")
    command = [sys.executable, str(ROOT / "build.py"), "--content", str(out / "content"), "--site", str(out / "site")]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return out / "site"


@pytest.fixture(scope="module")
def address(folder: Path, serve: Serve) -> str:
    return serve(folder)


def test_from_the_box_to_the_marked_paragraph(page: Page, address: str) -> None:
    """A slash, a word, Enter on the first option: the interview at the paragraph that holds the word, marked."""
    page.goto(f"{address}/people/")
    page.keyboard.press("/")
    page.keyboard.type("科创城")
    expect(page.locator(".search-option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/interviews/**#p*")
    expect(page.locator(".text:target mark").first).to_have_text("科创城")
    expect(page.locator(".text:target")).to_be_in_viewport()
    heading = page.locator(".md-header").bounding_box()
    target = page.locator(".text:target").bounding_box()
    assert heading
    assert target
    assert target["y"] >= heading["y"] + heading["height"], "the header hides the paragraph"


def test_the_home_page_leads_to_the_search_page(page: Page, address: str) -> None:
    """The large box of the home page opens the search page with its query."""
    page.goto(f"{address}/")
    page.locator("#home-search").fill("苏州")
    page.locator("#home-search").press("Enter")
    page.wait_for_url("**/search/?q=*")
    expect(page.locator(".search-status")).to_have_text(re.compile(r"含“苏州”的访谈，共 \d+ 篇"))
    expect(page.locator("#search-query")).to_have_value("苏州")


def test_pinyin_of_a_real_person_and_a_real_district(page: Page, address: str) -> None:
    """The names of the issue: zhangyanmin and zym find 张艳敏; guancheng and gcq find 管城区."""
    for typed, found in {
        "zhangyanmin": "张艳敏",
        "zhang yan min": "张艳敏",
        "zym": "张艳敏",
        "guancheng": "管城区",
        "gcq": "管城区",
    }.items():
        page.goto(f"{address}/search/?q={typed}")
        expect(page.locator(".search-result").first).to_contain_text(found)


def test_traditional_and_full_width(page: Page, address: str) -> None:
    """蘇州 finds what 苏州 finds, and full width what half width finds."""
    counts = []
    for query in ("苏州", "蘇州"):
        page.goto(f"{address}/search/?q={query}")
        expect(page.locator(".search-found")).to_have_attribute("aria-busy", "false")
        counts.append(re.findall(r"共 (\d+) 篇", page.locator(".search-status").inner_text()))
    assert counts[0] == counts[1] != []


def test_it_works_under_the_documented_policy(page: Page, address: str, folder: Path) -> None:
    """With a Content-Security-Policy that allows no inline script but Material's, by its hash: no complaint, all works."""
    policy = forbid_the_rest(page, folder)
    test_from_the_box_to_the_marked_paragraph(page, address)
    test_the_home_page_leads_to_the_search_page(page, address)
    page.locator(".search-facets label").first.click()
    expect(page.locator(".search-found")).to_have_attribute("aria-busy", "false")
    assert "unsafe" not in policy


def test_an_old_address_works_under_the_documented_policy(page: Page, address: str, folder: Path) -> None:
    """It leads to the interview's new address, with what the link marks and the paragraph that it names."""
    forbid_the_rest(page, folder)
    old = next(path.parent for path in folder.glob("interviews/*/index.html") if "redirect.js" in path.read_text())
    page.goto(f"{address}/{old.relative_to(folder)}/?h=发展#p00000000")
    page.wait_for_url(lambda url: old.name not in url)
    assert page.url.startswith(f"{address}/interviews/")
    assert page.url.endswith("/?h=%E5%8F%91%E5%B1%95#p00000000")
    expect(page.locator("h1")).to_be_visible()


def test_inline_scripts_are_the_themes_own(folder: Path) -> None:
    """Ours are files, so the policy needs the hashes of Material's few alone."""
    scripts = inline_scripts(folder)
    assert scripts
    assert [script for script in scripts if not script.startswith(MATERIAL)] == []


def forbid_the_rest(page: Page, folder: Path) -> str:
    """Serve every page under the documented policy, which is given."""
    policy = policy_of(folder)

    def forbid(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, headers={**response.headers, "content-security-policy": policy})

    page.route(re.compile(r"/(\?.*)?$"), forbid)
    return policy


def test_without_javascript_the_page_says_what_to_do(browser: Browser, address: str) -> None:
    """The box leads to the search page, which names the other ways in; they are links that work."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/")
    page.locator("#header-search").fill("苏州")
    page.locator("#header-search").press("Enter")
    page.wait_for_url("**/search/?q=*")
    notice = page.locator("noscript .notice")  # which Playwright sees, but does not read
    expect(notice).to_be_visible()
    notice.locator("a").first.click()
    page.wait_for_url("**/themes/")
    context.close()


def test_from_a_disk_it_says_what_to_do(browser: Browser, folder: Path) -> None:
    """Opened from a disk the page says that it cannot search there, and what helps."""
    context = browser.new_context()
    page = context.new_page()
    page.goto((folder / "search" / "index.html").as_uri())
    expect(page.locator("#digest-search")).to_contain_text("python -m http.server")
    page.locator("#header-search").click()
    expect(page.locator(".header-search .search-note")).to_contain_text("从磁盘直接打开的网页不能检索")
    context.close()


def test_on_a_phone(browser: Browser, address: str) -> None:
    """The icon opens the box over the header; nothing is wider than the screen; a tap on a result opens it."""
    context = browser.new_context(**PHONE)
    page = context.new_page()
    page.goto(f"{address}/themes/")
    page.locator(".header-search__link").tap()
    expect(page.locator("#header-search")).to_be_focused()
    page.keyboard.type("项目")
    expect(page.locator(".search-option").first).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.locator(".search-option").first.tap()
    page.wait_for_url("**/interviews/**")
    page.goto(f"{address}/search/?q=项目")
    expect(page.locator(".search-result").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()


@pytest.mark.parametrize("palette", ["light", "dark"])
@pytest.mark.parametrize("device", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_nothing_bars_anyone(browser: Browser, address: str, palette: Any, device: dict[str, Any]) -> None:
    """No violation of the accessibility rules: results, none, facets, the open box, the marked page."""
    context = browser.new_context(**device, **STILL, color_scheme=palette)
    page = context.new_page()
    for query in ("?q=项目&kind=target", "?q=zym", "?q=没有的东西", ""):
        page.goto(f"{address}/search/{query}")
        expect(page.locator(".search-found")).to_have_attribute("aria-busy", "false")
        check(page)
    page.goto(f"{address}/")
    page.keyboard.press("/")
    page.keyboard.type("项目")
    expect(page.locator(".search-option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    check(page)
    page.keyboard.press("Enter")
    expect(page.locator("mark").first).to_be_visible()
    check(page)
    context.close()


def check(page: Page) -> None:
    """Fail with what axe-core finds."""
    found = Axe().run(page).response["violations"]
    assert not found, [(one["id"], [node["html"] for node in one["nodes"]]) for one in found]


def test_every_page_has_the_box_and_its_script(folder: Path) -> None:
    """Interviews, indexes, the 404 page: the box and the script that makes it live."""
    pages = [page for page in folder.rglob("*.html") if 'http-equiv="refresh"' not in page.read_text(encoding="utf-8")]
    assert len(pages) > 20
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert 'id="header-search"' in text, page
        assert re.search(r'<script src="[^"]*assets/javascripts/search\.js" defer>', text), page

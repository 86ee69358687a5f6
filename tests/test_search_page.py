"""The search as a reader uses it: the box in the header, the search page, the page that a result leads to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Dialog, Page, Route, expect

from benchmarks.corpus import invented_library, invented_vocabulary
from digest.library.addresses import address_of
from digest.models import Identity, Library, Passage
from digest.vocabulary import Person
from tests.browser import Serve, Watch
from tests.searching import order, scan, write_site

COUNT = 40
TRICKY = "<img src=x onerror=alert(1)>与{{ x }}、<b>粗</b>"
VOCABULARY = replace(invented_vocabulary(), people=(Person(name="单立艳", reading="shan li yan"),))


def library() -> Library:
    """Invented interviews; the first has names and texts that are easily misread."""
    invented = invented_library(COUNT)
    first, *others = invented.interviews
    text = f"桥头的旧仓库，改成了“书屋”。{TRICKY}占比8.5％，𠀀字也在。"
    passages = (Passage(id="p0000aaaa", text=text, printed=text, article="a0"), *first.passages[1:])
    first = replace(
        first, person="单立艳", office="云湖区区长", area="云湖区", headline=f"旧仓库 新书屋{TRICKY}", passages=passages
    )
    people = (Identity(name="单立艳", slug="shanliyan", timeline=(), interviews=(first.id,)),)
    return replace(invented, interviews=(first, replace(others[0], person="吕绿洲"), *others[1:]), people=people)


@dataclass(frozen=True)
class Site:
    address: str
    folder: Path
    library: Library


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> Site:
    folder = tmp_path_factory.mktemp("search")
    write_site(folder, library(), VOCABULARY)
    return Site(address=serve(folder), folder=folder, library=library())


@pytest.fixture(autouse=True)
def no_dialogs(page: Page) -> Iterator[None]:
    """No text is ever run: whatever opens a dialog has failed."""
    seen: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        seen.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", dismiss)
    yield
    assert not seen


def open_search(page: Page, site: Site, query: str = "") -> None:
    page.goto(f"{site.address}/search/{query}")
    settle(page)


def settle(page: Page) -> None:
    """Wait until nothing is under way."""
    expect(page.locator(".search-found")).to_have_attribute("aria-busy", "false", timeout=15_000)


def type_query(page: Page, query: str) -> None:
    page.locator("#search-query").fill(query)
    settle(page)


def titles(page: Page) -> list[str]:
    return page.locator(".search-result h2").all_inner_texts()


# ── the page that a result leads to ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("query", ["改成了书屋", "仓库，改", "占比８.５%", "鄉村振興", "5g", "𠀀字", "高质量发展"])
def test_a_result_leads_to_the_marked_paragraph(page: Page, site: Site, query: str) -> None:
    """The link of an excerpt opens the interview at the paragraph that holds the query, where it is marked."""
    open_search(page, site, f"?q={query}")
    excerpt = page.locator(".search-result li a").first
    shown = excerpt.locator("mark").first.inner_text()
    excerpt.click()
    page.wait_for_selector("mark.search-mark")
    target = page.locator(".text:target")
    expect(target.locator("mark").first).to_have_text(shown)
    expect(target).to_be_in_viewport()
    assert page.evaluate("document.querySelector(':target').innerText") in {
        passage.text for interview in site.library.interviews for passage in interview.passages
    }


def test_marks_can_be_cleared(page: Page, site: Site) -> None:
    """A note says how many places are marked; its button takes the marks and the address's share of them away."""
    open_search(page, site, "?q=旧仓库")
    page.locator(".search-result h2 a").first.click()
    note = page.locator(".search-note")
    expect(note).to_contain_text("“旧仓库” 2 处")
    note.get_by_role("button").click()
    expect(page.locator("mark")).to_have_count(0)
    assert "h=" not in page.url


def test_marks_cross_elements(page: Page, site: Site) -> None:
    """What stands partly in a link or an emendation is marked in each of its parts, and the text stays."""
    address = f"{site.address}/interviews/page0-0/?h=云湖区区长&h=新书屋"
    page.goto(address)
    page.wait_for_selector("mark.search-mark")
    page.evaluate("document.querySelector('.text').innerHTML = '桥<a>头的</a>旧<i>仓</i>库'")
    before = page.locator(".text").first.inner_text()
    page.evaluate("""async () => (await import("/assets/javascripts/search-highlight.js")).highlight(["头的旧仓库"])""")
    assert page.locator(".text").first.inner_text() == before
    assert page.locator(".text mark").all_inner_texts() == ["头的", "旧", "仓", "库"]


# ── what is typed ────────────────────────────────────────────────────────────────────────────────────────────────


def test_words_quotes_and_punctuation(page: Page, site: Site) -> None:
    """Words are an AND; quotation marks keep a phrase together over its space, and within a text are mere punctuation."""
    open_search(page, site)
    for query, words in {
        "港口 创新": ["港口", "创新"],
        "“港口 创新” 发展": ["港口创新", "发展"],
        '"旧仓库 新书屋"': ["旧仓库新书屋"],
        "了“书屋": ["了书屋"],
        "港口　港口": ["港口"],
    }.items():
        type_query(page, query)
        count = len(scan(site.library, words))
        expect(page.locator(".search-status")).to_have_text(
            re.compile(f"共 {count} 篇|没有含" if count == 0 else f"共 {count} 篇")
        )


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("shanliyan", "单立艳"),
        ("shan li yan", "单立艳"),
        ("SHAN Liyan", "单立艳"),
        ("sly", "单立艳"),
        ("liyan", "单立艳"),
        ("yunhu", "云湖区"),
        ("yhq", "云湖区"),
        ("sly 书屋", "单立艳"),
        ("lvlv", "吕绿洲"),
        ("luluzhou", "吕绿洲"),
        ("lǚ lǜ zhōu", "吕绿洲"),
    ],
)
def test_names_by_sound(page: Page, site: Site, typed: str, found: str) -> None:
    """Full pinyin, with spaces or without, the given name and initials find people and areas; readings come first."""
    open_search(page, site, f"?q={typed}")
    expect(page.locator(".search-status")).to_contain_text(f"按读音查找：含“{found}”")
    expect(page.locator(".search-result").first).to_contain_text(found)
    expect(page.locator(".search-result").first.locator("mark", has_text=found).first).to_have_text(found)


def test_an_area_by_sound_is_offered_as_a_facet(page: Page, site: Site) -> None:
    """The interviews of an area need not name it in their text: beside the text's results stands the facet."""
    open_search(page, site, "?q=yunhuqu")
    page.locator(".search-hints").get_by_role("link", name="云湖区").click()
    settle(page)
    count = sum(interview.area == "云湖区" for interview in site.library.interviews)
    expect(page.locator(".search-status")).to_contain_text(f"共 {count} 篇")


def test_letters_that_stand_in_texts_are_not_names(page: Page, site: Site) -> None:
    """What the texts hold as letters is found as letters; names of that sound are only offered."""
    open_search(page, site, "?q=app")
    count = len(scan(site.library, ["app"]))
    expect(page.locator(".search-status")).to_contain_text(f"含“app”的访谈，共 {count} 篇")


def test_nothing_found_says_so_and_what_is_near(page: Page, site: Site) -> None:
    """No result: fewer words, and the longest parts of a word that are found, each one click away."""
    open_search(page, site, "?q=旧仓库改成了船坞")
    expect(page.locator(".search-status")).to_have_text("没有含“旧仓库改成了船坞”的访谈。")
    page.locator(".search-hints").get_by_role("link", name="旧仓库改成了", exact=True).click()
    settle(page)
    assert len(titles(page)) == 1
    type_query(page, "书屋 船坞")
    page.locator(".search-hints").get_by_role("link", name="书屋", exact=True).click()
    settle(page)
    assert len(titles(page)) == 1


def test_only_punctuation_is_no_query(page: Page, site: Site) -> None:
    """What folds to nothing is answered by what can be typed."""
    open_search(page, site, "?q=，。！")
    expect(page.locator(".search-status")).to_contain_text("标点和空格不能检索")


# ── facets and the address ───────────────────────────────────────────────────────────────────────────────────────


def test_facets_are_in_the_address_and_back_works(page: Page, site: Site) -> None:
    """Choosing values narrows the results to as many as their counts said; a link gives the same view; Back undoes."""
    open_search(page, site, "?q=发展")
    whole = page.locator(".search-status").inner_text()
    first = page.locator("fieldset", has_text="区县").locator("label").first
    count = first.locator(".search-facets__count").inner_text()
    first.click()
    settle(page)
    expect(page.locator(".search-status")).to_contain_text(f"共 {count} 篇")
    page.locator("fieldset", has_text="词语所在").get_by_label("目标").check()
    settle(page)
    assert re.search(r"q=%E5%8F%91%E5%B1%95&.*area=area-\d+", page.url)
    assert "kind=target" in page.url
    shared = page.locator(".search-status").inner_text(), titles(page)
    page.goto(page.url)
    settle(page)
    assert (page.locator(".search-status").inner_text(), titles(page)) == shared
    page.go_back()
    settle(page)
    page.go_back()
    settle(page)
    assert page.locator(".search-status").inner_text() == whole
    page.go_forward()
    settle(page)
    expect(page.locator(".search-status")).to_contain_text(f"共 {count} 篇")


def test_typing_is_one_step_back(page: Page, site: Site) -> None:
    """What is typed in one go makes one entry of the history, not one for each key."""
    open_search(page, site, "?q=港口")
    page.locator("#search-query").fill("")
    page.locator("#search-query").press_sequentially("5G")
    settle(page)
    assert page.url.endswith("?q=5G")
    page.go_back()
    settle(page)
    expect(page.locator("#search-query")).to_have_value("港口")


def test_order_by_date_is_in_the_address(page: Page, site: Site) -> None:
    """The reader's order is kept in the address and puts the newest first."""
    open_search(page, site, "?q=发展")
    page.locator("#search-order").select_option("date")
    settle(page)
    assert "sort=date" in page.url
    dates = page.locator(".search-result__facts").all_inner_texts()
    years = [int(found[1]) for date in dates if (found := re.search(r"(\d{4})年", date))]
    assert years == sorted(years, reverse=True)
    assert len(years) > 5


def test_more_results_follow(page: Page, site: Site) -> None:
    """The button brings the rest, and the keyboard goes on where it was."""
    open_search(page, site, "?q=发展")
    more = page.locator(".search-more")
    while more.is_visible():
        before = page.locator(".search-result").count()
        more.click()
        expect(page.locator(".search-result").nth(before)).to_be_visible()
        expect(page.locator(".search-result").nth(before).locator("a").first).to_be_focused()
    assert page.locator(".search-result").count() == len(scan(site.library, ["发展"]))


# ── the box in the header ────────────────────────────────────────────────────────────────────────────────────────


def open_box(page: Page, site: Site, text: str = "") -> Any:
    page.goto(f"{site.address}/")
    box = page.locator("#header-search")
    box.click()
    box.press_sequentially(text)
    if text:
        expect(page.locator(".search-box")).to_be_visible()
    return box


@pytest.mark.parametrize("key", ["/", "Control+k"])
def test_keys_lead_to_the_box(page: Page, site: Site, key: str) -> None:
    """A slash or Ctrl-K anywhere puts the cursor into the box; a slash typed into it stays a slash."""
    page.goto(f"{site.address}/")
    page.keyboard.press(key)
    expect(page.locator("#header-search")).to_be_focused()
    page.keyboard.press("/")
    expect(page.locator("#header-search")).to_have_value("/")


def test_arrows_enter_and_escape(page: Page, site: Site) -> None:
    """Arrows walk through the options, as a screen reader hears; Enter opens one; Escape closes, then leaves."""
    box = open_box(page, site, "书屋")
    expect(page.locator(".search-box__status")).to_have_text("找到 1 篇")
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("ArrowDown")
    expect(box).to_have_attribute("aria-activedescendant", "search-option-0")
    expect(page.locator("#search-option-0")).to_have_attribute("aria-selected", "true")
    box.press("ArrowUp")
    assert box.get_attribute("aria-activedescendant") is None
    box.press("Escape")
    expect(page.locator(".search-box")).to_be_hidden()
    box.press("Escape")
    expect(box).not_to_be_focused()
    box.click()
    expect(page.locator(".search-box")).to_be_visible()
    box.press("ArrowDown")
    box.press("Enter")
    page.wait_for_url("**/interviews/page0-0/?h=*#p0000aaaa")


def test_the_focus_fetches_what_the_first_query_needs(page: Page, site: Site) -> None:
    """Nothing of the search is asked for before the box has the focus; then manifest and start are, before any key."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site.address}/")
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "/search/" in url or "search-" in url] == []
    with page.expect_request("**/start.bin"):
        page.locator("#header-search").click()
    assert [url for url in asked if "/grams/" in url] == []


def test_enter_opens_all_results(page: Page, site: Site) -> None:
    """Enter without an option leads to the search page, with and without the scripts at hand."""
    open_box(page, site, "港口").press("Enter")
    page.wait_for_url("**/search/?q=*")
    settle(page)
    expect(page.locator(".search-status")).to_contain_text("含“港口”的访谈")


def test_a_tap_opens_the_box_on_a_phone(phone_page: Page, site: Site) -> None:
    """On a phone the icon opens the box over the header, its results fit the screen, and a tap opens one."""
    phone_page.goto(f"{site.address}/")
    phone_page.locator(".header-search__link").tap()
    box = phone_page.locator("#header-search")
    expect(box).to_be_focused()
    box.press_sequentially("书屋")
    option = phone_page.locator(".search-option").first
    expect(option).to_be_in_viewport()
    assert phone_page.evaluate("document.documentElement.scrollWidth") <= 360
    option.tap()
    phone_page.wait_for_url("**/interviews/page0-0/?h=*#p0000aaaa")


def test_the_search_page_fits_a_phone(phone_page: Page, site: Site) -> None:
    """Nothing is wider than the screen; the facets are folded away, and how many are chosen is told."""
    open_search(phone_page, site, "?q=发展")
    assert phone_page.evaluate("document.documentElement.scrollWidth") <= 360
    expect(phone_page.locator(".search-facets__body")).to_be_hidden()
    summary = phone_page.locator(".search-facets > summary")
    expect(summary).to_have_text("筛选")
    summary.tap()
    expect(phone_page.locator(".search-facets__body")).to_be_visible()
    phone_page.locator(".search-facets__body label").first.tap()
    expect(summary).to_have_text("筛选（已选 1 项）")


def test_composition_fires_nothing_before_it_is_done(page: Page, site: Site) -> None:
    """While an input method composes (shu wu), its letters are no query; what it gives in the end is one."""
    open_search(page, site)
    page.locator("#search-query").focus()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/search/" in request.url else None)
    devtools = page.context.new_cdp_session(page)
    for composed in ("s", "shu", "shu'wu"):
        devtools.send("Input.imeSetComposition", {"text": composed, "selectionStart": 0, "selectionEnd": 0})
    page.wait_for_timeout(200)
    assert asked == []
    assert "q=" not in page.url
    devtools.send("Input.insertText", {"text": "书屋"})
    settle(page)
    expect(page.locator(".search-status")).to_contain_text("含“书屋”的访谈，共 1 篇")


# ── what the network does ────────────────────────────────────────────────────────────────────────────────────────


class Hold:
    """Keeps back the requests that it gets, until it lets go; later ones pass."""

    def __init__(self) -> None:
        self.held: list[Route] = []
        self.is_open = False

    def handle(self, route: Route) -> None:
        if self.is_open:
            route.continue_()
        else:
            self.held.append(route)

    def release(self) -> None:
        for route in self.held:
            route.continue_()


def test_an_early_answer_never_overwrites_a_later_one(page: Page, site: Site) -> None:
    """Texts of the first query that come after the second was answered change nothing, on the page and in the box."""
    hold = Hold()
    open_search(page, site)
    page.route("**/texts/**", hold.handle)
    page.locator("#search-query").fill("港口")
    page.wait_for_timeout(300)
    assert hold.held
    hold.is_open = True
    type_query(page, "书屋")
    shown = page.locator(".search-found").inner_html()
    hold.release()
    page.wait_for_timeout(300)
    assert page.locator(".search-found").inner_html() == shown
    expect(page.locator(".search-status")).to_contain_text("含“书屋”的访谈，共 1 篇")


def test_an_early_answer_never_overwrites_a_later_one_in_the_box(page: Page, site: Site) -> None:
    """The same in the header's box."""
    hold = Hold()
    box = open_box(page, site)
    page.route("**/texts/**", hold.handle)
    box.press_sequentially("发")
    page.wait_for_timeout(300)
    assert hold.held
    hold.is_open = True
    box.fill("书屋")
    expect(page.locator(".search-box__status")).to_have_text("找到 1 篇")
    hold.release()
    page.wait_for_timeout(300)
    expect(page.locator(".search-box__status")).to_have_text("找到 1 篇")
    assert page.locator(".search-option__title").all_inner_texts() == [site.library.interviews[0].headline]


def test_the_first_result_waits_for_no_other(page: Page, site: Site) -> None:
    """It is shown as soon as it is sure; the others follow it, and what was chosen meanwhile stays chosen."""
    hold = Hold()
    box = open_box(page, site)
    first = order(site.library, ["发展"])[0]
    number = [address_of(interview.id) for interview in site.library.interviews].index(first)
    page.route(lambda url: "/texts/" in url and not url.endswith(f"/{number}.bin"), hold.handle)
    box.fill("发展")
    titles = page.locator(".search-option__title")
    expect(titles).to_have_count(1)
    expect(page.locator(".search-option--all")).to_have_count(0)
    box.press("ArrowDown")
    hold.is_open = True
    hold.release()
    expect(titles).to_have_count(6)
    expect(page.locator(".search-option--all")).to_have_count(1)
    expect(page.locator(".search-option[aria-selected=true]")).to_have_attribute("href", re.compile(re.escape(first)))
    assert box.get_attribute("aria-activedescendant") == "search-option-0"


def test_a_failed_file_is_said_and_can_be_asked_for_again(page: Page, site: Site, watch: Watch) -> None:
    """A shard that does not come: a message with a button that tries again; nothing is found until then."""
    open_search(page, site)
    page.route("**/grams/**", lambda route: route.abort())
    page.locator("#search-query").fill("书屋")
    settle(page)
    expect(page.locator(".search-status")).to_contain_text("检索文件没有取到")
    page.unroute("**/grams/**")
    page.get_by_role("button", name="重试").click()
    settle(page)
    expect(page.locator(".search-status")).to_contain_text("共 1 篇")
    assert all("grams" in error or "ERR_FAILED" in error for error in watch.console_errors)
    watch.console_errors.clear()


@pytest.mark.parametrize("data", [b"", b"\x05\0\0\0garbage", b"<!doctype html><title>404</title>"])
def test_a_damaged_file_is_said_too(page: Page, site: Site, data: bytes) -> None:
    """A file that is cut short, spoilt or another: the same message, and no error that nobody caught."""
    open_search(page, site)
    page.route("**/grams/**", lambda route: route.fulfill(body=data))
    page.locator("#search-query").fill("书屋")
    settle(page)
    expect(page.locator(".search-status")).to_contain_text("检索文件没有取到")
    page.unroute("**/grams/**")
    page.get_by_role("button", name="重试").click()
    settle(page)
    expect(page.locator(".search-status")).to_contain_text("共 1 篇")


def test_a_failed_file_in_the_box(page: Page, site: Site, watch: Watch) -> None:
    """The same in the header's box."""
    box = open_box(page, site)
    page.route("**/texts/**", lambda route: route.fulfill(status=503))
    box.press_sequentially("书屋")
    expect(page.locator(".search-box__status")).to_contain_text("检索文件没有取到")
    page.unroute("**/texts/**")
    page.get_by_role("button", name="重试").click()
    expect(page.locator(".search-box__status")).to_have_text("找到 1 篇")
    watch.console_errors.clear()


def test_a_key_asks_for_no_more_than_it_needs(page: Page, site: Site) -> None:
    """A query takes the shards of its pairs and texts that may hold it; what came once is not asked for again."""
    open_search(page, site)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/search/" in request.url else None)
    type_query(page, "营商环境")
    assert 1 <= len([url for url in asked if "/grams/" in url]) <= 3
    for query in ("营商", "营", "营商环境"):
        type_query(page, query)
    assert len([url for url in asked if "/grams/" in url]) <= 4  # the single character's is another
    assert len(set(asked)) == len(asked)


@pytest.mark.parametrize("is_polite", [True, False], ids=["404", "200"])
def test_an_old_page_goes_over_to_a_new_index(
    page: Page, serve: Serve, tmp_path: Path, watch: Watch, *, is_polite: bool
) -> None:
    """The site is published anew under an open page: what it asks for next comes from the new index, whole; also from a
    host that has a page for everything that is not there.
    """
    old, new = library(), replace(library(), interviews=library().interviews[:3])
    write_site(tmp_path, old, VOCABULARY)
    page.goto(f"{serve(tmp_path)}/search/?q=港口")
    settle(page)
    for folder in (tmp_path / "search").glob("*/"):
        folder.rename(tmp_path / f"gone-{folder.name}")
        if not is_polite:
            page.route(f"**/{folder.name}/**", lambda route: route.fulfill(body="<h1>没有这一页</h1>"))
    write_site(tmp_path, new, VOCABULARY)
    type_query(page, "发展")
    expect(page.locator(".search-status")).to_contain_text(f"共 {len(scan(new, ['发展']))} 篇")
    watch.console_errors.clear()  # the old files that are no more


# ── what must not happen ─────────────────────────────────────────────────────────────────────────────────────────

ATTACKS = [
    "<img src=x onerror=alert(1)>",
    '"><script>alert(1)</script>',
    "<svg/onload=alert(1)>",
    "javascript:alert(1)",
    "${alert(1)}{{constructor.constructor('alert(1)')()}}",
    "</title><script>alert(1)</script>",
    "%3Cimg%20src=x%20onerror=alert(1)%3E",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_query_is_never_html(page: Page, site: Site, attack: str) -> None:
    """Whatever stands in the address, in any parameter, is shown as text: no element comes of it and nothing runs."""
    page.goto(f"{site.address}/search/")
    for parameters in ({"q": attack}, {"q": "发展", "area": attack}, {"q": "发展", "kind": attack, "sort": attack}):
        query = page.evaluate("(parameters) => new URLSearchParams(parameters).toString()", parameters)
        open_search(page, site, f"?{query}")
        assert page.locator(".md-content :is(img, svg, script, iframe)").count() == 0
    page.goto(f"{site.address}/interviews/page0-0/?{page.evaluate('(h) => new URLSearchParams({ h })', attack) or ''}")
    box = page.locator("#header-search")
    box.click()
    box.fill(attack)
    expect(page.locator(".search-box")).to_be_visible()
    assert page.locator(".search-box :is(img, svg, script, iframe)").count() == 0


def test_a_text_is_never_html(page: Page, site: Site) -> None:
    """Headlines and passages with HTML in them are shown as they are printed."""
    open_search(page, site, "?q=onerror")
    assert titles(page) == [f"旧仓库 新书屋{TRICKY}"]
    expect(page.locator(".search-result li").first).to_contain_text("<b>粗</b>")
    assert page.locator(".search-found :is(img, b)").count() == 0


def test_a_stale_facet_finds_nothing_and_can_be_taken_off(page: Page, site: Site) -> None:
    """A value that the index does not know: no interviews, what that is due to, and one click to be rid of it."""
    open_search(page, site, "?q=发展&area=nowhere")
    expect(page.locator(".search-status")).to_have_text("没有含“发展”的访谈符合筛选条件。")
    expect(page.locator(".search-hints a")).to_have_text(["去掉筛选再找"])
    page.locator(".search-hints").get_by_role("link", name="去掉筛选再找").click()
    settle(page)
    assert len(titles(page)) == 10

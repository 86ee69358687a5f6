"""What a reader does, in a real browser, on a grown site: a hundred and twenty interviews and their 360 targets, on two pages."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from digest.search.indexing import build_index
from tests.browser import Serve
from tests.invented import VOCABULARY
from tests.policy import policy_of
from tests.test_long_lists import grown
from tests.test_publish import House, furnish, occupy

COUNT = 120
AMOUNT = ".pledges tbody tr td:nth-child(2)"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", "https://example.org/digest/")
        house = House(furnish(tmp_path_factory.mktemp("reader")), library=grown(COUNT))
        house.index = build_index(house.library, VOCABULARY)
        occupy(house, patch.setattr).build()
        yield house.site


@pytest.fixture(scope="module")
def base(site: Path, serve: Serve) -> str:
    return serve(site)


def amounts(page: Page) -> list[int]:
    return [int(re.sub(r"\D", "", text)) for text in page.locator(AMOUNT).all_inner_texts()]


def test_from_the_matrix_to_the_paragraph(page: Page, base: str) -> None:
    """Home, a cell of the matrix, the area's place on the theme's page, a name, the very paragraph."""
    page.goto(f"{base}/")
    page.get_by_role("link", name=re.compile("桐林区谈文旅与消费")).click()
    page.wait_for_url("**/themes/wenlv-xiaofei/#area-tonglin")
    expect(page.locator("#area-tonglin")).to_be_in_viewport()
    page.locator("#area-tonglin ~ .quotes .source a").first.click()
    page.wait_for_url("**/interviews/**#p*")
    expect(page.locator(".text:target")).to_be_in_viewport()


def test_targets_are_sorted_by_amount_over_all_pages(page: Page, base: str) -> None:
    """The header's button sorts up, then down, the targets of the other page among them; the state is told and kept."""
    page.goto(f"{base}/targets/")
    header, button = page.locator("th[data-key=amount]"), page.get_by_role("button", name="目标")
    assert header.get_attribute("aria-sort") is None
    button.click()
    expect(header).to_have_attribute("aria-sort", "ascending")
    assert amounts(page) == sorted(amounts(page))
    button.click()
    expect(header).to_have_attribute("aria-sort", "descending")
    expect(page.locator(AMOUNT).first).to_have_text(f"达到{COUNT - 1}个")
    assert amounts(page) == sorted(amounts(page), reverse=True)
    expect(page.locator(".filters-status")).to_contain_text("360 项中有 360 项")
    assert page.url.endswith("?sort=amount&order=descending")


def test_targets_are_narrowed_and_the_view_can_be_sent(page: Page, base: str) -> None:
    """By area, with a live count; the address brings the same view back; clearing shows all again."""
    page.goto(f"{base}/targets/")
    page.get_by_label("区县").select_option("桐林区")
    status, expected = page.locator(".filters-status"), sum(i.area == "桐林区" for i in grown(COUNT).interviews) * 3
    expect(status).to_have_text(f"360 项中有 {expected} 项。")
    assert status.get_attribute("role") == "status"
    assert set(page.locator(".pledges tbody td:nth-child(4)").all_inner_texts()) == {"桐林区"}
    page.goto(page.url)
    expect(status).to_have_text(f"360 项中有 {expected} 项。")
    for label, value in (("专题", "文旅与消费"), ("单位", "个"), ("期限", "2031年底")):
        page.get_by_label(label).select_option(value)
        expect(status).to_have_text(f"360 项中有 {expected} 项。")
    page.get_by_role("button", name="清除").click()
    expect(status).to_contain_text("本页 300 项")
    assert page.url == f"{base}/targets/"


def test_the_links_of_rows_from_other_pages_lead_where_they_should(page: Page, base: str) -> None:
    """A target that stands on the second page, brought to the first by sorting, opens its paragraph."""
    page.goto(f"{base}/targets/?sort=amount&order=descending")
    expect(page.locator(AMOUNT).first).to_have_text(f"达到{COUNT - 1}个")
    page.locator(".pledges tbody th a").first.click()
    page.wait_for_url(f"**/interviews/**#p{COUNT - 1:08}")
    expect(page.locator(".text:target")).to_be_visible()


def test_targets_are_whole_without_javascript(browser: Browser, base: str) -> None:
    """All rows of the page, a way to the next one, the file; no control that does nothing."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base}/targets/")
    assert page.locator(".pledges tbody tr").count() == 300
    assert not page.locator(".filters").is_visible()
    assert page.get_by_role("link", name="下载 CSV").is_visible()
    page.locator(".pager a").click()
    assert page.locator(".pledges tbody tr").count() == 60
    context.close()


def test_a_citation_is_copied(browser: Browser, base: str) -> None:
    """One button, and the clipboard holds the citation after GB/T 7714; the reader is told."""
    context = browser.new_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{base}/interviews/{grown(COUNT).interviews[0].id}/")
    page.get_by_role("button", name="复制引文").click()
    expect(page.locator(".copied")).to_have_text("已复制")
    assert page.evaluate("navigator.clipboard.readText()") == page.locator(".citation").inner_text()
    assert "[N]. 安和日报, 2029-05-01" in page.locator(".citation").inner_text()
    context.close()


def test_the_palette_is_the_readers(page: Page, base: str) -> None:
    """The switch goes from the system's palette to light, to dark; the page stays so on the next visit."""
    page.goto(f"{base}/")
    for _ in range(2):
        page.locator("[data-md-component=palette] label:not([hidden])").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.goto(f"{base}/targets/")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_the_controls_are_not_printed(page: Page, base: str) -> None:
    """The table is; filters, pagers and buttons are not."""
    page.goto(f"{base}/targets/")
    expect(page.locator(".filters")).to_be_visible()
    page.emulate_media(media="print")
    assert page.locator(".pledges").is_visible()
    assert not page.locator(".filters").is_visible()
    assert not page.locator(".pager").is_visible()


@pytest.mark.parametrize("address", ["targets/", "targets/2/", "themes/wenlv-xiaofei/", "cities/suzhou/"])
def test_a_grown_list_fits_a_phone(phone_page: Page, base: str, address: str) -> None:
    """Filters fold, the table scrolls inside itself."""
    phone_page.goto(f"{base}/{address}")
    assert phone_page.evaluate("document.documentElement.scrollWidth") == 360


def test_tables_and_buttons_work_under_the_documented_policy(page: Page, base: str, site: Path) -> None:
    """With the Content-Security-Policy of HOSTING.md: sorting fetches the other page, no complaint."""
    policy = policy_of(site)
    assert policy.count("sha256") < COUNT, "data of pages is not a script to be allowed"

    def answer(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, headers={**response.headers, "content-security-policy": policy})

    page.route("**/*", answer)
    page.goto(f"{base}/targets/")
    page.get_by_role("button", name="目标").click()
    expect(page.locator(".filters-status")).to_contain_text("360 项中有 360 项")

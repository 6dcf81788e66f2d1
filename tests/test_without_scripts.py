"""A browser in which scripts do not run reaches everything."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from search import Query
from tests.searched_pages import PHONE, WORD
from webui.addresses import url_from_query

pytestmark = pytest.mark.browser


@pytest.fixture
def plain_context(browser: Browser, server: str) -> Iterator[BrowserContext]:
    """A browser in which scripts do not run."""
    context = browser.new_context(base_url=server, locale="zh-CN", java_script_enabled=False)
    context.set_default_timeout(10_000)
    yield context
    context.close()


def test_everything_works_without_javascript(plain_context: BrowserContext) -> None:
    page = plain_context.new_page()
    page.goto("/")
    page.locator("#q").fill(WORD)
    page.locator("#search-form button").click()
    expect(page.locator("h1")).to_contain_text(f"“{WORD}”")
    page.locator("[aria-labelledby=facet-newspaper] li a").first.click()
    expect(page.locator(".chip")).to_have_count(1)
    page.locator("[name=from]").last.fill("2024-03-01")
    page.locator("[name=to]").last.fill("2024-04-30")
    page.get_by_role("button", name="按日期筛选").click()
    expect(page.locator(".chip", has_text="2024年3月1日至2024年4月30日")).to_be_visible()
    page.locator(".chip").first.click()
    page.locator(".hit-title a").first.click()
    expect(page.locator("article.cutting mark").first).to_be_visible()
    page.locator(".byline a, .neighbours a").first.click()
    assert page.locator("h1").is_visible()
    page.go_back()
    page.get_by_text("看整个版面").click()
    expect(page.locator(".lines").first).to_be_visible()
    page.go_back()
    page.go_back()
    expect(page.locator("#q")).to_have_value(WORD)


def test_on_a_phone_without_javascript_the_filters_unfold(browser: Browser, server: str) -> None:
    context = browser.new_context(base_url=server, java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    page.goto(url_from_query(Query(WORD)))
    assert not page.locator(".facet").first.is_visible()
    page.locator(".facets-fold > summary").click()
    assert page.locator(".facet").first.is_visible()
    context.close()

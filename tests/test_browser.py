"""A person at the page: headless Chromium drives the real server over the sample archive."""

import pytest
from playwright.sync_api import Page, expect

from search import Query
from tests.searched_pages import WORD, results, type_word
from webui.addresses import trend_url, url_from_query

pytestmark = pytest.mark.browser


# Facets, articles, Back


def test_a_facet_is_chosen_and_its_chip_takes_it_away(browser_page: Page) -> None:
    browser_page.goto(url_from_query(Query(WORD)))
    everything = browser_page.locator("h1").inner_text()
    value = browser_page.locator("[aria-labelledby=facet-newspaper] li").first
    name, count = value.locator("a").inner_text(), value.locator(".count").inner_text()
    value.locator("a").click()
    expect(browser_page.locator("h1")).to_contain_text(f"{name}：{count} 篇")
    expect(browser_page.locator("[aria-labelledby=facet-newspaper] .chosen")).to_have_count(1)
    assert browser_page.locator("[aria-labelledby=facet-newspaper] li").count() > 1
    browser_page.locator(".chip", has_text=name).click()
    expect(browser_page.locator("h1")).to_have_text(everything)
    expect(browser_page.locator(".chip")).to_have_count(0)


def test_typing_goes_on_under_the_filters(browser_page: Page) -> None:
    browser_page.goto(url_from_query(Query(WORD, kinds=("report",))))
    browser_page.locator("#q").fill("大桥")
    expect(browser_page.locator("h1")).to_contain_text("“大桥” 消息")
    assert "kind=report" in browser_page.url


def test_an_article_shows_its_marks_and_back_brings_the_same_results(browser_page: Page) -> None:
    browser_page.goto("/")
    type_word(browser_page)
    before = results(browser_page)
    browser_page.locator(".hit-title a").first.click()
    expect(browser_page.locator("article.cutting mark").first).to_have_text(WORD)
    browser_page.get_by_text("跳到第一处").click()
    expect(browser_page.locator("#first-mark")).to_be_in_viewport()
    expect(browser_page.locator("#q")).to_have_value(WORD)
    browser_page.go_back()
    browser_page.go_back()
    expect(browser_page.locator("h1")).to_contain_text(f"“{WORD}”")
    expect(browser_page.locator("#q")).to_have_value(WORD)
    assert results(browser_page) == before


def test_back_undoes_a_facet_in_list_and_box(browser_page: Page) -> None:
    browser_page.goto(url_from_query(Query(WORD)))
    before = results(browser_page)
    browser_page.locator("[aria-labelledby=facet-kind] li a").last.click()
    expect(browser_page.locator(".chip")).to_have_count(1)
    browser_page.locator("#q").fill("大桥")
    expect(browser_page.locator("h1")).to_contain_text("“大桥”")
    browser_page.go_back()
    expect(browser_page.locator("h1")).to_contain_text(f"“{WORD}”")
    expect(browser_page.locator("#q")).to_have_value(WORD)
    browser_page.go_back()
    expect(browser_page.locator(".chip")).to_have_count(0)
    assert results(browser_page) == before


def test_reload_and_a_bookmark_in_a_new_tab_show_the_same_page(browser_page: Page) -> None:
    browser_page.goto("/")
    type_word(browser_page)
    browser_page.locator("[aria-labelledby=facet-kind] li a").first.click()
    expect(browser_page.locator(".chip")).to_have_count(1)
    main, title = browser_page.locator("#main").inner_text(), browser_page.title()
    browser_page.reload()
    assert (browser_page.locator("#main").inner_text(), browser_page.title()) == (main, title)
    tab = browser_page.context.new_page()
    tab.goto(browser_page.url)
    assert (tab.locator("#main").inner_text(), tab.title()) == (main, title)
    assert tab.locator("#q").input_value() == WORD


def test_what_typing_shows_is_what_the_address_shows(browser_page: Page) -> None:
    browser_page.goto("/")
    type_word(browser_page)
    shown = browser_page.locator("#main").inner_html()
    browser_page.goto(browser_page.url)
    assert browser_page.locator("#main").inner_html() == shown


# Keyboard


def test_the_keyboard_alone_reaches_an_article_and_sees_where_it_is(browser_page: Page) -> None:
    browser_page.goto(url_from_query(Query(WORD)))
    seen = []
    for _ in range(60):
        browser_page.keyboard.press("Tab")
        place = browser_page.evaluate(
            """() => { const e = document.activeElement, s = getComputedStyle(e);
                 return [e.className || e.id || e.tagName, e.matches(".hit-title a"),
                         s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2]; }"""
        )
        seen.append(place)
        if place[1]:
            break
    assert [place[0] for place in seen[:3]] == ["skip", "brand", "q"]
    assert [place[0] for place in seen if not place[2]] == []
    assert seen[-1][1]
    browser_page.keyboard.press("Enter")
    expect(browser_page.locator("article.cutting")).to_be_visible()


def test_a_slash_goes_to_the_box_and_the_skip_link_to_the_text(browser_page: Page) -> None:
    browser_page.goto("/help")
    browser_page.keyboard.press("/")
    assert browser_page.evaluate("document.activeElement.id") == "q"
    assert browser_page.locator("#q").input_value() == ""
    browser_page.goto("/help")
    browser_page.keyboard.press("Tab")
    browser_page.keyboard.press("Enter")
    assert browser_page.evaluate("document.activeElement.id") == "main"


# Trends


def test_a_trend_is_drawn_from_the_form_and_its_numbers_lead_to_the_articles(browser_page: Page) -> None:
    browser_page.goto("/trend")
    browser_page.locator(".trend-form input").first.fill("大桥")
    browser_page.get_by_role("button", name="画走势").click()
    browser_page.locator(".trend-form input").last.fill("学校")
    browser_page.get_by_role("button", name="画走势").click()
    assert browser_page.url.endswith(trend_url(["大桥", "学校"]))
    lines = browser_page.locator(".trend-chart > g[class^=line-]")
    expect(lines).to_have_count(2)
    assert lines.first.locator("path").first.evaluate("e => e.getTotalLength()") > 100
    number = browser_page.locator(".numbers td a").first
    count = number.inner_text().removesuffix(" 篇")
    number.click()
    expect(browser_page.locator("h1")).to_contain_text(f"：{count} 篇")

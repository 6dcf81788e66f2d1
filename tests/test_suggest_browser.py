"""Suggestions under the hands of a person: keyboard, mouse, finger, input method, no JavaScript."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

TYPED = "云门"
"""Begins several words of the sample and stands in headlines."""

SLOW_MS = 60_000
"""The first suggestion makes the tables; a busy machine takes its time."""


def open_list(page: Page, address: str = "/help", typed: str = TYPED) -> None:
    """Type into the box and wait for the suggestions."""
    page.goto(address)
    page.locator("#q").press_sequentially(typed, delay=20)
    expect(page.locator("#suggestions")).to_be_visible(timeout=SLOW_MS)


def asked(page: Page) -> list[str]:
    """Collect the addresses of suggestions that the page asks for from now on."""
    seen: list[str] = []
    page.on("request", lambda one: seen.append(one.url) if "/suggest.json?q=%" in one.url else None)
    return seen


def test_arrows_move_through_the_list_and_enter_asks_for_what_is_chosen(browser_page: Page) -> None:
    open_list(browser_page)
    box, options = browser_page.locator("#q"), browser_page.get_by_role("option")
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(box).to_have_attribute("aria-controls", "suggestions")
    box.press("ArrowDown")
    expect(options.nth(0)).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", options.nth(0).get_attribute("id") or "")
    box.press("ArrowDown")
    expect(options.nth(0)).to_have_attribute("aria-selected", "false")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    expect(box).to_be_focused()
    chosen = options.nth(1).locator(".suggest-text").inner_text()
    box.press("Enter")
    expect(browser_page).to_have_url(re.compile("/search"))
    expect(box).to_have_value(re.compile(re.escape(chosen)))
    expect(browser_page.locator(".hit")).not_to_have_count(0)


def test_arrows_go_round_through_the_box(browser_page: Page) -> None:
    open_list(browser_page)
    box, options = browser_page.locator("#q"), browser_page.get_by_role("option")
    box.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    box.press("ArrowDown")
    expect(browser_page.locator("[role=option][aria-selected=true]")).to_have_count(0)
    expect(box).not_to_have_attribute("aria-activedescendant", re.compile("."))
    expect(box).to_have_value(TYPED)


def test_enter_without_a_choice_asks_for_what_was_typed(browser_page: Page) -> None:
    open_list(browser_page)
    browser_page.locator("#q").press("Enter")
    expect(browser_page).to_have_url(re.compile(r"/search\?q="))
    expect(browser_page.locator("#q")).to_have_value(TYPED)
    expect(browser_page.locator("#suggestions")).to_have_count(0)


def test_escape_closes_the_list_and_keeps_the_text(browser_page: Page) -> None:
    open_list(browser_page)
    box = browser_page.locator("#q")
    box.press("Escape")
    expect(browser_page.locator("#suggestions")).to_have_count(0)
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value(TYPED)
    box.press("ArrowDown")
    expect(browser_page.locator("#suggestions")).to_be_visible()


def test_leaving_the_box_closes_the_list(browser_page: Page) -> None:
    open_list(browser_page)
    browser_page.locator("#q").press("Tab")
    expect(browser_page.locator("#suggestions")).to_have_count(0)
    expect(browser_page.locator("#q")).not_to_be_focused()


def test_a_headline_leads_to_its_article(browser_page: Page) -> None:
    open_list(browser_page)
    headline = browser_page.get_by_role("option").filter(has_text="标题").first
    text = headline.locator(".suggest-text").inner_text()
    headline.click()
    expect(browser_page).to_have_url(re.compile("/article/"))
    expect(browser_page.locator("#main")).to_contain_text(text.split()[-1])


def test_pinyin_finds_what_its_characters_find(browser_page: Page) -> None:
    open_list(browser_page, typed="yunmen")
    expect(browser_page.get_by_role("option").filter(has_text=TYPED)).not_to_have_count(0)


def test_an_input_method_is_left_alone_until_its_words_are_chosen(browser_page: Page) -> None:
    browser_page.goto("/help")
    requests = asked(browser_page)
    box = browser_page.locator("#q")
    box.focus()
    session = browser_page.context.new_cdp_session(browser_page)
    for letters in ("y", "yu", "yun", "yun m", "yun men"):
        place = {"text": letters, "selectionStart": len(letters), "selectionEnd": len(letters)}
        session.send("Input.imeSetComposition", place)
        browser_page.wait_for_timeout(200)
    assert requests == []
    expect(browser_page.locator("#suggestions")).to_have_count(0)
    session.send("Input.insertText", {"text": TYPED})
    expect(browser_page.locator("#suggestions")).to_be_visible(timeout=SLOW_MS)
    expect(box).to_have_value(TYPED)


def test_the_enter_that_picks_a_candidate_chooses_no_suggestion(browser_page: Page) -> None:
    open_list(browser_page)
    browser_page.locator("#q").press("ArrowDown")
    prevented = browser_page.evaluate(
        """() => !document.getElementById("q").dispatchEvent(new KeyboardEvent("keydown",
          { key: "Enter", keyCode: 229, isComposing: true, bubbles: true, cancelable: true }))"""
    )
    assert prevented
    expect(browser_page).to_have_url(re.compile("/help"))


def test_fast_typing_asks_once_and_shows_the_answer_to_the_last_letter(browser_page: Page) -> None:
    open_list(browser_page)  # the tables are made
    browser_page.goto("/help")
    requests = asked(browser_page)
    browser_page.locator("#q").press_sequentially(TYPED * 2, delay=5)
    browser_page.wait_for_timeout(600)
    assert len(requests) == 1


def test_it_works_beside_results_that_follow_the_typing(browser_page: Page) -> None:
    open_list(browser_page, "/")
    expect(browser_page.locator("h1")).to_contain_text(f"“{TYPED}”")
    expect(browser_page.locator("#suggestions")).to_be_visible()
    browser_page.locator("#q").press("ArrowDown")
    browser_page.locator("#q").press("Enter")
    expect(browser_page.locator("#suggestions")).to_have_count(0)
    expect(browser_page.locator("h1")).not_to_contain_text(f"“{TYPED}”")
    browser_page.go_back()
    expect(browser_page.locator("#q")).to_have_value(TYPED)


def test_what_is_chosen_is_asked_for_under_the_filters(browser_page: Page) -> None:
    open_list(browser_page, "/search?kind=report")
    browser_page.locator("#q").press("ArrowDown")
    browser_page.locator("#q").press("Enter")
    expect(browser_page).to_have_url(re.compile("kind=report"))
    expect(browser_page.locator("#suggestions")).to_have_count(0)
    expect(browser_page).to_have_url(re.compile(r"q=%E4%BA%91%E9%97%A8%"))


def test_on_a_phone_a_tap_chooses_and_the_list_fits(browser: Browser, server: str) -> None:
    context = browser.new_context(
        base_url=server, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    open_list(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    heights = [box["height"] for one in page.get_by_role("option").all() if (box := one.bounding_box())]
    assert min(heights) >= 40
    page.get_by_role("option").first.tap()
    expect(page).to_have_url(re.compile("/search|/article"))
    context.close()


def test_without_javascript_the_box_is_a_plain_search_box(browser: Browser, server: str) -> None:
    context = browser.new_context(base_url=server, java_script_enabled=False)
    page = context.new_page()
    page.goto("/help")
    assert page.locator("#q").get_attribute("role") is None
    page.locator("#q").fill(TYPED)
    page.locator("#q").press("Enter")
    expect(page).to_have_url(re.compile(r"/search\?q="))
    context.close()

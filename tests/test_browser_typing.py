"""Typing into the box: results follow the hands, half a query waits, an input method is let finish."""

import re

import pytest
from playwright.sync_api import Page, expect

from search import Query
from tests.searched_pages import WORD, results, type_word
from webui.addresses import url_from_query

pytestmark = pytest.mark.browser


def asked_for(page: Page) -> list[str]:
    """Collect the addresses under /search that the page asks for from now on."""
    seen: list[str] = []
    page.on("request", lambda request: seen.append(request.url) if "/search" in request.url else None)
    return seen


def test_results_follow_the_typing_without_enter_and_the_address_too(browser_page: Page) -> None:
    browser_page.goto("/")
    type_word(browser_page)
    expect(browser_page).to_have_url(re.compile(re.escape(url_from_query(Query(WORD))) + "$"))
    expect(browser_page).to_have_title(re.compile(f"^“{WORD}”：[0-9]+ 篇"))
    assert browser_page.locator(".passages mark").first.inner_text() == WORD
    assert browser_page.evaluate("document.activeElement.id") == "q"


def test_one_visit_to_the_box_is_one_step_back(browser_page: Page) -> None:
    browser_page.goto("/")
    type_word(browser_page, "大")
    browser_page.locator("#q").press_sequentially("桥", delay=20)
    expect(browser_page.locator("h1")).to_contain_text("“大桥”")
    browser_page.go_back()
    expect(browser_page).to_have_url(re.compile("/$"))
    expect(browser_page.locator("h1")).to_have_text("从这里翻旧报")
    expect(browser_page.locator("#q")).to_have_value("")


def test_half_a_phrase_keeps_the_results_and_says_why_they_wait(browser_page: Page) -> None:
    browser_page.goto(url_from_query(Query(WORD)))
    before = results(browser_page)
    browser_page.locator("#q").focus()
    browser_page.keyboard.press("End")
    browser_page.keyboard.type(" “")
    sentence = f"结果还没有更新：第 {len(WORD) + 2} 个字符的引号 “ 没有配对。"
    expect(browser_page.locator("#status")).to_have_text(sentence)
    assert results(browser_page) == before


def test_an_input_method_asks_nothing_until_its_words_are_chosen(browser_page: Page) -> None:
    browser_page.goto("/")
    asked = asked_for(browser_page)
    browser_page.locator("#q").focus()
    keyboard = browser_page.context.new_cdp_session(browser_page)
    for letters in ("g", "go", "gon", "gong", "gongch"):
        keyboard.send(
            "Input.imeSetComposition",
            {"text": letters, "selectionStart": len(letters), "selectionEnd": len(letters)},
        )
        browser_page.wait_for_timeout(120)
    browser_page.wait_for_timeout(600)  # longer than the pause after which typing is answered
    assert browser_page.locator("#q").input_value() == "gongch"
    assert asked == []
    keyboard.send("Input.insertText", {"text": WORD})
    expect(browser_page.locator("h1")).to_contain_text(f"“{WORD}”")
    assert len(asked) == 1


def test_the_enter_that_picks_a_candidate_does_not_submit(browser_page: Page) -> None:
    browser_page.goto("/")
    box = browser_page.locator("#q")
    box.fill("gongch")
    browser_page.wait_for_url("**/search**")
    asked = asked_for(browser_page)
    is_let_through = box.evaluate(
        """(element) => element.dispatchEvent(new KeyboardEvent("keydown",
             { key: "Enter", isComposing: true, bubbles: true, cancelable: true }))"""
    )
    assert not is_let_through
    assert box.evaluate(
        """(element) => element.dispatchEvent(new KeyboardEvent("keydown",
             { key: "Enter", bubbles: true, cancelable: true }))"""
    )
    assert asked == []

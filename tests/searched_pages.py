"""What a person in a tested browser types and sees."""

from playwright.sync_api import Page, expect

WORD = "工程"
"""Stands in many articles of the sample, in headlines and in bodies."""

PHONE = {"width": 390, "height": 844}


def results(page: Page) -> list[str]:
    return page.locator(".hit-title").all_inner_texts()


def type_word(page: Page, text: str = WORD) -> None:
    page.locator("#q").press_sequentially(text, delay=20)
    expect(page.locator("h1")).to_contain_text(f"“{text}”")

"""Every kind of page as it looks on a phone, in the dark and on paper; fields named, no complaints."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from index.article import Article
from search import Query, Sort, open_engine
from tests.searched_pages import PHONE, WORD, type_word
from webui.addresses import (
    article_url,
    issue_url,
    page_url,
    reporter_url,
    trend_url,
    url_from_query,
)

pytestmark = pytest.mark.browser

CONTRAST = """selector => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = ([r, g, b]) => [r, g, b].map((v) => v / 255)
    .map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, n) => sum + v * [0.2126, 0.7152, 0.0722][n], 0);
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = rgba(getComputedStyle(at).backgroundColor);
      if (colour[3] === 255) return colour;
    }
    return [255, 255, 255];
  };
  return [...document.querySelectorAll(selector)].filter((e) => e.checkVisibility()).map((element) => {
    const [a, b] = [light(rgba(getComputedStyle(element).color)), light(ground(element))];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  });
}"""
"""Contrast ratios (WCAG 2.2) of the text of all visible elements that match."""


@dataclass(frozen=True, slots=True)
class Sample:
    """Articles of the sample archive of the kinds that look different."""

    whole: Article
    """With kicker and deck."""
    feature: Article
    """With sub-headings."""
    untitled: Article


@pytest.fixture(scope="module")
def sample(sample_index: Path) -> Sample:
    with open_engine(sample_index) as engine:
        pages = [engine.search(Query(sort=Sort.OLDEST, size=100, page=n)) for n in range(1, 6)]
    articles = [hit.article for page in pages for hit in page.hits]
    return Sample(
        next(article for article in articles if article.kicker and article.deck),
        next(article for article in articles if any(part.is_subheading for part in article.body)),
        next(article for article in articles if not article.title),
    )


@pytest.fixture
def addresses(sample: Sample) -> dict[str, str]:
    """One address of each kind of page."""
    whole = sample.whole
    assert whole.page.date
    return {
        "home": "/",
        "help": "/help",
        "results": url_from_query(Query(WORD)),
        "filtered": url_from_query(Query(WORD, newspapers=(whole.page.newspaper,), kinds=("report",))),
        "relaxed": url_from_query(Query("春季植树活动在郊区火热展开")),
        "nothing": url_from_query(Query("龘靐齉")),
        "long words": url_from_query(Query("https://" + "longword" * 30)),
        "beyond": url_from_query(Query(WORD, page=99)),
        "article": article_url(whole.id),
        "marked": article_url(whole.id, whole.headline[:2]),
        "feature": article_url(sample.feature.id),
        "untitled": article_url(sample.untitled.id),
        "page": page_url(whole.page),
        "issue": issue_url(whole.page.newspaper, whole.page.date),
        "reporter": reporter_url((whole.reporters or sample.feature.names)[0]),
        "trend": trend_url(["大桥", "防汛", "学校"]),
        "empty trend": "/trend",
        "skipped": "/skipped",
        "missing": "/article/zzzzzzz-zzzzzzz",
        "bad query": url_from_query(Query("“大桥")),
    }


# Looks


def test_no_page_scrolls_sideways_on_a_phone(browser_page: Page, addresses: dict[str, str]) -> None:
    browser_page.set_viewport_size(PHONE)
    too_wide = {}
    for name, address in addresses.items():
        browser_page.goto(address)
        for fold in browser_page.locator("details > summary").all():
            if fold.is_visible():
                fold.click()
        width = browser_page.evaluate("document.documentElement.scrollWidth")
        if width > PHONE["width"]:
            too_wide[name] = width
    assert too_wide == {}


def test_what_a_finger_presses_is_forty_pixels_high(browser_page: Page, addresses: dict[str, str]) -> None:
    browser_page.set_viewport_size(PHONE)
    small = []
    pressed = (
        "#search-form button, #q, .site-nav a, .chip, summary, .facet li a, .sorts a, .exports a, .pager a, "
        ".neighbours a, .contents a, .action, .days a, .copy, .cite-links a, .turn a, .trend-form input, "
        ".trend-form button, .day-range button, .issue-page li > a"
    )
    for name in ("home", "filtered", "article", "page", "issue", "reporter", "trend", "results"):
        browser_page.goto(addresses[name])
        for fold in browser_page.locator(".facets-fold > summary").all():
            fold.click()
        targets = browser_page.locator(pressed).all()
        assert len(targets) >= 5, name
        for target in targets:
            box = target.bounding_box()
            if box and 0 < box["height"] < 39.5:
                small.append((name, target.inner_text(), box["height"]))
    assert small == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(browser_page: Page, addresses: dict[str, str], scheme: str) -> None:
    browser_page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    texts = (
        "p, h1, h2, h3, li, dt, dd, td, th, a, span, mark, button, input, label, summary, code, kbd, time, "
        "caption, .quiet, .count, .badge"
    )
    for name, address in addresses.items():
        browser_page.goto(address)
        ratios = browser_page.evaluate(CONTRAST, texts)
        assert len(ratios) > 10
        assert min(ratios) >= 4.5, (name, scheme)


def test_the_dark_page_is_dark(browser_page: Page) -> None:
    browser_page.emulate_media(color_scheme="dark")
    browser_page.goto("/")
    ground = browser_page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert max(int(part) for part in re.findall(r"\d+", ground)[:3]) < 64


def test_on_paper_only_the_cutting_and_its_source_are_left(
    browser_page: Page, addresses: dict[str, str], sample: Sample
) -> None:
    browser_page.goto(addresses["marked"])
    browser_page.emulate_media(media="print", color_scheme="dark")
    for chrome in (".masthead", ".colophon", ".beside", ".turn", ".marks-bar"):
        assert not browser_page.locator(chrome).is_visible(), chrome
    source = browser_page.locator(".cutting-source")
    assert source.is_visible()
    assert sample.whole.page.source in source.inner_text()
    assert browser_page.locator("article h1").is_visible()
    colour = "getComputedStyle(document.querySelector('.body')).color"
    assert browser_page.evaluate(colour) == "rgb(0, 0, 0)"


# Quiet


def test_no_page_breaks_the_policy_or_complains(browser_page: Page, addresses: dict[str, str]) -> None:
    complaints: list[str] = []
    browser_page.on(
        "console",
        # the browser itself reports that an address answered 404; that is what was asked for
        lambda message: (
            complaints.append(message.text)
            if message.type in ("error", "warning")
            and "the server responded with a status of 4" not in message.text
            else None
        ),
    )
    browser_page.add_init_script(
        "addEventListener('securitypolicyviolation', (event) => console.error('policy: ' + event.blockedURI))"
    )
    for address in addresses.values():
        browser_page.goto(address)
    browser_page.goto("/")
    type_word(browser_page)
    browser_page.locator("[aria-labelledby=facet-kind] li a").first.click()
    expect(browser_page.locator(".chip")).to_have_count(1)
    assert complaints == []


def test_every_field_has_a_name_and_every_page_one_heading_and_language(
    browser_page: Page, addresses: dict[str, str]
) -> None:
    fields = "input:not([type=hidden]), button, a[href], svg[role=img]"
    nameless = """(fields) => [...document.querySelectorAll(fields)]
      .filter((e) => e.checkVisibility() && !(e.labels?.length || e.textContent.trim()
        || e.getAttribute("aria-label"))).map((e) => e.outerHTML.slice(0, 80))"""
    for name, address in addresses.items():
        browser_page.goto(address)
        assert browser_page.evaluate(nameless, fields) == [], name
        assert browser_page.locator("h1").count() == 1, name
        assert browser_page.locator("html").get_attribute("lang") == "zh-CN"
        ids = browser_page.evaluate("[...document.querySelectorAll('[id]')].map((e) => e.id)")
        assert len(ids) == len(set(ids)), name

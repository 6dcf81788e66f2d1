"""A person at the page: headless Chromium drives the real server over the sample archive."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from index.article import Article
from search import Query, Sort, open_engine
from webui.addresses import (
    article_url,
    issue_url,
    page_url,
    reporter_url,
    trend_url,
    url_from_query,
)

pytestmark = pytest.mark.browser

WORD = "工程"
"""Stands in many articles of the sample, in headlines and in bodies."""

PHONE = {"width": 390, "height": 844}

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


@pytest.fixture
def plain_context(browser: Browser, server: str) -> Iterator[BrowserContext]:
    """A browser in which scripts do not run."""
    context = browser.new_context(base_url=server, locale="zh-CN", java_script_enabled=False)
    context.set_default_timeout(10_000)
    yield context
    context.close()


def results(page: Page) -> list[str]:
    return page.locator(".hit-title").all_inner_texts()


def type_word(page: Page, text: str = WORD) -> None:
    page.locator("#q").press_sequentially(text, delay=20)
    expect(page.locator("h1")).to_contain_text(f"“{text}”")


def asked_for(page: Page) -> list[str]:
    """Collect the addresses under /search that the page asks for from now on."""
    seen: list[str] = []
    page.on("request", lambda request: seen.append(request.url) if "/search" in request.url else None)
    return seen


# Typing


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
    expect(browser_page.locator("#status")).to_contain_text("结果还没有更新")
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


# Without scripts


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
        for target in browser_page.locator(pressed).all():
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

"""How days, kinds, filters and whole answers are said in Chinese."""

from __future__ import annotations

import datetime as dt

from index.article import Article, Kind, PageFacts
from search.query import FACET_FIELDS, Query, Sort
from search.result import ResultPage

FACET_NAMES = {
    "newspaper": "报纸",
    "year": "年份",
    "month": "月份",
    "section": "栏目",
    "reporter": "记者",
    "people": "人物",
    "kind": "体裁",
}
"""What each facet is called."""

KIND_NAMES = {
    Kind.REPORT: "消息",
    Kind.FEATURE: "通讯",
    Kind.COMMENTARY: "评论",
    Kind.PHOTO: "图片",
    Kind.NOTICE: "公告",
}

SORT_NAMES = {Sort.RELEVANCE: "最相关", Sort.NEWEST: "最新", Sort.OLDEST: "最早"}

ROLE_NAMES = {"reporters": "记者", "correspondents": "通讯员", "photographers": "摄影", "authors": "作者"}
"""Byline roles in the order they are shown."""

_WEEKDAYS = "一二三四五六日"

_OPENING = 24
"""Characters that stand for the headline of an article without one: about a line on a phone."""

_BULLETS = " \u3000●○■□◆◇▲△★☆▶·•"
"""Signs before a brief that say nothing of it."""

_OPEN_SIGNS = " 　（(《〈“‘「『【，、：；—-"
"""Signs after which something must follow; an ellipsis is not it."""


def chinese_day(day: dt.date) -> str:
    """Return a day in Chinese form.

    >>> chinese_day(dt.date(2020, 12, 1))
    '2020年12月1日'
    """
    return f"{day.year}年{day.month}月{day.day}日"


def chinese_date(day: dt.date) -> str:
    """Return a day with its weekday, as a masthead prints it.

    >>> chinese_date(dt.date(2020, 12, 21))
    '2020年12月21日 星期一'
    """
    return f"{chinese_day(day)} 星期{_WEEKDAYS[day.weekday()]}"


def page_name(label: str) -> str:
    """Return a page label as it is said: 第3版, A07版."""
    if not label or label.endswith("版"):
        return label
    return f"第{label}版" if label.isdecimal() else f"{label}版"


def facet_value_name(field: str, value: str) -> str:
    """Return one facet value as it is shown."""
    if field == "kind":
        return KIND_NAMES.get(Kind(value), value) if value in set(Kind) else value
    if field == "year":
        return f"{value}年"
    if field == "month":
        year, _, month = value.partition("-")
        return f"{year}年{int(month)}月" if month.isdecimal() else value
    return value


def date_range_name(query: Query) -> str:
    """Return the date filter of a query in words; empty when there is none."""
    if query.since and query.since == query.until:
        return chinese_day(query.since)
    since = f"{chinese_day(query.since)}起" if query.since and not query.until else ""
    until = f"截至{chinese_day(query.until)}" if query.until and not query.since else ""
    if query.since and query.until:
        return f"{chinese_day(query.since)}至{chinese_day(query.until)}"
    return since or until


def describe_question(query: Query) -> str:
    """Return what is asked: `“铁路” 2020年12月 记者王河`."""
    quoted = query.text if any(sign in query.text for sign in '“”"「『＂') else f"“{query.text}”"
    parts = [quoted] if query.text else []
    for field in FACET_FIELDS:
        names = "或".join(facet_value_name(field, value) for value in query.filter_values(field))
        if names:
            parts.append(
                f"{FACET_NAMES[field]}{names}" if field in ("section", "reporter", "people") else names
            )
    if days := date_range_name(query):
        parts.append(days)
    return " ".join(parts) or "全部报道"


def describe_answer(result: ResultPage) -> str:
    """Return the sentence that says what is shown; it is the page's title too."""
    question = describe_question(result.query)
    if not result.total:
        return f"{question}：没有找到"
    order = "" if result.query.sort is Sort.RELEVANCE else f"，{SORT_NAMES[result.query.sort]}在前"
    place = (
        f"，第 {result.query.page} 页，共 {result.pages} 页"
        if max(result.pages, result.query.page) > 1
        else ""
    )
    merged = "" if result.groups is None else f"，合并转载后 {result.groups:,} 条"
    return f"{question}：{result.total:,} 篇{merged}{order}{place}"


def opening_words(article: Article) -> str:
    """Return the first words of the body, for an article that prints no headline."""
    text = article.text.replace("\n", " ").lstrip(_BULLETS)
    return text[:_OPENING].rstrip(_OPEN_SIGNS) + "…" if len(text) > _OPENING else text


def headline_or_opening(article: Article) -> str:
    """Return the headline; where the page prints no title at all, say so and give the opening words."""
    return article.headline or article.title or f"（无标题）{opening_words(article)}"


def page_title(facts: PageFacts) -> str:
    """Return what a printed page is called; its file where nothing else is known."""
    parts = [
        facts.newspaper,
        chinese_day(facts.date) if facts.date else "",
        page_name(facts.label),
        facts.section,
    ]
    return " ".join(part for part in parts if part) or facts.source

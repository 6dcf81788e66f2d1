"""Addresses: a query as a URL and back, and where an article, a page, an issue and a reporter live.

An address is the shortest spelling of what it shows: defaults are left out, parameters stand in one order.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import parse_qsl, quote, quote_plus, urlencode

from index.article import Article, Kind, PageFacts
from index.errors import QueryError
from search.query import FACET_FIELDS, Query, Sort, filter_name

_SINGLE = ("q", "from", "to", "sort", "merge", "page", "size")
"""Parameters that may stand once; the facet fields may be repeated."""

PARAMETERS = ("q", *("newspaper", "section", "reporter", "person", "kind", "year", "month"), *_SINGLE[1:])
"""Every parameter of a search address, in canonical order."""

_FACETS = {"person" if field == "people" else field: field for field in FACET_FIELDS}
"""Parameter: the facet field it filters by; one person a parameter."""

_FILTERS = tuple((name, filter_name(_FACETS[name])) for name in PARAMETERS if name in _FACETS)
"""Parameter and filter of the query, in canonical order."""

_MAX_PARAMETERS = 200
"""More than a person can have chosen; parsing stops there."""

_MERGE = "1"
"""The value of `merge` that asks for reprints to be merged; without it they are hits of their own."""

_NUMBER = re.compile(r"[0-9]{1,9}")
_YEAR = re.compile(r"[0-9]{4}")
_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")


def url_from_query(query: Query, *, path: str = "/search") -> str:
    """Return the canonical address of `query`.

    >>> url_from_query(Query("铁路", reporters=("王河",), page=2))
    '/search?q=%E9%93%81%E8%B7%AF&reporter=%E7%8E%8B%E6%B2%B3&page=2'
    """
    pairs = query_pairs(query)
    if query.page != 1:
        pairs.append(("page", str(query.page)))
    if query.size != Query().size:
        pairs.append(("size", str(query.size)))
    return f"{path}?{urlencode(pairs, errors='replace')}" if pairs else path


def whole_list_url(query: Query, path: str) -> str:
    """Return the address of what holds the whole list, whatever page of it `query` is at: a table, a feed."""
    return url_from_query(query.narrowed(size=Query().size), path=path)


def url_toggling(query: Query, field: str) -> Callable[[str], str]:
    """Return what makes an address of `query` with one value of a facet field added, or taken away.

    It says the same as `url_from_query(query.toggled(field, value))`, at a tenth of the price.

    >>> url_toggling(Query("a", years=("2020",), page=2), "month")("2020-12")
    '/search?q=a&year=2020&month=2020-12'
    """
    parameter = next(name for name, of_field in _FACETS.items() if of_field == field)
    place = PARAMETERS.index(parameter)
    pairs = query_pairs(query)
    if query.size != Query().size:
        pairs.append(("size", str(query.size)))
    before = urlencode([pair for pair in pairs if PARAMETERS.index(pair[0]) < place], errors="replace")
    after = urlencode([pair for pair in pairs if PARAMETERS.index(pair[0]) > place], errors="replace")
    chosen = {
        value: f"{parameter}={quote_plus(value, errors='replace')}" for value in query.filter_values(field)
    }

    start, end = (f"/search?{before}&" if before else "/search?"), (f"&{after}" if after else "")

    def url(value: str) -> str:
        if not chosen:
            return f"{start}{parameter}={quote_plus(value, errors='replace')}{end}"
        others = {other: pair for other, pair in chosen.items() if other != value}
        if value not in chosen:
            others[value] = _pair(parameter, value)
        own = (others[other] for other in sorted(others))
        asked = "&".join(part for part in (before, *own, after) if part)
        return f"/search?{asked}" if asked else "/search"

    return url


def query_pairs(query: Query) -> list[tuple[str, str]]:
    """Return what is asked and in which order, without the place in the list, as parameter pairs."""
    pairs = [("q", query.text)] if query.text else []
    for name, filter_of in _FILTERS:
        if values := getattr(query, filter_of):
            pairs += [(name, value) for value in values]
    if query.since:
        pairs.append(("from", query.since.isoformat()))
    if query.until:
        pairs.append(("to", query.until.isoformat()))
    if query.sort is not Sort.RELEVANCE:
        pairs.append(("sort", query.sort.value))
    if query.merge_reprints:
        pairs.append(("merge", _MERGE))
    return pairs


def query_from_url(url: str) -> Query:
    """Read the query of an address; the part before `?` is not looked at.

    Raises:
        QueryError: a parameter is unknown, repeated, or its value cannot be.
    """
    try:
        pairs = parse_qsl(
            url.partition("?")[2], keep_blank_values=True, errors="replace", max_num_fields=_MAX_PARAMETERS
        )
    except ValueError as error:
        raise QueryError(
            f"网址里的参数超过 {_MAX_PARAMETERS} 个", hint="请减少筛选条件，或从首页重新查找。"
        ) from error
    given: dict[str, list[str]] = {}
    for name, value in pairs:
        if name not in PARAMETERS:
            raise QueryError(
                f"网址里有不认识的参数“{name}”", hint=f"可用的参数：{'、'.join(PARAMETERS)}。请删去或改正它。"
            )
        if value.strip():
            given.setdefault(name, []).append(value)
    for name in _SINGLE:
        if len(given.get(name, ())) > 1:
            raise QueryError(f"网址里的参数“{name}”出现了 {len(given[name])} 次", hint="请只保留一个。")
    fields: dict[str, Any] = {
        filter_name(field): tuple(given.get(name, ())) for name, field in _FACETS.items()
    }
    for name, (field, read) in _READERS.items():
        if name in given:
            fields[field] = read(name, given[name][0].strip())
    _check_choices(given)
    return Query(**fields)


def _read_text(name: str, value: str) -> str:
    return value


def _read_day(name: str, value: str) -> dt.date:
    try:
        return dt.date.fromisoformat(value)
    except ValueError as error:
        which = "开始日期" if name == "from" else "结束日期"
        raise QueryError(
            f"{which}“{value}”不是有效的日期", hint="请写成“年-月-日”，例如 2020-12-01，并确认这一天存在。"
        ) from error


def _read_sort(name: str, value: str) -> Sort:
    try:
        return Sort(value)
    except ValueError as error:
        raise QueryError(
            f"没有“{value}”这种排序", hint="可用：relevance（相关）、newest（最新）、oldest（最早）。"
        ) from error


def _read_merge(name: str, value: str) -> bool:
    if value != _MERGE:
        raise QueryError(f"参数 merge 不能是“{value}”", hint="合并转载写作 merge=1；不合并就删去这个参数。")
    return True


def _read_number(name: str, value: str) -> int:
    if not _NUMBER.fullmatch(value) or not int(value):
        what = "页码" if name == "page" else "每页条数"
        raise QueryError(f"{what}“{value}”不是可用的数字", hint="请写成从 1 开始的阿拉伯数字，例如 2。")
    return int(value)


def read_page(value: str) -> int:
    """Read the page of a list as an address gives it; a blank is the first page.

    Raises:
        QueryError: it is no number from 1.
    """
    return _read_number("page", value.strip() or "1")


_READERS: dict[str, tuple[str, Callable[[str, str], object]]] = {
    "q": ("text", _read_text),
    "from": ("since", _read_day),
    "to": ("until", _read_day),
    "sort": ("sort", _read_sort),
    "merge": ("merge_reprints", _read_merge),
    "page": ("page", _read_number),
    "size": ("size", _read_number),
}
"""Parameter: field of the query it sets, and how its value is read."""


def _check_choices(given: dict[str, list[str]]) -> None:
    """Refuse filter values that no article can have.

    Raises:
        QueryError: such a value is there.
    """
    for value in given.get("kind", ()):
        if value not in set(Kind):
            raise QueryError(f"没有“{value}”这种体裁", hint=f"可用：{'、'.join(Kind)}。")
    for value in given.get("year", ()):
        if not _YEAR.fullmatch(value):
            raise QueryError(f"“{value}”不是年份", hint="请写成四位数字，例如 2020。")
    for value in given.get("month", ()):
        if not _MONTH.fullmatch(value):
            raise QueryError(f"“{value}”不是月份", hint="请写成“年-月”，例如 2020-12。")


def article_url(article_id: str, text: str = "") -> str:
    """Return the address of an article, with the words of `text` marked."""
    words = f"?{urlencode({'q': text}, errors='replace')}" if text else ""
    return f"/article/{_segment(article_id)}{words}"


def reference_url(article_id: str, form: str) -> str:
    """Return the address of an article's reference as a file, `form` being bib or ris."""
    return f"/cite/{form}/{_segment(article_id)}"


def has_printed_address(facts: PageFacts) -> bool:
    """Say whether newspaper, stated day and label are known, so that the page is found by what it prints."""
    named = facts.newspaper and facts.label and "/" not in facts.newspaper + facts.label
    return bool(named and facts.date and not facts.date_inferred)


def page_url(facts: PageFacts) -> str:
    """Return the address of a printed page: by newspaper, day and label, else by its file in the archive."""
    if has_printed_address(facts):
        return f"/page/{_segment(facts.newspaper)}/{facts.date}/{_segment(facts.label)}"
    return page_file_url(facts.source)


def page_file_url(source: str, *, gone: str | None = None) -> str:
    """Return the address of a page by its file; with `gone`, as the place where that article once stood."""
    missed = f"?{urlencode({'gone': gone}, errors='replace')}" if gone is not None else ""
    return f"/page/file/{quote(source, errors='replace')}{missed}"


def place_url(article: Article) -> str:
    """Return the address of an article's place on its printed page."""
    return f"{page_url(article.page)}#a-{article.ordinal}"


def issue_url(newspaper: str, date: dt.date) -> str:
    """Return the address of one day of a newspaper; of the whole day when its name cannot be in one."""
    if not newspaper or "/" in newspaper:
        return url_from_query(Query(since=date, until=date))
    return f"/issue/{_segment(newspaper)}/{date}"


def reporter_url(name: str, page: int = 1) -> str:
    """Return the address of a reporter's articles; a search where the name holds a slash."""
    if "/" in name:
        return url_from_query(Query(reporters=(name,)))
    return numbered_url(f"/reporter/{_segment(name)}", page)


def numbered_url(path: str, page: int) -> str:
    """Return the address of a page of a list that has no other parameters.

    >>> numbered_url("/check", 1), numbered_url("/check", 2)
    ('/check', '/check?page=2')
    """
    return f"{path}?page={page}" if page > 1 else path


def trend_url(texts: Sequence[str], by: str = "month", *, path: str = "/trend") -> str:
    """Return the address that compares several queries over time, by month or by year.

    >>> trend_url(["a", "b"], "year")
    '/trend?q=a&q=b&by=year'
    """
    pairs = [("q", text) for text in texts] + ([("by", by)] if by != "month" else [])
    return f"{path}?{urlencode(pairs, errors='replace')}" if pairs else path


def _segment(text: str) -> str:
    return quote(text, safe="", errors="replace")


def _pair(parameter: str, value: str) -> str:
    return f"{parameter}={quote_plus(value, errors='replace')}"

"""The query: what a reader asked, as one value that an address can carry."""

from __future__ import annotations

import dataclasses
import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from index.errors import QueryError
from search.blanks import strip_blanks

MAX_TEXT = 500
"""Characters of query text. Longer texts are refused: nobody types them, and each character is a lookup."""

MAX_SIZE = 100
"""Hits a page at the most."""

FACET_FIELDS = ("newspaper", "year", "month", "section", "reporter", "people", "kind")
"""Fields that are counted beside the results, in the order they are shown."""

_FILTER_NAMES = {field: field if field == "people" else f"{field}s" for field in FACET_FIELDS}


def filter_name(field: str) -> str:
    """Return the name of the filter that `Query` has for a facet field.

    >>> filter_name("reporter"), filter_name("people")
    ('reporters', 'people')
    """
    return _FILTER_NAMES[field]


class Sort(StrEnum):
    """Order of the hits (排序)."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True)
class Query:
    """A reader's question: text, filters, order and place in the list.

    Values inside one filter are alternatives; filters together all hold. An empty query is every article.
    One meaning has one form: blanks around the text go, filter values are sorted, each once.

    Raises:
        QueryError: page or size out of range, text too long, `since` after `until`.
    """

    text: str = ""
    newspapers: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    reporters: tuple[str, ...] = ()
    """Names as printed in a byline in any role."""
    people: tuple[str, ...] = ()
    """Names of people mentioned (人物), the byline included; see `index.people`."""
    kinds: tuple[str, ...] = ()
    """Values of `index.article.Kind`."""
    years: tuple[str, ...] = ()
    """"2020"."""
    months: tuple[str, ...] = ()
    """"2020-12"."""
    since: dt.date | None = None
    """First issue date, inclusive."""
    until: dt.date | None = None
    """Last issue date, inclusive."""
    sort: Sort = Sort.RELEVANCE
    page: int = 1
    """Page of the list, from 1."""
    size: int = 10
    """Hits a page."""
    merge_reprints: bool = False
    """True to list articles that print the same story as one hit (合并转载)."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", strip_blanks(self.text))
        for name in _FILTER_NAMES.values():
            if given := getattr(self, name):
                values = tuple(sorted({value for value in given if value.strip()}))
                object.__setattr__(self, name, values)
        if len(self.text) > MAX_TEXT:
            raise QueryError(
                f"查询有 {len(self.text)} 个字符，超过上限 {MAX_TEXT}",
                hint="请只保留最关键的词语。",
                position=MAX_TEXT,
            )
        if self.page < 1:
            raise QueryError(f"页码 {self.page} 不存在", hint="页码从 1 开始。")
        if not 1 <= self.size <= MAX_SIZE:
            raise QueryError(f"每页 {self.size} 条不在允许范围内", hint=f"每页可显示 1 到 {MAX_SIZE} 条。")
        if self.since and self.until and self.since > self.until:
            raise QueryError(
                f"开始日期 {self.since} 晚于结束日期 {self.until}", hint="请把两个日期对调，或清除其中一个。"
            )

    def narrowed(self, **changes: Any) -> Query:
        """Return the query with `changes` to what is asked, back on page 1."""
        return dataclasses.replace(self, page=1, **changes)

    def at_page(self, page: int) -> Query:
        """Return the same question at another page of its list."""
        return dataclasses.replace(self, page=page)

    def filter_values(self, field: str) -> tuple[str, ...]:
        """Return the chosen values of a facet field (`FACET_FIELDS`)."""
        values: tuple[str, ...] = getattr(self, filter_name(field))
        return values

    def toggled(self, field: str, value: str) -> Query:
        """Return the query with one facet value added, or taken away if it was chosen, back on page 1."""
        chosen = self.filter_values(field)
        changed = tuple(v for v in chosen if v != value) if value in chosen else (*chosen, value)
        return self.narrowed(**{filter_name(field): changed})

    @property
    def is_filtered(self) -> bool:
        """True when any filter is set."""
        return bool(self.since or self.until or any(self.filter_values(field) for field in FACET_FIELDS))

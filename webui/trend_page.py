"""`/trend`: how often queries are answered over time, measured by all that was printed; as table too."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from urllib.parse import parse_qsl

from flask import Blueprint, Response, render_template
from werkzeug.wrappers import Response as AnyResponse

from index.errors import QueryError
from search.blanks import strip_blanks
from search.engine import Engine
from search.query import Query
from search.result import Trend
from webui import trend_chart
from webui.addresses import trend_url
from webui.exports import file_answer, table_cell
from webui.one_spelling import given_parameters, lead_to
from webui.opened_index import answer_on_one_generation
from webui.trend_chart import Period
from webui.wording import facet_value_name

MOST_QUERIES = 5
"""Lines in one chart that can still be told apart."""

_MOST_PARAMETERS = 50

blueprint = Blueprint("trend_page", __name__)


@dataclass(frozen=True, slots=True)
class Series:
    """One query of the comparison."""

    text: str
    total: int
    undated: int
    periods: tuple[Period, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """What the address asks."""

    texts: tuple[str, ...]
    by: str
    """month or year"""


@blueprint.get("/trend")
def trend() -> AnyResponse | str:
    """Show the chart and the table; lead to the one spelling of the address from every other."""
    asked = read_question(given_parameters())
    if elsewhere := lead_to(trend_url(asked.texts, asked.by)):
        return elsewhere
    series = count_series(asked)
    return render_template(
        "trend.html",
        series=series,
        by=asked.by,
        chart=trend_chart.draw([one.periods for one in series]),
        frame=trend_chart,
        fields=(*asked.texts, *([""] if len(asked.texts) < MOST_QUERIES else [])),
        rows=_rows(series),
        found_in=_found_in,
        period_name=_period_name,
        without=lambda text: trend_url([other for other in asked.texts if other != text], asked.by),
        question="、".join(f"“{text}”" for text in asked.texts),
    )


@blueprint.get("/trend.csv")
def trend_csv() -> Response:
    """Answer with the same numbers as a table that Excel opens as UTF-8."""
    series = count_series(read_question(given_parameters()))
    table = io.StringIO()
    rows = csv.writer(table)
    heads = (head for one in series for head in (f"{one.text} 篇数", f"{one.text} 占比（%）"))
    rows.writerow([table_cell(head) for head in ("时间", "全部报道", *heads)])
    for periods in _rows(series):
        found = (cell for period in periods for cell in (period.hits, f"{period.percent:.4f}"))
        rows.writerow([periods[0].name, periods[0].articles, *found])
    return file_answer(table.getvalue().encode("utf-8-sig"), "text/csv; charset=utf-8", "jianbao-trend.csv")


def read_question(parameters: str) -> Question:
    """Read what is compared: texts stripped, each once, in the order given.

    Raises:
        QueryError: a parameter is unknown or cannot be.
    """
    try:
        pairs = parse_qsl(parameters, errors="replace", max_num_fields=_MOST_PARAMETERS)
    except ValueError as error:
        raise QueryError("网址里的参数太多", hint=f"最多比较 {MOST_QUERIES} 个查询。") from error
    for name, _ in pairs:
        if name not in ("q", "by"):
            raise QueryError(f"网址里有不认识的参数“{name}”", hint="可用的参数：q、by。请删去或改正它。")
    given = (strip_blanks(value) for name, value in pairs if name == "q")
    texts = tuple(dict.fromkeys(text for text in given if text))
    by = {value.strip() for name, value in pairs if name == "by"} or {"month"}
    if len(texts) > MOST_QUERIES:
        raise QueryError(
            f"一次最多比较 {MOST_QUERIES} 个查询，网址里有 {len(texts)} 个", hint="请去掉几个再比较。"
        )
    if len(by) > 1 or not by <= {"month", "year"}:
        raise QueryError(f"不能按“{'、'.join(sorted(by))}”统计", hint="可用：month（按月）、year（按年）。")
    return Question(texts, by.pop())


def count_series(asked: Question) -> tuple[Series, ...]:
    """Count every query of the comparison.

    Raises:
        QueryError: one of them cannot be read; the message says which.
    """
    group = trend_chart.by_year if asked.by == "year" else trend_chart.by_month
    trends = answer_on_one_generation(lambda engine: [_count(engine, text) for text in asked.texts])
    return tuple(
        Series(text, trend.total, trend.undated, group(trend.months))
        for text, trend in zip(asked.texts, trends, strict=True)
    )


def _count(engine: Engine, text: str) -> Trend:
    try:
        return engine.trend(text)
    except QueryError as error:
        shown = text if len(text) <= 40 else f"{text[:40]}…"
        raise QueryError(f"“{shown}”不能统计：{error}", hint=error.hint) from error


def _rows(series: tuple[Series, ...]) -> list[tuple[Period, ...]]:
    """Return for each period that has articles its count for every query, oldest first."""
    periods = zip(*(one.periods for one in series), strict=True)
    return [row for row in periods if row[0].articles]


def _found_in(text: str, period: str) -> Query:
    """Return the query for what `text` finds in one period."""
    return Query(text, months=(period,)) if "-" in period else Query(text, years=(period,))


def _period_name(period: str) -> str:
    return facet_value_name("month" if "-" in period else "year", period)

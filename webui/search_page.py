"""`/search`: the list of hits with facets, chips and pager, all of them links to other queries."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from flask import Blueprint, Response, make_response, render_template
from werkzeug.wrappers import Response as AnyResponse

from index.errors import QueryError
from search.engine import Engine
from search.query import FACET_FIELDS, Query, Sort, filter_name
from search.result import ResultPage
from webui.addresses import query_from_url, query_pairs, url_from_query
from webui.exports import EXPORT_LIMIT
from webui.facet_list import facet_lists
from webui.one_spelling import given_parameters, lead_to
from webui.opened_index import current_engine
from webui.wording import FACET_NAMES, SORT_NAMES, date_range_name, describe_answer, facet_value_name

_PAGER_REACH = 2
"""Page numbers shown on each side of the present one."""

_MOST_LOOSER = 6
"""Each costs a search; more than a handful is no help."""

blueprint = Blueprint("search_page", __name__)


@dataclass(frozen=True, slots=True)
class Chip:
    """One chosen filter and the query without it."""

    text: str
    query: Query


@dataclass(frozen=True, slots=True)
class LooserQuery:
    """A query that asks for less and does find something, offered where the one asked finds nothing."""

    text: str
    total: int
    query: Query


@blueprint.get("/search")
def search() -> AnyResponse:
    """Show one page of an answer; lead to its one spelling from every other."""
    query = query_from_url(f"?{given_parameters()}")
    if elsewhere := lead_to(url_from_query(query)):
        return elsewhere
    engine = current_engine()
    return show_answer(engine, engine.search(query))


def show_answer(engine: Engine, result: ResultPage) -> Response:
    """Return the page of `result`: 404 where the list has no such page."""
    query = result.query
    beyond = query.page > max(result.pages, 1)
    page = render_template(
        "search.html",
        result=result,
        query=query,
        sentence=describe_answer(result),
        chips=chips(query),
        sorts=sorts(query),
        pager=page_numbers(query.page, result.pages),
        looser_queries=() if result.total else looser_queries(engine, query),
        is_beyond=beyond,
        export_limit=EXPORT_LIMIT,
        facets=facet_lists(result),
        date_form_pairs=query_pairs(dataclasses.replace(query, since=None, until=None)),
    )
    return make_response(page, 404 if beyond else 200)


def chips(query: Query) -> tuple[Chip, ...]:
    """Return a chip for every chosen value."""
    chosen = [
        Chip(f"{FACET_NAMES[field]}：{facet_value_name(field, value)}", query.toggled(field, value))
        for field in FACET_FIELDS
        for value in query.filter_values(field)
    ]
    if days := date_range_name(query):
        chosen.append(Chip(f"日期：{days}", query.narrowed(since=None, until=None)))
    return tuple(chosen)


def unfiltered(query: Query) -> Query:
    """Return the query without any filter, back on page 1."""
    return query.narrowed(since=None, until=None, **{filter_name(field): () for field in FACET_FIELDS})


def sorts(query: Query) -> tuple[tuple[str, bool, Query], ...]:
    """Return name, whether chosen, and query of each order; without words nothing is more relevant."""
    if query.text:
        return tuple(
            (name, sort is query.sort, query.narrowed(sort=sort)) for sort, name in SORT_NAMES.items()
        )
    oldest = query.sort is Sort.OLDEST
    newest = query.narrowed(sort=Sort.RELEVANCE)
    return (
        (SORT_NAMES[Sort.NEWEST], not oldest, newest),
        (SORT_NAMES[Sort.OLDEST], oldest, query.narrowed(sort=Sort.OLDEST)),
    )


def page_numbers(page: int, pages: int) -> tuple[int, ...]:
    """Return the page numbers to show: first, last and those around; 0 stands for a gap.

    >>> page_numbers(6, 20)
    (1, 0, 4, 5, 6, 7, 8, 0, 20)
    """
    around = range(max(page - _PAGER_REACH, 1), min(page + _PAGER_REACH, pages) + 1)
    numbers: list[int] = []
    for number in sorted({*around, *((1, pages) if pages else ())}):
        if numbers and number > numbers[-1] + 1:
            numbers.append(0 if number > numbers[-1] + 2 else number - 1)
        numbers.append(number)
    return tuple(numbers)


def looser_queries(engine: Engine, query: Query) -> tuple[LooserQuery, ...]:
    """Return looser queries that find something: without one filter, without any, with one word alone."""
    looser = [(f"去掉“{chip.text}”", chip.query) for chip in chips(query)]
    if len(looser) > 1:
        looser.append(("去掉全部筛选", unfiltered(query)))
    words = query.text.split()
    if len(words) > 1:
        looser += [(f"只查“{word}”", query.narrowed(text=word)) for word in words]
    found = []
    for text, candidate in looser[:_MOST_LOOSER]:
        try:
            total = engine.count(candidate).total
        except QueryError:
            continue  # an operator or half a phrase is no query of its own
        if total:
            found.append(LooserQuery(text, total, candidate))
    return tuple(found)

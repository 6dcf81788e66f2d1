"""`/reporter/<name>`: everything one person signed, newest first, and when and where."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, abort, make_response, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from search.query import Query, Sort
from search.result import Facet
from webui.addresses import read_page, reporter_url
from webui.one_spelling import lead_to
from webui.opened_index import current_engine
from webui.search_page import page_numbers
from webui.wording import facet_value_name

blueprint = Blueprint("reporter_page", __name__)

_PAGE_SIZE = 20
"""A working life is long; still two screens at most."""

_BAR_HEIGHT = 48
"""Height of the tallest bar, in SVG units."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One month in the chart."""

    month: str
    name: str
    count: int
    height: int
    """In SVG units, at least 2, so that one article is seen."""


@blueprint.get("/reporter/<name>")
def reporter(name: str) -> AnyResponse:
    """Show a page of one person's articles."""
    number = read_page(request.args.get("page", ""))
    if elsewhere := lead_to(reporter_url(name, number)):
        return elsewhere
    query = Query(reporters=(name,), sort=Sort.NEWEST, page=number, size=_PAGE_SIZE)
    result = current_engine().search(query)
    if not result.total:
        abort(404, f"没有署名“{name}”的报道。名字要与报纸上印的完全一样。")
    beyond = query.page > result.pages
    page = render_template(
        "reporter.html",
        name=name,
        result=result,
        query=query,
        wanted=Query(reporters=(name,)),
        bars=month_bars(result.facet("month")),
        pager=page_numbers(query.page, result.pages),
        is_beyond=beyond,
    )
    return make_response(page, 404 if beyond else 200)


def month_bars(months: Facet) -> tuple[Bar, ...]:
    """Return the chart of articles a month, oldest first."""
    counted = [value for value in months.values if value.count]
    tallest = max((value.count for value in counted), default=1)
    return tuple(
        Bar(
            value.value,
            facet_value_name("month", value.value),
            value.count,
            max(2, round(_BAR_HEIGHT * value.count / tallest)),
        )
        for value in reversed(counted)
    )

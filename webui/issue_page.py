"""`/issue/<newspaper>/<date>`: one day of one newspaper, page by page."""

from __future__ import annotations

import datetime as dt

from flask import Blueprint, abort, render_template
from werkzeug.wrappers import Response as AnyResponse

from search.engine import Engine
from search.query import Query, Sort
from webui.addresses import issue_url
from webui.one_spelling import lead_to
from webui.opened_index import current_engine
from webui.printed_page import day_of, shown_page_url

blueprint = Blueprint("issue_page", __name__)

_DAY = dt.timedelta(days=1)


@blueprint.get("/issue/<newspaper>/<date>")
def issue(newspaper: str, date: str) -> AnyResponse | str:
    """Show the pages of one day and what stands on them."""
    engine = current_engine()
    day = day_of(date)
    if elsewhere := lead_to(issue_url(newspaper, day)):
        return elsewhere
    pages = engine.issue(newspaper, day)
    if not pages:
        abort(404, f"档案里没有《{newspaper}》{date} 的报纸。")
    return render_template(
        "issue.html",
        newspaper=newspaper,
        day=day,
        pages=[(page, shown_page_url(engine, page.facts)) for page in pages],
        total=sum(len(page.articles) for page in pages),
        previous=_nearest_day(engine, newspaper, until=day - _DAY if day > dt.date.min else None),
        following=_nearest_day(engine, newspaper, since=day + _DAY if day < dt.date.max else None),
    )


def _nearest_day(
    engine: Engine, newspaper: str, *, since: dt.date | None = None, until: dt.date | None = None
) -> dt.date | None:
    """Return the first issue day from `since`, or the last one up to `until`; None where there is none."""
    if not (since or until):
        return None
    sort = Sort.OLDEST if since else Sort.NEWEST
    query = Query(newspapers=(newspaper,), since=since, until=until, sort=sort, size=1)
    hits = engine.search(query).hits
    return hits[0].article.page.date if hits else None

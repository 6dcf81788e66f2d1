"""The answer to a query as data: JSON, CSV, Atom, BibTeX, RIS. Addresses as for the page, another ending."""

from __future__ import annotations

import csv
import dataclasses
import datetime as dt
import io
import json
import re
from collections.abc import Iterator
from typing import Any

from flask import Blueprint, Response, make_response, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from index.article import Article
from search.engine import Engine
from search.query import MAX_SIZE, Query, Sort
from search.result import Hit, ResultPage
from webui.addresses import article_url, query_from_url, url_from_query, whole_list_url
from webui.citations import bibtex, ris
from webui.one_spelling import given_parameters
from webui.opened_index import answer_on_one_generation, current_engine
from webui.result_json import result_to_json
from webui.wording import KIND_NAMES, describe_answer, describe_question

EXPORT_LIMIT = 1000
"""Articles in one file. More is seldom a reading list, and each has to be fetched with its text."""

FEED_LENGTH = 50
"""Entries of a feed: more than any newspaper prints a day on one subject."""

blueprint = Blueprint("exports", __name__)

_COLUMNS = (
    *("编号", "日期", "日期推定", "报纸", "版次", "栏目", "体裁", "引题", "主题", "副题"),
    *("记者", "通讯员", "摄影", "作者", "正文", "来源文件", "行", "网址"),
)

_FORMULA_SIGNS = tuple("=+-@\t\r＝＋－＠")
"""First characters that make a spreadsheet calculate (OWASP, "CSV Injection")."""

_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@blueprint.get("/search.json")
def search_json() -> Response:
    """Answer with one page of hits, facets and the address of the next page."""
    result = current_engine().search(_query())
    text = json.dumps(answer_to_json(result), ensure_ascii=False, indent=1)
    return Response(text + "\n", content_type="application/json; charset=utf-8")


@blueprint.get("/search.csv")
def search_csv() -> AnyResponse:
    """Answer with a table that Excel opens as UTF-8."""
    query = _query()
    if elsewhere := _lead_to_whole_list(query):
        return elsewhere
    table = io.StringIO()
    rows = csv.writer(table)
    rows.writerow(_COLUMNS)
    for hit in all_hits(query):
        rows.writerow([table_cell(value) for value in _row(hit.article)])
    return file_answer(table.getvalue().encode("utf-8-sig"), "text/csv; charset=utf-8", "jianbao.csv")


@blueprint.get("/search.bib")
def search_bib() -> AnyResponse:
    """Answer with BibTeX."""
    query = _query()
    if elsewhere := _lead_to_whole_list(query):
        return elsewhere
    text = "\n".join(bibtex(hit.article) for hit in all_hits(query))
    return file_answer(text.encode(), "application/x-bibtex; charset=utf-8", "jianbao.bib")


@blueprint.get("/search.ris")
def search_ris() -> AnyResponse:
    """Answer with RIS, which reference managers import."""
    query = _query()
    if elsewhere := _lead_to_whole_list(query):
        return elsewhere
    text = "".join(ris(hit.article) for hit in all_hits(query))
    return file_answer(text.encode(), "application/x-research-info-systems; charset=utf-8", "jianbao.ris")


@blueprint.get("/search.atom")
def search_atom() -> AnyResponse:
    """Answer with a feed of the newest articles that match."""
    asked = _query()
    if elsewhere := _lead_to_whole_list(asked):
        return elsewhere
    query = dataclasses.replace(asked, sort=Sort.NEWEST, size=FEED_LENGTH)
    result = current_engine().search(query)
    days = [hit.article.page.date for hit in result.hits if hit.article.page.date]
    feed = render_template(
        "feed.xml",
        result=result,
        question=describe_question(query),
        root=request.url_root.rstrip("/"),
        updated=_instant(max(days, default=None)),
        instant=_instant,
    )
    response = make_response(feed)
    response.content_type = "application/atom+xml; charset=utf-8"
    return response


def all_hits(query: Query) -> list[Hit]:
    """Return the hits of the whole list, at most `EXPORT_LIMIT`, all of one state of the index."""
    return answer_on_one_generation(lambda engine: list(_hits(engine, query)))


def _hits(engine: Engine, query: Query) -> Iterator[Hit]:
    for page in range(1, EXPORT_LIMIT // MAX_SIZE + 1):
        result = engine.search(dataclasses.replace(query, page=page, size=MAX_SIZE))
        yield from result.hits
        if page >= result.pages:
            return


def answer_to_json(result: ResultPage) -> dict[str, Any]:
    """Return an answer as plain values, with its sentence and addresses: what `/search.json` prints."""
    query = result.query
    following = query.at_page(query.page + 1)
    row = result_to_json(result)
    for hit in row["hits"]:
        hit["url"] = article_url(hit["id"], query.text)
    return {
        "title": describe_answer(result),
        "url": url_from_query(query),
        "next": url_from_query(following, path="/search.json") if query.page < result.pages else None,
        **row,
    }


def _query() -> Query:
    return query_from_url(f"?{given_parameters()}")


def _lead_to_whole_list(query: Query) -> AnyResponse | None:
    """Return what leads to the address without a place in the list, where one is given: it would say nothing.

    Any other spelling is answered as it is: programs write these addresses, and not all follow a redirect.
    """
    has_place = "page" in request.args or "size" in request.args
    return redirect(whole_list_url(query, request.path), 302) if has_place else None


def _row(article: Article) -> tuple[str, ...]:
    page = article.page
    return (
        article.id,
        page.date.isoformat() if page.date else "",
        "是" if page.date_inferred else "",
        page.newspaper,
        page.label,
        article.section,
        KIND_NAMES[article.kind],
        article.kicker,
        article.headline,
        article.deck,
        "、".join(article.reporters),
        "、".join(article.correspondents),
        "、".join(article.photographers),
        "、".join(article.authors),
        article.text,
        page.source,
        "、".join(f"{first}–{last}" for first, last in article.lines),
        request.url_root.rstrip("/") + article_url(article.id),
    )


def table_cell(value: str) -> str:
    """Return a cell that no spreadsheet calculates."""
    return f"'{value}" if value.startswith(_FORMULA_SIGNS) else value


def file_answer(content: bytes, content_type: str, name: str) -> Response:
    """Return `content` as a file for the browser to save."""
    response = Response(content, content_type=content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _instant(day: dt.date | None) -> str:
    """Return a day as the moment the paper comes out, which Atom wants; the beginning of time for no day."""
    return f"{(day or dt.date(1970, 1, 1)).isoformat()}T00:00:00+08:00"


@blueprint.app_template_filter("xml_text")
def xml_text(text: str) -> str:
    """Return `text` without the control characters that XML 1.0 cannot hold."""
    return _NOT_XML.sub("", text)

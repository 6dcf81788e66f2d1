"""Results as data: JSON, table, feed and lists of references, as whole as the list on the page."""

import csv
import io
import json
import re
import xml.etree.ElementTree as ET

import pytest
from flask.testing import FlaskClient

from search import Query
from search.query import Sort
from search.result import ResultPage
from search.whoosh_engine import WhooshEngine
from tests.built_archives import Build
from tests.served_pages import FRONT, search
from webui.app import create_app


def test_json_carries_hits_facets_and_the_next_page(web: FlaskClient) -> None:
    row = json.loads(web.get(search(Query("云门大桥", size=1), "/search.json")).text)
    assert row["total"] == 2
    assert len(row["hits"]) == 1
    assert {facet["field"] for facet in row["facets"]} >= {"newspaper", "reporter", "month"}
    assert json.loads(web.get(row["next"]).text)["hits"][0]["rank"] == 2


def test_a_bad_query_answers_in_json_where_json_was_asked(web: FlaskClient) -> None:
    answer = web.get("/search.json?page=0")
    assert answer.status_code == 400
    assert "页码" in json.loads(answer.text)["error"]


def test_the_table_opens_in_a_spreadsheet_and_calculates_nothing(build: Build) -> None:
    page = FRONT.replace("云门大桥今日合龙", "=1+1 云门大桥今日合龙")
    web = create_app(build({"东岭日报/2021-03-05/A01.txt": page})).test_client()
    answer = web.get(search(Query("云门大桥"), "/search.csv"))
    assert answer.data.startswith("\ufeff".encode())
    rows = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))
    assert rows[0]["日期"] == "2021-03-05"
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())


def test_the_feed_is_well_formed_and_newest_first(web: FlaskClient) -> None:
    feed = ET.fromstring(web.get(search(Query("云门大桥"), "/search.atom")).text)
    atom = "{http://www.w3.org/2005/Atom}"
    days = [entry.findtext(f"{atom}updated") for entry in feed.iter(f"{atom}entry")]
    assert days == ["2021-03-06T00:00:00+08:00", "2021-03-05T00:00:00+08:00"]


def test_exports_hold_the_whole_list_not_one_page(web: FlaskClient) -> None:
    for ending, entry in (("ris", "TY  - NEWS"), ("bib", "@article{")):
        address = search(Query("云门大桥", size=1), f"/search.{ending}")
        assert web.get(address, follow_redirects=True).text.count(entry) == 2


def test_the_links_to_exports_are_the_addresses_that_are_kept(web: FlaskClient) -> None:
    page = web.get(search(Query("云门大桥", size=1, page=2))).text
    links = re.findall(r'href="(/search\.(?:csv|bib|ris|atom)[^"]*)"', page)
    assert len(set(links)) == 4
    assert all(web.get(link.replace("&amp;", "&")).status_code == 200 for link in links)


def rows(count: int, day: str) -> bytes:
    """Return a table of so many ready-made articles of one day."""
    made = (
        {"id": f"{day}-{n}", "title": f"第{n}号渡口通航", "body": f"渡口{n}今天恢复通航。", "date": day}
        for n in range(count)
    )
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in made).encode()


@pytest.mark.parametrize(
    ("path", "entry"), [("csv", "/article/"), ("bib", "@article{"), ("ris", "TY  - NEWS")]
)
def test_an_export_during_an_update_is_of_one_state_of_the_index(
    build: Build, monkeypatch: pytest.MonkeyPatch, path: str, entry: str
) -> None:
    folder = build({"旧.jsonl": rows(150, "2024-05-02")})
    web = create_app(folder).test_client()
    search_first = WhooshEngine.search

    def search_then_update(engine: WhooshEngine, query: Query) -> ResultPage:
        monkeypatch.undo()
        page = search_first(engine, query)
        build({"新.jsonl": rows(100, "2024-05-03")})
        return page

    monkeypatch.setattr(WhooshEngine, "search", search_then_update)
    text = web.get(search(Query("通航", sort=Sort.NEWEST), f"/search.{path}")).text
    numbers = re.findall(r"2024-05-0[23]-[0-9]+", text)
    assert text.count(entry) == 250
    assert len(set(numbers)) == 250

"""Results as data: JSON, table, feed and lists of references, as whole as the list on the page."""

import csv
import io
import json
import xml.etree.ElementTree as ET

from flask.testing import FlaskClient

from search import Query
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
    assert web.get(search(Query("云门大桥", size=1), "/search.ris")).text.count("TY  - NEWS") == 2
    assert web.get(search(Query("云门大桥", size=1), "/search.bib")).text.count("@article{") == 2

"""The web page keeps safe and keeps answering: headers, host names, caching, and an index in trouble."""

import hashlib
import re
import shutil
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from search import Query
from tests.built_archives import Build
from tests.served_pages import FRONT, search, title
from webui.app import create_app
from webui.assets import asset_url

STATIC = Path(__file__).parents[1] / "webui" / "static"


def test_every_answer_carries_the_safety_headers(web: FlaskClient) -> None:
    for address in ("/", "/nowhere", "/search?page=0", "/search.json", asset_url("app.js")):
        headers = web.get(address).headers
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert "unsafe" not in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"


def test_no_page_holds_inline_script_or_style(client: FlaskClient) -> None:
    pages = ["/", "/help", "/search", "/search?page=0", "/search?page=99999"]
    pages += re.findall(r'href="(/(?:article|page|issue|reporter)/[^"#]*)', client.get("/search").text)[:12]
    assert len(pages) > 10
    for address in pages:
        page = client.get(address.replace("&amp;", "&")).text
        assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:|hx-on|hx-vals", page), address
        assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", page))


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil"])
def test_a_strange_host_name_is_refused(web: FlaskClient, host: str) -> None:
    for address in ("/", "/nowhere", asset_url("app.js")):
        answer = web.get(address, headers={"Host": host, "If-None-Match": 'W/"x"'})
        assert answer.status_code == 400
        assert "主机名" in answer.text


def test_only_reading_is_possible(web: FlaskClient) -> None:
    answer = web.post("/search")
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]
    assert "Method Not Allowed" not in answer.text


def test_an_unchanged_page_is_not_sent_again_and_a_rebuilt_index_is(folder: Path, build: Build) -> None:
    web = create_app(folder).test_client()
    address = search(Query("云门大桥"))
    first = web.get(address)
    again = web.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    build({"东岭日报/2021-03-07/A01.txt": FRONT.replace("3月5日 星期五", "3月7日 星期日")})
    newer = web.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert newer.status_code == 200
    assert "：3 篇" in title(newer.text)


def test_static_files_are_kept_for_good_under_the_hash_of_their_content(web: FlaskClient) -> None:
    for path in STATIC.iterdir():
        answer = web.get(asset_url(path.name))
        assert answer.data == path.read_bytes()
        assert "immutable" in answer.headers["Cache-Control"]
    assert web.get("/static/000000000000/app.js").headers["Cache-Control"] == "no-cache"


def test_htmx_is_the_file_its_makers_published() -> None:
    # npm pack htmx.org@4.0.1, dist/htmx.min.js
    digest = hashlib.sha256((STATIC / "htmx-4.0.1.min.js").read_bytes()).hexdigest()
    assert digest == "a0abb04f2f45a1f89d1d4844023245537e5e6014c87b144553e0607b4cc32130"


def test_without_an_index_every_page_says_how_to_build_one(tmp_path: Path) -> None:
    web = create_app(tmp_path / "none").test_client()
    for address in ("/", "/search?q=x", "/article/a-b", "/help", "/reporter/x"):
        answer = web.get(address)
        assert answer.status_code == 503
        assert "jianbao build" in answer.text
    assert web.get(asset_url("jianbao.css")).status_code == 200


def test_an_index_built_later_is_found_without_a_restart(tmp_path: Path, build: Build) -> None:
    web = create_app(tmp_path / "index").test_client()
    assert web.get("/").status_code == 503
    build({"东岭日报/2021-03-05/A01.txt": FRONT})
    assert web.get("/").status_code == 200


def test_a_damaged_index_is_told_and_a_rebuilt_one_answers(folder: Path, build: Build) -> None:
    web = create_app(folder).test_client()
    assert web.get("/").status_code == 200
    (folder / "manifest.json").write_text("{", "utf-8")
    answer = web.get("/")
    assert answer.status_code == 503
    assert "索引已损坏" in answer.text
    shutil.rmtree(folder)
    build({})
    assert web.get("/").status_code == 200


def test_an_unexpected_error_is_a_chinese_page_without_a_traceback(folder: Path) -> None:
    app = create_app(folder)
    app.add_url_rule("/broken", view_func=lambda: 1 / 0)  # type: ignore[arg-type, return-value]
    answer = app.test_client().get("/broken")
    assert answer.status_code == 500
    assert "程序出错了" in answer.text
    assert "Traceback" not in answer.text

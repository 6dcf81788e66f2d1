"""What a browser keeps of a page is shown again only while the very same index answers."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Response
from flask.testing import FlaskClient

from index import build_index
from index.manifest import MANIFEST_NAME
from search import Query, open_engine
from search.engine import Engine
from search.result import ResultPage
from tests.served_pages import FRONT, LOOSE
from webui import search_page
from webui.app import create_app

Index = Callable[[str, str], Path]
"""Takes the name of an index folder and the text of its one page; what stood there is deleted first."""

ADDRESSES = ["/", "/help", "/search", "/search.csv", "/search.json", "/healthz"]


@pytest.fixture
def index(tmp_path: Path) -> Index:
    def build(name: str, text: str) -> Path:
        archive, folder = tmp_path / f"{name}-archive", tmp_path / name
        for old in (archive, folder):
            shutil.rmtree(old, ignore_errors=True)
        archive.mkdir()
        (archive / "A01.txt").write_text(text, "utf-8")
        return build_index(archive, into=folder).folder

    return build


def kept(web: FlaskClient, address: str) -> dict[str, str]:
    """Return the headers with which a browser asks whether the page it keeps is still true."""
    return {"If-None-Match": web.get(address).headers["ETag"]}


def make_old(folder: Path) -> None:
    """Make the manifest one of a build that had no id of its own."""
    manifest = json.loads((folder / MANIFEST_NAME).read_text("utf-8"))
    del manifest["build"]
    (folder / MANIFEST_NAME).write_text(json.dumps(manifest), "utf-8")


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_of_another_archive_is_never_called_unchanged(index: Index, address: str) -> None:
    one, other = (create_app(index(*of)).test_client() for of in (("one", FRONT), ("other", LOOSE)))
    headers = kept(one, address)
    assert one.get(address, headers=headers).status_code == 304
    answer = other.get(address, headers=headers)
    assert answer.status_code == 200
    assert answer.data != one.get(address).data


def test_an_index_built_before_builds_had_ids_opens_and_is_told_from_others(index: Index) -> None:
    folders = index("one", FRONT), index("other", LOOSE)
    for folder in folders:
        make_old(folder)
    one, other = (create_app(folder).test_client() for folder in folders)
    headers = kept(one, "/search")
    assert one.get("/search", headers=headers).status_code == 304
    assert other.get("/search", headers=headers).status_code == 200


@pytest.mark.parametrize("is_old", [False, True])
def test_an_index_deleted_and_built_again_is_noticed(index: Index, is_old: bool) -> None:
    folder = index("index", FRONT)
    if is_old:
        make_old(folder)
    web = create_app(folder).test_client()
    headers = kept(web, "/search")
    assert "云门大桥今日合龙" in web.get("/search").text
    with open_engine(folder) as engine:
        before = engine.generation
        index("index", LOOSE)
        assert engine.generation != before
        assert engine.search(Query("云门大桥")).total == 0
    answer = web.get("/search", headers=headers)
    assert answer.status_code == 200
    assert "渡口往事" in answer.text
    assert "云门大桥今日合龙" not in answer.text


def test_an_answer_overtaken_by_a_build_is_not_kept_as_one_of_the_new_index(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    web = create_app(index("index", FRONT)).test_client()
    show = search_page.show_answer

    def show_late(engine: Engine, result: ResultPage) -> Response:
        index("index", LOOSE)
        return show(engine, result)

    with monkeypatch.context() as patch:
        patch.setattr(search_page, "show_answer", show_late)
        overtaken = web.get("/search")
    assert "云门大桥今日合龙" in overtaken.text
    assert "ETag" not in overtaken.headers
    assert "ETag" in web.get("/search").headers


def test_an_answer_that_outlives_its_index_is_given_all_the_same(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = index("index", FRONT)
    show = search_page.show_answer

    def show_late(engine: Engine, result: ResultPage) -> Response:
        shutil.rmtree(folder)
        return show(engine, result)

    monkeypatch.setattr(search_page, "show_answer", show_late)
    answer = create_app(folder).test_client().get("/search")
    assert answer.status_code == 200
    assert "ETag" not in answer.headers

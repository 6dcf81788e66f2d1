"""Readiness: what a server does before the first request."""

from pathlib import Path

import pytest

from index import build_index, sample_archive
from index.errors import IndexMissingError
from webui.app import create_app
from webui.opened_index import index_of
from webui.readiness import get_ready, read_columns


def test_without_an_index_nobody_is_ready(tmp_path: Path) -> None:
    with pytest.raises(IndexMissingError):
        get_ready(create_app(tmp_path))


def test_the_first_request_compiles_no_template_and_reads_no_column(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_index([sample_archive() / "东湖晚报"], into=tmp_path / "index")
    app = create_app(tmp_path / "index")
    get_ready(app)
    engine = index_of(app).engine()
    read_columns(app).join()
    monkeypatch.setattr(app.jinja_env, "compile", None)
    monkeypatch.setattr("search.documents.ValueIndex.firsts", None)
    assert app.test_client().get("/search").status_code == 200
    assert index_of(app).engine() is engine


def test_reading_columns_leaves_a_broken_index_to_the_reader(tmp_path: Path) -> None:
    read_columns(create_app(tmp_path)).join()

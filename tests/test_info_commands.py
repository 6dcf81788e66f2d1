"""`jianbao articles`, `tokens` and `info` show what is in files, in a text and in an index."""

import json
from pathlib import Path

import pytest

from tests.called_commands import SOURCE, Run, build_archive, write_archive

archive = pytest.fixture(write_archive)
folder = pytest.fixture(build_archive)


def test_articles_prints_a_json_line_an_article_with_the_path_as_given(run: Run, archive: Path) -> None:
    ran = run("articles", archive / SOURCE)
    assert ran.status == 0
    rows = [json.loads(line) for line in ran.out.splitlines()]
    assert [row["headline"] for row in rows] == ["滨河铁路新线今起试运行", "社区图书室添新书三千册"]
    assert {row["source"] for row in rows} == {(archive / SOURCE).as_posix()}
    wanted = (
        "id source lines newspaper date date_inferred page section kind kicker headline deck "
        "reporters correspondents photographers authors dateline body"
    )
    assert set(wanted.split()) <= set(rows[0])


def test_articles_goes_on_after_a_file_it_cannot_read_and_fails_at_the_end(run: Run, archive: Path) -> None:
    ran = run("articles", archive / "没有.txt", archive / SOURCE, archive / "没有.jsonl", archive)
    assert ran.status == 1
    assert len(ran.out.splitlines()) == 2
    assert ran.err.count("错误：") == 3


def test_articles_reads_ready_made_articles_too(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "成稿.jsonl"
    path.write_text('{"title": "渡口复航", "body": "停航两周的渡口昨日复航。"}\n不是 JSON\n', "utf-8")
    ran = run("articles", path)
    assert ran.status == 0
    assert [json.loads(line)["headline"] for line in ran.out.splitlines()] == ["渡口复航"]
    assert "第 2" in ran.err


def test_tokens_shows_both_views_with_places_in_the_original(run: Run) -> None:
    ran = run("tokens", "“鐵路”建設")
    assert ran.status == 0
    assert ran.out.splitlines() == ["字：铁[1:2] 路[2:3] 建[4:5] 设[5:6]", "词：铁路[1:3] 建设[4:6]"]
    views = json.loads(run("tokens", "Ｎ95", "--json").out)
    assert [token["term"] for token in views["words"]] == ["n95"]


def test_info_tells_what_the_index_holds(run: Run, folder: Path, archive: Path) -> None:
    ran = run("info", "--index", folder)
    assert ran.status == 0
    assert "2 篇报道、1 个版面、1 期" in ran.out
    assert "2024年3月5日" in ran.out
    told = json.loads(run("info", "--index", folder, "--json").out)
    assert (told["articles"], told["reporters"], told["first_day"]) == (2, 2, "2024-03-05")
    assert told["archives"] == [str(archive)]

"""`jianbao search` prints hits, or JSON with all that was found, under the filters its options name."""

import json
from pathlib import Path

import pytest

from tests.called_commands import SOURCE, Run, build_archive, write_archive

archive = pytest.fixture(write_archive)
folder = pytest.fixture(build_archive)


def test_hits_are_printed_with_rank_place_and_marked_words(run: Run, folder: Path) -> None:
    ran = run("search", "滨河铁路", "--index", folder)
    assert ran.status == 0
    assert "1. 【滨河铁路】新线今起试运行" in ran.out
    assert "青川日报 · 2024年3月5日" in ran.out
    assert "苏念慈" in ran.out
    assert "1 篇" in ran.err


def test_finding_nothing_is_no_failure_and_prints_no_result(run: Run, folder: Path) -> None:
    ran = run("search", "珊瑚礁", "--index", folder)
    assert ran.status == 0
    assert ran.out == ""
    assert "没有找到" in ran.err


def test_a_page_beyond_the_last_is_empty_and_the_last_is_named(run: Run, folder: Path) -> None:
    ran = run("search", "--page", "99999", "--index", folder)
    assert ran.status == 0
    assert ran.out == ""
    assert "共 2 篇" in ran.err
    assert "--page 1" in ran.err


def test_json_has_totals_hits_and_facets(run: Run, folder: Path) -> None:
    answer = json.loads(run("search", "铁路", "--index", folder, "--json").out)
    assert set(answer) == {
        "query",
        "total",
        "groups",
        "pages",
        "hits",
        "facets",
        "understood",
        "relaxed",
        "did_you_mean",
        "seconds",
    }
    assert answer["total"] == 1
    assert answer["query"] == {"text": "铁路", "page": 1, "size": 10}
    (hit,) = answer["hits"]
    assert hit["headline"] == "滨河铁路新线今起试运行"
    assert (hit["rank"], hit["date"], hit["newspaper"], hit["page"]) == (1, "2024-03-05", "青川日报", "02")
    assert (hit["reporters"], hit["correspondents"]) == (["苏念慈"], ["何一舟"])
    assert hit["score"] > 0
    assert hit["source"] == SOURCE
    assert hit["headline_marks"]
    assert hit["snippets"]
    for snippet in [{"text": hit["headline"], "marks": hit["headline_marks"]}, *hit["snippets"]]:
        assert all(snippet["text"][start:end] == "铁路" for start, end in snippet["marks"])
    facets = {facet["field"]: facet for facet in answer["facets"]}
    assert {"value": "苏念慈", "count": 1, "selected": False} in facets["reporter"]["values"]


def test_options_filter_and_a_minus_excludes(run: Run, folder: Path) -> None:
    def total(*arguments: str) -> int:
        answer = json.loads(run("search", *arguments, "--index", folder, "--json").out)
        return int(answer["total"])

    assert total() == 2
    assert total("苏念慈", "-铁路") == 1
    assert total("--reporter", "何一舟") == 1
    assert total("--reporter", "何一舟", "--reporter", "苏念慈") == 2
    assert total("--kind", "消息") == total("--kind", "report") == 2
    assert total("--year", "2024", "--month", "2024-03", "--newspaper", "青川日报") == 2
    assert total("--from", "2024-03-05", "--to", "2024-03-05") == 2
    assert total("--from", "2024-03-06") == 0

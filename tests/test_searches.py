"""Golden searches: what must be found, as data with reasons, through the front door of any engine."""

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from index import build_index
from index.folding import fold_text
from search import Engine, Query, Sort, open_engine

GOLDEN = tomllib.loads((Path(__file__).parent / "data" / "searches.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    folder = tmp_path_factory.mktemp("golden")
    rows = [{**article, "body": article["body"].strip()} for article in GOLDEN["article"]]
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (folder / "golden.jsonl").write_text(lines, "utf-8")
    build_index(folder / "golden.jsonl", into=folder / "index")
    with open_engine(folder / "index") as opened:
        yield opened


@pytest.mark.parametrize("case", GOLDEN["search"], ids=lambda case: case["query"] or "(empty)")
def test_a_search_finds_what_it_must_because(engine: Engine, case: dict[str, object]) -> None:
    found = engine.search(Query(str(case["query"]), size=100))
    ids = [hit.article.id for hit in found.hits]
    expected = [*case["finds"], *case.get("also", [])]  # type: ignore[misc]
    assert sorted(ids) == sorted(expected), case["why"]
    assert found.total == len(expected)
    if "relaxed" in case:
        assert bool(found.relaxed) == case["relaxed"], case["why"]
    if "first" in case:
        assert ids[0] == case["first"], case["why"]


@pytest.mark.parametrize("case", GOLDEN["search"], ids=lambda case: case["query"] or "(empty)")
def test_every_mark_covers_what_was_asked_for(engine: Engine, case: dict[str, object]) -> None:
    words = [fold_text(word) for word in str(case["query"]).replace("OR", "").split()]
    for hit in engine.search(Query(str(case["query"]), size=100)).hits:
        text = fold_text(f"{hit.article.title}\n{hit.article.text}")
        if any(word in text for word in words):
            assert any(snippet.marks for snippet in (hit.headline, *hit.passages))
        for snippet in (hit.headline, *hit.passages):
            ends = [0, *(place for mark in snippet.marks for place in mark), len(snippet.text)]
            assert ends == sorted(ends)
            for start, end in snippet.marks:
                piece = fold_text(snippet.text[start:end])
                asked = fold_text(str(case["query"]).replace("OR", ""))
                assert piece
                assert piece in asked or any(piece in word for word in asked.split())


def test_hits_come_in_pages_with_ranks_that_go_on(engine: Engine) -> None:
    whole = engine.search(Query(sort=Sort.NEWEST))
    pages = [engine.search(Query(sort=Sort.NEWEST, size=4, page=page)) for page in (1, 2, 3)]
    assert [len(page.hits) for page in pages] == [4, 2, 0]
    assert [page.total for page in pages] == [6, 6, 6]
    assert [hit.article.id for page in pages for hit in page.hits] == [hit.article.id for hit in whole.hits]
    assert [hit.rank for page in pages for hit in page.hits] == [1, 2, 3, 4, 5, 6]


def test_sorting_by_day_puts_unknown_days_last_both_ways(engine: Engine) -> None:
    newest = [hit.article.id for hit in engine.search(Query(sort=Sort.NEWEST)).hits]
    oldest = [hit.article.id for hit in engine.search(Query(sort=Sort.OLDEST)).hits]
    assert newest == ["rail", "republic", "overseas", "stats", "bridge", "letter"]
    assert oldest == ["bridge", "stats", "overseas", "republic", "rail", "letter"]


@pytest.mark.parametrize("case", GOLDEN["search"], ids=lambda case: case["query"] or "(empty)")
@pytest.mark.parametrize("sort", Sort)
def test_counting_says_what_searching_shows(engine: Engine, case: dict[str, object], sort: Sort) -> None:
    query = Query(str(case["query"]), sort=sort, size=3)
    found, counted = engine.search(query), engine.count(query, ("section", "year"))
    assert counted.total == found.total
    assert counted.relaxed == found.relaxed
    assert counted.facets == (found.facet("year"), found.facet("section"))
    assert len(counted.documents) == len(found.hits)


def test_facets_add_up_to_the_total(engine: Engine) -> None:
    found = engine.search(Query("望江"))
    for field in ("newspaper", "section", "kind", "year", "month"):
        facet = found.facet(field)
        assert sum(value.count for value in facet.values) + facet.other + facet.missing == found.total


def test_a_facet_is_counted_under_every_filter_but_its_own(engine: Engine) -> None:
    found = engine.search(Query(newspapers=("望江日报",), sections=("经济",)))
    assert [hit.article.id for hit in found.hits] == ["stats"]
    papers = {value.value: value.count for value in found.facet("newspaper").values}
    sections = {value.value: value.count for value in found.facet("section").values}
    assert papers == {"望江日报": 1, "江城晚报": 1}
    assert sections == {"示范区新闻": 1, "经济": 1, "要闻": 1}


def test_a_chosen_value_stays_in_sight_at_zero(engine: Engine) -> None:
    found = engine.search(Query("雨棚", newspapers=("望江日报",)))
    assert found.total == 0
    chosen = [value for value in found.facet("newspaper").values if value.selected]
    assert [(value.value, value.count) for value in chosen] == [("望江日报", 0)]


def test_values_of_one_filter_are_alternatives(engine: Engine) -> None:
    found = engine.search(Query(years=("2020", "2022")))
    assert {hit.article.id for hit in found.hits} == {"bridge", "stats", "rail"}
    assert engine.search(Query(months=("2020-12",), reporters=("欧阳青",))).total == 1
    assert engine.search(Query(kinds=("photo",))).total == 0


def test_articles_without_a_value_are_counted_as_missing(engine: Engine) -> None:
    assert engine.search(Query()).facet("year").missing == 1
    assert engine.search(Query("雨棚")).facet("month").missing == 1


def test_an_answer_outlives_its_engine(engine: Engine) -> None:
    folder = engine._folder  # type: ignore[attr-defined]
    with open_engine(folder) as other:
        found = other.search(Query("大桥"))
    assert found.hits[0].article.text
    assert found.hits[0].passages[0].marks

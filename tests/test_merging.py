"""Reprints in the list of results: merged when asked, and never in the way of other stories."""

import datetime as dt
from pathlib import Path

import pytest

from index.errors import QueryError
from search import Query, open_engine
from search.listing import WINDOW
from search.query import Sort
from tests.built_archives import Build
from tests.reprinted_stories import archive, article, reprint_ids, story
from webui.addresses import query_from_url, url_from_query
from webui.app import create_app
from webui.cli import main


def all_ids(folder: Path, query: Query) -> list[str]:
    """The ids of the whole list, page by page."""
    with open_engine(folder) as engine:
        pages = engine.search(query).pages
        return [
            hit.article.id for page in range(1, pages + 1) for hit in engine.search(query.at_page(page)).hits
        ]


@pytest.fixture
def crowded(build: Build) -> Path:
    """One story printed twelve times, and twenty stories of the same subject."""
    copies = [
        article(f"copy{number:02}", "钢梁合龙", f"钢梁钢梁钢梁合龙。{story(100)}", f"2022-10-{number + 1:02}")
        for number in range(12)
    ]
    others = [
        article(f"own{number:02}", "河上", f"钢梁运到第{number}处。{story(number)}", "2022-11-01")
        for number in range(20)
    ]
    return build(archive(*copies, *others))


def test_reprints_do_not_fill_the_first_page(crowded: Path) -> None:
    with open_engine(crowded) as engine:
        page = engine.search(Query("钢梁"))
    assert page.total == 32
    assert page.groups is None
    assert sum(hit.article.id.startswith("copy") for hit in page.hits) == 1
    assert page.hits[0].article.id.startswith("copy")
    assert [hit.rank for hit in page.hits] == list(range(1, 11))


@pytest.mark.parametrize("size", [1, 3, 7, 10, 31, 32, 100])
def test_the_list_is_the_same_on_every_page_size_and_has_everything_once(crowded: Path, size: int) -> None:
    ids = all_ids(crowded, Query("钢梁", size=size))
    assert len(set(ids)) == len(ids) == 32
    assert ids == all_ids(crowded, Query("钢梁", size=10))


def test_what_lies_beyond_the_window_keeps_its_place(build: Build) -> None:
    rows = [article(f"a{number:02}", "钢梁", story(number % 35), "2022-10-03") for number in range(70)]
    folder = build(archive(*rows))
    ids = all_ids(folder, Query("钢梁", size=7))
    assert sorted(ids) == sorted(row["id"] for row in rows)
    with open_engine(folder) as engine:
        merged = engine.search(Query("钢梁", merge_reprints=True))
    assert merged.groups == 35
    distinct_stories = {int(name[1:]) % 35 for name in ids[:35]}
    assert len(distinct_stories) > WINDOW - 35


def test_lists_by_day_keep_their_order(crowded: Path) -> None:
    for query in (Query("钢梁", sort=Sort.OLDEST, size=12), Query("", sort=Sort.OLDEST, size=12)):
        with open_engine(crowded) as engine:
            hits = engine.search(query).hits
        assert [hit.article.id for hit in hits] == [f"copy{number:02}" for number in range(12)]


@pytest.mark.parametrize("sort", list(Sort))
def test_merged_a_story_is_one_hit_and_every_article_is_still_there_once(crowded: Path, sort: Sort) -> None:
    query = Query("钢梁", merge_reprints=True, sort=sort, size=6)
    with open_engine(crowded) as engine:
        pages = [engine.search(query.at_page(page)) for page in range(1, 5)]
        beyond = engine.search(query.at_page(5))
    hits = [hit for page in pages for hit in page.hits]
    assert {(page.total, page.groups, page.pages) for page in (*pages, beyond)} == {(32, 21, 4)}
    assert beyond.hits == ()
    assert [hit.rank for hit in hits] == list(range(1, 22))
    ids = [other.id for hit in hits for other in (hit.article, *hit.reprints)]
    assert sorted(ids) == [*(f"copy{n:02}" for n in range(12)), *(f"own{n:02}" for n in range(20))]
    assert sorted(len(hit.reprints) for hit in hits) == [0] * 20 + [11]


def test_merging_looks_only_at_what_matches(crowded: Path) -> None:
    query = Query("钢梁", merge_reprints=True, until=dt.date(2022, 10, 4))
    with open_engine(crowded) as engine:
        page = engine.search(query)
    assert (page.total, page.groups) == (4, 1)
    assert len(page.hits[0].reprints) == 3


def test_facets_count_articles_also_when_reprints_are_merged(crowded: Path) -> None:
    with open_engine(crowded) as engine:
        plain, merged = (engine.search(Query("钢梁", merge_reprints=merge)) for merge in (False, True))
    assert plain.facets == merged.facets


def test_merging_what_finds_nothing_is_an_empty_answer(crowded: Path) -> None:
    with open_engine(crowded) as engine:
        page = engine.search(Query("“没有的词语”", merge_reprints=True))
    assert (page.total, page.groups, page.pages, page.hits) == (0, 0, 0, ())


def test_two_briefs_in_one_digest_are_not_taken_for_one_story(build: Build) -> None:
    briefs = [story(1, 8), story(2, 8)]
    folder = build(
        archive(
            article("digest", "一周要闻", "".join(briefs) + story(3, 8), "2022-10-08"),
            article("one", "甲", briefs[0], "2022-10-03"),
            article("two", "乙", briefs[1], "2022-10-04"),
        )
    )
    assert reprint_ids(folder, "digest") == ["one", "two"]
    assert reprint_ids(folder, "one") == ["digest"]
    with open_engine(folder) as engine:
        hits = engine.search(Query("", sort=Sort.OLDEST, merge_reprints=True)).hits
    assert [(hit.article.id, [other.id for other in hit.reprints]) for hit in hits] == [
        ("one", ["digest"]),
        ("two", []),
    ]


# The web page and the command line


def test_merging_is_an_address_and_a_link_leads_there_and_back(crowded: Path) -> None:
    web = create_app(crowded).test_client()
    plain, merged = Query("钢梁"), Query("钢梁", merge_reprints=True)
    assert url_from_query(merged) == url_from_query(plain) + "&merge=1"
    assert query_from_url(url_from_query(merged)) == merged
    there, back = web.get(url_from_query(plain)).text, web.get(url_from_query(merged)).text
    assert f'href="{url_from_query(merged).replace("&", "&amp;")}"' in there
    assert f'href="{url_from_query(plain)}"' in back
    assert "32 篇，合并转载后 21 条" in back
    assert "另有转载 11 篇" in back
    assert '<input type="hidden" name="merge" value="1">' in back


@pytest.mark.parametrize("value", ["0", "yes", "2"])
def test_another_value_of_merge_is_refused(value: str) -> None:
    with pytest.raises(QueryError, match="merge"):
        query_from_url(f"/search?merge={value}")


def test_json_gives_both_numbers_and_the_reprints(crowded: Path) -> None:
    web = create_app(crowded).test_client()
    answer = web.get(url_from_query(Query("钢梁", merge_reprints=True), path="/search.json")).json
    assert (answer["total"], answer["groups"], answer["pages"]) == (32, 21, 3)
    assert len(answer["hits"][0]["reprints"]) == 11
    assert answer["hits"][0]["reprints"][0]["newspaper"] == "河源日报"
    assert web.get(url_from_query(Query("钢梁"), path="/search.json")).json["groups"] is None


def test_the_command_line_merges_reprints(crowded: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "钢梁", "--merge", "--index", str(crowded)]) == 0
    output = capsys.readouterr()
    assert "32 篇，合并转载后 21 条" in output.err
    assert output.out.count("转载：") == 11

"""Reprints and similar articles: found, named, merged when asked, and never in the way of other stories."""

import datetime as dt
import json
import random
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import pytest

from index import build_index, update_index
from index.arrays import ArrayWriter, open_array_file
from index.errors import QueryError
from index.inversion import Texts
from index.shingles import RUN, Shingles, distinct, make_shingles, merge_shingles
from index.slices import DROPPED
from search import Query, open_engine
from search.listing import WINDOW
from search.query import Sort
from search.result import Related
from webui.addresses import article_url, query_from_url, url_from_query
from webui.app import create_app
from webui.cli import main

BRIDGE = """青石河大桥昨日完成最后一段钢梁的吊装，两岸在晨雾里连成一线。
大桥全长两千一百米，主跨横越航道，桥面铺设双向六车道，另留出骑行和步行的位置。
总工程师庞远舟介绍，施工避开了候鸟迁徙的季节，水下部分全部在枯水期完成，没有一天停航。
沿河的船工老纪说，他在渡口撑了三十年船，如今终于可以坐在桥头看别人赶路了。
大桥预计明年春天通车，到时从城北到机场只要二十分钟。"""

ORCHARD = """海拔一千六百米的云脚村，今年的苹果比往年早熟了十天。
合作社请来农技员翻看每一棵果树的枝条，剪去病枝，又在树下铺上反光膜，果子的颜色红得匀净。
村里新修的冷库存得下四十万斤鲜果，一辆辆货车排在坡下，等着把它们运到平原的集市。
会计翻着账本说，全村二百一十户，户均增收近万元，外出的年轻人已有十几个回来种树。"""

CHARACTERS = (
    "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜金生丽水玉出昆冈"
)

Build = Callable[[Mapping[str, str | bytes]], Path]
Row = dict[str, str]


def article(name: str, title: str, body: str, day: str, newspaper: str = "河源日报") -> Row:
    return {"id": name, "title": title, "body": body, "date": day, "newspaper": newspaper}


def archive(*rows: Row) -> dict[str, str]:
    return {"成稿.jsonl": "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)}


def story(seed: int, sentences: int = 12) -> str:
    """A text of its own for every seed, of no meaning."""
    dice = random.Random(seed)
    return "。\n".join("".join(dice.choices(CHARACTERS, k=25)) for _ in range(sentences)) + "。"


def related(folder: Path, name: str) -> Related:
    with open_engine(folder) as engine:
        return engine.related(engine.article(name))


def reprint_ids(folder: Path, name: str) -> list[str]:
    return [other.id for other in related(folder, name).reprints]


def all_ids(folder: Path, query: Query) -> list[str]:
    """The ids of the whole list, page by page."""
    with open_engine(folder) as engine:
        pages = engine.search(query).pages
        return [
            hit.article.id for page in range(1, pages + 1) for hit in engine.search(query.at_page(page)).hits
        ]


# Reprints of one article


def test_a_reprint_in_another_paper_is_found_with_its_day_and_paper(build: Build) -> None:
    folder = build(
        archive(
            article("first", "青石河大桥合龙", BRIDGE, "2022-10-03"),
            article("again", "天堑变通途", BRIDGE, "2022-10-05", "渡口晚报"),
            article("other", "苹果熟了", ORCHARD, "2022-10-05", "渡口晚报"),
        )
    )
    (found,) = related(folder, "first").reprints
    assert (found.page.newspaper, found.page.date) == ("渡口晚报", dt.date(2022, 10, 5))
    assert reprint_ids(folder, "again") == ["first"]
    assert reprint_ids(folder, "other") == []


def test_reprints_are_listed_oldest_first(build: Build) -> None:
    days = {"c": "2022-10-09", "a": "2022-10-02", "b": "2022-10-04", "own": "2022-10-03"}
    folder = build(archive(*(article(name, "合龙", BRIDGE, day) for name, day in days.items())))
    assert reprint_ids(folder, "own") == ["a", "b", "c"]


def test_a_shortened_reprint_is_found_from_both_sides(build: Build) -> None:
    short = "".join(BRIDGE.split("\n")[:3])
    folder = build(
        archive(
            article("whole", "青石河大桥合龙", BRIDGE + ORCHARD, "2022-10-03"),
            article("short", "大桥合龙", short, "2022-10-04", "渡口晚报"),
        )
    )
    assert reprint_ids(folder, "whole") == ["short"]
    assert reprint_ids(folder, "short") == ["whole"]


def test_other_signs_spaces_widths_and_traditional_characters_hide_no_reprint(build: Build) -> None:
    printed = BRIDGE.replace("，", " ").replace("。\n", "；").replace("大桥", "大橋").replace("十", "拾")
    folder = build(
        archive(
            article("plain", "合龙", BRIDGE, "2022-10-03"),
            article("other", "合龍", printed, "2022-10-03", "渡口晚报"),
        )
    )
    assert reprint_ids(folder, "plain") == ["other"]


def test_a_corrected_word_in_each_paragraph_hides_no_reprint(build: Build) -> None:
    corrected = BRIDGE.replace("昨日", "3日").replace("六车道", "八车道").replace("三十年", "四十年")
    folder = build(
        archive(
            article("plain", "合龙", BRIDGE, "2022-10-03"),
            article("other", "合龙", corrected, "2022-10-04"),
        )
    )
    assert reprint_ids(folder, "plain") == ["other"]


def test_bulletins_made_from_one_form_are_no_reprints(build: Build) -> None:
    form = "市水文站通报，青石河渡口断面水位为{}米，较前一日{}，河道行船正常，未来三天没有较强降雨。"
    dice = random.Random(5)
    days = [dt.date(2022, 1, 3) + dt.timedelta(days=5 * step) for step in range(20)]
    rows = [
        article(
            f"n{number}", "水情", form.format(dice.randint(100, 999), "上涨下降"[:2]) * 2, day.isoformat()
        )
        for number, day in enumerate(days)
    ]
    folder = build(archive(*rows))
    assert [reprint_ids(folder, f"n{number}") for number in (0, 7, 19)] == [[], [], []]


def test_a_short_notice_printed_alike_next_year_is_no_reprint(build: Build) -> None:
    notice = "本报明日休刊一天，后天照常出版，请读者留意。"
    folder = build(
        archive(
            article("old", "休刊启事", notice, "2021-12-31"),
            article("new", "休刊启事", notice, "2022-12-31"),
            article("same", "休刊启事", notice, "2022-12-31", "渡口晚报"),
        )
    )
    assert reprint_ids(folder, "new") == ["same"]
    assert reprint_ids(folder, "old") == []


def test_a_long_text_printed_again_years_later_or_on_an_unknown_day_is_a_reprint(build: Build) -> None:
    folder = build(
        archive(
            article("old", "合龙", BRIDGE, "2012-10-03"),
            article("new", "二十年前的今天", BRIDGE, "2032-10-03"),
            article("undated", "合龙", BRIDGE, ""),
        )
    )
    assert reprint_ids(folder, "old") == ["new", "undated"]


def test_a_headline_without_a_text_has_no_reprints(build: Build) -> None:
    rows = [article(name, "图片新闻", "", "2022-10-03") for name in ("a", "b")]
    folder = build(archive(*rows, article("c", "合龙", BRIDGE, "2022-10-03")))
    assert reprint_ids(folder, "a") == []


def test_an_article_that_is_gone_has_nothing_related(build: Build) -> None:
    folder = build(
        archive(article("a", "合龙", BRIDGE, "2022-10-03"), article("b", "果", ORCHARD, "2022-10-03"))
    )
    with open_engine(folder) as engine:
        gone = engine.article("a")
        (folder.parent / "archive" / "成稿.jsonl").write_text(
            json.dumps(article("b", "果", ORCHARD, "2022-10-03")), "utf-8"
        )
        update_index(folder)
        assert engine.related(gone) == Related((), ())


def test_reprints_are_the_same_after_updates_merges_and_deletions(tmp_path: Path) -> None:
    folder, pages = tmp_path / "index", tmp_path / "archive"
    pages.mkdir()
    for number in range(12):
        rows = [
            article(f"s{number}", "消息", story(number), "2022-10-03"),
            article(f"r{number}", "转来的消息", story(number - 1), "2022-10-04"),
        ]
        (pages / f"{number}.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
        if number:
            update_index(folder)
        else:
            build_index(pages, into=folder)
    (pages / "5.jsonl").unlink()
    update_index(folder)
    assert reprint_ids(folder, "s3") == ["r4"]
    assert reprint_ids(folder, "s4") == []
    assert reprint_ids(folder, "r6") == []
    build_index(pages, into=tmp_path / "fresh")
    for name in ("s0", "s9", "r1", "r11"):
        assert reprint_ids(folder, name) == reprint_ids(tmp_path / "fresh", name)


# Similar articles


@pytest.fixture
def subjects(build: Build) -> Path:
    return build(
        archive(
            article("bridge", "青石河大桥合龙", BRIDGE, "2022-10-03"),
            article("reprint", "大桥合龙", BRIDGE, "2022-10-04", "渡口晚报"),
            article(
                "toll", "青石河大桥不收费", "青石河大桥通车后不设收费站，钢梁养护由市里出钱。", "2023-03-01"
            ),
            article(
                "ferry", "渡口往事", "渡口的船工把缆绳收进仓库，大桥的钢梁已经越过青石河。", "2022-12-01"
            ),
            article("fruit", "云脚村苹果丰收", ORCHARD, "2022-10-03"),
            article("chess", "少年棋手夺冠", story(1), "2022-10-03"),
            *(article(f"n{number}", f"短讯{number}", story(number), "2022-10-03") for number in range(2, 30)),
        )
    )


def test_similar_articles_come_with_the_words_they_share(subjects: Path) -> None:
    similar = related(subjects, "bridge").similar
    assert {one.article.id for one in similar} == {"toll", "ferry"}
    for one in similar:
        assert "钢梁" in one.words
        assert all(word in one.article.title + one.article.text for word in one.words)


def test_neither_an_article_nor_its_reprints_are_similar_to_it(subjects: Path) -> None:
    found = related(subjects, "bridge")
    assert [other.id for other in found.reprints] == ["reprint"]
    assert not {"bridge", "reprint"} & {one.article.id for one in found.similar}


def test_a_story_printed_twice_is_similar_once(subjects: Path) -> None:
    similar = [one.article.id for one in related(subjects, "toll").similar]
    assert len({"bridge", "reprint"} & set(similar)) == 1


def test_an_article_alone_on_its_subject_has_nothing_similar(subjects: Path) -> None:
    assert related(subjects, "fruit").similar == ()


def test_no_more_similar_articles_are_given_than_asked_for(subjects: Path) -> None:
    with open_engine(subjects) as engine:
        assert len(engine.related(engine.article("bridge"), limit=1).similar) == 1


# The list of results


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


# Shingles


def test_the_runs_of_a_text_do_not_depend_on_its_neighbours() -> None:
    texts = [story(1), "", "短", story(2)[:RUN], BRIDGE, "七个字的短句子", ORCHARD, story(3)]
    together = make_shingles(Texts.of(texts))
    for number, text in enumerate(texts):
        alone = make_shingles(Texts.of([text]))
        assert together.of(number).tolist() == alone.hashes.tolist()
        assert bool(len(alone.hashes)) == (len(text.replace("。", "").replace("\n", "")) >= RUN)


def test_every_stretch_of_a_page_line_or_two_keeps_a_run() -> None:
    whole = set(make_shingles(Texts.of([story(7, 60)])).hashes.tolist())
    letters = story(7, 60).replace("。", "").replace("\n", "")
    for start in range(0, len(letters) - 60, 13):
        part = make_shingles(Texts.of([letters[start : start + 60]])).hashes
        assert set(part.tolist()) & whole


def test_merged_shingles_are_those_of_one_segment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.shingles.PIECE", 40)
    texts = [[story(10 * part + number, 3) for number in range(6)] for part in range(3)]
    texts[2][4] = texts[0][1]
    dropped = {(0, 3), (1, 0), (2, 5)}
    renumbered, kept = [], []
    for part, own in enumerate(texts):
        numbers = np.full(len(own), DROPPED, np.uint32)
        for number, text in enumerate(own):
            if (part, number) not in dropped:
                numbers[number] = len(kept)
                kept.append(text)
        renumbered.append(numbers)
    path = tmp_path / "merged.arr"
    with path.open("wb") as file:
        writer = ArrayWriter(file)
        merge_shingles(writer, [make_shingles(Texts.of(own)) for own in texts], renumbered)
        writer.finish()
    merged = Shingles.from_arrays(open_array_file(path)).to_arrays()
    whole = make_shingles(Texts.of(kept)).to_arrays()
    assert {name: array.tolist() for name, array in merged.items()} == {
        name: array.tolist() for name, array in whole.items()
    }


def test_distinct_is_what_numpy_finds_unique() -> None:
    values = np.random.default_rng(3).integers(0, 50, 400).astype(np.uint64)
    assert distinct(values).tolist() == np.unique(values).tolist()
    assert distinct(values[:0]).tolist() == []


# The web page and the command line


def test_an_article_shows_its_reprints_and_similar_articles(subjects: Path) -> None:
    page = create_app(subjects).test_client().get(article_url("bridge")).text
    reprints = page[page.index('id="reprints-title"') : page.index('id="similar-title"')]
    similar = page[page.index('id="similar-title"') : page.index('id="cite-title"')]
    assert f'href="{article_url("reprint")}"' in reprints
    assert "渡口晚报 2022年10月4日" in reprints
    assert f'href="{article_url("toll")}"' in similar
    assert "钢梁" in similar


def test_an_article_without_relatives_shows_no_empty_lists(subjects: Path) -> None:
    page = create_app(subjects).test_client().get(article_url("fruit")).text
    assert "reprints-title" not in page
    assert "similar-title" not in page


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

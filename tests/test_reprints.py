"""Reprints of an article: found in other papers, cut, corrected or years later, and what only looks alike."""

import datetime as dt
import json
import random
from pathlib import Path

from index import build_index, update_index
from search import open_engine
from search.result import Related
from tests.built_archives import Build
from tests.reprinted_stories import BRIDGE, ORCHARD, archive, article, related, reprint_ids, story


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

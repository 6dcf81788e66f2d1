"""People: who is mentioned in an article, as column, facet, filter and words."""

from __future__ import annotations

from pathlib import Path

import pytest

from index import build_index
from index.article import Article, PageFacts, Paragraph
from index.people import KnownPeople, Mentions
from index.tokens import cut_words, load_jieba, name_words
from search import Query, open_engine
from search.engine import Engine
from tests.bench.people import ANNOTATED, count_people
from webui.addresses import url_from_query
from webui.app import create_app

FOUND = {
    "市委书记柳成荫主持会议，县长、局长参加。": ("柳成荫", "a title before, a verb after"),
    "副市长 秦朗在会上讲话。": ("秦朗", "a blank after the title"),
    "区领导顾长安、祝春生、欧阳一鸣出席。": ("顾长安 祝春生 欧阳一鸣", "a list after one title"),
    "局长孟 凡、科长贺 双。": ("孟凡 贺双", "two characters printed with a space"),
    "“路修好了。”韩冬青说，她很高兴。": ("韩冬青", "who speaks after a quotation"),
    "据蒋一苇介绍，工期三个月。": ("蒋一苇", "who is quoted"),
    "，邵子安教授认为": ("邵子安", "a form of address after the name"),
    "记者见到了克里斯·哈珀，他笑了。": ("", "what stands before a foreign name must be known"),
    "村医古丽娜尔·买买提说": ("", "a title nobody listed"),
    "教师古丽娜尔·买买提说": ("古丽娜尔·买买提", "a foreign name in Han characters"),
    "獲獎的有陸平川、鄭曉舟、馮遠山等人": ("", "a list that runs on from other words is left out"),
    "市長陸平川表示，橋已通車。": ("陸平川", "traditional characters stay as they are printed"),
    "校长令狐楚认为，": ("令狐楚", "a double surname and one character"),
    "居民高兴地说，路通了。": ("", "an adverb is no name"),
    "市长高度重视这项工作。": ("", "a word of the dictionary is no name"),
    "书记于近日率队调研。": ("", "于 is a preposition here"),
    "贺女士说，周师傅表示，黄某透露": ("", "forms of address are no full names"),
    "花生、玉米、高粱等作物": ("", "a list of words is none of names"),
    "马庄、李村、张桥等三个村": ("", "a list of villages is none of people"),
    "市长秦朗正在调研。": ("秦朗", "正 belongs to 正在"),
}


def article_of(text: str, **fields: object) -> Article:
    body = tuple(Paragraph(line) for line in text.split("\n"))
    return Article("", PageFacts("p.txt"), 1, body=body, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(("text", "expected"), FOUND.items(), ids=[why for _, why in FOUND.values()])
def test_what_stands_beside_a_name_gives_it_away(text: str, expected: tuple[str, str]) -> None:
    assert Mentions.of(article_of(text)).confirmed == tuple(expected[0].split())


def test_everyone_in_the_byline_is_mentioned() -> None:
    article = article_of("桥通了。", reporters=("石小满",), photographers=("晨曦",))
    assert Mentions.of(article).confirmed == ("石小满", "晨曦")


def test_a_name_known_from_one_article_is_found_in_another() -> None:
    known = KnownPeople(["陆平川", "秦朗"])
    found = Mentions.of(article_of("昨天陆平川走上大桥，秦朗也去了。")).with_known(known)
    assert found == ("陆平川",), "names of two characters stand in too many words"


def test_a_shorter_name_inside_a_longer_one_is_not_mentioned() -> None:
    known = KnownPeople(["秦朗月"])
    assert Mentions.of(article_of("市长秦朗 月底到任", reporters=("秦朗月",))).confirmed[0] == "秦朗月"
    assert Mentions.of(article_of("昨天，秦朗月唱了歌")).with_known(known) == ("秦朗月",)


def test_people_of_the_annotated_pages_are_found_and_nothing_else() -> None:
    counted = count_people()
    assert counted.precision >= ANNOTATED["precision"], counted.wrong
    assert counted.recall >= ANNOTATED["recall"], counted.missed


def test_a_name_is_one_word_wherever_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    names = name_words(["向东方", "约翰·史密斯"])
    expected = cut_words("请向东方明和约翰·史密斯报到", names)
    assert "向东方" in expected
    assert "史密斯" in expected
    tokenizer = load_jieba()
    monkeypatch.setattr("index.tokens._cutter", lambda: lambda run: list(tokenizer.cut(run, HMM=True)))
    assert cut_words("请向东方明和约翰·史密斯报到", names) == expected


PAGE = """澄溪日报
2021年6月2日 星期三 第3版

大桥工地迎来新工友

本报讯（记者石小满）市长陆平川6月1日走上大桥工地。总工程师令狐楚介绍，主塔已封顶。

陆平川要求抓紧施工。

夏粮收购开始

本报讯（记者石小满）昨天，陆平川来到粮站，同农户交谈。

图书馆延长开放

本报讯（记者安可）6月1日起，图书馆每晚延长两小时。
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("people")
    (root / "报").mkdir()
    (root / "报" / "a.txt").write_text(PAGE, "utf-8")
    build_index(root / "报", into=root / "索引")
    return root / "索引"


@pytest.fixture(scope="module")
def engine(folder: Path) -> Engine:
    return open_engine(folder)


def test_the_facet_counts_who_is_mentioned_by_name_or_byline(engine: Engine) -> None:
    facet = engine.search(Query()).facet("people")
    counts = {value.value: value.count for value in facet.values}
    assert counts == {"陆平川": 2, "石小满": 2, "令狐楚": 1, "安可": 1}
    assert facet.missing == 0


def test_the_filter_keeps_articles_that_mention_the_person(engine: Engine) -> None:
    assert engine.search(Query(people=("令狐楚",))).total == 1
    assert engine.search(Query(people=("陆平川", "安可"))).total == 3
    assert engine.search(Query(people=("无此人",))).total == 0


def test_reporters_stay_apart_from_who_is_written_about(engine: Engine) -> None:
    names = {value.value for value in engine.search(Query()).facet("reporter").values}
    assert names == {"石小满", "安可"}


def test_the_page_offers_people_after_reporters(folder: Path) -> None:
    client = create_app(folder).test_client()
    page = client.get("/search").text
    assert page.index('id="facet-reporter"') < page.index('id="facet-people"') < page.index('id="facet-kind"')
    chosen = client.get(url_from_query(Query(people=("令狐楚",))))
    assert chosen.status_code == 200
    assert "人物：令狐楚" in chosen.text

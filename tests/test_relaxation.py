"""Relaxation: looser questions come step by step, say so, and keep what must not be loosened."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import build_index
from search import Engine, Query, open_engine
from search.clauses import Field
from search.grammar import read_clauses
from search.relaxation import MAX_WORDS, relax
from search.wording import LABEL_WEIGHT, is_question, read_pairs, read_words

ARTICLES = {
    "ferry": ("渡口复航", "停航两周的渡口昨日复航，首班渡船载客四十人。"),
    "bridge": ("大桥限行", "大桥昨日起限行，渡船加开班次，旅客改乘渡船过江。"),
    "market": ("早市搬家", "东门早市搬到新址，摊位比原来多了一倍，停车也方便。"),
    "school": ("小学开学", "新学期第一天，校门口站着值勤的家长，孩子们排队进校。"),
}


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    folder = tmp_path_factory.mktemp("relaxation")
    rows = [{"id": key, "title": title, "body": body} for key, (title, body) in ARTICLES.items()]
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (folder / "articles.jsonl").write_text(lines, "utf-8")
    build_index(folder / "articles.jsonl", into=folder / "index")
    return open_engine(folder / "index")


def found(engine: Engine, text: str) -> list[str]:
    return [hit.article.id for hit in engine.search(Query(text)).hits]


def test_what_stands_as_typed_is_never_relaxed(engine: Engine) -> None:
    page = engine.search(Query("停航两周的渡口"))
    assert [hit.article.id for hit in page.hits] == ["ferry"]
    assert page.relaxed == ()


def test_words_are_sought_apart_before_any_of_them_will_do(engine: Engine) -> None:
    page = engine.search(Query("大桥渡船"))
    assert [hit.article.id for hit in page.hits] == ["bridge"]
    assert page.relaxed == ("没有报道连着出现所查的文字，改为分别查找“大桥”、“渡船”。",)


def test_any_word_will_do_where_no_article_has_all(engine: Engine) -> None:
    page = engine.search(Query("早市 大桥"))
    assert {hit.article.id for hit in page.hits} == {"market", "bridge"}
    assert page.relaxed == ("没有报道同时含有“早市”、“大桥”，改为含有其中任何一个。",)


def test_a_question_need_not_be_repeated_by_its_answer(engine: Engine) -> None:
    page = engine.search(Query("东门的早市是什么时候搬走的？"))
    assert page.hits[0].article.id == "market"
    assert "最相符的排在前面" in page.relaxed[0]


def test_quotes_exclusions_and_dates_are_not_loosened(engine: Engine) -> None:
    assert found(engine, '"大桥渡船"') == []
    assert found(engine, "早市 大桥 -限行") == ["market"]
    assert found(engine, '早市 大桥 "过江"') == ["bridge"]
    assert found(engine, "早市 大桥 日期:2020") == []


def test_the_field_that_was_asked_for_stays(engine: Engine) -> None:
    assert found(engine, "标题:大桥渡船 标题:早市") == found(engine, "标题:大桥 OR 标题:早市")
    assert {word.field for word in next(relax(read_clauses("标题:大桥渡船"))).words} == {Field.HEADLINE}


def test_a_long_text_is_cut_off_at_a_bounded_number_of_words() -> None:
    text = "".join(chr(0x4E00 + 37 * number) for number in range(480))
    questions = list(relax(read_clauses(text)))
    assert questions
    for looser in questions:
        assert len(looser.words) <= MAX_WORDS
        assert len(looser.loose.pairs) <= MAX_WORDS
        assert len(looser.sentence) < 200


def test_a_label_weighs_less_than_the_rest_unless_it_is_all_there_is() -> None:
    weights = {word.text: word.weight for word in read_words("【街巷】钟楼敲响", Field.ANY)}
    assert weights["街巷"] == LABEL_WEIGHT
    assert weights["钟楼"] == 1.0
    assert {word.weight for word in read_words("【街巷新事】", Field.ANY)} == {1.0}


def test_words_that_ask_are_told_from_words_that_begin_alike() -> None:
    assert is_question("谁敲响了大钟")
    assert is_question("哪一天开学")
    assert not is_question("几内亚代表团来访")


@given(st.text(max_size=60))
def test_any_text_can_be_read_for_words(text: str) -> None:
    for term in (*read_words(text, Field.ANY), *read_pairs(text, Field.ANY)):
        assert term.text
        assert "\n" not in term.text
        assert 0 < term.weight <= 1

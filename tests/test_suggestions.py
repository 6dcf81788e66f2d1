"""Suggestions and corrections, asked of a real index through the engine, the web page and the program."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from index import build_index
from search import Query, open_engine
from search.engine import Engine
from search.query import MAX_TEXT
from search.result import SuggestionKind
from tests.built_archives import Build
from webui.app import create_app
from webui.cli import main

BYLINES = (
    ("顾思行", 3),
    ("单晓雨", 2),
    ("仇长林", 1),
    ("区慧敏", 1),
    ("曾可", 1),
    ("尉迟松", 1),
    ("阿依夏木·吐尔逊", 1),
    ("陳鴻遠", 1),
    ("顾诗昕", 1),
)
"""People of the archive and how many articles each has signed."""

HEADLINES = (
    "柳溪渡口修缮动工",
    "渡口修缮通过验收",
    "柳溪人看渡口修缮",
    "重庆客商来访",
    "银行网点进社区",
    "老人学会用5G手机",
    "古塔修缮完成",
)


def rows() -> Iterator[dict[str, object]]:
    """Yield the archive: every headline and every byline, day by day."""
    names = [name for name, count in BYLINES for _ in range(count)]
    for number in range(max(len(names), len(HEADLINES))):
        yield {
            "id": f"demo-{number}",
            "title": HEADLINES[number % len(HEADLINES)],
            "body": f"这是第{number}篇报道，说的是渡口边上的集市。",
            "date": f"2022-03-{number + 1:02}",
            "reporters": [names[number % len(names)]],
            "section": "港口要闻" if number % 2 else "夜读",
            "newspaper": "柳溪日报",
        }


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("suggestions")
    text = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows())
    (base / "archive").mkdir()
    (base / "archive" / "all.jsonl").write_text(text, "utf-8")
    return build_index(base / "archive", into=base / "index").folder


@pytest.fixture(scope="module")
def engine(folder: Path) -> Iterator[Engine]:
    with open_engine(folder) as opened:
        yield opened


def texts(engine: Engine, typed: str, kind: SuggestionKind | None = None) -> list[str]:
    return [one.text for one in engine.suggest(typed) if kind in (None, one.kind)]


# What is read


@pytest.mark.parametrize(
    ("typed", "name", "why"),
    [
        ("顾", "顾思行", "the first character"),
        ("顾思", "顾思行", "the first characters"),
        ("gusixing", "顾思行", "pinyin"),
        ("gus", "顾思行", "pinyin that stops inside a syllable"),
        ("GuSiXing", "顾思行", "capitals"),
        ("gu si xing", "顾思行", "pinyin with spaces between the syllables"),
        ("gu'si", "顾思行", "pinyin with an apostrophe"),
        ("ｇｓｘ", "顾思行", "full-width letters"),
        ("gsx", "顾思行", "initials"),
        ("顾sx", "顾思行", "characters, then initials"),
        ("顾sixing", "顾思行", "characters, then pinyin"),
        ("gsixing", "顾思行", "an initial, then pinyin"),
        ("gusih", "顾思行", "行 is read hang, too"),
        ("shanxiaoyu", "单晓雨", "as a surname 单 is read shan"),
        ("danxiao", "单晓雨", "who does not know it types dan"),
        ("qiuchang", "仇长林", "as a surname 仇 is read qiu"),
        ("ouhm", "区慧敏", "as a surname 区 is read ou"),
        ("zeng", "曾可", "as a surname 曾 is read zeng"),
        ("yuchi", "尉迟松", "as a surname 尉迟 is read yuchi"),
        ("ayxm", "阿依夏木·吐尔逊", "the interpunct needs no letter"),
        ("阿依夏木吐", "阿依夏木·吐尔逊", "nor a character"),
        ("chenhong", "陳鴻遠", "a name in traditional characters"),
        ("陈鸿", "陳鴻遠", "typed in simplified ones"),
    ],
)
def test_a_name_is_found_however_it_is_typed(engine: Engine, typed: str, name: str, why: str) -> None:
    assert name in texts(engine, typed, SuggestionKind.PERSON), why


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("重", "重庆"),
        ("chongq", "重庆"),
        ("yinhang", "银行"),
        ("dkxs", "渡口修缮"),
        ("渡口x", "渡口修缮"),
        ("5", "5g"),
    ],
)
def test_words_and_phrases_of_the_headlines_are_found(engine: Engine, typed: str, word: str) -> None:
    assert any(one.startswith(word) for one in texts(engine, typed)), texts(engine, typed)


def test_a_word_that_only_bodies_have_is_found(engine: Engine) -> None:
    assert "集市" in texts(engine, "集")
    assert "渡口" in texts(engine, "dukou")


def test_letters_that_are_no_pinyin_of_anything_suggest_nothing(engine: Engine) -> None:
    assert engine.suggest("qqqvvv") == ()


# Order and contents


def test_an_exact_name_comes_first_then_words_then_headlines(engine: Engine) -> None:
    kinds = [one.kind for one in engine.suggest("柳溪", 20)]
    assert kinds == sorted(kinds, key=list(SuggestionKind).index)
    assert kinds[0] is SuggestionKind.NEWSPAPER
    assert kinds[-1] is SuggestionKind.HEADLINE
    assert engine.suggest("曾可")[0].text == "曾可"


def test_who_signed_more_comes_first_and_the_number_is_true(engine: Engine) -> None:
    first, second = [one for one in engine.suggest("gsx") if one.kind is SuggestionKind.PERSON]
    assert (first.text, second.text) == ("顾思行", "顾诗昕")
    assert first.articles == engine.search(Query(reporters=("顾思行",))).total == 3


def test_what_a_section_or_newspaper_suggests_finds_what_it_counts(engine: Engine) -> None:
    for typed in ("港口", "liuxi"):
        found = next(one for one in engine.suggest(typed) if one.kind is not SuggestionKind.WORD)
        assert engine.search(Query(found.query)).total == found.articles > 0


def test_every_suggestion_finds_something(engine: Engine) -> None:
    for typed in ("l", "gu", "渡", "zeng", "w", "完"):
        found = engine.suggest(typed, 20)
        assert found, typed
        for one in found:
            result = engine.search(Query(one.query))
            assert result.total, (typed, one)
            assert not result.relaxed, (typed, one)


def test_headlines_are_newest_first_and_each_once(engine: Engine) -> None:
    headlines = [one for one in engine.suggest("渡口修缮", 20) if one.kind is SuggestionKind.HEADLINE]
    days = [engine.article(one.article_id).page.date for one in headlines]
    assert days == sorted(days, key=str, reverse=True)
    assert sorted(one.text for one in headlines) == sorted(HEADLINES[:3])


def test_no_more_are_given_than_asked_for_and_none_twice(engine: Engine) -> None:
    assert len(engine.suggest("l", 8)) > 3
    for limit in range(9):
        found = engine.suggest("l", limit)
        assert len(found) <= limit
        assert len({one.query for one in found}) == len(found)


# What is already in the box


def test_words_before_the_last_one_stay(engine: Engine) -> None:
    assert "集市 顾思行" in [one.query for one in engine.suggest("集市 gsx")]
    assert "集市 -顾思行" in [one.query for one in engine.suggest("集市 -gsx")]


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("记者:gsx", "记者:顾思行"),
        ("reporter:gu", "reporter:顾思行"),
        ("栏目：gang", "栏目:港口要闻"),
        ("报纸:l", "报纸:柳溪日报"),
    ],
)
def test_after_a_prefix_only_values_of_its_field_are_suggested(
    engine: Engine, typed: str, query: str
) -> None:
    found = engine.suggest(typed)
    assert query in [one.query for one in found]
    assert len({one.kind for one in found}) == 1


def test_a_prefix_knows_who_has_signed_in_that_role(engine: Engine) -> None:
    assert texts(engine, "摄影:gsx") == []


@pytest.mark.parametrize(
    "typed", ["", " ", "集市 ", "“集市", '"集市', "“集市”", "日期:2022", "记者:", "-", "\0", "()"]
)
def test_where_there_is_nothing_to_complete_nothing_is_suggested(engine: Engine, typed: str) -> None:
    assert engine.suggest(typed) == ()


@pytest.mark.parametrize(
    "typed",
    ["顾" * 600, "a" * 500, "gangangangangangangangangangangangan", "%", "柳" * 40, "\ud800", "*", "a b c d"],
)
def test_nothing_that_can_be_typed_is_an_error(engine: Engine, typed: str) -> None:
    assert len(engine.suggest(typed)) <= 8


def test_a_name_that_reads_like_an_operator_is_quoted(build: Build) -> None:
    row = {"title": "一则", "body": "正文。", "date": "2022-01-01", "id": "a", "section": "读者 OR 作者"}
    with open_engine(build({"all.jsonl": json.dumps(row, ensure_ascii=False)})) as engine:
        (found,) = [one for one in engine.suggest("读者") if one.kind is SuggestionKind.SECTION]
        assert engine.search(Query(found.query)).total == 1


def test_an_update_is_seen(build: Build, tmp_path: Path) -> None:
    row = {"title": "一则", "body": "正文。", "date": "2022-01-01", "id": "a", "reporters": ["陶可欣"]}
    with open_engine(build({"all.jsonl": json.dumps(row)})) as engine:
        assert texts(engine, "tkx") == ["陶可欣"]
        build({"all.jsonl": json.dumps({**row, "reporters": ["唐克勋"]})})
        assert texts(engine, "tkx") == ["唐克勋"]


def test_an_empty_archive_suggests_nothing(tmp_path: Path) -> None:
    (tmp_path / "archive").mkdir()
    with open_engine(build_index(tmp_path / "archive", into=tmp_path / "index").folder) as engine:
        assert engine.suggest("a") == engine.suggest("顾") == ()
        assert engine.search(Query("顾思行")).did_you_mean == ()


# Did you mean


@pytest.mark.parametrize(
    ("typed", "meant", "why"),
    [
        ("顾思形", "顾思行", "a homophone"),
        ("顾斯星", "顾思行", "two homophones"),
        ("顾四行", "顾思行", "another homophone"),
        ("顾恩行", "顾思行", "one other character"),
        ("“顾思形”", "“顾思行”", "inside quotation marks"),
        ("gusixing", "顾思行", "pinyin that was sent off"),
        ("记者:顾思形", "记者:顾思行", "in a field"),
        ("栏目:港口要问", "栏目:港口要闻", "a section"),
        ("渡口修善", "渡口修缮", "a phrase"),
        ("集市 顾思形", "集市 顾思行", "beside a word that is right"),
        ("顾思形 渡口修善", "顾思行 渡口修缮", "two at once"),
        ("-夜读 顾思形", "-夜读 顾思行", "beside an exclusion"),
    ],
)
def test_a_near_name_is_offered_where_nothing_is_found(
    engine: Engine, typed: str, meant: str, why: str
) -> None:
    offered = engine.search(Query(typed)).did_you_mean
    assert meant in offered, why
    assert len(offered) <= 3
    for text in offered:
        result = engine.search(Query(text))
        assert result.total
        assert not result.relaxed


@pytest.mark.parametrize(
    "typed",
    ["顾思行", "集市", "", "顾", "毫不相干", "顾思形 毫不相干", "这是一个很长很长而且什么也找不到的问题吗"],
)
def test_nothing_is_offered_where_something_is_found_or_nothing_is_near(engine: Engine, typed: str) -> None:
    assert engine.search(Query(typed)).did_you_mean == ()


def test_what_is_offered_holds_under_the_filters(engine: Engine) -> None:
    assert engine.search(Query("顾思形", newspapers=("柳溪日报",))).did_you_mean[0] == "顾思行"
    assert engine.search(Query("顾思形", years=("1999",))).did_you_mean == ()


# The page and the program


def test_the_page_answers_as_json_with_addresses(folder: Path) -> None:
    client = create_app(folder).test_client()
    suggestions = client.get("/suggest.json?q=gsx").json["suggestions"]
    person = next(one for one in suggestions if one["text"] == "顾思行")
    assert (person["kind"], person["label"], person["articles"]) == ("person", "署名", 3)
    assert "顾思行" in client.get(person["url"]).text
    headline = next(
        one for one in client.get("/suggest.json?q=古塔").json["suggestions"] if one["kind"] == "headline"
    )
    assert client.get(headline["url"]).status_code == 200
    assert headline["url"].startswith("/article/")


@pytest.mark.parametrize(
    "given", ["", "?q=", f"?q={'a' * (MAX_TEXT + 1)}", "?q=%00", "?q=%ff%fe", "?p=1", "?q=a&q=b"]
)
def test_the_page_never_fails_on_what_is_typed(folder: Path, given: str) -> None:
    answer = create_app(folder).test_client().get(f"/suggest.json{given}")
    assert answer.status_code == 200
    assert isinstance(answer.json["suggestions"], list)


def test_a_completed_query_is_never_longer_than_a_query_may_be(folder: Path) -> None:
    typed = "集" * (MAX_TEXT - 2) + " 柳"
    assert create_app(folder).test_client().get("/suggest.json", query_string={"q": typed}).json == {
        "suggestions": []
    }


def test_the_page_links_to_what_may_be_meant(folder: Path) -> None:
    page = create_app(folder).test_client().get("/search", query_string={"q": "顾思形"}).text
    assert "要查的是不是" in page
    assert ">顾思行</a>" in page


def test_the_program_says_what_may_be_meant(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "顾思形", "--index", str(folder)]) == 0
    assert "要查的是不是：顾思行" in capsys.readouterr().err
    assert main(["search", "顾思形", "--index", str(folder), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["did_you_mean"][0] == "顾思行"

"""Bylines in the habits of the local dailies: whose name goes into which role, wherever it stands."""

from collections.abc import Callable
from pathlib import Path

import pytest

from index.article import Article
from index.extraction import extract_page, read_page
from index.extraction.bylines import (
    Byline,
    parse_author_line,
    parse_byline,
    parse_credit,
    parse_tail,
)
from index.extraction.lead_names import parse_lead
from index.extraction.name_elements import is_dotted_name

Names = tuple[str, ...]
Roles = dict[str, Names]
ROLES = ("reporters", "correspondents", "photographers", "authors")


def roles_of(named: Byline | Article) -> Roles:
    return {role: getattr(named, role) for role in ROLES if getattr(named, role)}


def roles(reporters: str = "", correspondents: str = "", photographers: str = "", authors: str = "") -> Roles:
    given = zip(ROLES, (reporters, correspondents, photographers, authors), strict=True)
    return {role: tuple(names.split()) for role, names in given if names}


LINES = [
    # ranks
    ("本报记者 林小满", roles("林小满")),
    ("见习记者 林小满 实习生 周敏", roles("林小满 周敏")),
    ("首席记者 林小满 见习记者 周敏 实习生 何平 文/图", roles("林小满 周敏 何平", "", "林小满 周敏 何平")),
    ("全媒体记者林小满、周敏", roles("林小满 周敏")),
    ("特约记者 林小满 特约通讯员 周敏", roles("林小满", "周敏")),
    # where correspondents work
    ("记者 林小满 通讯员 团市委 周敏 市慈善总会 何平 欧阳明", roles("林小满", "周敏 何平 欧阳明")),
    ("记者林小满 通讯员市农业局周敏 何 平", roles("林小满", "周敏 何平")),
    ("通讯员 镇住建办 周敏", roles("", "周敏")),
    ("记者 林小满 通讯员 化工一部 扎西多吉 周敏", roles("林小满", "扎西多吉 周敏")),
    ("云溪铜业通讯员周敏", roles("", "周敏")),
    ("云都读者 林小满 摄", roles("", "", "林小满")),
    ("通讯员 周敏 何平 记者 林小满", roles("林小满", "周敏 何平")),
    ("云溪日报全媒体记者 林小满 通讯员 周敏", roles("林小满", "周敏")),
    ("本报驻青禾记者 林小满", roles("林小满")),
    ("新华社记者 林小满 周敏", roles("林小满 周敏")),
    ("本报特约评论员 林小满", roles(authors="林小满")),
    ("本报首席评论员 林小满", roles(authors="林小满")),
    ("本报特约撰稿 林 满", roles(authors="林满")),
    ("本刊特约撰稿人：林小满", roles(authors="林小满")),
    ("特约撰稿员 林小满", roles(authors="林小满")),
    ("本报记者林小满 通讯员周敏 何平 报道", roles("林小满", "周敏 何平")),
    ("（本报记者 林小满）", roles("林小满")),
    ("（据新华社云溪4月9日电 记者 林小满）", roles("林小满")),
    ("本报记者 林小满 发自云溪", roles("林小满")),
    # the photographer after 摄影
    ("本报记者 林小满 摄影 周敏", roles("林小满", "", "周敏")),
    ("本报记者 林小满 摄影：周 敏", roles("林小满", "", "周敏")),
    ("本报记者 林小满/摄影 周敏", roles("林小满", "", "周敏")),
    ("记者 林小满 通讯员 周敏 摄影 何平", roles("林小满", "周敏", "何平")),
    ("记者 林小满 周敏 摄影 何平 实习生 丁一", roles("林小满 周敏 丁一", "", "何平")),
    ("记者 林小满 摄影记者 周敏", roles("林小满", "", "周敏")),
    ("采写：本报记者 林小满 摄影：本报记者 周敏", roles("林小满", "", "周敏")),
    ("撰文 林小满 摄影 周敏", roles("", "", "周敏", "林小满")),
    ("记者 林小满 视频 周敏", roles("林小满", "", "周敏")),
    # acts after the names
    ("林小满 文 周敏 图", roles("", "", "周敏", "林小满")),
    ("本报记者 林小满 文 周敏 图", roles("林小满", "", "周敏")),
    ("记者 林小满 通讯员 周敏 文 何平 摄", roles("林小满", "周敏", "何平")),
    ("记者 林小满 文 通讯员 周敏 图", roles("林小满", "", "周敏")),
    ("本报记者 林小满 周敏 文 通讯员 何平 摄", roles("林小满 周敏", "", "何平")),
    ("林小满 周敏/文 何平/图", roles("", "", "何平", "林小满 周敏")),
    ("记者 林小满／文 通讯员 周敏／图", roles("林小满", "", "周敏")),
    ("本报记者 林小满/图 周敏/文", roles("周敏", "", "林小满")),
    ("记者 林小满｜文 周敏｜图", roles("林小满", "", "周敏")),
    ("记者林小满文 周敏图", roles("林小满", "", "周敏")),
    ("记者 黄文 图", roles("", "", "黄文")),
    # acts before the names
    ("文 林小满 图 周敏", roles("", "", "周敏", "林小满")),
    ("文/林小满 图/周敏", roles("", "", "周敏", "林小满")),
    ("文：本报记者 林小满 图：通讯员 周敏", roles("林小满", "", "周敏")),
    ("文/本报记者 林小满 通讯员 周敏 图/何平", roles("林小满", "周敏", "何平")),
    ("图/林小满 文/周敏", roles("", "", "林小满", "周敏")),
    ("文/图 本报记者 林小满", roles("林小满", "", "林小满")),
    ("图文/本报记者 林小满", roles("林小满", "", "林小满")),
    # both
    ("本报记者 林小满 文/图", roles("林小满", "", "林小满")),
    ("本报记者 林小满 图/文", roles("林小满", "", "林小满")),
    ("本报记者 林小满 文并摄", roles("林小满", "", "林小满")),
    ("记者 林小满 通讯员 周敏 文/图", roles("林小满", "周敏", "林小满 周敏")),
    ("记者 林小满 文/图 通讯员 周敏", roles("林小满", "周敏", "林小满")),
    ("通讯员 周敏 摄影报道", roles("", "", "周敏")),
    ("记者 林小满 摄影报道 通讯员 周敏", roles("", "周敏", "林小满")),
    # who gave the pictures is nobody
    ("本报记者 林小满 图片由受访者提供", roles("林小满")),
    ("本报记者 林小满 文 受访者 供图", roles("林小满")),
    ("记者 林小满 通讯员 周敏 供图", roles("林小满", "", "周敏")),
    ("记者 林小满 市气象局供图", roles("林小满")),
    # names
    ("记者 阿依古丽·买买提 通讯员 欧阳文博", roles("阿依古丽·买买提", "欧阳文博")),
    ("欧阳文博 文 司马光华 图", roles("", "", "司马光华", "欧阳文博")),
    ("本报记者 林 小 满 周 敏", roles("林小满 周敏")),
    ("本报记者　江　枫　黎　明", roles("江枫 黎明")),
    ("记者 林小满周敏", roles("林小满 周敏")),
    ("记者 斯日古楞 通讯员 哈斯巴根 乌云其木格", roles("斯日古楞", "哈斯巴根 乌云其木格")),
    ("记者 扎西次仁 通讯员 武春和", roles("扎西次仁", "武春和")),
    ("记者 林小满扎西多吉", roles("林小满 扎西多吉")),
    ("新华社发（林小满 摄）", roles("", "", "林小满")),
    ("（林小满摄）（新华社稿）", roles("", "", "林小满")),
    # houses
    ("本报综合", {}),
    ("本报综合报道", {}),
    ("据新华社电", {}),
    ("综合新华社、中新社电", {}),
]


@pytest.mark.parametrize(("line", "named"), LINES, ids=[line for line, _ in LINES])
def test_a_byline_line_names(line: str, named: Roles) -> None:
    found = parse_byline(line)
    assert found is not None
    assert roles_of(found) == named


NO_BYLINES = [
    "记者调查发现问题",
    "记者 走进云溪",
    "摄影比赛开幕",
    "本报记者手记",
    "视频 会议召开",
    "记者在现场",
    "文 化 长 廊",
    "图片新闻",
    "综合新闻",
    "策划 营销",
]


@pytest.mark.parametrize("line", NO_BYLINES)
def test_a_line_with_the_words_of_a_byline_is_none(line: str) -> None:
    assert parse_byline(line) is None


MARKED = [
    ("□ 本报记者 林小满 通讯员 周敏 文/图", roles("林小满", "周敏", "林小满 周敏")),
    ("□林小满 文/图", roles("", "", "林小满", "林小满")),
    ("◎林小满（云溪）", roles(authors="林小满")),
    ("○ 林小满 周敏", roles(authors="林小满 周敏")),
    ("文/林小满", roles(authors="林小满")),
    ("○ 云溪学院 林小满", roles(authors="林小满")),
    ("□省农科院蔬菜所 林小满", roles(authors="林小满")),
    ("■本报记者 林小满 ■通讯员 周敏", roles("林小满", "周敏")),
    ("◎林小满/周敏", roles(authors="林小满 周敏")),
    ("◎林小满／家长", roles(authors="林小满")),
    ("●鲍 乡", roles(authors="鲍乡")),
]


@pytest.mark.parametrize(("line", "named"), MARKED, ids=[line for line, _ in MARKED])
def test_an_authors_line_names(line: str, named: Roles) -> None:
    found = parse_author_line(line)
    assert found is not None
    assert roles_of(found) == named


LEADS = [
    ("本报讯（记者 林小满 摄影 周敏）昨日，渡口添了夜灯。", roles("林小满", "", "周敏")),
    ("本报讯（记者林小满文/图）昨日，渡口添了夜灯。", roles("林小满", "", "林小满")),
    ("新华社北京6月17日电（记者林小满、周敏）会议召开。", roles("林小满 周敏")),
    ("云溪讯（全媒体记者 林小满 实习生 周敏）昨日，渡口添了夜灯。", roles("林小满 周敏")),
    ("本报讯 记者林小满 通讯员周敏报道：昨日，渡口添了夜灯。", roles("林小满", "周敏")),
    ("据新华社北京6月17日电 会议召开。", {}),
    ("本报讯 实习生林小满报道：昨日，渡口添了夜灯。", roles("林小满")),
    ("本报讯（记者团 林小满）昨日，渡口添了夜灯。", roles("林小满")),
    ("本报特派记者林小满6月17日发自北京 会议召开。", roles("林小满")),
]


@pytest.mark.parametrize(("text", "named"), LEADS, ids=[text[:20] for text, _ in LEADS])
def test_a_lead_in_names(text: str, named: Roles) -> None:
    assert roles_of(parse_lead(text)) == named


ENDINGS = [
    ("船工们收好了缆绳。（本报记者 林小满 通讯员 周敏）", roles("林小满", "周敏")),
    ("船工们收好了缆绳。（林小满 文 周敏 摄）", roles("", "", "周敏", "林小满")),
    ("船工们收好了缆绳。（林小满 周敏）", roles(authors="林小满 周敏")),
    ("船工们收好了缆绳。（烧结厂林小满）", roles(authors="林小满")),
    ("船工们收好了缆绳。（校医院 林小满）", roles(authors="林小满")),
    ("船工们收好了缆绳。（检验科石 磊）", roles(authors="石磊")),
    ("船工们收好了缆绳。（晓　禾）", roles(authors="晓禾")),
    ("船工们收好了缆绳。（朝格图）", roles(authors="朝格图")),
    ("船工们收好了缆绳。（后勤处  林小满）", roles(authors="林小满")),
    ("船工们收好了缆绳。（小 满）", roles(authors="小满")),
    ("船工们收好了缆绳。（林小满 文）", roles(authors="林小满")),
    ("船工们收好了缆绳。（林 文）", roles(authors="林文")),
    ("船工们收好了缆绳。（记者 林小满 摄影 周 敏）", roles("林小满", "", "周敏")),
]


@pytest.mark.parametrize(("text", "named"), ENDINGS, ids=[text[9:] for text, _ in ENDINGS])
def test_a_bracket_at_the_end_names(text: str, named: Roles) -> None:
    names, rest = parse_tail(text)
    assert roles_of(names) == named
    assert rest == "船工们收好了缆绳。"


CREDITS = [
    ("船工们收好了缆绳。本报记者 林小满 摄", roles("", "", "林小满")),
    ("船工们收好了缆绳。本报记者 林小满 通讯员 周敏 摄", roles("", "", "林小满 周敏")),
    ("船工们收好了缆绳。 图/林小满", roles("", "", "林小满")),
    ("船工们收好了缆绳。林小满 周敏 摄影报道", roles("", "", "林小满 周敏")),
]


def test_a_reporter_and_a_photographer_in_one_bracket_are_no_captions_credit() -> None:
    assert parse_credit("船工们收好了缆绳。（记者 林小满 摄影 周敏）") == (
        None,
        "船工们收好了缆绳。（记者 林小满 摄影 周敏）",
    )


@pytest.mark.parametrize("office", ["烧结厂党委", "市委党校", "市教育局安全科", "教育部高教司"])
def test_a_part_of_an_office_in_a_bracket_is_nobody(office: str) -> None:
    names, _ = parse_tail(f"船工们收好了缆绳。（{office}）")
    assert not names


def test_a_long_run_of_name_elements_is_read_at_once() -> None:
    assert not is_dotted_name("努尔买买提" * 60 + "上·林")


@pytest.mark.parametrize(("text", "named"), CREDITS, ids=[text[9:] for text, _ in CREDITS])
def test_a_caption_credits(text: str, named: Roles) -> None:
    names, rest = parse_credit(text)
    assert names is not None
    assert roles_of(names) == named
    assert rest == "船工们收好了缆绳。"


BODY = "老渡口的船工姓钱，撑了四十年的船。桥修好以后，他把船泊在岸边，天天去擦。"

PAGES = [
    ("本报记者 林小满 周\n敏 通讯员 何平", roles("林小满 周敏", "何平"), "a name split over two lines"),
    ("本报记者 林小满\n摄影 周敏", roles("林小满", "", "周敏"), "a line for each"),
    ("文/图 本报记者 林小满", roles("林小满", "", "林小满"), "the act first"),
    ("本报综合", {}, "a house"),
]


@pytest.fixture
def extract(tmp_path: Path) -> Callable[[str], Article]:
    """Extract the one story of a page."""

    def run(text: str) -> Article:
        path = tmp_path / "page.txt"
        path.write_text(text, "utf-8")
        (article,) = extract_page(read_page(path, "云溪日报/2021-06-18/A03.txt")).articles
        return article

    return run


@pytest.mark.parametrize(("byline", "named", "why"), PAGES, ids=[why for *_, why in PAGES])
def test_the_story_under_a_byline_has_its_names(
    extract: Callable[[str], Article], byline: str, named: Roles, why: str
) -> None:
    article = extract(f"老渡口的船工\n\n{byline}\n\n{BODY}\n\n{BODY}\n")
    assert roles_of(article) == named, why
    assert article.title == "老渡口的船工"
    assert article.text == f"{BODY}\n{BODY}"


def test_a_wrapped_name_and_its_giver_credit_the_picture(extract: Callable[[str], Article]) -> None:
    article = extract("暖冬\n　　冬日里，市民在湿地公园喂食红嘴鸥。　林\n小满　摄\n")
    assert roles_of(article) == roles("", "", "林小满")
    article = extract("秋韵\n\n层林尽染的青龙寨，红叶进入最佳观赏期。\n\n林 小满 摄(云溪摄影家协会供稿)\n")
    assert roles_of(article) == roles("", "", "林小满")


def test_a_byline_at_the_end_is_no_text(extract: Callable[[str], Article]) -> None:
    article = extract(f"老渡口的船工\n\n{BODY}\n\n{BODY}\n\n本报记者 林小满 文 周敏 图\n")
    assert roles_of(article) == roles("林小满", "", "周敏")
    assert "林小满" not in article.text


@pytest.mark.parametrize("line", ["“旧货能折多少？”记者以市民身", "记者在县农业局办公室"])
def test_a_sentence_cut_by_the_end_of_its_line_is_no_byline(line: str) -> None:
    assert parse_byline(line) is None

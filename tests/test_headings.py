"""The lines of a heading: what leads up to the headline, the headline, and what adds to it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from index.article import Article
from index.extraction import extract_page, read_page

BODY = "本报讯（记者 林小满）6月17日，记者从有关部门了解到这件事的经过，许多人在现场看到了。"

HEADINGS = [
    # a dash, brackets, a smaller mark
    (("老渡口的灯", "——青禾镇船工老钱的四十年"), ("", "老渡口的灯", "——青禾镇船工老钱的四十年"), "a dash"),
    (("老渡口的灯", "―记船工老钱"), ("", "老渡口的灯", "―记船工老钱"), "a dash of another kind"),
    (("老渡口添了夜灯", "（船工老钱的四十年）"), ("", "老渡口添了夜灯", "（船工老钱的四十年）"), "brackets"),
    (
        ("# 老渡口添了夜灯", "### 晚归的人看得清缆绳"),
        ("", "老渡口添了夜灯", "晚归的人看得清缆绳"),
        "a smaller mark",
    ),
    (("### 夜里有了光", "# 老渡口添了夜灯"), ("夜里有了光", "老渡口添了夜灯", ""), "a larger mark"),
    (
        ("夜里有了光", "老渡口添了夜灯", "——船工老钱的四十年"),
        ("夜里有了光", "老渡口添了夜灯", "——船工老钱的四十年"),
        "three lines with a dash",
    ),
    # details
    (
        ("青禾至云溪公交专线开通", "沿途设十九个站点 票价两元"),
        ("", "青禾至云溪公交专线开通", "沿途设十九个站点 票价两元"),
        "details in two clauses",
    ),
    (("青禾小学新楼封顶", "9月新增学位900个"), ("", "青禾小学新楼封顶", "9月新增学位900个"), "figures"),
    (("青禾大桥荷载试验合格", "本月28日通车"), ("", "青禾大桥荷载试验合格", "本月28日通车"), "when"),
    (("42个老院子今年换水管", "6000户受益"), ("", "42个老院子今年换水管", "6000户受益"), "for whom"),
    (
        ("全县春耕现场会举行", "钱书记讲话 孙县长主持"),
        ("", "全县春耕现场会举行", "钱书记讲话 孙县长主持"),
        "who took part",
    ),
    (("青禾镇早稻开镰", "首日收割三百亩"), ("", "青禾镇早稻开镰", "首日收割三百亩"), "the first day"),
    (
        ("青禾镇三十公里环湖步道建成", "散步有了好去处"),
        ("", "青禾镇三十公里环湖步道建成", "散步有了好去处"),
        "shorter and no news",
    ),
    (
        ("老楼何时装电梯？", "住建部门：十月进场"),
        ("", "老楼何时装电梯？", "住建部门：十月进场"),
        "question and answer",
    ),
    (
        ("环湖步道通了", "船工老钱：桥上看灯最美"),
        ("", "环湖步道通了", "船工老钱：桥上看灯最美"),
        "someone speaks",
    ),
    (
        ("钱师傅的修表摊", "三平方米小铺，守了四十一个年头"),
        ("", "钱师傅的修表摊", "三平方米小铺，守了四十一个年头"),
        "a phrase",
    ),
    (
        ("青禾大桥开工", "总投资六亿元", "预计三年建成"),
        ("", "青禾大桥开工", "总投资六亿元 预计三年建成"),
        "two lines of details",
    ),
    # what leads up
    (
        ("孙县长在水库调研时要求", "再查一遍隐患"),
        ("孙县长在水库调研时要求", "再查一遍隐患", ""),
        "who says so",
    ),
    (("青禾镇", "三十里渠水进了田"), ("青禾镇", "三十里渠水进了田", ""), "a place"),
    (("县消防大队", "开学第一课进校园"), ("县消防大队", "开学第一课进校园", ""), "a unit"),
    (("一桥飞架 两岸同城", "青禾大桥今日通车"), ("一桥飞架 两岸同城", "青禾大桥今日通车", ""), "a motto"),
    (
        ("全省水质排名第三——", "这条河是怎样变清的"),
        ("全省水质排名第三——", "这条河是怎样变清的", ""),
        "an open dash",
    ),
    (
        ("城乡篮球赛半决赛打响", "大柳村逆转晋级"),
        ("城乡篮球赛半决赛打响", "大柳村逆转晋级", ""),
        "an occasion and a result",
    ),
    (
        ("从签约到投产只用十一个月", "青禾农机厂新线投产"),
        ("从签约到投产只用十一个月", "青禾农机厂新线投产", ""),
        "background",
    ),
    (
        ("风雨同舟 众志成城", "全县全力应对大暴雨", "转移群众八千人"),
        ("风雨同舟 众志成城", "全县全力应对大暴雨", "转移群众八千人"),
        "three lines",
    ),
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


@pytest.mark.parametrize(("lines", "parts", "why"), HEADINGS, ids=[why for *_, why in HEADINGS])
def test_kicker_headline_and_deck(
    extract: Callable[[str], Article], lines: tuple[str, ...], parts: tuple[str, str, str], why: str
) -> None:
    article = extract("\n\n".join((*lines, BODY, BODY[::-1])) + "\n")
    assert (article.kicker, article.headline, article.deck) == parts, why

"""The top of a page as print and PDF leave it: dates in pieces, page names, staff beside the page label."""

import datetime as dt

import pytest

from tests.extracted_pages import Extract, headlines

STORY = "青禾镇早稻开镰\n\n本报讯（记者林可）6月17日，青禾镇早稻开镰，收割机下了田。\n"


@pytest.mark.parametrize(
    "pieces",
    [
        "2021年6月\n18\n星期五",
        "18\n2021年6月\n星期五",
        "2021年\n星期五\n6月18日",
        "星期五\n6月18日\n2021年",
    ],
)
def test_an_issue_date_in_pieces(extract: Extract, pieces: str) -> None:
    page = extract(f"云溪日报\n{pieces}\n今日8版\n\n{STORY}", source="page.txt")
    assert page.page.facts.date == dt.date(2021, 6, 18)
    assert not page.page.facts.date_inferred
    assert page.page.facts.label == "", "the day is no page number"
    assert headlines(page) == ["青禾镇早稻开镰"]


def test_numbers_of_issue_and_licence_are_furniture(extract: Extract) -> None:
    page = extract(f"云溪日报\n2021年6月18日\n国内统一连续出版物号 CN 00-0023\n第10456号\n\n{STORY}")
    assert headlines(page) == ["青禾镇早稻开镰"]
    assert not page.articles[0].kicker


def test_page_names_over_the_masthead(extract: Extract) -> None:
    page = extract(f"民生\n城事\nB7\n2021年6月18日 责编 石涛\n\n{STORY}", source="page.txt")
    assert page.page.facts.section == "民生"
    assert page.page.facts.label == "B7"
    assert headlines(page) == ["青禾镇早稻开镰"]


def test_staff_beside_the_page_label(extract: Extract) -> None:
    page = extract(f"云溪晚报\nA08 社会·法治  编辑 马丽 版式 陈刚\n\n{STORY}", source="page.txt")
    assert (page.page.facts.label, page.page.facts.section) == ("A08", "社会·法治")
    assert not page.articles[0].kicker


@pytest.mark.parametrize(
    "line", ["A18 天下·国际", "视觉 YUNXI DAILY", "云溪老年报 夕阳红7", "B3版 文化·副刊"]
)
def test_a_page_name_is_no_kicker(extract: Extract, line: str) -> None:
    page = extract(f"{line}\n2021年6月18日 星期五 云溪日报\n\n{STORY}", source="page.txt")
    assert headlines(page) == ["青禾镇早稻开镰"]
    assert not page.articles[0].kicker


def test_a_page_label_over_a_headline_of_two_lines(extract: Extract) -> None:
    page = extract(
        "A11\n大雪封山三天三夜 林场职工获救\n近百名村民进山；带队者未办手续\n\n"
        "本报讯 11月16日，最后两名职工被抬下山。\n"
    )
    assert page.articles[0].title == "大雪封山三天三夜 林场职工获救 近百名村民进山；带队者未办手续"


def test_a_paper_may_be_called_today_and_its_place(extract: Extract) -> None:
    page = extract(f"今日云溪\n2021年6月18日 星期五\n\n{STORY}", source="page.txt")
    assert page.page.facts.newspaper == "今日云溪"
    assert page.articles[0].section == ""
    assert extract(f"今日关注\n2021年6月18日 星期五\n\n{STORY}", source="page.txt").page.facts.newspaper == ""


def test_a_page_name_with_a_mark_is_no_headline(extract: Extract) -> None:
    page = extract(f"# 社会与法\n\n3\n\n2021年6月18日 星期五 云溪法制报\n\n{STORY}", source="page.txt")
    assert page.page.facts.section == "社会与法"
    assert [article.title for article in page.articles] == ["青禾镇早稻开镰"]


@pytest.mark.parametrize("headline", ["今日立春", "今日停水", "今日开馆"])
def test_a_headline_with_today_is_no_masthead(extract: Extract, headline: str) -> None:
    page = extract(
        f"云溪日报\n2021年6月18日 星期五\n\n{STORY}\n{headline}\n\n"
        "本报讯（记者周敏）记者从市里获悉，两岸的人都做好了准备。\n",
        source="page.txt",
    )
    assert headlines(page) == ["青禾镇早稻开镰", headline]


@pytest.mark.parametrize("line", ["3  综合新闻          云溪日报", "3综合新闻 云溪日报"])
def test_a_page_label_with_the_newspaper_in_the_middle_of_a_page_is_no_headline(
    extract: Extract, line: str
) -> None:
    text = "两岸的人都来看了，孩子们在桥头放起了风筝，直到天黑。\n\n" * 8
    label = f"{line}\n2021年6月18日  星期五\n"
    page = extract(f"{STORY}\n{text}{label}云溪大桥合龙\n\n本报讯（记者周敏）大桥合龙了。\n\n{text}")
    assert [article.title for article in page.articles] == ["青禾镇早稻开镰", "云溪大桥合龙"]


def test_who_wrote_the_papers_title_with_a_brush_heads_no_story(extract: Extract) -> None:
    page = extract(f"云溪县委书记 周  敏  题写刊头\n\n{STORY}")
    assert [(article.kicker, article.headline) for article in page.articles] == [("", "青禾镇早稻开镰")]


def test_news_of_a_papers_title_is_no_furniture(extract: Extract) -> None:
    page = extract(f"{STORY}\n书法家周敏为晚报题写报头\n\n本报讯（记者林可）昨天，周敏写好了四个字。\n")
    assert headlines(page) == ["青禾镇早稻开镰", "书法家周敏为晚报题写报头"]

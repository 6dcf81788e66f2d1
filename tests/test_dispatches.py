"""Dispatches: news of several reporters under one heading."""

from tests.extracted_pages import Extract, headlines

LEAD = "本报青禾6月17日电（记者林可）青禾镇早稻开镰，今年全镇种了三万亩，收割机从北滩一路收到南坝。"
ALIKE = "本报白石6月17日电（记者周敏）白石镇的早稻也开镰，收割机已收了两千亩，粮站门口排起了车队。"
OTHER = "据新华社云溪6月17日电（记者石磊）中学生合唱比赛昨晚结束，七个县的代表队唱了二十首歌曲。"
NEXT = "新港码头扩建\n\n本报讯（记者江涛）新港码头的第三泊位昨天动工，明年春天可以停靠万吨轮船，投资两亿元。"


def test_a_fourth_dispatch_stays_with_three_under_one_heading(extract: Extract) -> None:
    three = f"早稻陆续开镰收割机忙\n\n{LEAD}\n\n{ALIKE}\n\n{ALIKE.replace('白石', '柳湾')}\n\n"
    assert headlines(extract(f"{three}{OTHER}\n\n{NEXT}\n")) == ["早稻陆续开镰收割机忙", "新港码头扩建"]


def test_a_dispatch_on_something_else_leaves_a_story(extract: Extract) -> None:
    assert headlines(extract(f"早稻陆续开镰收割机忙\n\n{LEAD}\n\n{OTHER}\n\n{NEXT}\n")) == [
        "早稻陆续开镰收割机忙",
        "",
        "新港码头扩建",
    ]


def test_news_that_says_a_heading_again_stays_under_it(extract: Extract) -> None:
    page = extract(
        "青禾镇早稻开镰收割机忙\n\n早稻黄了，三万亩稻田等着收割，农机站的人一个星期没有回家。\n\n"
        f"本报讯（记者周敏）青禾镇早稻开镰三天，收割机已经收了一万亩，比去年快一倍。\n\n{NEXT}\n"
    )
    assert headlines(page) == ["青禾镇早稻开镰收割机忙", "新港码头扩建"]


def test_dispatches_from_the_places_that_a_heading_counts_stay_under_it(extract: Extract) -> None:
    page = extract(f"沿江两县喜事多\n\n{LEAD}\n\n{OTHER}\n\n{NEXT}\n")
    assert headlines(page) == ["沿江两县喜事多", "新港码头扩建"]

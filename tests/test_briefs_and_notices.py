"""What a page prints beside its stories: briefs, notices, guides, notes, and lines that look like them."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from index.article import ExtractedPage, Kind
from index.extraction import UnreadablePageError, extract_page, read_page

Extract = Callable[..., ExtractedPage]

RICE = "本报讯（记者林可）6月17日，青禾镇早稻开镰，收割机在田里来回跑，一天能收两百亩。"


@pytest.fixture
def extract(tmp_path: Path) -> Extract:
    """Write a page into a file, read it and extract it."""

    def run(text: str, source: str = "云溪日报/2021-06-18/A03.txt") -> ExtractedPage:
        path = tmp_path / Path(source).name
        path.write_text(text, "utf-8")
        return extract_page(read_page(path, source))

    return run


def headlines(extracted: ExtractedPage) -> list[str]:
    return [article.headline for article in extracted.articles]


# Briefs


def test_a_heading_with_nothing_but_marked_items_is_a_column_of_briefs(extract: Extract) -> None:
    page = extract(
        f"青禾镇早稻开镰\n\n{RICE}\n\n汛期提醒\n\n"
        "●**退水以后先查电** 请电工检查线路，泡过水的插座要换新的，不要着急送电。\n\n"
        "●**井水先消毒再喝** 疾控人员已经到村，每户可以领一包消毒粉，用法印在袋上。\n"
    )
    assert headlines(page) == ["青禾镇早稻开镰", "退水以后先查电", "井水先消毒再喝"]
    assert [article.section for article in page.articles[1:]] == ["汛期提醒", "汛期提醒"]
    assert "**" not in "".join(article.text for article in page.articles)


def test_names_in_brackets_sign_their_own_brief(extract: Extract) -> None:
    page = extract(
        "短讯\n\n●青禾镇昨日开通第二条村村通公交线路，设站十二个。（周敏）\n\n"
        "●云溪市图书馆即日起延长开放时间，晚上九点闭馆。（何平）\n"
    )
    assert [article.authors for article in page.articles] == [("周敏",), ("何平",)]


def test_unheaded_briefs_at_the_foot_of_a_page_leave_the_story_before_them(extract: Extract) -> None:
    page = extract(
        f"青禾镇早稻开镰\n\n{RICE}\n\n镇里的农机站备足了柴油和零件，保证收割机不停。\n\n"
        "白鹤县去年新修村道一百二十公里，全县最后三个不通车的山村都通了客车，每天往返四班。（周敏）\n\n"
        "云溪港去年货物吞吐量首次超过五百万吨，煤炭和粮食占了一大半，外轮比前年多了两成。（何平）\n"
    )
    assert [len(article.body) for article in page.articles] == [2, 1, 1]
    assert [article.authors for article in page.articles[1:]] == [("周敏",), ("何平",)]


def test_the_last_paragraph_of_a_short_story_is_no_brief(extract: Extract) -> None:
    page = extract(f"青禾镇早稻开镰\n\n{RICE}\n\n镇里的农机站备足了柴油和零件，保证开镰的日子收割机不停。\n")
    assert [len(article.body) for article in page.articles] == [2]


def test_question_and_answer_stay_together(extract: Extract) -> None:
    page = extract(
        "车棚漏雨找谁修\n\n【有问必答】\n\n问：我们小区的自行车棚一下雨就漏，该找谁？（读者 毕女士）\n\n"
        "答：建成两年以内由建设单位维修，超过两年的可以申请动用公共维修资金。（市住建局 何平）\n\n"
        f"青禾镇早稻开镰\n\n{RICE}\n"
    )
    assert headlines(page) == ["车棚漏雨找谁修", "青禾镇早稻开镰"]


# Notices, notes, letters


@pytest.mark.parametrize("heading", ["招领启事", "遗失声明", "云溪市水务局公告", "更正"])
def test_a_notice_after_a_picture_stands_by_itself(extract: Extract, heading: str) -> None:
    page = extract(
        "晨光里的渡口\n\n6月17日，老渡口的船工在擦船。林可 摄\n\n"
        f"{heading}\n\n6月16日在本报读者服务部门前拾到雨伞一把，请失主前来认领，电话见报头。\n"
    )
    assert headlines(page) == ["晨光里的渡口", heading]
    assert page.articles[1].kind is Kind.NOTICE


def test_signature_and_day_belong_to_their_notice(extract: Extract) -> None:
    page = extract(
        f"青禾镇早稻开镰\n\n{RICE}\n\n停水公告\n\n因检修管道，6月20日城南停水一天，请提前储水。\n\n"
        "云溪市自来水公司\n\n2021年6月17日\n"
    )
    assert headlines(page) == ["青禾镇早稻开镰", "停水公告"]
    assert page.articles[1].text.endswith("云溪市自来水公司\n2021年6月17日")


def test_an_editors_note_over_the_first_headline_belongs_to_its_story(extract: Extract) -> None:
    page = extract(f"编者按：早稻开镰了，本报记者走进田间，记下这一季的收成。\n\n青禾镇早稻开镰\n\n{RICE}\n")
    assert headlines(page) == ["青禾镇早稻开镰"]
    assert page.articles[0].reporters == ("林可",)
    assert len(page.articles[0].body) == 2


def test_the_salutation_of_a_letter_is_no_headline(extract: Extract) -> None:
    page = extract(
        "路灯什么时候亮\n\n编辑同志：\n\n我们村口的路灯坏了半年，晚上学生放学看不见路，盼望有人来修。\n\n"
        "修灯的电话打了几次，都说正在安排。\n\n青禾镇　周敏\n\n"
        f"青禾镇早稻开镰\n\n{RICE}\n"
    )
    assert headlines(page) == ["路灯什么时候亮", "青禾镇早稻开镰"]
    assert page.articles[0].authors == ("周敏",)


# Furniture and what only looks like it


def test_the_pages_own_guide_is_furniture(extract: Extract) -> None:
    page = extract(
        f"青禾镇早稻开镰\n\n{RICE}\n\n今日导读\n\n云溪大桥下月通车 A08版\n\n老渡口最后一班船 A05版\n"
    )
    assert headlines(page) == ["青禾镇早稻开镰"]
    assert [item.reason for item in page.furniture] == ["导读"] * 3


def test_a_headline_about_scanning_a_code_is_no_hotline(extract: Extract) -> None:
    page = extract(f"新米上市　买前先扫码\n\n{RICE}\n")
    assert headlines(page) == ["新米上市 买前先扫码"]


@pytest.mark.parametrize(
    ("printed", "headline"),
    [
        ("云溪大桥　5月28日通车", "云溪大桥 5月28日通车"),
        ("晒出“成绩单”　再领任务书", "晒出“成绩单” 再领任务书"),
    ],
)
def test_the_wide_space_of_a_headline_stays(extract: Extract, printed: str, headline: str) -> None:
    assert headlines(extract(f"{printed}\n\n{RICE}\n")) == [headline]


def test_a_line_over_a_lead_in_is_a_headline_whatever_it_ends_with(extract: Extract) -> None:
    page = extract(f"青禾镇早稻开镰\n\n{RICE}\n\n健身卡没用完的钱，法院判令全额返还\n\n{RICE}\n")
    assert headlines(page)[1] == "健身卡没用完的钱，法院判令全额返还"


def test_a_byline_under_an_abstract_signs_the_story_above(extract: Extract) -> None:
    text = "渡口的船工姓钱，撑了四十年的船。桥修好以后，他把船泊在岸边，天天去擦。"
    page = extract(
        "老渡口\n\n一条江，一条船，一个人，守了整整四十年——（附图片1张）\n\n本报记者林可\n\n"
        f"{text}\n\n渡船没有了，渡口还在，老人说，夜里还听得见摇橹的声音。\n"
    )
    assert headlines(page) == ["老渡口"]
    assert page.articles[0].reporters == ("林可",)


def test_pictures_without_another_heading_keep_the_words_over_them(extract: Extract) -> None:
    page = extract(f"青禾镇早稻开镰\n\n{RICE}\n\n图片新闻\n\n6月17日，老渡口的船工在擦船。林可 摄\n")
    assert headlines(page) == ["青禾镇早稻开镰", "图片新闻"]


def test_the_reader_who_photographed_is_named_without_the_role(extract: Extract) -> None:
    page = extract("晨光里的渡口\n\n6月17日，老渡口的船工在擦船。读者 周敏 摄\n")
    assert page.articles[0].photographers == ("周敏",)


# Days


def test_a_lunar_day_that_ends_in_twenty_is_no_name_of_a_page(extract: Extract) -> None:
    page = extract(
        f"云溪日报 2024年5月27日 星期一 农历甲辰年四月二十 第01版 要闻\n\n青禾镇早稻开镰\n\n{RICE}\n", "x.txt"
    )
    assert (page.page.facts.section, page.page.facts.label) == ("要闻", "01")


def test_a_day_without_month_goes_on_with_the_month_before_it(extract: Extract) -> None:
    page = extract(
        "假期天气\n\n本报讯（记者林可）4月4日至6日我市以多云为主，5日夜间有小雨，出门请带伞。\n",
        "云溪日报/2024-04-03/A03.txt",
    )
    assert page.articles[0].dateline is None
    later = extract(
        "假期天气\n\n本报讯（记者林可）4月4日至6日我市以多云为主，5日夜间有小雨，出门带伞的人不少。\n",
        "云溪日报/2024-04-07/A03.txt",
    )
    assert later.articles[0].dateline == dt.date(2024, 4, 4)


# No page at all


def test_a_text_without_chinese_is_refused_with_its_reason(extract: Extract) -> None:
    with pytest.raises(UnreadablePageError, match="没有中文"):
        extract("# Archive\n\nThese folders hold page texts. Run the tool to build the index.\n", "README.md")

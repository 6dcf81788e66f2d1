"""Headings, notices, letters and captions told by their marks, their words and what stands beside them."""

import pytest

from index.article import Kind
from index.extraction.bylines import parse_byline, parse_tail
from tests.extracted_pages import Extract, headlines

LETTER = "编辑同志：\n我家住在渡口边，入夏以来渡船常常晚点，老人和孩子在太阳底下一等就是半个钟头。\n\n"
"渡口街 林小满\n\n"
NEWS = "本报讯（记者何平）6月17日，青禾镇早稻开镰，收割机下了田。\n"


def test_headings_with_the_mark_of_the_one_before_are_headlines_whatever_level_others_have(
    extract: Extract,
) -> None:
    page = extract(
        f"# 青禾镇早稻开镰\n\n{NEWS}\n### 机手\n\n机手们歇在村里的休息站，天不亮就下田。\n\n### 粮价\n\n"
        f"粮价比去年高，农户都说好。\n\n"
        "# 渡口加开夜班船\n\n本报讯（记者林可）云溪渡口从今天起加开夜班船。\n\n便民服务台\n\n"
        "### 计划停电预告\n\n6月18日8时至12时，城南线停电检修，咨询电话见供电所门口。\n\n"
        "### 3路车走向临时调整\n\n因桥梁维修，3路车改走北岸，恢复时间另行公告。\n\n### 本周影讯\n\n"
        "文化宫本周放映《渡口》，学生半价。\n"
    )
    assert headlines(page) == [
        "青禾镇早稻开镰",
        "渡口加开夜班船",
        "计划停电预告",
        "3路车走向临时调整",
        "本周影讯",
    ]


@pytest.mark.parametrize(
    ("heading", "titles"),
    [
        ("### 编后\n\n", ["渡船能不能准点", "编后"]),
        ("编后\n\n### 别让乘客干等\n\n", ["渡船能不能准点", "别让乘客干等"]),
    ],
    ids=["marked like the headline", "with a headline of its own"],
)
def test_what_the_editors_add_is_of_its_own(extract: Extract, heading: str, titles: list[str]) -> None:
    page = extract(
        "### 渡船能不能准点\n\n本报讯（记者何平）入夏以来渡船常常晚点，乘客在太阳底下一等就是半个钟头。\n\n"
        f"{heading}一个班次表挡不住一句“再等等”，守时是最起码的服务，请渡口管理处想想办法。\n"
    )
    assert [article.headline for article in page.articles] == titles


def test_a_reply_under_a_letter_belongs_to_it_and_the_column_goes_on(extract: Extract) -> None:
    page = extract(
        f"读者来信\n\n### 渡船能不能准点\n\n{LETTER}【回音壁】\n\n"
        f"接到来信后，渡口管理处已请船工按时开船。\n\n"
        "### 站牌字太小\n\n晚报编辑：\n我今年七十岁，站牌上的字看不清楚，请有关部门换成大字。\n\n"
        "北门街 周敏\n"
    )
    assert headlines(page) == ["渡船能不能准点", "站牌字太小"]
    assert "按时开船" in page.articles[0].text
    assert [article.section for article in page.articles] == ["读者来信", "读者来信"]


def test_an_editor_s_note_closes_a_letter(extract: Extract) -> None:
    page = extract(
        f"渡船能不能准点\n\n{LETTER}编后：接到来信后，本报已向渡口管理处反映，事情的进展本报将继续关注。\n\n"
        "退票改签这几点要记牢\n\n端午将至，渡船客票退改的办法告知各位乘客。\n\n一、开船前两天退票不收费用。\n"
    )
    assert headlines(page) == ["渡船能不能准点", "退票改签这几点要记牢"]


def test_the_rest_of_a_story_from_the_first_page_is_of_its_own(extract: Extract) -> None:
    page = extract(
        f"青禾镇早稻开镰\n\n{NEWS}\n（上接第一版）\n\n会议要求，各渡口要抓好三件事：守时、守规、守夜。\n\n"
        "关于办理渡船月票的通知\n各单位、各社区：\n渡船月票即日起在渡口管理处办理，请带身份证。\n"
    )
    assert headlines(page) == ["青禾镇早稻开镰", "", "关于办理渡船月票的通知"]
    assert page.articles[2].kind is Kind.NOTICE


def test_who_gives_a_service_notice_signs_it(extract: Extract) -> None:
    page = extract(
        "北岸路今晚起夜间封闭\n因铺设管道，北岸路今晚起夜间封闭，请车辆绕行。\n云溪市公路局北岸管理所\n"
        f"青禾镇早稻开镰\n{NEWS}"
    )
    assert [article.title for article in page.articles] == ["北岸路今晚起夜间封闭", "青禾镇早稻开镰"]


@pytest.mark.parametrize("name", ["额尔敦", "字晓梅"])
def test_three_characters_that_are_no_word_sign_a_brief(name: str) -> None:
    assert parse_tail(f"奶站建起二十二座。（{name}）")[0].authors == (name,)


@pytest.mark.parametrize("words", ["农技站", "区妇联", "新华社", "本报综", "下转二"])
def test_three_characters_of_an_office_or_a_remark_sign_nothing(words: str) -> None:
    assert not parse_tail(f"奶站建起二十二座。（{words}）")[0]


@pytest.mark.parametrize("line", ["渔家女子摄影队办展", "小记者习作", "今日接听 记者 林小满"])
def test_photography_and_what_pupils_wrote_name_nobody_in_their_roles(line: str) -> None:
    named = parse_byline(line)
    assert named is None or (named.photographers, named.authors) == ((), ())


def test_a_lunar_date_and_a_postcode_are_of_the_page(extract: Extract) -> None:
    page = extract(
        f"青禾镇早稻开镰\n\n{NEWS}\n农历壬辰年四月廿八\n\n渡口加开夜班船\n\n"
        f"本报讯（记者林可）渡口加开夜班船。\n\n"
        "青禾镇新开路16号 邮编：100000\n"
    )
    assert [article.title for article in page.articles] == ["青禾镇早稻开镰", "渡口加开夜班船"]
    assert [piece.lines for piece in page.furniture] == [(5, 5), (11, 11)]


def test_results_line_by_line_are_a_table_under_its_heading(extract: Extract) -> None:
    page = extract(
        f"青禾镇早稻开镰\n{NEWS}\n末轮赛果\n城北铁路 2:1 江南联队\n沅纺老友 0:0 师院校友\n"
        f"河西快递 3:2 桥头人家\n\n"
        "渡口加开夜班船\n本报讯（记者林可）渡口加开夜班船。\n"
    )
    assert headlines(page) == ["青禾镇早稻开镰", "末轮赛果", "渡口加开夜班船"]


def test_headed_bullets_are_briefs_though_a_picture_has_a_bullet_too(extract: Extract) -> None:
    page = extract(
        f"青禾镇早稻开镰\n\n{NEWS}\n■图为6月17日，收割机在青禾镇下田。本报记者 何平 摄\n\n快讯\n\n"
        "■渡口加开夜班船\n\n昨日，云溪渡口加开夜班船，船工轮班值守。\n\n■站牌换成大字\n\n"
        "昨日，北门街的站牌换成了大字。\n"
    )
    assert [article.title for article in page.articles] == [
        "青禾镇早稻开镰",
        "",
        "渡口加开夜班船",
        "站牌换成大字",
    ]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("授予“2012 年度先进单位”称号。", "2013-03-20"),
        ("授予先进单位称号。\n\n云溪市自来水公司\n\n2013年3月21日\n", "2013-03-21"),
    ],
    ids=["a year set apart by spaces", "a notice dated later"],
)
def test_an_undated_page_is_dated_by(extract: Extract, text: str, date: str) -> None:
    page = extract(f"大会召开\n\n本报讯（记者何平）3 月 20 日，经开区召开大会，{text}", "page.txt")
    assert str(page.page.facts.date) == date

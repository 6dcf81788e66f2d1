"""Short lines over and under stories: salutations, authors' marks, columns, captions, guides, poems."""

import pytest

from index.article import Kind
from index.extraction.bylines import is_author_name
from tests.extracted_pages import Extract, headlines

NEWS = "本报讯（记者何平）6月17日，青禾镇早稻开镰，收割机下了田。\n"


def test_a_headline_with_a_comma_in_what_it_quotes_stands_over_its_author(extract: Extract) -> None:
    page = extract(
        "今日快评\n“排队一小时，看病五分钟”该怎么解\n■ 林小满\n"
        "看病排队之苦，苦在不确定。医院推行分时预约，这一步走得对。\n"
        "菜市场里也有大学问\n■ 周敏\n东湖市场的摊主最近有点忙，摊位重新划线，人人都有地方摆。\n"
    )
    assert headlines(page) == ["“排队一小时，看病五分钟”该怎么解", "菜市场里也有大学问"]
    assert [article.authors for article in page.articles] == [("林小满",), ("周敏",)]
    assert page.articles[0].section == "今日快评"


def test_a_letter_greets_whoever_it_is_to(extract: Extract) -> None:
    page = extract(
        "安全家书\n\n等你回家吃晚饭\n\n老杨：\n\n你总说我唠叨，今天就写在纸上，你升井了慢慢看。\n\n"
        "下班早点回来，饭在锅里热着，酒我也温好了。\n\n"
        f"运输队职工家属 林小满\n\n青禾镇早稻开镰\n\n{NEWS}"
    )
    assert headlines(page) == ["等你回家吃晚饭", "青禾镇早稻开镰"]
    assert page.articles[0].authors == ("林小满",)
    assert page.articles[0].text.startswith("老杨：")


def test_a_place_with_a_colon_over_a_headline_is_its_kicker(extract: Extract) -> None:
    page = extract(f"灵和县：\n把好食堂“五道关”\n\n{NEWS}")
    assert (page.articles[0].kicker, page.articles[0].headline) == ("灵和县：", "把好食堂“五道关”")


@pytest.mark.parametrize("word", ["访谈", "停电", "小知识", "来鸿"])
def test_words_of_columns_are_nobody_s_name(word: str) -> None:
    assert not is_author_name(word)


def test_a_question_over_a_deck_is_a_headline_and_no_last_word(extract: Extract) -> None:
    page = extract(
        "青禾镇早稻开镰\n\n本报讯 青禾镇早稻开镰，收割机下了田。\n\n手机交给谁管？\n\n"
        "——云溪五中“家校约定”观察\n\n"
        "本报记者 林可\n\n五月的一个下午，学校门口的箱子空了，学生把手机带回了家。\n"
    )
    assert page.articles[1].title == "手机交给谁管？ ——云溪五中“家校约定”观察"


def test_headings_of_other_pages_name_no_section_of_this_one(extract: Extract) -> None:
    page = extract(
        f"青禾镇早稻开镰\n\n{NEWS}\n今日导读\n三版 林小满：一本村情账 十九年山路\n四版 胡同里的叫卖声\n"
    )
    assert [(article.headline, article.section) for article in page.articles] == [("青禾镇早稻开镰", "")]


def test_a_name_in_latin_capitals_with_a_page_number_is_no_section(extract: Extract) -> None:
    page = extract(f"WUYANG MORNING POST A9\n2010年11月23日 星期二\n\n青禾镇早稻开镰\n\n{NEWS}", "page.txt")
    assert (page.page.facts.section, page.page.facts.label) == ("", "A9")


def test_a_short_sentence_with_its_photographer_is_a_picture(extract: Extract) -> None:
    page = extract(
        f"青禾镇早稻开镰\n\n{NEWS}\n春到石棚港。　　邵　明　摄\n\n答　谢\n"
        "先父于本月仙逝，承蒙各位前来吊唁，谨此致谢。\n孝子：林可　泣谢\n"
    )
    assert [(article.kind, article.photographers) for article in page.articles[1:]] == [
        (Kind.PHOTO, ("邵明",)),
        (Kind.NOTICE, ()),
    ]


def test_a_photographer_s_name_torn_after_his_rank_is_whole(extract: Extract) -> None:
    page = extract(
        "昨天上午，交警支队在桥头设卡查处违法搭载，当天\n"
        "共纠正四十七宗，对学童未戴头盔的家长进行教育。本报记者 龙\n志辉 摄\n"
    )
    assert page.articles[0].photographers == ("龙志辉",)


def test_a_notice_s_name_in_the_column_of_its_text_heads_it(extract: Extract) -> None:
    page = extract(
        f"青禾镇早稻开镰\n\n{NEWS}\n关于中高考期间加强环境噪声管理的通告\n"
        f"为给广大考生创造安静的学习环境，现就有关事\n"
        "项通告如下：市区工地夜间停止施工，违者由环保\n部门依法处罚，请市民互相监督。\n"
    )
    assert headlines(page) == ["青禾镇早稻开镰", "关于中高考期间加强环境噪声管理的通告"]


def test_what_an_official_adds_is_no_brief(extract: Extract) -> None:
    page = extract(
        "今年以来全省新增企业612户\n\n"
        "据新华社长沙5月17日电 全省新增规模以上企业612户，先进制造业占比过半。\n\n"
        "湖南省工信厅有关负责人表示，将实施中小企业行动，推动更多企业上规、上云。\n"
    )
    assert headlines(page) == ["今年以来全省新增企业612户"]


def test_poems_under_one_author_keep_their_lines_and_leave_the_next_headline(extract: Extract) -> None:
    page = extract(
        "父亲的秤（外一首）\n◎林小满\n一杆秤在父亲手里\n平了四十年\n称谷子，称棉花\n也称过我\n"
        "路过一片稻田\n没有人的稻田\n也在低头\n\n"
        "桂花开在三线厂\n◎周敏\n"
        "　　那年我九岁，跟着父母从上海坐火车，颠了三天，来到山坳里的厂子，父亲说到家了。\n"
    )
    assert headlines(page) == ["父亲的秤（外一首）", "桂花开在三线厂"]
    assert page.articles[0].text.count("\n") == 6


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2023—2024赛季联赛第2轮打响", "2024-02-20"),
        ("第十四届全国冬季运动会速度滑冰比赛结束", "2024-02-20"),
    ],
)
def test_an_undated_page_is_dated_by_its_season_and_games(extract: Extract, text: str, date: str) -> None:
    page = extract(
        f"冰场夺冠\n\n本报讯（记者何平）2月20日，{text}，我市选手夺冠。这块冰场2020年建成。\n", "page.txt"
    )
    assert str(page.page.facts.date) == date


def test_a_campaign_is_a_column(extract: Extract) -> None:
    page = extract(f"# 不忘初心 牢记使命 主题教育进行时\n\n## 问题清单贴到门口\n\n{NEWS}")
    assert (page.articles[0].title, page.articles[0].section) == (
        "问题清单贴到门口",
        "不忘初心 牢记使命 主题教育进行时",
    )


def test_lines_of_the_masthead_name_no_section(extract: Extract) -> None:
    page = extract(
        f"云溪铜业报\n安全生产无事故第612天\n2019年8月22日 星期四\n农历己亥年七月廿二 七月廿三处暑\n\n"
        f"青禾镇早稻开镰\n\n{NEWS}",
        "page.txt",
    )
    assert (page.page.facts.newspaper, page.page.facts.section) == ("云溪铜业报", "")
    assert [article.title for article in page.articles] == ["青禾镇早稻开镰"]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("云溪科技馆9月开放时间", Kind.NOTICE),
        ("图书馆延长自习室开放时间", Kind.REPORT),
        ("部分路段计划停电", Kind.NOTICE),
    ],
)
def test_hours_and_cuts_are_notices_and_news_of_them_is_news(
    extract: Extract, heading: str, kind: Kind
) -> None:
    page = extract(
        f"{heading}\n\n周二至周日九时至十七时，周一闭馆，节假日照常，咨询电话见门口。\n\n"
        f"青禾镇早稻开镰\n\n{NEWS}"
    )
    assert page.articles[0].kind is kind


@pytest.mark.parametrize("credit", ["新华社发（林可\n摄）", "（新华社记者 林\n可摄）"])
def test_a_torn_credit_with_nothing_shown_is_no_error(extract: Extract, credit: str) -> None:
    page = extract(f"青禾镇早稻开镰\n\n{NEWS}\n{credit}\n")
    assert headlines(page)[0] == "青禾镇早稻开镰"

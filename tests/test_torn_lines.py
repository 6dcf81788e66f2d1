"""Lines that belong to what is around them: credits, signatures, calls, rows, sponsors, sub-heads."""

import datetime as dt

import pytest

from index.extraction.eras import find_eras
from index.extraction.events import find_events
from tests.extracted_pages import Extract, headlines

OPENING = "本报讯（记者林可）6月17日，青禾镇早稻开镰，今年全镇种了三万亩，亩产预计九百斤。"


@pytest.mark.parametrize(
    "line",
    [
        "中共云溪县委宣传部协办",
        "云溪开发区党工委宣传部 云溪日报社 合办",
        "农历丁丑年五月十四 第2316期 本期四版 内部发行",
    ],
)
def test_who_gives_a_page_is_no_kicker(extract: Extract, line: str) -> None:
    page = extract(f"云溪日报 2021年6月18日 星期五\n{line}\n青禾镇早稻开镰\n{OPENING}\n")
    assert (page.articles[0].kicker, page.articles[0].headline) == ("", "青禾镇早稻开镰")


def test_what_a_city_hosts_is_a_headline(extract: Extract) -> None:
    page = extract(f"茶博会由我市承办\n\n{OPENING}\n")
    assert headlines(page) == ["茶博会由我市承办"]


def test_a_day_torn_from_its_date_stays_with_the_notice(extract: Extract) -> None:
    page = extract(
        "停水通知\n\n因更换水管，定于十八日夜间对解放北路停水，请有关用户提前储水，并关好龙头，\n"
        "给您带来不便请谅解。\n\n"
        "云溪市自来水公司2021年6月16\n日\n"
    )
    assert headlines(page) == ["停水通知"]
    assert page.articles[0].body[-1].text == "云溪市自来水公司2021年6月16日"


def test_names_before_the_line_that_leads_to_another_page_are_read(extract: Extract) -> None:
    page = extract(
        f"放权要放到底\n\n{OPENING.replace('（记者林可）', '')}\n（本报记者　林可）　（下转第二版）\n"
    )
    assert page.articles[0].reporters == ("林可",)


def test_a_reporter_named_at_the_end_of_the_opening_is_read(extract: Extract) -> None:
    page = extract(
        "空中接力飞越三省\n\n"
        "昨日下午，一架救护直升机降落在省医院的停机坪上，病人被推进急救室。记者林可报道：\n\n"
        "家长求助后，民航和两省医院连夜协商航线，主治医师说，病人目前平稳。\n"
    )
    assert page.articles[0].reporters == ("林可",)


def test_a_caption_names_which_of_two_reporters_took_the_pictures(extract: Extract) -> None:
    page = extract(
        "海上牧鱼人\n\n记者 林可 周敏 文/图\n\n"
        "从深湾码头坐小艇出去二十分钟，海面上漂着十二户人家，最长的住了十九年。\n\n"
        "风平浪静的日子，投料、洗网、捡死鱼，一天就过去了，台风来时全家上岸。\n\n"
        "（本组图片均由记者 周敏 摄）\n"
    )
    assert (page.articles[0].reporters, page.articles[0].photographers) == (("林可", "周敏"), ("周敏",))


def test_a_photographer_after_a_sign_is_read(extract: Extract) -> None:
    page = extract(
        f"青禾镇早稻开镰\n\n{OPENING}\n\n"
        f"近日，云溪纺织公司的新生产线投产。图为女工在生产线上作业。  □石望春 摄\n"
    )
    assert page.articles[1].photographers == ("石望春",)


def test_where_to_send_entries_is_the_call_s_own(extract: Extract) -> None:
    page = extract(
        "“我家的老物件”征文启事\n\n寻常百姓家里总有几样舍不得丢的老物件，请您写下它们的故事，一千字以内。\n\n"
        "来稿请寄：云溪市解放中路88号云溪晚报副刊部，也可发至本版投稿信箱。\n"
    )
    assert page.articles[0].body[-1].text.startswith("来稿请寄")


def test_a_row_broken_over_two_lines_heads_nothing(extract: Extract) -> None:
    page = extract(
        "今日电视体育\n\n省体育频道　14：30　羽毛球公开赛四分之一\n决赛\n"
        "19：35　女排俱乐部联赛　云溪—北滩\n市台二套　20：10　围棋讲座（17）\n\n"
        f"青禾镇早稻开镰\n\n{OPENING}\n"
    )
    assert headlines(page) == ["今日电视体育", "青禾镇早稻开镰"]
    assert page.articles[0].kind.value == "notice"


def test_an_open_line_over_a_paragraph_is_no_sub_head(extract: Extract) -> None:
    page = extract(
        f"人大常委会举行会议\n{OPENING}\n\n会议听取和审议了市政府关于\n"
        f"2020年上半年计划执行情况的报告、关于饮\n用水水源地保护情况的报告，会议还表决通\n"
        f"过了有关人事任免事项。\n"
    )
    assert headlines(page) == ["人大常委会举行会议"]
    assert not any(paragraph.is_subheading for paragraph in page.articles[0].body)


@pytest.mark.parametrize(
    "line",
    ["据渡口派出所民警介绍，被抓男子", "各校校长和值班教师必须", "这里是学习贯彻新颁布的《渡口管理"],
)
def test_a_line_that_cannot_end_there_heads_no_story(extract: Extract, line: str) -> None:
    page = extract(
        f"渡口昨起加班\n\n{OPENING}\n\n船工说，赶集的人比上月多了一倍。\n\n集市要开到月底。\n\n"
        f"{line}\n\n说的都是去年的事，今年的办法还没有人说起，要等开过会才知道。\n\n办法下月公布。\n"
    )
    assert headlines(page) == ["渡口昨起加班"]
    assert not any(paragraph.is_subheading for paragraph in page.articles[0].body)


def test_a_sub_head_over_text_with_somebody_else_s_picture_below_stays_in_its_story(extract: Extract) -> None:
    page = extract(
        "没有断过的跟踪\n——记刑警队长陆长河\n\n本报记者 林可\n\n"
        "一个雨夜，青禾镇供销社的值班员被害，现场只有泥水里两个不完整的鞋印。\n\n"
        "老队长退休那天，把一个牛皮纸袋交给陆长河，袋子里装着案件的全部记录。\n\n一张车票\n\n"
        "陆长河在清理旧档案时发现，案发第二天有一张开往北滩的火车票，票面上写着姓名。\n\n"
        "此后的几年里，他像一个固执的农夫，一有空就在这块地上刨一刨。\n\n"
        "暑假期间，交警支队的民警走进少年宫，为孩子们讲授交通安全。　周敏　摄\n\n一双布鞋\n\n"
        "冬天，另一起案子的嫌疑人说起，北滩有个木匠喜欢穿自己做的布鞋，右脚外侧磨得厉害。\n"
    )
    assert headlines(page) == ["没有断过的跟踪", ""]
    assert [p.text for p in page.articles[0].body if p.is_subheading] == ["一张车票", "一双布鞋"]


def test_a_byline_over_a_marked_heading_signs_it_where_a_column_ends(extract: Extract) -> None:
    page = extract(
        "# 青禾镇早稻开镰\n\n"
        + OPENING
        + "\n\n12345帮你问\n\n骑车能走滨江步道吗？\n\n市民何先生：步道修到了单位门口，骑车上班可以走吗？\n\n"
        "回复：不可以，步道只供行人通行。\n\n全媒体记者 林可 文/图\n\n# 菜市场里的修伞铺\n\n"
        "城南菜市场东门第三个摊位，夹在卖豆腐的和卖干货的中间，老石在这里修了四十年伞。\n"
    )
    assert [article.reporters for article in page.articles] == [("林可",), (), ("林可",)]


def test_the_day_of_an_earlier_report_is_not_the_story_s(extract: Extract) -> None:
    page = extract(
        "早教课的退费协议签了\n\n"
        "晨报讯（记者林可）本报6月2日04版报道了早教机构关门一事，昨日，家长们拿到了退费协议。\n"
    )
    assert page.articles[0].dateline == dt.date(2021, 6, 17)


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("今日停电", "notice"),
        ("明日讲座", "notice"),
        ("咨询服务", "notice"),
        ("“你来说事”征集线索", "notice"),
        ("云溪中小学招生服务热线", "notice"),
        ("我市开通招生服务热线", "report"),
        ("今日开镰", "report"),
    ],
)
def test_headings_of_services_head_notices(extract: Extract, heading: str, kind: str) -> None:
    page = extract(
        f"# {heading}\n\n观山路长航小区、曙光新村，学院路三号至九号，请有关住户相互转告，并做好准备。\n"
    )
    assert page.articles[0].kind.value == kind


def test_news_signed_over_its_text_with_several_parts_is_a_feature(extract: Extract) -> None:
    text = "6月8日，星期六，阴。早上六点半，李官渡口的雾还没散，老石已经把缆绳解开了。"
    parts = (
        "\n\n祖孙三代摆一条船\n\n爷爷那时候就在这儿摆渡，一根竹篙撑到底。\n\n桥通了\n\n"
        "孩子们上学不用再等船，老石把竹篙挂在墙上。"
    )
    news = f"\n青禾镇早稻开镰\n\n{OPENING}\n"
    feature = extract(f"最后一个渡口\n\n本报记者 林可\n\n{text}{parts}\n{news}").articles[0]
    report = extract(f"最后一个渡口\n\n本报记者 林可\n\n{text}\n{news}").articles[0]
    assert (feature.kind.value, report.kind.value) == ("feature", "report")


@pytest.mark.parametrize("line", ["赣报准印字第0417号", "本期坐堂律师：云溪律师事务所 石望春"])
def test_lines_beside_a_story_are_no_headline(extract: Extract, line: str) -> None:
    page = extract(f"云溪日报 2021年6月18日 星期五\n{line}\n\n青禾镇早稻开镰\n\n{OPENING}\n")
    assert (headlines(page), page.articles[0].kicker) == (["青禾镇早稻开镰"], "")


def test_whom_to_call_is_the_notice_s_own_though_the_line_has_its_day(extract: Extract) -> None:
    page = extract(
        "拍卖公告\n\n受委托，定于2021年7月15日上午10时在我公司二楼拍卖厅公开拍卖越野车一辆。\n\n"
        "联系电话：13800000611 云溪市天衡拍卖有限责任公司 2021年7月6日\n"
    )
    assert page.articles[0].body[-1].text.startswith("联系电话")


def test_a_lead_in_spaced_out_is_one(extract: Extract) -> None:
    page = extract(
        "冒名代办骗走三户人家\n一女子获刑两年\n"
        "本 报 讯　通讯员方志刚报道　谎称认识人能办事，女子骗取三户居民现金。\n"
    )
    assert len(page.articles) == 1 and page.articles[0].headline
    assert page.articles[0].correspondents == ("方志刚",)


def test_an_undated_page_is_dated_by_the_congress_it_greets_and_by_first_years() -> None:
    assert find_events("以优异成绩迎接党的十八大，靠的是实打实的工作")[0][1][0] == 2012
    assert find_events("今年是取消农业税的头一年，农民种粮积极性高")[0][1][0] == 2006
    assert find_events("自汶川特大地震发生以来，已缴纳特殊党费")[0][1] == (2008, 5)


def test_who_gave_the_tip_does_not_head_the_picture_below(extract: Extract) -> None:
    page = extract(
        f"青禾镇早稻开镰\n\n{OPENING}\n线索提供：罗先生 奖金50元\n6月16日，机手在北滩检修收割机。 周敏 摄\n"
    )
    assert headlines(page) == ["青禾镇早稻开镰", ""]


def test_a_book_with_nothing_told_of_it_is_no_error(extract: Extract) -> None:
    page = extract("《云溪志》\n林可 著 云溪人民出版社\n\n　　这是一本写溪边生活的书，从渡口写到桥。\n")
    assert page.articles[0].body[-1].text.startswith("这是一本")


@pytest.mark.parametrize("line", ["云溪日报社、" * 22 + "举行", "云溪联合会 " * 83])
def test_a_long_row_of_bodies_is_read_at_once(extract: Extract, line: str) -> None:
    assert extract(f"青禾镇早稻开镰\n{line}\n\n{OPENING}\n").articles


@pytest.mark.parametrize("label", ["【请您评判】", "【健康与你】", "【我们的节日】"])
def test_words_in_a_column_s_brackets_are_its_name(extract: Extract, label: str) -> None:
    page = extract(f"{label}\n\n青禾镇早稻开镰\n\n{OPENING}\n")
    assert (page.articles[0].section, page.articles[0].kicker) == (label[1:-1], "")


@pytest.mark.parametrize(
    "text",
    ["产生了三个新冠军，看台沸腾。", "喜迎十二大项目落户，开工在即。", "1995年6月，选举产生三个代表。"],
)
def test_words_inside_others_tell_no_year(text: str) -> None:
    assert not find_eras(text)
    assert not find_events(text)


@pytest.mark.parametrize("tail", ["（小麦）", "（扶贫办）", "（牧民）"])
def test_words_in_a_closing_bracket_are_nobody(extract: Extract, tail: str) -> None:
    page = extract(
        f"青禾镇早稻开镰\n\n今年全镇种了三万亩早稻，亩产预计九百斤，收割机从北滩一路收到南坝。{tail}\n"
    )
    assert page.articles[0].authors == ()


@pytest.mark.parametrize("words", ["本报记者跟踪报道。", "本报记者连续报道。"])
def test_how_a_story_is_reported_is_no_name(extract: Extract, words: str) -> None:
    page = extract(
        f"青禾镇早稻开镰\n\n今年全镇种了三万亩早稻，亩产预计九百斤。{words}\n\n收割机从北滩收到南坝。\n"
    )
    assert page.articles[0].reporters == ()


def test_news_from_an_agency_s_report_has_its_day(extract: Extract) -> None:
    page = extract("桥塔封顶\n\n据《云溪日报》6月15日报道，云溪二桥主塔封顶，明年五月两岸合龙。\n")
    assert page.articles[0].dateline == dt.date(2021, 6, 15)


def test_where_a_story_goes_on_is_kept_behind_the_names(extract: Extract) -> None:
    page = extract(f"放权要放到底\n\n{OPENING}\n（本报记者　林可）　（下转第二版）\n")
    assert page.articles[0].jump == "（下转第二版）"


def test_a_speaker_may_open_a_headline_over_news(extract: Extract) -> None:
    page = extract(f"村民李大爷：家门口就能挣到钱真幸福\n\n{OPENING}\n")
    assert headlines(page) == ["村民李大爷：家门口就能挣到钱真幸福"]


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("6月17日晚大型舞剧《渡口》上演", 17),
        ("本报6月2日《村口竖起收费杆》一文刊出后，昨日关卡拆除", 17),
        ("本报6月2日曾报道关卡一事，昨日关卡拆除", 17),
    ],
)
def test_a_day_before_a_name_in_brackets_is_the_paper_s_only_where_it_says_so(
    extract: Extract, opening: str, day: int
) -> None:
    page = extract(f"关卡拆了\n\n本报讯（记者林可）{opening}，青禾镇的人都去看了。\n")
    assert page.articles[0].dateline == dt.date(2021, 6, day)


@pytest.mark.parametrize("tail", ["（化名）", "（下同）", "（全场起立）"])
def test_a_remark_in_brackets_ends_no_paragraph(extract: Extract, tail: str) -> None:
    page = extract(
        "药箱\n\n本报记者 林可\n\n村医陆长河给全村四百三十六位老人建了健康\n"
        "档案，每季度上门随访一次。去年冬天他发现了\n"
        f"病情，老人得救了，大家都很高兴。{tail}\n他说，再晚两个小时就来不及了，这样的事每年\n都有几回。\n"
    )
    assert len(page.articles[0].body) == 1

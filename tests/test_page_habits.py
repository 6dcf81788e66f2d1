"""Habits of pages: sub-heads marked like headlines, headings behind their stories, torn and spaced names."""

import datetime as dt

import pytest

from tests.extracted_pages import Extract, headlines

OPENING = "本报讯（记者林可）6月17日，青禾镇早稻开镰，今年全镇种了三万亩，收割机从北滩一路收到南坝。"
BRIDGE = "本报讯（记者周敏）昨日，云溪二桥主塔封顶，施工方说，明年五月两岸就能合龙，过江只要四分钟。"
SCHOOL = "本报讯（通讯员石磊）近日，城南小学把操场交给孩子们种菜，番茄、黄瓜和豆角长满了围栏。"


def test_sub_heads_marked_like_the_headlines_stay_in_their_signed_story(extract: Extract) -> None:
    page = extract(
        "## 守堤的人\n\n## ——白石堤志愿队的十年\n\n本报记者 林可\n\n"
        "凌晨四点，白石堤还浸在潮声里。陆长河拧亮手电，沿着堤往北走，每隔两百米摸一摸排水孔。\n\n"
        "堤长九公里，护着三个镇。十年前台风正面袭来，几名老兵跳进水里堵了一夜的口子。\n\n"
        "## 一本账记了三千页\n\n"
        "值班室里靠墙一排铁皮柜，码着二十六本巡堤日志。陆长河说，堤上的每一道裂缝都在日志里。\n\n"
        "## 一盏灯照着归路\n\n"
        "入夜，堤头的灯亮起来。志愿队自己装的探照灯，照着晚归的渔船。陆长河把手电揣进怀里。\n\n"
        "## 青禾镇早稻开镰\n\n" + OPENING + "\n"
    )
    assert headlines(page) == ["守堤的人", "青禾镇早稻开镰"]
    assert [p.text for p in page.articles[0].body if p.is_subheading] == [
        "一本账记了三千页",
        "一盏灯照着归路",
    ]


def test_a_brief_with_a_bold_heading_names_its_reporter(extract: Extract) -> None:
    page = extract(
        "# 速览\n\n**码头恢复夜航** 本报讯（记者林可）6月16日晚，北港码头恢复夜航，每晚增开四班。\n\n"
        "**书可以晚还** 本报讯（通讯员周敏、石磊）市图书馆6月起延长借期，可以晚十天还书。\n"
    )
    assert [article.reporters for article in page.articles] == [("林可",), ()]
    assert page.articles[1].correspondents == ("周敏", "石磊")
    assert page.articles[0].dateline == dt.date(2021, 6, 16)


def test_a_name_torn_by_the_end_of_a_line_is_whole_again(extract: Extract) -> None:
    page = extract("市场搬新家\n\n晚报讯（记者林可 通讯员向红\n英）昨日，老市场关门谢客，经营户搬进新楼。\n")
    assert page.articles[0].correspondents == ("向红英",)


def test_a_line_spaced_out_to_fill_its_column_is_no_byline(extract: Extract) -> None:
    page = extract(
        "药箱\n\n本报记者 林可\n\n村医陆长河给全村四百三十六位老人建了健康\n"
        "档案，每季度上门随访一次。去年冬天的一天，\n"
        "靠 着 一 次 随 访 中 做 的 心 电 图 ， 他 发 现 村 民\n"
        "顾老四有心肌梗死的征兆，立刻叫来救护车送到\n市医院，再晚两个小时就来不及了。\n"
    )
    assert len(page.articles) == 1
    assert page.articles[0].reporters == ("林可",)
    assert page.articles[0].photographers == ()


def test_a_credit_over_a_caption_belongs_to_the_picture(extract: Extract) -> None:
    page = extract(
        f"# 青禾镇早稻开镰\n\n{OPENING}\n\n大户陆长河说，两百亩稻子三天就能收完，烘干房已经腾空。\n\n"
        f"周敏 摄\n\n6月16日，青禾镇北滩，机手正在检修收割机。\n\n# 二桥主塔封顶\n\n{BRIDGE}\n"
    )
    assert [str(article.kind) for article in page.articles] == ["report", "photo", "report"]
    assert page.articles[1].photographers == ("周敏",)
    assert page.articles[0].photographers == ()


def test_a_letter_is_signed_by_several(extract: Extract) -> None:
    page = extract(
        "# 盼书屋按时开门\n\n编辑同志：我们是两名中学生，放假最想去村里的书屋，可是门常常锁着。\n\n"
        "希望能固定开放时间，比如每天下午五点到八点。\n\n北滩乡英华村 陆秋生 阿依娜尔\n\n"
        f"# 青禾镇早稻开镰\n\n{OPENING}\n"
    )
    assert page.articles[0].authors == ("陆秋生", "阿依娜尔")
    assert str(page.articles[0].kind) == "commentary"


def test_headings_stand_behind_their_stories_though_the_first_has_its_own_before(extract: Extract) -> None:
    page = extract(
        f"云溪二桥明年合龙\n\n{BRIDGE}\n\n{OPENING}\n\n青禾镇三万亩早稻开镰\n\n{SCHOOL}\n\n城南小学操场种菜\n"
    )
    assert headlines(page) == ["云溪二桥明年合龙", "青禾镇三万亩早稻开镰", "城南小学操场种菜"]


def test_all_lines_of_a_block_over_its_lead_are_the_headline(extract: Extract) -> None:
    page = extract(
        "贪便宜买了“神床”\n2.8万元换来一堆铁架\n民警追款43天，全额讨回，老人写信道谢\n"
        + OPENING
        + "\n\n"
        + BRIDGE
        + "\n"
    )
    assert page.articles[0].title.replace(" ", "") == (
        "贪便宜买了“神床”2.8万元换来一堆铁架民警追款43天，全额讨回，老人写信道谢"
    )


def test_a_dated_notice_tells_the_year_of_its_page(extract: Extract) -> None:
    page = extract(
        f"# 青禾镇早稻开镰\n\n{OPENING.replace('6月17日', '4月12日')}\n\n# 停水公告\n\n"
        "因检修管道，城南停水一天。\n\n"
        "云溪市自来水公司\n2018年4月12日\n",
        "x.txt",
    )
    assert page.page.facts.date == dt.date(2018, 4, 12)
    assert page.page.facts.date_inferred


def test_what_was_done_in_a_year_makes_it_a_past_one(extract: Extract) -> None:
    page = extract(
        f"# 青禾镇早稻开镰\n\n{OPENING}\n\n2017年，镇里引进新稻种，当年就增产两成；2019年的目标是四万亩。\n",
        "x.txt",
    )
    assert page.page.facts.date is not None
    assert page.page.facts.date.year in (2018, 2019)


NEWS = "青禾镇早稻开镰\n\n本报讯（记者林可）6月17日，青禾镇早稻开镰，收割机下了田。\n"


def test_news_goes_on_after_the_picture_that_cuts_into_it(extract: Extract) -> None:
    page = extract(
        "云溪召开渡口建设会议\n\n本报讯（记者林可）6月16日，云溪召开渡口建设会议，听取渡口项目建设情况的汇报。\n\n"
        "百米长卷画渡口\n\n昨日，实验小学的学生在操场上画渡口，画了一百米。\n\n本报记者 何平 摄\n\n"
        "会议指出，渡口项目是今年的头等大事。会议要求渡口项目六月底前全部开工。\n"
    )
    assert headlines(page) == ["云溪召开渡口建设会议", "百米长卷画渡口"]
    assert page.articles[0].text.endswith("全部开工。")
    assert page.articles[1].photographers == ("何平",)


def test_the_rest_of_a_story_from_another_page_stands_by_itself(extract: Extract) -> None:
    page = extract(f"{NEWS}\n（上接A02版）渡口的夜灯昨晚全部亮了，从桥头一直亮到码头，照着最后一班船。\n")
    assert [article.title for article in page.articles] == ["青禾镇早稻开镰", ""]


def test_the_parts_of_an_inquiry_stay_in_it(extract: Extract) -> None:
    page = extract(
        f"{NEWS}\n装暖气先交“开口费”\n□本报记者 林小满\n房子是去年买的，交钥匙的时候没有人提过这笔钱。\n"
        "记者调查\n全小区七成已交钱\n记者走访了九栋楼中的五栋，业主们说，不交就别想通管子。\n"
        "部门说法\n配套费已进房价\n市热力公司的工作人员说，这笔钱不该再收。\n"
    )
    assert headlines(page) == ["青禾镇早稻开镰", "装暖气先交“开口费”"]
    assert "这笔钱不该再收" in page.articles[1].text


def test_a_headline_as_wide_as_its_column_stands_over_a_text_that_opens_with_its_day(
    extract: Extract,
) -> None:
    page = extract(
        "厂矿短波\n\n烧结厂废气治理见效\n烧结厂投资八十六万元，对一号烧结机\n的除尘设备进行改造，粉尘降了一半。\n"
        "（烧结厂林可）\n\n动力厂查出“跑冒滴漏”五十七处\n9月11日，动力厂组织干部职工开展节\n"
        "水大检查，查出跑冒滴漏五十七处，当\n天整改四十一处。（动力厂周敏）\n\n"
        "夜市月底开张\n由公司劳动服务公司筹建的钢城夜市将\n于九月二十八日开张，首批设八十四个\n摊位，全部安排下岗职工。\n"
    )
    assert headlines(page) == ["烧结厂废气治理见效", "动力厂查出“跑冒滴漏”五十七处", "夜市月底开张"]
    assert [article.authors for article in page.articles[:2]] == [("林可",), ("周敏",)]


def test_two_lines_between_a_paragraph_and_a_lead_in_are_the_headline(extract: Extract) -> None:
    page = extract(
        "渡口添了夜灯\n本报讯（记者林可）昨晚，云溪渡口的夜\n灯全部亮了，从桥头一直亮到码头，照着\n最后一班船。\n"
        "“半价水果”少了二两半\n工商部门突查流动摊贩\n本报讯（记者周敏）“三块五，不甜不要\n钱！”昨日下午，站门口的三轮车旁围满\n了买水果的人。\n"
    )
    assert [article.title.replace(" ", "") for article in page.articles] == [
        "渡口添了夜灯",
        "“半价水果”少了二两半工商部门突查流动摊贩",
    ]


def test_a_paragraph_that_opens_with_a_year_is_no_heading_over_the_rest_of_it(extract: Extract) -> None:
    page = extract(
        f"{NEWS}\n“蘑菇大王”的第三次创业\n\n本报记者 林小满\n\n四十六岁的老万是个闲不住的人。\n\n"
        "卖菜起家\n\n1989年，高考落榜的老万借了500\n\n元钱，骑着自行车到城里贩菜，三年后攒下了第一笔钱。\n"
    )
    assert not any("1989年" in article.title or article.section for article in page.articles)
    assert any("借了500元钱" in article.text for article in page.articles)


def test_a_byline_between_two_stories_is_of_the_one_whose_lead_in_names_nobody(extract: Extract) -> None:
    page = extract(
        "博物馆里过周末\n\n　　本报讯 6月17日，市博物馆开放到晚上九点半，展厅里站满了人。\n"
        "　　馆长说，从下个月起每个周六都开夜场。\n本报记者 林可 文/摄\n\n"
        "雨前山塘逐座过\n　　本报讯（通讯员 周敏）6月17日，青禾镇检查了四十六座山塘水库。\n"
    )
    first, second = page.articles
    assert (first.reporters, first.photographers) == (("林可",), ("林可",))
    assert (second.reporters, second.correspondents, second.photographers) == ((), ("周敏",), ())


NEWS = "青禾镇早稻开镰\n\n本报讯（记者何平）6月17日，青禾镇早稻开镰，收割机下了田。\n"


@pytest.mark.parametrize("sign", ["|", "｜"])
def test_a_column_and_a_headline_on_one_line_are_parted(extract: Extract, sign: str) -> None:
    page = extract(f"{NEWS}\n风物{sign}青溪的桥\n\n青溪多桥，县志上说有七十二座，如今还剩三十一座。\n")
    assert page.articles[1].headline == "青溪的桥"
    assert page.articles[1].section == "风物"


def test_a_headline_behind_its_story_ends_at_the_name_of_a_column(extract: Extract) -> None:
    page = extract(
        f"{NEWS}\n本报讯（记者林可）昨日下午，云溪煤机队在主场二比一胜了东山队，升到联赛积分榜第三。\n\n"
        "云溪煤机主场取胜\n\n升至联赛积分榜第三\n\n国际短波\n\n国际油价跌破八十美元\n\n"
        "据新华社纽约6月16日电 受原油库存上升影响，国际油价跌破每桶八十美元。\n"
    )
    assert headlines(page)[2] == "国际油价跌破八十美元"
    assert page.articles[1].title.replace(" ", "") == "云溪煤机主场取胜升至联赛积分榜第三"


def test_standings_stay_in_the_report_of_a_match_that_is_headed_behind(extract: Extract) -> None:
    page = extract(
        f"{NEWS}\n本报讯（记者林可）昨日下午，云溪煤机队在主场二比一胜了东山队。\n\n省甲联赛积分榜\n\n"
        "名次 队名 胜 平 负 积分\n\n1 东山 9 3 2 30\n\n2 云溪煤机 8 4 2 28\n\n3 铁路 2 4 8 10\n\n"
        "云溪煤机主场胜东山\n\n国际油价跌破八十美元\n\n据新华社纽约6月16日电 国际油价跌破每桶八十美元。\n"
    )
    assert headlines(page) == ["青禾镇早稻开镰", "云溪煤机主场胜东山", "国际油价跌破八十美元"]


def test_scores_in_words_are_rows_of_the_report_over_them(extract: Extract) -> None:
    page = extract(
        f"{NEWS}\n足球联赛第十五轮赛果\n\n本报云溪6月17日讯 联赛第十五轮今天结束六场比赛，成绩如下：\n\n"
        "白鹤队三比一胜电力队\n\n建工队一比一平神马队\n\n远洋队二比零胜红旗队\n\n平安队四比一胜石化队\n\n"
        "十五轮战罢，积分前三名依次是白鹤队、平安队、远洋队。\n"
    )
    assert headlines(page) == ["青禾镇早稻开镰", "足球联赛第十五轮赛果"]


def test_prize_winners_under_a_line_with_a_colon_are_a_list(extract: Extract) -> None:
    page = extract(
        f"{NEWS}\n全国书信比赛揭晓\n\n本报讯第三届书信写作比赛近日揭晓。\n\n获得一等奖的是：\n\n"
        "江北省云溪市第二小学林小满\n\n江南省青禾县农场中学周敏\n\n江东市红星农场子弟学校何平\n\n"
        "获得组织奖的是江北、江南两省的邮电管理局。\n"
    )
    assert headlines(page) == ["青禾镇早稻开镰", "全国书信比赛揭晓"]


def test_a_deck_under_a_heading_and_a_note_do_not_part_it_from_its_lead_in(extract: Extract) -> None:
    page = extract(
        f"{NEWS}\n减轻农民负担必须动真格\n\n云溪县清退不合理收费四百六十万元，一百多个项目被取消\n\n"
        "编者按：减轻农民负担，中央三令五申，但在一些地方仍然是文件里的话。\n\n"
        "本报云溪6月17日电记者周敏报道：昨天是个集日，云溪镇的农民领回了退款。\n\n"
        "云溪县去年冬天起清查各种收费，农民人均负担降了二十六元。\n\n县委书记说，退钱不是目的。\n"
    )
    assert page.articles[1].title.startswith("减轻农民负担必须动真格")
    assert len(page.articles) == 2


def test_the_first_line_of_a_notice_with_a_colon_is_no_deck(extract: Extract) -> None:
    page = extract(
        f"{NEWS}\n停电预告\n\n因线路检修，下列地段将停电：\n\n6月21日7时至17时，城东线：东风路、纺织一村。\n"
    )
    assert page.articles[1].title == "停电预告"


def test_an_office_before_the_notice_of_another_signs_its_own(extract: Extract) -> None:
    page = extract(
        f"{NEWS}\n谨防电话诈骗\n\n近期有人冒充客服要大家转账，请不要轻信，不要告诉别人验证码。\n\n云溪县公安局反诈中心\n\n"
        "云溪县图书馆恢复开放公告\n\n县图书馆自6月19日起恢复开放，每天八点半开门。\n"
    )
    assert [article.title for article in page.articles][2] == "云溪县图书馆恢复开放公告"


def test_a_genre_between_headline_and_author_is_no_name(extract: Extract) -> None:
    page = extract(f"{NEWS}\n平安是福\n（时评）\n林 可\n\n平安是什么？对做小买卖的，是夜里卷闸门不响。\n")
    assert page.articles[1].authors == ("林可",)
    assert page.articles[1].title.startswith("平安是福")


def test_the_row_that_names_the_columns_of_prices_is_no_deck(extract: Extract) -> None:
    page = extract(
        f"{NEWS}\n昨日主要海鲜零售价\n\n品名 城东菜场 中心菜场 海门菜场\n"
        "小黄鱼 25.0 26.0 24.0\n梭子蟹 48.0 50.0 45.0\n"
        "带鱼 22.0 21.5 22.0\n"
    )
    assert page.articles[1].title == "昨日主要海鲜零售价"


def test_a_line_that_ends_before_an_unbroken_word_is_no_heading(extract: Extract) -> None:
    page = extract(
        "的哥救起落水者\n\n本报讯（记者林可）他上来的时候\n"
        "嘴唇都是紫的，一句话没说，拧干衣\n服就开车走了。昨日，市民打进本报\n热线，想找这位司机。\n\n"
        "根据市民记下的车牌尾号\n“T3087”，记者昨日下午找到了城\n市之星出租汽车公司的司机。今年四\n十一岁的他当过五年海军。\n"
    )
    assert headlines(page) == ["的哥救起落水者"]


def test_a_picture_s_credit_names_the_artist_without_what_he_did(extract: Extract) -> None:
    page = extract(f"{NEWS}\n秋到青溪（中国画）\n林可 作\n\n{NEWS.replace('早稻', '晚稻')}")
    assert page.articles[1].authors == ("林可",)


def test_countries_over_dispatches_of_one_heading_are_its_parts(extract: Extract) -> None:
    page = extract(
        "金融动荡冲击航空业四国公司削减航班\n\n马来西亚\n\n"
        "据新华社吉隆坡6月14日电（记者林可）马来西亚航空公司削减航班。\n\n"
        "印度尼西亚\n\n本报雅加达6月14日电记者周敏报道：一家私营航空公司停飞。\n\n"
        f"泰国\n\n本报曼谷6月14日电记者何平报道：去年旅客减少。\n\n{NEWS}"
    )
    assert headlines(page) == ["金融动荡冲击航空业四国公司削减航班", "青禾镇早稻开镰"]


def test_a_column_s_name_in_brackets_under_the_author_is_no_end_of_a_text(extract: Extract) -> None:
    page = extract(
        f"{NEWS}\n会风要“实”\n\n林可\n\n（今日谈）\n\n近日参加一个现场会，会议没有主席台，没有鲜花，颇有感触。\n\n"
        "会风连着作风。眼下一些会，材料堆成山，讲话长过河。\n\n年终岁首，会议不少，但愿多几个这样的会。\n"
    )
    assert [article.section for article in page.articles][1] == "今日谈"
    assert len(page.articles) == 2

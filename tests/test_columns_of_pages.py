"""Columns of a page: their names over the headlines, the items that they hold, what parts those."""

import pytest

from index.article import Kind
from tests.extracted_pages import Extract, headlines

NEWS = "云溪大桥合龙\n\n本报讯（记者何平）6月16日，云溪大桥合龙，两岸车程缩短四十分钟。\n\n"


@pytest.mark.parametrize(
    "name",
    [
        "走基层·一线见闻",
        "江城产业观察⑦",
        "百年初心·红色印记",
        "云溪旧事",
        "乡土风物",
        "警钟",
        "理论·探讨",
        "创业者足迹",
        "晚报帮你问",
        "农技110",
        "供给侧改革看云溪",
        "保持共产党员先进性",
        "扎实开展党的群众路线教育实践活动",
    ],
)
def test_the_name_of_a_column_over_a_headline_is_no_kicker(extract: Extract, name: str) -> None:
    page = extract(
        f"{NEWS}{name}\n\n一张借条三代人守\n\n本报记者 林可\n\n"
        "老许把借条夹在账本里，一夹就是四十年。\n\n儿子接过账本的那天，他又数了一遍。\n"
    )
    story = page.articles[1]
    assert (story.kicker, story.headline, story.section) == ("", "一张借条三代人守", name)


def test_two_phrases_with_a_dot_name_a_series_and_a_foreign_name_does_not(extract: Extract) -> None:
    text = "老许把借条夹在账本里，一夹就是四十年。"
    page = extract(f"{NEWS}乡镇纪行·青禾篇章\n\n一张借条三代人守\n\n{text}\n")
    assert page.articles[1].section == "乡镇纪行·青禾篇章"
    page = extract(f"{NEWS}克里斯特·阿古斯特\n\n一张借条三代人守\n\n{text}\n")
    assert page.articles[1].section == ""


def test_a_column_marked_higher_than_its_items_names_them(extract: Extract) -> None:
    page = extract(
        "# 云溪大桥合龙\n\n本报讯（记者何平）6月16日，云溪大桥合龙。\n\n## 湖区新闻\n\n"
        "### 渔民领到补贴\n\n6月15日，湖东区的渔民领到了培训补贴。\n\n"
        "### 绿道月底开放\n\n湖滨绿道二期工程已经完工，月底向市民开放。\n"
    )
    assert headlines(page)[1:] == ["渔民领到补贴", "绿道月底开放"]
    assert [story.section for story in page.articles[1:]] == ["湖区新闻", "湖区新闻"]


def test_a_name_between_a_comment_column_and_a_marked_headline_is_the_authors(extract: Extract) -> None:
    page = extract(
        "# 云溪大桥合龙\n\n本报讯（记者何平）6月16日，云溪大桥合龙。\n\n湖畔快评\n\n林夏\n\n"
        "# 把实事办成心事\n\n桥修好了，路也要修好。办实事贵在办到人的心里去。\n"
    )
    story = page.articles[1]
    assert (story.authors, story.section, story.kind) == (("林夏",), "湖畔快评", Kind.COMMENTARY)


def test_short_items_under_a_briefs_column_are_briefs(extract: Extract) -> None:
    page = extract(
        f"{NEWS}赛事短讯\n\n棋王赛收枰\n\n6月10日，全市棋王赛收枰，来自二中的选手夺冠。\n\n"
        "龙舟队下水\n\n水运学院龙舟队在江边下水训练，备战省运会。\n\n"
        "裁判培训班开课\n\n本报讯（记者何平）6月12日，培训班开课。\n"
    )
    assert headlines(page)[1:] == ["棋王赛收枰", "龙舟队下水", "裁判培训班开课"]
    assert [story.section for story in page.articles[1:3]] == ["赛事短讯", "赛事短讯"]
    assert page.articles[3].section == ""  # it opens as news does, which those do not


def test_what_readers_ask_under_one_column_is_a_story_each(extract: Extract) -> None:
    page = extract(
        f"{NEWS}有问必答\n\n医保卡丢了，住院前怎么补？\n\n市民林女士问：我母亲的医保卡丢了，怎么补？\n\n"
        "市医保中心答复：凭身份证到窗口补办，当天可取。\n\n房子没住满一年，物业费能打折吗？\n\n"
        "市民周先生问：我去年收房，一直没住，物业费能不能打折？\n\n市住建局答复：按合同约定。\n"
    )
    assert len(page.articles) == 3
    assert page.articles[2].headline == "房子没住满一年，物业费能打折吗？"


def test_a_roll_of_honour_is_text_and_no_heading_of_what_follows(extract: Extract) -> None:
    page = extract(
        "六月“服务标兵”\n\n林可 市局办证中心民警\n周敏 北城分局便衣大队民警\n何平 柳林派出所所长\n\n"
        "云溪大桥合龙\n\n本报讯（记者何平）6月16日，云溪大桥合龙。\n"
    )
    assert headlines(page) == ["六月“服务标兵”", "云溪大桥合龙"]
    assert page.articles[0].text.count("\n") == 2


@pytest.mark.parametrize("heading", ["紧急通知", "停电通知", "讲座预告", "业余联赛招募"])
def test_a_notice_is_a_story_of_its_own_with_its_giver(extract: Extract, heading: str) -> None:
    page = extract(
        f"**云溪大桥合龙**\n本报记者 何平\n6月16日，云溪大桥合龙。\n通车以后，车程缩短了。\n**{heading}**\n"
        "因设备检修，6月20日8时至18时暂停服务，请相互转告。\n云溪供电公司\n"
        "**青禾镇早稻开镰**\n本报讯（记者林可）6月17日，青禾镇早稻开镰。\n"
    )
    assert headlines(page) == ["云溪大桥合龙", heading, "青禾镇早稻开镰"]
    assert page.articles[1].kind is Kind.NOTICE
    assert page.articles[1].text.endswith("云溪供电公司")


def test_the_guide_to_other_pages_names_no_section(extract: Extract) -> None:
    page = extract(
        "云溪日报\n2021年6月18日 星期五\n\n导读\n电动车上牌首日排长队 A04\n高考补录明日开始 A07\n"
        "供热首周 室温达标了吗 二版\n\n"
        "云溪大桥合龙\n\n本报讯（记者何平）6月16日，云溪大桥合龙。\n"
    )
    assert headlines(page) == ["云溪大桥合龙"]
    assert page.articles[0].section == ""


@pytest.mark.parametrize("line", ["本版稿件除署名外均据新华社", "本版邮箱：yxrb@paper.example"])
def test_what_a_page_says_of_itself_is_in_no_story(extract: Extract, line: str) -> None:
    page = extract(f"{NEWS}{line}\n\n青禾镇早稻开镰\n\n本报讯（记者林可）6月17日，青禾镇早稻开镰。\n")
    assert headlines(page) == ["云溪大桥合龙", "青禾镇早稻开镰"]
    assert all(story.kicker == "" for story in page.articles)
    assert [piece.lines for piece in page.furniture] == [(5, 5)]


def test_the_items_of_a_notice_are_no_briefs(extract: Extract) -> None:
    page = extract(
        f"{NEWS}遗失声明\n\n●云溪县顺意副食店遗失公章一枚，编号五六零九，声明作废。\n\n"
        "●林可遗失道路运输从业资格证，证号五六零九零二，声明作废。\n"
    )
    assert headlines(page) == ["云溪大桥合龙", "遗失声明"]
    assert page.articles[1].text.count("\n") == 1


def test_what_is_on_and_when_has_no_heading_of_its_own(extract: Extract) -> None:
    page = extract(
        f"{NEWS}■艺文快递\n■5月20日（六）09:30，县立图书馆举办亲子说故事活动，免费入场。\n"
        "■5月21日（日）14:00，文化中心演出布袋戏，自由入座，请提早到场。\n"
    )
    assert set(headlines(page)) == {"", "云溪大桥合龙"}


def test_a_hotline_inside_a_sentence_is_its_text(extract: Extract) -> None:
    page = extract(
        "明日部分线路停电\n\n6月16日6时至13时因线路检修，槐树东街\n康宁西里一带停电。如遇雨天顺延。供电服务\n热线95598。\n"
    )
    assert "95598" in page.articles[0].text


@pytest.mark.parametrize("line", ["YUNXI DAILY 云溪日报", "云溪日报 YUNXI RIBAO", "维权帮 C3"])
def test_a_newspapers_two_names_and_a_label_are_the_masthead(extract: Extract, line: str) -> None:
    page = extract(f"{line}\n\n{NEWS}")
    assert [story.kicker for story in page.articles] == [""]


def test_a_notice_ends_with_its_formula(extract: Extract) -> None:
    page = extract(
        f"{NEWS}关于青云街封闭施工的通告\n\n因管网改造，青云街自6月20日起封闭。\n\n特此通告\n\n云溪县公安局\n\n"
        "2021年6月17日\n"
    )
    assert headlines(page) == ["云溪大桥合龙", "关于青云街封闭施工的通告"]
    assert "特此通告" in page.articles[1].text


def test_the_first_line_of_a_poem_is_no_column_between_author_and_text(extract: Extract) -> None:
    page = extract(
        f"{NEWS}秋水（外一首）\n\n□ 许 鸣\n\n水退到石头后面\n\n石头坐在自己的影子里，\n一个放牛的孩子，\n"
        "把口哨吹到了对岸。\n"
    )
    assert page.articles[1].section == ""
    assert "水退到石头后面" in page.articles[1].text


@pytest.mark.parametrize(
    ("first", "is_column"),
    [("货比三家", True), ("城南社区", False), ("下周二起", False), ("停水通知", False)],
)
def test_four_characters_right_over_a_headline_name_a_column_or_begin_it(
    extract: Extract, first: str, is_column: bool
) -> None:
    page = extract(f"{NEWS}{first}\n旧船票不再作废\n\n记者从渡口获悉，旧船票可以换成新的，一张换一张。\n")
    assert (page.articles[1].section == first) is is_column
    assert page.articles[1].title.startswith(first) is not is_column


def test_a_columns_name_stands_between_headline_and_author(extract: Extract) -> None:
    page = extract(
        f"{NEWS}送戏下乡别忘了“送”凳子\n\n田头话\n\n○ 石 头\n\n开春以来，各路剧团下乡，台下的人站着看。\n"
    )
    story = page.articles[1]
    assert (story.headline, story.section, story.authors) == ("送戏下乡别忘了“送”凳子", "田头话", ("石头",))


def test_the_parts_of_a_case_report_are_no_stories(extract: Extract) -> None:
    page = extract(
        f"{NEWS}借条没写利息，能不能要\n\n□ 林小满\n\n【案情】\n\n张某向李某借款五万元，出具借条一张。\n\n"
        "【分歧】\n\n一种意见认为利息应当支付，另一种意见认为不应支付。\n\n"
        "【评析】\n\n笔者认为，没有约定的利息不予支持。\n"
    )
    assert headlines(page) == ["云溪大桥合龙", "借条没写利息，能不能要"]
    assert [part.text for part in page.articles[1].body if part.is_subheading] == [
        "【案情】",
        "【分歧】",
        "【评析】",
    ]


def test_a_question_word_in_a_sub_head_makes_no_column_of_it(extract: Extract) -> None:
    page = extract(
        f"{NEWS}**深夜书店的“第三张床”**\n\n本报记者 林可\n\n凌晨一点，书店的橱窗还亮着，三个人在看书。\n\n"
        "书店老板说，第三张床是留给赶夜路的人的。\n\n**谁在半夜读书**\n\n书店开张一年，从第一天起就不打烊，"
        "熟客各有各的位置。\n\n开夜车的司机常来，在深夜书店的第三张床上读完一章才走。\n"
    )
    assert headlines(page) == ["云溪大桥合龙", "深夜书店的“第三张床”"]


def test_the_telephone_of_a_notice_is_its_text_and_the_papers_is_not(extract: Extract) -> None:
    page = extract(
        f"{NEWS}停电通知\n\n因线路检修，渡口街6月20日停电一天，请用户做好准备。\n\n云溪供电公司服务热线：95598\n\n"
        "本报地址：云溪市渡口街1号 电话：8000000\n"
    )
    assert page.articles[1].text.endswith("云溪供电公司服务热线：95598")
    assert "本报地址" not in page.articles[1].text


def test_a_telephone_right_over_a_headline_belongs_to_the_text_over_it(extract: Extract) -> None:
    page = extract(
        f"{NEWS}停电通知\n因线路检修，渡口街6月20日停电一天。若遇雨天，停电\n顺延。\n服务热线：95598\n"
        "青禾镇早稻开镰\n本报讯（记者周敏）6月16日，青禾镇的早稻开镰了。\n"
    )
    assert page.articles[-1].title == "青禾镇早稻开镰"
    assert page.articles[-2].text.endswith("服务热线：95598")


def test_a_telephone_in_bold_is_no_heading(extract: Extract) -> None:
    page = extract(
        "**云溪大桥合龙**\n\n6月16日，云溪大桥合龙，两岸车程缩短四十分钟。\n\n**报名电话：5566120（周一至周五）**\n\n**灶台边的老医生**\n\n"
        "**三年煲汤三千锅**\n\n文/本报记者 周敏\n\n下午四点，巷子里飘出汤的香味，八只煤气灶一字排开。\n"
    )
    assert page.articles[0].text.endswith("报名电话：5566120（周一至周五）")
    assert page.articles[1].title == "灶台边的老医生 三年煲汤三千锅"


def test_a_jump_line_that_is_wrapped_is_no_part_of_the_headline_under_it(extract: Extract) -> None:
    page = extract(
        f"{NEWS}“这座桥修得好，今年我打算再\n栽十亩。”岑秀村村民周敏说。（下转第\n2版）\n"
        "1—5月我县固定资产投资完成31.6亿元\n增速居全州第二位\n本报讯（记者林可）记者从县统计局获悉，投资增长了。\n"
    )
    assert page.articles[-1].title == "1—5月我县固定资产投资完成31.6亿元增速居全州第二位"


def test_the_facts_of_a_lecture_are_its_text(extract: Extract) -> None:
    page = extract(
        f"{NEWS}**讲座预告**\n\n题目：从诗经看植物\n主讲人：林小满\n时间：2021年6月22日（周二）14：30\n"
        "地点：图书馆一楼\n主办：科研处\n"
    )
    assert headlines(page) == ["云溪大桥合龙", "讲座预告"]
    for word in ("题目", "主讲人", "时间", "地点", "主办"):
        assert word in page.articles[1].text


def test_who_gives_a_notice_ends_it_in_a_column_of_full_lines(extract: Extract) -> None:
    page = extract(
        f"{NEWS}便民公告\n停水通知\n因人民大道供水管道改造，定于8月24日22时\n至25日6时，人民大道中、康顺路、龙潮村一\n"
        "带停水，请市民提前储水。咨询电话：\n2268000。市自来水公司\n公交12路临时改道\n"
        "因湖光路排水管网施工，自8月25日起，12路\n公交车双向改经海北路、民享路行驶，临时撤\n"
        "销湖光市场、轻工小区两个站点，施工结束后\n恢复原线路。市公共汽车公司\n"
    )
    assert headlines(page)[1:] == ["停水通知", "公交12路临时改道"]


def test_a_hotline_with_its_number_under_a_text_is_the_column_over_a_call(extract: Extract) -> None:
    page = extract(
        f"{NEWS}两岸的人都说好，渡口从此清静了。\n晚报热线 8512345\n楼上搞装修 楼下“下小雨”\n"
        "市民孙女士来电：我住纺织新村，楼上一装修，我家就漏水。\n"
    )
    assert (page.articles[1].section, page.articles[1].kicker) == ("晚报热线", "")


def test_the_number_of_a_document_is_no_headline(extract: Extract) -> None:
    page = extract(
        f"{NEWS}国有建设用地使用权挂牌出让公告\n\n云国土资网挂〔2013〕24号\n\n"
        "经云溪市人民政府批准，云溪市国土资源局决定挂牌出让两宗国有建设用地使用权。\n"
    )
    assert page.articles[1].title == "国有建设用地使用权挂牌出让公告"
    assert "〔2013〕24号" in page.articles[1].text


def test_a_byline_over_the_next_headline_does_not_close_a_notice(extract: Extract) -> None:
    page = extract(
        f"{NEWS}停水通知\n因管网改造施工，定于4月13日停水一天。\n市自来水公司\n本报记者 林小满 文/图\n"
        "修了四十年钟表的“慢先生”\n鼓楼西街的铺面不足六平方米，门口摆着一只木箱，箱子里全是表。\n"
    )
    assert page.articles[1].reporters == ()
    assert page.articles[2].reporters == ("林小满",)


def test_a_headline_with_a_colon_stands_over_its_lead_in(extract: Extract) -> None:
    page = extract(
        f"{NEWS}一线传真：运输部“以修代买”省下30万\n\n本报讯（通讯员周敏）报废的电动轮自己修好了，省下三十万元。\n"
    )
    assert headlines(page) == ["云溪大桥合龙", "一线传真：运输部“以修代买”省下30万"]


@pytest.mark.parametrize("title", ["沁园春·渡口", "春风·春雨"])
def test_a_title_with_a_dot_over_its_author_is_no_column(extract: Extract, title: str) -> None:
    page = extract(
        f"{NEWS}湖畔\n\n{title}\n\n□ 林小满\n\n早春的渡口，柳条绿了，船还在对岸等着，等着最后一班客人。\n"
    )
    assert page.articles[1].headline == title
    assert page.articles[1].authors == ("林小满",)


@pytest.mark.parametrize("headline", ["孝女十年照顾瘫痪母亲", "我局拟建新楼", "主题：让城市更美"])
def test_what_looks_like_a_fact_heads_the_news_under_it(extract: Extract, headline: str) -> None:
    page = extract(f"{NEWS}{headline}\n\n本报讯（记者周敏）记者昨日获悉，这件事两岸的人已经说了很久。\n")
    assert headlines(page) == ["云溪大桥合龙", headline]


def test_a_short_line_over_headline_and_author_is_the_column_of_the_essay(extract: Extract) -> None:
    page = extract(
        "学习与思考\n\n算算“人情账”\n\n林可\n\n秋收一过，喜事就多了，一张请帖一份礼，三天两头往外掏，掏得人心里发慌。\n\n"
        "人情是要走的，可账不能这么算，把礼金降下来，情分反倒走得长远。\n"
    )
    assert (page.articles[0].title, page.articles[0].section) == ("算算“人情账”", "学习与思考")
    assert page.articles[0].authors == ("林可",)


def test_the_name_of_a_country_over_a_headline_is_its_kicker(extract: Extract) -> None:
    page = extract(
        "环球速览\n\n约旦\n\n会谈下周再开\n\n特使昨天结束访问，双方同意下周在首都接着谈，地点还没有定。\n\n"
        "古巴\n\n放宽出境限制引关注\n\n法令日前公布，公民自明年一月起出境不再需要邀请函，护照有效期延长。\n"
    )
    assert [(article.kicker, article.headline) for article in page.articles] == [
        ("约旦", "会谈下周再开"),
        ("古巴", "放宽出境限制引关注"),
    ]
    assert not any(article.authors for article in page.articles)


def test_a_word_over_a_telephone_number_is_the_column_of_the_calls_below(extract: Extract) -> None:
    page = extract(
        f"{NEWS}市民热线\n\n8800110\n\n**公园厕所八点就锁门**\n\n市民郑先生：江边公园的厕所夜里八点就锁门了，能不能晚一点？\n\n"
        "园林局回复：已将开放时间延长到十点半。\n\n**学院路人行道砖松动**\n\n"
        "市民小陶：人行道的砖松了几十块，下雨天一踩一身泥。\n\n市政公司回复：已派人更换。\n"
    )
    assert headlines(page) == ["云溪大桥合龙", "公园厕所八点就锁门", "学院路人行道砖松动"]
    assert [article.section for article in page.articles[1:]] == ["市民热线", "市民热线"]


def test_a_brief_without_lead_in_stays_in_the_column_of_those_before(extract: Extract) -> None:
    page = extract(
        "医讯\n\n**中心医院请来眼科专家**\n\n本报讯（通讯员石磊）两位专家本月在市中心医院出诊，患者可提前预约。\n\n"
        "**第二医院新楼启用**\n\n新增床位二百六十张，每间病房都有独立卫生间和供氧。\n"
    )
    assert [article.section for article in page.articles] == ["医讯", "医讯"]

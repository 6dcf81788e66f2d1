"""Columns of several pieces: questions, advice, letters, books, briefs: each is an article, and they end."""

import pytest

from tests.extracted_pages import Extract, headlines

MARKED = (
    "## 青禾镇早稻开镰\n\n本报讯（记者林可）6月17日，青禾镇早稻开镰，今年全镇种了三万亩，亩产预计九百斤。\n\n"
)
AFTER = "## 二桥主塔封顶\n\n本报讯（记者周敏）昨日，云溪二桥主塔封顶，明年五月两岸合龙，过江只要四分钟。\n"


def sections(page: object) -> list[str]:
    return [article.section for article in page.articles]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("column", "first", "second"),
    [
        (
            "12345帮你问",
            "夜里河边唱歌有人管吗？\n\n"
            "市民石女士：我家住河滨路，每晚九点还有人拿着话筒唱歌，孩子睡不着，请问归谁管？"
            "\n\n回复：区城管局答复，晚九点以后不得使用扩音设备。",
            "骑车能走滨江步道吗？\n\n市民何先生：步道修到了单位门口，骑车上班可以走吗？\n\n"
            "回复：不可以，步道只供行人通行。",
        ),
        (
            "读者热线",
            "路灯“睡”了三个月\n\n"
            "读者石女士来电反映，槐树巷的路灯三个月没亮，夜里回家要打手电，盼着早点修好。",
            "公厕为什么锁着门？\n\n"
            "读者何先生问，北滩公园的公厕去年就改造完了，门上却一直挂着锁，什么时候能用？",
        ),
        (
            "微提醒",
            "高温补贴别忘了领\n\n从6月到9月每月不低于二百元，单位不得用绿豆汤抵扣，没有发的可以打电话投诉。",
            "开网约车要先考证\n\n没有证的最高罚款两千元，乘客发现司机与平台显示不符可以拒绝乘车。",
        ),
        (
            "商家曝光台",
            "买到还没生产的酸奶\n\n在城东超市买了两杯酸奶，印的日期是下个星期，这是什么道理？（读者 石望春）",
            "健身卡办了馆子关了\n\n"
            "去年办的年卡只用了三个月，馆子就换成了水果店，钱还能要回来吗？（读者 何秋生）",
        ),
    ],
)
def test_each_piece_of_a_column_is_an_article_though_its_heading_has_no_mark(
    extract: Extract, column: str, first: str, second: str
) -> None:
    page = extract(f"{MARKED}{column}\n\n{first}\n\n{second}\n\n{AFTER}")
    heads = [piece.partition("\n")[0] for piece in (first, second)]
    assert headlines(page) == ["青禾镇早稻开镰", *heads, "二桥主塔封顶"]
    assert [section == column for section in sections(page)] == [False, True, True, False]


def test_the_parts_of_advice_stay_in_it(extract: Extract) -> None:
    page = extract(
        f"{MARKED}健康提醒\n\n入夏防中暑有三招\n\n"
        f"医生说，三伏天出门要做好三件事，老人和孩子尤其要当心，别在正午出门。\n\n"
        "第一招多喝水\n\n出门前喝一杯温水，路上每半小时喝几口，不要等渴了再喝，也不要一次喝太多。\n\n" + AFTER
    )
    assert headlines(page) == ["青禾镇早稻开镰", "入夏防中暑有三招", "二桥主塔封顶"]


def test_who_asks_is_not_the_author_of_the_answer(extract: Extract) -> None:
    page = extract(
        "养老保险断了怎么续\n\n问：我下岗后保险就断了，想自己接着交，该怎么办？（读者 魏望春）\n\n"
        "答：带上身份证和原来的手册，到劳动保险处的窗口就能办，当天办完。（市劳动保险处解答）\n"
    )
    assert page.articles[0].authors == ()
    assert page.articles[0].dateline is None


def test_books_of_a_column_are_articles_of_their_own(extract: Extract) -> None:
    page = extract(
        "新书架\n\n《菜场里的四季》\n石望春 著 云溪人民出版社\n作者走访了十三座城市的菜场，记下摊主\n"
        "和凌晨三点的批发车，读来热气腾腾。\n\n"
        "《写给孩子的星空》\n［德］雷曼 著 何秋生 译\n北滩少儿出版社\n"
        "一位退休馆员写给孙辈的三十六封信，从\n月亮为什么跟着人走讲起。\n"
    )
    assert headlines(page) == ["《菜场里的四季》", "《写给孩子的星空》"]
    assert page.articles[1].body[0].text == "［德］雷曼 著 何秋生 译"
    assert sections(page) == ["新书架", "新书架"]


BRIEFS = (
    "县区短波\n\n白石县修好八座桥\n\n本报讯（记者林可）6月16日，白石县八座危桥全部修好通车。\n\n"
    "青禾镇办起夜校\n\n本报讯（记者周敏）6月15日，青禾镇的夜校开课，木工班最先报满。\n\n"
)


@pytest.mark.parametrize(
    "leaver",
    [
        "民政部部署防汛救灾\n\n新华社北京6月16日电 民政部要求各地备足帐篷和棉被，随时可以调运。\n",
        "全市早稻收了七成\n\n本报讯（记者石磊）截至昨日，全市早稻收了七成，进度比去年快三天。\n\n"
        "收割机从北滩一路收到南坝，烘干房日夜不停。\n\n农机手说，今年的机子多，不用抢。\n",
        "云溪市人民医院招标公告\n\n本院拟采购救护车两辆，请有意的供应商于本月底前领取文件。\n",
    ],
)
def test_a_column_of_local_briefs_ends_where_other_news_begins(extract: Extract, leaver: str) -> None:
    page = extract(BRIEFS + leaver)
    assert sections(page)[:2] == ["县区短波", "县区短波"]
    assert sections(page)[2] != "县区短波"


def test_a_column_of_news_from_elsewhere_goes_on_with_an_agency(extract: Extract) -> None:
    page = extract(
        BRIEFS.replace("县区短波", "时事短波")
        + "民政部部署防汛救灾\n\n新华社北京6月16日电 民政部要求各地备足帐篷和棉被，随时可以调运。\n"
    )
    assert sections(page) == ["时事短波"] * 3


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_lines_with_bullets_head_the_paragraphs_under_them(extract: Extract, gap: str) -> None:
    page = extract(
        f"健康资讯\n■筛查名额还剩三百个{gap}6月起，城南保健院为辖区妇女免费筛查，带上身份证就能预约。\n\n"
        f"■义诊：甲状腺专家周末来{gap}周六上午九时，专家在市医院三楼为患者免费会诊，请提前打电话。\n"
    )
    assert headlines(page) == ["筛查名额还剩三百个", "义诊：甲状腺专家周末来"]
    assert sections(page) == ["健康资讯", "健康资讯"]


def test_a_headline_under_a_signed_bullet_is_not_its_text(extract: Extract) -> None:
    page = extract(
        "站段短波\n●云溪列检所6月10日成立了攻关小组，两天内解决了三个老大难问题。（石望春）\n"
        "●北滩工务段团委组织青年突击队，利用施工天窗更换枕木一百二十六根。（何 青 石有才）\n"
        "上半年旅客稳步回升\n本报讯（记者林可）记者从分局获悉，今年上半年旅客发送量稳步回升，夜车最受欢迎。\n"
    )
    assert headlines(page)[-1] == "上半年旅客稳步回升"
    assert page.articles[1].authors == ("何青", "石有才")


def test_a_database_s_word_before_a_column_is_no_part_of_its_name(extract: Extract) -> None:
    page = extract(
        "专栏：田头小议\n\n别让春耕只忙在纸上\n\n石 望\n\n"
        "一到春天，支农的消息就多起来，过了谷雨却没人再提。\n"
    )
    assert (sections(page), headlines(page)) == (["田头小议"], ["别让春耕只忙在纸上"])


def test_a_genre_over_a_byline_is_the_column(extract: Extract) -> None:
    page = extract(
        "新闻特写\n本报记者 林 可 文/图\n\n半夜三点的送煤人\n\n"
        "凌晨三点，城北煤场的灯亮了，老石把三轮车倒到传送带底下。\n"
    )
    assert (sections(page), headlines(page)) == (["新闻特写"], ["半夜三点的送煤人"])


def test_a_line_with_a_dash_under_a_column_explains_it(extract: Extract) -> None:
    page = extract(
        "聚焦脱贫攻坚\n——写在扶贫日到来之际\n\n戈壁滩上种出红辣椒\n——青禾镇产业见闻\n\n本报记者 林可\n\n"
        "6月11日，天刚放亮，青禾镇的辣椒地里就热闹起来，村民们三五成群，翻晒、分拣、装袋。\n\n" + AFTER
    )
    assert (page.articles[0].kicker, page.articles[0].deck) == ("", "——青禾镇产业见闻")
    assert page.articles[0].section == "聚焦脱贫攻坚"
    assert page.articles[0].kind.value == "feature"


@pytest.mark.parametrize("name", ["天天315", "整村推进", "24小时"])
def test_a_word_with_or_without_digits_over_a_marked_headline_is_a_column(
    extract: Extract, name: str
) -> None:
    page = extract(
        f"{name}\n\n# 青禾镇早稻开镰\n\n本报讯（记者林可）6月17日，青禾镇{name}，今年全镇种了三万亩早稻。\n"
    )
    assert (sections(page), page.articles[0].kicker) == ([name], "")


def test_short_pieces_alike_share_the_column_over_the_first(extract: Extract) -> None:
    page = extract(
        "旗乡联播\n\n# 苏木排查火险\n\n近日，苏木组织护林员和网格员排查火险隐患，打出防火隔离带三十公里。\n\n"
        "# 大户领到“明白纸”\n\n备耕时节，农技站把补贴、种子和肥料的信息印成“明白纸”送到大户手中。\n\n"
        "# 青禾镇早稻开镰\n\n本报讯（记者林可）6月17日，青禾镇早稻开镰，今年全镇种了三万亩。\n\n"
        "收割机从北滩一路收到南坝，烘干房日夜不停。\n"
    )
    assert sections(page) == ["旗乡联播", "旗乡联播", ""]


def test_pictures_with_headings_share_the_column_over_the_first(extract: Extract) -> None:
    page = extract(
        "瞬间\n\n等一只鸟起飞\n\n6月8日，北滩湿地，老人在水边架起望远镜，观察过境的候鸟。\n\n石望春 摄\n\n"
        "桥头剃头匠\n\n城南老桥头，张师傅的剃头摊摆了三十四年，一把椅子、一面镜子。\n\n何秋生 摄\n"
    )
    assert (sections(page), headlines(page)) == (["瞬间", "瞬间"], ["等一只鸟起飞", "桥头剃头匠"])
    assert [article.photographers for article in page.articles] == [("石望春",), ("何秋生",)]


@pytest.mark.parametrize("words", ["请先放下你的长镜头", "六百平方米的天地", "别让记忆只剩一瞬间"])
def test_words_that_end_like_a_column_s_name_may_be_a_headline(extract: Extract, words: str) -> None:
    page = extract(
        f"{words}\n\n□陆野\n\n常有朋友问我，拍人文到底该用什么镜头，我说，先走近一步，再按快门。\n"
    )
    assert headlines(page) == [words]


def test_callers_by_their_names_are_pieces_of_a_column(extract: Extract) -> None:
    page = extract(
        "街坊报料\n\n书店旁路灯瞎了九盏\n\n"
        "李先生：书店往东一连九盏路灯不亮，已经有三个星期，希望有关部门来修。\n\n"
        "人行道成了洗车场\n\n冯小姐：两家洗车档把水管拉到人行道上，天一冷路面滑得像抹了油。\n"
    )
    assert headlines(page) == ["书店旁路灯瞎了九盏", "人行道成了洗车场"]


def test_letters_signed_from_afar_are_letters_of_their_own(extract: Extract) -> None:
    page = extract(
        "小站为何不停车\n\n"
        "我们是磨盘岭一带四个村的农民，铁路提速以后，列车不再在磨盘岭停靠，山货运不出去。\n\n"
        "只盼有一对车在白天停靠。\n\n河北 郭满仓 张有田等21人\n\n电话费为何越装越贵\n\n"
        "乡里装电话的人家多了，初装费却一年比一年高，请有关部门说说道理。\n\n河南颍河县财政局 尚志良\n\n"
        "还我们一个清静的校园\n\n校门口的录像厅从早放到晚，我们上不好课。\n"
    )
    assert headlines(page) == ["小站为何不停车", "电话费为何越装越贵", "还我们一个清静的校园"]
    assert [article.authors for article in page.articles[:2]] == [("郭满仓", "张有田"), ("尚志良",)]


@pytest.mark.parametrize(
    "name", ["学习宣传贯彻党的十九大精神", "众志成城 抗击非典", "建设社会主义新农村新牧区"]
)
def test_campaigns_of_more_words_are_columns(extract: Extract, name: str) -> None:
    page = extract(
        f"{name}\n\n青禾镇早稻开镰\n\n本报讯（记者林可）6月17日，青禾镇早稻开镰，今年全镇种了三万亩。\n"
    )
    assert (page.articles[0].section, page.articles[0].kicker) == (name, "")

"""The day of a story and the year of a page that prints none."""

import datetime as dt

import pytest

from index.article import Kind
from tests.extracted_pages import Extract


@pytest.mark.parametrize(
    ("source", "opening", "day"),
    [
        ("2021-06-18-A03.txt", "6月17日，云溪大桥合龙。", dt.date(2021, 6, 17)),
        ("2021-06-18-A03.txt", "昨日，云溪大桥合龙。", dt.date(2021, 6, 17)),
        ("2021-06-18-A03.txt", "今天上午，云溪大桥合龙。", dt.date(2021, 6, 18)),
        ("2021-06-18-A03.txt", "17日上午，云溪大桥合龙。", dt.date(2021, 6, 17)),
        ("2021-06-18-A03.txt", "记者17日从指挥部获悉，云溪大桥合龙。", dt.date(2021, 6, 17)),
        ("2021-06-18-A03.txt", "近日，云溪大桥合龙。", None),
        ("2021-06-18-A03.txt", "日前，云溪大桥合龙，6月10日举行了仪式。", None),
        ("2021-06-18-A03.txt", "6月25日，云溪大桥将通车。", None),
        ("2021-06-18-A03.txt", "截至6月10日，云溪大桥已完成九成。", None),
        ("2021-06-18-A03.txt", "6月10日起渡船停航推迟半小时。", None),
        ("2021-06-18-A03.txt", "6月16日至18日，渡口将停航三天。", None),
        ("2021-06-18-A03.txt", "六月十七日，云溪大桥合龙。", dt.date(2021, 6, 17)),
        ("2022-01-04-A03.txt", "12月30日，云溪大桥合龙。", dt.date(2021, 12, 30)),
    ],
)
def test_a_dateline_is_resolved_to_a_day(
    extract: Extract, source: str, opening: str, day: dt.date | None
) -> None:
    article = extract(f"云溪大桥合龙\n\n本报讯（记者林可）{opening}\n", source).articles[0]
    assert article.dateline == day


@pytest.mark.parametrize(
    ("sentence", "day", "evidence"),
    [
        ("2022年7月9日，这座桥动工，工期一年。", dt.date(2023, 3, 11), "2022年7月9日"),
        ("会议总结了2022年度的工作，表彰了先进。", dt.date(2023, 3, 11), "2022年度"),
        ("十四届全国人大一次会议开幕以来，代表们很关心这座桥。", dt.date(2023, 3, 11), "全国人大"),
        ("党的二十届三中全会提出的要求，正在这里落实。", dt.date(2025, 3, 11), "三中全会"),
        ("到2035年，两岸将有三座桥。2019年，这里还是渡口。", dt.date(2019, 3, 11), "2019年"),
        ("今年是改革开放40周年，两岸都在庆祝改革开放40周年。", dt.date(2018, 3, 11), "改革开放40周年"),
        ("首个中国农民丰收节在渡口举行。", dt.date(2018, 3, 11), "丰收节"),
        ("这座桥迎来第四十个教师节的第一批客人。", dt.date(2024, 3, 11), "第四十个教师节"),
        ("今年是“十四五”规划收官之年，大桥提前完工。", dt.date(2025, 3, 11), "收官之年"),
        ("第七次全国人口普查的普查员也来了。", dt.date(2020, 3, 11), "人口普查"),
        ("“不忘初心、牢记使命”主题教育办了两件实事。", dt.date(2020, 3, 11), "主题教育"),
        ("3月5日，元宵节，桥头挂起了灯。2012年，这里还是渡口。", dt.date(2015, 3, 11), "元宵节"),
        ("2018年全镇旅游收入达到两千万元。", dt.date(2019, 3, 11), "2018年"),
        ("今年减免一半，2019年全部取消。", dt.date(2018, 3, 11), "2019年"),
        ("报名截至2018年4月30日。", dt.date(2018, 3, 11), "2018年4月30日"),
        ("两岸开设2018年度春季公益培训班。", dt.date(2018, 3, 11), "2018年度"),
        ("里约奥运会举重决赛，两岸的人都看了。", dt.date(2017, 3, 11), "里约奥运会"),
        ("北京赢得2008年奥运会主办权，两岸欢腾。", dt.date(2002, 3, 11), "主办权"),
        ("截至2018年末，两岸已有五座桥。", dt.date(2019, 3, 11), "2018年末"),
        ("2018年共接待游客两千人。", dt.date(2019, 3, 11), "2018年"),
        ("2019年2月1日起实施的办法说得清楚。", dt.date(2019, 3, 11), "2019年2月1日起"),
        ("1968年，这里还是渡口。引桥2020年底前完工。", dt.date(2019, 3, 11), "2020年"),
        ("3月11日（星期六），仪式在桥头举行。2022年，这里还是渡口。", dt.date(2023, 3, 11), "星期六"),
    ],
)
def test_the_year_is_inferred_with_its_evidence(
    extract: Extract, sentence: str, day: dt.date, evidence: str
) -> None:
    facts = extract(
        f"云溪大桥合龙\n\n本报讯（记者林可）3月11日，云溪大桥合龙。\n\n{sentence}\n", "x.txt"
    ).page.facts
    assert facts.date == day
    assert facts.date_inferred
    assert evidence in facts.date_evidence


def test_a_day_of_the_republic_is_a_day(extract: Extract) -> None:
    page = extract(
        "東寧時報 中華民國一○二年五月七日 星期二\n\n雲溪大橋合龍\n\n【記者林可／雲溪報導】昨日，大橋合龍。\n",
        "x.txt",
    )
    assert page.page.facts.date == dt.date(2013, 5, 7)
    assert page.articles[0].reporters == ("林可",)


@pytest.mark.parametrize(
    ("line", "year"),
    [
        ("申请人可于2021年3月29日至4月19日到县局报名。", 2021),
        ("征文截止日期为2021年3月30日。", 2021),
        ("云溪供电公司 2021年3月10日", 2021),
    ],
)
def test_a_deadline_or_a_signature_tells_the_year_itself(extract: Extract, line: str, year: int) -> None:
    facts = extract(
        f"云溪大桥合龙\n\n本报讯（记者林可）3月11日，云溪大桥合龙。\n\n关于征文的通知\n\n"
        f"来稿请寄编辑部。\n\n{line}\n",
        "x.txt",
    ).page.facts
    assert facts.date == dt.date(year, 3, 11)


@pytest.mark.parametrize(
    ("sentence", "year"),
    [
        ("市领导召开2020年上半年经济运行分析会。", 2020),
        ("新校区2021年秋季投用后，可新增学位两千个。2018年，他来到渡口。", 2019),
        ("伦敦奥运会预选赛小组赛昨天结束，备战里约奥运会决赛还早。2010年，他来到渡口。", 2011),
        ("征文截稿日期为2020年12月。2018年，他来到渡口。", 2020),
        ("这座桥已列入2024年农村危桥改造计划，最近的一次申请是2022年11月。", 2023),
    ],
)
def test_what_is_planned_or_only_named_by_its_year_is_not_over(
    extract: Extract, sentence: str, year: int
) -> None:
    text = f"云溪大桥合龙\n\n本报讯（记者林可）7月11日，云溪大桥合龙。\n\n{sentence}\n"
    facts = extract(text, "x.txt").page.facts
    assert facts.date == dt.date(year, 7, 11)


@pytest.mark.parametrize(
    ("sentences", "year"),
    [
        ("审计局对2022年度的专项资金进行了审计。", 2023),
        ("截至2008年底，参合的有六万人。\n\n2010年参合缴费工作已经开始，个人交二十元。", 2009),
    ],
    ids=["audited afterwards", "paid ahead"],
)
def test_accounts_are_audited_after_their_year_and_fees_paid_ahead_of_it(
    extract: Extract, sentences: str, year: int
) -> None:
    text = f"云溪大桥合龙\n\n本报讯（记者林可）11月11日，云溪大桥合龙。\n\n{sentences}\n"
    facts = extract(text, "x.txt").page.facts
    assert facts.date == dt.date(year, 11, 11)


@pytest.mark.parametrize(
    ("old", "day"),
    [("2021年3月11日", dt.date(2021, 3, 11)), ("2021年3月8日", dt.date(2023, 3, 11))],
    ids=["the story that gives the day", "an older story"],
)
def test_a_printed_year_dates_the_page_only_with_its_latest_day(
    extract: Extract, old: str, day: dt.date
) -> None:
    latest = (
        "" if old.endswith("11日") else "本报讯（记者周敏）3月11日，新渡轮下水，比2022年2月的计划晚了一周。"
    )
    facts = extract(
        f"云溪大桥合龙\n\n本报讯（记者林可）{old}，云溪大桥合龙。\n\n新渡轮下水\n\n{latest}\n", "x.txt"
    ).page.facts
    assert facts.date == day


@pytest.mark.parametrize(
    "sentence",
    [
        "第十五届全运会倒计时一周年活动在桥头举行。",
        "备战第十五届全运会的队员来到桥上。",
        "第九百届教师节的横幅写错了。",
        "明年是“十五五”规划开局之年。",
        "指挥部正在征集2022年实事项目。",
    ],
)
def test_what_is_still_to_come_tells_no_year(extract: Extract, sentence: str) -> None:
    text = f"云溪大桥合龙\n\n本报讯（记者林可）3月11日，云溪大桥合龙。\n\n{sentence}\n"
    assert extract(text, "x.txt").page.facts.date is None


def test_nothing_is_inferred_without_evidence(extract: Extract) -> None:
    facts = extract("云溪大桥合龙\n\n本报讯（记者林可）3月11日，云溪大桥合龙。\n", "x.txt").page.facts
    assert facts.date is None
    assert not facts.date_inferred


def test_yesterday_counts_only_where_the_issue_date_is_printed(extract: Extract) -> None:
    page = extract(
        "云溪大桥合龙\n\n本报讯（记者林可）昨日，云溪大桥合龙。\n\n青禾镇早稻开镰\n\n"
        "本报讯（记者周敏）7月3日，青禾镇早稻开镰，2020年这里还没有收割机。\n",
        "x.txt",
    )
    assert page.page.facts.date == dt.date(2020, 7, 3)
    assert [article.dateline for article in page.articles] == [None, dt.date(2020, 7, 3)]


def test_a_story_may_open_with_what_somebody_says(extract: Extract) -> None:
    page = extract(
        "三年不说话的邻居握了手\n\n晚报讯（记者林可）“大姐，过去是我不对。”“算啦，我嘴巴也不饶人。”"
        "6月16日下午，楼上楼下两家人握了手。\n"
    )
    assert page.articles[0].dateline == dt.date(2021, 6, 16)


def test_news_under_a_byline_of_its_own_opens_with_a_day(extract: Extract) -> None:
    page = extract("全市召开学习会\n\n本报记者 林可\n\n6月16日上午，全市召开学习会，市委书记讲话。\n")
    assert page.articles[0].kind is Kind.REPORT
    assert page.articles[0].dateline == dt.date(2021, 6, 16)


def test_a_day_from_which_something_holds_dates_no_page_that_has_another(extract: Extract) -> None:
    page = extract(
        "云溪大桥合龙\n\n本报讯（记者林可）3月11日，云溪大桥合龙，比2012年的计划早了两个月。\n\n"
        "船票4月起降价\n\n本报讯（记者何平）4月1日起，渡船票价降一半，老人和孩子免票。\n",
        "x.txt",
    )
    assert page.page.facts.date == dt.date(2012, 3, 11)
    assert [article.dateline for article in page.articles] == [dt.date(2012, 3, 11), None]


@pytest.mark.parametrize(
    ("told", "begins", "month", "day"),
    [("12月28日", "1月1日", 12, 28), ("4月30日", "5月1日", 5, 1), ("3月11日", "3月10日", 3, 11)],
)
def test_only_the_morrow_of_the_latest_day_may_begin_something(
    extract: Extract, told: str, begins: str, month: int, day: int
) -> None:
    page = extract(
        f"云溪大桥合龙\n\n本报讯（记者林可）{told}，云溪大桥合龙，比2012年的计划早了两个月。\n\n"
        f"船票降价\n\n本报讯（记者何平）{begins}起，渡船票价降一半，老人和孩子免票。\n",
        "x.txt",
    )
    assert page.page.facts.date is not None
    assert (page.page.facts.date.month, page.page.facts.date.day) == (month, day)


@pytest.mark.parametrize(
    ("sentence", "year", "sign"),
    [
        ("我市落实“双减”，周末不补课，学校延长课后看护。", 2022, "双减"),
        ("各村推进社会主义新农村建设，沼气池建到了院里。", 2006, "社会主义新农村"),
        ("因检修线路，定于2020年6月30日8时至17时停电。", 2020, "要到的"),
        ("定于2021年1月5日起换发新证。", 2020, "要到的"),
        ("截至2009年5月末，全区收割机达到三千台。", 2009, "截至"),
        ("工程自1996年9月至1997年5月分两期施工。", 1998, "1997年5月"),
        ("第十四届世界杯足球赛正在意大利进行。", 1990, "世界杯"),
    ],
)
def test_words_that_begin_some_day_and_days_to_come_tell_the_year(
    extract: Extract, sentence: str, year: int, sign: str
) -> None:
    text = f"青禾镇早稻开镰\n\n本报讯（记者林可）6月17日，青禾镇早稻开镰。{sentence}\n"
    facts = extract(text, "p.txt").page.facts
    assert facts.date is not None
    assert (facts.date.year, sign in facts.date_evidence) == (year, True)


def test_a_weekday_tells_the_year_near_what_the_words_of_the_page_allow(extract: Extract) -> None:
    text = (
        "青禾镇早稻开镰\n\n"
        "本报讯（记者林可）6月17日，青禾镇早稻开镰。学校落实“双减”，这座礼堂建于2003年。\n\n"
        "家长课堂：6月25日（周六）15时开讲。\n"
    )
    facts = extract(text, "p.txt").page.facts
    assert facts.date == dt.date(2022, 6, 17)


@pytest.mark.parametrize(
    ("sentence", "year"),
    [
        ("巴西世界杯激战正酣，渡口的球迷彻夜不眠。", 2015),
        ("他在电视上看北京冬残奥会，看见坐着雪橇滑下来的人。", 2022),
        ("今年是中国共产主义青年团成立100周年。", 2022),
        ("“单独两孩”政策实施以来，镇上发了十张证。", 2014),
        ("镇上发出第一张“一照一码”执照。", 2016),
        ("“神七”返回舱下月到渡口展出。", 2008),
        ("财政局下达2006年度种粮补贴资金。", 2006),
        ("镇里在国庆60周年前给老人送了春联。", 2009),
    ],
)
def test_games_policies_and_jubilees_tell_the_year(extract: Extract, sentence: str, year: int) -> None:
    page = extract(f"云溪大桥合龙\n\n本报讯（记者林可）3月11日，云溪大桥合龙。{sentence}\n", "x.txt").page
    assert page.facts.date == dt.date(year, 3, 11)


def test_a_festival_s_day_outweighs_a_day_of_the_same_year(extract: Extract) -> None:
    facts = extract(
        "敬老宴\n\n本报讯（记者林可）10月28日是农历重阳节，渡口摆了敬老宴。\n\n"
        "账本上写着：2016年10月，父亲住院；2017年6月，妻子生日。\n",
        "x.txt",
    ).page.facts
    assert facts.date == dt.date(2017, 10, 28)

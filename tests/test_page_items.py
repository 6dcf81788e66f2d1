"""Pictures, briefs, notices, columns and the furniture of a page."""

import datetime as dt

import pytest

from index.article import Kind
from tests.extracted_pages import Extract, headlines


def test_a_caption_with_its_credit_is_an_article_of_its_own(extract: Extract) -> None:
    page = extract(
        "青禾镇早稻开镰\n\n本报讯（记者林可）6月17日，青禾镇早稻开镰。\n\n今年全镇种了三万亩。\n\n"
        "6月16日，白鹤村的菜农在大棚里查看西红柿长势。 本报记者 周 敏 摄\n\n"
        "云溪大桥合龙\n\n本报讯（记者何平）6月16日，云溪大桥合龙。\n"
    )
    photo = page.articles[1]
    assert photo.kind is Kind.PHOTO
    assert photo.photographers == ("周敏",)
    assert photo.headline == ""
    assert photo.dateline == dt.date(2021, 6, 16)
    assert photo.text == "6月16日，白鹤村的菜农在大棚里查看西红柿长势。"


def test_a_photographer_on_the_next_line_closes_a_picture_with_a_heading(extract: Extract) -> None:
    page = extract(
        "青禾镇早稻开镰\n\n本报讯（记者林可）6月17日，青禾镇早稻开镰。\n\n\n\n"
        "开足马力\n\n6月15日，工人在车间里装配水泵。\n\n这家企业的订单已经排到年底。\n\n周妙 摄\n\n"
        "云溪大桥合龙\n\n本报讯（记者何平）6月16日，云溪大桥合龙。\n"
    )
    assert headlines(page) == ["青禾镇早稻开镰", "开足马力", "云溪大桥合龙"]
    assert page.articles[1].kind is Kind.PHOTO
    assert page.articles[1].photographers == ("周妙",)


def test_numbered_pictures_with_one_credit_are_one_article(extract: Extract) -> None:
    page = extract(
        "乡村丰收节\n\n6月17日，青禾镇在稻田里摆开擂台，比的是手上功夫。\n\n图① 选手们弯腰割稻。\n\n"
        "图② 老把式展示扬谷绝活。\n\n图③ 孩子们围观稻草龙。\n\n图④ 获奖农户合影。\n\n"
        "本报记者 周 敏 通讯员 何 平 摄影报道\n\n云溪大桥合龙\n\n本报讯（记者林可）6月16日，云溪大桥合龙。\n"
    )
    assert headlines(page) == ["乡村丰收节", "云溪大桥合龙"]
    assert page.articles[0].photographers == ("周敏", "何平")


def test_a_caption_without_a_credit_stands_apart(extract: Extract) -> None:
    page = extract(
        "青禾镇早稻开镰\n\n本报讯（记者林可）6月17日，青禾镇早稻开镰。\n\n今年全镇种了三万亩。\n\n"
        "近年来，白鹤村发展大棚蔬菜，收入年年增加。图为菜农在查看西红柿长势。\n\n"
        "云溪大桥合龙\n\n本报讯（记者何平）6月16日，云溪大桥合龙。\n"
    )
    assert [article.kind for article in page.articles] == [Kind.REPORT, Kind.PHOTO, Kind.REPORT]


def test_a_story_goes_on_after_the_picture_that_interrupts_it(extract: Extract) -> None:
    page = extract(
        "云溪大桥合龙\n\n本报讯（记者何平）6月16日，云溪大桥合龙。\n\n"
        "6月15日，工人在桥面上焊接护栏。 周妙 摄\n\n"
        "大桥通车以后，两岸的车程将缩短四十分钟。\n"
    )
    story, photo = page.articles
    assert "缩短四十分钟" in story.text
    assert photo.kind is Kind.PHOTO
    assert story.lines == ((1, 3), (7, 7))


def test_what_follows_a_jump_is_another_story(extract: Extract) -> None:
    body = "老渡口的船工姓钱，撑了四十年的船。桥修好以后，他把船泊在岸边，天天去擦。"
    page = extract(
        f"云溪大桥合龙\n\n本报讯（记者何平）6月16日，云溪大桥合龙。（下转第四版）\n\n"
        f"老渡口的船工\n\n（上接第一版）{body}\n\n老渡口的冬天\n\n（上接第二版）\n\n{body}\n"
    )
    assert headlines(page)[0] == "云溪大桥合龙"
    assert headlines(page)[-1] == "老渡口的冬天"


def test_each_bullet_of_a_briefs_column_is_an_article(extract: Extract) -> None:
    page = extract(
        "短　波\n\n●白鹤小学　近日开展节水活动，学生人人当节水员，全校一个月省水一百吨。\n"
        "●青禾镇　日前改造敬老院，新建房屋二十二间，老人全部住进了有暖气的新房。\n"
    )
    assert headlines(page) == ["白鹤小学", "青禾镇"]
    assert {article.section for article in page.articles} == {"短波"}
    assert {article.kind for article in page.articles} == {Kind.REPORT}


def test_bullets_of_a_list_stay_in_their_article(extract: Extract) -> None:
    page = extract(
        "怎样选购水泵\n\n▲看铭牌。流量和扬程要与田块相配，不是越大越好。\n\n▲听声音。空转时声音均匀，没有杂音。\n\n"
        "▲问售后。问清楚保修几年，在哪里修。\n"
    )
    assert headlines(page) == ["怎样选购水泵"]


def test_bullets_inside_a_news_story_are_no_briefs(extract: Extract) -> None:
    page = extract(
        "云溪大桥合龙\n\n本报讯（记者何平）6月16日，云溪大桥合龙，建设者采取了三项措施。\n\n"
        "●截至目前，桥面铺装已经完成九成，护栏全部装好。\n\n●今年，引桥的照明也将改成节能灯。\n"
    )
    assert headlines(page) == ["云溪大桥合龙"]


def test_a_notice_keeps_its_signature_and_day(extract: Extract) -> None:
    page = extract(
        "停水通告\n\n因管网检修，七月十日全天停水，请提前储水。\n\n青禾镇自来水公司\n\n2021年6月17日\n\n"
        "云溪大桥合龙\n\n本报讯（记者何平）6月16日，云溪大桥合龙。\n"
    )
    assert headlines(page) == ["停水通告", "云溪大桥合龙"]
    assert page.articles[0].kind is Kind.NOTICE
    assert "青禾镇自来水公司" in page.articles[0].text


def test_a_column_label_belongs_to_the_story_under_it(extract: Extract) -> None:
    longer = "收割机从北滩一路收到南坝，烘干房日夜不停，大户说，两百亩稻子三天就能收完。" * 6
    page = extract(
        "【云溪视窗】\n\n云溪大桥合龙\n\n本报讯（记者何平）6月16日，云溪大桥合龙。\n\n"
        f"青禾镇早稻开镰\n\n本报讯（记者林可）6月17日，青禾镇早稻开镰。{longer}\n\n{longer}\n"
    )
    assert [article.section for article in page.articles] == ["云溪视窗", ""]


def test_a_jump_line_is_kept_apart_from_the_text(extract: Extract) -> None:
    article = extract("云溪大桥合龙\n\n本报讯（记者何平）6月16日，云溪大桥合龙。\n（下转第四版）\n").articles[
        0
    ]
    assert article.jump == "（下转第四版）"
    assert "下转" not in article.text


def test_an_editors_note_belongs_to_the_story_it_introduces(extract: Extract) -> None:
    page = extract(
        "云溪大桥合龙\n\n编者按：一座桥，几代人盼了几十年。今天起，本报连续报道两岸的变化，请读者留意。\n\n"
        "本报讯（记者何平）6月16日，云溪大桥合龙。\n"
    )
    assert len(page.articles) == 1
    assert page.articles[0].reporters == ("何平",)


def test_masthead_staff_and_hotline_are_furniture(extract: Extract) -> None:
    page = extract(
        "云溪日报　2021年6月18日　星期五　第三版\n责编：林 可　美编：周 敏　校对：何 平\n"
        "新闻热线：8797000\n\n"
        "云溪大桥合龙\n\n本报讯（记者何平）6月16日，云溪大桥合龙。\n\n云溪融媒 微信公众号\n"
    )
    assert headlines(page) == ["云溪大桥合龙"]
    assert [item.reason for item in page.furniture] == ["报头", "版权行", "热线", "热线"]


def test_a_page_without_any_article_says_so(extract: Extract) -> None:
    page = extract("云溪日报　2021年6月18日　星期五　第三版\n责编：林 可　美编：周 敏\n")
    assert page.articles == ()
    assert page.skipped
    assert page.skipped[0].reason


def test_a_traditional_page_is_read_by_the_same_rules(extract: Extract) -> None:
    article = extract("青禾鎮早稻開鐮\n\n本報訊（記者林可、通訊員周敏）6月17日，青禾鎮早稻開鐮。\n").articles[
        0
    ]
    assert article.reporters == ("林可",)
    assert article.correspondents == ("周敏",)
    assert "青禾鎮早稻開鐮" in article.text


def test_verse_keeps_its_lines(extract: Extract) -> None:
    page = extract("渡口\n\n周 敏\n\n船还在对岸\n我喊了一声\n水声替我喊了第二声\n天黑以前，总有人听见\n")
    article = page.articles[0]
    assert article.headline == "渡口"
    assert article.authors == ("周敏",)
    assert [paragraph.text for paragraph in article.body][:2] == ["船还在对岸", "我喊了一声"]


def test_lines_of_an_article_span_its_heading_and_byline(extract: Extract) -> None:
    body = "老渡口的船工姓钱，撑了四十年的船。桥修好以后，他把船泊在岸边，天天去擦。"
    page = extract(f"\n老渡口的船工\n\n本报记者 林可\n\n{body}\n\n{body}\n")
    assert page.articles[0].lines == ((2, 8),)


@pytest.mark.parametrize(
    "line",
    [
        "第十八条 下列商品，县政府可以实行政府定价：",
        "全县村村聘请法律顾问",
        "青禾县开通民生服务热线",
        "《青禾县志》修订本出版",
        "辛丑年的青禾集市",
        "青禾县文旅局开通官方微博",
        "青禾县图书馆上线微信公众号",
        "QQ群里的邻里情",
        "电子邮箱今起实名登记",
        "常年法律顾问进山村",
        "值班总编的一天",
        "扫码阅读走进社区",
        "民生热线：架起连心桥",
        "豆腐每份5元",
        "居民可以通过社区网站（www.qinghe.example）、电话、来信等多种方式提出意见和建议，一周内答复。",
    ],
)
def test_a_sentence_or_heading_with_a_word_of_mastheads_and_hotlines_is_not_lost(
    extract: Extract, line: str
) -> None:
    page = extract(f"{line}\n\n青禾县政府昨天作了说明。\n\n{line}\n\n说明全文今天公布。\n")
    assert not page.furniture
    assert "".join(article.title + article.text for article in page.articles).count(line) == 2


@pytest.mark.parametrize(
    "line",
    [
        "青禾日报社出版",
        "QINGHE RIBAO 中共青禾县委机关报",
        "新闻热线：8797000",
        "官方微信：qinghe",
        "邮政编码：454000",
        "每份1元",
        "扫码关注微信",
        "热线值班：林　可",
        "（本栏编辑：林可）",
    ],
)
def test_what_the_paper_says_of_itself_is_in_no_story(extract: Extract, line: str) -> None:
    page = extract(
        f"2021年6月18日\n\n{line}\n\n青禾镇早稻开镰\n\n本报讯（记者林可）6月17日，青禾镇早稻开镰。\n"
    )
    assert headlines(page) == ["青禾镇早稻开镰"]
    assert line not in page.articles[0].title + page.articles[0].text


def test_a_day_in_brackets_under_a_picture_is_no_documents(extract: Extract) -> None:
    page = extract(
        "县城集市（组图）\n\n（6月18日）\n\n云溪大桥合龙\n\n本报讯（记者何平）6月16日，云溪大桥主桥合龙。\n"
    )
    assert headlines(page)[-1] == "云溪大桥合龙"


def test_a_document_keeps_its_name_and_the_line_that_says_who_passed_it(extract: Extract) -> None:
    page = extract(
        "青禾县集市管理办法\n\n（1997年12月29日青禾县第三届人民代表大会通过）\n\n青禾县人民政府令\n\n第九号\n\n"
        "《青禾县集市管理办法》已经通过，现予公布。\n\n第一章总则\n\n第一条 为了管理集市，制定本办法。\n"
    )
    assert headlines(page) == ["青禾县集市管理办法"]
    assert "青禾县人民政府令" in page.articles[0].text
    assert not page.skipped


@pytest.mark.parametrize("line", ["##", "# #", "####", "\ufeff"])
def test_marks_that_mark_nothing_are_accounted_for(extract: Extract, line: str) -> None:
    page = extract(f"青禾镇早稻开镰\n\n{line}\n\n本报讯（记者林可）6月17日，青禾镇早稻开镰。\n")
    taken = {number for article in page.articles for first, last in article.lines for number in (first, last)}
    assert 3 in taken | {item.lines[0] for item in page.furniture}

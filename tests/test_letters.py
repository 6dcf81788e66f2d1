"""Letters to the paper: how they are signed, dated and answered, and what follows them."""

import pytest

from index.article import Kind
from tests.extracted_pages import Extract, headlines

LETTER = "编辑同志：我家住在渡口边，入夏以来渡船常常晚点，老人和孩子在太阳底下一等就是半个钟头。"
NEXT = "青禾镇早稻开镰\n\n本报讯（记者何平）6月17日，青禾镇早稻开镰，收割机下了田。\n"


@pytest.mark.parametrize(
    ("signature", "author"),
    [
        ("青禾镇 林小满", "林小满"),
        ("渡口街 肖女士", "肖女士"),
        ("读者 老岳", "老岳"),
        ("江浦县 读者 林 小 满", "林小满"),
        ("小满妈妈", "小满妈妈"),
        ("一群乘客", "一群乘客"),
        ("市民 林小满 上", "林小满"),
        ("扎西多吉", "扎西多吉"),
    ],
)
def test_a_letter_of_one_paragraph_is_signed_by_the_line_under_it(
    extract: Extract, signature: str, author: str
) -> None:
    page = extract(f"渡船能不能准点\n\n{LETTER}\n\n{signature}\n\n{NEXT}")
    assert headlines(page) == ["渡船能不能准点", "青禾镇早稻开镰"]
    assert page.articles[0].authors == (author,)
    assert (page.articles[1].kicker, page.articles[1].section) == ("", "")


def test_the_signature_of_a_letter_heads_no_text_that_has_no_heading(extract: Extract) -> None:
    page = extract(
        f"渡船能不能准点\n\n{LETTER}\n\n青禾镇前进村 林小满\n\n"
        "6月17日，青禾镇农机手在检修收割机。今年早稻开镰，全镇有三百台农机下田作业。本报记者 何平 摄\n"
    )
    assert [article.title for article in page.articles] == ["渡船能不能准点", ""]


def test_a_letter_is_signed_by_a_line_that_is_indented_like_its_paragraphs(extract: Extract) -> None:
    page = extract(
        "渡船能不能准点\n　　编辑同志：我家住在渡口边，入夏以来渡船常\n"
        "常晚点，老人和孩子在太阳底下一等就是半个钟头。\n"
        "　　请你们帮着问一问，渡船为什么不能按着\n钟点来，谁来管一管这件事。\n"
        "　　　　青禾区读者 林 小 满\n\n" + NEXT
    )
    assert headlines(page) == ["渡船能不能准点", "青禾镇早稻开镰"]
    assert page.articles[0].authors == ("林小满",)


def test_a_letter_that_greets_the_paper_is_signed_before_its_answer(extract: Extract) -> None:
    page = extract(
        "渡船能不能准点\n贵报：\n"
        "我家住在渡口边，入夏以来渡船常常晚点，老人和孩子在太阳底下一等就是半个钟头。\n"
        "渡口街 林小满\n渡口管理处答复：\n来信收悉。我处已请船工按时开船，并在码头张贴时刻表。\n"
    )
    assert headlines(page) == ["渡船能不能准点"]
    assert page.articles[0].authors == ("林小满",)


def test_a_letter_is_dated_with_its_place(extract: Extract) -> None:
    page = extract(f"雪山下的第一课\n\n{LETTER}\n\n扎西多吉\n\n2021年6月10日于青禾镇\n\n{NEXT}")
    assert page.articles[0].authors == ("扎西多吉",)
    assert headlines(page) == ["雪山下的第一课", "青禾镇早稻开镰"]


def test_a_letter_begins_on_the_line_under_its_heading(extract: Extract) -> None:
    page = extract(
        f"{NEXT}\n读者来信\n公交车上的爱心座为何总空不出来\n编辑同志：我今年68岁，每天坐16\n"
        f"路车去市图书馆看报。16路车上有六个\n"
        "爱心座，可我坐了三个月，只有两回是\n别人让出来的。\n仓前路 叶小满\n"
    )
    assert page.articles[1].title == "公交车上的爱心座为何总空不出来"


@pytest.mark.parametrize(
    "answer",
    [
        "编辑回复：渡船公司说，七月起加开两班，早晚各一班。",
        "林小满读者：\n\n渡船公司说，七月起加开两班，早晚各一班。",
        "林小满同志：\n\n渡船公司说，七月起加开两班，早晚各一班。",
        "林小满同志：渡船公司说，七月起加开两班，早晚各一班。",
    ],
)
def test_an_answer_stays_with_the_letter(extract: Extract, answer: str) -> None:
    page = extract(f"渡船能不能准点\n\n{LETTER}\n\n读者 林小满\n\n{answer}\n\n{NEXT}")
    assert headlines(page) == ["渡船能不能准点", "青禾镇早稻开镰"]
    assert "七月起加开两班" in page.articles[0].text
    assert page.articles[0].authors == ("林小满",)
    assert page.articles[0].kind is Kind.COMMENTARY


def test_a_question_is_signed_before_its_answer(extract: Extract) -> None:
    page = extract(
        "渡船票能退吗\n\n问：我买了两张渡船票，因为下雨没有坐成，隔天去退，窗口说过期不退，这合理吗？\n\n"
        f"青禾镇 林小满\n\n答：不合理。停航的票三十天内可以全退。\n\n{NEXT}"
    )
    assert headlines(page) == ["渡船票能退吗", "青禾镇早稻开镰"]
    assert page.articles[0].authors == ("林小满",)


def test_what_the_editors_add_to_a_letter_is_a_story_of_its_own(extract: Extract) -> None:
    page = extract(
        f"渡船能不能准点\n\n{LETTER}\n\n读者 林小满\n\n"
        f"编后\n\n这封信说出了两岸人的心里话。记者已经联系了渡船公司。\n\n{NEXT}"
    )
    assert headlines(page) == ["渡船能不能准点", "编后", "青禾镇早稻开镰"]


def test_what_the_editors_add_to_a_story_belongs_to_it(extract: Extract) -> None:
    page = extract(
        "渡船加开两班\n\n"
        "本报讯（记者林可）6月16日起，云溪渡口的渡船加开两班，早晚各一班，两岸的人都说好。\n\n"
        f"编后\n\n两岸的人都说好，说明渡口的事有人在听。渡船公司还要把新的班次贴到岸边去。\n\n{NEXT}"
    )
    assert headlines(page) == ["渡船加开两班", "青禾镇早稻开镰"]


def test_an_office_that_answers_is_text(extract: Extract) -> None:
    page = extract(
        f"渡船能不能准点\n\n编辑同志：\n\n{LETTER}\n\n渡口街 林小满\n\n"
        f"市渡船公司答复：\n\n七月起加开两班，早晚各一班。\n\n{NEXT}"
    )
    assert headlines(page) == ["渡船能不能准点", "青禾镇早稻开镰"]
    assert "市渡船公司答复" in page.articles[0].text


def test_an_answer_that_says_so_before_it_greets_the_writer_stays_with_the_letter(extract: Extract) -> None:
    page = extract(
        "长途客车半路换车该由谁管\n\n编辑同志：\n\n2月8日，我从青禾乘客车回云溪，车开到半路，司机说车坏了，"
        "把我们十四个人转给另一辆车，又要我们再交五元钱。\n\n云溪市读者牛振东\n\n答牛振东同志：\n\n"
        "你反映的问题，我们转给了运输管理处。他们已责令两家车主退还票款，并公布了投诉电话。\n\n本报群工部\n"
    )
    assert headlines(page) == ["长途客车半路换车该由谁管"]
    assert "退还票款" in page.articles[0].text


def test_letters_that_an_introduction_announces_are_one_story(extract: Extract) -> None:
    page = extract(
        "读者点题：渡口收费何时了\n\n近来本报收到不少读者来信，反映一些渡口乱收费用。现将部分来信摘编如下。\n\n"
        "过河先买票\n\n白石渡口规定，过河一次两元，推车的加一元，挑担的再加五角，票上却没有写明是谁定的价。（向立）\n\n"
        "船上没有救生圈\n\n钱收了，船上连一个救生圈也没有，老人和孩子过河，家里人都要在岸上看着才放心。（邱有田）\n"
    )
    assert headlines(page) == ["读者点题：渡口收费何时了"]


def test_a_letter_without_greeting_is_signed_by_place_and_name(extract: Extract) -> None:
    page = extract(
        "## 渡口留张凳子\n\n我家住在渡口边，每天要过河买菜，等船的人没有地方坐。\n\n"
        "老人站久了腿脚受不了，盼着添两条长凳。\n\n云雾路社区 陈萍\n\n"
        "## 竹签扎了脚\n\n我们是两个冬泳爱好者，河滩上到处是烧烤留下的竹签。\n"
    )
    assert [article.authors for article in page.articles] == [("陈萍",), ()]
    assert headlines(page) == ["渡口留张凳子", "竹签扎了脚"]


@pytest.mark.parametrize(
    ("signature", "author"),
    [
        ("江北云溪县松坪乡林小满", "林小满"),
        ("云溪市翠园小区居民林小满等十四人", "林小满"),
        ("江北云溪县离休干部林小满", "林小满"),
    ],
)
def test_a_letter_is_signed_by_a_name_right_behind_where_the_writer_lives(
    extract: Extract, signature: str, author: str
) -> None:
    page = extract(
        "消防通道不能堵\n\n我们这个小区有三千多户人家，近来消防通道上停满了汽车。\n\n"
        f"去年冬天一户居民家中着火，消防车开到楼下进不来。\n\n{signature}\n\n{NEXT}"
    )
    assert headlines(page) == ["消防通道不能堵", "青禾镇早稻开镰"]
    assert page.articles[0].authors == (author,)


def test_a_letter_without_heading_begins_a_piece_of_its_own(extract: Extract) -> None:
    page = extract(
        "青禾镇早稻开镰\n\n本报讯（记者何平）6月17日，青禾镇早稻开镰，收割机下了田。\n\n"
        "编辑同志：\n\n我是一名退休职工，上月水管突然爆裂，幸亏几位年轻人赶来帮忙。\n\n渡口街 林小满\n"
    )
    first, _ = page.articles
    assert "编辑同志" not in first.body


def test_a_line_over_a_salutation_heads_the_letter(extract: Extract) -> None:
    page = extract(
        "青禾镇早稻开镰\n\n本报讯（记者何平）6月17日，青禾镇早稻开镰，收割机下了田。\n\n"
        "一封来信：谁来管管楼下的歌厅\n\n编辑同志：\n\n去年三月，我们楼下开了一家歌厅，天天唱到半夜。\n\n"
        "我们找过老板，老板说有执照；找过文化局，文化局说噪声归环保局管。\n"
    )
    assert headlines(page) == ["青禾镇早稻开镰", "一封来信：谁来管管楼下的歌厅"]

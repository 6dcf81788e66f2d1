"""Lines over a story that are no part of its headline, or parts of their own."""

from tests.extracted_pages import Extract


def test_the_name_of_a_column_over_a_longer_headline(extract: Extract) -> None:
    page = extract(
        "专家门诊\n油菜为何光长叶子不结籽\n问：我家种了四亩油菜，苗子很旺，收的籽不到一百斤。\n"
        "答：很可能是缺硼，底肥每亩施硼砂半公斤，初花期再喷一次。\n"
    )
    article = page.articles[0]
    assert (article.headline, article.section) == ("油菜为何光长叶子不结籽", "专家门诊")


def test_a_place_over_a_headline_is_no_column(extract: Extract) -> None:
    page = extract("右江区\n周末课堂受欢迎\n\n本报讯（通讯员林可）每到周末，文化馆的课堂里坐满了人。\n")
    assert page.articles[0].title == "右江区 周末课堂受欢迎"


def test_lines_of_a_heading_that_are_parts_of_their_own(extract: Extract) -> None:
    page = extract(
        "坚持责任制 允许富起来\n柳林乡出现六十户万元户\n　　社员说：今年的劲头更足了\n"
        "　　本报讯 春节过后，柳林乡的干部敲锣打鼓，到梁启华家报喜。\n"
    )
    article = page.articles[0]
    assert article.kicker == "坚持责任制 允许富起来"
    assert article.headline == "柳林乡出现六十户万元户"
    assert article.deck == "社员说：今年的劲头更足了"


def test_a_chapter_is_no_column(extract: Extract) -> None:
    page = extract(
        "运河人家\n□ 林可\n第六章 闸口\n船到闸口的时候，天已经黑透了，他把篙子往石缝里一插，稳住了船身。\n"
        "“今夜过不去了。”岸上有人喊，他应了一声，蹲下来卷了一支烟。\n（未完待续）\n"
    )
    article = page.articles[0]
    assert article.authors == ("林可",)
    assert article.body[0].is_subheading
    assert article.section == ""

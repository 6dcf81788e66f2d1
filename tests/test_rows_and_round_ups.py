"""Tables without marks, and round-ups of places."""

import pytest

from index.article import Kind
from tests.extracted_pages import Extract, headlines

NEWS = "青禾镇早稻开镰\n\n本报讯（记者何平）6月17日，青禾镇早稻开镰，收割机下了田。\n\n"
LAST = "渡口加开夜班船\n\n本报讯（记者林可）云溪渡口从今天起加开夜班船，末班延至二十二时。\n"
RATES = "外币兑换牌价\n\n（6月17日）\n\n100元甲币 827.91元\n\n100元乙币 6.35元\n\n100元丙币 106.87元\n\n"


def test_the_last_row_of_a_table_is_no_caption_of_whoever_gave_it(extract: Extract) -> None:
    page = extract(NEWS + RATES + "（云溪兑换中心提供）\n\n" + LAST)
    assert headlines(page) == ["青禾镇早稻开镰", "外币兑换牌价", "渡口加开夜班船"]
    assert page.articles[1].kind is not Kind.PHOTO
    assert [article.text.count("827.91") for article in page.articles] == [0, 1, 0]


def test_rows_part_the_heading_over_them_from_the_one_under_them(extract: Extract) -> None:
    prices = "".join(
        f"{food}一级公斤 {price}元 {price}元\n\n" for food, price in zip("藕菱莼芡茨", "34567", strict=True)
    )
    page = extract(f"{NEWS}云溪地区水产价格（6月16日）\n\n品名规格单位最高价最低价\n\n{prices}{LAST}")
    assert headlines(page) == ["青禾镇早稻开镰", "云溪地区水产价格（6月16日）", "渡口加开夜班船"]
    table = page.articles[1]
    assert (table.deck, table.text.startswith("品名规格")) == ("", True)


def test_a_price_report_in_the_middle_of_a_page_is_no_masthead(extract: Extract) -> None:
    page = extract(f"{NEWS}水产行情周报\n\n鲜藕 2.18\n\n红菱 2.56\n\n莼菜 2.04\n\n{LAST}")
    assert headlines(page) == ["青禾镇早稻开镰", "水产行情周报", "渡口加开夜班船"]


@pytest.mark.parametrize(
    ("heading", "first", "end", "count"),
    [
        ("各地开镰忙", "青禾\n\n", "", 1),
        ("各地开镰忙", "青禾\n\n", "（何平）", 1),
        ("收割机手有了休息站", "", "", 1),
        ("收割机手有了休息站", "", "（何平）", 2),
        ("青禾", "", "", 2),
    ],
    ids=["places", "places, each signed", "a first story without its place", "a signed story", "two places"],
)
def test_a_place_over_news_is_a_part_of_a_round_up_that_nobody_has_closed(
    extract: Extract, heading: str, first: str, end: str, count: int
) -> None:
    page = extract(
        f"{heading}\n\n{first}本报讯青禾镇的三万亩早稻今天开镰，收割机下了田，机手们歇在村里的休息站。{end}\n\n"
        "河源\n\n本报讯河源县的早稻今天也开镰，农机部门调来八十台收割机，机手们歇在镇上的休息站。\n"
    )
    assert len(page.articles) == count


def test_headings_with_a_colon_over_paragraphs_are_no_list_of_facts(extract: Extract) -> None:
    items = "".join(
        f"{firm}：{news}\n\n{firm}研制的新品获准上市，用户反映良好。\n\n"
        for firm, news in (("青禾药厂", "新药上市"), ("河源纺织", "出口翻番"), ("云溪煤矿", "矸石变宝"))
    )
    assert headlines(extract(f"{NEWS}企业短波\n\n{items}")) == [
        "青禾镇早稻开镰",
        "青禾药厂：新药上市",
        "河源纺织：出口翻番",
        "云溪煤矿：矸石变宝",
    ]

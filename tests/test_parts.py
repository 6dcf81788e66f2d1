"""Parts: numbered and dated headings inside a story."""

import pytest

from tests.extracted_pages import Extract, headlines

ASKED = (
    "问：我买了邻居两间平房，付清了钱，也搬了进去，但一直没有过户，现在房子算谁的？\n\n"
    "答：如果双方自愿，应认定买卖有效，补办手续就是。"
)


def test_numbered_questions_under_a_column_s_name_are_its_parts(extract: Extract) -> None:
    page = extract(
        f"律师信箱\n\n1．房屋买卖没过户怎么办\n\n{ASKED}\n\n2．试用期受伤算不算工伤\n\n{ASKED}\n\n"
        "青禾镇早稻开镰\n\n本报讯（记者林可）6月17日，青禾镇早稻开镰，今年全镇种了三万亩。\n"
    )
    assert headlines(page) == ["律师信箱", "青禾镇早稻开镰"]


@pytest.mark.parametrize("number", ["二、", "（二）", "2．", "第二节 "])
def test_the_number_of_a_second_part_heads_no_story(extract: Extract, number: str) -> None:
    page = extract(
        "白石堤加固工程表彰名单揭晓\n\n本报讯（记者林可）昨天，水利局表彰了加固白石堤的集体和个人。\n\n"
        "受表彰的人来自三个镇，最大的六十八岁。\n\n他们在堤上守了四十天。\n\n"
        f"{number}青禾镇的“护堤奖章”\n\n王秀英在堤上烧了四十天的饭，她说最难的是下雨天生火。\n\n"
        "李保国带着十二个人抬石料，肩膀磨破了三层皮。\n"
    )
    assert headlines(page) == ["白石堤加固工程表彰名单揭晓"]


def test_two_numbers_that_belong_together_head_a_story(extract: Extract) -> None:
    page = extract(
        "青禾镇早稻开镰\n\n本报讯（记者林可）6月17日，青禾镇早稻开镰，今年全镇种了三万亩。\n\n"
        "三、四线城市房价回落\n\n据统计局公布的数字，上月七十个城市里有四十个新房价格比前一个月低。\n"
    )
    assert headlines(page) == ["青禾镇早稻开镰", "三、四线城市房价回落"]


def test_riddles_with_numbers_are_text(extract: Extract) -> None:
    page = extract(
        "谜语有奖猜射\n\n（一）“半部春秋”（打一字）\n\n（二）“虎头蛇尾”（打一字）\n\n"
        "猜中者请于正月十五以前将谜底寄本报副刊部，前二十名赠小礼品一份。\n"
    )
    assert headlines(page) == ["谜语有奖猜射"]
    assert "半部春秋" in page.articles[0].text

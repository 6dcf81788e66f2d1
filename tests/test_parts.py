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


def test_a_signature_over_a_day_is_no_sub_heading(extract: Extract) -> None:
    page = extract(
        "一位女工写给市长的信\n\n编者按：这是一封辗转送到编辑部的信，写信人只是说了自己的经历。\n\n"
        "王市长：\n\n您好！我今年三十九岁，原来是丝绸厂的缫丝工，去年三月厂子停产了。\n\n"
        "我去找过工作，饭店要三十五岁以下的，商场要高中毕业的。\n\n此致\n\n敬礼\n\n林小满\n\n"
        "一九九八年二月十五日\n\n是谁把我的优惠证扔进抽屉\n\n"
        "周敏去年办了个体户的执照，工商所的人说优惠证不管用，随手把它扔进了抽屉。\n"
    )
    assert headlines(page) == ["一位女工写给市长的信", "是谁把我的优惠证扔进抽屉"]


@pytest.mark.parametrize("aspect", ["现场 楼道里摆满了水桶", "说法 厂子没了，管道没人管"])
def test_a_line_that_names_one_side_of_the_matter_heads_a_part(extract: Extract, aspect: str) -> None:
    page = extract(
        "三百户居民盼来新水管\n\n本报讯（记者林可）十八号院的三百户居民昨天用上了新水管。\n\n"
        f"{aspect}\n\n昨日，工人在院里铺水管。 本报记者 周敏 摄\n\n记者看到，五号楼的楼道里摆满了水桶。\n"
    )
    assert "三百户居民盼来新水管" in headlines(page)
    assert aspect not in headlines(page)


@pytest.mark.parametrize("name", ["开 车", "收 工"])
def test_a_line_over_verse_under_a_heading_of_two_poems_heads_the_second(extract: Extract, name: str) -> None:
    page = extract(
        "检修之夜（外一首）\n\n○ 林 可\n\n灯火把塔林举高，\n星星便低了下来。\n一把扳手，一束焊花，\n"
        "是今夜的诗行。\n\n谁的汗珠落进螺孔，\n拧紧了黎明的第一声汽笛。\n\n"
        f"{name}\n\n装置开车了\n火炬摇了摇身子，\n像一个睡醒的孩子，\n伸出粉红的手掌，\n去够那一朵，路过的云。\n\n"
        "青禾镇早稻开镰\n　　本报讯（记者何平）6月17日，青禾镇早稻开\n镰，收割机下了田，今年全镇种了三万"
        "亩早稻，比\n"
        "去年多两千亩，平均每亩能收九百斤。农机手说，\n这几天天气好，一台收割机一天能收四十亩，再有\n"
        "一个星期就能收完，接着就要翻田插晚稻，农机站\n派人跟着机手下田，哪里坏了就在哪里修，一刻也\n不耽误。\n"
    )
    assert headlines(page) == ["检修之夜（外一首）", "青禾镇早稻开镰"]


def test_a_tune_s_name_under_a_heading_of_two_poems_heads_one_of_them(extract: Extract) -> None:
    page = extract(
        "迎春词二首\n\n林可\n\n西江月·除夕\n\n爆竹声中辞岁，围炉座上添杯。\n\n小儿催换旧春衣，要看门前花卉。\n\n"
        "浣溪沙·新正\n\n陌上新泥燕未归，南窗已有一枝梅，牧童牛背笛横吹。\n\n两岸春耕人影乱，半篙春水鸭声肥。\n\n"
        + "青禾镇早稻开镰\n\n本报讯（记者何平）6月17日，青禾镇早稻开镰，收割机下了田。\n"
    )
    assert headlines(page) == ["迎春词二首", "青禾镇早稻开镰"]


def test_places_under_a_column_s_name_head_its_parts(extract: Extract) -> None:
    page = extract(
        "夏粮收购见闻\n\n河南\n\n本报郑州7月22日电记者林可报道：截至昨天，全省收购夏粮三百万吨。\n\n"
        "安徽\n\n本报合肥7月22日电记者周敏报道：沿淮几个县今年夏粮丰收。\n"
    )
    assert headlines(page) == ["夏粮收购见闻"]

"""Short lines that are no headings: turns of a conversation, values, verse, signatures."""

from collections import Counter

import pytest

from tests.extracted_pages import Extract, headlines

TEXT = "船工们把缆绳盘好，等着下一个集日，河面上什么声音也没有，只有老渡口的灯还亮着。\n\n"
NEXT = "云溪大桥合龙\n\n本报讯（记者何平）6月16日，云溪大桥主桥合龙。\n"


def test_the_questions_of_a_conversation_are_no_headings(extract: Extract) -> None:
    page = extract(
        "老渡口还在\n\n本报记者 周 敏\n\n记者：船还撑吗？\n\n老钱：桥修好了，船就泊在岸边。\n\n"
        "记者：您还去看船吗？\n\n老钱：天天去，擦一擦，坐一坐。\n\n记者：往后有什么打算？\n\n老钱：等着修渡口。\n\n"
        + NEXT
    )
    assert headlines(page) == ["老渡口还在", "云溪大桥合龙"]
    assert not any(paragraph.is_subheading for paragraph in page.articles[0].body)


def test_headlines_that_begin_alike_are_no_conversation(extract: Extract) -> None:
    heads = ["聚焦：早稻丰收", "聚焦：大桥合龙", "聚焦：新馆落成"]
    news = "本报讯（记者林可）{}的消息昨天传到县里，干部群众奔走相告。"
    page = extract("\n\n".join(f"{head}\n\n{news.format(head[3:])}" for head in heads) + "\n")
    assert headlines(page) == heads


def test_lines_over_a_lead_in_are_its_headline_whatever_they_look_like(extract: Extract) -> None:
    page = extract(
        f"{NEXT}\n中国队２∶０胜日本队\n\n韩国队１∶０胜泰国队\n\n伊朗队３∶１胜印度队\n\n"
        "本报讯（记者林可）6月16日，三场比赛结束。\n"
    )
    assert len(page.articles) == 2
    assert "伊朗队" in page.articles[1].title


def test_a_province_and_its_city_are_no_author(extract: Extract) -> None:
    page = extract(f"老渡口的灯\n\n辽宁　沈阳\n\n{TEXT}{TEXT}")
    assert page.articles[0].authors == ()


def test_what_a_line_says_of_its_author_is_not_lost(extract: Extract) -> None:
    page = extract(f"老渡口的灯\n\n云溪农学院教授　周　敏\n\n{TEXT}{TEXT}{NEXT}")
    assert page.articles[0].authors == ("周敏",)
    assert "云溪农学院教授" in page.articles[0].text


def test_values_in_a_row_are_the_text_under_their_heading(extract: Extract) -> None:
    page = extract(
        f"青禾镇今日菜价\n\n白菜每斤１.２元\n\n萝卜每斤０.９元\n\n茄子每斤２.４元\n\n青椒每斤３元\n\n{NEXT}"
    )
    assert headlines(page) == ["青禾镇今日菜价", "云溪大桥合龙"]
    assert page.articles[0].text.count("元") == 4


def test_a_poem_after_a_poem_has_its_own_title_and_author(extract: Extract) -> None:
    page = extract(
        "渡口\n\n林可\n\n船走了\n\n灯还亮着\n\n桥上的人\n\n没有回头\n\n水在桥下\n\n"
        "新稻\n\n周敏\n\n田里的水\n\n照着云\n\n镰刀还挂在\n\n墙上\n\n等一个晴天\n"
    )
    assert headlines(page) == ["渡口", "新稻"]
    assert [article.authors for article in page.articles] == [("林可",), ("周敏",)]


def test_a_drawing_with_nothing_but_its_artist_is_an_article(extract: Extract) -> None:
    page = extract(f"{NEXT}\n雨中偶见（漫画）\n\n（林可）\n\n老渡口的灯\n\n周敏\n\n{TEXT}{TEXT}")
    assert headlines(page) == ["云溪大桥合龙", "雨中偶见（漫画）", "老渡口的灯"]
    assert not page.skipped


def test_an_author_stands_after_post_or_place(extract: Extract) -> None:
    page = extract(
        f"老渡口的灯\n\n云溪农学院教授　周　敏\n\n{TEXT}{TEXT}早稻的故事\n\n湖南　白沙市　林可\n\n"
        "青禾镇的早稻熟了，收割机下了田，孩子们跟在后头拾稻穗，一直拾到天黑。\n\n拾来的稻穗换了一本书。\n"
    )
    assert headlines(page) == ["老渡口的灯", "早稻的故事"]
    assert [article.authors for article in page.articles] == [("周敏",), ("林可",)]


def test_a_letter_keeps_the_name_of_its_column(extract: Extract) -> None:
    page = extract(
        f"{NEXT}\n读者信箱\n\n编辑同志：\n\n我家住在青禾镇，想知道早稻什么时候收购，价格怎么定，到哪里去卖。\n"
    )
    assert page.articles[-1].section == "读者信箱"
    assert not page.furniture


def test_couplets_under_one_heading_are_its_text(extract: Extract) -> None:
    page = extract(
        f"{NEXT}\n新春楹联选\n\n稻香千里岁\n\n灯暖万家春\n\n（农民　林　可）\n\n船归人未老\n\n桥起渡犹新\n\n"
        f"（船工　周　敏）\n\n老渡口的灯\n\n何平\n\n{TEXT}{TEXT}"
    )
    assert headlines(page) == ["云溪大桥合龙", "新春楹联选", "老渡口的灯"]
    assert "桥起渡犹新" in page.articles[1].text
    assert not page.skipped


def test_a_speech_has_its_name_its_day_and_its_speaker(extract: Extract) -> None:
    page = extract(
        "在迎春茶话会上的讲话\n\n（十二月三十日）\n\n县长　林　可\n\n同志们：\n\n"
        f"{TEXT}{TEXT}谢谢大家！\n\n{NEXT}"
    )
    assert headlines(page) == ["在迎春茶话会上的讲话", "云溪大桥合龙"]
    assert page.articles[0].authors == ("林可",)
    assert "谢谢大家" in page.articles[0].text


def test_a_letter_ends_with_greeting_names_and_day(extract: Extract) -> None:
    page = extract(
        f"王县长的回信\n\n素芬同志：\n\n{TEXT}{TEXT}此致\n\n敬礼\n\n林可\n\n一九九八年二月四日\n\n{NEXT}"
    )
    assert headlines(page) == ["王县长的回信", "云溪大桥合龙"]
    assert page.articles[0].authors == ("林可",)
    assert not page.skipped


def test_a_column_name_heads_the_only_piece_under_it_where_nothing_else_does(extract: Extract) -> None:
    answer = "问：邻居盖房挡了光怎么办？\n\n答：可以先请居委会调解，调解不成的，向人民法院起诉。\n\n"
    page = extract(f"{NEXT}\n律师信箱\n\n{answer}老渡口的灯\n\n周敏\n\n{TEXT}{TEXT}")
    assert headlines(page) == ["云溪大桥合龙", "律师信箱", "老渡口的灯"]
    assert page.articles[1].section == "律师信箱"


@pytest.mark.parametrize("heading", ["发言人：绝不允许", "班长：李明", "祝您新年快乐万事如意！"])
def test_a_heading_that_looks_like_a_signature_or_a_greeting_heads_its_text(
    extract: Extract, heading: str
) -> None:
    page = extract(f"{NEXT}\n{heading}\n\n{TEXT}{TEXT}")
    assert headlines(page) == ["云溪大桥合龙", heading]


def test_a_column_name_in_brackets_or_of_letters_heads_no_text(extract: Extract) -> None:
    for label in ("【读者来信】", "读者来信"):
        page = extract(f"{NEXT}\n{label}\n\n向东方\n\n{TEXT}{TEXT}")
        assert page.articles[1].section == "读者来信"


def test_what_stands_among_couplets_is_not_lost(extract: Extract) -> None:
    page = extract(
        f"{NEXT}\n新春楹联选\n\n稻香千里岁\n\n灯暖万家春\n\n（农民　林　可）\n\n（下转第四版）\n\n"
        "船归人未老\n\n桥起渡犹新\n\n本报记者　何　平\n\n（船工　周　敏）\n\n"
        f"老渡口的灯\n\n苏文\n\n{TEXT}{TEXT}"
    )
    taken = Counter(
        number
        for first, last in [
            *(pair for article in page.articles for pair in article.lines),
            *(item.lines for item in (*page.furniture, *page.skipped) if item.lines),
        ]
        for number in range(first, last + 1)
        if page.page.text.split("\n")[number - 1].strip()
    )
    filled = [number for number, line in enumerate(page.page.text.split("\n"), 1) if line.strip()]
    assert sorted(taken) == filled
    assert set(taken.values()) == {1}


def test_three_lines_of_a_headline_under_the_number_of_the_page_are_no_verse(extract: Extract) -> None:
    page = extract(
        "云溪铁道\n1999年6月18日 星期五\n\n第一版\n\n"
        "分局电视电话会议要求\n把暑运当作增收的第二个春天\n林可讲话 周敏主持\n\n"
        "本报讯（记者石磊）6月16日上午，分局召开暑期运输会议，要求全分局多开客车。\n"
    )
    assert [article.title.replace(" ", "") for article in page.articles] == [
        "分局电视电话会议要求把暑运当作增收的第二个春天林可讲话周敏主持"
    ]


def test_prose_after_a_poem_has_its_own_title_and_author(extract: Extract) -> None:
    verse = (
        "渡口还在\n\n摆渡的人老了\n\n他把竹篙\n\n插进水里\n\n芦花替我\n\n喊了一声\n\n船到对岸\n\n天就黑了\n\n"
    )
    page = extract(
        f"渡口\n\n林可\n\n{verse}赶火车的人\n\n唐小满\n\n我表叔一辈子只坐过一回火车。\n\n"
        "那一年他三十岁，从云溪走到县城，走了一夜，天亮时站在月台上，手里攥着一张硬座票。\n"
    )
    assert headlines(page) == ["渡口", "赶火车的人"]
    assert page.articles[1].authors == ("唐小满",)


def test_a_heading_that_says_how_many_parts_it_has_keeps_them(extract: Extract) -> None:
    page = extract(
        "水乡三题\n\n林可\n\n"
        "门\n\n水乡人家的门，一扇朝街，一扇朝河。朝街的门给客人走，朝河的门给自己走，日子从两头过。\n\n"
        "茶馆\n\n镇上的茶馆叫得月楼，其实只有一层。七张方桌，二十八条长凳，坐的都是老主顾。\n\n"
        "石桥\n\n镇东有座石桥，桥栏上磨出了一道道绳痕。老人说，那是纤夫留下的，一百年也磨不平。\n\n"
        "青禾镇早稻开镰\n\n本报讯（记者周敏）6月17日，青禾镇早稻开镰，收割机下了田。\n"
    )
    assert headlines(page) == ["水乡三题", "青禾镇早稻开镰"]


def test_stanzas_under_an_author_are_one_poem(extract: Extract) -> None:
    page = extract(
        "夜航\n\n◎林可\n\n实验室的灯，是停在岸上的船\n我把一支试管，举成桅杆\n\n数据在凌晨两点退潮\n露出失败的礁石，一块，又一块\n\n"
        "导师说，你看\n天亮以前，海是最黑的\n\n云溪大桥合龙\n\n本报讯（记者何平）6月16日，云溪大桥合龙。\n"
    )
    assert headlines(page) == ["夜航", "云溪大桥合龙"]
    assert page.articles[0].text.count("\n") == 5


def test_who_won_and_what_is_on_when_are_the_text_of_their_heading(extract: Extract) -> None:
    page = extract(
        "朗诵节成绩公布\n\n本报讯（记者何平）朗诵节结束，成绩如下：\n\n"
        "高中组 冠军 林可（一中） 亚军 周敏（二中）\n"
        "初中组 冠军 何夏（三中） 亚军 马言（一中）\n小学组 冠军 松山小学 亚军 东区小学\n\n"
        "云溪大桥合龙\n\n本报讯（记者何平）6月16日，云溪大桥合龙。\n"
    )
    assert headlines(page) == ["朗诵节成绩公布", "云溪大桥合龙"]


POEM = "渡口还在\n\n摆渡的人已经老了\n\n他把竹篙插进水里\n\n而桥，一座新桥\n\n正从图纸上走来\n\n"


def test_lines_of_verse_that_could_be_names_are_no_authors(extract: Extract) -> None:
    page = extract(
        f"渡口\n\n苗青原\n\n{POEM}孩子问，这是什么\n\n祖父说\n\n是一个躺着的\n\n“人”字\n\n"
        "去年没有说完的话\n\n燕子\n\n只用一把剪刀\n\n就把屋檐下的空\n\n裁成了家\n"
    )
    assert headlines(page) == ["渡口"]
    assert page.articles[0].text.split("\n")[3:5] == ["而桥，一座新桥", "正从图纸上走来"]


def test_verse_goes_on_up_to_the_heading_of_a_picture(extract: Extract) -> None:
    page = extract(f"渡口\n\n苗青原\n\n{POEM}裁成了\n\n新家\n\n春山欲雨（中国画）\n\n（陆千帆）\n")
    assert headlines(page) == ["渡口", "春山欲雨（中国画）"]
    assert page.articles[0].text.endswith("裁成了\n新家")

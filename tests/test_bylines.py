"""Who is named in the line under a heading, in the lead-in and at the end."""

import pytest

from index.article import Kind
from index.extraction.bylines import is_author_name, parse_bracket_names
from index.extraction.names import split_names
from tests.extracted_pages import ROLES, Extract, headlines


@pytest.mark.parametrize(
    ("line", "roles"),
    [
        ("本报记者 林 可", {"reporters": ("林可",)}),
        ("本报记者 林可 周敏", {"reporters": ("林可", "周敏")}),
        ("本报记者　林　可　周　敏", {"reporters": ("林可", "周敏")}),
        ("全媒体记者 欧阳文博、司马光华", {"reporters": ("欧阳文博", "司马光华")}),
        (
            "融媒体记者 阿依古丽·买买提 通讯员 周敏",
            {"reporters": ("阿依古丽·买买提",), "correspondents": ("周敏",)},
        ),
        ("见习记者 林可 实习生 周敏", {"reporters": ("林可", "周敏")}),
        ("首席记者林可", {"reporters": ("林可",)}),
        ("特约记者 林可 特约通讯员 周敏", {"reporters": ("林可",), "correspondents": ("周敏",)}),
        ("本报记者 林可 文/图", {"reporters": ("林可",), "photographers": ("林可",)}),
        ("本报记者 林可 图/文", {"reporters": ("林可",), "photographers": ("林可",)}),
        ("文/本报记者 林可 图/通讯员 周敏", {"reporters": ("林可",), "photographers": ("周敏",)}),
        ("本报记者 林可编译", {"reporters": ("林可",)}),
        (
            "记者林可、周敏／专题报导．摄影",
            {"reporters": ("林可", "周敏"), "photographers": ("林可", "周敏")},
        ),
        ("本报记者 林可 采访市第一人民医院主任 施红梅", {"reporters": ("林可",)}),
        ("口述：周敏（退休教师）", {"authors": ("周敏",)}),
        ("市法院法官 口述 ○周 敏 整理", {"authors": ("周敏",)}),
        ("采访整理：本报记者 林可", {"reporters": ("林可",)}),
        ("本报通讯员 周敏", {"correspondents": ("周敏",)}),
    ],
)
def test_names_of_a_byline_line_by_role(
    extract: Extract, line: str, roles: dict[str, tuple[str, ...]]
) -> None:
    body = "老渡口的船工姓钱，撑了四十年的船。桥修好以后，他把船泊在岸边，天天去擦。"
    article = extract(f"老渡口的船工\n\n{line}\n\n{body}\n\n{body}\n").articles[0]
    assert {role: getattr(article, role) for role in ROLES if getattr(article, role)} == roles
    assert article.headline == "老渡口的船工"
    assert line not in article.text


@pytest.mark.parametrize(
    ("lead", "roles"),
    [
        ("本报讯（记者林可 通讯员周敏、何平）", {"reporters": ("林可",), "correspondents": ("周敏", "何平")}),
        ("本报讯 （通讯员 周敏）", {"correspondents": ("周敏",)}),
        ("本报讯 记者林可、周敏报道：", {"reporters": ("林可", "周敏")}),
        ("新华社北京6月17日电（记者林可、周敏）", {"reporters": ("林可", "周敏")}),
        ("云溪讯（全媒体记者 林可）", {"reporters": ("林可",)}),
        ("本报讯（记者 林可 文/图）", {"reporters": ("林可",), "photographers": ("林可",)}),
        ("据新华社北京6月17日电 ", {}),
        ("本报综合消息 ", {}),
        ("本报讯 ", {}),
    ],
)
def test_names_of_a_lead_in_stay_in_the_text_too(
    extract: Extract, lead: str, roles: dict[str, tuple[str, ...]]
) -> None:
    text = f"{lead}6月17日，青禾镇早稻开镰，收割机下了田。"
    article = extract(f"青禾镇早稻开镰\n\n{text}\n").articles[0]
    assert {role: getattr(article, role) for role in ROLES if getattr(article, role)} == roles
    assert "收割机下了田" in article.text
    assert lead[:3] in article.text
    assert article.kind is Kind.REPORT


def test_a_broken_line_about_a_reporter_is_no_byline(extract: Extract) -> None:
    page = extract(
        "云溪大桥合龙\n\n本报讯（记者何平）6月16日，云溪大桥合龙，两\n岸群众前来观看，桥头站满了人。\n\n"
        "本报记者随后采访了伊万·彼得罗夫\n工程师，他说大桥的桩基打得很深，能\n抗八级地震。\n"
    )
    assert len(page.articles) == 1
    assert page.articles[0].names == ("何平",)


def test_a_byline_in_brackets_closes_its_story(extract: Extract) -> None:
    body = "老渡口的船工姓钱，撑了四十年的船。桥修好以后，他把船泊在岸边，天天去擦。"
    page = extract(
        f"老渡口的船工\n\n{body}\n\n{body}\n\n（本报记者 林可 通讯员 周敏）\n\n"
        "云溪大桥合龙\n\n本报讯（记者何平）6月16日，云溪大桥合龙。\n"
    )
    assert page.articles[0].reporters == ("林可",)
    assert page.articles[0].correspondents == ("周敏",)
    assert "林可" not in page.articles[0].text
    assert page.articles[1].reporters == ("何平",)


@pytest.mark.parametrize("mark", ["□ 周 敏", "○周敏", "◎ 周敏", "@周敏", "作者：周敏"])
def test_an_authors_mark_makes_a_comment(extract: Extract, mark: str) -> None:
    body = "办事情不能拍脑袋，拍了脑袋再拍屁股，苦的是老百姓。多听一听，多看一看，总没有坏处。"
    article = extract(f"少拍一点脑袋\n\n{mark}\n\n云溪快语\n\n{body}\n\n{body}\n").articles[0]
    assert article.authors == ("周敏",)
    assert article.section == "云溪快语"
    assert article.headline == "少拍一点脑袋"
    assert article.kind is Kind.COMMENTARY
    assert article.dateline is None


@pytest.mark.parametrize("line", ["本报评论员", "本报社论"])
def test_an_editorial_names_nobody(extract: Extract, line: str) -> None:
    body = "春耕时节，农资供应牵动千家万户。管好农资市场，要一抓到底，不能雷声大雨点小。"
    article = extract(f"把农资市场管住管好\n\n{line}\n\n{body}\n\n{body}\n").articles[0]
    assert article.names == ()
    assert article.kind is Kind.COMMENTARY


def test_a_letter_is_signed_by_its_last_line(extract: Extract) -> None:
    body = "村口有一座石拱桥，桥面裂了缝，学生每天上学都要从裂缝上跨过去，盼望有人来管一管。"
    page = extract(
        f"这座桥何时能修好\n\n编辑同志：\n\n{body}\n\n{body}\n\n前进村　周　敏\n\n"
        "云溪大桥合龙\n\n本报讯（记者何平）6月16日，云溪大桥合龙。\n"
    )
    assert page.articles[0].authors == ("周敏",)
    assert page.articles[0].kind is Kind.COMMENTARY
    assert headlines(page) == ["这座桥何时能修好", "云溪大桥合龙"]


@pytest.mark.parametrize("line", ["（未完待续）", "（全文完）", "……", "（柏先生）"])
def test_what_no_name_is(line: str) -> None:
    assert parse_bracket_names(line) is None
    assert not is_author_name(line.strip("（）"))


def test_student_reporters(extract: Extract) -> None:
    page = extract("师者如光\n\n学生记者 林可 周敏\n\n清晨七点，材料学院三楼的灯又亮了，卢教授打开了门。\n")
    assert page.articles[0].reporters == ("林可", "周敏")
    assert page.articles[0].authors == ()


def test_a_column_with_a_square_is_no_author(extract: Extract) -> None:
    page = extract(
        "■简讯\n△昨日，市交警支队启动酒后驾驶专项整治。（林可）\n△云溪火车站昨起增设三个售票窗口。（周敏）\n"
    )
    assert [article.section for article in page.articles] == ["简讯", "简讯"]
    assert [article.authors for article in page.articles] == [("林可",), ("周敏",)]


def test_common_surnames_part_names_that_run_together() -> None:
    assert split_names("傅雪莹钟伟") == ["傅雪莹", "钟伟"]
    assert split_names("康小满洪亮赖文") == ["康小满", "洪亮", "赖文"]


def test_a_brief_signed_without_a_rank_has_the_one_that_the_page_gives_elsewhere(extract: Extract) -> None:
    page = extract(
        "云溪大桥合龙\n\n本报讯（记者林可 通讯员何平）6月16日，云溪大桥合龙。\n\n■简讯\n"
        "△昨日，市交警支队启动酒后驾驶专项整治。（林可）\n△云溪火车站昨起增设三个售票窗口。（何平）\n"
        "△昨日，城关镇清理了六处堆场。（周敏）\n"
    )
    assert page.articles[1].reporters == ("林可",)
    assert page.articles[2].correspondents == ("何平",)
    assert page.articles[3].authors == ("周敏",)


def test_an_authors_mark_keeps_a_reporter_an_author(extract: Extract) -> None:
    body = "修桥的人走了，桥还在。桥在，过桥的人就会说起修桥的人，一代一代地说下去。"
    page = extract(
        f"云溪大桥合龙\n\n本报讯（记者林可）6月16日，云溪大桥合龙。\n\n桥上随想\n\n□林可\n\n{body}\n\n{body}\n"
    )
    assert page.articles[1].authors == ("林可",)
    assert page.articles[1].reporters == ()


def test_a_space_at_the_end_of_a_line_parts_two_names(extract: Extract) -> None:
    page = extract(
        "云溪大桥合龙\n本报讯（记者 何平 通讯员 刘小兰 \n瞿勇） 连日来，县卫生局组织十二支\n"
        "防疫小分队开赴重灾村组，对水井逐一\n消毒，指导群众清理淤泥。\n"
    )
    assert page.articles[0].correspondents == ("刘小兰", "瞿勇")


def test_an_author_is_named_after_where_he_works() -> None:
    names = parse_bracket_names("（作者单位：云溪县城东小学　作者：林可）")
    assert names is not None
    assert names.authors == ("林可",)


@pytest.mark.parametrize(
    ("opening", "role"),
    [
        ("晚报记者 林 可 报道 连续三轮不胜之后，球队在家门口找回了赢球的感觉。", "reporters"),
        ("本报讯 见习记者 林可 市民周女士买了一套二手房，入住后才发现漏水。", "reporters"),
        ("【记者林可／云溪报导】老街拓宽工程将拆除四十二间店面。", "reporters"),
        ("本报讯（教务处通讯员 林可）10月11日，我校获批一项计划。", "correspondents"),
    ],
)
def test_names_that_open_a_story_in_other_forms(extract: Extract, opening: str, role: str) -> None:
    article = extract(f"云溪大桥合龙\n\n{opening}\n").articles[0]
    assert {name: getattr(article, name) for name in ROLES if getattr(article, name)} == {role: ("林可",)}
    assert article.headline == "云溪大桥合龙"


def test_names_in_brackets_at_the_end_of_a_paragraph_stay_in_its_text(extract: Extract) -> None:
    article = extract("云溪大桥合龙\n\n6月16日，云溪大桥合龙，两岸车程缩短。（通讯员 林可）\n").articles[0]
    assert article.correspondents == ("林可",)
    assert article.text.endswith("（通讯员 林可）")


def test_an_author_is_named_after_where_he_studies_or_what_he_is(extract: Extract) -> None:
    body = "图书馆正门有十三级台阶，第三级靠左的地方缺了一个角，春天里有人把它补好了。"
    for line in ("○文学院 林 可", "□文学院2012级 林可", "◎林可（云溪／教师）"):
        assert extract(f"第三级台阶\n\n{line}\n\n{body}\n\n{body}\n").articles[0].authors == ("林可",)


def test_a_byline_over_a_headline_is_of_the_story_below(extract: Extract) -> None:
    page = extract(
        "消防员抱出煤气罐\n日前，一居民楼起火，消防员抱出两只煤气罐。（通讯员 周敏）\n\n"
        "本报记者 林可\n“板凳爷爷”和他的书场\n每天傍晚，老樟树下就热闹起来，小板凳摆成半圆。\n"
    )
    assert [story.reporters for story in page.articles] == [(), ("林可",)]


def test_names_that_a_wrap_ran_together_are_parted() -> None:
    assert split_names("贺志强龚 娟") == ["贺志强", "龚娟"]

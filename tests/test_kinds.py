"""What sort of item a story is, by its headline, its byline and the habits of its page."""

import pytest

from index.article import Kind
from tests.extracted_pages import Extract

TEXT = "渡口的船早晚各一班，住在两岸的人都等着它。桥修好以前，这条船就是路，等船的人天天在岸边站着。"
TOLD = (
    "小时候，父亲撑着船送我过河，我坐在船头，看他的竹篙一点一点。那年发大水，父亲三天没有下船，我在岸边等他。"
)
NEWS = "青禾镇早稻开镰\n\n本报讯（记者何平）6月17日，青禾镇早稻开镰，收割机下了田。\n"


@pytest.mark.parametrize(
    ("title", "text", "kind"),
    [
        ("别让渡船成了摆设", TOLD, Kind.COMMENTARY),
        ("渡船晚点不能总怪天气", TOLD, Kind.COMMENTARY),
        ("渡口的早晨", TOLD, Kind.FEATURE),
        ("莫高窟的春天", TOLD, Kind.FEATURE),
        ("别了，老渡口", TOLD, Kind.FEATURE),
        ("渡口的早晨", TEXT, Kind.COMMENTARY),
    ],
)
def test_headline_and_words_tell_an_opinion_from_an_essay(
    extract: Extract, title: str, text: str, kind: Kind
) -> None:
    page = extract(f"{NEWS}\n湖畔\n\n{title}\n\n□ 林小满\n\n{text}\n\n{text}\n")
    assert page.articles[1].kind is kind


def test_signed_news_is_a_report_where_no_story_has_a_lead_in(extract: Extract) -> None:
    signed = f"渡船加开两班\n\n□记者 林小满\n\n{TEXT}\n"
    assert [story.kind for story in extract(f"{signed}\n{signed}").articles] == [Kind.REPORT, Kind.REPORT]
    assert [story.kind for story in extract(f"{NEWS}\n{signed}").articles] == [Kind.REPORT, Kind.FEATURE]


@pytest.mark.parametrize("title", ["《湖畔》征稿", "本报诚征渡口老照片"])
def test_a_call_of_the_paper_is_a_notice(extract: Extract, title: str) -> None:
    page = extract(f"{NEWS}\n{title}\n\n本报面向读者征集渡口的老照片，来稿请注明拍摄的时间和地点。\n")
    assert page.articles[1].kind is Kind.NOTICE


def test_what_stands_in_a_column_of_notices_is_one(extract: Extract) -> None:
    page = extract(
        f"{NEWS}\n便民公告\n\n停水通知\n\n因管道改造，渡口街6月20日停水一天，请市民提前储水。\n\n"
        "公交12路临时改道\n\n因道路施工，公交12路6月20日起改走滨江路，施工结束后恢复原线路。\n"
    )
    assert [story.kind for story in page.articles[1:]] == [Kind.NOTICE, Kind.NOTICE]
    assert [story.section for story in page.articles[1:]] == ["便民公告", "便民公告"]


def test_numbered_captions_with_one_credit_are_a_group_of_pictures(extract: Extract) -> None:
    page = extract(
        f"{NEWS}\n稻香时节\n\n金秋时节，稻浪飘香，云溪县的农民在田边欢聚一堂。\n\n①收割机一字排开驶入稻田。\n\n"
        "②插秧能手比试割稻。\n\n③大娘们扭起了秧歌。\n\n④市民在选购新米。\n\n本报记者 林小满 周敏 摄\n"
    )
    assert len(page.articles) == 2
    group = page.articles[1]
    assert group.kind is Kind.PHOTO
    assert group.photographers == ("林小满", "周敏")

"""Briefs without heading after a story: found, and not seen where there are none."""

import pytest

from index.extraction.tails import WEIGHTS
from tests.extracted_pages import Extract, headlines

STORY = (
    "青禾镇早稻开镰\n\n本报青禾6月17日电记者林可报道：青禾镇的三万亩早稻今天开镰，收割机下了田。\n\n"
    "青禾镇今年早稻长势好，种粮大户老贺说，每亩早稻比去年多收八十斤。青禾镇的收割机手从凌晨四点干到天黑。\n\n"
)
BRIEFS = (
    "云溪市图书馆新馆日前落成开放，藏书六十万册，设阅览座位八百个。\n\n"
    "河源县近日完成第三座水电站的机组安装，年发电量可达两千万千瓦时。（周敏）\n"
)


def test_briefs_after_the_last_story_are_articles_of_their_own(extract: Extract) -> None:
    page = extract(STORY + BRIEFS)
    assert headlines(page) == ["青禾镇早稻开镰", "", ""]
    assert page.articles[1].text.startswith("云溪市图书馆")
    assert page.articles[2].authors == ("周敏",)


@pytest.mark.parametrize(
    "end",
    [
        "青禾镇早稻收割近日过半，种粮大户老贺的三百亩早稻已经进仓。\n",
        "他近日还买下两台烘干设备，请来县里的技术员讲课，听课的人坐满了院子。\n",
        "目前，供销社调来的化肥和种子已经分到各村，晚季作物的秧苗长到两寸高。\n",
    ],
    ids=["the same words", "the same person", "no time and place of its own"],
)
def test_the_rest_of_a_story_stays_with_it(extract: Extract, end: str) -> None:
    assert headlines(extract(STORY + end)) == ["青禾镇早稻开镰"]


def test_a_single_strange_paragraph_that_opens_as_news_is_a_brief(extract: Extract) -> None:
    end = "县供销社近日调来的化肥和种子已经分到各村，晚季作物的秧苗长到两寸高。\n"
    assert headlines(extract(STORY + end)) == ["青禾镇早稻开镰", ""]


def test_likeness_only_ever_speaks_against_a_brief() -> None:
    assert WEIGHTS["likeness"] <= 0


def test_dispatches_on_one_subject_stay_under_their_heading_and_others_do_not(extract: Extract) -> None:
    first = "两地早稻开镰\n\n据新华社青禾6月17日电 青禾镇三万亩早稻开镰，收割机下了田。\n\n"
    same = "据新华社河源6月17日电 河源县早稻今天也开镰，农机部门调来八十台收割机。\n\n"
    other = "据新华社云溪6月17日电 云溪博物馆展出一批汉代漆器，观众排起长队。\n"
    page = extract(first + same + other)
    assert [("河源县" in article.text, "漆器" in article.text) for article in page.articles] == [
        (True, False),
        (False, True),
    ]


@pytest.mark.parametrize(
    "brief",
    [
        "更正：本版6月3日《渡口》一文中，云溪渡口建成的年份应为1949年，特此更正。\n",
        "云溪市渔政船6月16日全部配备救生衣，每船两件。\n",
    ],
    ids=["a correction", "of a few words"],
)
def test_what_follows_a_signature_is_of_its_own(extract: Extract, brief: str) -> None:
    closed = STORY.rstrip() + "（何平）\n\n"
    page = extract(closed + brief)
    assert headlines(page) == ["青禾镇早稻开镰", ""]


def test_briefs_with_bullets_end_a_story_with_those_without(extract: Extract) -> None:
    page = extract(STORY + BRIEFS + "\n●日前，云溪博物馆展出一批汉代漆器，观众排起长队。\n")
    assert headlines(page) == ["青禾镇早稻开镰", "", "", ""]


def test_a_paragraph_that_a_line_broke_off_is_no_brief(extract: Extract) -> None:
    torn = STORY.rstrip()[:-1] + "，并运来\n\n河源县农机站6月16日调拨的八台收割机，机手近日都住在村里。\n"
    assert headlines(extract(torn)) == ["青禾镇早稻开镰"]

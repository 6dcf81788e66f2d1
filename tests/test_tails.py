"""Briefs without heading after a story: found, and not seen where there are none."""

import pytest

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
        "据了解，青禾镇今年新添收割机二十台，早稻收割要持续半个月，镇里还派了技术员到田头。\n",
        "种粮大户老贺近日又签了三百亩早稻的合同，他说收割机手已经请好，明年还要多种。\n",
        "“早稻卖了好价钱，”老贺说，“明年我家还种早稻，收割机也要再买一台。”\n",
        "1、青禾镇的收割机手在检修机器，准备到下一块早稻田里去收割。\n",
    ],
)
def test_the_rest_of_a_story_stays_with_it(extract: Extract, end: str) -> None:
    assert headlines(extract(STORY + end)) == ["青禾镇早稻开镰"]


def test_dispatches_on_one_subject_stay_under_their_heading_and_others_do_not(extract: Extract) -> None:
    first = "两地早稻开镰\n\n据新华社青禾6月17日电 青禾镇三万亩早稻开镰，收割机下了田。\n\n"
    same = "据新华社河源6月17日电 河源县早稻今天也开镰，农机部门调来八十台收割机。\n\n"
    other = "据新华社云溪6月17日电 云溪博物馆展出一批汉代漆器，观众排起长队。\n"
    page = extract(first + same + other)
    assert [("河源县" in article.text, "漆器" in article.text) for article in page.articles] == [
        (True, False),
        (False, True),
    ]

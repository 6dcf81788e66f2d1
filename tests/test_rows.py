"""Rows of tables inside articles: they are no headings, and none of their columns runs into another."""

import pytest

from index.extraction.tables import is_marked_row, is_row_of_values
from tests.extracted_pages import Extract, headlines

LEAD = "秋粮收购价公布\n\n本报讯（记者林可）6月17日，市粮食局公布了今年秋粮的最低收购价。\n\n"
NEXT = "\n云溪大桥合龙\n\n本报讯（记者周敏）6月16日，云溪大桥主桥合龙。\n"
COLUMNS = "早稻　　1.22元　　26个\n晚稻　　1.28元　　22个\n中稻　　1.30元　　18个\n"
MARKDOWN = "| 品种 | 价格 |\n|---|---|\n| 早稻 | 1.22元 |\n| 晚稻 | 1.28元 |\n"
WITH_PLACES = "品　名　　　产　地　　　均价\n早籼稻　　　河口　　　　1.02\n大白菜　　　临江　　　　0.38\n"


@pytest.mark.parametrize("table", [COLUMNS, MARKDOWN, WITH_PLACES])
def test_rows_belong_to_the_story_over_them(extract: Extract, table: str) -> None:
    page = extract(LEAD + table + NEXT)
    assert headlines(page) == ["秋粮收购价公布", "云溪大桥合龙"]
    rows = page.articles[0].body[1:]
    assert len(rows) == table.count("\n")
    assert not any(row.is_subheading for row in rows)


def test_columns_stay_apart(extract: Extract) -> None:
    page = extract(LEAD + COLUMNS + NEXT)
    assert page.articles[0].body[1].text == "早稻\u30001.22元\u300026个"


def test_a_heading_over_rows_begins_a_story_after_a_signed_one(extract: Extract) -> None:
    page = extract(
        "稻田里养泥鳅\n\n永丰乡的龙小满在稻田里养泥鳅，一亩多收入八百元，邻里都来学。\n（姜 丽）\n\n"
        f"本周农产品批发价\n{WITH_PLACES}{NEXT}"
    )
    assert headlines(page) == ["稻田里养泥鳅", "本周农产品批发价", "云溪大桥合龙"]


@pytest.mark.parametrize("title", ["一分地　　一年租　　一家人的田园梦", "投资三亿元　　新增就业两千人"])
def test_headings_of_several_clauses_are_no_rows(title: str) -> None:
    assert not is_marked_row(title)
    assert not is_row_of_values(title)

"""Rolls of names and rows of couplets: text of one story, and no headings of what follows."""

import pytest

from tests.extracted_pages import Extract, headlines

NEWS = "渡口加开夜班船\n\n本报讯（记者林可）云溪渡口从今天起加开夜班船，末班延至二十二时。\n"
NAMES = ("林小满", "周敏", "何平", "王强", "李静", "陈海", "欧阳文博", "张丽（女）", "刘洋", "赵明")
TOP = "云溪市第九届委员会委员名单\n\n（共20名，按姓氏笔画为序）\n\n"


@pytest.mark.parametrize("between", ["　", "、", "\n\n"], ids=["spaces", "commas", "a name a line"])
def test_a_roll_with_its_parts_is_one_story(extract: Extract, between: str) -> None:
    names = between.join(NAMES)
    page = extract(f"{TOP}工会（10名）\n\n{names}\n\n妇联（10名）\n\n{names}\n\n{NEWS}")
    assert headlines(page) == ["云溪市第九届委员会委员名单", "渡口加开夜班船"]
    roll = page.articles[0]
    assert (roll.text.count("欧阳文博"), "妇联（10名）" in roll.text) == (2, True)
    assert (roll.reporters, roll.authors) == ((), ())


def test_the_authors_of_a_story_are_no_roll(extract: Extract) -> None:
    page = extract(
        "渡口的早晨\n\n林小满　周敏　何平\n\n天还没亮，渡口的灯先亮了，船工们收拾缆绳，等第一班船的客人。\n"
    )
    assert page.articles[0].authors == ("林小满", "周敏", "何平")


def test_a_headline_of_characters_that_are_surnames_is_no_roll(extract: Extract) -> None:
    heading = "景宗高速宗南段路基工程完成九成"
    page = extract(f"{heading}\n\n本报讯（记者何平）6月17日，景宗高速宗南段路基完成九成。\n\n{NEWS}")
    assert headlines(page) == [heading, "渡口加开夜班船"]


def test_signed_couplets_under_a_column_are_one_story(extract: Extract) -> None:
    page = extract(
        f"春联选登\n\n爆竹一声除旧岁\n\n桃符万户换新春\n\n（林小满）\n\n瑞雪兆丰年\n\n红梅报早春\n\n"
        f"（周敏）\n\n{NEWS}"
    )
    assert headlines(page) == ["春联选登", "渡口加开夜班船"]
    assert page.articles[0].text.split("\n")[0] == "爆竹一声除旧岁"
    assert not page.skipped

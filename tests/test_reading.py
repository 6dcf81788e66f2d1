"""A page file becomes text and facts, or an error that says what is wrong with it and what to do."""

import datetime as dt
import os
from pathlib import Path

import pytest

from index.extraction import UnreadablePageError, extract_page, read_page
from index.extraction.reading import MAX_BYTES

TEXT = "青禾镇早稻开镰\n\n本报讯（记者林可）7月3日，青禾镇的第一片早稻开镰收割，比去年早了两天。\n"
TRADITIONAL = "青禾鎮早稻開鐮\n\n本報訊（記者林可）7月3日，青禾鎮的第一片早稻開鐮收割，比去年早了兩天。\n"


def write(folder: Path, data: bytes, name: str = "page.txt") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        (TEXT.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8"),
        (TEXT.encode("gb18030"), "gb18030"),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.replace("\n", "\r\n").encode(), "utf-8"),
        (TEXT.replace("\n", "\r").encode(), "utf-8"),
    ],
)
def test_a_page_in_any_usual_charset_reads_the_same(tmp_path: Path, data: bytes, charset: str) -> None:
    page = read_page(write(tmp_path, data), "page.txt")
    assert page.text == TEXT
    assert page.charset == charset


def test_big5_is_told_from_gb18030(tmp_path: Path) -> None:
    page = read_page(write(tmp_path, TRADITIONAL.encode("big5")), "page.txt")
    assert page.text == TRADITIONAL
    assert page.charset == "big5"


def test_characters_are_composed_and_nothing_else_changes(tmp_path: Path) -> None:
    page = read_page(write(tmp_path, "Cafe\u0301 咖啡　Ａ".encode()), "page.txt")
    assert page.text == "Caf\u00e9 咖啡　Ａ"


def test_a_page_with_two_broken_bytes_is_kept(tmp_path: Path) -> None:
    data = (TEXT * 20).encode()
    page = read_page(write(tmp_path, data[:300] + b"\xff" + data[300:]), "page.txt")
    assert page.text.count("\ufffd") >= 1
    assert "早稻开镰" in page.text


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "空"),
        (b" \r\n\t \n", "空"),
        ("　\n——\n".encode(), "没有文字"),
        (b"\x00\x01\x02PNG\x00\x00" * 50, "二进制"),
        (bytes(range(1, 32)) * 40, "二进制"),
        (bytes(range(128, 256)) * 20, "编码"),
    ],
)
def test_what_is_no_text_is_refused_with_a_reason_and_a_hint(tmp_path: Path, data: bytes, says: str) -> None:
    with pytest.raises(UnreadablePageError) as caught:
        read_page(write(tmp_path, data), "坏/page.txt")
    assert says in str(caught.value)
    assert "page.txt" not in str(caught.value), "whoever asked for the file names it"
    assert caught.value.hint


def test_a_huge_file_is_refused_without_reading_it(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(UnreadablePageError, match="太大"):
        read_page(path, "page.txt")


def test_a_vanished_file_is_an_error_of_ours(tmp_path: Path) -> None:
    with pytest.raises(UnreadablePageError, match="没有这个文件"):
        read_page(tmp_path / "gone.txt", "gone.txt")


def test_a_folder_is_no_page(tmp_path: Path) -> None:
    with pytest.raises(UnreadablePageError, match="文件夹"):
        read_page(tmp_path, "folder")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_without_read_permission_is_an_error_of_ours(tmp_path: Path) -> None:
    path = write(tmp_path, TEXT.encode())
    path.chmod(0)
    with pytest.raises(UnreadablePageError, match="权限"):
        read_page(path, "page.txt")


def test_a_link_that_runs_in_a_circle_is_an_error_of_ours(tmp_path: Path) -> None:
    path = tmp_path / "loop.txt"
    path.symlink_to(path)
    with pytest.raises(UnreadablePageError, match="绕成了圈"):
        read_page(path, "loop.txt")


@pytest.mark.parametrize(
    ("source", "newspaper", "day", "label"),
    [
        ("云溪晚报/2021-06-18/A05.txt", "云溪晚报", dt.date(2021, 6, 18), "A05"),
        ("2021/06/18/A05.txt", "", dt.date(2021, 6, 18), "A05"),
        ("云溪晚报/20210618/第3版.md", "云溪晚报", dt.date(2021, 6, 18), "3"),
        ("19980101-01.txt", "", dt.date(1998, 1, 1), "01"),
        ("rmrb-1998-01-01-第3版.txt", "人民日报", dt.date(1998, 1, 1), "3"),
        ("云溪晚报-2021-06-18-A05.txt", "云溪晚报", dt.date(2021, 6, 18), "A05"),
        ("云溪晚报2021年6月18日第五版.txt", "云溪晚报", dt.date(2021, 6, 18), "5"),
        ("云溪晚报_20210618_B12.txt", "云溪晚报", dt.date(2021, 6, 18), "B12"),
        ("000_600a35819f5179f7.txt", "", None, ""),
        ("2021-13-40/x.txt", "", None, ""),
    ],
)
def test_facts_come_from_the_path_where_the_page_prints_none(
    tmp_path: Path, source: str, newspaper: str, day: dt.date | None, label: str
) -> None:
    facts = read_page(write(tmp_path, TEXT.encode()), source).facts
    assert (facts.newspaper, facts.date, facts.label) == (newspaper, day, label)
    assert not facts.date_inferred


@pytest.mark.parametrize(
    ("masthead", "newspaper", "day", "label", "section"),
    [
        ("A07│示范窗口 2020年12月21日 星期一", "", dt.date(2020, 12, 21), "A07", "示范窗口"),
        (
            "云溪日报\n2021年6月18日 星期五 农历辛丑年五月初九 总第8213期 今日8版",
            "云溪日报",
            dt.date(2021, 6, 18),
            "",
            "",
        ),
        ("云溪日报　2021年6月18日　第三版　要闻", "云溪日报", dt.date(2021, 6, 18), "3", "要闻"),
        ("03 要闻  2021年6月18日  责编：林 可 美编：周 敏", "", dt.date(2021, 6, 18), "03", "要闻"),
        ("二〇一九年三月五日　星期二　农历己亥年正月廿九　第四版", "", dt.date(2019, 3, 5), "4", ""),
        ("雲溪日報　地方新聞　2003年11月8日　星期六　A5", "雲溪日報", dt.date(2003, 11, 8), "A5", "地方新聞"),
    ],
)
def test_the_masthead_is_read_as_printed(
    tmp_path: Path, masthead: str, newspaper: str, day: dt.date, label: str, section: str
) -> None:
    facts = read_page(write(tmp_path, f"{masthead}\n\n{TEXT}".encode()), "x.txt").facts
    assert (facts.newspaper, facts.date, facts.label, facts.section) == (newspaper, day, label, section)


def test_the_masthead_outweighs_the_path(tmp_path: Path) -> None:
    path = write(tmp_path, f"云溪日报 2021年6月18日 第三版\n\n{TEXT}".encode())
    assert read_page(path, "旧报/2020-01-01/A01.txt").facts.date == dt.date(2021, 6, 18)


def test_the_day_of_a_notice_is_not_the_day_of_the_paper(tmp_path: Path) -> None:
    text = (
        f"{TEXT}\n停水通告\n\n因管网检修，七月十日全天停水，请提前储水。\n\n"
        "青禾镇自来水公司\n\n2019年7月8日\n"
    )
    page = read_page(write(tmp_path, text.encode()), "x.txt")
    assert page.facts.date is None
    assert [article.headline for article in extract_page(page).articles] == ["青禾镇早稻开镰", "停水通告"]

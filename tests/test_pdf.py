"""The text layers of PDF files are read page by page; what has none says so."""

import datetime as dt
import os
from pathlib import Path

import pytest

from index.article import Skipped
from index.formats.ocr import has_ocr
from tests.pdf_producer import column, make_pdf
from tests.read_files import DATA, every_line_has_one_place, pages, read, reason, write

LEFT = ["　　本报讯（记者 叶知秋）3月12日，", "河堤上来了八百名市民，种下三千", "棵柳树。"]
MIDDLE = ["　　柳树苗由林场提供，每棵都挂了", "名牌，护堤队在旱季轮流浇水。"]
RIGHT = ["　　三年以后，这里可以成荫，孩子", "们放学路上就有了树影。"]


def test_pdf_columns_are_read_one_after_the_other_under_their_heading(tmp_path: Path) -> None:
    lines = [
        (40, 30, 10, "河湾报　2021年3月13日　星期六　02版　城乡"),
        *column(400, 120, RIGHT),
        *column(40, 120, LEFT),
        *column(220, 120, MIDDLE),
        (120, 80, 26, "河堤种下三千棵柳树"),
    ]
    (page,) = pages(read(write(tmp_path / "a.pdf", make_pdf(lines))))
    (story,) = page.articles
    assert story.headline == "河堤种下三千棵柳树"
    assert story.reporters == ("叶知秋",)
    text = story.text.replace("\n", "")
    assert text.index("三千棵柳树。") < text.index("轮流浇水") < text.index("有了树影")
    assert "种下三千棵柳树" in text
    assert (page.page.facts.date, page.page.facts.label) == (dt.date(2021, 3, 13), "02")
    assert page.page.facts.source == "a.pdf#1"
    assert every_line_has_one_place(page)


def test_a_pdf_of_a_real_producer_is_read_whole() -> None:
    (page,) = pages(read(DATA / "columns.pdf"))
    (story,) = page.articles
    assert story.headline == "旧粮仓改成书房"
    assert story.reporters == ("温嘉木",)
    assert story.dateline == dt.date(2020, 8, 19)
    assert "成了一间社区书房。" in story.text
    assert page.page.facts.section == "城事"


def test_each_page_of_a_pdf_is_a_page_with_its_own_source_and_label(tmp_path: Path) -> None:
    first = [(40, 30, 10, "河湾报　2021年3月13日　星期六　01版　要闻"), *column(40, 80, LEFT)]
    second = [(40, 30, 10, "河湾报　2021年3月13日　星期六　02版　城乡"), *column(40, 80, MIDDLE)]
    found = pages(read(write(tmp_path / "期.pdf", make_pdf(first, second))))
    assert [page.page.facts.source for page in found] == ["期.pdf#1", "期.pdf#2"]
    assert [page.page.facts.label for page in found] == ["01", "02"]


def test_the_name_of_a_pdf_gives_newspaper_and_day_and_the_label_only_to_a_single_page(
    tmp_path: Path,
) -> None:
    path = write(tmp_path / "a.pdf", make_pdf(column(40, 80, LEFT)))
    (single,) = pages(read(path, "云溪晚报/2021-03-13/A07.pdf"))
    assert (single.page.facts.newspaper, single.page.facts.label) == ("云溪晚报", "A07")
    path = write(tmp_path / "b.pdf", make_pdf(column(40, 80, LEFT), column(40, 80, MIDDLE)))
    both = pages(read(path, "云溪晚报/2021-03-13/A07.pdf"))
    assert [page.page.facts.label for page in both] == ["", ""]
    assert {page.page.facts.date for page in both} == {dt.date(2021, 3, 13)}


def test_an_encrypted_pdf_is_reported_as_such() -> None:
    assert "密码" in reason(read(DATA / "encrypted.pdf"))


@pytest.mark.skipif(has_ocr(), reason="with OCR the picture is read")
def test_an_image_only_pdf_tells_what_to_install() -> None:
    text = reason(read(DATA / "image_only.pdf"))
    assert "只有图像" in text
    assert "jianbao[ocr]" in text


@pytest.mark.skipif(has_ocr(), reason="with OCR the picture is read")
def test_a_text_layer_of_signs_without_meaning_is_not_taken_for_text(tmp_path: Path) -> None:
    signs = "".join(chr(0xE001 + place) for place in range(20))
    found = read(write(tmp_path / "a.pdf", make_pdf(column(40, 80, [signs] * 3))))
    assert "乱码" in reason(found)


@pytest.mark.parametrize("cut", [0, 20, 300])
def test_a_broken_pdf_is_skipped(tmp_path: Path, cut: int) -> None:
    data = make_pdf(column(40, 80, LEFT))
    found = read(write(tmp_path / "a.pdf", data[:cut] if cut < 300 else os.urandom(5000)))
    assert "损坏" in reason(found)


def test_a_blank_page_and_a_page_of_outlines_are_told_apart_and_named_by_number(tmp_path: Path) -> None:
    data = make_pdf(column(40, 80, LEFT), [], [(0, 0, 10, "涂")])
    stream = data[
        data.rindex(b"stream\n", 0, data.rindex(b"endstream") - 1) + 7 : data.rindex(b"\nendstream")
    ]
    data = data.replace(stream, b"0 0 300 300 re f".ljust(len(stream)))
    found = read(write(tmp_path / "a.pdf", data))
    assert len(pages(found)) == 1
    reasons = [item.reason for item in found if isinstance(item, Skipped)]
    assert "空白" in reasons[0]
    if not has_ocr():
        assert "第 3 页" in reasons[1]

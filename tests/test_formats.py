"""Every format people have gives pages, ready articles, or a reason in Chinese; never an exception."""

import datetime as dt
import os
import re
import shutil
import sys
import zipfile
from pathlib import Path

import pytest

from index import build_index, update_index
from index.article import Skipped
from index.command_line import command_line
from index.formats import SUFFIXES
from index.formats.ocr import has_ocr
from tests.read_files import DATA, PAGE, pages, read, reason, write


def test_a_word_file_is_read_with_its_heading_styles(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_paragraph("河湾报　2021年3月13日　星期六　02版　城乡")
    for title, text in (
        ("石桥通车", "本报讯（记者 曲见山）3月12日，修了两年的石桥通车，第一辆过桥的是校车。"),
        ("水厂开放", "本报讯（记者 巫小满）3月11日，城北水厂打开大门，请居民看水是怎样变清的。"),
    ):
        document.add_heading(title, level=1)
        document.add_paragraph(text)
    document.add_table(rows=1, cols=2).rows[0].cells[0].text = "参观电话"
    document.save(str(tmp_path / "a.docx"))
    (page,) = pages(read(tmp_path / "a.docx"))
    assert [story.headline for story in page.articles] == ["石桥通车", "水厂开放"]
    assert [story.reporters for story in page.articles] == [("曲见山",), ("巫小满",)]
    assert page.page.facts.date == dt.date(2021, 3, 13)
    assert "参观电话" in page.page.text


@pytest.mark.parametrize(
    ("data", "sign"),
    [(b"", "损坏"), (b"PK\x03\x04broken", "损坏"), (b"\xd0\xcf\x11\xe0" + bytes(600), "另存为")],
)
def test_a_word_file_that_is_none_is_skipped(tmp_path: Path, data: bytes, sign: str) -> None:
    assert sign in reason(read(write(tmp_path / "a.docx", data)))


@pytest.mark.parametrize(
    ("module", "name", "extra"),
    [
        ("selectolax.lexbor", "content_204417.htm", "html"),
        ("pypdfium2", "columns.pdf", "pdf"),
        ("docx", "a.docx", "docx"),
    ],
)
def test_a_missing_extra_is_named_with_the_command_that_installs_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str, name: str, extra: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    path = DATA / name
    found = read(path if path.exists() else write(tmp_path / name, b"PK"))
    told = reason(found)
    assert command_line("pip", "install", f"jianbao[{extra}]") in told
    assert told.endswith("再运行 jianbao update")
    assert not re.search("[一-鿿][A-Z]", told), "Latin letters stand apart"


def test_text_files_are_read_as_before(tmp_path: Path) -> None:
    (page,) = pages(read(write(tmp_path / "A05.txt", PAGE)))
    assert page.articles[0].headline == "渡口装上新雨篷"
    assert reason(read(write(tmp_path / "空.txt", "")))


def test_a_file_that_is_gone_or_unknown_is_skipped(tmp_path: Path) -> None:
    assert reason(read(tmp_path / "没有.pdf"))
    assert reason(read(tmp_path / "没有.txt"))
    assert "不支持" in reason(read(write(tmp_path / "a.xyz", "?")))


@pytest.mark.skipif(has_ocr(), reason="with OCR the picture is read")
def test_an_image_tells_what_to_install(tmp_path: Path) -> None:
    assert "jianbao[ocr]" in reason(read(write(tmp_path / "扫描.png", b"\x89PNG")))


@pytest.mark.skipif(not has_ocr(), reason="needs the extra ocr")
def test_a_scan_is_read_by_columns() -> None:
    (page,) = pages(read(DATA / "image_only.pdf"))
    text = page.page.text.replace("\n", "")
    assert text.index("河堤种下三千棵柳树") < text.index("八百名市民") < text.index("轮流浇水")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_noise_of_any_name_is_skipped_and_never_an_exception(tmp_path: Path, suffix: str) -> None:
    for number, data in enumerate((b"", b"\x00" * 3000, os.urandom(3000), b"<>{}[],\n\"'" * 300)):
        found = read(write(tmp_path / f"{number}{suffix}", data))
        assert found, "nothing is dropped in silence"
        assert all(item.reason for item in found if isinstance(item, Skipped))


def test_an_update_reads_what_lacked_an_extra_once_it_is_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive, index = tmp_path / "archive", tmp_path / "index"
    archive.mkdir()
    write(archive / "A05.txt", PAGE)
    shutil.copy(DATA / "content_204417.htm", archive)
    with zipfile.ZipFile(archive / "2021.zip", "w") as packed:
        packed.write(DATA / "content_204417.htm", "a.htm")
    monkeypatch.setitem(sys.modules, "selectolax", None)
    monkeypatch.setitem(sys.modules, "selectolax.lexbor", None)
    before = build_index(archive, into=index)
    assert [entry.awaits for entry in before.skipped] == ["html", "html"]
    lacking = update_index(index)
    assert (lacking.changed, lacking.unchanged, lacking.skipped) == (0, 3, before.skipped)
    monkeypatch.undo()
    after = update_index(index)
    assert (after.added, after.changed, after.unchanged) == (0, 2, 1)
    assert after.articles > before.articles
    assert not [entry for entry in after.skipped if entry.awaits]
    assert update_index(index).changed == 0

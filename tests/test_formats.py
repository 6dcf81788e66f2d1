"""Every format people have gives pages, ready articles, or a reason in Chinese; never an exception."""

from __future__ import annotations

import base64
import csv
import datetime as dt
import gzip
import io
import json
import lzma
import os
import sys
import tarfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from index.article import Article, ExtractedPage, Kind, Skipped
from index.formats import SUFFIXES, read_source
from index.formats.layout import lay_out
from index.formats.ocr import has_ocr
from index.formats.reading_order import Piece

DATA = Path(__file__).parent / "data" / "formats"
PAGE = """云溪晚报　2021年6月18日　星期五　A05版　民生

# 渡口装上新雨篷

本报讯（记者 梁书禾）6月17日，城东渡口装上新雨篷，等船的人不再淋雨。
"""

Found = ExtractedPage | Article | Skipped


def read(path: Path, source: str = "") -> list[Found]:
    return list(read_source(path, source or path.name))


def pages(found: Sequence[Found]) -> list[ExtractedPage]:
    return [item for item in found if isinstance(item, ExtractedPage)]


def articles(found: Sequence[Found]) -> list[Article]:
    return [item for item in found if isinstance(item, Article)]


def reason(found: Sequence[Found]) -> str:
    assert len(found) == 1, found
    assert isinstance(found[0], Skipped), found
    return found[0].reason


def write(path: Path, data: str | bytes, charset: str = "utf-8") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode(charset) if isinstance(data, str) else data)
    return path


def every_line_has_one_place(page: ExtractedPage) -> bool:
    owners: list[int] = []
    for ranges in [article.lines for article in page.articles]:
        owners += [line for first, last in ranges for line in range(first, last + 1)]
    owners += [line for item in page.furniture for line in range(item.lines[0], item.lines[1] + 1)]
    owners += [
        line for item in page.skipped if item.lines for line in range(item.lines[0], item.lines[1] + 1)
    ]
    filled = {number for number, line in enumerate(page.page.text.split("\n"), 1) if line.strip()}
    counted = [line for line in owners if line in filled]
    return sorted(counted) == sorted(filled)


# ---- saved e-paper pages


def test_a_founder_page_gives_heading_byline_day_and_page_from_its_marks() -> None:
    (page,) = pages(read(DATA / "content_204417.htm"))
    story, picture = page.articles
    assert (story.kicker, story.headline, story.deck) == (
        "夜跑的人多了 卖菜的摊亮了",
        "老码头装上新路灯",
        "六十二盏灯照到渡口石阶",
    )
    assert (story.reporters, story.correspondents) == (("梁书禾",), ("乔岚",))
    assert (story.page.newspaper, story.page.date, story.page.label) == (
        "望江晚报",
        dt.date(2019, 4, 12),
        "A06",
    )
    assert story.page.section == "民生"
    assert not story.page.date_inferred
    assert story.dateline == dt.date(2019, 4, 10)
    assert [paragraph.text for paragraph in story.body if paragraph.is_subheading] == [
        "一块“黑石阶”难住两代人"
    ]
    assert len(story.body) == 4
    assert (picture.kind, picture.photographers) == (Kind.PHOTO, ("潘一苇",))
    assert page.page.charset == "gb18030"
    assert every_line_has_one_place(page)


def test_menus_scripts_and_staff_lines_are_in_no_article() -> None:
    (page,) = pages(read(DATA / "content_204417.htm"))
    text = "".join(article.text for article in page.articles)
    for sign in ("脚本", "上一篇", "打印", "版权所有", "施可", "第A01版"):
        assert sign not in text
    assert "责任编辑：施可" in page.page.text


def test_sentences_that_begin_like_a_button_stay(tmp_path: Path) -> None:
    texts = [
        "更多的人在清早来到河边，沿着新修的步道慢慢走。",
        "返回村里的年轻人说，路通了，日子就有了盼头。",
        "点击率不是他们关心的事情，鱼才是。",
    ]
    body = "".join(f"<p>{text}</p>" for text in texts)
    html = f"<meta charset=utf-8><h1>河边的清早</h1><div id=ozoom>{body}<p>打印</p></div>"
    (page,) = pages(read(write(tmp_path / "a.html", html)))
    assert [paragraph.text for paragraph in page.articles[0].body] == texts


def test_headings_by_rank_around_the_headline_are_kicker_and_deck() -> None:
    (page,) = pages(read(DATA / "nw.D110000yxrb_20220309_3-04.htm"))
    (story,) = page.articles
    assert (story.kicker, story.headline, story.deck) == (
        "合作社学会了新手艺",
        "把果园搬上云端",
        "——石榴坡村电商小院见闻",
    )
    assert (story.reporters, story.correspondents) == (("苏念青",), ("高远",))
    assert story.page.newspaper == "云溪日报"
    assert (story.page.date, story.page.label, story.page.section) == (dt.date(2022, 3, 9), "04", "乡村周刊")
    assert story.ordinal == 3
    assert len(story.body) == 5
    assert every_line_has_one_place(page)


def test_a_page_of_headlines_only_is_named_as_such() -> None:
    assert "目录" in reason(read(DATA / "node_4.htm"))


def test_a_plain_article_page_is_read_by_its_headings_and_meta_elements() -> None:
    (page,) = pages(read(DATA / "plain_article.html"))
    (story,) = page.articles
    assert story.headline == "河湾小学办起气象站"
    assert story.reporters == ("陶小筠",)
    assert (story.page.newspaper, story.page.date) == ("河湾报", dt.date(2023, 5, 16))
    assert len(story.body) == 2


def test_a_plain_page_of_several_stories_is_split_at_its_headings() -> None:
    (page,) = pages(read(DATA / "plain_page.html"))
    assert [story.headline for story in page.articles] == ["东门菜场重新开张", "消防员教老人用电"]
    assert [story.names for story in page.articles] == [("陶小筠",), ("汪如许",)]
    assert (page.page.facts.date, page.page.facts.label) == (dt.date(2023, 5, 17), "03")
    assert page.page.charset == "gb18030"
    assert every_line_has_one_place(page)


def test_several_article_elements_are_several_stories(tmp_path: Path) -> None:
    parts = "".join(
        f"<article><h2>{title}</h2><p>记者 {name}</p><p>{text}</p></article>"
        for title, name, text in (
            ("北塔修好了钟", "曲见山", "停了九年的钟又响了，早晨六点，整条街都听得见它的声音。"),
            ("雨水花园开园", "巫小满", "低洼的空地种上菖蒲和鸢尾，下大雨时能存住三百方水。"),
        )
    )
    html = f"<html><meta charset=utf-8><title>河湾报</title><body><h1>要闻</h1>{parts}</body></html>"
    (page,) = pages(read(write(tmp_path / "a.html", html)))
    assert [(story.headline, story.names) for story in page.articles] == [
        ("北塔修好了钟", ("曲见山",)),
        ("雨水花园开园", ("巫小满",)),
    ]


@pytest.mark.parametrize(
    ("declared", "charset"),
    [
        ("gb2312", "gb18030"),
        ("utf-8", "utf-8"),
        ("big5", "big5"),
        ("", "gb18030"),
        ("utf-8", "gb18030"),
        ("gbk", "utf-8-sig"),
    ],
)
def test_html_is_decoded_also_where_it_declares_nothing_or_the_wrong_charset(
    tmp_path: Path, declared: str, charset: str
) -> None:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' if declared else ""
    body = "河岸上的石板路在清早就有人打掃，老人說，這條路走了六十年，從來沒有這樣平整。"
    html = f"<html><head>{meta}<title>石板路</title></head><h1>石板路</h1><div id=content><p>{body}</p></div>"
    (page,) = pages(read(write(tmp_path / "a.htm", html, charset)))
    assert body in page.page.text


@pytest.mark.parametrize(
    ("html", "sign"),
    [
        ("", "空"),
        ("<html><body></body></html>", "没有"),
        (
            "<html><body><script>var a='这里只有脚本没有任何报道正文可以读取'</script></body></html>",
            "没有报道",
        ),
        ("<html><body><a href=/>首页</a><a href=/b>登录</a></body></html>", "没有报道"),
        ("<div>" * 200_000 + "深处", "嵌套"),
    ],
)
def test_html_without_an_article_is_skipped_with_its_reason(tmp_path: Path, html: str, sign: str) -> None:
    assert sign in reason(read(write(tmp_path / "a.html", html)))


def test_html_of_fifty_megabytes_is_refused_quickly(tmp_path: Path) -> None:
    path = tmp_path / "大.html"
    with path.open("wb") as file:
        file.write(b"<html><body>")
        file.truncate(50 * 1024 * 1024)
    assert "20 MB" in reason(read(path))


def test_broken_html_still_gives_its_story(tmp_path: Path) -> None:
    html = "<html><h1>灯塔换了新透镜<table><td><div id=ozoom><p>守塔人爬上一百四十级台阶，"
    html += "把新透镜一片一片装好。<p>当晚，海面上十五海里都看得见灯光。<b"
    (page,) = pages(read(write(tmp_path / "a.htm", html)))
    assert len(page.articles) == 1
    assert "十五海里" in page.articles[0].text


def test_a_page_of_several_marked_bodies_loses_none(tmp_path: Path) -> None:
    parts = "".join(
        f"<div class=article><h3>{title}</h3><div class=content><p>{text}</p></div></div>"
        for title, text in (
            ("北塔修好了钟", "本报讯（记者 曲见山）停了九年的钟又响了，早晨六点，整条街都听得见它的声音。"),
            ("雨水花园开园", "本报讯（记者 巫小满）低洼的空地种上菖蒲和鸢尾，下大雨时能存住三百方水。"),
            ("渔网博物馆开馆", "本报讯（记者 林小满）渔家捐出的三百张旧渔网挂满展厅，最老的一张有八十岁。"),
        )
    )
    html = f"<html><meta charset=utf-8><title>河湾报</title><body>{parts}</body></html>"
    (page,) = pages(read(write(tmp_path / "a.html", html)))
    assert [story.headline for story in page.articles] == ["北塔修好了钟", "雨水花园开园", "渔网博物馆开馆"]


def test_sentences_outside_the_marked_story_are_skipped_with_their_lines(tmp_path: Path) -> None:
    body = "停了九年的钟又响了，早晨六点，整条街都听得见它的声音。" * 6
    aside = "这里是一段不属于报道的推广文字，介绍别的栏目。"
    html = f"<meta charset=utf-8><h1>北塔修好了钟</h1><div id=ozoom><p>{body}</p></div><p>{aside}</p>"
    (page,) = pages(read(write(tmp_path / "a.html", html)))
    (skipped,) = page.skipped
    assert skipped.lines is not None
    assert page.page.text.split("\n")[skipped.lines[0] - 1] == aside
    assert every_line_has_one_place(page)


def test_a_web_archive_is_read_like_the_page_in_it(tmp_path: Path) -> None:
    body = (DATA / "content_204417.htm").read_bytes()
    data = (
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x; type=text/html\r\n\r\n--x\r\n"
        b"Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + base64.encodebytes(body)
        + b"\r\n--x--\r\n"
    )
    (page,) = pages(read(write(tmp_path / "a.mht", data)))
    assert page.articles[0].headline == "老码头装上新路灯"
    assert "没有网页" in reason(read(write(tmp_path / "b.mht", b"no mail")))


# ---- PDF


def make_pdf(*texts: Sequence[tuple[float, float, float, str]], width: int = 600, height: int = 800) -> bytes:
    """Return a PDF of pages of lines (x, y from the top, size, text) in a font that every reader knows."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b""]
    objects.append(
        b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts["
        b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>"
        b"/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/Ascent 880/Descent -120"
        b"/ItalicAngle 0/CapHeight 700/StemV 80/FontBBox[-25 -254 1000 880]>>>>]>>"
    )
    kids = []
    for lines in texts:
        shows = (
            f"BT /F {size} Tf {x} {height - y} Td <{text.encode('utf-16-be').hex()}> Tj ET"
            for x, y, size, text in lines
        )
        stream = "\n".join(shows).encode()
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Resources<</Font<</F 3 0 R>>>>/Contents %d 0 R>>"
            % (width, height, len(objects))
        )
        kids.append(len(objects))
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (
        len(kids),
        b" ".join(b"%d 0 R" % kid for kid in kids),
    )
    out, places = b"%PDF-1.5\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    start = len(out)
    return (
        out
        + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (
            size,
            table,
            size,
            start,
        )
    )


LEFT = ["　　本报讯（记者 叶知秋）3月12日，", "河堤上来了八百名市民，种下三千", "棵柳树。"]
MIDDLE = ["　　柳树苗由林场提供，每棵都挂了", "名牌，护堤队在旱季轮流浇水。"]
RIGHT = ["　　三年以后，这里可以成荫，孩子", "们放学路上就有了树影。"]


def column(x: float, y: float, lines: Sequence[str]) -> list[tuple[float, float, float, str]]:
    return [(x, y + 14 * number, 10, line) for number, line in enumerate(lines)]


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


# ---- layout


def piece(text: str, x: float, y: float, size: float = 10) -> Piece:
    return Piece(text, x, y, x + size * len(text), y + size, size)


def test_two_rows_of_stories_are_not_read_across() -> None:
    pieces = [
        piece("上左标题", 0, 0, 20),
        piece("上左正文一二三四五六七八", 0, 30),
        piece("上右标题", 200, 0, 20),
        piece("上右正文一二三四五六七八", 200, 30),
        piece("下排通栏大标题横跨两栏共十四字", 0, 60, 22),
        piece("下左正文一二三四五六七八", 0, 100),
        piece("下右正文一二三四五六七八", 200, 100),
    ]
    text = lay_out(pieces)
    order = [
        text.index(sign) for sign in ("上左标题", "上左正文", "上右标题", "上右正文", "下排", "下左", "下右")
    ]
    assert order == sorted(order)


def test_a_heading_too_short_to_cross_the_gutter_still_stands_first() -> None:
    pieces = [
        piece("标题", 120, 0, 24),
        piece("左栏正文一二三四五六", 0, 40),
        piece("右栏正文一二三四五六", 120, 40),
    ]
    assert lay_out(pieces).startswith("# 标题")


def test_short_headings_keep_the_columns_of_their_own_stories() -> None:
    """Two halves of a page, three and two columns wide; no heading crosses all of its gutters."""
    pieces = []
    for half, left, columns in (("甲", 0, 3), ("乙", 400, 2)):
        for story, top in (("一", 0), ("二", 100)):
            pieces.append(piece(f"{half}{story}题", left, top, 20))
            for column in range(columns):
                x = left + 112 * column
                pieces += [
                    piece(f"{half}{story}栏{column}文字文字文字", x, top + 30 + 12 * row) for row in range(4)
                ]
    text = lay_out(pieces)
    expected = [
        sign
        for half, columns in (("甲", 3), ("乙", 2))
        for story in "一二"
        for sign in (f"# {half}{story}题", *(f"{half}{story}栏{column}" for column in range(columns)))
    ]
    order = [text.index(sign) for sign in expected]
    halves = [order[:4], order[4:8], order[8:11], order[11:]]
    assert all(story == sorted(story) for story in halves)
    assert [text.count(sign) for sign in expected[1:4]] == [4, 4, 4]
    for story in halves:  # nothing of another story stands between
        assert not any(
            story[0] < place < story[-1] for other in halves if other is not story for place in other
        )


def test_a_gutter_of_one_character_separates_columns_set_one_after_the_other() -> None:
    lines = [
        ("左栏一行文字在此", 0, 0),
        ("左栏二行文字在此", 0, 14),
        ("右栏一行文字在此", 90, 0),
        ("右栏二行文字在此", 90, 14),
    ]
    signs = [(sign, x + 10 * place, y) for text, x, y in lines for place, sign in enumerate(text)]
    pieces = [Piece(sign, x, y, x + 10, y + 10, 10, order) for order, (sign, x, y) in enumerate(signs)]
    assert (
        lay_out(pieces).replace("\n", "")
        == "左栏一行文字在此左栏二行文字在此右栏一行文字在此右栏二行文字在此"
    )


def test_a_vertical_heading_is_one_heading() -> None:
    pieces = [piece(sign, 0, 24 * place, 22) for place, sign in enumerate("河堤种柳忙")]
    pieces += [piece("正文第一行一二三四五六七八", 60, 14 * row) for row in range(8)]
    assert "# 河堤种柳忙" in lay_out(pieces)


# ---- tables of ready-made articles

ROWS = [
    ["标题", "日期", "报纸", "版次", "栏目", "作者", "正文"],
    [
        "夜市开张",
        "2024年5月2日",
        "望江报",
        "第03版：城事",
        "街巷",
        "本报记者 林小满 通讯员 陈阿福",
        "夜市开张，\n灯火通明。",
    ],
    ["渡船加班", "20240503", "望江报", "A04", "", "记者林小满、陈阿福", "渡船加开夜班。"],
    ["", "", "", "", "", "", ""],
    ["", "2024/5/4", "望江报", "5", "", "", ""],
]


def table(rows: Sequence[Sequence[str]], delimiter: str = ",") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


@pytest.mark.parametrize("charset", ["utf-8-sig", "utf-8", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_a_table_is_read_by_its_column_names(tmp_path: Path, charset: str, delimiter: str) -> None:
    found = read(write(tmp_path / "a.csv", table(ROWS, delimiter), charset))
    first, second = articles(found)
    assert (first.headline, first.page.date, first.page.newspaper) == (
        "夜市开张",
        dt.date(2024, 5, 2),
        "望江报",
    )
    assert (first.page.label, first.page.section, first.section) == ("03", "城事", "街巷")
    assert (first.reporters, first.correspondents) == (("林小满",), ("陈阿福",))
    assert [paragraph.text for paragraph in first.body] == ["夜市开张，", "灯火通明。"]
    assert first.lines == ((2, 3),)
    assert (second.page.date, second.reporters) == (dt.date(2024, 5, 3), ("林小满", "陈阿福"))
    assert [item.lines for item in found if isinstance(item, Skipped)] == [(6, 6)]


def test_a_table_without_a_header_is_skipped_with_an_example_of_one(tmp_path: Path) -> None:
    text = reason(read(write(tmp_path / "a.csv", table(ROWS[1:]))))
    assert "表头" in text
    assert "标题,日期" in text


def test_row_numbers_of_two_tables_are_no_ids(tmp_path: Path) -> None:
    tables = [[["编号", "标题"], ["1", title]] for title in ("夜市开张", "渡船加班")]
    ids = [articles(read(write(tmp_path / f"{n}.csv", table(rows))))[0].id for n, rows in enumerate(tables)]
    assert len({*ids, "1"}) == 3


def test_a_quote_that_never_closes_is_reported_and_the_rows_before_it_kept(tmp_path: Path) -> None:
    data = '标题,正文\n夜市开张,灯火通明。\n渡船,"' + "长" * 9_000_000
    found = read(write(tmp_path / "a.csv", data))
    assert [item.headline for item in articles(found)] == ["夜市开张"]
    assert "引号" in reason([item for item in found if isinstance(item, Skipped)])


@pytest.mark.parametrize("suffix", [".jsonl", ".json", ".jsonl.gz", ".jsonl.xz", ".json.gz"])
def test_json_is_read_by_its_keys_in_chinese_and_english(tmp_path: Path, suffix: str) -> None:
    rows = [
        {
            "题名": "夜市开张",
            "内容": "灯火通明。",
            "pubDate": "2024-05-02T08:00:00+08:00",
            "来源": "望江报",
            "版": "A3",
        },
        {
            "headline": "渡船加班",
            "content": ["第一段。", "第二段。"],
            "date": "bad",
            "reporters": ["林小满", "陈阿福"],
        },
        {"title": "旧网页", "body": "<p>一段&amp;话。</p><p>又一段<b>话</b>。</p>", "author": "乔岚"},
    ]
    whole = ".jsonl" not in suffix
    text = json.dumps({"total": 3, "articles": rows}) if whole else "\n".join(json.dumps(row) for row in rows)
    data = text.encode()
    if suffix.endswith(".gz"):
        data = gzip.compress(data)
    elif suffix.endswith(".xz"):
        data = lzma.compress(data)
    first, second, third = articles(read(write(tmp_path / f"a{suffix}", data)))
    assert (first.headline, first.page.newspaper, first.page.label) == ("夜市开张", "望江报", "A3")
    assert first.page.date == dt.date(2024, 5, 2)
    assert second.text == "第一段。\n第二段。"
    assert second.reporters == ("林小满", "陈阿福")
    assert "无法识别" in second.notes[0]
    assert third.text == "一段&话。\n又一段话。"
    assert third.authors == ("乔岚",)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.json", "{"),
        ("a.json", ""),
        ("a.json", '{"version": 1}'),
        ("a.json", "[" * 100_000),
        ("a.csv", ""),
        ("a.csv", b"\x00\x01\x02" * 50),
        ("a.jsonl.gz", b"not gzip"),
    ],
)
def test_a_table_that_is_none_is_skipped(tmp_path: Path, name: str, data: str | bytes) -> None:
    assert reason(read(write(tmp_path / name, data)))


def test_an_endless_json_line_is_skipped_without_being_kept_in_memory(tmp_path: Path) -> None:
    good = '{"title": "夜市", "body": "灯火通明。"}\n'
    found = read(write(tmp_path / "a.jsonl", good + "x" * 20_000_000 + "\n" + good))
    assert [item.lines for item in articles(found)] == [((1, 1),), ((3, 3),)]
    assert "上限" in reason([item for item in found if isinstance(item, Skipped)])


# ---- Word


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


# ---- packed archives


def pack_zip(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def pack_tar(path: Path, members: dict[str, bytes]) -> Path:
    with tarfile.open(path, "w:gz") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return path


MEMBERS = {
    "云溪晚报/2021-06-18/A05.txt": PAGE.encode("gb18030"),
    "云溪晚报/成稿.jsonl": json.dumps({"title": "夜市", "body": "灯火通明。"}).encode(),
    "云溪晚报/说明.xyz": b"?",
    "__MACOSX/._A05.txt": b"?",
    "页面_files/style.txt": b"?",
}


@pytest.mark.parametrize(("name", "pack"), [("a.zip", pack_zip), ("a.tar.gz", pack_tar), ("a.tgz", pack_tar)])
def test_members_of_an_archive_are_read_in_place(tmp_path: Path, name: str, pack) -> None:  # type: ignore[no-untyped-def]
    found = read(pack(tmp_path / name, MEMBERS))
    (page,) = pages(found)
    assert page.page.facts.source == f"{name}/云溪晚报/2021-06-18/A05.txt"
    assert page.articles[0].headline == "渡口装上新雨篷"
    assert [item.headline for item in articles(found)] == ["夜市"]
    assert [item.source for item in found if isinstance(item, Skipped)] == [f"{name}/云溪晚报/说明.xyz"]
    assert sorted(path.name for path in tmp_path.iterdir()) == [name]


def test_pdf_and_html_members_are_read_too(tmp_path: Path) -> None:
    members = {name: (DATA / name).read_bytes() for name in ("columns.pdf", "content_204417.htm")}
    found = pages(read(pack_zip(tmp_path / "a.zip", members)))
    assert [page.page.facts.source for page in found] == ["a.zip/columns.pdf#1", "a.zip/content_204417.htm"]


def test_names_in_gbk_inside_a_zip_are_decoded(tmp_path: Path) -> None:
    placeholder = "x" * len("云溪晚报.txt".encode("gb18030"))
    path = pack_zip(tmp_path / "a.zip", {placeholder: PAGE.encode()})
    path.write_bytes(path.read_bytes().replace(placeholder.encode(), "云溪晚报.txt".encode("gb18030")))
    (page,) = pages(read(path))
    assert page.page.facts.source == "a.zip/云溪晚报.txt"


def test_a_name_that_climbs_out_of_the_archive_stays_inside(tmp_path: Path) -> None:
    (page,) = pages(read(pack_zip(tmp_path / "a.zip", {"../../etc/A05.txt": PAGE.encode()})))
    assert page.page.facts.source == "a.zip/etc/A05.txt"


@pytest.mark.parametrize(("name", "pack"), [("a.zip", pack_zip), ("a.tar.gz", pack_tar)])
def test_a_bomb_is_refused(tmp_path: Path, name: str, pack) -> None:  # type: ignore[no-untyped-def]
    found = read(pack(tmp_path / name, {"大.txt": bytes(120 * 1024 * 1024)}))
    assert "炸弹" in reason(found)


def test_an_archive_in_an_archive_is_read_and_a_third_one_refused(tmp_path: Path) -> None:
    inner = pack_zip(tmp_path / "c.zip", {"A05.txt": PAGE.encode()}).read_bytes()
    middle = pack_zip(tmp_path / "b.zip", {"c.zip": inner}).read_bytes()
    (page,) = pages(read(tmp_path / "b.zip"))
    assert page.page.facts.source == "b.zip/c.zip/A05.txt"
    assert "层层" in reason(read(pack_zip(tmp_path / "a.zip", {"b.zip": middle})))


@pytest.mark.parametrize(("name", "pack"), [("a.zip", pack_zip), ("a.tar.gz", pack_tar)])
@pytest.mark.parametrize("share", [0.0, 0.3, 0.9])
def test_a_truncated_archive_is_reported(tmp_path: Path, name: str, pack, share: float) -> None:  # type: ignore[no-untyped-def]
    noise = {f"{number}.jsonl": os.urandom(3000) for number in range(3)}
    path = pack(tmp_path / name, noise)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    assert any("损坏" in item.reason for item in read(path) if isinstance(item, Skipped))


def test_a_zip_with_a_password_is_reported(tmp_path: Path) -> None:
    path = pack_zip(tmp_path / "a.zip", {"A05.txt": PAGE.encode()})
    data = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    path.write_bytes(data)
    assert "密码" in reason(read(path))


def test_a_damaged_member_leaves_the_others_readable(tmp_path: Path) -> None:
    path = pack_zip(tmp_path / "a.zip", {"坏.txt": os.urandom(4000).hex().encode(), "A05.txt": PAGE.encode()})
    data = bytearray(path.read_bytes())
    data[200:260] = bytes(60)
    path.write_bytes(data)
    found = read(path)
    assert len(pages(found)) == 1
    assert "损坏" in reason([item for item in found if isinstance(item, Skipped)])


# ---- the rest


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
    assert f"pip install 'jianbao[{extra}]'" in reason(found)


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
        assert all(item.reason for item in found if isinstance(item, Skipped))

"""Saved e-paper pages give their stories by their own marks, else by what they show."""

import base64
import datetime as dt
from pathlib import Path

import pytest

from index.article import Kind
from tests.read_files import DATA, every_line_has_one_place, pages, read, reason, write


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

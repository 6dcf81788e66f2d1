"""What a sheet may say, and what is said about mistakes in it."""

import pytest

from index import update_index
from index.corrections import Setting
from search import open_engine
from tests.corrected_archive import Archive

PATTERNS = [
    ("A0*.txt", "2024/5月/A03.txt", True, "a name at any depth"),
    ("B*", "B1/A03.txt", False, "a name, not a folder's"),
    ("5月/*.txt", "5月/A03.txt", True, "from the sheet's folder"),
    ("5月/*.txt", "5月/副刊/A03.txt", False, "a star stays in its folder"),
    ("5月/**/*.txt", "5月/副刊/A03.txt", True, "two stars do not"),
    ("A03.pdf", "5月/A03.pdf#2", True, "all pages of a PDF"),
    ("A03.pdf#2", "5月/A03.pdf#1", False, "one page of a PDF"),
]


@pytest.mark.parametrize(("pattern", "path", "matches", "why"), PATTERNS, ids=[why for *_, why in PATTERNS])
def test_a_pattern_means(pattern: str, path: str, matches: bool, why: str) -> None:
    assert Setting("", pattern, ()).matches(path) is matches, why
    assert Setting("柳州湾", pattern, ()).matches(f"柳州湾/{path}") is matches


MISTAKES = [
    ("newspaper = “柳州湾晚报”\n", "第 1 行第 13 列写法不对", "名字用了中文引号"),
    ('[[article]\nfile = "A03.txt"\n', "写法不对", "方括号不成对"),
    ('paper = "柳州湾晚报"\n', "paper 不认识", "键名不对"),
    ('sectoin = "城事"\n', "是不是要写 section", "键名拼错"),
    ("date = 2024-13-40\n", "写法不对", "没有这一天，TOML 也不认"),
    ('date = "2024-02-30"\n', "“2024-02-30”不是有效的日期", "没有这一天"),
    ("newspaper = [1]\n", "newspaper：应是引号里的文字", "值的类型不对"),
    ('[files."B*.txt"]\nsection = "书香"\n', "没有对上任何文件", "样式没有对上"),
    ('files = "A03.txt"\n', "files 应写成", "files 不是表"),
    ('[article]\nfile = "A03.txt"\n', "两层方括号", "只写了一层方括号"),
    ("[[article]]\nlines = [5, 9]\nskip = true\n", "没有写 file", "不知道是哪个文件"),
    ('[[article]]\nfile = "A99.txt"\nlines = [5, 9]\nskip = true\n', "没有 A99.txt 这个文件", "文件不存在"),
    ('[[article]]\nfile = "../A03.txt"\nlines = [5, 9]\nskip = true\n', "file：应是", "跑到文件夹外面"),
    ('[[article]]\nfile = "A03.txt"\nskip = true\n', "没有写是哪一篇", "不知道是哪一篇"),
    ('[[article]]\nfile = "A03.txt"\nid = "x-y"\nskip = true\n', "没有找到这篇报道", "报道不存在"),
    ('[[article]]\nfile = "A03.txt"\nlines = [90, 99]\nskip = true\n', "没有找到这篇报道", "行不存在"),
    ('[[article]]\nfile = "A03.txt"\nlines = [9, 5]\nskip = true\n', "首行 9 在末行 5 之后", "行号倒了"),
    ('[[article]]\nfile = "A03.txt"\nsplit = [99]\n', "第 99 行不在任何一篇报道里", "行不存在"),
    ('[[article]]\nfile = "A03.txt"\njoin = [[80, 90]]\n', "没有可以合并的文字", "行不存在"),
    ('[[article]]\nfile = "A03.txt"\nlines = [5, 9]\n', "没有写要更正什么", "什么也没改"),
    ('[[article]]\nfile = "A03.txt"\nlines = [5, 9]\nkind = "社评"\n', "没有“社评”这种体裁", "没有这种体裁"),
    ('[[article]]\nfile = "A03.txt"\nlines = [5, 9]\nskip = "是"\n', "应写 true 或 false", "不是真假"),
    ("\x00\x01\x02", "写法不对", "不是文字"),
    ("a = " + "[" * 5000, "没有采用", "套得太深"),
]


@pytest.mark.parametrize(("sheet", "reason", "why"), MISTAKES, ids=[why for *_, why in MISTAKES])
def test_a_mistake_is_reported_and_stops_nothing(archive: Archive, sheet: str, reason: str, why: str) -> None:
    archive.write({"jianbao.toml": sheet})
    report = archive.build()
    assert report.articles == 2, why
    troubles = [skipped for skipped in report.skipped if skipped.source == "jianbao.toml"]
    assert any(reason in trouble.reason for trouble in troubles), troubles
    with open_engine(archive.index) as engine:
        assert set(troubles) <= set(engine.skipped())
    assert archive.get("/skipped")[0] == 200
    again = update_index(archive.index, workers=1)
    assert [skipped.reason for skipped in again.skipped] == [skipped.reason for skipped in report.skipped]


def test_what_is_right_beside_a_mistake_counts(archive: Archive) -> None:
    archive.write({"jianbao.toml": 'newspaper = "柳州湾导报"\ndate = "昨天"\nseciton = "城事"\n'})
    assert len(archive.build().skipped) == 2
    assert {article.page.newspaper for article in archive.articles()} == {"柳州湾导报"}


@pytest.mark.parametrize("charset", ["utf-8-sig", "gb18030", "utf-16"])
def test_a_sheet_may_be_written_with_notepad(archive: Archive, charset: str) -> None:
    archive.write({"jianbao.toml": 'newspaper = "柳州湾导报"\r\nsection = "城事"\r\n'.encode(charset)})
    assert archive.pages()["A03.txt"].page.facts.newspaper == "柳州湾导报"

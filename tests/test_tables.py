"""Tables of ready-made articles are read by the names of their columns and keys."""

import csv
import datetime as dt
import gzip
import io
import json
import lzma
from collections.abc import Sequence
from pathlib import Path

import pytest

from index.article import Skipped
from tests.read_files import articles, read, reason, write

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


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".json"])
def test_row_numbers_of_two_tables_are_no_ids(tmp_path: Path, suffix: str) -> None:
    ids = []
    for number, title in enumerate(("夜市开张", "渡船加班")):
        row = {"编号": 1, "标题": title}
        text = table([list(row), [str(value) for value in row.values()]])
        text = text if suffix == ".csv" else json.dumps(row)
        ids += [item.id for item in articles(read(write(tmp_path / f"{number}{suffix}", text)))]
    assert len({*ids, "1"}) == 3


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".json"])
def test_long_numbers_and_names_are_ids(tmp_path: Path, suffix: str) -> None:
    given = ["100001", "w-1"]
    text = table([["编号", "标题"], *([name, "夜市开张"] for name in given)])
    if suffix != ".csv":
        text = "\n".join(json.dumps({"编号": name, "标题": "夜市开张"}) for name in given)
    assert [item.id for item in articles(read(write(tmp_path / f"a{suffix}", text)))] == given


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

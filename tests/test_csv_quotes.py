"""A table whose quotes do not pair loses no row in silence."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Skipped
from index.formats.csv_rows import Damage, Row, read_rows
from tests.read_files import articles, read, write

HEADER = "标题,日期,正文\n"


def rows(*numbers: int) -> str:
    return "".join(f"第{number}号通报,2024-05-02,第{number}号通报全文。\n" for number in numbers)


def headlines(found: Sequence[object]) -> list[str]:
    return [item.headline for item in articles(found)]  # type: ignore[arg-type]


def reports(found: Iterable[object]) -> list[Skipped]:
    return [item for item in found if isinstance(item, Skipped)]


def titles(numbers: Iterable[int]) -> list[str]:
    return [f"第{number}号通报" for number in numbers]


@pytest.mark.parametrize(
    "stray", ['"第3号通报,2024-05-02,全文', '第3号通报,"2024-05-02,全文', '第3号通报,2024-05-02,"全文']
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_rows_after_a_quote_that_never_closes_are_read(tmp_path: Path, stray: str, end: str) -> None:
    text = (HEADER + rows(1, 2) + f"{stray}\n" + rows(*range(4, 2001))).replace("\n", end)
    found = read(write(tmp_path / "a.csv", text))
    assert headlines(found)[:2] + headlines(found)[3:] == titles([1, 2, *range(4, 2001)])
    assert headlines(found)[2].endswith("第3号通报")
    (report,) = reports(found)
    assert report.lines == (4, 4)
    assert "引号没有配对" in report.reason


def test_a_quote_that_a_later_one_seems_to_close_swallows_no_rows(tmp_path: Path) -> None:
    early, late = '第3号通报,2024-05-02,"全文\n', '第9号通报,2024-05-02,"全文\n'
    found = read(
        write(tmp_path / "a.csv", HEADER + rows(1, 2) + early + rows(*range(4, 9)) + late + rows(10))
    )
    assert headlines(found) == titles(range(1, 11))
    assert [report.lines for report in reports(found)] == [(4, 4), (10, 10)]
    late = '第9号通报,2024-05-02,全文"\n'
    found = read(
        write(tmp_path / "a.csv", HEADER + rows(1, 2) + early + rows(*range(4, 9)) + late + rows(10))
    )
    assert headlines(found) == titles(range(1, 11))
    assert [report.lines for report in reports(found)] == [(4, 4)]


def test_of_two_columns_a_cell_is_taken_apart_when_it_runs_over_very_many_rows(tmp_path: Path) -> None:
    lines = [f"第{number}号通报,全文" for number in range(1, 201)]
    lines[2], lines[150] = '第3号通报,"全文', '第151号通报,全文"'
    found = read(write(tmp_path / "a.csv", "\n".join(["标题,正文", *lines])))
    assert headlines(found) == titles(range(1, 201))
    assert [report.lines for report in reports(found)] == [(4, 4)]


def test_a_cell_of_several_lines_whose_quote_is_lost_is_reported_and_no_line_of_it_invented(
    tmp_path: Path,
) -> None:
    broken = '第3号通报,2024-05-02,"第一段。\n第二段，还有, 逗号。\n\n第三段。\n'
    found = read(write(tmp_path / "a.csv", HEADER + rows(1, 2) + broken + rows(4, 5)))
    assert headlines(found) == titles([1, 2, 4, 5])
    (report,) = reports(found)
    assert report.lines == (4, 7)
    assert "第 4 行的引号没有配对" in report.reason


def test_the_line_of_the_quote_is_told_where_the_row_began_before(tmp_path: Path) -> None:
    broken = '"第3号\n通报",2024-05-02,"第一段。\n第二段。\n'
    (report,) = reports(read(write(tmp_path / "a.csv", HEADER + broken + rows(4))))
    assert report.lines == (2, 4)
    assert "第 3 行的引号" in report.reason


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ('"我们"都来了,2024-05-02,全文', '"我们"都来了'),
        ('他说"好",2024-05-02,全文', '他说"好"'),
        ('"我们, 都来了" 他说,2024-05-02,全文', "我们, 都来了 他说"),
        ('"都来了" ,2024-05-02,"全文" ', "都来了"),
        ('"他说""好""",2024-05-02,全文', '他说"好"'),
    ],
)
def test_quotes_that_pair_within_their_line_are_read_and_not_reported(
    tmp_path: Path, line: str, title: str
) -> None:
    found = read(write(tmp_path / "a.csv", f"{HEADER}{rows(1)}{line}\n{rows(3)}"))
    assert headlines(found) == ["第1号通报", title, "第3号通报"]
    assert reports(found) == []


def test_a_body_with_commas_in_every_line_stays_one_article(tmp_path: Path) -> None:
    verses = "\n".join(["白日依山尽,黄河入海流。"] * 30)
    found = read(write(tmp_path / "a.csv", f'标题,正文\n登鹳雀楼,"{verses}"\n夜市,开张\n'))
    assert headlines(found) == ["登鹳雀楼", "夜市"]
    assert reports(found) == []


def test_short_rows_with_bodies_of_several_lines_are_no_damage(tmp_path: Path) -> None:
    text = '标题,正文,来源,备注\n一,"第一段\n第二段"\n二,"第一段, 逗号\n第二段",望江报,,\n三,短\n'
    found = read(write(tmp_path / "a.csv", text))
    assert headlines(found) == ["一", "二", "三"]
    assert reports(found) == []


def test_a_cell_too_long_is_reported_and_the_rows_after_it_are_read(tmp_path: Path) -> None:
    found = read(write(tmp_path / "a.csv", HEADER + rows(1) + "长" * 9_000_000 + "\n" + rows(3)))
    assert headlines(found) == titles([1, 3])
    (report,) = reports(found)
    assert report.lines == (3, 3)
    assert "上限" in report.reason


@pytest.mark.parametrize("opening", ['"', '"甲"', '"甲, 乙" 丙'])
def test_a_cell_too_long_after_stray_quotes_is_reported(tmp_path: Path, opening: str) -> None:
    found = read(write(tmp_path / "a.csv", f"{HEADER}{rows(1)}{opening}{'长' * 9_000_000}\n{rows(3)}"))
    assert headlines(found) == titles([1, 3])
    assert [report.lines for report in reports(found)] == [(3, 3)]


@given(st.lists(st.lists(st.text('甲"\n\r 乙', max_size=6), min_size=2, max_size=4), min_size=1, max_size=6))
def test_a_table_that_is_well_written_reads_as_it_was(table: list[list[str]]) -> None:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(table)
    found = list(read_rows(io.StringIO(text.getvalue(), newline=""), ","))
    assert [list(row.cells) for row in found if isinstance(row, Row)] == table
    assert not [row for row in found if isinstance(row, Damage)]


@given(st.integers(1, 12), st.data())
def test_a_stray_quote_anywhere_costs_no_other_row(count: int, data: st.DataObject) -> None:
    plain = "".join(f"甲{number},乙{number},丙{number}\n" for number in range(count))
    place = data.draw(st.integers(0, len(plain)))
    text = HEADER + plain[:place] + '"' + plain[place:]
    found = [row for row in read_rows(io.StringIO(text, newline=""), ",") if isinstance(row, Row)]
    assert "\n".join(",".join(row.cells) for row in found).replace('"', "") == (HEADER + plain).rstrip("\n")


@given(st.text('甲",\n\r ，', max_size=60), st.sampled_from(",，\t"))
def test_every_line_is_in_one_row_or_reported(text: str, delimiter: str) -> None:
    places: list[int] = []
    for found in read_rows(io.StringIO(text, newline=""), delimiter):
        if isinstance(found, Row) or "没有收录" in found.reason:
            places += range(found.lines[0], found.lines[1] + 1)
    lines = list(io.StringIO(text, newline=""))
    filled = [number for number, line in enumerate(lines, 1) if line.strip("\r\n")]
    assert len(set(places)) == len(places)
    assert set(filled) <= set(places) <= set(range(1, len(lines) + 1))

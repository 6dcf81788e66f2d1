"""Tables whose columns nobody can guess: a person names them in `jianbao.toml`, and what is wrong is said."""

import csv
import datetime as dt
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from index import build_index, update_index
from index.archive import list_archives
from index.article import Article, Skipped
from index.batches import read_file
from search import Query, open_engine

HEADER = ["TI", "AU", "PD", "ABS", "FT", "JN", "PG"]
ROWS = [
    [
        *("渡口添了夜灯", "记者 温如松", "2011-05-06", "渡口装上十二盏灯。", "老船工说，天黑也看得清缆绳。"),
        *("柳湾报", "A02"),
    ],
    ["石桥修好了", "阮青禾", "20110507", "", "石桥的栏板换了新石料。", "柳湾报", "A03"],
]
MAP = (
    '[fields]\nheadline = "TI"\nbody = ["ABS", "FT"]\ndate = "PD"\n'
    'byline = "AU"\nnewspaper = "JN"\npage = "PG"\n'
)


def table(rows: Sequence[Sequence[str]], delimiter: str = ",") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


def lines(rows: Sequence[Sequence[str]], names: Sequence[str] = HEADER) -> str:
    return "\n".join(json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False) for row in rows)


def write(folder: Path, files: Mapping[str, str | bytes]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def read(folder: Path) -> tuple[list[Article], list[Skipped]]:
    """Return what all files of an archive hold, and everything that is wrong."""
    listing = list_archives([folder])
    found = [item for file in listing.files for item in read_file(file)]
    wrong = [entry for _, entry in listing.skipped] + [item for item in found if isinstance(item, Skipped)]
    return [item for item in found if isinstance(item, Article)], wrong


FORMS = {
    "旧刊.csv": table([HEADER, *ROWS]),
    "旧刊.tsv": table([HEADER, *ROWS], "\t"),
    "旧刊.jsonl": lines(ROWS),
    "旧刊.json": json.dumps([dict(zip(HEADER, row, strict=True)) for row in ROWS]),
}


@pytest.mark.parametrize("name", FORMS)
def test_columns_that_a_person_names_are_read(tmp_path: Path, name: str) -> None:
    write(tmp_path, {"jianbao.toml": MAP, f"库/{name}": FORMS[name]})
    (first, second), wrong = read(tmp_path)
    assert wrong == []
    assert (first.headline, first.reporters) == ("渡口添了夜灯", ("温如松",))
    assert [part.text for part in first.body] == ["渡口装上十二盏灯。", "老船工说，天黑也看得清缆绳。"]
    assert (first.page.newspaper, first.page.date, first.page.label) == (
        "柳湾报",
        dt.date(2011, 5, 6),
        "A02",
    )
    assert second.text == "石桥的栏板换了新石料。"
    assert second.authors == ("阮青禾",)


def test_a_named_column_outweighs_those_that_are_known(tmp_path: Path) -> None:
    header, row = ["标题", "题目", "来源", "正文"], ["第七号", "渡口添了夜灯", "要闻", "渡口装上十二盏灯。"]
    sheet = '[fields]\nheadline = "题目"\nsection = "来源"\n'
    write(tmp_path, {"jianbao.toml": sheet, "旧刊.csv": table([header, row])})
    ((article,), wrong) = read(tmp_path)
    assert wrong == []
    assert (article.headline, article.section, article.page.newspaper) == ("渡口添了夜灯", "要闻", "")
    assert article.text == "渡口装上十二盏灯。"


def test_several_columns_of_other_fields_stand_in_for_each_other(tmp_path: Path) -> None:
    header = ["T1", "T2", "FT", "A1", "A2"]
    rows = [
        ["渡口添了夜灯", "夜灯", "装了十二盏。", "温如松", "阮青禾"],
        ["", "石桥", "换了石料。", "", "卜一帆"],
    ]
    sheet = '[fields]\nheadline = ["T1", "T2"]\nbody = "FT"\nreporters = ["A1", "A2"]\n'
    write(tmp_path, {"jianbao.toml": sheet, "旧刊.csv": table([header, *rows])})
    (first, second), _ = read(tmp_path)
    assert (first.headline, first.reporters) == ("渡口添了夜灯", ("温如松", "阮青禾"))
    assert (second.headline, second.reporters) == ("石桥", ("卜一帆",))


def test_the_nearest_sheet_names_a_field_and_a_pattern_can_mean_single_files(tmp_path: Path) -> None:
    one, two = table([["TI", "FT"], ROWS[0][:2]]), table([["TI", "BT"], ["甲题", "乙题"]])
    write(
        tmp_path,
        {
            "jianbao.toml": '[fields]\nheadline = "TI"\nbody = "FT"\n',
            "甲.csv": one,
            "别库/jianbao.toml": '[files."乙*.csv".fields]\nheadline = "BT"\n',
            "别库/甲.csv": two,
            "别库/乙.csv": two,
        },
    )
    found, _ = read(tmp_path)
    assert {article.page.source: article.headline for article in found} == {
        "甲.csv": "渡口添了夜灯",
        "别库/甲.csv": "甲题",
        "别库/乙.csv": "乙题",
    }


def test_tables_inside_a_packed_file_are_read_by_the_map_too(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        made.writestr("库/旧刊.csv", FORMS["旧刊.csv"])
    write(tmp_path, {"jianbao.toml": MAP, "库.zip": packed.getvalue()})
    found, wrong = read(tmp_path)
    assert [article.headline for article in found] == ["渡口添了夜灯", "石桥修好了"]
    assert wrong == []


@pytest.mark.parametrize("name", FORMS)
def test_a_table_that_nobody_can_read_says_what_columns_it_has_and_what_to_write(
    tmp_path: Path, name: str
) -> None:
    write(tmp_path, {name: FORMS[name]})
    found, wrong = read(tmp_path)
    assert found == []
    assert "TI、AU、PD、ABS、FT、JN、PG" in wrong[0].reason
    assert 'jianbao.toml 的 [fields] 里写明，例如 headline = "TI"' in wrong[0].reason


MISTAKES = [
    ('title = "TI"', "title 不认识，没有采用；是不是要写 headline？", "another word for our field"),
    ('headlin = "TI"', "headlin 不认识，没有采用；是不是要写 headline？", "a slip of the pen"),
    ('xyz = "TI"', "可用的有 headline、kicker、deck、body、date", "no field at all"),
    ("body = 3", "应写列名", "a number"),
    ('body = ["FT", 3]', "应写列名", "a number among names"),
    ("body = []", "应写列名", "no name"),
]


@pytest.mark.parametrize(("line", "reason", "why"), MISTAKES, ids=[why for *_, why in MISTAKES])
def test_a_mistake_in_the_map_is_named_with_its_line(
    tmp_path: Path, line: str, reason: str, why: str
) -> None:
    sheet = f'newspaper = "柳湾报"\n\n[fields]  # 列名\nheadline = "TI"\n{line}\n'
    write(tmp_path, {"jianbao.toml": sheet, "旧刊.csv": FORMS["旧刊.csv"]})
    found, wrong = read(tmp_path)
    assert [article.headline for article in found] == ["渡口添了夜灯", "石桥修好了"], why
    assert [(entry.source, entry.lines) for entry in wrong] == [("jianbao.toml", (5, 5))]
    assert reason in wrong[0].reason


def test_a_mistake_in_the_map_of_single_files_is_named_with_its_own_line(tmp_path: Path) -> None:
    sheet = '[fields]\nheadline = "TI"\nbody = "FT"\n[files."旧*.csv".fields]\nbody = 3\n'
    write(tmp_path, {"jianbao.toml": sheet, "旧刊.csv": FORMS["旧刊.csv"]})
    (entry,) = read(tmp_path)[1]
    assert entry.lines == (5, 5)
    assert '[files."旧*.csv"] [fields] 的 body' in entry.reason


def test_a_map_that_is_no_table_is_reported(tmp_path: Path) -> None:
    write(tmp_path, {"jianbao.toml": 'fields = "TI"\n', "旧刊.csv": FORMS["旧刊.csv"]})
    reasons = [entry.reason for entry in read(tmp_path)[1]]
    assert any("fields 应是一张表" in reason for reason in reasons)


@pytest.mark.parametrize("name", ["旧刊.csv", "旧刊.jsonl"])
def test_a_column_that_the_file_does_not_have_is_reported(tmp_path: Path, name: str) -> None:
    write(tmp_path, {"jianbao.toml": MAP.replace('"PD"', '"DATE1"'), name: FORMS[name]})
    found, wrong = read(tmp_path)
    assert [article.page.date for article in found] == [None, None]
    (entry,) = wrong
    assert "“DATE1”是 date" in entry.reason
    assert "没有这一列" in entry.reason


def test_an_update_reads_tables_again_when_the_map_changes_and_no_other_file(tmp_path: Path) -> None:
    folder, index = tmp_path / "资料", tmp_path / "index"
    page = "柳湾报\n2011年5月6日 星期五 A01版\n\n夜灯\n\n本报讯（记者 温如松）5月5日，渡口装上夜灯。\n"
    write(folder, {"旧刊.csv": FORMS["旧刊.csv"], "2011-05-06/A01.txt": page})
    build_index(folder, into=index, workers=1)

    def headlines() -> set[str]:
        with open_engine(index) as engine:
            return {hit.article.headline for hit in engine.search(Query("", size=50)).hits}

    assert headlines() == {"夜灯"}
    write(folder, {"jianbao.toml": MAP})
    report = update_index(index, workers=1)
    assert (report.changed, report.unchanged, report.skipped) == (1, 1, ())
    assert headlines() == {"夜灯", "渡口添了夜灯", "石桥修好了"}
    write(folder, {"jianbao.toml": MAP.replace('"TI"', '"FT"')})
    assert update_index(index, workers=1).changed == 1
    assert "石桥的栏板换了新石料。" in headlines()

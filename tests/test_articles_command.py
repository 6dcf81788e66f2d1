"""`jianbao articles` shows what the index would hold, with what `jianbao.toml` beside a page says."""

import json
from pathlib import Path

import pytest

from webui.cli import main

PAGE = """\
渡口添了夜灯

本报讯（记者 温如松）昨日，渡口装上十二盏夜灯，晚归的人看得清缆绳。

石桥修好了

本报讯（记者 阮青禾）昨日，石桥的栏板换了新石料，桥面重新铺过。
"""
SHEET = (
    'newspaper = "柳湾报"\ndate = 2011-05-07\n'
    '[[article]]\nfile = "五月/A02.txt"\nlines = [5, 7]\nheadline = "石桥换了栏板"\n'
)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "资料" / "五月" / "A02.txt"
    path.parent.mkdir(parents=True)
    path.write_text(PAGE, "utf-8")
    (tmp_path / "资料" / "jianbao.toml").write_text(SHEET, "utf-8")
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, list[dict[str, str]], str]:
    """Return exit status, the articles printed and the messages."""
    status = main(["articles", *map(str, arguments)])
    captured = capsys.readouterr()
    return status, [json.loads(line) for line in captured.out.splitlines()], captured.err


def test_corrections_beside_and_above_the_page_count(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (page.parent / "jianbao.toml").write_text('section = "城事"\n', "utf-8")
    status, rows, err = run(capsys, page)
    assert (status, err) == (0, "")
    assert [row["headline"] for row in rows] == ["渡口添了夜灯", "石桥换了栏板"]
    assert {(row["newspaper"], row["date"], row["section"]) for row in rows} == {
        ("柳湾报", "2011-05-07", "城事")
    }
    assert {row["dateline"] for row in rows} == {"2011-05-06"}
    assert {row["source"] for row in rows} == {page.as_posix()}


def test_they_count_for_a_path_from_inside_the_folder(
    page: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(page.parent)
    for path in ("A02.txt", "../五月/A02.txt"):
        _, rows, _ = run(capsys, path)
        assert rows[1]["headline"] == "石桥换了栏板"
        assert rows[0]["source"] == path


def test_they_can_be_left_out(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, rows, _ = run(capsys, "--uncorrected", page)
    assert status == 0
    assert [row["headline"] for row in rows] == ["渡口添了夜灯", "石桥修好了"]
    assert {row["newspaper"] for row in rows} == {""}


def test_what_is_wrong_with_a_sheet_is_said_and_fails_nothing(
    page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = page.parent.parent / "jianbao.toml"
    sheet.write_text(SHEET.replace("lines = [5, 7]", "lines = [90, 99]") + 'papr = "柳湾"\n', "utf-8")
    status, rows, err = run(capsys, page)
    assert status == 0
    assert len(rows) == 2
    assert "没有找到这篇报道" in err
    assert "papr 不认识" in err
    assert str(sheet) in err


def test_what_concerns_other_files_is_no_mistake(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    more = '[files."B*.txt"]\nsection = "副刊"\n[[article]]\nfile = "B01.txt"\nlines = [1, 2]\nskip = true\n'
    (page.parent / "jianbao.toml").write_text(more, "utf-8")
    status, _, err = run(capsys, page)
    assert (status, err) == (0, "")


def test_the_help_says_that_corrections_count(capsys: pytest.CaptureFixture[str]) -> None:
    main(["articles", "--help"])
    text = capsys.readouterr().out
    assert "jianbao.toml 里的更正已经算在内" in text
    assert "--uncorrected" in text

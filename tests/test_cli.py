"""The command line, asked as people ask it: help, mistakes, exit status, both streams."""

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from index.formats import SUFFIXES
from index.manifest import MANIFEST_NAME
from search.symbols import FIELDS
from tests.called_commands import SOURCE, Run, build_archive, shell, write_archive
from webui.cli import cli, main
from webui.commands.usage import Command

COMMANDS = ("build", "update", "search", "serve", "demo", "check", "articles", "tokens", "info")

archive = pytest.fixture(write_archive)
folder = pytest.fixture(build_archive)


# help


def test_the_program_alone_shows_how_to_begin(run: Run) -> None:
    ran = run()
    assert ran.status == 0
    assert "jianbao demo" in ran.out
    assert all(f"\n  {command} " in ran.out for command in COMMANDS)


def test_all_commands_are_tested() -> None:
    assert tuple(cli.commands) == COMMANDS


@pytest.mark.parametrize("command", COMMANDS)
def test_every_help_is_chinese_and_shows_an_example(run: Run, command: str) -> None:
    ran = run(command, "--help")
    assert ran.status == 0
    assert f"用法：jianbao {command} " in ran.out
    assert f"\n  jianbao {command} " in ran.out.partition("例子：")[2]
    for english in ("Usage", "Options", "Show this message", "default:", "required"):
        assert english not in ran.out


def test_the_help_of_build_names_every_kind_of_file_that_is_read(run: Run) -> None:
    words = set(run("build", "--help").out.split())
    unnamed = [name for name in SUFFIXES if name not in words and not set(packed_name(name)) <= words]
    assert not unnamed


def packed_name(suffix: str) -> tuple[str, str]:
    """Return `.csv` and `.xz` of `.csv.xz`."""
    name, _, packing = suffix.rpartition(".")
    return name, f".{packing}"


def test_the_help_of_search_names_every_field_and_operator(run: Run) -> None:
    text = run("search", "--help").out
    prefixes = {field: f" {name}:" for name, field in reversed(FIELDS.items())}
    signs = [" OR ", " 或", " -排除", " 不含", " NEAR/10 ", " 附近/10", "“甲 乙”~5", " 甲* *乙 "]
    assert not [name for name in (*prefixes.values(), *signs) if name not in text]


def test_the_version_is_told(run: Run) -> None:
    ran = run("--version")
    assert ran.status == 0
    assert ran.out.startswith("jianbao ")


# asked wrongly


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["serach"], "search"),
        (["完全不同"], "可用的命令"),
        (["build"], "缺少 ARCHIVE"),
        (["build", "x", "--indx", "y"], "--index"),
        (["search", "铁路", "--limit"], "没有 --limit 这个选项"),
        (["search", "铁路", "--reportr", "苏念慈"], "--reporter"),
        (["search", "铁路", "--size"], "--size 后面要有一个值"),
        (["serve", "--port", "八千"], "不是端口"),
        (["serve", "--port", "70000"], "不是端口"),
        (["tokens"], "缺少 TEXT"),
        (["info", "多余"], "多余"),
    ],
)
def test_a_mistake_in_the_command_is_explained_with_status_2(
    run: Run, arguments: list[str], says: str
) -> None:
    ran = run(*arguments)
    assert ran.status == 2
    assert ran.out == ""
    assert says in ran.err
    assert "--help" in ran.err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--page", "0"], "页码"),
        (["--page", "最后"], "页码"),
        (["--size", "1000"], "1 到 100"),
        (["--from", "2024-13-45"], "不是有效的日期"),
        (["--to", "2024-02-30"], "不是有效的日期"),
        (["--from", "2024-05-01", "--to", "2024-03-01"], "晚于"),
        (["--sort", "随便"], "排序"),
        (["--kind", "小说"], "体裁"),
        (["--month", "2024-3"], "月份"),
        (["“铁路"], "引号"),
        (["OR"], ""),
        (["-铁路"], ""),
        (["日期:2024-02-31"], "2024-02-31"),
        (["铁" * 10_000], "10000"),
        (["铁\x00路"], "字符"),
    ],
)
def test_a_question_that_cannot_be_is_refused_with_status_2_and_what_to_do(
    run: Run, folder: Path, arguments: list[str], says: str
) -> None:
    ran = run("search", *arguments, "--index", folder)
    assert ran.status == 2
    assert ran.out == ""
    assert says in ran.err
    assert len(ran.err.splitlines()) >= 2, "a message and a hint"


# an index that cannot answer


@pytest.mark.parametrize("command", ["update", "search", "info", "serve"])
def test_a_missing_index_fails_and_the_command_that_builds_one_is_told(
    run: Run, tmp_path: Path, command: str
) -> None:
    ran = run(command, "--index", tmp_path / "没有")
    assert ran.status == 1
    assert "没有索引" in ran.err
    assert "jianbao build" in ran.err


@pytest.mark.parametrize("command", ["update", "search", "info", "serve"])
@pytest.mark.parametrize("damage", ["{", "[]", "", '{"format": 999, "archives": []}'])
def test_a_damaged_or_foreign_index_fails_and_the_command_that_rebuilds_is_told(
    run: Run, folder: Path, command: str, damage: str
) -> None:
    (folder / MANIFEST_NAME).write_text(damage, "utf-8")
    ran = run(command, "--index", folder)
    assert ran.status == 1
    assert "jianbao build" in ran.err
    assert (folder / MANIFEST_NAME).read_text("utf-8") == damage, "nothing is deleted"


# errors nobody foresaw


@pytest.fixture
def broken() -> Iterator[str]:
    """A command with a mistake in it."""

    @click.command(cls=Command)
    def break_down() -> None:
        raise KeyError("哪里\n不对")

    cli.add_command(break_down, "broken")
    yield "broken"
    del cli.commands["broken"]


def test_an_unforeseen_error_is_one_chinese_line_with_its_kind_and_the_way_to_details(
    run: Run, broken: str
) -> None:
    ran = run(broken)
    assert ran.status == 1
    assert "程序出错 KeyError" in ran.err
    assert "JIANBAO_DEBUG=1" in ran.err
    assert len(ran.err.splitlines()) == 2


def test_the_details_are_shown_when_they_are_asked_for(
    broken: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("JIANBAO_DEBUG", "1")
    assert main([broken]) == 1
    assert "Traceback" in capsys.readouterr().err


# consoles


@pytest.mark.parametrize("charset", ["ascii", "gb18030", "gbk", "cp1252"])
def test_a_console_that_lacks_characters_loses_nothing_and_does_not_stop(folder: Path, charset: str) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": charset, "PYTHONUTF8": "0"}
    ran = shell("search", "铁路", "--index", folder, env=environment)
    assert ran.returncode == 0
    assert ran.stdout
    answer = json.loads(shell("search", "铁路", "--index", folder, "--json", env=environment).stdout)
    assert answer["hits"][0]["headline"] == "滨河铁路新线今起试运行"
    assert shell("--help", env=environment).returncode == 0
    assert shell("search", "--index", "没有", env=environment).returncode == 1


@pytest.mark.parametrize(("wanted", "has_colours"), [("", True), ("1", False)])
def test_a_terminal_gets_colours_unless_they_are_unwanted(
    folder: Path, tmp_path: Path, wanted: str, has_colours: bool
) -> None:
    pty = pytest.importorskip("pty")
    environment = {**os.environ, "NO_COLOR": wanted, "TERM": "xterm"}
    for arguments in (
        ["search", "铁路", "--index", folder],
        ["search", "铁路", "--index", tmp_path / "没有"],
    ):
        ours, theirs = pty.openpty()
        command = [sys.executable, "-m", "webui", *map(str, arguments)]
        process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment)
        os.close(theirs)
        shown = read_terminal(ours)
        process.wait(timeout=60)
        assert shown
        assert (b"\x1b[" in shown) == has_colours


def read_terminal(ours: int) -> bytes:
    """Return all that a program writes to its terminal until it ends."""
    shown = b""
    with contextlib.suppress(OSError):  # so Linux ends it
        while piece := os.read(ours, 4096):
            shown += piece
    os.close(ours)
    return shown


def test_a_reader_that_leaves_early_is_no_error(archive: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "webui", "articles", *[str(archive / SOURCE)] * 400],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr
    assert process.stderr.read() == b""
    assert process.wait(timeout=60) == 0


def test_a_full_disk_is_told(folder: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "webui", "info", "--index", str(folder)]
        ran = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, timeout=60, check=False)
    assert ran.returncode == 1
    assert "无法读写" in ran.stderr.decode()
    assert b"Traceback" not in ran.stderr

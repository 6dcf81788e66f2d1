"""A command that a message offers can be pasted into the shell, whatever the index folder is called."""

import html
import os
import shlex
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from index.command_line import command_line
from index.manifest import MANIFEST_NAME
from tests.called_commands import Run, write_archive
from webui.app import create_app

archive = pytest.fixture(write_archive)

HAS_SUCH_NAMES = pytest.mark.skipif(os.name == "nt", reason="Windows quotes in another way")
AWKWARD = "我的 资料's (1)"


def read_by_the_shell(command: str) -> list[str]:
    """Return the words that a shell makes of a command."""
    ran = subprocess.run(
        ["sh", "-c", f"printf '%s\\0' {command}"], capture_output=True, encoding="utf-8", check=True
    )
    return ran.stdout.split("\0")[:-1]


@pytest.mark.parametrize(
    "word",
    [
        "日报",
        "my dir/ix",
        "D:\\剪报 索引",
        "a&b",
        "$HOME",
        "~",
        "",
        "it's",
        '"',
        "（上）",
        "*",
        "a;b",
        "晚报#1",
    ],
)
@pytest.mark.skipif(shutil.which("sh") is None, reason="no sh here")
def test_the_shell_reads_a_command_as_it_was_meant(word: str) -> None:
    assert read_by_the_shell(command_line("jianbao", "build", word)) == ["jianbao", "build", word]


def test_plain_words_stand_without_quotes() -> None:
    line = command_line("jianbao", "build", "资料文件夹", "--index", Path("剪报/index-2_b.1"))
    assert line == f"jianbao build 资料文件夹 --index {Path('剪报/index-2_b.1')}"


def test_windows_has_double_quotes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.command_line.IS_WINDOWS", True)
    assert command_line("jianbao", "D:\\报纸 资料", "D:\\索引") == 'jianbao "D:\\报纸 资料" D:\\索引'


def offered(text: str) -> list[str]:
    """Return the words of the command in a message: the rest of its line after `jianbao`."""
    (line,) = [line for line in text.splitlines() if "jianbao build" in line]
    return shlex.split(line[line.index("jianbao") :])


@HAS_SUCH_NAMES
@pytest.mark.parametrize("command", ["search", "info", "update"])
def test_the_command_that_builds_a_missing_index_names_its_folder(
    run: Run, tmp_path: Path, command: str
) -> None:
    folder = tmp_path / AWKWARD
    ran = run(command, "--index", folder)
    assert offered(ran.err) == ["jianbao", "build", "资料文件夹", "--index", str(folder)]


def damage_manifest(folder: Path) -> None:
    (folder / MANIFEST_NAME).write_text("{", "utf-8")


def damage_generation(folder: Path) -> None:
    shutil.rmtree(next(folder.glob("generation-*")))


def damage_catalogue(folder: Path) -> None:
    next(folder.rglob("segments.json")).write_text("{", "utf-8")


def damage_arrays(folder: Path) -> None:
    for path in folder.glob("generation-*/*"):
        if path.suffix not in (".json", ".toc"):
            path.write_bytes(bytes(path.stat().st_size))


@HAS_SUCH_NAMES
@pytest.mark.parametrize("damage", [damage_manifest, damage_generation, damage_catalogue, damage_arrays])
def test_the_command_that_rebuilds_a_damaged_index_names_its_folder(
    run: Run, archive: Path, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    folder = tmp_path / AWKWARD
    assert run("build", archive, "--index", folder).status == 0
    damage(folder)
    ran = run("search", "铁路", "--index", folder)
    assert ran.status == 1
    assert offered(ran.err) == ["jianbao", "build", "资料文件夹", "--index", str(folder)]


@HAS_SUCH_NAMES
def test_the_page_offers_the_same_command(tmp_path: Path) -> None:
    folder = tmp_path / AWKWARD
    answer = create_app(folder).test_client().get("/")
    command = html.unescape(answer.text.partition('<pre class="command"><code>')[2].partition("</code>")[0])
    assert shlex.split(command)[-2:] == ["--index", str(folder)]


@HAS_SUCH_NAMES
def test_the_sample_that_must_not_replace_an_index_says_how_to_look_at_it(
    run: Run, archive: Path, tmp_path: Path
) -> None:
    folder = tmp_path / AWKWARD
    assert run("build", archive, "--index", folder).status == 0
    ran = run("demo", "--no-serve", "--index", folder)
    assert command_line("jianbao", "serve", "--index", folder) in ran.err

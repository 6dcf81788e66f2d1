"""Ctrl-C ends the program with one line and exit status 130, whenever it comes.

Each time a module that the program loads is replaced by one that interrupts it, so no test depends on time.
"""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.called_commands import build_archive, write_archive

archive = pytest.fixture(write_archive)
folder = pytest.fixture(build_archive)

REPOSITORY = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]
MODULE, FUNCTION = PROJECT["scripts"]["jianbao"].split(":")
INSTALLED = f"import sys; from {MODULE} import {FUNCTION}; sys.exit({FUNCTION}())"
"""What the installed program does."""

INTERRUPT = "import signal; signal.raise_signal(signal.SIGINT)\n"
INTERRUPT_IN_DEL = f"""\
class Gone:
    def __del__(self):
        {INTERRUPT}
Gone()
"""
"""Python prints what is raised there, and goes on."""


def run_with(module: str, source: str, place: Path, *command: object) -> "subprocess.CompletedProcess[str]":
    """Run Python with `module` replaced by `source`."""
    (place / f"{module}.py").write_text(source, "utf-8")
    return subprocess.run(
        [sys.executable, *map(str, command)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(place), str(REPOSITORY)]), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("program", [("-c", INSTALLED), ("-m", "webui")], ids=["installed", "module"])
@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("click", INTERRUPT),
        ("click", INTERRUPT_IN_DEL),
        ("numpy", INTERRUPT),
        ("opencc", INTERRUPT),
        ("opencc", f"exec({INTERRUPT!r})\n"),
    ],
    ids=["first", "first-in-del", "engine", "late", "late-in-made-code"],
)
def test_ctrl_c_while_modules_are_loaded_is_told_in_one_line_with_status_130(
    folder: Path, tmp_path: Path, module: str, source: str, program: tuple[str, ...]
) -> None:
    ran = run_with(module, source, tmp_path, *program, "search", "铁路", "--index", folder)
    assert ran.returncode == 130, ran.stderr
    assert ran.stderr.split() == ["已中断。"]
    assert ran.stdout == ""


@pytest.mark.skipif(os.name == "nt", reason="Windows starts nothing in the background that way")
def test_a_program_that_was_started_in_the_background_hears_no_ctrl_c(tmp_path: Path) -> None:
    source = (
        f"{INTERRUPT}import sys; sys.path.remove({str(tmp_path)!r}); del sys.modules['click']; import click"
    )
    deaf = f"import signal; signal.signal(signal.SIGINT, signal.SIG_IGN); {INSTALLED}"
    ran = run_with("click", source, tmp_path, "-c", deaf, "--version")
    assert (ran.returncode, ran.stderr) == (0, "")

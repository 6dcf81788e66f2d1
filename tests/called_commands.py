"""Commands called in tests: the archive they are given, and what they leave behind."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

PAGE = """\
滨河铁路新线今起试运行

本报讯（记者 苏念慈 通讯员 何一舟）昨日，滨河铁路新线开始试运行。首趟列车从南站发出，全程用时四十分钟。

铁路部门提醒，试运行期间每天开行六对列车，乘客可提前三天购票。

社区图书室添新书三千册

本报讯（记者 苏念慈）日前，柳荫社区图书室添置新书三千册，周末延长开放两小时。孩子们最喜欢科普绘本。
"""
SOURCE = "青川日报/2024-03-05/02.txt"


@dataclass
class Ran:
    """What a command left behind."""

    status: int
    out: str
    err: str

    def __post_init__(self) -> None:
        assert "Traceback" not in self.err + self.out, self.err


Run = Callable[..., Ran]


def write_archive(tmp_path: Path) -> Path:
    path = tmp_path / "资料" / SOURCE
    path.parent.mkdir(parents=True)
    path.write_text(PAGE, "utf-8")
    return tmp_path / "资料"


def build_archive(archive: Path, tmp_path: Path, run: Run) -> Path:
    """Build the index of `archive` and return its folder."""
    assert run("build", archive, "--index", tmp_path / "索引").status == 0
    return tmp_path / "索引"


def shell(*arguments: object, **options: object) -> "subprocess.CompletedProcess[bytes]":
    """Run `python -m webui` as a process of its own."""
    command = [sys.executable, "-m", "webui", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, timeout=60, check=False, **options)  # type: ignore[call-overload,no-any-return]

"""The wheel, built from this tree, installed where the tree is out of reach, and run."""

import json
import os
import site
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from pathlib import Path

import filelock
import pytest

REPOSITORY = Path(__file__).resolve().parents[1]
VERSION = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]["version"]


@pytest.fixture(scope="session")
def wheel(session_folder: Path) -> Path:
    """The wheel, built once a run."""
    folder = session_folder / "wheel"
    with filelock.FileLock(session_folder / "wheel.lock"):
        if not list(folder.glob("*.whl")):
            command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder)]
            ran = subprocess.run(
                command, cwd=REPOSITORY, capture_output=True, encoding="utf-8", timeout=300, check=False
            )
            assert ran.returncode == 0, ran.stdout + ran.stderr
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="session")
def programs(wheel: Path, session_folder: Path) -> Path:
    """The folder of programs of a fresh environment with the wheel and, read from here, its dependencies."""
    folder = session_folder / "installed"
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    with filelock.FileLock(session_folder / "installed.lock"):
        if not folder.exists():
            venv.create(folder, with_pip=True)
            python = programs / ("python.exe" if os.name == "nt" else "python")
            packages = sysconfig.get_path("purelib", vars={"base": str(folder), "platbase": str(folder)})
            # a .pth only adds the folder; the editable install in it is not followed back to the tree
            Path(packages, "dependencies.pth").write_text("\n".join(site.getsitepackages()), "utf-8")
            command = [python, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", str(wheel)]
            subprocess.run([*map(str, command)], check=True, timeout=300)
    return programs


def run(programs: Path, *arguments: object, cwd: Path) -> "subprocess.CompletedProcess[str]":
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run(
        [str(programs / arguments[0]), *map(str, arguments[1:])],  # type: ignore[operator]
        cwd=cwd,
        env={**environment, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


def test_the_wheel_holds_the_three_floors_and_what_they_serve(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for floor in ("index", "search", "webui"):
        assert f"{floor}/__init__.py" in names
        assert f"{floor}/py.typed" in names
    for folder in ("webui/templates", "webui/static", "index/sample"):
        here = {
            path.relative_to(REPOSITORY).as_posix()
            for path in (REPOSITORY / folder).rglob("*")
            if path.is_file() and "__pycache__" not in path.parts
        }
        assert here
        assert here <= set(names)
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    for name in zipfile.ZipFile(wheel).namelist():
        assert name.split("/")[0] in ("index", "search", "webui") or ".dist-info/" in name, name
        assert "__pycache__" not in name


def test_the_installed_program_runs_from_nothing_to_an_answer(programs: Path, tmp_path: Path) -> None:
    where = run(programs, "python", "-c", "import index; print(index.__file__)", cwd=tmp_path)
    assert str(programs.parent) in where.stdout, "the installed copy answers, not the tree"
    version = run(programs, "jianbao", "--version", cwd=tmp_path)
    assert (version.returncode, version.stdout) == (0, f"jianbao {VERSION}\n")
    demo = run(programs, "jianbao", "demo", "--no-serve", "--index", "索引", cwd=tmp_path)
    assert demo.returncode == 0, demo.stderr
    found = run(programs, "jianbao", "search", "大桥 OR 图书馆", "--index", "索引", "--json", cwd=tmp_path)
    assert found.returncode == 0, found.stderr
    assert json.loads(found.stdout)["total"] > 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["索引"], "nothing is left beside the index"


def test_the_installed_web_page_serves_its_own_files(programs: Path, tmp_path: Path) -> None:
    program = (
        "from index import build_index, sample_archive\n"
        "from webui.app import create_app\n"
        "import re\n"
        "build_index(sample_archive(), into='i')\n"
        "client = create_app('i').test_client()\n"
        "home = client.get('/')\n"
        'files = re.findall(r\'(?:src|href)="(/static/[^"]+)"\', home.text)\n'
        "print(home.status_code, len(files), {client.get(file).status_code for file in files})\n"
    )
    ran = run(programs, "python", "-c", program, cwd=tmp_path)
    status, files, statuses = ran.stdout.split(maxsplit=2)
    assert (status, statuses.strip()) == ("200", "{200}"), ran.stderr
    assert int(files) >= 2

"""What holds the floors together: layers, sizes, vendored files, and that Flask stays in webui."""

import ast
import base64
import hashlib
import re
import subprocess
import sys
import sysconfig
import tomllib
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[1]
FLOORS = ("index", "search", "webui")

HTMX_SHA384 = "Qp9rdC8H7EqOoX+nR0P3RPG2Noji+qdwJlGpfzwQJsfOpp3sGwIdSP9xO3+UlEhn"
"""Of htmx.min.js in the npm package htmx.org 4.0.1."""

LONGEST_MODULE = 400
"""Lines. A longer module has more than one noun in it."""

FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "core", "misc", "manager"}


def modules() -> list[Path]:
    found = {floor: list((REPOSITORY / floor).rglob("*.py")) for floor in FLOORS}
    assert all(found.values())
    return [path for paths in found.values() for path in paths]


def test_webui_stands_on_search_and_search_on_index() -> None:
    lint = Path(sysconfig.get_path("scripts")) / "lint-imports"
    ran = subprocess.run(
        [lint], cwd=REPOSITORY, capture_output=True, encoding="utf-8", timeout=120, check=False
    )
    assert ran.returncode == 0, ran.stdout


def test_every_library_has_a_contract_that_says_who_may_import_it() -> None:
    settings = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    held = {name for contract in settings["contracts"] for name in contract.get("forbidden_modules", ())}
    assert imported_libraries() <= held


def imported_libraries() -> set[str]:
    names: set[str] = set()
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                names.update(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                names.add(node.module or "")
    return {name.partition(".")[0] for name in names} - {*FLOORS, *sys.stdlib_module_names}


@pytest.mark.parametrize(
    ("floor", "strangers"),
    [
        ("index", {"flask", "click", "waitress", "search", "webui"}),
        ("search", {"flask", "click", "waitress", "webui"}),
    ],
)
def test_a_floor_comes_without_those_above_it(floor: str, strangers: set[str]) -> None:
    program = f"import sys, {floor}; print(*sys.modules)"
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=REPOSITORY, capture_output=True, encoding="utf-8", check=True
    )
    assert not strangers & set(ran.stdout.split())


def test_no_module_is_a_drawer() -> None:
    names = {path.stem for path in modules()} | {path.parent.name for path in modules()}
    assert not names & FORBIDDEN_NAMES


def test_no_module_is_too_long() -> None:
    lengths = {
        str(path.relative_to(REPOSITORY)): len(path.read_text("utf-8").splitlines()) for path in modules()
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_nothing_is_left_to_do_in_the_code() -> None:
    left = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b|NotImplementedError")
    assert [str(path) for path in modules() if left.search(path.read_text("utf-8"))] == []


def test_every_floor_says_what_it_is_for() -> None:
    for path in modules():
        assert ast.get_docstring(ast.parse(path.read_text("utf-8"))), f"{path} has no docstring"


def test_the_vendored_htmx_is_the_published_one() -> None:
    (script,) = (REPOSITORY / "webui" / "static").glob("htmx*.js")
    digest = base64.b64encode(hashlib.sha384(script.read_bytes()).digest()).decode()
    assert digest == HTMX_SHA384


def test_the_vendored_htmx_comes_with_its_licence() -> None:
    names = [path.name.lower() for path in (REPOSITORY / "webui" / "static").iterdir()]
    assert any("htmx" in name and "licen" in name for name in names), names


def test_the_lock_pins_every_dependency_with_a_hash() -> None:
    lock = (REPOSITORY / "requirements.lock").read_text("utf-8")
    pinned = set(re.findall(r"^([a-z0-9.-]+)==", lock, re.M))
    assert len(re.findall(r"--hash=sha256:", lock)) >= len(pinned)
    project = (REPOSITORY / "pyproject.toml").read_text("utf-8")
    block = re.search(r"^dependencies = \[(.*?)^\]", project, re.M | re.S)
    assert block
    wanted = {name.lower() for name in re.findall(r'"([A-Za-z0-9-]+)', block[1])}
    assert {"numpy", "flask"} <= wanted <= pinned


def test_the_top_level_holds_only_what_the_design_names() -> None:
    allowed = {
        *FLOORS,
        "tests",
        "pyproject.toml",
        "requirements.lock",
        "README.md",
        "CHANGELOG.md",
        "ARCHITECTURE.md",
        "LICENSE",
        "Makefile",
    }
    ran = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=REPOSITORY,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if ran.returncode:
        pytest.skip("not a git checkout")
    top = {name.strip('"').split("/")[0] for name in ran.stdout.splitlines()}
    assert set(FLOORS) <= {name for name in top if not name.startswith(".")} <= allowed

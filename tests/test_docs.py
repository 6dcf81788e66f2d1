"""What the documents say is done here: commands run, options exist, links lead somewhere, examples are true.

Commands and Python blocks of README.md run in a folder where `archive` is the sample archive and
`jianbao-index` its index; commands that would wait for a reader are only checked for their options.
"""

import doctest
import importlib
import re
import shlex
import shutil
from pathlib import Path

import pytest

from index import sample_archive
from webui.cli import cli, main

REPOSITORY = Path(__file__).resolve().parents[1]
DOCUMENTS = ("README.md", "ARCHITECTURE.md", "CHANGELOG.md")
LINKING = ("README.md",)
"""Those of them that have links."""

WAITING = ("serve", "demo")

MODULES = [
    ".".join(path.relative_to(REPOSITORY).with_suffix("").parts)
    for floor in ("index", "search", "webui")
    for path in sorted((REPOSITORY / floor).rglob("*.py"))
    if path.name not in ("__init__.py", "__main__.py")
]


def blocks(language: str) -> list[str]:
    """Return the code blocks of README.md in one language."""
    text = (REPOSITORY / "README.md").read_text("utf-8")
    found = re.findall(rf"^```(?:{language})\n(.*?)^```", text, re.M | re.S)
    assert found, language
    return found


def commands(program: str) -> list[list[str]]:
    """Return the words after `program` of every line in the shell blocks that begins with it."""
    found = []
    for block in blocks("sh|bash|shell|console"):
        for line in block.replace("\\\n", " ").splitlines():
            words = shlex.split(line.removeprefix("$ "), comments=True)
            if words and words[0] == program:
                found.append(words[1:])
    assert found, program
    return found


@pytest.fixture
def workplace(tmp_path: Path, sample_index: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(sample_archive(), tmp_path / "archive")
    shutil.copytree(sample_index, tmp_path / "jianbao-index")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("workplace")
def test_the_commands_of_the_readme_work() -> None:
    named = commands("jianbao")
    assert {"build", "update", "search", "serve"} <= {name for name, *_ in named}
    for name, *arguments in named:
        if name in cli.commands and (name not in WAITING or "--no-serve" in arguments):
            assert main([name, *arguments]) == 0, (name, arguments)
        elif name in WAITING:
            cli.commands[name].make_context(name, list(arguments)).close()
        else:
            assert name in ("--help", "--version"), name


@pytest.mark.usefixtures("workplace")
def test_the_python_of_the_readme_runs() -> None:
    for block in blocks("python|py"):
        exec(compile(block, "README.md", "exec"), {"__name__": "readme"})


def test_the_make_targets_of_the_readme_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (REPOSITORY / "Makefile").read_text("utf-8"), re.M))
    assert {"install", "run", "test", "bench", "eval"} <= targets
    named = commands("make")
    assert ["run"] in named
    for words in named:
        assert {word for word in words if "=" not in word} <= targets, words


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_between_the_documents_lead_somewhere(document: str) -> None:
    text = (REPOSITORY / document).read_text("utf-8")
    targets = re.findall(r"\]\(([^)#\s]+)[^)]*\)", text)
    assert bool(targets) == (document in LINKING)
    for target in targets:
        if "://" not in target and not target.startswith("mailto:"):
            assert (REPOSITORY / target).exists(), target


@pytest.mark.parametrize("module", MODULES)
def test_every_module_is_named_in_the_architecture_or_stands_in_a_folder_that_is(module: str) -> None:
    named = set(re.findall(r"`([a-z0-9_/]+?)(?:\.py)?`", (REPOSITORY / "ARCHITECTURE.md").read_text("utf-8")))
    *folders, name = module.split(".")
    place = "/".join(folders)
    assert {name, f"{place}/{name}", f"{place}/" if len(folders) > 1 else ""} & named


@pytest.mark.parametrize("module", MODULES)
def test_the_examples_in_the_code_are_true(module: str) -> None:
    assert doctest.testmod(importlib.import_module(module)).failed == 0

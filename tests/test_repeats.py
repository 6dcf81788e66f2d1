"""What stands twice in an archive is taken in once, and stays as long as it stands anywhere."""

import json
import random
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from index import build_index, update_index
from index.article import Skipped
from index.merging import FAN_IN
from index.schema import FileRecord, FileState, file_document, pack_json, read_file_record, unpack_json
from search import Query, open_engine
from tests.called_commands import PAGE, Run

BEFORE = "编号 w-1 已被另一篇报道使用，没有重复收录"
"""What records said of a repeat before they named the other file."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An archive with one page in the folder 旧, without an index yet."""
    path = tmp_path / "资料" / "旧/青川日报/2024-03-05/02.txt"
    path.parent.mkdir(parents=True)
    path.write_text(PAGE, "utf-8")
    return tmp_path / "资料"


def table(*rows: Mapping[str, str]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def row(number: str, title: str) -> dict[str, str]:
    return {"id": number, "title": title, "body": f"{title}，记者在现场看到。"}


def found(index: Path) -> list[str]:
    """The ids of all articles of an index."""
    with open_engine(index) as engine:
        return sorted(hit.article.id for hit in engine.search(Query(size=100)).hits)


def afresh(archive: Path, index: Path) -> list[str]:
    """The ids of all articles of a new index of the archive."""
    shutil.rmtree(index, ignore_errors=True)
    build_index(archive, into=index)
    return found(index)


def test_a_copy_stays_when_the_first_is_removed(folder: Path, tmp_path: Path) -> None:
    build_index(folder, into=tmp_path / "index")
    shutil.copytree(folder / "旧", folder / "新")
    report = update_index(tmp_path / "index")
    assert (report.articles, len(report.skipped)) == (2, 2)
    shutil.rmtree(folder / "旧")
    report = update_index(tmp_path / "index")
    assert (report.pages, report.articles, report.removed, report.unchanged) == (1, 2, 1, 1)
    assert report.skipped == ()
    assert found(tmp_path / "index") == afresh(folder, tmp_path / "fresh")
    with open_engine(tmp_path / "index") as engine:
        assert engine.search(Query("铁路")).hits[0].article.page.source.startswith("新/")
        assert engine.overview().skipped == 0


def test_a_row_stays_when_the_row_with_its_id_is_removed_or_changed(tmp_path: Path) -> None:
    archive, index = tmp_path / "资料", tmp_path / "index"
    archive.mkdir()
    for name in ("甲", "乙", "丙"):
        (archive / f"{name}.jsonl").write_text(table(row("w-1", "夜市开张"), row(f"w-{name}", name)), "utf-8")
    build_index(archive, into=index)
    kept = {entry.source for entry in update_index(index).skipped}
    (first,) = {"甲.jsonl", "乙.jsonl", "丙.jsonl"} - kept
    (archive / first).unlink()
    assert found_after_update(archive, index, tmp_path) == 3
    (second,) = {path.name for path in archive.iterdir()} - {s.source for s in update_index(index).skipped}
    (archive / second).write_text(table(row("w-9", "渡船加班")), "utf-8")
    assert found_after_update(archive, index, tmp_path) == 3


def found_after_update(archive: Path, index: Path, tmp_path: Path) -> int:
    update_index(index)
    ids = found(index)
    assert ids == afresh(archive, tmp_path / "fresh")
    return len(ids)


@pytest.mark.parametrize("seed", range(3))
def test_an_update_holds_what_a_new_build_holds_whatever_was_copied_and_deleted(
    tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    archive, index = tmp_path / "资料", tmp_path / "index"
    archive.mkdir()
    (archive / "0.jsonl").write_text(table(row("w-0", "夜市开张")), "utf-8")
    build_index(archive, into=index)
    for _ in range(FAN_IN + 2):
        for _ in range(chance.randint(1, 3)):
            path = archive / f"{chance.randrange(6)}.jsonl"
            if path.exists() and chance.random() < 0.4:
                path.unlink()
            else:
                rows = [row(f"w-{chance.randrange(8)}", f"第{chance.randrange(99)}号通报") for _ in range(3)]
                path.write_text(table(*rows), "utf-8")
        update_index(index)
        assert found(index) == afresh(archive, tmp_path / "fresh")


def test_what_repeats_nothing_is_not_read_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "甲.jsonl").write_text(table(row("w-1", "夜市开张")), "utf-8")
    (folder / "乙.jsonl").write_text(table(row("w-2", "渡船加班")), "utf-8")
    build_index(folder, into=tmp_path / "index")
    (folder / "丙.jsonl").write_text(table(row("w-2", "渡船加班")), "utf-8")
    update_index(tmp_path / "index")
    read: list[str] = []
    monkeypatch.setattr("index.batches.read_file", lambda file: read.append(file.state.source) or iter(()))
    (folder / "甲.jsonl").unlink()
    update_index(tmp_path / "index")
    assert read == []
    (folder / "乙.jsonl").unlink()
    update_index(tmp_path / "index")
    assert read == ["丙.jsonl"]


def test_a_repeat_is_told_with_the_other_place_and_what_to_do(run: Run, folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder / "旧", folder / "新")
    (folder / "甲.jsonl").write_text(table(row("w-0", "甲"), row("w-1", "夜市开张")), "utf-8")
    (folder / "乙.jsonl").write_text(table(row("w-2", "乙"), row("w-2", "丙")), "utf-8")
    (folder / "戊.jsonl").write_text(table(row("w-1", "渡船加班")), "utf-8")
    index = tmp_path / "index"
    lines = run("build", folder, "--index", index).err.splitlines()
    within, between = sorted((line for line in lines if "w-" in line), key=lambda line: "w-1" in line)
    assert "乙.jsonl 第 2 行：编号 w-2 已由本文件第 1 行的报道使用" in within
    assert "甲.jsonl 第 2 行" in between
    assert "戊.jsonl 第 1 行" in between
    assert "别的编号" in between
    copies = [line for line in run("update", "--index", index).err.splitlines() if "02.txt" in line]
    assert len(copies) == 2
    for line in copies:
        assert "旧/青川日报/2024-03-05/02.txt 第" in line
        assert "新/青川日报/2024-03-05/02.txt 第" in line
        assert "只留一份" in line


def test_a_record_that_does_not_name_the_other_file_is_read_as_of_one_that_is_gone() -> None:
    state = FileState("新/02.txt", 1, 1)
    entry = Skipped("新/02.txt", (3, 5), BEFORE)
    stored = unpack_json(file_document(FileRecord(state, (entry,)))["record"])
    stored.pop("kept_in", None)
    assert read_file_record(pack_json(stored)) == FileRecord(state, (entry,), ("",))
    other = FileRecord(state, (Skipped("新/02.txt", (3, 5), "既没有标题也没有正文"),))
    assert read_file_record(file_document(other)["record"]) == other


def test_an_index_of_an_older_program_gets_its_repeats_back(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = tmp_path / "index"
    build_index(folder, into=index)
    shutil.copytree(folder / "旧", folder / "新")

    def as_before(record: FileRecord) -> dict[str, Any]:
        skipped = tuple(replace(entry, reason=BEFORE) for entry in record.skipped)
        return file_document(FileRecord(record.state, skipped))

    with monkeypatch.context() as patch:
        patch.setattr("index.generation.file_document", as_before)
        update_index(index)
    shutil.rmtree(folder / "旧")
    assert update_index(index).articles == 2
    assert found(index) == afresh(folder, tmp_path / "fresh")

"""`jianbao build`, `update` and `demo` say what they took in, and harm no index that answers."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from index import sample_archive
from index.manifest import MANIFEST_NAME
from tests.called_commands import PAGE, SOURCE, Run, build_archive, shell, write_archive

archive = pytest.fixture(write_archive)
folder = pytest.fixture(build_archive)


# build and update


def test_a_build_says_what_it_took_in(run: Run, archive: Path, tmp_path: Path) -> None:
    ran = run("build", archive, "--index", tmp_path / "索引")
    assert ran.status == 0
    assert "收录 1 个版面、2 篇报道" in ran.out
    assert "写入磁盘" in ran.err


def test_a_build_names_every_file_it_left_out_with_the_reason(
    run: Run, archive: Path, tmp_path: Path
) -> None:
    (archive / "空白.txt").write_bytes(b"")
    (archive / "照片.txt").write_bytes(bytes(range(256)) * 8)
    ran = run("build", archive, "--index", tmp_path / "索引")
    assert ran.status == 0
    assert "收录 1 个版面" in ran.out
    assert "跳过 2 处" in ran.out
    skipped = [line for line in ran.err.splitlines() if line.startswith("跳过")]
    assert [line.split("：")[0] for line in skipped] == ["跳过 照片.txt", "跳过 空白.txt"] or len(
        skipped
    ) == 2
    assert all(len(line.partition("：")[2]) > 3 for line in skipped)


def test_a_build_can_report_as_json(run: Run, archive: Path, tmp_path: Path) -> None:
    (archive / "空白.txt").write_bytes(b"")
    report = json.loads(run("build", archive, "--index", tmp_path / "索引", "--json").out)
    assert (report["pages"], report["articles"], report["added"]) == (1, 2, 2)
    assert [item["source"] for item in report["skipped"]] == ["空白.txt"]


def test_an_archive_that_does_not_exist_fails_and_the_old_index_still_answers(run: Run, folder: Path) -> None:
    ran = run("build", folder.parent / "没有", "--index", folder)
    assert ran.status == 1
    assert "不存在" in ran.err
    assert json.loads(run("search", "铁路", "--index", folder, "--json").out)["total"] == 1


def test_an_update_takes_in_what_is_new_and_drops_what_is_gone(run: Run, folder: Path, archive: Path) -> None:
    (archive / "青川日报/2024-03-06").mkdir()
    (archive / "青川日报/2024-03-06/01.txt").write_text(PAGE.replace("铁路", "公路"), "utf-8")
    assert "新增 1，更新 0，移除 0，未变 1" in run("update", "--index", folder).out
    (archive / SOURCE).unlink()
    assert "新增 0，更新 0，移除 1，未变 1" in run("update", "--index", folder).out
    assert json.loads(run("search", "铁路", "--index", folder, "--json").out)["total"] == 0


def test_ctrl_c_during_a_build_leaves_the_old_index_answering(folder: Path, tmp_path: Path) -> None:
    story = "水库下泄流量调整，沿岸乡镇做好防汛准备，值守人员昼夜巡查堤段。"
    rows = ({"id": f"n{number}", "title": f"第{number}号通报", "body": story * 20} for number in range(5_000))
    ready = tmp_path / "大量.jsonl"
    ready.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "webui", "build", str(ready), "--index", str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )
    assert process.stderr
    for line in process.stderr:
        if "切分入库" in line:
            break
    os.killpg(process.pid, signal.SIGINT)  # a terminal sends it to the whole group
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "原有索引" in err
    assert "没有改动" in err
    assert "Traceback" not in err
    assert "Error" not in err
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)
    assert json.loads(shell("search", "铁路", "--index", folder, "--json").stdout)["total"] == 1
    again = shell("build", ready, "--index", folder, "--json")
    assert json.loads(again.stdout)["articles"] == 5_000
    assert len(list(folder.glob("generation-*"))) == 1


# demo


def test_the_demo_indexes_its_archive_and_a_second_run_takes_in_nothing(
    run: Run, archive: Path, tmp_path: Path
) -> None:
    arguments = ("demo", "--archive", archive, "--index", tmp_path / "示例", "--no-serve")
    assert "新增 1" in run(*arguments).out
    assert "新增 0，更新 0，移除 0，未变 1" in run(*arguments).out


def test_the_demo_rebuilds_an_index_of_its_archive_that_another_version_built(
    run: Run, folder: Path, archive: Path
) -> None:
    manifest = json.loads((folder / MANIFEST_NAME).read_text("utf-8"))
    (folder / MANIFEST_NAME).write_text(json.dumps({**manifest, "fingerprint": "old"}), "utf-8")
    ran = run("demo", "--archive", archive, "--index", folder, "--no-serve")
    assert ran.status == 0
    assert "正在重建" in ran.err
    assert run("info", "--index", folder).status == 0


def test_the_sample_never_replaces_the_index_of_somebodys_own_archive(run: Run, folder: Path) -> None:
    ran = run("demo", "--index", folder, "--no-serve")
    assert ran.status == 1
    assert "不会覆盖" in ran.err
    assert json.loads(run("search", "铁路", "--index", folder, "--json").out)["total"] == 1


def test_an_archive_replaces_the_index_of_the_sample(run: Run, folder: Path, archive: Path) -> None:
    manifest = json.loads((folder / MANIFEST_NAME).read_text("utf-8"))
    manifest["archives"] = [str(sample_archive())]
    (folder / MANIFEST_NAME).write_text(json.dumps(manifest), "utf-8")
    assert run("demo", "--archive", archive, "--index", folder, "--no-serve").status == 0
    told = json.loads(run("info", "--index", folder, "--json").out)
    assert told["archives"] == [str(archive)]

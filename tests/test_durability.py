"""Killed at any moment, out of disk, read while written: the index answers as before or as after."""

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from index import build_index, update_index
from index.manifest import read_manifest
from search import Query, open_engine

KILLS = int(os.environ.get("JIANBAO_KILLS", "12"))
"""How often a writer is killed; `JIANBAO_KILLS=200 pytest tests/test_durability.py` for the long run."""

WRITER = """
import sys
import index.builder, index.merging
from index import build_index, update_index
index.builder.SEGMENT_CHARACTERS = 40_000
index.merging.FAN_IN = 3
index.merging.SMALLEST = 20
action, folder, archive = sys.argv[1:]
print("ready", flush=True)
if action == "build":
    build_index(archive, into=folder, workers=1)
else:
    update_index(folder, workers=1)
"""

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals and hard limits of a Unix system")


def write_rows(path: Path, count: int, word: str) -> None:
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            body = f"{word}的消息第{number}条，" + f"堤坝加高{number}厘米，闸口检修完成。" * 20
            row = {"id": f"{path.stem}-{number}", "title": f"{word}{number}", "body": body}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def start_writer(action: str, folder: Path, archive: Path, **options: object) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-c", WRITER, action, str(folder), str(archive)]
    return subprocess.Popen(
        command,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        **options,  # type: ignore[call-overload]
    )


def totals(folder: Path) -> tuple[int, int, int]:
    with open_engine(folder) as engine:
        rain, river = engine.search(Query("“大雨的消息”")), engine.search(Query("“河水的消息”"))
        for answer in (rain, river):
            for hit in answer.hits:
                assert engine.article(hit.article.id) == hit.article
        return engine.overview().articles, rain.total, river.total


def test_a_writer_killed_at_any_moment_leaves_the_index_as_before_or_as_after(tmp_path: Path) -> None:
    archive, folder = tmp_path / "archive", tmp_path / "index"
    archive.mkdir()
    write_rows(archive / "rain.jsonl", 300, "大雨")
    build_index(archive, into=folder)
    before = (300, 300, 0)
    assert totals(folder) == before

    began = time.monotonic()
    with start_writer("update", folder, archive) as writer:
        writer.wait()
    whole = time.monotonic() - began
    choice = random.Random(20240501)
    landed = 0
    for round_ in range(KILLS):
        action = ("update", "build")[round_ % 2]
        count = 200 + round_
        write_rows(archive / "river.jsonl", count, "河水")
        after = (300 + count, 300, count)
        with start_writer(action, folder, archive) as writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            time.sleep(choice.random() * whole)
            writer.send_signal(signal.SIGKILL)
        found = totals(folder)
        assert found in {before, after}, f"round {round_}"
        landed += found == after
        before = found
    build_index(archive, into=folder)
    assert totals(folder) == after
    generations = [path.name for path in folder.glob("generation-*")]
    assert generations == [read_manifest(folder).generation]
    assert landed <= KILLS


def test_a_full_disk_is_explained_and_the_old_index_answers(tmp_path: Path) -> None:
    archive, folder = tmp_path / "archive", tmp_path / "index"
    archive.mkdir()
    write_rows(archive / "rain.jsonl", 50, "大雨")
    build_index(archive, into=folder)
    write_rows(archive / "river.jsonl", 400, "河水")

    def limit_files() -> None:
        import resource

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))

    with start_writer("update", folder, archive, preexec_fn=limit_files) as writer:
        _, errors = writer.communicate()
    assert writer.returncode == 1
    assert "无法写入索引" in errors.decode()
    assert totals(folder) == (50, 50, 0)
    assert [path.name for path in folder.glob("generation-*")] == [read_manifest(folder).generation]


def test_readers_never_fail_while_writers_come_and_go(tmp_path: Path) -> None:
    archive, folder = tmp_path / "archive", tmp_path / "index"
    archive.mkdir()
    write_rows(archive / "rain.jsonl", 40, "大雨")
    build_index(archive, into=folder)
    failures: list[BaseException] = []
    answers: list[tuple[float, int]] = []
    stop = threading.Event()
    with open_engine(folder) as engine:

        def read() -> None:
            try:
                while not stop.is_set():
                    found = engine.search(Query("“消息第”", size=1))
                    engine.article(found.hits[0].article.id)
                    engine.overview()
                    answers.append((time.monotonic(), found.total))
            except BaseException as error:
                failures.append(error)

        readers = [threading.Thread(target=read) for _ in range(2)]
        for reader in readers:
            reader.start()
        finished = []
        for number in range(1, 5):
            write_rows(archive / f"more-{number}.jsonl", 10, "河水")
            (update_index if number % 2 else lambda into: build_index(archive, into=into))(folder)
            finished.append((time.monotonic(), 40 + 10 * number))
            time.sleep(1)
        stop.set()
        for reader in readers:
            reader.join()
    assert not failures
    for moment, total in finished:
        assert total in {seen for when, seen in answers if moment <= when <= moment + 1}

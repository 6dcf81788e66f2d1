"""An index is built beside, swapped at once, and kept up to date file by file."""

import json
import lzma
import os
import threading
from collections.abc import Mapping
from pathlib import Path

import filelock
import pytest

from index import Progress, build_index, update_index
from index.errors import (
    ArchiveError,
    IndexBusyError,
    IndexDamagedError,
    IndexMissingError,
    IndexVersionError,
    IndexWriteError,
)
from index.manifest import MANIFEST_NAME, read_manifest
from index.merging import FAN_IN
from search import Query, open_engine


def page(number: int, *, day: int = 1, word: str = "水稻") -> str:
    return (
        f"望江报\n2024年5月{day}日 星期三 第{number:02d}版\n\n{word}丰收第{number}批入库\n\n"
        f"本报讯（记者 林小满）5月{day}日上午，记者在望江县第{number}粮库看到，{word}陆续入库。"
        f"今年全县{word}种植面积达到{number}万亩。\n"
    )


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    write(folder, {f"{number}.txt": page(number) for number in range(1, 4)})
    return folder


def write(folder: Path, files: Mapping[str, str]) -> None:
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")


def total(index: Path, text: str) -> int:
    with open_engine(index) as engine:
        return engine.search(Query(text)).total


def test_a_build_counts_what_it_took(archive: Path, tmp_path: Path) -> None:
    seen: list[Progress] = []
    report = build_index(archive, into=tmp_path / "index", progress=seen.append)
    assert (report.pages, report.articles, report.added) == (3, 3, 3)
    assert report.skipped == ()
    assert seen[-1].done == seen[-1].total == 3
    assert total(tmp_path / "index", "水稻") == 3


def test_an_update_takes_new_and_changed_files_and_drops_vanished_ones(archive: Path, tmp_path: Path) -> None:
    index = tmp_path / "index"
    build_index(archive, into=index)
    (archive / "1.txt").unlink()
    write(archive, {"2.txt": page(2, word="油菜籽"), "4.txt": page(4)})
    report = update_index(index)
    assert (report.added, report.changed, report.removed, report.unchanged) == (1, 1, 1, 1)
    assert report.articles == 3
    assert total(index, "水稻") == 2
    assert total(index, "油菜籽") == 1
    assert total(index, "“第1粮库”") == 0


def test_an_update_of_nothing_changes_no_answer(archive: Path, tmp_path: Path) -> None:
    index = tmp_path / "index"
    build_index(archive, into=index)
    report = update_index(index)
    assert (report.added, report.changed, report.removed, report.unchanged) == (0, 0, 0, 3)
    assert total(index, "水稻") == 3


def test_many_small_updates_merge_segments_and_lose_nothing(archive: Path, tmp_path: Path) -> None:
    index = tmp_path / "index"
    build_index(archive, into=index)
    for number in range(4, 4 + FAN_IN):
        write(archive, {f"{number}.txt": page(number)})
        if number % 3 == 0:
            (archive / f"{number - 2}.txt").unlink()
        update_index(index)
    left = len(list(archive.iterdir()))
    generation = index / read_manifest(index).generation
    assert len(list(generation.glob("*.body.arr"))) < FAN_IN
    assert total(index, "水稻") == total(index, "记者:林小满") == total(index, "日期:2024-05-01") == left
    with open_engine(index) as engine:
        hits = engine.search(Query("种植面积", size=50)).hits
        assert len(hits) == left
        for hit in hits:
            assert engine.article(hit.article.id) == hit.article
            assert engine.page_of_source(hit.article.page.source) is not None


def test_a_merged_index_answers_like_one_built_afresh(archive: Path, tmp_path: Path) -> None:
    index, fresh = tmp_path / "index", tmp_path / "fresh"
    build_index(archive, into=index)
    for number in range(4, 5 + FAN_IN):
        write(archive, {f"{number}.txt": page(number, day=number)})
        update_index(index)
    build_index(archive, into=fresh)
    with open_engine(index) as one, open_engine(fresh) as other:
        for text in ("水稻", "第5粮库", "上午", "标题:丰收", "日期:2024-05-04..2024-05-06"):
            mine, theirs = one.search(Query(text, size=50)), other.search(Query(text, size=50))
            assert mine.total == theirs.total
            assert {hit.article.id for hit in mine.hits} == {hit.article.id for hit in theirs.hits}
            assert mine.facets == theirs.facets


def test_ids_survive_a_rebuild(archive: Path, tmp_path: Path) -> None:
    ids = []
    for name in ("one", "two"):
        build_index(archive, into=tmp_path / name)
        with open_engine(tmp_path / name) as engine:
            ids.append({hit.article.id for hit in engine.search(Query()).hits})
    assert ids[0] == ids[1]


def test_a_reader_sees_a_new_generation_without_being_opened_again(archive: Path, tmp_path: Path) -> None:
    index = tmp_path / "index"
    build_index(archive, into=index)
    with open_engine(index) as engine:
        before = engine.generation
        kept = engine.search(Query("水稻"))
        write(archive, {"9.txt": page(9)})
        update_index(index)
        assert engine.search(Query("水稻")).total == 4
        assert engine.generation != before
        assert kept.total == 3


def test_an_interrupted_build_leaves_the_old_index_answering(archive: Path, tmp_path: Path) -> None:
    index = tmp_path / "index"
    build_index(archive, into=index)

    def interrupt(progress: Progress) -> None:
        if progress.done:
            raise KeyboardInterrupt

    write(archive, {"9.txt": page(9)})
    with pytest.raises(KeyboardInterrupt):
        build_index(archive, into=index, progress=interrupt)
    assert total(index, "水稻") == 3
    assert build_index(archive, into=index).articles == 4
    assert len(list(index.glob("generation-*"))) == 1


def test_leftovers_of_a_killed_build_are_cleaned_by_the_next(archive: Path, tmp_path: Path) -> None:
    index = tmp_path / "index"
    (index / "generation-7").mkdir(parents=True)
    (index / "generation-7" / "half.arr").write_bytes(b"x")
    build_index(archive, into=index)
    assert [path.name for path in index.glob("generation-*")] == [read_manifest(index).generation]


def ready_made(folder: Path, count: int, *, name: str = "all.jsonl", start: int = 0) -> None:
    folder.mkdir(exist_ok=True)
    with (folder / name).open("w", encoding="utf-8") as file:
        for number in range(start, start + count):
            body = f"第{number}号渡口今天恢复通航，" + f"往来船只{number}艘次，货物{number * 7}吨。" * 90
            row = {"id": f"w-{number}", "title": f"第{number}号渡口通航", "body": body, "date": "2024-05-02"}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def test_several_processes_build_what_one_builds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = tmp_path / "archive"
    ready_made(archive, 1200)
    write(archive, {f"{number}.txt": page(number) for number in range(1, 9)})
    monkeypatch.setattr("index.builder.SEGMENT_CHARACTERS", 300_000)
    reports = [
        build_index(archive, into=tmp_path / f"by-{workers}", workers=workers, progress=lambda _: None)
        for workers in (1, 3)
    ]
    assert reports[0].articles == reports[1].articles == 1208
    with open_engine(tmp_path / "by-1") as one, open_engine(tmp_path / "by-3") as three:
        for text in ("渡口", "“第17号渡口”", "水稻", "日期:2024-05-02", "记者:林小满"):
            mine, theirs = one.search(Query(text, size=100)), three.search(Query(text, size=100))
            assert mine.total == theirs.total
            assert mine.facets == theirs.facets
            if mine.total <= 100:
                assert {hit.article.id for hit in mine.hits} == {hit.article.id for hit in theirs.hits}


def interrupted_build(archive: Path, index: Path) -> None:
    """Begin to build 2,600 articles and press Ctrl-C after 1,000."""
    ready_made(archive, 2600)

    def interrupt(progress: Progress) -> None:
        if progress.articles >= 1000:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_index(archive, into=index, workers=1, progress=interrupt)


def test_an_interrupted_build_goes_on_from_what_it_had_finished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive, index = tmp_path / "archive", tmp_path / "index"
    monkeypatch.setattr("index.builder.SEGMENT_CHARACTERS", 400_000)
    interrupted_build(archive, index)
    with pytest.raises(IndexMissingError):
        open_engine(index)
    report = build_index(archive, into=index, workers=1)
    assert report.resumed >= 300
    assert report.articles == 2600
    with open_engine(index) as engine:
        assert engine.search(Query("渡口")).total == 2600
        assert engine.article("w-2599").headline == "第2599号渡口通航"
    assert not list(index.glob("*/journal.jsonl"))


def test_a_file_changed_since_the_interruption_is_read_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive, index = tmp_path / "archive", tmp_path / "index"
    monkeypatch.setattr("index.builder.SEGMENT_CHARACTERS", 400_000)
    interrupted_build(archive, index)
    ready_made(archive, 2600, start=10_000)
    report = build_index(archive, into=index, workers=1)
    assert (report.resumed, report.articles) == (0, 2600)
    assert total(index, "“第17号渡口”") == 0


def test_a_second_writer_is_refused_and_the_first_undisturbed(archive: Path, tmp_path: Path) -> None:
    index = tmp_path / "index"
    build_index(archive, into=index)
    with filelock.FileLock(index / ".lock"), pytest.raises(IndexBusyError):
        update_index(index)
    assert total(index, "水稻") == 3


def test_every_skipped_file_is_named_with_its_reason(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    write(archive, {"1.txt": page(1), "empty.txt": "", "cover.jpg": "x"})
    (archive / "noise.txt").write_bytes(bytes(range(256)) * 20)
    (archive / "loop").symlink_to(archive, target_is_directory=True)
    (archive / "gone.txt").symlink_to(archive / "nowhere.txt")
    report = build_index(archive, into=tmp_path / "index")
    assert report.articles == 1
    skipped = {entry.source: entry.reason for entry in report.skipped}
    assert set(skipped) == {"empty.txt", "cover.jpg", "noise.txt", "loop", "gone.txt"}
    assert all(skipped.values())
    with open_engine(tmp_path / "index") as engine:
        assert engine.overview().skipped == len(report.skipped)
    assert {entry.source for entry in update_index(tmp_path / "index").skipped} == set(skipped)


def test_ready_made_articles_are_taken_line_by_line(tmp_path: Path) -> None:
    rows = [
        {"id": "w-1", "title": "渡口恢复通航", "body": "大雾散去。\n渡口恢复通航。", "date": "2024-05-02"},
        {"id": "w-2", "title": "夜市开张", "body": "夜市开张迎客。", "author": "记者林小满、陈阿福"},
        {"id": "w-1", "title": "同号", "body": "编号重复。"},
        {"id": "含空格 的", "body": "没有标题的一篇。", "source": "望江报", "page": 3},
    ]
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    text = "\n".join([*lines[:2], "{半行", "[1]", "{}", *lines[2:]]) + "\n"
    archive = tmp_path / "archive"
    archive.mkdir()
    with lzma.open(archive / "ready.jsonl.xz", "wt", encoding="utf-8") as file:
        file.write(text)
    report = build_index(archive, into=tmp_path / "index")
    assert report.articles == 3
    assert [entry.lines for entry in report.skipped] == [(3, 3), (4, 4), (5, 5), (6, 6)]
    with open_engine(tmp_path / "index") as engine:
        assert engine.article("w-2").reporters == ("林小满", "陈阿福")
        assert engine.search(Query("“恢复通航”")).total == 1
        assert engine.search(Query("散去渡口")).relaxed


def test_a_broken_compressed_file_keeps_the_articles_before_the_break(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    archive.mkdir()
    row = {"id": "w-1", "title": "题", "body": "文" * 50}
    (archive / "bad.jsonl.xz").write_bytes(lzma.compress(json.dumps(row).encode() + b"\n")[:-20])
    (archive / "no.jsonl.xz").write_bytes(b"this is not xz")
    report = build_index(archive, into=tmp_path / "index")
    assert {entry.source for entry in report.skipped} == {"bad.jsonl.xz", "no.jsonl.xz"}


def test_two_archives_with_the_same_paths_keep_both_pages(tmp_path: Path) -> None:
    write(tmp_path / "east", {"1.txt": page(1)})
    write(tmp_path / "west", {"1.txt": page(2)})
    build_index([tmp_path / "east", tmp_path / "west"], into=tmp_path / "index")
    with open_engine(tmp_path / "index") as engine:
        sources = {hit.article.page.source for hit in engine.search(Query()).hits}
    assert sources == {"1.txt", "west/1.txt"}


def test_a_missing_archive_is_an_error_and_touches_nothing(archive: Path, tmp_path: Path) -> None:
    build_index(archive, into=tmp_path / "index")
    with pytest.raises(ArchiveError, match="不存在"):
        build_index(tmp_path / "nowhere", into=tmp_path / "index")
    assert total(tmp_path / "index", "水稻") == 3


def test_an_archive_without_pages_gives_an_empty_index(tmp_path: Path) -> None:
    (tmp_path / "archive").mkdir()
    report = build_index(tmp_path / "archive", into=tmp_path / "index")
    assert report.articles == 0
    with open_engine(tmp_path / "index") as engine:
        assert engine.search(Query("水稻")).total == 0
        assert engine.search(Query()).total == 0
        assert engine.overview().articles == 0


def test_missing_damaged_and_foreign_indexes_are_told_apart(archive: Path, tmp_path: Path) -> None:
    index = tmp_path / "index"
    with pytest.raises(IndexMissingError):
        open_engine(index)
    build_index(archive, into=index)
    manifest = json.loads((index / MANIFEST_NAME).read_text("utf-8"))

    (index / MANIFEST_NAME).write_text(json.dumps({**manifest, "fingerprint": "other"}), "utf-8")
    with pytest.raises(IndexVersionError):
        open_engine(index)
    (index / MANIFEST_NAME).write_text("{", "utf-8")
    with pytest.raises(IndexDamagedError):
        open_engine(index)
    (index / MANIFEST_NAME).write_text(json.dumps(manifest), "utf-8")
    body = next((index / manifest["generation"]).glob("*.record.arr"))
    body.write_bytes(body.read_bytes()[:100])
    with pytest.raises(IndexDamagedError), open_engine(index) as engine:
        engine.search(Query("水稻"))
    assert build_index(archive, into=index).articles == 3
    assert total(index, "水稻") == 3


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_folder_that_cannot_be_written_is_explained(archive: Path, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(IndexWriteError, match="无法写入"):
        build_index(archive, into=tmp_path / "index")
    tmp_path.chmod(0o700)


def test_searches_go_on_in_many_threads_while_the_index_is_rebuilt(archive: Path, tmp_path: Path) -> None:
    index = tmp_path / "index"
    build_index(archive, into=index)
    failures: list[BaseException] = []
    done = threading.Event()
    with open_engine(index) as engine:

        def ask() -> None:
            while not done.is_set():
                try:
                    found = engine.search(Query("水稻"))
                    assert found.total in {3, 4}
                    assert len(found.hits) == found.total
                except BaseException as error:
                    failures.append(error)
                    return

        threads = [threading.Thread(target=ask) for _ in range(3)]
        for thread in threads:
            thread.start()
        for number in range(4):
            write(archive, {"9.txt": page(9 + number)})
            update_index(index)
        done.set()
        for thread in threads:
            thread.join()
    assert not failures

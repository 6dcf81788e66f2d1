"""Bad files, bad archives, bad indexes: each is named with its reason, nothing raises, nothing is lost."""

import json
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index import BuildReport, build_index, update_index
from index.errors import (
    ArchiveError,
    IndexBusyError,
    IndexDamagedError,
    IndexMissingError,
    IndexVersionError,
    IndexWriteError,
    JianbaoError,
)
from index.manifest import MANIFEST_NAME
from search import Query, open_engine

GOOD = """\
渡口改造完工

本报讯（记者 白露晞）昨日，北岸渡口改造工程完工，两岸居民过江不再绕行。新码头可同时停靠四艘渡船。
"""
PHRASE = "两岸居民过江不再绕行"
NOBODY = 65_534
"""Number of the user without rights, on every Unix."""


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    folder.mkdir()
    (folder / "好版.txt").write_text(GOOD, "utf-8")
    return folder


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return tmp_path / "index"


def count(index: Path, text: str = PHRASE) -> int:
    with open_engine(index) as engine:
        return engine.search(Query(text)).total


def reasons(report: BuildReport) -> dict[str, str]:
    """Return each skipped file's reason; every reason must be a Chinese sentence."""
    found = {item.source: item.reason for item in report.skipped}
    assert all(any("一" <= sign <= "鿿" for sign in reason) for reason in found.values()), found
    return found


# files


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("空.txt", b""),
        ("只有空白.txt", "\n \n\u3000\n".encode()),
        ("只有标记.txt", b"\xef\xbb\xbf"),
        ("二进制.txt", bytes(range(256)) * 40),
        ("图片.md", b"\x89PNG\r\n\x1a\n" + os.urandom(4000)),
        ("压缩.jsonl.xz", b"\xfd7zXZ\x00" + b"\x00" * 50),
        ("不是压缩.jsonl.xz", GOOD.encode()),
        ("扫描.pdf", b"%PDF-1.7"),
    ],
)
def test_a_file_without_text_is_skipped_with_its_reason_and_the_rest_is_taken(
    archive: Path, index: Path, name: str, content: bytes
) -> None:
    (archive / name).write_bytes(content)
    report = build_index(archive, into=index)
    assert list(reasons(report)) == [name]
    assert count(index) == 1


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
def test_the_usual_charsets_are_read(archive: Path, index: Path, charset: str) -> None:
    (archive / "好版.txt").write_bytes(GOOD.encode(charset))
    report = build_index(archive, into=index)
    assert not report.skipped
    assert count(index) == 1


def test_line_ends_of_every_system_are_read(archive: Path, index: Path) -> None:
    (archive / "好版.txt").write_bytes(GOOD.replace("\n", "\r\n").encode())
    (archive / "旧版.txt").write_bytes(GOOD.replace("\n", "\r").replace("北岸", "南岸").encode())
    assert not build_index(archive, into=index).skipped
    assert count(index) == 2


def test_a_page_with_some_broken_bytes_is_kept_or_skipped_but_never_lost_in_silence(
    archive: Path, index: Path
) -> None:
    text = (GOOD * 30).encode()
    (archive / "坏字节.txt").write_bytes(text[:400] + b"\xff\xfe\xff" + text[401:])
    report = build_index(archive, into=index)
    assert "坏字节.txt" in reasons(report) or count(index) > 1


def test_a_file_cut_off_inside_a_character_is_kept_or_skipped_but_never_lost_in_silence(
    archive: Path, index: Path
) -> None:
    (archive / "截断.txt").write_bytes((GOOD * 3).encode()[:-2])
    report = build_index(archive, into=index)
    assert "截断.txt" in reasons(report) or count(index) > 1


def test_a_huge_file_is_skipped_quickly(archive: Path, index: Path) -> None:
    with (archive / "巨大.txt").open("wb") as file:
        file.truncate(51 * 1024 * 1024)
    started = time.monotonic()
    report = build_index(archive, into=index)
    assert time.monotonic() - started < 20
    assert "巨大.txt" in reasons(report)
    assert count(index) == 1


def test_one_endless_line_does_not_stop_the_build(archive: Path, index: Path) -> None:
    (archive / "一行.txt").write_text("水位监测数据正常" * 60_000, "utf-8")
    started = time.monotonic()
    report = build_index(archive, into=index)
    assert time.monotonic() - started < 60
    assert "一行.txt" in reasons(report) or count(index, "水位监测数据正常") == 1


@pytest.fixture
def ordinary_place() -> Iterator[Path]:
    """A folder in which this process has the rights of an ordinary user, even where root runs the tests."""
    if os.name == "nt":
        pytest.skip("Windows keeps rights in another way")
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o777)
        is_root = os.geteuid() == 0
        if is_root:
            os.seteuid(NOBODY)
        try:
            yield Path(name)
        finally:
            if is_root:
                os.seteuid(0)


def test_unreadable_files_and_folders_are_skipped_with_their_reason(ordinary_place: Path) -> None:
    archive, index = ordinary_place / "archive", ordinary_place / "index"
    (archive / "锁住").mkdir(parents=True)
    for name in ("好版.txt", "锁住.txt", "锁住.jsonl", "锁住/里面.txt"):
        (archive / name).write_text(GOOD, "utf-8")
    locked = [archive / name for name in ("锁住.txt", "锁住.jsonl", "锁住")]
    for path in locked:
        path.chmod(0)
    assert set(reasons(build_index(archive, into=index))) == {"锁住.txt", "锁住.jsonl", "锁住"}
    assert count(index) == 1
    locked[-1].chmod(0o700)


def test_a_folder_that_cannot_be_written_is_told_and_its_index_still_answers(ordinary_place: Path) -> None:
    archive, index = ordinary_place / "archive", ordinary_place / "index"
    archive.mkdir()
    (archive / "好版.txt").write_text(GOOD, "utf-8")
    build_index(archive, into=index)
    index.chmod(0o500)
    with pytest.raises(IndexWriteError) as raised:
        build_index(archive, into=index)
    assert raised.value.hint
    assert count(index) == 1
    index.chmod(0o700)


def link(place: Path, target: Path) -> None:
    try:
        place.symlink_to(target)
    except OSError:
        pytest.skip("no symbolic links here")


def test_a_dead_link_is_skipped_with_its_reason(archive: Path, index: Path) -> None:
    link(archive / "断链.txt", archive / "没有.txt")
    assert list(reasons(build_index(archive, into=index))) == ["断链.txt"]
    assert count(index) == 1


def test_links_in_a_circle_end(archive: Path, index: Path) -> None:
    link(archive / "自己.txt", archive / "自己.txt")
    (archive / "子").mkdir()
    link(archive / "子" / "上层", archive)
    (archive / "子" / "好版.txt").write_text(GOOD.replace("北岸", "南岸"), "utf-8")
    report = build_index(archive, into=index)
    assert set(reasons(report)) == {"自己.txt", "子/上层"}
    assert count(index) == 2


def test_pipes_and_devices_are_not_opened(archive: Path, index: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("no pipes here")
    os.mkfifo(archive / "管道.txt")
    assert "管道.txt" in reasons(build_index(archive, into=index))


def test_a_page_without_an_article_is_named_or_readable_as_a_page(archive: Path, index: Path) -> None:
    (archive / "报头.txt").write_text("青川日报\n2024年3月5日 星期二\n第02版 要闻\n", "utf-8")
    report = build_index(archive, into=index)
    assert report.articles == 1
    with open_engine(index) as engine:
        page = engine.page_of_source("报头.txt")
    assert "报头.txt" in reasons(report) or (page is not None and page.furniture)


def test_a_vanished_file_is_dropped_by_an_update(archive: Path, index: Path) -> None:
    (archive / "另版.txt").write_text(GOOD.replace("北岸", "南岸"), "utf-8")
    build_index(archive, into=index)
    (archive / "另版.txt").unlink()
    report = update_index(index)
    assert (report.removed, report.unchanged, report.articles) == (1, 1, 1)
    assert count(index) == 1


def test_a_page_that_went_bad_leaves_the_index_with_its_reason(archive: Path, index: Path) -> None:
    build_index(archive, into=index)
    (archive / "好版.txt").write_bytes(bytes(range(256)) * 40)
    report = update_index(index)
    assert "好版.txt" in reasons(report)
    assert count(index) == 0


def test_bad_lines_of_ready_made_articles_are_named_with_their_numbers(archive: Path, index: Path) -> None:
    rows = [
        json.dumps({"id": "a", "title": "渡船增班", "body": "早晚各加两班。"}, ensure_ascii=False),
        "{",
        "[]",
        '{"title": "", "body": ""}',
        '{"title": 5, "body": null}',
        "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"),
    ]
    (archive / "成稿.jsonl").write_text("\n".join(rows), "utf-8")
    report = build_index(archive, into=index)
    lines = {item.lines for item in report.skipped if item.source == "成稿.jsonl"}
    assert {(2, 2), (3, 3), (4, 4), (6, 6)} <= lines
    assert count(index, "渡船增班") == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_a_file_name_that_is_no_text_does_not_stop_the_build(archive: Path, index: Path) -> None:
    name = os.fsdecode(b"\xb0\xe6\xc3\xe6.txt")
    try:
        (archive / name).write_text(GOOD.replace("北岸", "南岸"), "utf-8")
    except OSError:
        pytest.skip("this file system wants UTF-8 names")
    report = build_index(archive, into=index)
    assert report.pages + len(report.skipped) == 2
    assert count(index) + len(report.skipped) == 2


# archives


def test_an_archive_that_does_not_exist_is_an_error_and_makes_no_index(tmp_path: Path, index: Path) -> None:
    with pytest.raises(ArchiveError) as raised:
        build_index(tmp_path / "没有", into=index)
    assert raised.value.hint
    assert not (index / MANIFEST_NAME).exists()


def test_a_vanished_archive_does_not_empty_the_index(archive: Path, index: Path) -> None:
    build_index(archive, into=index)
    shutil.rmtree(archive)
    with pytest.raises(ArchiveError):
        update_index(index)
    assert count(index) == 1


def test_an_empty_archive_makes_an_empty_index_that_answers(tmp_path: Path, index: Path) -> None:
    (tmp_path / "空").mkdir()
    assert build_index(tmp_path / "空", into=index).articles == 0
    assert count(index) == count(index, "") == 0


# indexes


def damage_nothing_there(index: Path) -> None:
    shutil.rmtree(index)


def damage_manifest(index: Path) -> None:
    (index / MANIFEST_NAME).write_text("{", "utf-8")


def damage_version(index: Path) -> None:
    manifest = json.loads((index / MANIFEST_NAME).read_text("utf-8"))
    (index / MANIFEST_NAME).write_text(json.dumps({**manifest, "format": 999}), "utf-8")


def damage_analyzer(index: Path) -> None:
    manifest = json.loads((index / MANIFEST_NAME).read_text("utf-8"))
    (index / MANIFEST_NAME).write_text(json.dumps({**manifest, "fingerprint": "other"}), "utf-8")


def damage_generation(index: Path) -> None:
    manifest = json.loads((index / MANIFEST_NAME).read_text("utf-8"))
    shutil.rmtree(index / manifest["generation"])


@pytest.mark.parametrize(
    ("damage", "error"),
    [
        (damage_nothing_there, IndexMissingError),
        (damage_manifest, IndexDamagedError),
        (damage_version, IndexVersionError),
        (damage_analyzer, IndexVersionError),
        (damage_generation, IndexDamagedError),
    ],
)
def test_an_unusable_index_is_refused_with_the_command_that_rebuilds_it_and_can_be_rebuilt(
    archive: Path, index: Path, damage: Callable[[Path], None], error: type[JianbaoError]
) -> None:
    build_index(archive, into=index)
    damage(index)
    with pytest.raises(error) as raised, open_engine(index):
        pass
    assert "jianbao build" in raised.value.hint
    with pytest.raises(error):
        update_index(index)
    build_index(archive, into=index)
    assert count(index) == 1


def test_an_index_with_any_file_cut_short_or_missing_is_refused_or_answers_rightly(
    archive: Path, index: Path, tmp_path: Path
) -> None:
    build_index(archive, into=index)
    files = [path.relative_to(index) for path in index.rglob("*") if path.is_file()]
    assert len(files) > 5
    for name in files:
        for keep in (None, 0, 0.5):
            copy = tmp_path / "damaged"
            shutil.copytree(index, copy)
            if keep is None:
                (copy / name).unlink()
            else:
                os.truncate(copy / name, int((copy / name).stat().st_size * keep))
            try:
                assert count(copy) == 1, (name, keep)
            except JianbaoError as error:
                assert error.hint, (name, keep)
            shutil.rmtree(copy)


def test_two_builds_of_one_index_do_not_mix(archive: Path, index: Path) -> None:
    inner: list[type[Exception]] = []

    def build_again(_progress: object) -> None:
        try:
            update_index(index)
        except JianbaoError as error:
            inner.append(type(error))

    build_index(archive, into=index)
    build_index(archive, into=index, progress=build_again)
    assert IndexBusyError in inner
    assert count(index) == 1


def test_an_interrupted_build_leaves_the_old_index_and_the_next_one_tidies_up(
    archive: Path, index: Path
) -> None:
    build_index(archive, into=index)

    def interrupt(_progress: object) -> None:
        raise KeyboardInterrupt

    (archive / "另版.txt").write_text(GOOD.replace("北岸", "南岸"), "utf-8")
    with pytest.raises(KeyboardInterrupt):
        build_index(archive, into=index, progress=interrupt)
    assert count(index) == 1
    build_index(archive, into=index)
    assert count(index) == 2
    assert len(list(index.glob("generation-*"))) == 1


def test_an_index_folder_that_is_a_file_is_told(archive: Path, index: Path) -> None:
    index.write_text("这里本来有个文件", "utf-8")
    with pytest.raises(IndexWriteError) as raised:
        build_index(archive, into=index)
    assert raised.value.hint
    assert index.read_text("utf-8") == "这里本来有个文件"

"""An index and an archive stay apart: no index is read as an archive, none is built over one."""

import json
import shutil
from pathlib import Path

import pytest

from index import Progress, build_index, update_index
from index.archive import list_archives
from index.errors import ArchiveError
from index.manifest import MANIFEST_NAME, read_manifest
from tests.called_commands import SOURCE, Run, build_archive, write_archive

archive = pytest.fixture(write_archive)
folder = pytest.fixture(build_archive)


def sources(archive: Path) -> list[str]:
    """What an archive holds, skipped things too."""
    listing = list_archives([archive])
    return [file.state.source for file in listing.files] + [skip.source for _, skip in listing.skipped]


@pytest.mark.parametrize("name", ["jianbao-index", "2024/索引"])
def test_an_index_inside_its_archive_is_not_read(archive: Path, name: str) -> None:
    report = build_index(archive, into=archive / name)
    assert (report.articles, report.skipped) == (2, ())
    report = update_index(archive / name)
    assert (report.added, report.removed, report.unchanged, report.skipped) == (0, 0, 1, ())
    assert sources(archive) == [SOURCE]


def test_a_damaged_index_and_a_half_built_one_are_not_read(archive: Path) -> None:
    def interrupt(progress: Progress) -> None:
        if progress.done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_index(archive, into=archive / "半成", progress=interrupt)
    build_index(archive, into=archive / "坏了")
    (archive / "坏了" / MANIFEST_NAME).write_text("{", "utf-8")
    build_index(archive, into=archive / "搬动")
    shutil.rmtree(archive / "搬动" / read_manifest(archive / "搬动").generation)
    assert sources(archive) == [SOURCE]


def test_pages_put_into_an_index_are_named(archive: Path) -> None:
    build_index(archive, into=archive / "索引")
    shutil.copy(archive / SOURCE, archive / "索引" / "03.txt")
    (skip,) = update_index(archive / "索引").skipped
    assert skip.source == "索引"
    assert "03.txt" in skip.reason
    assert "移到" in skip.reason


def test_somebody_elses_manifest_makes_no_index(archive: Path) -> None:
    row = {"id": "w-1", "title": "夜市开张", "body": "灯火通明。"}
    (archive / "manifest.json").write_text(json.dumps([row]), "utf-8")
    assert sources(archive) == ["manifest.json", SOURCE]
    (archive / "manifest.json").write_text(json.dumps({**row, "generation": 1}), "utf-8")
    assert sources(archive) == ["manifest.json", SOURCE]


@pytest.mark.parametrize("inside", ["", "manifest.json", "generation-1", "放在里面的"])
def test_an_index_is_no_archive(folder: Path, inside: str) -> None:
    (folder / "放在里面的").mkdir()
    for index in (folder, folder.parent / "另一个"):
        with pytest.raises(ArchiveError, match="索引") as raised:
            build_index(folder / inside, into=index)
        assert "资料" in raised.value.hint
    assert read_manifest(folder).generation == "generation-1"
    assert not (folder.parent / "另一个").exists()


def test_an_index_is_no_archive_through_a_link(folder: Path) -> None:
    link = folder.parent / "链接"
    link.symlink_to(folder, target_is_directory=True)
    with pytest.raises(ArchiveError, match="索引"):
        build_index(link, into=folder)


def test_a_link_to_itself_is_no_archive(tmp_path: Path) -> None:
    (tmp_path / "链接").symlink_to(tmp_path / "链接")
    with pytest.raises(ArchiveError, match="不存在"):
        build_index(tmp_path / "链接", into=tmp_path / "索引")


@pytest.mark.parametrize("place", ["", "..", "青川日报"])
def test_no_index_is_built_among_pages(archive: Path, place: str) -> None:
    before = sorted(archive.parent.rglob("*"))
    with pytest.raises(ArchiveError) as raised:
        build_index(archive, into=archive / place)
    assert "--index" in raised.value.hint
    assert sorted(archive.parent.rglob("*")) == before


def test_no_index_is_built_inside_another(folder: Path, archive: Path) -> None:
    with pytest.raises(ArchiveError) as raised:
        build_index(archive, into=folder / "generation-1" / "索引")
    assert "--index" in raised.value.hint


def test_naming_an_index_as_archive_is_explained_and_changes_nothing(run: Run, folder: Path) -> None:
    ran = run("build", folder, "--index", folder)
    assert ran.status == 1
    assert "索引" in ran.err
    assert json.loads(run("search", "铁路", "--index", folder, "--json").out)["total"] == 1

"""Packed archives are read in place; bombs, damage and passwords are reported."""

import io
import json
import os
import tarfile
import zipfile
from pathlib import Path

import pytest

from index.article import Skipped
from tests.read_files import DATA, PAGE, articles, pages, read, reason


def pack_zip(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def pack_tar(path: Path, members: dict[str, bytes]) -> Path:
    with tarfile.open(path, "w:gz") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return path


MEMBERS = {
    "云溪晚报/2021-06-18/A05.txt": PAGE.encode("gb18030"),
    "云溪晚报/成稿.jsonl": json.dumps({"title": "夜市", "body": "灯火通明。"}).encode(),
    "云溪晚报/说明.xyz": b"?",
    "__MACOSX/._A05.txt": b"?",
    "页面_files/style.txt": b"?",
}


@pytest.mark.parametrize(("name", "pack"), [("a.zip", pack_zip), ("a.tar.gz", pack_tar), ("a.tgz", pack_tar)])
def test_members_of_an_archive_are_read_in_place(tmp_path: Path, name: str, pack) -> None:  # type: ignore[no-untyped-def]
    found = read(pack(tmp_path / name, MEMBERS))
    (page,) = pages(found)
    assert page.page.facts.source == f"{name}/云溪晚报/2021-06-18/A05.txt"
    assert page.articles[0].headline == "渡口装上新雨篷"
    assert [item.headline for item in articles(found)] == ["夜市"]
    assert [item.source for item in found if isinstance(item, Skipped)] == [f"{name}/云溪晚报/说明.xyz"]
    assert sorted(path.name for path in tmp_path.iterdir()) == [name]


@pytest.mark.parametrize(("name", "pack"), [("a.zip", pack_zip), ("a.tar.gz", pack_tar)])
@pytest.mark.parametrize("members", [{}, {"__MACOSX/._A05.txt": b"?"}], ids=["none", "leftovers"])
def test_an_archive_that_holds_nothing_is_named(tmp_path: Path, name: str, pack, members) -> None:  # type: ignore[no-untyped-def]
    assert "没有可以收录的内容" in reason(read(pack(tmp_path / name, members)))


def test_pdf_and_html_members_are_read_too(tmp_path: Path) -> None:
    members = {name: (DATA / name).read_bytes() for name in ("columns.pdf", "content_204417.htm")}
    found = pages(read(pack_zip(tmp_path / "a.zip", members)))
    assert [page.page.facts.source for page in found] == ["a.zip/columns.pdf#1", "a.zip/content_204417.htm"]


def test_names_in_gbk_inside_a_zip_are_decoded(tmp_path: Path) -> None:
    placeholder = "x" * len("云溪晚报.txt".encode("gb18030"))
    path = pack_zip(tmp_path / "a.zip", {placeholder: PAGE.encode()})
    path.write_bytes(path.read_bytes().replace(placeholder.encode(), "云溪晚报.txt".encode("gb18030")))
    (page,) = pages(read(path))
    assert page.page.facts.source == "a.zip/云溪晚报.txt"


def test_a_name_that_climbs_out_of_the_archive_stays_inside(tmp_path: Path) -> None:
    (page,) = pages(read(pack_zip(tmp_path / "a.zip", {"../../etc/A05.txt": PAGE.encode()})))
    assert page.page.facts.source == "a.zip/etc/A05.txt"


@pytest.mark.parametrize(("name", "pack"), [("a.zip", pack_zip), ("a.tar.gz", pack_tar)])
def test_a_bomb_is_refused(tmp_path: Path, name: str, pack) -> None:  # type: ignore[no-untyped-def]
    found = read(pack(tmp_path / name, {"大.txt": bytes(120 * 1024 * 1024)}))
    assert "炸弹" in reason(found)


def test_an_archive_in_an_archive_is_read_and_a_third_one_refused(tmp_path: Path) -> None:
    inner = pack_zip(tmp_path / "c.zip", {"A05.txt": PAGE.encode()}).read_bytes()
    middle = pack_zip(tmp_path / "b.zip", {"c.zip": inner}).read_bytes()
    (page,) = pages(read(tmp_path / "b.zip"))
    assert page.page.facts.source == "b.zip/c.zip/A05.txt"
    assert "层层" in reason(read(pack_zip(tmp_path / "a.zip", {"b.zip": middle})))


@pytest.mark.parametrize(("name", "pack"), [("a.zip", pack_zip), ("a.tar.gz", pack_tar)])
@pytest.mark.parametrize("share", [0.0, 0.3, 0.9])
def test_a_truncated_archive_is_reported(tmp_path: Path, name: str, pack, share: float) -> None:  # type: ignore[no-untyped-def]
    noise = {f"{number}.jsonl": os.urandom(3000) for number in range(3)}
    path = pack(tmp_path / name, noise)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    assert any("损坏" in item.reason for item in read(path) if isinstance(item, Skipped))


def test_a_zip_with_a_password_is_reported(tmp_path: Path) -> None:
    path = pack_zip(tmp_path / "a.zip", {"A05.txt": PAGE.encode()})
    data = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    path.write_bytes(data)
    assert "密码" in reason(read(path))


def test_a_damaged_member_leaves_the_others_readable(tmp_path: Path) -> None:
    path = pack_zip(tmp_path / "a.zip", {"坏.txt": os.urandom(4000).hex().encode(), "A05.txt": PAGE.encode()})
    data = bytearray(path.read_bytes())
    data[200:260] = bytes(60)
    path.write_bytes(data)
    found = read(path)
    assert len(pages(found)) == 1
    assert "损坏" in reason([item for item in found if isinstance(item, Skipped)])

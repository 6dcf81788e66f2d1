"""What is wrong with a file is said in Chinese, with its path once, and with what to do."""

import errno
import os
import re
from pathlib import Path

import pytest

from index.archive import list_archives
from index.formats import SUFFIXES
from index.system_errors import system_reason
from tests.called_commands import SOURCE, Run, write_archive
from tests.read_files import read, reason

archive = pytest.fixture(write_archive)

BAD_FILES = {
    "空.txt": b"",
    "标记.txt": b"\xef\xbb\xbf",
    "符号.txt": "——\n".encode(),
    "二进制.txt": bytes(range(256)) * 40,
    "乱码.txt": bytes(range(128, 256)) * 20,
    "外文.txt": b"This file says how the program is installed and run.\n" * 3,
    "表.xls": b"\xd0\xcf",
    "空.html": b"",
    "空.pdf": b"",
    "空.docx": b"",
    "空.jsonl": b"",
    "空.csv": b"",
    "空.zip": b"",
    "空.png": b"",
    "坏.tar.gz": b"not packed at all",
    "坏.zip": b"not packed at all",
    "坏.json": b"{",
    "坏.pdf": b"%PDF-1.7",
    "坏.docx": b"PK\x03\x04",
    "坏.mht": b"MIME-Version: 1.0\n\n",
}
ENGLISH = re.compile(r"[A-Za-z]{2,} [a-z]{2,}")


def is_chinese(text: str) -> bool:
    """Tell whether a message is Chinese throughout, commands excepted."""
    plain = re.sub(r"jianbao [a-z]+( --[a-z]+)?|pip install ['\"\w\[\]]+", "", text)
    return bool(re.search("[一-鿿]", plain)) and not ENGLISH.search(plain)


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_file_that_is_left_out_is_named_once_with_a_chinese_reason(
    run: Run, archive: Path, tmp_path: Path, name: str
) -> None:
    (archive / "深处").mkdir()
    (archive / "深处" / name).write_bytes(BAD_FILES[name])
    ran = run("build", archive, "--index", tmp_path / "索引")
    (line,) = [line for line in ran.err.splitlines() if name in line]
    assert line.startswith(f"跳过 深处/{name}：")
    assert line.count(name) == 1
    assert is_chinese(line)


@pytest.mark.parametrize("name", ["没有.txt", "没有.pdf", "没有.jsonl", "没有.xyz", f"{SOURCE}/没有.txt"])
def test_a_mistyped_name_is_told_as_one(run: Run, archive: Path, name: str) -> None:
    path = archive / name
    ran = run("articles", path)
    assert ran.status == 1
    assert ran.err.count(path.as_posix()) == 1
    assert "没有这个文件" in ran.err
    assert "检查文件名" in ran.err
    assert is_chinese(ran.err.replace(str(path), ""))


@pytest.mark.parametrize("name", ["日报", "日报.txt", "日报.pdf"])
def test_a_folder_is_told_as_one(run: Run, archive: Path, name: str) -> None:
    (archive / name).mkdir()
    ran = run("articles", archive / name)
    assert ran.status == 1
    assert "这是文件夹，不是文件" in ran.err
    assert "权限" not in ran.err
    assert is_chinese(ran.err.replace(str(archive), ""))


def test_a_name_longer_than_the_system_takes_is_told_as_one(run: Run, archive: Path) -> None:
    ran = run("articles", archive / ("长" * 200 + ".txt"), archive / ("长" * 200 + ".pdf"))
    assert ran.status == 1
    assert ran.err.count("名字太长") == 2 or os.name == "nt"


def link(place: Path, target: Path) -> None:
    try:
        place.symlink_to(target)
    except OSError:
        pytest.skip("no symbolic links here")


def reasons(archive: Path) -> dict[str, str]:
    return {skipped.source: skipped.reason for _, skipped in list_archives([archive]).skipped}


def test_a_link_to_nothing_and_a_link_to_itself_are_told_apart(archive: Path) -> None:
    link(archive / "断链.txt", archive / "没有.txt")
    link(archive / "自己.txt", archive / "自己.txt")
    found = reasons(archive)
    assert found["断链.txt"] == "链接无法打开：它指向的文件不存在；请修复或删除这个链接"
    assert "绕成了圈" in found["自己.txt"]
    assert all(map(is_chinese, found.values()))


def test_files_of_other_kinds_do_not_each_repeat_all_the_kinds_there_are(archive: Path) -> None:
    for name in ("旧.doc", "表.xls", "影.caj"):
        (archive / name).write_bytes(b"x")
    (told,) = set(reasons(archive).values())
    assert "jianbao build --help" in told
    assert not [suffix for suffix in SUFFIXES if suffix in told]
    assert reason(read(archive / "旧.doc")) == told


@pytest.mark.parametrize("number", [*sorted(errno.errorcode), 99_999])
def test_what_the_system_says_is_said_in_chinese(number: int) -> None:
    told = system_reason(OSError(number, os.strerror(number)))
    assert re.match("[一-鿿]", told)


@pytest.mark.parametrize(
    "number",
    [errno.ENOENT, errno.EACCES, errno.EISDIR, errno.EIO, errno.ENOSPC, errno.EROFS, errno.ENAMETOOLONG],
)
def test_what_the_system_often_says_has_no_english_in_it(number: int) -> None:
    assert is_chinese(system_reason(OSError(number, os.strerror(number))))


def test_an_error_without_a_number_is_named() -> None:
    assert "TimeoutError" in system_reason(TimeoutError())

"""Packed files: the members of .zip and .tar.gz archives, read in place without unpacking to the disk."""

from __future__ import annotations

import io
import lzma
import re
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, cast

from index.article import Article, ExtractedPage, Skipped

Found = ExtractedPage | Article | Skipped
ReadMember = Callable[[BinaryIO, str], Iterator[Found]]

MAX_MEMBERS = 200_000
"""Four years of a daily of 16 pages with 8 articles each, an article a file."""

MAX_UNPACKED = 4 * 1024**3
"""Bytes of all members together."""

MAX_RATIO = 200
"""Times that an archive grows when unpacked: text grows 3 times, HTML up to 30, bombs 1,000 and more."""

_RATIO_FROM = 50 * 1024 * 1024
"""Unpacked bytes up to which the ratio does not matter: short repetitive files compress well."""

MAX_NESTED = 200 * 1024 * 1024
"""Bytes of an archive inside an archive, which is held in memory."""

_IGNORED = re.compile(
    r"(?:^|/)(?:__MACOSX/|\.|thumbs\.db$|desktop\.ini$|jianbao\.toml$)|[^/]*(?:_files|\.files)/", re.I
)
"""Left by systems and browsers: not worth a word."""

_BROKEN = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    RuntimeError,
    OSError,
)


@dataclass
class Budget:
    """What an archive may still unpack."""

    packed: int
    """Bytes of the archive file."""
    members: int = 0
    unpacked: int = 0

    def take(self, size: int) -> str:
        """Count a member; return the reason where the archive is refused from here on."""
        self.members += 1
        self.unpacked += size
        if self.members > MAX_MEMBERS:
            return f"压缩包里的文件超过 {MAX_MEMBERS} 个，没有读完；请分成几个较小的压缩包"
        if self.unpacked > MAX_UNPACKED:
            return f"压缩包解开后超过 {MAX_UNPACKED // 1024**3} GB，没有读完；请解开后再放进来"
        if self.unpacked > _RATIO_FROM and self.unpacked > MAX_RATIO * self.packed:
            return "压缩包解开后大得反常，疑似压缩炸弹，没有读取；如确认无误，请解开后再放进来"
        return ""


def read_zip(stream: BinaryIO, source: str, read_member: ReadMember) -> Iterator[Found]:
    """Yield all that the members of a zip archive hold; what is wrong comes as `Skipped`."""
    try:
        archive = zipfile.ZipFile(stream)
    except _BROKEN:
        yield Skipped(source, None, "压缩包已损坏，或者没有下载完整；请重新下载")
        return
    with archive:
        members = [member for member in archive.infolist() if not member.is_dir()]
        budget = Budget(_size(stream))
        for member in members:  # all sizes stand in the directory: a bomb is known before it goes off
            if reason := budget.take(member.file_size):
                yield Skipped(source, None, reason)
                return
        locked = [member for member in members if member.flag_bits & 1]
        if locked and len(locked) == len(members):
            yield Skipped(source, None, "压缩包设有密码；请解开后再放进来")
            return
        for member in members:
            name = member_name(_zip_name(member))
            if _IGNORED.search(name):
                continue
            if member in locked:
                yield Skipped(f"{source}/{name}", None, "这个文件设有密码；请解开后再放进来")
                continue
            try:
                with archive.open(member) as opened:
                    yield from read_member(cast(BinaryIO, opened), f"{source}/{name}")
            except _BROKEN:
                yield Skipped(f"{source}/{name}", None, "压缩包里的这个文件已损坏；请重新下载压缩包")


def read_tar(stream: BinaryIO, source: str, read_member: ReadMember) -> Iterator[Found]:
    """Yield all that the members of a tar archive hold; what is wrong comes as `Skipped`."""
    budget = Budget(_size(stream))
    name = ""
    try:
        with tarfile.open(fileobj=stream, mode="r|*", errors="surrogateescape") as archive:
            for member in archive:
                name = member_name(_tar_name(member.name))
                if reason := budget.take(member.size):
                    yield Skipped(source, None, reason)
                    return
                if member.isdir() or _IGNORED.search(name):
                    continue
                opened = archive.extractfile(member) if member.isreg() else None
                if opened is None:
                    yield Skipped(f"{source}/{name}", None, "不是普通文件（链接、设备等）")
                    continue
                yield from read_member(cast(BinaryIO, opened), f"{source}/{name}")
    except _BROKEN:
        after = f"在“{name}”之后" if name else ""
        yield Skipped(source, None, f"压缩包{after}已损坏，或者没有下载完整；请重新下载")


def member_name(name: str) -> str:
    r"""Return a member's name as a clean relative path.

    >>> member_name("..\\日报/./2021-06-18//A05.txt")
    '日报/2021-06-18/A05.txt'
    """
    return "/".join(part for part in re.split(r"[/\\]+", name) if part not in ("", ".", "..")) or "无名"


def _zip_name(member: zipfile.ZipInfo) -> str:
    """Return the name of a member: programs on Chinese Windows write GBK without saying so."""
    if member.flag_bits & 0x800:
        return member.filename
    try:
        raw = member.filename.encode("cp437")
    except UnicodeEncodeError:
        return member.filename
    for charset in ("utf-8", "gb18030"):
        try:
            return raw.decode(charset)
        except UnicodeDecodeError:
            continue
    return member.filename


def _tar_name(name: str) -> str:
    raw = name.encode("utf-8", "surrogateescape")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("gb18030", errors="replace")


def _size(stream: BinaryIO) -> int:
    place = stream.tell()
    size = stream.seek(0, io.SEEK_END)
    stream.seek(place)
    return size

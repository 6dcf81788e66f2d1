"""Building an index from an archive, and keeping it up to date."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import filelock

from index.archive import Listing, SourceFile, list_archives
from index.article import Article, ExtractedPage, Skipped
from index.errors import IndexBusyError, IndexWriteError, JianbaoError
from index.extraction import extract_page, read_page
from index.generation import GenerationWriter
from index.manifest import MANIFEST_NAME, Manifest, new_manifest, read_manifest, write_manifest
from index.progress import OnProgress, Progress
from index.ready_articles import read_ready_articles
from index.schema import FileRecord

_GENERATION = "generation-"
_LOCK_NAME = ".lock"

REPORT_EVERY_SECONDS = 0.1
"""Shortest time between two calls of a progress callback."""

Place = str | os.PathLike[str]


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build or an update did. Counts of files are of page texts and files of ready-made articles."""

    folder: Path
    pages: int
    """Pages in the index now: page texts that could be read."""
    articles: int
    """Articles in the index now."""
    added: int
    """Files that are new."""
    changed: int
    """Files that were taken in anew because they changed."""
    removed: int
    """Files that are gone from the archive and so from the index."""
    unchanged: int
    """Files that were left as they were."""
    skipped: tuple[Skipped, ...]
    """Everything that could not be taken in, in this run or, for unchanged files, before."""
    seconds: float


def build_index(
    archives: Place | Sequence[Place], *, into: Place, progress: OnProgress | None = None
) -> BuildReport:
    """Build an index of `archives` in the folder `into`, beside the index that may be there, then swap.

    Args:
        archives: folders or files; one, or a list.
        into: the index folder; made if it is missing.
        progress: called about ten times a second.

    Raises:
        ArchiveError: an archive does not exist.
        IndexBusyError: another process is writing this index.
        IndexWriteError: the disk is full or the folder read-only; an index that was there is untouched.
    """
    places = (archives,) if isinstance(archives, str | os.PathLike) else archives
    return _run(Path(into), tuple(Path(place).absolute() for place in places), None, progress)


def update_index(
    folder: Place, archives: Sequence[Place] = (), *, progress: OnProgress | None = None
) -> BuildReport:
    """Take new and changed files into the index in `folder` and drop vanished ones.

    Args:
        folder: the index folder.
        archives: the archives it shall hold from now on; those it was built from if empty.
        progress: as in `build_index`.

    Raises:
        IndexMissingError, IndexDamagedError, IndexVersionError: there is no index to update.
        ArchiveError, IndexBusyError, IndexWriteError: as in `build_index`.
    """
    manifest = read_manifest(Path(folder))
    paths = tuple(Path(place).absolute() for place in archives) or tuple(map(Path, manifest.archives))
    return _run(Path(folder), paths, manifest, progress)


def _run(
    folder: Path, archives: tuple[Path, ...], old: Manifest | None, progress: OnProgress | None
) -> BuildReport:
    started = time.monotonic()
    tally = _Tally(progress)
    tally.report("清点文件", force=True)
    listing = list_archives(archives)
    with _locked(folder):
        if old:
            old = read_manifest(folder)  # whoever held the lock may have replaced it
        current = _current(folder)
        _clean(folder, keep=current)
        new = folder / _next_generation(folder)
        with _explained(folder):
            writer = GenerationWriter(new, folder / old.generation if old else None)
            try:
                removed = _take(listing, writer, tally)
                tally.report("写入磁盘", force=True)
                pages, articles = writer.finish()
            except BaseException:
                writer.abandon()
                raise
            write_manifest(folder, new_manifest(new.name, tuple(map(str, archives))))
        _clean(folder, keep=new.name)
    tally.report("完成", force=True)
    return BuildReport(
        folder,
        pages,
        articles,
        tally.added,
        tally.changed,
        removed,
        tally.unchanged,
        tuple(tally.skipped),
        time.monotonic() - started,
    )


@dataclass
class _Tally:
    """Counts of a run as they grow, and where to show them."""

    progress: OnProgress | None
    total: int = 0
    done: int = 0
    articles: int = 0
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    skipped: list[Skipped] = field(default_factory=list)
    reported: float = 0.0

    def report(self, phase: str, current: str = "", *, force: bool = False) -> None:
        """Show the state if it is time."""
        now = time.monotonic()
        if self.progress and (force or now - self.reported >= REPORT_EVERY_SECONDS):
            self.reported = now
            self.progress(Progress(phase, self.done, self.total, self.articles, len(self.skipped), current))


def _take(listing: Listing, writer: GenerationWriter, tally: _Tally) -> int:
    """Bring the generation to what is listed; return how many files were removed."""
    known = writer.file_records()
    tally.total = len(listing.files) + len(listing.skipped)
    for state, skipped in listing.skipped:
        if known.pop(state.source, None):
            writer.forget(state.source)
        writer.add_file(FileRecord(state, None, (skipped,)))
        tally.skipped.append(skipped)
        tally.done += 1
    for file in listing.files:
        source = file.state.source
        tally.report("切分入库", source)
        before = known.pop(source, None)
        if before and before.state == file.state:
            tally.unchanged += 1
            tally.skipped.extend(before.skipped)
        else:
            if before:
                writer.forget(source)
                tally.changed += 1
            else:
                tally.added += 1
            _take_file(file, writer, tally)
        tally.done += 1
    for source in known:
        writer.forget(source)
    return len(known)


def _take_file(file: SourceFile, writer: GenerationWriter, tally: _Tally) -> None:
    skipped: list[Skipped] = []
    page: ExtractedPage | None = None
    for found in _read(file):
        if isinstance(found, ExtractedPage):
            page = found
        elif isinstance(found, Skipped):
            skipped.append(found)
        elif writer.add_article(found):
            tally.articles += 1
            tally.report("切分入库", found.page.source)
        else:
            lines = found.lines[0] if found.lines else None
            reason = f"编号 {found.id} 已被另一篇报道使用，没有重复收录"
            skipped.append(Skipped(found.page.source, lines, reason))
    writer.add_file(FileRecord(file.state, page, tuple(skipped)))
    tally.skipped.extend(skipped)


def _read(file: SourceFile) -> Iterator[ExtractedPage | Article | Skipped]:
    """Yield all that a file holds; what is wrong with it comes as `Skipped`, never as an exception."""
    source = file.state.source
    try:
        if file.holds_articles:
            yield from read_ready_articles(file.path, source)
        else:
            page = extract_page(read_page(file.path, source))
            yield page
            yield from page.articles
            yield from page.skipped
    except JianbaoError as error:
        yield Skipped(source, None, f"{error}；{error.hint}" if error.hint else str(error))
    except OSError as error:
        yield Skipped(source, None, f"文件无法读取：{error.strerror}；请检查权限，或是否已被移走")


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold the folder's write lock; the system releases it when the process dies."""
    lock = filelock.FileLock(folder / _LOCK_NAME)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=0)
    except filelock.Timeout:
        raise IndexBusyError(
            f"另一个程序正在写索引 {folder}", hint="请等它结束后再试；查询不受影响。"
        ) from None
    except OSError as error:
        raise _write_error(folder, error) from error
    try:
        yield
    finally:
        lock.release()


@contextlib.contextmanager
def _explained(folder: Path) -> Iterator[None]:
    """Turn errors of the file system while writing into one a person can act on."""
    try:
        yield
    except OSError as error:
        raise _write_error(folder, error) from error


def _write_error(folder: Path, error: OSError) -> IndexWriteError:
    return IndexWriteError(
        f"无法写入索引 {folder}：{error.strerror or error}",
        hint="请检查磁盘空间和文件夹权限；原有索引没有改动。",
    )


def _current(folder: Path) -> str:
    """Return the name of the generation in use, also one of another version; "" where none is named."""
    try:
        return str(json.loads((folder / MANIFEST_NAME).read_text("utf-8"))["generation"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def _clean(folder: Path, *, keep: str) -> None:
    """Remove generations that an interrupted build or an older commit left behind."""
    for path in folder.glob(f"{_GENERATION}*"):
        if path.name != keep:
            shutil.rmtree(path, ignore_errors=True)  # on Windows a reader may hold it: next time


def _next_generation(folder: Path) -> str:
    numbers = [
        int(path.name.removeprefix(_GENERATION))
        for path in folder.glob(f"{_GENERATION}*")
        if path.name.removeprefix(_GENERATION).isdecimal()
    ]
    return f"{_GENERATION}{max(numbers, default=0) + 1}"

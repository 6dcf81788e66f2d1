"""Building an index from an archive, and keeping it up to date.

What is to be read is cut into batches; each becomes a segment of a new generation, written by several
processes and noted in a journal. When all are there, one commit and one swap of the manifest make them
visible at once.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from index.archive import Listing, list_archives
from index.article import Skipped
from index.batches import Batch, BatchResult, FilesBatch, write_batch
from index.errors import IndexWriteError
from index.formats.extras import has_extra
from index.generation import NewGeneration
from index.history import History, open_history
from index.index_folder import GENERATION, check_apart
from index.journal import JOURNAL_NAME, Finished, Journal, read_journal
from index.lock import write_lock
from index.manifest import FORMAT, current_generation, new_manifest, read_manifest, write_manifest
from index.merging import choose_by_tier, choose_for_few
from index.progress import OnProgress, Progress
from index.schema import SEGMENT_CHARACTERS, FileRecord, FileState
from index.system_errors import system_reason
from index.tokens import fingerprint
from index.workers import Done, run_batches
from index.worklist import BYTES_PER_CHARACTER, Worklist

REPORT_EVERY_SECONDS = 0.1
"""Shortest time between two calls of a progress callback."""

WORTH_WORKERS = 3_000_000
"""Bytes to read from which starting worker processes, half a second each, pays."""

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
    """Files taken in anew because they changed, or because an extra that reads them is there now."""
    removed: int
    """Files that are gone from the archive and so from the index."""
    unchanged: int
    """Files that are as they were, also those that were read again because what they repeat has changed."""
    skipped: tuple[Skipped, ...]
    """Everything that could not be taken in, in this run or, for unchanged files, before."""
    seconds: float
    resumed: int = 0
    """Articles that an interrupted run before this one had finished."""


def build_index(
    archives: Place | Sequence[Place],
    *,
    into: Place,
    progress: OnProgress | None = None,
    workers: int | None = None,
) -> BuildReport:
    """Build an index of `archives` in the folder `into`, beside the index that may be there, then swap.

    A build that was interrupted goes on where it was when it is called again with the same archives.

    Args:
        archives: folders or files; one, or a list.
        into: the index folder; made if it is missing.
        progress: called about ten times a second.
        workers: processes that write; as many as there are cores by default.

    Raises:
        ArchiveError: an archive does not exist, or it and the index folder do not lie apart.
        IndexBusyError: another process is writing this index.
        IndexWriteError: the disk is full or the folder read-only; an index that was there is untouched.
    """
    places = (archives,) if isinstance(archives, str | os.PathLike) else archives
    paths = tuple(Path(place).absolute() for place in places)
    return _run(Path(into), paths, False, _Tally(progress), workers)


def update_index(
    folder: Place,
    archives: Sequence[Place] = (),
    *,
    progress: OnProgress | None = None,
    workers: int | None = None,
) -> BuildReport:
    """Take new and changed files into the index in `folder` and drop vanished ones.

    Args:
        folder: the index folder.
        archives: the archives it shall hold from now on; those it was built from if empty.
        progress: as in `build_index`.
        workers: as in `build_index`.

    Raises:
        IndexMissingError, IndexDamagedError, IndexVersionError: there is no index to update.
        ArchiveError, IndexBusyError, IndexWriteError: as in `build_index`.
    """
    manifest = read_manifest(Path(folder))
    paths = tuple(Path(place).absolute() for place in archives) or tuple(map(Path, manifest.archives))
    return _run(Path(folder), paths, True, _Tally(progress), workers)


def _run(
    folder: Path, archives: tuple[Path, ...], is_update: bool, tally: _Tally, workers: int | None
) -> BuildReport:
    started = time.monotonic()
    tally.report("清点文件", force=True)
    check_apart(folder, archives)
    listing = list_archives(archives)
    try:
        with write_lock(folder):
            base = read_manifest(folder).generation if is_update else ""
            heading = _heading(archives, base)
            new, finished = _take_up(folder, heading)
            try:
                generation = NewGeneration(new, folder / base if base else None)
                journal, history = Journal(new, heading), open_history(folder)
                removed = _fill(generation, listing, journal, finished, history, tally, workers)
                pages, articles = generation.commit()
            except OSError:
                shutil.rmtree(new, ignore_errors=True)  # a full disk must get its room back
                raise
            write_manifest(folder, new_manifest(new.name, tuple(map(str, archives))))
            (new / JOURNAL_NAME).unlink(missing_ok=True)
            _clean(folder, keep={new.name})
    except OSError as error:
        raise IndexWriteError(
            f"无法写入索引 {folder}：{system_reason(error)}",
            hint="请检查磁盘空间和文件夹权限；原有索引没有改动。",
        ) from error
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
        tally.resumed,
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
    resumed: int = 0
    skipped: list[Skipped] = field(default_factory=list)
    in_work: dict[int, tuple[int, int]] = field(default_factory=dict)
    """Files and articles of the batch that each worker is in."""
    reported: float = 0.0

    def report(self, phase: str, current: str = "", *, force: bool = False) -> None:
        """Show the state if it is time."""
        now = time.monotonic()
        if self.progress and (force or now - self.reported >= REPORT_EVERY_SECONDS):
            self.reported = now
            done = self.done + sum(files for files, _ in self.in_work.values())
            articles = self.articles + sum(own for _, own in self.in_work.values())
            self.progress(Progress(phase, done, self.total, articles, len(self.skipped), current))

    def finish(self, batch: Batch, result: BatchResult) -> None:
        """Count a finished batch."""
        if isinstance(batch, FilesBatch):
            self.done += len(batch.files)
        else:
            self.done += batch.is_last
        self.articles += result.articles
        self.skipped.extend(result.skipped)


def _fill(
    generation: NewGeneration,
    listing: Listing,
    journal: Journal,
    finished: tuple[Finished, ...],
    history: History,
    tally: _Tally,
    workers: int | None,
) -> int:
    """Bring the generation to what is listed; return how many files are gone."""
    known = generation.file_records()
    tally.total = len(listing.files) + len(listing.skipped)
    tally.done = len(listing.skipped)
    tally.skipped.extend(skipped for _, skipped in listing.skipped)
    states = {file.state.source: file.state for file in listing.files}
    outdated = _outdated(known, states)
    generation.forget([*outdated])
    removed = len(known.keys() - states.keys() - {state.source for state, _ in listing.skipped})
    to_take = []
    for file in listing.files:
        before = known.get(file.state.source)
        tally.added += before is None
        is_changed = before is not None and (before.state != file.state or _is_readable_now(before))
        tally.changed += is_changed
        tally.unchanged += before is not None and not is_changed
        if before is None or file.state.source in outdated:
            to_take.append(file)
        else:
            tally.done += 1
            tally.skipped.extend(before.skipped)
    generation.add_files([FileRecord(state, (skipped,)) for state, skipped in listing.skipped])
    todo = Worklist(to_take, history)
    for done in finished:
        if todo.strike_off(done) and done.result.entry:
            generation.add(done.result.entry)
            tally.resumed += done.result.articles
            tally.articles += done.result.articles
            tally.skipped.extend(done.result.skipped)
    tally.done = tally.total - len(todo.files)
    for batch, result in _results(generation.folder, todo, workers or os.cpu_count() or 1, tally):
        journal.add(batch, result)
        tally.finish(batch, result)
        if result.entry:
            generation.add(result.entry)
    tally.report("核对编号", force=True)
    tally.skipped.extend(generation.drop_repeated_ids())
    policy = choose_by_tier if removed or tally.unchanged else choose_for_few
    generation.merge(policy, lambda: tally.report("合并分段", force=True))
    tally.report("写入磁盘", force=True)
    return removed


def _outdated(known: Mapping[str, FileRecord], states: Mapping[str, FileState]) -> set[str]:
    """Return the known files that must be forgotten, and read again if they are there.

    They are gone or changed, can be read more fully now, or what they repeat was kept in such a file: what is
    left of it is theirs now.
    """
    outdated = {
        source
        for source, record in known.items()
        if states.get(source) != record.state or _is_readable_now(record)
    }
    lost = {"", *outdated}
    while lost:
        repeating = {source for source, record in known.items() if not lost.isdisjoint(record.kept_in)}
        lost = repeating - outdated
        outdated |= lost
    return outdated


def _is_readable_now(record: FileRecord) -> bool:
    """Tell whether an extra that a file lacked has been installed since."""
    return any(has_extra(skipped.awaits) for skipped in record.skipped)


def _results(
    generation: Path, todo: Worklist, workers: int, tally: _Tally
) -> Iterator[tuple[Batch, BatchResult]]:
    """Write every batch, here or in worker processes, showing progress on the way."""
    if workers < 2 or todo.size < WORTH_WORKERS:

        def note(current: str, files: int, articles: int) -> None:
            tally.in_work[0] = (files, articles)
            tally.report("切分入库", current)

        for batch in todo.batches(SEGMENT_CHARACTERS):
            result = write_batch(generation, batch, note)
            tally.in_work.clear()
            yield batch, result
        return
    limit = min(SEGMENT_CHARACTERS, todo.size // BYTES_PER_CHARACTER // (2 * workers))
    for answer in run_batches(generation, todo.batches(limit), workers):
        if isinstance(answer, Done):
            tally.in_work.pop(answer.worker, None)
            yield answer.batch, answer.result
        else:
            tally.in_work[answer.worker] = (answer.files, answer.articles)
            tally.report("切分入库", answer.current)


def _heading(archives: tuple[Path, ...], base: str) -> dict[str, Any]:
    """Return what a journal must begin with for its work to be of use now."""
    return {
        "format": FORMAT,
        "fingerprint": fingerprint(),
        "archives": [str(archive) for archive in archives],
        "base": base,
    }


def _take_up(folder: Path, heading: dict[str, Any]) -> tuple[Path, tuple[Finished, ...]]:
    """Return the generation to write, an interrupted one of the same purpose or a new one; remove others."""
    current = current_generation(folder)
    for path in sorted(folder.glob(f"{GENERATION}*")):
        finished = read_journal(path, heading) if path.name != current else None
        if finished is not None:
            _clean(folder, keep={current, path.name})
            return path, finished
    numbers = [_number(path) for path in folder.glob(f"{GENERATION}*")]
    _clean(folder, keep={current})
    return folder / f"{GENERATION}{max(numbers, default=0) + 1}", ()


def _number(path: Path) -> int:
    digits = path.name.removeprefix(GENERATION)
    return int(digits) if digits.isdecimal() else 0


def _clean(folder: Path, *, keep: set[str]) -> None:
    """Remove generations that are not used any more or were left half-written."""
    for path in folder.glob(f"{GENERATION}*"):
        if path.name not in keep:
            shutil.rmtree(path, ignore_errors=True)  # on Windows a reader may hold it: next time

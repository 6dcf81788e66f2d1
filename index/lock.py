"""The write lock of an index folder: one writer at a time, and the second is told who the first is."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
import socket
from collections.abc import Iterator
from pathlib import Path

import filelock

from index.errors import IndexBusyError

LOCK_NAME = ".lock"
OWNER_NAME = ".lock-owner.json"


@contextlib.contextmanager
def write_lock(folder: Path) -> Iterator[None]:
    """Hold the write lock of `folder`, which is made if it is missing.

    The lock is the system's, on an open file: it ends with the process that holds it, however that ends, so
    a lock file left behind never locks anything. The file beside it only says whose the lock is.

    Raises:
        IndexBusyError: another process holds it.
        OSError: the folder cannot be made or written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lock = filelock.FileLock(folder / LOCK_NAME)
    try:
        lock.acquire(timeout=0)
    except filelock.Timeout:
        raise IndexBusyError(
            f"索引 {folder} 正由{_owner(folder)}写入", hint="请等它结束后再试；查询不受影响。"
        ) from None
    try:
        since = dt.datetime.now().astimezone().isoformat(timespec="seconds")
        owner = {"pid": os.getpid(), "host": socket.gethostname(), "since": since}
        (folder / OWNER_NAME).write_text(json.dumps(owner), "utf-8")
        yield
    finally:
        with contextlib.suppress(OSError):
            (folder / OWNER_NAME).unlink(missing_ok=True)
        lock.release()


def _owner(folder: Path) -> str:
    """Return who holds the lock, in Chinese, as far as that is known."""
    try:
        owner = json.loads((folder / OWNER_NAME).read_text("utf-8"))
        return f"另一个程序（主机 {owner['host']}，进程 {owner['pid']}，始于 {owner['since']}）"
    except (OSError, ValueError, KeyError, TypeError):
        return "另一个程序"

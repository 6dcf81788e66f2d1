"""Peak memory of a process and all processes it starts."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

_EVERY_SECONDS = 0.5
"""Between two looks at a process tree; each costs milliseconds, for the kernel walks the page tables."""

_PROC = Path("/proc")
_HIGHEST = re.compile(r"^VmHWM:\s+(\d+) kB", re.MULTILINE)
_PROPORTIONAL = re.compile(r"^Pss:\s+(\d+) kB", re.MULTILINE)


def run_watched(command: Sequence[str], folder: Path) -> int:
    """Run a command in `folder`; return the most bytes its whole process tree had at one look.

    A page shared by several processes counts once. 0 where there is no `/proc`.

    Raises:
        subprocess.CalledProcessError: it failed.
    """
    process = subprocess.Popen(command, cwd=folder)
    peak = 0
    try:
        while True:
            try:
                process.wait(_EVERY_SECONDS)
                break
            except subprocess.TimeoutExpired:
                peak = max(peak, sum(map(_proportional_bytes, _tree(process.pid))))
    finally:
        process.kill()
        process.wait()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return peak


def own_peak_bytes() -> int:
    """Return the most bytes this process has had in memory; 0 where the system does not say."""
    status = _PROC / "self/status"
    if status.exists():
        found = _HIGHEST.search(status.read_text())
        return int(found[1]) * 1024 if found else 0
    try:
        import resource
    except ImportError:  # Windows
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def _tree(pid: int) -> Iterator[int]:
    yield pid
    try:
        children = (_PROC / f"{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return
    for child in children:
        yield from _tree(int(child))


def _proportional_bytes(pid: int) -> int:
    try:
        found = _PROPORTIONAL.search((_PROC / f"{pid}/smaps_rollup").read_text())
    except OSError:  # it has just ended
        return 0
    return int(found[1]) * 1024 if found else 0

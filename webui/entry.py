"""The entry: what the installed program and `python -m webui` call, and what Ctrl-C does from then on."""

from __future__ import annotations

import os
import signal
import sys
from types import FrameType

INTERRUPTED = 130
"""Exit status after Ctrl-C: 128 and the number of SIGINT, as shells have it."""


class Interruption(KeyboardInterrupt):
    """Ctrl-C.

    Python ends `python -m` with the signal and not with its exit status once a KeyboardInterrupt has passed
    `exec`, which dataclasses use, even one that was caught. It looks for that very class, so this is another.
    """


def main() -> int:
    """Run `jianbao` and return its exit status.

    To load the commands may take a second. Nothing is open yet, so Ctrl-C ends the program on the spot: an
    exception raised inside a module that is being loaded may come out as another one, or be printed and lost.
    """
    is_heard = signal.getsignal(signal.SIGINT) is signal.default_int_handler  # not so in the background
    if is_heard:
        signal.signal(signal.SIGINT, _leave)
    from webui import cli

    try:
        if is_heard:
            signal.signal(signal.SIGINT, _interrupt)
        return cli.main()
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        _say_interrupted()
        return INTERRUPTED


def _leave(_number: int, _frame: FrameType | None) -> None:
    _say_interrupted()
    os._exit(INTERRUPTED)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise Interruption


def _say_interrupted() -> None:
    sys.stderr.write("\n已中断。\n")  # the terminal has written ^C on the line above
    sys.stderr.flush()

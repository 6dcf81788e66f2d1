"""Readiness: what the first request would wait for, done before it comes."""

from __future__ import annotations

import contextlib
import threading

from flask import Flask

from index.errors import JianbaoError
from webui.opened_index import index_of


def get_ready(app: Flask) -> None:
    """Compile the templates, load the words, open the index: the same work for an archive of any size.

    Raises:
        IndexMissingError: there is no index.
        IndexDamagedError: its files are incomplete.
        IndexVersionError: another version of the program built it.
    """
    index_of(app).engine()
    for name in app.jinja_env.list_templates():
        app.jinja_env.get_template(name)


def read_columns(app: Flask) -> threading.Thread:
    """Read what facets are counted from, beside the requests; a large archive takes part of a second."""

    def read() -> None:
        with contextlib.suppress(JianbaoError):  # whoever asks next is told
            index_of(app).engine().prepare()

    thread = threading.Thread(target=read, name="read columns", daemon=True)
    thread.start()
    return thread

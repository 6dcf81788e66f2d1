"""Errors a person can act on: what happened, to what, and what to do."""

from __future__ import annotations


class JianbaoError(Exception):
    """Base of every error this project raises on purpose.

    `str(error)` is one Chinese sentence for the reader; `hint` says what to do next, or is empty.
    """

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class ArchiveError(JianbaoError):
    """The archive folder is missing or cannot be read at all."""


class IndexMissingError(JianbaoError):
    """There is no index at the given place."""


class IndexDamagedError(JianbaoError):
    """An index is there, but its files are incomplete or unreadable."""


class IndexVersionError(JianbaoError):
    """An index is there, but another version of the program or its dictionaries built it."""


class IndexBusyError(JianbaoError):
    """Another process is writing this index."""


class IndexWriteError(JianbaoError):
    """The index could not be written: full disk, read-only folder."""


class QueryError(JianbaoError):
    """A query that cannot be read.

    `position` is the character offset in the query text where reading stopped, or None. `text` is that text,
    and `suggestion` the nearest one that can be read; "" where they are not known.
    """

    def __init__(
        self,
        message: str,
        *,
        hint: str = "",
        position: int | None = None,
        text: str = "",
        suggestion: str = "",
    ) -> None:
        super().__init__(message, hint=hint)
        self.position = position
        self.text = text
        self.suggestion = suggestion


class ArticleMissingError(JianbaoError):
    """No article has this id.

    `source` is the archive path of the page the id points to, or "" when that page is unknown too.
    """

    def __init__(self, message: str, *, hint: str = "", source: str = "") -> None:
        super().__init__(message, hint=hint)
        self.source = source


class ArticleMovedError(JianbaoError):
    """The article has another id now: its page's newspaper, date or label was corrected."""

    def __init__(self, message: str, *, article_id: str) -> None:
        super().__init__(message)
        self.article_id = article_id

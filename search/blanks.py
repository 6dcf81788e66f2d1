"""Blanks: what stands between words and says nothing, white space and the invisible characters of a paste."""

from __future__ import annotations

import unicodedata


def is_invisible(sign: str) -> bool:
    """Tell a format character: a zero-width space, a byte order mark, a mark of the writing direction."""
    return unicodedata.category(sign) == "Cf"


def is_blank(sign: str) -> bool:
    """Tell white space and invisible characters."""
    return sign.isspace() or is_invisible(sign)


def strip_blanks(text: str) -> str:
    r"""Return `text` without the blanks around it; invisible characters stay where there is nothing else.

    White space alone is an empty query. Invisible characters alone are a mistake that a person cannot see and
    has to be told.

    >>> strip_blanks("\ufeff 铁路\u200b"), strip_blanks(" "), strip_blanks(" \u200b")
    ('铁路', '', '\u200b')
    """
    start, end = 0, len(text)
    while start < end and is_blank(text[start]):
        start += 1
    while end > start and is_blank(text[end - 1]):
        end -= 1
    return text[start:end] or text.strip()

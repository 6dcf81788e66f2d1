"""Asterisks: 铁路* and *大桥 as words that begin or end so, and asterisks that are plain text."""

from __future__ import annotations

import re

from index.errors import QueryError
from search.clauses import Field, Text, Wildcard, pieces
from search.symbols import PLAIN_SIGNS, Symbol

_HAN = "[\u3400-\u9fff]"
_INSIDE = re.compile(rf"(?:{_HAN}[*].|.[*]{_HAN})")


def read_asterisk(symbol: Symbol, field: Field, prefix: str) -> Wildcard | Text | None:
    """Return what a word with one asterisk at an end, or one at each, means; None for any other word.

    Any string is found wherever it stands, so *路* is the same as 路. Several asterisks in a row stand for
    something left out, as newspapers print 138****1234 or 张**, and are plain text.

    Raises:
        QueryError: there is nothing but the asterisk, it stands between Han characters, or a sentence ends
            inside the word.
    """
    signs = symbol.text.translate(PLAIN_SIGNS)
    if "*" not in signs or "**" in signs:
        return None
    word = symbol.text[signs.startswith("*") : len(signs) - signs.endswith("*")]
    if not pieces(word):
        if not prefix:
            return None
        raise QueryError(
            f"“{prefix}:”后面只有星号，没有要查找的文字",
            hint=f"请至少写一个字，例如：{prefix}:王*",
            position=symbol.position,
        )
    if _INSIDE.search(word.translate(PLAIN_SIGNS)):
        inside = word.translate(PLAIN_SIGNS).index("*")
        raise QueryError(
            "星号只能放在词的开头或结尾",
            hint=f'两段文字之间隔着几个字，请写作："{word[:inside]} {word[inside + 1 :]}"~5；'
            f'星号本身要查找时请加引号："{symbol.text}"',
            position=symbol.position + signs.index("*", 1),
        )
    if word == symbol.text:
        return None
    if len(pieces(word)) > 1:
        raise QueryError(
            "带星号的词里不能有句号一类的标点",
            hint="星号代替词的开头或结尾，请只写一个词。",
            position=symbol.position,
        )
    if len(word) == len(signs) - 2:
        return Text(word, field)
    return Wildcard(word, field, is_prefix=signs.endswith("*"))

"""Signatures: who signs a letter, after the place and in more forms than a byline has."""

from __future__ import annotations

import re

from index.extraction.bylines import names_teacher
from index.extraction.names import is_full_name, is_name
from index.extraction.roles import Byline
from index.extraction.signs import HAN, flatten, is_han

_PLACE_END = re.compile(
    r".{2}(?:省|市|县|区|镇|乡|村|街|路|社区|街道|学校|中学|小学|大学|学院|公司|厂|局|院)$"
)
"""Where the writer of a letter lives or works, before the name."""


_LONGEST_SIGNER = 6
_LONGEST_SPACED = 3
"""Characters of the longest name that is printed one by one."""

_POLITE = re.compile(r"\s(?:敬|谨|拜)?[上启]$")
_AND_OTHERS = re.compile(rf"等(?:\d+|[{HAN}]{{1,3}})?[位名户]?[{HAN}]{{0,4}}$")


def read_signature(text: str) -> Byline:
    """Read the signature of a letter: the name stands last, after the place.

    >>> read_signature("云溪县百货公司　梅　香").authors
    ('梅香',)
    """
    if names_teacher(flatten(text)):
        return Byline()
    parts = _AND_OTHERS.sub("", _POLITE.sub("", flatten(text).strip("()— "))).split()
    names = parts[1:]
    is_placed = len(names) > 1 and bool(_PLACE_END.search(parts[0]))
    if is_placed and all(is_han(name) and 2 <= len(name) <= _LONGEST_SIGNER for name in names):
        return Byline(authors=tuple(names))
    for count in (1, 3, 2):
        tail = parts[-count:]
        name = "".join(tail)
        if count == _LONGEST_SPACED and not (len(name) == count and is_full_name(name)):
            continue
        if (
            2 <= len(name) <= 4
            and all(len(word) == 1 for word in tail[:-1])
            and (len(parts) > count or is_full_name(name))
        ):
            if is_name(name):
                return Byline(authors=(name,))
            break
    return Byline(authors=(parts[-1],)) if parts and _PEN_NAME.match(parts[-1]) else Byline()


_PEN_NAME = re.compile(
    rf"^(?:[{HAN}]{{1,3}}(?:女士|先生|小姐|师傅|太太|太|生|伯|婶|叔|姨|妈妈|爸爸|奶奶|爷爷)|[老小阿][{HAN}]|一[群位名][{HAN}]{{2,4}})$"
)
"""What letters are signed with that is no full name: 肖女士, 老岳, 柳絮妈妈, 一群旅客."""

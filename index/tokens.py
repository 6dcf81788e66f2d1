"""Text to terms: two views of one folded text, characters for recall and words for ranking.

Positions are offsets into the folded text, so a phrase is a run of characters at consecutive positions.
Sentence breaks take a position and are no token: no phrase crosses them.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.metadata
import importlib.util
import logging
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.folding import BREAK, Folded, fold, fold_text

ANALYZER_VERSION = 2
"""Raise it whenever folding or tokens change: an index built by another version is refused."""


_RUN = re.compile(r"[\u4e00-\u9fd5]+|[a-z0-9]+(?:\.[0-9]+)*|[^\W_]")
"""What is cut by itself: a run of Han characters, by the dictionary; a run of Latin letters and digits, which
is a word; any other letter. jieba and rjieba cut Han runs alike, but not runs mixed with `.`, `-` and `_`."""


@dataclass(frozen=True, slots=True)
class Token:
    """One occurrence of a term (词)."""

    term: str
    """In folded form."""
    start: int
    """Character offset of its first character in the original text."""
    end: int
    """Character offset after its last character, half-open."""
    position: int
    """Offset of its first character in the folded text."""


def characters(text: str) -> list[Token]:
    """Return every character of `text` that can be searched.

    >>> [token.term for token in characters("Ｎ95，好。")]
    ['n', '9', '5', ',', '好']
    """
    folded = fold(text)
    return [
        Token(sign, *folded.original_range(position, position + 1), position)
        for position, sign in enumerate(folded.text)
        if sign != BREAK
    ]


def words(text: str) -> list[Token]:
    """Return the words of `text`, without overlap, in order; signs between words are left out.

    >>> [token.term for token in words("统计，数据")]
    ['统计', '数据']
    """
    folded = fold(text)
    return list(_word_tokens(folded))


def cut_words(folded_text: str, names: Sequence[str] = ()) -> list[str]:
    """Cut folded text into words; signs between words are left out.

    Args:
        folded_text: the text.
        names: folded, the longest first: each is one word wherever it stands, whatever the dictionary says.

    >>> cut_words("统计n95口罩3.5%")
    ['统计', 'n95', '口罩', '3.5']
    """
    cut = _cutter()
    words: list[str] = []
    for place, piece in enumerate(_cut_out(folded_text, names)):
        if place % 2:
            words.append(piece)
            continue
        for run in _RUN.findall(piece):
            words.extend(cut(run) if _is_han(run) else (run,))
    return words


def name_words(names: Iterable[str]) -> list[str]:
    """Return what of people's names is a word, folded, the longest first: of foreign names each part.

    >>> name_words(["王小河", "约翰·史密斯"])
    ['史密斯', '王小河', '约翰']
    """
    parts = {part for name in names for part in fold_text(name).split("·") if len(part) > 1}
    return sorted((part for part in parts if _RUN.fullmatch(part)), key=lambda part: (-len(part), part))


def _cut_out(text: str, names: Sequence[str]) -> list[str]:
    """Return the text between names and the names themselves, in turn."""
    pieces = [text]
    for name in names:
        if name not in text:
            continue
        parted: list[str] = []
        for place, piece in enumerate(pieces):
            if place % 2:
                parted.append(piece)
                continue
            first, *others = piece.split(name)
            parted.append(first)
            for other in others:
                parted += (name, other)
        pieces = parted
    return pieces


def warm_up() -> None:
    """Load dictionary and folding tables, a quarter of a second a process, before the first reader waits."""
    cut_words(fold_text("繁體與词典"))


def fingerprint() -> str:
    """Return a short name of everything that decides which terms a text becomes.

    It does not tell jieba from rjieba, which cut alike; a test holds them equal.
    """
    parts = (
        f"analyzer {ANALYZER_VERSION}",
        f"jieba {importlib.metadata.version('jieba')}",
        f"opencc {importlib.metadata.version('OpenCC')}",
    )
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def segmenter_name() -> str:
    """Return which implementation of jieba cuts the words: "rjieba" or "jieba"."""
    try:
        import rjieba  # noqa: F401
    except ImportError:
        return "jieba"
    return "rjieba"


def _word_tokens(folded: Folded) -> Iterator[Token]:
    for run in _RUN.finditer(folded.text):
        position = run.start()
        for word in _cutter()(run.group()) if _is_han(run.group()) else (run.group(),):
            yield Token(word, *folded.original_range(position, position + len(word)), position)
            position += len(word)


def _is_han(run: str) -> bool:
    return "\u4e00" <= run[0] <= "\u9fd5"


@functools.cache
def _cutter() -> Callable[[str], list[str]]:
    """Load the dictionary once a process and return the function that cuts text, new words (HMM) included."""
    if segmenter_name() == "rjieba":
        import rjieba

        return lambda text: list(rjieba.cut(text, True))  # its own instance: another loads the words twice
    tokenizer = load_jieba()
    return lambda text: list(tokenizer.cut(text, HMM=True))


@functools.cache
def plain_words() -> frozenset[str]:
    """Return the dictionary's words of two and three Han characters that are no person's name.

    Rare ones are left out: the dictionary was counted by machine, and its tail holds many a wrong cut.
    """
    return frozenset(re.findall(r"\n(\S\S\S?) \d\d+ (?!nr)", _dictionary()))


@functools.cache
def word_frequencies() -> dict[str, int]:
    """Return how often the dictionary's words stood in the 60 million that were counted for it.

    Words seen fewer than ten times, most of the dictionary, are left out.
    """
    return {word: int(count) for word, count in re.findall(r"^(\S+) (\d\d+)", _dictionary(), flags=re.M)}


def _dictionary() -> str:
    """Return the text of jieba's dictionary: a line a word, with its frequency and part of speech."""
    package = importlib.util.find_spec("jieba")  # importing it takes longer than reading its dictionary
    if package is None or package.origin is None:
        return ""
    return (Path(package.origin).parent / "dict.txt").read_text("utf-8")


def load_jieba() -> Any:
    """Return a jieba tokenizer that neither reads nor writes a cache file.

    jieba keeps a `marshal` cache in the shared temp folder, where anyone may plant one; loading the
    dictionary itself costs the same half second.
    """
    import jieba

    jieba.setLogLevel(logging.CRITICAL)
    tokenizer = jieba.Tokenizer()
    with (Path(jieba.__file__).parent / "dict.txt").open("rb") as dictionary:
        tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(dictionary)
    tokenizer.initialized = True
    return tokenizer

"""Wording: what a text is about, once it need not stand anywhere as typed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.folding import fold_text
from index.tokens import cut_words
from search.clauses import Field, Term

LABEL_WEIGHT = 0.3
"""Weight of what stands in 【 】: it names the column, which many articles share, not the story. Tuned on the
first half of the headline queries (`make eval`); 0.3 to 0.5 are within one query of each other."""

_LABEL = re.compile("【[^】]*】")

_WHO = "谁 何人"
_WHEN = "何时 几时 几点 几号 几月 几年 几天 时候"
_WHERE = "何地 何处"
_WHAT = "什么 啥 什么样 怎么 怎样 怎么样 如何 为什么 为何 是否 有没有 能否 可否 是不是"
_HOW_MANY = "几 几个 几名 几位 几次 几座 几条 几家 几人 几种 几岁 几米"
_ASKING = frozenset(" ".join((_WHO, _WHEN, _WHERE, _WHAT, _HOW_MANY, "吗 呢 请问")).split())
_WHICH = re.compile("哪.*|有?多[少大小高长远久宽深重快]")
"""哪里, 哪家, 哪一天 and many more; 多少, 有多高 and their kin."""

_PARTICLES = frozenset("的了是由吧么")


def read_words(text: str, field: Field) -> list[Term]:
    """Return the telling words of `text` in order, each once.

    Words that ask or hold a sentence together are left out: no answer needs to repeat them. So are single
    characters where there are longer words.

    >>> [word.text for word in read_words("谁夺得了长跑的冠军？", Field.ANY)]
    ['夺得', '长跑', '冠军']
    """
    found = list(_placed_words(fold_text(text)))
    found = [entry for entry in found if not _is_empty(entry[0])] or found
    found = [entry for entry in found if len(entry[0]) > 1 or entry[0].isdecimal()] or found
    return _terms(found, field)


def is_question(text: str) -> bool:
    """Tell whether `text` asks; the answer need not have all its words.

    >>> is_question("谁夺得了冠军"), is_question("长跑的冠军")
    (True, False)
    """
    return any(map(_asks, cut_words(fold_text(text))))


def read_pairs(text: str, field: Field) -> list[Term]:
    """Return every two Han characters in a row of `text`, each once, but for those in words that ask.

    They find what the article abbreviates or cuts into other words.

    >>> [pair.text for pair in read_pairs("谁是跑得快的", Field.ANY)]
    ['跑得', '得快']
    """
    folded = fold_text(text)
    asking = {
        place
        for word, start, _ in _placed_words(folded)
        if _is_empty(word)
        for place in range(start, start + len(word))
    }
    weights = _weights(folded)
    found = [
        (folded[start : start + 2], start, weights[start])
        for start in range(len(folded) - 1)
        if asking.isdisjoint((start, start + 1)) and all(map(_is_han, folded[start : start + 2]))
    ]
    return _terms(found, field)


def _asks(word: str) -> bool:
    return word in _ASKING or bool(_WHICH.fullmatch(word))


def _is_empty(word: str) -> bool:
    return word in _PARTICLES or _asks(word)


def _placed_words(folded: str) -> Iterator[tuple[str, int, float]]:
    """Yield the words of a folded text with their offset and weight."""
    weights = _weights(folded)
    offset = 0
    for word in cut_words(folded):
        offset = folded.index(word, offset)
        yield word, offset, weights[offset]
        offset += len(word)


def _weights(folded: str) -> list[float]:
    """Return the weight of each character; a text that is all label has full weight."""
    weights = [1.0] * len(folded)
    labels = list(_LABEL.finditer(folded))
    if sum(len(label.group()) for label in labels) < len(folded):
        for label in labels:
            weights[label.start() : label.end()] = [LABEL_WEIGHT] * len(label.group())
    return weights


def _terms(found: list[tuple[str, int, float]], field: Field) -> list[Term]:
    """Return one term for each string, by the best of its weights."""
    best: dict[str, float] = {}
    for text, _, weight in found:
        best[text] = max(weight, best.get(text, 0.0))
    return [Term(text, field, weight) for text, weight in best.items()]


def _is_han(sign: str) -> bool:
    return "\u4e00" <= sign <= "\u9fd5"

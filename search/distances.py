"""Distances: 铁路 NEAR/10 建设 and "铁路 建设"~5 as clauses."""

from __future__ import annotations

from index.errors import QueryError
from index.folding import fold_text
from index.tokens import cut_words
from search.clauses import TEXT_FIELDS, Clause, Field, InOrder, Near, Or, Text, pieces
from search.symbols import Symbol

MAX_DISTANCE = 500
"""Characters two texts may be asked to stand apart: a long paragraph. Beyond it, AND says the same."""

_MOST_SHOWN = 12
"""Digits of a distance that a refusal repeats."""

MAX_PLACED = 32
"""Strings of one query whose every place is looked at. One of a character in every sentence costs some
milliseconds in 20,000 articles."""


def read_near(operator: Symbol, left: Clause | None, right: Clause | None) -> tuple[Near, ...]:
    """Return what NEAR between two operands means; alternatives in brackets pair up each with each.

    Raises:
        QueryError: an operand is no text, the fields differ, or the distance is too long.
    """
    distance = _distance(operator)
    one, other = _texts(left), _texts(right)
    if not one or not other:
        raise QueryError(
            f"“{operator.text}”的两边要各有一个词或短语",
            hint="例如：铁路 NEAR/10 建设　或者：(铁路 OR 公路) NEAR/10 建设",
            position=operator.position,
        )
    if {text.field for text in (*one, *other)} - TEXT_FIELDS or len(
        {text.field for text in (*one, *other)}
    ) > 1:
        raise QueryError(
            f"“{operator.text}”的两边要在同一处文字里",
            hint="只能都在标题、都在正文，或都不限定，例如：正文:铁路 NEAR/10 建设",
            position=operator.position,
        )
    return tuple(Near(text, second, distance) for text in one for second in other)


def read_spread(symbol: Symbol, field: Field) -> InOrder | Text:
    """Return what a phrase with a distance means: its words in order, as blanks cut it, or the dictionary.

    Raises:
        QueryError: the field has no running text, a sentence ends inside, or the distance is too long.
    """
    distance = _distance(symbol)
    if field not in TEXT_FIELDS:
        raise QueryError(
            "“~”只能用于标题和正文里的短语", hint="请去掉引号后面的 ~ 和数字。", position=symbol.position
        )
    if len(pieces(symbol.text)) > 1:
        raise QueryError(
            "带“~”的短语里不能有句号一类的标点",
            hint="请只写同一句里的几个词，用空格隔开。",
            position=symbol.position,
        )
    words = [word for word in map(fold_text, symbol.text.split()) if word]
    if len(words) == 1:
        words = cut_words(words[0]) or words
    if len(words) == 1:
        return Text(symbol.text, field, quoted=True)
    return InOrder(tuple(words), field, distance)


def _texts(clause: Clause | None) -> tuple[Text, ...]:
    """Return the alternatives that an operand names; none where it is not made of single texts."""
    alternatives = clause.clauses if isinstance(clause, Or) else (clause,)
    texts = tuple(text for text in alternatives if isinstance(text, Text) and len(pieces(text.text)) == 1)
    return texts if len(texts) == len(alternatives) else ()


def _distance(symbol: Symbol) -> int:
    distance = symbol.distance or 0
    if distance > MAX_DISTANCE:
        shown = str(distance)
        shown = shown if len(shown) <= _MOST_SHOWN else f"{shown[:_MOST_SHOWN]}…"
        raise QueryError(
            f"相隔 {shown} 个字太远，最多 {MAX_DISTANCE}",
            hint="不在乎远近时，用空格隔开两个词就行。",
            position=symbol.position,
        )
    return distance

"""Symbols: the words, phrases, operators and brackets that typed text consists of, full-width signs too."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum, auto
from itertools import zip_longest

from index.errors import QueryError
from search.blanks import is_blank, is_invisible
from search.clauses import Field, pieces

FIELDS: dict[str, Field | None] = {
    **dict.fromkeys(("标题", "標題", "headline", "title"), Field.HEADLINE),
    **dict.fromkeys(("正文", "body"), Field.BODY),
    **dict.fromkeys(("记者", "記者", "reporter"), Field.REPORTER),
    **dict.fromkeys(("通讯员", "通訊員", "correspondent"), Field.CORRESPONDENT),
    **dict.fromkeys(("摄影", "攝影", "photographer"), Field.PHOTOGRAPHER),
    **dict.fromkeys(("作者", "author"), Field.AUTHOR),
    **dict.fromkeys(("人物", "person"), Field.PERSON),
    **dict.fromkeys(("栏目", "欄目", "版名", "section"), Field.SECTION),
    **dict.fromkeys(("版", "版次", "page"), Field.PAGE),
    **dict.fromkeys(("报纸", "報紙", "newspaper"), Field.NEWSPAPER),
    **dict.fromkeys(("日期", "date"), None),
}
"""Prefixes, before a colon, and what they look at; None is the issue date."""

PLAIN_SIGNS = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {ord(sign): "-" for sign in "－﹣−"}
"""Full-width signs to plain ones, one to one, so that offsets stay those of the typed text."""

_PREFIX = re.compile(rf"({'|'.join(sorted(FIELDS, key=len, reverse=True))}):", re.IGNORECASE | re.ASCII)
_CLOSING_QUOTES = {"「": "」", "『": "』"}
_QUOTES = frozenset('"“”„‟〝〞')
"""Double quotes of every shape close one another: input methods mix them up."""


class Kind(Enum):
    """What a symbol is."""

    WORD = auto()
    PHRASE = auto()
    OR = auto()
    AND = auto()
    NOT = auto()
    NEAR = auto()
    OPEN = auto()
    CLOSE = auto()


OPERANDS = (Kind.WORD, Kind.PHRASE, Kind.OPEN, Kind.NOT)
"""What an operand begins with."""

_OPERATORS = {"OR": Kind.OR, "|": Kind.OR, "||": Kind.OR, "AND": Kind.AND, "&&": Kind.AND, "NOT": Kind.NOT}
_HAN_OPERATORS = {"或": Kind.OR, "或者": Kind.OR, "不含": Kind.NOT}
"""Operators where they stand alone between two operands, else words; no other word is safe: 非, 和, 附近."""

DISTANCE = 10
"""Characters between two texts where NEAR gives no number: about a clause."""

_NEAR = re.compile("NEAR|(?:NEAR|near|附近)/(?P<distance>[0-9]+)")
_SPREAD = re.compile("~(?P<distance>[0-9]+)")
"""After a phrase: its words may stand apart."""

_MOST_DIGITS = 1000
"""Digits of a distance that are read. No query is so long, and Python refuses numbers of more than 4,300."""


@dataclass(frozen=True, slots=True)
class Symbol:
    """A word, phrase, operator or bracket of the query."""

    kind: Kind
    text: str
    position: int
    """Character offset in the query."""
    prefix: str = ""
    """Key of `FIELDS`, or "" where none was typed."""
    distance: int | None = None
    """Characters that NEAR, or "…"~5, lets stand between two texts."""


def read_symbols(text: str) -> list[Symbol]:
    """Cut `text` into symbols; a group's brackets always come in pairs.

    Raises:
        QueryError: a control character, a quote without its other half, a prefix without a value.
    """
    _refuse_control_characters(text)
    return _Lexer(text).symbols()


def _refuse_control_characters(text: str) -> None:
    def is_control(sign: str) -> bool:
        return unicodedata.category(sign) in ("Cc", "Cs") and not sign.isspace()

    for position, sign in enumerate(text):
        if is_control(sign):
            clean = "".join(other for other in text if not is_control(other)).strip()
            raise QueryError(
                f"第 {position + 1} 个字符是控制字符（U+{ord(sign):04X}），不能用来查找",
                hint=f"请删去它再试：{clean}" if clean else "请输入要查找的词语。",
                position=position,
            )


class _Lexer:
    """Cuts the typed text into symbols."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.signs = text.translate(PLAIN_SIGNS)
        """The text with plain signs, character for character."""
        self.seen = _seen_offsets(text)
        """Offset of the next character that is seen, for each offset; the length where there is none."""
        self.quotes = self._quote_pairs()
        """Offset of each opening quote to that of its closing one."""
        self.brackets = self._bracket_pairs()
        """Offset of each opening bracket to that of its closing one, groups or not."""
        self.closes: set[int] = set()
        """Offsets of the brackets that close a group."""

    def symbols(self) -> list[Symbol]:
        """Return all symbols in order."""
        symbols: list[Symbol] = []
        position = 0
        while position < len(self.text):
            if is_blank(self.text[position]):
                position += 1
            else:
                symbol, position = self._symbol(position)
                symbols.append(symbol)
        self._check_brackets(symbols)
        return _with_han_operators(symbols)

    def _symbol(self, start: int) -> tuple[Symbol, int]:
        """Read the symbol at `start`; return it and the offset after it."""
        if start in self.closes:
            return Symbol(Kind.CLOSE, ")", start), start + 1
        if self.signs[start] == "-" and not self._is_border(start + 1) and self.signs[start + 1] != "-":
            return Symbol(Kind.NOT, "-", start), start + 1
        field = _PREFIX.match(self.signs, start)
        value = field.end() if field else start
        prefix = field[1].lower() if field else ""
        if field and self._is_border(value):
            rest = self.text[self.seen[value] :].split()
            raise QueryError(
                f"“{self.text[start:value]}”后面没有内容",
                hint=f"冒号后面直接写要找的内容，不留空格：{field[1]}:{rest[0] if rest else '…'}",
                position=start,
            )
        if value in self.brackets and self._is_border(self.brackets[value] + 1):
            self.closes.add(self.brackets[value])
            return Symbol(Kind.OPEN, "(", value, prefix), value + 1
        if value in self.quotes:
            end = self.quotes[value] + 1
            spread = _SPREAD.match(self.signs, end)
            if spread and self._is_border(spread.end()):
                phrase, distance = self.text[value + 1 : end - 1], _distance(spread)
                return Symbol(Kind.PHRASE, phrase, value, prefix, distance), spread.end()
            if self._is_border(end) or end in self.quotes or is_invisible(self.text[end]):
                return Symbol(Kind.PHRASE, self.text[value + 1 : end - 1], value, prefix), end
        end = self._word_end(value)
        near = None if field else _NEAR.fullmatch(self.signs, start, end)
        if near:
            return Symbol(Kind.NEAR, self.text[start:end], start, distance=_distance(near)), end
        kind = Kind.WORD if field else _OPERATORS.get(self.signs[start:end], Kind.WORD)
        return Symbol(kind, self.text[value:end], value, prefix), end

    def _word_end(self, position: int) -> int:
        while not self._is_border(position):
            position = self.quotes.get(position, position) + 1
        return position

    def _is_border(self, position: int) -> bool:
        """Tell whether a word ends before `position`; invisible characters that follow are no part of it."""
        seen = self.seen[position]
        return seen == len(self.text) or self.text[seen].isspace() or seen in self.closes

    def _quote_pairs(self) -> dict[int, int]:
        pairs: dict[int, int] = {}
        position = 0
        while position < len(self.signs):
            sign = self.signs[position]
            if sign in _QUOTES:
                closing = (at for at in range(position + 1, len(self.signs)) if self.signs[at] in _QUOTES)
                end = next(closing, -1)
            elif sign in _CLOSING_QUOTES:
                end = self.signs.find(_CLOSING_QUOTES[sign], position + 1)
            elif sign in _CLOSING_QUOTES.values():
                end = -1
            else:
                position += 1
                continue
            if end < 0:
                raise self._unbalanced_quote(position)
            pairs[position] = end
            position = end + 1
        return pairs

    def _unbalanced_quote(self, position: int) -> QueryError:
        sign = self.text[position]
        without = f"{self.text[:position]}{self.text[position + 1 :]}".strip()
        hint = f"请去掉它：{without}" if without else "请在一对引号中间写要查找的词语。"
        phrase = self.text[position + 1 :].rstrip().rstrip(")）")
        if sign not in _CLOSING_QUOTES.values() and pieces(phrase):
            end = position + 1 + len(phrase)
            closing = _CLOSING_QUOTES.get(sign, "”" if sign == "“" else sign)
            closed = f"{self.text[:end]}{closing}{self.text[end:]}".strip()
            hint = f"请补上另一半：{closed}　或者去掉它：{without}"
        return QueryError(f"第 {position + 1} 个字符的引号 {sign} 没有配对", hint=hint, position=position)

    def _bracket_pairs(self) -> dict[int, int]:
        pairs: dict[int, int] = {}
        unclosed: list[int] = []
        position = 0
        while position < len(self.signs):
            if self.signs[position] == "(":
                unclosed.append(position)
            elif self.signs[position] == ")" and unclosed:
                pairs[unclosed.pop()] = position
            position = self.quotes.get(position, position) + 1
        return pairs

    def _check_brackets(self, symbols: list[Symbol]) -> None:
        """Refuse a lone bracket in a query with OR: as plain text it would silently find nothing."""
        if not any(symbol.kind is Kind.OR for symbol in symbols):
            return
        for symbol in symbols:
            signs = symbol.text.translate(PLAIN_SIGNS)
            if symbol.kind is Kind.WORD and signs.count("(") != signs.count(")"):
                raise QueryError(
                    f"“{symbol.text}”里的括号没有配对，或者贴着别的字",
                    hint="括号要成对，外侧留空格：(铁路 OR 公路) 建设",
                    position=symbol.position,
                )


def _distance(operator: re.Match[str]) -> int:
    digits = operator["distance"]
    return int(digits[:_MOST_DIGITS]) if digits else DISTANCE


def _seen_offsets(text: str) -> list[int]:
    offsets = list(range(len(text) + 1))
    for place in reversed(range(len(text))):
        if is_invisible(text[place]):
            offsets[place] = offsets[place + 1]
    return offsets


def _with_han_operators(symbols: list[Symbol]) -> list[Symbol]:
    """Return the symbols with Chinese operators where these stand between two operands."""
    read: list[Symbol] = []
    for symbol, following in zip_longest(symbols, symbols[1:]):
        kind = _HAN_OPERATORS.get(symbol.text)
        is_operator = (
            kind is not None
            and symbol.kind is Kind.WORD
            and not symbol.prefix
            and read
            and read[-1].kind in (Kind.WORD, Kind.PHRASE, Kind.CLOSE)
            and following is not None
            and following.kind in OPERANDS
            and not (kind is Kind.NOT and following.kind is Kind.NOT)
        )
        read.append(Symbol(kind, symbol.text, symbol.position) if kind and is_operator else symbol)
    return read

"""The query language: what people type becomes clauses, or an error that says where and what to do.

    铁路 建设              both words
    "铁路建设"             exactly this run of characters; “ ” 「 」 『 』 too
    铁路 -公路             the first without the second; NOT 公路 too
    铁路 OR 公路 建设      (铁路 or 公路) and 建设: OR binds tighter, as in web search; | and 或 too
    铁路 NEAR/10 建设      both, at most 10 characters apart, in either order; before OR; 附近/10 too
    "铁路 建设"~5          the words in order, at most 5 characters between them
    铁路* *大桥            a word that begins, or ends, with this
    (铁路 建设) OR 公路    groups; a bracket that touches other text is plain text
    标题:铁路 记者:王某     one field (`FIELDS`); the value may be quoted or a group
    日期:2020-12..2021-03  issues of these days (`search.dates`)

Signs may be full width. Whatever stands in an article can be pasted: a quoted word with more text attached, a
bracket inside a word, a hyphen inside a word, an unknown prefix (3:2, https://…), asterisks that stand for
something left out (138****1234) are plain text.
"""

from __future__ import annotations

import unicodedata

from index.errors import QueryError
from search.asterisks import read_asterisk
from search.blanks import is_invisible
from search.clauses import EVERYTHING, And, Clause, DateRange, Field, InOrder, Not, Or, Text, pieces
from search.dates import read_dates
from search.distances import MAX_PLACED, read_near, read_spread
from search.repair import repaired
from search.symbols import FIELDS, OPERANDS, PLAIN_SIGNS, Kind, Symbol, read_symbols

MAX_CLAUSES = 64
"""Words, phrases and dates a query may have: each is a lookup in the index."""

MAX_DEPTH = 8
"""Groups inside groups."""

_MOST_CODES = 3
"""Invisible characters that a refusal names."""

_OPERATOR_SIGNS = frozenset("-|&()+*")
"""Alone, these are a slip of the finger; any other sign alone can be searched for."""


def read_clauses(text: str) -> Clause:
    """Read what was typed; an empty text, or one of white space, is every article.

    Raises:
        QueryError: it cannot be read; the error says where and what to do.

    >>> read_clauses("版:A07")
    Text(text='A07', field=<Field.PAGE: 'page'>, quoted=False)
    """
    try:
        return _read(text)
    except QueryError as error:
        error.text = text
        error.suggestion = repaired(text, error, _read)
        raise


def _read(text: str) -> Clause:
    symbols = read_symbols(text)
    if symbols:
        return _Parser(symbols).clause()
    if invisible := dict.fromkeys(sign for sign in text if is_invisible(sign)):
        codes = "、".join(f"U+{ord(sign):04X}" for sign in list(invisible)[:_MOST_CODES])
        raise QueryError(
            f"查询里只有看不见的字符（{codes}），没有要查找的词语",
            hint="请删去它们，写上要找的词，例如：铁路 建设。要浏览全部报道，请把搜索框清空。",
            position=text.index(next(iter(invisible))),
        )
    return EVERYTHING


class _Parser:
    """Makes clauses of symbols by recursive descent."""

    def __init__(self, symbols: list[Symbol]) -> None:
        self.symbols = symbols
        self.next = 0
        """Number of the first symbol not read yet."""
        self.count = 0
        """Texts and dates so far."""
        self.placed = 0
        """Strings so far whose every place must be looked at, for what stands near."""
        self.signs: list[Symbol] = []
        """Words of nothing but punctuation: they count only where there is nothing else."""

    def clause(self) -> Clause:
        """Read all symbols."""
        clauses = self._sequence("", 0)
        if not clauses:
            clauses = [Text(sign.text) for sign in self.signs if _is_literal(sign.text)]
        if not clauses:
            raise QueryError(
                "查询里只有符号，没有要查找的词语",
                hint='请写上要找的词，例如：铁路 建设；符号本身要查找时请加引号，例如："OR"。',
                position=self.symbols[0].position,
            )
        clause = _all_of(clauses)
        if _is_negative(clause):
            first = self.symbols[0]
            raise QueryError(
                "查询里只有要排除的内容，没有要查找的词语",
                hint='请在前面写上要找的词，例如：铁路 -公路；减号本身要查找时请加引号，例如："-5"。',
                position=first.position,
            )
        return clause

    def _peek(self) -> Kind | None:
        return self.symbols[self.next].kind if self.next < len(self.symbols) else None

    def _sequence(self, prefix: str, depth: int) -> list[Clause]:
        """Read operands up to the end of the group; all of them hold."""
        clauses: list[Clause] = []
        start = self.next
        while self._peek() not in (None, Kind.CLOSE):
            if self._peek() is Kind.AND:
                self._skip_operator(is_first=self.next == start)
            clause = self._alternatives(prefix, depth)
            if clause is not None:
                clauses.append(clause)
        return clauses

    def _alternatives(self, prefix: str, depth: int) -> Clause | None:
        """Read one operand, or several with OR between them."""
        start = self.next
        if self._peek() in (Kind.OR, Kind.NEAR):
            self._skip_operator(is_first=True)
        operands = [self._neighbours(prefix, depth)]
        while self._peek() is Kind.OR:
            self._skip_operator(is_first=False)
            operands.append(self._neighbours(prefix, depth))
        clauses = list(
            dict.fromkeys(
                clause
                for operand in operands
                if operand is not None
                for clause in (operand.clauses if isinstance(operand, Or) else (operand,))
            )
        )
        if len(clauses) < 2:
            return clauses[0] if clauses else None
        if any(map(_is_negative, clauses)):
            raise QueryError(
                "OR 的一边只有要排除的内容",
                hint="要排除的词请放在 OR 之外，例如：铁路 OR 公路 -航空",
                position=self.symbols[start].position,
            )
        return Or(tuple(clauses))

    def _neighbours(self, prefix: str, depth: int) -> Clause | None:
        """Read one operand, or several with NEAR between them; a field of the first one is that of all."""
        prefix = self.symbols[self.next].prefix or prefix
        clause = self._operand(prefix, depth)
        nears: list[Clause] = []
        while self._peek() is Kind.NEAR:
            operator = self.symbols[self.next]
            self._skip_operator(is_first=False)
            following = self._operand(prefix, depth)
            near = read_near(operator, clause, following)
            self._count_placed(2 * len(near), operator)
            nears.append(near[0] if len(near) == 1 else Or(near))
            clause = following
        return _all_of(nears) if nears else clause

    def _count_placed(self, strings: int, symbol: Symbol) -> None:
        self.placed += strings
        if self.placed > MAX_PLACED:
            raise QueryError(
                "查询里要比较远近的词太多",
                hint="请减少 NEAR 和 ~ 两边的词，或分几次查找。",
                position=symbol.position,
            )

    def _skip_operator(self, *, is_first: bool) -> None:
        """Step over OR, AND, NOT or NEAR.

        Raises:
            QueryError: there is no operand on one side.
        """
        operator = self.symbols[self.next]
        self.next += 1
        if is_first or self._peek() not in OPERANDS:
            raise QueryError(
                f"“{operator.text}”{'前面' if is_first else '后面'}缺少要查找的词语",
                hint=f'请补上一个词，或去掉它；要查找这几个字本身，请加引号："{operator.text}"',
                position=operator.position,
            )

    def _operand(self, prefix: str, depth: int) -> Clause | None:
        """Read one word, phrase, date, group or exclusion; None where it has nothing to search for."""
        symbol = self.symbols[self.next]
        if symbol.kind is Kind.NOT:
            return self._exclusion(symbol, prefix, depth)
        self.next += 1
        if symbol.kind is Kind.OPEN:
            return self._group(symbol, symbol.prefix or prefix, depth + 1)
        return self._leaf(symbol, symbol.prefix or prefix)

    def _exclusion(self, symbol: Symbol, prefix: str, depth: int) -> Clause | None:
        self._skip_operator(is_first=False)
        signs = len(self.signs)
        is_doubled = (
            self._peek() is Kind.NOT
        )  # refused before it is read: a thousand NOT would nest a thousand deep
        excluded = None if is_doubled else self._operand(prefix, depth)
        if is_doubled or (excluded is not None and _is_negative(excluded)):
            raise QueryError(
                "排除里又有排除，读不懂", hint="每个要排除的词只写一个减号。", position=symbol.position
            )
        del self.signs[signs:]
        return None if excluded is None else Not(excluded)

    def _group(self, opening: Symbol, prefix: str, depth: int) -> Clause | None:
        if depth > MAX_DEPTH:
            raise QueryError(
                f"括号套了不止 {MAX_DEPTH} 层", hint="请减少括号，或分几次查找。", position=opening.position
            )
        clauses = self._sequence(prefix, depth)
        self.next += 1
        return _all_of(clauses) if clauses else None

    def _leaf(self, symbol: Symbol, prefix: str) -> Clause | None:
        """Make the clause of a text or date; None for a word of punctuation only."""
        self.count += 1
        if self.count > MAX_CLAUSES:
            raise QueryError(
                f"查询里的词语超过 {MAX_CLAUSES} 个",
                hint="请只保留最关键的词语；要找整句话，请给它加上引号。",
                position=symbol.position,
            )
        field = FIELDS[prefix] if prefix else Field.ANY
        if field is None:
            return DateRange(*read_dates(symbol.text, position=symbol.position))
        is_quoted = symbol.kind is Kind.PHRASE
        if symbol.distance is not None and pieces(symbol.text):
            spread = read_spread(symbol, field)
            self._count_placed(len(spread.words) if isinstance(spread, InOrder) else 0, symbol)
            return spread
        wildcard = None if is_quoted else read_asterisk(symbol, field, prefix)
        if wildcard:
            return wildcard
        if pieces(symbol.text) and (prefix or is_quoted or not _is_punctuation(symbol.text)):
            return Text(symbol.text, field, is_quoted)
        if prefix:
            raise QueryError(
                f"“{prefix}:”后面没有可以查找的文字", hint="请在冒号后面写字词。", position=symbol.position
            )
        self.signs.append(symbol)
        return None


def _is_punctuation(text: str) -> bool:
    categories = {unicodedata.category(sign) for sign in text}
    return all(category[0] in "PZ" or category in ("Sm", "Cf", "Cc") for category in categories)


def _is_literal(text: str) -> bool:
    """Tell whether punctuation can be searched for as it stands."""
    return bool(pieces(text)) and _OPERATOR_SIGNS.isdisjoint(text.translate(PLAIN_SIGNS))


def _is_negative(clause: Clause) -> bool:
    """Tell whether a clause only excludes."""
    return isinstance(clause, Not) or (isinstance(clause, And) and all(map(_is_negative, clause.clauses)))


def _all_of(clauses: list[Clause]) -> Clause:
    """Return one clause that holds where all do, without needless nesting or repetition."""
    flat: dict[Clause, None] = {}
    for clause in clauses:
        flat.update(dict.fromkeys(clause.clauses if isinstance(clause, And) else (clause,)))
    return next(iter(flat)) if len(flat) == 1 else And(tuple(flat))

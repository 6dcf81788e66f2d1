"""Lists: short lines in a row that are values, scores, pairs or facts, and no headings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.extraction.draft import TO_EDITOR
from index.extraction.line_kinds import LineKind
from index.extraction.names import is_full_name
from index.extraction.pictures import WITH_PICTURE
from index.extraction.signs import HAN, squeeze
from index.extraction.units import Unit

_FACT = re.compile(r"^[^,。:;]{1,10}:[^:。]{1,40}$")
_UNITS = "元|角|分|万|亿|吨|公斤|千克|斤|克|米|公里|公顷|亩|倍|度|℃|人|人次|秒|张|份|家|户|件|册|台|辆|枚|个"
_VALUE = re.compile(rf"\d(?:\s?(?:[千百万亿]?(?:{_UNITS})|%))?\)?\s?[↑↓→—]?$")
_SCORE = re.compile(
    rf"[{HAN})]\s?\d{{1,3}}:\d{{1,3}}(?=\s?[{HAN}(]|$)"
    rf"|[{HAN}][一二三四五六七八九十零〇]{{1,3}}比[一二三四五六七八九十零〇]{{1,3}}(?:胜|平|负|[^。,]{{2,8}}队)"
)
_PAIR = re.compile(rf"^[{HAN}]{{2,8}}[—－-][{HAN}]{{2,8}}(?![—－-])")
_PERSON = re.compile(
    rf"^(?P<name>[{HAN}]{{2,4}}|[{HAN}] [{HAN}])(?:\([男女]\))? +[{HAN}()、]{{4,}}"
    r"(?:员|工|长|师|任|记|理|授|民|警|生|人|兵|员\)|家|手)$"
)
"""Somebody and what he is, as rolls of honour print it."""

_TIMES = re.compile(r"\d{1,2}:\d{2}(?:\s+\d{1,2}:\d{2})*$|^\d{1,2}月\d{1,2}日.{0,8}\d{1,2}(?::\d{2}|时)")
_PRIZES = re.compile(r"(?:冠军|第一名|一等奖|金奖|金牌).*(?:亚军|第二名|二等奖|银奖|银牌)")
_RANKED = re.compile(r"^\d{1,2}[、.]\s?\S")

_COLUMN = re.compile(
    "品名|品种|名称|规格|产地|单位|等级|最[高低]价?|均价|价格|涨跌幅?|收盘价?|开盘价?|项目|指标|绝对数|增长|合计|总计|时间|日期|名次|排名|姓名|队名?|"
    "胜|平|负|积分|金牌?|银牌?|铜牌?|总数|场次|买入价?|卖出价?|利率|比例|数量|金额|城市|地区|国家|期限|定期|活期|年份|币种|站名|首班车?|末班车?|车次|票价"
)
_LEAST_COLUMNS = 3
"""Names of columns that the header row of a table has at least; they make up most of it."""

_OPENERS = frozenset([LineKind.LEAD, LineKind.BYLINE, LineKind.AUTHOR])
"""What stands right under lines that are the headline."""

_LEAST_ITEMS = 3
_LONGEST_ITEM = 45
_LONGEST_RESULT = 90
"""Items of the shortest list, and characters of its longest; one may name all who won or what is on."""


def mark_lists(units: Sequence[Unit]) -> None:
    """Take several such lines in a row for text, with a short line between two of them; values are rows.

    Nothing of a page stands over its headline, and no list over a lead-in or a byline.
    """
    start = 0
    while start < len(units):
        end = _list_end(units, start)
        if start < end < len(units) and TO_EDITOR.match(units[end].flat):
            end -= 1  # the last line heads the letter below
        is_long = sum(map(_is_item, units[start:end])) >= _LEAST_ITEMS
        if is_long and start and not (end < len(units) and units[end].kind in _OPENERS):
            for unit in units[start:end]:
                if unit.kind is LineKind.TITLE:
                    unit.kind = LineKind.TEXT
                if _is_row(unit):
                    unit.kind = LineKind.ROW
            if units[start].kind is LineKind.ROW and _is_header(units[start - 1], units[start]):
                units[start - 1].kind = LineKind.ROW
        start = max(end, start + 1)


def _list_end(units: Sequence[Unit], start: int) -> int:
    """Return where the list ends that begins at `start`, which must be an item."""
    end = place = start
    while place < len(units) and _can_be_item(units[place]):
        if _is_item(units[place]):
            end = place + 1
        elif place >= end + 1 or place == start or units[place].flat[-1] == "。":
            break
        place += 1
    return end


def _can_be_item(unit: Unit) -> bool:
    return (
        unit.kind in (LineKind.TITLE, LineKind.TEXT)
        and not unit.level
        and not unit.is_verse
        and not WITH_PICTURE.search(unit.flat)
        and len(unit.lines) == 1
        and len(unit.text) <= (_LONGEST_RESULT if _is_result(unit) else _LONGEST_ITEM)
    )


def _is_item(unit: Unit) -> bool:
    return _can_be_item(unit) and bool(
        _FACT.match(unit.flat)
        or _VALUE.search(unit.flat)
        or _SCORE.search(unit.flat)
        or _PAIR.match(unit.flat)
        or _RANKED.match(unit.flat)
        or _is_result(unit)
        or ((person := _PERSON.match(unit.flat)) and is_full_name(squeeze(person["name"])))
    )


def _is_row(unit: Unit) -> bool:
    """Tell whether an item is a value or a score with what it is of, as a row of a table."""
    is_told = _FACT.match(unit.flat) or "。" in unit.flat or unit.flat[-1] in ",;"
    return _is_item(unit) and not is_told and any(sign.search(unit.flat) for sign in (_VALUE, _SCORE, _PAIR))


def _is_header(unit: Unit, row: Unit) -> bool:
    """Tell whether a line over the rows of a table names its columns, or has as many words as they."""
    names = _COLUMN.findall(unit.flat)
    words = len(unit.text.split())
    if words >= _LEAST_COLUMNS and words - len(row.text.split()) in (0, 1) and not row.gap:
        return _can_be_item(unit)
    return _can_be_item(unit) and len(names) >= _LEAST_COLUMNS and sum(map(len, names)) * 2 > len(unit.flat)


def _is_result(unit: Unit) -> bool:
    """Tell whether a line says who won, or what is on when."""
    return bool(_PRIZES.search(unit.flat) or _TIMES.search(unit.flat))

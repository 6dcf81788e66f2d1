"""Paths: newspaper, issue date and page label as folders and file names spell them."""

from __future__ import annotations

import datetime as dt
import re

from index.extraction.dates import read_number
from index.extraction.signs import HAN, either, squeeze

_PAPER_ENDINGS = either(
    "日报 晚报 晨报 早报 午报 时报 商报 都市报 快报 导报 新报 周报 青年报 工人报 农民报 法制报 法治报 "
    "教育报 体育报 日报社 周刊 消息报 信息报 新闻报 广播电视报 经济报 通讯报 生活报 老年报 少年报 "
    "妇女报 民报 公报 文汇报 文摘报 报"
)
PAPER = rf"[{HAN}]{{1,8}}?(?:{_PAPER_ENDINGS})"
"""Name of a newspaper: what it ends with; a regular expression."""

_CODES = {
    "rmrb": "人民日报",
    "gmrb": "光明日报",
    "jjrb": "经济日报",
    "jfjb": "解放军报",
    "zgqnb": "中国青年报",
    "grrb": "工人日报",
    "jfrb": "解放日报",
    "nfrb": "南方日报",
    "bjrb": "北京日报",
    "whb": "文汇报",
}
"""File-name codes that archives use for national newspapers."""

_PATH_DATE = re.compile(
    r"(?<![0-9A-Za-z])((?:18|19|20)\d\d)(?:[-_./]|年)(0?[1-9]|1[0-2])(?:[-_./]|月)(3[01]|[12]\d|0?[1-9])日?(?![0-9])"
    r"|(?<![0-9])((?:18|19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?![0-9])"
)
_PATH_LABEL = re.compile(
    r"(?<![0-9A-Za-z])([A-Z]\d{1,3}|第?(?:\d{1,3}|[一二三四五六七八九十]{1,3})版|0?\d{1,2})(?![0-9A-Za-z])"
)


def read_path(source: str) -> tuple[str, dt.date | None, str]:
    """Return newspaper, issue date and page label that a path spells, as far as it does.

    >>> read_path("云溪晚报/2021-06-18/A05.txt")
    ('云溪晚报', datetime.date(2021, 6, 18), 'A05')
    >>> read_path("rmrb-1998-01-01-第3版.txt")[2]
    '3'
    """
    path = source.replace("\\", "/")
    path = re.sub(r"\.\w{1,5}$", "", path)
    date, label, rest = None, "", path
    for match in _PATH_DATE.finditer(path):
        parts = [int(part) for part in match.groups() if part]
        try:
            date = dt.date(*parts)
        except ValueError:
            continue
        rest = path[: match.start()] + "/" + path[match.end() :]
        after = path[match.end() :]
        found = _PATH_LABEL.search(after) or _PATH_LABEL.search(path[: match.start()].rpartition("/")[2])
        label = spell_label(found.group()) if found else ""
        break
    if not label and (
        found := re.search(
            r"(?<![0-9A-Za-z])(?:[A-Z]\d{2}|第?(?:\d{1,2}|[一二三四五六七八九十]{1,3})版)(?![0-9A-Za-z])",
            rest,
        )
    ):
        label = spell_label(found.group())
    return _path_newspaper(rest), date, label


def spell_label(text: str) -> str:
    """Return a page label in short form: 第三版 → 3, A07版 → A07.

    >>> spell_label("第十二版"), spell_label("A07"), spell_label("03版")
    ('12', 'A07', '03')
    """
    label = squeeze(text).removeprefix("第").removesuffix("版")
    return str(read_number(label)) if label and label[0] in "一二三四五六七八九十" else label


def _path_newspaper(path: str) -> str:
    tokens = [token for token in re.split(rf"[^{HAN}A-Za-z]+", path) if token]
    for token in reversed(tokens):
        if match := re.search(rf"{PAPER}$", token):
            return match.group()
    for token in tokens:
        if token.lower() in _CODES:
            return _CODES[token.lower()]
    return ""

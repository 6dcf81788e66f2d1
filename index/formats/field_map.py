"""Field map: the column and key names under which people keep articles, in Chinese and English."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

ALIASES: dict[str, str] = {
    "id": "id 编号 报道编号 文章编号 articleid docid guid uuid",
    "kicker": "kicker 引题 肩题 眉题 introtitle pretitle leadtitle",
    "headline": "headline title 标题 题名 主题 正题 正标题 主标题 篇名 题目 文章标题 新闻标题 name biaoti",
    "deck": "deck subtitle 副题 副标题 subhead",
    "body": "body 正文 内容 全文 content text 文本 文章内容 新闻内容 报道内容 fulltext articlebody",
    "date": "date 日期 出版日期 发表日期 见报日期 刊发日期 发布日期 时间 发布时间 出版时间 "
    "pubdate publishdate publishedat published publicationdate issuedate datetime pubtime publishtime time",
    "byline": "author byline 作者 署名 作者名 记者作者 撰稿人 writer creator",
    "reporters": "reporters reporter 记者 本报记者",
    "correspondents": "correspondents correspondent 通讯员",
    "photographers": "photographers photographer 摄影 摄影者 摄影记者",
    "authors": "authors",
    "section": "section 栏目 栏目名 栏目名称 column 专栏 频道 channel category 类别 分类",
    "page_name": "pagename 版名 版面名称 版面名 nodename",
    "newspaper": "newspaper 报纸 报纸名称 报名 报刊 报刊名 报刊名称 刊名 paper papername publication 媒体 "
    "media 来源 来源报纸 文献来源 source sourcename 出处",
    "label": "page 版次 版 版面 版号 版面号 pageno pagenum pagenumber pagelabel edition",
    "kind": "kind 体裁 文体 genre",
    "dateline": "dateline 电头日期",
}
"""Our field, and the names it goes by; the earlier name wins where a row has two."""

_JOINED = frozenset(["body", "byline", "reporters", "correspondents", "photographers", "authors"])
"""Fields that a table may keep in several columns, which make one."""

_SQUEEZE = re.compile(r"[\s_\-./·:：]+|[(（\[【].*?[)）\]】]")
_FIELD_OF = {
    name: (field, rank) for field, names in ALIASES.items() for rank, name in enumerate(names.split())
}


def find_field(name: str) -> str:
    """Return our field that a column name means; "" where it means none.

    >>> find_field("标题"), find_field("Pub_Date"), find_field("版次（页）"), find_field("字数")
    ('headline', 'date', 'label', '')
    """
    return _FIELD_OF.get(_fold(name), ("", 0))[0]


class FieldMap:
    """Finds our fields among the columns of one file: where a person named them, there and nowhere else."""

    def __init__(self, given: Mapping[str, Sequence[str]] | None = None) -> None:
        """Begin a file; `given` are the columns that a person named for our fields, the first one first."""
        self._given = dict(given or {})
        self._unseen = {name: field for field, names in self._given.items() for name in names}
        self._last: tuple[tuple[str, ...], dict[str, list[int]]] = ((), {})

    def __bool__(self) -> bool:
        """Tell whether a person named columns."""
        return bool(self._given)

    @property
    def missed(self) -> dict[str, str]:
        """The given columns that the file lacks, each with its field; none where it lacks all."""
        given = sum(len(names) for names in self._given.values())
        return self._unseen if len(self._unseen) < given else {}

    def columns(self, names: Iterable[str]) -> dict[str, list[int]]:
        """Return for each of our fields the places of its columns, the best first."""
        names = list(names)
        found = self._given_columns(names) if self._given else {}
        claimed = {place for places in found.values() for place in places}
        guessed: dict[str, list[tuple[int, int]]] = {}
        for place, name in enumerate(names):
            field, rank = _FIELD_OF.get(_fold(name), ("", 0))
            if field and field not in found and place not in claimed:
                guessed.setdefault(field, []).append((rank, place))
        return found | {field: [place for _, place in sorted(places)] for field, places in guessed.items()}

    def fields(self, columns: Mapping[str, Sequence[int]], values: Sequence[Any]) -> dict[str, str]:
        """Return the fields of a row as text.

        The first column with a value wins; of a body or of names that a person keeps in several columns
        each is taken, in the order given.
        """
        fields = {}
        for field, places in columns.items():
            separator = "\n" if field == "body" else "、"
            texts = (_spell(values[place], separator) for place in places if place < len(values))
            filled = [text for text in texts if text]
            is_joined = field in _JOINED and field in self._given
            fields[field] = separator.join(filled) if is_joined else next(iter(filled), "")
        return fields

    def row(self, row: Mapping[str, Any]) -> dict[str, str]:
        """Return the fields of a JSON object as text."""
        names = tuple(row)
        if names != self._last[0]:  # the rows of most files are all alike
            self._last = (names, self.columns(names))
        return self.fields(self._last[1], list(row.values()))

    def _given_columns(self, names: Sequence[str]) -> dict[str, list[int]]:
        """Return the places of the columns that a person named: as written, else whatever case and signs."""
        printed = [name.strip("\ufeff ") for name in names]
        folded = [_fold(name) for name in names]
        found: dict[str, list[int]] = {}
        for field, wanted in self._given.items():
            for name in wanted:
                places = [place for place, other in enumerate(printed) if other == name]
                places = places or [place for place, other in enumerate(folded) if other == _fold(name)]
                if places:
                    self._unseen.pop(name, None)
                    found.setdefault(field, []).extend(places)
        return found


def clean_text(value: str) -> str:
    """Return a value in NFC, without NUL and outer space."""
    return unicodedata.normalize("NFC", value).replace("\x00", "").strip()


def _fold(name: str) -> str:
    return _SQUEEZE.sub("", unicodedata.normalize("NFKC", name).casefold().lstrip("\ufeff"))


def _spell(value: Any, separator: str) -> str:
    """Return a JSON value as text: a list joined, an object with a name by its name, others not at all."""
    if isinstance(value, list):
        return separator.join(text for item in value if (text := _spell(item, separator)))
    if isinstance(value, dict):
        return next((_spell(value[key], separator) for key in ("name", "text", "姓名") if key in value), "")
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return clean_text(str(value))

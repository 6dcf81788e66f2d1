"""Correction text: what a person pastes into `jianbao.toml` to correct one article."""

from __future__ import annotations

import json
from collections.abc import Sequence

from index.article import Article, Kind
from index.corrections import SHEET_NAME

_KIND_WORDS = {
    Kind.REPORT: "消息",
    Kind.FEATURE: "通讯",
    Kind.COMMENTARY: "评论",
    Kind.PHOTO: "图片",
    Kind.NOTICE: "公告",
}


def correction_text(article: Article, *, is_on_page: bool) -> str:
    """Return the table of an article for the sheet in the archive's own folder; every field is commented out.

    Args:
        article: with what is to be corrected.
        is_on_page: whether it was cut out of a page, and can be cut otherwise.
    """
    lines = [
        f"# 存进资料文件夹最上层的 {SHEET_NAME}，",
        "# 去掉要改的那几行前面的 # 号，改好，",
        "# 再运行 jianbao update",
        "[[article]]",
        f"file = {_text(article.page.source)}",
        f"id = {_text(article.id)}",
    ]
    if article.lines:
        runs = ", ".join(f"[{first}, {last}]" for first, last in article.lines)
        lines.append(f"lines = {runs if len(article.lines) == 1 else f'[{runs}]'}")
    lines += [f"# {name} = {_text(getattr(article, name))}" for name in ("headline", "kicker", "deck")]
    roles = ("reporters", "correspondents", "photographers", "authors")
    lines += [f"# {role} = {_list(getattr(article, role))}" for role in roles]
    lines += [f"# section = {_text(article.section)}", f"# kind = {_text(_KIND_WORDS[article.kind])}"]
    if day := article.dateline or article.page.date:
        lines.append(f"# dateline = {day}")
    if is_on_page and article.lines:
        first, last = article.lines[0]
        lines.append(f"# split = [{(first + last + 1) // 2}]  # 从这一行起是另一篇")
        lines.append(f"# join = [[{first}, {last}], [{last + 1}, {last + 9}]]  # 这些行合成一篇")
    lines.append("# skip = true  # 不作报道收录")
    return "\n".join(lines) + "\n"


def _text(value: str) -> str:
    """Return a TOML string; what JSON escapes, TOML escapes alike."""
    return json.dumps(value, ensure_ascii=False)


def _list(values: Sequence[str]) -> str:
    return f"[{', '.join(map(_text, values))}]"

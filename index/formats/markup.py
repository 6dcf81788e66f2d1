"""Markup: the bytes of an HTML file become a tree, and a tree becomes blocks of text.

The parser is selectolax with Lexbor, which builds the tree that browsers build, also from the unclosed and
misnested tags of twenty years of e-paper templates.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.extraction import UnreadablePageError
from index.extraction.reading import decode_page
from index.formats.extras import missing_extra

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

MAX_BYTES = 20 * 1024 * 1024
"""A saved e-paper page has some 100 kB, with its pictures inside a few MB."""

_MAX_DEPTH = 5_000
"""Levels of nesting up to which a page is read; templates have some 40, only damage has thousands."""

_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,20})|<\?xml[^>]*encoding=["']([\w-]+)""", re.I
)
_HEAD_BYTES = 4096
_GB = frozenset(["gb2312", "gbk", "gb18030", "x-gbk", "cp936", "gb_2312-80", "chinese", "hz-gb-2312"])
_BIG5 = frozenset(["big5", "big5-hkscs", "x-x-big5", "cp950"])

_BLOCK_NAMES = """
    address article aside blockquote body br caption center dd div dl dt fieldset figcaption figure footer
    form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td th thead title tr ul
    founder-title founder-content founder-author founder-subtitle founder-introtitle
"""
_SILENT_NAMES = """
    script style noscript template iframe select option button object embed map area input textarea svg head
    nav footer link meta
"""
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_SILENT = frozenset(_SILENT_NAMES.split())
_LEVELS = {f"h{level}": level for level in range(1, 7)}
_BOLD = frozenset(["b", "strong"])


@dataclass(frozen=True, slots=True)
class Block:
    """One line of a page as a browser shows it: a paragraph, a heading, a table cell, one line of several."""

    text: str
    level: int = 0
    """Of a heading, 1 to 6; 0 for other text."""
    is_bold: bool = False
    """Whether all of it is printed bold."""
    link_share: float = 0.0
    """Share of its characters that are links: 1 in menus."""


def parse_markup(data: bytes) -> tuple[LexborHTMLParser, str, str]:
    """Return the tree of an HTML file, its source text and its charset.

    Raises:
        UnreadablePageError: the file is too large, empty or no text.
        MissingExtraError: selectolax is not installed.
    """
    try:
        from selectolax.lexbor import LexborHTMLParser
    except ImportError as error:
        raise missing_extra("网页文件", "html") from error
    if len(data) > MAX_BYTES:
        raise UnreadablePageError(
            f"网页文件超过 {MAX_BYTES // 1024 // 1024} MB，不像一个版面", hint="请在浏览器里重新保存这一页"
        )
    text, charset = _decode(data)
    if _depth(text) > _MAX_DEPTH:
        raise UnreadablePageError("网页的标签层层嵌套，无法解析", hint="请在浏览器里重新保存这一页")
    return LexborHTMLParser(text), text, charset


def read_blocks(root: LexborNode) -> list[Block]:
    """Return the visible text below `root`, block by block, in the order of the file."""
    writer = _BlockWriter()
    for node, is_entry in _walk(root):
        writer.visit(node, is_entry=is_entry)
    writer.close()
    return writer.blocks


def node_text(node: LexborNode) -> str:
    """Return the text below a node in one line."""
    return " ".join(block.text for block in read_blocks(node))


def _decode(data: bytes) -> tuple[str, str]:
    """Decode by byte order mark, by what the page declares, else by what its bytes look like."""
    match = _CHARSET.search(data[:_HEAD_BYTES])
    declared = (match[1] or match[2]).decode("ascii").lower() if match else ""
    if declared and not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        charset = "gb18030" if declared in _GB else "big5hkscs" if declared in _BIG5 else declared
        try:
            text = data.decode(charset)
        except (UnicodeDecodeError, LookupError):
            return decode_page(data)
        if text.strip("\x00 \r\n\t"):
            return text.replace("\x00", "").replace(
                "\r\n", "\n"
            ), "big5" if charset == "big5hkscs" else charset
    return decode_page(data)


_TAG_EDGE = re.compile(r"<(/?)(?:div|span|font|table|b|i|em|ul|blockquote|center|section)\b", re.I)


def _depth(text: str) -> int:
    depth = deepest = 0
    for match in _TAG_EDGE.finditer(text):
        depth = max(depth + (-1 if match[1] else 1), 0)
        deepest = max(deepest, depth)
    return deepest


def _walk(root: LexborNode) -> Iterator[tuple[LexborNode, bool]]:
    """Yield every node below `root` when it is entered (True) and left (False), without recursion."""
    node: LexborNode | None = root
    depth = 0
    while node is not None:
        yield node, True
        child = None if node.tag in _SILENT or (node is not root and _is_hidden(node)) else node.child
        if child is not None:
            node, depth = child, depth + 1
            continue
        while node is not None:
            yield node, False
            if depth == 0:
                return
            if node.next is not None:
                node = node.next
                break
            node, depth = node.parent, depth - 1


def _is_hidden(node: LexborNode) -> bool:
    if not node.is_element_node:
        return False
    style = (node.attributes.get("style") or "").replace(" ", "").lower()
    return "display:none" in style or "visibility:hidden" in style


class _BlockWriter:
    """Collects the text of inline nodes until a block begins or ends."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._parts: list[str] = []
        self._levels: list[int] = []
        self._links = self._bolds = 0
        self._linked = self._bolded = self._length = 0

    def visit(self, node: LexborNode, *, is_entry: bool) -> None:
        """Take one step of the walk."""
        tag = node.tag or ""
        step = 1 if is_entry else -1
        if node.is_text_node:
            if is_entry:
                self._take(node.text_content or "")
            return
        if tag in _BLOCKS:
            self.close()
        if tag in _LEVELS:
            if is_entry:
                self._levels.append(_LEVELS[tag])
            else:
                self._levels.pop()
        elif tag == "a":
            self._links += step
        elif tag in _BOLD:
            self._bolds += step

    def close(self) -> None:
        """End the block, if there is text in it."""
        text = " ".join("".join(self._parts).replace("\xa0", " ").replace("\u200b", "").split(" ")).strip(
            " \t\n\r"
        )
        text = re.sub(r"[ \t\n\r]+", " ", text)
        if text.strip("\u3000 "):
            length = max(self._length, 1)
            is_bold = self._bolded == self._length
            level = self._levels[-1] if self._levels else 0
            self.blocks.append(Block(text, level, is_bold, self._linked / length))
        self._parts = []
        self._linked = self._bolded = self._length = 0

    def _take(self, text: str) -> None:
        length = len("".join(text.split()))
        self._parts.append(text)
        self._length += length
        self._linked += length if self._links else 0
        self._bolded += length if self._bolds else 0

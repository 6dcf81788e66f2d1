"""HTML pages: saved e-papers and plain pages become articles by their own marks, else by what they show."""

from __future__ import annotations

import email
import email.policy
import io
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, BinaryIO

from index.article import ExtractedPage, Skipped, SourcePage
from index.corrections import NO_CORRECTIONS, FileCorrections
from index.extraction import UnreadablePageError, extract_page
from index.extraction.signs import HAN, squeeze
from index.formats.article_marks import is_widget, read_article_marks
from index.formats.given_page import read_given
from index.formats.markup import MAX_BYTES, parse_markup, read_blocks
from index.formats.page_marks import merge_facts, read_page_marks
from index.formats.story import Story, make_page

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

    from index.formats.page_marks import PageMarks

_MAX_ARCHIVE = 60 * 1024 * 1024
"""A web archive has the page's pictures inside."""

_ARTICLE_LINK = re.compile(r"(?:content|nw\.|art|con-)[\w.-]*\d+[\w.-]*\.s?html?", re.I)
_CONTENTS_NAME = re.compile(r"(?:^|/)(?:node|nbs\.|layout|paperindex|index)[\w.-]*\.s?html?$", re.I)
_MAX_REST = 0.5
"""Share of the marked stories' length up to which other sentences are an aside; with more, the marks of a
page of several stories were read as those of one, and the page is read by what it shows."""

_LEAST_HAN = 20
"""Han characters of the shortest page that is worth reading."""


def read_web_archive(
    stream: BinaryIO, source: str, corrections: FileCorrections = NO_CORRECTIONS
) -> Iterator[ExtractedPage | Skipped]:
    """Yield the page of a web archive (.mht), a mail message with the page in its first part of text.

    Raises:
        UnreadablePageError, MissingExtraError: as in `read_html`.
    """
    data = stream.read(_MAX_ARCHIVE + 1)
    if len(data) > _MAX_ARCHIVE:
        raise UnreadablePageError(
            f"网页文件超过 {_MAX_ARCHIVE // 1024 // 1024} MB，不像一个版面", hint="请在浏览器里重新保存这一页"
        )
    message = email.message_from_bytes(data, policy=email.policy.default)
    part = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    body = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(body, bytes):
        raise UnreadablePageError("网页文件已损坏，里面没有网页", hint="请在浏览器里重新保存这一页")
    address = part.get("Content-Location") or message.get("Snapshot-Content-Location") or ""
    note = f"<!-- saved from url=(0000){address} -->\n" if address else ""
    yield from read_html(io.BytesIO(note.encode("ascii", "replace") + body), source, corrections)


def read_html(
    stream: BinaryIO, source: str, corrections: FileCorrections = NO_CORRECTIONS
) -> Iterator[ExtractedPage | Skipped]:
    """Yield the page of an HTML file.

    Raises:
        UnreadablePageError: the file is too large, empty, no text, or shows no article.
        MissingExtraError: selectolax is not installed.
    """
    tree, text, charset = parse_markup(stream.read(MAX_BYTES + 1))
    marks = read_page_marks(tree, text, source)
    found = read_article_marks(tree, marks)
    rest = _find_rest(tree, found.stories)
    told = sum(len(paragraph.text) for story in found.stories for paragraph in story.paragraphs)
    if told and not marks.is_contents and sum(map(len, rest)) <= _MAX_REST * told:
        yield read_given(
            marks.facts,
            corrections,
            lambda facts: make_page(
                facts,
                found.stories,
                masthead=marks.masthead,
                staff=found.staff,
                rest=rest,
                charset=charset,
            ),
        )
        return
    yield _read_shown_text(tree, marks, charset, corrections)


def _find_rest(tree: LexborHTMLParser, stories: Sequence[Story]) -> list[str]:
    """Return the sentences that the page shows and no story has."""
    parts = (text for story in stories for text in (*story.heading, story.byline, *_texts(story)))
    told = squeeze("".join(parts))
    blocks = read_blocks(tree.body) if tree.body is not None else []
    return [
        block.text
        for block in blocks
        if len(block.text) >= _LEAST_HAN
        and "。" in block.text
        and not is_widget(block)
        and squeeze(block.text) not in told
    ]


def _texts(story: Story) -> Iterator[str]:
    return (paragraph.text for paragraph in story.paragraphs)


def _read_shown_text(
    tree: LexborHTMLParser, marks: PageMarks, charset: str, corrections: FileCorrections
) -> ExtractedPage | Skipped:
    """Return the page by the text it shows, its headings marked for the cascade."""
    source = marks.facts.source
    root = tree.body
    blocks = [block for block in read_blocks(root) if not is_widget(block)] if root is not None else []
    has_prose = any(len(block.text) >= _LEAST_HAN for block in blocks if not block.level)
    if marks.is_contents or (_is_contents(tree, source) and not has_prose):
        return Skipped(
            source, None, "这是版面目录页，只有标题；报道正文在它链接的网页里，请把那些网页也放进来"
        )
    lines: list[str] = []
    for block in blocks:
        level = "#" * block.level + " " if block.level else ""
        lines += [level + block.text, ""]
    if sum(len(re.findall(f"[{HAN}]", block.text)) for block in blocks) < _LEAST_HAN:
        raise UnreadablePageError("网页里没有报道正文", hint="请在浏览器里打开报道全文后重新保存")
    printed, text = merge_facts(marks, lines), "\n".join(lines).rstrip("\n")
    return read_given(printed, corrections, lambda facts: extract_page(SourcePage(facts, text, charset)))


def _is_contents(tree: LexborHTMLParser, source: str) -> bool:
    if _CONTENTS_NAME.search(source):
        return True
    links = {node.attributes.get("href") or "" for node in tree.css("a[href]")}
    return sum(bool(_ARTICLE_LINK.search(link)) for link in links) > 1

"""Article marks: which parts of an HTML file are the heading, the byline and the body of a story."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.article import PageFacts, Paragraph
from index.extraction.bylines import parse_author_line, parse_byline
from index.extraction.facts import is_masthead
from index.extraction.names import split_names
from index.extraction.signs import squeeze
from index.formats.markup import Block, node_text, read_blocks
from index.formats.page_marks import PageMarks, strip_markup
from index.formats.story import Story, is_subheading

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_BODY_NAMES = """
founder-content #ozoom #zoom #articleContent #article_content #articlecontent #article-content
[itemprop=articleBody] .TRS_Editor .article-content .article_content .articlecontent .article-body
.article_body .content_txt .text_con .main-text .newscontent .news_content .news-content .entry-content
.text #content .content .nr
"""
"""Where bodies stand, the surest first."""
_SURE_BODIES = "founder-content, #ozoom, #zoom, #articleContent, [itemprop=articleBody]"
"""Where no page has anything but the body of its one article."""

_ROLES = {
    "kicker": "founder-introtitle introtitle intro-title yinti yt pretitle pre-title kicker meiti leadtitle",
    "headline": "founder-title headline biaoti bt maintitle main-title article-title articletitle newstitle",
    "deck": "founder-subtitle subtitle sub-title sub_title futi fubiaoti deck subhead",
    "byline": "founder-author author authors byline zuozhe zz writer reporter sec shuming",
    "heading": "h1 h2 h3 h4 title title1 title2 title3 title4",
}
_ROLE_OF = {name: role for role, names in _ROLES.items() for name in names.split()}
_QUERY = ", ".join(
    name if name.startswith("founder") or re.fullmatch(r"h\d", name) else f'[class~="{name}"], [id="{name}"]'
    for name in _ROLE_OF
)
_CAPTIONS = "figcaption, .caption, .pic_desc, .picdesc, .imgdesc, .img-desc, .pictitle, .tushuo, .picinfo"
_STAFF = re.compile(
    r"^[(（【]?(?:本版|值班|执行|首席)?(?:责任编辑|责编|编辑|版式|校对|美编|组版|制图|统筹|视觉)(?:[:： /]|$)"
)
_WIDGETS = re.compile(
    r"^(?:上一篇|下一篇|上一版|下一版|上一期|下一期|放大|缩小|默认|朗读|打印|关闭|分享|收藏|返回|字号|字体|评论|版面导航|标题导航|本版新闻|本版导读|更多|来源[:：]"
    r"|PDF|浏览次数|点击|大家都在看|相关阅读|相关新闻|扫一扫|版权所有|[+\-+－]$|\d+/\d+$|[a-zA-Z0-9 .:/_-]+$)"
)
_PAGE_LINE = re.compile(r"^[（(]?《[^》]{2,14}》\s*[（(]?\s*(?:19|20)\d\d\s*年.{4,24}[)）]?$")

_LONGEST_WIDGET = 16
"""Characters of the longest button or counter; longer ones that begin so are sentences."""

_LONGEST_STAFF = 60
_LEAST_BODY = 15
"""Characters of the shortest body: a brief of one sentence."""

_LONGEST_HEADING = 120
_LONGEST_ABOVE = 40
_LINES_ABOVE = 6
"""Characters and lines of an unmarked heading above a body."""

_NEAR = 3
"""Levels of the tree between a headline and the element that also holds its kicker and deck."""


@dataclass(frozen=True, slots=True)
class ArticleMarks:
    """The stories of a file, and lines of it that are no story."""

    stories: tuple[Story, ...]
    staff: tuple[str, ...] = ()


def read_article_marks(tree: LexborHTMLParser, marks: PageMarks) -> ArticleMarks:
    """Return the stories that the file marks; none where it marks no body."""
    title_node = tree.css_first("title")
    title = strip_markup(title_node.html or "") if title_node is not None else ""
    parts = [
        node
        for node in tree.css("article")
        if _has_heading(node) and _length(read_blocks(node)) >= _LEAST_BODY
    ]
    if len(parts) > 1 and len(tree.css(_SURE_BODIES)) != 1:
        found = [_read_part(part, title) for part in parts]
        stories = [story for own, _ in found for story in own]
        return ArticleMarks(tuple(stories), tuple(line for _, staff in found for line in staff))
    root = tree.body
    body = _find_body(tree)
    if root is None or body is None:
        return ArticleMarks(())
    stories, staff = _read_story(root, body, marks, title)
    return ArticleMarks(tuple(stories), tuple(staff))


def is_widget(block: Block) -> bool:
    """Tell whether a block belongs to the page's machinery: menus, buttons, counters."""
    text = block.text.strip("\u3000 【】[]<>《》")
    return block.link_share > 0.6 or (len(text) <= _LONGEST_WIDGET and bool(_WIDGETS.match(text)))


def _find_body(tree: LexborHTMLParser) -> LexborNode | None:
    for query in _BODY_NAMES.split():
        best = max(tree.css(query), key=lambda node: _length(read_blocks(node)), default=None)
        if best is not None and _length(read_blocks(best)) >= _LEAST_BODY:
            return best
    parts = [node for node in tree.css("article") if _length(read_blocks(node)) >= _LEAST_BODY]
    return parts[0] if len(parts) == 1 else None


def _has_heading(node: LexborNode) -> bool:
    return node.css_first("h1, h2, h3, h4") is not None


def _length(blocks: Iterable[Block]) -> int:
    return sum(len(squeeze(block.text)) for block in blocks if not is_widget(block))


def _read_part(part: LexborNode, title: str) -> tuple[list[Story], list[str]]:
    """Return the story of one `<article>` of a page that has several."""
    return _read_story(part, part, None, title)


def _read_story(
    scope: LexborNode, body: LexborNode, marks: PageMarks | None, title: str
) -> tuple[list[Story], list[str]]:
    facts = marks.facts if marks else None
    heads = _find_heads(scope, body, title, {facts.newspaper, facts.section} if facts else set())
    fields = marks.fields if marks else {}
    headline = heads.get("headline", "")
    if fields.get("title") and (not headline or squeeze(fields["title"]) in squeeze(headline)):
        headline = fields["title"]
    if not headline and facts:
        headline, above = _read_above(scope, body, facts)
        heads = {"byline": above, **heads}
    kicker = fields.get("introtitle") or fields.get("pretitle") or heads.get("kicker", "")
    deck = fields.get("subtitle") or heads.get("deck", "")
    byline = heads.get("byline", "") or fields.get("author", "")
    byline = re.sub(r"^作\s*者\s*[:：]\s*", "", byline).strip()
    headings = {squeeze(text) for text in (headline, kicker, deck, byline) if text}
    captions = [text for node in scope.css(_CAPTIONS) if not _holds(node, body) and (text := node_text(node))]
    taken = headings | {squeeze(text) for text in captions}
    blocks = [
        block for block in read_blocks(body) if squeeze(block.text) not in taken and not is_widget(block)
    ]
    byline, blocks = _take_bylines(byline, blocks)
    staff = [text for block in blocks if _is_staff(text := block.text.strip("\u3000 "))]
    paragraphs = _paragraphs(blocks)
    if not headline and any(block.level for block in blocks):
        return [], []  # the headings inside are those of several stories: the cascade splits at them
    stories = []
    if paragraphs:
        ordinal = marks.ordinal if marks else 0
        stories.append(Story(headline, kicker, deck, byline, paragraphs=paragraphs, ordinal=ordinal))
    alone = "" if paragraphs else headline
    pictures = (Paragraph(caption) for caption in dict.fromkeys(captions))
    stories.extend(Story(alone, paragraphs=(picture,), is_photo=True) for picture in pictures)
    return stories, staff


def _read_above(scope: LexborNode, body: LexborNode, facts: PageFacts) -> tuple[str, str]:
    """Return headline and byline of a page that marks neither: the lines right above the body."""
    first = next(iter(read_blocks(body)), None)
    headline = byline = ""
    above: list[Block] = []
    for block in read_blocks(scope):
        if first and block.text == first.text:
            break
        above.append(block)
    for block in reversed(above[-_LINES_ABOVE:]):
        text = block.text.strip("\u3000 ")
        if is_widget(block) or text in (facts.newspaper, facts.section) or _PAGE_LINE.match(text):
            continue
        if is_masthead(text, is_edge=True) or len(text) > _LONGEST_ABOVE or text[-1] in "。：:":
            break
        if not byline and (parse_byline(text) or parse_author_line(text)):
            byline = text
        else:
            headline = text
            break
    return headline, byline


def _take_bylines(byline: str, blocks: list[Block]) -> tuple[str, list[Block]]:
    """Move the bylines that open a body to the marked one."""
    lines = [byline] if byline else []
    while blocks:
        text = blocks[0].text.strip("\u3000 ■□●◆")
        if not parse_byline(text) and not parse_author_line(blocks[0].text.strip("\u3000 ")):
            break
        if squeeze(text) not in squeeze("".join(lines)):
            lines.append(text)
        blocks = blocks[1:]
    if len(lines) > 1 and squeeze(lines[0]) in squeeze("".join(lines[1:])):
        lines = lines[1:]  # the mark has the bare name, the text the role too
    return " ".join(lines), blocks


def _is_staff(text: str) -> bool:
    return len(text) <= _LONGEST_STAFF and bool(_STAFF.match(text))


def _paragraphs(blocks: Sequence[Block]) -> tuple[Paragraph, ...]:
    paragraphs = []
    for block in blocks:
        text = block.text.strip("\u3000 ")
        if _is_staff(text) or _PAGE_LINE.match(text):
            continue
        paragraphs.append(Paragraph(text, is_subheading(text, is_bold=block.is_bold, level=block.level)))
    return tuple(paragraphs)


def _find_heads(scope: LexborNode, body: LexborNode, title: str, names: set[str]) -> dict[str, str]:
    """Return kicker, headline, deck and byline; `names` of newspaper and page are no headings."""
    heads = [head for head in _head_nodes(scope, body) if head[1] and head[1] not in names]
    main = _find_main(heads, title)
    found: dict[str, str] = {}
    if main is not None:
        found["headline"] = heads[main][1]
    for place, (marked, text, node) in enumerate(heads):
        role = marked
        if marked == "heading":
            if main is None or place == main or not _are_near(heads[main][2], node):
                continue
            role = "kicker" if place < main else "byline" if _is_byline(text) else "deck"
        elif marked == "headline":
            continue
        if role == "deck" and found.get("deck") and text not in found["deck"]:
            found["deck"] += f" {text}"
        else:
            found.setdefault(role, text)
    return found


def _head_nodes(scope: LexborNode, body: LexborNode) -> list[tuple[str, str, LexborNode]]:
    inside = set() if body.mem_id == scope.mem_id else {node.mem_id for node in body.css("*")}
    heads = []
    for node in scope.css(_QUERY):
        if node.mem_id in inside or node.mem_id == body.mem_id or _holds(node, body):
            continue
        blocks = read_blocks(node)
        text = " ".join(block.text.strip("\u3000 ") for block in blocks if block.link_share < 0.6)
        names = [
            node.tag or "",
            *(node.attributes.get("class") or "").split(),
            node.attributes.get("id") or "",
        ]
        role = next((_ROLE_OF[name] for name in names if name in _ROLE_OF), "heading")
        if role == "byline":
            text = re.split(r"[《（(]", text)[0].strip() if "《" in text else text
        if len(text) <= _LONGEST_HEADING and not _PAGE_LINE.match(text):
            heads.append((role, text, node))
    return heads


def _holds(node: LexborNode, body: LexborNode) -> bool:
    above = body.parent
    while above is not None:
        if above.mem_id == node.mem_id:
            return True
        above = above.parent
    return False


def _find_main(heads: Sequence[tuple[str, str, LexborNode]], title: str) -> int | None:
    """Return the place of the headline: marked as such, repeated in the title, or the highest heading."""
    marked = [place for place, (role, _, _) in enumerate(heads) if role == "headline"]
    if marked:
        return marked[-1]
    plain = [place for place, (role, _, _) in enumerate(heads) if role == "heading"]
    repeated = [
        place for place in plain if len(heads[place][1]) > 3 and squeeze(heads[place][1]) in squeeze(title)
    ]
    if repeated:
        return max(repeated, key=lambda place: len(heads[place][1]))
    return min(plain, key=lambda place: (heads[place][2].tag or "z", place), default=None)


def _are_near(first: LexborNode, second: LexborNode) -> bool:
    return bool(_above(first) & _above(second))


def _above(node: LexborNode) -> set[int]:
    found: set[int] = set()
    above = node.parent
    while above is not None and len(found) < _NEAR and above.tag not in ("body", "html"):
        found.add(above.mem_id)
        above = above.parent
    return found


def _is_byline(text: str) -> bool:
    return bool(parse_byline(text) or parse_author_line(text)) or (
        len(text) <= 12 and split_names(text) is not None
    )

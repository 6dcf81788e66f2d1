"""Doubts: what of a page a person should look at, the worst first.

The weights only order pages for a person with little time: how much of the page is likely lost or wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.article import Article, ExtractedPage, Kind, LineRange, PageFacts, Skipped
from index.corrections import SHEET_NAME
from index.extraction.leads import is_lead
from index.extraction.signs import TERMINALS, flatten, squeeze

_NO_ARTICLE, _WHOLE_FILE, _BAD_CORRECTION = 40, 50, 60
_NO_DATE, _NO_NEWSPAPER, _NO_LABEL, _INFERRED_DATE = 15, 8, 3, 5
_NO_HEADLINE, _INNER_LEAD, _OPENS_MIDWAY, _ENDS_MIDWAY = 6, 6, 8, 3
_REPEATED, _TOO_LONG, _TOO_SHORT, _ONLY_ONE = 4, 8, 5, 6
_LEFT_OUT, _BROKEN, _BAD_ORDER = 3, 4, 25

_MOST_FOR_ONE = 30
"""Of the two doubts that grow with the size of the damage."""

_CHARACTERS_A_POINT = 20
"""Characters in no article for one more point: a line of print has some 15."""

_LONG_ARTICLE = 6000
"""Characters: a whole page of a broadsheet has 8,000, its longest stories 5,000."""

_SHORT_ARTICLE = 15
"""Characters: the shortest briefs have 25."""

_BRIEF = 150
"""Characters up to which an item may well have no headline; columns of briefs print none."""

_MOST_FOR_BRIEFS = 3

_FULL_PAGE = 2500
"""Characters of one article from which it is odd that nothing else stands on its page."""

_REPEATED_LENGTH = 20
"""Characters from which a paragraph is not repeated by chance; as in `index.extraction.page`."""

_BROKEN_SIGNS = re.compile("[\ufffd\ue000-\uf8ff]")
_MIDWAY = re.compile(r"^[，。、；：！？）》”’,.;:!?)]")


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing to look at."""

    reason: str
    """Chinese: what is odd."""
    weight: int
    """Higher is worse."""
    lines: LineRange | None = None
    """Where to look; None for the whole page."""
    article_id: str = ""
    """The article meant, if one is."""


@dataclass(frozen=True, slots=True)
class PageCheck:
    """What is doubtful about one page, or about one ready-made article."""

    facts: PageFacts
    articles: int
    doubts: tuple[Doubt, ...]
    """The worst first."""

    @property
    def score(self) -> int:
        """Sum of the weights; 0 where nothing is doubtful."""
        return sum(doubt.weight for doubt in self.doubts)


def check_page(page: ExtractedPage) -> PageCheck:
    """Return what is doubtful about a page."""
    facts = page.page.facts
    doubts = [*_doubt_facts(facts), *_doubt_text(page), *_doubt_repeats(page), *_doubt_briefs(page)]
    for article in page.articles:
        doubts += _doubt_article(article)
    return _check(facts, len(page.articles), doubts)


def check_article(article: Article) -> PageCheck:
    """Return what is doubtful about an article that came ready-made and stands on no page."""
    return _check(article.page, 1, [*_doubt_facts(article.page), *_doubt_article(article)])


def check_skipped(skipped: Skipped) -> PageCheck:
    """Return a file, or a part of it, that was not taken in, and what is wrong with a correction sheet."""
    if skipped.source.rpartition("/")[2] == SHEET_NAME:
        return _check(PageFacts(skipped.source), 0, [Doubt(skipped.reason, _BAD_CORRECTION, skipped.lines)])
    weight = _LEFT_OUT if skipped.lines else _WHOLE_FILE
    reason = f"没有收入：{skipped.reason}"
    return _check(PageFacts(skipped.source), 0, [Doubt(reason, weight, skipped.lines)])


def _check(facts: PageFacts, articles: int, doubts: list[Doubt]) -> PageCheck:
    return PageCheck(facts, articles, tuple(sorted(doubts, key=lambda doubt: -doubt.weight)))


def _doubt_facts(facts: PageFacts) -> Iterator[Doubt]:
    if not facts.newspaper:
        yield Doubt("不知道是哪份报纸", _NO_NEWSPAPER)
    if not facts.date:
        yield Doubt("不知道是哪一天", _NO_DATE)
    elif facts.date_inferred:
        yield Doubt(f"日期 {facts.date} 是推定的：{facts.date_evidence}", _INFERRED_DATE)
    if not facts.label:
        yield Doubt("不知道是第几版", _NO_LABEL)


def _doubt_text(page: ExtractedPage) -> Iterator[Doubt]:
    """Yield what is odd about the page as a whole: what was left out, broken signs, a lone giant."""
    lines = page.page.text.split("\n")
    if not page.articles and page.skipped:
        yield Doubt("一篇报道也没有切出来", _NO_ARTICLE)
    elif not page.articles:  # what extraction finds nothing in, it skips: here the index had them already
        yield Doubt("这一版的报道别的文件里都有，没有重复收录", _LEFT_OUT)
    for entry in page.skipped:
        if entry.lines:
            first, last = entry.lines
            size = sum(len(squeeze(line)) for line in lines[first - 1 : last])
            weight = min(_MOST_FOR_ONE, _LEFT_OUT + size // _CHARACTERS_A_POINT)
            yield Doubt(f"{size} 个字没有归入任何报道：{entry.reason}", weight, entry.lines)
        elif page.articles:
            yield Doubt(entry.reason, _LEFT_OUT)
    for doubt in page.page.doubts:
        yield Doubt(doubt, _BAD_ORDER)
    broken = [number for number, line in enumerate(lines, 1) if _BROKEN_SIGNS.search(line)]
    if broken:
        count = len(_BROKEN_SIGNS.findall(page.page.text))
        weight = min(_MOST_FOR_ONE, _BROKEN + count)
        reason = f"有 {count} 个认不出的字（按 {page.page.charset} 编码读取）"
        yield Doubt(reason, weight, (broken[0], broken[0]))
    stories = [article for article in page.articles if article.kind is not Kind.PHOTO]
    if len(stories) == 1 and len(squeeze(stories[0].text)) > _FULL_PAGE:
        reason = f"整版只切出一篇，长 {len(squeeze(stories[0].text))} 字，可能没有切开"
        yield Doubt(reason, _ONLY_ONE, _place(stories[0]), stories[0].id)


def _doubt_repeats(page: ExtractedPage) -> Iterator[Doubt]:
    seen: dict[str, Article] = {}
    for article in page.articles:
        for paragraph in article.body:
            text = squeeze(paragraph.text)
            if len(text) <= _REPEATED_LENGTH:
                continue
            if text in seen:
                where = "本篇" if seen[text] is article else f"第 {seen[text].ordinal} 篇"
                reason = f"“{text[:12]}…”这一段和{where}的一段重复"
                yield Doubt(reason, _REPEATED, _place(article), article.id)
            seen.setdefault(text, article)


def _doubt_briefs(page: ExtractedPage) -> Iterator[Doubt]:
    """Yield one doubt for all short items without a headline, which are often right."""
    briefs = [
        article
        for article in page.articles
        if not article.headline and article.kind is not Kind.PHOTO and len(squeeze(article.text)) <= _BRIEF
    ]
    if briefs:
        weight = min(_MOST_FOR_BRIEFS, len(briefs))
        yield Doubt(f"{len(briefs)} 条短讯没有标题", weight, _place(briefs[0]), briefs[0].id)


def _doubt_article(article: Article) -> Iterator[Doubt]:
    size = len(squeeze(article.text))
    place, is_photo = _place(article), article.kind is Kind.PHOTO

    def doubt(reason: str, weight: int) -> Doubt:
        return Doubt(reason, weight, place, article.id)

    if not article.headline and not is_photo and size > _BRIEF:
        yield doubt(f"“{squeeze(article.text)[:12]}…”这一篇没有标题", _NO_HEADLINE)
    name = article.headline or squeeze(article.text)[:12] + "…"
    if size > _LONG_ARTICLE:
        yield doubt(f"“{name}”长 {size} 字，可能没有切开", _TOO_LONG)
    if size < _SHORT_ARTICLE and article.kind not in (Kind.PHOTO, Kind.NOTICE):
        yield doubt(f"“{name}”只有 {size} 字", _TOO_SHORT)
    for paragraph in article.body[2:]:
        if not paragraph.is_subheading and is_lead(flatten(paragraph.text)):
            text = squeeze(paragraph.text)[:12]
            yield doubt(f"“{name}”里的“{text}…”像另一篇报道的开头", _INNER_LEAD)
    texts = [paragraph.text.strip() for paragraph in article.body if not paragraph.is_subheading]
    if texts and _MIDWAY.match(texts[0]):
        yield doubt(f"“{name}”的正文从半句话开始", _OPENS_MIDWAY)
    is_news = article.kind in (Kind.REPORT, Kind.FEATURE) and not article.jump
    if texts and is_news and size >= _SHORT_ARTICLE and texts[-1][-1:] not in TERMINALS:
        yield doubt(f"“{name}”的正文没有说完", _ENDS_MIDWAY)


def _place(article: Article) -> LineRange | None:
    return article.lines[0] if article.lines else None

"""Corrected pages: what extraction made of a file, with what a person typed about it put in its place."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any

from index.article import Article, ExtractedPage, LineRange, PageFacts, Skipped
from index.corrections import SHEET_NAME, ArticleFix, FileCorrections, with_facts
from index.formats import read_source
from index.identity import article_ids, page_key, split_id
from index.recutting import CutError, Recutting

Found = ExtractedPage | Article | Skipped

_FIELD_NAMES = {
    "newspaper": "报名",
    "date": "日期",
    "label": "版次",
    "section": "栏目",
    "headline": "标题",
    "kicker": "引题",
    "deck": "副题",
    "reporters": "记者",
    "correspondents": "通讯员",
    "photographers": "摄影",
    "authors": "作者",
    "kind": "体裁",
    "dateline": "电头日期",
}

_NOT_THERE = "没有找到这篇报道；请打开报道页，照“更正这篇报道”重写 id 或 lines"


def read_corrected(path: Path, source: str, corrections: FileCorrections) -> Iterator[Found]:
    """Yield all that a file holds, as corrected; what is wrong comes as `Skipped`, never as an exception.

    Args:
        path: where the file is.
        source: what it is called, as in `index.formats.read_source`.
        corrections: what a person typed about it.
    """
    return correct_found(read_source(path, source, corrections), corrections)


def correct_found(found: Iterator[Found], corrections: FileCorrections) -> Iterator[Found]:
    """Yield what was read with a person's facts, its articles corrected.

    Corrections that fit nothing come as `Skipped` at the end.
    """
    if not corrections:
        yield from found
        return
    left = dict.fromkeys(corrections.fixes)
    for item in found:
        if isinstance(item, Skipped):
            yield item
            continue
        source = item.page.source if isinstance(item, Article) else item.page.facts.source
        fixes = corrections.fixes_for(source)
        if isinstance(item, Article):
            facts = corrections.corrected(item.page)
            own = [fix for fix in fixes if _by_id([item], fix.id) or _overlapping([item], fix.lines)]
            yield from _correct_ready(item, facts, own)
        else:
            own = list(fixes)
            page, troubles = correct_page(item, own)
            yield page
            yield from troubles
        for fix in own:
            left.pop(fix, None)
    yield from (_trouble(fix, _NOT_THERE) for fix in left)


def correct_page(page: ExtractedPage, fixes: Sequence[ArticleFix]) -> tuple[ExtractedPage, list[Skipped]]:
    """Return a page as corrected, and the fixes that could not be made.

    Args:
        page: as extracted, with the facts that a person gives.
        fixes: of its articles; later ones win.
    """
    if page.printed is None and not fixes:
        return page, []
    original = page
    page = _with_notes(page)
    recutting = Recutting(page)
    troubles: list[Skipped] = []
    for fix in fixes:
        troubles += [_trouble(fix, str(error)) for error in _recut(recutting, fix)]
    for fix in fixes:
        if not (fix.fields or fix.is_skipped):
            continue
        article = _find(recutting, original, fix)
        if article is None:
            troubles.append(_trouble(fix, _NOT_THERE))
        elif fix.is_skipped:
            recutting.drop(article, f"依 {fix.sheet} 不作报道收录")
        else:
            recutting.articles[recutting.articles.index(article)] = _with_fields(article, fix)
    key = page_key(page.printed or page.page.facts)
    skipped = recutting.skipped
    if recutting.articles and not original.articles:
        skipped = [entry for entry in skipped if entry.lines]
    articles = recutting.articles
    if any(fix.join or fix.split or fix.is_skipped for fix in fixes):
        articles = _renumbered(articles)
    corrected = dataclasses.replace(
        page,
        articles=_named(articles, page.page.facts),
        furniture=tuple(recutting.furniture),
        skipped=tuple(skipped),
        former_keys=(key,) if key != page_key(page.page.facts) else (),
    )
    return corrected, troubles


def _correct_ready(
    article: Article, facts: PageFacts, fixes: Sequence[ArticleFix]
) -> Iterator[Article | Skipped]:
    """Yield a ready-made article as corrected, and the fixes that could not be made."""
    if facts != article.page:
        article = _moved(article, facts)
    for fix in fixes:
        if fix.join or fix.split:
            yield _trouble(fix, "这是现成的报道，不能合并或拆分；请改原文件")
        if fix.is_skipped:
            lines = article.lines[0] if article.lines else None
            yield Skipped(article.page.source, lines, f"依 {fix.sheet} 不作报道收录")
            return
        article = _with_fields(article, fix)
    page, text = split_id(article.id)
    key = page_key(article.page)
    if page and page != key:
        article = dataclasses.replace(article, id=f"{key}-{text}", former_ids=(article.id,))
    yield article


def _recut(recutting: Recutting, fix: ArticleFix) -> Iterator[CutError]:
    """Join and split as a fix says; yield what cannot be."""
    try:
        if fix.join:
            recutting.join(fix.join)
    except CutError as error:
        yield error
    for line in fix.split:
        try:
            recutting.split(line)
        except CutError as error:
            yield error


def _with_notes(page: ExtractedPage) -> ExtractedPage:
    """Return the page with its articles' ids before a person named it, and notes on what is corrected."""
    if page.printed is None:
        return page
    facts, key = page.page.facts, page_key(page.printed)
    note = _correction_note(page.printed, facts)
    articles = [
        dataclasses.replace(
            article,
            notes=(*article.notes, *note),
            former_ids=(f"{key}-{split_id(article.id)[1]}",) if key != page_key(facts) else (),
        )
        for article in page.articles
    ]
    return dataclasses.replace(page, articles=tuple(articles))


def _correction_note(before: PageFacts, facts: PageFacts) -> tuple[str, ...]:
    """Return the note that says which facts of a page are as a person has them."""
    changed = [name for name in _FIELD_NAMES if getattr(facts, name, None) != getattr(before, name, None)]
    names = "、".join(_FIELD_NAMES[name] if name != "section" else "版名" for name in changed)
    return (f"{names}依 {SHEET_NAME} 更正",) if names else ()


def _moved(article: Article, facts: PageFacts) -> Article:
    """Return a ready-made article on a page of other facts, with a note on what was corrected."""
    before = article.page
    return dataclasses.replace(
        article,
        page=facts,
        section=facts.section if article.section == before.section else article.section,
        notes=(*article.notes, *_correction_note(before, facts)),
    )


def _with_fields(article: Article, fix: ArticleFix) -> Article:
    """Return the article with the fields that a fix gives."""
    given: dict[str, Any] = dict(fix.fields)
    if not given:
        return article
    date = given.pop("date", None)
    page = with_facts(article.page, {"date": date}) if date else article.page
    names = "、".join(_FIELD_NAMES[name] for name, _ in fix.fields)
    notes = (*article.notes, f"{names}依 {fix.sheet} 更正")
    return dataclasses.replace(article, **given, page=page, notes=notes)


def _find(recutting: Recutting, original: ExtractedPage, fix: ArticleFix) -> Article | None:
    """Return the article a fix means, after the recutting; of one that was split, its first part."""
    if found := _by_id(recutting.articles, fix.id):
        return found
    runs = fix.lines or fix.join
    if former := _by_id(original.articles, fix.id):
        runs = ((former.lines[0][0],) * 2,)
    elif fix.split:
        runs = ((fix.lines[0][0] if fix.lines else fix.split[0],) * 2,)
    return _overlapping(recutting.articles, runs)


def _by_id(articles: Sequence[Article], name: str) -> Article | None:
    """Return the article with this id, also where the page's half of it is another by now."""
    text = split_id(name)[1]
    for article in articles:
        if name and (article.id == name or (text and split_id(article.id)[1] == text)):
            return article
    return None


def _overlapping(articles: Sequence[Article], runs: Sequence[LineRange]) -> Article | None:
    """Return the article whose lines are most nearly `runs`; None where none has any of them."""
    wanted = _numbers(runs)
    own = [_numbers(article.lines) for article in articles]
    shared = [len(lines & wanted) / len(lines | wanted) if lines else 0.0 for lines in own]
    best = max(range(len(shared)), key=lambda place: shared[place], default=-1)
    return articles[best] if best >= 0 and shared[best] > 0 else None


def _numbers(runs: Collection[LineRange]) -> set[int]:
    return {number for first, last in runs for number in range(first, last + 1)}


def _named(articles: Sequence[Article], facts: PageFacts) -> tuple[Article, ...]:
    """Return the articles with their ids: the text's half of one stays, the page's half follows the page."""
    prefix = page_key(facts)
    is_new = any(not article.id for article in articles)
    texts = [article.text or article.title or "无" for article in articles] if is_new else []
    fresh = iter(article_ids(facts, texts)) if is_new else itertools.repeat("")
    taken = {split_id(article.id)[1] for article in articles if article.id}
    named = []
    for article, new in zip(articles, fresh, strict=False):
        page, text = split_id(article.id)
        name = f"{prefix}-{text}" if page else article.id or new
        copy = 1
        while not article.id and split_id(name)[1] in taken:
            copy += 1
            name = f"{new}-{copy}"
        taken.add(split_id(name)[1])
        former = (*((article.id,) if article.id else ()), *article.former_ids)
        former = tuple(dict.fromkeys(other for other in former if other != name))
        named.append(dataclasses.replace(article, id=name, former_ids=former))
    return tuple(named)


def _renumbered(articles: Sequence[Article]) -> list[Article]:
    return [dataclasses.replace(article, ordinal=place) for place, article in enumerate(articles, 1)]


def _trouble(fix: ArticleFix, reason: str) -> Skipped:
    return Skipped(fix.sheet, None, f"第 {fix.number} 个 [[article]]（{fix.path}）：{reason}")

"""What an archive holds: its newspapers, issues and days."""

from __future__ import annotations

import datetime as dt
import re

import numpy as np

from index.article import Article, PageFacts, Skipped
from index.doubts import PageCheck, check_article, check_page
from search.documents import Documents
from search.engine import IssueSummary, Overview, PageSummary

LATEST_ISSUES = 12
"""Issues that an overview lists."""

_LABEL_PART = re.compile(r"(\d+)")


def make_overview(documents: Documents) -> Overview:
    """Count what the archive holds."""
    articles = np.flatnonzero(documents.is_article)
    column = documents.values("newspaper")
    counts, missing = column.counts(articles)
    newspapers = {
        column.vocabulary[n]: int(counts[n]) for n in np.argsort(-counts, kind="stable") if counts[n]
    }
    if missing:
        newspapers[""] = missing
    people, _ = documents.values("names").counts(articles)
    days = documents.days[articles]
    known = days[days > 0]
    issues = _issues(documents)
    return Overview(
        articles=len(articles),
        pages=documents.page_count,
        issues=len(issues),
        reporters=int((people > 0).sum()),
        newspapers=tuple(newspapers.items()),
        first_day=dt.date.fromordinal(int(known.min())) if len(known) else None,
        last_day=dt.date.fromordinal(int(known.max())) if len(known) else None,
        latest_issues=tuple(issues[:LATEST_ISSUES]),
        skipped=int(documents.skipped_counts.sum()),
    )


def list_skipped(documents: Documents) -> tuple[Skipped, ...]:
    """Return what the build could not take in, by file."""
    numbers = np.flatnonzero(documents.skipped_counts).tolist()
    found = [skip for number in numbers for skip in documents.file(number).skipped]
    return tuple(sorted(found, key=lambda skip: (skip.source, skip.lines or (0, 0))))


def list_doubtful(documents: Documents, first: int, count: int) -> tuple[int, tuple[PageCheck, ...]]:
    """Return how many pages are doubtful, and `count` of them from place `first`, the worst first."""
    checks = tuple(
        check_article(documents.article(number))
        if documents.is_article[number]
        else check_page(documents.page(number))
        for number in documents.doubtful[first : first + count].tolist()
    )
    return len(documents.doubtful), checks


def issue_pages(documents: Documents, newspaper: str, date: dt.date) -> tuple[PageSummary, ...]:
    """Return the pages of one newspaper's issue, in page order."""
    column = documents.values("newspaper")
    of_paper = column.having(np.array([n for n in [column.ordinal(newspaper)] if n >= 0], np.int64))
    of_day = documents.is_article & (documents.days == date.toordinal()) & of_paper
    pages: dict[tuple[str, str], list[Article]] = {}
    for number in np.flatnonzero(of_day).tolist():
        article = documents.article(number)
        pages.setdefault((article.page.label, article.page.source), []).append(article)
    return tuple(
        PageSummary(articles[0].page, tuple(sorted(articles, key=lambda article: article.ordinal)))
        for _, articles in sorted(pages.items(), key=lambda item: page_order(item[1][0].page))
    )


def page_order(facts: PageFacts) -> tuple[object, ...]:
    """Return a key that sorts pages as a reader turns them: 2 before 10, A before B, unlabelled last."""
    parts = _LABEL_PART.split(facts.label)
    numbers = tuple((part.zfill(6) if part.isdecimal() else part) for part in parts)
    return (not facts.label, numbers, facts.source)


def _issues(documents: Documents) -> list[IssueSummary]:
    """Return every newspaper's every day, newest first."""
    column = documents.values("newspaper")
    labels = documents.values("label")
    articles = np.flatnonzero(documents.is_article & (documents.days > 0))
    first = column.offsets[articles]
    named = column.offsets[articles + 1] > first
    articles, first = articles[named], first[named]
    paper = column.ordinals[first].astype(np.int64) if len(articles) else first
    has_label = labels.offsets[articles + 1] > labels.offsets[articles]
    label = np.full(len(articles), -1, np.int64)
    label[has_label] = labels.ordinals[labels.offsets[articles[has_label]]]
    issue = documents.days[articles].astype(np.int64) * (len(column.vocabulary) + 1) + paper
    names, places, counts = np.unique(issue, return_inverse=True, return_counts=True)
    printed = np.unique(np.stack([places, label]), axis=1)[0]
    pages = np.bincount(printed, minlength=len(names)) if len(names) else counts
    summaries = []
    for name, page_count, count in zip(names.tolist(), pages.tolist(), counts.tolist(), strict=True):
        day, paper_number = divmod(name, len(column.vocabulary) + 1)
        summaries.append(
            IssueSummary(column.vocabulary[paper_number], dt.date.fromordinal(day), page_count, count)
        )
    return sorted(summaries, key=lambda one: (-one.date.toordinal() if one.date else 0, one.newspaper))

"""Trends: how the hits of a question spread over the months, beside all articles of the same months."""

from __future__ import annotations

import numpy as np

from search.documents import Documents, Ids
from search.result import MonthCount, Trend


def count_months(documents: Documents, ids: Ids) -> Trend:
    """Count the articles `ids` by month of issue, from the archive's first month to its last."""
    dated = documents.months[documents.is_article]
    dated = dated[dated > 0]
    hits = documents.months[ids]
    undated = int((hits == 0).sum())
    if not len(dated):
        return Trend((), undated)
    first = int(dated.min())
    length = int(dated.max()) - first + 1
    articles = np.bincount(dated - first, minlength=length)
    found = np.bincount(hits[hits > 0] - first, minlength=length)
    months = tuple(
        MonthCount(f"{number // 12:04d}-{number % 12 + 1:02d}", count, all_count)
        for number, count, all_count in zip(
            range(first, first + length), found.tolist(), articles.tolist(), strict=True
        )
    )
    return Trend(months, undated)

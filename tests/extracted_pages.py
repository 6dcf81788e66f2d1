"""Pages extracted for tests, and what is looked at."""

from collections.abc import Callable

from index.article import ExtractedPage

ROLES = ("reporters", "correspondents", "photographers", "authors")

Extract = Callable[..., ExtractedPage]
"""Takes the text of a page and, if it matters, its path in the archive."""


def headlines(extracted: ExtractedPage) -> list[str]:
    return [article.headline for article in extracted.articles]

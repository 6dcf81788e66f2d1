"""Given page: a page whose newspaper, day, label or name a person typed, read once with what is right."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from index.article import ExtractedPage, PageFacts
from index.corrections import FileCorrections


def read_given(
    facts: PageFacts, corrections: FileCorrections, read: Callable[[PageFacts], ExtractedPage]
) -> ExtractedPage:
    """Return what `read` makes of a page that is what a person says; what it prints itself is noted beside.

    Args:
        facts: as the page prints them, or its path.
        corrections: what was typed about its file.
        read: makes articles of the page, given its facts.
    """
    given = corrections.corrected(facts)
    found = read(given)
    return found if given == facts else dataclasses.replace(found, printed=facts)

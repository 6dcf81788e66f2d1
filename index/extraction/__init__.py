"""Page texts to articles, a numbered cascade: read, lines, facts, split, fields, check.

Nothing here knows a newspaper, a place or a person: every rule is a habit of the Chinese press.
"""

from index.extraction.page import extract_page
from index.extraction.reading import UnreadablePageError, read_page

__all__ = ["UnreadablePageError", "extract_page", "read_page"]

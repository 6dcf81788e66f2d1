"""Newspaper pages, and how they get into an index: `build_index(folder, into=path)`."""

from pathlib import Path

from index.article import Article, Kind, PageFacts, Paragraph, SourcePage
from index.builder import BuildReport, build_index, update_index
from index.errors import JianbaoError
from index.progress import Progress

__all__ = [
    "Article",
    "BuildReport",
    "JianbaoError",
    "Kind",
    "PageFacts",
    "Paragraph",
    "Progress",
    "SourcePage",
    "build_index",
    "sample_archive",
    "update_index",
]


def sample_archive() -> Path:
    """Return the folder of the bundled sample archive: two invented newspapers of 2024."""
    return Path(__file__).parent / "sample"

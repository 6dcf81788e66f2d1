"""Ready-made articles under their earlier address; the readers are in `index.formats`."""

from index.formats.ready_articles import MAX_LINE, read_ready_articles

__all__ = ["MAX_LINE", "read_ready_articles"]

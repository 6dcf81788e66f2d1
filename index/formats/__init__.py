"""Formats: a file of an archive, whatever its kind, becomes pages, articles or the reason why not.

Texts, saved e-paper HTML, PDF, Word files, tables of ready-made articles, packed archives, scanned images.
The heavy libraries are extras and imported when a file asks for them.
"""

from index.formats.source import OTHER_KIND, SUFFIXES, read_source

__all__ = ["OTHER_KIND", "SUFFIXES", "read_source"]

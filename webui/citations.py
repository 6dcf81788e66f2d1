"""An article as a reference: GB/T 7714, BibTeX, RIS."""

from __future__ import annotations

import re

from index.article import Article
from webui.wording import opening_words

_MOST_NAMES = 3
"""GB/T 7714-2015, 8.1.2: of more than three authors the first three are named."""

_BIBTEX_SIGNS = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "%": r"\%",
    "&": r"\&",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


def writers(article: Article) -> tuple[str, ...]:
    """Return who wrote it: reporters, correspondents and authors; photographers of a picture."""
    names = dict.fromkeys((*article.reporters, *article.correspondents, *article.authors))
    return tuple(names) or article.photographers


def gbt7714(article: Article) -> str:
    """Return the reference of a newspaper article by GB/T 7714-2015; an inferred day stands in brackets."""
    names = writers(article)
    people = ", ".join(names[:_MOST_NAMES]) + (", 等" if len(names) > _MOST_NAMES else "")
    title = f"{article.title or opening_words(article)}[N]"
    day = article.page.date.isoformat() if article.page.date else ""
    if article.page.date_inferred:
        day = f"[{day}]"
    label = f"({article.page.label})" if article.page.label else ""
    origin = ", ".join(part for part in (article.page.newspaper, day + label) if part)
    return ". ".join(part for part in (people, title, origin) if part) + "."


def bibtex(article: Article) -> str:
    """Return the article as one BibTeX entry."""
    fields = {
        "author": " and ".join(f"{{{_bibtex_text(name)}}}" for name in writers(article)),
        "title": f"{{{_bibtex_text(article.title or opening_words(article))}}}",
        "journal": _bibtex_text(article.page.newspaper),
        "date": article.page.date.isoformat() if article.page.date else "",
        "year": str(article.page.date.year) if article.page.date else "",
        "pages": _bibtex_text(article.page.label),
        "entrysubtype": "newspaper",
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@article{{{article.id},", *lines, "}", ""])


def ris(article: Article) -> str:
    """Return the article as one RIS record."""
    rows = [("TY", "NEWS")]
    rows += [("AU", _one_line(name)) for name in writers(article)]
    rows.append(("TI", _one_line(article.title or opening_words(article))))
    if article.page.newspaper:
        rows.append(("T2", _one_line(article.page.newspaper)))
    if article.page.date:
        rows.append(("PY", str(article.page.date.year)))
        rows.append(("DA", f"{article.page.date:%Y/%m/%d}/"))
    if article.page.label:
        rows.append(("SP", _one_line(article.page.label)))
    rows.append(("ID", article.id))
    rows.append(("ER", ""))
    return "".join(f"{tag}  - {value}\r\n" for tag, value in rows) + "\r\n"


def _bibtex_text(text: str) -> str:
    return "".join(_BIBTEX_SIGNS.get(sign, sign) for sign in _one_line(text))


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()

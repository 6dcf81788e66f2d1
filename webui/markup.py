"""The one place where text with marks becomes HTML."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup, escape

from search.result import Mark, Snippet


def mark_html(text: str, marks: Iterable[Mark], *, first_id: str = "") -> Markup:
    """Return `text` escaped, its marks as `<mark>`; the first of them carries `first_id`.

    >>> mark_html("a<b", [(2, 3)])
    Markup('a&lt;<mark>b</mark>')
    """
    pieces: list[Markup] = []
    done = 0
    for start, end in marks:
        opening = Markup('<mark id="{}">').format(first_id) if first_id else Markup("<mark>")
        pieces += [escape(text[done:start]), opening, escape(text[start:end]), Markup("</mark>")]
        done, first_id = end, ""
    pieces.append(escape(text[done:]))
    return Markup("").join(pieces)


def snippets_html(snippets: Sequence[Snippet]) -> Markup:
    """Return the snippets of one text as HTML, with one ellipsis wherever text was left out.

    >>> snippets_html([Snippet("甲", cut_before=True, cut_after=True), Snippet("乙", cut_before=True)])
    Markup('…甲 … 乙')
    """
    if not snippets:
        return Markup("")
    before = "…" if snippets[0].cut_before else ""
    after = "…" if snippets[-1].cut_after else ""
    inner = Markup(" … ").join(mark_html(snippet.text, snippet.marks) for snippet in snippets)
    return Markup("{}{}{}").format(before, inner, after)

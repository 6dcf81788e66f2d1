"""The one place where text with marks becomes HTML."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup, escape

from index.article import Article
from search.result import Mark, Snippet

_SENTENCE_ENDS = tuple("。！？；…”’）!?;)")


def mark_html(text: str, marks: Iterable[Mark], *, first_id: str = "") -> Markup:
    """Return `text` escaped, its marks as `<mark>`; the first of them carries `first_id`.

    >>> mark_html("a<b", [(2, 3)])
    Markup('a&lt;<mark>b</mark>')
    """
    pieces: list[str] = []
    done = 0
    for start, end in marks:
        opening = f'<mark id="{escape(first_id)}">' if first_id else "<mark>"
        pieces += (escape(text[done:start]), opening, escape(text[start:end]), "</mark>")
        done, first_id = end, ""
    pieces.append(escape(text[done:]))
    return Markup("".join(pieces))


def snippets_html(snippets: Sequence[Snippet]) -> Markup:
    """Return the snippets of one text as HTML, with one ellipsis wherever text was left out.

    A last snippet that ends its sentence needs none: everyone knows that an article goes on.

    >>> snippets_html([Snippet("甲", cut_before=True, cut_after=True), Snippet("乙。", cut_after=True)])
    Markup('…甲 … 乙。')
    """
    if not snippets:
        return Markup("")
    before = "…" if snippets[0].cut_before else ""
    is_ended = snippets[-1].text.rstrip().endswith(_SENTENCE_ENDS)
    after = "…" if snippets[-1].cut_after and not is_ended else ""
    inner = " … ".join(mark_html(snippet.text, snippet.marks) for snippet in snippets)
    return Markup(before + inner + after)


def heading_html(heading: Snippet, article: Article) -> Markup:
    """Return a marked title with its kicker and deck told apart from the headline, as print does by size."""
    if heading.text != article.title:
        return mark_html(heading.text, heading.marks)
    parts, start = [], 0
    for name, text in (("kicker", article.kicker), ("headline", article.headline), ("deck", article.deck)):
        if not text:
            continue
        end = start + len(text)
        marks = [
            (max(a, start) - start, min(b, end) - start) for a, b in heading.marks if a < end and b > start
        ]
        parts.append(f'<span class="title-{name}">{mark_html(text, marks)}</span>')
        start = end + 1
    return Markup(" ".join(parts))

"""Recutting: the articles of a page joined and split where a person says so."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Sequence

from index.article import Article, ExtractedPage, Furniture, Kind, LineRange, Paragraph, Skipped, SourcePage
from index.errors import JianbaoError
from index.extraction import extract_page


class CutError(JianbaoError):
    """A join or split that the page does not allow."""


class Recutting:
    """A page while it is recut. New articles have an empty id; what they were is in `former_ids`."""

    def __init__(self, page: ExtractedPage) -> None:
        self.articles = list(page.articles)
        """In reading order."""
        self.furniture = list(page.furniture)
        self.skipped = list(page.skipped)
        self._page = page.page
        self._lines = page.page.text.split("\n")

    def join(self, runs: Sequence[LineRange]) -> Article:
        """Make one article of the lines `runs`; other articles lose them, furniture among them stays.

        Raises:
            CutError: the page has no such lines.
        """
        wanted = {number for run in runs for number in self._written(run)}
        if not wanted:
            raise CutError(f"没有可以合并的文字，这一版共 {len(self._lines)} 行")
        pieces: list[Article] = []
        left: list[Article] = []
        place = -1
        for article in self.articles:
            own = self.numbers(article)
            if not own & wanted:
                left.append(article)
                continue
            rest = own - wanted
            is_before = bool(rest) and min(rest) < min(wanted)
            place = len(left) + is_before if place < 0 else place
            pieces.append(article if not rest else self._extract(own & wanted, article))
            if rest:
                left.append(self._extract(rest, article))
        pieces += self._release(runs, wanted)
        if not pieces:
            raise CutError("这几行只有报头、版权行之类，没有可以合并的文字")
        joined = _merge(sorted(pieces, key=lambda piece: piece.lines[0]))
        numbers = {number for piece in pieces for number in self.numbers(piece)}
        joined = dataclasses.replace(joined, lines=self._ranges(numbers))
        if place < 0:
            place = sum(article.lines < joined.lines for article in left)
        self.articles = [*left[:place], joined, *left[place:]]
        return joined

    def split(self, line: int) -> None:
        """Let a new article begin at `line`; nothing happens where one begins there already.

        Raises:
            CutError: the line is in no article.
        """
        first = next(iter(self._written((line, len(self._lines)))), 0)
        for place, article in enumerate(self.articles):
            own = self.numbers(article)
            if first not in own:
                continue
            head = {number for number in own if number < first}
            if head:
                parts = [self._extract(head, article), self._extract(own - head)]
                parts = [dataclasses.replace(part, former_ids=_ids(article)) for part in parts]
                self.articles[place : place + 1] = parts
            return
        raise CutError(f"第 {line} 行不在任何一篇报道里")

    def drop(self, article: Article, reason: str) -> None:
        """Take an article off the page; its lines are listed as skipped."""
        self.articles.remove(article)
        self.skipped += [Skipped(self._page.facts.source, lines, reason) for lines in article.lines]

    def numbers(self, article: Article) -> set[int]:
        """Return the numbers of the lines with text that are an article's."""
        return {number for run in article.lines for number in self._written(run)}

    def _written(self, run: LineRange) -> Iterable[int]:
        """Return the numbers of the lines with text in a run."""
        first, last = run[0], min(run[1], len(self._lines))
        return (number for number in range(first, last + 1) if self._lines[number - 1].strip())

    def _extract(self, numbers: Collection[int], was: Article | None = None) -> Article:
        """Return the one article that these lines are, read as if nothing else stood on the page.

        Args:
            numbers: of its lines.
            was: the article they come from: where they begin it, they keep its heading.
        """
        masked = [line if number in numbers else "" for number, line in enumerate(self._lines, 1)]
        found = extract_page(SourcePage(self._page.facts, "\n".join(masked), self._page.charset))
        aside = [piece.lines for piece in found.furniture]
        aside += [entry.lines for entry in found.skipped if entry.lines]
        loose = [number for lines in aside for number in self._written(lines) if number in numbers]
        pieces = [*found.articles, *self._loose(loose)]
        pieces = [dataclasses.replace(piece, id="") for piece in pieces]
        article = _merge(sorted(pieces, key=lambda piece: piece.lines[0]))
        if was and not article.headline and min(numbers) == min(self.numbers(was)):
            article = dataclasses.replace(
                article, kicker=was.kicker, headline=was.headline, deck=was.deck, section=was.section
            )
        former = _ids(was) if was else ()
        return dataclasses.replace(article, lines=self._ranges(numbers), former_ids=former)

    def _release(self, runs: Sequence[LineRange], wanted: set[int]) -> list[Article]:
        """Take wanted lines out of what was skipped, and furniture that a run has nothing but."""
        loose: set[int] = set()
        skipped: list[Skipped] = []
        for entry in self.skipped:
            own = set(self._written(entry.lines)) if entry.lines else set()
            loose |= own & wanted
            kept = self._ranges(own - wanted) if own & wanted else (entry.lines,)
            skipped += [dataclasses.replace(entry, lines=lines) for lines in kept]
        self.skipped = skipped
        set_aside = {number for entry in self.furniture for number in self._written(entry.lines)}
        asked = {n for run in runs if (own := set(self._written(run))) and own <= set_aside for n in own}
        furniture: list[Furniture] = []
        for piece in self.furniture:
            kept = self._ranges(set(self._written(piece.lines)) - asked)
            furniture += [Furniture(lines, piece.reason) for lines in kept]
        self.furniture = furniture
        return self._loose(loose | asked)

    def _loose(self, numbers: Collection[int]) -> list[Article]:
        """Return lines that were in no article as pieces of one: a paragraph for each line."""
        return [
            Article(
                "",
                self._page.facts,
                0,
                body=tuple(Paragraph(self._lines[number - 1].strip()) for number in self._written(lines)),
                lines=(lines,),
            )
            for lines in self._ranges(numbers)
        ]

    def _ranges(self, numbers: Collection[int]) -> tuple[LineRange, ...]:
        """Return line numbers as ranges; blank lines do not part them."""
        ranges: list[LineRange] = []
        for number in sorted(numbers):
            if ranges and not any(self._written((ranges[-1][1] + 1, number - 1))):
                ranges[-1] = (ranges[-1][0], number)
            else:
                ranges.append((number, number))
        return tuple(ranges)


def _merge(pieces: Sequence[Article]) -> Article:
    """Return one article made of pieces in page order; the first heading is its own, others are sub-heads."""
    if len(pieces) == 1:
        return pieces[0]
    head = next((piece for piece in pieces if piece.headline), pieces[0])
    body: list[Paragraph] = []
    for piece in pieces:
        if piece is not head and piece.title:
            body.append(Paragraph(piece.title, is_subheading=True))
        body += piece.body
    stories = [piece for piece in pieces if piece.kind is not Kind.PHOTO]
    return dataclasses.replace(
        head,
        id="",
        reporters=_names(piece.reporters for piece in pieces),
        correspondents=_names(piece.correspondents for piece in pieces),
        photographers=_names(piece.photographers for piece in pieces),
        authors=_names(piece.authors for piece in pieces),
        dateline_place=next((piece.dateline_place for piece in pieces if piece.dateline_place), ""),
        dateline=next((piece.dateline for piece in pieces if piece.dateline), None),
        section=head.section or next((piece.section for piece in pieces if piece.section), ""),
        kind=head.kind if head in stories or not stories else stories[0].kind,
        body=tuple(body),
        jump=" ".join(piece.jump for piece in pieces if piece.jump),
        notes=_names(piece.notes for piece in pieces),
        former_ids=_names(_ids(piece) for piece in pieces),
    )


def _ids(article: Article) -> tuple[str, ...]:
    return (*((article.id,) if article.id else ()), *article.former_ids)


def _names(lists: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for names in lists for name in names))

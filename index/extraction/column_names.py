"""Column names: labels that no list knows, told by where they stand and by the text under them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from index.extraction.bylines import is_author_name, read_author, read_titled_names
from index.extraction.draft import TO_EDITORS, Draft, heads_chapter
from index.extraction.labels import (
    BRIEFS,
    COMMENT,
    FRAMES,
    NOTICES,
    heads_notice,
    label_name,
    names_box,
    names_column,
    names_series,
)
from index.extraction.line_kinds import ASIDE, BOLD, LineKind
from index.extraction.names import is_full_name
from index.extraction.places import BODIES, COUNTRIES
from index.extraction.signs import HAN, bigrams, is_han, is_spread, squeeze
from index.extraction.units import Unit


def label_columns(units: Sequence[Unit]) -> None:
    """Take the name of a column over a longer headline for its label."""
    letters = _letter_ends(units)
    first = next((unit for unit in units if unit.kind not in ASIDE), None)
    for unit, following in itertools.pairwise(units):
        is_over = following.kind is LineKind.TITLE and unit.kind is LineKind.AUTHOR
        if is_over and _BULLETED.match(unit.flat) and not is_full_name(label_name(unit.flat)):
            unit.kind, unit.byline = LineKind.LABEL, None
    for unit, call, following in zip(units, units[1:], units[2:], strict=False):
        if _is_over_call(unit, call) and following.kind is LineKind.TITLE:
            unit.kind = LineKind.LABEL
    for place, (before, unit, following) in enumerate(zip([None, *units], units, units[1:], strict=False)):
        if before is not None and before.kind is LineKind.TITLE:
            is_note = unit.kind is LineKind.NOTE and len(unit.text) <= _LONGEST_COLUMN
            if is_note and following.kind in (LineKind.BYLINE, LineKind.AUTHOR):
                unit.kind = LineKind.LABEL
            if not unit.gap:
                continue
        if before is not None and not unit.gap and before.flat.endswith(":"):
            continue
        is_bare = unit.kind is LineKind.TITLE or (
            unit.kind is LineKind.NOTE and len(unit.text) <= _LONGEST_COLUMN
        )
        is_author = is_full_name(squeeze(following.flat)) or read_titled_names(following.text)
        if is_author and not following.level:
            continue
        if before is not None and _signs_headline(before, unit, following):
            unit.kind, unit.byline = LineKind.AUTHOR, read_author(unit.text)
            continue
        is_marked = bool(unit.level and following.level) and max(unit.level, following.level) < BOLD
        is_over_headline = following.kind is LineKind.TITLE and (
            unit.level == following.level or is_marked or not unit.level
        )
        if (
            unit.kind is LineKind.TITLE
            and place not in letters
            and (
                _is_unmarked_column(unit, following)
                or (
                    _is_short_name(before, unit, following)
                    and (unit is first or not _is_said_below(unit, units, place))
                )
            )
        ):
            unit.kind = LineKind.LABEL
        if not (is_bare and is_over_headline):
            continue
        is_of_notices = bool(NOTICES.search(unit.flat)) and len(unit.text) <= _LONGEST_COLUMN
        is_over_notice = heads_notice(following.flat) and (is_of_notices or names_column(unit.text))
        is_column = is_over_notice or (names_column(unit.text) and len(following.text) > len(unit.text))
        if is_column or names_box(unit.text) or names_series(unit.text):
            unit.kind = LineKind.LABEL


def _is_over_call(unit: Unit, call: Unit) -> bool:
    """Tell whether a word stands over nothing but the number to call: a column of readers' calls."""
    is_word = unit.kind is LineKind.TITLE and is_han(squeeze(unit.flat))
    return is_word and len(squeeze(unit.flat)) <= _LONGEST_OVER_ESSAY and bool(_CALL.match(call.flat))


_CALL = re.compile(r"^[\d()转 —-]{7,}$")
"""A telephone number."""

_WORD = re.compile(rf"^(?=.*[{HAN}])[{HAN}\d]+$")
"""What names of columns are made of: 天天315."""

_DATED = re.compile(r"^\d+[年月日届期版号]")
"""Opens the name of a day or the number of an issue."""

_BULLETED = re.compile(rf"^[■●◆▲★▼][{HAN}]{{2,6}}$")
"""A word with a bullet over a headline: a column's name, where it is nobody's."""


def _letter_ends(units: Sequence[Unit]) -> frozenset[int]:
    """Return the places of the units right under letters to the paper, which sign them."""
    ends: list[int] = []
    is_letter = False
    for place, unit in enumerate(units):
        if is_letter and unit.kind is not LineKind.TEXT:
            ends.append(place)
        is_letter = unit.kind is LineKind.TEXT and (is_letter or bool(TO_EDITORS.match(unit.flat)))
    return frozenset(ends)


def label_column(run: Sequence[Unit]) -> None:
    """Take the first of three lines for a column's name where the others are a headline and its author.

    Either the column's name is short, as over essays, or the headline could be a name by itself, so that
    the author's, which begins with a surname, must tell. Of two lines the first is no column's name but the
    headline.
    """
    if len(run) == 2 and run[0].kind is LineKind.LABEL and _is_named(run[1]) and _can_head(run[0]):
        run[0].kind = LineKind.TITLE  # nothing else heads the author's text
        return
    if len(run) != _COLUMN_RUN or any(unit.kind is not LineKind.TITLE or unit.level for unit in run[:2]):
        return
    column, headline, author = run
    if author.level or author.kind not in (LineKind.TITLE, LineKind.AUTHOR):
        return
    name = squeeze(column.flat)
    is_named_column = (
        _SHORTEST_NAME < len(name) <= _LONGEST_OVER_ESSAY
        and name[-1] not in _ENDS_PLACE
        and headline.flat[0] not in "(—"
        and not is_spread(headline.text)
    )
    if (
        (is_named_column or is_author_name(headline.text))
        and not is_full_name(squeeze(headline.flat))
        and (author.kind is LineKind.AUTHOR or is_full_name(squeeze(author.flat)))
        and is_han(name)
    ):
        column.kind = LineKind.LABEL


_LONGEST_OVER_ESSAY = 6
"""Characters of the longest name of a column over the headline and the author of an essay."""


def head_by_labels(drafts: Sequence[Draft]) -> None:
    """Let a column's name head the only piece under it, where that is no news and has no other heading.

    Args:
        drafts: of a page without marked headings, each with the headings that are its own.
    """
    for draft, following in itertools.zip_longest(drafts, drafts[1:]):
        is_alone = following is None or bool(following.titles or following.labels or following.is_photo)
        is_piece = len(draft.prose) >= _LEAST_PARAGRAPHS and all(
            unit.kind is LineKind.TEXT for unit in draft.prose
        )
        is_bare = bool(draft.labels) and not (draft.titles or draft.is_letter)
        if is_alone and is_piece and is_bare and _can_head(draft.labels[-1]):
            label = draft.labels.pop()
            label.kind = LineKind.TITLE
            draft.titles.append(label)
            draft.label = label_name(label.text)


_LEAST_PARAGRAPHS = 2
"""Of a piece; a single one may be a brief."""

_READERS = re.compile(r"来信|来函")
PICTURES = re.compile(r"图片|影像|镜头|快拍|光影")
"""A column that holds pictures."""


def _can_head(label: Unit) -> bool:
    """Tell whether a column's name can head a text: one without brackets, of no briefs or letters."""
    is_of_many = BRIEFS.search(label.flat) or _READERS.search(label.flat) or PICTURES.search(label.flat)
    return label.text[0] not in FRAMES and not is_of_many


def _is_named(unit: Unit) -> bool:
    """Tell whether a line without mark is an author's name."""
    return unit.kind is LineKind.TITLE and not unit.level and is_full_name(squeeze(unit.flat))


def _signs_headline(before: Unit, unit: Unit, following: Unit) -> bool:
    """Tell whether a bare name between a commentary column's name and a marked headline is the author's."""
    return (
        before.kind is LineKind.LABEL
        and bool(COMMENT.search(before.flat))
        and _is_named(unit)
        and following.kind is LineKind.TITLE
        and following.level > 0
    )


_COLUMN_RUN = 3
"""Lines: the column's name, the headline, the author."""

_LONGEST_COLUMN = 6
"""Characters of the longest note that can be a column's name."""

_LONGEST_UNMARKED = 6
"""Characters of the longest unmarked name over a marked headline; kickers are longer."""


def _is_said_below(unit: Unit, units: Sequence[Unit], place: int) -> bool:
    """Tell whether the text under the headline says the last word of a line over it, as of a headline."""
    return bool(bigrams(squeeze(unit.flat)[-2:]) & bigrams(_text_under(units, place + 2)))


def _text_under(units: Sequence[Unit], start: int) -> str:
    """Return the running text up to the next heading: it repeats words of a headline, not of a column."""
    story = itertools.dropwhile(lambda unit: unit.is_head, units[start:])
    return "".join(unit.flat for unit in itertools.takewhile(lambda unit: not unit.is_head, story))


def _is_unmarked_column(unit: Unit, following: Unit) -> bool:
    """Tell whether a word or two without mark stand over a marked headline."""
    name = squeeze(unit.flat) if label_name(unit.flat) == squeeze(unit.flat) else ""
    is_over_marked = following.kind is LineKind.TITLE and following.level > 0
    is_less = not unit.level or (unit.level == BOLD and following.level < BOLD)
    is_word = 0 < len(name) <= _LONGEST_UNMARKED and bool(_WORD.match(name)) and not _GIVER.search(name)
    is_word = is_word and name[-1] not in "县州镇乡"
    return is_over_marked and is_less and is_word


_GIVER = re.compile(rf"^.{{4,}}(?:{BODIES})$")
"""Who gives the notice above: 云溪供电公司."""


def _is_short_name(before: Unit | None, unit: Unit, following: Unit) -> bool:
    """Tell whether two to four characters, as most names of columns, stand alone over a longer headline."""
    name = squeeze(unit.flat)
    return (
        _SHORTEST_NAME <= len(name) <= _USUAL_NAME
        and bool(_WORD.match(name))
        and not _DATED.match(name)
        and (len(unit.text.split()) == 1 or max(map(len, unit.text.split())) == 1)
        and not _SIGNERS.match(name)
        and name[-1] not in _ENDS_PLACE
        and name not in COUNTRIES
        and "的" not in name
        and unit.level == following.level
        and following.kind is LineKind.TITLE
        and not (is_full_name(name) and (len(name) == _USUAL_NAME or not (unit.gap and following.gap)))
        and not (len(name) == _USUAL_NAME and (_TIME.match(name) or heads_notice(name)))
        and following.flat[0] not in "(—"
        and not heads_chapter(following.flat)
        and len(following.text) > len(name)
        and not (is_author_name(following.text) or is_spread(following.text))
        and (
            before is None
            or before.kind is not LineKind.TITLE
            or " " in before.text
            or unit.gap > following.gap
        )
    )


_TIME = re.compile("^(?:[今明去]年|[本上下每][周月年]|昨[日天晚]|今[天晨晚起]|明[日天晚起]|每[天日])")
"""Opens the name of a day, a week or a year, which is the beginning of a headline."""

_SIGNERS = re.compile("^一[群位名个]")
"""Opens what a letter is signed with: 一群旅客."""

_SHORTEST_NAME = 2
_USUAL_NAME = 4
_ENDS_PLACE = "省市县区镇乡村街道路局办院校处委厂了"

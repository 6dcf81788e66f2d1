"""Pictures: captions, their photographers, and headings that announce them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from unicodedata import numeric

from index.extraction.draft import Draft
from index.extraction.line_kinds import LineKind
from index.extraction.units import Unit
from index.extraction.vocabulary import likeness

_WITH_PICTURE = re.compile(r"[(](?:附|图片|照片)|附(?:图|照)片?")
WITH_PICTURE = re.compile(r"\((?:附[^()]{0,3}(?:图|照)|图片|照片)[^():]{0,6}\)$")
"""A heading that says that pictures go with its story."""

CAPTION_OPENING = re.compile(r"^(?:\d{1,2}月\d{1,2}日|昨日|昨天|图为)")
"""A caption that stands by itself opens with its day."""

NUMBERED = re.compile(r"^(?:[①-⑨]|[((]?[2-9][))、.:]|图[②-⑨二三四五2-9])")
"""The second and later pictures of a group."""

_NUMBER = re.compile(r"^(?:图[①-⑨一二三四五六1-9]|[①-⑨])")
"""A picture of a group."""

_SHOWN = re.compile(r"(?:^|。)(?:上|下|左|右)?图为")
LONGEST_BARE_CAPTION = 240
MOST_CAPTION_PARAGRAPHS = 3
LONGEST_CAPTION = 420
"""Characters of the longest caption with its paragraphs."""


def move_credits(units: Sequence[Unit]) -> list[Unit]:
    """Put a photographer's line that stands over a picture's heading and caption behind the caption."""
    moved = list(units)
    for place, unit in enumerate(units):
        if unit.kind is not LineKind.CREDIT or not place:
            continue
        caption = place + 1
        while caption < len(units) and units[caption].kind is LineKind.TITLE and caption <= place + 2:
            caption += 1
        if caption < len(units) and _is_caption_under(units, place, caption):
            moved[place : caption + 1] = [*moved[place + 1 : caption + 1], unit]
    return moved


def _is_caption_under(units: Sequence[Unit], place: int, caption: int) -> bool:
    """Tell whether the single paragraph at `caption` is a caption, and the text over the credit is none."""
    before, text = units[place - 1], units[caption]
    following = units[caption + 1] if caption + 1 < len(units) else None
    over = units[place - 2] if place > 1 else None
    is_own = over is not None and over.kind is LineKind.TITLE and bool(WITH_PICTURE.search(over.flat))
    return (
        before.is_prose
        and not is_own
        and not CAPTION_OPENING.match(before.flat)
        and not _SHOWN.search(before.flat)
        and text.kind is LineKind.TEXT
        and len(text.text) <= LONGEST_BARE_CAPTION
        and opens_caption(text.flat)
        and (following is None or following.is_head or following.kind is LineKind.LEAD)
    )


def has_picture(story: Draft) -> bool:
    """Tell whether a story's heading says that pictures go with it."""
    return any(
        _WITH_PICTURE.search(unit.flat) and unit.flat[-3:] != "图片)"
        for unit in [*story.titles, *story.body[:2]]
    )


def is_numbered(story: Draft) -> bool:
    """Tell whether the last paragraph of a story is one of several numbered captions."""
    return bool(story.prose) and bool(_NUMBER.match(story.prose[-1].flat))


def goes_on_counting(story: Draft, unit: Unit) -> bool:
    """Tell whether a caption has the number after that of the caption before it: １：…, ２：…."""
    last = _GIVEN_NUMBER.match(story.prose[-1].flat) if story.prose else None
    own = _GIVEN_NUMBER.match(unit.flat)
    return last is not None and own is not None and numeric(own[1]) == numeric(last[1]) + 1


_GIVEN_NUMBER = re.compile(r"^[图(]?([1-9一二三四五六七八九](?=[)、.:])|[①-⑨])")
"""The number of a caption."""


def is_group(story: Draft) -> bool:
    """Tell whether most of a story's text are numbered captions."""
    captions = [unit for unit in story.prose if _NUMBER.match(unit.flat) and "。" not in unit.flat[:-1]]
    return len(captions) * 2 > len(story.prose)


def awaits_caption(story: Draft) -> bool:
    """Tell whether a heading has announced a picture that nobody is named for yet."""
    is_picture = any(unit.flat.endswith("(图片)") for unit in story.titles)
    return is_picture and not any(unit.kind in (LineKind.CREDIT, LineKind.CAPTION) for unit in story.body)


def is_finished_picture(story: Draft) -> bool:
    """Tell whether a story is only a picture, by its heading, and its photographer has been named."""
    is_picture = bool(story.titles) and story.titles[-1].flat.endswith("(图片)")
    return is_picture and story.body[-1].kind in (LineKind.CREDIT, LineKind.CAPTION)


def opens_picture(units: Sequence[Unit], end: int) -> bool:
    """Tell whether a short caption with its photographer follows the run.

    A caption that opens as one after other text is of a picture of its own.
    """
    length = 0
    for count, unit in enumerate(units[end : end + MOST_CAPTION_PARAGRAPHS + 1]):
        if unit.kind is LineKind.CREDIT and count:
            return length <= LONGEST_CAPTION and (
                count == 1 or not opens_caption(units[end + count - 1].flat)
            )
        length += len(unit.text)
        if unit.kind is LineKind.CAPTION:
            return count == 0 or (length <= LONGEST_CAPTION and not opens_caption(unit.flat))
        if unit.kind is not LineKind.TEXT:
            return False
    return False


def stands_over_caption(units: Sequence[Unit], end: int) -> bool:
    """Tell whether a run that ends at `end` has a caption right under it, and nothing else of a story."""
    first, second = (*units[end : end + 2], None, None)[:2]
    is_credited = second is not None and second.kind is LineKind.CREDIT
    return first is not None and (first.kind is LineKind.CAPTION or is_credited)


def opens_caption(flat: str) -> bool:
    """Tell whether a paragraph reads as a caption that stands by itself."""
    return bool(CAPTION_OPENING.match(flat) or _SHOWN.search(flat))


_CREDITED = frozenset([LineKind.CREDIT, LineKind.CAPTION])


_ALIKE = 0.06
"""News that goes on after a picture has so much in common with what it said before."""


def interrupts(picture: Draft, story: Draft, unit: Unit, following: Unit | None) -> bool:
    """Tell whether a picture with a heading stands inside a signed story or news that goes on with a unit.

    Args:
        picture: the last draft.
        story: the one before it.
        unit: that follows the picture: a paragraph, or a heading that may be a part's.
        following: the unit after that.
    """
    is_over = picture.is_photo and bool(picture.titles) and not picture.bylines
    is_over = is_over and bool(picture.body) and picture.body[-1].kind in _CREDITED
    is_signed = any(line.kind is LineKind.BYLINE for line in story.bylines) and len(story.prose) > 1
    is_news = story.has_lead and bool(story.titles)
    if not (is_over and (is_signed or is_news)) or story.is_photo or story.is_signed:
        return False
    if unit.kind is LineKind.TEXT:
        is_other = opens_caption(unit.flat) or bool(NUMBERED.match(unit.flat) or unit.byline)
        return not is_other and (is_signed or likeness(story.text, unit.flat) >= _ALIKE)
    if is_news:
        return False
    is_part = unit.kind is LineKind.TITLE and not unit.level
    return is_part and following is not None and following.kind is LineKind.TEXT


def is_under_image(units: Sequence[Unit], run: Sequence[Unit], end: int, after_image: frozenset[int]) -> bool:
    """Tell whether a heading right under the link of an image has nothing but a caption under it.

    Args:
        units: of the page.
        run: the heading.
        end: place of the unit after it.
        after_image: numbers of the lines under links.
    """
    caption, *after = [*units[end : end + 2], None]
    return (
        run[0].lines[0].number in after_image
        and caption is not None
        and caption.kind is LineKind.TEXT
        and len(caption.text) <= LONGEST_CAPTION
        and (after[0] is None or after[0].is_head or after[0].kind is LineKind.CREDIT)
    )


def is_credited(units: Sequence[Unit], place: int) -> bool:
    """Tell whether a photographer's line follows the paragraph."""
    following = units[place + 1] if place + 1 < len(units) else None
    if following is None or units[place].kind is LineKind.ROW or len(units[place].text) > LONGEST_CAPTION:
        return False
    if following.kind is LineKind.CREDIT:
        return True
    after = units[place + 2] if place + 2 < len(units) else None
    goes_on = after is not None and after.is_prose and after.kind is not LineKind.LEAD
    is_caption = units[place].gap > 1 or bool(CAPTION_OPENING.match(units[place].flat))
    return (
        following.kind is LineKind.BYLINE
        and bool(following.byline and following.byline.photographers)
        and not goes_on
        and (is_caption or after is None or after.kind is not LineKind.TITLE)
    )


def is_bare_caption(units: Sequence[Unit], place: int, usual_gap: int) -> bool:
    """Tell whether a paragraph is a caption that names nobody: set apart, opening with its day, or 图为."""
    unit = units[place]
    following = units[place + 1] if place + 1 < len(units) else None
    if unit.kind is not LineKind.TEXT or len(unit.text) > LONGEST_BARE_CAPTION:
        return False
    if is_credited(units, place):
        return False
    if following is not None and following.is_prose and following.kind is not LineKind.LEAD:
        return False
    is_apart = unit.gap > usual_gap and bool(CAPTION_OPENING.match(unit.flat))
    return is_apart or bool(_SHOWN.search(unit.flat))


def is_short_caption(story: Draft) -> bool:
    """Tell whether all the text of a story is short enough for a caption, and no table."""
    return (
        not (story.prose and story.prose[-1].kind is LineKind.ROW)
        and len(story.prose) <= MOST_CAPTION_PARAGRAPHS
        and sum(len(unit.text) for unit in story.prose) <= LONGEST_CAPTION
    )

"""Split: the borders between the articles of a page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.extraction.borders import (
    Outlook,
    Place,
    is_border,
    is_later_part,
    is_marked_subhead,
    is_signed_run,
    text_to_come,
)
from index.extraction.boxes import is_box
from index.extraction.briefs import are_items_news, is_brief, is_column, is_item, run_in_heading
from index.extraction.bylines import read_author
from index.extraction.contributions import is_contribution
from index.extraction.draft import TO_EDITOR, TO_EDITORS, Draft, heads_chapter
from index.extraction.endings import (
    closing_bylines,
    head_story,
    heading_lines,
    is_reply,
    last_words,
    list_items,
    signature_lines,
    signs_abstract,
    signs_document,
)
from index.extraction.labels import AFTERWORD, BRIEFS, heads_notice, holds_notices
from index.extraction.line_kinds import ASIDE, BOLD, LineKind
from index.extraction.openings import open_draft
from index.extraction.parallels import is_parallel
from index.extraction.parts import heads_aspect, heads_part, is_standings
from index.extraction.pictures import (
    CAPTION_OPENING,
    LONGEST_BARE_CAPTION,
    NUMBERED,
    WITH_PICTURE,
    awaits_caption,
    goes_on_counting,
    has_picture,
    interrupts,
    is_bare_caption,
    is_credited,
    is_finished_picture,
    is_numbered,
    is_short_caption,
    is_under_image,
    move_credits,
    opens_picture,
    stands_over_caption,
)
from index.extraction.places import COUNTRIES
from index.extraction.round_ups import is_place_in_round_up
from index.extraction.signs import flatten, squeeze
from index.extraction.style import read_style, run_end
from index.extraction.titles import ARTWORK
from index.extraction.units import Unit
from index.extraction.vocabulary import PageVocabulary

_PICTURES = re.compile(r"^.{0,3}图片?:$")

_LONGEST_ARTIST = 24

_CONTINUED = re.compile(r"^\((?:上接|紧接)[^()]{0,8}版\)")
"""Opens the rest of a story that began on another page."""

_SHORTEST_VERSE = 3
"""Lines of the shortest verse that its author's name in brackets closes, with no heading over it."""


class Splitter:
    """Walks over the units of a page once and gathers drafts."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self.units = move_credits([unit for unit in units if unit.kind not in ASIDE])
        self.drafts: list[Draft] = []
        self.style = read_style(units)
        self.vocabulary = PageVocabulary(self.units)
        self.outlook = Outlook(self.units)
        self.are_items_news = are_items_news(self.units)
        self.heads_pictures = any(WITH_PICTURE.search(unit.flat) for unit in units if unit.is_head)

    def split(self) -> list[Draft]:
        """Return the drafts in page order; a run of headings between two bodies opens the second."""
        place = 0
        while place < len(self.units):
            unit, following = self.units[place], self._unit_at(place + 1)
            if len(self.drafts) > 1 and interrupts(self.drafts[-1], self.drafts[-2], unit, following):
                self.drafts[-2:] = [self.drafts[-1], self.drafts[-2]]
            if unit.is_head:
                end = run_end(self.units, place)
                self._take_run(place, end)
                place = end
            else:
                self._take_body(place)
                place += 1
        drafts = [draft for draft in self.drafts if draft.units]
        return sorted(drafts, key=lambda draft: draft.units[0].lines[0].number)

    @property
    def current(self) -> Draft:
        """The draft that is being filled."""
        if not self.drafts:
            self.drafts.append(Draft())
        return self.drafts[-1]

    def _unit_at(self, place: int) -> Unit | None:
        return self.units[place] if place < len(self.units) else None

    def _take_run(self, start: int, end: int) -> None:
        """Take a run of headings, labels and bylines: a border, or sub-headings of the current story."""
        run = self.units[start:end]
        following = self._unit_at(end)
        if self._take_artwork(run):
            if end > start + 2:
                self._take_run(start + 2, end)
            return
        story = self.current
        closing = closing_bylines(story, run, following) or signature_lines(story, run, following)
        items = [] if closing else list_items(story, run, following) or last_words(story, run, following)
        if closing or items:
            is_picture_list = bool(items) and bool(_PICTURES.match(story.prose[-1].flat))
            story.body.extend([*closing, *items])
            start += len(closing) + len(items)
            run = self.units[start:end]
            if closing and self._take_artwork(run):
                start, run = start + 2, run[2:]
            if items and run and (signed := signature_lines(story, run, following)):
                story.body.extend(signed)
                start, run = start + len(signed), run[len(signed) :]
            if not run:
                return
            if is_picture_list:
                self._open(run, end)
                return
        if count := heading_lines(story, run):
            head_story(story, run[:count])
            run, start = run[count:], start + count
        if len(run) == 1 and run[0].kind is LineKind.LABEL and not run[0].level and self.current.awaits_part:
            run[0].kind = LineKind.TITLE  # of a part that the heading announced
        if self.drafts and signs_abstract(self.current, run):
            self._sign(run)
        elif self.drafts and is_parallel(self.current, run, text_to_come(self.units, end)):
            label = self.current.column
            self._open(run, end)
            self.current.label = label
        elif self._is_border(run, end, following):
            column = self.drafts[-1].column if self.drafts else ""
            self._open(run, end)
            if holds_notices(column) and self._may_be_notice(following):
                self.current.label = column
        else:
            if signs_document(run, self.units[end : end + 2]):
                for unit in run:
                    unit.kind = LineKind.TEXT
            self.current.take(run)

    def _may_be_notice(self, following: Unit | None) -> bool:
        """Tell whether the story just opened can stand in a column of notices: nobody reports it."""
        is_news = following is not None and following.kind is LineKind.LEAD
        return not (is_news or self.current.labels or self.current.bylines)

    def _sign(self, run: Sequence[Unit]) -> None:
        signer = run[0]
        if signer.kind is LineKind.TITLE:
            signer.kind, signer.byline = LineKind.AUTHOR, read_author(signer.text)
        self.current.bylines.append(signer)
        self.current.body.extend(run[1:])

    def _take_artwork(self, run: Sequence[Unit]) -> bool:
        """Take a picture that is only a title with its technique and the artist's name."""
        if len(run) < 2 or not ARTWORK.search(run[0].flat) or len(run[1].text) > _LONGEST_ARTIST:
            return False
        run[1].kind, run[1].byline = LineKind.TEXT, run[1].byline or read_author(run[1].text)
        self.drafts.append(Draft(titles=[run[0]], body=[run[1]], is_photo=True))
        return True

    def _is_border(self, run: Sequence[Unit], end: int, following: Unit | None) -> bool:
        story = self.current if self.drafts else None
        is_news = following is not None and following.kind is LineKind.LEAD
        is_signed = any(unit.kind is LineKind.BYLINE for unit in run)
        if story is not None and story.awaits_text and not (is_news or is_signed):
            return False
        if story is None or not story.prose:
            return True
        if story.is_document and any(heads_chapter(unit.flat) for unit in run):
            return False
        if AFTERWORD.match(run[0].flat):
            return story.is_letter or len(run) > 1 or story.is_marked_like(run[0])
        if (
            is_reply(story, run, following)
            or is_box(story, run, following)
            or is_contribution(story, run, text_to_come(self.units, end))
        ):
            return False
        is_bullet = story.body[0].kind is LineKind.BULLET and not story.titles
        if is_bullet or story.is_signed or story.is_artwork:
            return True
        if any(unit.kind in (LineKind.BYLINE, LineKind.AUTHOR, LineKind.LABEL) for unit in run):
            return True
        if len(run) > 1 and squeeze(run[0].flat) in COUNTRIES:
            return True
        if ARTWORK.search(run[0].flat) or any(heads_notice(unit.flat) for unit in run):
            return True
        if any(unit.flat.startswith("—") for unit in run[1:]):  # a deck, which sub-heads have none of
            return True
        if following is not None and TO_EDITORS.match(following.flat):
            return True
        if is_standings(story, run, following):
            return False
        if story.is_letter and story.prose[-1].kind is LineKind.NOTE:
            return True
        if WITH_PICTURE.search(run[0].flat) or (story.body and is_finished_picture(story)):
            return True
        if following is None or following.kind is LineKind.LEAD:
            return not is_place_in_round_up(story, run)
        if len(run) >= _SHORTEST_VERSE and following.kind is LineKind.CLOSING and following.byline:
            return True
        if run[0].lines[0].number in self.style.after_rule or story.jumps or following.kind is LineKind.JUMP:
            return True
        is_picture = opens_picture(self.units, end) and not has_picture(story) and not heads_aspect(run)
        is_picture = is_picture and (not story.bylines or stands_over_caption(self.units, end))
        marked = [unit for unit in run if 0 < unit.level < BOLD]
        if marked:
            highest = min((unit.level for unit in story.titles if 0 < unit.level < BOLD), default=0)
            if not any(unit.level in self.style.levels for unit in marked):
                return any(unit.level <= highest for unit in marked)
            is_feature = bool(story.bylines) or any(unit.flat.startswith("—") for unit in story.titles)
            may_be_subhead = len(run) == 1 and run[0].level >= highest and is_feature
            may_be_subhead = may_be_subhead and not is_picture
            return not (may_be_subhead and is_marked_subhead(self._place(run, end)))
        if is_picture or is_under_image(self.units, run, end, self.style.after_image):
            return True
        if is_later_part(run) or heads_part(story, run, following):
            return False
        # what follows overrules the sum, not spares it: such places stay among its examples
        heads_story = self._judge(self._place(run, end)) or (story.is_reported and is_signed_run(run))
        return heads_story and not signs_document(run, self.units[end : end + 2])

    def _judge(self, place: Place) -> bool:
        """Tell whether the run heads a new story, by all that surrounds it."""
        return is_border(place)

    def _place(self, run: Sequence[Unit], end: int) -> Place:
        story = self.current
        return Place(
            run=run,
            story=story.prose,
            following=text_to_come(self.units, end),
            heading=squeeze(story.title_text),
            is_headed_in_lines=len(story.titles) > 1,
            is_closed=story.body[-1].kind is LineKind.CLOSING,
            is_signed=bool(story.bylines) and not story.has_lead,
            is_shown=len(story.prose) == 1 and story.body[-1].kind in (LineKind.CREDIT, LineKind.CAPTION),
            level=story.titles[0].level if story.titles else 0,
            has_lead=story.has_lead,
            subheads=[squeeze(unit.text) for unit in story.body if unit.kind is LineKind.TITLE],
            awaits_part=story.awaits_part,
            coming=self.outlook.headings(end),
            sure_border_comes=self.outlook.has_sure_border(end),
            style=self.style,
            vocabulary=self.vocabulary,
        )

    def _open(self, run: Sequence[Unit], end: int) -> None:
        draft = open_draft(run, self._unit_at(end))
        draft.is_photo = is_under_image(self.units, run, end, self.style.after_image)
        draft.body[:0] = self._take_note()
        self.drafts.append(draft)

    def _take_note(self) -> list[Unit]:
        """Take an editor's note that stands over its story's heading."""
        note = self.drafts[-1] if self.drafts else None
        if note is None or note.titles or not note.body:
            return []
        if any(unit.kind is not LineKind.NOTE for unit in note.body):
            return []
        return self.drafts.pop().body

    def _take_body(self, place: int) -> None:
        unit = self.units[place]
        if unit.kind is LineKind.JUMP:
            if _CONTINUED.match(unit.flat) and self.current.body:
                self.drafts.append(Draft())
            self.current.jumps.append(unit)
        elif unit.kind is LineKind.CREDIT:
            self._take_credit(unit)
        elif unit.kind is LineKind.CLOSING:
            self.current.close(unit)
        elif self._starts_story(unit, place):
            self._start(unit, place)
        else:
            self._resume(unit)

    def _starts_story(self, unit: Unit, place: int) -> bool:
        """Tell whether a paragraph without heading begins a story of its own."""
        story = self.current
        if not story.body:
            return False
        if unit.kind is LineKind.LEAD:
            return not self._awaits_lead(story) and not story.ends_with_subhead
        if _CONTINUED.match(unit.flat):
            return True
        if TO_EDITOR.match(unit.flat) and "信" not in story.title_text:
            is_over = not story.has_only_deck and (not story.is_letter or story.has_names)
            return is_over and not story.ends_with_subhead
        if unit.kind is LineKind.BULLET:
            return is_brief(story, self.units, are_news=self.are_items_news)
        if unit.kind is LineKind.CAPTION:
            is_next = goes_on_counting(story, unit) or (
                NUMBERED.match(unit.flat) and (story.is_photo or not story.has_lead)
            )
            return not (has_picture(story) or is_next or self.heads_pictures)
        if NUMBERED.match(unit.flat) and (story.is_photo or is_numbered(story)):
            return False
        if (
            story.is_photo
            and story.body[-1].kind is LineKind.CREDIT
            and len(unit.text) > LONGEST_BARE_CAPTION
        ):
            return True
        if is_credited(self.units, place) and not has_picture(story) and not awaits_caption(story):
            return not self.heads_pictures and (
                story.has_lead
                or story.has_names
                or unit.gap > self.style.usual_gap
                or bool(CAPTION_OPENING.match(unit.flat))
            )
        if is_bare_caption(self.units, place, self.style.usual_gap) and not has_picture(story):
            return bool(story.has_lead and story.titles)
        return bool(unit.lines[0].bold_lead) and is_brief(story, self.units, are_news=self.are_items_news)

    def _awaits_lead(self, story: Draft) -> bool:
        """Tell whether a story has only a deck, an editor's note or captions under its heading so far."""
        if not story.titles or story.has_lead or story.is_photo:
            return False
        return has_picture(story) or story.has_only_deck

    def _start(self, unit: Unit, place: int) -> None:
        draft, label = Draft(), ""
        previous = self.drafts[-1] if self.drafts else None
        if previous and (unit.kind is LineKind.LEAD or is_item(unit)):
            label = previous.column
            draft.label = label if BRIEFS.search(flatten(label)) else ""
        if is_item(unit):
            draft.run_in = run_in_heading(unit)
            if previous and previous.is_column:
                draft.is_column, draft.label = True, label or draft.label
        draft.body.append(unit)
        draft.is_photo = unit.kind is LineKind.CAPTION or is_bare_caption(
            self.units, place, self.style.usual_gap
        )
        draft.is_caption = (
            not draft.is_photo and unit.kind is LineKind.TEXT and bool(CAPTION_OPENING.match(unit.flat))
        )
        self.drafts.append(draft)
        if draft.is_photo:
            self._return_to_story()

    def _resume(self, unit: Unit) -> None:
        """Add a paragraph to the current story."""
        story = self.current
        if unit.kind is LineKind.CAPTION and not has_picture(story) and not story.prose:
            story.is_photo = True
        if is_item(unit):
            self._take_item(unit, story)
        story.body.append(unit)

    def _return_to_story(self) -> None:
        """Make the story current again that a finished picture without heading interrupted."""
        if len(self.drafts) < 2:
            return
        story, picture = self.drafts[-2:]
        if picture.is_photo and not (picture.titles or picture.labels) and story.prose and not story.is_photo:
            self.drafts[-2:] = [picture, story]

    def _take_item(self, unit: Unit, story: Draft) -> None:
        """Give the first brief of a column its heading, and leave the column's name to all of them."""
        if story.prose:
            return
        if is_column(story, self.units):
            story.is_column = True
            names = [*story.labels, *story.titles]
            story.labels, story.titles = sorted(names, key=lambda unit: unit.lines[0].number), []
        if not story.titles and is_brief(story, self.units, are_news=self.are_items_news):
            story.run_in = run_in_heading(unit)

    def _take_credit(self, unit: Unit) -> None:
        """Close a picture with its photographer."""
        story = self.current
        if not has_picture(story) and not story.has_lead and not story.bylines and is_short_caption(story):
            story.is_photo = True
        story.body.append(unit)
        self._return_to_story()

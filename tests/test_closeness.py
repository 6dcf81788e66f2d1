"""Closeness: places found in a few articles are those a plain scan finds."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.inversion import Texts, invert
from search.candidates import BACKWARDS, NEAR, Places
from search.occurrences import count_string, find_within

TEXTS = st.lists(st.text(alphabet="江河湖a1\n", max_size=30), min_size=1, max_size=8)


@given(TEXTS, st.text(alphabet="江河湖a1", min_size=1, max_size=5), st.data())
def test_a_string_is_found_in_the_ranges_given_and_only_there(
    texts: list[str], string: str, data: st.DataObject
) -> None:
    tables = invert(Texts.of(texts), [()] * len(texts))
    chosen = sorted(data.draw(st.sets(st.integers(0, len(texts) - 1))))
    begins, ends = tables.starts[chosen], tables.starts[[number + 1 for number in chosen]]
    owners, positions = find_within(tables, string, begins, ends)
    expected = [
        (place, at)
        for place, number in enumerate(chosen)
        for at in range(len(texts[number]))
        if texts[number].startswith(string, at)
    ]
    assert list(zip(owners.tolist(), (positions - begins[owners]).tolist(), strict=True)) == expected


@given(TEXTS, st.text(alphabet="江河湖a1", min_size=1, max_size=5))
def test_every_occurrence_is_counted_overlapping_ones_too(texts: list[str], string: str) -> None:
    ids, counts = count_string(invert(Texts.of(texts), [()] * len(texts)), string)
    expected = {
        number: sum(text.startswith(string, at) for at in range(len(text)))
        for number, text in enumerate(texts)
    }
    assert dict(zip(ids.tolist(), counts.tolist(), strict=True)) == {n: c for n, c in expected.items() if c}


def places(*offsets: int, owner: int = 0) -> Places:
    return Places(np.full(len(offsets), owner, np.int64), np.array(offsets, np.int64))


def test_what_follows_nearby_counts_more_than_what_precedes_and_far_counts_nothing() -> None:
    assert places(100).nearness(places(104), 1).tolist() == [1.0]
    assert places(100).nearness(places(96), 1).tolist() == [BACKWARDS]
    assert places(100).nearness(places(100 + NEAR + 1), 1).tolist() == [0.0]


def test_nearness_does_not_reach_into_the_next_article() -> None:
    assert places(100, owner=0).nearness(places(0, owner=1), 2).tolist() == [0.0, 0.0]

"""Nearness and asterisks on whole arrays, held against a plain scan of every text."""

from itertools import combinations_with_replacement, pairwise, product

from hypothesis import given
from hypothesis import strategies as st

from index.folding import BREAK
from index.inversion import Texts, invert
from search.occurrences import Counted, count_beginning, count_ending
from search.proximity import count_in_order, count_near

texts = st.lists(st.text(alphabet=f"甲乙丙{BREAK}", max_size=24), min_size=1, max_size=6)
strings = st.text(alphabet="甲乙丙", min_size=1, max_size=3)
distances = st.integers(0, 6)


def places(text: str, string: str) -> list[tuple[int, int]]:
    """Return where a string begins and ends in a text."""
    return [(at, at + len(string)) for at in range(len(text)) if text.startswith(string, at)]


def found(counted: Counted) -> set[int]:
    ids, counts = counted
    assert (counts > 0).all()
    assert ids.tolist() == sorted(set(ids.tolist()))
    return set(ids.tolist())


@given(texts, st.lists(strings, min_size=1, max_size=2), st.lists(strings, min_size=1, max_size=2), distances)
def test_near_finds_the_texts_in_which_any_two_places_are_near(
    archive: list[str], left: list[str], right: list[str], distance: int
) -> None:
    tables = invert(Texts.of(archive), [[] for _ in archive])
    expected = {
        number
        for number, text in enumerate(archive)
        for one, other in product(left, right)
        for (start, end), (first, last) in product(places(text, one), places(text, other))
        if 0 <= first - end <= distance or 0 <= start - last <= distance
    }
    assert found(count_near(tables, left, right, distance)) == expected


@given(texts, st.lists(strings, min_size=2, max_size=3), distances)
def test_words_in_order_follow_each_other_within_the_distance(
    archive: list[str], words: list[str], distance: int
) -> None:
    tables = invert(Texts.of(archive), [[] for _ in archive])
    expected = {
        number
        for number, text in enumerate(archive)
        for chain in product(*(places(text, word) for word in words))
        if all(0 <= after[0] - before[1] <= distance for before, after in pairwise(chain))
    }
    assert found(count_in_order(tables, words, distance)) == expected


words = st.lists(
    st.lists(st.sampled_from(["".join(two) for two in combinations_with_replacement("甲乙a9", 2)])),
    min_size=1,
    max_size=5,
)


@given(words, st.sampled_from(["甲", "乙", "a", "9", "甲乙", "丙"]))
def test_beginnings_and_endings_are_counted_over_all_words(archive: list[list[str]], text: str) -> None:
    tables = invert(Texts.of(["".join(row) for row in archive]), archive)
    for count, is_meant in ((count_beginning, str.startswith), (count_ending, str.endswith)):
        ids, counts = count(tables, text)
        expected = {number: sum(is_meant(word, text) for word in row) for number, row in enumerate(archive)}
        assert dict(zip(ids.tolist(), counts.tolist(), strict=True)) == {
            n: k for n, k in expected.items() if k
        }

"""Inverted tables answer like a scan of the text, and give the text back."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.inversion import Blocks, Texts, TextTables, invert, recover_texts
from search.occurrences import count_string, count_word

SIGNS = st.text(alphabet="铁路建设年，n95\n𠮷", max_size=30)


def words_of(text: str) -> list[str]:
    return [text[start : start + 2] for start in range(0, len(text), 2)]


def recover_words(tables: TextTables) -> list[list[str]]:
    """Return each article's words, repeated as often as they stand there, in the order of the terms."""
    found: list[list[str]] = [[] for _ in range(len(tables.starts) - 1)]
    vocabulary = tables.words.to_list()
    counts = np.diff(tables.word_postings.offsets).astype(np.int64)
    terms = np.repeat(np.arange(len(vocabulary)), counts).tolist()
    ids = tables.word_postings.ids.tolist()
    for term, document, frequency in zip(terms, ids, tables.word_postings.frequencies.tolist(), strict=True):
        found[document].extend([vocabulary[term]] * frequency)
    return found


def scan(texts: list[str], wanted: str) -> dict[int, int]:
    counts = {
        number: sum(text.startswith(wanted, place) for place in range(len(text)))
        for number, text in enumerate(texts)
    }
    return {number: count for number, count in counts.items() if count}


@given(st.lists(SIGNS, max_size=8), st.text(alphabet="铁路建设年，n95𠮷", min_size=1, max_size=7))
def test_a_string_is_counted_as_often_as_a_scan_counts_it(texts: list[str], wanted: str) -> None:
    tables = invert(Texts.of(texts), [words_of(text) for text in texts])
    ids, counts = count_string(tables, wanted)
    assert dict(zip(ids.tolist(), counts.tolist(), strict=True)) == scan(texts, wanted)


@given(st.lists(SIGNS, max_size=8))
def test_texts_and_words_come_back_from_their_tables(texts: list[str]) -> None:
    words = [words_of(text) for text in texts]
    laid = Texts.of(texts)
    tables = invert(laid, words)
    assert recover_texts(tables).codes.tolist() == laid.codes.tolist()
    assert [sorted(found) for found in recover_words(tables)] == [sorted(given) for given in words]


@given(st.lists(st.lists(st.sampled_from(["铁路", "建设", "n95", "𠮷"]), max_size=6), max_size=6))
def test_a_word_is_counted_where_it_is_a_word(words: list[list[str]]) -> None:
    tables = invert(Texts.of(["。"] * len(words)), words)
    for word in ("铁路", "n95", "没有"):
        ids, counts = count_word(tables, word)
        wanted = {number: own.count(word) for number, own in enumerate(words) if word in own}
        assert dict(zip(ids.tolist(), counts.tolist(), strict=True)) == wanted


def test_an_alphabet_too_large_for_packed_keys_is_inverted_all_the_same() -> None:
    codes = [code for code in range(0x3400, 0x3400 + 90_000) if not 0xD800 <= code < 0xE000]
    text = "".join(map(chr, codes))
    tables = invert(Texts.of([text, text[500:700]]), [[], []])
    ids, counts = count_string(tables, text[600:605])
    assert ids.tolist() == [0, 1]
    assert counts.tolist() == [1, 1]
    assert np.all(np.diff(tables.pairs.astype(np.float64)) > 0)


@given(st.lists(st.sampled_from([0, 0, 2, 3, 17, 400]), max_size=60), st.data())
def test_blocks_tell_the_article_of_every_position(lengths: list[int], data: st.DataObject) -> None:
    starts = np.append(0, np.cumsum(lengths)).astype(np.uint32)
    end = int(starts[-1])
    chosen = data.draw(st.sets(st.integers(0, end - 1)) if end else st.just(set()))
    positions = np.array(sorted(chosen), np.uint32)
    expected = np.searchsorted(starts, positions, side="right") - 1
    assert Blocks.of(starts).owners(positions).tolist() == expected.tolist()

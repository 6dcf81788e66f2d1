"""Folding: what is found is exactly what is marked."""

import doctest
import sys
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import index.folding
from index.folding import BREAK, BREAKS, SENTENCE_ENDS, fold, fold_text

MIXED = st.text(
    st.one_of(
        st.sampled_from(
            "铁路张某統計乾隆後〇○，。！？；：（）《》“”‘’「」『』…—·•\u3000 \n\t"
            "Ｎ９５n5aé㎡①ﬁß𠮷⻓⼀ガ\u0301\u200b\ufe0f"
        ),
        st.characters(),
    ),
    max_size=60,
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("統計數據", "统计数据"),
        ("Ｎ９５　ＡＩ", "n95 ai"),
        ("５Ｇ 網絡", "5g网络"),
        ("“六稳”“六保”", "六稳六保"),
        ("「雙減」政策", "双减政策"),
        ("王 家 某 主 持", "王家某主持"),
        ("王　某", "王某"),
        ("12 月 14 日", "12月14日"),
        ("open  source  software", "open source software"),
        ("　　本市讯", "本市讯"),
        ("AI “未来” 展", "ai未来展"),
        ("3∶2", "3:2"),
        ("二○二一年", "二〇二一年"),
        ("约翰•史密斯", "约翰·史密斯"),
        ("约翰・史密斯", "约翰·史密斯"),
        ("COVID‑19", "covid-19"),
        ("120㎡", "120m2"),
        ("25℃", "25°c"),
        ("½", "1/2"),
        ("Café", "cafe"),
        ("Cafe\u0301", "cafe"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("⻓⻢⼈", "长马人"),
        ("𠮷野", "𠮷野"),
        ("铁\u200b路\ufeff", "铁路"),
        ("铁\x00路", "铁路"),
        ("好。坏", "好\n坏"),
        ("好！？坏", "好\n\n坏"),
        ("3.5%", "3.5%"),
        ("先……后", "先\n\n后"),
        ("一行\r\n二行", "一行\n\n二行"),
        ("", ""),
        ("   ", ""),
        ("“”", ""),
    ],
)
def test_the_same_words_in_another_print_fold_to_the_same(text: str, folded: str) -> None:
    assert fold(text).text == folded
    assert fold_text(text) == folded


@pytest.mark.parametrize(
    ("text", "found", "original"),
    [
        ("“十四五”规划", "五规", "五”规"),
        ("火炬統計數據", "统计", "統計"),
        ("王 家 某 主 持", "家某主", "家 某 主"),
        ("共120㎡。", "m2", "㎡"),
        ("共120㎡。", "0m", "0㎡"),
        ("野家𠮷田", "𠮷田", "𠮷田"),
        ("Cafe\u0301开张", "cafe", "Cafe\u0301"),
        ("戴Ｎ９５口罩", "n95", "Ｎ９５"),
    ],
)
def test_a_folded_range_leads_back_to_its_original_characters(text: str, found: str, original: str) -> None:
    folded = fold(text)
    start = folded.text.index(found)
    first, last = folded.original_range(start, start + len(found))
    assert text[first:last] == original


def test_every_character_of_unicode_folds_to_something_that_stays_as_it_is() -> None:
    every = map(chr, range(sys.maxunicode + 1))
    changing = [sign for sign in every if fold_text(fold_text(sign)) != fold_text(sign)]
    assert changing == []


def test_break_signs_and_nothing_else_fold_to_one_break() -> None:
    breaks = {sign for sign in map(chr, range(sys.maxunicode + 1)) if BREAK in fold_text(sign)}
    assert breaks == BREAKS
    assert {fold_text(sign) for sign in breaks} == {BREAK}
    assert SENTENCE_ENDS < BREAKS


@given(MIXED)
@example(" 铁  路 a  b ")
@example("a \u0301 b")
@example("\u0301a")
def test_both_ways_to_fold_agree(text: str) -> None:
    assert fold(text).text == fold_text(text)


@given(MIXED)
def test_folding_a_folded_text_changes_nothing(text: str) -> None:
    folded = fold_text(text)
    assert fold_text(folded) == folded


@given(MIXED)
def test_composed_and_decomposed_text_fold_to_the_same(text: str) -> None:
    assert fold_text(unicodedata.normalize("NFC", text)) == fold_text(unicodedata.normalize("NFD", text))


@given(MIXED)
def test_offsets_never_go_back_and_stay_inside_the_text(text: str) -> None:
    folded = fold(text)
    starts, ends = list(folded.starts), list(folded.ends)
    assert len(starts) == len(ends) == len(folded.text)
    assert starts == sorted(starts)
    assert ends == sorted(ends)
    assert all(0 <= start < end <= len(text) for start, end in zip(starts, ends, strict=True))


@given(MIXED)
def test_every_folded_character_comes_from_the_original_it_points_to(text: str) -> None:
    folded = fold(text)
    for sign, start, end in zip(folded.text, folded.starts, folded.ends, strict=True):
        assert sign == " " or sign in fold_text(text[start:end])


@given(st.text("铁路建设 “”　", max_size=30), st.text("铁路建设 “”　", max_size=5))
def test_text_between_han_characters_is_found_whatever_quotes_and_spaces_are_typed(
    text: str, part: str
) -> None:
    bare = "".join(sign for sign in text if sign in "铁路建设")
    bare_part = "".join(sign for sign in part if sign in "铁路建设")
    assert (fold_text(part) in fold_text(text)) == (bare_part in bare)


def test_the_examples_in_the_docstrings_are_true() -> None:
    assert doctest.testmod(index.folding).failed == 0

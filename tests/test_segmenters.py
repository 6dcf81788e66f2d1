"""jieba is the reference; rjieba, which is faster, must cut the same words."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import tokens
from index.folding import fold_text
from index.tokens import characters, cut_words, load_jieba, words

SAMPLE = "欧阳振宇昨日在望江县图书馆说，二〇二四年铁路建设投资增长3.5%，N95口罩和GB/T7714标准，"


@pytest.fixture(scope="module")
def both() -> tuple[object, object]:
    rjieba = pytest.importorskip("rjieba", reason="rjieba is not installed; jieba cuts the words")
    return load_jieba(), rjieba.Jieba()


@given(st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FD5), min_size=1, max_size=40))
def test_rjieba_cuts_han_runs_like_jieba(both: tuple[object, object], run: str) -> None:
    reference, fast = both
    assert list(fast.cut(run, True)) == list(reference.cut(run, HMM=True))  # type: ignore[attr-defined]


def test_jieba_takes_over_where_rjieba_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = cut_words(fold_text(SAMPLE))
    monkeypatch.setattr(tokens, "segmenter_name", lambda: "jieba")
    tokens._cutter.cache_clear()
    assert cut_words(fold_text(SAMPLE)) == expected
    tokens._cutter.cache_clear()


def test_words_and_characters_know_their_place_in_the_original() -> None:
    for token in (*words(SAMPLE), *characters(SAMPLE)):
        assert fold_text(SAMPLE[token.start : token.end]) == token.term


def test_loading_the_dictionary_leaves_no_cache_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert list(load_jieba().cut("图书馆开放", HMM=True)) == ["图书馆", "开放"]
    assert not list(tmp_path.iterdir())

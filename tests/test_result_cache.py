"""The cache of results: bounded in bytes, and it knows how many they are."""

from dataclasses import dataclass
from pathlib import Path

from index import build_index, sample_archive
from search import Query, open_engine
from search.matching import CACHE_BYTES
from search.result_cache import ResultCache


@dataclass
class Sized:
    nbytes: int


def test_what_was_not_asked_for_the_longest_time_gives_way() -> None:
    cache: ResultCache[str, Sized] = ResultCache(100)
    for name in ("甲", "乙"):
        cache.put(name, Sized(40))
    assert cache.get("甲") == Sized(40)
    cache.put("丙", Sized(40))
    assert cache.get("乙") is None
    assert cache.get("甲") and cache.get("丙")
    assert cache.nbytes == 80


def test_a_result_too_large_is_not_kept() -> None:
    cache: ResultCache[str, Sized] = ResultCache(100)
    cache.put("小", Sized(60))
    cache.put("大", Sized(101))
    assert cache.get("大") is None
    assert cache.get("小")


def test_a_result_put_twice_counts_once() -> None:
    cache: ResultCache[str, Sized] = ResultCache(100)
    for _ in range(2):
        cache.put("甲", Sized(60))
    assert cache.nbytes == 60


def test_an_engine_says_how_much_it_keeps(tmp_path: Path) -> None:
    build_index([sample_archive() / "东湖晚报"], into=tmp_path)
    with open_engine(tmp_path) as engine:
        assert engine.cached_bytes == 0
        engine.search(Query("市民"))
        kept = engine.cached_bytes
        assert 0 < kept < CACHE_BYTES
        engine.search(Query("市民", page=2))
        assert engine.cached_bytes == kept

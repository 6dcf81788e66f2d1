"""Shingles: the runs of a text that tell a reprint, alone, beside others and after merging."""

from pathlib import Path

import numpy as np
import pytest

from index.arrays import ArrayWriter, open_array_file
from index.inversion import Texts
from index.shingles import RUN, Shingles, distinct, make_shingles, merge_shingles
from index.slices import DROPPED
from tests.reprinted_stories import BRIDGE, ORCHARD, story


def test_the_runs_of_a_text_do_not_depend_on_its_neighbours() -> None:
    texts = [story(1), "", "短", story(2)[:RUN], BRIDGE, "七个字的短句子", ORCHARD, story(3)]
    together = make_shingles(Texts.of(texts))
    for number, text in enumerate(texts):
        alone = make_shingles(Texts.of([text]))
        assert together.of(number).tolist() == alone.hashes.tolist()
        assert bool(len(alone.hashes)) == (len(text.replace("。", "").replace("\n", "")) >= RUN)


def test_every_stretch_of_a_page_line_or_two_keeps_a_run() -> None:
    whole = set(make_shingles(Texts.of([story(7, 60)])).hashes.tolist())
    letters = story(7, 60).replace("。", "").replace("\n", "")
    for start in range(0, len(letters) - 60, 13):
        part = make_shingles(Texts.of([letters[start : start + 60]])).hashes
        assert set(part.tolist()) & whole


def test_merged_shingles_are_those_of_one_segment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.shingles.PIECE", 40)
    texts = [[story(10 * part + number, 3) for number in range(6)] for part in range(3)]
    texts[2][4] = texts[0][1]
    dropped = {(0, 3), (1, 0), (2, 5)}
    renumbered, kept = [], []
    for part, own in enumerate(texts):
        numbers = np.full(len(own), DROPPED, np.uint32)
        for number, text in enumerate(own):
            if (part, number) not in dropped:
                numbers[number] = len(kept)
                kept.append(text)
        renumbered.append(numbers)
    path = tmp_path / "merged.arr"
    with path.open("wb") as file:
        writer = ArrayWriter(file)
        merge_shingles(writer, [make_shingles(Texts.of(own)) for own in texts], renumbered)
        writer.finish()
    merged = Shingles.from_arrays(open_array_file(path)).to_arrays()
    whole = make_shingles(Texts.of(kept)).to_arrays()
    assert {name: array.tolist() for name, array in merged.items()} == {
        name: array.tolist() for name, array in whole.items()
    }


def test_distinct_is_what_numpy_finds_unique() -> None:
    values = np.random.default_rng(3).integers(0, 50, 400).astype(np.uint64)
    assert distinct(values).tolist() == np.unique(values).tolist()
    assert distinct(values[:0]).tolist() == []

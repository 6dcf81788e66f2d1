"""What searching must reach: every string found, questions answered first, headlines above the baseline."""

from pathlib import Path

import filelock
import pytest

from search import open_engine
from tests.bench.asked import ask, read_questions
from tests.bench.headlines import TUNED, Ranking, rank_of, read_queries
from tests.bench.judged import CORPUS, HEADLINES, JudgedArchive, up_to_date_index
from tests.bench.quality import FLOORS
from tests.bench.recall import RecallRow, measure_recall


@pytest.fixture(scope="module")
def sample(sample_index: Path) -> JudgedArchive:
    return JudgedArchive(sample_index)


@pytest.fixture(scope="module")
def corpus(shared: Path, session_folder: Path) -> JudgedArchive:
    assert CORPUS.is_relative_to(shared)
    with filelock.FileLock(session_folder / "corpus.lock"):
        return JudgedArchive(up_to_date_index(CORPUS, "corpus"))


def assert_complete(rows: list[RecallRow]) -> None:
    assert rows
    assert {row.kind: row.recall for row in rows if row.recall < FLOORS["recall"]["recall"]} == {}
    exactness = {row.kind: min(row.precision_quoted, row.precision_unquoted) for row in rows}
    assert {kind: value for kind, value in exactness.items() if value < FLOORS["recall"]["precision"]} == {}


def test_every_string_of_the_sample_is_found_wherever_it_stands_and_nowhere_else(
    sample: JudgedArchive,
) -> None:
    rows = list(measure_recall(sample, 60))
    assert len(rows) == 14
    assert min(row.strings for row in rows) > 20
    assert_complete(rows)


def test_every_question_has_an_answer_in_the_sample(sample: JudgedArchive) -> None:
    questions = read_questions()
    assert len(questions) >= 40
    for question in questions:
        assert any(map(question.is_answered_by, sample.articles)), question.asks
        assert question.why


def test_whole_questions_have_their_answer_first(sample: JudgedArchive) -> None:
    with open_engine(sample.index) as engine:
        asked = ask(engine, read_questions())
    assert len(asked) >= 40
    missed = [entry.question.asks for entry in asked if entry.rank != 1]
    assert len(missed) <= (1 - FLOORS["questions"]["first"]) * len(asked), missed


@pytest.mark.shared
def test_every_string_of_twenty_thousand_articles_is_found(corpus: JudgedArchive) -> None:
    assert_complete(list(measure_recall(corpus, 12)))


@pytest.mark.shared
def test_headlines_find_their_articles_by_the_body_alone(corpus: JudgedArchive) -> None:
    queries = read_queries(HEADLINES)[TUNED:]
    with open_engine(corpus.index) as engine:
        ranking = Ranking(tuple(rank_of(engine, query) for query in queries))
    assert ranking.recall_at(1) >= FLOORS["headlines"]["recall_at_1"]

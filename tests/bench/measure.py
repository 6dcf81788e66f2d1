"""Asking engines and taking the time: side by side in one process, and one alone after its start."""

from __future__ import annotations

import statistics
import time
from collections import deque
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from tests.bench.engines import OURS, Answer, Contender
from tests.bench.questions import COMMON, Question

Result = TypeVar("Result")

Questions = dict[str, list[Question]]
"""By class."""

Seconds = dict[str, list[float]]
"""By class, one number a question."""


PATIENCE_SECONDS = 8
"""An engine that has taken so long over the whole answers of one class is asked no more of them: Whoosh's
highlights take seconds an article of 30,000 characters, and twenty of them tell no more than five."""


SLOW_SECONDS = 1
"""A whole answer that takes longer is none a reader waits for, and too long to stand between two others."""


@dataclass
class Asked:
    """What one engine did in a side-by-side run."""

    count_seconds: Seconds = field(default_factory=dict)
    """Query, total and four facets."""
    answer_seconds: Seconds = field(default_factory=dict)
    """The whole answer."""
    totals: dict[str, int] = field(default_factory=dict)
    """By class, summed over the questions of `count_seconds`."""
    facets_compared: int = 0
    """Answers with the same total as ours, whose facets must so be the same."""
    facets_different: int = 0


def ask_side_by_side(
    contenders: dict[str, Contender], counting_only: Collection[str], sets: dict[str, Questions]
) -> dict[str, Asked]:
    """Ask every engine every question, engine after engine for each, so that all meet the same load.

    No question is asked twice of an engine, as long as the articles have words enough: a result kept from
    before is no speed.

    Args:
        contenders: engines by name.
        counting_only: names of those whose whole answer is not of interest.
        sets: questions by use: `warm` are asked first and not timed, `count`, and `answer`.
    """
    asked = {name: Asked() for name in contenders}
    quick, slow = _warm_up(contenders, counting_only, sets["warm"])
    for question, turn in _in_turns(sets["count"], contenders):
        answers = {}
        for name, contender in turn:
            if contender.can_answer(question):
                answers[name], seconds = _timed(contender.count, question)
                asked[name].count_seconds.setdefault(question.kind, []).append(seconds)
        for name, answer in answers.items():
            totals = asked[name].totals
            totals[question.kind] = totals.get(question.kind, 0) + answer.total
            _compare_facets(asked[name], answer, answers.get(OURS))
    for group in (quick, slow):
        for question, turn in _in_turns(sets["answer"], group):
            for name, contender in turn:
                taken = asked[name].answer_seconds.setdefault(question.kind, [])
                if sum(taken) <= PATIENCE_SECONDS and contender.can_answer(question):
                    taken.append(_timed(contender.answer, question)[1])
    return asked


def _warm_up(
    contenders: dict[str, Contender], counting_only: Collection[str], questions: Questions
) -> tuple[dict[str, Contender], dict[str, Contender]]:
    """Ask each engine one question of every class; return those that answer quickly, and the slow ones.

    The slow ones give their whole answers after the others: who follows somebody that worked for seconds
    finds the processor's caches empty.
    """
    slowest = dict.fromkeys([name for name in contenders if name not in counting_only], 0.0)
    for question in in_turn(questions):
        for name, contender in contenders.items():
            if contender.can_answer(question):
                contender.count(question)
                if name in slowest and slowest[name] <= SLOW_SECONDS:
                    slowest[name] = max(slowest[name], _timed(contender.answer, question)[1])
    quick, slow = (
        {name: contenders[name] for name, seconds in slowest.items() if (seconds > SLOW_SECONDS) is is_slow}
        for is_slow in (False, True)
    )
    return quick, slow


@dataclass(frozen=True, slots=True)
class Started:
    """An engine in a process of its own."""

    open_seconds: float
    """Until the engine is ready for questions; libraries are imported already."""
    first_seconds: float
    """The first whole answer."""
    warm_seconds: float
    """Median of the later answers of the same class."""


def ask_after_start(open_contender: Callable[[], Contender], sets: dict[str, Questions]) -> Started:
    """Open an index, ask a common word, then the rest."""
    first, *same_class = sets["answer"][COMMON]
    begun = time.perf_counter()
    contender = open_contender()
    open_seconds = time.perf_counter() - begun
    first_seconds = _timed(contender.answer, first)[1]
    spent = 0.0
    for question in in_turn(sets["warm"]):
        if contender.can_answer(question) and spent <= PATIENCE_SECONDS:
            spent += _timed(contender.answer, question)[1]
    warm: list[float] = []
    for question in same_class or [first]:
        if sum(warm) <= PATIENCE_SECONDS:
            warm.append(_timed(contender.answer, question)[1])
    contender.close()
    return Started(open_seconds, first_seconds, statistics.median(warm))


def median(seconds: list[float]) -> float:
    """Return the 50th percentile."""
    return statistics.median(seconds)


def percentile_95(seconds: list[float]) -> float:
    """Return the 95th percentile; of fewer than 20 the highest."""
    return sorted(seconds)[min(len(seconds) - 1, int(len(seconds) * 0.95))]


def _timed(ask: Callable[[Question], Result], question: Question) -> tuple[Result, float]:
    begun = time.perf_counter()
    result = ask(question)
    return result, time.perf_counter() - begun


def in_turn(questions: Questions) -> list[Question]:
    """Return the questions of all classes, one of each in turn."""
    longest = max(map(len, questions.values()))
    return [asked[n] for n in range(longest) for asked in questions.values() if n < len(asked)]


def _in_turns(
    questions: Questions, contenders: dict[str, Contender]
) -> Iterator[tuple[Question, list[tuple[str, Contender]]]]:
    """Yield each question with the engines, another one first each time: none always follows the slowest."""
    turn = deque(contenders.items())
    for question in in_turn(questions):
        yield question, list(turn)
        turn.rotate(1)


def _compare_facets(asked: Asked, answer: Answer, ours: Answer | None) -> None:
    """Compare the values ours shows, which are the most frequent ones."""
    if ours is None or ours is answer or ours.total != answer.total:
        return
    asked.facets_compared += 1
    asked.facets_different += any(
        answer.facets[facet].get(value) != count
        for facet, values in ours.facets.items()
        for value, count in values.items()
    )

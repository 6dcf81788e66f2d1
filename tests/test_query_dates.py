"""Dates in a query: every form people type means the days it covers."""

import datetime as dt

import pytest

from search.clauses import DateRange
from search.dates import read_dates
from search.grammar import read_clauses


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("2020", "2020-01-01", "2020-12-31"),
        ("2020年", "2020-01-01", "2020-12-31"),
        ("2020-12", "2020-12-01", "2020-12-31"),
        ("2020-2", "2020-02-01", "2020-02-29"),
        ("202102", "2021-02-01", "2021-02-28"),
        ("2020年12月", "2020-12-01", "2020-12-31"),
        ("2020-12-01", "2020-12-01", "2020-12-01"),
        ("2020-1-5", "2020-01-05", "2020-01-05"),
        ("2020年12月1日", "2020-12-01", "2020-12-01"),
        ("2020年12月1号", "2020-12-01", "2020-12-01"),
        ("2020/12/1", "2020-12-01", "2020-12-01"),
        ("2020.12.1", "2020-12-01", "2020-12-01"),
        ("20201201", "2020-12-01", "2020-12-01"),
        ("２０２０－１２－０１", "2020-12-01", "2020-12-01"),
        ("2020-12-01..2020-12-31", "2020-12-01", "2020-12-31"),
        ("2020-12..2021-03", "2020-12-01", "2021-03-31"),
        ("2020．．2021", "2020-01-01", "2021-12-31"),
        ("2020…2021", "2020-01-01", "2021-12-31"),
        ("2020～2021", "2020-01-01", "2021-12-31"),
        ("2020年1月至2020年3月", "2020-01-01", "2020-03-31"),
        ("..2020-12", None, "2020-12-31"),
        ("2020-12..", "2020-12-01", None),
    ],
)
def test_a_date_is_read_in_every_form_people_type(text: str, since: str | None, until: str | None) -> None:
    expected = (since and day(since), until and day(until))
    assert read_dates(text) == expected
    assert read_clauses(f"日期：{text}") == DateRange(*expected)
    assert read_clauses(f'date:"{text}"') == DateRange(*expected)

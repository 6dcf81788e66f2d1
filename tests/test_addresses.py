"""An address is the query: shortest form, one spelling, and it comes back."""

import datetime as dt
from urllib.parse import quote

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from index.article import Kind, PageFacts
from index.errors import QueryError
from search.query import FACET_FIELDS, MAX_SIZE, MAX_TEXT, Query, Sort
from webui.addresses import (
    article_url,
    issue_url,
    page_url,
    query_from_url,
    reporter_url,
    url_from_query,
    url_toggling,
)

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
VALUE = TEXT.filter(str.strip)
DAY = st.none() | st.dates()


@st.composite
def queries(draw: st.DrawFn) -> Query:
    since, until = draw(DAY), draw(DAY)
    assume(since is None or until is None or since <= until)
    values = st.lists(VALUE, max_size=3).map(tuple)
    return Query(
        text=draw(TEXT),
        newspapers=draw(values),
        sections=draw(values),
        reporters=draw(values),
        people=draw(values),
        kinds=draw(st.lists(st.sampled_from([kind.value for kind in Kind]), max_size=3).map(tuple)),
        years=draw(st.lists(st.integers(1000, 9999).map(str), max_size=2).map(tuple)),
        months=draw(st.lists(st.dates().map(lambda day: day.isoformat()[:7]), max_size=2).map(tuple)),
        since=since,
        until=until,
        sort=draw(st.sampled_from(Sort)),
        page=draw(st.integers(1, 10**8)),
        size=draw(st.integers(1, MAX_SIZE)),
        merge_reprints=draw(st.booleans()),
    )


@given(queries())
def test_every_query_survives_its_address(query: Query) -> None:
    assert query_from_url(url_from_query(query)) == query


@given(queries(), st.sampled_from(FACET_FIELDS), VALUE)
def test_the_links_of_a_facet_are_addresses_of_queries(query: Query, field: str, value: str) -> None:
    url = url_toggling(query, field)
    for toggled in (value, *query.filter_values(field)):
        assert url(toggled) == url_from_query(query.toggled(field, toggled))


@given(queries())
def test_an_address_has_one_spelling(query: Query) -> None:
    url = url_from_query(query)
    assert url_from_query(query_from_url(url)) == url
    assert url.isascii()


def test_the_empty_query_is_the_bare_address() -> None:
    assert url_from_query(Query()) == "/search"


def test_defaults_are_left_out() -> None:
    assert url_from_query(Query("桥", sort=Sort.RELEVANCE, page=1, size=10)) == f"/search?q={quote('桥')}"


def test_parameters_stand_in_one_order_and_values_once() -> None:
    spelled = "/search?page=2&to=2021-03-31&reporter=b&q=x&reporter=a&reporter=b&from=2021-03-01"
    assert (
        url_from_query(query_from_url(spelled))
        == "/search?q=x&reporter=a&reporter=b&from=2021-03-01&to=2021-03-31&page=2"
    )


def test_empty_parameters_of_a_form_mean_nothing() -> None:
    assert query_from_url("/search?q=x&from=&to=&reporter=&sort=relevance") == Query("x")


@pytest.mark.parametrize(
    ("parameters", "told"),
    [
        ("page=0", "页码"),
        ("page=-1", "页码"),
        ("page=abc", "abc"),
        ("page=１", "页码"),
        ("page=1e9", "1e9"),
        ("page=99999999999999999999", "页码"),
        ("size=0", "每页"),
        ("size=101", "每页"),
        ("sort=foo", "foo"),
        ("from=2020-13-45", "2020-13-45"),
        ("to=2021-02-29", "2021-02-29"),
        ("from=昨天", "昨天"),
        ("from=2021-03-02&to=2021-03-01", "晚于"),
        ("kind=poem", "poem"),
        ("year=20", "20"),
        ("month=2020-13", "2020-13"),
        ("q=a&q=b", "2 次"),
        ("page=1&page=2", "2 次"),
        ("reportr=a", "reportr"),
        ("q=" + "x" * (MAX_TEXT + 1), str(MAX_TEXT)),
        ("&".join(f"reporter={n}" for n in range(500)), "200"),
    ],
)
def test_a_bad_value_is_refused_with_what_and_what_to_do(parameters: str, told: str) -> None:
    with pytest.raises(QueryError) as caught:
        query_from_url(f"/search?{parameters}")
    assert told in str(caught.value)
    assert caught.value.hint


@given(st.text(st.characters(max_codepoint=0x2FF), max_size=60))
def test_no_query_string_breaks_the_reader(text: str) -> None:
    try:
        query = query_from_url(f"?{text}")
    except QueryError:
        return
    assert query_from_url(url_from_query(query)) == query


def test_a_page_that_prints_who_it_is_is_addressed_by_that() -> None:
    facts = PageFacts("a/b.txt", newspaper="东岭日报", date=dt.date(2021, 3, 5), label="A01")
    assert page_url(facts) == f"/page/{quote('东岭日报')}/2021-03-05/A01"


@pytest.mark.parametrize(
    "facts",
    [
        PageFacts("旧报/第 1 版.txt"),
        PageFacts("旧报/第 1 版.txt", newspaper="东岭日报", date=dt.date(2021, 3, 5)),
        PageFacts("旧报/第 1 版.txt", newspaper="东岭/日报", date=dt.date(2021, 3, 5), label="1"),
        PageFacts(
            "旧报/第 1 版.txt", newspaper="东岭日报", date=dt.date(2021, 3, 5), date_inferred=True, label="1"
        ),
    ],
    ids=["nothing known", "no label", "a slash in the name", "an inferred day"],
)
def test_any_other_page_is_addressed_by_its_file(facts: PageFacts) -> None:
    assert page_url(facts) == f"/page/file/{quote('旧报/第 1 版.txt')}"


def test_a_name_with_a_slash_leads_to_a_search() -> None:
    assert issue_url("东岭/日报", dt.date(2021, 3, 5)) == "/search?from=2021-03-05&to=2021-03-05"
    assert reporter_url("甲/乙") == f"/search?reporter={quote('甲/乙', safe='')}"


def test_an_article_address_carries_the_words_to_mark() -> None:
    assert article_url("abc-def") == "/article/abc-def"
    assert article_url("abc-def", "大桥 通车") == f"/article/abc-def?q={quote('大桥')}+{quote('通车')}"

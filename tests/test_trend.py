"""Trends: counts by month beside what the archive holds, as numbers, table and drawing."""

import csv
import io
import re
from collections import Counter
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from search import Query, open_engine
from search.result import MonthCount, Trend
from tests.built_archives import Build
from webui import trend_chart
from webui.addresses import trend_url
from webui.app import create_app

PAGE = """{paper}
{day} A01版 要闻

{first}

本报讯（记者 秦小舟）{first}，市民纷纷前来观看，现场井然有序，一直持续到傍晚才散去。

仓库盘点结束

本报讯（记者 温如玉）市供销社昨日完成仓库盘点，各类物资账实相符，春耕前还要再补充一批化肥和种子。
"""


def sheet(day: str, first: str) -> str:
    return PAGE.format(paper="东岭日报", day=day, first=first)


@pytest.fixture
def folder(build: Build) -> Path:
    return build(
        {
            "东岭日报/2020-11-05/A01.txt": sheet("2020年11月5日 星期四", "灯会在老街开幕"),
            "东岭日报/2020-12-07/A01.txt": sheet("2020年12月7日 星期一", "新桥正式通车"),
            "东岭日报/2020-12-08/A01.txt": sheet("2020年12月8日 星期二", "灯会移到江边"),
            "东岭日报/2021-03-05/A01.txt": sheet("2021年3月5日 星期五", "灯会闭幕"),
        }
    )


def test_a_trend_counts_every_month_from_the_first_to_the_last(folder: Path) -> None:
    with open_engine(folder) as engine:
        trend = engine.trend("灯会")
    assert [month.month for month in trend.months] == ["2020-11", "2020-12", "2021-01", "2021-02", "2021-03"]
    assert [month.hits for month in trend.months] == [1, 1, 0, 0, 1]
    assert [month.articles for month in trend.months] == [2, 4, 0, 0, 2]
    assert trend.total == 3


@pytest.mark.parametrize("text", ["工程", "记者:季明川", "大桥 OR 学校", "", "龘靐齉"])
def test_a_trend_adds_up_to_what_a_search_finds(sample_index: Path, text: str) -> None:
    with open_engine(sample_index) as engine:
        trend = engine.trend(text)
        months: Counter[str] = Counter()
        page = engine.search(Query(text, size=100))
        for number in range(1, page.pages + 1):
            for hit in engine.search(Query(text, size=100, page=number)).hits:
                date = hit.article.page.date
                months[f"{date:%Y-%m}" if date else ""] += 1
    assert trend.undated == months.pop("", 0)
    assert {month.month: month.hits for month in trend.months if month.hits} == dict(months)
    assert trend.total == page.total


def test_a_trend_is_never_loosened(folder: Path) -> None:
    with open_engine(folder) as engine:
        assert engine.search(Query("灯会化肥种子")).relaxed
        assert engine.trend("灯会化肥种子").total == 0


def test_articles_of_no_known_day_are_counted_apart(build: Build) -> None:
    story = (
        "老渡口停航\n\n本报讯（记者 温如玉）老渡口的最后一班船停航，船工们把缆绳收进仓库，江面安静下来。\n"
    )
    with open_engine(build({"散页/无名.txt": story})) as engine:
        assert engine.trend("渡口") == Trend((), 1)


def test_the_page_shows_chart_and_table_with_links_to_the_articles(web: FlaskClient) -> None:
    page = web.get(trend_url(["灯会", "新桥"])).text
    assert "<title>走势：“灯会”、“新桥” · 剪报</title>" in page
    assert page.count('<g class="line-') == 2
    assert "/search?q=%E7%81%AF%E4%BC%9A&amp;month=2020-12" in page
    assert "50.00%" in page
    assert not re.search(r"<style|\sstyle=", page)


def test_a_gap_in_the_archive_is_a_gap_in_the_line_and_no_row(web: FlaskClient) -> None:
    page = web.get(trend_url(["灯会"])).text
    assert "2021年1月" not in page
    assert page.count('<th scope="row">') == 3


def test_years_are_sums_of_their_months(web: FlaskClient) -> None:
    page = web.get(trend_url(["灯会"], "year")).text
    assert '<th scope="row">2020年</th><td>6</td>' in page
    assert "/search?q=%E7%81%AF%E4%BC%9A&amp;year=2020" in page


def test_the_table_has_the_numbers_of_the_page(web: FlaskClient) -> None:
    answer = web.get(trend_url(["灯会", "新桥"], path="/trend.csv"))
    assert "attachment" in answer.headers["Content-Disposition"]
    rows = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig"))))
    assert rows[0] == ["时间", "全部报道", "灯会 篇数", "灯会 占比（%）", "新桥 篇数", "新桥 占比（%）"]
    assert rows[2] == ["2020-12", "4", "1", "25.0000", "1", "25.0000"]
    assert len(rows) == 4


def test_a_query_in_the_table_head_calculates_nothing(web: FlaskClient) -> None:
    rows = web.get(trend_url(["＝1"], path="/trend.csv")).data.decode("utf-8-sig")
    assert "'＝1 篇数" in rows


@pytest.mark.parametrize(
    "spelled", ["q=x&q=", "q=%20x", "q=x&q=x", "q=%E2%80%8Bx", "by=month&q=x", "q=x&by=month"]
)
def test_every_other_spelling_leads_to_the_canonical_address(web: FlaskClient, spelled: str) -> None:
    answer = web.get(f"/trend?{spelled}")
    assert (answer.status_code, answer.location) == (302, "/trend?q=x")


@pytest.mark.parametrize(
    "parameters", ["q=a&q=b&q=c&q=d&q=e&q=f", "q=a&by=day", "q=a&by=year&by=month", "words=a", "q=%E2%80%9Cx"]
)
def test_what_cannot_be_drawn_is_said(web: FlaskClient, parameters: str) -> None:
    answer = web.get(f"/trend?{parameters}")
    assert answer.status_code == 400
    assert "查询有误" in answer.text


def test_a_query_that_cannot_be_read_is_named(web: FlaskClient) -> None:
    page = web.get(trend_url(["灯会", "“新桥"])).text
    assert "“新桥”不能统计" in page


def test_without_a_query_the_page_is_a_form(web: FlaskClient) -> None:
    page = web.get("/trend").text
    assert 'name="q"' in page
    assert "<figure" not in page


def test_a_query_without_hits_is_said_so(web: FlaskClient) -> None:
    assert "没有一篇报道与“龘靐”完全相符" in web.get(trend_url(["龘靐"])).text


def test_an_archive_without_days_draws_nothing_and_says_why(build: Build) -> None:
    story = (
        "老渡口停航\n\n本报讯（记者 温如玉）老渡口的最后一班船停航，船工们把缆绳收进仓库，江面安静下来。\n"
    )
    page = create_app(build({"散页/无名.txt": story})).test_client().get(trend_url(["渡口"])).text
    assert "画不出走势" in page


def test_a_drawing_stays_inside_its_frame() -> None:
    months = [MonthCount(f"{1950 + n // 12}-{n % 12 + 1:02d}", n % 7, n % 11) for n in range(700)]
    months = [MonthCount(m.month, min(m.hits, m.articles), m.articles) for m in months]
    chart = trend_chart.draw([trend_chart.by_month(months)])
    points = [point for line in chart.lines for run in line.runs for point in run]
    assert len(points) == sum(1 for month in months if month.articles)
    assert all(trend_chart.LEFT <= p.x <= trend_chart.WIDTH - trend_chart.RIGHT for p in points)
    assert all(trend_chart.TOP <= p.y <= trend_chart.HEIGHT - trend_chart.BOTTOM for p in points)
    assert len(chart.times) <= 12
    assert chart.levels[0].text == "0%"


def test_a_single_month_is_one_point_in_the_middle() -> None:
    (line,) = trend_chart.draw([trend_chart.by_month([MonthCount("2020-12", 1, 4)])]).lines
    (point,) = line.markers
    assert trend_chart.LEFT < point.x < trend_chart.WIDTH - trend_chart.RIGHT
    assert point.period.percent == 25

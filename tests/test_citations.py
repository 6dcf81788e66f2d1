"""References to an article: what they name, what they leave out, and the files they come in."""

import datetime as dt
from pathlib import Path

from flask.testing import FlaskClient

from index.article import Article, PageFacts
from tests.served_pages import found
from webui.citations import bibtex, gbt7714, ris


def test_a_reference_names_three_writers_at_most_and_brackets_an_inferred_day() -> None:
    article = Article(
        "a-b",
        PageFacts("p.txt", newspaper="东岭日报", date=dt.date(2021, 3, 5), date_inferred=True, label="A01"),
        1,
        headline="云门大桥合龙",
        reporters=("甲一", "乙二"),
        correspondents=("丙三", "丁四"),
    )
    assert gbt7714(article) == "甲一, 乙二, 丙三, 等. 云门大桥合龙[N]. 东岭日报, [2021-03-05](A01)."


def test_a_reference_leaves_out_what_the_page_lacks() -> None:
    article = Article("a-b", PageFacts("p.txt"), 1, headline="云门大桥合龙")
    assert gbt7714(article) == "云门大桥合龙[N]."
    assert "journal" not in bibtex(article)
    assert "T2" not in ris(article)


def test_signs_that_mean_something_to_tex_are_escaped() -> None:
    article = Article("a-b", PageFacts("p.txt"), 1, headline="增长8%{a}_b")
    assert r"增长8\%\{a\}\_b" in bibtex(article)


def test_references_are_files(web: FlaskClient, folder: Path) -> None:
    article = found(folder, "渔民老谭")
    assert web.get(f"/cite/bib/{article.id}").text.startswith(f"@article{{{article.id},")
    assert web.get(f"/cite/ris/{article.id}").text.startswith("TY  - NEWS\r\nAU  - 秦小舟\r\n")
    assert web.get(f"/cite/doc/{article.id}").status_code == 404

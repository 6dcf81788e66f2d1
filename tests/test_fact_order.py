"""Whose word counts for newspaper, day and label: a person's, the page's, the path's, inference."""

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.archive import list_archives
from index.article import Article, ExtractedPage, PageFacts
from index.batches import read_file
from tests.pdf_producer import make_pdf

STORY = "渡口添了夜灯\n\n本报讯（记者 温如松）3月11日，渡口装上夜灯。2022年7月9日，这里还没有电。\n"
PRINTED = f"柳湾晚报　2021年3月12日　星期五　A03版\n\n{STORY}"
PATH = "青禾日报/2020-03-13/B05"
PERSON = 'newspaper = "云溪早报"\ndate = 2019-03-14\npage = "C07"\n'

ORDER = [
    ("a person", True, True, True, ("云溪早报", dt.date(2019, 3, 14), "C07", False)),
    ("a person over the path", True, False, True, ("云溪早报", dt.date(2019, 3, 14), "C07", False)),
    ("a person over inference", True, False, False, ("云溪早报", dt.date(2019, 3, 14), "C07", False)),
    ("the page over the path", False, True, True, ("柳湾晚报", dt.date(2021, 3, 12), "A03", False)),
    ("the path over inference", False, False, True, ("青禾日报", dt.date(2020, 3, 13), "B05", False)),
    ("inference", False, False, False, ("", dt.date(2023, 3, 11), "", True)),
]


TITLES = ("渡口添了夜灯", "石桥换了栏板", "水厂请人参观")


def html(text: str) -> str:
    head, _, body = text.rpartition("\n\n")
    *masthead, title = head.split("\n\n")
    top = "".join(f"<div class=date>{line}</div><title>{line[:4]}</title>" for line in masthead)
    return f"<meta charset=utf-8>{top}<h1>{title}</h1><div id=ozoom><p>{body}</p></div>"


def pdf(text: str) -> bytes:
    lines = [line for line in text.split("\n") if line]
    return make_pdf(
        [
            (40, 40 + 40 * n, 24 if "夜灯" in line and "。" not in line else 8, line)
            for n, line in enumerate(lines)
        ]
    )


def row(text: str) -> str:
    """Return the story as a ready-made article, which has no day but the one it is given."""
    given = {"newspaper": "柳湾晚报", "date": "2021-03-12", "page": "A03"} if text == PRINTED else {}
    return json.dumps({"title": "渡口添了夜灯", "body": "渡口装上夜灯。", **given}, ensure_ascii=False)


def read(folder: Path) -> Iterator[PageFacts]:
    for file in list_archives([folder]).files:
        for item in read_file(file):
            if isinstance(item, ExtractedPage):
                assert {article.page for article in item.articles} == {item.page.facts}
                yield item.page.facts
            elif isinstance(item, Article):
                yield item.page


@pytest.mark.parametrize("form", ["txt", "html", "pdf"])
@pytest.mark.parametrize(
    ("why", "has_sheet", "is_printed", "has_path", "facts"), ORDER, ids=[why for why, *_ in ORDER]
)
def test_facts_are_believed_in_this_order(
    tmp_path: Path,
    form: str,
    why: str,
    has_sheet: bool,
    is_printed: bool,
    has_path: bool,
    facts: tuple[str, dt.date, str, bool],
) -> None:
    text = PRINTED if is_printed else STORY
    path = tmp_path / "资料" / f"{PATH if has_path else '某处/甲'}.{form}"
    path.parent.mkdir(parents=True)
    made = pdf(text) if form == "pdf" else (html(text) if form == "html" else text).encode()
    path.write_bytes(made)
    if has_sheet:
        (tmp_path / "资料" / "jianbao.toml").write_text(PERSON, "utf-8")
    (found,) = read(tmp_path / "资料")
    assert (found.newspaper, found.date, found.label, found.date_inferred) == facts, why
    assert bool(found.date_evidence) is facts[3]


def test_a_saved_page_that_marks_nothing_is_believed_by_its_text_before_its_path(tmp_path: Path) -> None:
    path = tmp_path / f"{PATH}.html"
    path.parent.mkdir(parents=True)
    stories = "".join(
        f"<h2>{title}</h2><p>本报讯（记者 温如松）{title}，来往的人都说好。</p>" for title in TITLES
    )
    masthead = "<p>柳湾晚报　2021年3月12日　星期五　A03版</p>"
    path.write_text(f"<meta charset=utf-8><body>{masthead}{stories}</body>", "utf-8")
    (found,) = read(tmp_path)
    assert (found.newspaper, found.date, found.label) == ("柳湾晚报", dt.date(2021, 3, 12), "A03")


@pytest.mark.parametrize("text", [PRINTED, STORY], ids=["a row with a day", "a row without"])
def test_a_person_has_the_last_word_on_ready_made_articles(tmp_path: Path, text: str) -> None:
    (tmp_path / "甲.jsonl").write_text(row(text), "utf-8")
    (tmp_path / "jianbao.toml").write_text(PERSON, "utf-8")
    (found,) = read(tmp_path)
    assert (found.newspaper, found.date, found.label) == ("云溪早报", dt.date(2019, 3, 14), "C07")


def test_a_day_typed_for_one_article_outweighs_that_of_its_page(tmp_path: Path) -> None:
    (tmp_path / "甲.txt").write_text(PRINTED, "utf-8")
    fix = '[[article]]\nfile = "甲.txt"\nlines = [3, 5]\ndate = 2018-03-15\n'
    (tmp_path / "jianbao.toml").write_text(PERSON + fix, "utf-8")
    (file,) = list_archives([tmp_path]).files
    (page,) = read_file(file)
    assert isinstance(page, ExtractedPage)
    assert page.page.facts.date == dt.date(2019, 3, 14)
    assert page.articles[0].page.date == dt.date(2018, 3, 15)

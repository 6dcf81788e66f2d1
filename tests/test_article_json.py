"""An article written as JSON and read back is the same article, in every field."""

import dataclasses
import datetime as dt
import json

from index import sample_archive
from index.archive import list_archives
from index.article import Article, ExtractedPage, Kind, PageFacts, Paragraph
from index.article_json import article_to_json, pack_article, unpack_article
from index.batches import read_file

FULL = Article(
    id="0000000-1111111",
    page=PageFacts(
        source="柳湾报/A02.txt",
        newspaper="柳湾报",
        date=dt.date(2011, 5, 7),
        date_inferred=True,
        date_evidence="据文中年份推定。",
        label="A02",
        section="城事",
    ),
    ordinal=3,
    kicker="晚归的人看得清缆绳",
    headline="渡口添了夜灯",
    deck="——老渡口纪事",
    reporters=("温如松",),
    correspondents=("阮青禾", "卜一帆"),
    photographers=("林可",),
    authors=("周敏",),
    dateline_place="柳湾",
    dateline=dt.date(2011, 5, 6),
    section="街巷",
    kind=Kind.FEATURE,
    body=(Paragraph("一盏灯", is_subheading=True), Paragraph("渡口装上夜灯。")),
    jump="（下转第四版）",
    lines=((3, 5), (9, 12)),
    notes=("接合了被空行断开的段落",),
    former_ids=("2222222-3333333",),
)


def round_trip(article: Article) -> Article:
    return unpack_article(json.loads(json.dumps(pack_article(article))))


def test_every_field_survives() -> None:
    """Each field is given here a value of its own: one that is left out of the record comes back empty."""
    empty = Article("", PageFacts(""), 0)
    for field in dataclasses.fields(Article):
        assert getattr(FULL, field.name) != getattr(empty, field.name), field.name
    for field in dataclasses.fields(PageFacts):
        assert getattr(FULL.page, field.name) != getattr(PageFacts(""), field.name), field.name
    assert round_trip(FULL) == FULL
    assert round_trip(empty) == empty


def test_every_article_of_the_sample_survives() -> None:
    pages = [item for file in list_archives([sample_archive()]).files for item in read_file(file)]
    articles = [one for page in pages if isinstance(page, ExtractedPage) for one in page.articles]
    assert len(articles) > 100
    assert [round_trip(article) for article in articles] == articles


def test_the_public_form_names_the_page_on_which_a_story_goes_on() -> None:
    row = article_to_json(FULL)
    assert row["jump"] == "（下转第四版）"
    assert article_to_json(Article("", PageFacts(""), 0))["jump"] == ""

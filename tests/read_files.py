"""Files written and read for tests of the formats, and what came of them."""

from collections.abc import Sequence
from pathlib import Path

from index.article import Article, ExtractedPage, Skipped
from index.formats import read_source

DATA = Path(__file__).parent / "data" / "formats"
PAGE = """云溪晚报　2021年6月18日　星期五　A05版　民生

# 渡口装上新雨篷

本报讯（记者 梁书禾）6月17日，城东渡口装上新雨篷，等船的人不再淋雨。
"""

Found = ExtractedPage | Article | Skipped


def read(path: Path, source: str = "") -> list[Found]:
    return list(read_source(path, source or path.name))


def pages(found: Sequence[Found]) -> list[ExtractedPage]:
    return [item for item in found if isinstance(item, ExtractedPage)]


def articles(found: Sequence[Found]) -> list[Article]:
    return [item for item in found if isinstance(item, Article)]


def reason(found: Sequence[Found]) -> str:
    assert len(found) == 1, found
    assert isinstance(found[0], Skipped), found
    return found[0].reason


def write(path: Path, data: str | bytes, charset: str = "utf-8") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode(charset) if isinstance(data, str) else data)
    return path


def every_line_has_one_place(page: ExtractedPage) -> bool:
    owners: list[int] = []
    for ranges in [article.lines for article in page.articles]:
        owners += [line for first, last in ranges for line in range(first, last + 1)]
    owners += [line for item in page.furniture for line in range(item.lines[0], item.lines[1] + 1)]
    owners += [
        line for item in page.skipped if item.lines for line in range(item.lines[0], item.lines[1] + 1)
    ]
    filled = {number for number, line in enumerate(page.page.text.split("\n"), 1) if line.strip()}
    counted = [line for line in owners if line in filled]
    return sorted(counted) == sorted(filled)

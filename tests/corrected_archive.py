"""A small archive with its index, for tests of what `jianbao.toml` corrects: one page of two stories."""

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote

from index import BuildReport, build_index, update_index
from index.archive import list_archives
from index.article import Article, ExtractedPage
from index.batches import read_file
from search import Query, open_engine
from webui.app import create_app

RIVER = """\
疏浚船队开进柳河口

本报讯（记者 温如松）5月6日，三艘疏浚船开进柳河口，计划用四十天清出淤泥两万立方米。

航道站负责人说，清出的淤泥将运到城北苗圃，用来改良盐碱地。
"""
"""Lines 5 to 9 of the page."""

LIBRARY = """\
夜读书房延长到十点闭馆

本报讯（记者 阮青禾 通讯员 卜一帆）5月6日起，市图书馆的夜读书房延长到晚上十点闭馆，周末照常。

首日晚上，二百多个座位坐满了八成，多数是备考的学生和下班后的年轻人。
"""
"""Lines 11 to 15."""

PAGE = f"柳州湾晚报\n2024年5月7日 星期二 A03版 城事\n\n\n{RIVER}\n{LIBRARY}"
BARE = f"{RIVER}\n{LIBRARY}"
"""The same stories on a page that prints no facts: lines 1 to 5 and 7 to 11."""


class Archive:
    """An archive and its index."""

    def __init__(self, folder: Path, index: Path) -> None:
        self.folder, self.index = folder, index

    def write(self, files: Mapping[str, str | bytes]) -> None:
        for name, content in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)

    def build(self) -> BuildReport:
        return build_index(self.folder, into=self.index, workers=1)

    def update(self, files: Mapping[str, str | bytes]) -> BuildReport:
        self.write(files)
        return update_index(self.index, workers=1)

    def pages(self) -> dict[str, ExtractedPage]:
        found = [item for file in list_archives([self.folder]).files for item in read_file(file)]
        return {item.page.facts.source: item for item in found if isinstance(item, ExtractedPage)}

    def articles(self) -> list[Article]:
        with open_engine(self.index) as engine:
            hits = engine.search(Query("", size=100)).hits
        return sorted((hit.article for hit in hits), key=lambda one: (one.page.source, one.ordinal))

    def get(self, address: str) -> tuple[int, str]:
        """Return status and place an address leads to, or its text."""
        answer = create_app(self.index).test_client().get(address)
        return answer.status_code, unquote(answer.headers.get("Location", "")) or answer.text


def accounted(page: ExtractedPage) -> list[int]:
    """Return the number of every line with text, once for each place that has it."""
    lines = page.page.text.split("\n")
    ranges = [run for article in page.articles for run in article.lines]
    ranges += [piece.lines for piece in page.furniture]
    ranges += [entry.lines for entry in page.skipped if entry.lines]
    return sorted(n for first, last in ranges for n in range(first, last + 1) if lines[n - 1].strip())


def written(page: ExtractedPage) -> list[int]:
    """Return the numbers of the lines with text."""
    return [n for n, line in enumerate(page.page.text.split("\n"), 1) if line.strip()]

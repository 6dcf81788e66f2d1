"""`jianbao search`: the question from the command line, the answer as text or JSON."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlencode

import click

from index.article import Article
from search import Query, ResultPage, Snippet, open_engine
from webui.addresses import query_from_url
from webui.commands.console import note, say, say_json
from webui.commands.usage import Command, index_option
from webui.result_json import result_to_json
from webui.wording import KIND_NAMES, chinese_day, describe_answer, headline_or_opening, page_name

_MARK = ("【", "】")
"""Around a marked word where the output has no colours."""

_FILTERS = (
    ("newspaper", "NAME", "只看这份报纸。"),
    ("section", "NAME", "只看这个栏目或版名。"),
    ("reporter", "NAME", "只看署名中有此人的报道。"),
    ("person", "NAME", "只看提到此人的报道，署名也算。"),
    (
        "kind",
        "KIND",
        f"只看这种体裁：{'、'.join(KIND_NAMES.values())}（或 {'、'.join(KIND_NAMES)}）。",
    ),
    ("year", "YYYY", "只看这一年。"),
    ("month", "YYYY-MM", "只看这个月。"),
)
"""Filters that may be given several times; the values of one filter are alternatives."""


def _filter_options(command: click.Command) -> click.Command:
    """Add the filters to `command`, in the order they are shown."""
    for name, metavar, text in _FILTERS:
        option = click.Option([f"--{name}"], multiple=True, metavar=metavar, help=text)
        command.params.append(option)
    return command


_SEARCH_HELP = """\
查找报道。

WORDS 是要查的词，空格隔开表示都要出现；写法与网页上相同：
  “整句”         原样出现；命令行会吃掉英文引号，请用中文引号“ ”
  -排除          没有这个词；也可以写 不含
  甲 OR 乙       有一个就行；也可以写 或
  甲 NEAR/10 乙  相隔不超过 10 字；也可以写 附近/10
  “甲 乙”~5      先后出现，相隔不超过 5 字
  甲* *乙        以它开头、以它结尾的词
  标题:甲        只看标题；同样有 正文: 记者: 通讯员: 摄影: 作者: 人物: 栏目: 版: 报纸: 日期:
不写 WORDS 则列出符合筛选条件的全部报道。没有找到也算成功（退出码 0）。

例子：
  jianbao search 铁路 建设
  jianbao search “安全生产” -演练 --from 2024-03-01 --to 2024-03-31
  jianbao search 记者:王河 --sort newest --json
"""


@_filter_options
@click.command(cls=Command, help=_SEARCH_HELP, context_settings={"ignore_unknown_options": True})
@click.argument("words", metavar="WORDS", nargs=-1, type=click.UNPROCESSED)
@index_option()
@click.option("--json", "as_json", is_flag=True, help="以 JSON 输出结果。")
@click.option("--size", metavar="N", help="每页条数，1 到 100，默认 10。")
@click.option("--page", metavar="N", help="第几页，默认 1。")
@click.option("--sort", metavar="ORDER", help="relevance 最相关（默认）、newest 最新或 oldest 最早。")
@click.option("--merge", is_flag=True, flag_value="1", default=None, help="同一篇稿件的转载合并成一条。")
@click.option("--from", metavar="YYYY-MM-DD", help="从这一天起（含）。")
@click.option("--to", metavar="YYYY-MM-DD", help="到这一天止（含）。")
def search(
    words: tuple[str, ...], folder: Path, as_json: bool, **asked: str | tuple[str, ...] | None
) -> None:
    """Find articles."""
    refuse_unknown_options(words)
    query = query_from_options(words, asked)
    with open_engine(folder) as engine:
        result = engine.search(query)
    if as_json:
        say_json(result_to_json(result))
    else:
        show_result(result)


def refuse_unknown_options(words: tuple[str, ...]) -> None:
    """Tell a mistyped option from a word: -词 excludes a word, so Click lets unknown options through.

    Raises:
        click.NoSuchOption: a word begins with two hyphens.
    """
    ctx = click.get_current_context()
    known = [name for parameter in ctx.command.params for name in parameter.opts]
    for word in words:
        if word.startswith("--"):
            raise click.NoSuchOption(word.partition("=")[0], possibilities=known, ctx=ctx)


def query_from_options(words: tuple[str, ...], asked: Mapping[str, str | tuple[str, ...] | None]) -> Query:
    """Return the query of a command line; options are named and read as the parameters of an address are.

    Raises:
        QueryError: a value cannot be.
    """
    kinds = {chinese: str(kind) for kind, chinese in KIND_NAMES.items()}
    pairs = [("q", " ".join(words))]
    for name, given in asked.items():
        values = given if isinstance(given, tuple) else (given or "",)
        pairs += [(name, kinds.get(value, value) if name == "kind" else value) for value in values]
    return query_from_url(f"?{urlencode(pairs, errors='replace')}")


def show_result(result: ResultPage) -> None:
    """Print an answer for people: the sums to stderr, one block a hit to stdout."""
    if result.understood:
        note(f"读作：{result.understood}。")
    for sentence in result.relaxed:
        note(sentence)
    if result.did_you_mean:
        note(f"要查的是不是：{'、'.join(result.did_you_mean)}")
    if not result.total:
        note(f"{describe_answer(result)}。可以换个说法、减少词语，或去掉筛选条件。")
    elif not result.hits:
        note(
            f"共 {result.total:,} 篇，只有 {result.pages} 页，没有第 {result.query.page} 页。"
            f"最后一页：--page {result.pages}"
        )
    else:
        note(f"{describe_answer(result)}（{result.seconds * 1000:.0f} 毫秒）")
    for hit in result.hits:
        title = show_marks(hit.headline) if hit.headline.text else headline_or_opening(hit.article)
        say()
        say(f"{hit.rank}. {title}")
        say(f"   {click.style(describe_place(hit.article), dim=True)}")
        for passage in hit.passages:
            text = show_marks(passage).replace("\n", " ")
            say(f"   {'…' if passage.cut_before else ''}{text}{'…' if passage.cut_after else ''}")
        for article in hit.reprints:
            say(f"   {click.style(f'转载：{describe_place(article)}', dim=True)}")


def show_marks(snippet: Snippet) -> str:
    """Return the text with what is marked in colour, or in brackets where there are no colours."""
    has_colour = sys.stdout.isatty() and click.get_current_context().color is not False
    pieces: list[str] = []
    end_of_last = 0
    for start, end in snippet.marks:
        word = snippet.text[start:end]
        pieces.append(snippet.text[end_of_last:start])
        pieces.append(click.style(word, fg="red", bold=True) if has_colour else word.join(_MARK))
        end_of_last = end
    return "".join([*pieces, snippet.text[end_of_last:]])


def describe_place(article: Article) -> str:
    """Return where an article stands: newspaper, day, page, section, kind, byline, id."""
    page = article.page
    day = chinese_day(page.date) + ("（推定）" if page.date_inferred else "") if page.date else ""
    parts = [
        page.newspaper or page.source,
        day,
        page_name(page.label),
        article.section,
        KIND_NAMES[article.kind],
        "、".join(article.names),
        article.id,
    ]
    return " · ".join(part for part in parts if part)

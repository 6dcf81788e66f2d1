"""`jianbao tokens`: the two views of a text that an index keeps."""

from __future__ import annotations

import dataclasses

import click

from index.tokens import Token, characters, words
from webui.commands.console import say, say_json
from webui.commands.usage import Command

_TOKENS_HELP = """\
显示一段文字在索引里成为哪些字和词。

“字”决定能不能查到，“词”决定排在第几；繁体、全角、大小写在这里统一。数字是在原文中的字符位置。

例子：
  jianbao tokens 鐵路建設
  jianbao tokens Ｎ95口罩 --json
"""


@click.command(cls=Command, help=_TOKENS_HELP)
@click.argument("text", metavar="TEXT")
@click.option("--json", "as_json", is_flag=True, help="以 JSON 输出结果。")
def tokens(text: str, as_json: bool) -> None:
    """Print what a text becomes in an index."""
    views = {"characters": characters(text), "words": words(text)}
    if as_json:
        say_json({name: [dataclasses.asdict(token) for token in view] for name, view in views.items()})
        return
    for name, view in zip(("字", "词"), views.values(), strict=True):
        say(f"{name}：{' '.join(_spell(token) for token in view)}")


def _spell(token: Token) -> str:
    return f"{token.term}[{token.start}:{token.end}]"

"""Notices: lines that look like the page's own hotline but are the notice's that they stand in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.extraction.labels import heads_notice
from index.extraction.line_kinds import Line, LineKind

_CONTACTS = frozenset(["热线", "版权行", "征稿"])
"""Furniture that names a telephone or an address."""

_REACHES = re.compile(r"电话|热线|专线|邮箱|信箱|地址|网址|传真|QQ|微信|投稿|来稿|E-?mail|@", re.I)
_PAGE_OWN = re.compile(
    r"本报|本社|报社|新闻热线|报料|爆料|责任?编|校对|版式|美编|订阅|发行|印刷|零售|邮发|广告|本版|责任编辑"
)
"""Words of the lines that papers print at the head or foot of a page, whatever stands over them."""

_ASKS = re.compile("征文|征稿|约稿|征集")
"""A notice that asks for contributions, so that where to send them is its own."""

_ENDS = frozenset([LineKind.LEAD, LineKind.BYLINE, LineKind.AUTHOR, LineKind.HEADING, LineKind.LABEL])


def keep_contacts(lines: Sequence[Line]) -> None:
    """Take the first lines under a notice's text that say how to reach somebody for its text."""
    is_notice = has_text = asks = False
    for line in lines:
        if line.kind in (LineKind.TEXT, LineKind.HEADING) and heads_notice(line.flat):
            is_notice, has_text = True, False
            asks = bool(_ASKS.search(line.flat))
        elif not is_notice or line.kind in _ENDS or line.gap > _MOST_GAP:
            is_notice = False
        elif line.kind is LineKind.FURNITURE:
            is_contact = line.reason in _CONTACTS and bool(_REACHES.search(line.flat))
            is_own = bool(_PAGE_OWN.search(line.flat)) and not (asks and line.reason == "征稿")
            is_notice = has_text and is_contact and not is_own
            if is_notice:
                line.kind, line.reason = LineKind.TEXT, ""
        else:
            has_text = True


_MOST_GAP = 1
"""Blank lines inside a notice."""

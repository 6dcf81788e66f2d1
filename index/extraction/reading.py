"""Read: the bytes of a page file become a `SourcePage`, or an error that says why not."""

from __future__ import annotations

import codecs
import contextlib
import re
import unicodedata
from pathlib import Path

from index.article import SourcePage
from index.errors import JianbaoError
from index.extraction.facts import find_facts
from index.extraction.signs import HAN
from index.system_errors import system_reason

MAX_BYTES = 50 * 1024 * 1024
"""A page of print has some 10 kB; a file of more than 50 MB is something else."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""UTF-32 before UTF-16: the little-endian marks begin with the same two bytes."""

_MAX_CONTROL_SHARE = 0.02
"""More control characters than this and it is no text; page texts have none, damaged ones a few."""

_MAX_BAD_SHARE = 0.01
"""Share of replacement characters up to which a page is worth keeping."""

_LEAST_LETTERS = 40
"""Letters of the shortest text that is judged by its language."""

_LEAST_HAN = 0.02
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
_LINE_ENDS = re.compile(r"\r\n?|\f|\x85|\u2028|\u2029|\x1c|\x1d|\x1e")

_USUAL = frozenset(
    "的一是在了不和有大这主中人上为们地个用工时要动国产以我到他会作来分生对于学下级义就年阶发成部民可出能方进同行面说种过命度革而多子后自社加小机也经力线本电高量长党得实家定深法表着水理化争现所二起政三好十战无农使性前等反体合斗路图把结第里正新开论之物从当两些还天资事队批如应形想制心样干都向变关点育重其思与间内去因件日利相由压员气业代全组数果期导平各基或月毛然问比展那它最及外没看治提五解系林者米群头意只明四道马认次文通但条较克又公孔领军流入接席位情运器并飞原油放立题质指建区验活众很教决特此常石强极土少已根共直团统式转别造切九你取西持总料连任志观调七么山程百报更见必真保热委手改管处己将修支识病象几先老光专什六型具示复安带每东增则完风回南广劳轮科北打积车计给节做务被整联步类集号列温装即毫知轴研单色坚据速防史拉世设达尔场织历花受求传口断况采精金界品判参层止边清至万确究书"
    "這們個時會來學發對國產經過說種機電高長黨實體圖結裡開論從當兩還資隊應樣幹變關點與間內業組數導極團統轉別總連觀調報見熱處將識幾專復帶東廣輪積車計節務聯類號溫裝據設爾場織歷傳斷況採"
)
"""The commonest characters of Chinese print, simplified and traditional: wrong decodings have few of them."""


class UnreadablePageError(JianbaoError):
    """A page file that cannot be read: missing rights, not text, empty, too large.

    The message does not name the file: whoever asked for it does, with the reason behind its name.
    """


def read_page(path: Path, source: str) -> SourcePage:
    """Read one page file.

    Args:
        path: where the file is.
        source: its path inside the archive folder, with forward slashes; newspaper, date and label
            are taken from it where the page prints none.

    Raises:
        UnreadablePageError: the file cannot be opened, is empty, larger than 50 MB, is not text, or has
            no Chinese.
    """
    text, charset = decode_page(_read_bytes(path))
    check_language(text)
    facts = find_facts(text.split("\n"), source)
    return SourcePage(facts=facts, text=text, charset=charset)


def decode_page(data: bytes) -> tuple[str, str]:
    """Return text and charset of a page: NFC, lines separated by line feeds.

    Raises:
        UnreadablePageError: the bytes are no text in any known charset, or no text at all.
    """
    if not data.strip(b"\x00\t\n\r \x0b\x0c\xef\xbb\xbf\xff\xfe"):
        reason = "文件是空的" if not data.strip(b"\t\n\r \xef\xbb\xbf") else "文件里没有文字"
        raise UnreadablePageError(reason, hint="请重新导出这一版的文字，或从文件夹中移走它。")
    text, charset = _decode(data)
    text = unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", text.lstrip("\ufeff")))
    if not any(sign.isalnum() for sign in text):
        raise UnreadablePageError("文件里没有文字", hint="请重新导出这一版的文字，或从文件夹中移走它。")
    return _CONTROL.sub("", text), charset


def check_language(text: str) -> None:
    """Refuse a plain text that is no Chinese page.

    Raises:
        UnreadablePageError: a text of some length has next to no Chinese.
    """
    if _is_foreign(text):
        raise UnreadablePageError(
            "没有中文，不是报纸版面", hint="说明文件、程序文件请从文件夹中移走；它没有收入索引。"
        )


_LOOKED_AT = 20_000
"""Characters of a text that tell its language."""

_HAN_SIGN = re.compile(f"[{HAN}]")


def _is_foreign(text: str) -> bool:
    """Tell whether a text of some length has next to no Chinese: a README, a programme."""
    opening = text[:_LOOKED_AT]
    han = len(_HAN_SIGN.findall(opening))
    if han >= len(opening) * _LEAST_HAN:
        return False
    letters = sum(sign.isalpha() for sign in opening)
    return letters >= _LEAST_LETTERS and han < letters * _LEAST_HAN


def _read_bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise UnreadablePageError(
                f"文件太大（{size / 1024 / 1024:.0f} MB），不像一个版面",
                hint="请按版拆成单独的文件；每个文件不得超过 50 MB。",
            )
        return path.read_bytes()
    except OSError as error:
        raise unreadable(path, error) from error


def unreadable(path: Path, error: OSError) -> UnreadablePageError:
    """Return what the system's refusal to open or read the file means."""
    with contextlib.suppress(OSError):
        if path.is_dir():  # Windows gives another error for it
            return UnreadablePageError("这是文件夹，不是文件", hint="请写出里面的文件，例如 文件夹/*.txt。")
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        return UnreadablePageError("没有这个文件", hint="请检查文件名和路径；它也可能刚被移走或改名。")
    if isinstance(error, PermissionError):
        return UnreadablePageError("没有权限读取文件", hint="请修改文件权限后再运行一次。")
    return UnreadablePageError(f"文件读不出来：{system_reason(error)}", hint="请检查磁盘和文件。")


def _decode(data: bytes) -> tuple[str, str]:
    for mark, charset in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(charset, errors="replace"), charset
    if b"\x00" in data[:65536] or _control_share(data) > _MAX_CONTROL_SHARE:
        raise UnreadablePageError(
            "文件不是文字（二进制内容）", hint="请导出成 .txt 或 .md 纯文字后再放进文件夹。"
        )
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    attempts = [
        (data.decode(charset, errors="replace"), charset) for charset in ("utf-8", "gb18030", "big5hkscs")
    ]
    text, charset = max(attempts, key=lambda attempt: _likelihood(attempt[0]))
    if text.count("\ufffd") > max(2, len(text) * _MAX_BAD_SHARE) or _likelihood(text) <= 0:
        raise UnreadablePageError("文字编码认不出来", hint="请把文件另存为 UTF-8 或 GB18030 编码。")
    return text, "big5" if charset == "big5hkscs" else charset


def _control_share(data: bytes) -> float:
    """Return the share of control bytes in the first 64 kB."""
    head = data[:65536]
    printable = head.translate(None, bytes(code for code in range(32) if code not in b"\t\n\r\x0c\x0b\x1b"))
    return 1 - len(printable) / len(head)


def _likelihood(text: str) -> float:
    """Rate how much a decoding looks like Chinese print: common characters less broken ones."""
    sample = text[:20_000]
    foreign = [sign for sign in sample if ord(sign) >= 128]
    if not foreign:
        return 1.0
    good = sum(sign in _USUAL or sign in "，。、；：？！“”‘’（）《》—…·　" for sign in foreign)
    bad = sum(sign == "\ufffd" or "\ue000" <= sign <= "\uf8ff" for sign in foreign)
    return (good - 5 * bad) / len(foreign)

"""`jianbao serve`: the web page on this machine."""

from __future__ import annotations

import errno
import signal
import socket
import sys
import webbrowser
from collections.abc import Callable
from ipaddress import AddressValueError, IPv4Address
from pathlib import Path
from types import FrameType

import click
import waitress
from click.decorators import FC

from index.errors import JianbaoError
from index.system_errors import system_reason
from webui.commands.console import say
from webui.commands.usage import Command, index_option

DEFAULT_PORT = 8765

_MAX_HEADERS = 262_144
"""Bytes. An address with 10,000 Chinese characters has 90,000; it should meet our page, not a bare error."""

_THREADS = 4
"""Requests answered at a time; more gain nothing under one interpreter lock."""


class ServeError(JianbaoError):
    """The server cannot listen where it was told to."""


def _read_port(value: str) -> int:
    if not value.isascii() or not value.isdecimal() or int(value) > 65_535:
        raise click.BadParameter(f"“{value}”不是端口。端口是 0 到 65535 的整数。")
    return int(value)


def port_option() -> Callable[[FC], FC]:
    """Return the decorator for `--port`."""
    return click.option(
        "--port",
        type=_read_port,
        default=str(DEFAULT_PORT),
        metavar="N",
        help="端口，默认 8765；0 表示任选一个空闲端口。",
    )


_SERVE_HELP = """\
在本机提供检索网页，按 Ctrl-C 停止。

网页没有密码：默认只有这台机器能打开。要让局域网里的同事也能用，
用 --host 指定本机地址，并用 --allow-host 写明大家在浏览器里输入的名字。

例子：
  jianbao serve
  jianbao serve --port 9000 --open
  jianbao serve --host 192.168.1.20 --allow-host 192.168.1.20
"""


@click.command(cls=Command, help=_SERVE_HELP)
@index_option()
@port_option()
@click.option(
    "--host",
    default="127.0.0.1",
    metavar="ADDRESS",
    help="监听的 IPv4 地址，默认 127.0.0.1，只有本机能打开。",
)
@click.option(
    "--allow-host",
    "allowed",
    multiple=True,
    metavar="NAME",
    help="允许用这个主机名或地址访问；向其他机器开放时必须写明，可重复。",
)
@click.option("--open", "is_opening", is_flag=True, help="启动后用默认浏览器打开。")
def serve(folder: Path, port: int, host: str, allowed: tuple[str, ...], is_opening: bool) -> None:
    """Serve the web page until Ctrl-C."""
    run_server(folder, host=host, port=port, allowed=allowed, is_opening=is_opening)


def run_server(
    folder: Path,
    *,
    host: str = "127.0.0.1",
    port: int,
    allowed: tuple[str, ...] = (),
    is_opening: bool = False,
) -> None:
    """Serve the index in `folder` until Ctrl-C or SIGTERM.

    Raises:
        IndexMissingError, IndexDamagedError, IndexVersionError: there is no index to serve.
        ServeError: the address is taken, is none of this machine, or would be open to others unasked.
    """
    from webui.app import LOCAL_HOSTS, create_app
    from webui.readiness import get_ready, read_columns

    app = create_app(folder, trusted_hosts=(*LOCAL_HOSTS, *allowed))
    get_ready(app)
    listener = open_listener(host, port, allowed)
    server = waitress.create_server(
        app,
        sockets=[listener],
        threads=_THREADS,
        ident=None,
        max_request_body_size=65_536,
        max_request_header_size=_MAX_HEADERS,
        channel_timeout=30,
    )
    name = allowed[0] if allowed and host not in LOCAL_HOSTS else "127.0.0.1"
    address = f"http://{name}:{listener.getsockname()[1]}/"
    say(f"剪报已启动：{address}")
    say("按 Ctrl-C 停止。")
    read_columns(app)
    sys.stdout.flush()
    signal.signal(signal.SIGTERM, _stop)
    if is_opening:
        webbrowser.open(address)
    try:
        server.run()
    finally:
        server.close()
    say("已停止。")


def open_listener(host: str, port: int, allowed: tuple[str, ...] = ()) -> socket.socket:
    """Bind a socket that no other program shares.

    Waitress would ask Windows for a port that several programs may hold at once, and requests would
    reach any of them; so the socket is made here.

    Raises:
        ServeError: the address is taken, is none of this machine, or would be open to others unasked.
    """
    try:
        is_loopback = host == "localhost" or IPv4Address(host).is_loopback
    except AddressValueError as error:
        raise ServeError(
            f"--host 要写 IPv4 地址，“{host}”不是", hint="例如 127.0.0.1（只有本机）或这台机器的局域网地址。"
        ) from error
    if not is_loopback and not allowed:
        raise ServeError(
            f"{host} 会让其他机器也能打开网页，而网页没有密码",
            hint="确实要开放，就写明访问用的主机名或地址：--allow-host 名字",
        )
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if sys.platform == "win32":
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
    else:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen()
    except OSError as error:
        listener.close()
        raise _explain(error, host, port) from error
    return listener


def _explain(error: OSError, host: str, port: int) -> ServeError:
    if error.errno == errno.EADDRINUSE or getattr(error, "winerror", None) == 10013:
        return ServeError(
            f"端口 {port} 已被占用，可能剪报已经在运行",
            hint=f"先看 http://{host}:{port}/ 是否就是它；要另开一个，换个端口：--port {port % 65_535 + 1}",
        )
    if error.errno == errno.EACCES:
        return ServeError(f"没有权限使用端口 {port}", hint="请用 1024 以上的端口，例如 --port 8765。")
    if error.errno == errno.EADDRNOTAVAIL:
        return ServeError(f"{host} 不是这台机器的地址", hint="请用 127.0.0.1，或这台机器自己的局域网地址。")
    return ServeError(f"无法监听 {host}:{port}：{system_reason(error)}", hint="请换一个地址或端口。")


def _stop(_number: int, _frame: FrameType | None) -> None:
    """Leave the server's loop on SIGTERM as on Ctrl-C."""
    raise SystemExit(0)

"""Every error as a Chinese page: what happened, to what, what to do. Never a traceback."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Flask, Response, jsonify, make_response, render_template, request
from werkzeug.exceptions import HTTPException, InternalServerError, NotFound, SecurityError

from index.command_line import command_line
from index.errors import (
    ArticleMissingError,
    IndexBusyError,
    IndexDamagedError,
    IndexMissingError,
    IndexVersionError,
    JianbaoError,
    QueryError,
)
from search.blanks import strip_blanks
from search.query import Query
from webui.addresses import query_from_url
from webui.opened_index import opened_index

_SHOWN_TEXT = 80
"""Characters of a refused query that are shown on each side of the place where reading stopped."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What a person is told about an error."""

    status: int
    title: str
    message: str
    hint: str = ""
    command: str = ""
    """A command line that mends it."""
    text: str = ""
    """The query text, where that is at fault."""
    position: int | None = None
    """Character offset in `text` where reading stopped."""
    nearest: Query | None = None
    """The nearest query that can be read, under the same filters."""

    @property
    def before(self) -> str:
        """The query text up to the fault."""
        head = self.text[: self.position]
        return "…" + head[-_SHOWN_TEXT:] if len(head) > _SHOWN_TEXT else head

    @property
    def fault(self) -> str:
        """The character at the fault; a bar where nothing would be seen."""
        sign = self.after[:1]
        return sign if sign.isprintable() and sign else "▏"

    @property
    def after(self) -> str:
        """The query text from the fault on."""
        tail = self.text[self.position :] if self.position is not None else ""
        return tail[:_SHOWN_TEXT] + "…" if len(tail) > _SHOWN_TEXT else tail


def register_problems(app: Flask) -> None:
    """Let `app` answer every error with a page of ours."""
    app.register_error_handler(QueryError, _query_problem)
    app.register_error_handler(JianbaoError, _index_problem)
    app.register_error_handler(HTTPException, _http_problem)
    app.register_error_handler(Exception, _unexpected_problem)


def _query_problem(error: QueryError) -> Response:
    text = strip_blanks(request.args.get("q", "")) if error.position is not None else ""
    nearest = None
    if error.suggestion:
        given = request.query_string.decode("utf-8", "replace") if request.path.startswith("/search") else ""
        nearest = query_from_url(f"?{given}").narrowed(text=error.suggestion)
    return _answer(
        Problem(400, "查询有误", str(error), error.hint, text=text, position=error.position, nearest=nearest)
    )


def _index_problem(error: JianbaoError) -> Response:
    if isinstance(error, ArticleMissingError):
        hint = error.hint or "它可能已从档案中删去。请用上方的搜索框再找。"
        return _answer(Problem(404, "没有这篇报道", str(error), hint))
    opened = opened_index()
    opened.forget()
    titles: dict[type[JianbaoError], str] = {
        IndexMissingError: "还没有索引",
        IndexDamagedError: "索引已损坏",
        IndexVersionError: "索引需要重建",
        IndexBusyError: "索引正在更新",
    }
    if type(error) in titles:
        rebuild = command_line("jianbao", "build", "档案文件夹", "--index", opened.folder)
        if isinstance(error, IndexBusyError):
            rebuild = ""
        advice, sign, _ = error.hint.partition("：jianbao build")
        hint = f"{advice}：" if sign and rebuild else error.hint  # the command stands below, whole
        return _answer(Problem(503, titles[type(error)], str(error), hint, command=rebuild))
    return _answer(Problem(500, "出错了", str(error), error.hint))


def _http_problem(error: HTTPException) -> Response | HTTPException:
    if error.response is not None or (error.code or 500) < 400:
        return error
    given = error.description or ""
    if isinstance(error, SecurityError):
        problem = Problem(
            400,
            "不接受这个主机名",
            "请求里的主机名不是本服务的地址。",
            "请用启动时显示的地址打开，例如 http://127.0.0.1:8765/。",
        )
    elif isinstance(error, NotFound):
        own = given if given != NotFound.description else "这个网址下没有内容。"
        problem = Problem(404, "没有这一页", own, "请检查网址，或用上方的搜索框查找。")
    elif error.code == 405:
        problem = Problem(405, "不支持这种请求", "本服务只供阅读，只接受 GET 请求。")
    else:
        problem = Problem(error.code or 500, "无法处理这个请求", f"{error.code} {error.name}", "请检查网址。")
    response = _answer(problem)
    response.headers.extend(
        [(name, value) for name, value in error.get_headers() if name in ("Allow", "Retry-After")]
    )
    return response


def _unexpected_problem(error: Exception) -> Response:
    from flask import current_app

    current_app.logger.error("unexpected error at %s", request.path, exc_info=error)
    opened_index().forget()
    return _answer(
        Problem(
            InternalServerError.code,
            "程序出错了",
            f"处理这个请求时发生了意外错误（{type(error).__name__}）。您的档案和索引没有被改动。",
            "请重试一次；若仍然出错，请查看终端窗口里的详细记录，或重建索引。",
        )
    )


def _answer(problem: Problem) -> Response:
    """Return the problem as JSON where data was asked for, else as a page with the box still filled."""
    if request.path.endswith(".json"):
        response = jsonify(
            error=problem.message,
            hint=problem.hint,
            position=problem.position,
            suggestion=problem.nearest.text if problem.nearest else "",
            command=problem.command,
        )
        response.status_code = problem.status
        return response
    page = render_template("problem.html", problem=problem, box_text=request.args.get("q", ""))
    response = make_response(page, problem.status)
    if problem.status == 503:
        response.headers["Retry-After"] = "5"
    return response

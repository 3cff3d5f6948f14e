"""SQL that came in an address runs in a process of its own (``archive.sandbox``); our own queries run as ever, or
their answers are remembered (``archive.datasette.remembering``).

A database's ``execute`` is replaced once, at the start: whether a question is a visitor's is known by the request that
it is asked in.
"""

import weakref
from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from datasette.database import QueryInterrupted, Results

from archive.datasette.asgi import App, Message, Receive, Send
from archive.datasette.guarding.turns import Refuse
from archive.datasette.remembering import Answers
from archive.datasette.tables.queries import QUERIES
from archive.sandbox.pool import LateError, Pool
from archive.sandbox.wire import Question
from archive.sqlite import sqlite3

WRITTEN_BY_VISITORS = {"sql", "_where"}
READY = {query["sql"] for query in QUERIES.values()}
"""Questions of ours, in which no parameter computes itself."""
MOST_QUERY = 16_384
"""Bytes of a query string without SQL: a pattern that long would be compared outside the sandbox."""

is_visitor: ContextVar[bool] = ContextVar("is_visitor", default=False)


def watch_questions(app: App, is_on: Callable[[], Awaitable[object]], refuse: Refuse) -> App:
    """The application, knowing in each request whether it brings SQL of its own; too long an address is refused."""

    async def watched(scope: Message, receive: Receive, send: Send) -> None:
        query = scope.get("query_string", b"")
        if scope["type"] != "http" or not await is_on():
            await app(scope, receive, send)
            return
        asked = parse_qs(query.decode("latin-1"), keep_blank_values=True)
        brings_sql = not WRITTEN_BY_VISITORS.isdisjoint(asked)
        if len(query) > MOST_QUERY and not brings_sql:
            await refuse(scope, receive, send)
            return
        token = is_visitor.set(brings_sql)
        try:
            await app(scope, receive, send)
        finally:
            is_visitor.reset(token)

    return watched


def guard_databases(datasette: Any, is_on: Callable[[], bool]) -> None:
    """Every database that is a file asks visitors' questions elsewhere from now on."""
    for database in datasette.databases.values():
        if database.path is not None and not isinstance(database.execute, GuardedExecute):
            database.execute = GuardedExecute(datasette, database, is_on)


def reword_questions(database: Any, reword: Callable[[str], str]) -> None:
    """Datasette's own questions to this database are put in other words from now on."""
    if isinstance(database.execute, GuardedExecute):
        database.execute.reword = reword


class GuardedExecute:
    """In the place of ``Database.execute``."""

    def __init__(self, datasette: Any, database: Any, is_on: Callable[[], bool]) -> None:
        self.settings = datasette.setting
        self.plain: Callable[..., Awaitable[Any]] = database.execute
        self.is_on = is_on
        self.answers = Answers(database)
        self.reword: Callable[[str], str] = str
        kind = "mode=ro" if database.is_mutable else "immutable=1"
        self.pool = Pool(f"{Path(database.path).resolve().as_uri()}?{kind}")
        weakref.finalize(datasette, self.pool.close)

    async def __call__(self, sql: str, params: Any = None, truncate: bool = False, **options: Any) -> Any:
        """Parameters that compute themselves are of canned queries, whose SQL is ours or the operator's."""
        is_plain = params is None or type(params) in (dict, list)
        if not self.is_on() or not (is_plain or sql in READY):
            return await self.plain(sql, params, truncate, **options)
        if not is_visitor.get() or not is_plain:
            sql = self.reword(sql)
            values = tuple(params.items() if isinstance(params, dict) else params or ())
            question = (sql, values, truncate, tuple(options.items()))
            return await self.answers.take(question, lambda: self.plain(sql, params, truncate, **options))
        written = Question(sql, params or {}, self._milliseconds(options), self._most(truncate, options))
        try:
            answer = await self.pool.ask(written)
        except LateError as error:
            raise QueryInterrupted(error, sql, params) from error
        if answer.error is not None:
            raised = getattr(sqlite3, answer.error[0], sqlite3.OperationalError)(answer.error[1])
            raise QueryInterrupted(raised, sql, params) if answer.error[1] == "interrupted" else raised
        return as_results(answer.columns, answer.rows, answer.truncated)

    def _milliseconds(self, options: dict[str, Any]) -> int:
        limit = int(self.settings("sql_time_limit_ms"))
        return min(limit, int(options.get("custom_time_limit") or limit))

    def _most(self, truncate: bool, options: dict[str, Any]) -> int | None:
        """As Datasette counts: one more when a page is as long as the longest answer."""
        most = int(self.settings("max_returned_rows"))
        size = options.get("page_size") or self.settings("default_page_size")
        return (most + (most == size)) if truncate and most else None


def as_results(columns: list[str], rows: list[tuple[Any, ...]], truncated: bool) -> Results:
    """Rows of the kind that Datasette looks for: SQLite makes them from a cursor with the same columns."""
    names = ", ".join('NULL AS "{}"'.format(name.replace('"', '""')) for name in columns) or "NULL"
    conn = sqlite3.connect(":memory:")
    try:
        cursor = conn.execute(f"SELECT {names} WHERE 0")
        return Results([sqlite3.Row(cursor, row) for row in rows], truncated, cursor.description)
    finally:
        conn.close()

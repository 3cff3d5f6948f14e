"""A request that asks for what is not there is the visitor's mistake (400), where Datasette answers 500."""

from collections.abc import Awaitable, Callable
from typing import Any

from datasette import Response
from datasette.views.base import DatasetteError

from archive.sqlite import sqlite3

ASKED_WRONG = ("no such ", "near ", "fts5: ", "unrecognized token")
"""How SQLite begins when the question is at fault, and not the file or the disk."""


def refuse(datasette: Any, request: Any, exception: Exception) -> Callable[[], Awaitable[Any]] | None:
    """An answer for a wrong question; None for everything else, which stays Datasette's."""
    return _answer(datasette, request, str(exception)) if is_wrong_question(exception) else None


def is_wrong_question(exception: Exception) -> bool:
    """A column to sort or count by that is not there, or text that is no SQL."""
    if isinstance(exception, DatasetteError):
        return exception.status == 500 and str(exception).startswith("Cannot ")
    return isinstance(exception, sqlite3.OperationalError) and str(exception).startswith(ASKED_WRONG)


def _answer(datasette: Any, request: Any, error: str) -> Callable[[], Awaitable[Any]]:
    async def answer() -> Any:
        context = {"ok": False, "error": error, "status": 400, "title": "Not a question for this table"}
        if request.path.endswith(".json"):
            return Response.json(context, status=400)
        html = await datasette.render_template(["400.html", "error.html"], context, request=request)
        return Response.html(html, status=400)

    return answer

"""Pages for what cannot be answered, in our looks; and a wrong question is the visitor's mistake (400, not 500)."""

from collections.abc import Awaitable, Callable
from typing import Any

from datasette import Response
from datasette.utils import add_cors_headers
from datasette.utils.asgi import Base400
from datasette.views.base import DatasetteError

from archive.datasette.policy import mark_own
from archive.sandbox.pool import BusyError
from archive.sqlite import sqlite3

ASKED_WRONG = ("no such ", "near ", "fts5: ", "unrecognized token")
"""How SQLite begins when the question is at fault, and not the file or the disk."""
TOO_LONG = "The query took longer than this server allows."
BUSY = "Many questions are being answered just now. Please ask again in a few seconds."
BUSY_STATUS = 503
NO_VALUE = ("invalid literal for int()", "embedded null byte")

Refusal = dict[str, Any]


def refuse(datasette: Any, request: Any, exception: Exception) -> Callable[[], Awaitable[Any]] | None:
    """An answer for a wrong question or address; None for everything else, which stays Datasette's."""
    refusal = describe_refusal(exception)
    if refusal is None or (request.path.endswith(".json") and isinstance(exception, Base400 | DatasetteError)):
        return None
    return _answer(datasette, request, refusal)


def describe_refusal(exception: Exception) -> Refusal | None:
    """Status, title and error, named as Datasette names them for its error page and its JSON."""
    if is_wrong_question(exception):
        return {"ok": False, "error": str(exception), "status": 400, "title": "Not a question for this table"}
    if isinstance(exception, BusyError):
        return {"ok": False, "error": BUSY, "status": BUSY_STATUS, "title": "Busy"}
    if isinstance(exception, Base400):
        return {"ok": False, "error": str(exception), "status": exception.status, "title": None}
    if isinstance(exception, DatasetteError) and exception.status < 500:
        # The one message that is HTML repeats the SQL in a script of its own; our page shows the SQL itself.
        error = TOO_LONG if exception.message_is_html else str(exception)
        return {"ok": False, "error": error, "status": exception.status, "title": exception.title}
    return None


def is_wrong_question(exception: Exception) -> bool:
    """A column to sort or count by that is not there, text that is no SQL, or a word where a number belongs."""
    if isinstance(exception, DatasetteError):
        return exception.status == 500 and str(exception).startswith("Cannot ")
    if isinstance(exception, ValueError):
        return str(exception).startswith(NO_VALUE)
    return isinstance(exception, sqlite3.OperationalError) and str(exception).startswith(ASKED_WRONG)


def _answer(datasette: Any, request: Any, refusal: Refusal) -> Callable[[], Awaitable[Any]]:
    async def answer() -> Any:
        status = refusal["status"]
        headers = {"retry-after": "5"} if status == BUSY_STATUS else {}
        if datasette.cors:
            add_cors_headers(headers)
        if request.path.endswith(".json"):
            return Response.json(refusal, status=status, headers=headers)
        mark_own(request)
        context = refusal | {"typed_sql": request.args.get("sql"), "again": request.path}
        html = await datasette.render_template([f"{status}.html", "error.html"], context, request=request)
        return Response.html(html, status=status, headers=headers)

    return answer

"""Pages for what cannot be answered, in our looks; and a wrong question is the visitor's mistake (400, not 500)."""

import traceback
from collections.abc import Awaitable, Callable
from typing import Any

from datasette import Response
from datasette.database import QueryInterrupted
from datasette.utils import InvalidSql, add_cors_headers
from datasette.utils.asgi import Base400, Request
from datasette.views.base import DatasetteError

from archive.datasette.asgi import App, Message, Receive, Send, mark_own
from archive.datasette.finding import known_archive
from archive.sandbox.pool import BusyError
from archive.sqlite import sqlite3

ASKED_WRONG = ("no such ", "near ", "fts5: ", "unrecognized token")
"""How SQLite begins when the question is at fault, and not the file or the disk."""
TOO_LONG = "The query took longer than this server allows."
WRONG = "Not a question for this table"
CANNOT = "What this address asks for cannot be answered."
FAULTS = (ValueError, LookupError, AssertionError, TypeError, AttributeError, OverflowError, sqlite3.Error, InvalidSql)
OF_THE_DISK = ("disk", "locked", "unable to open", "readonly", "not a database", "file is")
NO_VALUE = ("invalid literal for int()", "embedded null byte")

Refusal = dict[str, Any]
"""Status, title and error, named as Datasette names them for its error page and its JSON."""

BUSY: Refusal = {
    "ok": False,
    "error": "Many questions are being answered just now. Please ask again in a few seconds.",
    "status": 503,
    "title": "Busy",
}
TOO_LONG_ADDRESS: Refusal = {
    "ok": False,
    "error": "What the address asks for is longer than this server reads. Ask for fewer or shorter words.",
    "status": 414,
    "title": "Too long an address",
}


def refuse(datasette: Any, request: Any, exception: Exception) -> Callable[[], Awaitable[Any]] | None:
    """An answer for a wrong question or address; None for everything else, which stays Datasette's."""
    refusal = describe_refusal(exception)
    if refusal is None and is_of_the_address(datasette, request, exception):
        traceback.print_exception(exception)  # should it be a fault all the same, the operator sees it
        refusal = {"ok": False, "error": f"{CANNOT} {exception}".rstrip(), "status": 400, "title": WRONG}
    if refusal is None or (request.path.endswith(".json") and is_told_by_datasette(exception)):
        return None

    async def answer() -> Any:
        return await answer_refused(datasette, request, refusal)

    return answer


def refusing(datasette: Any, refusal: Refusal) -> App:
    """An application that answers so, for what is refused before Datasette sees it."""

    async def refused(scope: Message, receive: Receive, send: Send) -> None:
        request = Request(scope | {"csrftoken": str}, receive)  # the pages for it have no form that changes anything
        await (await answer_refused(datasette, request, refusal)).asgi_send(send)

    return refused


def describe_refusal(exception: Exception) -> Refusal | None:
    """None for what is not the visitor's doing."""
    if is_wrong_question(exception):
        return {"ok": False, "error": str(exception), "status": 400, "title": WRONG}
    if isinstance(exception, QueryInterrupted):
        return {"ok": False, "error": TOO_LONG, "status": 400, "title": WRONG}
    if isinstance(exception, BusyError):
        return BUSY
    if isinstance(exception, Base400):
        return {"ok": False, "error": str(exception), "status": exception.status, "title": None}
    if isinstance(exception, DatasetteError) and exception.status < 500:
        # The one message that is HTML repeats the SQL in a script of its own; our page shows the SQL itself.
        error = TOO_LONG if exception.message_is_html else str(exception)
        return {"ok": False, "error": error, "status": exception.status, "title": exception.title}
    return None


def is_told_by_datasette(exception: Exception) -> bool:
    """It answers what it expects in JSON by itself, with a status of its own."""
    return isinstance(exception, Base400) or (isinstance(exception, DatasetteError) and exception.status < 500)


def is_of_the_address(datasette: Any, request: Any, exception: Exception) -> bool:
    """Datasette's tables take many settings in an address and check few: what they cannot use is no fault of ours."""
    archive = known_archive(datasette)
    asked = bool(archive and request.query_string) and request.path.startswith(datasette.urls.database(archive))
    return asked and isinstance(exception, FAULTS) and not any(word in str(exception) for word in OF_THE_DISK)


def is_wrong_question(exception: Exception) -> bool:
    """A column to sort or count by that is not there, text that is no SQL, or a word where a number belongs."""
    if isinstance(exception, DatasetteError):
        return exception.status == 500 and str(exception).startswith(("Cannot ", "Invalid "))
    if isinstance(exception, ValueError):
        return str(exception).startswith(NO_VALUE)
    return isinstance(exception, sqlite3.OperationalError) and str(exception).startswith(ASKED_WRONG)


async def answer_refused(datasette: Any, request: Any, refusal: Refusal) -> Any:
    """A page in our looks, or JSON where that was asked for."""
    status = refusal["status"]
    headers = {"retry-after": "5"} if status == BUSY["status"] else {}
    if datasette.cors:
        add_cors_headers(headers)
    if request.path.endswith(".json"):
        return Response.json(refusal, status=status, headers=headers)
    mark_own(request)
    context = refusal | {"typed_sql": request.args.get("sql"), "again": request.path}
    html = await datasette.render_template([f"{status}.html", "error.html"], context, request=request)
    return Response.html(html, status=status, headers=headers)

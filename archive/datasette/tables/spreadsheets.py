"""Cells of a CSV that a spreadsheet would run: they get an apostrophe before them, which spreadsheets take for text.

A number stays a number. ``_raw=1`` in the address leaves every cell as it is, for programs; JSON always does.
"""

import re
from urllib.parse import parse_qs

from archive.datasette.asgi import App, Message, Receive, Send

STARTS = "=+\\-@\t\r\n＝＋－＠"
"""What begins a formula, or is dropped before one; the full-width ones do where Chinese or Japanese is set."""
NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
CELL = re.compile(r'("[^"]*(?:""[^"]*)*"|[^",\r\n]*)(,|\r\n|$)')
RUNS = re.compile(f'"?[{STARTS}]')
RAW = "_raw"


def neutralize(text: str) -> str:
    r"""Whole rows of CSV as Datasette writes them, with what a spreadsheet would run made text.

    >>> neutralize('=1+2,-3.5,"-a,b",小清河\r\n')
    '\'=1+2,-3.5,"\'-a,b",小清河\r\n'
    """
    return CELL.sub(_cell, text)


def _cell(match: re.Match[str]) -> str:
    cell, end = match.groups()
    if not RUNS.match(cell) or NUMBER.fullmatch(cell.strip('"')):
        return match.group()
    return (f"\"'{cell[1:]}" if cell.startswith('"') else f"'{cell}") + str(end)


def neutralize_tables(app: App) -> App:
    """The application with its CSV made safe to open. Datasette sends one row a message."""

    async def neutralized(scope: Message, receive: Receive, send: Send) -> None:
        is_table = scope["type"] == "http" and scope.get("path", "").endswith(".csv")
        if not is_table or RAW in parse_qs(scope.get("query_string", b"").decode("latin-1")):
            await app(scope, receive, send)
            return
        sends_text = False

        async def send_neutralized(message: Message) -> None:
            nonlocal sends_text
            if message["type"] == "http.response.start":
                kind = dict(message.get("headers", [])).get(b"content-type", b"")
                sends_text = kind.startswith((b"text/csv", b"text/plain"))
            elif sends_text and message.get("body"):
                message = message | {"body": neutralize(message["body"].decode("utf-8")).encode("utf-8")}
            await send(message)

        await app(scope, receive, send_neutralized)

    return neutralized

"""Pages that a visitor composes are made a few at a time, so that nobody waits for all of them but who asked.

One interpreter makes every page. Twenty tables with eleven facets begun at once share it with whoever opens an article
meanwhile, who waits as long as all twenty; begun one after the other they take no longer themselves.
"""

import asyncio
from collections.abc import Awaitable, Callable

from archive.datasette.asgi import App, Message, Receive, Send
from archive.datasette.tables.asking import Place

AT_ONCE = 2
"""Of a kind: the server has three threads for SQL, and one is to be free."""
MOST_WAITING = 40
"""Of a kind; who comes later is asked to come back."""

Refuse = Callable[[Message, Receive, Send], Awaitable[None]]


class Turns:
    """Of one kind of page."""

    def __init__(self) -> None:
        self.waiting = 0
        self._free = asyncio.Semaphore(AT_ONCE)

    async def take(self) -> Callable[[], None]:
        """Waits; what is given ends the turn, and may be called again."""
        self.waiting += 1
        try:
            await self._free.acquire()
        finally:
            self.waiting -= 1
        is_over = False

        def end() -> None:
            nonlocal is_over
            if not is_over:
                is_over = True
                self._free.release()

        return end


def take_turns(
    app: App, find_place: Callable[[], Awaitable[Place | None]], brings_sql: Callable[[], bool], refuse: Refuse
) -> App:
    """The application with turns for tables, for tables with SQL of the visitor's, and for searches."""
    tables, written, searches = Turns(), Turns(), Turns()

    async def turns_of(scope: Message) -> Turns | None:
        place = await find_place() if scope["type"] == "http" and scope.get("query_string") else None
        if place is None:
            return None
        path = scope.get("path", "")
        if path.startswith(place.prefix):
            return written if brings_sql() else tables
        return searches if path.partition(".")[0] == place.search else None

    async def taken(scope: Message, receive: Receive, send: Send) -> None:
        turns = await turns_of(scope)
        if turns is None:
            await app(scope, receive, send)
            return
        if turns.waiting >= MOST_WAITING:
            await refuse(scope, receive, send)
            return
        end = await turns.take()

        async def send_on(message: Message) -> None:
            if message["type"] == "http.response.body":
                end()  # made: a reader may be as slow as they like
            await send(message)

        try:
            await app(scope, receive, send_on)
        finally:
            end()

    return taken

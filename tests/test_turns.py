"""Which pages take turns, how many are made at once, and who is asked to come back."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from archive.datasette.guarding.turns import AT_ONCE, MOST_WAITING, take_turns
from archive.datasette.tables.asking import Place

Ask = Callable[..., Awaitable[None]]
TABLE = "/papers/articles"


async def no_columns(table: str) -> tuple[str, ...]:
    return ()


async def place() -> Place:
    return Place("/papers/", "/search", no_columns, lambda table: ())


class Room:
    """An application whose pages are made when ``made`` is set, and read to their end when ``read`` is."""

    def __init__(self) -> None:
        self.begun: list[str] = []
        self.refused: list[str] = []
        self.made, self.read = asyncio.Event(), asyncio.Event()
        self.brings_sql = False
        self._app = take_turns(self._page, place, lambda: self.brings_sql, self._refuse)
        self._asked: list[asyncio.Task[None]] = []

    async def ask(self, path: str, query: bytes = b"_facet=url") -> None:
        scope = {"type": "http", "path": path, "query_string": query}
        self._asked.append(asyncio.create_task(self._app(scope, self._receive, self._send)))
        await asyncio.sleep(0)
        await asyncio.sleep(0)

    async def end(self) -> None:
        self.made.set()
        self.read.set()
        await asyncio.gather(*self._asked)

    async def _page(self, scope: Any, receive: Any, send: Any) -> None:
        self.begun.append(scope["path"])
        await self.made.wait()
        await send({"type": "http.response.body"})

    async def _refuse(self, scope: Any, receive: Any, send: Any) -> None:
        self.refused.append(scope["path"])

    async def _receive(self) -> dict[str, Any]:
        raise AssertionError("nothing is read")

    async def _send(self, message: Any) -> None:
        await self.read.wait()


async def test_the_third_table_is_begun_when_one_before_it_is_made_however_slowly_that_is_read() -> None:
    room = Room()
    for number in range(AT_ONCE + 1):
        await room.ask(f"{TABLE}/{number}")
    assert room.begun == [f"{TABLE}/0", f"{TABLE}/1"]
    room.made.set()
    for _ in range(5):
        await asyncio.sleep(0)
    assert (room.begun[2:], room.read.is_set()) == ([f"{TABLE}/2"], False)
    await room.end()


@pytest.mark.parametrize("path", ["/", "/article/abc", "/papers", "/searching", TABLE])
async def test_a_plain_page_never_waits(path: str) -> None:
    room = Room()
    for _ in range(AT_ONCE + 2):
        await room.ask(TABLE)
    await room.ask(path, b"" if path == TABLE else b"a=b")
    assert room.begun[AT_ONCE:] == [path]
    await room.end()


async def test_searches_and_tables_with_sql_wait_only_for_their_own_kind() -> None:
    room = Room()
    for path in (TABLE, "/search", "/search.json"):
        for _ in range(AT_ONCE):
            await room.ask(path)
    room.brings_sql = True
    await room.ask(TABLE, b"_where=1")
    assert room.begun == [TABLE] * AT_ONCE + ["/search"] * AT_ONCE + [TABLE]
    await room.end()
    assert room.begun[-AT_ONCE:] == ["/search.json"] * AT_ONCE


async def test_who_comes_when_too_many_wait_is_refused() -> None:
    room = Room()
    for _ in range(AT_ONCE + MOST_WAITING + 1):
        await room.ask(TABLE)
    assert (len(room.begun), room.refused) == (AT_ONCE, [TABLE])
    await room.end()
    assert len(room.begun) == AT_ONCE + MOST_WAITING


async def test_a_page_that_fails_ends_its_turn() -> None:
    async def fail(scope: Any, receive: Any, send: Any) -> None:
        raise LookupError

    app = take_turns(fail, place, lambda: False, fail)
    for _ in range(AT_ONCE + 1):
        with pytest.raises(LookupError):
            await asyncio.wait_for(app({"type": "http", "path": TABLE, "query_string": b"a"}, fail, fail), 5)

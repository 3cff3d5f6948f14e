"""Pages read in processes beside the crawl: as on its loop, none lost, and no process left behind."""

import asyncio
import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.items import Article, NotArticle, Reading, Snapshot
from crawler.readers import Readers, UnreadError
from crawler.reading import Page, read_page
from tests.loading import ROOT, numbered_page

LIMIT = 20.0
NAMES = ("a", "kills", "b", "kills once", "raises", "prints", "c")


def page_of(name: str, seconds: float = LIMIT) -> Page:
    return Page(Snapshot(numbered_page(len(name)), name, f"https://ferry.example/{len(name)}.html"), seconds=seconds)


async def read_all(readers: Readers, pages: list[Page]) -> list[Reading | BaseException]:
    return await asyncio.gather(*(readers.read(page) for page in pages), return_exceptions=True)


@pytest.fixture
def readers(tmp_path: Path) -> Iterator[Readers]:
    made = Readers(2, LIMIT)
    made.do_ahead("tests.deadly:act", str(tmp_path))
    yield made
    made.close()


def test_pages_are_read_as_they_are_on_the_loop() -> None:
    pages = [page_of(name) for name in "abc"] + [Page(Snapshot(b"", "empty"))]
    apart, here = Readers(2, LIMIT), Readers(0, LIMIT)
    try:
        readings = asyncio.run(read_all(apart, pages))
        assert readings == asyncio.run(read_all(here, pages)) == [read_page(page) for page in pages]
        assert [type(one.result) for one in readings if isinstance(one, Reading)] == [*[Article] * 3, NotArticle]
    finally:
        apart.close()


def test_a_page_that_kills_its_process_is_tried_twice_and_takes_no_other_along(readers: Readers) -> None:
    found = asyncio.run(read_all(readers, [page_of(name) for name in NAMES]))
    assert {name: outcome(one) for name, one in zip(NAMES, found, strict=True)} == {
        "a": f"a: {len(numbered_page(1))} bytes",
        "kills": "reader_died: the process that read it was killed, twice",
        "b": f"b: {len(numbered_page(1))} bytes",
        "kills once": f"kills once: {len(numbered_page(10))} bytes",
        "raises": "error: LookupError: raises",
        "prints": f"prints: {len(numbered_page(6))} bytes",
        "c": f"c: {len(numbered_page(1))} bytes",
    }
    raised = found[NAMES.index("raises")]
    assert isinstance(raised, UnreadError)
    assert raised.trace.startswith("Traceback")


def outcome(found: Reading | BaseException) -> str:
    if isinstance(found, UnreadError):
        return f"{found.why}: {found}"
    assert isinstance(found, Reading), found
    return str(found.prepared)


def test_a_page_that_never_ends_is_given_up(readers: Readers) -> None:
    readers.seconds = 0.3
    found = asyncio.run(read_all(readers, [page_of("never ends", 0.3), page_of("a"), page_of("b")]))
    assert [outcome(one) for one in found] == [
        "reader_late: it was not read within 0.3 seconds (READ_TIMEOUT)",
        f"a: {len(numbered_page(1))} bytes",
        f"b: {len(numbered_page(1))} bytes",
    ]


def test_readers_that_are_closed_leave_no_process(readers: Readers) -> None:
    asyncio.run(read_all(readers, [page_of("a"), page_of("b")]))
    numbers = [process.pid for process in readers.processes]
    readers.close()
    assert numbers
    assert [number for number in numbers if Path(f"/proc/{number}").exists()] == []
    with pytest.raises(RuntimeError):
        asyncio.run(readers.read(page_of("c")))


@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGTERM])
def test_readers_end_with_their_crawl_however_it_ends(ending: signal.Signals) -> None:
    program = (
        "import asyncio, sys; from crawler.readers import Readers; from tests.test_readers import page_of\n"
        "readers = Readers(1, 20)\n"
        "asyncio.run(readers.read(page_of('a')))\n"
        "print(*[process.pid for process in readers.processes], flush=True)\n"
        "sys.stdin.read()"
    )
    command = [sys.executable, "-c", program]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as crawl:
        assert crawl.stdout is not None
        reader = os.pidfd_open(int(crawl.stdout.readline()))
        crawl.send_signal(ending)
    try:
        poller = select.poll()
        poller.register(reader, select.POLLIN)  # readable when the process has ended
        assert poller.poll(20_000)
    finally:
        os.close(reader)

"""The process that answers: ``python -m archive.sandbox.answering DATABASE-URI``, questions on its standard input.

SQLite's time limit ends a query between two steps, never inside one, and one step can fill gigabytes or compare for an
hour. So it runs here: SQLite's heap and the process's own memory are capped, and the server ends the process when it
is late.
"""

import contextlib
import os
import signal
import sys
import time
from typing import Any

from archive.functions import register_functions
from archive.sandbox.permits import authorize
from archive.sandbox.wire import READY, Answer, Question, receive, send
from archive.sqlite import sqlite3

MEBIBYTE = 1024 * 1024
SQLITE_HEAP = 96 * MEBIBYTE
"""For sorting, grouping and values together: SQLite keeps all of it in memory."""
PROCESS_MEMORY = SQLITE_HEAP + 64 * MEBIBYTE
MOST_BYTES = 16 * MEBIBYTE
"""Of one answer."""
STEPS = 1_000
"""Of SQLite's machine, between two looks at the clock."""


class TooLargeError(Exception):
    """The answer is longer than what is sent."""


def main() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    limit_process()
    conn = open_database(sys.argv[1])
    send(sys.stdout.buffer, READY)
    while (parts := receive(sys.stdin.buffer)) is not None:
        told = answer(conn, Question(*parts))
        send(sys.stdout.buffer, told)
        if told.last:
            break


def limit_process() -> None:
    """What the system offers: Linux heeds the limit of memory, macOS does not, Windows has neither."""
    if os.name != "posix":
        return
    import resource

    with contextlib.suppress(OSError):
        os.nice(5)
    for what, limit in ((resource.RLIMIT_DATA, PROCESS_MEMORY), (resource.RLIMIT_CORE, 0)):
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(what, (limit, limit))


def open_database(uri: str) -> sqlite3.Connection:
    conn = sqlite3.connect(uri, uri=True, isolation_level=None)
    conn.text_factory = lambda raw: str(raw, "utf-8", "replace")
    conn.execute(f"PRAGMA hard_heap_limit = {SQLITE_HEAP}")
    conn.execute("PRAGMA query_only = ON")
    register_functions(conn)
    conn.set_authorizer(authorize)
    return conn


def answer(conn: sqlite3.Connection, question: Question) -> Answer:
    deadline = time.monotonic() + question.milliseconds / 1000
    conn.set_progress_handler(lambda: time.monotonic() >= deadline, STEPS)
    try:
        return ask(conn, question)
    except (MemoryError, TooLargeError) as error:
        wanted = "an answer of more" if isinstance(error, TooLargeError) else "more memory"
        why = f"the query takes {wanted} than this server gives it"
        return Answer([], [], False, ("OperationalError", why), last=True)
    except sqlite3.Error as error:
        return Answer([], [], False, (type(error).__name__, str(error)))
    finally:
        conn.set_progress_handler(None, STEPS)


def ask(conn: sqlite3.Connection, question: Question) -> Answer:
    with contextlib.closing(conn.execute(question.sql, question.params)) as cursor:
        columns = [column[0] for column in cursor.description or ()]
        rows: list[tuple[Any, ...]] = []
        size = 0
        for row in cursor:
            if question.most is not None and len(rows) == question.most:
                return Answer(columns, rows, True)
            size += sum(len(value) if isinstance(value, str | bytes) else 8 for value in row)
            if size > MOST_BYTES:
                raise TooLargeError
            rows.append(tuple(row))
        return Answer(columns, rows, False)


if __name__ == "__main__":
    main()

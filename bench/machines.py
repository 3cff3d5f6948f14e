"""Does a shared crawl go faster with more workers? One site that answers slowly, a real Redis, one writer.

    python bench/machines.py [--pages 120] [--seconds 0.4] [--workers 1 3]

Prints pages a second between the first article that the site was asked for and the last, a line for each number of
workers; each worker asks for one page at a time.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from redis import Redis

from tests.loading import rows
from tests.machines import Machines, redis_server, said_by
from tests.test_crawl import article, listing
from tests.webserver import Reply, serve


def rate(folder: Path, redis: str, pages: int, seconds: float, workers: int) -> float:
    """Pages a second. Raises AssertionError when one is not in the archive at the end."""
    folder.mkdir()
    asked: list[float] = []
    with serve() as server, Redis.from_url(redis) as cleared:
        cleared.flushall()
        machines = Machines(folder, redis, server)
        machines.declare()
        names = [f"/2026/11/0{number % 9 + 1}/{number}.html" for number in range(pages)]
        server.pages["/"] = listing(*names)

        def answer(name: str) -> Reply:
            asked.append(time.monotonic())
            return Reply(article(f"港口的消息第{name}号").body, wait=seconds)

        server.pages |= {name: lambda name=name: answer(name) for name in names}  # type: ignore[misc]
        started = [machines.worker() for _ in range(workers)]
        writer = machines.writer("--until-done", WORKER_GONE_AFTER=60)
        for process in (*started, writer):
            code, said = said_by(process, 600)
            assert code == 0, said
        assert rows(machines.archive, "SELECT count(*) FROM articles") == [(pages,)]
    return (len(asked) - 1) / (max(asked) - min(asked))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=120)
    parser.add_argument("--seconds", type=float, default=0.4, help="that the site takes to answer")
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 3])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, redis_server(Path(folder)) as redis:
        first = 0.0
        for workers in options.workers:
            found = rate(Path(folder) / str(workers), redis, options.pages, options.seconds, workers)
            first = first or found
            print(f"{workers} workers: {found:.1f} pages/s, {found / first:.2f} times the first", flush=True)


if __name__ == "__main__":
    main()

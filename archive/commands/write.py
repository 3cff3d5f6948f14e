"""``scrapy write``: what the workers of shared crawls fetch, into the archive; a table of each crawl as it ends."""

import argparse
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from archive.commands.archives import check_writable, said_in_one_line
from archive.commands.endings import INTERRUPTED, interrupts
from archive.commands.load import LoadStopped, rare_collections, stopped_in_one_line
from archive.commands.options import Checking, add_report
from archive.commands.saying import say
from archive.frontier.lock import lock_path, locked
from archive.frontier.opening import frontier_path
from archive.shared.connecting import connected
from archive.shared.runs import Ended, crawl_runs
from archive.store import open_archive
from archive.watching.following import worst_of
from archive.watching.report import follow_report, unwritable, write_report
from crawler.sites import load_sites


class Command(Checking, ScrapyCommand):
    requires_project = True
    requires_crawler_process = False
    default_settings = {"LOG_ENABLED": False}  # noqa: RUF012

    def syntax(self) -> str:
        return "-s REDIS_URL=redis://HOST [--until-done] [--jobs N] [--report FILE]"

    def short_desc(self) -> str:
        return "Save what the workers of a shared crawl fetch"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--jobs", type=int, metavar="N", help="processes that read pages (default: one a core)")
        parser.add_argument(
            "--until-done", action="store_true", help="end when all is saved and no worker asks for anything"
        )
        add_report(parser, "what each crawl brought, as it ends,")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        assert self.settings is not None  # set by Scrapy before it runs a command
        if args or (opts.jobs is not None and opts.jobs < 1):
            raise UsageError("scrapy write takes no arguments" if args else "--jobs is 1 or more")
        if opts.report and (wrong := unwritable(opts.report)) is not None:
            raise UsageError(f"--report {opts.report}: {wrong}", print_help=False)
        archive: str = self.settings["ARCHIVE"]
        check_writable(archive)
        server = connected(self.settings.get("REDIS_URL"))
        crawls = Crawls(archive, opts.report)
        try:
            with said_in_one_line(archive):
                load_sites()
                with locked(lock_path(frontier_path(Path(archive))), "the stream of shared crawls"):
                    patience = self.settings.getfloat("WORKER_GONE_AFTER")
                    is_interrupted = write(archive, server, crawls.tell, opts.jobs, patience, opts.until_done)
            if opts.until_done:  # a service is ended by a signal, and was lost nothing by that
                self.exitcode = INTERRUPTED if is_interrupted else crawls.exit_code
        except LoadStopped as error:
            self.exitcode = 1
            print(f"the archive {archive}: {error}", file=sys.stderr)
        except KeyboardInterrupt:
            self.exitcode = INTERRUPTED
            print("interrupted; what was not saved waits in Redis", file=sys.stderr)


class Crawls:
    """What is told of the crawls that ended, as they end; the report has the last of each site."""

    def __init__(self, archive_path: str, report: str | None) -> None:
        self.archive_path, self.report = archive_path, report
        self.rows: dict[str, dict[str, Any]] = {}

    @property
    def exit_code(self) -> int:
        return worst_of(list(self.rows.values())) if self.rows else 0

    def tell(self, ended: Ended) -> None:
        self.rows[ended.row["site"]] = ended.row
        say(ended.report)
        if self.report:
            rows = list(self.rows.values())
            write_report(self.report, follow_report(self.archive_path, rows, self.exit_code))


def write(
    archive_path: str, server: Any, told: Callable[[Ended], None], jobs: int | None, patience: float, until_done: bool
) -> bool:
    """A run of the ledger for each crawl until a signal ends it; returns whether one did. Raises LoadStopped.

    ``until_done``: or until all is saved and no worker has given a sign of life for ``patience`` seconds.
    """
    from redis.exceptions import RedisError

    from archive.shared.receiving import Receiver
    from archive.shared.stream import PageStream

    archive = open_archive(archive_path)
    try:
        with (
            stopped_in_one_line(),
            interrupts() as received,
            rare_collections(),
            crawl_runs(archive, told) as runs,
            closing(Receiver(runs, PageStream(server), jobs, patience)) as receiver,
        ):
            if until_done and receiver.stream.is_unused():
                print("no crawl has begun in this Redis: waiting for a worker", file=sys.stderr)
            receiver.take_up(lambda: bool(received))
            receiver.go_on(lambda: bool(received), until_done)
            if receiver.passed:
                print(f"{receiver.passed} messages of the stream were none of ours", file=sys.stderr)
        return bool(received)
    except RedisError as error:
        raise LoadStopped(f"Redis: {error}; what is not saved waits there, run the same command again") from error
    finally:
        archive.close()

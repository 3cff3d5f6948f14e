"""``scrapy write``: what the workers of a shared crawl fetch, into the archive."""

import argparse
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from archive.chain import head_of
from archive.commands.endings import INTERRUPTED, interrupts
from archive.commands.load import LoadStopped, rare_collections, stopped_in_one_line
from archive.commands.options import refuse_unknown, said_in_one_line
from archive.commands.saying import say
from archive.frontier.lock import lock_path, locked
from archive.frontier.opening import frontier_path
from archive.ledger import entries_of, run_of
from archive.report import Report, report_of
from archive.saving import Saver
from archive.shared.connecting import connected
from archive.store import open_archive
from crawler.sites import load_sites
from crawler.version import extractor_version


class Command(ScrapyCommand):
    requires_project = True
    requires_crawler_process = False
    default_settings = {"LOG_ENABLED": False}  # noqa: RUF012

    def syntax(self) -> str:
        return "-s REDIS_URL=redis://HOST [--until-done] [--jobs N]"

    def short_desc(self) -> str:
        return "Save what the workers of a shared crawl fetch"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--jobs", type=int, metavar="N", help="processes that read pages (default: one a core)")
        parser.add_argument(
            "--until-done", action="store_true", help="end when all is saved and no worker asks for anything"
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        refuse_unknown(args, opts)
        assert self.settings is not None  # set by Scrapy before it runs a command
        if args or (opts.jobs is not None and opts.jobs < 1):
            raise UsageError("scrapy write takes no arguments" if args else "--jobs is 1 or more")
        server = connected(self.settings.get("REDIS_URL"))
        archive: str = self.settings["ARCHIVE"]
        try:
            with said_in_one_line(archive):
                load_sites()
                with locked(lock_path(frontier_path(Path(archive))), "the stream of shared crawls"):
                    patience = self.settings.getfloat("WORKER_GONE_AFTER")
                    report = write(archive, server, opts.jobs, patience if opts.until_done else None)
            say(report)
            if opts.until_done:  # a service is ended by a signal, and was lost nothing by that
                self.exitcode = INTERRUPTED if report.interrupted else int(report.lost > 0)
        except LoadStopped as error:
            self.exitcode = 1
            print(f"the archive {archive}: {error}", file=sys.stderr)
        except KeyboardInterrupt:
            self.exitcode = INTERRUPTED
            print("interrupted; what was not saved waits in Redis", file=sys.stderr)


def write(archive_path: str, server: Any, jobs: int | None = None, until_done: float | None = None) -> Report:
    """One run of the ledger until a signal ends it. Raises LoadStopped.

    ``until_done``: or until all is saved and no worker has given a sign of life for so many seconds.
    """
    from redis.exceptions import RedisError

    from archive.receiving import Receiver
    from archive.shared.stream import PageStream

    archive = open_archive(archive_path)
    try:
        with (
            stopped_in_one_line(),
            interrupts() as received,
            rare_collections(),
            run_of(archive.db, "write", {"until_done": until_done, "jobs": jobs}, extractor_version()) as run,
            closing(Receiver(Saver(archive, run.id, extractor_version()), PageStream(server), jobs)) as receiver,
        ):
            stream = receiver.stream
            if until_done is not None and stream.is_unused():
                print("no crawl has begun in this Redis: waiting for a worker", file=sys.stderr)
            receiver.take_up(lambda: bool(received))
            receiver.go_on(lambda: bool(received), lambda: until_done is not None and stream.is_done(until_done))
            run.interrupted = bool(received)
            if receiver.passed:
                run.detail = f"{receiver.passed} messages of the stream were none of ours"
                print(run.detail, file=sys.stderr)
        report = report_of(entries_of(archive.db, run.id), head_of(archive.db.conn))
        return replace(report, interrupted=run.interrupted)
    except RedisError as error:
        raise LoadStopped(f"Redis: {error}; what is not saved waits there, run the same command again") from error
    finally:
        archive.close()

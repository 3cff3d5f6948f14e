"""``scrapy export``: the archive as WARC, Parquet or JSON lines."""

import argparse
import gzip
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TypeVar

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from sqlite_utils import Database
from tqdm import tqdm

from archive.commands.archives import check_there, said_in_one_line
from archive.commands.endings import INTERRUPTED
from archive.commands.options import Checking
from archive.commands.saying import say
from archive.exporting.articles import whole_articles
from archive.exporting.captures import body_of, captures_of, count_captures
from archive.exporting.jsonlines import FORMS, line_of
from archive.exporting.warc import record_of, warcinfo
from archive.ledger.ledger import now
from archive.publishing.outputs import OutError, check_file, check_folder
from archive.publishing.published import PUBLISHED
from archive.store import Archive, open_archive
from crawler.grammar import numbered

Thing = TypeVar("Thing")


class Command(Checking, ScrapyCommand):
    requires_project = True
    requires_crawler_process = False
    default_settings = {"LOG_ENABLED": False}  # noqa: RUF012

    def syntax(self) -> str:
        return "--warc OUT.warc.gz | --parquet FOLDER | --jsonl OUT.jsonl[.gz] [--form newsarticle|zyte] [--force]"

    def short_desc(self) -> str:
        return "Write the archive as WARC (its bytes), Parquet (its tables) or JSON lines (its articles)"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        kinds = parser.add_mutually_exclusive_group()
        kinds.add_argument("--warc", type=Path, metavar="FILE", help="the kept bytes, as WARC/1.1")
        kinds.add_argument("--parquet", type=Path, metavar="FOLDER", help="the tables, articles and blocks in parts")
        kinds.add_argument("--jsonl", type=Path, metavar="FILE", help="an article a line")
        parser.add_argument("--form", choices=FORMS, default="newsarticle", help="the words of --jsonl")
        parser.add_argument("--force", action="store_true", help="replace what is there")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        assert self.settings is not None  # set by Scrapy before it runs a command
        path, out = Path(self.settings["ARCHIVE"]), opts.warc or opts.parquet or opts.jsonl
        if args or out is None:
            raise UsageError("say what to write: --warc, --parquet or --jsonl, and where")
        check_there(str(path))
        try:
            if opts.parquet:
                check_folder(path, out, opts.force)
            else:
                check_file(path, out, opts.force)
        except OutError as error:
            raise UsageError(str(error), print_help=False) from error
        try:
            with said_in_one_line(str(path)):
                open_archive(path).close()  # brought to today's schema
            with said_in_one_line(str(path), f"the export {out}"), replaced(out) as part:
                archive = open_archive(path)
                try:
                    self.write(archive, part, opts)
                finally:
                    archive.close()
        except KeyboardInterrupt:
            self.exitcode = INTERRUPTED
            print(f"interrupted; {out} is as it was", file=sys.stderr)

    def write(self, archive: Archive, part: Path, opts: argparse.Namespace) -> None:
        """One consistent view of the archive, however long it takes: what comes in meanwhile is not in it."""
        archive.db.execute("BEGIN")
        if opts.warc:
            self.exitcode = write_warc(archive, part)
        elif opts.parquet:
            say(write_tables(archive.db, part))
        else:
            say(write_lines(archive.db, part, opts.form, is_packed=opts.jsonl.suffix == ".gz"))


@contextmanager
def replaced(out: Path) -> Iterator[Path]:
    """A name beside ``out`` to write to, which takes its place when all is written."""
    part = out.with_name(f".{out.name}.part-{os.getpid()}")
    try:
        yield part
        if out.is_dir():
            shutil.rmtree(out)
        part.replace(out)
    finally:
        if part.is_dir():
            shutil.rmtree(part)
        part.unlink(missing_ok=True)


def write_warc(archive: Archive, path: Path) -> int:
    """The exit code: 1 when bytes are missing or damaged, which is said for each, and the rest is written."""
    records, missing = 0, 0
    with path.open("wb") as file:
        file.write(warcinfo(now()))
        for capture in bar(captures_of(archive), count_captures(archive), "records"):
            try:
                file.write(record_of(capture, body_of(archive, capture)))
                records += 1
            except (KeyError, ValueError) as error:
                missing += 1
                print(f"{capture.place.input}: {error}", file=sys.stderr)
    say(numbered(records, "[record|records]") + (f", {missing} whose bytes are missing or damaged" if missing else ""))
    return int(missing > 0)


def write_tables(db: Database, folder: Path) -> str:
    try:
        from archive.exporting.parquet import write_parquet
    except ModuleNotFoundError as error:
        raise UsageError(f"{error}; pip install -e '.[parquet]' brings it", print_help=False) from error
    total = sum(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in PUBLISHED)  # noqa: S608
    with tqdm(total=total, unit=" rows", disable=None, file=sys.stderr) as progress:
        for count in write_parquet(db, folder):
            progress.update(count)
    return f"{numbered(total, '[row|rows]')} of {len(PUBLISHED)} tables; views.sql gives them their names in DuckDB"


def write_lines(db: Database, path: Path, form: str, *, is_packed: bool) -> str:
    (total,) = db.execute("SELECT count(*) FROM articles").fetchone()
    with opened(path, is_packed) as file:
        for whole in bar(whole_articles(db), total, "articles"):
            file.write(line_of(whole, form))
    return numbered(total, "[article|articles]")


def opened(path: Path, is_packed: bool) -> IO[str]:
    return gzip.open(path, "wt", encoding="utf-8") if is_packed else path.open("w", encoding="utf-8")


def bar(things: Iterable[Thing], total: int, unit: str) -> "tqdm[Thing]":
    """On a terminal, and none elsewhere."""
    return tqdm(things, total=total, unit=f" {unit}", disable=None, file=sys.stderr)

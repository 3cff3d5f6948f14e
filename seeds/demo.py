"""The demonstration behind ``make demo``: load, crawl, ask, serve. Everything stays on this machine.

It has an archive of its own, since nothing that an archive has taken in is ever taken out of its ledger again.
"""

import argparse
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from shutil import copytree, rmtree
from urllib.parse import urlsplit

from ports import check_free
from tabulate import tabulate

from archive.sqlite import sqlite3

ROOT = Path(__file__).resolve().parents[1]
SITE = ROOT / "seeds" / "demo_site"
ARCHIVE = ROOT / "demo.db"
SITE_PORT = 8002
"""That of the declaration in seeds/sites/demo.toml."""
EXPECTED_LOSSES = {"http_404", "robots"}
"""The bundled site has a dead link and a page that its robots.txt keeps to itself."""
QUESTIONS = (
    (
        "Who wrote most?",
        "SELECT name, count(DISTINCT article_id) AS articles, group_concat(DISTINCT role) AS roles FROM bylines "
        "WHERE role IN ('author', 'reporter', 'correspondent') GROUP BY name ORDER BY articles DESC, name LIMIT 5",
    ),
    (
        "Which sources are credited?",
        "SELECT source, articles, first_date, last_date FROM sources ORDER BY articles DESC, source LIMIT 5",
    ),
    (
        "Which articles have no date of publication?",
        "SELECT headline, section, source FROM articles WHERE date_published IS NULL ORDER BY headline LIMIT 5",
    ),
    (
        "What became of every input so far?",
        "SELECT state, reason, count(*) AS inputs FROM fetches GROUP BY state, reason ORDER BY inputs DESC",
    ),
)


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves the bundled site without a line for every request."""

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def serve_site(port: int) -> Iterator[None]:
    """The bundled site on loopback, as long as the block runs."""
    server = ThreadingHTTPServer(("127.0.0.1", port), partial(QuietHandler, directory=str(SITE)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()


def check_same_port(archive: Path, port: int) -> None:
    """Ends with what to do where the archive has the sample site under another address, which leads nowhere now."""
    others = sorted(ports_before(archive) - {port})
    if others:
        sys.exit(
            f"{archive.name} has the sample site as it was served on port {others[0]}, and the port is part of its "
            f"addresses. Try make demo DEMO_PORT={others[0]}, or a new archive: make demo ARCHIVE=demo-{port}.db"
        )


def ports_before(archive: Path) -> set[int]:
    """On which the sample site was served when earlier demos crawled it into this archive."""
    query = (
        "SELECT DISTINCT coalesce(json_extract(arguments, '$.url'), '') FROM runs "
        "WHERE command = 'crawl news' AND json_extract(arguments, '$.site') = 'demo'"
    )
    if not archive.is_file():
        return set()
    conn = sqlite3.connect(archive)
    try:
        return {urlsplit(url).port or SITE_PORT for (url,) in conn.execute(query)}
    except sqlite3.DatabaseError:  # what is wrong with it, the load says
        return set()
    finally:
        conn.close()


def pages_at(port: int, folder: Path) -> list[Path]:
    """What is loaded: the sample pages, those of the sample site under the port on which it is served."""
    pages = ROOT / "seeds" / "pages"
    if port == SITE_PORT:
        return [pages]
    own = copytree(pages / "demo", folder / "demo", dirs_exist_ok=True)
    for origin in own.rglob("origin.json"):
        text = origin.read_text(encoding="utf-8")
        origin.write_text(text.replace(f":{SITE_PORT}/", f":{port}/"), encoding="utf-8")
    return [*sorted(path for path in pages.iterdir() if path.name != own.name), own]


def say(text: str) -> None:
    print(f"\n== {text}", flush=True)


def scrapy(*args: str) -> int:
    return subprocess.run([sys.executable, "-m", "scrapy", *args], cwd=ROOT, check=False).returncode


def losses(archive: Path) -> set[str]:
    """Reasons for which the last run lost inputs."""
    query = (
        "SELECT DISTINCT reason FROM fetches WHERE state IN ('failed', 'rejected') "
        "AND run_id = (SELECT max(id) FROM runs)"
    )
    conn = sqlite3.connect(archive)
    try:
        return {reason for (reason,) in conn.execute(query)}
    finally:
        conn.close()


def ask(archive: Path) -> None:
    conn = sqlite3.connect(archive)
    for question, query in QUESTIONS:
        say(f"{question}\n{query}")
        cursor = conn.execute(query)
        print(tabulate(cursor.fetchall(), headers=[column[0] for column in cursor.description], missingval="—"))
    conn.close()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--archive", type=Path, default=ARCHIVE, help=f"where all goes ({ARCHIVE.name} in the project)")
    parser.add_argument(
        "--site-port", type=int, default=SITE_PORT, help=f"where the sample site is served ({SITE_PORT})"
    )
    parser.add_argument("--port", type=int, default=8001, help="where the reading room opens (8001)")
    parser.add_argument("--no-serve", action="store_true", help="end after the questions")
    options = parser.parse_args()
    # TERM ends all that runs, as Ctrl-C does.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    check_free(options.site_port, "the sample site", "DEMO_PORT")
    if not options.no_serve:
        check_free(options.port, "the reading room", "PORT")
    check_same_port(options.archive, options.site_port)
    try:
        return show(options)
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
        return 130


def show(options: argparse.Namespace) -> int:
    archive = options.archive.resolve()
    setting = f"ARCHIVE={archive}"
    place = archive.relative_to(ROOT) if archive.is_relative_to(ROOT) else archive
    named = f"-s ARCHIVE={place}"

    say(f"All of this goes into {archive}")
    say(f"scrapy load {named} seeds/pages")
    own = archive.with_suffix(".pages")  # of the same name in each run, or its pages would be other files
    try:
        if scrapy("load", "-s", setting, *map(str, pages_at(options.site_port, own))) != 0:
            return 1
    finally:
        rmtree(own, ignore_errors=True)
    say(f"scrapy crawl news -a site=demo -a again=all {named}")
    print("(a dead link and a page that robots.txt forbids are planted in the sample site: the crawl tells of both)")
    with serve_site(options.site_port):
        start = [] if options.site_port == SITE_PORT else ["-a", f"url=http://127.0.0.1:{options.site_port}/"]
        polite = ("-s", "LOG_LEVEL=ERROR", "-s", "CONTACT=https://demo.example/contact")
        code = scrapy("crawl", "news", "-a", "site=demo", "-a", "again=all", *start, "-s", setting, *polite)
    if code not in (0, 1) or losses(archive) != EXPECTED_LOSSES:
        print("the crawl of the sample site did not end as it should", file=sys.stderr)
        return 1
    ask(archive)
    if archive == ARCHIVE:
        say(f"These invented pages are in {ARCHIVE.name}, apart from your own: those go into archive.db")
    if options.no_serve:
        say(f"The reading room, when you want it: .venv/bin/datasette {place} -p {options.port}")
        return 0
    return open_room(archive, options.port)


def open_room(archive: Path, port: int) -> int:
    say(f"The reading room: http://127.0.0.1:{port} (Ctrl-C ends)")
    command = [sys.executable, "-m", "datasette", str(archive), "--host", "127.0.0.1", "--port", str(port)]
    with subprocess.Popen(command, cwd=ROOT) as room:
        try:
            return room.wait()
        except KeyboardInterrupt:
            room.terminate()
            return 0


if __name__ == "__main__":
    sys.exit(main())

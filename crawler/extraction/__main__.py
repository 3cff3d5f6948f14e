"""One page in, one article as JSON out: ``python -m crawler.extraction FILE...``.

``--explain`` shows a person how a page was read; ``--jsonl`` serves a benchmark.
"""

import argparse
import base64
import gc
import json
import os
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from crawler.extraction import extract_article
from crawler.extraction.people.people import is_writer
from crawler.items import Article, NotArticle, Snapshot

COLLECT_EVERY: Final = 50_000
"""Objects made between two passes of the garbage collector (Python's default is 700)."""


class BadRequest(Exception):
    """A line of --jsonl that nothing can be answered to."""


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """One request of the benchmark's protocol: id, url, html_base64 in; title, date, authors, body … out."""
    snapshot = Snapshot(base64.b64decode(request["html_base64"]), request["id"], request.get("url") or None)
    start, cpu = time.perf_counter(), time.process_time()
    result = extract_article(snapshot)
    row: dict[str, Any] = {"id": request["id"], "sec": time.perf_counter() - start, "cpu": time.process_time() - cpu}
    return row | in_benchmark_terms(result)


def in_benchmark_terms(result: Article | NotArticle) -> dict[str, Any]:
    """What was read, as the benchmark asks for it: writers are authors, blocks are lines, captions are left out."""
    if isinstance(result, NotArticle):
        return {"not_article": result.why, "date": result.date_published}
    return {
        "title": result.headline,
        "date": result.date_published,
        "authors": list(dict.fromkeys(credit.name for credit in result.credits if is_writer(credit))),
        "body": "\n".join(block.text for block in result.blocks if block.kind != "image"),
        "source": result.source,
        "editor": [credit.name for credit in result.credits if credit.role == "editor"],
        "language": result.language,
    }


def serve(lines: Iterable[str]) -> None:
    """Answer requests until the input ends. A page is thousands of short-lived objects: collect them rarely."""
    gc.freeze()
    gc.set_threshold(COLLECT_EVERY)
    for line in lines:
        print(json.dumps(answer(request_in(line)), ensure_ascii=False), flush=True)


def request_in(line: str) -> dict[str, Any]:
    """Raises BadRequest."""
    try:
        request = json.loads(line)
        base64.b64decode(request["html_base64"])
        request["id"]
    except (KeyError, TypeError, ValueError) as error:
        raise BadRequest(f'{line.strip()[:80]!r} is no request, {{"id": …, "url": …, "html_base64": …}}') from error
    return dict(request)


def as_json(snapshot: Snapshot) -> tuple[str, bool]:
    """The article, or why there is none; and whether it is one."""
    result = extract_article(snapshot)
    return json.dumps(result.as_dict(), ensure_ascii=False, indent=2), isinstance(result, Article)


def as_account(snapshot: Snapshot) -> tuple[str, bool]:
    """How a page was read; and whether it is an article. What it takes is loaded only here."""
    from crawler.extraction.explain.explain import account_of

    return account_of(snapshot)


def show(path: Path, url: str | None, shown: Callable[[Snapshot], tuple[str, bool]]) -> bool:
    """Print what was asked for; a file that cannot be read is one line."""
    if path.is_dir():
        print(f"{path}: it is a folder, name a file in it (scrapy load reads whole folders)", file=sys.stderr)
        return False
    try:
        body = path.read_bytes()
    except OSError as error:
        print(f"{path}: {error.strerror or error}", file=sys.stderr)
        return False
    text, is_well = shown(Snapshot(body, str(path), url))
    print(text)
    return is_well


def is_address(url: str) -> bool:
    try:
        return urlsplit(url).scheme in ("http", "https") and bool(urlsplit(url).hostname)
    except ValueError:  # a bracket without its other half
        return False


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m crawler.extraction", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    parser.add_argument("--url", help="the address the page came from")
    parser.add_argument("--jsonl", action="store_true", help="answer one JSON request a line on standard input")
    parser.add_argument("--explain", action="store_true", help="show how the page was read, and why")
    options = parser.parse_args()
    if options.jsonl:
        try:
            serve(sys.stdin)
        except BadRequest as error:
            parser.error(f"--jsonl: {error}")
        return 0
    if not options.files:
        parser.error("give at least one FILE, or --jsonl")
    if options.url is not None and not is_address(options.url):
        parser.error(f"--url {options.url}: write it as http://HOST/… or https://HOST/…")
    shown = as_account if options.explain else as_json
    well = [show(path, options.url, shown) for path in options.files]
    return 0 if all(well) else 1


def run() -> int:
    """As main; a reader that has seen enough ends it without a word: ``| head``."""
    try:
        status = main()
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return status


if __name__ == "__main__":
    sys.exit(run())

"""A process that reads pages for a crawl, one after the other: ``main``, with ``[MODULE:FUNCTION [ARGUMENT...]]``.

Pickles go both ways, a Page in and an Answer out, until the input ends: the process is gone soon after the crawl,
however that ended. ``FUNCTION(*ARGUMENTS, reading)`` is what else is done with a page here, an archive's for one.
"""

import gc
import os
import pickle
import signal
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from typing import Any, BinaryIO

from crawler.endings import ignore_endings
from crawler.extraction.rules import GENERIC, Rules
from crawler.hooks import read_article
from crawler.items import Article, NotArticle, Reading, Snapshot
from crawler.version import rules_fingerprint

NICENESS = 5
"""Below the crawl's own process, so that its loop is never kept waiting by readers."""
COLLECT_EVERY = 50_000
"""New objects after which Python looks for cycles: a page is thousands of them, nearly all short-lived."""

Ahead = Callable[[Reading], Any]


@dataclass(frozen=True)
class Page:
    """What is to be read, by which rules, for which outlet; ``seconds`` it may take, 0 for as many as it needs."""

    snapshot: Snapshot
    rules: Rules = GENERIC
    outlet: str | None = None
    seconds: float = 0

    def reading(self, result: Article | NotArticle, prepared: Any = None) -> Reading:
        return Reading(self.snapshot, result, self.outlet, rules_fingerprint(self.rules), prepared)


@dataclass(frozen=True)
class Answer:
    """``error`` is ``Type: message``, with ``trace`` behind it, where there is no ``result``."""

    result: Article | NotArticle | None = None
    prepared: Any = None
    error: str = ""
    trace: str = ""


def read_page(page: Page) -> Reading:
    return page.reading(read_article(page.snapshot, page.rules))


def answer(page: Page, ahead: Ahead | None) -> Answer:
    """Nothing that Python can catch ends the process."""
    try:
        reading = read_page(page)
        return Answer(reading.result, ahead(reading) if ahead else None)
    except Exception as error:  # noqa: BLE001 -- it goes to the crawl, which says it
        return Answer(error=f"{type(error).__name__}: {error}"[:500], trace=traceback.format_exc())


def serve(pages: BinaryIO, answers: BinaryIO, ahead: Ahead | None) -> None:
    """Until no page comes. The kernel ends the process at a page that takes too long: SIGALRM is not caught."""
    while True:
        try:
            page = pickle.load(pages)  # written by crawler.readers
        except EOFError:
            return
        signal.setitimer(signal.ITIMER_REAL, page.seconds)
        said = answer(page, ahead)
        signal.setitimer(signal.ITIMER_REAL, 0)
        pickle.dump(said, answers, pickle.HIGHEST_PROTOCOL)
        answers.flush()


def function_of(name: str, arguments: list[str]) -> Ahead:
    module, _, function = name.partition(":")
    return partial(getattr(import_module(module), function), *arguments)


def main() -> None:
    ignore_endings()
    os.nice(NICENESS)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever is printed is no answer
    ahead = function_of(sys.argv[1], sys.argv[2:]) if len(sys.argv) > 1 else None
    gc.freeze()
    gc.set_threshold(COLLECT_EVERY)
    try:
        serve(sys.stdin.buffer, answers, ahead)
    except BrokenPipeError:  # the crawl is gone
        os._exit(1)

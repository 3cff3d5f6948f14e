"""Why a request brought no page, in the ledger's words, and whether a crawl lost anything."""

from collections.abc import Mapping
from typing import Any, Literal

from scrapy import Request, exceptions
from scrapy.spidermiddlewares.httperror import HttpError
from scrapy.utils.response import response_status_message

from crawler.grammar import numbered
from crawler.items import Failure
from crawler.middlewares.completeness import Incomplete
from crawler.middlewares.url_guard import Refused
from crawler.politeness.hosts import HostLeft
from crawler.politeness.notes import politeness_notes
from crawler.politeness.robots import RobotsUnreachable

State = Literal["rejected", "failed"]

BY_TYPE: tuple[tuple[type[BaseException], State, str], ...] = (
    (Incomplete, "failed", "incomplete"),
    (exceptions.ResponseDataLossError, "failed", "incomplete"),
    (exceptions.DownloadTimeoutError, "failed", "timeout"),
    (exceptions.CannotResolveHostError, "failed", "dns"),
    # Scrapy cancels a download for one reason only: its size.
    (exceptions.DownloadCancelledError, "rejected", "too_large"),
    (exceptions.DownloadConnectionRefusedError, "failed", "connection"),
    (exceptions.DownloadFailedError, "failed", "connection"),
    (exceptions.UnsupportedURLSchemeError, "rejected", "scheme"),
    (exceptions.NotSupported, "rejected", "scheme"),
)
BY_MESSAGE: dict[str, tuple[State, str]] = {
    "Forbidden by robots.txt": ("rejected", "robots"),
    "max redirections reached": ("failed", "redirects"),
}
"""Scrapy raises the same IgnoreRequest for these."""
NOTES = {
    "left_off": "[address|addresses] left off: max_pages was reached",
    "waiting": "[address waits|addresses wait]: run the same command again to go on",
    "not_due": "known [address not asked again: it is|addresses not asked again: they are] not due yet",
    "older": "[article|articles] left off: older than since",
    "older_sitemaps": "[sitemap|sitemaps] left off: not changed since",
    "undecided": "[address|addresses] left off: nothing told whether [it is an article|they are articles]; "
    "an `article` pattern in seeds/sites/NAME.toml does",
    "elsewhere": "[address|addresses] in feeds and sitemaps left off: not on the site's hosts",
    "turned_away": "[start page, feed or sitemap|start pages, feeds or sitemaps] that the crawl begins with may not be "
    "asked for",
    "unsaved": "[page was|pages were] read and could not be saved",
}
"""By the statistic that counts it, as ``numbered`` takes it."""


def failure_of(request: Request, error: BaseException) -> Failure:
    """The ledger's row for a request that ended in ``error``."""
    asked = (request.meta.get("redirect_urls") or [request.url])[0]
    state, why = reason_of(error)
    response = error.response if isinstance(error, HttpError) else None
    return Failure(
        input=asked,
        state=state,
        why=why,
        detail=_said(error)[:500],
        url=response.url if response else request.url,
        status=response.status if response else None,
        size=len(response.body) if response else None,
    )


def _said(error: BaseException) -> str:
    if isinstance(error, HttpError):
        return f"the server answered {response_status_message(error.response.status)}"
    return str(error.detail if isinstance(error, Refused) and error.detail else error)


def reason_of(error: BaseException) -> tuple[State, str]:
    """State and code: ``rejected`` when a rule of ours (or robots.txt) said no, ``failed`` for everything else."""
    if isinstance(error, Refused):
        return "rejected", error.why
    if isinstance(error, HttpError):
        return "failed", f"http_{error.response.status}"
    if isinstance(error, HostLeft):
        return ("failed" if error.why == "refused" else "rejected"), error.why
    if isinstance(error, RobotsUnreachable):
        return _unreachable(error.__cause__)
    for kind, state, why in BY_TYPE:
        if isinstance(error, kind):
            return state, why
    if isinstance(error, exceptions.IgnoreRequest):
        return BY_MESSAGE.get(str(error), _unpacked_size(error))
    return "failed", "connection" if isinstance(error, OSError) else "download"


def _unreachable(cause: BaseException | None) -> tuple[State, str]:
    """A robots.txt that the network did not bring is the page's own trouble: nothing listens, no such name, …"""
    return reason_of(cause) if cause and is_expected(cause) else ("failed", "robots_unreachable")


def _unpacked_size(error: exceptions.IgnoreRequest) -> tuple[State, str]:
    """Scrapy's decompression gives up with a ValueError behind the IgnoreRequest."""
    return ("rejected", "too_large") if isinstance(error.__cause__, ValueError) else ("failed", "download")


def has_losses(stats: Mapping[str, Any]) -> bool:
    """Did this crawl lose an input, save less than it read, stop early, or never ask for a page?

    What a page links to and may not be asked for is no loss; a beginning that was turned away is one.
    """
    lost = ("news/failed", "news/turned_away", "news/unsaved", "archive/lost", "spider_exceptions/count")
    return (
        any(stats.get(name) for name in lost) or not stats.get("news/pages") or stats.get("finish_reason") != "finished"
    )


def summary_of(stats: Mapping[str, Any]) -> str:
    """A crawl in a line, for one that has no archive: ``3 inputs: 2 article, 1 failed``."""
    states = ("article", "unchanged", "not_article", "rejected", "failed")
    counts = {state: stats.get(f"news/{state}", 0) for state in states}
    parts = ", ".join(f"{count} {state}" for state, count in counts.items() if count) or "nothing to do"
    inputs = sum(counts.values())
    return f"{numbered(inputs, '[input|inputs]')}: {parts}"


def notes_of(stats: Mapping[str, Any]) -> list[str]:
    """What a crawl did not ask for or keep, and why it ended early: a line each, which no row of the ledger says."""
    notes = [numbered(count, said) for name, said in NOTES.items() if (count := stats.get(f"news/{name}"))]
    reason = stats.get("finish_reason")
    notes += [] if reason == "finished" else [f"the crawl ended early: {reason}"]
    return [*notes, *politeness_notes(stats)]


def is_expected(error: BaseException | None) -> bool:
    """An error of the network, of which the ledger tells; its traceback tells nobody more."""
    return isinstance(error, tuple(kind for kind, _, _ in BY_TYPE))

"""What hosts asked of a crawl, for its end: a line a host, read from the statistics ``polite/WHAT/HOST``."""

from collections.abc import Mapping
from typing import Any

from crawler.grammar import in_number

LINES = {
    "left/refused/": "{host} turned us away too often in a row: left alone until the next crawl",
    "left/host_budget/": "{host} had all that a host gets of one crawl (HOST_MAX_REQUESTS, HOST_MAX_BYTES)",
    "robots_unreachable/": "{host}: no robots.txt could be had, so nothing was asked",
    "crawl_delay/": "{host} asks for {value:g} [second|seconds] between requests (robots.txt)",
    "rested/": "{host} turned us away at times: {value:.0f} [second|seconds] of rest were kept",
}


def politeness_notes(stats: Mapping[str, Any]) -> list[str]:
    """
    >>> politeness_notes({"polite/crawl_delay/paper.example": 30.0})
    ['paper.example asks for 30 seconds between requests (robots.txt)']
    >>> politeness_notes({"polite/crawl_delay/paper.example": 1.0})
    ['paper.example asks for 1 second between requests (robots.txt)']
    """
    return [
        in_number(line, stats[name]).format(host=name.removeprefix(f"polite/{what}"), value=stats[name])
        for what, line in LINES.items()
        for name in sorted(stats)
        if name.startswith(f"polite/{what}")
    ]

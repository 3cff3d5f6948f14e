"""When an address is asked for again: a function of how old it is, how often it stayed as it was, and what it was."""

from datetime import datetime, timedelta

from archive.saving.gone import GONE
from crawler.extraction.refusal.reasons import PASSING

HOUR, DAY = timedelta(hours=1), timedelta(days=1)

SOONEST = HOUR
"""Corrections come in the first hours; a page asked for more often than hourly costs its site more than it tells."""
SHARE_OF_AGE = 0.25
"""A page that stood for four days is looked at a day later: what changes, changes while it is young."""
LATEST = 60 * DAY
"""Every page is looked at some time, or nobody would notice that it is gone."""
FIRST_RETRY, LATEST_RETRY = timedelta(minutes=15), 30 * DAY
"""A site that was down is up again within the hour, or down for long."""
FIRST_GONE, LATEST_GONE = 7 * DAY, 180 * DAY
"""What is gone rarely comes back; a mistake of the site is mended within days."""
RETRY_FACTOR, GONE_FACTOR = 4, 3
MOST_STEPS = 10
"""Steps after which every distance has reached its latest."""

NOT_THERE = (*(f"failed:http_{status}" for status in GONE), "not_article:not_found", "not_article:parked")
RESERVED = "rejected:opted_out"
"""The site's own word, which a crawl keeps to: asking again soon would tell nothing, and cost the site."""
UNSENT = ("private_address", "port", "scheme", "bad_url", "url_too_long", "path_repeats", "host_budget")
"""Reasons of ``rejected`` for which no site was asked: the next crawl may have another rule."""
LEFT_ALONE = "failed:refused"
"""Not asked for either: its host was left alone after it had refused others."""


def next_due(now: datetime, born: datetime, outcome: str, unchanged: int, tries: int) -> datetime:
    """``born`` is when the page was published, or first seen; ``outcome`` a state of the ledger with its reason.

    ``unchanged`` and ``tries`` count the visits in a row that found it as it was, or in vain, this one included.
    """
    state, _, reason = outcome.partition(":")
    if outcome in (*NOT_THERE, RESERVED):
        return now + grown(FIRST_GONE, GONE_FACTOR, tries, LATEST_GONE)
    if (state == "rejected" and reason in UNSENT) or outcome == LEFT_ALONE:
        return now
    if state in ("failed", "rejected") or reason in PASSING:
        return now + grown(FIRST_RETRY, RETRY_FACTOR, tries, LATEST_RETRY)
    interval = (now - born) * SHARE_OF_AGE * (1 + min(unchanged, MOST_STEPS))
    return now + min(max(interval, SOONEST), LATEST)


def grown(first: timedelta, factor: int, tries: int, latest: timedelta) -> timedelta:
    """
    >>> [str(grown(FIRST_RETRY, 4, tries, DAY)) for tries in (1, 2, 3, 9)]
    ['0:15:00', '1:00:00', '4:00:00', '1 day, 0:00:00']
    """
    steps = min(max(tries - 1, 0), MOST_STEPS)
    return min(first * int(factor**steps), latest)

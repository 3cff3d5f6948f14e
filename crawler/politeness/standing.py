"""How a host stands in one run: how often it refused us, how long it rests, and whether it is left alone."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

REFUSING = frozenset({403, 429, 503})
SOFT_BLOCKS = frozenset({"captcha", "forbidden", "login"})
"""Reasons of ``not_article`` by which a site turns a visitor away with status 200."""
FIRST_SOFT_BLOCK = 3
"""Soft blocks in a row that count as a refusal: one alone may be a page for members."""


@dataclass(frozen=True, slots=True)
class Limits:
    """``first_wait``, ``longest_wait`` in seconds. ``refusals`` in a row; ``requests`` and ``size`` (bytes) a run."""

    first_wait: float = 10.0
    longest_wait: float = 900.0
    refusals: int = 5
    requests: int = 0
    size: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """``refusals`` and ``blocks`` are in a row; ``left`` says why the host is asked for nothing more in this run."""

    refusals: int = 0
    blocks: int = 0
    requests: int = 0
    size: int = 0
    left: str | None = None

    def asked(self, limits: Limits) -> "Standing":
        """One request more; ``left`` is ``host_budget`` when there was none left for it."""
        if self.left:
            return self
        if 0 < limits.requests <= self.requests or 0 < limits.size <= self.size:
            return replace(self, left="host_budget")
        return replace(self, requests=self.requests + 1)

    def answered(self, refuses: bool, size: int, limits: Limits) -> "Standing":
        return replace(self, refusals=self.refusals + 1 if refuses else 0, size=self.size + size).judged(limits)

    def read(self, blocks: bool, limits: Limits) -> "Standing":
        """A page of the host was read: it was a soft block, or it was none."""
        return replace(self, blocks=self.blocks + 1 if blocks else 0).judged(limits)

    def judged(self, limits: Limits) -> "Standing":
        return replace(self, left="refused") if not self.left and self.trouble >= limits.refusals else self

    @property
    def trouble(self) -> int:
        """Refusals in a row, whichever way they were said."""
        return max(self.refusals, self.blocks - FIRST_SOFT_BLOCK + 1, 0)


def wait_for(trouble: int, retry_after: str | None, now: datetime, limits: Limits) -> float:
    """Seconds that a host rests: what it asks for, else doubling with each refusal in a row; never over the cap.

    >>> now, limits = datetime(2026, 11, 3, 8, tzinfo=UTC), Limits()
    >>> [wait_for(1, text, now, limits) for text in ("120", "Tue, 03 Nov 2026 08:01:00 GMT", "86400", "soon", None)]
    [120.0, 60.0, 900.0, 10.0, 10.0]
    >>> [wait_for(trouble, None, now, limits) for trouble in (0, 2, 3, 99)]
    [0.0, 20.0, 40.0, 900.0]
    """
    asked = seconds_of(retry_after, now)
    if asked is not None:
        return min(asked, limits.longest_wait)
    return min(limits.first_wait * 2 ** (min(trouble, 30) - 1), limits.longest_wait) if trouble else 0.0


def seconds_of(retry_after: str | None, now: datetime) -> float | None:
    """Retry-After as RFC 9110, section 10.2.3, has it: seconds or a date; None for anything else.

    >>> seconds_of("-5", datetime.now(UTC)), seconds_of("Tue, 03 Nov 2020 08:00:00 GMT", datetime.now(UTC))
    (None, 0.0)
    """
    text = (retry_after or "").strip()
    if text.isascii() and text.isdecimal():
        return float(text[:12])
    try:
        moment = parsedate_to_datetime(text)
        aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return max((aware - now).total_seconds(), 0.0)
    except (ValueError, IndexError, OverflowError):
        return None


def pause_of(crawl_delay: float | None, rate: tuple[int, float] | None, longest: float) -> float | None:
    """Seconds between two requests that robots.txt asks for: Crawl-delay, or Request-rate (requests, seconds).

    >>> pause_of(2.0, (1, 5.0), 900.0), pause_of(None, None, 900.0), pause_of(1e9, None, 900.0)
    (5.0, None, 900.0)
    """
    asked = [crawl_delay] if crawl_delay is not None else []
    if rate and rate[0] > 0:
        asked.append(rate[1] / rate[0])
    usable = [seconds for seconds in asked if seconds > 0]
    return min(max(usable), longest) if usable else None

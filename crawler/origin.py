"""``origin.json`` beside a page: where the page came from, which its bytes alone do not say."""

import json
import stat
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from crawler.items import utc_text

KEYS = ("url", "media_type", "charset", "fetched_at")
LIKE = 'write it so: {"url": "https://paper.example/a"}'
MAX_ORIGIN = 64 * 1024
"""Bytes; ours have 400."""


class OriginError(ValueError):
    """An origin.json that cannot be believed; the message says what is wrong with it."""


def read_origin(path: Path) -> dict[str, str]:
    """The known keys that have a value; an empty mapping without the file. Raises OriginError, OSError."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return {}
    if not stat.S_ISREG(status.st_mode) or status.st_size > MAX_ORIGIN:
        raise OriginError(f"no regular file of at most {MAX_ORIGIN} bytes")
    return parse_origin(path.read_bytes())


def parse_origin(data: bytes) -> dict[str, str]:
    """What the bytes of an origin.json say. Raises OriginError."""
    try:
        origin = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise OriginError(f"no JSON: {error}; {LIKE}") from error
    if not isinstance(origin, dict):
        raise OriginError(f"no JSON object; {LIKE}")
    return checked({key: origin[key] for key in KEYS if origin.get(key) not in (None, "")})


def checked(origin: dict[str, Any]) -> dict[str, str]:
    """The same, the time in UTC. An address that is none would become a link, so it is refused here."""
    for key, value in origin.items():
        if not isinstance(value, str) or not value.isprintable():
            raise OriginError(f"{key} is no printable text: {value!r:.80}; write it in quotes")
    if "url" in origin:
        check_url(origin["url"])
    if "fetched_at" in origin:
        origin["fetched_at"] = in_utc(origin["fetched_at"])
    return origin


def check_url(url: str) -> None:
    try:
        parts = urlsplit(url)
        known = parts.scheme.lower() in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError as error:
        raise OriginError(f"url is no address: {url!r}: {error}; {LIKE}") from error
    if not known:
        raise OriginError(f"url is no http address: {url!r}; {LIKE}")


def in_utc(moment: str) -> str:
    """
    >>> in_utc("2026-11-18T17:00:00+08:00")
    '2026-11-18T09:00:00Z'
    """
    try:
        parsed = datetime.fromisoformat(moment)
        return utc_text(parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC))
    except (ValueError, OverflowError) as error:
        raise OriginError(f"fetched_at is no ISO 8601 time: {moment!r}; write it so: 2026-11-03T08:00:00Z") from error

"""One table of a declaration in TOML: every value checked, every mistake named with its file and key."""

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from math import isfinite
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

import soupsieve

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_OFFSET = re.compile(r"[+-](0\d|1[0-4]):[0-5]\d")
_HOST = re.compile(r"[a-z0-9]([a-z0-9.:-]*[a-z0-9])?")
_PORT = re.compile(r"[^:]:\d+$")


class SiteError(ValueError):
    """A site's file that cannot be used; the message names the file, the key and what is wrong."""


@dataclass(frozen=True, slots=True)
class Declaration:
    """The keys of one table. A method returns the checked value, None or () for a missing key, or raises SiteError."""

    path: Path
    table: Mapping[str, Any]
    prefix: str = ""

    def refuse_unknown(self, known: set[str]) -> None:
        for key in self.table:
            if key not in known:
                self.fail(key, f"is not a key{suggestion(key, sorted(known))}; known: {', '.join(sorted(known))}")

    def tables(self, key: str) -> "list[Declaration]":
        tables = self.table.get(key, [])
        if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
            self.fail(key, f"must be written as [[{key}]]")
        return [Declaration(self.path, table, f"{key}[{number}].") for number, table in enumerate(tables, start=1)]

    def part(self, key: str) -> "Declaration":
        """The table of that name; an empty one where it is missing."""
        table = self.table.get(key, {})
        if not isinstance(table, dict):
            self.fail(key, f"must be written as [{key}]")
        return Declaration(self.path, table, f"{key}.")

    def text(self, key: str, required: bool = False) -> str | None:
        value = self.table.get(key)
        if value is None and not required:
            return None
        if not isinstance(value, str) or not value.strip():
            self.fail(key, "must be a text that is not empty")
        return value.strip()

    def texts(self, key: str, required: bool = False) -> tuple[str, ...]:
        values = self.table.get(key, [])
        if not isinstance(values, list) or not all(isinstance(value, str) and value.strip() for value in values):
            self.fail(key, "must be a list of texts")
        if required and not values:
            self.fail(key, "is missing: a list of one or more texts")
        return tuple(value.strip() for value in values)

    def urls(self, key: str, required: bool = False) -> tuple[str, ...]:
        urls = self.texts(key, required)
        for url in urls:
            if not _is_web_address(url):
                self.fail(key, f"{url!r} is not an http or https URL")
        return urls

    def hosts(self, key: str) -> tuple[str, ...]:
        hosts = tuple(host.lower().rstrip(".") for host in self.texts(key))
        for host in hosts:
            if not _HOST.fullmatch(host) or _PORT.search(host):
                self.fail(key, f"{host!r} is not a host name: write it without scheme, port and path")
        return hosts

    def pattern(self, key: str) -> re.Pattern[str] | None:
        expression = self.text(key)
        try:
            return re.compile(expression) if expression else None
        except re.error as error:
            self.fail(key, f"is not a regular expression: {error}")

    def selector(self, key: str) -> str | None:
        value = self.text(key)
        return self.checked_selector(key, value) if value else None

    def selectors(self, key: str) -> tuple[str, ...]:
        return tuple(self.checked_selector(key, value) for value in self.texts(key))

    def checked_selector(self, key: str, value: str) -> str:
        try:
            soupsieve.compile(value)
        except soupsieve.SelectorSyntaxError as error:
            self.fail(key, f"is not a CSS selector: {str(error).splitlines()[0]}")
        return value

    def number(self, key: str) -> float | None:
        value = self.table.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value) or value < 0:
            self.fail(key, "must be a number of seconds, 0 or more")
        return float(value)

    def count(self, key: str) -> int | None:
        value = self.table.get(key)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int) or value < 1):
            self.fail(key, "must be a whole number, 1 or more")
        return value

    def flag(self, key: str, otherwise: bool = False) -> bool:
        value = self.table.get(key, otherwise)
        if not isinstance(value, bool):
            self.fail(key, "must be true or false")
        return value

    def day(self, key: str) -> date | None:
        value = self.table.get(key)
        if value is not None and (isinstance(value, datetime) or not isinstance(value, date)):
            self.fail(key, "must be a date without quotes: until = 2026-03-31")
        return value

    def language(self, key: str) -> str | None:
        value = self.text(key)
        if value and not _LANGUAGE.fullmatch(value):
            self.fail(key, f"{value!r} is not a language tag such as zh-CN")
        return value

    def timezone(self, key: str) -> str | None:
        value = self.text(key)
        if not value or _OFFSET.fullmatch(value):
            return value
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            # No names at all means that this system has no time zone data: then nobody can tell.
            if known := sorted(available_timezones()):
                self.fail(key, f"{value!r} is neither an offset such as +08:00 nor a zone{suggestion(value, known)}")
        return value

    def fail(self, key: str, problem: str) -> NoReturn:
        raise SiteError(f"{self.path}: {self.prefix}{key} {problem}")


def host_and_port(url: str) -> str:
    """``host:port``, the port being the scheme's own when it is not written; ValueError for a port that is none."""
    parts = urlsplit(url)
    default = 443 if parts.scheme == "https" else 80
    port = parts.port
    return f"{parts.hostname}:{port or default}" if parts.hostname else ""


def suggestion(word: str, known: list[str]) -> str:
    """Words for the end of a message: the known word that was probably meant, or nothing."""
    close = difflib.get_close_matches(word, known, n=1)
    return f" (did you mean {close[0]!r}?)" if close else ""


def _is_web_address(url: str) -> bool:
    try:
        return urlsplit(url).scheme in ("http", "https") and bool(host_and_port(url))
    except ValueError:
        return False

"""What every way of citing says of an article: who, what, where, when, and when the bytes were had."""

import re
from dataclasses import dataclass
from typing import Any

from archive.datasette.naming import display_headline
from archive.datasette.rows import Row

WRITERS = ("author", "reporter", "correspondent", "intern")
"""Roles that wrote it, those who come first first; a photographer or an editor did not."""
DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


@dataclass(frozen=True, slots=True)
class Cited:
    """``writers`` are people, each once; ``agency`` stands for them where a source that is not the outlet is credited.

    ``container`` is the paper or site it stood in. ``date`` is what the page says, to the day at most; ``inferred`` is
    there only without it. ``accessed`` is the day the bytes ``sha256`` came. ``url`` is where the page came from; of a
    file without an address, the one that it names as its own.
    """

    uid: str
    title: str
    writers: tuple[str, ...]
    editors: tuple[str, ...]
    translators: tuple[str, ...]
    agency: str | None
    container: str | None
    section: str | None
    date: str | None
    inferred: str | None
    is_date_order_assumed: bool
    accessed: str
    url: str | None
    language: str | None
    sha256: str

    @property
    def names(self) -> tuple[str, ...]:
        """Who is cited as the author."""
        return self.writers or ((self.agency,) if self.agency else ())


def cited(row: Row, credits: list[Row], fetches: list[Row]) -> Cited:
    outlet, source = own_name(row["outlet"], row["outlet_host"]), row["source"]
    writers = tuple(name for role in WRITERS for name in named(credits, role))
    is_agency = not writers and source is not None and outlet is not None and source not in (outlet, row["outlet_host"])
    return Cited(
        uid=row["uid"],
        title=one_line(display_headline(row)),
        writers=tuple(dict.fromkeys(writers)),
        editors=tuple(named(credits, "editor")),
        translators=tuple(named(credits, "translator")),
        agency=one_line(source) if is_agency else None,
        container=one_line((outlet if is_agency else source or outlet) or row["outlet_host"] or "") or None,
        section=one_line(row["section"] or "") or None,
        date=day_of(row["date_published"]),
        inferred=None if day_of(row["date_published"]) else day_of(row["date_inferred"]),
        is_date_order_assumed="date_order_assumed" in (row["flags"] or "").split(),
        accessed=archived_on(row, fetches),
        url=row["url"] or row["canonical_url"],
        language=row["language"],
        sha256=row["snapshot_sha256"],
    )


def own_name(outlet: str | None, host: str | None) -> str | None:
    """An outlet that nobody declared is called by its host: that is no name."""
    return outlet if outlet and outlet != host else None


def named(credits: list[Row], role: str) -> list[str]:
    return list(dict.fromkeys(one_line(credit["name"]) for credit in credits if credit["role"] == role))


def archived_on(row: Row, fetches: list[Row]) -> Any:
    """The day these bytes first came; the day they were last seen where the ledger does not tell."""
    days = [fetch["fetched_at"] for fetch in fetches if fetch["snapshot_sha256"] == row["snapshot_sha256"]]
    return min(days, default=row["last_seen"])[:10]


def day_of(date: str | None) -> str | None:
    """As precise as it is, to the day; None for what is no date.

    >>> day_of("2026-11-19T07:30:00+08:00"), day_of("2026-11"), day_of("today")
    ('2026-11-19', '2026-11', None)
    """
    found = DAY.match(date or "")
    return "-".join(part for part in found.groups() if part) if found else None


def date_parts(day: str) -> list[int]:
    """
    >>> date_parts("2026-11")
    [2026, 11]
    """
    return [int(part) for part in day.split("-")]


def one_line(text: str) -> str:
    """Without breaks and control characters, which no format of citing has room for.

    >>> one_line(" Rain,\\n\\x00 then  snow ")
    'Rain, then snow'
    """
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())

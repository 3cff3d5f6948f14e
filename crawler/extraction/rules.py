"""What a site may say about its own pages; everything is optional, GENERIC says nothing."""

from dataclasses import dataclass, field
from typing import Final


@dataclass(frozen=True, slots=True)
class Hook:
    """A site's own Python, as it was when its declaration was read: another source is another hook."""

    path: str = field(repr=False)
    sha256: str


@dataclass(frozen=True, slots=True)
class Rules:
    """CSS selectors into a site's pages, and facts that the pages do not print.

    A selector that matches nothing is as if it were not there. ``remove`` is taken out before anything is read.
    ``timezone`` is an IANA name or an offset (``+08:00``) for dates that print none. ``language`` is a BCP 47 tag.
    ``hook`` is not for the extraction: crawler.hooks applies it to what that gave.
    """

    body: str | None = None
    headline: str | None = None
    date: str | None = None
    section: str | None = None
    source: str | None = None
    author: str | None = None
    remove: tuple[str, ...] = ()
    timezone: str | None = None
    language: str | None = None
    hook: Hook | None = None


GENERIC: Final = Rules()

"""Which inputs are lost, and which were never to be had."""

FORBIDDEN = (
    "robots",
    "opted_out",
    "offsite",
    "scheme",
    "port",
    "private_address",
    "bad_url",
    "url_too_long",
    "path_repeats",
    "elsewhere",
)
"""Reasons of ``rejected`` that say the same each time: the site's own word, and what an address itself is, or where
it leads. A link of a page to one of these is no loss."""

FORBIDDEN_ROW = f"(state = 'rejected' AND reason IN ({', '.join(map(repr, FORBIDDEN))}))"
LOST_ROW = f"(state IN ('failed', 'rejected') AND NOT {FORBIDDEN_ROW})"
"""The same as SQL, of a row of ``fetches``."""


def is_lost(state: str, reason: str | None) -> bool:
    """Whether an input left nothing behind but its row, though there was something.

    >>> is_lost("failed", "timeout"), is_lost("rejected", "too_large"), is_lost("rejected", "robots")
    (True, True, False)
    """
    return state == "failed" or (state == "rejected" and reason not in FORBIDDEN)

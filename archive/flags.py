"""Which flags of an article say that something of it may be missing; crawler.extraction.flags has all of them."""

from typing import Any

UPFRONT: tuple[str, ...] = (
    "paywall",
    "page_cut",
    "parts_missing",
    "headline_cut",
    "body_by_rules",
    "replacement_characters",
    "unfinished",
    "answers_left_out",
    "no_article_now",
)
"""Said above its text, and beside its state when it comes."""
IN_PART = frozenset(("paywall", "page_cut", "parts_missing", "unfinished"))
"""Of these, what says that the end of the text is missing: said wherever the article stands in a list."""


def availability(flags: str | None) -> dict[str, Any]:
    """The same in schema.org's words; None for what is as usual."""
    return {
        "creativeWorkStatus": "Incomplete" if is_in_part(flags) else None,
        "isAccessibleForFree": False if "paywall" in (flags or "").split() else None,
    }


def is_in_part(flags: str | None) -> bool:
    """Is the article of these flags, with a blank between them, only the beginning of what there was?

    >>> is_in_part("opt_out_ai paywall"), is_in_part("opt_out_ai"), is_in_part(None)
    (True, False, False)
    """
    return not IN_PART.isdisjoint((flags or "").split())

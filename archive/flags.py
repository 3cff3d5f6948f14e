"""Which flags of an article say that something of it may be missing; crawler.extraction.flags has all of them."""

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

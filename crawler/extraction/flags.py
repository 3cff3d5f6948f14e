"""What can be unusual about a page that was read: the flags of an article and of the ledger, each in a sentence."""

from typing import Final, Literal, get_args

from crawler.extraction.markdown import markdown_table

Flag = Literal[
    "another_story",
    "answers_left_out",
    "body_by_rules",
    "body_in_menu",
    "body_in_noscript",
    "body_in_script",
    "canonical_elsewhere",
    "control_characters_removed",
    "date_order_assumed",
    "dated_by_change",
    "headline_cut",
    "hook_failed",
    "impossible_date",
    "no_article_now",
    "no_headline",
    "not_gzip",
    "odd_headers",
    "opt_out_ai",
    "opt_out_archive",
    "opt_out_index",
    "opt_out_tdm",
    "page_cut",
    "parts_missing",
    "paywall",
    "reads_otherwise",
    "rendered",
    "replacement_characters",
    "unfinished",
]
"""Whatever gives a flag is typed with this: mypy refuses any other word."""
PARTS_MISSING: Final[Flag] = "parts_missing"
FLAG_MEANINGS: Final[dict[str, str]] = {
    "another_story": "a second full story follows on the page; it was left out",
    "answers_left_out": "a forum's thread: its opening post is the text, the answers below it were left out",
    "body_by_rules": "what was learned from other pages found next to no text; the rules alone said where it stands",
    "body_in_menu": "the text was found in an element that is a menu, a button or another control by its tag",
    "body_in_noscript": "the text was found in what the page shows without scripts",
    "body_in_script": "the text was found in the data that the page's scripts show",
    "canonical_elsewhere": "the page names an address on another site as its own",
    "control_characters_removed": "characters that are no text were taken out",
    "date_order_assumed": "whether day or month comes first in the date is assumed: nothing on the page says it",
    "dated_by_change": "the page tells the day of its last change alone; that is given as the day of publication",
    "headline_cut": "the headline is longer than any headline, and was cut",
    "hook_failed": "the site's own Python failed on the page; what was read without it is kept",
    "impossible_date": "the page's metadata give a date of publication that is no day, or none that can be",
    "no_article_now": "`scrapy renormalize` reads no article on its page any more; it is kept as it was",
    "no_headline": "no headline was found",
    "not_gzip": "the server said that the bytes were compressed, and they were not",
    "odd_headers": "the server's headers cannot be right: a type that no page has, or a change on a day to come",
    "opt_out_ai": "the site reserves the page against training and input of AI (`noai`, `Content-Signal: ai-train=no`)",
    "opt_out_archive": "the site asks that no copy of the page is shown (`noarchive`)",
    "opt_out_index": "the site asks that the page is not found by search (`noindex`, `Content-Signal: search=no`)",
    "opt_out_tdm": "the site reserves the page against text and data mining (`tdm-reservation: 1`)",
    "page_cut": "the page has more elements than are read; what came after them was left out",
    "parts_missing": "a link, or the last line (`下转第3版`), says that the article goes on; those pages were not read",
    "paywall": "only the beginning is there: the text breaks off at a plea to subscribe or log in",
    "reads_otherwise": "a copy of an archived text says something else, as `detail` in the ledger tells",
    "rendered": "a browser ran the page's scripts: the bytes that are kept are what these made",
    "replacement_characters": "some bytes could not be read in the page's charset",
    "unfinished": "the markup breaks off in the midst of a line or a tag, without an end: what came behind is missing",
}
FLAGS: Final[tuple[str, ...]] = get_args(Flag)
CAME_WITH: Final[tuple[str, ...]] = (
    "not_gzip",
    "odd_headers",
    "opt_out_ai",
    "opt_out_archive",
    "opt_out_index",
    "opt_out_tdm",
    "rendered",
)
"""What headers and robots.txt may have said: kept bytes alone do not say it again."""


def came_with(flags: str | None) -> tuple[str, ...]:
    """Of the flags of a row, those to read its bytes again with.

    >>> came_with("opt_out_ai paywall")
    ('opt_out_ai',)
    """
    return tuple(flag for flag in (flags or "").split() if flag in CAME_WITH)


def flags_table() -> str:
    """The same as a Markdown table, for docs/ledger.md."""
    return markdown_table(["flag", "what was unusual"], ([f"`{name}`", said] for name, said in FLAG_MEANINGS.items()))

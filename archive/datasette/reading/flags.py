"""What was unusual about a page, told to a reader; ``crawler.extraction.flags`` tells it to who loads pages."""

FLAG_WORDS = {
    "another_story": "A second full story follows on the same page. It is not part of this article.",
    "answers_left_out": "The page is a thread of a forum. This is its opening post, the answers are not part of it.",
    "body_by_rules": "The page is unlike most, and fixed rules alone found its text. Some may be missing, or too much.",
    "body_in_menu": "The text stood in a part of the page that is a menu or a button by its name.",
    "body_in_noscript": "The text stood in what the page shows to browsers without scripts.",
    "body_in_script": "The text was not on the page itself, but in the data that its scripts show.",
    "canonical_elsewhere": "The page names an address on another site as its own: it may be a copy of that one.",
    "control_characters_removed": "Characters that are no text were taken out.",
    "date_order_assumed": "The date is printed in numbers, and nothing on the page says whether the day or the month "
    "comes first. The order is assumed.",
    "dated_by_change": "The page tells no day of publication, only that of its last change. That day is given here: "
    "the article may be older.",
    "headline_cut": "The headline was longer than any headline, and is cut.",
    "hook_failed": "The rules in Python that belong to this site failed here. What was read without them is shown.",
    "impossible_date": "The page's metadata give a date of publication that cannot be right. It was not used.",
    "no_article_now": "A later version of our reader finds no article on this page. It is kept as it was read before.",
    "no_headline": "No headline was found on the page.",
    "not_gzip": "The server said that the page was compressed, and it was not. The text came through all the same.",
    "odd_headers": "What the server said of the page cannot be right: its type, or the day of its last change. "
    "Neither was used.",
    "opt_out_ai": "The publisher reserves this page against use by AI, in training or as input.",
    "opt_out_archive": "The publisher asks that no copy of this page is shown to the public.",
    "opt_out_index": "The publisher asks that this page is not offered in search results.",
    "opt_out_tdm": "The publisher reserves this page against text and data mining.",
    "page_cut": "The page is too large to be read whole. What came late on it is missing here.",
    "parts_missing": "The article continues on further pages that were not read: only its beginning is here.",
    "paywall": "The page breaks off at a plea to subscribe or to log in: only the beginning of the story is here.",
    "reads_otherwise": "Another copy of this text says something else. The ledger tells what.",
    "rendered": "The text was made by the page's scripts, which a browser ran. The kept copy is what they made.",
    "replacement_characters": "Some characters could not be read in the page's encoding, and are shown as �.",
    "unfinished": "The kept copy of the page breaks off in the midst of it. What came behind is missing here.",
}


def flag_words(flags: str | None) -> dict[str, str]:
    """Each flag with its sentence; one of a newer version has its name for words.

    >>> flag_words("not_known_yet")
    {'not_known_yet': 'Not known yet.'}
    """
    return {name: FLAG_WORDS.get(name, name.replace("_", " ").capitalize() + ".") for name in (flags or "").split()}

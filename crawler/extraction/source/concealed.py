"""Stories that a page keeps out of its own markup: in ``<noscript>``, or in the data that its scripts show.

Asked only when the markup has no story: most pages carry both, and then what readers see is the better one.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from crawler.extraction.flags import Flag
from crawler.extraction.source.htmlpage import SKIPPED, parse_page, script_texts
from crawler.extraction.source.metadata import read_json_ld
from crawler.extraction.source.page import Page
from crawler.extraction.source.payload import FEWEST_WORDS, fragment_of, payload_article, payload_words
from crawler.items import Evidence

WITHOUT_STORY: Final = frozenset(("empty", "index_page", "script_only", "too_short"))
"""Reasons that a story in another place can overrule."""
UNTOLD: Final = frozenset(("script_only", "too_short"))
"""Of these, the ones that a short text in a script explains better."""
JSON_LD: Final = "json-ld:"


def concealed_pages(page: Page) -> Iterator[tuple[Page, frozenset[str], Flag]]:
    """The page once more with what it conceals, what the story's script says of it, and the flag that says so."""
    if page.is_cut or page.is_plain:
        return
    yield parse_page(page.source, SKIPPED), frozenset(), "body_in_menu"
    if "<noscript" in page.source:
        yield parse_page(page.source, [tag for tag in SKIPPED if tag != "noscript"]), frozenset(), "body_in_noscript"
    found = payload_article(script_texts(page.source), page.title) if "<script" in page.source else None
    if found is not None:
        other = parse_page(f"{page.source}<article>{fragment_of(found.blocks)}</article>")
        yield other, declare(other, found.told), "body_in_script"


def short_in_script(page: Page) -> str | None:
    """What is said of a page whose scripts hold a text beside its title that is shorter than an article."""
    if page.is_cut or page.is_plain or "<script" not in page.source:
        return None
    count = payload_words(script_texts(page.source), page.title)
    return f"words of text in its script: {count} (an article there has {FEWEST_WORDS})" if count else None


def declare(page: Page, told: dict[str, Any]) -> frozenset[str]:
    """Add to a page's JSON-LD what its own leaves unsaid; the properties that were added."""
    own = read_json_ld(page)
    said = {
        "headline": own.headline,
        "datePublished": own.date_published,
        "dateModified": own.date_modified,
        "author": list(own.authors),
    }
    added = {key: value for key, value in told.items() if not said[key]}
    if added and not own.organizations:
        page.json_ld.insert(0, json.dumps({"@type": "NewsArticle", **said, **added}))
        return frozenset(added)
    return frozenset()


def placed(row: Evidence, told: frozenset[str]) -> Evidence:
    """Evidence with the script as its place, if that is where it is from."""
    kind, _, name = row.rule.partition(JSON_LD)
    if kind or name.partition(":")[0] not in told:
        return row
    return replace(row, rule=f"script:{name}", locator="script" if row.locator in (None, row.rule) else row.locator)

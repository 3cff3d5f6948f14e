"""Stories that a page keeps out of its own markup: in ``<noscript>``, or in the data that its scripts show.

Asked only when the markup has no story: most pages carry both, and then what readers see is the better one.
"""

from collections.abc import Iterator

from crawler.extraction.flags import Flag
from crawler.extraction.source.htmlpage import SKIPPED, parse_page, script_texts
from crawler.extraction.source.page import Page
from crawler.extraction.source.payload import payload_html

WITHOUT_STORY = frozenset(("empty", "index_page", "script_only", "too_short"))
"""Reasons that a story in another place can overrule."""


def concealed_pages(page: Page) -> Iterator[tuple[Page, Flag]]:
    """The page once more with what it conceals, and the flag that says so."""
    if page.is_cut:
        return
    yield parse_page(page.source, SKIPPED), "body_in_menu"
    if "<noscript" in page.source:
        yield parse_page(page.source, [tag for tag in SKIPPED if tag != "noscript"]), "body_in_noscript"
    fragment = payload_html(script_texts(page.source), page.title) if "<script" in page.source else None
    if fragment:
        yield parse_page(f"{page.source}<article>{fragment}</article>"), "body_in_script"

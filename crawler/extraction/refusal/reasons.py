"""Why a page is no article, in words: one line for each reason that the ledger knows."""

from typing import Final

from crawler.extraction.markdown import markdown_table

REASONS: Final = dict(
    line.strip().split(": ", 1)
    for line in """
    empty: no bytes, or none that say anything
    binary: a PDF, a picture, an archive, or other bytes that are no text
    data: a feed, a sitemap or other data for machines, as XML or JSON
    undecodable: too many characters that no charset can read
    not_found: it says that the page is gone or never was
    captcha: it asks for proof of being human
    login: it asks the reader to log in
    script_only: a shell that a script was to fill
    index_page: a front page, a section, a list of articles
    too_short: fewer words of its own than an article has
    too_deep: elements nested deeper than can be read in reasonable time
    too_long: more elements than are read, and no story among the first of them
    cookie_wall: it asks for consent to cookies before it shows anything
    forbidden: it says that access is denied
    maintenance: it says that the site is out of service
    parked: a domain for sale, or a server's own first page
    redirect: it only leads on to another address
    offer: a job, or a product for sale
    service_page: of the site's own service: registration, a password, contact, search, terms
    cut_off: perhaps half of one: the connection closed before an end tag, and no length had been announced
    """.strip().splitlines()
)
PASSING: Final = ("captcha", "login", "forbidden", "maintenance", "empty", "script_only", "cookie_wall", "cut_off")
"""Those that are about this visit and not about the page."""
NO_PAGE: Final = ("not_found", "parked", "redirect", "binary", "data")
"""Those that say: there is no page at this address."""


def reasons_table() -> str:
    """The same as a Markdown table, for docs/ledger.md."""
    return markdown_table(["`not_article:`", "the page is"], ([f"`{name}`", said] for name, said in REASONS.items()))

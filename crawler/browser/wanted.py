"""Whether a crawl is to read pages with a browser, and the settings that this takes."""

from importlib.util import find_spec

from scrapy.settings import BaseSettings

from crawler.declarations import SiteError

HANDLER = "crawler.browser.handler.BrowserHandler"
KINDS = frozenset(("article", "section"))
"""Kinds of addresses that are pages; feeds, sitemaps and robots.txt are had without a browser."""


def check_browser(name: str) -> None:
    """Raises SiteError where the extra is not installed."""
    if find_spec("scrapy_playwright") is None:
        way_out = "pip install -e '.[playwright]' (docs/browser.md), or take the line out"
        raise SiteError(f"{name}.toml: browser = true needs scrapy-playwright: {way_out}")


def use_browser(settings: BaseSettings) -> None:
    handlers = {**settings.getdict("DOWNLOAD_HANDLERS"), "http": HANDLER, "https": HANDLER}
    settings.set("DOWNLOAD_HANDLERS", handlers, priority="spider")

"""Chromium, to look at what a Datasette on a loopback port serves."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass
class Browsing:
    """What the browser did besides showing pages: errors it wrote, hosts it asked."""

    context: BrowserContext
    address: str
    errors: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)

    def open_page(self, width: int) -> Page:
        page = self.context.new_page()
        page.set_viewport_size({"width": width, "height": 900})
        page.on("console", self._note_console)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", self._note_request)
        return page

    def open_at(self, path: str, width: int = 1280) -> Page:
        page = self.open_page(width)
        page.goto(self.address + path)
        return page

    def _note_console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.errors.append(message.text)

    def _note_request(self, request: Request) -> None:
        self.hosts.add(urlsplit(request.url).netloc)


@contextmanager
def browse(profile: Path, *, bypass_csp: bool = False) -> Iterator[BrowserContext]:
    """Chromium with a profile of its own."""
    assert CHROMIUM.exists(), f"{CHROMIUM} is missing: install the packages chromium and fonts-wqy-microhei"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch_persistent_context(
            profile, executable_path=CHROMIUM, args=ARGUMENTS, bypass_csp=bypass_csp
        )
        yield browser
        browser.close()

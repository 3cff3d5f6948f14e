"""Chromium, to look at what a Datasette on a loopback port serves."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import BrowserContext, sync_playwright

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

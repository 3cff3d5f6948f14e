"""Scrapy's download handler for sites with ``browser = true``: scrapy-playwright, kept within the rules of a crawl.

A request with ``meta["browser"]`` is opened in Chromium, which runs the page's scripts; any other goes as ever.
"""

import asyncio
import logging
import os
import shutil
from contextlib import suppress
from typing import Any

from playwright.async_api import Error as BrowserError
from playwright.async_api import Page
from playwright.async_api import Request as SubRequest
from playwright.async_api import TimeoutError as BrowserTimeout
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import DownloadFailedError, DownloadTimeoutError
from scrapy.http import Response
from scrapy.utils.defer import maybe_deferred_to_future
from scrapy_playwright.handler import ScrapyPlaywrightDownloadHandler
from scrapy_playwright.page import PageMethod

from crawler.browser.gate import Gate
from crawler.declarations import host_and_port
from crawler.downloads import bound_headers
from crawler.extraction.flags import Flag
from crawler.middlewares.private_address import resolver_in_use
from crawler.middlewares.url_guard import Refused, belongs, refusal, way_out

RENDERED: Flag = "rendered"
NOT_NEEDED = frozenset(("image", "media", "font"))
"""What a page may show and nobody reads: it is not asked for."""
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
"""Commands that are looked for; Playwright's own browser is taken where there is none."""
TUNNEL = 4
"""A tunnel may bring so many times what one page may: several files come through it."""
ARGUMENTS = ("--disable-quic", "--force-webrtc-ip-handling-policy=disable_non_proxied_udp")
"""Nothing goes past the gate."""

logging.getLogger("scrapy-playwright").setLevel(logging.ERROR)  # what fails has its row


class BrowserHandler(ScrapyPlaywrightDownloadHandler):  # type: ignore[misc]
    """The browser is started with the first page that needs it."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        bound_headers(self)
        settings = crawler.settings
        self.allowed = frozenset(host.lower() for host in settings.getlist("ALLOW_PRIVATE_HOSTS"))
        self.most = settings.getint("DOWNLOAD_MAXSIZE")
        self.settling = settings.getfloat("BROWSER_WAIT")
        self.longest = settings.getfloat("DOWNLOAD_TIMEOUT") + self.settling
        self.abort_request = self.is_refused
        self.config.navigation_timeout_ms = settings.getfloat("DOWNLOAD_TIMEOUT") * 1000
        self.config.startup_context_kwargs = {}
        self.context = {"user_agent": settings["USER_AGENT"], "service_workers": "block", "accept_downloads": False}
        self.config.launch_options = launch_options(self.config.launch_options)
        self.launching = asyncio.Lock()
        self.gate: Gate | None = None
        self.listening: Any = None

    async def _maybe_launch_in_thread(self) -> None:
        """Heard when the crawl begins, by the handlers of http and https: one of them may never have a page."""

    async def open_gate(self) -> Gate:
        async with self.launching:
            if self.gate is None:
                from twisted.internet import reactor

                network: Any = reactor
                self.gate = Gate(network, self.allowed, self.most * TUNNEL)
                self.listening = network.listenTCP(0, self.gate, interface="127.0.0.1")
                port = self.listening.getHost().port
                self.config.launch_options["proxy"] = {"server": f"http://127.0.0.1:{port}"}
                await self._launch()
        return self.gate

    async def download_request(self, request: Request) -> Response:
        """Raises Refused, DownloadTimeoutError, DownloadFailedError."""
        if not request.meta.get("browser"):
            plain: Response = await super().download_request(request)
            return plain
        gate = await self.open_gate()
        for name in ("If-None-Match", "If-Modified-Since"):  # of a shell that never changes
            request.headers.pop(name, None)
        request.meta["playwright"] = True
        request.meta["playwright_context_kwargs"] = dict(self.context)
        request.meta["playwright_page_methods"] = [PageMethod(self.settle)]
        led = [request.url]
        request.meta["playwright_page_event_handlers"] = {"requestfailed": lambda failed: note_failed(failed, led)}
        try:
            response: Response = await super().download_request(request)
        except (BrowserTimeout, TimeoutError) as error:
            raise DownloadTimeoutError(f"the browser was not done after {self.longest:g} seconds") from error
        except BrowserError as error:
            raise self.reason_of(error, led[-1], gate) from error
        return self.checked(request, response)

    async def _download_request_with_page(self, request: Request, page: Page, spider: Any) -> Response:
        """A page whose scripts never end cannot be asked for its content: the time is for all of it."""
        whole: Response = await asyncio.wait_for(
            super()._download_request_with_page(request, page, spider), self.longest
        )
        return whole

    async def settle(self, page: Page) -> None:
        """Until nothing was asked for during half a second."""
        with suppress(BrowserTimeout):
            await page.wait_for_load_state("networkidle", timeout=self.settling * 1000)

    def is_refused(self, asked: SubRequest) -> bool:
        return asked.resource_type in NOT_NEEDED or refusal(asked.url, self.allowed) is not None

    def checked(self, request: Request, response: Response) -> Response:
        """Where scripts and redirects led, and how much they made, is judged as for any page."""
        url = response.url
        why = refusal(url, self.allowed) or ("" if belongs(url, request.meta.get("hosts", ())) else "offsite")
        if why:
            raise Refused(why, f"{url}, where {request.url} led")
        if len(response.body) > self.most:
            raise Refused("too_large", f"more than {self.most} bytes made by scripts")
        return response.replace(flags=[*response.flags, RENDERED])

    def reason_of(self, error: BrowserError, url: str, gate: Gate) -> Exception:
        place = host_and_port(url)
        resolver = resolver_in_use()
        address = resolver.refused.get(place) if resolver is not None else None
        if address or place in gate.refused:
            why = gate.refused.get(place, "private_address")
            return Refused(why, f"{url} is at {address or place}{way_out(why, url)}")
        return DownloadFailedError(str(error).partition("\n")[0])

    async def close(self) -> None:
        await super().close()
        if self.listening is not None:
            await maybe_deferred_to_future(self.listening.stopListening())


def note_failed(failed: SubRequest, led: list[str]) -> None:
    """Where redirects led the page itself."""
    if failed.is_navigation_request() and failed.frame.parent_frame is None:
        led.append(failed.url)


def launch_options(asked: dict[str, Any]) -> dict[str, Any]:
    """What PLAYWRIGHT_LAUNCH_OPTIONS asks for wins, but for what keeps to the gate. Root cannot have the sandbox.

    >>> launch_options({"executable_path": "/opt/chromium", "args": ["--lang=zh"]})["args"][-1]
    '--lang=zh'
    """
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    options: dict[str, Any] = {"chromium_sandbox": not is_root} | ({"executable_path": found} if found else {})
    return options | asked | {"args": [*ARGUMENTS, *asked.get("args", ())]}

"""What a test run says at its end, beside what failed."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from chromium import Browsing, browse
from playwright.sync_api import BrowserContext

from tests.faults import Toll
from tests.newspapers import build_newspapers

LONGEST = "faults following renormalize axe load crawl machines verify crawling xss_browser store public_sql cluster"
"""Modules that take longest, begun first: else one of them is all that a single core does at the end."""
TOLL = pytest.StashKey[Toll]()


@pytest.fixture(scope="session")
def toll(pytestconfig: pytest.Config) -> Toll:
    """Counts the kills of this test run, for the line below."""
    return pytestconfig.stash.setdefault(TOLL, Toll())


@pytest.fixture(scope="session")
def newspapers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two years of twelve outlets, made once; nobody writes to it."""
    path = tmp_path_factory.mktemp("newspapers") / "papers.db"
    build_newspapers(path)
    return path


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BrowserContext]:
    with browse(tmp_path_factory.mktemp("profile")) as browser:
        yield browser


@pytest.fixture
def browsing(context: BrowserContext, address: str) -> Browsing:
    """At ``address``, which each module serves for itself."""
    return Browsing(context, address)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    order = {f"test_{name}": place for place, name in enumerate(LONGEST.split())}
    items.sort(key=lambda item: order.get(item.path.stem, len(order)))


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A worker hands what it counted to the process that prints the end."""
    if TOLL in session.config.stash and hasattr(session.config, "workeroutput"):
        toll = session.config.stash[TOLL]
        session.config.workeroutput["toll"] = {"tried": dict(toll.tried), "lost": toll.lost}


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    if counted := getattr(node, "workeroutput", {}).get("toll"):
        toll = node.config.stash.setdefault(TOLL, Toll())
        toll.tried.update(counted["tried"])
        toll.lost.extend(counted["lost"])


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if TOLL in terminalreporter.config.stash:
        terminalreporter.write_line(str(terminalreporter.config.stash[TOLL]))

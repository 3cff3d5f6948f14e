"""What a test run says at its end, beside what failed."""

import pytest

from tests.faults import Toll

TOLL = pytest.StashKey[Toll]()


@pytest.fixture(scope="session")
def toll(pytestconfig: pytest.Config) -> Toll:
    """Counts the kills of this test run, for the line below."""
    return pytestconfig.stash.setdefault(TOLL, Toll())


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if TOLL in terminalreporter.config.stash:
        terminalreporter.write_line(str(terminalreporter.config.stash[TOLL]))

"""What a name leads to is judged when the connection is made, in a real crawl of servers on loopback."""

from collections.abc import Iterator

import pytest

from tests.hosts import hosts_in
from tests.test_crawl import Crawl, article, crawl, listing, redirect
from tests.webserver import WebServer, serve

NAMES = "paper.test=127.0.0.1,inside.test=127.0.0.1,six.test=::1,mapped.test=::ffff:127.0.0.1,lan.test=10.0.0.7"
PRIVATE = {
    "inside.test": "127.0.0.1",
    "six.test": "::1",
    "mapped.test": "::ffff:127.0.0.1",
    "lan.test": "10.0.0.7",
}


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[WebServer, Crawl]]:
    """One crawl of a named host whose pages redirect to, and whose list names, hosts at private addresses."""
    folder = tmp_path_factory.mktemp("named")
    with serve() as server:
        start = f"http://paper.test:{server.port}/"
        moved = {f"/2026/11/03/{host}.html": redirect(f"http://{host}/2026/11/03/a.html") for host in PRIVATE}
        server.pages |= moved | {
            "/": listing("/2026/11/03/bridge.html", *moved),
            "/2026/11/03/bridge.html": article("港口新桥通车"),
        }
        lines = ('title = "Paper"', f'start = ["{start}"]', r"article = '^/\d{4}/'", "allow_private = true")
        (folder / "paper.toml").write_text("\n".join((*lines, 'hosts = ["test"]')), encoding="utf-8")
        settings = {"TWISTED_DNS_RESOLVER": "tests.hosts.NamedHosts", "HOSTS": NAMES, "RETRY_TIMES": 2}
        yield server, crawl(folder, "-a", "site=paper", **settings)


def test_a_name_that_resolves_to_a_private_address_is_refused_after_a_redirect_too(
    named: tuple[WebServer, Crawl],
) -> None:
    refused = {f"/2026/11/03/{host}.html": "rejected:private_address" for host in PRIVATE}
    assert named[1].outcomes == refused | {"/2026/11/03/bridge.html": "港口新桥通车"}


def test_a_refusal_names_the_address_and_the_way_to_allow_it(named: tuple[WebServer, Crawl]) -> None:
    details = {row["url"]: row["detail"] for row in named[1].rows if row.get("why") == "private_address"}
    assert details == {
        f"http://{host}/2026/11/03/a.html": (
            f"http://{host}/2026/11/03/a.html is at {address}; to allow it, declare the site in seeds/sites/NAME.toml "
            f"with allow_private = true, or -s ALLOW_PRIVATE_HOSTS={host}:80"
        )
        for host, address in PRIVATE.items()
    }


def test_no_refused_host_heard_from_us(named: tuple[WebServer, Crawl]) -> None:
    paths = ["/robots.txt", "/", "/2026/11/03/bridge.html", *(f"/2026/11/03/{host}.html" for host in PRIVATE)]
    assert sorted(named[0].paths) == sorted(paths)


def test_names_for_tests_are_written_as_pairs() -> None:
    assert hosts_in("a.test=127.0.0.2, B.test=::1") == {"a.test": "127.0.0.2", "b.test": "::1"}
    assert hosts_in("") == {}

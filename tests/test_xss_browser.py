"""The same payloads in a browser that would run them: nothing comes alive, and nothing is asked of another host."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from chromium import browse
from datasette.app import Datasette
from payloads import PAYLOADS, build_poisoned
from playwright.sync_api import Page
from served import serve
from walking import shape_of, walk_now

ARTICLES = tuple(f"/article/xss{number}" for number in range(len(PAYLOADS)))
LIVE = """() => {
    const found = [];
    const urls = ['href', 'src', 'action', 'formaction', 'data', 'poster', 'background', 'xlink:href'];
    const is_web = value => {
        try { return /^https?:$/.test(new URL(value, document.baseURI).protocol); } catch { return true; }
    };
    for (const element of document.querySelectorAll('*')) {
        if (element.classList.contains('xq7')) found.push('element ' + element.outerHTML);
        for (const {name, value} of element.attributes) {
            if (name.startsWith('on')) found.push('handler ' + element.outerHTML);
            if (urls.includes(name) && !is_web(value)) found.push('address ' + value);
        }
        if (element.tagName === 'SCRIPT' && element.textContent.includes('xq7')) {
            if (element.type !== 'application/ld+json') found.push('script ' + element.textContent);
            else JSON.parse(element.textContent);
        }
    }
    if (window.ran) found.push('ran');
    return found;
}"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A browser that heeds no policy: what is alive would run."""
    with browse(tmp_path_factory.mktemp("profile"), bypass_csp=True) as context:
        context.add_init_script("window.xq7 = () => { window.ran = true; };")
        yield context.new_page()


def test_forty_payloads_in_every_column_are_dead_on_every_page_in_a_browser(page: Page, tmp_path: Path) -> None:
    poisoned = tmp_path / "papers.db"
    build_poisoned(poisoned)
    pages = walk_now(Datasette([str(poisoned)]), "papers", ("/", *ARTICLES))
    shapes = {
        shape_of(address): address
        for address, response in reversed(pages.items())
        if "html" in response.headers["content-type"]
    }
    addresses = [*shapes.values(), *ARTICLES]
    typed = [f"/papers/articles?_search={quote(payload)}" for payload in PAYLOADS[::8]]
    assert len(addresses) > len(ARTICLES) + 25
    with serve(poisoned) as served:
        hosts: set[str] = set()
        dialogs: list[str] = []
        page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
        page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
        for address in (*addresses, *typed):
            page.goto(served.address + address)
            assert (address, page.evaluate(LIVE), dialogs) == (address, [], [])
            assert urlsplit(page.url).netloc == urlsplit(served.address).netloc
        assert hosts == {urlsplit(served.address).netloc}

"""A site whose pages are made by scripts, crawled with scrapy-playwright and Debian's Chromium."""

import json
from collections.abc import Iterator

import pytest

from tests.chromium import CHROMIUM
from tests.test_crawl import PARAGRAPHS, Crawl, crawl, redirect
from tests.webserver import Reply, WebServer, serve

HEADLINE = "港口新桥昨日通车"
SHELL = """<!doctype html><html><head><meta charset="utf-8"><title>港口日报</title></head>
<body><div id="app"></div><script>{}</script></body></html>"""
LIST = """const list = document.createElement("ul");
for (const path of %s) list.innerHTML += `<li><a href="${path}">港口新桥通车的消息</a></li>`;
document.getElementById("app").append(list);"""
STORY = """new WebSocket(`ws://${location.host}/socket`); new WebSocket("%s/secret".replace("http", "ws"));
const ask = (url) => fetch(url, {mode: "no-cors"}).catch(() => null);
Promise.all([fetch("/api/1.json").then((said) => said.json()), ask("/away"), ask("%s/secret"), ask("http://inside.test/")])
  .then(([story]) => { document.getElementById("app").innerHTML = `<article><h1>${story.headline}</h1>
    <img src="/picture.png">` + story.text.map((line) => `<p>${line}</p>`).join("") + "</article>"; });"""
PATHS = [f"/2026/11/03/{number}.html" for number in range(1, 6)]


def shell(script: str) -> Reply:
    return Reply(SHELL.format(script).encode(), headers={"Content-Type": "text/html; charset=utf-8", "ETag": '"shell"'})


Run = tuple[Crawl, WebServer, WebServer]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    assert CHROMIUM.exists(), f"{CHROMIUM} is missing: install the package chromium"
    folder = tmp_path_factory.mktemp("scripted")
    with serve(host="127.0.0.2") as paper, serve({"/secret": Reply(b"secret")}, host="127.0.0.3") as private:
        said = {"headline": HEADLINE, "text": PARAGRAPHS}
        paper.pages |= {
            "/robots.txt": Reply(
                f"User-agent: *\nDisallow: {PATHS[4]}\n".encode(), headers={"Content-Type": "text/plain"}
            ),
            "/": shell(LIST % json.dumps(PATHS)),
            "/api/1.json": Reply(json.dumps(said).encode(), headers={"Content-Type": "application/json"}),
            "/away": redirect(f"{private.url}/secret"),
            PATHS[0]: shell(STORY % (private.url, private.url)),
            PATHS[1]: redirect(f"{private.url}/secret"),
            PATHS[2]: redirect("http://inside.test/secret"),
            PATHS[3]: shell("setTimeout(() => { while (true); }, 50);"),
        }
        (folder / "paper.toml").write_text(
            f'title = "Paper"\nstart = ["{paper.url}/"]\narticle = "^/2026/"\n'
            "allow_private = true\nbrowser = true\ndelay = 0\n"
        )
        settings = {
            "TWISTED_DNS_RESOLVER": "tests.hosts.NamedHosts",
            "HOSTS": "inside.test=127.0.0.3",
            "DOWNLOAD_TIMEOUT": 6,
            "BROWSER_WAIT": 1,
            "AUTOTHROTTLE_ENABLED": 0,  # a page takes a browser a second, and would be followed by two of rest
        }
        yield crawl(folder, "-a", "site=paper", **settings), paper, private


def test_what_scripts_make_is_read_and_said_to_be_made_by_them(run: Run) -> None:
    (row,) = [row for row in run[0].rows if row.get("headline")]
    assert (row["headline"], row["flags"]) == (HEADLINE, ["rendered"])
    assert [block["text"] for block in row["blocks"] if block["kind"] == "paragraph"] == list(PARAGRAPHS)


def test_each_page_ends_as_it_would_without_a_browser(run: Run) -> None:
    assert run[0].outcomes == {
        PATHS[0]: HEADLINE,
        PATHS[1]: "rejected:private_address",
        PATHS[2]: "rejected:private_address",
        PATHS[3]: "failed:timeout",
        PATHS[4]: "rejected:robots",
    }


def test_a_crawl_with_a_browser_ends_without_a_traceback(run: Run) -> None:
    assert run[0].code == 1  # a page was lost
    assert "Traceback" not in run[0].log


def test_nothing_that_a_page_does_reaches_an_address_that_is_not_allowed(run: Run) -> None:
    assert {"/away", "/socket"} <= set(run[1].paths)
    assert run[2].asked == []


def test_pictures_are_not_asked_for_and_each_request_says_who_asks(run: Run) -> None:
    assert "/picture.png" not in run[1].paths
    assert PATHS[4] not in run[1].paths
    assert {agent for _, agent in run[1].asked} == {"Broadsheet/0.1 (+mailto:desk@paper.example)"}

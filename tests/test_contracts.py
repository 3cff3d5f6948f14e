"""``scrapy check``: the sample pages of a declared site, by its rules, against its contract."""

import json
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from archive.commands.check import exit_code
from crawler.contracts import check_site
from crawler.sites import load_site
from tests.loading import HEADLINE, PARAGRAPHS, ROOT, page, run_scrapy

SITE = 'title = "莲渡日报"\nstart = ["https://www.lotus-ferry.example/"]\n'
CONTRACT = '[contract]\nrequired = ["date_published", "headline", "source"]\n'
TEXT = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
DATED = f"""<html><head><meta charset="utf-8"></head><body><div><b class="t">{HEADLINE}</b>
<i class="d">2026-11-03 08:00</i><u class="s">莲渡日报</u></div><article>{TEXT}</article></body></html>""".encode()


class Newsroom:
    """A folder of declared sites and one of sample pages, both empty at first."""

    def __init__(self, root: Path) -> None:
        self.sites, self.samples = root / "sites", root / "pages"
        self.sites.mkdir()
        self.samples.mkdir()

    def declare(self, name: str, text: str) -> None:
        (self.sites / f"{name}.toml").write_text(text, encoding="utf-8")

    def sample(self, place: str, body: bytes, url: str | None = None, expected: str | None = None) -> Path:
        path = self.samples / place / "page.html"
        path.parent.mkdir(parents=True)
        path.write_bytes(body)
        (path.parent / "origin.json").write_text(json.dumps({"url": url} if url else {}))
        if expected:
            (path.parent / "article.json").write_text(expected)
        return path

    def check(self, *arguments: str) -> CompletedProcess[str]:
        return run_scrapy("check", "-s", f"SITES_DIR={self.sites}", "--samples", self.samples, *arguments)


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    return Newsroom(tmp_path)


def url(path: str) -> str:
    return f"https://www.lotus-ferry.example/{path}"


def filled(done: CompletedProcess[str]) -> list[list[str]]:
    """The lines of the table, whose cells are split."""
    return [line.split() for line in done.stdout.splitlines() if "/" in line and ":" not in line]


RULES = '[[rules]]\nheadline = "b.t"\ndate = "i.d"\nsource = "u.s"\n'


def test_pages_by_folder_and_by_host_are_read_by_the_sites_rules_and_keep_its_contract(newsroom: Newsroom) -> None:
    newsroom.declare("ferry", SITE + CONTRACT + RULES)
    newsroom.declare("quiet", 'title = "静报"\nstart = ["https://quiet.example/"]\n')
    newsroom.sample("ferry/by-folder", DATED)
    newsroom.sample("another/by-host", DATED, url("a.html"))
    newsroom.sample("unknown/of-nobody", page(), "https://nobody.example/a.html")
    done = newsroom.check()
    assert done.stdout.splitlines()[0].split() == ["field", "ferry"]
    assert [cells for cells in filled(done) if cells[1] != "0/2"] == [
        ["body", "2/2"],
        ["headline", "2/2*"],
        ["date_published", "2/2*"],
        ["date_published_raw", "2/2"],
        ["source", "2/2*"],
        ["language", "2/2"],
    ]
    assert done.stdout.splitlines()[-3:] == [
        "* wanted by the contract",
        "ferry: 2 sample pages, as promised",
        "quiet: no sample pages, neither in a folder quiet nor by an address on quiet.example",
    ]
    assert (done.returncode, done.stderr) == (0, "")


def test_pages_that_break_the_contract_and_a_pattern_that_matches_none_are_named(newsroom: Newsroom) -> None:
    newsroom.declare("ferry", SITE + r"article = '/story/\d+$'" + "\n" + CONTRACT + RULES)
    bare = newsroom.sample("ferry/bare", page(), url("bare.html?id=7"))
    empty = newsroom.sample("ferry/empty", b"", url("empty.html"))
    newsroom.sample("ferry/list", b"<p>x</p>", url("list.html"), '{"not_article": "too_short"}')
    whole = newsroom.sample("ferry/whole", DATED, expected='{"not_article": "too_short"}')
    done = newsroom.check("--json", "ferry")
    [row] = json.loads(done.stdout)
    assert {name: count for name, count in row.pop("filled").items() if count} == {
        "body": 1,
        "headline": 1,
        "language": 1,
    }
    reason = row["problems"][1].removeprefix(f"{empty}: ")
    assert row == {
        "site": "ferry",
        "pages": 4,
        "articles": 1,
        "required": ["headline", "date_published", "source"],
        "problems": [
            f"{bare}: no date_published, source",
            f"{empty}: {reason}",
            f"{whole}: an article, and must be none",
            r"`article` = '/story/\d+$' matches none of 1 addresses, /bare.html?id=7 for one: "
            "a crawl would follow no link to them",
        ],
    }
    assert reason.startswith("no article: ")
    assert (done.returncode, done.stderr) == (1, "")


def test_the_rules_of_the_day_in_the_address_read_an_old_page(newsroom: Newsroom) -> None:
    dated = SITE + CONTRACT + RULES.replace("[[rules]]\n", "[[rules]]\nuntil = 2026-03-31\n") + "[[rules]]\n"
    newsroom.declare("ferry", dated)
    newsroom.sample("ferry/old", DATED, url("2026/03/31/a.html"))
    assert newsroom.check().returncode == 0


@pytest.mark.parametrize(
    ("declared", "arguments", "said"),
    [
        (SITE, ["fery"], "no site 'fery' in {sites} (did you mean 'ferry'?); declared: ferry"),
        (
            SITE + '[contract]\nrequired = ["sorce"]',
            [],
            "contract.required 'sorce' is no field (did you mean 'source'?)",
        ),
        (SITE, ["--jsn"], "no option --jsn (did you mean '--json'?)"),
    ],
)
def test_a_mistake_of_the_person_who_asks_is_two(
    newsroom: Newsroom, declared: str, arguments: list[str], said: str
) -> None:
    newsroom.declare("ferry", declared)
    done = newsroom.check(*arguments)
    assert said.format(sites=newsroom.sites) in done.stderr + done.stdout
    assert done.returncode == 2


def test_without_any_sample_page_nothing_was_checked(newsroom: Newsroom) -> None:
    newsroom.declare("ferry", SITE + CONTRACT)
    done = newsroom.check()
    assert done.stdout == (
        "ferry: no sample pages, neither in a folder ferry nor by an address on www.lotus-ferry.example\n"
    )
    assert (done.returncode, done.stderr) == (2, "")


def test_the_bundled_site_keeps_its_contract_so_that_a_fresh_clone_checks_well() -> None:
    check = check_site(load_site("demo"), ROOT / "seeds" / "pages")
    assert (len(check.pages), list(check.problems()), exit_code([check])) == (3, [], 0)

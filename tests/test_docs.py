"""The pages of docs/: each is in the README's table, links lead somewhere, commands are those that there are."""

import argparse
import re
import shlex
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token
from scrapy.utils.project import get_project_settings

from archive.readme import COMMANDS

ROOT = Path(__file__).resolve().parents[1]
DOCS = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").rglob("*.md"))
PAGES = ["README.md", *DOCS]
LONGEST = 120
WHOLE = re.compile(r"\| |(?:[\d*]+ ){5}")
NAMES_OF_DOCS = re.compile(r"\bdocs/[\w/-]+(?:\.\w+)?")


def tokens(page: str) -> list[Token]:
    return MarkdownIt().enable("table").parse((ROOT / page).read_text(encoding="utf-8"))


def inline(page: str) -> Iterator[Token]:
    for token in tokens(page):
        yield from token.children or ()


def links(page: str) -> list[str]:
    return [str(token.attrs["href"]) for token in inline(page) if token.type == "link_open"]


def anchors(page: str) -> set[str]:
    """What GitHub calls the headings of a page: small letters, hyphens for spaces, nothing else but words."""
    found = tokens(page)
    headings = [found[number + 1].content for number, token in enumerate(found) if token.type == "heading_open"]
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_the_table_in_the_readme_names_each_page_once() -> None:
    table = (ROOT / "README.md").read_text(encoding="utf-8").split("## The pages of docs/")[1].split("\n## ")[0]
    assert sorted(re.findall(r"^\| \[[^]]+\]\((docs/[^)]+)\) \| .+ \|$", table, re.M)) == DOCS


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_to_a_page_and_to_a_heading_of_it(page: str) -> None:
    lost = []
    for link in links(page):
        address = urlsplit(link)
        if address.scheme:
            assert address.scheme == "https"
            continue
        path = (ROOT / page).parent / address.path if address.path else ROOT / page
        if not path.exists() or (address.fragment and address.fragment not in anchors(path.as_posix())):
            lost.append(link)
    assert lost == []


def test_every_page_of_docs_that_the_code_names_is_there() -> None:
    files = [
        path
        for folder in ("crawler", "archive", "seeds/sites", "bench", "tests")
        for path in (ROOT / folder).rglob("*")
    ]
    told = [path for path in files if path.suffix in (".py", ".toml") or path.parent.name == "templates"]
    texts = [path.read_text(encoding="utf-8") for path in [*told, ROOT / "Makefile", ROOT / "CHANGELOG.md"]]
    named = {name.rstrip("/") for text in texts for name in NAMES_OF_DOCS.findall(text)}
    assert {"docs/browser.md", "docs/sites.md", "docs/publishing/metadata.yml"} <= named
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_one_title_and_no_line_that_is_too_long(page: str) -> None:
    """But for what cannot be broken: a row of a table, and a line for cron."""
    assert [token.tag for token in tokens(page) if token.type == "heading_open"].count("h1") == 1
    lines = (ROOT / page).read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if len(line) > LONGEST and not WHOLE.match(line)] == []


def test_the_readme_is_short() -> None:
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) <= 230


def written(page: str) -> Iterator[str]:
    """The lines of a page's shell blocks, and what it names in code within a sentence; no grammar with brackets."""
    for token in tokens(page):
        if token.type == "fence" and token.info in ("sh", ""):
            yield from token.content.splitlines()
    yield from (token.content for token in inline(page) if token.type == "code_inline" and "[" not in token.content)


def commands() -> list[tuple[str, str]]:
    found = [(page, line) for page in PAGES for line in written(page) if line.startswith("scrapy ")]
    return [(page, line) for page, line in found if shlex.split(line, comments=True)[1] in COMMANDS]


@pytest.mark.parametrize(
    "line", sorted({line for _, line in commands()}), ids=lambda line: shlex.join(line.split()[:6])
)
def test_every_command_takes_what_is_written_behind_it(line: str) -> None:
    _, name, *words = shlex.split(line, comments=True)
    command = import_module(f"archive.commands.{name}").Command()
    command.settings = get_project_settings()
    parser = argparse.ArgumentParser(conflict_handler="resolve")
    command.add_options(parser)
    parser.add_argument("words", nargs="*")
    parser.parse_intermixed_args(["3" if word == "N" else word for word in words])  # ends the test by what it refuses


def test_commands_of_other_names_are_not_there() -> None:
    named = {line.split()[1] for page in PAGES for line in written(page) if re.match(r"scrapy [a-z]", line)}
    assert named - set(COMMANDS) == set()
    assert len(commands()) > 60


def test_every_goal_of_make_is_in_the_makefile() -> None:
    goals = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    named = {line.split()[1] for page in PAGES for line in written(page) if re.match(r"make [a-z]", line)}
    assert {"demo", "setup", "serve-public"} <= named <= goals

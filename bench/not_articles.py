"""Does a page that is no article say so, and is no article refused?

    python bench/not_articles.py [--data FOLDER]

Two lists of pages that are none: small ones written for this (tests/data/not_articles) and those of the benchmark that
somebody looked at. Then all other pages of the benchmark, articles by their truth (where that has a body, of thirty
words or more): none of them may be refused, but for the ones below, each with its cause.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tabulate import tabulate

from crawler.extraction import extract_article
from crawler.extraction.source.text import words
from crawler.items import Article, Snapshot

HERE = Path(__file__).resolve().parent
DEFAULT = HERE.parents[1] / "shared" / "bench"
WRITTEN = HERE.parent / "tests" / "data" / "not_articles"
ENOUGH_WORDS = 30
COLLECTED = {
    "htmldate/1522651525.html": "index_page",
    "htmldate/1579141678.html": "index_page",
    "htmldate/1580240354.html": "index_page",
    "htmldate/1641303898.html": "too_short",
    "htmldate/1685121845.html": "script_only",
    "htmldate/500px.com.spring.html": "too_short",
    "htmldate/austria.info.html": "index_page",
    "htmldate/blog.wordpress.com.html": "index_page",
    "htmldate/de.happycoffee.org.sidamo.html": "offer",
    "htmldate/dlg.org-Preis.html": "too_short",
    "htmldate/homify.de-Tischdecke.html": "too_short",
    "htmldate/juliasleseblog.blogspot.com.irland.html": "script_only",
    "htmldate/leichtathletik-ostalbkreis.de.1952007.html": "too_short",
    "htmldate/mitundvoneinander.com-Frühling.html": "too_short",
    "htmldate/nurmeinstandpunkt.wordpress.com.blogposting.html": "too_short",
    "htmldate/stuttgart.de.html": "index_page",
    "htmldate/thelocal.se.tattooed.html": "too_short",
    "traf_eval/de.happycoffee.org.sidamo.html": "offer",
    "traf_eval/homify.de-Tischdecke.html": "too_short",
    "traf_eval/leichtathletik-ostalbkreis.de.1952007.html": "too_short",
    "traf_eval/mitundvoneinander.com-Frühling.html": "too_short",
    "traf_eval/nurmeinstandpunkt.wordpress.com.blogposting.html": "too_short",
    "traf_eval/sports.fr.lorient.html": "too_short",
    "traf_eval/zooroyal.de.trixie.html": "offer",
}
"""What a reader calls them, by set and id: front pages, lists of links, a player, a photograph, scores, a contact,
a notice to old browsers, a link to a PDF, shells of scripts, two versions of a text, things for sale."""
EXPLAINED = {
    "archive.org.swap-stop.org.shuji.html": "pictures, and headings with two words each below them",
    "couchstyle.de.vintage.html": "pictures with a sentence or two each, and counters between them",
    "d43f330cbaf74e92b9aec85e937cb904.html": "the first post of a forum is taken for one of the comments",
    "seglerblog.stössenseer.de.sauber.html": "all of its text stands in headings",
}
"""Articles that are refused, by id: two sets share them."""


def answer(html: bytes, name: str, url: str | None = None) -> str:
    """``article``, or why it is none."""
    result = extract_article(Snapshot(html, name, url))
    return "article" if isinstance(result, Article) else result.why


def written() -> Iterator[tuple[str, str, str]]:
    """(name, right, answer) of every row in the table of the written pages."""
    for line in (WRITTEN / "README.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("| `"):
            name, right = (cell.strip(" `") for cell in line.strip("|").split("|")[:2])
            yield name, right, answer((WRITTEN / name).read_bytes(), name)


def collected(pages: Any) -> Iterator[tuple[str, str, str]]:
    """The same of the benchmark's pages."""
    for case in pages.load(sorted({name.split("/")[0] for name in COLLECTED}), ids=set(COLLECTED)):
        name = f"{case.ds}/{case.id}"
        yield name, COLLECTED[name], answer(case.html, case.id, case.url or None)


def refused(pages: Any) -> tuple[int, list[tuple[str, str]]]:
    """How many pages are articles by their truth, and (name, reason) of those that are refused."""
    cases = [case for case in pages.load([*pages.BODY_SETS, *pages.META_SETS]) if is_article(case)]
    answers = ((f"{case.ds}/{case.id}", answer(case.html, case.id, case.url or None)) for case in cases)
    return len(cases), [(name, why) for name, why in answers if why != "article"]


def is_article(case: Any) -> bool:
    if f"{case.ds}/{case.id}" in COLLECTED:
        return False
    return "body" not in case.truth or longest(case.truth["body"]) >= ENOUGH_WORDS


def cause(name: str) -> str | None:
    return EXPLAINED.get(name.partition("/")[2])


def longest(truth: list[str] | None) -> int:
    return max(map(words, truth or [""]))


def figures(rows: list[tuple[str, str, str]]) -> tuple[int, int, int, int]:
    """Pages that are no articles, those of them refused, with the right reason; articles refused."""
    none = [(right, said) for _, right, said in rows if right != "article"]
    lost = sum(said != "article" for _, right, said in rows if right == "article")
    return len(none), sum(said != "article" for _, said in none), sum(right == said for right, said in none), lost


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DEFAULT, help="folder of the benchmark")
    options = parser.parse_args()
    groups = {"written": list(written())}
    lost: list[tuple[str, str]] = []
    if (options.data / "pages.py").exists():
        sys.path.insert(0, str(options.data))
        import pages

        groups["collected"] = list(collected(pages))
        total, lost = refused(pages)
    heads = ("pages", "no articles", "refused", "right reason", "articles refused")
    print(tabulate([(name, *figures(rows)) for name, rows in groups.items()], headers=heads))
    for rows in groups.values():
        print(*(f"{name}: {said}, not {right}" for name, right, said in rows if said != right), sep="\n")
    if "collected" in groups:
        print(f"{len(lost)} of {total} articles of the benchmark refused")
        print(*(f"{name}: {why} ({cause(name) or 'not explained'})" for name, why in lost), sep="\n")
    return int(any(cause(name) is None for name, _ in lost))


if __name__ == "__main__":
    sys.exit(main())

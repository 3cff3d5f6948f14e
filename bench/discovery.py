"""How many of a site's articles does ``scrapy crawl news -a url=HOME`` find, and how much of what it takes is one?

Crawls each outlet of the test web from its home page and compares with the truth. Recall: articles that were read, of
all there are. Precision: of the addresses that were taken for articles, those that are one. Both halves are printed:
the first was looked at while the rules were written, the second was not.

    python bench/discovery.py [--size 200] [--seed 1] [OUTLET...]
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tabulate import tabulate

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.testweb import KNOWN, OUTLETS, Outlet, Web, serve_web  # noqa: E402


@dataclass(frozen=True)
class Found:
    """``taken`` are the addresses that were asked for as articles, ``asked`` all requests to the outlet's hosts.

    ``in_parts`` of the articles that were read are on several pages; of ``whole`` the text is all there, and no more.
    """

    outlet: Outlet
    right: int
    taken: int
    truth: int
    asked: int
    missed: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    in_parts: int = 0
    whole: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.taken if self.taken else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.truth


def crawl_outlet(web: Web, outlet: Outlet, folder: Path) -> Found:
    """One real crawl into a file of JSON lines, and what it found."""
    out = folder / f"{outlet.name}.jsonl"
    allowed = ",".join(origin.removeprefix("http://") for origin in web.origins.values())
    settings = {"ITEM_PIPELINES": "{}", "DOWNLOAD_DELAY": 0, "RETRY_TIMES": 0, "CONTACT": "mailto:desk@paper.example"}
    settings |= {"ALLOW_PRIVATE_HOSTS": allowed, "LOG_LEVEL": "ERROR"}
    settings |= {"TWISTED_DNS_RESOLVER": "tests.hosts.NamedHosts"}
    settings |= {"HOSTS": ",".join(f"{host}={address}" for host, address in web.addresses.items())}
    options = [part for name, value in settings.items() for part in ("-s", f"{name}={value}")]
    command = [
        sys.executable,
        "-m",
        "scrapy",
        "crawl",
        "news",
        "-a",
        f"url={web.home(outlet)}",
        "-O",
        str(out),
        *options,
    ]
    environment = {name: value for name, value in os.environ.items() if "proxy" not in name.lower()}
    web.asked.clear()
    subprocess.run(
        command, cwd=ROOT, env=environment, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    taken = {row["url"] for row in rows if row.get("state") in (None, "not_article")}
    truth = set(web.articles(outlet))
    right = {row["url"] for row in rows if "state" not in row} & truth
    read = {row["url"]: texts_of(row) for row in rows if row["url"] in right}
    texts = {url: text for url, text in texts_in_parts(web, outlet).items() if url in read}
    whole = sum(read[url] == text for url, text in texts.items())
    missed, wrong = tuple(truth - right), tuple(taken - truth)
    return Found(outlet, len(right), len(taken), len(truth), len(web.asked), missed, wrong, len(texts), whole)


def texts_of(row: dict[str, Any]) -> list[str]:
    return ["".join(block["text"].split()) for block in row["blocks"] if block["kind"] != "image"]


def texts_in_parts(web: Web, outlet: Outlet) -> dict[str, list[str]]:
    """The truth of every article on several pages."""
    edition = web.edition(outlet)
    return {
        edition.url(story): ["".join(text.split()) for text in story.paragraphs(web.seed, web.day)]
        for story in edition.present
        if len(edition.part_paths(story)) > 1
    }


def crawl_web(size: int, seed: int, outlets: tuple[Outlet, ...]) -> list[Found]:
    with serve_web(Web(seed=seed, size=size), named=True) as web, tempfile.TemporaryDirectory() as folder:
        return [crawl_outlet(web, outlet, Path(folder)) for outlet in outlets]


def table_of(found: list[Found]) -> str:
    rows: list[tuple[object, ...]] = [
        (
            "first" if one.outlet in KNOWN else "second",
            one.outlet.name,
            f"{one.precision:.3f}",
            f"{one.recall:.3f}",
            one.truth,
            f"{one.asked / max(1, one.right):.2f}",
            f"{one.whole}/{one.in_parts}",
        )
        for one in found
    ]
    for half, some in (("first", set(KNOWN)), ("second", set(OUTLETS) - set(KNOWN))):
        if part := [one for one in found if one.outlet in some]:
            right, taken, truth = (sum(getattr(one, name) for one in part) for name in ("right", "taken", "truth"))
            asked = sum(one.asked for one in part)
            sums: tuple[object, ...] = (
                f"{right / max(1, taken):.3f}",
                f"{right / truth:.3f}",
                truth,
                f"{asked / max(1, right):.2f}",
            )
            sums += (f"{sum(one.whole for one in part)}/{sum(one.in_parts for one in part)}",)
            rows.append((half, "all", *sums))
    return tabulate(rows, ("half", "outlet", "precision", "recall", "articles", "requests an article", "joined"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("outlets", nargs="*", help="names of outlets (all)")
    parser.add_argument("--size", type=int, default=200, help="articles an outlet")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--examples", action="store_true", help="also a few addresses that were missed or wrongly taken"
    )
    options = parser.parse_args()
    chosen = tuple(outlet for outlet in OUTLETS if outlet.name in options.outlets or not options.outlets)
    found = crawl_web(options.size, options.seed, chosen)
    print(table_of(found))
    for one in found if options.examples else ():
        print(one.outlet.name, "missed", *sorted(one.missed)[:5], "wrong", *sorted(one.wrong)[:5], sep="\n  ")


if __name__ == "__main__":
    main()

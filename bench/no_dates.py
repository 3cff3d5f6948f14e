"""Does the extractor invent dates? Pages whose date was cut out, from bytes and address, must have none.

    python bench/no_dates.py [--data FOLDER] [--list] [SET ...]

The true day is known from the benchmark. Blanked is every writing of it (days.py), and what stands for it: the days
beside it (the same hour in another zone), the days that the page's metadata give for its publication and last change,
that an element gives with the true one, those that it prints as its last change, or as its publication against the
benchmark (disputed.tsv), each with the days beside. What the page says after that is another's date: another
article's, a comment's, an event's. *Also whole* counts those of them that the whole page gave too: there the page
disputes the truth, or was misread already. ``--list`` shows each answer with the rule that gave it.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from days import with_neighbours, without_days, without_entities
from disputed import disputed
from extraction import DEFAULT, benchmark
from tabulate import tabulate

from crawler.extraction import extract_article
from crawler.extraction.date.dates import find_dates
from crawler.extraction.date.labels import label_of
from crawler.extraction.date.machinedate import machine_date
from crawler.extraction.source.decode import decode
from crawler.items import Article, NotArticle, Snapshot

SETS = ("fundus_sites", "zhcontent", "gne", "zhextra", "wcxb", "traf_eval", "htmldate", "postlight")
META = re.compile(r"<meta\b[^<>]{0,400}?content\s*=\s*[\"']?([^\"'<>]{8,60})[^<>]{0,400}>", re.I)
OF_A_DATE = re.compile(r"date|time|publi|modif|updat|created|issued", re.I)
LINKED_DATA = re.compile(r"<script[^<>]{0,200}ld\+json[^<>]{0,200}>(.*?)</script", re.I | re.S)
JSON_DATE = re.compile(r'"date(?:Published|Modified|Created)"\s*:\s*"([^"]{8,40})"')
ITEM = re.compile(
    r"<[a-z]+\b(?=[^<>]{0,300}?(?:itemprop=[\"']?date(?:Published|Modified|Created)|pubdate))[^<>]{0,300}?"
    r"(?:datetime|content)\s*=\s*[\"']?([^\"'<>]{8,60})",
    re.I,
)
TIME = re.compile(r"<time\b[^<>]{0,300}?datetime\s*=\s*[\"']?([^\"'<>]{8,60})[^<>]{0,300}>([^<>]{8,80})</time", re.I)
MOST_DAYS = 3
"""Days that the JSON-LD of one article names; more are those of a list."""
TAG = re.compile(r"<[^<>]*>")
SCRIPT = re.compile(r"<(script|style)\b.*?</\1", re.I | re.S)


def own_days(text: str, truth: date) -> set[date]:
    """The true day, and every other that the page gives for its own publication or last change."""
    days = {truth}
    for tag in META.finditer(text):
        if OF_A_DATE.search(tag[0].replace(tag[1], "")):
            days |= day_of_machines(tag[1])
    for item in ITEM.finditer(text):
        days |= day_of_machines(item[1])
    for one in TIME.finditer(text):
        told = day_of_machines(one[1]), day_of_machines(one[2])
        days |= set().union(*told) if truth in told[0] | told[1] else set()
    for script in LINKED_DATA.finditer(text):
        found = set().union(*(day_of_machines(value[1]) for value in JSON_DATE.finditer(script[1])))
        days |= found if len(found) <= MOST_DAYS else set()
    return days | set(changes(text))


def day_of_machines(value: str) -> set[date]:
    iso = machine_date(value)
    return {date.fromisoformat(iso[:10])} if iso else set()


def changes(text: str) -> Iterator[date]:
    """Days that a page's words call its last change."""
    plain = re.sub(r"\s+", " ", TAG.sub(" ", SCRIPT.sub(" ", text)))
    for found in find_dates(plain):
        if label_of(plain, found.start, found.start + len(found.raw)) == "modified":
            yield date.fromisoformat(found.iso[:10])


def cut_page(case: Any) -> Snapshot:
    """The page and its address without its days."""
    text = without_entities(decode(case.html, None)[0])
    days = own_days(text, date.fromisoformat(case.truth["date"]))
    if dispute := disputed(case):
        days.add(dispute.printed)
    cut = with_neighbours(days)
    url = without_days(case.url, cut) if case.url else None
    return Snapshot(without_days(text, cut).encode("utf-8", "replace"), case.id, url, charset="utf-8")


def day_of(found: Article | NotArticle) -> str | None:
    return found.date_published[:10] if isinstance(found, Article) and found.date_published else None


def rule_of(found: Article) -> str:
    """The kind of evidence that gave the date."""
    row = next(row for row in found.evidence if row.field == "date_published")
    return re.sub(r"^(meta|script):.*", r"\1", row.rule)


def table(rows: list[list[Any]]) -> str:
    rows.append(["all", *map(sum, zip(*(row[1:] for row in rows), strict=True))])
    rows = [[*row, 100 * row[3] / max(1, row[1])] for row in rows]
    return tabulate(rows, ["set", "articles", "no date", "some date", "also whole", "some %"], floatfmt=".1f")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", metavar="SET")
    parser.add_argument("--data", type=Path, default=DEFAULT, help="folder of the benchmark")
    parser.add_argument("--list", action="store_true", help="show every page that still gives a date")
    options = parser.parse_args()
    pages, _ = benchmark(options.data)
    rules: dict[str, Counter[str]] = {"only cut": Counter(), "also whole": Counter()}
    rows: list[list[Any]] = []
    for name in options.sets or SETS:
        articles = some = whole = 0
        for case in (case for case in pages.load([name]) if case.truth.get("date")):
            found = extract_article(cut_page(case))
            if not isinstance(found, Article):
                continue
            articles += 1
            if found.date_published is None:
                continue
            some += 1
            is_whole = day_of(extract_article(Snapshot(case.html, case.id, case.url or None))) == day_of(found)
            whole += is_whole
            rules["also whole" if is_whole else "only cut"][rule_of(found)] += 1
            if options.list:
                print(f"{name} {case.id}: true {case.truth['date']}, gave {found.date_published} by {rule_of(found)}")
        rows.append([name, articles, articles - some, some, whole])
    print(table(rows))
    kinds = [[rule, *(count[rule] for count in rules.values())] for rule in sum(rules.values(), Counter())]
    print(tabulate(kinds, ["rule", *rules]))
    return 0


if __name__ == "__main__":
    sys.exit(main())

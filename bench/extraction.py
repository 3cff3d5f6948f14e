"""How well the extractor reads real pages: the table of every set and field, and floors that must not drop.

    python bench/extraction.py [--data FOLDER] [--check] [SET ...]

The pages and their truth are not part of this repository: FOLDER (default ../shared/bench) holds ``pages.py`` and
``metrics.py`` with the packs beside it. ``--check`` exits with 1 when a figure is below its floor in floors.toml.
"""

import argparse
import hashlib
import sys
import time
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import mean
from typing import Any
from urllib.parse import urlsplit

from disputed import disputed
from tabulate import tabulate

from crawler.extraction import extract_article
from crawler.extraction.__main__ import in_benchmark_terms
from crawler.items import Snapshot

HERE = Path(__file__).resolve().parent
DEFAULT = HERE.parents[1] / "shared" / "bench"
FIELDS = ("body", "title", "date", "authors", "source", "editor", "section")
DATED = (("fundus_sites", "zhcontent", "gne", "zhextra", "wcxb"), ("traf_eval", "htmldate", "postlight"))
SECTIONS = HERE / "sections.tsv"
"""Ours: what a person who looks at the page calls its section; empty for a page that names none."""


def answer(case: Any) -> dict[str, Any]:
    """What the extractor says of one page."""
    found = extract_article(Snapshot(case.html, case.id, case.url or None))
    return in_benchmark_terms(found) | {"section": getattr(found, "section", None)}


def sections() -> dict[tuple[str, str], str]:
    """By set and page."""
    rows = (line.split("\t") for line in SECTIONS.read_text(encoding="utf-8").splitlines())
    return {(name, page): section for name, page, section in rows}


def scores(metrics: Any, truth: dict[str, Any], said: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """(field, score) for every field that the page has a truth for; body as counts, the others from 0 to 1."""
    if truth.get("body"):
        yield "body", metrics.body_counts(truth["body"], said.get("body"))
    if truth.get("date"):
        yield "date", float(metrics.day(said.get("date")) == truth["date"])
    for field in ("title", "source", "section"):
        if truth.get(field) or (field == "section" and field in truth):
            yield field, float(metrics.title_key(said.get(field)) == metrics.title_key(truth[field]))
    for field in ("authors", "editor"):
        if truth.get(field):
            keys = metrics.author_keys(truth[field]), metrics.author_keys(said.get(field))
            yield field, metrics.set_f1(*keys)


Figures = dict[str, dict[str, float]]
"""Set to field to figure: F1 of the body, the mean of the others."""
Days = list[tuple[str, float, bool]]
"""Of each page with a date: its set, the score, whether it prints another day than the truth itself."""


def measure(pages: Any, metrics: Any, names: list[str]) -> tuple[Figures, Days]:
    found: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    named, days = sections(), []
    for case in pages.load(names):
        said = answer(case)
        key = case.ds, case.id
        truth = case.truth | ({"section": named[key]} if key in named else {})
        for field, score in scores(metrics, truth, said):
            if field == "date":
                days.append((case.ds, score, disputed(case) is not None))
            for group in (case.ds, "all", *(["chinese"] if case.lang == "zh" else [])):
                found[group][field].append(score)
    figures = {group: {field: figure(metrics, field, rows[field]) for field in rows} for group, rows in found.items()}
    return figures, days


def said_of_days(days: Days) -> Iterator[str]:
    """Each of the groups in which dates are asked for, with and without the disputed pages."""
    for group in DATED:
        rows = [(score, is_disputed) for name, score, is_disputed in days if name in group]
        plain = [score for score, is_disputed in rows if not is_disputed]
        if rows:
            share, rest = mean(score for score, _ in rows), mean(plain)
            yield (
                f"date over {', '.join(group)}: {sum(score for score, _ in rows):.0f} of {len(rows)}, {share:.1%}; "
                f"{sum(plain):.0f} of {len(plain)}, {rest:.1%}, without those that print another day (disputed.tsv)"
            )


def figure(metrics: Any, field: str, rows: list[Any]) -> float:
    return float(metrics.body_summary(rows)["f1"] if field == "body" else mean(rows))


def below(figures: dict[str, dict[str, float]], floors: dict[str, dict[str, float]]) -> list[str]:
    """The figures that are under their floor, in words."""
    return [
        f"{group} {field}: {figures[group].get(field, 0.0):.3f} is below {floor:.3f}"
        for group, fields in floors.items()
        if group in figures
        for field, floor in fields.items()
        if figures[group].get(field, 0.0) < floor
    ]


def parser_of(text: str | None) -> argparse.ArgumentParser:
    """The options of what measures the benchmark's pages against floors."""
    parser = argparse.ArgumentParser(description=text, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DEFAULT, help="folder of the benchmark")
    parser.add_argument("--check", action="store_true", help="fail when a figure is below its floor")
    return parser


def benchmark(folder: Path) -> tuple[Any, Any]:
    """Its modules ``pages`` and ``metrics``. Ends with 2 where there is none."""
    if not (folder / "pages.py").exists():
        print(f"no benchmark in {folder}: give its folder with --data", file=sys.stderr)
        sys.exit(2)
    sys.path.insert(0, str(folder))
    import metrics
    import pages

    return pages, metrics


def fold_of(case: Any, folds: int) -> int:
    """Which part of the pages one belongs to, where those of a site stay together."""
    host = urlsplit(case.url).hostname or case.id.split("/")[0]
    return int(hashlib.sha256(".".join(host.split(".")[-2:]).encode()).hexdigest(), 16) % folds


def checked(figures: Figures, is_asked: bool) -> int:
    """The exit code; what is below its floor is printed."""
    floors = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))
    failed = below(figures, floors) if is_asked else []
    print("\n".join(failed))
    return int(bool(failed))


def main() -> int:
    parser = parser_of(__doc__)
    parser.add_argument("sets", nargs="*", metavar="SET")
    options = parser.parse_args()
    pages, metrics = benchmark(options.data)
    start = time.process_time()
    figures, days = measure(pages, metrics, options.sets or [*pages.BODY_SETS, *pages.META_SETS])
    rows = [[group, *(fields.get(field) for field in FIELDS)] for group, fields in figures.items()]
    print(tabulate(rows, headers=["set", *FIELDS], floatfmt=".3f", missingval="–"))
    print("\n".join(said_of_days(days)))
    print(f"{time.process_time() - start:.1f} processor seconds")
    return checked(figures, options.check and not options.sets)


if __name__ == "__main__":
    sys.exit(main())

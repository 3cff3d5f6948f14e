"""The table a site at the end of a run, for a person."""

from collections.abc import Mapping, Sequence
from typing import Any

from tabulate import tabulate

from archive.ledger.report import cut_right, printable
from archive.watching.figures import FIELDS, TITLES, Share
from archive.watching.record import SiteRun, percent
from crawler.grammar import numbered

SITE_WIDTH = 40
MOST_WHYS = 6
FIRST = "first: no run before this one brought an article of it, to compare with"
ADDRESSES, NONE = "article", Share(0, 0)
"""The one share that is not of articles, but of the addresses that were tried for the first time."""
COLUMNS = ("found", "new", "changed", "unchanged", "refused", "failed")


def sites_table(sites: Sequence[SiteRun]) -> str:
    """Of one run: a row a site; below it why inputs were refused or failed, how often fields were found, alarms."""
    lines = [line for site in sites for line in lines_below(site)]
    rows = [site.as_dict() for site in sites]
    return "\n".join([counts_table(rows), *lines, *first_line(rows)])


def rows_table(rows: Sequence[Mapping[str, Any]]) -> str:
    """Of several runs: a row a site, below it what there is to be said of them."""
    said = [f"{printable(row['site'])}: {printable(sentence)}" for row in rows for sentence in row["said"]]
    return "\n".join([counts_table(rows), *said, *first_line(rows)])


def counts_table(rows: Sequence[Mapping[str, Any]]) -> str:
    columns = [*COLUMNS[:4], *(["duplicate"] if any(row.get("duplicate") for row in rows) else []), *COLUMNS[4:]]
    cells = [(cut_right(row["site"], SITE_WIDTH), *(row.get(name) for name in columns), row["verdict"]) for row in rows]
    aligned = ("left", *("right" for _ in columns), "left")
    headers = ("site", *columns, "verdict")
    return tabulate(cells, headers=headers, colalign=aligned, missingval="", disable_numparse=True)


def first_line(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    return [FIRST] if any(row["verdict"] == "first" for row in rows) else []


def lines_below(site: SiteRun) -> list[str]:
    return [*why_line(site), *addresses_line(site), *fields_table(site), *map(printable, site.said)]


def why_line(site: SiteRun) -> list[str]:
    """``why: 3 failed:http_404, 1 not_article:index_page``, the most frequent first."""
    whys = [f"{count} {printable(label)}" for label, count in site.figures.whys.items()]
    more = [numbered(len(whys) - MOST_WHYS, "more [reason|reasons]")] if len(whys) > MOST_WHYS else []
    return [f"why: {', '.join(whys[:MOST_WHYS] + more)}"] if whys else []


def addresses_line(site: SiteRun) -> list[str]:
    """``new addresses that were articles: 5 of 6 (83 %), the run before 100 %``: what was refused or failed counts."""
    share, before = site.figures.fields.get(ADDRESSES, NONE), before_of(site).get(ADDRESSES, NONE)
    compared = f", {runs_before(site)} {percent(before)}" if before.of else ""
    told = f"new addresses that were articles: {share.found} of {share.of} ({percent(share)}){compared}"
    return [told] if share.of else []


def fields_table(site: SiteRun) -> list[str]:
    """How often each field was found in this run, and in the runs before; nothing for a run that brought none."""
    found, before = site.figures.fields, before_of(site)
    fields = [name for name in FIELDS if name != ADDRESSES and found.get(name, NONE).of]
    if not fields:
        return []
    rows = [["fields found in", *(TITLES.get(name, name) for name in fields)]]
    rows.append(["this run", *(percent(found[name]) for name in fields)])
    if site.verdict.compared:
        rows.append([runs_before(site), *(percent(before.get(name, NONE)) for name in fields)])
    aligned = ["left", *("right" for _ in fields)]
    return ["", *tabulate(rows, tablefmt="plain", colalign=aligned, disable_numparse=True).splitlines()]


def before_of(site: SiteRun) -> dict[str, Share]:
    return dict(site.verdict.before) | {drop.field: drop.before for drop in site.verdict.drops}


def runs_before(site: SiteRun) -> str:
    return "the run before" if site.verdict.compared == 1 else f"{site.verdict.compared} runs before"

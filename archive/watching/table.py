"""The table a site at the end of a run, for a person."""

from collections.abc import Mapping, Sequence
from typing import Any

from tabulate import tabulate

from archive.report import cut_right, printable
from archive.watching.figures import FIELDS, TITLES, Share
from archive.watching.record import SiteRun, percent

SITE_WIDTH = 40
MOST_WHYS = 6
COLUMNS = ("found", "new", "changed", "unchanged", "refused", "failed")


def sites_table(sites: Sequence[SiteRun]) -> str:
    """Of one run: a row a site; below it why inputs were refused or failed, how often fields were found, alarms."""
    lines = [line for site in sites for line in (*why_line(site), *fields_table(site), *map(printable, site.said))]
    return "\n".join([counts_table([site.as_dict() for site in sites]), *lines])


def rows_table(rows: Sequence[Mapping[str, Any]]) -> str:
    """Of several runs: a row a site, below it what there is to be said of them."""
    said = [f"{printable(row['site'])}: {printable(sentence)}" for row in rows for sentence in row["said"]]
    return "\n".join([counts_table(rows), *said])


def counts_table(rows: Sequence[Mapping[str, Any]]) -> str:
    columns = [*COLUMNS[:4], *(["duplicate"] if any(row.get("duplicate") for row in rows) else []), *COLUMNS[4:]]
    cells = [(cut_right(row["site"], SITE_WIDTH), *(row.get(name) for name in columns), row["verdict"]) for row in rows]
    aligned = ("left", *("right" for _ in columns), "left")
    headers = ("site", *columns, "verdict")
    return tabulate(cells, headers=headers, colalign=aligned, missingval="", disable_numparse=True)


def why_line(site: SiteRun) -> list[str]:
    """``why: 3 failed:http_404, 1 not_article:index_page``, the most frequent first."""
    whys = [f"{count} {printable(label)}" for label, count in site.figures.whys.items()]
    more = [f"{len(whys) - MOST_WHYS} more reasons"] if len(whys) > MOST_WHYS else []
    return [f"why: {', '.join(whys[:MOST_WHYS] + more)}"] if whys else []


def fields_table(site: SiteRun) -> list[str]:
    """How often each field was found in this run, and in the runs before; nothing for a run that brought none."""
    figures, verdict = site.figures, site.verdict
    fields = [name for name in FIELDS if figures.fields.get(name, Share(0, 0)).of]
    if not fields:
        return []
    before = dict(verdict.before) | {drop.field: drop.before for drop in verdict.drops}
    rows = [["fields found in", *(TITLES.get(name, name) for name in fields)]]
    rows.append(["this run", *(percent(figures.fields[name]) for name in fields)])
    if verdict.compared:
        label = "the run before" if verdict.compared == 1 else f"{verdict.compared} runs before"
        rows.append([label, *(percent(before.get(name, Share(0, 0))) for name in fields)])
    aligned = ["left", *("right" for _ in fields)]
    return ["", *tabulate(rows, tablefmt="plain", colalign=aligned, disable_numparse=True).splitlines()]

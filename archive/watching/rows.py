"""A run's figures: counted from the ledger, kept in ``run_sites``, and taken from there again."""

import json
from collections import Counter
from dataclasses import replace
from typing import Any

from sqlite_utils import Database

from archive.sqlite import dicts_of
from archive.store import insert_row, write_tx
from archive.watching.figures import FIELDS, Figures, Share
from archive.watching.judging import Past, Verdict, judge

HISTORY = 100
"""Earlier runs that are looked at: of a site with little news it takes many until there are ten with something new."""

STATES_OF_RUN = """
    SELECT state, coalesce(state || ':' || reason, state) AS label, count(*) FROM fetches WHERE run_id = ? GROUP BY 1, 2
"""
FIRST_ASKED = """
    SELECT coalesce(sum(state IN ('new', 'changed', 'unchanged', 'duplicate')), 0), count(*) FROM fetches AS this
    WHERE run_id = ? AND NOT EXISTS (SELECT 1 FROM fetches WHERE input = this.input AND run_id < this.run_id)
"""
FOUND = {
    "headline": "headline IS NOT NULL",
    "section": "section IS NOT NULL",
    "description": "description IS NOT NULL",
    "date_published": "date_published IS NOT NULL",
    "source": "source IS NOT NULL",
    "byline": "EXISTS (SELECT 1 FROM credits WHERE article_id = articles.id "
    "AND role IN ('author', 'reporter', 'correspondent'))",
    "images": "EXISTS (SELECT 1 FROM images WHERE article_id = articles.id)",
    "whole_text": "' ' || coalesce(flags, '') || ' ' NOT LIKE '% paywall %' "
    "AND ' ' || coalesce(flags, '') || ' ' NOT LIKE '% parts_missing %'",
}
FIELDS_OF_RUN = f"""
    SELECT count(*), {", ".join(f"coalesce(sum({test}), 0)" for test in FOUND.values())}
    FROM articles JOIN article_text ON article_text.article_id = articles.id
    WHERE articles.id IN (SELECT article_id FROM fetches WHERE run_id = ? AND state IN ('new', 'changed'))
"""  # noqa: S608
EARLIER = """
    SELECT run_sites.*, started_at FROM run_sites JOIN runs ON runs.id = run_id
    WHERE site = ? AND run_id < ? ORDER BY run_id DESC LIMIT ?
"""


def watch_run(db: Database, run_id: int, site: str, told: Figures) -> None:
    """Count what the run brought, judge it, and write both down. ``told`` has what the ledger does not know."""
    states, whys = counts_of(db, run_id)
    figures = replace(told, states=states, whys=whys, fields=shares_of(db, run_id))
    with write_tx(db):
        verdict = judge(figures, past_of(db, site, run_id))
        insert_row(db, "run_sites", {"run_id": run_id, "site": site} | row_of(figures, verdict))


def counts_of(db: Database, run_id: int) -> tuple[dict[str, int], dict[str, int]]:
    """How many inputs of each state, and of each state with a reason."""
    states: Counter[str] = Counter()
    whys: dict[str, int] = {}
    for state, label, count in db.execute(STATES_OF_RUN, [run_id]).fetchall():
        states[state] += count
        if label != state:
            whys[label] = count
    return dict(states), dict(sorted(whys.items(), key=lambda why: (-why[1], why[0])))


def shares_of(db: Database, run_id: int) -> dict[str, Share]:
    articles, of = db.execute(FIRST_ASKED, [run_id]).fetchone()
    count, *found = db.execute(FIELDS_OF_RUN, [run_id]).fetchone()
    named = {name: Share(number, count) for name, number in zip(FOUND, found, strict=True)}
    return {name: {"article": Share(articles, of), **named}[name] for name in FIELDS}


def row_of(figures: Figures, verdict: Verdict) -> dict[str, Any]:
    fields = {name: [share.found, share.of] for name, share in figures.fields.items() if share.of}
    return {
        "verdict": verdict.word,
        "found": figures.found,
        "lists_failed": figures.lists_failed,
        "left_off": figures.left_off,
        "states": json.dumps(figures.states),
        "whys": json.dumps(figures.whys, ensure_ascii=False),
        "fields": json.dumps(fields),
        "dropped": " ".join(drop.field for drop in verdict.drops) or None,
        "silent_since": verdict.since if verdict.word == "silent" else None,
    }


def past_of(db: Database, site: str, run_id: int) -> list[Past]:
    """The runs of a site before this one, the latest first."""
    return [past_in(row) for row in dicts_of(db.execute(EARLIER, [site, run_id, HISTORY]))]


def past_in(row: dict[str, Any]) -> Past:
    return Past(figures_in(row), row["verdict"], tuple((row["dropped"] or "").split()), row["started_at"])


def figures_in(row: dict[str, Any]) -> Figures:
    """Of a row of ``run_sites``."""
    return Figures(
        found=row["found"],
        states=json.loads(row["states"]),
        fields={name: Share(found, of) for name, (found, of) in json.loads(row["fields"]).items()},
        whys=json.loads(row["whys"]),
        lists_failed=row["lists_failed"],
        left_off=row["left_off"],
        ended_early=row["verdict"] == "unjudged",
    )

"""What Datasette's own pages say about the archive's tables and columns."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from markupsafe import Markup

from archive.datasette.tables.columns import COLUMNS
from archive.datasette.tables.queries import QUERIES, Query

PAGE_SIZE = 50

DESCRIPTION = (
    "News pages, read into articles. Every article names its source and keeps the evidence for what was read. "
    "Every input that was ever given has a row in the ledger."
)

EVERY_COLUMN = '<a class="every-column" href="?_nocol=">Show every column</a>'

HIDDEN = ("_sqlite_migrations", "articles_fts", "frontier", "ledger_hashes", "fingerprints")

TABLES: dict[str, dict[str, Any]] = {
    "articles": {
        "title": "Articles",
        "description": "What people sort and filter by; the text is elsewhere.",
        "description_html": "Search understands &quot;phrases&quot;, OR, -word, headline:word and word*. "
        f"Newest arrivals first. {EVERY_COLUMN}",
        "facets": [{"newest": column} for column in ("section", "source", "language", "outlet_id")],
        "label_column": "headline",
        "sort_desc": "id",
    },
    "article_text": {"title": "Texts", "description": "Description and body, paragraphs joined by a blank line."},
    "blocks": {"title": "Blocks", "description": "The body in pieces, in reading order.", "sort": "id"},
    "people": {
        "title": "People",
        "description": "Names found in credit lines.",
        "label_column": "name",
        "sort": "name",
    },
    "credits": {
        "title": "Credits",
        "description": "Who did what for which article; raw is the page's own word.",
        "facets": ["role"],
        "sort_desc": "id",
    },
    "images": {
        "title": "Images",
        "description": "Addresses or file names with captions; the pictures are not kept.",
        "sort_desc": "id",
    },
    "links": {
        "title": "Links",
        "description": "Other articles a page points at.",
        "facets": ["rel"],
        "sort_desc": "id",
    },
    "evidence": {
        "title": "Evidence",
        "description": "Why each field has its value, with the candidates that lost.",
        "sort_desc": "id",
    },
    "outlets": {
        "title": "Outlets",
        "description": "Sites whose pages are here.",
        "label_column": "name",
        "sort": "name",
    },
    "fetches": {
        "title": "Ledger",
        "description": "One row for every input ever given, with what became of it.",
        "facets": ["state", "reason"],
        "label_column": "input",
        "sort_desc": "id",
    },
    "ledger_hashes": {
        "title": "Chain of the ledger",
        "description": "A hash for each row of the ledger that takes in the one before: the last stands for all.",
    },
    "runs": {
        "title": "Runs",
        "description": "Each load or crawl, and how it ended.",
        "description_html": f"Each load or crawl, and how it ended. {EVERY_COLUMN}",
        "label_column": "command",
        "sort_desc": "id",
    },
    "run_sites": {
        "title": "Sites, run by run",
        "description": "What each crawl brought of its site, and whether that is as it was in the runs before.",
        "facets": ["site", "verdict"],
        "sort_desc": "id",
    },
    "revisions": {
        "title": "Revisions",
        "description": "One row each time a page or our reading of it changed.",
        "facets": ["cause"],
        "sort_desc": "id",
    },
    "revision_fields": {"title": "Changed fields", "description": "What a revision changed.", "sort_desc": "id"},
    "fingerprints": {
        "title": "Marks of texts",
        "description": "Hashes by which articles of the same text are found.",
    },
    "reprints": {
        "title": "Reprints",
        "description": "Articles that tell a story which others tell in the same words; nothing is merged.",
        "sort_desc": "article_id",
    },
    "stories": {
        "title": "Stories, readable",
        "description": "Every story that several articles tell, with its articles, the likely origin first.",
    },
    "rereadings": {
        "title": "Read again",
        "description": "What a later extractor says of a page that is no article, or none any more.",
        "sort_desc": "fetch_id",
    },
    "publication": {
        "title": "Publication",
        "description": "Of what kind this copy is: full, excerpt (first paragraphs) or metadata (no text).",
    },
    "bylines": {
        "title": "Bylines",
        "description": "Credits with names and headlines, ready to read.",
        "facets": ["role"],
    },
    "ledger": {
        "title": "Ledger, readable",
        "description": "The ledger with each state and reason in one word.",
        "sort_desc": "id",
    },
    "sources": {
        "title": "Credited sources",
        "description": "Credited origins, with how many articles and over which dates.",
        "sort_desc": "articles",
    },
    "articles_with_text": {
        "title": "Articles with their text",
        "description": "Headline, date, section, source, outlet and text of every article in one row.",
    },
    "articles_by_day": {
        "title": "Articles a day",
        "description": "How many articles print each day as their date.",
        "sort_desc": "day",
    },
    "coverage_by_month": {
        "title": "What was found, month by month",
        "description": "For each outlet and month of publication, or of arrival for articles without a date: in how "
        "many a date, a byline, a section, a credited source and an image were found. A redesign shows as a drop.",
        "sort_desc": "month",
    },
    "changes": {
        "title": "Changes, field by field",
        "description": "Every change of every article with what it said before and says now.",
        "sort_desc": "revision_id",
    },
    "gone": {
        "title": "Gone articles",
        "description": "Articles whose address has no page any more. They are kept as they were.",
        "sort_desc": "gone_at",
        "facets": ["outlet", "gone_status"],
    },
    "people_roles": {
        "title": "People by role",
        "description": "Who is credited as what, and in how many articles.",
        "sort_desc": "articles",
        "facets": ["role"],
    },
}


def describe(database: str) -> dict[str, Any]:
    """Metadata for the archive; made anew each time, since Datasette merges others into it."""
    tables = {
        name: {"size": PAGE_SIZE, "columns": dict(COLUMNS.get(name, {}))} | _copy(table)
        for name, table in TABLES.items()
    }
    tables |= {name: {"hidden": True} for name in HIDDEN}
    return {"databases": {database: {"description": DESCRIPTION, "tables": tables}}}


def describe_queries(examples: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """The queries, each with a link that runs it with values that this archive has."""
    return {name: _described(query, examples) for name, query in QUERIES.items()}


def table_words(name: str) -> str:
    """What a table or view holds; nothing of one that is not ours."""
    return str(TABLES.get(name, {}).get("description", ""))


def plain_description(query: Mapping[str, Any]) -> str:
    """What a query answers, without its example; whoever serves the archive may have added queries of their own."""
    own = QUERIES.get(query["name"])
    return own["description"] if own else str(query.get("description") or "")


def _described(query: Query, examples: Mapping[str, str]) -> dict[str, Any]:
    values = {name: examples.get(kind, kind) for name, kind in query["examples"].items()}
    text = Markup("{}").format(query["description"])
    if values:
        shown = ", ".join(value for value in values.values() if value)
        text += Markup(' For example: <a href="?{}">{}</a>').format(urlencode(values), shown or "everything")
    return {"title": query["title"], "description_html": str(text), "sql": query["sql"], "hide_sql": True}


def _copy(table: dict[str, Any]) -> dict[str, Any]:
    return {key: value.copy() if isinstance(value, dict | list) else value for key, value in table.items()}

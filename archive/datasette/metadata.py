"""What Datasette's own pages say about the archive's tables and columns."""

from typing import Any

from archive.datasette.queries import QUERIES

PAGE_SIZE = 50

DESCRIPTION = (
    "News pages, read into articles. Every article names its source and keeps the evidence for what was read. "
    "Every input that was ever given has a row in the ledger."
)

HIDDEN = ("_sqlite_migrations", "articles_fts", "frontier", "ledger_hashes", "fingerprints")

ARTICLE_COLUMNS = {
    "uid": "Stable name of the article, used in addresses; leads to its page",
    "identity": "What makes two pages the same article",
    "headline": "As the page prints it",
    "section": "The part of the paper or site, as printed",
    "date_published": "ISO 8601, as precise as the page says; empty when the page has no date of its own",
    "date_published_raw": "The date as the page gives it, in text or markup",
    "date_inferred": "A guess with evidence, for pages without a date; never counted as their date",
    "source": "The credited origin (来源), not the site that shows it",
    "language": "BCP 47 language tag",
    "characters": "Length of the body",
    "first_seen": "UTC; when the archive first got the page",
    "last_seen": "UTC; when the archive last got it",
    "snapshot_sha256": "SHA-256 of the bytes the present reading comes from",
    "extractor": "Version of the rules that read the page",
    "flags": "What was unusual about the page",
    "gone_at": "UTC; when its address was first found to have no page any more; the article is kept",
    "gone_status": "What the address answers since: HTTP 404 or 410",
}
FETCH_COLUMNS = {
    "input": "The address asked for, or the file as it was named",
    "state": "How it ended: new, changed, unchanged, duplicate, not_article, rejected or failed",
    "reason": "Why, for the last three",
    "size": "Bytes received",
    "charset_declared": "What the page or its header says",
    "charset_used": "What it was read as",
    "replacements": "Characters that could not be read",
}
RUN_COLUMNS = {
    "arguments": "What it was given, as JSON",
    "versions": "Of the programs and of the rules that read pages, as JSON",
    "ended_at": "UTC; of a run that died, when it saved its last row",
    "outcome": "finished, interrupted, failed, or died: its process was gone; empty while it goes on",
    "detail": "What failed, or what interrupted it",
    "counts": "How many inputs ended in each state, as JSON",
    "head": "The last row of the ledger at its end, with that row's hash: it stands for all rows up to it",
    "process": "Which process of which boot it was",
}
REVISION_COLUMNS = {
    "cause": "source: the publisher changed the page; extractor: our rules read it differently; or both",
    "snapshot_before": "SHA-256 of the bytes before",
    "snapshot_after": "SHA-256 of the bytes after",
}
EVIDENCE_COLUMNS = {
    "rule": "The rule that found the value",
    "locator": "Where: a line, an XPath, a meta tag, the address",
    "confidence": "0 to 1",
    "chosen": "1 when the article has this value, 0 for a candidate that lost",
}

REPRINT_COLUMNS = {
    "story": "Number of the story: that of its first article",
    "like_id": "The article that it was found to be like",
    "share": "How much of the longer of the two texts stands in the shorter, 0 to 1",
}
STORY_COLUMNS = {
    "position": "1 is the likely origin: the outlet that most others credit, else the earliest date, else first seen",
    "credits": "How many other articles of the story name this outlet as their source",
    "share": REPRINT_COLUMNS["share"],
}

TABLES: dict[str, dict[str, Any]] = {
    "articles": {
        "title": "Articles",
        "description_html": "Search understands &quot;phrases&quot;, OR, -word, headline:word and word*. "
        'Newest arrivals first. <a class="every-column" href="?_nocol=">Show every column</a>',
        "columns": ARTICLE_COLUMNS,
        "facets": ["section", "source", "language", "outlet_id"],
        "label_column": "headline",
        "sort_desc": "id",
    },
    "article_text": {"title": "Texts", "description": "Description and body, paragraphs joined by a blank line."},
    "blocks": {"title": "Blocks", "description": "The body in pieces, in reading order.", "sort": "id"},
    "people": {"title": "People", "description": "Names found in credit lines.", "label_column": "name"},
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
        "columns": EVIDENCE_COLUMNS,
        "sort_desc": "id",
    },
    "outlets": {"title": "Outlets", "description": "Sites whose pages are here.", "label_column": "name"},
    "fetches": {
        "title": "Ledger",
        "description": "One row for every input ever given, with what became of it.",
        "columns": FETCH_COLUMNS,
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
        "columns": RUN_COLUMNS,
        "label_column": "command",
        "sort_desc": "id",
    },
    "revisions": {
        "title": "Revisions",
        "description": "One row each time a page or our reading of it changed.",
        "columns": REVISION_COLUMNS,
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
        "columns": REPRINT_COLUMNS,
        "sort_desc": "article_id",
    },
    "stories": {
        "title": "Stories, readable",
        "description": "Every story that several articles tell, with its articles, the likely origin first.",
        "columns": STORY_COLUMNS,
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
    "bylines": {"title": "Bylines", "description": "Credits with names and headlines, ready to read."},
    "ledger": {"title": "Ledger, readable", "description": "The ledger with each state and reason in one word."},
    "sources": {"title": "Sources", "description": "Credited origins, with how many articles and over which dates."},
}


def describe(database: str) -> dict[str, Any]:
    """Metadata for the archive; made anew each time, since Datasette merges others into it."""
    tables = {name: {"size": PAGE_SIZE} | _copy(table) for name, table in TABLES.items()}
    tables |= {name: {"hidden": True} for name in HIDDEN}
    return {"databases": {database: {"description": DESCRIPTION, "tables": tables}}}


def describe_queries() -> dict[str, dict[str, Any]]:
    return {name: dict(query) for name, query in QUERIES.items()}


def _copy(table: dict[str, Any]) -> dict[str, Any]:
    return {key: value.copy() if isinstance(value, dict | list) else value for key, value in table.items()}

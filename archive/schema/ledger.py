"""What a run came to; rows of the ledger that nothing alters, and the hashes that chain them."""

TABLES_002_LEDGER = (
    "ALTER TABLE runs ADD COLUMN detail TEXT",
    "ALTER TABLE runs ADD COLUMN counts TEXT",
    "ALTER TABLE runs ADD COLUMN head TEXT",
    "ALTER TABLE runs ADD COLUMN process TEXT",
    """CREATE TABLE ledger_hashes (
        fetch_id INTEGER PRIMARY KEY REFERENCES fetches(id),
        hash TEXT NOT NULL
    ) STRICT""",
)
TRIGGERS_002_LEDGER = tuple(
    f"CREATE TRIGGER {name} BEFORE {what} BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END"
    for name, what in {
        "fetches_keep_rows": "DELETE ON fetches",
        "fetches_keep_values": "UPDATE ON fetches",
        "ledger_hashes_keep_rows": "DELETE ON ledger_hashes",
        "ledger_hashes_keep_values": "UPDATE ON ledger_hashes",
        "runs_keep_rows": "DELETE ON runs",
        "runs_keep_their_beginning": "UPDATE OF id, command, arguments, versions, started_at ON runs",
        "runs_keep_their_end": "UPDATE ON runs WHEN OLD.outcome IS NOT NULL",
    }.items()
)
"""None on INSERT, though ``REPLACE`` deletes without asking a trigger unless ``recursive_triggers`` is on, as it is in
``archive.store``: for a table with one, SQLite makes a savepoint a row, at which FTS5 writes all it holds."""

LEDGER_009 = (
    "DROP VIEW ledger",
    """CREATE VIEW ledger AS
        SELECT fetches.id, fetches.run_id, fetches.input,
               fetches.state || CASE WHEN fetches.reason IS NULL THEN '' ELSE ':' || fetches.reason END AS state,
               fetches.detail, fetches.flags, articles.headline, fetches.size, fetches.charset_used, fetches.saved_at
        FROM fetches LEFT JOIN articles ON articles.id = fetches.article_id""",
)
"""With what was unusual about each input."""

"""Articles that are gone from their address, and what later readers say of pages that are no articles."""

TABLES_002_REVISIONS = (
    "ALTER TABLE articles ADD COLUMN gone_at TEXT",
    "ALTER TABLE articles ADD COLUMN gone_status INTEGER",
    "CREATE INDEX articles_gone ON articles(gone_at) WHERE gone_at IS NOT NULL",
    """CREATE TABLE rereadings (
        fetch_id INTEGER PRIMARY KEY REFERENCES fetches(id),
        extractor TEXT NOT NULL,
        result TEXT NOT NULL,
        saved_at TEXT NOT NULL
    ) STRICT""",
)

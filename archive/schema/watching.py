"""What every run brought of its site, and what was said of it."""

TABLES_008_WATCHING = (
    """CREATE TABLE run_sites (
        id INTEGER PRIMARY KEY,
        run_id INTEGER NOT NULL REFERENCES runs(id),
        site TEXT NOT NULL,
        verdict TEXT NOT NULL CHECK (verdict IN ('first', 'well', 'silent', 'dropped', 'unjudged')),
        found INTEGER,
        lists_failed INTEGER NOT NULL,
        left_off INTEGER NOT NULL,
        states TEXT NOT NULL,
        whys TEXT NOT NULL,
        fields TEXT NOT NULL,
        dropped TEXT,
        silent_since TEXT,
        UNIQUE (run_id, site)
    ) STRICT""",
    "CREATE INDEX run_sites_site ON run_sites(site, run_id)",
)
"""JSON: ``states`` and ``whys`` count, ``fields`` has ``[found, of]`` for each. ``dropped``: names, blanks between."""

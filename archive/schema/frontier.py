"""Every address that was found, by site, with what became of it and when it is asked for again."""

FRONTIER_TABLES_001 = (
    """CREATE TABLE crawls (
        id INTEGER PRIMARY KEY,
        site TEXT NOT NULL,
        began_at TEXT NOT NULL,
        ledger INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE frontier (
        id INTEGER PRIMARY KEY,
        site TEXT NOT NULL,
        url TEXT NOT NULL,
        key TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('article', 'section', 'feed', 'sitemap')),
        host TEXT NOT NULL,
        priority INTEGER NOT NULL,
        newest TEXT NOT NULL,
        depth INTEGER NOT NULL,
        found_on TEXT,
        discovered_at TEXT NOT NULL,
        listed INTEGER NOT NULL REFERENCES crawls(id),
        hints TEXT,
        state TEXT NOT NULL CHECK (state IN ('pending', 'asked', 'done')),
        crawl INTEGER REFERENCES crawls(id),
        asked_at TEXT,
        tries INTEGER NOT NULL DEFAULT 0,
        next_due TEXT,
        etag TEXT,
        last_modified TEXT,
        reader TEXT,
        fetched_at TEXT,
        outcome TEXT,
        unchanged INTEGER NOT NULL DEFAULT 0,
        UNIQUE (site, key)
    ) STRICT""",
    "CREATE INDEX frontier_pending ON frontier(site, host, priority, newest DESC, id) WHERE state = 'pending'",
    "CREATE INDEX frontier_asked ON frontier(site) WHERE state = 'asked'",
    "CREATE INDEX frontier_due ON frontier(site, next_due) WHERE state = 'done'",
    "CREATE INDEX frontier_lists ON frontier(site, found_on) WHERE kind <> 'article'",
)

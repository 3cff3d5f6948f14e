"""The bytes of every page, and what they are packed with."""

SNAPSHOT_TABLES_001 = (
    """CREATE TABLE snapshots (
        sha256 TEXT PRIMARY KEY,
        size INTEGER NOT NULL,
        encoding TEXT NOT NULL CHECK (encoding IN ('identity', 'zstd')),
        content BLOB NOT NULL,
        media_type TEXT,
        charset TEXT,
        url TEXT,
        headers TEXT,
        fetched_at TEXT
    ) STRICT""",
)

SNAPSHOT_TABLES_002_PACKING = (
    """CREATE TABLE dictionaries (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        trained_on INTEGER NOT NULL,
        size INTEGER NOT NULL,
        sha256 TEXT NOT NULL,
        content BLOB NOT NULL,
        created_at TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE bases (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        sha256 TEXT NOT NULL REFERENCES snapshots(sha256)
    ) STRICT""",
    """CREATE TABLE marks (
        mark INTEGER NOT NULL,
        base INTEGER NOT NULL REFERENCES bases(id),
        PRIMARY KEY (mark, base)
    ) STRICT, WITHOUT ROWID""",
    "ALTER TABLE snapshots ADD COLUMN dictionary INTEGER REFERENCES dictionaries(id)",
    "ALTER TABLE snapshots ADD COLUMN base INTEGER REFERENCES bases(id)",
    "ALTER TABLE snapshots ADD COLUMN level INTEGER",
    "CREATE INDEX snapshots_level ON snapshots(level)",
)

SNAPSHOT_TABLES_004_FEW_A_BASE = (
    "ALTER TABLE bases ADD COLUMN pages INTEGER NOT NULL DEFAULT 0",
    """UPDATE bases SET pages = counted.pages
        FROM (SELECT base, count(*) AS pages FROM snapshots WHERE base IS NOT NULL GROUP BY base) AS counted
        WHERE counted.base = bases.id""",
)

"""The schema, as an ordered list of migrations: the only module that creates or alters tables.

``archive.db`` holds what is published, ``archive.snapshots.db`` beside it the bytes.
"""

from collections.abc import Iterable

from sqlite_utils import Migrations
from sqlite_utils.db import Database

from archive.chain import chain_all
from archive.reprints import note_all

archive_migrations = Migrations("broadsheet")
snapshot_migrations = Migrations("broadsheet_snapshots")

TABLES_001 = (
    """CREATE TABLE outlets (
        id INTEGER PRIMARY KEY,
        host TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE articles (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        headline TEXT,
        alternative_headline TEXT,
        section TEXT,
        date_published TEXT,
        date_published_raw TEXT,
        date_modified TEXT,
        date_inferred TEXT,
        source TEXT,
        language TEXT,
        outlet_id INTEGER REFERENCES outlets(id),
        url TEXT,
        canonical_url TEXT,
        characters INTEGER NOT NULL,
        flags TEXT,
        first_seen TEXT NOT NULL,
        last_seen TEXT NOT NULL,
        snapshot_sha256 TEXT NOT NULL,
        extractor TEXT NOT NULL,
        identity TEXT NOT NULL UNIQUE
    ) STRICT""",
    "CREATE INDEX articles_outlet ON articles(outlet_id, date_published)",
    "CREATE INDEX articles_date_published ON articles(date_published)",
    "CREATE INDEX articles_section ON articles(section)",
    "CREATE INDEX articles_source ON articles(source)",
    "CREATE INDEX articles_language ON articles(language)",
    "CREATE INDEX articles_first_seen ON articles(first_seen)",
    "CREATE INDEX articles_snapshot ON articles(snapshot_sha256)",
    """CREATE TABLE article_text (
        article_id INTEGER PRIMARY KEY REFERENCES articles(id),
        description TEXT,
        body TEXT NOT NULL,
        analyser INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE blocks (
        id INTEGER PRIMARY KEY,
        article_id INTEGER NOT NULL REFERENCES articles(id),
        position INTEGER NOT NULL,
        kind TEXT NOT NULL,
        level INTEGER,
        text TEXT NOT NULL,
        locator TEXT,
        UNIQUE (article_id, position)
    ) STRICT""",
    "CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT",
    """CREATE TABLE credits (
        id INTEGER PRIMARY KEY,
        article_id INTEGER NOT NULL REFERENCES articles(id),
        position INTEGER NOT NULL,
        person_id INTEGER NOT NULL REFERENCES people(id),
        role TEXT NOT NULL,
        raw TEXT,
        UNIQUE (article_id, position)
    ) STRICT""",
    "CREATE INDEX credits_person ON credits(person_id)",
    "CREATE INDEX credits_role ON credits(role)",
    """CREATE TABLE images (
        id INTEGER PRIMARY KEY,
        article_id INTEGER NOT NULL REFERENCES articles(id),
        position INTEGER NOT NULL,
        url TEXT NOT NULL,
        caption TEXT,
        credit TEXT,
        UNIQUE (article_id, position)
    ) STRICT""",
    """CREATE TABLE links (
        id INTEGER PRIMARY KEY,
        article_id INTEGER NOT NULL REFERENCES articles(id),
        position INTEGER NOT NULL,
        rel TEXT NOT NULL,
        url TEXT,
        headline TEXT NOT NULL,
        teaser TEXT,
        UNIQUE (article_id, position)
    ) STRICT""",
    "CREATE INDEX links_url ON links(url)",
    """CREATE TABLE evidence (
        id INTEGER PRIMARY KEY,
        article_id INTEGER NOT NULL REFERENCES articles(id),
        position INTEGER NOT NULL,
        field TEXT NOT NULL,
        value TEXT NOT NULL,
        raw TEXT,
        rule TEXT NOT NULL,
        locator TEXT,
        confidence REAL NOT NULL,
        chosen INTEGER NOT NULL,
        UNIQUE (article_id, position)
    ) STRICT""",
    """CREATE TABLE runs (
        id INTEGER PRIMARY KEY,
        command TEXT NOT NULL,
        arguments TEXT NOT NULL,
        versions TEXT NOT NULL,
        started_at TEXT NOT NULL,
        ended_at TEXT,
        outcome TEXT
    ) STRICT""",
    """CREATE TABLE fetches (
        id INTEGER PRIMARY KEY,
        run_id INTEGER NOT NULL REFERENCES runs(id),
        input TEXT NOT NULL,
        url TEXT,
        state TEXT NOT NULL CHECK (state IN
            ('new', 'changed', 'unchanged', 'duplicate', 'not_article', 'rejected', 'failed')),
        reason TEXT CHECK ((reason IS NULL) = (state IN ('new', 'changed', 'unchanged', 'duplicate'))),
        detail TEXT,
        article_id INTEGER REFERENCES articles(id),
        snapshot_sha256 TEXT,
        size INTEGER,
        http_status INTEGER,
        charset_declared TEXT,
        charset_used TEXT,
        replacements INTEGER,
        flags TEXT,
        fetched_at TEXT NOT NULL,
        saved_at TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX fetches_run ON fetches(run_id, state)",
    "CREATE INDEX fetches_input ON fetches(input)",
    "CREATE INDEX fetches_article ON fetches(article_id)",
    "CREATE INDEX fetches_snapshot ON fetches(snapshot_sha256)",
    """CREATE TABLE revisions (
        id INTEGER PRIMARY KEY,
        article_id INTEGER NOT NULL REFERENCES articles(id),
        fetch_id INTEGER NOT NULL REFERENCES fetches(id),
        cause TEXT NOT NULL CHECK (cause IN ('source', 'extractor', 'both')),
        snapshot_before TEXT NOT NULL,
        snapshot_after TEXT NOT NULL,
        extractor_before TEXT NOT NULL,
        extractor_after TEXT NOT NULL,
        saved_at TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX revisions_article ON revisions(article_id)",
    "CREATE INDEX revisions_saved_at ON revisions(saved_at)",
    """CREATE TABLE revision_fields (
        id INTEGER PRIMARY KEY,
        revision_id INTEGER NOT NULL REFERENCES revisions(id),
        field TEXT NOT NULL,
        before TEXT,
        after TEXT,
        UNIQUE (revision_id, field)
    ) STRICT""",
    """CREATE VIRTUAL TABLE articles_fts USING fts5 /* content="articles" */ (
        body, headline, content='', tokenize='unicode61 remove_diacritics 2')""",
    """CREATE VIEW bylines AS
        SELECT articles.id AS article_id, articles.headline, articles.date_published, articles.source,
               people.name, credits.role, credits.raw
        FROM credits JOIN people ON people.id = credits.person_id JOIN articles ON articles.id = credits.article_id""",
    """CREATE VIEW ledger AS
        SELECT fetches.id, fetches.run_id, fetches.input,
               fetches.state || CASE WHEN fetches.reason IS NULL THEN '' ELSE ':' || fetches.reason END AS state,
               fetches.detail, articles.headline, fetches.size, fetches.charset_used, fetches.saved_at
        FROM fetches LEFT JOIN articles ON articles.id = fetches.article_id""",
    """CREATE VIEW sources AS
        SELECT source, count(*) AS articles, min(date_published) AS first_date, max(date_published) AS last_date
        FROM articles WHERE source IS NOT NULL GROUP BY source""",
)

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


TABLES_003_REPRINTS = (
    """CREATE TABLE fingerprints (
        mark INTEGER NOT NULL,
        article_id INTEGER NOT NULL REFERENCES articles(id),
        PRIMARY KEY (mark, article_id)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX fingerprints_article ON fingerprints(article_id)",
    """CREATE TABLE reprints (
        article_id INTEGER PRIMARY KEY REFERENCES articles(id),
        story INTEGER NOT NULL,
        like_id INTEGER NOT NULL REFERENCES articles(id),
        share REAL NOT NULL
    ) STRICT""",
    "CREATE INDEX reprints_story ON reprints(story)",
    """CREATE VIEW stories AS
        SELECT story,
               row_number() OVER (PARTITION BY story ORDER BY credits DESC, substr(date_published, 1, 10) IS NULL,
                   substr(date_published, 1, 10), length(date_published) <= 10, datetime(date_published),
                   first_seen, article_id) AS position,
               article_id, uid, headline, outlet, source, date_published, url, credits, share, first_seen
        FROM (
            SELECT reprints.story, reprints.article_id, reprints.share, articles.uid, articles.headline,
                   outlets.name AS outlet, articles.source, articles.date_published, articles.url, articles.first_seen,
                   (SELECT count(*) FROM reprints AS others
                    JOIN articles AS crediting ON crediting.id = others.article_id
                    WHERE others.story = reprints.story AND others.article_id != reprints.article_id
                    AND length(crediting.source) > 1
                    AND (instr(outlets.name, crediting.source) OR instr(crediting.source, outlets.name))) AS credits
            FROM reprints JOIN articles ON articles.id = reprints.article_id
            LEFT JOIN outlets ON outlets.id = articles.outlet_id
        )""",
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

PUBLICATION = """CREATE TABLE publication (
    profile TEXT NOT NULL CHECK (profile IN ('full', 'excerpt', 'metadata')),
    paragraphs INTEGER,
    published_at TEXT NOT NULL,
    broadsheet TEXT NOT NULL
) STRICT"""
"""The one table that only a published copy has: how much of each text it holds."""


def execute_all(db: Database, statements: Iterable[str]) -> None:
    for statement in statements:
        db.conn.execute(statement)


@archive_migrations()
def m001_archive(db: Database) -> None:
    """Articles with their parts, the ledger, revisions and the search index."""
    execute_all(db, TABLES_001)


@snapshot_migrations()
def m001_snapshots(db: Database) -> None:
    """The bytes of every page, by the hash of what was received."""
    execute_all(db, SNAPSHOT_TABLES_001)


@archive_migrations()
def m002_ledger(db: Database) -> None:
    """What a run came to; rows of the ledger that nothing alters, and a chain of hashes over all of them."""
    execute_all(db, TABLES_002_LEDGER)
    chain_all(db.conn)
    execute_all(db, TRIGGERS_002_LEDGER)


@archive_migrations()
def m003_reprints(db: Database) -> None:
    """Marks of every text, and which articles tell the same story."""
    execute_all(db, TABLES_003_REPRINTS)
    note_all(db.conn)


@archive_migrations()
def m002_revisions(db: Database) -> None:
    """Articles that are gone from their address, and what later readers say of pages that are no articles."""
    execute_all(db, TABLES_002_REVISIONS)


@snapshot_migrations()
def m002_packing(db: Database) -> None:
    """Pages are packed with what they share: a dictionary learned from many, or an earlier page like them."""
    execute_all(db, SNAPSHOT_TABLES_002_PACKING)

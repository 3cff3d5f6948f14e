"""Articles with their parts, the ledger, revisions and the search index, as they were first made."""

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

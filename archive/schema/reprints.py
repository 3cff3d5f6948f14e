"""Marks of every text, and which articles tell the same story."""

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

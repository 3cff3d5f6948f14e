"""What the reading room and SQL ask again and again: views with short names, and indexes that answer alone."""

INDEXES_005_ROOM = (
    "DROP INDEX articles_section",
    "DROP INDEX articles_source",
    "CREATE INDEX articles_section ON articles(section, date_published)",
    "CREATE INDEX articles_source ON articles(source, date_published)",
    """CREATE INDEX articles_coverage ON articles(outlet_id, substr(first_seen, 1, 7), substr(date_published, 1, 7),
        section IS NOT NULL, source IS NOT NULL, characters)""",
    "CREATE INDEX credits_written ON credits(article_id) WHERE role IN ('author', 'reporter', 'correspondent')",
    "CREATE INDEX articles_url ON articles(url)",
    "CREATE INDEX articles_canonical_url ON articles(canonical_url) WHERE canonical_url != url",
    "CREATE INDEX fetches_lost ON fetches(id) WHERE reason IS NOT NULL",
    "DROP INDEX fetches_input",
    "CREATE INDEX fetches_input ON fetches(input, run_id, state)",
)
"""Coverage is counted month by month from 25 bytes an article, not from the 600 that its row has; what became of a
site's inputs, run by run, from one stretch of the ledger's addresses."""

VIEWS_005_ROOM = (
    """CREATE VIEW articles_with_text AS
        SELECT articles.id, articles.uid, articles.headline, articles.date_published, articles.section, articles.source,
               outlets.name AS outlet, articles.language, articles.url, article_text.description, article_text.body
        FROM articles JOIN article_text ON article_text.article_id = articles.id
        LEFT JOIN outlets ON outlets.id = articles.outlet_id""",
    """CREATE VIEW articles_by_day AS
        SELECT substr(date_published, 1, 10) AS day, count(*) AS articles
        FROM articles WHERE date_published >= '0' AND length(date_published) >= 10 GROUP BY day""",
    """CREATE VIEW coverage_by_month AS
        SELECT outlets.name AS outlet, month, articles,
               round(100.0 * dated / articles) AS date_percent, round(100.0 * written / articles) AS byline_percent,
               round(100.0 * sectioned / articles) AS section_percent,
               round(100.0 * credited / articles) AS source_percent,
               round(100.0 * pictured / articles) AS image_percent, mean_characters
        FROM (
            SELECT outlet_id, substr(first_seen, 1, 7) AS month, count(*) AS articles,
                   sum(substr(date_published, 1, 7) IS NOT NULL) AS dated,
                   sum(EXISTS (SELECT 1 FROM credits WHERE article_id = articles.id
                               AND role IN ('author', 'reporter', 'correspondent'))) AS written,
                   sum(section IS NOT NULL) AS sectioned, sum(source IS NOT NULL) AS credited,
                   sum(EXISTS (SELECT 1 FROM images WHERE article_id = articles.id)) AS pictured,
                   round(avg(characters)) AS mean_characters
            FROM articles GROUP BY outlet_id, substr(first_seen, 1, 7)
        ) LEFT JOIN outlets ON outlets.id = outlet_id""",
    """CREATE VIEW changes AS
        SELECT revisions.id AS revision_id, revisions.saved_at, articles.uid, articles.headline,
               outlets.name AS outlet, articles.source,
               CASE revisions.cause WHEN 'source' THEN 'publisher' WHEN 'extractor' THEN 'our reading' ELSE 'both' END
                   AS changed_by,
               revision_fields.field, revision_fields.before, revision_fields.after
        FROM revisions JOIN articles ON articles.id = revisions.article_id
        LEFT JOIN outlets ON outlets.id = articles.outlet_id
        LEFT JOIN revision_fields ON revision_fields.revision_id = revisions.id""",
    """CREATE VIEW gone AS
        SELECT articles.id, articles.uid, articles.headline, outlets.name AS outlet, articles.date_published,
               articles.first_seen, articles.last_seen, articles.gone_at, articles.gone_status, articles.url
        FROM articles LEFT JOIN outlets ON outlets.id = articles.outlet_id WHERE articles.gone_at IS NOT NULL""",
    """CREATE VIEW people_roles AS
        SELECT people.name, credits.role, count(DISTINCT credits.article_id) AS articles,
               min(articles.date_published) AS first_date, max(articles.date_published) AS last_date
        FROM people JOIN credits ON credits.person_id = people.id JOIN articles ON articles.id = credits.article_id
        GROUP BY people.id, credits.role""",
)

PEOPLE_006 = (
    "DROP INDEX credits_person",
    "CREATE INDEX credits_person ON credits(person_id, role, article_id)",
    "DROP INDEX articles_source",
    "CREATE INDEX articles_source ON articles(source, date_published, outlet_id)",
    "DROP VIEW people_roles",
    """CREATE VIEW people_roles AS
        SELECT people.name, counted.role, counted.articles
        FROM (SELECT person_id, role, count(DISTINCT article_id) AS articles FROM credits GROUP BY person_id, role)
            AS counted JOIN people ON people.id = counted.person_id""",
)
"""The view without dates, which took a look at every article, twice a page: an index has what is left."""

BY_SOURCE_007 = (
    "CREATE INDEX articles_source_section ON articles(source, section)",
    "CREATE INDEX articles_source_language ON articles(source, language)",
    "CREATE INDEX articles_source_outlet ON articles(source, outlet_id)",
    "CREATE INDEX fetches_url ON fetches(url) WHERE url != input",
    "DROP VIEW coverage_by_month",
    """CREATE VIEW coverage_by_month AS
        SELECT outlets.name AS outlet, month, articles,
               round(100.0 * dated / articles) AS date_percent, round(100.0 * written / articles) AS byline_percent,
               round(100.0 * sectioned / articles) AS section_percent,
               round(100.0 * credited / articles) AS source_percent,
               round(100.0 * pictured / articles) AS image_percent, mean_characters
        FROM (
            SELECT outlet_id,
                   CASE length(substr(date_published, 1, 7)) WHEN 7 THEN substr(date_published, 1, 7)
                        ELSE substr(first_seen, 1, 7) END AS month,
                   count(*) AS articles,
                   sum(substr(date_published, 1, 7) IS NOT NULL) AS dated,
                   sum(EXISTS (SELECT 1 FROM credits WHERE article_id = articles.id
                               AND role IN ('author', 'reporter', 'correspondent'))) AS written,
                   sum(section IS NOT NULL) AS sectioned, sum(source IS NOT NULL) AS credited,
                   sum(EXISTS (SELECT 1 FROM images WHERE article_id = articles.id)) AS pictured,
                   round(avg(characters)) AS mean_characters
            FROM articles GROUP BY outlet_id, month
        ) LEFT JOIN outlets ON outlets.id = outlet_id""",
)
"""The facets of one source from indexes alone; the ledger by the address of a page that came as a file. A month is that
of the article: the pages of a paper's ten years that are loaded in a day are of ten years."""

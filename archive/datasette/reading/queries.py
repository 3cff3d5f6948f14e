"""What is asked of the archive for one article; each question finds its rows by an index."""

SINCE = "iif(cause = 'extractor', revisions.saved_at, coalesce(fetched_at, revisions.saved_at)) AS since"
"""A change of the page is as old as its bytes, one of our reading as old as the reading."""

ARTICLE = """
    SELECT articles.*, outlets.name AS outlet, outlets.host AS outlet_host,
        article_text.description, substr(article_text.body, 1, 200) AS opening
    FROM articles LEFT JOIN outlets ON outlets.id = articles.outlet_id
    LEFT JOIN article_text ON article_text.article_id = articles.id WHERE articles.uid = :uid
"""
PARTS = {
    "blocks": "SELECT kind, text, level FROM blocks WHERE article_id = :id ORDER BY position",
    "credits": """SELECT people.name, credits.role, credits.raw FROM credits
        JOIN people ON people.id = credits.person_id WHERE article_id = :id ORDER BY position""",
    "images": "SELECT url, caption, credit FROM images WHERE article_id = :id ORDER BY position",
    "links": "SELECT rel, url, headline, teaser FROM links WHERE article_id = :id ORDER BY position",
    "evidence": """SELECT field, value, raw, rule, locator, confidence, chosen
        FROM evidence WHERE article_id = :id ORDER BY field, chosen DESC, confidence DESC, position""",
    "fetches": """SELECT id, run_id, input, state || coalesce(':' || reason, '') AS state, detail,
        snapshot_sha256, size, http_status, charset_used, fetched_at, saved_at, flags
        FROM fetches WHERE article_id = :id ORDER BY id DESC LIMIT 100""",
    "revisions": f"""SELECT revisions.id, cause, snapshot_before, snapshot_after, extractor_before, extractor_after,
        {SINCE}, revisions.saved_at, revision_fields.field, revision_fields.before, revision_fields.after
        FROM revisions LEFT JOIN fetches ON fetches.id = fetch_id
        LEFT JOIN revision_fields ON revision_fields.revision_id = revisions.id
        WHERE revisions.id IN (SELECT id FROM revisions WHERE article_id = :id ORDER BY id DESC LIMIT 5)
        ORDER BY revisions.id DESC, revision_fields.id""",  # noqa: S608
}
COUNTED = "SELECT count(*) AS revisions FROM revisions WHERE article_id = :id"
HISTORY = f"""SELECT revisions.id, cause, snapshot_before, snapshot_after, extractor_before, extractor_after, {SINCE}
    FROM revisions LEFT JOIN fetches ON fetches.id = fetch_id WHERE revisions.article_id = :id ORDER BY revisions.id"""  # noqa: S608
FIRST = "SELECT fetched_at FROM fetches WHERE article_id = :id ORDER BY id LIMIT 1"
CUT = "SELECT profile, paragraphs, published_at FROM publication WHERE profile != 'full'"
KEPT = "SELECT uid FROM articles WHERE uid IN (SELECT value FROM json_each(:uids))"
STORY = """SELECT story, (SELECT count(*) FROM reprints AS others WHERE others.story = reprints.story) AS tellings
    FROM reprints WHERE article_id = :id"""
TELLINGS = """SELECT stories.position, stories.uid, stories.headline, stories.outlet, stories.source,
    stories.date_published, stories.url, stories.share, articles.language, articles.flags, articles.id, reprints.like_id
    FROM stories JOIN articles ON articles.id = stories.article_id
    JOIN reprints ON reprints.article_id = stories.article_id
    WHERE stories.story = :story ORDER BY stories.position LIMIT 20"""
"""The story is a parameter: the view would be made of all stories for one that is looked up in the same question."""
MANY_TELLINGS = """SELECT NULL AS position, articles.uid, articles.headline, outlets.name AS outlet, articles.source,
    articles.date_published, articles.url, reprints.share, articles.language, articles.flags,
    articles.id, reprints.like_id FROM reprints JOIN articles ON articles.id = reprints.article_id
    LEFT JOIN outlets ON outlets.id = articles.outlet_id
    WHERE reprints.story = :story ORDER BY articles.date_published LIMIT 20"""
"""Of a story so large that to find its likely origin would hold up the page."""

"""The one table that only a published copy has."""

PUBLICATION = """CREATE TABLE publication (
    profile TEXT NOT NULL CHECK (profile IN ('full', 'excerpt', 'metadata')),
    paragraphs INTEGER,
    published_at TEXT NOT NULL,
    broadsheet TEXT NOT NULL
) STRICT"""
"""How much of each text the copy holds."""

"""Why every field has its value: the candidates of each field, the chosen one first."""

from itertools import groupby

from archive.datasette.rows import Row

FIELDS = {
    "headline": "Headline",
    "alternative_headline": "Second headline",
    "section": "Section",
    "date_published": "Date",
    "date_modified": "Date of change",
    "date_inferred": "Inferred date",
    "source": "Source",
    "credits": "People",
    "description": "Description",
    "body": "Text",
    "blocks": "Form of the text",
    "images": "Pictures",
    "language": "Language",
    "url": "Address",
    "canonical_url": "Canonical address",
}
"""Fields of an article, of its evidence and of its revisions in a reader's words and order."""


def field_words(field: str) -> str:
    """
    >>> field_words("date_published"), field_words("reading_time")
    ('Date', 'Reading time')
    """
    return FIELDS.get(field, field.replace("_", " ").capitalize())


def in_order(field: str) -> tuple[int, str]:
    """Sorts fields as readers think of them, unknown ones last."""
    return (list(FIELDS).index(field) if field in FIELDS else len(FIELDS), field)


def join_evidence(rows: list[Row]) -> list[Row]:
    """A field a row: ``field``, its ``words``, its ``candidates``; the rows come by field, the chosen ones first."""
    fields = [
        {"field": field, "words": field_words(str(field)), "candidates": list(group)}
        for field, group in groupby(rows, key=lambda row: row["field"])
    ]
    return sorted(fields, key=lambda row: in_order(str(row["field"])))

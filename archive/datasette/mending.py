"""What Datasette's own templates lack for those who cannot see them: a language, a main part, names, a level of headings.

Done in the source of a template, since most of these places have no block around them.
"""

from jinja2.ext import Extension

EVERYWHERE = (
    ("<html>", '<html{% if reading_room() %} lang="en"{% endif %}>'),
    (
        '<section class="content">',
        '<section class="content"{% if reading_room() %} id="content" role="main"{% endif %}>',
    ),
)
NAMES = tuple(
    (f'name="{name}', f'aria-label="{label}" name="{name}')
    for name, label in {
        "_filter_column": "Column to filter by",
        "_filter_op": "How to compare",
        "_filter_value": "Value to compare with",
    }.items()
) + (('<select name="_sort"', '<select aria-label="Column to sort by" name="_sort"'),)
HEADINGS = (("<h3", "<h2"), ("</h3>", "</h2>"))
MENDED: dict[str, tuple[tuple[str, str], ...]] = {
    "base.html": EVERYWHERE,
    "patterns.html": EVERYWHERE,
    "table.html": (*NAMES, *HEADINGS),
    "query.html": HEADINGS,
}


class Mending(Extension):
    """Mends a template as it is read; ``default:`` names Datasette's own where ours has the same name."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        for before, after in MENDED.get((name or "").removeprefix("default:"), EVERYWHERE[:1]):
            source = source.replace(before, after)
        return source

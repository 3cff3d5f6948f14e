"""What Datasette's own templates lack for who cannot see them: a language, a main part, names, headings in order.

Done in the source of a template, since most of these places have no block around them.
"""

from collections.abc import Sequence

from jinja2.ext import Extension

LANGUAGE = ("<html>", '<html{% if reading_room() %} lang="en"{% endif %}>')
MAIN = (
    '<section class="content">',
    '<section{% if reading_room() %} id="content" role="main"{% endif %} class="content">',
)
LABELS = {
    "_filter_column": "Column to filter by",
    "_filter_op": "How to compare",
    "_filter_value": "Value to compare with",
    "_sort": "Column to sort by",
}
NAMES = [
    (f'{tag} name="{name}', f'{tag} aria-label="{label}" name="{name}')
    for name, label in LABELS.items()
    for tag in ("<select", '<input type="text"')
]
SCROLLED = [
    ('<div class="table-wrapper">', '<div class="table-wrapper" tabindex="0" role="region" aria-label="Rows">'),
    ('<pre id="sql-query">', '<pre id="sql-query" tabindex="0">'),
]
EMPTY_CELLS = (
    '<td class="col-{{ column|to_css_class }}">',
    """<td class="col-{{ column|to_css_class }}{% if td|string in ('', '&nbsp;') %} type-none{% endif %}">""",
)
"""As those of a table are marked."""
EDITOR = [
    ('<textarea id="sql-editor"', '<textarea aria-label="SQL" id="sql-editor"'),
    (
        'editor.setOption("extraKeys"',
        'editor.getInputField().setAttribute("aria-label", "SQL"); editor.setOption("extraKeys"',
    ),
]
FACETS = [
    (f"{before}{value}{after}", f"{before}<bdi>{value}</bdi>{after}")
    for before, value, after in (
        ('toggle_url }}">', '{{ (facet_value.label | string()) or "-" }}', "</a>"),
        ("<li>", '{{ facet_value.label or "-" }}', " &middot;"),
    )
]
"""A value may run from right to left: its count stands behind it all the same."""
FOOTER = [
    (
        ' title="Datasette v{{ datasette_version }}"',
        '{% if datasette_version %} title="Datasette v{{ datasette_version }}"{% endif %}',
    )
]
"""Pages of ours end with it too, and know no version."""
HEADINGS = (("<h3", "<h2"), ("</h3>", "</h2>"))
DESCRIPTIONS = """{% if metadata.columns %}
<dl class="column-descriptions">
    {% for column_name, column_description in metadata.columns.items() %}
        <dt>{{ column_name }}</dt><dd>{{ column_description }}</dd>
    {% endfor %}
</dl>
{% endif %}
"""
LATER = "{% if table_definition %}"
MOVED = [
    (DESCRIPTIONS, DESCRIPTIONS.replace("metadata.columns %}", "metadata.columns and not reading_room() %}", 1)),
    (LATER, DESCRIPTIONS.replace("metadata.columns %}", "metadata.columns and reading_room() %}", 1) + LATER),
]
"""What a column means comes after the rows, in the page and not by style only: else it is seen to go there."""
MENDED: dict[str, Sequence[tuple[str, str]]] = {
    "base.html": (LANGUAGE, MAIN),
    "patterns.html": (LANGUAGE, MAIN),
    "table.html": (*NAMES, *HEADINGS, *MOVED),
    "_table.html": SCROLLED,
    "_facet_results.html": FACETS,
    "_footer.html": FOOTER,
    "query.html": (*HEADINGS, *SCROLLED, EMPTY_CELLS, *EDITOR),
    "database.html": (*HEADINGS, *EDITOR),
    "_codemirror_foot.html": EDITOR,
}


def mend(source: str, name: str | None) -> str:
    """A template's source as it is used; ``default:`` names Datasette's own where ours has the same name."""
    for before, after in MENDED.get((name or "").removeprefix("default:"), (LANGUAGE,)):
        source = source.replace(before, after)
    return source


class Mending(Extension):
    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        return mend(source, name)

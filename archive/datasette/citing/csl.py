"""CSL-JSON, the input of citeproc, Zotero and Pandoc, with the field names of csl-data.json 1.0.

Names are ``literal``: which part is the family's, the page does not say.
"""

from typing import Any

from archive.datasette.citing.bibtex import note
from archive.datasette.citing.cited import Cited, date_parts

CSL_TYPE = "application/vnd.citationstyles.csl+json"


def csl(cited: Cited) -> list[dict[str, Any]]:
    """One item, in the list that readers of the format expect."""
    issued: dict[str, Any] | None = {"date-parts": [date_parts(cited.date)]} if cited.date else None
    if cited.inferred:
        issued = {"date-parts": [date_parts(cited.inferred)], "circa": True}
    item = {
        "id": cited.uid,
        "type": "article-newspaper",
        "title": cited.title,
        "author": literal(cited.names),
        "editor": literal(cited.editors),
        "translator": literal(cited.translators),
        "container-title": cited.container,
        "section": cited.section,
        "issued": issued,
        "accessed": {"date-parts": [date_parts(cited.accessed)]},
        "URL": cited.url,
        "language": cited.language,
        "note": note(cited),
    }
    return [{name: value for name, value in item.items() if value}]


def literal(names: tuple[str, ...]) -> list[dict[str, str]]:
    return [{"literal": name} for name in names]

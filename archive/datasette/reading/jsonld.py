"""An article as schema.org's NewsArticle in JSON-LD."""

import json
from typing import Any

from markupsafe import Markup

from archive.datasette.addresses import is_web_address
from archive.datasette.citing.cited import own_name
from archive.datasette.naming import display_headline
from archive.datasette.reading.article import Reading
from archive.flags import availability

JSON_LD_TYPE = "application/ld+json"
PERSONS = {
    "author": ("author", "reporter", "correspondent", "intern"),
    "editor": ("editor",),
    "translator": ("translator",),
    "contributor": ("photographer", "coordinator", "proofreader", "reviewer"),
}
"""schema.org's properties and the roles they stand for."""
IN_HTML = str.maketrans({char: f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"})


def json_ld(reading: Reading, address: str, with_text: bool = True) -> dict[str, Any]:
    """``address`` is the page here; what is not known is left out."""
    row = reading.row
    outlet = own_name(row["outlet"], row["outlet_host"]) or row["outlet_host"]
    said = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": address,
        "headline": display_headline(row),
        "alternativeHeadline": row["alternative_headline"],
        "articleSection": row["section"],
        "description": row["description"],
        "datePublished": row["date_published"],
        "dateModified": row["date_modified"],
        "inLanguage": reading.language,
        **{name: persons(reading, roles) for name, roles in PERSONS.items()},
        "publisher": {"@type": "Organization", "name": outlet} if outlet else None,
        "sourceOrganization": {"@type": "Organization", "name": row["source"]} if row["source"] else None,
        "url": row["url"] or address,
        "archivedAt": address,
        "image": [picture(image) for image in reading.images],
        **availability(row["flags"]),
        "identifier": [
            {"@type": "PropertyValue", "propertyID": "uid", "value": row["uid"]},
            {"@type": "PropertyValue", "propertyID": "sha256", "value": row["snapshot_sha256"]},
        ],
        "articleBody": body(reading) if with_text else None,
    }
    return {name: value for name, value in said.items() if value not in (None, [], "")}


def persons(reading: Reading, roles: tuple[str, ...]) -> list[dict[str, str]]:
    names = [person["name"] for role in roles for person in reading.people if role in person["roles"]]
    return [{"@type": "Person", "name": name} for name in dict.fromkeys(names)]


def picture(image: dict[str, Any]) -> dict[str, Any]:
    place = "contentUrl" if is_web_address(image["url"]) else "name"
    said = {"@type": "ImageObject", place: image["url"], "caption": image["caption"], "creditText": image["credit"]}
    return {name: value for name, value in said.items() if value}


def body(reading: Reading) -> str:
    """The text, a blank line between paragraphs, as the archive has it."""
    return "\n\n".join(block["text"] for piece in reading.pieces if piece.kind != "image" for block in piece.blocks)


def embedded(said: dict[str, Any]) -> Markup:
    """JSON that can stand in a script element: nothing in it ends the element or begins a comment.

    >>> embedded({"headline": "</script><!-- & 水"})
    Markup('{"headline": "\\\\u003c/script\\\\u003e\\\\u003c!-- \\\\u0026 水"}')
    """
    text = json.dumps(said, ensure_ascii=False)
    return Markup(text.translate(IN_HTML))

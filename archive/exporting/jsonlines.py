"""One article as one JSON object, in schema.org's words or in Zyte's."""

import json
from collections.abc import Callable
from typing import Any

from archive.exporting.articles import Row, Whole
from archive.flags import IN_PART, availability

PERSONS = {
    "author": ("author", "reporter", "correspondent", "intern"),
    "editor": ("editor",),
    "translator": ("translator",),
    "contributor": ("photographer", "coordinator", "proofreader", "reviewer"),
}
"""schema.org's properties and the roles they stand for."""


def news_article(whole: Whole) -> dict[str, Any]:
    """https://schema.org/NewsArticle; what is not known is left out."""
    row = whole.row
    said = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": row["url"] or f"urn:broadsheet:{row['uid']}",
        "url": row["url"],
        "headline": row["headline"],
        "alternativeHeadline": row["alternative_headline"],
        "articleSection": row["section"],
        "description": row["description"],
        "datePublished": row["date_published"],
        "dateModified": row["date_modified"],
        "inLanguage": row["language"],
        **{name: [{"@type": "Person", "name": one} for one in people(whole, roles)] for name, roles in PERSONS.items()},
        "publisher": organization(row["outlet"]),
        "sourceOrganization": organization(row["source"]),
        "image": [known({"@type": "ImageObject", **picture(image)}) for image in whole.images],
        **availability(row["flags"]),
        "identifier": [
            {"@type": "PropertyValue", "propertyID": "uid", "value": row["uid"]},
            {"@type": "PropertyValue", "propertyID": "sha256", "value": row["snapshot_sha256"]},
        ],
        "articleBody": row["body"],
    }
    return known(said)


def zyte_article(whole: Whole) -> dict[str, Any]:
    """The names of Zyte's Article (zyte-common-items)."""
    row, images = whole.row, [{"url": image["url"]} for image in whole.images]
    said = {
        "url": row["url"],
        "canonicalUrl": row["canonical_url"],
        "headline": row["headline"],
        "datePublished": row["date_published"],
        "datePublishedRaw": row["date_published_raw"],
        "dateModified": row["date_modified"],
        "authors": [{"name": name, "nameRaw": name} for name in people(whole, PERSONS["author"])],
        "breadcrumbs": [{"name": row["section"]}] if row["section"] else [],
        "inLanguage": row["language"],
        "mainImage": images[0] if images else None,
        "images": images,
        "description": row["description"],
        "articleBody": row["body"],
        "metadata": known(
            {"dateDownloaded": row["last_seen"], "probability": 1.0, "validationMessages": shortcomings(row["flags"])}
        ),
    }
    return known(said)


def shortcomings(flags: str | None) -> dict[str, list[str]] | None:
    """What is wrong with a field, by its path; here that the end of the text is missing, and by which flags.

    >>> shortcomings("opt_out_ai paywall"), shortcomings("opt_out_ai")
    ({'articleBody': ['in part: paywall']}, None)
    """
    missing = [f"in part: {flag}" for flag in (flags or "").split() if flag in IN_PART]
    return {"articleBody": missing} if missing else None


FORMS: dict[str, Callable[[Whole], dict[str, Any]]] = {"newsarticle": news_article, "zyte": zyte_article}


def line_of(whole: Whole, form: str) -> str:
    return json.dumps(FORMS[form](whole), ensure_ascii=False) + "\n"


def people(whole: Whole, roles: tuple[str, ...]) -> list[str]:
    return list(dict.fromkeys(one["name"] for role in roles for one in whole.credits if one["role"] == role))


def organization(name: str | None) -> dict[str, str] | None:
    return {"@type": "Organization", "name": name} if name else None


def picture(image: Row) -> dict[str, Any]:
    """An address is where the picture is; a file's name is only a name."""
    place = "contentUrl" if str(image["url"]).startswith(("http://", "https://")) else "name"
    return {place: image["url"], "caption": image["caption"], "creditText": image["credit"]}


def known(said: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in said.items() if value not in (None, [], "")}

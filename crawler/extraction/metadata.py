"""What a page says of itself for machines: JSON-LD and ``<meta>``. Votes, not answers."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from crawler.extraction.page import Page
from crawler.extraction.text import clean, squeeze

MAX_JSON = 2_000_000
"""Characters of one JSON-LD script that are read; larger ones are not metadata."""
MAX_OBJECTS = 5_000
ARTICLE_TYPE = re.compile(
    r"(?:News|Scholarly|Reportage|Satirical|Advertiser\w*|Opinion\w*|Analysis\w*|Review\w*|Tech)?Article"
    r"|BlogPosting|LiveBlogPosting|Report$"
)
TRAILING_COMMA = re.compile(r",\s*([}\]])")


@dataclass(frozen=True, slots=True)
class JsonLd:
    """The article object of a page's JSON-LD, its values as plain text; missing ones are None or empty."""

    headline: str | None = None
    alternative_headline: str | None = None
    date_published: str | None = None
    date_modified: str | None = None
    section: str | None = None
    description: str | None = None
    authors: tuple[str, ...] = ()
    crumbs: tuple[str, ...] = ()


def read_json_ld(page: Page) -> JsonLd:
    """The richest article object, and the breadcrumbs if there are any."""
    objects = [found for script in page.json_ld for found in objects_in(script)]
    articles = [found for found in objects if has_type(found, ARTICLE_TYPE)]
    best = max(
        articles,
        key=lambda found: sum(key in found for key in ("headline", "datePublished", "author", "articleBody")),
        default={},
    )
    return JsonLd(
        headline=text_of(best.get("headline")) or text_of(best.get("name")),
        alternative_headline=text_of(best.get("alternativeHeadline")),
        date_published=text_of(best.get("datePublished")),
        date_modified=text_of(best.get("dateModified")),
        section=text_of(best.get("articleSection")),
        description=text_of(best.get("description")),
        authors=tuple(dict.fromkeys(names_of(best.get("author")))),
        crumbs=crumbs_of(objects),
    )


def objects_in(script: str) -> Iterator[dict[str, Any]]:
    """Every object of a JSON-LD script, nested ones as well, without recursion; none if it is not JSON."""
    if len(script) > MAX_JSON:
        return
    try:
        data = json.loads(TRAILING_COMMA.sub(r"\1", script.strip().strip(";")), strict=False)
    except (ValueError, RecursionError):
        return
    waiting, seen = [data], 0
    while waiting and seen < MAX_OBJECTS:
        value = waiting.pop(0)
        seen += 1
        if isinstance(value, dict):
            yield value
            waiting += [inner for inner in value.values() if isinstance(inner, dict | list)]
        elif isinstance(value, list):
            waiting += [inner for inner in value if isinstance(inner, dict | list)]


def has_type(found: dict[str, Any], pattern: re.Pattern[str]) -> bool:
    kinds = found.get("@type")
    return any(
        isinstance(kind, str) and pattern.search(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def text_of(value: Any) -> str | None:
    """The first text in a value: a string, or the first of a list."""
    if isinstance(value, list):
        value = next((entry for entry in value if isinstance(entry, str) and entry.strip()), None)
    if not isinstance(value, str):
        return None
    return squeeze(clean(unescape(value))) or None


def names_of(value: Any) -> Iterator[str]:
    for entry in value if isinstance(value, list) else [value]:
        name = text_of(entry.get("name")) if isinstance(entry, dict) else text_of(entry)
        is_person = not isinstance(entry, dict) or not has_type(entry, re.compile("Organization"))
        if name and is_person and not name.startswith("http"):
            yield name


def crumbs_of(objects: list[dict[str, Any]]) -> tuple[str, ...]:
    found = next((entry for entry in objects if has_type(entry, re.compile("^BreadcrumbList$"))), {})
    entries = found.get("itemListElement")
    names = []
    for entry in entries if isinstance(entries, list) else []:
        if isinstance(entry, dict):
            inner = entry.get("item")
            names.append(
                text_of(entry.get("name")) or (text_of(inner.get("name")) if isinstance(inner, dict) else None)
            )
    return tuple(name for name in names if name)


def first_meta(page: Page, *names: str) -> tuple[str, str] | None:
    """(name, content) of the first of these that the page has."""
    return next(((name, page.meta[name]) for name in names if page.meta.get(name)), None)

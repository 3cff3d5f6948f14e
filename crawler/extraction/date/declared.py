"""Dates that a page declares to machines: JSON-LD, ``<meta>``, and elements that say they hold a date."""

import re
from collections.abc import Iterator
from typing import Final

from crawler.extraction.date.belief import BELIEF
from crawler.extraction.date.dates import has_digit
from crawler.extraction.date.machinedate import machine_date
from crawler.extraction.source.known import remember
from crawler.extraction.source.metadata import JsonLd, has_type, objects_in
from crawler.extraction.source.page import Page
from crawler.items import Evidence

JSON_DATE: Final = re.compile(r'"(datePublished|dateCreated)"\s*:\s*"([^"]{8,40})"')
PART_TYPE: Final = re.compile("Video|Image|Audio|Clip|Comment|Answer|Event")
"""Objects whose date is their own: a film that a page shows is older or younger than its text."""
MODIFIED_NAME: Final = re.compile(r"modif|updat|last|moddate|revis|change")
PUBLISHED_NAME: Final = re.compile(
    r"publish|pubdate|pubtime|publication|published|issued|firstcreat|release|create_at|pub_date|pub-date|posted|originalpub|^ptime$"
    r"|publishtime|citation_(?:online_)?date"
)
DATE_NAME: Final = re.compile(
    r"^(?:(?:og|article|dc|dcterms|dc\.terms|sailthru|weibo|bt|cxenseparse|parsely|st|ob|veeseo|release):?[.:_-]?\s*)?(?:date|time|created|datecreated|createdate|creation_?date|pdate|timestamp|date\.created|article:create_at)\s*$"
)
NOT_A_DATE_NAME: Final = re.compile(
    r"publisher|publishid|expir|build|copyright|valid|embargo|until|unpublish|coverage|uploaddate|publicationname|config|its_publication|founding|event|start|end(?:date|time)|event"
)
HINTS: Final = "dat tim pub issued creat release post modif last revis change".split()
"""One of these is in every name of a date: most names are told by it to be none."""
KINDS: Final[dict[str, str]] = {}


def meta_kind(name: str) -> str:
    """What a meta name says of its date: published, date (which it does not say), modified, or "".

    >>> meta_kind("article:published_time"), meta_kind("dc.date"), meta_kind("og:updated_time"), meta_kind("publisher")
    ('published', 'date', 'modified', '')
    """
    known = KINDS.get(name)
    return remember(KINDS, name, kind_of(name)) if known is None else known


def kind_of(name: str) -> str:
    if not any(hint in name for hint in HINTS) or NOT_A_DATE_NAME.search(name):
        return ""
    if MODIFIED_NAME.search(name):
        return "modified"
    if PUBLISHED_NAME.search(name):
        return "published"
    return "date" if DATE_NAME.match(name) else ""


def meta_dates(page: Page, *kinds: str) -> Iterator[tuple[str, str, str, str]]:
    """(kind, name, raw, ISO) of every meta whose name is of one of the kinds."""
    for name, raw in page.metas:
        kind = meta_kind(name)
        if kind in kinds and has_digit(raw) and (iso := machine_date(raw)):
            yield kind, name, raw, iso


def declared_dates(page: Page, json_ld: JsonLd) -> Iterator[Evidence]:
    if json_ld.date_published and (iso := machine_date(json_ld.date_published)):
        rule = "json-ld:datePublished"
        yield Evidence("date_published", iso, rule, json_ld.date_published, None, BELIEF[rule])
    else:
        yield from other_objects(page)
    found = [*meta_dates(page, "published", "date")]
    days = {(name, iso[:10]) for _, name, _, iso in found}
    names = [name for name, _ in days]
    for kind, name, raw, iso in found:
        is_list = names.count(name) > 1
        rule = "meta of several days" if is_list else "meta published" if kind == "published" else "meta date"
        yield Evidence("date_published", iso, f"meta:{name}", raw, f"meta[{name}]", BELIEF[rule])


def other_objects(page: Page) -> Iterator[Evidence]:
    """Dates of JSON-LD's other objects (the WebPage, the product), where they are of one day only."""
    for key in ("datePublished", "dateCreated"):
        found = {iso[:10]: (raw, iso) for raw in json_dates(page, key) if (iso := machine_date(raw))}
        if len(found) == 1:
            raw, iso = next(iter(found.values()))
            yield Evidence(
                "date_published", iso, f"json-ld:{key} of another object", raw, None, BELIEF["json-ld:other"]
            )
        if found:
            return


def json_dates(page: Page, key: str) -> Iterator[str]:
    """Of every object but pictures, films and answers; of a script that is no JSON all that look like it."""
    for script in page.json_ld:
        if key not in script:
            continue
        objects = list(objects_in(script))
        values = [found.get(key) for found in objects if not has_type(found, PART_TYPE)]
        yield from (value for value in values if isinstance(value, str))
        if not objects:
            yield from (found[2] for found in JSON_DATE.finditer(script) if found[1] == key)

"""What a page says of itself for machines: JSON-LD and ``<meta>``. Votes, not answers."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any, Final

from crawler.extraction.source.page import Page
from crawler.extraction.source.text import clean, squeeze

MAX_JSON: Final = 2_000_000
"""Characters of one JSON-LD script that are read; larger ones are not metadata."""
MAX_OBJECTS: Final = 5_000
ENTRIES: Final = frozenset(("liveBlogUpdate", "comment"))
"""What of an article's object has headlines, days and authors of its own: entries of a live blog, readers' comments."""
ARTICLE_TYPE: Final = re.compile(
    r"(?:News|Scholarly|Reportage|Satirical|Advertiser\w*|Opinion\w*|Analysis\w*|Review\w*|Tech)?Article"
    r"|BlogPosting|LiveBlogPosting|Report$"
)
PAGE_TYPE: Final = re.compile(
    r"^(?:WebPage|Recipe|DiscussionForumPosting|SocialMediaPosting|VideoObject|CreativeWork)$"
)
"""What else may say who wrote the page when the article does not."""
ORGANIZATION: Final = re.compile("Organization")
BREADCRUMBS: Final = re.compile("^BreadcrumbList$")
MAX_NAMES: Final = 200
TRAILING_COMMA: Final = re.compile(r",\s*([}\]])")


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
    organizations: tuple[str, ...] = ()
    """What it calls an author and an organization at once."""
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
        **authors_of(best, articles, objects),
        crumbs=crumbs_of(objects, page.hrefs.get("canonical") or page.meta.get("og:url")),
    )


def objects_in(script: str) -> Iterator[dict[str, Any]]:
    """Every object of a JSON-LD script, nested ones as well, without recursion; none if it is not JSON."""
    if len(script) > MAX_JSON:
        return
    waiting, seen = loaded(script.strip().strip(";")), 0
    while waiting and seen < MAX_OBJECTS:
        value = waiting.pop(0)
        seen += 1
        if isinstance(value, dict):
            yield value
            waiting += [one for key, one in value.items() if isinstance(one, dict | list) and key not in ENTRIES]
        elif isinstance(value, list):
            waiting += [inner for inner in value if isinstance(inner, dict | list)]


def loaded(script: str) -> list[Any]:
    """What a script says, alone in a list; nothing when it is no JSON, even without commas behind the last entries."""
    try:
        return [json.loads(script, strict=False)]
    except RecursionError:
        return []
    except ValueError:
        mended = TRAILING_COMMA.sub(r"\1", script)
        return loaded(mended) if mended != script else []


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


def authors_of(
    best: dict[str, Any], articles: list[dict[str, Any]], objects: list[dict[str, Any]]
) -> dict[str, tuple[str, ...]]:
    """Persons and organizations that the best object, or one of the same headline, calls author or creator."""
    by_id = {found["@id"]: found for found in objects if isinstance(found.get("@id"), str) and found.get("name")}
    same = [found for found in articles if found is not best and found.get("headline") == best.get("headline")]
    pages = [found for found in objects if found.get("author") and has_type(found, PAGE_TYPE)]
    values = (found.get(key) for found in [best, *same, *pages] for key in ("author", "creator"))
    for value in values:
        named = list(names_of(value, by_id)) if value else []
        if named:
            return {
                "authors": tuple(dict.fromkeys(name for name, is_person in named if is_person)),
                "organizations": tuple(dict.fromkeys(name for name, is_person in named if not is_person)),
            }
    return {}


def names_of(value: Any, by_id: dict[str, dict[str, Any]]) -> Iterator[tuple[str, bool]]:
    """Each name, and is it a person's? Lists may stand in lists; an object may refer to another by its @id."""
    waiting = [value]
    while waiting:
        entry = waiting.pop(0)
        if isinstance(entry, list):
            waiting = entry[:MAX_NAMES] + waiting
        elif isinstance(entry, dict):
            told = entry if entry.get("name") else by_id.get(str(entry.get("@id")), {})
            names = told.get("name")
            is_person = not has_type(told, ORGANIZATION)
            for name in names if isinstance(names, list) else [names]:
                if (text := text_of(name)) and not text.startswith("http"):
                    yield text, is_person
        elif (text := text_of(entry)) and not text.startswith("http"):
            yield text, True


def crumbs_of(objects: list[dict[str, Any]], own: str | None) -> tuple[str, ...]:
    """The levels of the first list of breadcrumbs, without the page itself, whose address is its ``own``."""
    found = next((entry for entry in objects if has_type(entry, BREADCRUMBS)), {})
    entries = found.get("itemListElement")
    names: list[str] = []
    for entry in entries if isinstance(entries, list) else []:
        if isinstance(entry, dict):
            item = entry.get("item")
            inner = item if isinstance(item, dict) else {"@id": item}
            name = text_of(entry.get("name")) or text_of(inner.get("name"))
            if name and not (names and own and is_same(inner.get("@id") or inner.get("url"), own)):
                names.append(name)
    return tuple(names)


def is_same(address: Any, own: str) -> bool:
    """Do both name one page? Its address may be given whole, or begin with the path."""
    return isinstance(address, str) and len(address) > 1 and own.rstrip("/").endswith(address.rstrip("/"))


def first_meta(page: Page, *names: str) -> tuple[str, str] | None:
    """(name, content) of the first of these that the page has."""
    return next(((name, page.meta[name]) for name in names if page.meta.get(name)), None)

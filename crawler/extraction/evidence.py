"""Evidence for what a page says without a contest, and the order in which all of it is handed on.

The text itself has none: each block says where it stands. Nor have links to other articles, which are addresses.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from crawler.extraction.language import primary
from crawler.extraction.rules import Rules
from crawler.extraction.source.metadata import JsonLd
from crawler.extraction.source.page import Page
from crawler.extraction.source.text import clean
from crawler.extraction.story.blocks import Shape
from crawler.items import Evidence

DESCRIPTIONS: Final = ("description", "og:description")
SAID_BY_MACHINES: Final = ("json-ld:", "site rule")
"""Rules that are themselves the place where a value stands."""
SHOWN: Final = 80
"""Characters of the text that a language was told by."""


def rule_evidence(field: str, fields: dict[str, str]) -> list[Evidence]:
    """What a site's own selector found."""
    return [Evidence(field, fields[field], "site rule", fields[field], None, 1.0)] if field in fields else []


def description_evidence(page: Page, json_ld: JsonLd) -> list[Evidence]:
    """The first in the page's head, else what JSON-LD has."""
    named = [(name, page.meta[name]) for name in DESCRIPTIONS if page.meta.get(name)]
    rows = [Evidence("description", text, f"meta:{name}", text, f"meta[{name}]", 0.9) for name, text in named]
    if json_ld.description:
        rows.append(Evidence("description", json_ld.description, "json-ld:description", json_ld.description, None, 0.8))
    return rows


def alternative_evidence(page: Page, printed: str | None, json_ld: JsonLd) -> list[Evidence]:
    """A subtitle or the headline of another outlet, as printed beside the text; else what JSON-LD has."""
    rows = []
    if printed:
        piece = next((piece for piece in page.pieces if printed in piece.text), None)
        raw, locator = (piece.text, piece.locator) if piece else (printed, None)
        rows.append(Evidence("alternative_headline", printed, "line beside the text", raw, locator, 0.9))
    if said := json_ld.alternative_headline:
        rows.append(Evidence("alternative_headline", said, "json-ld:alternativeHeadline", said, None, 0.8))
    return rows


def canonical_evidence(page: Page, canonical: str | None) -> list[Evidence]:
    raw, place = clean(page.hrefs.get("canonical") or "") or None, "link[rel=canonical]"
    return [Evidence("canonical_url", canonical, "link:canonical", raw, place, 0.9)] if canonical else []


def language_evidence(page: Page, language: str | None, rules: Rules, shape: Shape, text: str) -> list[Evidence]:
    """What the text was found to be in, and what the page calls itself."""
    rows = []
    if rules.language:
        rows.append(Evidence("language", rules.language, "site rule", rules.language, None, 1.0))
    declared = primary(page.language)
    if language and not rules.language:
        place = next((block.locator for block in shape.blocks if block.kind != "image"), None)
        confidence = 0.95 if declared in (None, primary(language)) else 0.8
        rows.append(Evidence("language", language, "script and words", opening_of(text.strip()), place, confidence))
    if declared:
        rows.append(Evidence("language", declared, "lang attribute", page.language, "html[lang]", 0.6))
    return rows


def opening_of(text: str) -> str:
    """The first characters of a text, with … behind them where there are more.

    >>> opening_of("The ferry runs."), opening_of("The ferry runs. " * 9)[-6:]
    ('The ferry runs.', 'runs.…')
    """
    return text if len(text) <= SHOWN else f"{text[:SHOWN].rstrip()}…"


def image_evidence(shape: Shape) -> Iterator[Evidence]:
    """A row an image, each of them chosen: they stand in the story."""
    places = {block.text: block.locator for block in shape.blocks if block.kind == "image"}
    for image in shape.images:
        yield Evidence("images", image.url, "image in the story", image.url, places.get(image.url), 0.9)


def chosen_first(*candidates: list[Evidence]) -> Iterator[Evidence]:
    """Every candidate as a row; of each field's the first is the one chosen."""
    for rows in candidates:
        for number, row in enumerate(rows):
            yield row if row.chosen == (number == 0) else with_place(row, row.locator, number == 0)


def passed_over(rows: list[Evidence]) -> Iterator[Evidence]:
    return (with_place(row, row.locator, False) for row in rows)


def located(rows: Iterable[Evidence]) -> Iterator[Evidence]:
    """The rows, each saying where: what stands in JSON-LD or was found by a site's rule has its rule for a place."""
    for row in rows:
        is_place = row.locator is None and row.rule.startswith(SAID_BY_MACHINES)
        yield with_place(row, row.rule, row.chosen) if is_place else row


def with_place(row: Evidence, locator: str | None, chosen: bool) -> Evidence:
    """What ``replace`` gives, in a third of the time: a page has dozens of rows."""
    return Evidence(row.field, row.value, row.rule, row.raw, locator, row.confidence, chosen)

"""The people of an article: what the page prints, else what its metadata says."""

import re
from collections.abc import Iterable

from crawler.extraction.bylines import Byline, bylines
from crawler.extraction.credits import CreditLine, read_credit_line
from crawler.extraction.datelines import credits_in_prose
from crawler.extraction.headline import folded
from crawler.extraction.metadata import JsonLd
from crawler.extraction.names import names_in
from crawler.extraction.page import Page, Piece
from crawler.extraction.story import Story
from crawler.items import Credit, Evidence

WEAK = 0.4
"""Confidence in what metadata or an element calls the author and whose shape is no person's."""
CONTRADICTS = 0.7
"""A person named with less does not stand against a login that a by-line names."""
SAYS_LOGINS = frozenset(("by-line", "author element", "json-ld:author"))
WRITERS = frozenset(("author", "reporter", "correspondent", "intern"))
SOURCE_NAMES = re.compile(r"(?:^|[\s_-])(?:source|laiyuan|origin|media-?name)(?=$|[\s_-])")


def find_credits(
    page: Page, story: Story, json_ld: JsonLd, lines: Iterable[tuple[Piece, CreditLine]], ruled: str | None = None
) -> list[Evidence | Credit]:
    """Credits in page order with their evidence, in turns; metadata where the page prints no writer."""
    found: dict[tuple[str, str], tuple[Credit, Evidence]] = {}
    printed = [(piece, line.credits, "credit line", 0.95) for piece, line in lines]
    printed += [(piece, tuple(credits_in_prose(piece.text)), "in the text", 0.85) for piece in prose_ends(story)]
    printed.sort(key=lambda entry: entry[0].position)
    if ruled:
        add(found, ruled_credits(ruled), "site rule", None, 1.0)
    elif not any(credit.role in WRITERS for _, credits, _, _ in printed for credit in credits):
        named = writers(bylines(page, story, json_ld), folded(page.meta.get("og:site_name", "")))
        if named is not None:
            add(found, *named)
    for piece, credits, rule, confidence in printed:
        add(found, credits, rule, piece.locator, confidence)
    return [entry for pair in found.values() for entry in pair]


def ruled_credits(text: str) -> list[Credit]:
    """What a site's own selector found: a credit line, or names alone."""
    line = read_credit_line(text)
    if line is not None:
        return list(line.credits)
    return [Credit("author", name) for name in names_in(text).strong]


def add(
    found: dict[tuple[str, str], tuple[Credit, Evidence]],
    credits: Iterable[Credit],
    rule: str,
    locator: str | None,
    confidence: float,
) -> None:
    for credit in credits:
        evidence = Evidence("credits", f"{credit.role}: {credit.name}", rule, credit.raw, locator, confidence)
        found.setdefault((credit.role, credit.name), (credit, evidence))


def prose_ends(story: Story) -> list[Piece]:
    text = [piece for piece in story.body if piece.image is None]
    return list({piece.position: piece for piece in text[:2] + text[-2:]}.values())


def writers(found: Iterable[Byline], site: str) -> tuple[list[Credit], str, str | None, float] | None:
    """The first place that names a person; where none does, the first that names a login, or an organisation."""
    weak: Byline | None = None
    for byline in found:
        if weak is not None and byline.confidence < CONTRADICTS and is_login(weak, site):
            continue
        if byline.named.strong:
            return as_credits(byline, byline.named.strong, byline.confidence)
        if byline.named.weak and weak is None:
            weak = byline
    return as_credits(weak, weak.named.weak[:1], min(weak.confidence, WEAK)) if weak is not None else None


def is_login(byline: Byline, site: str) -> bool:
    name = byline.named.weak[0]
    return byline.rule in SAYS_LOGINS and " " not in name and folded(name) not in site


def as_credits(byline: Byline, names: Iterable[str], confidence: float) -> tuple[list[Credit], str, str | None, float]:
    return [Credit("author", name, byline.raw) for name in names], byline.rule, byline.locator, confidence


def source_evidence(page: Page, story: Story, lines: Iterable[tuple[Piece, CreditLine]]) -> list[Evidence]:
    """The credited source (来源), as printed, else as an element or the metadata calls it."""
    rows = [
        Evidence("source", line.source, "credit line", piece.text, piece.locator, 0.95)
        for piece, line in lines
        if line.source
    ]
    for piece in story.header:
        if piece.image is None and SOURCE_NAMES.search(piece.node.names) and len(piece.text) < 30:
            text = re.sub(r"^(?:来源|來源)\s*[:：]\s*", "", piece.text)
            if text and not re.search(r"\d{2}", text):
                rows.append(Evidence("source", text, "source element", piece.text, piece.locator, 0.7))
    if "mediaid" in page.meta:
        rows.append(
            Evidence("source", page.meta["mediaid"], "meta:mediaid", page.meta["mediaid"], "meta[mediaid]", 0.7)
        )
    return rows

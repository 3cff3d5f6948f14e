"""The people of an article: what the page prints, else what its metadata says."""

import re
from collections.abc import Iterable

from crawler.extraction.credits import (
    BYLINE_SPLIT,
    LATIN_NAME,
    NAME,
    CreditLine,
    credits_in_prose,
    read_credit_line,
)
from crawler.extraction.furniture import is_others_text
from crawler.extraction.headline import folded
from crawler.extraction.metadata import JsonLd
from crawler.extraction.page import Page, Piece
from crawler.extraction.roles import NOT_NAMES
from crawler.extraction.story import Story
from crawler.items import Credit, Evidence

AUTHOR_META = tuple(
    """
    author article:author og:article:author byl dc.creator dcterms.creator parsely-author sailthru.author
    citation_author twitter:data1
    """.split()
)
BYLINE_NAMES = re.compile(r"(?:^|[\s_-])(?:by-?lines?|authors?|writer|reporter|zuozhe)(?=$|[\s_-])")
BYLINE_WORD = re.compile(r"(?:By|Written by|Von|Par|Por|Di|Door|Av|Af|Text)\b")
ABOVE = 12
BELOW = 4
BY = re.compile(r"^(?:by|von|par|por|di|door|written by|posted by)\s+", re.I)
WRITERS = frozenset(("author", "reporter", "correspondent"))
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
        named = next((fallback for fallback in fallbacks(page, story, json_ld) if fallback[0]), None)
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
    return [Credit("author", name) for name in BYLINE_SPLIT.split(text) if is_person(name, "")]


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


def fallbacks(page: Page, story: Story, json_ld: JsonLd) -> Iterable[tuple[list[Credit], str, str | None, float]]:
    """Where else names stand, best first."""
    site = folded(page.meta.get("og:site_name", ""))
    yield (
        [Credit("author", name, byline_word(story, name)) for name in json_ld.authors if is_person(name, site)],
        "json-ld:author",
        None,
        0.9,
    )
    yield from inline_bylines(page, story, site)
    for name in AUTHOR_META:
        value = page.meta.get(name, "")
        people = [one for one in BYLINE_SPLIT.split(re.sub(r"^by\s+", "", value, flags=re.I)) if is_person(one, site)]
        yield [Credit("author", one) for one in people], f"meta:{name}", f"meta[{name}]", 0.7
    for piece in story.header + story.above[-ABOVE:] + story.after[:20]:
        if piece.image is None and BYLINE_NAMES.search(piece.node.names) and len(piece.text) < 120:
            yield byline_names(piece, site), "byline element", piece.locator, 0.7


def inline_bylines(page: Page, story: Story, site: str) -> Iterable[tuple[list[Credit], str, str | None, float]]:
    """Elements near the story that call themselves its author's name; a comment's author is not near."""
    start = story.headline.position if story.headline is not None else 0
    end = story.body[-1].position if story.body else start
    for text, node, position in page.bylines:
        if start - ABOVE <= position <= end + BELOW and not any(is_others_text(one) for one in node.lineage()):
            names = [name for name in BYLINE_SPLIT.split(BY.sub("", text)) if is_name(name, site)]
            yield [Credit("author", name) for name in names], "author element", node.xpath(), 0.75


def is_name(name: str, site: str) -> bool:
    """Here the element vouches: one word, or a pen name, will do."""
    return is_person(name, site) or re.fullmatch(r"[^\W\d_][\w.-]{1,24}", name.strip()) is not None


def byline_word(story: Story, name: str) -> str | None:
    """The page's own word before a name that the metadata gives: ``By``, ``Von``."""
    for piece in story.header + story.above[-ABOVE:]:
        found = BYLINE_WORD.match(piece.text) if name in piece.text else None
        if found:
            return found[0]
    return None


def byline_names(piece: Piece, site: str) -> list[Credit]:
    line = read_credit_line(piece.text)
    if line is not None:
        return list(line.credits)
    candidates = [text for _, text in piece.links] or [piece.text]
    return [Credit("author", name) for name in candidates if is_person(name, site)]


def is_person(name: str, site: str) -> bool:
    """A name of a person by its shape; a site's own name, an address or a sentence is none."""
    name = name.strip()
    if not name or name in NOT_NAMES or folded(name) == site or "http" in name or "@" in name or len(name) > 60:
        return False
    return bool(
        NAME.fullmatch(name)
        or LATIN_NAME.fullmatch(name)
        or re.fullmatch(r"[^\W\d_]{2,20}(?:[ .'-]+[^\W\d_]{1,20}){1,4}", name)
    )


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

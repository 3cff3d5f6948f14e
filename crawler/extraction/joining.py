"""An article in several parts as one: what each part was read as goes in, the whole comes out."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final, TypeVar

from crawler.extraction.flags import CAME_WITH, PARTS_MISSING
from crawler.items import Article, Block, Evidence, Link

WHOLE: Final = 0.8
"""Of the first part's blocks: a page that has so many of them, and more beside, tells the whole article."""
ONE_VALUE: Final = ("alternative_headline", "section", "description", "date_modified", "source")
"""Fields of one value that may stand on any part: the first that says something is believed."""

SEVERAL: Final = ("credits", "images")
"""Fields of several values."""
Entry = TypeVar("Entry")
Key = tuple[str, str]
"""Kind and text of a block."""


def join_parts(first: Article, others: Sequence[Article]) -> Article:
    """Headline, address and language are the first part's; text, pictures, people and links are everybody's.

    What is repeated at the top or at the end of the parts stands once. A part that says nothing new adds nothing.
    """
    parts = [first, *(part for part in others if not is_repeated(part, first))]
    bodies = joined_bodies([placed_blocks(part, number) for number, part in enumerate(parts, 1)], first.headline)
    own = {first.url, first.canonical_url, *(part.url for part in others)}
    joined = replace(
        first,
        blocks=tuple(block for body in bodies for block in body),
        images=once((image for part in parts for image in part.images), lambda image: image.url),
        links=once(links_of(parts, own), lambda link: (link.url, link.headline)),
        credits=once((credit for part in parts for credit in part.credits), lambda one: (one.role, one.name)),
        flags=once(flags_of(parts), lambda flag: flag),
    )
    for number, part in enumerate(parts[1:], 2):
        joined = completed(joined, part, number)
    return joined


def is_repeated(part: Article, first: Article) -> bool:
    """The first page once more, as sites give it for a number that they do not know."""
    return keys_of(part.blocks) == keys_of(first.blocks)


def joined_bodies(bodies: Sequence[Sequence[Block]], headline: str | None) -> list[list[Block]]:
    """Each part's own blocks, or all of them in one, where a later part is the whole."""
    first = keys_of(bodies[0])
    for body in bodies[1:]:
        if tells_all(keys_of(body), first):
            return [list(body)]
    cut = [list(bodies[0]), *(without_top(body, bodies[0], headline) for body in bodies[1:])]
    for body, after in pairwise(cut):
        drop_shared_end(body, after)
    return cut


def tells_all(page: Sequence[Key], first: Sequence[Key]) -> bool:
    """Has a further page so much of the first one, and more beside, that it is the whole article?"""
    keys = set(page)
    return len(keys) > len(set(first)) and sum(key in keys for key in first) >= WHOLE * len(first)


def without_top(body: Sequence[Block], first: Sequence[Block], headline: str | None) -> list[Block]:
    """Without the headline, and without the lead or the picture that the first part begins with as well."""
    start = 1 if body and body[0].text == headline else 0
    top = set(keys_of(first))
    while start < len(body) and key_of(body[start]) in top:
        start += 1
    return list(body[start:])


def drop_shared_end(body: list[Block], after: list[Block]) -> None:
    """What every part ends with stands at the end of the last."""
    shared = 0
    while shared < min(len(body), len(after)) and key_of(body[-1 - shared]) == key_of(after[-1 - shared]):
        shared += 1
    if shared < len(body):
        del body[len(body) - shared :]


def completed(joined: Article, part: Article, number: int) -> Article:
    """With the fields that the parts before did not have, and what each of them rests on."""
    gained = [name for name in ONE_VALUE if getattr(joined, name) is None and getattr(part, name) is not None]
    changes = {name: getattr(part, name) for name in gained}
    if joined.date_published is None and part.date_published is not None:
        gained += ["date_published", "date_inferred"]
        changes |= {"date_published": part.date_published, "date_published_raw": part.date_published_raw}
        changes["date_inferred"] = None
    known = {(row.field, row.value) for row in joined.evidence}
    kept = [row for row in joined.evidence if row.field not in gained]
    new = [row for row in part.evidence if row.field in gained and row.field != "date_inferred"]
    new += [row for row in part.evidence if row.field in SEVERAL and (row.field, row.value) not in known]
    return replace(joined, **changes, evidence=(*kept, *(placed(row, number) for row in new)))


def placed_blocks(part: Article, number: int) -> list[Block]:
    """The locators say on which part they are."""
    if number == 1:
        return list(part.blocks)
    return [replace(block, locator=place(block.locator, number)) for block in part.blocks]


def placed(row: Evidence, number: int) -> Evidence:
    return replace(row, locator=place(row.locator, number))


def place(locator: str | None, number: int) -> str:
    """
    >>> place("line 12", 2), place(None, 3)
    ('part 2: line 12', 'part 3')
    """
    return f"part {number}: {locator}" if locator else f"part {number}"


def key_of(block: Block) -> Key:
    return block.kind, block.text


def keys_of(blocks: Iterable[Block]) -> list[Key]:
    return [key_of(block) for block in blocks]


def once(entries: Iterable[Entry], key: Callable[[Entry], Hashable]) -> tuple[Entry, ...]:
    """The first of each key."""
    found: dict[Hashable, Entry] = {}
    for entry in entries:
        found.setdefault(key(entry), entry)
    return tuple(found.values())


def flags_of(parts: Sequence[Article]) -> list[str]:
    """Those that the pages came with first: an article that is read again has them from the beginning.

    That it goes on counts of the last alone: behind the others stands what they say is missing.
    """
    said = [flag for part in parts for flag in part.flags if flag != PARTS_MISSING or part is parts[-1]]
    return sorted(said, key=lambda flag: flag not in CAME_WITH)


def links_of(parts: Iterable[Article], own: set[str | None]) -> list[Link]:
    """Those to other articles."""
    return [link for part in parts for link in part.links if link.url is None or link.url not in own]

"""One article with all its parts, as the article page shows it."""

import json
from dataclasses import dataclass
from typing import Any

from archive.datasette.addresses import is_web_address
from archive.datasette.citing.cited import Cited, cited
from archive.datasette.languages import direction_of, is_language
from archive.datasette.reading.changes import join_revisions
from archive.datasette.reading.evidence import join_evidence
from archive.datasette.reading.flags import flag_words
from archive.datasette.reading.people import join_credits
from archive.datasette.reading.pieces import Piece, join_blocks
from archive.datasette.reading.queries import ARTICLE, COUNTED, CUT, KEPT, PARTS
from archive.datasette.reading.tellings import Tellings, take_tellings
from archive.datasette.rows import Row, take_row, take_rows
from archive.flags import UPFRONT
from archive.identity import uid_of, url_identity


@dataclass(frozen=True, slots=True)
class Reading:
    """``pieces`` are the text, ``figures`` the images that have no place in it, ``people`` each person once.

    ``credits`` and ``images`` are the rows as they are; ``tellings`` the articles that tell the same story, this one
    among them; ``evidence`` goes by field; ``revisions`` are the newest of ``revision_count``.
    """

    row: Row
    cited: Cited
    size: int | None
    pieces: list[Piece]
    figures: list[Row]
    images: list[Row]
    credits: list[Row]
    people: list[Row]
    links: list[Row]
    tellings: Tellings
    evidence: list[Row]
    fetches: list[Row]
    revisions: list[Row]
    revision_count: int
    cut: Row
    """Of a published copy that does not hold all of the text: its ``profile``, ``excerpt`` or ``metadata``."""

    @property
    def language(self) -> str | None:
        language = self.row["language"]
        return str(language) if is_language(language) else None

    @property
    def direction(self) -> str:
        """``auto`` where the language does not tell."""
        return direction_of(self.language) if self.language else "auto"

    @property
    def file(self) -> str | None:
        """The input that it was read from, of an article without an address; the newest of several."""
        states = ("changed", "new")
        return next((str(fetch["input"]) for fetch in self.fetches if fetch["state"] in states), None)

    @property
    def notes(self) -> dict[str, str]:
        return flag_words(self.row["flags"])

    @property
    def upfront(self) -> list[str]:
        """What a reader should know before the text."""
        return [words for flag, words in self.notes.items() if flag in UPFRONT]


async def take_article(database: Any, uid: str) -> Reading | None:
    row = await take_row(database, ARTICLE, uid=uid)
    if not row:
        return None
    parts = {name: await _take_part(database, name, row["id"]) for name in PARTS}
    shown = {block["text"] for block in parts["blocks"] if block["kind"] == "image"}
    return Reading(
        row=row,
        cited=cited(row, parts["credits"], parts["fetches"]),
        size=_size_of(parts["fetches"], row["snapshot_sha256"]),
        pieces=join_blocks(parts["blocks"], parts["images"]),
        figures=[image for image in parts["images"] if image["url"] not in shown],
        images=parts["images"],
        credits=parts["credits"],
        people=join_credits(parts["credits"]),
        links=await _link_kept(database, parts["links"]),
        tellings=await take_tellings(database, row["id"]),
        evidence=join_evidence(parts["evidence"]),
        fetches=parts["fetches"],
        revisions=join_revisions(parts["revisions"]),
        revision_count=await _count_revisions(database, row["id"]) if parts["revisions"] else 0,
        cut=await take_row(database, CUT) if await database.table_exists("publication") else {},
    )


async def _take_part(database: Any, name: str, article: int) -> list[Row]:
    """A published copy may lack a table; the page is then without that part."""
    return await take_rows(database, PARTS[name], id=article) if await database.table_exists(name) else []


async def _count_revisions(database: Any, article: int) -> int:
    return int((await take_row(database, COUNTED, id=article)).get("revisions", 0))


async def _link_kept(database: Any, links: list[Row]) -> list[Row]:
    """The links, each with the uid of its article when the archive has that one."""
    uids = [_uid_at(link["url"]) for link in links]
    kept = {row["uid"] for row in await take_rows(database, KEPT, uids=json.dumps(uids))}
    return [link | {"uid": uid if uid in kept else None} for link, uid in zip(links, uids, strict=True)]


def _uid_at(url: str | None) -> str | None:
    """The uid an article at this address has, kept or not."""
    if url is None or not is_web_address(url):
        return None
    try:
        return uid_of(url_identity(url))
    except ValueError:  # a port that is no number
        return None


def _size_of(fetches: list[Row], sha256: str) -> int | None:
    return next((fetch["size"] for fetch in fetches if fetch["snapshot_sha256"] == sha256), None)

"""What travels in the stream: an item of a crawl as names and bytes. No pickles: Redis is another machine's memory."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

import zstandard

from crawler.items import Failure, Reading, Snapshot

LARGEST = 64 * 1024 * 1024
"""Bytes of a page; a crawl's limit is below."""
LEVEL = 3
KINDS: dict[str, type[Snapshot | Failure]] = {"snapshot": Snapshot, "failure": Failure}


class BadMessage(ValueError):
    """Something that no worker of ours wrote."""


@dataclass(frozen=True, slots=True)
class Message:
    """What came of an address: the page as it was received, or why there is none.

    ``site`` and ``key`` name it in the shared frontier; ``is_vain``: it may be asked for again in the next crawl.
    """

    site: str
    key: str
    item: Snapshot | Failure
    is_vain: bool = False

    def fields(self) -> dict[str, bytes]:
        """For XADD: ``message`` is JSON, ``body`` is zstd: of the page, and of its further parts behind it."""
        pages = (self.item, *self.item.parts) if isinstance(self.item, Snapshot) else ()
        body = b"".join(page.body for page in pages)
        values = names_of(pages[0]) if pages else asdict(self.item)
        if len(pages) > 1:
            values["parts"] = [names_of(page) | {"size": len(page.body)} for page in pages[1:]]
        kind = "snapshot" if pages else "failure"
        words = {"site": self.site, "key": self.key, "is_vain": self.is_vain, "kind": kind, "item": values}
        text = json.dumps(words, ensure_ascii=True).encode()
        return {"message": text, "body": zstandard.compress(body, LEVEL)}


def names_of(page: Snapshot) -> dict[str, Any]:
    """All of it but the bytes, and but its parts."""
    values = asdict(replace(page, body=b"", parts=()))
    return {name: value for name, value in values.items() if name not in ("body", "parts")}


def message_of(item: Reading | Failure, site: str, key: str, moment: str) -> Message:
    """``moment`` is when it came, ISO 8601 in UTC: input and time tell the writer whether it is saved already."""
    if isinstance(item, Reading):
        return Message(site, key, replace(item.snapshot, fetched_at=item.snapshot.fetched_at or moment))
    return Message(site, key, replace(item, fetched_at=moment), is_vain=item.state == "failed")


def read_message(sent: Mapping[bytes, bytes]) -> Message:
    """Raises BadMessage."""
    try:
        words = json.loads(sent[b"message"])
        body = zstandard.ZstdDecompressor().decompress(sent[b"body"], max_output_size=LARGEST)
        item = item_of(words["kind"], words["item"], body)
        return Message(str(words["site"]), str(words["key"]), item, bool(words["is_vain"]))
    except (KeyError, TypeError, ValueError, zstandard.ZstdError) as error:
        raise BadMessage(f"{type(error).__name__}: {error}") from error


def item_of(kind: str, values: dict[str, Any], body: bytes) -> Snapshot | Failure:
    """Names that this version does not know are those of a newer worker's."""
    made = KINDS[kind]
    return snapshot_of(values, body) if made is Snapshot else made(**known(made, values))


def known(made: type[Snapshot | Failure], values: dict[str, Any]) -> dict[str, Any]:
    names = {field.name for field in fields(made)}
    return {name: value for name, value in values.items() if name in names}


def snapshot_of(values: dict[str, Any], body: bytes) -> Snapshot:
    """``body`` has the bytes of its parts at the end."""
    parts: list[Snapshot] = []
    for part in reversed(values.get("parts", ())):
        end = len(body) - int(part.pop("size"))
        parts.insert(0, snapshot_of(part, body[end:]))
        body = body[:end]
    headers = tuple((str(name), str(value)) for name, value in values.get("headers", ()))
    told = {"headers": headers, "flags": tuple(values.get("flags", ())), "parts": tuple(parts)}
    return Snapshot(**(known(Snapshot, values) | told | {"body": body}))

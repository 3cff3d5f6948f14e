"""What travels in the stream: items of a crawl as names and bytes, and its last word.

No pickles: Redis is another machine's memory.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

import zstandard

from crawler.items import Failure, NotArticle, Reading, Snapshot

LARGEST = 64 * 1024 * 1024
"""Bytes of a page; a crawl's limit is below."""
LEVEL = 3
CUT = "cut_off"
"""The one thing that the bytes do not say: that they are not all."""


class BadMessage(ValueError):
    """Something that no worker of ours wrote."""


@dataclass(frozen=True, slots=True)
class Message:
    """What came of an address: the page as it was received, or why there is none.

    ``site`` and ``key`` name it in the shared frontier; ``is_vain``: it may be asked for again in the next crawl.
    ``verdict`` is what the worker said of a page that the writer is not to read.
    """

    site: str
    key: str
    item: Snapshot | Failure
    is_vain: bool = False
    verdict: NotArticle | None = None

    def fields(self) -> dict[str, bytes]:
        """For XADD: ``message`` is JSON, ``body0`` and so on are the bytes of the page and its parts as zstd."""
        pages = (self.item, *self.item.parts) if isinstance(self.item, Snapshot) else ()
        verdict = {"why": self.verdict.why, "detail": self.verdict.detail} if self.verdict else None
        words = {"site": self.site, "key": self.key, "is_vain": self.is_vain, "verdict": verdict}
        words |= {"pages": list(map(values_of, pages))} if pages else {"failure": asdict(self.item)}
        bodies = {f"body{number}": zstandard.compress(page.body, LEVEL) for number, page in enumerate(pages)}
        return {"message": json.dumps(words).encode()} | bodies


@dataclass(frozen=True, slots=True)
class Over:
    """The last word of a crawl, behind all its pages.

    ``crawl`` is its number, ``workers`` how many came to it; ``found``: articles that the site's lists named;
    ``lists_failed``: lists that could not be had; ``left_off``: addresses that were left off by ``max_pages``;
    ``waiting``: those that wait because the workers were ended.
    """

    site: str
    crawl: int
    workers: int
    found: int
    lists_failed: int
    left_off: int
    waiting: int


def values_of(page: Snapshot) -> dict[str, Any]:
    """All of it but the bytes and the parts."""
    values = asdict(replace(page, body=b"", parts=()))
    return {name: value for name, value in values.items() if name not in ("body", "parts")}


def message_of(item: Reading | Failure, site: str, key: str, moment: str) -> Message:
    """``moment`` is when it came, ISO 8601 in UTC: input and time tell the writer whether it is saved already."""
    if isinstance(item, Failure):
        return Message(site, key, replace(item, fetched_at=moment), is_vain=item.state == "failed")
    snapshot = replace(item.snapshot, fetched_at=item.snapshot.fetched_at or moment)
    is_cut = isinstance(item.result, NotArticle) and item.result.why == CUT
    verdict = item.result if is_cut and isinstance(item.result, NotArticle) else None
    return Message(site, key, snapshot, is_vain=is_cut, verdict=verdict)


def read_message(sent: Mapping[bytes, bytes]) -> Message | Over:
    """Raises BadMessage."""
    try:
        if b"over" in sent:
            told = json.loads(sent[b"over"])
            return Over(str(told["site"]), *(int(told[field.name]) for field in fields(Over)[1:]))
        words = json.loads(sent[b"message"])
        verdict = (
            NotArticle(str(words["verdict"]["why"]), str(words["verdict"]["detail"])) if words["verdict"] else None
        )
        item = failure_in(words["failure"]) if "failure" in words else page_in(words["pages"], sent)
        return Message(str(words["site"]), str(words["key"]), item, bool(words["is_vain"]), verdict)
    except (KeyError, IndexError, TypeError, ValueError, zstandard.ZstdError) as error:
        raise BadMessage(f"{type(error).__name__}: {error}") from error


def failure_in(values: Mapping[str, Any]) -> Failure:
    return Failure(**known(values, Failure))


def page_in(pages: Sequence[Mapping[str, Any]], sent: Mapping[bytes, bytes]) -> Snapshot:
    first, *parts = (snapshot_in(values, sent[f"body{number}".encode()]) for number, values in enumerate(pages))
    return replace(first, parts=tuple(parts))


def snapshot_in(values: Mapping[str, Any], packed: bytes) -> Snapshot:
    body = zstandard.ZstdDecompressor().decompress(packed, max_output_size=LARGEST)
    lists = {"headers": tuple((str(name), str(value)) for name, value in values["headers"])}
    return Snapshot(body=body, **known(values, Snapshot) | lists | {"flags": tuple(values["flags"])})


def known(values: Mapping[str, Any], kind: type[Snapshot | Failure]) -> dict[str, Any]:
    """Without what a newer worker says beside it."""
    names = {field.name for field in fields(kind)}
    return {name: value for name, value in values.items() if name in names}

"""What travels through Broadsheet: a Snapshot comes in, an Article or a NotArticle goes out.

Names follow schema.org's NewsArticle, in snake_case. Everything here is frozen: a stage makes a new
object, it never edits one. A missing value is None, never an empty string.
"""

import hashlib
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from functools import cache
from operator import attrgetter
from typing import Any, Literal

BlockKind = Literal["paragraph", "heading", "list_item", "quote", "preformatted", "table_row", "image"]
Role = Literal[
    "author",
    "reporter",
    "correspondent",
    "photographer",
    "coordinator",
    "editor",
    "proofreader",
    "reviewer",
    "translator",
    "intern",
]


class Sent:
    """Goes to another process as its values in their order: a dataclass with slots would take twice the time.

    >>> Credit("editor", "陈一鸣").__reduce__()[1]
    ('editor', '陈一鸣', None)
    """

    __slots__ = ()

    def __reduce__(self) -> tuple[type, tuple[Any, ...]]:
        kind: Any = type(self)
        return kind, values_of(kind)(self)


@cache
def values_of(kind: Any) -> Callable[[Any], tuple[Any, ...]]:
    return attrgetter(*kind.__slots__)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The bytes of one page as received: after content-decoding, before charset decoding.

    ``input`` is what the ledger calls the page: the URL asked for, or the file's path as the user gave it.
    ``url`` is where the bytes came from after redirects; None for a file that does not say.
    ``charset`` is the HTTP header's word, not a finding. ``fetched_at`` is ISO 8601 in UTC. ``parts`` are the further
    pages of the same article, in their order.
    """

    body: bytes
    input: str
    url: str | None = None
    media_type: str | None = None
    charset: str | None = None
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    fetched_at: str | None = None
    flags: tuple[str, ...] = ()
    parts: "tuple[Snapshot, ...]" = ()

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.body).hexdigest()


@dataclass(frozen=True, slots=True)
class Decoding(Sent):
    """How bytes became text: the charset declared (by whom), the one used, U+FFFD made per page."""

    declared: str | None
    used: str
    replacements: int = 0


@dataclass(frozen=True, slots=True)
class Block(Sent):
    """One piece of the body, in reading order. ``text`` of an image block is its address or file name.

    ``level`` is 1 to 6 for headings, else None. ``locator`` says where it stood: ``line 12`` or an XPath.
    """

    kind: BlockKind
    text: str
    level: int | None = None
    locator: str | None = None


@dataclass(frozen=True, slots=True)
class Credit(Sent):
    """A person with the part they had; ``raw`` is the page's own word for it (``责任编辑``)."""

    role: Role
    name: str
    raw: str | None = None


@dataclass(frozen=True, slots=True)
class Image(Sent):
    """``url`` is absolute where the page's address is known, else the file name as printed."""

    url: str
    caption: str | None = None
    credit: str | None = None


@dataclass(frozen=True, slots=True)
class Link(Sent):
    """``rel`` is ``related`` for a list of other articles; ``url`` is None on a plain-text page."""

    rel: str
    headline: str
    url: str | None = None
    teaser: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence(Sent):
    """Why a field has its value: one row a candidate, ``chosen`` or not.

    ``confidence`` is between 0 and 1; ``locator`` is ``line 12``, an XPath, ``meta[name=…]`` or ``url``.
    """

    field: str
    value: str
    rule: str
    raw: str | None = None
    locator: str | None = None
    confidence: float = 1.0
    chosen: bool = True


@dataclass(frozen=True, slots=True)
class Article(Sent):
    """schema.org NewsArticle. Dates are ISO 8601, as precise as the page and with its offset if it has one."""

    headline: str | None
    blocks: tuple[Block, ...]
    url: str | None = None
    canonical_url: str | None = None
    alternative_headline: str | None = None
    section: str | None = None
    description: str | None = None
    date_published: str | None = None
    date_published_raw: str | None = None
    date_modified: str | None = None
    date_inferred: str | None = None
    source: str | None = None
    credits: tuple[Credit, ...] = ()
    images: tuple[Image, ...] = ()
    links: tuple[Link, ...] = ()
    language: str | None = None
    flags: tuple[str, ...] = ()
    decoding: Decoding | None = None
    evidence: tuple[Evidence, ...] = field(default=(), repr=False)

    @property
    def body(self) -> str:
        """Paragraphs, sub-headings, list items, quotes and table rows, joined by a blank line."""
        return "\n\n".join(block.text for block in self.blocks if block.kind != "image")

    @property
    def paragraphs(self) -> tuple[str, ...]:
        return tuple(block.text for block in self.blocks if block.kind == "paragraph")

    def as_dict(self, evidence: bool = True) -> dict[str, Any]:
        """Plain JSON types; the order of the fields is the order of this class."""
        row = asdict(self)
        if not evidence:
            del row["evidence"]
        return row


@dataclass(frozen=True, slots=True)
class NotArticle(Sent):
    """The page was read and is not an article. ``why`` is a code of the ledger, ``detail`` is for a person.

    ``date_published`` is what a page of its own, with too little text, or a list says for certain of its day.
    """

    why: str
    detail: str = ""
    decoding: Decoding | None = None
    flags: tuple[str, ...] = ()
    date_published: str | None = None

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was made of one snapshot: the item a spider yields and an archive saves.

    ``outlet`` is the site's title in ``seeds/sites``, None for a site that is not declared there. ``rules`` is the
    fingerprint of the site's rules that it was read by, None for none. ``prepared`` is what an archive has made of it.
    """

    snapshot: Snapshot
    result: Article | NotArticle
    outlet: str | None = None
    rules: str | None = None
    prepared: Any = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Failure:
    """An input without usable bytes: ``rejected`` by a rule of ours, or ``failed`` on the way.

    ``fetched_at`` is ISO 8601 in UTC; None: as it is saved.
    """

    input: str
    state: Literal["rejected", "failed"]
    why: str
    detail: str = ""
    url: str | None = None
    status: int | None = None
    size: int | None = None
    fetched_at: str | None = None


@dataclass(frozen=True, slots=True)
class NotModified:
    """The site says that an article's page is as it was when we had it last (HTTP 304): no bytes came."""

    input: str
    url: str | None = None
    status: int = 304


@dataclass(frozen=True, slots=True)
class Listed:
    """A page that says what there is to read was read to its end: the last item of its page, and in no output.

    ``links`` counts the addresses it led to, None where the site says that it is as it was (HTTP 304). ``headers`` are
    those that a Snapshot keeps.
    """

    input: str
    links: int | None
    headers: tuple[tuple[str, str], ...] = ()


def utc_text(moment: datetime) -> str:
    """An aware time as every row has it: ISO 8601 in UTC, to the second.

    >>> utc_text(datetime(2026, 11, 3, 8, 20, tzinfo=UTC))
    '2026-11-03T08:20:00Z'
    """
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

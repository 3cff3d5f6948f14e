"""A response with its fingerprint (ETag): who has it already gets 304 and no body."""

from collections.abc import Mapping
from hashlib import blake2b
from typing import Any

from datasette import Response
from datasette.utils import add_cors_headers

FRESH = "no-cache"
"""May be kept, and is asked for again each time: an article can change at any minute."""


def answer(
    datasette: Any,
    request: Any,
    body: str,
    content_type: str,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
) -> Any:
    """The response to GET and HEAD; an ETag only for what was found."""
    data = body.encode("utf-8", "replace")
    sent = {"content-length": str(len(data)), **(headers or {})}
    if datasette.cors:
        add_cors_headers(sent)
    if status == 200:
        tag = f'"{blake2b(data, digest_size=12).hexdigest()}"'
        sent |= {"etag": tag, "cache-control": FRESH}
        if is_known(request.headers.get("if-none-match"), tag):
            del sent["content-length"]
            return Response(b"", 304, sent, content_type)
    return Response(b"" if request.method == "HEAD" else data, status, sent, content_type)


def is_known(asked: str | None, tag: str) -> bool:
    """Does the visitor have it? A server in between that packs the page may have made the tag weak.

    >>> is_known('W/"ab", "cd"', '"ab"'), is_known('"cd"', '"ab"'), is_known("*", '"ab"'), is_known(None, '"ab"')
    (True, False, True, False)
    """
    tags = [one.strip().removeprefix("W/") for one in (asked or "").split(",")]
    return tag in tags or tags == ["*"]

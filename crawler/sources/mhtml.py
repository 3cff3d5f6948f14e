"""MHTML (RFC 2557), a page as a browser saves it with all its parts: only the page itself is taken."""

from dataclasses import replace
from datetime import UTC
from email import message_from_bytes
from email.errors import MessageError
from email.message import Message
from email.utils import parsedate_to_datetime

from crawler.items import Snapshot, utc_text
from crawler.origin import OriginError, check_url
from crawler.sources.found import Refused

MHTML_SUFFIXES = frozenset((".mhtml", ".mht"))
PAGES = ("text/html", "application/xhtml+xml", "text/plain")


def unwrapped(snapshot: Snapshot) -> Snapshot:
    """The page inside. What the file says of its address, charset and time stands behind an origin.json.

    Raises Refused for a file that holds none.
    """
    try:
        message = message_from_bytes(snapshot.body)
        part = next((each for each in message.walk() if each.get_content_type() in PAGES and has_body(each)), None)
    except (MessageError, RecursionError) as error:
        raise Refused("no_page", f"no MHTML: {error}") from error
    if part is None or (not message.is_multipart() and "mime-version" not in message):
        raise Refused("no_page", "no page in this MHTML file")
    body = part.get_payload(decode=True)
    assert isinstance(body, bytes)  # of a part that is no multipart
    return replace(
        snapshot,
        body=body,
        url=snapshot.url or address_of(message, part),
        media_type=snapshot.media_type or part.get_content_type(),
        charset=snapshot.charset or part.get_content_charset(),
        fetched_at=date_of(message) or snapshot.fetched_at,
    )


def has_body(part: Message) -> bool:
    return not part.is_multipart() and bool(part.get_payload())


def address_of(message: Message, part: Message) -> str | None:
    """Where the browser had it from; ``cid:`` and files of the saver's own disk are no addresses."""
    for value in (message.get("Snapshot-Content-Location"), part.get("Content-Location")):
        try:
            url = "".join(str(value or "").split())
            check_url(url)
        except OriginError:
            continue
        return url
    return None


def date_of(message: Message) -> str | None:
    try:
        moment = parsedate_to_datetime(str(message.get("Date", "")))
        return utc_text(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
    except (ValueError, OverflowError):
        return None

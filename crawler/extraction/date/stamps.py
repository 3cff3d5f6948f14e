"""Dates in elements that say they hold one: ``<time>``, ``itemprop="datePublished"``."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final

from crawler.extraction.date.belief import BELIEF
from crawler.extraction.date.dates import find_dates
from crawler.extraction.date.labels import label_of
from crawler.extraction.date.machinedate import machine_date
from crawler.extraction.date.place import ENTRY_TAGS, Place, is_elsewhere, is_embedded, stands_in
from crawler.extraction.date.printed import ABOVE, BELOW, Printed
from crawler.extraction.source.page import Page, Stamp
from crawler.items import Evidence

WEST, EAST = timedelta(hours=-11), timedelta(hours=14)
QUARTER: Final = timedelta(minutes=15)
"""What zones differ by."""
PUBLISHED_NAMES: Final = ("publish", "datecreated", "dc:created", "pubdate", "entry-date")
LONG: Final = len("2026-11-20T08:02")
AMONG: Final = 12
"""Pieces of the text behind which a date can still be the header's."""


def stamped_dates(page: Page, place: Place) -> Iterator[Printed]:
    """Elements that say they hold a date, at the headline, or right below the text."""
    is_only = len(page.stamps) == 1
    for stamp in page.stamps:
        if stamp.position > place.last + BELOW:
            return
        rule = stamp_rule(stamp, place)
        piece = page.pieces[stamp.position] if stamp.position < len(page.pieces) else None
        if rule is None or (piece and (is_elsewhere(piece, place) or is_embedded(piece))):
            continue
        if rule == "time element below" and is_only:
            rule = "only time element"
        elif rule == "time element below" and piece and stands_in(piece, place, ENTRY_TAGS):
            continue
        for raw in (stamp.value, stamp.text):
            if raw and (iso := machine_date(raw)):
                label = label_of_stamp(page, stamp)
                confidence = BELIEF.get(f"{rule}, labelled", BELIEF[rule]) if label == "published" else BELIEF[rule]
                row = Evidence("date_published", iso, rule, raw, "time", confidence)
                yield Printed(row, label, stamp.position)
                break


def stamp_rule(stamp: Stamp, place: Place) -> str | None:
    """By where it stands; None for elements of other places."""
    if stamp.position < place.headline - ABOVE:
        return None
    if stamp.position <= min(place.first + AMONG, place.last):
        return "time element published" if stamp_label(stamp) == "published" else "time element"
    return "time element below" if stamp.position >= place.last else None


def label_of_stamp(page: Page, stamp: Stamp) -> str:
    """What its names, or the words before it in its line, say of it."""
    label = stamp_label(stamp)
    if label == "published" or not stamp.text or stamp.position >= len(page.pieces):
        return label
    text = page.pieces[stamp.position].text
    found = next(iter(find_dates(stamp.text)), None)
    raw = found.raw if found else stamp.text
    start = text.find(raw, max(0, text.find(stamp.text)))
    return (label_of(text, start, start + len(raw)) or label) if start > 0 else label


def stamp_label(stamp: Stamp) -> str:
    """What its names say; WordPress calls a date of publication ``published updated``."""
    names = stamp.names
    if any(name in names for name in PUBLISHED_NAMES):
        return "published"
    return "modified" if "modif" in names or "updat" in names else ""


def with_zone(row: Evidence, stamps: Iterable[Stamp]) -> Evidence:
    """A printed hour with its zone, where its own element tells machines the same moment with an offset."""
    raw = row.raw
    if not raw or len(row.value) not in (LONG, LONG + 3):
        return row
    told = (stamp.value for stamp in stamps if stamp.value and stamp.text and raw in stamp.text)
    zone = next((zone for value in told if (zone := zone_between(row.value, machine_date(value) or ""))), "")
    return replace(row, value=row.value + zone) if zone else row


def zone_between(clock: str, moment: str) -> str:
    """The offset with which a clock shows a moment; "" where it is none, or the clock may just show UTC.

    >>> zone_between("2026-11-20T08:02", "2026-11-20T11:02:00+00:00")
    '-03:00'
    >>> zone_between("2026-11-20T08:02", "2026-11-20T11:02"), zone_between("2026-11-20T08:02", "2026-11-20T08:02+00:00")
    ('', '')
    """
    if moment[LONG:] == "" or moment[-6] not in "+-":
        return ""
    there = datetime.fromisoformat(moment).astimezone(UTC).replace(tzinfo=None)
    offset = datetime.fromisoformat(clock) - (there.replace(second=0) if len(clock) == LONG else there)
    if not offset or not WEST <= offset <= EAST or offset % QUARTER:
        return ""
    hours, rest = divmod(abs(offset) // timedelta(minutes=1), 60)
    return f"{'-' if offset < timedelta(0) else '+'}{hours:02}:{rest:02}"

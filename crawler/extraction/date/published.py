"""When the article was published: every candidate with its evidence; belief.py says which one to believe."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from crawler.extraction.date.belief import BELIEF, clock_ahead, ranked
from crawler.extraction.date.dates import has_digit
from crawler.extraction.date.declared import declared_dates, meta_dates, meta_kind
from crawler.extraction.date.elsewhere import copyright_year, is_named_change, labelled_lines, yearless_lines
from crawler.extraction.date.machinedate import machine_date
from crawler.extraction.date.opening import REACH, opening_dates
from crawler.extraction.date.order import ASSUMED, PageOrder, readings
from crawler.extraction.date.ownentry import own_entries
from crawler.extraction.date.place import CLOSE, Place, place_of
from crawler.extraction.date.printed import BELOW, Printed, header_dates, header_pieces, outer_dates
from crawler.extraction.date.scriptdates import script_dates
from crawler.extraction.date.stamps import stamped_dates, with_zone
from crawler.extraction.date.urldate import url_date, url_month
from crawler.extraction.people.counters import NOISE
from crawler.extraction.source.metadata import JsonLd
from crawler.extraction.source.page import Page
from crawler.extraction.story.story import Story
from crawler.items import Evidence

URL_YEAR: Final = re.compile(r"/((?:19|20)\d{2})(?=[-/]|\d{2,4}/)")
FOUR_DIGITS: Final = re.compile(r"\d{4}")
CHANGED: Final = "changed, as printed"
"""The rule by which the day of a page's last change stands for that of its publication."""


@dataclass(frozen=True, slots=True)
class DateEvidence:
    """Candidates for three fields, the best first; ``inferred`` are those too weak for a date of publication."""

    published: list[Evidence]
    inferred: list[Evidence]
    modified: list[Evidence]


def date_evidence(page: Page, story: Story, json_ld: JsonLd, url: str | None) -> DateEvidence:
    """Every candidate for the dates of publication and of the last change."""
    declared = [*declared_dates(page, json_ld), *address_dates(url)]
    place = place_of(page, story)
    revised = [*declared_changes(json_ld, page)]
    found = header_dates(page, story, place)
    if not (revised and is_settled(declared, found)):
        found += [*outer_dates(page, story, place), *opening_dates(page, place), *stamped_dates(page, place)]
    month = url_month(url) if url else None
    order = PageOrder(page, url, certain_days(declared, found), month)
    printed = in_order(order, found)
    rows = [order.settle(row) for row in declared] + [one.row for one in printed if one.label in ("", "published")]
    changes = [*printed_changes(printed)]
    changed = {row.value[:10] for row in changes}
    rows = [row for row in rows if not is_later_change(row, changed)]
    ahead = clock_ahead(changes, revised)
    if ahead is not None and {row.value for row in rows}.isdisjoint(row.value for row in revised):
        changed = set()  # the metadata tell it from the day of publication
    ranking, is_sure = ranked(rows, month, changed, ahead)
    if ranking and page.stamps:
        ranking[0] = with_zone(ranking[0], page.stamps)
    if not is_sure:
        resorts, is_sure = ranked(last_resorts(page, story, place, json_ld, printed, order), month, set())
        ranking = resorts + ranking
    modified = [order.settle(row) for row in [*revised, *changes]]
    if is_sure:
        return DateEvidence(ranking, [], modified)
    return DateEvidence([], [replace(row, field="date_inferred") for row in ranking], modified)


def is_later_change(row: Evidence, changed: set[str]) -> bool:
    """Metadata that do not say which day they have, of one behind the last change that readers are told."""
    return (
        bool(changed)
        and row.rule.startswith("meta:")
        and row.confidence == BELIEF["meta date"]
        and row.value[:10] > max(changed)
    )


def is_settled(declared: list[Evidence], header: list[Printed]) -> bool:
    """Declared with its hour, and nowhere at the headline is another day: no date elsewhere on the page could win."""
    days = {row.value[:10] for row in declared}
    is_strong = any("T" in row.value and row.confidence >= BELIEF["meta published"] for row in declared)
    return is_strong and len(days) == 1 and {one.row.value[:10] for one in header if one.label != "modified"} == days


def certain_days(declared: list[Evidence], printed: list[Printed]) -> set[str]:
    """Days that can be read in one way only; of those in figures with slashes none."""
    rows = [row for row in declared if len(readings(row)) == 1]
    rows += [one.row for one in printed if len(readings(one.row)) == 1 and "/" not in (one.row.raw or "")]
    return {row.value[:10] for row in rows}


def in_order(order: PageOrder, found: list[Printed]) -> list[Printed]:
    pieces = order.page.pieces
    for number, one in enumerate(found):
        if len(readings(one.row)) > 1:
            line = pieces[one.position].text if one.position < len(pieces) else ""
            found[number] = replace(one, row=order.settle(one.row, line))
    return found


def address_dates(url: str | None) -> Iterator[Evidence]:
    if url and (found := url_date(url)):
        yield Evidence("date_published", found.iso, "url", found.raw, "url", BELIEF["url"])


def last_resorts(
    page: Page, story: Story, place: Place, json_ld: JsonLd, printed: list[Printed], order: PageOrder
) -> list[Evidence]:
    """Where nothing at the headline says when: labels elsewhere, days without a year, the last change."""
    found = labelled_lines(page, place, "published")
    if not found:
        above = story.above[-CLOSE:]
        near = above + (story.header if page.is_plain else header_pieces(page.pieces, place))
        found = list(yearless_lines(page, near, place, years(page, json_ld, order.url)))
    scripts = list(script_dates(page, story.headline))
    found = found or own_entries(page, place, story.headline, order.url)
    if found or scripts:
        return [*(one.row for one in in_order(order, found)), *scripts]
    return [*changes(page, place, json_ld, printed, order)]


def changes(page: Page, place: Place, json_ld: JsonLd, printed: list[Printed], order: PageOrder) -> Iterator[Evidence]:
    """The last change: the page is no younger. As printed for readers it may stand alone."""
    rule = CHANGED
    near = [one for one in printed if one.label == "modified"]
    elsewhere = [] if near else [one for one in labelled_lines(page, place, "modified") if is_own(page, one, place)]
    for one in near or in_order(order, elsewhere):
        if is_only_moment(page, one):
            own = rule + ASSUMED if one.row.rule.endswith(ASSUMED) else rule
            yield replace(one.row, rule=own, confidence=BELIEF[rule])
    for row in declared_changes(json_ld, page):
        rule = "changed, for machines"
        yield order.settle(replace(row, field="date_published", rule=rule, confidence=BELIEF[rule]))


def is_only_moment(page: Page, one: Printed) -> bool:
    """A line for readers that tells no moment before it: ``at 5:52 pm · Updated November 3`` was published before."""
    if one.row.rule.startswith("time"):
        return False
    before = page.pieces[one.position].text.partition(one.row.raw or "")[0]
    return not has_digit(NOISE.sub("", before) if not before.isascii() else before)


def is_own(page: Page, one: Printed, place: Place) -> bool:
    """At the story's ends, or in what is named after the page's last change."""
    is_at_ends = one.position < place.first + REACH or place.last <= one.position <= place.last + BELOW
    return is_at_ends or is_named_change(page.pieces[one.position])


def years(page: Page, json_ld: JsonLd, url: str | None) -> Iterator[int]:
    """The years that a page's day without one can be of: the address's, the last change's, the copyright's."""
    if url and (found := URL_YEAR.search(url)):
        yield int(found[1])
    for row in declared_changes(json_ld, page):
        yield int(row.value[:4])
        yield int(row.value[:4]) - 1
    if year := copyright_year(page):
        yield year
        yield year - 1


def declared_changes(json_ld: JsonLd, page: Page) -> Iterator[Evidence]:
    if json_ld.date_modified and (iso := machine_date(json_ld.date_modified)):
        yield Evidence("date_modified", iso, "json-ld:dateModified", json_ld.date_modified, "json-ld:dateModified", 0.9)
    for _, name, raw, iso in meta_dates(page, "modified"):
        yield Evidence("date_modified", iso, f"meta:{name}", raw, f"meta[{name}]", 0.8)


def printed_changes(printed: list[Printed]) -> Iterator[Evidence]:
    for one in printed:
        if one.label == "modified":
            row = one.row
            yield Evidence("date_modified", row.value, "printed as updated", row.raw, row.locator, 0.8)


def has_impossible_date(page: Page, json_ld: JsonLd) -> bool:
    """The metadata has a date of publication with digits in it that is no day, or none that can be."""
    claimed = [json_ld.date_published, *(raw for name, raw in page.metas if meta_kind(name) == "published")]
    return any(raw and FOUR_DIGITS.search(raw) and machine_date(raw) is None for raw in claimed)

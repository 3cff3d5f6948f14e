"""When the article was published: every candidate with its evidence; belief.py says which one to believe."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from crawler.extraction.date.belief import BELIEF, ranked
from crawler.extraction.date.dates import machine_date
from crawler.extraction.date.declared import declared_dates, meta_dates, meta_kind
from crawler.extraction.date.elsewhere import copyright_year, labelled_lines, yearless_lines
from crawler.extraction.date.opening import opening_dates
from crawler.extraction.date.order import in_order
from crawler.extraction.date.printed import CLOSE, Place, Printed, header_pieces, place_of, printed_dates
from crawler.extraction.date.scriptdates import script_dates
from crawler.extraction.date.stamps import stamped_dates
from crawler.extraction.date.urldate import url_date, url_month
from crawler.extraction.source.metadata import JsonLd
from crawler.extraction.source.page import Page
from crawler.extraction.story.story import Story
from crawler.items import Evidence

URL_YEAR = re.compile(r"/((?:19|20)\d{2})(?=[-/]|\d{2,4}/)")


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
    found = [*printed_dates(page, story, place), *opening_dates(page, place), *stamped_dates(page, place)]
    printed = in_order(found, {row.value[:10] for row in declared}, page.language, url)
    rows = declared + [one.row for one in printed if one.label in ("", "published")]
    ranking, is_sure = ranked(rows, url_month(url) if url else None)
    if not is_sure:
        resorts, is_sure = ranked(last_resorts(page, story, place, json_ld, printed, url), None)
        ranking = resorts + ranking
    modified = [*modified_rows(json_ld, page, printed)]
    if is_sure:
        return DateEvidence(ranking, [], modified)
    return DateEvidence([], [replace(row, field="date_inferred") for row in ranking], modified)


def address_dates(url: str | None) -> Iterator[Evidence]:
    if url and (found := url_date(url)):
        yield Evidence("date_published", found.iso, "url", found.raw, "url", BELIEF["url"])


def last_resorts(
    page: Page, story: Story, place: Place, json_ld: JsonLd, printed: list[Printed], url: str | None
) -> list[Evidence]:
    """Where nothing at the headline says when: labels elsewhere, days without a year, the last change."""
    found = labelled_lines(page, place, "published")
    if not found:
        above = story.above[-CLOSE:]
        near = above + (story.header if page.is_plain else header_pieces(page.pieces, place))
        found = list(yearless_lines(near, place, years(page, json_ld, url)))
    scripts = list(script_dates(page, story.headline))
    if found or scripts:
        return [*(one.row for one in found), *scripts]
    return [*changes(page, place, json_ld, printed)]


def changes(page: Page, place: Place, json_ld: JsonLd, printed: list[Printed]) -> Iterator[Evidence]:
    """The last change: the page is no younger. As printed for readers it may stand alone."""
    near = [one.row for one in printed if one.label == "modified"]
    for row in near or [one.row for one in labelled_lines(page, place, "modified")]:
        rule = "changed, as printed"
        yield replace(row, rule=rule, confidence=BELIEF[rule])
    for row in modified_rows(json_ld, page, []):
        rule = "changed, for machines"
        yield replace(row, field="date_published", rule=rule, confidence=BELIEF[rule])


def years(page: Page, json_ld: JsonLd, url: str | None) -> Iterator[int]:
    """The years that a page's day without one can be of: the address's, the last change's, the copyright's."""
    if url and (found := URL_YEAR.search(url)):
        yield int(found[1])
    for row in modified_rows(json_ld, page, []):
        yield int(row.value[:4])
        yield int(row.value[:4]) - 1
    if year := copyright_year(page):
        yield year
        yield year - 1


def modified_rows(json_ld: JsonLd, page: Page, printed: list[Printed]) -> Iterator[Evidence]:
    if json_ld.date_modified and (iso := machine_date(json_ld.date_modified)):
        yield Evidence("date_modified", iso, "json-ld:dateModified", json_ld.date_modified, "json-ld:dateModified", 0.9)
    for _, name, raw, iso in meta_dates(page, "modified"):
        yield Evidence("date_modified", iso, f"meta:{name}", raw, f"meta[{name}]", 0.8)
    for one in printed:
        if one.label == "modified":
            row = one.row
            yield Evidence("date_modified", row.value, "printed as updated", row.raw, row.locator, 0.8)


def has_impossible_date(page: Page, json_ld: JsonLd) -> bool:
    """The metadata has a date of publication with digits in it that is no day, or none that can be."""
    claimed = [json_ld.date_published, *(raw for name, raw in page.metas if meta_kind(name) == "published")]
    return any(raw and re.search(r"\d{4}", raw) and machine_date(raw) is None for raw in claimed)

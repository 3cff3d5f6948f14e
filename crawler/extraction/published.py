"""When the article was published: every candidate with its evidence, and the order of belief in one place."""

import re
from collections.abc import Iterator

from crawler.extraction.dates import FoundDate, find_dates, machine_date, url_date
from crawler.extraction.metadata import JsonLd
from crawler.extraction.page import Page, Piece
from crawler.extraction.story import Story
from crawler.items import Evidence

PUBLISHED_META = tuple(
    """
    article:published_time og:article:published_time og:published_time datepublished date_published
    publishdate publish-date pubdate publish_time publication_date date dc.date.issued dc.date
    dcterms.created dcterms.date parsely-pub-date sailthru.date weibo:article:create_at _pubtime apub:time
    firstcreate release_date cxenseparse:recs:publishtime originalpublicationdate date.release
    """.split()
)
MODIFIED_META = tuple(
    """
    article:modified_time og:updated_time og:article:modified_time datemodified lastmod last-modified
    dcterms.modified weibo:article:update_at
    """.split()
)
ABOVE = 12
BELOW = 12
"""Pieces above the headline and below the text that are searched for a printed date."""
MOST_BELOW = 2
SURE = 0.75
"""Confidence from which a candidate may add the hour to another one's day."""
TODAY = re.compile(
    r"今天是|今日是|欢迎|歡迎|℃|农历|農曆|(?:星期|周|週)[一二三四五六日天](?!报|刊|報)(?!.*(?:第.{1,4}版|发布|来源|來源|發布))"
    r"|today is|welcome",
    re.I,
)
"""The line above a headline that tells the day of the visit, not of the article."""
UPDATED_BEFORE = re.compile(
    r"(?:updated?|last (?:updated|modified)|aktualisiert|stand|mis à jour|actualizado|更新(?:时间|時間|日時|于|於)?"
    r"|최종\s?수정|수정)\s*(?:on|am|:|：|le|el)?\s*$",
    re.I,
)
UPDATED_AFTER = re.compile(r"\s*(?:更新|updated)", re.I)


def date_evidence(page: Page, story: Story, json_ld: JsonLd, url: str | None) -> list[Evidence]:
    """Candidates for the date of publication, the one to believe first."""
    rows = [*machine_dates(page, json_ld), *printed_dates(story, page)]
    if url and (found := url_date(url)):
        rows.append(Evidence("date_published", found.iso, "url", found.raw, "url", 0.7))
    rows.sort(key=lambda row: -row.confidence)
    best = rows[0] if rows else None
    return sorted(rows, key=lambda row: best is None or (row.value[:10] != best.value[:10], not is_finer(row, best)))


def is_finer(row: Evidence, best: Evidence) -> bool:
    """The same day with the hour, where the best candidate has the day only."""
    return "T" in row.value and row.confidence >= SURE if "T" not in best.value else row is best


def machine_dates(page: Page, json_ld: JsonLd) -> Iterator[Evidence]:
    if json_ld.date_published and (iso := machine_date(json_ld.date_published)):
        yield Evidence("date_published", iso, "json-ld:datePublished", json_ld.date_published, None, 0.95)
    for name in PUBLISHED_META:
        raw = page.meta.get(name)
        if raw and (iso := machine_date(raw)):
            yield Evidence("date_published", iso, f"meta:{name}", raw, f"meta[{name}]", 0.93)
            return


def printed_dates(story: Story, page: Page) -> Iterator[Evidence]:
    """Dates in the lines around the headline, and in those right below the text; never in the text."""
    for piece in story.header:
        yield from dates_of(piece, "between headline and text", 0.9)
    for piece in reversed(story.above[-ABOVE:]):
        if not TODAY.search(piece.text):
            yield from dates_of(piece, "above the headline", 0.75)
    below = [] if page.is_plain else [row for piece in story.after[:BELOW] for row in dates_below(piece)]
    if len({row.value for row in below}) <= MOST_BELOW:
        yield from below
    start = story.header[0].position if story.header else 0
    first = story.body[0].position if story.body else 0
    for stamp in page.stamps:
        iso = machine_date(stamp.value) if stamp.value else None
        if iso and start - ABOVE <= stamp.position <= first + 3:
            yield Evidence("date_published", iso, "time element", stamp.value, "time", 0.92)


def dates_below(piece: Piece) -> Iterator[Evidence]:
    """Dates of a short line without links; many of them are comments' or other articles'."""
    if len(piece.text) < 60 and not piece.links:
        yield from dates_of(piece, "below the text", 0.5)


def dates_of(piece: Piece, rule: str, confidence: float) -> Iterator[Evidence]:
    if piece.image is None and len(piece.text) < 200:
        for found in find_dates(piece.text):
            if is_update(piece.text, found):
                continue
            yield Evidence("date_published", found.iso, rule, found.raw, piece.locator, confidence)


def is_update(text: str, found: FoundDate) -> bool:
    """The words beside a date say that it is of the last change."""
    end = found.start + len(found.raw)
    return UPDATED_BEFORE.search(text[: found.start]) is not None or UPDATED_AFTER.match(text[end:]) is not None


def has_impossible_date(page: Page, json_ld: JsonLd) -> bool:
    """The metadata has a date of publication with digits in it that is no day, or none that can be."""
    claimed = [json_ld.date_published, *(page.meta.get(name) for name in PUBLISHED_META)]
    return any(raw and re.search(r"\d{4}", raw) and machine_date(raw) is None for raw in claimed)


def modified_evidence(page: Page, story: Story, json_ld: JsonLd) -> list[Evidence]:
    rows = []
    if json_ld.date_modified and (iso := machine_date(json_ld.date_modified)):
        rows.append(Evidence("date_modified", iso, "json-ld:dateModified", json_ld.date_modified, None, 0.9))
    for name in MODIFIED_META:
        raw = page.meta.get(name)
        if raw and (iso := machine_date(raw)):
            rows.append(Evidence("date_modified", iso, f"meta:{name}", raw, f"meta[{name}]", 0.8))
    for piece in story.header:
        for found in find_dates(piece.text):
            if is_update(piece.text, found):
                rows.append(Evidence("date_modified", found.iso, "printed as updated", found.raw, piece.locator, 0.8))
    return rows

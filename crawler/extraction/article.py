"""One page in, one article out: the order of the steps, and of the evidence for each field."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import Final
from urllib.parse import urlsplit

from crawler.extraction.date.belief import only_day, undisputed
from crawler.extraction.date.dates import find_dates
from crawler.extraction.date.machinedate import machine_date
from crawler.extraction.date.order import ASSUMED
from crawler.extraction.date.published import CHANGED, date_evidence, has_impossible_date
from crawler.extraction.evidence import (
    alternative_evidence,
    canonical_evidence,
    chosen_first,
    description_evidence,
    image_evidence,
    language_evidence,
    located,
    passed_over,
    rule_evidence,
)
from crawler.extraction.flags import Flag
from crawler.extraction.headline.headline import MAX_HEADLINE, folded, headline_evidence
from crawler.extraction.language import language_of
from crawler.extraction.optout import in_metas
from crawler.extraction.people.people import find_credits, source_evidence
from crawler.extraction.reading import Reading, find_links, read_page
from crawler.extraction.refusal.rejection import binary_reason, broken_reason, bytes_detail, data_reason, find_refusal
from crawler.extraction.refusal.secondlook import by_rules_alone
from crawler.extraction.rules import GENERIC, Rules
from crawler.extraction.section.section import section_evidence
from crawler.extraction.source.concealed import UNTOLD, WITHOUT_STORY, concealed_pages, placed, short_in_script
from crawler.extraction.source.decode import decode_other, decoding_as_utf8
from crawler.extraction.source.htmlpage import MAX_DEPTH, TooDeepError, is_unfinished, parse_page
from crawler.extraction.source.page import Page
from crawler.extraction.source.selectors import apply_rules, has_selectors
from crawler.extraction.source.textpage import EARLY, is_html, is_markup, parse_text_page
from crawler.items import Article, Credit, Decoding, Evidence, NotArticle, Snapshot

CLEANED: Final[tuple[Flag]] = ("control_characters_removed",)
UNFINISHED: Final[tuple[Flag]] = ("unfinished",)
DATED: Final = frozenset(("index_page", "script_only", "too_short"))
"""What was published on a day without being an article: a gallery, a table, a shell, a front page."""
SAID_BY_THE_FIRST: Final = frozenset(("too_short", "index_page"))
"""Reasons that do not hold for a later part: the first one showed that it is an article."""
BEGINNING: Final = 4 * EARLY
"""Bytes that tell HTML from text."""
SHELL: Final = "scripts make its text: have a browser run them (browser = true, see docs/browser.md)"
RENDERED: Final = "a browser ran its scripts, and they made no text"

Result = tuple[Article | NotArticle, Reading | None]
"""What a page is, and how it was read; no reading where its bytes are no page."""


def extract_article(snapshot: Snapshot, rules: Rules = GENERIC) -> Article | NotArticle:
    """The article on a page, or why there is none. Pure: the same bytes and rules give the same answer."""
    return read_snapshot(snapshot, rules)[0]


def extract_part(snapshot: Snapshot, rules: Rules = GENERIC) -> Article | NotArticle:
    """A later part of an article: it may be a sentence, or one picture among links."""
    return read_snapshot(snapshot, rules, SAID_BY_THE_FIRST)[0]


def read_snapshot(snapshot: Snapshot, rules: Rules = GENERIC, waived: Collection[str] = ()) -> Result:
    """``waived`` are reasons for which the page is not refused."""
    why = binary_reason(snapshot.body) or data_reason(snapshot.body)
    if why:
        return NotArticle(why, bytes_detail(snapshot.body)), None
    markup, decoding = markup_of(snapshot.body, snapshot.charset)
    flags = (*snapshot.flags, *text_flags(decoding))
    why = broken_reason(markup, decoding.replacements) if isinstance(markup, str) else None
    if why:
        detail = f"{decoding.replacements} characters unreadable as {decoding.used}"
        return NotArticle(why, detail, decoding, flags), None
    fields: dict[str, str] = {}
    try:
        if isinstance(markup, str) and not is_markup(markup):
            page = parse_text_page(markup)
        else:
            if has_selectors(rules):
                markup, fields = apply_rules(markup if isinstance(markup, str) else markup.decode("utf-8"), rules)
            page = parse_page(markup)
    except TooDeepError:
        return NotArticle("too_deep", f"more than {MAX_DEPTH} levels of elements", decoding, flags), None
    if page.is_cleaned:
        flags = (*flags, *CLEANED)
    if not page.is_plain and is_unfinished(markup):
        flags = (*flags, *UNFINISHED)
    # Those that came with the page stand first, wherever it was said: a page that is read again has them again.
    flags = tuple(dict.fromkeys((*snapshot.flags, *in_metas(page.metas), *flags)))
    result = read_article(page, snapshot, rules, fields, decoding, flags, waived)
    return read_concealed(result, page, snapshot, rules, fields)


def markup_of(body: bytes, charset: str | None) -> tuple[str | bytes, Decoding]:
    """The text of a page, or its bytes where they are HTML in UTF-8: the parser takes them as they are."""
    as_utf8 = decoding_as_utf8(body, charset)
    if as_utf8 is None:
        return decode_other(body, charset)
    is_page = is_html(body) or is_markup(body[:BEGINNING].decode("utf-8", "ignore"))
    return (body if is_page else body.decode("utf-8")), as_utf8


def read_concealed(result: Result, page: Page, snapshot: Snapshot, rules: Rules, fields: dict[str, str]) -> Result:
    """Where the markup has no story, one that the rules alone see, or that stands elsewhere in the page."""
    found, reading = result
    if isinstance(found, NotArticle) and found.why in WITHOUT_STORY and found.decoding is not None:
        ruled = by_rules_alone(page, reading.story) if reading is not None else ()
        for other, told, flag in (*((one, frozenset[str](), flag) for one, flag in ruled), *concealed_pages(page)):
            again, reading = read_article(other, snapshot, rules, fields, found.decoding, (*found.flags, flag))
            if isinstance(again, Article):
                return replace(again, evidence=tuple(placed(row, told) for row in again.evidence)), reading
        if found.why in UNTOLD and (detail := short_in_script(page)):
            found = replace(found, why="too_short", detail=detail)
            result = found, result[1]
        if (reading := result[1]) and found.why in DATED:
            dates = date_evidence(page, reading.story, reading.json_ld, reading.base).published
            is_list = found.why == "index_page"
            return replace(found, date_published=only_day(dates) if is_list else undisputed(dates)), reading
    return result


def read_article(
    page: Page,
    snapshot: Snapshot,
    rules: Rules,
    fields: dict[str, str],
    decoding: Decoding,
    flags: tuple[str, ...],
    waived: Collection[str] = (),
) -> Result:
    reading = read_page(page, snapshot.url, fields)
    headlines = find_headlines(reading)
    refusal = find_refusal(page, reading.story, value_of(headlines), reading.url)
    if refusal and not (refusal.why in waived and page.pieces):
        return NotArticle(refusal.why, detail_of(page, refusal.why, flags), decoding, flags), reading
    return assemble(reading, headlines, rules, decoding, (*flags, *story_flags(reading, headlines))), reading


def detail_of(page: Page, why: str, flags: tuple[str, ...]) -> str:
    """The page's title; for a shell also what can be done."""
    shell = (RENDERED if "rendered" in flags else SHELL) if why == "script_only" else ""
    return "; ".join(filter(None, (page.title[:200], shell)))


def find_headlines(reading: Reading) -> list[Evidence]:
    found = headline_evidence(reading.page, reading.json_ld, reading.story.headline, reading.url)
    return [*rule_evidence("headline", reading.fields), *found]


def text_flags(decoding: Decoding) -> Iterable[Flag]:
    if decoding.replacements:
        yield "replacement_characters"


def story_flags(reading: Reading, headlines: list[Evidence]) -> Iterable[Flag]:
    """What was unusual about the page's own words."""
    if not headlines:
        yield "no_headline"
    elif len(headlines[0].value) >= MAX_HEADLINE:
        yield "headline_cut"
    if reading.page.is_cut:
        yield "page_cut"
    if reading.canonical and reading.url and host_of(reading.canonical) != host_of(reading.url):
        yield "canonical_elsewhere"
    if has_impossible_date(reading.page, reading.json_ld):
        yield "impossible_date"
    if reading.has_next:
        yield "another_story"
    if reading.has_answers:
        yield "answers_left_out"
    if reading.is_paid:
        yield "paywall"
    if reading.goes_on:
        yield "parts_missing"


def host_of(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.").removeprefix("m.")


def assemble(
    reading: Reading, headlines: list[Evidence], rules: Rules, decoding: Decoding, flags: tuple[str, ...]
) -> Article:
    page, story, json_ld = reading.page, reading.story, reading.json_ld
    headline = value_of(headlines)
    people = find_credits(page, story, json_ld, reading.lines, reading.fields.get("author"))
    writers = frozenset(folded(entry.name) for entry in people if isinstance(entry, Credit) and " " in entry.name)
    sections = [
        *rule_evidence("section", reading.fields),
        *section_evidence(page, json_ld, story, headline or "", reading.base, writers),
    ]
    found = date_evidence(page, story, json_ld, reading.base)
    dates = [*rule_dates(reading.fields), *found.published]
    sources = [*rule_evidence("source", reading.fields), *source_evidence(page, story, reading.lines, json_ld.authors)]
    flags = (*flags, *date_flags(dates))
    text = " ".join([headline or "", *(block.text for block in reading.shape.blocks if block.kind != "image")])
    language = rules.language or language_of(text, page.language)
    others = alternative_evidence(page, reading.cut.original_headline, json_ld)
    descriptions = description_evidence(page, json_ld)
    inferred = passed_over(found.inferred) if dates else chosen_first(found.inferred)
    return Article(
        headline=headline,
        blocks=reading.shape.blocks,
        url=reading.url,
        canonical_url=reading.canonical,
        alternative_headline=value_of(others),
        section=value_of(sections),
        description=value_of(descriptions),
        date_published=value_of(dates),
        date_published_raw=dates[0].raw if dates else None,
        date_modified=value_of(found.modified),
        date_inferred=None if dates else value_of(found.inferred),
        source=value_of(sources),
        credits=tuple(entry for entry in people if isinstance(entry, Credit)),
        images=reading.shape.images,
        links=tuple(find_links(reading)),
        language=language,
        flags=flags,
        decoding=decoding,
        evidence=tuple(
            located(
                (
                    *chosen_first(headlines, others, sections, descriptions, dates, found.modified, sources),
                    *inferred,
                    *chosen_first(
                        language_evidence(page, language, rules, reading.shape, text),
                        canonical_evidence(page, reading.canonical),
                    ),
                    *(entry for entry in people if isinstance(entry, Evidence)),
                    *image_evidence(reading.shape),
                )
            )
        ),
    )


def date_flags(dates: list[Evidence]) -> Iterator[Flag]:
    """How sure the day of publication is not."""
    if dates and dates[0].rule.endswith(ASSUMED):
        yield "date_order_assumed"
    if dates and dates[0].rule.startswith(CHANGED):
        yield "dated_by_change"


def value_of(rows: list[Evidence]) -> str | None:
    return rows[0].value if rows else None


def rule_dates(fields: dict[str, str]) -> list[Evidence]:
    raw = fields.get("date", "")
    found = next(find_dates(raw), None)
    iso = found.iso if found else machine_date(raw) if raw else None
    return [Evidence("date_published", iso, "site rule", raw, None, 1.0)] if iso else []

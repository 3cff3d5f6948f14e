"""The text of ``seeds/sites/NAME.toml``, as far as a look at the site tells."""

import json
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from parsel import Selector

from crawler.declarations import host_and_port
from crawler.discovery.domains import registered_domain
from crawler.discovery.judge import is_something_else
from crawler.discovery.links import LinkPage
from crawler.drafting.guesses import Guess, name_in, time_zone_in
from crawler.drafting.patterns import Pattern, pattern_of
from crawler.drafting.survey import Survey
from crawler.extraction.source.decode import decode
from crawler.items import Article, Reading
from crawler.middlewares.url_guard import belongs, refusal
from crawler.spiders.lists import path_of

PROMISED = ("headline", "body", "date_published", "section", "source", "credits")
"""What a contract is drafted of, as far as every article that was read has it."""
WORTH_STARTING = 3
"""Articles that a section page must link to."""
LOOKED_AT = 10
"""Articles whose links are looked at for what is none."""
SHOWN = 5
LINE = 100
"""Addresses in a comment."""


@dataclass(frozen=True, slots=True)
class Draft:
    """``articles`` are the readings whose addresses the pattern matches, in the order in which they came."""

    start: str
    title: Guess
    zone: Guess | None
    language: str | None
    pattern: Pattern
    sections: tuple[str, ...]
    feeds: tuple[str, ...]
    sitemaps: tuple[str, ...]
    articles: tuple[Reading, ...]
    needs_leave: bool = False
    """Whether a crawl asks for its start page only where the declaration, or a setting, lets it."""

    @property
    def host(self) -> str:
        return registered_domain(urlsplit(self.start).hostname or "")


def draft_of(survey: Survey, start: str, allowed: Collection[str] = ()) -> Draft | None:
    """None where no page turned out to be an article. ``allowed`` is ALLOW_PRIVATE_HOSTS of the look at the site."""
    host = urlsplit(start).hostname or ""
    paths = [path_of(reading.snapshot.input) for reading in survey.articles]
    pattern = pattern_of(paths, others_of(survey, registered_domain(host)))
    if pattern is None:
        return None
    covered = set(pattern.covered)
    readings = tuple(reading for reading in survey.articles if path_of(reading.snapshot.input) in covered)
    articles = [reading.result for reading in readings if isinstance(reading.result, Article)]
    pages = [html_of(reading) for reading in readings]
    languages = [article.language for article in articles]
    return Draft(
        start=start,
        title=name_in(survey.home, pages, host),
        zone=time_zone_in(
            [article.date_published for article in articles], [*map(language_in, pages), *languages], host
        ),
        language=languages[0] if len(set(languages)) == 1 else None,
        pattern=pattern,
        sections=tuple(sections_of(survey, pattern, start)),
        feeds=tuple(survey.feeds),
        sitemaps=tuple(survey.sitemaps),
        articles=readings,
        needs_leave=refusal(start) is not None or not {host, host_and_port(start)}.isdisjoint(allowed),
    )


def others_of(survey: Survey, domain: str) -> list[str]:
    """Paths that no article has: pages that were none, lists, and links whose words name something else."""
    pages = (LinkPage(html_of(one), one.snapshot.url or "") for one in survey.articles[:LOOKED_AT])
    linked = [*survey.sections.values(), *([link.url for link in page.links()] for page in pages)]
    here = (url for urls in linked for url in urls if belongs(url, [domain]))
    return [*survey.others, *(path_of(url) for url in here if is_something_else(url))]


def sections_of(survey: Survey, pattern: Pattern, start: str) -> Iterator[str]:
    """Lists that a crawl does well to begin with, beside the start page."""
    match = re.compile(pattern.expression).search
    for url, links in survey.sections.items():
        if url != start and sum(bool(match(path_of(link))) for link in links) >= WORTH_STARTING:
            yield url


def html_of(reading: Reading) -> str:
    return decode(reading.snapshot.body, reading.snapshot.charset)[0]


def language_in(page: str) -> str | None:
    return Selector(text=page or "<p>").css("html::attr(lang)").get()


def toml_of(draft: Draft, required: Sequence[str] = ()) -> str:
    """The file. ``required`` are the fields that its contract promises."""
    return "\n".join([*lines_of(draft), *contract_lines(draft, required)]) + "\n"


def lines_of(draft: Draft) -> Iterator[str]:
    yield "# A draft by `scrapy site`: read every line, and correct what is guessed. _template.toml says what each key"
    yield "# means, and which others there are. Then: scrapy check NAME; scrapy crawl news -a site=NAME"
    yield ""
    yield comment(f"How readers call the outlet: {draft.title.because}.")
    yield f"title = {text(draft.title.value)}"
    yield ""
    yield "# Pages of links, each crawl begins with them."
    yield f"start = {texts([draft.start, *draft.sections])}"
    yield comment(
        "All hosts of this domain and below it. Another outlet may have some of them: look at where they lead."
    )
    yield f"hosts = {texts([draft.host])}"
    if draft.needs_leave:
        yield comment(
            f"{host_and_port(draft.start)} is on this machine, in this network or at an unusual port; with this,"
        )
        yield "# what stands in start, feeds and sitemaps is asked for all the same."
        yield "allow_private = true"
    yield ""
    yield from pattern_lines(draft.pattern)
    yield from address_lines("feeds", draft.feeds)
    yield from address_lines("sitemaps", draft.sitemaps)
    yield ""
    yield from place_lines(draft)


def pattern_lines(pattern: Pattern) -> Iterator[str]:
    read = len(pattern.covered) + len(pattern.left)
    yield comment(f"Which links are articles: matches {len(pattern.covered)} of {read} that were read and are one.")
    yield from (comment(f"  not matched: {path}") for path in pattern.left[:SHOWN])
    yield from (comment(f"  matched, and seems to be none: {path}") for path in pattern.stray[:SHOWN])
    yield f"article = {literal(pattern.expression)}"


def address_lines(key: str, urls: Sequence[str]) -> Iterator[str]:
    yield f"{key} = {texts(urls)}" if urls else f"# {key}: none were found"


def place_lines(draft: Draft) -> Iterator[str]:
    yield "# For pages that do not say it themselves."
    if draft.language:
        yield f"language = {text(draft.language)}"
    if draft.zone:
        yield comment(f"A guess: {draft.zone.because}.")
        yield f"timezone = {text(draft.zone.value)}"
    else:
        yield '# timezone: nothing told; write it, as in timezone = "Europe/London"'


def contract_lines(draft: Draft, required: Sequence[str]) -> Iterator[str]:
    if required:
        yield ""
        yield comment(f"What all {len(draft.articles)} articles that were read have: is it promised of every article?")
        yield "[contract]"
        yield f"required = {texts(required)}"


def comment(words: str) -> str:
    """One line, whatever stands in an address."""
    return "# " + "".join(one if one.isprintable() else "?" for one in words)


def text(value: str) -> str:
    """A basic string of TOML, whose escapes are those of JSON."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def texts(values: Sequence[str]) -> str:
    line = f"[{', '.join(map(text, values))}]"
    if len(line) <= LINE:
        return line
    return "[\n" + "".join(f"    {text(value)},\n" for value in values) + "]"


def literal(value: str) -> str:
    """In single quotes, where nothing is escaped, if that can be."""
    return text(value) if "'" in value or not value.isprintable() else f"'{value}'"

"""The people of an article: what the page prints, else what its metadata says."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from crawler.extraction.headline.titles import folded
from crawler.extraction.people.bylines import bylines
from crawler.extraction.people.credits import CreditLine, read_credit_line
from crawler.extraction.people.datelines import credits_in_prose
from crawler.extraction.people.names import Byline, Named, names_in
from crawler.extraction.people.outlets import is_outlet_name
from crawler.extraction.people.roles import NOT_NAMES, SURNAMES
from crawler.extraction.people.sources import source_evidence
from crawler.extraction.source.metadata import JsonLd
from crawler.extraction.source.page import Page, Piece
from crawler.extraction.story.story import Story
from crawler.items import Credit, Evidence

__all__ = ["find_credits", "is_writer", "source_evidence"]

WRITERS: Final = frozenset(("author", "reporter", "correspondent", "intern"))
WEAK: Final = 0.4
"""Confidence in what metadata or an element calls the author and whose shape is no person's."""
CONTRADICTS: Final = 0.7
"""A person named with less does not stand against a login that a by-line names."""
CONFIRMED: Final = 0.99
"""Confidence in a printed name that the metadata names as well."""
BY: Final = frozenset("by von par por di av door af".split())
"""Where several lines below a text begin with it, each is another story's."""
SAYS_LOGINS: Final = frozenset(("by-line", "author element", "json-ld:author"))
PERSON: Final = re.compile(
    rf"[{SURNAMES}][\u4e00-\u9fff]?[^\W\da-zA-Z报报網网社台刊界视局部委院所站会厅办处市省县区组版号]"
)
"""A family name, and no outlet's or office's last character."""
HELPED: Final = ("additional", "contributed")
FEWEST_POSTS: Final = 3
"""Posts from which a page is a thread, and by-lines below a text from which they are those of a list."""
AROUND: Final = 60
"""Characters of a paragraph on either side of a name that are told as its evidence."""
LONGEST_LINE: Final = 160
Printed = tuple[str | None, str, Iterable[Credit], str, float]
"""Where credits stand, in which words ("": their own), what they are, by which rule, and how far to believe it."""


def find_credits(
    page: Page, story: Story, json_ld: JsonLd, lines: Iterable[tuple[Piece, CreditLine]], ruled: str | None = None
) -> list[Evidence | Credit]:
    """Credits in page order with their evidence, in turns; metadata where the page prints no writer.

    Candidates that were seen and not taken follow as evidence alone.
    """
    printed = printed_credits(story, lines)
    passed: list[Byline] = []
    if ruled:
        printed.insert(0, (None, "", ruled_credits(ruled), "site rule", 1.0))
    elif not any(is_writer(credit) for _, _, credits, _, _ in printed for credit in credits):
        site = folded(page.meta.get("og:site_name", ""))
        named = believed(bylines(page, story, json_ld, site), site, passed)
        named = named or person_as_source(lines)
        if named is not None:
            printed.insert(0, as_printed(named, site))
    return with_evidence(printed, {folded(name) for name in json_ld.authors}, passed)


def is_writer(credit: Credit) -> bool:
    """Wrote the text, or most of it: who only helped stands below a text whose writer is named elsewhere."""
    return credit.role in WRITERS and not (credit.raw or "").casefold().startswith(HELPED)


def printed_credits(story: Story, lines: Iterable[tuple[Piece, CreditLine]]) -> list[Printed]:
    found = [(piece, line.credits, "credit line", 0.95) for piece, line in of_others(without_answers(lines), story)]
    known = {credit.name for _, credits, _, _ in found for credit in credits if credit.role in WRITERS}
    for piece, credits in credits_of_text(story):
        others = tuple(credit for credit in credits if credit.raw or credit.name not in known)
        found.append((piece, others, "in the text", 0.85))
    found.sort(key=lambda entry: entry[0].position)
    return [
        (piece.locator, piece.text, credits, rule, confidence) for piece, credits, rule, confidence in found if credits
    ]


def without_answers(lines: Iterable[tuple[Piece, CreditLine]]) -> list[tuple[Piece, CreditLine]]:
    """The lines without the authors of the answers, where every post of a thread has its ``作者：``."""
    lines = list(lines)
    posts = [piece for piece, line in lines if names_poster(piece, line)]
    answers = {piece.position for piece in posts[1:]} if len(posts) >= FEWEST_POSTS else set()
    return [(piece, line) for piece, line in lines if piece.position not in answers]


def of_others(lines: list[tuple[Piece, CreditLine]], story: Story) -> list[tuple[Piece, CreditLine]]:
    """The lines without those below the text where several say ``by``: each is another story's."""
    last = story.body[-1].position if story.body else 0
    below = {piece.position for piece, line in lines if piece.position > last and says_by(line)}
    return [(piece, line) for piece, line in lines if len(below) < FEWEST_POSTS or piece.position not in below]


def says_by(line: CreditLine) -> bool:
    return any(credit.role == "author" and (credit.raw or "").casefold() in BY for credit in line.credits)


def names_poster(piece: Piece, line: CreditLine) -> bool:
    return len(line.credits) == 1 and line.source is None and piece.text.startswith("作者")


def credits_of_text(story: Story) -> Iterator[tuple[Piece, list[Credit]]]:
    """Credits in the first two and last two paragraphs."""
    text = [piece for piece in story.body if piece.image is None]
    for number in sorted({*range(len(text))[:2], *range(len(text))[-2:]}):
        yield text[number], credits_in_prose(text[number].text, text[number - 1].text if number else "")


def person_as_source(lines: Iterable[tuple[Piece, CreditLine]]) -> Byline | None:
    """``来源：王小明`` of a page that names no writer."""
    for piece, line in lines:
        is_person = line.source and PERSON.fullmatch(line.source) and line.source not in NOT_NAMES
        if line.source and is_person and f"源{line.source}" not in piece.text:
            return Byline(Named((line.source,)), "person as source", piece.locator, 0.4, "来源")
    return None


def ruled_credits(text: str) -> list[Credit]:
    """What a site's own selector found: a credit line, or names alone."""
    line = read_credit_line(text)
    if line is not None:
        return list(line.credits)
    return [Credit("author", name) for name in names_in(text).strong]


def believed(found: Iterable[Byline], site: str, passed: list[Byline]) -> Byline | None:
    """The first place that names a person; where none does, the first that names a login, or an organisation."""
    weak: Byline | None = None
    for byline in found:
        contradicts = weak is not None and is_login(weak, site) and says_less(byline, weak)
        if byline.named.strong and not contradicts:
            return byline
        if byline.named.weak or byline.named.strong:
            passed.append(byline)
            weak = weak or (byline if byline.named.weak else None)
    if weak is not None:
        passed.remove(weak)
    return weak


def says_less(byline: Byline, weak: Byline) -> bool:
    """A small site's ``<meta>`` often has the site's name: a printed login behind ``posted by`` stands against it."""
    return byline.confidence < CONTRADICTS or (" " in (weak.raw or "") and byline.rule.startswith("meta:"))


def is_login(byline: Byline, site: str) -> bool:
    name = byline.named.weak[0]
    is_account = byline.rule in SAYS_LOGINS and " " not in name and not is_outlet_name(name)
    return is_account and folded(name) not in site


def as_printed(byline: Byline, site: str) -> Printed:
    """The outlet beside its writers is none: ``Ana Ruiz, Harbour News``."""
    names = byline.named.strong or byline.named.weak[:1]
    names = tuple(name for name in names if folded(name) != site) or names
    confidence = byline.confidence if byline.named.strong else min(byline.confidence, WEAK)
    credits = [Credit("author", name, byline.raw) for name in names]
    return byline.locator, byline.line, credits, byline.rule, confidence


def with_evidence(printed: list[Printed], confirmed: set[str], passed: list[Byline]) -> list[Evidence | Credit]:
    """Each role and name once, its evidence before it; then the evidence of the candidates passed over."""
    found: dict[tuple[str, str], tuple[Credit, Evidence]] = {}
    for locator, line, credits, rule, confidence in printed:
        for credit in credits:
            sure = (
                max(confidence, CONFIRMED) if rule == "credit line" and folded(credit.name) in confirmed else confidence
            )
            raw = words_of(line, credit)
            row = Evidence("credits", f"{credit.role}: {credit.name}", rule, raw, locator, sure)
            found.setdefault((credit.role, credit.name), (credit, row))
    others = [row for byline in passed for row in passed_over(byline)]
    return [entry for pair in found.values() for entry in pair] + others


def words_of(line: str, credit: Credit) -> str:
    """The line that credits somebody; of a paragraph what stands around the name, behind its label or else the last.

    >>> words_of("来源:济南日报 记者张静 统筹林江丽", Credit("reporter", "张静", "记者"))
    '来源:济南日报 记者张静 统筹林江丽'
    >>> words_of("主张静默的居民说，" * 20 + "（记者张静）", Credit("reporter", "张静", "记者"))[-6:]
    '（记者张静）'
    """
    if len(line) <= LONGEST_LINE:
        return line or credit.name
    labelled = (line.find(f"{credit.raw}{blank}{credit.name}") for blank in ("", " ", "：", ": ")) if credit.raw else ()
    at = next((at for at in labelled if at >= 0), line.rfind(credit.name))
    if at < 0:
        return credit.raw or credit.name
    return line[max(0, at - AROUND) : at + len(credit.name) + AROUND]


def passed_over(byline: Byline) -> Iterable[Evidence]:
    for name in byline.named.strong or byline.named.weak[:1]:
        row = Evidence(
            "credits", f"author: {name}", byline.rule, byline.line or name, byline.locator, byline.confidence
        )
        yield replace(row, chosen=False)

"""An article's text out of the data that a page carries for its scripts: framework state, JSON-LD, content blocks.

For pages whose own markup has no story. What is known are shapes, not sites: an object with a headline and, under a
key such as ``body`` or ``content_elements``, either a long string or a list of blocks (Arc, Editor.js, portable text,
ProseMirror, Slate, rich text of the usual content services). Nothing here recurses.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from html import escape, unescape
from typing import Any, Final

from crawler.extraction.source.contentblocks import blocks_of, parsed
from crawler.extraction.source.text import SENTENCE_END, squeeze, words
from crawler.extraction.source.told import told_by

MAX_SCRIPT: Final = 2_000_000
"""Characters of one script that are read."""
MAX_OBJECTS: Final = 20_000
"""Objects and lists of one script that are looked at."""
MAX_STARTS: Final = 8
"""Objects that one script can assign."""
ALIKE: Final = 24
"""Characters at the beginning of two titles of one article: the rest can differ."""
FEWEST_WORDS: Final = 40
"""A text in a script is longer than a teaser, or it is one."""
FEWEST_UNNAMED_WORDS: Final = 120
"""The same for an object whose title is not the page's."""
FEWEST_SAID: Final = 8
"""Fewer words are a label, no short text."""
BODY_KEYS: Final = frozenset(
    """
    articlebody articlecontent articlehtml articletext blocks body bodycomponents bodycontent bodyhtml bodytext
    components content contentblocks contentelements contenthtml contentlist contents contenttext detailcontent
    document fulltext html maincontent modules newscontent nodes paragraphs postbody postcontent richtext storybody
    storyhtml text
    """.split()
)
TITLE_KEYS: Final = ("headline", "headlines", "title", "articleTitle", "name")
OTHERS_KEYS: Final = frozenset(
    """
    ads advertisement breadcrumb comments config consent cookie cookies footer header i18n labels latest layout
    locale locales menu messages mostread navigation newsletter popular promo recommendations recommended related
    relatedarticles relatedcontent relatedposts replies settings sidebar theme translations trending
    """.split()
)
START: Final = re.compile(r"(?:=|\(|\breturn)\s*(?=[{\[])")
PARSED_STRING: Final = re.compile(r"JSON\.parse\(\s*(\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*')")
LITERAL: Final = re.compile(r"\b(\w{4,20})\"?\s*:\s*(\"(?:[^\"\\\n]|\\.){200,}\"|'(?:[^'\\\n]|\\.){200,}')")
TRUE_JSON: Final = re.compile(r"(?<=[:,\[])\s*(?:undefined|void 0|NaN)\s*(?=[,}\]])")
ESCAPE: Final = re.compile(r"\\.|\"")
REQUOTED: Final = {"\\'": "'", '"': '\\"'}
TAG: Final = re.compile(r"<[^<>]{1,2000}>")
BLOCK_TAG: Final = re.compile(r"<(?:p|div|h[1-6]|ul|ol|li|br|section|article|blockquote|table|figure)\b", re.I)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A text, and what speaks for it: the title beside it (2 the page's, 1 another, 0 none) and its length."""

    named: int
    length: int
    blocks: list[str]
    told: dict[str, Any] = field(default_factory=dict)
    """What the same object says of the article: ``headline``, ``author``, ``datePublished``, ``dateModified``."""


def payload_article(scripts: list[str], title: str = "") -> Candidate | None:
    """The article that the scripts hold; its blocks are plain text or strings of HTML.

    >>> payload_article(['{"title": "A barn", "body": "Too short."}'], "A barn") is None
    True
    """
    found = (candidate for script in scripts for candidate in candidates_in(script, title_key(title)))
    long = (one for one in found if one.length >= (FEWEST_WORDS if one.named == 2 else FEWEST_UNNAMED_WORDS))
    return max(long, key=lambda candidate: (candidate.named, candidate.length), default=None)


def payload_words(scripts: list[str], title: str) -> int:
    """The words of the longest text beside the page's title, be it as short as a teaser.

    >>> payload_words(['{"title": "A barn", "body": "It burned down on Sunday, and nobody was hurt."}'], "A barn")
    9
    """
    found = (candidate for script in scripts for candidate in candidates_in(script, title_key(title)))
    return max((candidate.length for candidate in found if candidate.named == 2), default=0)


def fragment_of(blocks: list[str]) -> str:
    """The text as one fragment of HTML, its paragraphs as ``<p>``."""
    return "\n".join(map(as_html, blocks))


def as_html(block: str) -> str:
    r"""Markup as it is, text as paragraphs.

    >>> as_html("Barns & mills.\nBoth burn."), as_html("<p>Barns.</p>"), as_html("A <b>red</b> barn.")
    ('<p>Barns &amp; mills.</p>\n<p>Both burn.</p>', '<p>Barns.</p>', '<p>A <b>red</b> barn.</p>')
    """
    if BLOCK_TAG.search(block):
        return block
    lines = [line for line in block.splitlines() if line.strip()]
    return "\n".join(f"<p>{line if TAG.search(line) else escape(unescape(line), quote=False)}</p>" for line in lines)


def candidates_in(script: str, title: str) -> Iterator[Candidate]:
    if len(script) > MAX_SCRIPT:
        return
    values = list(values_in(script))
    for value in values:
        yield from candidates_of(value, title)
    if not values:
        yield from literals_in(script, title)


def values_in(script: str) -> Iterator[Any]:
    """The objects that a script is, assigns, or hands to a function; what is not JSON is left out."""
    script = script.strip().removeprefix("<!--").strip()
    if script[:1] in ("{", "["):
        yield from map(unfolded, parsed(script.rstrip("; \n")))
        return
    for literal in PARSED_STRING.findall(script):
        for inner in parsed(as_json(literal)):
            yield from parsed(inner)
    decoder, position = json.JSONDecoder(strict=False), 0
    text = TRUE_JSON.sub("null", script)
    for _ in range(MAX_STARTS):
        start = START.search(text, position)
        if start is None:
            return
        position = start.end()
        try:
            value, position = decoder.raw_decode(text, position)
        except (ValueError, RecursionError):
            continue
        yield value


def as_json(literal: str) -> str:
    r"""A string of JavaScript, in quotes of either kind, as one of JSON.

    >>> print(as_json(r"'{}'".format(r'{"a": "it\'s"}')))
    "{\"a\": \"it's\"}"
    """
    if literal[0] == '"':
        return literal
    return f'"{ESCAPE.sub(lambda found: REQUOTED.get(found[0], found[0]), literal[1:-1])}"'


def unfolded(values: Any) -> Any:
    """A flat list whose objects name their parts by number (devalue, as Nuxt writes it), the parts put in place."""
    if not isinstance(values, list):
        return values
    objects = [value for value in values if isinstance(value, dict)]
    if not objects or not all(type(part) is int for value in objects for part in value.values()):
        return values
    for value in objects:
        value.update({key: values[part] for key, part in value.items() if 0 <= part < len(values)})
    for value in values:
        if isinstance(value, list):
            value[:] = [values[part] if type(part) is int and 0 <= part < len(values) else part for part in value]
    return values


def literals_in(script: str, title: str) -> Iterator[Candidate]:
    """Long strings under the known keys of a script that is code, not data."""
    named = 2 if title and title in title_key(unescape(script[:MAX_SCRIPT])) else 1
    for key, literal in LITERAL.findall(script):
        for text in parsed(as_json(literal)) if plain_key(key) in BODY_KEYS else ():
            yield from candidate_of([unescape(text).strip('"')], named)


def candidates_of(value: Any, title: str) -> Iterator[Candidate]:
    """Of every object with a text under a known key. A title counts for the objects below it, not for lists of them."""
    waiting: list[tuple[Any, int, dict[str, Any]]] = [(value, 0, {})]
    seen: set[int] = set()
    while waiting and len(seen) < MAX_OBJECTS:
        current, above, titled = waiting.pop()
        if id(current) in seen:
            continue
        seen.add(id(current))
        if isinstance(current, list):
            waiting += [(inner, 0, {}) for inner in current if isinstance(inner, dict | list)]
        elif isinstance(current, dict):
            near = nearness(current, title)
            named, titled = max(above, near), current if near >= max(above, 1) else titled
            for key, inner in current.items():
                short = plain_key(key)
                if short in BODY_KEYS and (named == 2 or (named and (not title or short == "articlebody"))):
                    found = candidate_of(list(blocks_of(inner)), named)
                    yield from (replace(one, told=told_by([titled, current])) for one in found)
                if isinstance(inner, dict | list) and short not in OTHERS_KEYS:
                    waiting.append((inner, named, titled))


def candidate_of(blocks: list[str], named: int) -> Iterator[Candidate]:
    """The blocks as a candidate, if they are sentences."""
    texts = [squeeze(TAG.sub(" ", unescape(block))) for block in blocks]
    length = sum(words(text) for text in texts)
    ended = sum(words(text) for text in texts if text and text[-1] in SENTENCE_END)
    if length >= FEWEST_SAID and ended * 2 >= length:
        yield Candidate(named, length, blocks)


def nearness(value: dict[str, Any], title: str) -> int:
    """2 when the object's title is the page's, 1 when it has one, else 0."""
    found = [title_key(text) for key in TITLE_KEYS for text in strings_of(value.get(key))]
    if title and any(text and (text in title or title in text or text[:ALIKE] == title[:ALIKE]) for text in found):
        return 2
    return int(any(found))


def strings_of(value: Any) -> Iterator[str]:
    """A string, or those in an object of them: ``{"basic": "…", "web": "…"}``."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (inner for inner in value.values() if isinstance(inner, str) and len(inner) > 8)


def title_key(text: str) -> str:
    """Letters and digits only, lower case.

    >>> title_key("A Barn, burnt!")
    'abarnburnt'
    """
    return "".join(filter(str.isalnum, text.lower()))


def plain_key(key: str) -> str:
    return key.replace("_", "").replace("-", "").lower()

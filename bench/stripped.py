"""What is read when a page tells less: copied as text, without names of elements, without metadata, without all of it.

    python bench/stripped.py [--data FOLDER] [--check]

The pages with a known body, each a second time with less. *Without names*: no class, id, itemprop, role or data
attribute, as where a style sheet's program gave names of its own. *Without metadata*: no meta and no JSON-LD.
*Without both*: also no element that says what it is (article, nav, figure, time). *Copied as text*: line by line as
the parser sees them, pictures by the names of their files, as a browser copies a page; Chinese pages and others apart.
``--check`` exits with 1 when a figure is below its floor in floors.toml.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from extraction import Figures, answer, benchmark, checked, figure, parser_of, scores
from tabulate import tabulate

from crawler.extraction.article import markup_of
from crawler.extraction.source.htmlpage import parse_page
from crawler.extraction.source.page import Piece
from crawler.extraction.source.reader import INLINE_TAGS

NAMES = re.compile(
    rb"\s(?:class|id|itemprop|itemtype|itemscope|role|data-[\w-]+|aria-[\w-]+)\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>]+)",
    re.I,
)
METADATA = re.compile(rb"<meta\b(?![^>]*charset)[^>]*>|<script[^>]{0,200}ld\+json[^>]{0,200}>.*?</script>", re.I | re.S)
MEANING = re.compile(rb"<(/?)(?:article|main|header|footer|nav|aside|section|figure|figcaption|time)\b([^>]*)>", re.I)
FIELDS = ("body", "title", "date", "authors")
LONGEST_FILE = 60


def without_names(html: bytes) -> bytes:
    return NAMES.sub(b"", html)


def without_metadata(html: bytes) -> bytes:
    return METADATA.sub(b"", html)


def without_both(html: bytes) -> bytes:
    """Nor elements that say what they are."""
    return MEANING.sub(rb"<\1div\2>", without_names(without_metadata(html)))


def copied(html: bytes) -> bytes:
    """What is seen of it, a line of text or a picture's file each."""
    markup, _ = markup_of(html, None)
    seen = [
        piece
        for piece in parse_page(markup).pieces
        if not any(node.hidden or node.tag in ("noscript", "template") for node in piece.node.lineage())
    ]
    lines: list[str] = []
    for before, piece in zip([None, *seen], seen, strict=False):
        line = piece.text if piece.image is None else piece.image.partition("?")[0].rpartition("/")[2][:LONGEST_FILE]
        if lines and before is not None and is_in_line(before, piece):
            lines[-1] = f"{lines[-1]} {line}"
        elif line:
            lines.append(line)
    return "\n".join(lines).encode("utf-8", "replace")


def is_in_line(before: Piece, piece: Piece) -> bool:
    """Whose picture it is, in its caption's line, and what is behind that."""
    if before.image is not None or piece.image is not None:
        return False
    return piece.node.tag in INLINE_TAGS or (before.node.tag in INLINE_TAGS and before.node.parent is piece.node)


WAYS: dict[str, Callable[[bytes], bytes]] = {
    "whole": bytes,
    "without names": without_names,
    "without metadata": without_metadata,
    "without both": without_both,
    "copied as text": copied,
}


def measure(pages: Any, metrics: Any) -> Figures:
    found: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for case in pages.load(pages.BODY_SETS):
        for way, stripped in WAYS.items():
            is_copied = stripped is copied
            said = answer(case._replace(html=stripped(case.html), url=None if is_copied else case.url))
            name = f"{way}, {'Chinese' if case.lang == 'zh' else 'others'}" if is_copied else way
            for field, score in scores(metrics, case.truth, said):
                found[name][field].append(score)
    return {way: {field: figure(metrics, field, rows[field]) for field in FIELDS} for way, rows in found.items()}


def main() -> int:
    options = parser_of(__doc__).parse_args()
    figures = measure(*benchmark(options.data))
    rows = [[way, *(fields.get(field) for field in FIELDS)] for way, fields in figures.items()]
    print(tabulate(rows, headers=["pages", *FIELDS], floatfmt=".3f", missingval="–"))
    return checked(figures, options.check)


if __name__ == "__main__":
    sys.exit(main())

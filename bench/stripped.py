"""What is read when a page tells less: copied as text, without names of elements, without metadata, without all of it.

    python bench/stripped.py [--data FOLDER] [--check]

The pages with a known body, each a second time with less. *Without names*: no class, id, itemprop, role or data
attribute, as where a style sheet's program gave names of its own. *Without metadata*: no meta and no JSON-LD.
*Without both*: also no element that says what it is (article, nav, figure, time). *Copied as text*: the Chinese ones,
line by line as the parser sees them, pictures by the names of their files, as a browser copies a page. ``--check``
exits with 1 when a figure is below its floor in floors.toml.
"""

import argparse
import re
import sys
import tomllib
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from extraction import DEFAULT, HERE, Figures, answer, below, figure, scores
from tabulate import tabulate

from crawler.extraction.article import markup_of
from crawler.extraction.source.htmlpage import parse_page

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
    lines = [
        piece.text if piece.image is None else piece.image.partition("?")[0].rpartition("/")[2][:LONGEST_FILE]
        for piece in seen
    ]
    return "\n".join(filter(None, lines)).encode("utf-8", "replace")


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
            if stripped is copied and case.lang != "zh":
                continue
            url = None if stripped is copied else case.url
            said = answer(case._replace(html=stripped(case.html), url=url))
            for field, score in scores(metrics, case.truth, said):
                found[way][field].append(score)
    return {way: {field: figure(metrics, field, rows[field]) for field in FIELDS} for way, rows in found.items()}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DEFAULT, help="folder of the benchmark")
    parser.add_argument("--check", action="store_true", help="fail when a figure is below its floor")
    options = parser.parse_args()
    if not (options.data / "pages.py").exists():
        print(f"no benchmark in {options.data}: give its folder with --data", file=sys.stderr)
        return 2
    sys.path.insert(0, str(options.data))
    import metrics
    import pages

    figures = measure(pages, metrics)
    rows = [[way, *(fields.get(field) for field in FIELDS)] for way, fields in figures.items()]
    print(tabulate(rows, headers=["pages", *FIELDS], floatfmt=".3f", missingval="–"))
    floors = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))
    failed = below(figures, floors) if options.check else []
    print("\n".join(failed))
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())

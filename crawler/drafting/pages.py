"""Sample pages for a drafted site: a few articles that differ, written as ``seeds/pages/NAME/SLUG/``."""

import json
import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

from crawler.discovery.addresses import day_in
from crawler.discovery.shapes import shape_of
from crawler.drafting.patterns import pieces_of
from crawler.files import read_by
from crawler.items import Article, Reading
from crawler.samples import expected_shape, save_expected
from crawler.sites import Site
from crawler.sources.folders import ORIGIN
from crawler.spiders.lists import path_of

MOST = 5
LONGEST_SLUG = 60
_ENDING = re.compile(r"\.[A-Za-z]{2,5}$")


def read_again(readings: Sequence[Reading], site: Site) -> list[Reading]:
    """By the rules that a site is declared with; what is no article by them is left out."""
    again = [read_by(one.snapshot, site.rules_for(day_in(one.snapshot.url or "")), site.title) for one in readings]
    return [one for one in again if isinstance(one, Reading) and isinstance(one.result, Article)]


def chosen(readings: Sequence[Reading], most: int = MOST) -> list[Reading]:
    """One of each section and shape of address in turn, the longest of each first."""
    groups: dict[tuple[str | None, str], list[Reading]] = defaultdict(list)
    for reading in sorted(readings, key=length, reverse=True):
        groups[section_of(reading), shape_of(reading.snapshot.input)].append(reading)
    turns = max(map(len, groups.values()), default=0)
    return [group[turn] for turn in range(turns) for group in groups.values() if turn < len(group)][:most]


def length(reading: Reading) -> int:
    return len(reading.result.body) if isinstance(reading.result, Article) else 0


def section_of(reading: Reading) -> str | None:
    return reading.result.section if isinstance(reading.result, Article) else None


def save_pages(readings: Sequence[Reading], folder: Path) -> list[Path]:
    """Each as a folder of its own below ``folder``; what comes out today is what must come out."""
    saved: list[Path] = []
    for reading in readings:
        place = free_place(folder, slug_of(reading.snapshot.input))
        place.mkdir(parents=True)
        page, snapshot = place / "page.html", reading.snapshot
        page.write_bytes(snapshot.body)
        origin = {name: getattr(snapshot, name) for name in ("url", "media_type", "charset", "fetched_at")}
        (place / ORIGIN).write_text(json.dumps(origin, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        save_expected(page, expected_shape(reading.result))
        saved.append(page)
    return saved


def free_place(folder: Path, slug: str) -> Path:
    names = (slug, *(f"{slug}-{number}" for number in range(2, 1000)))
    return next(folder / name for name in names if not (folder / name).exists())


def slug_of(url: str) -> str:
    """The last part of the address that says something, as a folder's name.

    >>> slug_of("https://a.example/yw/202611/t20261103_480037.shtml"), slug_of("https://a.example/show.php?id=21003")
    ('t20261103-480037', 'show-id-21003')
    """
    pieces = [_ENDING.sub("", piece) for piece in pieces_of(path_of(url))]
    kept = [piece for piece in pieces if piece and not piece.startswith("?")][-1:]
    words = "-".join([*kept, *([urlsplit(url).query] if urlsplit(url).query else [])]).lower()
    return re.sub(r"[^a-z0-9]+", "-", words).strip("-")[:LONGEST_SLUG].rstrip("-") or "page"

"""What pages let one guess of their outlet: its name, its time zone. Pure; each guess says what it rests on."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from parsel import Selector

NAMES = (
    'meta[property="og:site_name"]::attr(content)',
    'meta[name="og:site_name"]::attr(content)',
    'meta[name="application-name"]::attr(content)',
    'meta[name="apple-mobile-web-app-title"]::attr(content)',
)
"""Where pages say what their site is called, the best place first."""
ZONES = {
    "cn": "Asia/Shanghai", "tw": "Asia/Taipei", "hk": "Asia/Hong_Kong", "mo": "Asia/Macau", "sg": "Asia/Singapore",
    "jp": "Asia/Tokyo", "kr": "Asia/Seoul", "in": "Asia/Kolkata", "vn": "Asia/Ho_Chi_Minh", "th": "Asia/Bangkok",
    "de": "Europe/Berlin", "at": "Europe/Vienna", "ch": "Europe/Zurich", "fr": "Europe/Paris", "it": "Europe/Rome",
    "nl": "Europe/Amsterdam", "be": "Europe/Brussels", "pl": "Europe/Warsaw", "cz": "Europe/Prague",
    "uk": "Europe/London", "gb": "Europe/London", "ie": "Europe/Dublin", "gr": "Europe/Athens",
    "se": "Europe/Stockholm", "no": "Europe/Oslo", "dk": "Europe/Copenhagen", "fi": "Europe/Helsinki",
    "tr": "Europe/Istanbul", "il": "Asia/Jerusalem", "ae": "Asia/Dubai", "za": "Africa/Johannesburg",
}  # fmt: skip
"""Countries with one time zone for all of their press."""
COUNTRIES = {
    "zh-hans": "cn", "ja": "jp", "ko": "kr", "de": "de", "it": "it", "pl": "pl", "cs": "cz", "vi": "vn", "th": "th",
}  # fmt: skip
"""The country that most of a language's press is from."""
LONGEST_NAME = 40
_OFFSET = re.compile(r"T.*([+-]\d\d:\d\d)$")
_CUTS = re.compile(r"\s+[-–—|·»:]\s+|\s*[|_｜丨]\s*|[-–—](?=[^\x00-\x7f])|(?<=[^\x00-\x7f])[-–—]")


@dataclass(frozen=True, slots=True)
class Guess:
    """``because`` is the end of a sentence for a comment."""

    value: str
    because: str


def name_in(home: str, pages: Sequence[str], host: str) -> Guess:
    """What the outlet is called, out of the HTML of its first page and of some articles."""
    for place in NAMES:
        said = Counter(name for page in (home, *pages) if (name := tidy(Selector(text=page or "<p>").css(place).get())))
        if said:
            return Guess(said.most_common(1)[0][0], f"so its pages call it ({place.partition(':')[0][:4]} in the head)")
    ends = Counter(parts[-1] for page in pages if len(parts := title_parts(page)) > 1)
    if ends and (most := ends.most_common(1)[0])[1] * 2 > len(pages):
        return Guess(most[0], "so the titles of its articles end")
    first = title_parts(home)
    return Guess(first[0], "so the title of its first page begins") if first else Guess(host, "nothing said more")


def title_parts(page: str) -> list[str]:
    """
    >>> title_parts("<title>渡轮停航三天 - 港湾信报</title>")
    ['渡轮停航三天', '港湾信报']
    """
    title = tidy(Selector(text=page or "<p>").css("title::text").get())
    return [part for part in map(str.strip, _CUTS.split(title)) if part]


def tidy(text: str | None) -> str:
    return " ".join((text or "").split())


def time_zone_in(dates: Iterable[str | None], languages: Iterable[str | None], host: str) -> Guess | None:
    """By the offsets that the pages print, the country at the end of the host, the pages' language.

    ``dates`` are ISO 8601, ``languages`` tags such as ``zh-TW``.
    """
    place = country_in(host, [language for language in languages if language])
    printed = [(day, match[1]) for day in dates if day and (match := _OFFSET.search(day))]
    offsets = Counter(offset for _, offset in printed if offset not in ("+00:00", "-00:00"))
    if not offsets:
        return Guess(ZONES[place.value], place.because) if place else None
    offset, count = offsets.most_common(1)[0]
    because = f"{count} of its articles print {offset}"
    if place and all(has_offset(ZONES[place.value], day) for day, each in printed if each == offset):
        return Guess(ZONES[place.value], f"{because}, and {place.because}")
    return Guess(offset, because)


def country_in(host: str, languages: Sequence[str]) -> Guess | None:
    """A key of ZONES.

    >>> country_in("www.paper.co.uk", ["en"]).value, country_in("a.example", ["ja"]).value
    ('uk', 'jp')
    >>> country_in("paper.example", ["en"])
    """
    end = host.rpartition(".")[2].lower()
    if end in ZONES:
        return Guess(end, f"its host ends in .{end}")
    for language in dict.fromkeys(languages):
        tag = language.lower()
        first, *rest = tag.split("-")
        country = next((part for part in rest if part in ZONES), None) or COUNTRIES.get(tag) or COUNTRIES.get(first)
        if country:
            return Guess(country, f"its pages are in {language}")
    return None


def has_offset(zone: str, moment: str) -> bool:
    """Is it this zone's offset at that time?"""
    written = datetime.fromisoformat(moment)
    return written.astimezone(ZoneInfo(zone)).utcoffset() == written.utcoffset()

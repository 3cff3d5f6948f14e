"""Does the extractor invent dates? Pages whose date was cut out, from bytes and address, must have none.

    python bench/no_dates.py [--data FOLDER] [--list] [SET ...]

The true day is known from the benchmark; every spelling of it is blanked (ISO, slashed, compact, in words, in Chinese,
as epoch seconds; machines' stamps of the days beside it too, which are the same hour elsewhere). Another date that the
page still has can be honest or invented (another article's, a comment's). Honest ones are counted apart: *as before* is
the day that the whole page gave as well, which the truth disputes; *beside* is the day before or after the true one,
the same moment elsewhere. ``--list`` shows each answer with the rule that gave it.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from html import unescape
from pathlib import Path
from typing import Any

from tabulate import tabulate

from crawler.extraction import extract_article
from crawler.extraction.date.months import NAMES
from crawler.extraction.source.decode import decode
from crawler.items import Article, NotArticle, Snapshot

HERE = Path(__file__).resolve().parent
DEFAULT = HERE.parents[1] / "shared" / "bench"
SETS = ("fundus_sites", "zhcontent", "gne", "zhextra", "wcxb", "traf_eval", "htmldate", "postlight")
BLANK = "—"
GAP = r"(?:\s|<[^<>]{0,90}>){0,6}"
"""What may stand between the parts of a date: blanks and markup."""
MARK = r"(?:[-/._年月．／－년월]|%2F)"
ENTITY = re.compile(r"&(?:nbsp|#x?[0-9a-f]{2,6});", re.I)
CHINESE = "〇一二三四五六七八九"
EPOCH = re.compile(r"(?<!\d)1\d{9}(?:\d{3})?(?!\d)")


def spellings(day: date) -> Iterator[str]:
    """Regular expressions for every way of writing a day."""
    year, month, number = day.year, rf"0?{day.month}", rf"0?{day.day}"
    short = rf"(?:{year}|{year % 100:02})"
    yield rf"(?<!\d){year}{GAP}{MARK}{GAP}{month}{GAP}{MARK}{GAP}{number}(?!\d)"
    yield rf"(?<!\d){year}{day.month:02}/?{day.day:02}(?=\d{{0,6}}(?!\d)|T)"
    yield rf"(?<!\d){year % 100:02}[/.-]{day.month:02}[/.-]{day.day:02}(?!\d)"
    yield rf"(?<!\d){number}\s{{0,3}}[./-]\s{{0,3}}{month}\s{{0,3}}[./-]\s{{0,3}}{short}(?!\d)"
    yield rf"(?<!\d){month}\s{{0,3}}[./-]\s{{0,3}}{number}\s{{0,3}}[./-]\s{{0,3}}{short}(?!\d)"
    yield rf"(?<!\d){month}\s*[月월]\s*{number}\s*[日일號号]"
    yield rf"(?<![\d.-]){day.month:02}[-/]{day.day:02}(?=\s+\d{{1,2}}:\d{{2}})"
    yield rf"{number}\s+tháng\s+{month}"
    yield rf"(?:民國|民国)\s*{year - 1911}\D{{1,3}}{month}\D{{1,3}}{number}(?!\d)"
    name = "(?:" + "|".join(sorted(map(re.escape, NAMES[day.month - 1].split()), key=len, reverse=True)) + ")"
    ordinal = r"(?:st|nd|rd|th|er|º|\.)?"
    clock = r"\d{1,2}:\d\d(?::\d\d)?\s+(?:[+-]\d{4}\s+)?"
    of = r"(?:de\s+|di\s+|of\s+|d')?"
    yield rf"(?<!\d){number}{ordinal}[/-]?{GAP}{of}{name}\b\.?(?:[/,-]?{GAP}(?:del?\s+)?{short}(?!\d))?"
    yield rf"\b{name}\.?/?{GAP}{number}{ordinal}(?!\d)(?:,?{GAP}(?:{clock})?{year})?"
    yield rf"{year}[.,-]?{GAP}{name}\.?-?{GAP}{number}(?!\d)"
    yield rf"/{year}/{name}/{number}(?!\d)"
    yield chinese_year(year) + f"年{chinese(day.month)}月{chinese(day.day)}[日号號]"


def chinese_year(year: int) -> str:
    return "".join("[〇零○]" if digit == "0" else CHINESE[int(digit)] for digit in str(year))


def chinese(number: int) -> str:
    """A number below a hundred, as dates write it."""
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else CHINESE[tens]) + ("十" if tens else "") + (CHINESE[ones] if ones else "")


def without_day(text: str, day: date) -> str:
    """The text with that day blanked, and machines' stamps of the same hour in other zones."""
    text = ENTITY.sub(plain_entity, text)
    for pattern in spellings(day):
        text = re.sub(pattern, BLANK, text, flags=re.I)
    for beside in (day - timedelta(days=1), day + timedelta(days=1)):
        text = re.sub(rf"{beside.isoformat()}[T ]\d\d:\d\d", BLANK, text)
    return EPOCH.sub(lambda found: BLANK if is_near(found[0], day) else found[0], text)


def plain_entity(found: re.Match[str]) -> str:
    """The character it stands for, unless that is markup."""
    character = unescape(found[0])
    return found[0] if character in "<>&\"'" else " " if character.isspace() else character


def is_near(epoch: str, day: date) -> bool:
    return abs((datetime.fromtimestamp(int(epoch[:10]), UTC).date() - day).days) <= 1


def cut_page(case: Any) -> Snapshot:
    """The page and its address without the day."""
    day = date.fromisoformat(case.truth["date"])
    text, _ = decode(case.html, None)
    url = without_day(case.url, day) if case.url else None
    return Snapshot(without_day(text, day).encode("utf-8", "replace"), case.id, url, charset="utf-8")


def day_of(found: Article | NotArticle) -> str | None:
    return found.date_published[:10] if found.date_published else None


def is_beside(value: str, truth: str) -> bool:
    return abs((date.fromisoformat(value[:10]) - date.fromisoformat(truth)).days) <= 1


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", metavar="SET")
    parser.add_argument("--data", type=Path, default=DEFAULT, help="folder of the benchmark")
    parser.add_argument("--list", action="store_true", help="show every page that still gives a date")
    options = parser.parse_args()
    if not (options.data / "pages.py").exists():
        print(f"no benchmark in {options.data}: give its folder with --data", file=sys.stderr)
        return 2
    sys.path.insert(0, str(options.data))
    import pages

    rules: Counter[str] = Counter()
    rows: list[list[Any]] = []
    for name in options.sets or SETS:
        articles = none = before = beside = 0
        for case in (case for case in pages.load([name]) if case.truth.get("date")):
            found = extract_article(cut_page(case))
            if not isinstance(found, Article):
                continue
            articles += 1
            if found.date_published is None:
                none += 1
                continue
            before += day_of(extract_article(Snapshot(case.html, case.id, case.url or None))) == day_of(found)
            beside += is_beside(found.date_published, case.truth["date"])
            chosen = next(row for row in found.evidence if row.field == "date_published")
            rules[re.sub(r"meta:.*", "meta", chosen.rule)] += 1
            if options.list:
                print(
                    f"{name} {case.id}: true {case.truth['date']}, gave {chosen.value} by {chosen.rule} ({chosen.raw})"
                )
        rows.append([name, articles, none, articles - none, before, beside])
    rows.append(["all", *map(sum, zip(*(row[1:] for row in rows), strict=True))])
    table = [[*row, 100 * row[3] / max(1, row[1])] for row in rows]
    headers = ["set", "articles", "no date", "some date", "as before", "beside", "some %"]
    print(tabulate(table, headers=headers, floatfmt=".1f"))
    print(tabulate(rules.most_common(), headers=["rule", "pages"]))
    return 0


if __name__ == "__main__":
    sys.exit(main())

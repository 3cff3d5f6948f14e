"""Which date to believe: what each kind of evidence is worth, and how several kinds vote."""

from datetime import UTC, datetime, timedelta
from math import prod
from typing import Final

from crawler.items import Evidence

BELIEF: Final = {
    "json-ld:datePublished": 0.95,
    "meta published": 0.93,
    "time element published": 0.92,
    "between headline and text, labelled": 0.92,
    "between headline and text": 0.9,
    "time element": 0.9,
    "right above the headline": 0.88,
    "above the headline, labelled": 0.8,
    "above the headline, alone": 0.55,
    "above the headline": 0.45,
    "meta date": 0.75,
    "meta of several days": 0.05,
    "json-ld:other": 0.7,
    "url": 0.75,
    "below the text, labelled": 0.7,
    "time element below": 0.45,
    "only time element": 0.55,
    "between headline and text, far from the headline": 0.7,
    "between headline and text, in a sentence": 0.45,
    "between, year from context": 0.55,
    "script": 0.6,
    "anywhere, labelled": 0.55,
    "below the text": 0.5,
    "its own entry in a list": 0.55,
    "changed, as printed": 0.5,
    "opening of the text, labelled": 0.75,
    "date element in the text": 0.75,
    "date line in the text": 0.6,
    "dateline": 0.5,
    "opening of the text": 0.4,
    "changed, for machines": 0.3,
}
"""How far each is believed, about what it was right where it stood alone on the benchmark's development pages.

A page's own word for machines (JSON-LD, the meta names that say "published") comes from the site's database; what is
printed at the headline is what its readers are told; the URL was made on the day. ``meta date`` are the names that do
not say which date it is (``date``, ``dc.date``): many systems write the last change there. A line above the headline,
a bare time element below the text and the last change in the metadata only support others: on pages whose date was cut
out they were other articles' dates far more often than they were right on whole ones.
"""
MONTH_VOTE: Final = 0.5
"""What an address with the month adds to the days of that month."""
OUTDATED: Final = 0.85
"""What metadata are worth when the page tells its readers a later day: it was right on 12 pages, they on none."""
WEST, EAST = timedelta(hours=11), timedelta(hours=14)
"""How far clocks are behind and ahead of UTC."""
LONGEST_LOCAL: Final = len("2026-11-20T08:00:00+")
"""Characters from which a moment has its offset."""
QUARTER: Final = timedelta(minutes=15)
"""What zones differ by."""
SURE: Final = 0.75
"""Confidence from which a candidate says which day it was where the page was written, or metadata add the hour."""
HOUR: Final = 0.6
"""The same of what is printed, to add the hour to its day: a date line below the standfirst has it."""


LONE: Final = 0.5
"""The weight below which a day is no answer, only a guess beside the missing one."""


def family(row: Evidence) -> str:
    """JSON-LD and meta come out of the same record; what is printed at the head of a story is one witness, what stands
    at its foot, as the line under an official notice, another one, and the address."""
    if row.rule.startswith(("json-ld", "meta", "script", "changed, for machines")):
        return "machine"
    return "url" if row.rule == "url" else "foot" if row.rule.startswith("below the text") else "printed"


def ranked(
    rows: list[Evidence], month: str | None, changed: set[str], ahead: timedelta | None = None
) -> tuple[list[Evidence], bool]:
    """The candidates, the best day's first (of those the most precise sure one); and may that day stand alone?

    ``ahead`` is how far the page's clocks are before UTC, where it tells.
    """
    if not rows:
        return rows, False
    weights = day_weights(rows, month, changed, ahead)
    best = min(weights, key=lambda day: (-weights[day], day))
    rows = sorted(rows, key=lambda row: (row.value[:10] != best, -row.confidence))
    head = rows[0]
    rows.sort(key=lambda row: (row.value[:10] != head.value[:10], not is_finer(row, head)))
    return rows, weights[best] >= LONE


def day_weights(
    rows: list[Evidence], month: str | None, changed: set[str], ahead: timedelta | None
) -> dict[str, float]:
    """What speaks for each day: the chance that one of its witnesses is right, each taken at its best row."""
    moments = [datetime.fromisoformat(row.value) for row in rows if row.value.endswith("+00:00")]
    local = {row.value[:10] for row in rows if is_local(row) and (row.confidence >= SURE or is_same(row, moments))}
    told = max((row.value[:10] for row in rows if is_told(row)), default="")
    ballots: dict[str, dict[str, float]] = {}
    for row in rows:
        day, name = local_day(row, local, ahead), family(row)
        confidence = (
            min(row.confidence, OUTDATED) if name == "machine" and (day < told or day in changed) else row.confidence
        )
        best = ballots.setdefault(day, {})
        best[name] = max(best.get(name, 0.0), confidence)
    for day, best in ballots.items():
        if month and day.startswith(month):
            best["month"] = MONTH_VOTE
    return {day: 1 - prod((1 - chance for chance in best.values()), start=1.0) for day, best in ballots.items()}


def is_told(row: Evidence) -> bool:
    """The first date between headline and text: what readers are told."""
    return row.rule == "between headline and text" and row.confidence >= BELIEF[row.rule]


def is_local(row: Evidence) -> bool:
    """Of the day where it was written: printed, or with an hour that is not UTC's."""
    return not row.value.endswith("+00:00") and (family(row) != "machine" or "T" in row.value)


def is_same(row: Evidence, moments: list[datetime]) -> bool:
    """A clock that shows one of UTC's moments in another zone: whole quarters of an hour from it."""
    if "T" not in row.value:
        return False
    clock = clock_of(row)
    offsets = [clock - moment.replace(second=0, microsecond=0) for moment in moments]
    return any(-WEST <= offset <= EAST and offset % QUARTER == timedelta(0) for offset in offsets)


def clock_of(row: Evidence) -> datetime:
    """The local hour and minute, as if they were UTC's."""
    return datetime.fromisoformat(row.value).replace(second=0, microsecond=0, tzinfo=UTC)


def local_day(row: Evidence, local: set[str], ahead: timedelta | None) -> str:
    """The day a row votes for: its own, but of UTC's the local day beside it that its hour was elsewhere."""
    day = row.value[:10]
    if not row.value.endswith("+00:00") or day in local:
        return day
    moment = datetime.fromisoformat(row.value)
    if ahead is not None:
        return (moment + ahead).date().isoformat()
    nearby = ((moment - WEST).date().isoformat(), (moment + EAST).date().isoformat())
    return next((other for other in nearby if other in local), day)


def clock_ahead(printed: list[Evidence], machine: list[Evidence]) -> timedelta | None:
    """How far a printed clock is before UTC, told by a moment that metadata have in UTC; None where none tells."""
    moments = [datetime.fromisoformat(row.value) for row in machine if row.value.endswith("+00:00")]
    found = {
        offset
        for row in printed
        if "T" in row.value and len(row.value) < LONGEST_LOCAL
        for moment in moments
        if -WEST <= (offset := clock_of(row) - moment.replace(second=0, microsecond=0)) <= EAST and not offset % QUARTER
    }
    return found.pop() if len(found) == 1 else None


def is_finer(row: Evidence, best: Evidence) -> bool:
    """The same day with the hour, where the best candidate has the day only."""
    if "T" in best.value:
        return row is best
    return "T" in row.value and row.confidence >= (SURE if family(row) == "machine" else HOUR)


def only_day(rows: list[Evidence]) -> str | None:
    """The first of the ranked rows, where all are of one day: of a list's, each other one is an article's."""
    return rows[0].value if len({row.value[:10] for row in rows}) == 1 else None


def undisputed(rows: list[Evidence]) -> str | None:
    """The first of the ranked rows, where all are of one day, or the metadata or the address have its day as well."""
    days = {row.value[:10] for row in rows}
    told = {row.value[:10] for row in rows if family(row) in ("machine", "url")}
    return rows[0].value if rows and (len(days) == 1 or rows[0].value[:10] in told) else None

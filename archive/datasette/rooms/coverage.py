"""How often each field was found, month by month: a site that was redesigned shows as a drop."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any, Literal

Axis = Literal["arrived", "published"]

FIELDS = {
    "date": "Date",
    "byline": "Byline",
    "section": "Section",
    "source": "Credited source",
    "image": "Image",
    "length": "Usual length",
}
"""What is looked for, with what it is called. ``length``: the text is about as long as texts of this site are."""
LENGTHS = (50, 100, 200, 400, 800, 1600, 3200, 6400, 12800)
"""Bounds of classes by characters: each is twice as long as the one before."""
COVERAGE = f"""
    SELECT outlet_id, substr(first_seen, 1, 7) AS arrived, substr(date_published, 1, 7) AS published,
           count(*) AS articles, sum(section IS NOT NULL) AS section, sum(source IS NOT NULL) AS source,
           sum(EXISTS (SELECT 1 FROM credits WHERE article_id = articles.id
                       AND role IN ('author', 'reporter', 'correspondent'))) AS byline,
           sum(EXISTS (SELECT 1 FROM images WHERE article_id = articles.id)) AS image,
           {", ".join(f"sum(characters < {bound}) AS below_{bound}" for bound in LENGTHS)}
    FROM articles GROUP BY outlet_id, substr(first_seen, 1, 7), substr(date_published, 1, 7)
"""  # noqa: S608
"""Answered by ``articles_coverage`` and two indexes more, without a look at the rows of articles."""

SPAN = 3
"""Months on each side of a drop that are taken together."""
LEAST_ARTICLES, LEAST_POINTS, LEAST_SURE = 8, 0.25, 3.5
"""A drop has so many articles on each side, is so deep, and so many standard errors beyond chance."""
AS_BEFORE = 0.15
"""A share that is back within so much of what it was has recovered."""


@dataclass(frozen=True, slots=True)
class Period:
    """A month: ``found`` are the articles in which a field was found."""

    name: str
    articles: int
    found: Mapping[str, int]

    def share(self, field: str) -> float:
        return self.found[field] / self.articles


@dataclass(frozen=True, slots=True)
class Drop:
    """From ``since`` on a field was found in ``after`` of the articles, in ``before`` until then; shares of 1.

    ``until`` is the first month in which it was found again as before, None while it is not.
    """

    field: str
    since: str
    before: float
    after: float
    until: str | None

    @property
    def title(self) -> str:
        return FIELDS[self.field]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Of one outlet. ``usual`` is between how many characters most of its texts have."""

    whole: Period
    periods: Sequence[Period]
    drops: Sequence[Drop]
    axis: Axis
    usual: tuple[int, int | None]

    @property
    def standing(self) -> list[Drop]:
        """Drops that have not been made good."""
        return [drop for drop in self.drops if drop.until is None]


def coverage_of(rows: Iterable[Mapping[str, Any]], axis: Axis | None = None) -> Coverage:
    """Of the rows that COVERAGE has for an outlet; by months of arrival, unless all of them arrived at once."""
    rows = list(rows)
    if axis is None:
        axis = "arrived" if len({row["arrived"] for row in rows}) > 2 else "published"
    usual = usual_length(rows)
    months: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        if row[axis] is not None:
            months[row[axis]].append(row)
    periods = [_period(name, months[name], usual) for name in sorted(months)]
    whole = _period("", rows, usual)
    looked_at = [field for field in FIELDS if not (axis == "published" and field == "date")]
    drops = [drop for field in looked_at if (drop := find_drop(field, periods))]
    return Coverage(whole, periods, drops, axis, usual)


def usual_length(rows: Sequence[Mapping[str, Any]]) -> tuple[int, int | None]:
    """From a quarter to four times the class of the median; None for no upper bound.

    >>> usual_length([{"articles": 3, "below_50": 0, "below_100": 0, "below_200": 0, "below_400": 0, "below_800": 2,
    ...     "below_1600": 3, "below_3200": 3, "below_6400": 3, "below_12800": 3}])
    (100, 3200)
    """
    articles = sum(row["articles"] for row in rows)
    below = [sum(row[f"below_{bound}"] for row in rows) for bound in LENGTHS]
    middle = next((place for place, number in enumerate(below) if 2 * number >= articles), len(LENGTHS))
    low, high = middle - 3, middle + 2
    return (LENGTHS[low] if low >= 0 else 0, LENGTHS[high] if high < len(LENGTHS) else None)


def _period(name: str, rows: Sequence[Mapping[str, Any]], usual: tuple[int, int | None]) -> Period:
    found: Counter[str] = Counter()
    low, high = usual
    for row in rows:
        found["date"] += row["articles"] if row["published"] is not None else 0
        for field in ("byline", "section", "source", "image"):
            found[field] += row[field]
        found["length"] += (row[f"below_{high}"] if high else row["articles"]) - (row[f"below_{low}"] if low else 0)
    return Period(name, sum(row["articles"] for row in rows), {field: found[field] for field in FIELDS})


def find_drop(field: str, periods: Sequence[Period]) -> Drop | None:
    """The deepest drop of a field between two months that is no accident.

    >>> months = [Period(f"2026-{n:02}", 20, {"date": 19 if n < 4 else 2}) for n in range(1, 7)]
    >>> find_drop("date", months)
    Drop(field='date', since='2026-04', before=0.95, after=0.1, until=None)
    """
    deepest, where = 0.0, 0
    for place in range(1, len(periods)):
        before, after = _together(field, periods[:place][-SPAN:]), _together(field, periods[place:][:SPAN])
        depth = before[1] - after[1]
        if depth > deepest and _is_sure(before, after):
            deepest, where = depth, place
    if not where:
        return None
    share = _together(field, periods[:where][-SPAN:])[1]
    until = _recovery(field, periods, where, share)
    ended = periods[where:until] if until is not None else periods[where:]
    after_share = _together(field, ended[:SPAN])[1]
    return Drop(field, periods[where].name, share, after_share, periods[until].name if until is not None else None)


def _together(field: str, periods: Sequence[Period]) -> tuple[int, float]:
    """Articles, and the share of those with the field."""
    articles = sum(period.articles for period in periods)
    return articles, sum(period.found[field] for period in periods) / articles


def _is_sure(before: tuple[int, float], after: tuple[int, float]) -> bool:
    """The test of two shares, with bounds beside it so that a large site's small change is no drop."""
    (n, p), (m, q) = before, after
    if min(n, m) < LEAST_ARTICLES or p - q < LEAST_POINTS:
        return False
    pooled = (n * p + m * q) / (n + m)
    return (p - q) / sqrt(pooled * (1 - pooled) * (1 / n + 1 / m)) >= LEAST_SURE


def _recovery(field: str, periods: Sequence[Period], where: int, share: float) -> int | None:
    """The first month after a drop from which on the field is found about as often as before."""
    for place in range(where + 1, len(periods)):
        if (
            _together(field, periods[place:])[1] >= share - AS_BEFORE
            and periods[place].share(field) >= share - AS_BEFORE
        ):
            return place
    return None

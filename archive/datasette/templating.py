"""What templates may use besides Datasette's own words."""

from collections.abc import Callable, Sequence
from typing import Any

from markupsafe import Markup

from archive.datasette import charts, numerals
from archive.datasette.addresses import article_path, breakable, is_web_address, person_path
from archive.datasette.languages import is_language
from archive.datasette.mending import Mending
from archive.datasette.moments import readable_moment
from archive.datasette.naming import display_headline, parted
from archive.datasette.rooms.coverage import Drop, Period
from archive.datasette.rooms.sources import source_path
from archive.datasette.tables import cells, metadata
from archive.flags import is_in_part


def prepare(env: Any, is_on: Callable[[], bool]) -> None:
    """``is_on`` is asked while a page is written: without an archive Datasette's pages stay as they are."""
    env.add_extension(Mending)
    env.globals["reading_room"] = is_on
    env.tests["web_address"] = is_web_address
    env.tests["bcp47"] = is_language
    env.tests["in_part"] = is_in_part
    env.filters["article_path"] = article_path
    env.filters["breakable"] = breakable
    env.filters["headline"] = display_headline
    env.filters["parted"] = parted
    env.filters["moment"] = readable_moment
    env.filters["only"] = cells.only
    env.filters["person_path"] = person_path
    env.filters["source_path"] = source_path
    env.filters["number"] = numerals.number
    env.filters["percent"] = numerals.percent
    env.filters["next_name"] = numerals.next_name
    env.filters["table_words"] = metadata.table_words
    env.filters["plain_description"] = metadata.plain_description
    env.filters["count_chart"] = count_chart
    env.filters["coverage_chart"] = coverage_chart


def count_chart(counts: Sequence[tuple[str, int]], title: str) -> Markup:
    """Counts as bars, with what a reader should know who does not see them."""
    numbers = [count for _, count in counts]
    span = f"{counts[0][0]} to {counts[-1][0]}"
    return charts.bars(
        counts, f"{title}, {span}: {numerals.number(sum(numbers))} in all, at most {numerals.number(max(numbers))}"
    )


def coverage_chart(periods: Sequence[Period], field: str, title: str, drop: Drop | None) -> Markup:
    """A field's shares, month by month, with a rule where they dropped."""
    shares = [period.share(field) for period in periods]
    ends = [f"{numerals.percent(period.share(field))} in {period.name}" for period in (periods[0], periods[-1])]
    fell = f"; less since {drop.since}" if drop else ""
    marked = next((place for place, period in enumerate(periods) if drop and period.name == drop.since), None)
    return charts.steps(shares, f"{title}: {ends[0]}, {ends[1]}{fell}", marked)

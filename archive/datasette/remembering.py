"""Costly answers, such as facets, counts and ready questions, are kept until the file changes.

Readers open the same few tables again and again, many of them at once; an archive changes when a crawl runs, a
published copy never. Who may see a page is decided before it asks anything, and no answer depends on who asks. What a
visitor wrote (``archive.datasette.guarding.visitors``) is not kept.
"""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass
from typing import Any

from datasette.database import QueryInterrupted, Results

from archive.datasette.keeping import Stamp, stamp_of

WORTH_KEEPING = 0.005
"""Seconds: what is answered sooner is asked again."""
MOST_ANSWERS, MOST_CELLS, MOST_LETTERS = 500, 3_000, 60_000
"""Answers in all; cells and letters of one."""
SETTLED = 2_000_000_000
"""Nanoseconds since the file's last change: until then, another change may leave it with the same time and size."""
TRIED_AGAIN = 60.0
"""Seconds until a facet that took too long is tried again."""

Ask = Callable[[], Awaitable[Any]]


@dataclass(frozen=True, slots=True)
class Answer:
    results: Any = None
    too_slow: QueryInterrupted | None = None
    until: float = float("inf")

    def given(self) -> Any:
        """Raises QueryInterrupted."""
        if self.too_slow is not None:
            raise QueryInterrupted(self.too_slow.e, self.too_slow.sql, self.too_slow.params)
        return Results(list(self.results.rows), self.results.truncated, self.results.description)


class Answers:
    """Of one database. A question that is just being answered is not asked a second time."""

    def __init__(self, database: Any) -> None:
        self.database = database
        self.stamp: Stamp | None = None
        self.kept: OrderedDict[Hashable, Answer] = OrderedDict()
        self.asking: dict[Hashable, asyncio.Task[Answer]] = {}

    async def take(self, question: Hashable, ask: Ask) -> Any:
        """Raises QueryInterrupted, and what else ``ask`` raises."""
        stamp = stamp_of(self.database)
        if stamp is None:
            return await ask()
        if stamp != self.stamp:
            self.stamp = stamp
            self.kept.clear()
        kept = self.kept.get(question)
        if kept is not None and time.monotonic() < kept.until:
            self.kept.move_to_end(question)
            return kept.given()
        task = self.asking.get((stamp, question))
        if task is None:
            task = self.asking[stamp, question] = asyncio.create_task(self._ask(stamp, question, ask))
        return (await asyncio.shield(task)).given()

    async def _ask(self, stamp: Stamp, question: Hashable, ask: Ask) -> Answer:
        begun = time.monotonic()
        try:
            answer = Answer(await ask())
        except QueryInterrupted as error:
            answer = Answer(too_slow=error, until=time.monotonic() + TRIED_AGAIN)
        finally:
            del self.asking[stamp, question]
        is_worth = time.monotonic() - begun >= WORTH_KEEPING and is_small(answer)
        if is_worth and stamp == self.stamp and is_settled(stamp):
            self.kept[question] = answer
            while len(self.kept) > MOST_ANSWERS:
                self.kept.popitem(last=False)
        return answer


def is_small(answer: Answer) -> bool:
    rows = answer.results.rows if answer.results else []
    if rows and len(rows) * len(rows[0]) > MOST_CELLS:
        return False
    return sum(len(cell) for row in rows for cell in row if isinstance(cell, str | bytes)) <= MOST_LETTERS


def is_settled(stamp: Stamp) -> bool:
    return all(time.time_ns() - changed > SETTLED for changed, _ in stamp)

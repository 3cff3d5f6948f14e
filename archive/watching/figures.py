"""What one run brought of one site, in numbers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

FIELDS = (
    "article",
    "headline",
    "section",
    "description",
    "date_published",
    "source",
    "byline",
    "images",
    "whole_text",
)
"""What is looked for. ``article``: of the new addresses, those that were articles; what was forbidden, refused or could
not be had counts among the addresses, since a wall shows there. All others: of the articles that were new or changed.
``byline`` is an author, reporter or correspondent; a ``whole_text`` breaks off at no paywall, and lacks no part."""
TITLES = {"date_published": "date", "whole_text": "whole text"}
"""Of fields that a reader knows by another name."""
UNANSWERED = ("failed:dns", "failed:connection", "failed:timeout")
"""What ends an input before a server says anything."""
STATES = ("new", "changed", "unchanged", "duplicate", "not_article", "rejected", "failed")


def articles_in(states: Mapping[str, int]) -> int:
    """Of inputs, how many in each state, those that were articles."""
    return sum(states.get(state, 0) for state in ("new", "changed", "unchanged", "duplicate"))


def is_turned_away(word: str, states: Mapping[str, int]) -> bool:
    """A site that never brought an article, and rejects us: there is no run before by which that is silence."""
    return word == "first" and not articles_in(states) and states.get("rejected", 0) > 0


@dataclass(frozen=True, slots=True)
class Share:
    """``found`` of so many."""

    found: int
    of: int

    @property
    def part(self) -> float:
        """0 to 1."""
        return self.found / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True)
class Figures:
    """``found``: articles that the site's lists named, None where nobody counted; ``lists_failed``: lists (start pages,
    sections, feeds, sitemaps) that could not be had. ``whys`` has a count for each ``state:reason`` of the ledger.

    ``ended_early``: the run did not come to its end; ``left_off``: addresses that were not asked for, by ``max_pages``.
    """

    found: int | None
    states: Mapping[str, int]
    fields: Mapping[str, Share]
    whys: Mapping[str, int] = field(default_factory=dict)
    lists_failed: int = 0
    left_off: int = 0
    ended_early: bool = False

    @property
    def articles(self) -> int:
        """Inputs that were articles."""
        return articles_in(self.states)

    @property
    def is_unreached(self) -> bool:
        """No server said anything to any input."""
        inputs = sum(self.states.values())
        return inputs > 0 and inputs == sum(self.whys.get(why, 0) for why in UNANSWERED)

    @property
    def is_cut(self) -> bool:
        """``max_pages`` kept it from being asked; of a site that was not reached nothing would have come anyhow."""
        return self.left_off > 0 and not self.is_unreached

    @property
    def refused(self) -> int:
        return self.states.get("not_article", 0) + self.states.get("rejected", 0)

    @property
    def named(self) -> int:
        """Articles that the site showed; of a spider that does not count those, articles that came in."""
        return self.articles if self.found is None else self.found


def articles_older(stats: Mapping[str, Any]) -> int:
    """Of a crawl's statistics: what its lists named and ``since`` left off. A sitemap counts for one."""
    return int(stats.get("news/older", 0) + stats.get("news/older_sitemaps", 0))

"""Names of what is kept in Redis."""

from dataclasses import dataclass

PAGES = "broadsheet:pages"
"""The stream (Redis Streams) of what the workers of all sites fetched, until the writer has saved it."""
GROUP = "archive"
"""Its consumer group; an archive has one writer."""

SITES = "broadsheet:sites"
"""A set: the sites that have a frontier here."""


NAMES = ("known", "addresses", "queue", "taken", "aside", "workers", "crawl", "asked", "found", "tally")


@dataclass(frozen=True, slots=True)
class Keys:
    """Of one site's frontier. An address is open from when it is found until its end is saved.

    ``known``: hash, key of an address to the number of the crawl that last asked for it, negative when in vain;
    ``addresses``: hash, key to address (JSON) of all that are open; ``queue``: sorted set of keys that wait;
    ``taken``: hash, key to the worker that asks for it; ``aside``: set of keys left for the next crawl;
    ``workers``: sorted set by the time of their last sign; ``crawl``: number of the crawl;
    ``asked``: addresses that it asked for; ``found``: set of keys of articles that its lists named; ``tally``: hash of
    what else it came to, there as long as it goes on.
    """

    site: str

    def __getattr__(self, name: str) -> str:
        """
        >>> Keys("paper").queue
        'broadsheet:paper:queue'
        """
        return f"broadsheet:{self.site}:{name}"

    def all(self) -> list[str]:
        """In the order in which the scripts take them."""
        return [*(getattr(self, name) for name in NAMES), PAGES]

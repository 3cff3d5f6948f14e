"""Articles in several parts put together while they are loaded, as a crawl saves them.

A page that may be one of several parts waits until all is read: one whose address has a number behind it, an article
whose page leads on, and whatever else has the address of one that waits. All others go by.
"""

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from archive.articles import blocks_in
from archive.loading.waiting import Family, Waiting, load_item, members_of, reading_from
from archive.saving.groups import Item
from archive.saving.preparing import Laid, Prepared, prepare_read
from crawler.discovery.families import keys_of_later, names_family
from crawler.extraction.flags import PARTS_MISSING
from crawler.files import OUR_FAULTS, read_snapshot
from crawler.further_pages import Came, came_of
from crawler.items import Article, Failure, Reading, Snapshot
from crawler.saved_parts import address_of, further_parts

MOST_UNASKED = 20_000
"""Pages that wait for their address alone. Of some papers every address ends in a number: of more pages than these,
only those wait whose bytes name another part, or whose family is known."""


@dataclass(frozen=True)
class Joined:
    """``whole`` is None where nothing belongs to the first part; ``used`` are the numbers of the pages that do."""

    whole: Reading | Prepared | None = None
    used: tuple[int, ...] = ()


Join = Callable[[Iterator[Family], int], Generator[Joined, None, None]]
"""What comes of every family, in their order; the number is how many there are."""


def whole_articles(archive: Path, items: Iterable[Item], join: Join) -> Generator[Item, None, None]:
    """Everything that was read, an article's parts as one. The pages that wait do so on the disk of ``archive``."""
    with closing(Waiting(archive)) as waiting:
        hold = Holding(waiting)
        yield from (item for item in items if not hold(item))
        if waiting.path is not None:
            waiting.plan()
            with closing(join(waiting.families(), waiting.count_families())) as joined:
                yield from let_go(waiting, joined)


@dataclass
class Holding:
    """Whether a page is to wait; it does then."""

    waiting: Waiting
    unasked: int = 0

    def __call__(self, item: Item) -> bool:
        url = url_of(item)
        if url is None:
            return False
        keys, is_first = self.families_of(item, url), leads_on(item)
        if not keys and not is_first and not self.waiting.knows_address(url):
            return False
        try:
            self.waiting.add(item, url, moment_of(item), is_first=is_first, keys=keys)
        except ValueError:  # an address that is none: nothing leads there
            return False
        return True

    def families_of(self, item: Item, url: str) -> set[str]:
        """Those that it may be a further part in."""
        keys = keys_of_later(url) if isinstance(item, Prepared | Reading) else set()
        if not keys:
            return keys
        self.unasked += 1
        if self.unasked <= MOST_UNASKED or self.waiting.knows_family(keys):
            return keys
        page = snapshot_of(item)
        return keys if page is not None and names_family(page.body, url) else set()


def let_go(waiting: Waiting, joined: Iterator[Joined]) -> Iterator[Item]:
    """First parts with what was joined to them, and the others as they were read; at last what belongs to none.

    A further part that came once more finds the article that it is a part of.
    """
    for number, is_head in waiting.units():
        done = next(joined) if is_head else Joined()
        yield done.whole or waiting.item(number)
        others = waiting.members(number) if is_head else ()
        yield from (waiting.item(other) for other in others if other not in done.used)
    yield from map(waiting.item, waiting.left())


def join_here(families: Iterator[Family], count: int) -> Generator[Joined, None, None]:
    """In this process."""
    yield from map(join_family, families)


def join_ahead(archive: Path, family: Family) -> Joined:
    """In a process of its own."""
    done = join_family(family)
    if not isinstance(done.whole, Reading):
        return done
    prepared = prepare_read(archive, done.whole)
    if isinstance(prepared, Prepared):
        prepared = replace(prepared, source=replace(done.whole.snapshot, parts=()))
    return replace(done, whole=prepared)


def join_family(family: Family) -> Joined:
    """What the first part and those that it leads to are read as together."""
    given: dict[int, Snapshot] = {}
    with reading_from(family.path) as conn:
        numbers = {address: number for number, address in members_of(conn, family.head).items()}

        def find(url: str) -> Came | None:
            number = numbers.get(address_of(url))
            came = came_in(load_item(conn, number)) if number is not None and number not in given else None
            if number is not None and came is not None:
                given[number] = came.page
            return came

        first = came_in(load_item(conn, family.head))
        try:
            parts = further_parts(first, find) if first is not None and first.why is None else ()
        except OUR_FAULTS:  # on one of the pages; each of them was read without
            return Joined()
    whole = read_snapshot(replace(first.page, parts=parts)) if first and parts else None
    if not isinstance(whole, Reading) or not isinstance(whole.result, Article):
        return Joined()
    return Joined(whole, tuple(number for number, page in given.items() if any(page is part for part in parts)))


def url_of(item: Item) -> str | None:
    return item.snapshot.url if isinstance(item, Prepared | Reading) else item.url


def moment_of(item: Item) -> str | None:
    if isinstance(item, Prepared | Reading):
        return item.snapshot.fetched_at
    return item.fetched_at if isinstance(item, Failure) else None


def leads_on(item: Item) -> bool:
    """Is it an article whose page leads to a further part?"""
    if isinstance(item, Prepared):
        return isinstance(item.result, Laid) and PARTS_MISSING in (item.details["flags"] or "").split()
    return isinstance(item, Reading) and isinstance(item.result, Article) and PARTS_MISSING in item.result.flags


def snapshot_of(item: Item) -> Snapshot | None:
    """The page with its bytes; None where they are not there any more, or other ones."""
    if isinstance(item, Reading):
        return item.snapshot
    assert isinstance(item, Prepared)  # a Failure belongs to no family
    return item.taken_again()


def came_in(item: Item) -> Came | None:
    """The same with what it is by itself."""
    page = snapshot_of(item)
    if page is None or isinstance(item, Reading):
        return came_of(item) if isinstance(item, Reading) else None
    assert isinstance(item, Prepared)
    result = item.result
    return Came(page, None, blocks_in(result.rows)) if isinstance(result, Laid) else Came(page, result.why)

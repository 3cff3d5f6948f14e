"""What is saved in one commit: a commit waits for the disk, whatever its size."""

import time
from collections.abc import Iterable, Iterator, Sequence

from archive.ledger.ledger import Entry
from archive.saving.preparing import Prepared, prepared_of
from archive.saving.saving import Saver
from archive.store import NOT_STORABLE, GroupBroken
from crawler.items import Failure, NotModified, Reading

GROUP, GROUP_BYTES, GROUP_SECONDS = 256, 16 * 1024 * 1024, 1.0
"""Pages, bytes and seconds after which what was read is committed."""

Item = Prepared | Reading | Failure | NotModified


def groups_of(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Read first, so that the archive is locked only while it is written."""
    group: list[Item] = []
    size, since = 0, time.monotonic()
    for item in items:
        group.append(item)
        size += size_of(item)
        if len(group) == GROUP or size > GROUP_BYTES or time.monotonic() - since > GROUP_SECONDS:
            yield group
            group, size, since = [], 0, time.monotonic()
    if group:
        yield group


def size_of(item: Item) -> int:
    if isinstance(item, Reading):
        return len(item.snapshot.body)
    return item.size if isinstance(item, Prepared) else 0


def save_group(saver: Saver, group: Sequence[Item]) -> list[Entry]:
    """In one commit a file, bytes first; where one of them cannot be saved, each in its own."""
    try:
        return saver.save_all([prepared_of(item) if isinstance(item, Reading) else item for item in group])
    except (GroupBroken, *NOT_STORABLE):
        return [save(saver, item) for item in group]


def save(saver: Saver, item: Item) -> Entry:
    if isinstance(item, Failure | NotModified):
        return saver.save_all([item])[0]
    return saver.save_reading(item) if isinstance(item, Reading) else saver.save_prepared(item)

"""Pages of a load that may be parts of one article, held back on disk until all that is to be loaded was read.

Whichever comes first, and from whichever file: what may belong together is told by the addresses once all are there.
"""

import json
import pickle
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import zstandard

from archive.saving.groups import Item
from archive.scratch import FILES, scratch_folder
from archive.sqlite import sqlite3
from crawler.discovery.families import keys_of_first, keys_of_later
from crawler.discovery.parts import is_whole, part_number
from crawler.saved_parts import address_of

FIRST, LATER = 0, 1
"""What a page may be in a family."""
TABLES = """
    PRAGMA journal_mode = OFF;
    PRAGMA synchronous = OFF;
    CREATE TABLE held (
        id INTEGER PRIMARY KEY, url TEXT NOT NULL, plain TEXT NOT NULL, address TEXT NOT NULL, moment INTEGER,
        is_first INTEGER NOT NULL, is_later INTEGER NOT NULL, head INTEGER, item BLOB NOT NULL);
    CREATE INDEX held_plain ON held(plain);
    CREATE INDEX held_head ON held(head);
    CREATE TABLE families (key TEXT, place INTEGER, id INTEGER, PRIMARY KEY (key, place, id)) WITHOUT ROWID;
    BEGIN;
"""
ADD = """
    INSERT INTO held (url, plain, address, moment, is_first, is_later, item)
    VALUES (?, ?, ?, coalesce(CAST(strftime('%s', ?) AS INTEGER), 0), ?, ?, ?)
"""
KNOWN_KEY = "SELECT 1 FROM families WHERE key IN (SELECT value FROM json_each(?)) LIMIT 1"
HEADS = "SELECT id, url, address, moment FROM held WHERE is_first ORDER BY length(address), address, id"
MOST_LOOKED_AT = 1_000
"""Captures of the further parts of a family, the first that came: a WARC that was made for it has no end of them."""
OTHERS = f"""
    SELECT id, url, address, abs(moment - ?) FROM families JOIN held USING (id)
    WHERE key = ? AND place = {LATER} AND head IS NULL ORDER BY families.id LIMIT {MOST_LOOKED_AT}
"""  # noqa: S608 - constants
TAKE = "UPDATE held SET head = ? WHERE id = ?"
FORGET = f"DELETE FROM families WHERE key = ? AND place = {LATER} AND id = ?"  # noqa: S608 - a constant
UNITS = "SELECT id, head FROM held WHERE head = id OR (head IS NULL AND NOT is_later) ORDER BY id"
LEFT = "SELECT id FROM held WHERE head IS NULL AND is_later ORDER BY id"
MEMBERS = "SELECT id, address FROM held WHERE head = ? AND id <> head ORDER BY id"


@dataclass(frozen=True)
class Family:
    """The first part of an article, by its number in a file of what waits, with whatever may belong to it."""

    path: Path
    head: int


class Waiting:
    """Beside ``archive`` on its disk; the file is made for the first page that is held, and gone in the end."""

    def __init__(self, archive: Path) -> None:
        self.archive, self.stack = archive, ExitStack()
        self.path: Path | None = None

    def close(self) -> None:
        self.stack.close()

    @cached_property
    def conn(self) -> sqlite3.Connection:
        self.path = self.stack.enter_context(scratch_folder(self.archive)) / FILES[0]
        conn = self.stack.enter_context(closing(sqlite3.connect(str(self.path), isolation_level=None)))
        conn.executescript(TABLES)
        return conn

    def add(self, item: Item, url: str, moment: str | None, *, is_first: bool, keys: set[str]) -> None:
        """``keys`` are the families that it may be a further part in. Raises ValueError for what is no address."""
        own = [(key, FIRST) for key in keys_of_first(url)] if is_first else []
        data = zstandard.compress(pickle.dumps(item, pickle.HIGHEST_PROTOCOL), 1)
        row = [url, plain(url), address_of(url), moment, is_first, bool(keys), data]
        number = self.conn.execute(ADD, row).lastrowid
        rows = [(key, place, number) for key, place in (*own, *((key, LATER) for key in keys))]
        self.conn.executemany("INSERT INTO families VALUES (?, ?, ?)", rows)

    def knows_address(self, url: str) -> bool:
        if self.path is None:
            return False
        return self.conn.execute("SELECT 1 FROM held WHERE plain = ?", [plain(url)]).fetchone() is not None

    def knows_family(self, keys: Iterable[str]) -> bool:
        return self.path is not None and self.conn.execute(KNOWN_KEY, [json.dumps(list(keys))]).fetchone() is not None

    def plan(self) -> None:
        """Give every first part what may belong to it, each page to one: in the order in which they will be saved.

        So what is left after some of them were saved is planned as if nothing had been.
        """
        for number, url, address, moment in self.conn.execute(HEADS):
            members = {} if self.is_taken(number) else self.nearest(url, address, moment)
            if members:
                self.conn.executemany(TAKE, [(number, one) for one in (number, *members)])
                forgotten = ((key, one) for one, other in members.items() for key in keys_of_later(other))
                self.conn.executemany(FORGET, forgotten)
        self.conn.execute("COMMIT")

    def nearest(self, url: str, address: str, moment: int) -> dict[int, str]:
        """Of each address that may belong to a first part, the capture next to it in time; the first of several."""
        found: dict[str, tuple[int, int, str]] = {}
        for key in sorted(keys_of_first(url)):
            for number, other, its_address, apart in self.conn.execute(OTHERS, [moment, key]):
                if its_address != address and belongs(other, url):
                    here = (apart, number, other)
                    found[its_address] = min(here, found.get(its_address, here))
        return {number: other for _, number, other in found.values()}

    def is_taken(self, number: int) -> bool:
        (head,) = self.conn.execute("SELECT head FROM held WHERE id = ?", [number]).fetchone()
        return head is not None

    def units(self) -> Iterator[tuple[int, bool]]:
        """In the order in which they came, what is nobody's part; and whether it is the first of a family."""
        return ((number, head is not None) for number, head in self.conn.execute(UNITS))

    def families(self) -> Iterator[Family]:
        assert self.path is not None  # something is held
        path = self.path
        return (Family(path, number) for number, is_head in self.units() if is_head)

    def count_families(self) -> int:
        (count,) = self.conn.execute("SELECT count(*) FROM held WHERE head = id").fetchone()
        return int(count)

    def members(self, head: int) -> dict[int, str]:
        return members_of(self.conn, head)

    def left(self) -> Iterator[int]:
        """What may be a further part, and of no article here."""
        return (number for (number,) in self.conn.execute(LEFT))

    def item(self, number: int) -> Item:
        return load_item(self.conn, number)


@contextmanager
def reading_from(path: Path) -> Iterator[sqlite3.Connection]:
    """For a process that writes nothing there."""
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as conn:
        yield conn


def load_item(conn: sqlite3.Connection, number: int) -> Item:
    (data,) = conn.execute("SELECT item FROM held WHERE id = ?", [number]).fetchone()
    item: Item = pickle.loads(zstandard.decompress(data))  # made by Waiting.add
    return item


def members_of(conn: sqlite3.Connection, head: int) -> dict[int, str]:
    """What may belong to a first part, with the addresses."""
    return dict(conn.execute(MEMBERS, [head]).fetchall())


def belongs(url: str, first: str) -> bool:
    return part_number(url, first) is not None or is_whole(url, first)


def plain(url: str) -> str:
    """An address as it is compared for every page: quick before all."""
    return url.partition("://")[2].partition("#")[0]

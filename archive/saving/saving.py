"""What happens to a page that arrives: new, changed, unchanged, a duplicate, or no article."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from sqlite_utils import Database

from archive.articles import Content, content_in, content_of
from archive.identity import uid_of
from archive.ledger.ledger import Entry, failure_details, insert_fetch
from archive.revisions import Version, cause_of, changed_fields, present_version, save_revision
from archive.saving.captures import is_older
from archive.saving.gone import GONE, lift_gone, mark_gone
from archive.saving.inserting import update_article
from archive.saving.matching import (
    PRESENT,
    Arrival,
    find_article,
    may_change,
    present_input,
    state_of,
    under_own_address,
)
from archive.saving.parts import hashes_of_parts, load_parts, names_of_part, owner_of_part, part_rows
from archive.saving.pending import Pending
from archive.saving.preparing import Prepared, prepare
from archive.saving.unmodified import as_before
from archive.snapshots.snapshots import keep, load_bytes, save_snapshot
from archive.store import NOT_STORABLE, Archive, group_tx
from crawler.extraction.flags import PARTS_MISSING, Flag, came_with
from crawler.extraction.optout import OPT_OUTS
from crawler.files import read_snapshot
from crawler.items import Failure, NotArticle, NotModified, Reading, Snapshot
from crawler.version import reader_name

OTHERWISE: Flag = "reads_otherwise"
"""Flag of a row whose page has the article's text or address, and says something else in a field that was not taken."""
A_PART = "it is a part of an article that is saved as a whole"
Saveable = Prepared | Failure | NotModified
LONGEST_VALUE = 40
"""Characters of a value that are shown in a detail; longer ones are texts."""


@dataclass(frozen=True, slots=True)
class Saver:
    """Saves into one archive for one run; ``extractor`` names the reader that made the readings, ``read`` is it."""

    archive: Archive
    run_id: int
    extractor: str
    read: Callable[[Snapshot], Reading | Failure] = read_snapshot

    def save_all(self, items: Sequence[Saveable]) -> list[Entry]:
        """In one commit a file, bytes first. Raises one of NOT_STORABLE for all when no table takes one of them."""
        with group_tx(self.archive.db) as db, group_tx(self.archive.snapshots):
            pending = Pending(db, self.run_id)
            entries = [self.add(pending, item) for item in items]
            pending.flush()
        return entries

    def save_reading(self, reading: Reading) -> Entry:
        """Save what was read; a reading that no table takes is ``failed:not_saved``, and the run goes on."""
        snapshot = reading.snapshot
        try:
            item = prepare(reading)
        except NOT_STORABLE as error:
            return self.save_bytes(snapshot, len(snapshot.body), lambda: snapshot.body, error)
        return self.save_prepared(item)

    def save_prepared(self, item: Prepared) -> Entry:
        """The same of what was made ready already."""
        try:
            return self.save_all([item])[0]
        except NOT_STORABLE as error:
            return self.save_bytes(item.snapshot, item.size, lambda: item.body(self.archive.snapshots), error)

    def save_bytes(self, snapshot: Snapshot, size: int, body: Callable[[], bytes], error: Exception) -> Entry:
        """Of a page that cannot be saved for this error: its bytes, where they can be had and kept."""
        with suppress(KeyError, *NOT_STORABLE):
            save_snapshot(self.archive.snapshots, replace(snapshot, body=body()))
        detail = f"{type(error).__name__}: {error}"
        sizes = [(snapshot, size), *((part, len(part.body)) for part in snapshot.parts)]
        failures = [Failure(one.input, "failed", "not_saved", detail, one.url, one.status, of) for one, of in sizes]
        return self.save_all(failures)[0]

    def save_failure(self, failure: Failure) -> Entry:
        return self.save_all([failure])[0]

    def add(self, pending: Pending, item: Saveable) -> Entry:
        """What becomes of it; all that is pending is saved before anything that could depend on it."""
        if isinstance(item, NotModified):
            return self.add_not_modified(pending, item)
        if isinstance(item, Failure):
            return self.add_failure(pending, item)
        self.keep_bytes(item)
        if isinstance(item.result, NotArticle):
            return self.add_refused(pending, item, item.result)
        names = names_of_part(item.input, item.details["url"])
        pending.flush_before(names)
        owner = owner_of_part(pending.db, names)
        if owner is not None:
            entry = Entry(item.input, "duplicate", None, A_PART, item.result.headline)
            pending.add_fetch(entry, item.details | {"article_id": owner})
            return entry
        arrival = Arrival(item, item.result, pending.outlet_id(item.result.host, item.outlet), pending.moment)
        pending.flush_before(arrival.keys)
        article_id = find_article(pending.db, arrival)
        if article_id is None:
            return self.add_new(pending, arrival)
        pending.flush()
        by_own = under_own_address(pending.db, article_id, arrival)
        if by_own is not arrival:
            arrival, article_id = by_own, find_article(pending.db, by_own)
            if article_id is None:
                return self.add_new(pending, arrival)
        return self.save_again(article_id, arrival, item.details | {"article_id": article_id})

    def keep_bytes(self, item: Prepared) -> None:
        if item.kept is None:
            save_snapshot(self.archive.snapshots, item.snapshot)
        else:
            keep(self.archive.snapshots, item.kept, lambda: item.body(self.archive.snapshots))
        for part in item.snapshot.parts:
            save_snapshot(self.archive.snapshots, part)

    def add_failure(self, pending: Pending, failure: Failure) -> Entry:
        """A ledger row; and a mark on the article that stood at an address which has no page any more."""
        entry = Entry(failure.input, failure.state, failure.why, failure.detail)
        if failure.status in GONE:
            pending.flush()
        article_id = mark_gone(pending.db, failure, pending.moment)
        pending.add_fetch(entry, failure_details(failure) | {"article_id": article_id})
        return entry

    def add_not_modified(self, pending: Pending, item: NotModified) -> Entry:
        """A page that is as it was ends as it did: with the article and the bytes of its last row in the ledger."""
        pending.flush()
        entry, details = as_before(pending.db, item)
        if details["article_id"] is not None:
            seen = [pending.moment, details["article_id"]]
            pending.db.execute("UPDATE articles SET last_seen = ? WHERE id = ?", seen)
            back = lift_gone(pending.db, details["article_id"], item, details["fetched_at"])
            entry = replace(entry, detail="; ".join(filter(None, (entry.detail, back))))
        pending.add_fetch(entry, details)
        return entry

    def add_refused(self, pending: Pending, item: Prepared, result: NotArticle) -> Entry:
        """A ledger row; and by which rules of its site the page is no article, since the run names the extractor."""
        entry = Entry(item.input, "not_article", result.why, result.detail)
        fetch_id = pending.add_fetch(entry, item.details)
        if item.rules:
            reader = reader_name(self.extractor, item.rules)
            row = {"fetch_id": fetch_id, "extractor": reader, "result": entry.label, "saved_at": pending.moment}
            pending.rereadings.append(row)
        return entry

    def add_new(self, pending: Pending, arrival: Arrival) -> Entry:
        entry = Entry(arrival.input, "new", headline=arrival.laid.headline)
        columns = self.origin(arrival) | {
            "uid": uid_of(arrival.laid.identity),
            "identity": arrival.laid.identity,
            "outlet_id": arrival.outlet_id,
            "first_seen": arrival.moment,
        }
        parts = arrival.prepared.snapshot.parts
        keys = arrival.keys.union(*({part.input, part.url or part.input} for part in parts))
        article_id = pending.add_article(arrival.laid.rows, columns, keys)
        pending.add_fetch(entry, arrival.prepared.details | {"article_id": article_id})
        for part in part_rows(arrival.input, parts, article_id):
            pending.add_fetch(*part)
        return entry

    def origin(self, arrival: Arrival) -> dict[str, Any]:
        """The columns of ``articles`` that say from what the present reading is."""
        reader = reader_name(self.extractor, arrival.prepared.rules)
        return {"snapshot_sha256": arrival.sha256, "extractor": reader, "last_seen": arrival.moment}

    def save_again(self, article_id: int, arrival: Arrival, details: dict[str, Any]) -> Entry:
        """A page of an article that is there: changed, or the same, or another copy of it."""
        db, rows, snapshot, origin = self.archive.db, arrival.laid.rows, arrival.prepared.snapshot, self.origin(arrival)
        before = present_version(db, article_id)
        parts = tuple(part.sha256 for part in snapshot.parts)
        before = replace(before, parts=hashes_of_parts(db, article_id, before.snapshot_sha256))
        after = Version(content_in(rows), arrival.sha256, origin["extractor"], parts=parts)
        differs = before.content != after.content
        changed = differs and may_change(db, article_id, arrival)
        changed = changed and not lacks_parts(db, article_id, before, after, rows.article["flags"])
        state = state_of(db, article_id, arrival.input, changed=changed)
        copied = present_input(db, article_id) if state == "duplicate" else None
        notes = [
            copied and f"the same article as {copied}",
            lift_gone(db, article_id, snapshot, snapshot.fetched_at or ""),
        ]
        if differs and not changed:
            notes.append(reads_otherwise(before.content, after.content))
            details |= {"flags": " ".join(filter(None, (details["flags"], OTHERWISE)))}
        entry = Entry(arrival.input, state, None, "; ".join(filter(None, notes)) or None, arrival.laid.headline)
        cause = cause_of(before, after, self.read_again(article_id, before, after)) if changed else None
        fetch_id = insert_fetch(db, self.run_id, entry, details)
        for part in part_rows(arrival.input, snapshot.parts, article_id):
            insert_fetch(db, self.run_id, *part)
        if cause:
            save_revision(db, article_id, fetch_id, cause, before, after, arrival.moment)
            update_article(db, article_id, rows, origin)
        else:
            db.execute("UPDATE articles SET last_seen = ? WHERE id = ?", [arrival.moment, article_id])
        asked = came_with(details["flags"])
        if state == "unchanged" and asked and not is_older(db, article_id, snapshot.fetched_at):
            reserve(db, article_id, asked)
        return entry

    def read_again(self, article_id: int, before: Version, after: Version) -> Content | None:
        """What today's reader makes of the earlier bytes, where both are others; None where nobody can tell."""
        if before.pages == after.pages or before.extractor == after.extractor:
            return None
        db = self.archive.db
        (url,) = db.execute("SELECT url FROM articles WHERE id = ?", [article_id]).fetchone()
        asked, charset, *_ = db.execute(PRESENT, [article_id]).fetchone() or ("", None)
        try:
            body = load_bytes(self.archive.snapshots, before.snapshot_sha256)
            parts = load_parts(self.archive, article_id, before.snapshot_sha256)
        except (KeyError, ValueError):  # not kept, or damaged
            return None
        again = self.read(Snapshot(body, asked, url, charset=charset, parts=parts))
        if isinstance(again, Failure) or isinstance(again.result, NotArticle):
            return None
        return content_of(again.result)


def lacks_parts(db: Database, article_id: int, before: Version, after: Version, flags: str | None) -> bool:
    """Is a part missing of which more is kept: more parts, or the article as a whole?"""
    if PARTS_MISSING not in (flags or "").split() or after.pages == before.pages:
        return False
    if len(after.parts) < len(before.parts):
        return True
    (stored,) = db.execute("SELECT flags FROM articles WHERE id = ?", [article_id]).fetchone()
    if PARTS_MISSING in (stored or "").split():
        return False
    return bool(before.parts) or len(after.content["body"] or "") < len(before.content["body"] or "")


def reserve(db: Database, article_id: int, flags: tuple[str, ...]) -> None:
    """What a site reserves since the article's page was kept; what it takes back counts once the page is another."""
    (stored,) = db.execute("SELECT flags FROM articles WHERE id = ?", [article_id]).fetchone()
    known = (stored or "").split()
    if new := [flag for flag in flags if flag in OPT_OUTS and flag not in known]:
        # In the order in which the page is read again.
        flagged = dict.fromkeys((*came_with(stored), *new, *known))
        db.execute("UPDATE articles SET flags = ? WHERE id = ?", [" ".join(flagged), article_id])


def reads_otherwise(kept: Content, here: Content) -> str:
    """What a copy says otherwise than the article that is kept, for the ledger.

    >>> reads_otherwise({"date_published": "2026-11-03", "body": "a" * 50}, {"date_published": None, "body": "b"})
    'reads otherwise here: date_published nothing, kept 2026-11-03; body'
    """
    return "reads otherwise here: " + "; ".join(
        f"{field} {here[field] or 'nothing'}, kept {kept[field] or 'nothing'}"
        if max(len(here[field] or ""), len(kept[field] or "")) <= LONGEST_VALUE
        else field
        for field in changed_fields(kept, here)
    )

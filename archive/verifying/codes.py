"""The kinds of damage that ``scrapy verify`` names: a code for each, which never changes its meaning.

The table in docs/verify.md is made from this one. A level finds what the levels before it find as well.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from shlex import quote
from typing import Literal

from archive.store import snapshots_path
from crawler.extraction.markdown import markdown_table

Level = Literal["quick", "full", "deep"]
LEVELS: tuple[Level, ...] = ("quick", "full", "deep")

OWN = Path("archive.db")
ANEW = "scrapy export --warc OUT.warc.gz, then scrapy load -s ARCHIVE=new.db OUT.warc.gz: a new archive of the bytes"
COPY = "put the file back from a backup; scrapy export --warc OUT.warc.gz saves the bytes, while they can be read"
RELOAD = "load or crawl the page again, or put both files back from a backup"
RESTORE = f"put both files back from a backup; without one, {ANEW}"
TAMPERED = f"somebody, or a broken disk, changed what is never changed: {RESTORE}"
MEND = "scrapy renormalize --force --apply makes it again from the kept bytes; else put both files back from a backup"
REINDEX = "sqlite3 archive.db REINDEX"
ONE = "put back the archive.snapshots.db that belongs to archive.db, and copy the two together, the bytes last"


@dataclass(frozen=True, slots=True)
class Kind:
    """``meaning`` finishes the sentence "it says that …"; ``level`` is the first that looks for it.

    ``what_to_do`` is a step that was tried: tests/test_advice.py takes it for damage of the kind.
    """

    level: Level
    meaning: str
    what_to_do: str


KINDS: dict[str, Kind] = {
    "file_malformed": Kind("quick", "SQLite cannot read a part of the file", COPY),
    "row_invalid": Kind("quick", "a value is of another type than its column, or breaks a rule of its table", TAMPERED),
    "index_wrong": Kind("full", "an index is not what its table says", REINDEX),
    "foreign_key": Kind("quick", "a row belongs to one that is not there", TAMPERED),
    "schema_changed": Kind("quick", "a table, index, trigger or view is missing, or is not what it was made", TAMPERED),
    "text_missing": Kind("quick", "an article has no text", MEND),
    "blocks_missing": Kind("quick", "an article has no blocks", MEND),
    "body_differs": Kind("quick", "an article's text is not its blocks", MEND),
    "characters_wrong": Kind("quick", "an article's text has another length than is written down", MEND),
    "position_gap": Kind("quick", "of an article's parts one is missing", MEND),
    "uid_wrong": Kind("quick", "an article's uid is not that of its identity", TAMPERED),
    "gone_wrong": Kind("quick", "an article is gone without a status, or has a status without being gone", TAMPERED),
    "analyser_wrong": Kind("quick", "a text is in the search index as another version wrote it", MEND),
    "evidence_many": Kind("quick", "a field has several values that were chosen", MEND),
    "evidence_differs": Kind("quick", "the value that was chosen is not the one that the article has", MEND),
    "search_malformed": Kind("quick", "SQLite cannot read a part of the search index", MEND),
    "search_missing": Kind("quick", "an article is not in the search index", MEND),
    "search_extra": Kind("quick", "the search index has an article that is not there", MEND),
    "search_differs": Kind("full", "the search index has other words than the text", MEND),
    "text_invalid": Kind("full", "a text is not UTF-8", RESTORE),
    "bytes_missing": Kind("quick", "there is no file of bytes beside the archive, or another file", ONE),
    "snapshot_missing": Kind("quick", "the bytes of a page are not kept", f"{ONE}; or {RELOAD}"),
    "snapshot_size_wrong": Kind("quick", "a page has another size than is written down", RESTORE),
    "snapshot_damaged": Kind("full", "the bytes of a page are not those that were received", RELOAD),
    "base_damaged": Kind("full", "the page that another was packed against cannot be had", RELOAD),
    "dictionary_damaged": Kind("full", "the dictionary that pages were packed with cannot be had", RESTORE),
    "fetch_wrong": Kind("quick", "a row of the ledger names no article or bytes, though its state does", TAMPERED),
    "article_unlisted": Kind("quick", "no row of the ledger says where an article came from", TAMPERED),
    "article_snapshot_wrong": Kind("quick", "an article's bytes are not those of its last row in the ledger", TAMPERED),
    "run_wrong": Kind("quick", "a run's counts, end or head are not what the ledger says", TAMPERED),
    "ledger_altered": Kind("quick", "a row of the ledger was altered or moved", TAMPERED),
    "ledger_removed": Kind("quick", "a row of the ledger is gone", TAMPERED),
    "ledger_inserted": Kind("quick", "a row of the ledger came in beside the chain", TAMPERED),
    "ledger_rewritten": Kind("quick", "the ledger was made anew since a head that was kept", TAMPERED),
    "revision_missing": Kind("quick", "a change in the ledger has no revision", TAMPERED),
    "revision_broken": Kind("quick", "an earlier version of an article cannot be rebuilt", TAMPERED),
    "reprint_wrong": Kind("quick", "a story is not made of articles that are like each other", RESTORE),
    "fingerprint_wrong": Kind("full", "the marks of a text are not its own", MEND),
    "reading_differs": Kind("deep", "the same extractor reads an article's bytes otherwise", MEND),
    "reading_lost": Kind("deep", "the same extractor finds no article in an article's bytes", RESTORE),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One damage. ``id`` is the row's key, or what else names it; None for a whole file or table."""

    code: str
    table: str
    id: int | str | None
    message: str

    @property
    def what_to_do(self) -> str:
        """For an archive.db in the folder where the command is."""
        return KINDS[self.code].what_to_do


def in_archive(path: Path, what_to_do: str) -> str:
    """What to do with an archive of any name and place.

    >>> in_archive(Path("news/papers.db"), REINDEX)
    'sqlite3 news/papers.db REINDEX'
    >>> in_archive(Path("papers.db"), "archive.snapshots.db; scrapy renormalize --force; scrapy load -s ARCHIVE=new.db")
    'papers.snapshots.db; scrapy renormalize -s ARCHIVE=papers.db --force; scrapy load -s ARCHIVE=new.db'
    """
    if path == OWN:
        return what_to_do
    names = {"archive.db": path, "archive.snapshots.db": snapshots_path(path)}
    named = re.sub(r"\barchive(?:\.snapshots)?\.db", lambda found: quote(str(names[found[0]])), what_to_do)
    return re.sub(r"scrapy (?:export|renormalize)", lambda found: f"{found[0]} -s ARCHIVE={quote(str(path))}", named)


def codes_table() -> str:
    """A Markdown table of all kinds."""
    rows = ([f"`{code}`", kind.level, kind.meaning, kind.what_to_do] for code, kind in KINDS.items())
    return markdown_table(["code", "level", "it says that", "what to do"], rows)

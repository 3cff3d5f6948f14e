"""Articles that match, in order, with counts: all in one reading of the index.

The newest hits, up to ``MOST``, are taken with what is counted of them; ranking all hits of a common word, or counting
every one's section, would read most of the archive. Everything on a page of results is said of these.
"""

import json
from dataclasses import dataclass, field, replace

from archive.searching.asked import BROAD, Asked, conditions, credit_conditions
from archive.searching.clock import Clock, TooSlowError
from archive.searching.encoding import ANALYSER
from archive.searching.everywhere import part, stands
from archive.searching.facets import Count, Row, Taken, facets_of, rows_of
from archive.searching.query import NOTHING, Groups, match_groups, parse, wanted
from archive.sqlite import sqlite3

MOST = 5_000
"""Hits that are ranked, put in order and counted by section, source and so on."""
PAGE = 20
COUNTING = 100
"""Milliseconds for counting all hits where there are more."""
WEIGHTS = "bm25(articles_fts, 1.0, 5.0)"
"""A word in the headline counts five times one in the body."""

TAKEN = (
    "SELECT hits.id, score, section, source, language, outlet_id, date_published FROM ({hits}) AS hits "
    "JOIN articles ON articles.id = hits.id"
)
SHOWN = (
    "SELECT articles.id, uid, headline, section, source, language, date_published, date_inferred, flags, first_seen, "
    "last_seen, outlets.name AS outlet, outlets.host AS outlet_host, "
    "(SELECT count(*) FROM outlets AS others WHERE others.name = outlets.name) AS outlets_called_so, "
    "body, substr(body, 1, 200) AS opening FROM json_each(:ids) AS asked "
    "JOIN articles ON articles.id = asked.value LEFT JOIN article_text ON article_id = articles.id "
    "LEFT JOIN outlets ON outlets.id = outlet_id ORDER BY asked.key"
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page of results begins, as in ``Asked``."""

    page: int = 1
    before: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """``total`` of all hits, or where ``is_exact`` is false more than that; ``taken`` of them were put in order."""

    rows: list[Row]
    total: int
    is_exact: bool
    taken: int
    facets: dict[str, list[Count]] = field(default_factory=dict)
    following: Place | None = None

    @property
    def is_cut(self) -> bool:
        return not self.is_exact or self.total > self.taken


@dataclass(frozen=True, slots=True)
class Statement:
    """The hits in SQL, the newest arrivals first: of the index, or of all articles where there are no words."""

    table: str
    number: str
    wheres: list[str]
    values: Row

    def sql(self, score: str = "0", *more: str) -> str:
        where = " AND ".join([*self.wheres, *more]) or "1"
        columns = f"{self.number} AS id, {score} AS score"
        return f"SELECT {columns} FROM {self.table} WHERE {where} ORDER BY {self.number} DESC LIMIT :limit"  # noqa: S608


def find(conn: sqlite3.Connection, asked: Asked, milliseconds: float = 1_000) -> Found:
    """The page of results. Raises TooSlowError."""
    with Clock(conn, milliseconds) as clock:
        groups = parse(asked.words)
        statement = newest_statement(conn, asked, groups)
        score = WEIGHTS if asked.order == "best" and statement.table == "articles_fts" else "0"
        sql = TAKEN.format(hits=statement.sql(score))
        taken = [Taken(*row) for row in conn.execute(sql, statement.values | {"limit": MOST + 1})]
        total, is_exact = len(taken), True
        if total > MOST:
            taken = sorted(taken, reverse=True)[:MOST]
            total, is_exact = count_all(conn, clock, statement_of(conn, asked, groups))
        ids, following = page_of(conn, asked, statement, taken)
        rows = rows_of(conn, SHOWN, ids=json.dumps(ids))
        return Found(rows, total, is_exact, len(taken), facets_of(conn, asked, taken), following)


def newest_statement(conn: sqlite3.Connection, asked: Asked, groups: Groups) -> Statement:
    """The same hits, the newest of them sooner: characters that most articles have are not asked of the index."""
    common, others = part(conn, groups)
    if not common or not (wanted(others) or (not others and not asked.filters)):
        return statement_of(conn, asked, groups)
    found = statement_of(conn, replace(asked, words="") if not others else asked, others)
    return replace(found, wheres=[*found.wheres, *(stands(f"{found.table}.{found.number}", char) for char in common)])


def statement_of(conn: sqlite3.Connection, asked: Asked, groups: Groups) -> Statement:
    values: Row = {**asked.filters, "before": asked.before}
    wheres: list[str] = []
    table, number = "articles", "id"
    if asked.words.strip():
        table, number = "articles_fts", "rowid"
        values["match"] = match_groups(groups)
        wheres.append("articles_fts MATCH :match")
    wheres += filters_of(conn, f"{table}.{number}", list(conditions(asked).values()), values)
    if credited := credit_conditions(asked):
        wheres.append(f"+{table}.{number} IN (SELECT article_id FROM credits WHERE {credited})")  # noqa: S608
    return Statement(table, number, wheres, values)


def filters_of(conn: sqlite3.Connection, number: str, wanted: list[str], values: Row) -> list[str]:
    """A list of the articles where it is short; the others in one look at each hit: most will pass, few are needed."""
    short = [condition for condition in wanted if is_short(conn, condition, values)]
    broad = " AND ".join(condition for condition in wanted if condition not in short)
    lists = [f"+{number} IN (SELECT id FROM articles WHERE {condition})" for condition in short]  # noqa: S608
    looks = [f"(SELECT {broad} FROM articles AS one WHERE one.id = {number})"] if broad else []  # noqa: S608
    return lists + looks


def is_short(conn: sqlite3.Connection, condition: str, values: Row) -> bool:
    sql = f"SELECT count(*) FROM (SELECT 1 FROM articles WHERE {condition} LIMIT {BROAD})"  # noqa: S608
    return int(conn.execute(sql, values).fetchone()[0]) < BROAD


def count_all(conn: sqlite3.Connection, clock: Clock, statement: Statement) -> tuple[int, bool]:
    """How many hits there are, and whether that is all; MOST when counting takes too long."""
    try:
        with clock.only(COUNTING):
            sql = f"SELECT count(*) FROM ({statement.sql()})"  # noqa: S608
            return int(conn.execute(sql, statement.values | {"limit": -1}).fetchone()[0]), True
    except TooSlowError:
        return MOST, False


def page_of(
    conn: sqlite3.Connection, asked: Asked, statement: Statement, taken: list[Taken]
) -> tuple[list[int], Place | None]:
    """Ids of one page in order, and where the next one begins."""
    if asked.order == "arrival":
        ids = arrived_before(conn, statement) if asked.before else sorted((one.id for one in taken), reverse=True)
        return ids[:PAGE], Place(before=ids[PAGE - 1]) if len(ids) > PAGE else None
    if asked.order == "best" and statement.table == "articles_fts":
        taken = sorted(taken, key=lambda one: (one.score, -one.id))
    else:
        taken = sorted(taken, key=lambda one: (one.date_published or "", one.id), reverse=True)
    start = PAGE * (asked.page - 1)
    ids = [one.id for one in taken[start : start + PAGE + 1]]
    return ids[:PAGE], Place(page=asked.page + 1) if len(ids) > PAGE else None


def arrived_before(conn: sqlite3.Connection, statement: Statement) -> list[int]:
    sql = statement.sql("0", f"{statement.number} < :before")
    return [row[0] for row in conn.execute(sql, statement.values | {"limit": PAGE + 1})]


def has_hits(conn: sqlite3.Connection, match: str) -> bool:
    sql = "SELECT 1 FROM articles_fts WHERE articles_fts MATCH ? LIMIT 1"
    return match != NOTHING and conn.execute(sql, [match]).fetchone() is not None


def is_of_older_analyser(conn: sqlite3.Connection) -> bool:
    """Was the index written by an earlier version? All of an archive is indexed again at once, so one text says it."""
    row = conn.execute("SELECT analyser FROM article_text LIMIT 1").fetchone()
    return row is not None and row[0] < ANALYSER

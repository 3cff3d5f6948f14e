"""Small archives on disk for the tests of search and of the reading room: real tables, plain inserts.

Every outlet, person and event in here is invented.
"""

from pathlib import Path
from typing import Any

import sqlite_utils

from archive import search
from archive.migrations import archive_migrations
from archive.sqlite import sqlite3

FLOOD_UID = "a1f00d"
FLOOD_PARAGRAPHS = (
    "本报讯 连日强降雨之后,济南市小清河水位于11月18日回落至警戒线以下,沿岸三座泵站恢复正常运行。",
    "水务部门介绍,FXN3C型巡检船共出动296次,清理漂浮物４１２吨。",
    "“最难的一夜已经过去了。”守在闸口的老周说。",
)


def new_archive(path: Path) -> sqlite3.Connection:
    """An archive with its tables and no rows; closing it leaves no -wal file behind."""
    conn = sqlite3.connect(path)
    archive_migrations.apply(sqlite_utils.Database(conn))
    return conn


def insert(conn: sqlite3.Connection, table: str, **row: Any) -> int:
    """Insert one row, return its id."""
    names, marks = ", ".join(row), ", ".join("?" * len(row))
    cursor = conn.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(row.values()))  # noqa: S608
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def insert_article(conn: sqlite3.Connection, uid: str, headline: str | None, body: str, **columns: Any) -> int:
    """One article with its text in the index; ``columns`` are further columns of ``articles``."""
    row = {
        "uid": uid,
        "identity": f"url:{uid}",
        "headline": headline,
        "characters": len(body),
        "first_seen": "2026-11-20T08:00:00Z",
        "last_seen": "2026-11-21T08:00:00Z",
        "snapshot_sha256": "ab" * 32,
        "extractor": "0.1.0",
    }
    article = insert(conn, "articles", **(row | columns))
    insert(conn, "article_text", article_id=article, body=body, analyser=search.ANALYSER)
    search.add(conn, article, headline or "", body)
    return article


def insert_run(conn: sqlite3.Connection, **columns: Any) -> int:
    row = {"command": "load", "arguments": "[]", "versions": "{}", "started_at": "2026-11-20T08:00:00Z"}
    return insert(conn, "runs", **(row | {"ended_at": "2026-11-20T08:00:09Z", "outcome": "finished"} | columns))


def insert_fetch(conn: sqlite3.Connection, run: int, **columns: Any) -> int:
    moments = {"fetched_at": "2026-11-20T08:00:01Z", "saved_at": "2026-11-20T08:00:02Z"}
    return insert(conn, "fetches", **({"run_id": run, "input": "pages/flood.txt", "state": "new"} | moments | columns))


def build_archive(path: Path) -> None:
    """Two articles, one with every part an article can have, and a run with a lost input."""
    conn = new_archive(path)
    with conn:
        outlet = insert(conn, "outlets", host="news.example", name="Quanzhou Lane News")
        flood = insert_article(
            conn,
            FLOOD_UID,
            "小清河水位回落 济南三座泵站恢复运行",
            "\n\n".join((*FLOOD_PARAGRAPHS, "夜守闸口")),
            outlet_id=outlet,
            alternative_headline="沿岸居民陆续返家",
            section="济南新闻",
            date_published="2026-11-19T07:30:00+08:00",
            date_published_raw="2026年11月19日 07:30",
            source="泉巷日报",
            language="zh-Hans",
            url="https://news.example/2026/flood.html",
        )
        insert_article(
            conn,
            "b2bus",
            "Night bus line 9 opens",
            "The first bus left at 23:10.",
            language="en",
            date_inferred="2026-11",
        )
        _insert_parts(conn, flood)
        _insert_history(conn, flood)
    conn.close()


def _insert_parts(conn: sqlite3.Connection, article: int) -> None:
    blocks = [
        ("paragraph", FLOOD_PARAGRAPHS[0], None),
        ("image", "https://news.example/img/gate.jpg", None),
        ("heading", "夜守闸口", 2),
        ("paragraph", FLOOD_PARAGRAPHS[1], None),
        ("quote", FLOOD_PARAGRAPHS[2], None),
        ("list_item", "泵站一号", None),
        ("list_item", "泵站二号", None),
    ]
    for position, (kind, text, level) in enumerate(blocks):
        insert(conn, "blocks", article_id=article, position=position, kind=kind, text=text, level=level)
    people = [("王明远", "reporter", "记者"), ("李青禾", "editor", "责任编辑")]
    for position, (name, role, raw) in enumerate(people):
        person = insert(conn, "people", name=name)
        insert(conn, "credits", article_id=article, position=position, person_id=person, role=role, raw=raw)
    images = [("https://news.example/img/gate.jpg", "闸口值守", "赵一鸣 摄"), ("1700031.jpg", "巡检船", None)]
    for position, (url, caption, credit) in enumerate(images):
        insert(conn, "images", article_id=article, position=position, url=url, caption=caption, credit=credit)
    links = [("https://news.example/2026/dam.html", "水库开闸放水", "预计持续三天"), (None, "返家路上", None)]
    for position, (url, headline, teaser) in enumerate(links):
        row = {"rel": "related", "url": url, "headline": headline, "teaser": teaser}
        insert(conn, "links", article_id=article, position=position, **row)
    evidence = {"field": "date_published", "value": "2026-11-19T07:30:00+08:00", "raw": "2026年11月19日 07:30"}
    row = {"rule": "dateline", "locator": "line 3", "confidence": 0.9, "chosen": 1}
    insert(conn, "evidence", article_id=article, position=0, **evidence, **row)


def _insert_history(conn: sqlite3.Connection, article: int) -> None:
    run = insert_run(conn)
    insert_fetch(conn, run, article_id=article, snapshot_sha256="cd" * 32, size=20480, charset_used="gb18030")
    insert_fetch(conn, run, input="pages/empty.txt", state="not_article", reason="empty", size=0)
    later = insert_run(conn, command="crawl", started_at="2026-11-21T08:00:00Z", ended_at=None, outcome=None)
    fetch = insert_fetch(
        conn, later, state="changed", article_id=article, snapshot_sha256="ab" * 32, size=20992, http_status=200
    )
    row = {"snapshot_before": "cd" * 32, "snapshot_after": "ab" * 32, "saved_at": "2026-11-21T08:00:02Z"}
    versions = {"extractor_before": "0.1.0", "extractor_after": "0.1.0", "cause": "source"}
    revision = insert(conn, "revisions", article_id=article, fetch_id=fetch, **row, **versions)
    fields = {"field": "headline", "before": "小清河水位缓慢回落", "after": "小清河水位回落 济南三座泵站恢复运行"}
    insert(conn, "revision_fields", revision_id=revision, **fields)


def allow_rewriting(conn: sqlite3.Connection) -> None:
    """Take off what keeps the ledger from being altered, as anyone with the file could."""
    for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        conn.execute(f"DROP TRIGGER {name}")


def poison(path: Path, payload: str) -> None:
    """Write ``payload`` into every TEXT column that no constraint guards, numbered where it must be unique."""
    guarded = {"uid", "state", "reason", "cause", "kind"}
    unique = {"identity", "host", "name", "field"}
    tables = ["outlets", "articles", "article_text", "blocks", "people", "credits", "images", "links", "evidence"]
    conn = sqlite3.connect(path)
    with conn:
        allow_rewriting(conn)
        for table in [*tables, "runs", "fetches", "revisions", "revision_fields"]:
            for _, name, kind, *_ in conn.execute(f"PRAGMA table_info({table})").fetchall():
                if kind == "TEXT" and name not in guarded:
                    value = "? || rowid" if name in unique else "?"
                    conn.execute(f"UPDATE {table} SET {name} = {value}", (payload,))  # noqa: S608
        conn.execute("UPDATE fetches SET reason = ? WHERE reason IS NOT NULL", (payload,))
    conn.close()

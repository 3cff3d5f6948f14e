"""Forty texts that try to run on a page, and an archive that has every one of them in every column that takes text.

``xq7`` stands in each: as a function that would run, or as the class of an element that must not come into being.
"""

from pathlib import Path

from archives import allow_rewriting, insert, insert_article, insert_fetch, insert_run, new_archive

from archive.sqlite import sqlite3

PAYLOADS = (
    "\"'><img class=xq7 src=x onerror=xq7()>",
    "<script>xq7()</script>",
    "</title><svg class=xq7 onload=xq7()>",
    "</textarea><script>xq7()</script>",
    "</style></pre></code><script>xq7()</script>",
    "</script><script>xq7()</script>",
    "--><script>xq7()</script>",
    "]]><script>xq7()</script><![CDATA[",
    "javascript:xq7()",
    " jAvAsCript:xq7()//https://news.example/",
    "java\tscript:xq7()",
    "\x01javascript:xq7()",
    "data:text/html,<script>xq7()</script>",
    "vbscript:xq7()",
    'https://news.example/" onmouseover="xq7()',
    "https://news.example/'onfocus='xq7()'autofocus='",
    "https://news.example/<script>xq7()</script>",
    "https://news.example/\" class=xq7 style='position:fixed;inset:0' onmouseover=xq7()",
    "//evil.example/xq7",
    "http://evil.example\\@news.example/xq7",
    "http://javascript:xq7()@news.example/",
    "<iframe class=xq7 srcdoc='<script>parent.xq7()</script>'>",
    "<iframe class=xq7 src=javascript:parent.xq7()>",
    "<object class=xq7 data=javascript:xq7()>",
    "<embed class=xq7 src=//evil.example/>",
    "<a class=xq7 href=javascript:xq7()>x</a>",
    "<form class=xq7 action=javascript:xq7()><button class=xq7 autofocus>",
    "<input class=xq7 autofocus onfocus=xq7()>",
    "<details class=xq7 open ontoggle=xq7()>",
    "<body class=xq7 onload=xq7()>",
    "<base class=xq7 href=//evil.example/>",
    "<meta class=xq7 http-equiv=refresh content='0;url=//evil.example/'>",
    "<link class=xq7 rel=stylesheet href=//evil.example/a.css>",
    "<style class=xq7>@import '//evil.example/a.css';</style>",
    "<math class=xq7><mtext></mtext><mglyph><style><img class=xq7 src=x onerror=xq7()></style>",
    "<svg class=xq7><animate onbegin=xq7() attributeName=x dur=1s>",
    "<video class=xq7><source onerror=xq7()></video>",
    "{{ 7*7 }}{% raw %}{{ xq7 }}${xq7()}",
    "&lt;img class=xq7 src=x onerror=xq7()&gt;&#60;script&#62;xq7()&#60;/script&#62;",
    "\u2028</p><img class=xq7 src=x onerror=xq7()>\ufeff＜script＞xq7()<ScRiPt/x>xq7()</sCrIpT>",
    "'; xq7(); \"; xq7(); \\'; xq7(); //`+xq7()+`",
)
assert len(PAYLOADS) == 41  # the forty that were asked for, and one more
KEPT = {
    *(("fetches", "state"), ("revisions", "cause"), ("publication", "profile"), ("run_sites", "verdict")),
    *(("articles", "uid"), ("revision_fields", "field"), ("blocks", "kind"), ("links", "rel")),
}
"""Columns that a constraint guards, and those by which the pages choose how to show a row."""
OF_SQLITE = ("sqlite_", "_sqlite", "articles_fts")


def build_poisoned(path: Path) -> None:
    """An article for each payload, with every part; then each column of text has payloads, others side by side."""
    conn = new_archive(path)
    with conn:
        for number in range(len(PAYLOADS)):
            insert_everything(conn, number)
        poison_all(conn)
    conn.close()


def insert_everything(conn: sqlite3.Connection, number: int) -> None:
    outlet = insert(conn, "outlets", host=f"{number}", name="x")
    article = insert_article(conn, f"xss{number}", PAYLOADS[number], PAYLOADS[number], outlet_id=outlet)
    here = {"article_id": article, "position": 0}
    for position, kind in enumerate(["paragraph", "image", "heading", "quote", "list_item", "table_row", "x"]):
        insert(conn, "blocks", article_id=article, position=position, kind=kind, text="x")
    insert(conn, "credits", **here, person_id=insert(conn, "people", name=f"{number}"), role="x", raw="x")
    insert(conn, "images", **here, url="x", caption="x", credit="x")
    insert(conn, "links", **here, rel="related", url="x", headline="x", teaser="x")
    insert(conn, "evidence", **here, field="x", value="x", rule="x", confidence=1, chosen=1)
    run = insert_run(conn)
    counts = {"lists_failed": 0, "left_off": 0, "states": "x", "whys": "x", "fields": "x"}
    insert(conn, "run_sites", run_id=run, site=f"{number}", verdict="dropped", dropped="x", silent_since="x", **counts)
    fetch = insert_fetch(conn, run, article_id=article, state="changed", snapshot_sha256="x")
    lost = insert_fetch(conn, run, state="failed", reason="x", detail="x")
    insert(conn, "rereadings", fetch_id=lost, extractor="1", result="x", saved_at="x")
    insert(conn, "reprints", article_id=article, story=1, like_id=1, share=0.5)
    row = {"snapshot_before": "x", "snapshot_after": "x", "extractor_before": "x", "extractor_after": "x"}
    revision = insert(conn, "revisions", article_id=article, fetch_id=fetch, cause="source", saved_at="x", **row)
    for field in ("headline", "body", "blocks"):
        insert(conn, "revision_fields", revision_id=revision, field=field, before="x", after="x")


def poison_all(conn: sqlite3.Connection) -> None:
    conn.create_function("payload", 1, lambda number: PAYLOADS[number % len(PAYLOADS)])
    allow_rewriting(conn)
    tables = [row[0] for row in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    for table in tables:
        if not table.startswith(OF_SQLITE):
            unique = unique_columns(conn, table)
            for place, (_, name, kind, *_) in enumerate(conn.execute(f"PRAGMA table_info({table})").fetchall()):
                if kind == "TEXT" and (table, name) not in KEPT:
                    condition = " WHERE reason IS NOT NULL" if name == "reason" else ""
                    value = f"payload(rowid + {place})" + " || rowid" * (name in unique)
                    conn.execute(f"UPDATE {table} SET {name} = {value}{condition}")  # noqa: S608


def unique_columns(conn: sqlite3.Connection, table: str) -> set[str]:
    indexes = [row[1] for row in conn.execute(f"PRAGMA index_list({table})") if row[2]]
    return {row[2] for index in indexes for row in conn.execute(f"PRAGMA index_info({index})")}

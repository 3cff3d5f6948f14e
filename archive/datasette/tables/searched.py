"""Datasette's questions for a search in the table of articles, put so that the index answers them by itself.

Datasette takes the numbers of all hits and looks each article up. A page shows the newest fifty, and to be counted none
has to be looked up: every row of the index is an article's.
"""

import re

HITS = "select rowid from articles_fts where articles_fts match escape_fts(:search)"
"""As Datasette's filter asks for the words of a search box."""
COUNT = f"select count(*) from articles where rowid in ({HITS})"  # noqa: S608
ROWS = re.compile(
    rf"(select [^()]+ from articles where rowid in \({re.escape(HITS)})(\) order by id desc (limit \d+))"  # noqa: S608
)


def reword(sql: str) -> str:
    """The same answer, sooner; anything else, such as a search with a filter, as it is.

    >>> reword(COUNT + " ") == f"select count(*) from ({HITS})", reword("select 1")
    (True, 'select 1')
    >>> reword(f"select uid from articles where rowid in ({HITS}) order by id desc limit 51")[-67:]
    'ts(:search) order by rowid desc limit 51) order by id desc limit 51'
    """
    if sql.strip() == COUNT:
        return f"select count(*) from ({HITS})"  # noqa: S608
    if found := ROWS.fullmatch(sql):
        return f"{found[1]} order by rowid desc {found[3]}{found[2]}"
    return sql

"""The first paragraphs of articles, in a copy that shows no more of them."""

from archive.sqlite import sqlite3

PARAGRAPHS = 2
"""Paragraphs of an excerpt."""
MOST_CHARACTERS = 600
"""Of an excerpt: pages that break lines without closing a paragraph have all of their text in the first one."""


def cut_texts(conn: sqlite3.Connection, paragraphs: int) -> None:
    """Leave each article's first paragraphs, in its blocks and in its body."""
    for (article_id,) in conn.execute("SELECT id FROM articles").fetchall():
        query = "SELECT id, kind, text FROM blocks WHERE article_id = ? ORDER BY position"
        kept = excerpt([tuple(row) for row in conn.execute(query, [article_id])], paragraphs)
        conn.execute("DELETE FROM blocks WHERE article_id = ?", [article_id])
        for number, kind, text in kept:
            conn.execute(RESTORE, [kind, text, number])
        body = "\n\n".join(text for _, kind, text in kept if kind != "image")
        conn.execute("UPDATE article_text SET body = ? WHERE article_id = ?", [body, article_id])


RESTORE = (
    "INSERT INTO main.blocks (id, article_id, position, kind, level, text, locator) "
    "SELECT id, article_id, position, ?, level, ?, locator FROM kept.blocks WHERE id = ?"
)
Piece = tuple[int, str, str]
"""id, kind and text of a block."""


def excerpt(blocks: list[Piece], paragraphs: int) -> list[Piece]:
    """The blocks up to the last of the first paragraphs, and no more than MOST_CHARACTERS of them.

    >>> excerpt([(1, "heading", "Rain"), (2, "paragraph", "It rained."), (3, "paragraph", "Then it snowed.")], 1)
    [(1, 'heading', 'Rain'), (2, 'paragraph', 'It rained.')]
    """
    kept: list[Piece] = []
    left, counted = MOST_CHARACTERS, 0
    for number, kind, text in blocks:
        is_text = kind not in ("heading", "image")
        if (is_text and counted == paragraphs) or left <= 0:
            break
        counted += is_text
        kept.append((number, kind, text if kind == "image" else cut(text, left)))
        left -= len(text) if kind != "image" else 0
    while kept and kept[-1][1] in ("heading", "image"):
        kept.pop()
    return kept


def cut(text: str, length: int) -> str:
    """At most so many characters and an ellipsis; a word of letters is not cut in two.

    >>> cut("The first bus left", 12), cut("首班车已经发车", 3)
    ('The first…', '首班车…')
    """
    if len(text) <= length:
        return text
    words = text[:length].rsplit(" ", 1)[0] if text[length : length + 1].strip() else text[:length]
    return words.rstrip() + "…"

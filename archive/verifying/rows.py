"""What must hold between rows, as queries that find the rows at which it does not."""

from collections.abc import Iterator
from dataclasses import dataclass

from archive.articles import COLUMNS, PARTS
from archive.comparing.reprints import SAME
from archive.identity import uid_of
from archive.searching.encoding import ANALYSER
from archive.verifying.codes import Finding
from archive.verifying.opening import Opened

# What a CHECK says is asked here again: SQLite's own checks leave those aside on a connection that only reads.
FOUND = "('new', 'changed', 'unchanged', 'duplicate')"
"""States of an input that is an article's."""
PRESENT = "(SELECT max(id) FROM fetches WHERE article_id = articles.id AND state IN ('new', 'changed'))"
CHOSEN = (*(column for column in COLUMNS if column not in ("date_published_raw", "url")), "description")
"""Fields of one value, kept in a column of the same name."""


@dataclass(frozen=True, slots=True)
class Rule:
    """``query`` gives the key of each row at which it is broken, and what ``message`` says of it.

    ``kept``: it holds for an archive, not for a published copy; ``whole``: nor for one whose texts were cut.
    """

    code: str
    table: str
    query: str
    message: str
    kept: bool = False
    whole: bool = False


def gap(part: str) -> Rule:
    query = f"SELECT article_id, count(*), max(position) FROM {part} "  # noqa: S608
    query += "GROUP BY article_id HAVING max(position) != count(*) OR min(position) != 1"
    return Rule("position_gap", part, query, "article {}: {} rows, the last is number {}", whole=True)


def chosen(field: str) -> Rule:
    table, key = ("article_text", "article_id") if field == "description" else ("articles", "id")
    query = f"""SELECT evidence.id, article_id_, {field}, value FROM
        (SELECT id, article_id AS article_id_, value FROM evidence WHERE field = '{field}' AND chosen) AS evidence
        JOIN {table} ON {table}.{key} = article_id_ WHERE {field} IS NOT value"""  # noqa: S608
    message = f"article {{1}}: {field} is {{2!r:.60}}, chosen was {{3!r:.60}}"
    return Rule("evidence_differs", "evidence", query, message, kept=True)


RULES = (
    Rule(
        "row_invalid",
        "fetches",
        f"""SELECT id, state, reason FROM fetches WHERE (reason IS NULL) != (state IN {FOUND})
            OR state NOT IN {FOUND} AND state NOT IN ('not_article', 'rejected', 'failed')""",  # noqa: S608
        "input {} is {}: {}",
        kept=True,
    ),
    Rule(
        "row_invalid",
        "revisions",
        "SELECT id, cause FROM revisions WHERE cause NOT IN ('source', 'extractor', 'both')",
        "revision {} is by {}",
    ),
    Rule(
        "text_missing",
        "articles",
        "SELECT id FROM articles WHERE id NOT IN (SELECT article_id FROM article_text)",
        "article {} has no text",
    ),
    Rule(
        "blocks_missing",
        "articles",
        "SELECT id FROM articles WHERE NOT EXISTS (SELECT 1 FROM blocks WHERE article_id = articles.id)",
        "article {} has no blocks",
        whole=True,
    ),
    Rule(
        "body_differs",
        "article_text",
        """SELECT article_id FROM article_text AS texts WHERE body IS NOT coalesce((
            SELECT group_concat(text, char(10, 10)) FROM (
                SELECT text FROM blocks WHERE article_id = texts.article_id AND kind != 'image' ORDER BY position)
            ), '') AND EXISTS (SELECT 1 FROM blocks WHERE article_id = texts.article_id)""",
        "article {}: the text is not its blocks, joined by a blank line",
    ),
    Rule(
        "characters_wrong",
        "articles",
        """SELECT id, characters, length(body) FROM articles JOIN article_text ON article_id = id
            WHERE characters != length(body) AND NOT instr(body, char(0))""",
        "article {}: {} characters are written down, the text has {}",
        whole=True,
    ),
    Rule(
        "analyser_wrong",
        "article_text",
        f"SELECT article_id, analyser FROM article_text WHERE analyser != {ANALYSER}",  # noqa: S608
        f"article {{}} was indexed by analyser {{}}, not {ANALYSER}",
    ),
    Rule(
        "gone_wrong",
        "articles",
        "SELECT id, gone_at, gone_status FROM articles WHERE (gone_at IS NULL) != (gone_status IS NULL)",
        "article {} is gone since {} with status {}",
    ),
    *map(gap, PARTS),
    Rule(
        "evidence_many",
        "evidence",
        f"""SELECT min(id), article_id, count(*), field FROM evidence
            WHERE chosen AND field IN {CHOSEN} GROUP BY article_id, field HAVING count(*) > 1""",  # noqa: S608
        "article {1}: {2} values of {3} were chosen",
    ),
    *map(chosen, CHOSEN),
    Rule(
        "search_missing",
        "articles_fts",
        "SELECT id FROM articles WHERE id NOT IN (SELECT id FROM articles_fts_docsize)",
        "article {} is not in the search index",
    ),
    Rule(
        "search_extra",
        "articles_fts",
        "SELECT id FROM articles_fts_docsize WHERE id NOT IN (SELECT id FROM articles)",
        "the search index has {}, which is no article",
    ),
    Rule(
        "fetch_wrong",
        "fetches",
        f"""SELECT id, state FROM fetches
            WHERE state IN {FOUND} AND (article_id IS NULL OR snapshot_sha256 IS NULL)""",  # noqa: S608
        "input {} is {} without an article or bytes",
    ),
    Rule(
        "article_unlisted",
        "articles",
        """SELECT id, uid FROM articles
            WHERE (SELECT count(*) FROM fetches WHERE article_id = articles.id AND state = 'new') != 1""",
        "article {} ({}) came in by no row of the ledger, or by several",
    ),
    Rule(
        "article_snapshot_wrong",
        "articles",
        f"""SELECT articles.id, articles.snapshot_sha256, fetches.snapshot_sha256
            FROM articles JOIN fetches ON fetches.id = {PRESENT}
            WHERE fetches.snapshot_sha256 IS NOT articles.snapshot_sha256""",  # noqa: S608
        "article {} is of the bytes {:.12}, its last row in the ledger says {!s:.12}",
    ),
    Rule(
        "revision_missing",
        "fetches",
        """SELECT fetches.id, fetches.article_id FROM fetches WHERE state = 'changed' AND NOT EXISTS
            (SELECT 1 FROM revisions WHERE article_id = fetches.article_id AND fetch_id = fetches.id)""",
        "input {} changed article {}, but there is no revision of it",
    ),
    Rule(
        "revision_broken",
        "revisions",
        """SELECT later.id, later.article_id FROM revisions AS later
            WHERE snapshot_before IS NOT coalesce((SELECT snapshot_after FROM revisions AS earlier
                WHERE earlier.article_id = later.article_id AND earlier.id < later.id ORDER BY id DESC LIMIT 1),
                (SELECT snapshot_sha256 FROM fetches WHERE article_id = later.article_id AND state = 'new'))""",
        "revision {} of article {} does not begin where the one before ended",
    ),
    Rule(
        "revision_broken",
        "revisions",
        """SELECT revisions.id, revisions.article_id FROM revisions JOIN articles ON articles.id = article_id
            WHERE snapshot_after != snapshot_sha256
            AND revisions.id = (SELECT max(id) FROM revisions WHERE article_id = articles.id)""",
        "revision {} of article {} does not end at the bytes that the article is of",
    ),
    Rule(
        "reprint_wrong",
        "reprints",
        f"""SELECT reprints.article_id, story FROM reprints
            WHERE share > 1 OR share <= {SAME} OR article_id = like_id
            OR story IS NOT (SELECT story FROM reprints AS other WHERE other.article_id = reprints.like_id)
            OR story IS NOT (SELECT min(article_id) FROM reprints AS other WHERE other.story = reprints.story)""",  # noqa: S608
        "article {} is not like another one of story {}",
    ),
)


def check_rows(opened: Opened) -> Iterator[Finding]:
    for rule in RULES:
        yield from broken(opened, rule)


def broken(opened: Opened, rule: Rule) -> Iterator[Finding]:
    is_out = opened.profile is not None and (rule.kept or (rule.whole and opened.profile != "full"))
    for row in () if is_out else opened.conn.execute(rule.query):
        yield Finding(rule.code, rule.table, row[0], rule.message.format(*row))


def check_uids(opened: Opened) -> Iterator[Finding]:
    for number, uid, identity in opened.conn.execute("SELECT id, uid, identity FROM articles"):
        if uid != uid_of(identity) and identity != (opened.profile and f"uid:{uid}"):
            yield Finding("uid_wrong", "articles", number, f"article {number} is {uid}, its identity {identity:.80}")

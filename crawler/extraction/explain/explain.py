"""How a page was read, for a person: its bytes, the candidates of each field, and what became of every piece.

Plain text for a terminal of 100 columns. Numbers of pieces are their places on the page; for text, line numbers.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from crawler.extraction.article import assemble, find_headlines, read_snapshot
from crawler.extraction.explain.columns import fold, pad, shorten, shorten_left
from crawler.extraction.explain.dayorder import day_orders
from crawler.extraction.explain.fates import LOW, Fate, against, fates_of, label
from crawler.extraction.explain.judgement import Judgement, judge_again
from crawler.extraction.explain.plainwords import meanings
from crawler.extraction.flags import FLAG_MEANINGS
from crawler.extraction.reading import Reading
from crawler.extraction.refusal.reasons import REASONS
from crawler.extraction.refusal.rejection import find_refusal
from crawler.extraction.rules import GENERIC, Rules
from crawler.extraction.source.decode import declared_charset
from crawler.extraction.story.prose import prose_weight
from crawler.items import Article, Evidence, NotArticle, Snapshot

COLUMNS: Final = 100
NAME: Final = 16
ELEMENT: Final = 26
RULE: Final = 26
PLACE: Final = 34
"""Columns of a field's name, an element with its classes, a rule's name, a candidate's place."""
NEAR: Final = 6
"""Pieces above and below the story that are shown one by one."""
ALIKE: Final = 4
LOWEST: Final = 20
"""Pieces of one fate in a row that are shown; of more, the first two and a number. With low scores, more are."""
MOST_LINES: Final = 5
"""Of one value: a headline of a megabyte is cut here."""
FIELDS: Final = "headline section date_published date_inferred date_modified source credits".split()
TOLD: Final = ("alternative_headline", "description")
"""Fields below them with their candidates."""
MARKS: Final = {"kept": "+", "became": ">", "dropped": "-"}
ABOUT_SCORES: Final = """
        A score weighs what was learned from pages with known text. “The rules” are one thing
        that it asks: they go by elements and their names, and keep what stands in the story's
        container and is no furniture. Where the two disagree the score decides.
""".strip("\n").splitlines()
SUMMED_UP: Final = frozenset(("comments", "teaser cards"))
"""Somebody else's text: far from the story it is summed up even where it is prose."""


def explain(snapshot: Snapshot, rules: Rules = GENERIC) -> str:
    """The whole account, its lines no wider than COLUMNS. Pure."""
    return account_of(snapshot, rules)[0]


def account_of(snapshot: Snapshot, rules: Rules = GENERIC) -> tuple[str, bool]:
    """The same, and whether the page is an article."""
    result, reading = read_snapshot(snapshot, rules)
    is_article = isinstance(result, Article)
    lines = [*explain_bytes(snapshot, result, reading)]
    if reading is not None:
        article = result if isinstance(result, Article) else as_article(reading, rules, result)
        orders = day_orders(reading, [row for row in article.evidence if row.field.startswith("date")])
        lines += ["", *explain_fields(article, orders, is_article=is_article)]
        lines += ["", *explain_pieces(judge_again(reading, article))]
    return "\n".join(line.rstrip() for line in lines), is_article


def as_article(reading: Reading, rules: Rules, result: NotArticle) -> Article:
    """What a page that is no article would have given."""
    if result.decoding is None:
        raise ValueError("a page that was read was decoded")
    return assemble(reading, find_headlines(reading), rules, result.decoding, result.flags)


def explain_bytes(snapshot: Snapshot, result: Article | NotArticle, reading: Reading | None) -> Iterator[str]:
    yield from named("page", snapshot.input)
    yield from named("address", snapshot.url or "not given")
    yield from named("bytes", f"{len(snapshot.body):,}, sha256 {snapshot.sha256[:16]}…")
    if result.decoding is not None:
        yield from named("charset", charset_of(snapshot, result))
    if reading is not None:
        kind = "plain text" if reading.page.is_plain else "HTML"
        yield from named("read as", f"{kind}, {len(reading.page.pieces):,} pieces of text and pictures")
    for number, flag in enumerate(result.flags):
        yield from named("" if number else "flags", f"{flag}: {FLAG_MEANINGS[flag]}")
    yield from named("result", said_of(result))
    if isinstance(result, NotArticle) and reading is not None:
        yield from named("because", because(reading, result))


def because(reading: Reading, result: NotArticle) -> str:
    """What was counted or seen, beside what would have been enough; of a text in a script the result says it."""
    headlines = find_headlines(reading)
    refusal = find_refusal(reading.page, reading.story, headlines[0].value if headlines else None, reading.url)
    if refusal is None:
        raise ValueError("a page that was refused is refused again")
    return refusal.because if refusal.why == result.why else result.detail


def charset_of(snapshot: Snapshot, result: Article | NotArticle) -> str:
    decoding = result.decoding
    if decoding is None:
        return "not read"
    by = "by the server" if snapshot.charset else "by the page" if declared_charset(snapshot.body) else ""
    declared = f"declared {decoding.declared} {by}".strip() if decoding.declared else "none declared"
    return f"{declared}, read as {decoding.used}, {decoding.replacements:,} characters could not be read"


def said_of(result: Article | NotArticle) -> str:
    if isinstance(result, NotArticle):
        detail = f" ({result.detail})" if result.detail else ""
        return f"not an article, {result.why}: {REASONS[result.why]}{detail}"
    kinds = Counter(block.kind for block in result.blocks)
    blocks = ", ".join(f"{count} {kind}" for kind, count in kinds.most_common())
    return f"an article of {len(result.body):,} characters; blocks: {blocks}"


def explain_fields(article: Article, orders: dict[str, str], *, is_article: bool) -> Iterator[str]:
    """Each field with its candidates, the chosen ones marked; then what the names of their rules mean.

    ``orders`` says of doubtful dates, by their words on the page, why day and month are in that order.
    """
    yield "FIELDS  (* chosen; confidence, rule, value; below it where it stands, and the page's own words)"
    if not is_article:
        yield "        The page is no article: this is what they would have been."
    for field in FIELDS:
        rows = [row for row in article.evidence if row.field == field]
        yield from named(field, value_of(article, field, rows))
        for row in rows:
            yield from candidate(row, is_chosen=row.chosen and (field == "credits" or bool(getattr(article, field))))
            if field.startswith("date") and row.raw in orders:
                yield from told(f"{orders[row.raw]}")
    for field in ("alternative_headline", "description", "language", "canonical_url"):
        yield from named(field.replace("alternative_", "other "), getattr(article, field) or "–")
        if field in TOLD:
            for row in (row for row in article.evidence if row.field == field):
                yield from candidate(row, is_chosen=row.chosen)
    yield from named("also", f"images: {len(article.images)}, related links: {len(article.links)}")
    yield ""
    yield "RULES  (what the names above mean)"
    for rule, said in meanings(
        row.rule for field in (*FIELDS, *TOLD) for row in article.evidence if row.field == field
    ):
        yield from told(said, rule)


def value_of(article: Article, field: str, rows: list[Evidence]) -> str:
    if field == "credits":
        return f"{len(article.credits)} named" if article.credits else "nobody found"
    value = getattr(article, field)
    if field == "date_inferred" and rows and value is None:
        return "– (not asked: the page says its date)"
    return value or "–"


def candidate(row: Evidence, *, is_chosen: bool) -> Iterator[str]:
    rest = COLUMNS - 10 - RULE - 2
    yield f"  {'*' if is_chosen else ' '} {row.confidence:.2f}  {pad(row.rule, RULE)}  {shorten(row.value, rest)}"
    place = shorten_left(row.locator or "the page as a whole", PLACE)
    raw = f"“{shorten(row.raw, COLUMNS - 10 - PLACE - 4)}”" if row.raw and row.raw != row.value else ""
    yield f"          {pad(place, PLACE)}  {raw}"


def told(text: str, name: str = "") -> Iterator[str]:
    """A sentence in the columns behind the rules' names, its further lines below its first."""
    for number, line in enumerate(fold(text, COLUMNS - 10 - RULE - 2)):
        yield f"          {pad(name if number == 0 else '', RULE)}  {line}"


def explain_pieces(known: Judgement) -> Iterator[str]:
    """The story and what stands around it, in the page's order; what is far from it and no prose is summed up."""
    yield "PIECES  (+ kept as text, > read as something else, - dropped; scores are log-odds, above 0 is story)"
    if not known.page.is_plain:
        yield from ABOUT_SCORES
    fates = fates_of(known)
    told = [number for number, fate in enumerate(fates) if fate.state != "dropped"]
    first, last = (told[0], told[-1]) if told else (0, 0)
    shown = [
        first - NEAR <= number <= last + NEAR or (fate.group not in SUMMED_UP and prose_weight(fate.piece) > 0)
        for number, fate in enumerate(fates)
    ]
    for is_shown, group in groupby(enumerate(fates), key=lambda entry: shown[entry[0]]):
        entries = list(group)
        if is_shown:
            yield from shown_pieces((fate for _, fate in entries), known)
        else:
            where = "before the story" if entries[-1][0] < first else "after the story" if told else "on the page"
            yield summed_up([fate for _, fate in entries], where)


def shown_pieces(fates: Iterable[Fate], known: Judgement) -> Iterator[str]:
    for (state, kind), group in groupby(fates, key=lambda fate: (fate.state, fate.group)):
        alike = list(group)
        most = LOWEST if kind == LOW else ALIKE
        cut = 2 if state == "dropped" and len(alike) > most else len(alike)
        for fate in alike[:cut]:
            yield from one_piece(fate, known)
        if alike[cut:]:
            yield summed_up(alike[cut:], "more like these")


def one_piece(fate: Fate, known: Judgement) -> Iterator[str]:
    piece = fate.piece
    number = f"{piece.position + 1:>6} {MARKS[fate.state]} "
    why = f"{fate.why}{against(piece, known.layout) if fate.group == LOW else ''}"
    lines = fold(f"{fate.state}: {why}", COLUMNS - 9 - ELEMENT - 2)
    yield f"{number}{pad(label(piece.node), ELEMENT)}  {lines[0]}"
    for line in lines[1:]:
        yield f"{' ' * (9 + ELEMENT + 2)}{line}"
    said = f"[{piece.image}] {piece.text}" if piece.image is not None else piece.text
    yield f"{' ' * 9}{shorten(said, COLUMNS - 9)}"


def summed_up(fates: list[Fate], where: str) -> str:
    """``143 pieces before the story: 90 lists of links, 53 furniture``."""
    counts = Counter(fate.group for fate in fates)
    noun = "piece" if len(fates) == 1 else "pieces"
    kinds = ", ".join(f"{count} {kind}" for kind, count in counts.most_common())
    return f"{'…':>6} " + shorten(f"{len(fates)} {noun} {where}: {kinds}", COLUMNS - 7)


def named(name: str, value: str) -> Iterator[str]:
    """A name and its value, the value's further lines below its first."""
    lines = fold(value, COLUMNS - NAME) or ["–"]
    for number, line in enumerate(lines[:MOST_LINES]):
        yield f"{pad(name if number == 0 else '', NAME)}{line}"

"""What to try when nothing was found: which word is nowhere, and what a small change would find."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from archive.searching.asked import Asked
from archive.searching.clock import Clock
from archive.searching.encoding import RUN
from archive.searching.finding import has_hits
from archive.searching.query import Groups, Term, match_groups, parse, typed, wanted
from archive.sqlite import sqlite3

MOST_TRIES = 40
"""Small changes of one query that are looked up."""
MILLISECONDS = 200


@dataclass(frozen=True, slots=True)
class Help:
    """``missing`` are words that no article has; ``others`` queries that find something.

    ``without_filters``: the same words find something when nothing is filtered out. ``apart``: every word is found, but
    never all in one article. ``only_excluded``: the query says only what not to find. ``barred``: each article that has
    the words ``asked`` also has one of these, which the query excludes.
    """

    missing: list[str]
    others: list[str]
    without_filters: bool = False
    apart: bool = False
    only_excluded: bool = False
    asked: list[str] = field(default_factory=list)
    barred: list[str] = field(default_factory=list)


def help_with(conn: sqlite3.Connection, asked: Asked) -> Help:
    """Raises TooSlowError."""
    groups = parse(asked.words)
    needed = [group for group in groups if wanted([group])]
    if not needed:
        return Help([], [], only_excluded=bool(groups))
    with Clock(conn, MILLISECONDS):
        if asked.filters and has_hits(conn, match_groups(groups)):
            return Help([], [], without_filters=True)
        barred = [typed(replace(term, excluded=False)) for group in groups for term in group if term.excluded]
        if barred and has_hits(conn, match_groups(wanted(groups))):
            asked_for = [either_typed(group) for group in wanted(groups)]
            return Help([], [" ".join(asked_for)], asked=asked_for, barred=list(dict.fromkeys(barred)))
        missing = [group for group in needed if not has_hits(conn, match_groups(wanted([group])))]
        tries = list(dict.fromkeys(changed(groups, needed, missing)))[:MOST_TRIES]
        others = [query for query in tries if has_hits(conn, match_groups(parse(query)))]
        words = [either_typed(wanted([group])[0]) for group in missing]
        return Help(words, others[:3], apart=not missing and len(needed) > 1)


def changed(groups: Groups, needed: Groups, missing: Groups) -> Iterator[str]:
    """Queries near this one, the nearest first."""
    for group in missing:
        for other in near(wanted([group])[0][0]):
            yield " ".join(other if one is group else either_typed(one) for one in groups)
    if 0 < len(missing) < len(needed):
        yield " ".join(either_typed(group) for group in groups if not any(group is one for one in missing))
    if not missing and len(needed) > 1:
        yield either_typed([term for group in wanted(needed) for term in group])


def near(term: Term) -> Iterator[str]:
    """Other ways to say it: anywhere in the article, only begun, in two parts, without its last character."""
    text = term.text
    if term.column:
        yield typed(replace(term, column=None))
    if " " in text:
        return
    if not RUN.match(text[-1]) and not term.prefix:
        yield typed(replace(term, prefix=True))
    for cut in sorted(range(2, len(text) - 1), key=lambda place: abs(2 * place - len(text))):
        if RUN.match(text[cut - 1]) and RUN.match(text[cut]):
            yield " ".join(typed(replace(term, text=part)) for part in (text[:cut], text[cut:]))
    if len(text) > 2 and RUN.match(text[-1]):
        yield typed(replace(term, text=text[:-1]))


def either_typed(group: list[Term]) -> str:
    return " OR ".join(map(typed, group))

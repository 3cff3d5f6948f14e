"""What a person types, and what FTS5 is asked: words and ``"phrases"`` that must all occur, ``a OR b`` (binds closer
than the blank between words; ``AND`` says no more than the blank), ``-word``, ``headline:word``, ``body:word``,
``word*``.

A query with nothing to look for, such as an empty one or one of exclusions only, matches nothing.
"""

import re
from dataclasses import dataclass

from archive.searching.encoding import AFTER_WORD, RUN, clean, is_searchable, pieces
from archive.searching.variants import simplified

MAX_QUERY = 512
"""Characters of a query that are read. A longer phrase is cut, so it can only find more, never less."""

NOTHING = '""'
"""An FTS5 expression that is valid and matches no row."""

ITEM = re.compile(
    r"(?P<minus>-)?(?:(?P<column>(?i:headline|body)):)?"
    r'(?:"(?P<quoted>[^"]*)"?|“(?P<curly>[^”]*)”(?!\S)|「(?P<corner>[^」]*)」(?!\S)|(?P<word>[^\s"]+))'
)
NOT_ASKED = str.maketrans({"'": " ", '"': " "})
"""What ends a text in SQL: no part of a word, and so never missed."""


@dataclass(frozen=True, slots=True)
class Term:
    """One thing to look for: ``text`` is cleaned, has something to find, and ends with it."""

    text: str
    column: str | None = None
    excluded: bool = False
    prefix: bool = False


Groups = list[list[Term]]
"""Groups that must all match; inside a group one term is enough."""


def match_query(query: str) -> str:
    """What a person typed, as an FTS5 expression that cannot fail to parse. It has no single quote in it.

    >>> match_query('济南 -"full text" headline:２９６x')
    '("济南" AND headline : "296x") NOT ("full text")'
    >>> match_query("-only")
    '""'
    """
    return match_groups(parse(query))


def match_groups(groups: Groups) -> str:
    barred = " OR ".join(phrase(term) for group in groups for term in group if term.excluded)
    asked = " AND ".join(either(group) for group in wanted(groups))
    if not asked:
        return NOTHING
    return f"({asked}) NOT ({barred})" if barred else asked


def wanted(groups: Groups) -> Groups:
    """What an article must have, without what it must not have."""
    kept = [[term for term in group if not term.excluded] for group in groups]
    return [group for group in kept if group]


def parse(query: str) -> Groups:
    groups: Groups = []
    joined = False
    for match in ITEM.finditer(clean(query)[:MAX_QUERY]):
        if match.group() == "OR":
            joined = bool(groups)
        elif match.group() != "AND" and (term := read_term(match)):
            if joined:
                groups[-1].append(term)
            else:
                groups.append([term])
            joined = False
    return groups


def read_term(match: re.Match[str]) -> Term | None:
    """None when there is nothing in it that an index could hold."""
    quoted = next((match[name] for name in ("quoted", "curly", "corner") if match[name] is not None), None)
    text = match["word"] if quoted is None else quoted
    last = next((place for place in range(len(text) - 1, -1, -1) if is_searchable(text[place])), None)
    if last is None:
        return None
    column = match["column"].lower() if match["column"] else None
    starred = quoted is None and text.endswith("*")
    return Term(text[: last + 1], column, match["minus"] is not None, starred)


def typed(term: Term) -> str:
    """The term as a person would type it.

    >>> typed(Term("full text", "headline", excluded=True)), typed(Term("FXN", prefix=True))
    ('-headline:"full text"', 'FXN*')
    """
    text = (
        f'"{term.text}"' if re.search(r"\s", term.text) or term.text in ("OR", "AND") else term.text + "*" * term.prefix
    )
    return "-" * term.excluded + (f"{term.column}:" if term.column else "") + text


def either(terms: list[Term]) -> str:
    phrases = " OR ".join(phrase(term) for term in terms)
    return f"({phrases})" if len(terms) > 1 else phrases


def phrase(term: Term) -> str:
    """The term's pieces in quotes, with a star when the last one may go on."""
    found = list(pieces(simplified(term.text).translate(NOT_ASKED), open_end=True))
    column = f"{term.column} : " if term.column else ""
    return f'{column}"{" ".join(found)}"' + (" *" if goes_on(term, found[-1]) else "")


def goes_on(term: Term, last: str) -> bool:
    """A last CJK character alone begins a pair or ends a run; after a word it has its mark and is whole."""
    if RUN.match(term.text[-1]):
        return len(last) == 1 and not last.startswith(AFTER_WORD)
    return term.prefix

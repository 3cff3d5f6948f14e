"""A BibTeX entry: ``@online`` of biblatex, which older styles print as ``@misc``; in UTF-8."""

import re

from archive.datasette.citing.cited import Cited, date_parts

# BibTeX counts a brace that has a backslash before it like any other: one alone would end the field.
TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        **{char: f"\\{char}" for char in "$&%#_"},
    }
)
NOT_IN_URL = str.maketrans({char: f"%{ord(char):02X}" for char in '\\{}^~`"<>| '})
NAME_WORDS = re.compile(r",|(?:^|\s)and(?:\s|$)|^others$", re.I)
"""What BibTeX would take for a surname put first, or for a second person."""


def bibtex(cited: Cited) -> str:
    fields = {
        "author": " and ".join(map(person, cited.writers))
        or (f"{{{escaped(cited.agency)}}}" if cited.agency else None),
        "title": f"{{{escaped(cited.title)}}}",
        "organization": escaped(cited.container) if cited.container else None,
        "date": cited.date,
        "year": str(date_parts(cited.date)[0]) if cited.date else None,
        "url": cited.url.translate(NOT_IN_URL) if cited.url else None,
        "urldate": cited.accessed if cited.url else None,
        "language": escaped(cited.language) if cited.language else None,
        "note": escaped(note(cited)),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@online{{{key(cited.uid)},", *lines, "}", ""])


def key(uid: str) -> str:
    """
    >>> key("a1f00d/7 {x}")
    'broadsheet-a1f00d7x'
    """
    return "broadsheet-" + re.sub(r"[^A-Za-z0-9]", "", uid)[:16]


def escaped(text: str) -> str:
    r"""
    >>> print(escaped(r"50 % of R&D_2 {cost $3\day"))
    50 \% of R\&D\_2 \textbraceleft{}cost \$3\textbackslash{}day
    """
    return text.translate(TEX)


def person(name: str) -> str:
    """A name that BibTeX would misread stands in braces of its own.

    >>> person("王明远"), person("Bell, Book and Sons")
    ('王明远', '{Bell, Book and Sons}')
    """
    return f"{{{escaped(name)}}}" if NAME_WORDS.search(name) else escaped(name)


def note(cited: Cited) -> str:
    """What no field has room for."""
    date = f"Date inferred: {cited.inferred}. " if cited.inferred else ""
    order = "The order of day and month in the date is assumed. " if cited.is_date_order_assumed else ""
    return f"{date}{order}Archived {cited.accessed}, SHA-256 {cited.sha256}"

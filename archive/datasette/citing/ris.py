"""RIS, which EndNote and Mendeley read: a tag, two blanks, a dash, a value; lines end as on Windows."""

from archive.datasette.citing.bibtex import note
from archive.datasette.citing.cited import Cited

RIS_TYPE = "application/x-research-info-systems"


def ris(cited: Cited) -> str:
    tags = [
        ("TY", "NEWS"),
        *(("AU", name) for name in cited.names),
        *(("ED", name) for name in cited.editors),
        ("TI", cited.title),
        ("T2", cited.container),
        ("PY", cited.date[:4] if cited.date else None),
        ("DA", slashed(cited.date) if cited.date else None),
        ("UR", cited.url),
        ("Y2", slashed(cited.accessed) if cited.url else None),
        ("LA", cited.language),
        ("ID", cited.uid),
        ("N1", note(cited)),
    ]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in tags if value) + "ER  - \r\n"


def slashed(day: str) -> str:
    """Year, month and day; RIS wants the slashes of those that are not known too.

    >>> slashed("2026-11")
    '2026/11//'
    """
    parts = [*day.split("-"), "", ""][:3]
    return "/".join(parts) + "/"

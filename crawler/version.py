"""Which reader read a page: the package's version, the extraction's source and the site's rules, as fingerprints."""

import hashlib
from dataclasses import fields
from datetime import date
from functools import cache
from importlib.metadata import version
from pathlib import Path

from crawler.extraction.rules import GENERIC, Rules
from crawler.extraction.source import reader
from crawler.sites import Site

EXTRACTION = Path(__file__).parent / "extraction"
LISTS = (Path(__file__).parent / "spiders", Path(__file__).parent / "discovery")
"""What finds addresses in a page."""
COMPILED = EXTRACTION / "compiled.txt"
"""What setup.py compiled: a line ``sha256  path`` for each source."""


class StaleError(RuntimeError):
    """What would run is not what the source says."""


@cache
def extractor_version() -> str:
    """``0.1.0+1a2b3c4d``: changes by itself with every change to the extraction's source, but what explains it.

    Raises StaleError where modules were compiled from another source.
    """
    if not str(reader.__file__).endswith(".py"):
        check_compiled()
    digest = hashlib.sha256()
    for path in sorted(path for path in EXTRACTION.rglob("*.py") if "explain" not in path.parts):
        digest.update(path.relative_to(EXTRACTION).as_posix().encode() + b"\0" + path.read_bytes())
    return f"{version('broadsheet')}+{digest.hexdigest()[:8]}"


def check_compiled() -> None:
    lines = COMPILED.read_text().splitlines() if COMPILED.exists() else []
    for sha256, name in (line.split() for line in lines or ["none compiled.txt"]):
        path = EXTRACTION / name
        if not path.exists() or hashlib.sha256(path.read_bytes()).hexdigest() != sha256:
            raise StaleError(f"{path} is not what was compiled: run make setup, or make clean to run the source itself")


def rules_fingerprint(rules: Rules) -> str | None:
    """Changes with every rule of a site; None for a site without rules.

    >>> len(rules_fingerprint(Rules(language="en"))), rules_fingerprint(GENERIC)
    (8, None)
    """
    return None if rules == GENERIC else hashlib.sha256(repr(rules).encode()).hexdigest()[:8]


def lists_fingerprint(site: Site, since: date | None) -> str:
    """Changes with all that decides which addresses of a site's lists are taken: its declaration, the day from which on
    a crawl wants articles, and our code."""
    declared = [getattr(site, field.name) for field in fields(site)]
    # A compiled expression shows only its first 200 characters.
    digest = hashlib.sha256(repr([since, *(getattr(value, "pattern", value) for value in declared)]).encode())
    for path in sorted(path for folder in LISTS for path in folder.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]


def reader_name(extractor: str, rules: str | None) -> str:
    """The reader of one page: the extractor and, behind a slash, the fingerprint of the site's rules.

    >>> reader_name("0.1.0+1a2b3c4d", None), reader_name("0.1.0+1a2b3c4d", "9e107d9d")
    ('0.1.0+1a2b3c4d', '0.1.0+1a2b3c4d/9e107d9d')
    """
    return f"{extractor}/{rules}" if rules else extractor

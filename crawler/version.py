"""Which reader read a page: the package's version and a fingerprint of the extraction's own source."""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

EXTRACTION = Path(__file__).parent / "extraction"


@cache
def extractor_version() -> str:
    """``0.1.0+1a2b3c4d``: changes by itself with every change to the extraction's source, but what explains it."""
    digest = hashlib.sha256()
    for path in sorted(path for path in EXTRACTION.rglob("*.py") if "explain" not in path.parts):
        digest.update(path.relative_to(EXTRACTION).as_posix().encode() + b"\0" + path.read_bytes())
    return f"{version('broadsheet')}+{digest.hexdigest()[:8]}"

"""Which reader read a page: the package's version and a fingerprint of the extraction's own source."""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

EXTRACTION = Path(__file__).parent / "extraction"


@cache
def extractor_version() -> str:
    """``0.1.0+1a2b3c4d``: changes with every change to the extraction's source, by itself."""
    digest = hashlib.sha256()
    for path in sorted(EXTRACTION.glob("*.py")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return f"{version('broadsheet')}+{digest.hexdigest()[:8]}"

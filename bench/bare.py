"""What the processes of bench/bulk.py do: a module, since a fork server loads no script ahead of its processes.

One fork server serves all ways to load, so what the readers of a load need is loaded ahead as well.
"""

import archive.saving.preparing  # noqa: F401
from crawler.files import read_found
from crawler.sources.found import Found


def extract(found: Found) -> int:
    """Read and understood; nothing is sent back but that it was done."""
    return int(read_found(found) is not None)

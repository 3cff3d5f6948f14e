"""The cores that this process may use."""

import os


def cores() -> int:
    """As many as the system lets it run on, which in a container is often less than the machine has; at least 1."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

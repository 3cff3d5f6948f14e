"""Processes of this machine as Linux shows them: which started which, and where they wait for callers."""

from pathlib import Path


def children_of(pid: int) -> list[int]:
    tasks = Path(f"/proc/{pid}/task").iterdir()
    return [int(child) for task in tasks for child in (task / "children").read_text().split()]


def family_of(pid: int) -> list[int]:
    """It, those that it started, and those that these started."""
    return [pid, *(each for child in children_of(pid) for each in family_of(child))]


def listening_sockets(pid: int) -> list[str]:
    """``tcp:PORT`` and ``unix:PATH`` of every socket on which the process waits for callers."""
    process = Path(f"/proc/{pid}")
    ours = {link.readlink().name for link in (process / "fd").iterdir() if link.is_symlink()}
    found = []
    for name in ("tcp", "tcp6"):
        for line in (process / "net" / name).read_text(encoding="ascii").splitlines()[1:]:
            columns = line.split()
            if columns[3] == "0A" and f"socket:[{columns[9]}]" in ours:
                found.append(f"tcp:{int(columns[1].rpartition(':')[2], 16)}")
    for line in (process / "net" / "unix").read_text(encoding="utf-8").splitlines()[1:]:
        columns = line.split()
        if columns[3] == "00010000" and f"socket:[{columns[6]}]" in ours:
            found.append(f"unix:{columns[-1]}")
    return found

"""A dictionary is learned in a process of its own: whatever becomes of that, no page is lost and no process is left."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from archive.snapshots import learning
from archive.snapshots.contexts import FIRST_DICTIONARY, contexts_of
from archive.snapshots.learning import learn_apart
from archive.snapshots.packing import learn
from archive.snapshots.snapshots import load_bytes
from archive.store import Archive, open_archive
from crawler.items import Snapshot
from tests.loading import ROOT
from tests.test_snapshots import archive, fill_and_learn, other, row_of, save

__all__ = ["archive"]

BEGINNINGS = [other(number) for number in range(40)]


def dictionaries(opened: Archive) -> int:
    return int(opened.snapshots.execute("SELECT count(*) FROM dictionaries").fetchone()[0])


def test_the_other_process_learns_what_this_one_would() -> None:
    learned = learn_apart(iter(BEGINNINGS), 64)
    assert learned is not None
    assert learned == learn(BEGINNINGS, 64) == learn_apart(BEGINNINGS, 64)


def test_there_is_nothing_to_learn_from_pages_of_a_few_bytes() -> None:
    assert learn_apart([b"1", b"2"], 64) is None
    assert learn_apart([], 64) is None


@pytest.mark.parametrize("trouble", ["no interpreter", "another program", "too slow"])
def test_pages_are_kept_where_nothing_is_learned_and_it_is_learned_later(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, trouble: str
) -> None:
    with monkeypatch.context() as patch:
        if trouble == "too slow":
            patch.setattr(learning, "MOST_SECONDS", 0.0)
        else:
            patch.setattr(sys, "executable", "/nowhere/python" if trouble == "no interpreter" else "false")
        fill_and_learn(archive, 0, FIRST_DICTIONARY)
    assert dictionaries(archive) == 0
    contexts_of(archive.snapshots).learn_when_due()
    assert dictionaries(archive) == 1
    assert row_of(archive, save(archive, other(FIRST_DICTIONARY))) == ("zstd", 0, 1)
    for number in range(FIRST_DICTIONARY + 1):
        assert load_bytes(archive.snapshots, Snapshot(other(number), "a").sha256) == other(number)


KILLED = """
import os, signal, sys
from archive import store
from archive.snapshots import learning
from tests.test_snapshots import FIRST_DICTIONARY, fill_and_learn
def killed(process, beginnings):
    print(process.pid, flush=True)
    for number, beginning in enumerate(beginnings):
        if number == int(sys.argv[2]): os.kill(os.getpid(), signal.SIGKILL)
        learning.marshal.dump(beginning, process.stdin)
    learning.marshal.dump(None, process.stdin)
    process.stdin.close()
    os.kill(os.getpid(), signal.SIGKILL)
learning.exchange = killed
fill_and_learn(store.open_archive(sys.argv[1]), 0, FIRST_DICTIONARY)
"""


def ends(pid: int) -> bool:
    """Within some seconds; whoever it was left to has to ask how it ended."""
    until = time.monotonic() + 20
    while time.monotonic() < until:
        try:
            state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
        except FileNotFoundError:
            return True
        if state == "Z":
            return True
        time.sleep(0.05)
    return False


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="asks Linux which processes there are")
@pytest.mark.parametrize("sent", [0, 5, 99])
def test_a_kill_while_one_is_learned_loses_no_page_and_leaves_no_process(tmp_path: Path, sent: int) -> None:
    path = tmp_path / "archive.db"
    command = [sys.executable, "-c", KILLED, path, str(sent)]
    killed = subprocess.run(command, cwd=ROOT, check=False, stdout=subprocess.PIPE, text=True)
    assert killed.returncode == -signal.SIGKILL
    assert ends(int(killed.stdout))
    opened = open_archive(path)
    assert dictionaries(opened) == 0
    for number in range(FIRST_DICTIONARY):
        assert load_bytes(opened.snapshots, Snapshot(other(number), "a").sha256) == other(number)
    opened.close()


UNGUARDED = """
import sys
from archive.store import open_archive
from tests.test_snapshots import FIRST_DICTIONARY, fill_and_learn
print("begun", flush=True)
archive = open_archive(sys.argv[1])
fill_and_learn(archive, 0, FIRST_DICTIONARY)
archive.close()
"""


def test_a_script_that_keeps_pages_at_its_top_is_run_once(tmp_path: Path) -> None:
    script = tmp_path / "keeping.py"
    script.write_text(UNGUARDED, encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, script, tmp_path / "archive.db"]
    said = subprocess.run(command, env=environment, cwd=tmp_path, check=True, capture_output=True, text=True)
    assert (said.stdout, said.stderr) == ("begun\n", "")
    opened = open_archive(tmp_path / "archive.db")
    assert dictionaries(opened) == 1
    opened.close()

"""``make demo``, without the serving: what it prints, and that a second run adds nothing."""

import os
import re
import socket
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from archive.ledger.ledger import begin_run
from archive.sqlite import sqlite3
from archive.store import open_archive

ROOT = Path(__file__).resolve().parents[1]
GROWING = {"fetches", "ledger_hashes", "runs", "run_sites"}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def run_demo(archive: Path, port: int) -> str:
    command = [sys.executable, "seeds/demo.py", "--no-serve", "--archive", str(archive), "--site-port", str(port)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout + ended.stderr


def counts(archive: Path) -> dict[str, int]:
    conn = sqlite3.connect(archive)
    names = [name for (name,) in conn.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    found = {name: conn.execute(f"SELECT count(*) FROM [{name}]").fetchone()[0] for name in names}  # noqa: S608
    conn.close()
    return found


def test_the_demo_loads_crawls_and_asks_and_a_second_run_adds_nothing(tmp_path: Path) -> None:
    archive, port = tmp_path / "demo.db", free_port()
    said = run_demo(archive, port)
    before = counts(archive)
    assert "跨港大桥合龙 两岸通勤缩短至九分钟" in said
    assert "57 inputs: 55 new, 2 not_article" in said
    assert "12 new" in said
    assert before["articles"] == 67
    assert f".venv/bin/datasette {archive} -p 8001" in said
    wrote = said.partition("== Who wrote most?")[2].partition("==")[0].splitlines()[4:9]
    assert {role for row in wrote for role in row.split()[-1].split(",")} <= {"author", "reporter", "correspondent"}

    again = run_demo(archive, port)
    after = counts(archive)
    assert "57 inputs: 55 unchanged, 2 not_article" in again
    grown = {name for name in after if after[name] != before[name]}
    assert grown <= GROWING | {"articles_fts_data"}
    assert after["fetches"] == 2 * before["fetches"]


def test_a_taken_port_of_the_reading_room_is_named_before_anything_is_loaded(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        command = [sys.executable, "seeds/demo.py", "--archive", str(tmp_path / "demo.db"), "--port", str(port)]
        command += ["--site-port", str(free_port())]
        ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    assert (ended.returncode, ended.stdout, ended.stderr) == (1, "", taken_said("the reading room", "PORT", port))
    assert list(tmp_path.iterdir()) == []


def test_the_end_of_the_demo_is_the_end_of_the_reading_room(tmp_path: Path) -> None:
    port = free_port()
    command = [sys.executable, "seeds/demo.py", "--archive", str(tmp_path / "demo.db"), "--port", str(port)]
    command += ["--site-port", str(free_port())]
    with (
        (tmp_path / "said").open("wb") as said,
        subprocess.Popen(command, cwd=ROOT, stdout=said, stderr=said) as demo,
    ):
        until = time.monotonic() + 60
        while not answers(port) and time.monotonic() < until:
            time.sleep(0.1)
        assert answers(port)
        demo.terminate()
        assert demo.wait(timeout=30) == 0
    assert not answers(port)
    assert "Traceback" not in (tmp_path / "said").read_text(encoding="utf-8")


def answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def test_a_taken_port_of_a_public_copy_is_named_before_it_is_made(tmp_path: Path) -> None:
    """Datasette's own word came at the end, when the copy had been made, and said nothing of ``PORT``."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        command = [
            "make",
            "--no-print-directory",
            "-o",
            ".venv/.compiled",
            "serve-public",
            f"PORT={port}",
            f"COPY={tmp_path / 'copy.db'}",
        ]
        ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.startswith(taken_said("the copy", "PORT", port).replace("make demo", "make serve-public"))
    assert list(tmp_path.iterdir()) == []


def test_the_sample_site_is_one_outlet_whatever_its_port(tmp_path: Path) -> None:
    """Three of the sample pages are its own, and were of another outlet of the same name."""
    archive, port = tmp_path / "demo.db", free_port()
    said = run_demo(archive, port)
    with closing(sqlite3.connect(archive)) as conn:
        names = "SELECT host, count(*) FROM outlets WHERE host LIKE '127.%' GROUP BY name"
        assert conn.execute(names).fetchall() == [(f"127.0.0.1:{port}", 1)]
    planted, lost = said.index("are planted in the sample site"), said.index("1 input was lost")
    assert planted < lost


def taken_said(what: str, variable: str, port: int) -> str:
    other = port + 10 if port < 65000 else 8010
    told = f"cannot serve {what} on port {port}: Address already in use. Try make demo {variable}={other}, "
    return told + "or end the program that listens there\n"


def test_a_taken_port_of_the_site_is_named_before_anything_is_loaded(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ended = demo("--no-serve", "--archive", tmp_path / "demo.db", "--site-port", port)
    assert (ended.returncode, ended.stdout, ended.stderr) == (1, "", taken_said("the sample site", "DEMO_PORT", port))
    assert list(tmp_path.iterdir()) == []


def test_a_port_that_is_none_is_said_in_one_line(tmp_path: Path) -> None:
    ended = demo("--no-serve", "--archive", tmp_path / "demo.db", "--site-port", 80020)
    assert (ended.returncode, ended.stderr) == (1, "DEMO_PORT=80020: a port is a number from 1 to 65535\n")


def test_an_archive_of_a_demo_on_another_port_is_told_of_and_left_alone(tmp_path: Path) -> None:
    archive, before, port = tmp_path / "demo.db", free_port(), free_port()
    with closing(open_archive(archive)) as opened:
        begin_run(opened.db, "crawl news", {"site": "demo", "url": f"http://127.0.0.1:{before}/"}, "1.0+a")
    ended = demo("--no-serve", "--archive", archive, "--site-port", port)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr == (
        f"demo.db has the sample site as it was served on port {before}, and the port is part of its addresses. "
        f"Try make demo DEMO_PORT={before}, or a new archive: make demo ARCHIVE=demo-{port}.db\n"
    )
    assert counts(archive)["runs"] == 1


def demo(*words: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "seeds/demo.py", *map(str, words)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)


def recipe(goal: str, *variables: str, **environment: str) -> str:
    """What make would run."""
    command = ["make", "--no-print-directory", "-n", "-o", ".venv/.compiled", goal, *variables]
    told = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True, check=True
    )
    return told.stdout.replace("\\\n", "")


@pytest.mark.parametrize(
    ("goal", "taken"), [("demo", '--archive "my papers.db"'), ("serve-public", '-s ARCHIVE="my papers.db"')]
)
def test_make_hands_the_archive_on_however_it_is_said(goal: str, taken: str) -> None:
    assert taken in recipe(goal, "ARCHIVE=my papers.db")
    assert taken in recipe(goal, ARCHIVE="my papers.db")
    assert not re.search(r"--archive|ARCHIVE", recipe(goal))


def test_the_demo_keeps_to_an_archive_of_its_own() -> None:
    told = demo("--help").stdout
    assert "demo.db" in told
    assert "archive.db" not in told

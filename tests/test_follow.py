"""``scrapy follow``: every declared site, whatever befalls one of them; and the units that start it."""

import argparse
import configparser
import json
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from scrapy.exceptions import UsageError
from scrapy.utils.project import get_project_settings

from archive.commands.follow import Command, asked
from archive.watching.following import row_of
from archive.watching.report import unwritable, write_report
from tests.loading import ROOT, rows
from tests.test_crawl import article, listing
from tests.test_watching import options
from tests.webserver import Reply, WebServer, serve

HEARD = 3
"""Seconds for which a page is held back, so that a crawl has heard of its end before the last of it comes."""
PAGES = {"/": listing("/2026/11/03/a.html"), "/2026/11/03/a.html": article("港口新桥通车")}


def declare(folder: Path, name: str, server: WebServer, more: str = "") -> None:
    lines = (f'title = "{name}"', f'start = ["{server.url}/"]', "article = '^/2026/'", "allow_private = true", more)
    (folder / f"{name}.toml").write_text("\n".join(lines), encoding="utf-8")


def follow(folder: Path, *more: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "scrapy", "follow", *options(folder, "--report", str(folder / "all.json")), *more]
    return subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)


@dataclass(frozen=True)
class Followed:
    code: int
    said: list[str]
    report: dict[str, Any]
    folder: Path


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Followed:
    """One site whose declaration is wrong, one that is well, one that is not followed."""
    folder = tmp_path_factory.mktemp("followed")
    with serve(PAGES) as server:
        declare(folder, "bay", server, "artcle = 'x'")
        declare(folder, "cape", server)
        declare(folder, "demo", server, "follow = false")
        with follow(folder) as process:
            _, said = process.communicate(timeout=120)
    report = json.loads((folder / "all.json").read_text(encoding="utf-8"))
    return Followed(process.returncode, said.splitlines(), report, folder)


def test_a_site_that_cannot_begin_does_not_keep_the_others_waiting(followed: Followed) -> None:
    assert rows(followed.folder / "archive.db", "SELECT input FROM fetches WHERE state = 'new'") != []
    assert [(site["site"], site["verdict"], site["exit"]) for site in followed.report["sites"]] == [
        ("bay", "not begun", 2),
        ("cape", "first", 0),
    ]
    assert followed.code == followed.report["exit"] == 2


def test_it_ends_with_a_row_a_site(followed: Followed) -> None:
    assert followed.said[-6:] == [
        "site      found    new    changed    unchanged    refused    failed  verdict",
        "------  -------  -----  ---------  -----------  ---------  --------  ---------",
        "bay                                                                  not begun",
        "cape          1      1          0            0          0         0  first",
        "bay: not begun: exit code 2; what it printed says why",
        "first: no run before this one brought an article of it, to compare with",
    ]


def test_each_site_of_the_report_has_its_run(followed: Followed) -> None:
    bay, cape = followed.report["sites"]
    assert bay["run"] is None
    assert (cape["run"]["arguments"], cape["run"]["outcome"], cape["new"]) == ({"site": "cape"}, "finished", 1)


def test_sigterm_ends_the_crawl_under_way_as_it_does_alone_and_begins_no_other(tmp_path: Path) -> None:
    with serve(dict(PAGES)) as server:
        declare(tmp_path, "bay", server)
        declare(tmp_path, "cape", server)
        with follow(tmp_path) as process:

            def end() -> Reply:
                process.send_signal(signal.SIGTERM)
                time.sleep(HEARD)
                return PAGES["/2026/11/03/a.html"]

            server.pages["/2026/11/03/a.html"] = end
            _, said = process.communicate(timeout=120)
    assert process.returncode == 130
    assert rows(tmp_path / "archive.db", "SELECT arguments, outcome, detail FROM runs") == [
        ('{"site": "bay"}', "interrupted", "shutdown")
    ]
    assert said.splitlines()[-1] == "interrupted; not followed: cape"


def test_a_crawl_that_was_killed_is_a_row_too(tmp_path: Path) -> None:
    assert row_of("bay", -9, tmp_path / "none.json") == {
        "site": "bay",
        "verdict": "crashed",
        "said": ["crashed: killed by SIGKILL; what it printed says why"],
        "exit": 1,
        "run": None,
    }


def test_what_cannot_begin_is_said_in_a_line(tmp_path: Path) -> None:
    (tmp_path / "bay.toml").write_text('title = "Bay"\nstart = ["http://bay.example/"]\nfollow = false')
    with pytest.raises(UsageError, match=r"no site 'bey' in .* \(did you mean 'bay'\?\); declared: bay"):
        asked(["bey"], tmp_path)
    with pytest.raises(UsageError, match=r"no site to follow in .*: `scrapy site https://paper.example/` looks at"):
        asked([], tmp_path)
    assert asked(["bay", "bay"], tmp_path) == ["bay"]


def test_where_a_report_cannot_be_written_is_known_before_anything_is_fetched(tmp_path: Path) -> None:
    assert unwritable(str(tmp_path / "none" / "a.json")) == f"there is no folder {tmp_path / 'none'}"
    assert unwritable(str(tmp_path)) == "it is a folder, name a file in it"
    assert (unwritable("-"), unwritable(str(tmp_path / "a.json"))) == (None, None)


def test_a_report_that_cannot_be_written_at_the_end_is_no_success(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lost = str(tmp_path / "gone" / "a.json")
    assert (write_report(lost, {"exit": 0}), write_report(lost, {"exit": 3})) == (1, 3)
    assert f"--report {lost}: " in capsys.readouterr().err
    assert write_report(str(tmp_path / "a.json"), {"exit": 0}) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]


UNITS = ROOT / "docs" / "crawling"


def command_lines() -> list[str]:
    """Of the unit and of the cron line: what stands behind ``scrapy follow``."""
    unit = (UNITS / "broadsheet-follow.service").read_text(encoding="utf-8").replace("\\\n", " ")
    cron = (UNITS / "README.md").read_text(encoding="utf-8")
    return [
        *re.findall(r"^ExecStart=\S+/scrapy follow (.*)$", unit, re.M),
        *re.findall(r"^17 .* follow (.*?) > ", cron, re.M),
    ]


def test_the_unit_and_the_cron_line_are_commands_that_there_are() -> None:
    command = Command()
    command.settings = get_project_settings()
    parser = argparse.ArgumentParser(exit_on_error=False)
    command.add_options(parser)
    first, second = (parser.parse_args(shlex.split(line)) for line in command_lines())
    assert first == second
    assert (first.set, first.report) == (
        ["ARCHIVE=/var/lib/broadsheet/archive.db", "CONTACT=mailto:you@example.org"],
        "/var/lib/broadsheet/last-run.json",
    )


def test_the_unit_and_the_cron_line_that_squeeze_name_the_archive_that_is_crawled_into() -> None:
    unit = (UNITS / "broadsheet-squeeze.service").read_text(encoding="utf-8")
    cron = (UNITS / "README.md").read_text(encoding="utf-8")
    said = re.findall(r"^(?:ExecStart=|30 .*&& )\S+/(scrapy squeeze .*?)(?: >.*)?$", f"{unit}\n{cron}", re.M)
    assert said == ["scrapy squeeze -s ARCHIVE=/var/lib/broadsheet/archive.db"] * 2


@pytest.mark.parametrize(
    ("name", "section", "wanted"),
    [
        ("follow.service", "Service", {"type": "oneshot", "successexitstatus": "1 130", "killmode": "mixed"}),
        ("follow.timer", "Timer", {"oncalendar": "hourly", "persistent": "true", "randomizeddelaysec": "15min"}),
        ("squeeze.service", "Service", {"type": "oneshot", "successexitstatus": "130", "killsignal": "SIGINT"}),
        ("squeeze.timer", "Timer", {"oncalendar": "*-*-* 03:30", "persistent": "true", "randomizeddelaysec": "15min"}),
    ],
)
def test_the_units_say_what_they_must_and_systemd_takes_them(
    tmp_path: Path, name: str, section: str, wanted: dict[str, str]
) -> None:
    unit = configparser.ConfigParser(interpolation=None)
    unit.read(UNITS / f"broadsheet-{name}", encoding="utf-8")
    assert {key: unit[section][key] for key in wanted} == wanted
    for path in UNITS.glob("broadsheet-*.*"):  # with a program and a folder that are here
        text = path.read_text(encoding="utf-8").replace("/opt/broadsheet/.venv/bin/scrapy", "/bin/true")
        (tmp_path / path.name).write_text(text.replace("/opt/broadsheet", str(tmp_path)), encoding="utf-8")
    if analyze := shutil.which("systemd-analyze"):
        checked = [analyze, "verify", "--man=no", str(tmp_path / f"broadsheet-{name}")]
        done = subprocess.run(checked, capture_output=True, text=True, timeout=60, check=False)
        assert (done.returncode, [line for line in done.stderr.splitlines() if "broadsheet" in line]) == (0, [])


def test_a_report_into_a_device_leaves_it_one(tmp_path: Path) -> None:
    """As root, /dev/null was replaced by the report."""
    kept, link = tmp_path / "kept.json", tmp_path / "link"
    link.symlink_to("kept.json")
    assert write_report(str(link), {"exit": 0}) == 0
    assert (link.is_symlink(), kept.read_text(encoding="utf-8")) == (True, '{\n  "exit": 0\n}\n')
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        assert write_report(str(pipe), {"exit": 3}) == 3
        assert os.read(reader, 100) == b'{\n  "exit": 3\n}\n'
    finally:
        os.close(reader)
    assert pipe.is_fifo()

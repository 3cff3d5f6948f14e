"""Faults: a load that is killed, has no room, or meets a locked archive, loses nothing; a broken store would.

``KILLS`` in the environment says how many times a load is killed; ``make soak`` takes more.
"""

import os
import random
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from tests.faults import POINTS, SOMEWHERE, Server, Toll, Victim, kill_many

KILLS = int(os.environ.get("KILLS", "200"))
SEED = int(os.environ.get("SEED", "4"))
PER_ARCHIVE = 40
"""Kills that one archive takes, one after the other."""


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    started = Server()
    yield started
    started.close()


def victims(server: Server, folder: Path, broken: str | None = None) -> Iterator[Victim]:
    chance = random.Random(f"{SEED} {folder.name}")
    return (Victim(server, folder / str(number), chance, broken=broken) for number in count())


def points() -> list[str]:
    """Each named point about as often as another in half of all kills, and anywhere in the other half."""
    named = [POINTS[number % len(POINTS)] for number in range(max(len(POINTS), KILLS // 2))]
    mixed = named + [SOMEWHERE] * (KILLS - len(named))
    random.Random(SEED).shuffle(mixed)
    return mixed


@pytest.mark.parametrize("first", range(0, KILLS, PER_ARCHIVE))
def test_a_load_that_is_killed_loses_nothing_that_it_acknowledged_and_can_be_run_again(
    server: Server, tmp_path: Path, toll: Toll, first: int
) -> None:
    here = Toll()
    kill_many(victims(server, tmp_path), here, points()[first : first + PER_ARCHIVE])
    toll.tried += here.tried
    toll.lost += here.lost
    assert here.lost == []


@pytest.mark.parametrize(
    ("broken", "point", "sign"),
    [
        ("article_before_bytes", "before bytes commit", "KeyError"),
        ("ledger_apart", "before archive INSERT fetches", "articles without their row of the ledger"),
        ("chain_apart", "before archive INSERT ledger_hashes", "check_chain"),
        ("search_apart", "before archive INSERT articles_fts", "articles_fts"),
        ("statements_apart", "before archive INSERT fetches", "articles without their row of the ledger"),
        ("statements_apart", SOMEWHERE, ""),
        ("acknowledges_early", "before archive commit", "acknowledged pages are lost"),
        ("drops_last_group", "before archive commit", "inputs without a row"),
    ],
)
def test_a_store_that_is_broken_fails_the_same_checks(
    server: Server, tmp_path: Path, broken: str, point: str, sign: str
) -> None:
    here = Toll()
    kill_many(victims(server, tmp_path, broken), here, [point] * 12)
    assert any(sign in lost for lost in here.lost)

"""The floors under the figures on real pages: a drop is named, and nothing else is."""

import tomllib
from pathlib import Path

from bench.extraction import FIELDS, below

FLOORS = Path(__file__).resolve().parents[1] / "bench" / "floors.toml"


def test_a_figure_under_its_floor_is_named() -> None:
    figures = {"gne": {"body": 0.98, "date": 0.90}}
    assert below(figures, {"gne": {"body": 0.97, "date": 0.95}}) == ["gne date: 0.900 is below 0.950"]


def test_a_field_that_is_gone_is_below_its_floor() -> None:
    assert below({"gne": {}}, {"gne": {"body": 0.5}}) == ["gne body: 0.000 is below 0.500"]


def test_every_floor_is_of_a_known_field_and_above_nothing() -> None:
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    assert {"all", "chinese", "gne", "zyte"} <= floors.keys()
    assert {field for fields in floors.values() for field in fields} <= set(FIELDS)
    assert min(floor for fields in floors.values() for floor in fields.values()) > 0.2

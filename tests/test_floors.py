"""The floors under the figures on real pages: a drop is named, and nothing else is."""

import tomllib
from pathlib import Path

from bench.extraction import FIELDS, below

FLOORS = Path(__file__).resolve().parents[1] / "bench" / "floors.toml"
COUNT = 74
"""Floors that there are at least: a new one is welcome, none goes."""
OF_ALL = {
    "body": 0.95,
    "title": 0.89,
    "date": 0.92,
    "authors": 0.77,
    "source": 0.92,
    "editor": 0.99,
    "section": 0.97,
}
"""What the floors of all pages together are never lowered below."""
OF_ANY = {
    "body": 0.87,
    "title": 0.65,
    "date": 0.70,
    "authors": 0.46,
    "source": 0.92,
    "editor": 0.99,
    "section": 0.66,
}
"""And those of any set of pages, the hardest of them included."""


def test_a_figure_under_its_floor_is_named() -> None:
    figures = {"gne": {"body": 0.98, "date": 0.90}}
    assert below(figures, {"gne": {"body": 0.97, "date": 0.95}}) == ["gne date: 0.900 is below 0.950"]


def test_a_field_that_is_gone_is_below_its_floor() -> None:
    assert below({"gne": {}}, {"gne": {"body": 0.5}}) == ["gne body: 0.000 is below 0.500"]


def test_every_floor_is_of_a_known_field_and_none_is_taken_away() -> None:
    assert {"all", "chinese", "gne", "zyte"} <= floors().keys()
    assert {field for fields in floors().values() for field in fields} <= set(FIELDS)
    assert sum(map(len, floors().values())) >= COUNT


def test_no_floor_is_lowered_below_what_is_promised() -> None:
    assert below(floors(), {"all": OF_ALL}) == []
    lowest = {field: min(fields.get(field, 1.0) for fields in floors().values()) for field in FIELDS}
    assert below({"any": lowest}, {"any": OF_ANY}) == []


def floors() -> dict[str, dict[str, float]]:
    return tomllib.loads(FLOORS.read_text(encoding="utf-8"))

"""Two versions side by side: every paragraph of both is there, in order, beside its other self."""

import json
import random

import pytest

from archive.comparing import alignment
from archive.comparing.alignment import Changed, Same, align
from archive.comparing.differences import MOST_STEPS, Budget
from archive.datasette.reading.comparing import Comparison, Pair, compare
from archive.datasette.reading.versions import Version

RAIN = "本报讯 连日强降雨之后，小清河水位于11月18日回落至警戒线以下，沿岸三座泵站恢复正常运行。"
BOATS = "水务部门介绍，巡检船共出动296次，清理漂浮物412吨。"
GATE = "“最难的一夜已经过去了。”守在闸口的老周说。"
SCHOOL = "下游的三所小学明天复课，校车改走北堤。"


def version(number: int, *texts: str | tuple[str, int | None, str], **fields: str | None) -> Version:
    rows = [["paragraph", None, text] if isinstance(text, str) else list(text) for text in texts]
    content = {"headline": "水位回落", "section": None, "credits": None, "body": "", "blocks": json.dumps(rows)}
    return Version(number, "2026-11-20T08:00:00Z", "ab" * 32, "1.0", None, content | fields)


def pairs(comparison: Comparison) -> list[Pair]:
    return [pair for stretch in comparison.text for pair in stretch.pairs]


def told(comparison: Comparison) -> list[tuple[str, str | None, str | None]]:
    """What happened, and the texts of both sides."""
    return [
        (
            pair.what,
            *("".join(text for _, text in side.segments) if side else None for side in (pair.before, pair.after)),
        )
        for pair in pairs(comparison)
    ]


def test_a_paragraph_that_was_rewritten_stands_beside_what_it_was() -> None:
    other = BOATS.replace("296", "1,031").replace("漂浮物", "水草和漂浮物")
    found = compare(version(1, RAIN, BOATS, GATE), version(2, RAIN, SCHOOL, other, GATE))
    assert told(found) == [
        ("same", RAIN, RAIN),
        ("added", None, SCHOOL),
        ("changed", BOATS, other),
        ("same", GATE, GATE),
    ]
    changed = pairs(found)[2]
    assert changed.before is not None
    assert changed.after is not None
    assert [text for op, text in changed.before.segments if op == "-"] == ["296"]
    assert [text for op, text in changed.after.segments if op == "+"] == ["1,031", "水草和"]
    assert found.counts == {"same": 2, "added": 1, "changed": 1}


def test_a_paragraph_that_stands_elsewhere_now_was_moved() -> None:
    found = compare(version(1, GATE, RAIN, BOATS, SCHOOL), version(2, RAIN, BOATS, SCHOOL, GATE))
    assert [(what, before or after) for what, before, after in told(found)] == [
        ("moved", GATE),
        ("same", RAIN),
        ("same", BOATS),
        ("same", SCHOOL),
        ("moved", GATE),
    ]
    assert [pair.note for pair in pairs(found)][::4] == ["moved from here", "moved to here"]
    assert found.counts == {"moved": 1, "same": 3}


def test_a_paragraph_that_became_a_heading_is_in_another_form() -> None:
    found = compare(version(1, RAIN, "夜守闸口"), version(2, RAIN, ("heading", 2, "夜守闸口")))
    assert [(pair.what, pair.note) for pair in pairs(found)] == [
        ("same", None),
        ("form", "paragraph, now heading of level 2"),
    ]


def test_long_runs_of_what_stayed_are_folded_and_a_short_one_is_not() -> None:
    found = compare(version(1, RAIN, BOATS, "旧", GATE), version(2, RAIN, BOATS, "新", GATE))
    assert [(len(stretch.pairs), stretch.folded) for stretch in found.text] == [(2, True), (1, False), (1, False)]
    same = compare(version(1, RAIN, BOATS), version(2, RAIN, BOATS, headline="水位又回落"))
    assert [stretch.folded for stretch in same.text] == [False]


def test_fields_are_compared_in_a_reader_s_order_and_lists_line_by_line() -> None:
    one = version(1, RAIN, credits='[["editor", "桨声"]]')
    other = version(
        2, RAIN, credits='[["editor", "桨声"], ["reporter", "苇一舟"]]', section="民生", headline="水位上涨"
    )
    found = compare(one, other)
    assert [label for label, _ in found.fields] == ["Headline", "Section", "People"]
    assert found.fields[2][1].both == (("=", "editor 桨声\n"), ("+", "reporter 苇一舟\n"))
    assert (found.is_same, compare(one, one).is_same) == (False, True)


@pytest.mark.parametrize("seed", range(60))
def test_every_paragraph_of_both_is_there_once_and_in_order(seed: int) -> None:
    chance = random.Random(seed)
    stock = [RAIN, BOATS, GATE, SCHOOL, "", "短", "ferry sails", "ferries sail", BOATS.replace("296", "297")]
    before, after = (chance.choices(stock, k=chance.randrange(9)) for _ in range(2))
    places = list(align(before, after, Budget(chance.choice([0, 5, MOST_STEPS]))))
    for side, length in (("before", len(before)), ("after", len(after))):
        found: list[int] = []
        for place in places:
            first = getattr(place, side)
            found += range(first, first + place.length) if isinstance(place, Same) else [] if first is None else [first]
        assert found == list(range(length))
    assert all(before[one.before] == after[one.after] for one in places if isinstance(one, Same))
    assert Changed(None, None) not in places


def test_paragraphs_too_many_to_be_compared_are_not(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[int] = []
    real = alignment.likeness
    monkeypatch.setattr(alignment, "likeness", lambda one, other: compared.append(1) or real(one, other))
    before, after = ([f"{word} {number} " * 40 for number in range(300)] for word in ("ferry", "bell"))
    places = list(align(before, after, Budget(MOST_STEPS)))
    assert (compared, len(places)) == ([], 600)


def test_two_long_and_different_versions_are_compared_within_bounds() -> None:
    chance = random.Random(4)
    texts = [["".join(chance.choices("的了是不船水桥人", k=400)) for _ in range(400)] for _ in range(2)]
    budget = Budget(MOST_STEPS)
    found = compare(version(1, *texts[0]), version(2, *texts[1]), budget)
    assert (len(pairs(found)), budget.left > -2 * MOST_STEPS) == (800, True)

"""What differs between two texts: rebuilt exactly from the segments, readable, and never costly."""

import random
from itertools import pairwise

import pytest

from archive.comparing import differences as module
from archive.comparing.differences import MOST_STEPS, Budget, changes, differences

STORY = (
    "莲渡口的新渡船昨天下水试航，船长三十一米，可以载客一百二十人。\n\n"
    "渡口管理所介绍，新船换上了两台低噪声发动机。\n\n摆渡三十年的老船工说，铜锣还是要带着。"
)


def joined(segments: list[tuple[str, str]], op: str) -> str:
    return "".join(text for kind, text in segments if kind in ("=", op))


def test_chinese_differs_by_characters() -> None:
    assert differences(STORY, STORY.replace("三十一米", "三十二米")) == [
        ("=", STORY[: STORY.index("三十一米")]),
        ("-", "三十一"),
        ("+", "三十二"),
        ("=", STORY[STORY.index("一米") + 1 :]),
    ]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("ferry fares rise", "ferry fares fall", [("=", "ferry fares "), ("-", "rise"), ("+", "fall")]),
        ("定于2026年完工", "定于2031年完工", [("=", "定于"), ("-", "2026"), ("+", "2031"), ("=", "年完工")]),
        ("二〇二六年", "二〇三一年", [("-", "二〇二六"), ("+", "二〇三一"), ("=", "年")]),
        ("at 07:30 sharp", "at 07:45 sharp", [("=", "at "), ("-", "07:30"), ("+", "07:45"), ("=", " sharp")]),
        ("1,204.5kg of fish", "1,304.5kg of fish", [("-", "1,204.5kg"), ("+", "1,304.5kg"), ("=", " of fish")]),
        ("共４１２吨", "共４１３吨", [("=", "共"), ("-", "４１２"), ("+", "４１３"), ("=", "吨")]),
        ("a 296 X", "a 297 X", [("=", "a "), ("-", "296"), ("+", "297"), ("=", " X")]),
        ("서울에서 열린", "서울에서 닫힌", [("=", "서울에서 "), ("-", "열린"), ("+", "닫힌")]),
        ("", "new", [("+", "new")]),
        ("old", "", [("-", "old")]),
        ("", "", []),
        ("same", "same", [("=", "same")]),
        ("one\n\ntwo", "one\n\nhalf\n\ntwo", [("=", "one\n\n"), ("+", "half\n\n"), ("=", "two")]),
        ("甲乙的丙丁", "戊的己庚", [("-", "甲乙的丙丁"), ("+", "戊的己庚")]),
    ],
)
def test_segments_are_what_a_person_would_mark(before: str, after: str, expected: list[tuple[str, str]]) -> None:
    assert differences(before, after) == expected


@pytest.mark.parametrize("seed", range(200))
def test_the_segments_are_both_texts_exactly(seed: int) -> None:
    chance = random.Random(seed)
    alphabet = chance.choice(["ab", "渡口船的", "ab \n渡口，.", "𠮷🚢\u200b\r\n\t x"])
    before = "".join(chance.choices(alphabet, k=chance.randrange(60)))
    after = list(before)
    for _ in range(chance.randrange(12)):
        place = chance.randrange(len(after) + 1)
        after[place : place + chance.randrange(3)] = chance.choices(alphabet, k=chance.randrange(4))
    segments = differences(before, "".join(after))
    assert (joined(segments, "-"), joined(segments, "+")) == (before, "".join(after))
    assert all(one[0] != other[0] for one, other in pairwise(segments))
    assert all(text for _, text in segments)


def test_the_fewest_tokens_are_changed() -> None:
    """Before the crumbs are swept up: against the length of the longest common subsequence, worked out the slow way."""
    chance = random.Random(7)
    for _ in range(200):
        before, after = (chance.choices("abc", k=chance.randrange(1, 9)) for _ in range(2))
        found = list(changes(before, after, Budget(MOST_STEPS)))
        assert sum(len(one) for one, other in found if one == other) == longest_common(before, after)


def longest_common(before: list[str], after: list[str]) -> int:
    row = [0] * (len(after) + 1)
    for one in before:
        above, row = row, [0]
        for place, other in enumerate(after, 1):
            row.append(above[place - 1] + 1 if one == other else max(above[place], row[-1]))
    return row[-1]


@pytest.mark.parametrize("kind", ["the same sign", "nothing in common", "random", "lines"])
def test_long_texts_take_no_more_steps_than_allowed(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two million characters with everything or nothing in common; each step is counted, and none is free."""
    chance, size = random.Random(3), 1_000_000
    texts = {
        "the same sign": ("的" * size, "的" * (size - 5) + "了"),
        "nothing in common": ("的" * size, "了" * size),
        "random": tuple("".join(chance.choices("的了是不", k=size)) for _ in range(2)),
        "lines": tuple("".join(f"{chance.random()}\n" for _ in range(size // 20)) for _ in range(2)),
    }
    budgets: list[Budget] = []
    monkeypatch.setattr(module, "Budget", lambda steps: budgets.append(Budget(steps)) or budgets[-1])
    segments = differences(*texts[kind])
    assert (joined(segments, "-"), joined(segments, "+")) == texts[kind]
    assert [budget.left > -2 * MOST_STEPS for budget in budgets] == [True]
    assert len(segments) <= 4

"""Two versions of an article side by side: paragraph beside paragraph, and the fields above them."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from archive.comparing.alignment import Changed, Same, align
from archive.comparing.differences import MOST_STEPS, Budget, Op, Segment, differences
from archive.datasette.moments import readable_moment
from archive.datasette.reading.evidence import field_words, in_order
from archive.datasette.reading.versions import Version
from archive.datasette.rows import Row
from archive.revisions import readable

TEXT = ("body", "blocks")
"""Fields that are compared paragraph by paragraph."""
LISTS = ("credits", "images")
FOLDED = 2
"""Paragraphs that stayed, from which on they are folded."""
KIND_WORDS = {"list_item": "list item", "table_row": "table row", "image": "picture"}
What = Literal["same", "changed", "added", "removed", "moved", "form"]


@dataclass(frozen=True, slots=True)
class Side:
    """A paragraph on one side; ``segments`` are its own, what stayed and what is only here."""

    kind: str
    segments: list[Segment]


@dataclass(frozen=True, slots=True)
class Pair:
    """What stands side by side; ``note`` says what the eye cannot see, ``both`` are the segments of both sides."""

    what: What
    before: Side | None
    after: Side | None
    note: str | None = None
    both: tuple[Segment, ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """Pairs one below the other; ``folded`` when they are all the same and not shown at first."""

    pairs: list[Pair]
    folded: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """``fields`` are labels with their pair; ``counts`` how many paragraphs were changed, added, removed, moved."""

    fields: list[tuple[str, Pair]]
    text: list[Stretch]
    counts: dict[str, int]

    @property
    def is_same(self) -> bool:
        return not self.fields and set(self.counts) <= {"same"}


def compare(before: Version, after: Version, budget: Budget | None = None) -> Comparison:
    budget = budget or Budget(MOST_STEPS)
    fields = [
        (field_words(field), changed_pair(*readable_sides(one, other, field), "", budget))
        for field in sorted(after.content, key=in_order)
        if field not in TEXT and (one := before.content[field]) != (other := after.content[field])
    ]
    pairs = text_pairs(before.blocks, after.blocks, budget)
    return Comparison(fields, stretches(pairs), counted(pairs))


def counted(pairs: list[Pair]) -> dict[str, int]:
    """How many paragraphs of each kind; one that was moved stands in two places and counts once."""
    counts = dict(Counter[str](pair.what for pair in pairs))
    return counts | ({"moved": counts["moved"] // 2} if "moved" in counts else {})


def text_pairs(before: list[Row], after: list[Row], budget: Budget) -> list[Pair]:
    """Every paragraph of both versions, in order."""
    return mark_moved(list(aligned_pairs(before, after, budget)))


def readable_sides(before: str | None, after: str | None, field: str) -> tuple[str, str]:
    """Both as a person reads them; in a list every line ends, so that one more is one line more."""
    one, other = (readable(field, value) or "" for value in (before, after))
    if field.startswith("date_"):
        one, other = readable_moment(one), readable_moment(other)
    end = "\n" if field in LISTS else ""
    return one and one + end, other and other + end


def aligned_pairs(before: list[Row], after: list[Row], budget: Budget) -> Iterator[Pair]:
    for place in align(list(map(keyed, before)), list(map(keyed, after)), budget):
        if isinstance(place, Same):
            yield from (same_pair(block) for block in before[place.before : place.before + place.length])
        else:
            yield changed_paragraph(place, before, after, budget)


def keyed(block: Row) -> str:
    """A paragraph and what it is, as one text to compare."""
    return json.dumps([block["kind"], block["level"], block["text"]], ensure_ascii=False)


def same_pair(block: Row) -> Pair:
    side = Side(block["kind"], [("=", block["text"])])
    return Pair("same", side, side)


def changed_paragraph(place: Changed, before: list[Row], after: list[Row], budget: Budget) -> Pair:
    if place.before is None or place.after is None:
        return lone_paragraph(place, before, after)
    one, other = before[place.before], after[place.after]
    if one["text"] == other["text"]:
        sides = [Side(block["kind"], [("=", block["text"])]) for block in (one, other)]
        return Pair("form", sides[0], sides[1], f"{form_of(one)}, now {form_of(other)}")
    return changed_pair(one["text"], other["text"], other["kind"], budget)


def lone_paragraph(place: Changed, before: list[Row], after: list[Row]) -> Pair:
    if place.before is not None:
        block = before[place.before]
        return Pair("removed", Side(block["kind"], [("-", block["text"])]), None, both=(("-", block["text"]),))
    block = after[place.after or 0]
    return Pair("added", None, Side(block["kind"], [("+", block["text"])]), both=(("+", block["text"]),))


def changed_pair(before: str, after: str, kind: str, budget: Budget) -> Pair:
    segments = differences(before, after, budget)
    return Pair("changed", side_of(kind, segments, "-"), side_of(kind, segments, "+"), both=tuple(segments))


def side_of(kind: str, segments: list[Segment], op: Op) -> Side | None:
    own = [one for one in segments if one[0] in ("=", op)]
    return Side(kind, own) if own else None


def form_of(block: Row) -> str:
    """
    >>> form_of({"kind": "heading", "level": 3}), form_of({"kind": "list_item", "level": None})
    ('heading of level 3', 'list item')
    """
    words = KIND_WORDS.get(block["kind"], str(block["kind"]))
    return f"{words} of level {block['level']}" if block["level"] else words


def mark_moved(pairs: list[Pair]) -> list[Pair]:
    """A paragraph that went in one place and came word for word in another was moved."""
    gone = Counter(text_of(pair) for pair in pairs if pair.what == "removed")
    moved = gone & Counter(text_of(pair) for pair in pairs if pair.what == "added")
    left = {"removed": Counter(moved), "added": Counter(moved)}
    found = []
    for pair in pairs:
        text = text_of(pair)
        if pair.what in left and left[pair.what][text] > 0:
            left[pair.what][text] -= 1
            note = "moved from here" if pair.what == "removed" else "moved to here"
            pair = replace(pair, what="moved", note=note, both=())
        found.append(pair)
    return found


def text_of(pair: Pair) -> str:
    side = pair.before or pair.after
    return "".join(text for _, text in side.segments) if side else ""


def stretches(pairs: list[Pair]) -> list[Stretch]:
    """Runs of what stayed and of what did not; of what stayed the longer ones are folded."""
    found: list[Stretch] = []
    for pair in pairs:
        is_same = pair.what == "same"
        if found and (found[-1].pairs[-1].what == "same") == is_same:
            found[-1].pairs.append(pair)
        else:
            found.append(Stretch([pair], False))
    return [
        Stretch(one.pairs, len(one.pairs) >= FOLDED and one.pairs[0].what == "same" and len(found) > 1) for one in found
    ]

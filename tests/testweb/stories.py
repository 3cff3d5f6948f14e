"""The articles of one outlet, each made from the seed, the outlet and its number."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache
from random import Random
from typing import Any

from tests.testweb.outlets import TURN, Outlet
from tests.testweb.words import WORDS, make_headline, make_paragraph

FIRST_DAY = date(2026, 11, 5)
"""The day on which the web has ``size`` articles an outlet; more come later."""
A_DAY = 8
"""Articles of one day of one outlet."""
ZONE = timezone(timedelta(hours=8))


@dataclass(frozen=True)
class Story:
    """``number`` counts from 1, the oldest; ``section`` is a position in the outlet's sections."""

    outlet: Outlet
    number: int
    moment: datetime
    section: int
    headline: str
    person: int
    tag: int
    parts: int
    code: str

    @property
    def fields(self) -> dict[str, Any]:
        """What an address template may name."""
        words, day = WORDS[self.outlet.language], self.moment
        section = self.outlet.sections[self.section][0]
        return {
            "id": self.outlet.first_id + self.number * self.outlet.step,
            "section": section,
            "section_id": section,
            "y": day.year,
            "m": day.month,
            "d": day.day,
            "mm": f"{day.month:02}",
            "dd": f"{day.day:02}",
            "slug": self.slug,
            "hash": self.code[:8],
            "code": self.code.upper(),
            "tag": words.tags[self.tag],
            "tag_id": 300 + self.tag,
            "author": f"writer-{self.person}",
            "author_id": 70 + self.person,
        }

    @property
    def slug(self) -> str:
        if self.outlet.language == "en":
            return "-".join(self.headline.lower().split())
        return (
            f"{('gang', 'qiao', 'he', 'cheng')[self.number % 4]}-{('xin', 'lao', 'da')[self.number % 3]}-{self.number}"
        )

    @property
    def address(self) -> str:
        return self.outlet.shape.article.format(**self.fields)

    def part_address(self, number: int) -> str:
        """Of the part ``number``, from 1."""
        path = self.address
        if number == 1:
            return path
        stem, dot, ending = path.rpartition(".")
        names = {"path": path, "stem": stem, "ext": f"{dot}{ending}", "n": number, "n0": number - 1}
        return self.outlet.shape.part.format(**self.fields | names)

    def other(self, template: str | None) -> str | None:
        """The address of another telling of it: print, AMP, the new address after a move."""
        return template.format(**self.fields, path=self.address) if template else None

    def is_edited(self, day: date) -> bool:
        return day >= TURN and self.number % 17 == 3

    def status(self, day: date) -> int:
        """200, or from the turn on: 404 and 410 for what was removed, 301 for what moved."""
        if day < TURN:
            return 200
        if self.number % 23 == 5:
            return 404
        if self.number % 29 == 7:
            return 410
        return 301 if self.outlet.shape.moved and self.number % 5 == 2 else 200

    def paragraphs(self, seed: int, day: date) -> list[str]:
        """Each as long as two sentences; three to six of them, more where the story has several parts."""
        words = WORDS[self.outlet.language]
        chance = Random(f"{seed} {self.outlet.name} {self.number} text")
        text = [make_paragraph(chance, words) for _ in range(chance.randint(3, 6) * self.parts)]
        text[0] = f"{self.headline}{words.gap or '。'}{text[0]}"
        return [*text, f"({self.number}) {make_paragraph(chance, words)}"] if self.is_edited(day) else text


@lru_cache(maxsize=200_000)
def make_story(seed: int, outlet: Outlet, number: int, size: int) -> Story:
    chance = Random(f"{seed} {outlet.name} {number}")
    words = WORDS[outlet.language]
    day = FIRST_DAY - timedelta(days=(size - number) // A_DAY)
    return Story(
        outlet=outlet,
        number=number,
        moment=datetime(day.year, day.month, day.day, 6 + number % A_DAY, chance.randrange(60), tzinfo=ZONE),
        section=number % len(outlet.sections),
        headline=make_headline(chance, words, number),
        person=chance.randrange(len(words.people)),
        tag=chance.randrange(len(words.tags)),
        parts=3 if number % 9 == 4 else 1,
        code=hashlib.sha256(f"{seed} {outlet.name} {number}".encode()).hexdigest()[:14],
    )


def published(size: int, day: date) -> int:
    """How many articles an outlet has on that day."""
    return max(0, size + (day - FIRST_DAY).days * A_DAY)

"""One outlet as it is on one day: its articles, its lists of them, and where each page stands."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import ceil

from tests.testweb.outlets import TURN, Layout, Outlet
from tests.testweb.stories import Story, make_story, published
from tests.testweb.words import WORDS, Words


@dataclass(frozen=True)
class Listing:
    """A list of articles with its pages: a section, a tag, an author. ``where`` gives the path of page ``n``."""

    title: str
    where: Callable[[int], str]
    stories: Sequence[Story]
    per_page: int
    host: str

    @property
    def pages(self) -> int:
        return max(1, ceil(len(self.stories) / self.per_page))

    def on(self, number: int) -> Sequence[Story]:
        return self.stories[(number - 1) * self.per_page : number * self.per_page]


@dataclass(frozen=True)
class Edition:
    """``origins`` gives ``http://host:port`` for each of the outlet's hosts."""

    outlet: Outlet
    seed: int
    size: int
    day: date
    origins: tuple[str, ...]

    @property
    def words(self) -> Words:
        return WORDS[self.outlet.language]

    @property
    def layout(self) -> Layout:
        return (self.outlet.redesign if self.day >= TURN else None) or self.outlet.layout

    @cached_property
    def stories(self) -> list[Story]:
        """Newest first, those included that are gone or moved."""
        count = published(self.size, self.day)
        return [make_story(self.seed, self.outlet, number, self.size) for number in range(count, 0, -1)]

    @cached_property
    def present(self) -> list[Story]:
        return [story for story in self.stories if story.status(self.day) in (200, 301)]

    def path(self, story: Story) -> str:
        moved = story.status(self.day) == 301
        return (story.other(self.outlet.shape.moved) if moved else None) or story.address

    def part_paths(self, story: Story) -> list[str]:
        """One for each part; what moved has all its parts on one page."""
        if story.status(self.day) == 301:
            return [self.path(story)]
        return [story.part_address(number) for number in range(1, story.parts + 1)]

    def origin(self, section: int) -> str:
        """The last section has the host beside, where there is one."""
        is_beside = len(self.origins) > 1 and section == len(self.outlet.sections) - 1
        return self.origins[1] if is_beside else self.origins[0]

    def url(self, story: Story, path: str | None = None) -> str:
        return self.origin(story.section) + (path or self.path(story))

    @cached_property
    def sections(self) -> tuple[Listing, ...]:
        return tuple(self._sections())

    def _sections(self) -> Iterator[Listing]:
        shape = self.outlet.shape
        for position, (name, title) in enumerate(self.outlet.sections):
            stories = [story for story in self.present if story.section == position]
            yield self._listing(title, shape.section, shape.paged, stories, self.origin(position), section=name)

    def tags(self) -> Iterator[Listing]:
        template = self.outlet.shape.tag
        for position, tag in enumerate(self.words.tags if template else ()):
            stories = [story for story in self.present if story.tag == position][:30]
            names = {"tag": tag, "tag_id": 300 + position}
            yield self._listing(tag, template or "", template or "", stories, self.origins[0], 30, **names)

    def authors(self) -> Iterator[Listing]:
        template = self.outlet.shape.author
        for position, person in enumerate(self.words.people if template else ()):
            stories = [story for story in self.present if story.person == position][:30]
            names = {"author": f"writer-{position}", "author_id": 70 + position}
            yield self._listing(person, template or "", template or "", stories, self.origins[0], 30, **names)

    def _listing(
        self, title: str, first: str, later: str, stories: list[Story], host: str, size: int = 0, **names: object
    ) -> Listing:
        per_page = size or self.outlet.per_page

        def where(number: int) -> str:
            numbers = {"n": number, "n0": number - 1, "start": (number - 1) * per_page}
            section = {"section_id": names["section"]} if "section" in names else {}
            return (first if number == 1 else later).format(**names, **numbers, **section)

        return Listing(title, where, stories, per_page, host)

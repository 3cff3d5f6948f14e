"""A page once more as the rules alone read it, where what was learned keeps next to nothing of much running text.

Layouts in tables, and several posts below each other, are unlike the pages that it was learned from.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from crawler.extraction.flags import Flag
from crawler.extraction.refusal.listings import INDEX_WORDS, words_of
from crawler.extraction.refusal.notices import asks_consent
from crawler.extraction.source.page import Page
from crawler.extraction.story.ground import find_ground
from crawler.extraction.story.story import Story

MUCH_PROSE: Final = 150
"""Words of running text in the story's container; set by a weblog in tables, and a diary with a slide show."""


def by_rules_alone(page: Page, story: Story) -> Iterator[tuple[Page, Flag]]:
    """The page with a container for a body, as a site's rule would name it; nothing where that says nothing else."""
    if page.is_plain or page.body is not None or words_of(story.body) >= INDEX_WORDS:
        return
    ground = find_ground(page, story.headline)
    if ground.sums.prose_in(ground.container) < MUCH_PROSE or ground.container is page.root:
        return
    kept = [page.pieces[position].text for position in sorted(ground.kept)]
    if not asks_consent(kept):
        yield replace(page, body=ground.container), "body_by_rules"

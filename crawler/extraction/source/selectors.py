"""A site's own CSS selectors, applied to the markup before the generic reader sees it.

BeautifulSoup reads them, because people write them: soupsieve knows ``:has()`` and ``:-soup-contains()``, and the
tree forgives. It always gets text, never bytes. Pages of sites without selectors never come here.
"""

from typing import Final

from bs4 import BeautifulSoup, Tag

from crawler.extraction.rules import Rules
from crawler.extraction.source.reader import MARK
from crawler.extraction.source.text import squeeze

FIELDS: Final = ("headline", "date", "section", "source", "author")


def has_selectors(rules: Rules) -> bool:
    return bool(rules.body or rules.remove or any(getattr(rules, field) for field in FIELDS))


def apply_rules(text: str, rules: Rules) -> tuple[str, dict[str, str]]:
    """The markup without what the rules remove and with their body marked, and the text of their other fields.

    Raises ``soupsieve.SelectorSyntaxError`` for a selector that is none; sites are checked when they are loaded.
    """
    soup = BeautifulSoup(text, "lxml")
    fields = {field: found for field in FIELDS if (found := first_text(soup, getattr(rules, field)))}
    for selector in rules.remove:
        for element in soup.select(selector):
            element.decompose()
    mark_body(soup, rules.body)
    return str(soup), fields


def first_text(soup: BeautifulSoup, selector: str | None) -> str | None:
    """The text of the first element that a selector finds; None when it finds none, or an empty one."""
    element = soup.select_one(selector) if selector else None
    return squeeze(element.get_text(" ")) or None if element is not None else None


def mark_body(soup: BeautifulSoup, selector: str | None) -> None:
    """Gather what the selector finds, in its order, into one element that the reader takes for the body."""
    chosen = soup.select(selector) if selector else []
    if not chosen or soup.body is None:
        return
    story = soup.new_tag("div", attrs={MARK: "body"})
    outermost = [element for element in chosen if not any(parent in chosen for parent in element.parents)]
    place: Tag = outermost[0]
    place.insert_before(story)
    for element in outermost:
        story.append(element.extract())

"""The reading room asked without a browser: Datasette's own client, and a page as its tags and words."""

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from datasette.app import Datasette


async def get(path: Path | list[Path], address: str) -> Any:
    files = path if isinstance(path, list) else [path]
    return await Datasette([str(file) for file in files]).client.get(address)


class Elements(HTMLParser):
    """Every start tag with its attributes, and the visible text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.is_broken_word = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.is_broken_word = tag == "wbr"

    def handle_data(self, data: str) -> None:
        words = data.split()
        if self.is_broken_word and words and self.words:
            words[0] = self.words.pop() + words[0]
        self.is_broken_word = False
        self.words += words

    @property
    def text(self) -> str:
        return " ".join(self.words)

    def live_parts(self) -> list[tuple[str, dict[str, str | None]]]:
        """What could run or load: tags a page of ours never has, handlers, links that are not plain addresses.

        A block of JSON-LD is data: no browser runs it, and no policy is asked.
        """
        never = {"script", "img", "svg", "iframe", "object", "embed", "style", "base"}
        data = ("script", {"type": "application/ld+json"})
        tags = [one for one in self.tags if one != data and not self._is_chart(*one)]
        return [(tag, attrs) for tag, attrs in tags if tag in never or any(map(self._is_live, attrs.items()))]

    @staticmethod
    def _is_chart(tag: str, attrs: dict[str, str | None]) -> bool:
        return tag == "svg" and set(attrs) == {
            *("class", "viewbox", "preserveaspectratio", "role", "aria-label", "focusable")
        }

    @staticmethod
    def _is_live(attribute: tuple[str, str | None]) -> bool:
        name, value = attribute
        return name.startswith("on") or (
            name in ("href", "src", "action") and not re.match(r"/|https?://|#", value or "")
        )

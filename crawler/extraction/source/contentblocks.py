"""Text in the blocks of editors and content services: Arc, Editor.js, portable text, ProseMirror, Slate."""

import json
import re
from collections.abc import Iterator
from html import escape, unescape
from typing import Any, Final

MAX_BLOCKS: Final = 3_000
"""Parts of one text."""
INNER_KEYS: Final = """
    text content html processed rendered value children blocks items data root body paragraphs elements json
    document contents props fields
""".split()
FLAT_KEYS: Final = ("text", "value", "content", "html", "children", "data", "spans")
PARAGRAPHS: Final = frozenset("paragraph p block blockquote quote list-item list_item listitem li".split())
HEADINGS: Final = re.compile(r"head(?:er|ing)[-_ ]?\d?|h[1-6]|subhead\w*|cross-?head\w*|subtitle")
DROPPED: Final = re.compile(
    r"image|img|photo|picture|gallery|video|audio|embed|oembed|iframe|\bad\b|advert|promo|related|newsletter|interstitial"
    r"|link_list|social|tweet|script|raw_html|code|divider|reference|widget|button|form",
    re.I,
)


def blocks_of(value: Any) -> Iterator[str]:
    """The paragraphs and headings of a text in any of the known shapes, in order."""
    waiting, seen = [value], 0
    while waiting and seen < MAX_BLOCKS:
        current, seen = waiting.pop(), seen + 1
        if isinstance(current, str):
            yield from text_blocks(current, waiting)
        elif isinstance(current, list):
            waiting += reversed(current[:MAX_BLOCKS])
        elif isinstance(current, dict):
            kind = kind_of(current)
            if HEADINGS.fullmatch(kind):
                yield f"<h2>{escape(flat_text(current), quote=False)}</h2>"
            elif kind in PARAGRAPHS or is_leaf_parent(current):
                yield flat_text(current)
            elif not DROPPED.search(kind):
                waiting += [current[key] for key in INNER_KEYS if isinstance(current.get(key), str | list | dict)][:1]


def text_blocks(text: str, waiting: list[Any]) -> Iterator[str]:
    """A string is text, or markup, or JSON once more."""
    text = text.strip()
    if text[:1] in ("{", "[") and '"' in text[:40]:
        waiting.extend(parsed(text))
    elif text.startswith("&lt;"):
        yield unescape(text)
    elif text:
        yield text


def kind_of(value: dict[str, Any]) -> str:
    """The type that a block gives itself, under whatever key."""
    kinds = (value.get(key) for key in ("type", "_type", "nodeType", "blockType", "__typename", "kind"))
    kind = next((kind for kind in kinds if isinstance(kind, str)), "").lower()
    style = value.get("style")
    return style if kind == "block" and isinstance(style, str) and HEADINGS.fullmatch(style) else kind


def is_leaf_parent(value: dict[str, Any]) -> bool:
    """A block without a type, its children pieces of one line."""
    inner = value.get("children")
    return not kind_of(value) and isinstance(inner, list) and all(is_leaf(entry) for entry in inner)


def is_leaf(value: Any) -> bool:
    return isinstance(value, dict) and isinstance(value.get("text"), str)


def flat_text(value: Any) -> str:
    """All text below a block as one line."""
    waiting: list[Any] = [value]
    found: list[str] = []
    while waiting and len(found) < MAX_BLOCKS:
        current = waiting.pop()
        if isinstance(current, str):
            found.append(current)
        elif isinstance(current, list):
            waiting += reversed(current[:MAX_BLOCKS])
        elif isinstance(current, dict):
            waiting += [current[key] for key in FLAT_KEYS if isinstance(current.get(key), str | list | dict)][:1]
    return "".join(found).strip()


def parsed(text: Any) -> Iterator[Any]:
    try:
        value = json.loads(text, strict=False) if isinstance(text, str) else None
    except (ValueError, RecursionError):
        return
    if value is not None:
        yield value

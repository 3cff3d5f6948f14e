"""The parser's normal form cut at every ``<``: a token is a tag without it, and the text up to the next one."""

import re
from collections.abc import Iterator
from typing import Final

TOKEN: Final = re.compile("<([^<]*+)")
"""A tag without its ``<``, and the text up to the next one; the normal form has no ``>`` in attributes."""
COMMENT_MARK: Final = "!--"
LARGE: Final = 4_000_000
"""Characters from which a page's tokens are not held all at once."""


def tokens_of(html: str) -> Iterator[str]:
    """Each tag without its ``<``, with the text behind it; what stands before the first is none."""
    if len(html) < LARGE:
        tokens = iter(html.split("<"))
        next(tokens)
        return tokens
    return (found[1] for found in TOKEN.finditer(html))


def whole_tag(token: str, tokens: Iterator[str]) -> str:
    """A tag that has a ``<`` in an attribute, joined up to its end; a ``<`` before a blank begins none."""
    if token.startswith(" "):
        return token
    parts = [token]
    for part in tokens:
        parts.append(part)
        if ">" in part:
            break
    return "<".join(parts)


def text_behind(tag: str, tokens: Iterator[str]) -> str:
    """Pass over an element that has just begun; the text behind its end."""
    end, levels = "/" + tag, 1
    for token in tokens:
        if token.startswith(COMMENT_MARK):
            text_behind_comment(token, tokens)
            continue
        head, _, text = (token if ">" in token else whole_tag(token, tokens)).partition(">")
        name = head.partition(" ")[0]
        if name == tag:
            levels += 1
        elif name == end:
            levels -= 1
            if not levels:
                return text
    return ""


def text_behind_raw(end: str, tokens: Iterator[str]) -> str:
    """Pass over an element that holds no markup; the text behind its end."""
    for token in tokens:
        if token.startswith(end):
            return token[len(end) :]
    return ""


def text_behind_comment(token: str, tokens: Iterator[str]) -> str:
    """Pass over a comment, of which the first token is given; the text behind its end."""
    end = token.find("-->", len(COMMENT_MARK))
    while end < 0:
        token = next(tokens, "-->")
        end = token.find("-->")
    return token[end + 3 :]


def plain(text: str) -> str:
    """Text without the four references that the normal form has.

    >>> plain("a&nbsp;&lt;b&gt; &amp;lt;")
    'a\\xa0<b> &lt;'
    """
    return text.replace("&nbsp;", "\xa0").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")

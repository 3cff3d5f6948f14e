"""Where what is not read ends, in the parser's normal form; the form's references as text."""

from typing import Final

COMMENT_MARK: Final = "!--"
"""What stands behind the ``<`` of a comment."""


def behind_element(html: str, tag: str, at: int) -> int:
    """The place behind the end of an element whose start tag ends at ``at``; elements like it may stand in it."""
    levels = 1
    at = html.find("<", at)
    while at >= 0:
        if html[at + 1 : at + 4] == COMMENT_MARK:
            close = behind_comment(html, at) - 1
        elif html[at + 1 : at + 2] == " ":  # begins no tag
            close = at
        else:
            close = html.find(">", at)
            if close < 0:
                break
            name = html[at + 1 : close].partition(" ")[0]
            if name == tag:
                levels += 1
            elif name == "/" + tag:
                levels -= 1
                if not levels:
                    return close + 1
        at = html.find("<", close + 1)
    return len(html)


def behind_raw(html: str, tag: str, at: int) -> int:
    """The same for an element that holds no markup."""
    end = f"</{tag}>"
    found = html.find(end, at)
    return found + len(end) if found >= 0 else len(html)


def behind_comment(html: str, at: int) -> int:
    """The place behind a comment that begins at ``at``."""
    found = html.find("-->", at + 1 + len(COMMENT_MARK))
    return found + 3 if found >= 0 else len(html)


def value_in(text: str) -> str:
    """The value of an attribute without the references that the normal form has.

    >>> value_in("/a?b=1&amp;lt=2&amp;amp;&quot;")
    '/a?b=1&lt=2&amp;"'
    """
    return plain(text.replace("&quot;", '"')) if "&" in text else text


def plain(text: str) -> str:
    """Text without the four references that the normal form has.

    >>> plain("a&nbsp;&lt;b&gt; &amp;lt;")
    'a\\xa0<b> &lt;'
    """
    return text.replace("&nbsp;", "\xa0").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")

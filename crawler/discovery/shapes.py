"""The shape of an address: its path with every number, slug and code as one letter. Articles of a site share shapes."""

import re
from urllib.parse import parse_qsl, urlsplit

_FILE_ENDING = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,5}$")
_NUMBER = re.compile(r"\d+")
_CODE = re.compile(r"(?=.*\d)(?=.*[A-Za-z])[A-Za-z0-9]{7,}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_WORD = re.compile(r"[A-Za-z]{2,}")


def shape_of(url: str) -> str:
    """Years are ``Y``, short numbers ``d``, long ones ``N``, codes ``x``, slugs of three words and more ``s``.

    >>> shape_of("https://a.example/yw/202611/t20261103_480037.shtml"), shape_of("/2026/11/3/harbour-bridge-opens/")
    ('/yw/N/tN_N.shtml', '/Y/d/d/s/')
    >>> shape_of("/show.php?id=21003&cat=4"), shape_of("/art/9F3A2C1BE0.html"), shape_of("/news/old-mill-is-9f3a2c")
    ('/show.php?cat=d&id=N', '/art/x.html', '/news/s')
    """
    parts = urlsplit(url)
    path = "/".join(_segment(segment) for segment in parts.path.split("/"))
    query = "&".join(f"{name}={_value(value)}" for name, value in sorted(parse_qsl(parts.query, True)))
    return f"{path}?{query}" if query else path


def wide_shape_of(shape: str) -> str:
    """The same with every word as ``w``: what sections with names of their own have in common.

    >>> wide_shape_of("/yw/N/tN_N.shtml"), wide_shape_of("/show.php?cat=d&id=N")
    ('/w/N/tN_N.shtml', '/w.php?cat=d&id=N')
    """
    path, mark, query = shape.partition("?")
    segments = [_widened(segment) for segment in path.split("/")]
    return "/".join(segments) + mark + query


def _widened(segment: str) -> str:
    ending = _FILE_ENDING.search(segment)
    stem = segment[: ending.start()] if ending else segment
    return ("w" if _WORD.fullmatch(stem) else stem) + (ending[0] if ending else "")


def _segment(segment: str) -> str:
    ending = _FILE_ENDING.search(segment)
    stem = segment[: ending.start()] if ending else segment
    return _value(stem) + (ending[0].lower() if ending else "")


def _value(text: str) -> str:
    if _NUMBER.fullmatch(text):
        return _number(text)
    if text.count("-") + text.count("_") >= 2 and re.search(r"[A-Za-z%]{3,}[-_]", text):
        return "s" if _is_slug(text) else _NUMBER.sub(lambda match: _number(match[0]), text)
    if _CODE.fullmatch(text) and not re.fullmatch(r"[A-Za-z]{1,4}\d+", text):
        return "x"
    return "u" if not text.isascii() or "%" in text else _NUMBER.sub(lambda match: _number(match[0]), text)


def _is_slug(text: str) -> bool:
    """Words between the dashes, more of them than numbers."""
    words = re.split(r"[-_]", text)
    return sum(bool(_WORD.search(word)) for word in words) * 2 > len(words)


def _number(digits: str) -> str:
    if _YEAR.fullmatch(digits):
        return "Y"
    return "d" if len(digits) < 5 else "N"

"""A regular expression for the addresses of a site's articles, out of some that are and some that are not. Pure."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from crawler.discovery.shapes import shape_of

ENOUGH = 2
"""Articles that share a shape before it counts, where any shape has so many."""
MOST = 4
"""Shapes in one expression."""
_ENDING = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,5}$")
_WORD = re.compile(r"[A-Za-z]{2,}")
_DASHED = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)+")
_PAGE = re.compile(r"\.s?html?", re.I)
_YEAR = re.compile(r"(?:19|20)\d\d")
_DIGITS = re.compile(r"\d+")
_SPECIAL = re.compile(r"([.^$*+?{}\[\]\\|()])")
_RUNS = frozenset({"s", "x", "u"})
"""What a shape calls a slug, a code, and letters of another script."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """``expression`` matches ``covered`` of the articles; ``left`` are those that it does not, ``stray`` what it

    matches and should not.
    """

    expression: str
    covered: tuple[str, ...]
    left: tuple[str, ...] = ()
    stray: tuple[str, ...] = ()


def pattern_of(articles: Iterable[str], others: Iterable[str] = ()) -> Pattern | None:
    """For paths with ``?query`` where there is one; None without articles. The most common shapes, each in general.

    >>> pattern_of(["/yw/202611/t20261103_480037.shtml", "/tzgg/202611/t20261102_480074.shtml"]).expression
    '^/[a-z]+/\\\\d+/t\\\\d+_\\\\d+\\\\.shtml$'
    """
    paths, strangers = list(dict.fromkeys(articles)), list(dict.fromkeys(others))
    groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for path in paths:
        groups[kind_of(path)].append(path)
    ordered = sorted(groups.values(), key=len, reverse=True)
    chosen = [group for group in ordered if len(group) >= ENOUGH][:MOST] or ordered[:1]
    if not chosen:
        return None
    parts = list(dict.fromkeys(expression_of(group, strangers) for group in chosen))
    expression = f"^{parts[0]}$" if len(parts) == 1 else f"^(?:{'|'.join(parts)})$"
    match = re.compile(expression).search
    return Pattern(
        expression,
        tuple(path for path in paths if match(path)),
        tuple(path for path in paths if not match(path)),
        tuple(path for path in strangers if match(path) and path not in paths),
    )


def kind_of(path: str) -> tuple[str, ...]:
    """What addresses share that one expression is made for: the shape, a whole word as ``w``.

    >>> kind_of("/yw/202611/t20261103_480037.shtml"), kind_of("/show.php?id=21003")
    (('w', 'd', 'td_d.shtml'), ('show.php', '?id=d'))
    """
    return tuple(_kind(piece) for piece in pieces_of(path))


def pieces_of(path: str) -> list[str]:
    """The parts between slashes, and the query as one with its question mark."""
    parts = urlsplit(path)
    return [*parts.path.removeprefix("/").split("/"), *([f"?{parts.query}"] if parts.query else [])]


def expression_of(paths: list[str], strangers: Collection[str]) -> str:
    """For paths of one kind. Words that differ are any word, unless that takes in one of the strangers."""
    columns = list(zip(*map(pieces_of, paths), strict=True))
    loose = _joined([_column(column, any_word=True) for column in columns])
    own = set(paths)
    if any(re.fullmatch(loose, path) for path in strangers if path not in own):
        return _joined([_column(column, any_word=False) for column in columns])
    return loose


def _joined(columns: list[str]) -> str:
    query = columns[-1].startswith(r"\?")
    path = columns[:-1] if query else columns
    return "/" + "/".join(path) + (columns[-1] if query else "")


def _column(pieces: tuple[str, ...], any_word: bool) -> str:
    """One place of the address in all of them."""
    if len(set(pieces)) == 1 and _WORD.fullmatch(_split(pieces[0])[0]):
        return _escaped(pieces[0])
    if all(_WORD.fullmatch(piece) for piece in pieces):
        has_capitals = any(not piece.islower() for piece in pieces)
        return ("[A-Za-z]+" if has_capitals else "[a-z]+") if any_word else _either(pieces)
    runs = [piece for piece in pieces if _is_run(piece)]
    if runs:
        endings = {_split(piece)[1] for piece in runs}
        return _characters([_split(piece)[0] for piece in runs]) + _either(endings)
    return _either({_literal(piece) for piece in pieces}, is_written=True)


def _either(texts: Iterable[str], *, is_written: bool = False) -> str:
    ways = sorted(set(texts) if is_written else {_escaped(text) for text in texts})
    return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"


def _characters(stems: list[str]) -> str:
    """A class of those that the stems have: no underscore, by which parts are often numbered, unless they have it."""
    text = "".join(stems)
    if not text.isascii():
        return "[^/]+"
    letters = "".join(span for span, found in _SPANS if re.search(f"[{span}]", text))
    rest = "".join(sorted({one for one in text if not one.isalnum()} - {"-"}))
    return f"[{letters}{_class_escaped(rest)}{'-' if '-' in text else ''}]+"


_SPANS = (("a-z", "a-z"), ("A-Z", "A-Z"), ("0-9", "0-9"))


def _class_escaped(text: str) -> str:
    return re.sub(r"([\\\]^\[])", r"\\\1", text)


def _literal(piece: str) -> str:
    """As it is, its numbers as any number: a year and what may be a day or a month keep their length.

    >>> _literal("2026"), _literal("3"), _literal("t20261103_480037.shtml")
    ('\\\\d{4}', '\\\\d{1,2}', 't\\\\d+_\\\\d+\\\\.shtml')
    """
    if _YEAR.fullmatch(piece):
        return r"\d{4}"
    if piece.isdecimal() and len(piece) <= 2:
        return r"\d{1,2}"
    if piece.startswith("?"):
        return r"\?" + "&".join(_parameter(each) for each in piece[1:].split("&"))
    stem, ending = _split(piece)
    return _numbers(stem) + _escaped(ending)


def _parameter(text: str) -> str:
    name, mark, value = text.partition("=")
    return _escaped(name) + mark + (_characters([value]) if _is_run(value) else _numbers(value))


def _numbers(text: str) -> str:
    return r"\d+".join(_escaped(between) for between in _DIGITS.split(text))


def _kind(piece: str) -> str:
    if piece.startswith("?"):
        return "?" + "&".join(_parameter_kind(each) for each in piece[1:].split("&"))
    if _WORD.fullmatch(piece):
        return "w"
    stem, ending = _split(piece)
    if _is_run(piece):
        return "s" + ending
    return ("y" if _YEAR.fullmatch(stem) else _DIGITS.sub("d", stem)) + ending


def _parameter_kind(text: str) -> str:
    name, mark, value = text.partition("=")
    return name + mark + ("s" if _is_run(value) else _DIGITS.sub("d", value))


def _is_run(piece: str) -> bool:
    """A slug, a code, a page of HTML that is called by a word: nothing of it says anything of the next one."""
    stem, ending = _split(piece)
    if _DASHED.fullmatch(stem) or (_WORD.fullmatch(stem) and _PAGE.fullmatch(ending)):
        return True
    shape, _ = _split(shape_of(f"/{piece}").removeprefix("/"))
    return shape in _RUNS and stem != shape


def _split(piece: str) -> tuple[str, str]:
    """Stem and file ending."""
    ending = _ENDING.search(piece)
    return (piece[: ending.start()], ending[0]) if ending else (piece, "")


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)

"""What a site says, to machines, that must not be done with a page: read from headers, ``<meta>`` and robots.txt.

``X-Robots-Tag`` and ``<meta name="robots">`` (Google's robots meta tag specification): noindex, none, noarchive,
nocache; noai and noimageai (DeviantArt, 2022). ``tdm-reservation`` (W3C TDM Reservation Protocol, final report of
10 May 2024). ``Content-Signal`` (contentsignals.org): search, ai-input, ai-train. ``Content-Usage`` (drafts of the
IETF's aipref group): search, train-ai. What one of these places reserves is reserved, whatever another says.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from crawler.extraction.flags import Flag

AI: Final[Flag] = "opt_out_ai"
ARCHIVE: Final[Flag] = "opt_out_archive"
INDEX: Final[Flag] = "opt_out_index"
TDM: Final[Flag] = "opt_out_tdm"
OPT_OUTS: Final[tuple[Flag, ...]] = (AI, ARCHIVE, INDEX, TDM)

Words = dict[str, Flag]
"""What a word of theirs is in ours."""
OURS: Final = "broadsheet"
"""What is said to us by name counts as what is said to all; what is said to another robot does not."""
DIRECTIVES: Final[Words] = {
    "noai": AI,
    "noimageai": AI,
    "noarchive": ARCHIVE,
    "nocache": ARCHIVE,
    "noindex": INDEX,
    "none": INDEX,
}
PURPOSES: Final[Words] = {
    "ai-train": AI,
    "ai-input": AI,
    "train-ai": AI,
    "search": INDEX,
}
VALUED: Final = frozenset(("max-snippet", "max-image-preview", "max-video-preview", "unavailable_after"))
"""Directives with a colon of their own: what stands before it is no robot's name."""
PURPOSE: Final = re.compile(r"([\w-]+)\s*=\s*\"?(\w+)")
SAYS_PURPOSE: Final = frozenset(("content-signal", "content-usage"))


def in_headers(headers: Iterable[tuple[str, str]]) -> tuple[Flag, ...]:
    """The opt-outs in the headers of a response, each header that is repeated on its own.

    >>> in_headers([("X-Robots-Tag", "otherbot: noai"), ("X-Robots-Tag", "noarchive"), ("TDM-Reservation", "1")])
    ('opt_out_archive', 'opt_out_tdm')
    """
    return ordered(flag for name, value in headers for flag in said_in(name.lower(), value))


def in_metas(metas: Iterable[tuple[str, str]]) -> tuple[Flag, ...]:
    """The opt-outs in (name, content) of a page's ``<meta>``, names in lower case.

    >>> in_metas([("robots", "index, NoAI,noimageai"), ("tdm-reservation", "0"), ("otherbot", "noarchive")])
    ('opt_out_ai',)
    """
    return ordered(
        flag
        for name, content in metas
        for flag in (directives(content) if name in ("robots", OURS) else said_in(name, content, is_meta=True))
    )


def in_robots(text: str) -> tuple[Flag, ...]:
    """The opt-outs that a robots.txt has for the whole site: in our group, else everybody's, or above all groups.

    A ``Content-Usage`` for a part of the site, with a path before it, is not read.

    >>> in_robots("User-agent: *\\nContent-Signal: search=yes, ai-train=no\\nAllow: /")
    ('opt_out_ai',)
    """
    said: dict[str, list[Flag]] = {}
    agents, is_rule = [""], False
    for line in text.splitlines():
        name, colon, value = line.partition("#")[0].partition(":")
        name, value = name.strip().lower(), value.strip()
        if not colon:
            continue
        if name == "user-agent":
            agents = [value.lower()] if is_rule or agents == [""] else [*agents, value.lower()]
            for agent in agents:
                said.setdefault(agent, [])
        is_rule = name != "user-agent"
        if name in SAYS_PURPOSE and not value.startswith("/"):
            for agent in agents:
                said.setdefault(agent, []).extend(purposes(value))
    return ordered([*said.get("", ()), *said.get(OURS, said.get("*", ()))])


def said_in(name: str, value: str, is_meta: bool = False) -> Iterator[Flag]:
    if name == "tdm-reservation" and value.strip() == "1":
        yield TDM
    elif name == "x-robots-tag" and not is_meta:
        yield from directives(value)
    elif name in SAYS_PURPOSE and not is_meta:
        yield from purposes(value)


def directives(value: str) -> Iterator[Flag]:
    """``noarchive, otherbot: noai``: a robot's name holds for all that follows it in the same value."""
    is_ours = True
    for part in value.lower().split(","):
        agent, colon, word = part.partition(":")
        if colon and agent.strip() not in VALUED:
            is_ours = agent.strip() == OURS
        else:
            word = part
        if is_ours and (flag := DIRECTIVES.get(word.strip())):
            yield flag


def purposes(value: str) -> Iterator[Flag]:
    """``search=yes, ai-train=no`` and ``train-ai=n``."""
    for name, answer in PURPOSE.findall(value.lower()):
        if answer in ("no", "n") and name in PURPOSES:
            yield PURPOSES[name]


def ordered(flags: Iterable[Flag]) -> tuple[Flag, ...]:
    return tuple(sorted(set(flags)))

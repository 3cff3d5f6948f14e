"""Which measures of a piece speak most against its being a line of the story, in words."""

from collections.abc import Iterable
from statistics import median
from typing import Final

from crawler.extraction.story.features import NAMES, TAGS, Features, features_of, values_of
from crawler.extraction.story.furniture import FAR
from crawler.extraction.story.model import score

MOST: Final = 3
"""Measures named of a piece."""
SLIGHT: Final = 0.1
"""Log-odds below which a measure makes no difference."""
PHRASES: Final = dict(
    line.strip().split(": ", 1)
    for line in """
    to_container: levels up to the container of the prose
    to_best: levels up to what also holds the longest text
    from_best: levels from there down to the longest text
    furniture: levels up to furniture
    named: levels up to what is named like furniture
    titled: levels up to what is named like an article's text
    words: words
    weight: words of running text
    linked: share in links
    share_parent: share of the page's text in the element around it
    share_grand: share of the page's text two elements up
    share_great: share of the page's text three elements up
    density_parent: share of links in the element around it
    density_grand: share of links two elements up
    prose_parent: running text for each line of the element around it
    kin: lines in elements like its own
    kin_share: share of the page's text in elements like its own
    kin_words: words of a line in elements like its own
    window_linked: share of links in the lines around it
    before_words: words of the line before
    before_linked: share of links in the line before
    after_words: words of the line after
    after_linked: share of links in the line after
    since_first: lines since the first running text
    until_last: lines until the last running text
    since_headline: words since the headline
    markers: heads of lists and comments passed
    since_marker: words since the last of these
    times: short lines with a year or an hour passed
    headlines: headlines passed
    gap: longest run of lines without running text
    container_share: share of the page's text in its container
    """.strip().splitlines()
)
"""What is counted or shared; the others answer yes or no."""
QUESTIONS: Final = dict(
    line.strip().split(": ", 1)
    for line in """
    kept: the rules drop it / the rules keep it
    figure: not in a figure / in a figure
    ends: ends like no sentence / ends like a sentence
    small: begins with no small letter / begins with a small letter
    colon: ends with no colon / ends with a colon
    is_description: not the page's description / is the page's description
    is_repeated: stands here first / stood on the page before
    """.strip().splitlines()
)
LEVELS: Final = frozenset("to_container to_best from_best furniture named titled".split())
TAG_NAMES: Final = {number: name for name, number in TAGS.items()}


def typical_features(kept: Iterable[Features]) -> Features | None:
    """The median of each measure over the lines that were kept; None without one."""
    rows = list(map(values_of, kept))
    return features_of(median(values) for values in zip(*rows, strict=True)) if rows else None


def speaks_against(features: Features, typical: Features) -> list[str]:
    """What would raise the score most if it were as in the page's kept lines, strongest first, in words."""
    odds, values = score(features), values_of(features)
    gains = [
        (score(features_of((*values[:number], usual, *values[number + 1 :]))) - odds, NAMES[number])
        for number, usual in enumerate(values_of(typical))
        if usual != values[number]
    ]
    strongest = sorted((gain for gain in gains if gain[0] > SLIGHT), reverse=True)[:MOST]
    return [in_words(name, getattr(features, name), getattr(typical, name)) for _, name in strongest]


def in_words(name: str, value: float, usual: float) -> str:
    """One measure beside what the kept lines have.

    >>> in_words("words", 4, 31.0), in_words("furniture", 1, 12), in_words("ends", 0, 1)
    ('words 4 (kept lines: 31)', 'levels up to furniture 1 (kept lines: none)', 'ends like no sentence')
    """
    if name in QUESTIONS:
        return QUESTIONS[name].split(" / ")[value > 0]
    if name == "tag":
        return f"in <{TAG_NAMES[int(value)]}> (kept lines: <{TAG_NAMES[int(usual)]}>)"
    return f"{PHRASES[name]} {amount(name, value)} (kept lines: {amount(name, usual)})"


def amount(name: str, value: float) -> str:
    """Two digits; an element that is not there, or a neighbour, is none."""
    is_missing = value < 0 if name.startswith(("before", "after")) else name in LEVELS and value >= FAR
    return "none" if is_missing else f"{value:.2g}" if abs(value) < 10 else f"{value:.0f}"

"""What a page's address says: addresses are made of the headline that a story had first."""

import re
import unicodedata
from typing import Final
from urllib.parse import urlsplit

ASCII_WORD: Final = re.compile("[a-z0-9]+")
UMLAUTS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "'": None, "’": None})
FEWEST_ADDRESS_WORDS: Final = 4
"""Shorter addresses name a section or a thing, not a headline."""


def address_fit(title: str, address: str) -> tuple[float, bool]:
    """How much a title and the words of an address have in common, from 0 to 1, and do these stand in the same order?

    >>> address_fit("Brücke für Verkehr geöffnet", "https://x.example/a/bruecke-fuer-verkehr-offen-12345.html")
    (0.75, True)
    >>> address_fit("Für Verkehr offen: Brücke", "https://x.example/a/bruecke-fuer-verkehr-offen-12345.html")
    (1.0, False)
    """
    there, here = address_words(address), spell(title)
    if len(there) < FEWEST_ADDRESS_WORDS or not here:
        return 0.0, False
    wanted, said = frozenset(there), frozenset(here)
    in_order = [word for word in there if word in said] == [word for word in here if word in wanted]
    return 2 * len(wanted & said) / (len(wanted) + len(said)), in_order


def address_words(address: str) -> list[str]:
    """The words of the longest step of an address, without its number and ending."""
    try:
        steps = urlsplit(address).path.split("/")
    except ValueError:
        return []
    longest = max(steps, key=lambda step: step.count("-") + step.count("_"))
    found = spell(longest.rpartition(".")[0] if "." in longest[-6:] else longest)
    return [word for word in found if len(word) < 4 or not word.isdigit()]


def spell(text: str) -> list[str]:
    """The words of a title as addresses spell them: ASCII, lower case."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(UMLAUTS))
    return ASCII_WORD.findall(plain.encode("ascii", "ignore").decode())

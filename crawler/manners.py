"""How the crawler behaves towards the sites it visits: it says who it is, and asks for one page at a time."""

import logging

from scrapy.settings import BaseSettings

NAME = "Broadsheet/0.1"

SHORTEST_DELAY = 0.01
"""Seconds. Without any delay Scrapy 2.19 forgets its limit of requests a host: it counts a request that it sends only
when the loop comes round again, and by then it has sent all that wait."""

logger = logging.getLogger(__name__)


def user_agent(contact: str | None) -> str:
    """The User-Agent header; ``contact`` is an address that a site's owner can write to.

    >>> user_agent("mailto:desk@paper.example")
    'Broadsheet/0.1 (+mailto:desk@paper.example)'
    >>> user_agent("")
    'Broadsheet/0.1'
    """
    printable = "".join(character for character in contact or "" if character.isascii() and character.isprintable())
    return f"{NAME} (+{printable.strip()})" if printable.strip() else NAME


class Manners:
    """Scrapy add-on: USER_AGENT from CONTACT, and no delay that is none. ``-s USER_AGENT=…`` still wins."""

    def update_settings(self, settings: BaseSettings) -> None:
        contact = settings.get("CONTACT")
        if not contact:
            logger.warning("CONTACT is not set: sites cannot tell who crawls them (-s CONTACT=mailto:you@host)")
        settings.set("USER_AGENT", user_agent(contact), priority="addon")
        if settings.getfloat("DOWNLOAD_DELAY") < SHORTEST_DELAY:
            settings.set("DOWNLOAD_DELAY", SHORTEST_DELAY, priority="cmdline")

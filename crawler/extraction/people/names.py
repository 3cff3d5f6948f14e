"""Names by their shape, and what stands around them in a by-line: ``By A, B and C | Example News``.

A name is strong when its shape is a person's (two to six words, or two to four Chinese characters), and weak when it
is a login, a pen name of one word or an organisation: then the place must vouch for it.
"""

import re
from dataclasses import dataclass
from typing import Final

from crawler.extraction.headline.titles import folded
from crawler.extraction.people.counters import without_dispatch
from crawler.extraction.people.outlets import is_outlet_name
from crawler.extraction.people.roles import (
    BY_WORDS,
    DATE_WORDS,
    NO_ONE,
    NOT_NAMES,
    ORGANISATION_WORDS,
    PARTICLES,
    SURNAMES,
    TITLE_WORDS,
)
from crawler.extraction.source.text import behind, has_cjk, heads_of

NAME: Final = re.compile(
    r"[\u3005\u4e00-\u9fff\u3400-\u4dbf\U00020000-\U0003ffff]{2,4}|[\u4e00-\u9fff]{1,8}(?:[·•・][\u4e00-\u9fff]{1,8})+"
    r"|[가-힣]{2,4}"
)
LATIN_NAME: Final = re.compile(
    r"[A-ZÀ-ÞŁŚŽ][\w.'’-]*(?:\s+(?:[A-ZÀ-ÞŁŚŽ][\w.'’-]*|de|da|di|der|den|del|della|van|von|la|le|al|bin|ibn|el"
    r"|dos|du|y)){1,5}"
)
MARKS: Final = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0900-\u0dff\u0e00-\u0eff"
"""Vowel signs and accents of their own, which ``\\w`` leaves out in Indian, Arabic, Hebrew and Thai words."""
WORD_OF_NAME: Final = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{MARKS}]|['’ʼ.·\u200c\u200d-])*")
PEN_NAME: Final = re.compile(rf"[^\W_](?:[^\W_]|[{MARKS}]|[._-]){{1,30}}")
DISPLAY_WORDS: Final = frozenset(
    "size black white dark light small medium large bold color colour font größe klein groß".split()
)
"""What stands behind ``Text:`` where a reader can choose how a page looks."""
MOST_WORDS: Final = 6
SHORT_STOP: Final = 5
"""Characters of a blank, a name's last part and a full stop: shorter ones are short for something."""
MOST_ALONE: Final = 4
"""Words of a name that nothing but its shape speaks for."""
LONGEST_BYLINE: Final = 200
"""Characters; what is longer is a biography or a paragraph."""
LONGEST_NAME: Final = 60
GLUED: Final = r"(?=[A-ZÀ-Þ][a-zß-ÿ]+\s[A-ZÀ-Þ])"
"""A name of two words, right behind ``By``."""
LEAD: Final = re.compile(
    rf"^(?:\W*(?:{'|'.join(sorted(map(re.escape, BY_WORDS), key=len, reverse=True))})(?!\w)[\s:：]*)+"
    rf"|^By(?-i:{GLUED})",
    re.I,
)
"""The words before the names, in any order and number: ``Posted by:``, ``Text: Von``; or one that
markup has glued to them: ``ByAna Ruiz``."""
GLUED_LEAD: Final = re.compile(rf"^By{GLUED}")
LEAD_HEADS: Final = heads_of(" ".join(BY_WORDS))
ENDS: Final = re.compile(
    r"\s+[|·•–—-]+(?:\s|$)|[|•]|\s*[(（\[<]|\s(?:on|in|at|am|um|à|om|for|für|pour|para|from|aus|under|unter|via|For|FOR)\s"
    r"|\s(?:نشر|تاريخ|آخر تحديث)\s|\s[→»⋅]|\s{3}|\n"
    r"|\s(?i:published|updated|posted|last\supdated|veröffentlicht|aktualisiert|publié|publicado|pubblicato|publisert"
    r"|oppdatert|publicerad|gepubliceerd)\b(?=.*\d)"
    r"|(?<=[^\W\d_])\s?(?=[PULMAVGBO][a-z])(?:Published|Updated|Posted|Modified|Last [Uu]pdated|Publié|Publicad[oa]"
    r"|Actualizad[oa]|Atualizad[oa]|Pubblicat[oa]|Aggiornat[oa]|Veröffentlicht|Aktualisiert|Gepubliceerd|Bijgewerkt|Opublikowano"
    r"|Publisert|Oppdatert|Publicerad|Uppdaterad)(?=$|[\s:])"
    r"|(?<=[^\W\d_])(?=[0-3]?\d\.?\s[^\W\d_]{3,9}\.?,?\s(?:19|20)\d\d)"
)
"""What the names of a by-line end at: bars, brackets, ``on MAY 3``, ``in Politics``, ``for The Example``, and what is
said of the day, which markup can have glued to them."""
SPLIT: Final = re.compile(
    r"\s*(?:[,;&|/+、，；،]|\bim Gespräch mit\b"
    r"|\b(?:and|und|et|y|e|och|og|en|i|ja|ve|и|και|with|mit|avec)\b(?!['’.-]))\s*"
)
GLUE: Final = re.compile(r"(?<=[a-zà-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ])")
EDGES: Final = " ,;:*-–—|·•\u200b"
SETS_UP: Final = ("admin-", "admin_", "admin.")
SHORTEST: Final = 2
LONG_WORD: Final = 5
"""A word of this length that the site's name has too is the site's; shorter ones meet by chance."""
SHORT_WORD: Final = 3
NO_PEN_NAME: Final = "：:[]"
"""What labels have and names have not."""
NOT_IN_NAMES: Final = (NO_ONE | ORGANISATION_WORDS) - PARTICLES - {"you"}
"""``You`` is a family name as well."""
OFFICES: Final = (
    "Department ",
    "Ministry ",
    "Office ",
    "Bureau ",
    "Centre ",
    "Center ",
    "Council ",
    "Institute ",
    "Campaign ",
)
"""What is called after what it is for: ``Department for Transport``."""
PLACE_BEGINNINGS: Final = frozenset(
    "Sankt St. St Saint Sainte San Santa São Bad Port Fort Mount Lake New Los Las".split()
)
"""How the place behind a writer's name can begin; as the first name of a list they are a person's."""
OFFICE_ENDS: Final = tuple("leiter leiterin redakteur redakteurin korrespondent korrespondentin reporterin".split())
"""Last parts of German words for what somebody is."""


@dataclass(frozen=True, slots=True)
class Named:
    """Names in a text, in order, the persons' and the others apart."""

    strong: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Byline:
    """One place that names the writers, and how far it is to be believed."""

    named: Named
    rule: str
    locator: str | None
    confidence: float
    raw: str | None = None
    """The page's own word for what they did."""
    line: str = ""
    """The line in which it names them, where it is one."""


LEGAL_FORM: Final = re.compile(r"[^,(|]*\w\W+\w[^,(|]*\b(?:e\.\s?V\.|GmbH|mbH|AG|KG)")
"""Of an association or a company: no writer."""


def names_in(text: str, site: str = "") -> Named:
    """The names in what an element, or the metadata, calls its author; ``site`` is the folded name of the site.

    >>> names_in("By Ana Ruiz, Ben Okoro and J. R. Smith | Example News").strong
    ('Ana Ruiz', 'Ben Okoro', 'J. R. Smith')
    >>> names_in("Evan HalperStaff Writer").strong, names_in("Von Jan de Boer, Redakteur für Wirtschaft").strong
    (('Evan Halper',), ('Jan de Boer',))
    >>> names_in("By Ana RuizPublished: May 3, 2024").strong, names_in("Text: Size").weak
    (('Ana Ruiz',), ())
    >>> names_in("Von Ana Ruiz, Sankt Wendling").strong, names_in("By Ana Ruiz, San Orsel").strong
    (('Ana Ruiz',), ('Ana Ruiz',))
    >>> names_in("posted by marc"), names_in("Administrator")
    (Named(strong=(), weak=('marc',)), Named(strong=(), weak=()))
    """
    if len(text) > LONGEST_BYLINE or text.startswith(("http", "/", "{")) or LEGAL_FORM.fullmatch(text):
        return Named()
    text = text.strip()
    if "者" in text and (found := OUTLET_BEFORE.match(text)):
        text = text[found.end() :]
    text = before_end(without_dispatch(behind(LEAD, text)))
    strong: list[str] = []
    weak: list[str] = []
    parts = apart(text)
    for part in parts:
        name = without_stop(without_title(part))
        if strong and (is_post(part, name, text) or begins_place(name)):
            continue
        if is_person(name, site):
            strong.append(name)
        elif is_pen_name(name):
            weak.append(name)
    if weak and not strong and len(parts) > 1 and any(part.count(" ") >= MOST_ALONE for part in parts):
        return Named()  # the end of a sentence
    return Named(tuple(dict.fromkeys(strong)), tuple(dict.fromkeys(weak)))


def apart(text: str) -> list[str]:
    """The names of a list; two Chinese ones may stand apart by a blank alone.

    >>> apart("Ana Ruiz und Ben Okoro"), apart("王小明 李四"), apart("大渡 美咲")
    (['Ana Ruiz', 'Ben Okoro'], ['王小明', '李四'], ['大渡 美咲'])
    >>> apart("Ana Ruiz Ana Ruiz")
    ['Ana Ruiz']
    """
    parts = SPLIT.split(text)
    words = text.split()
    middle = len(words) // 2
    if len(words) > MOST_ALONE - 1 and words[:middle] == words[middle:]:  # a portrait's name, and the name
        return apart(" ".join(words[:middle]))
    if len(parts) > 1 or len(words) < 2 or text.isascii():
        return parts
    return words if all(NAME.fullmatch(word) and word[0] in SURNAMES for word in words) else parts


def before_end(text: str) -> str:
    """A by-line up to its date, bar or bracket; a login of letters and digits is no date.

    >>> before_end("Ana Ruiz on December 2nd, 2025"), before_end("Susan December 9, 2024"), before_end("bo2man")
    ('Ana Ruiz', 'Susan', 'bo2man')
    """
    found = ENDS.search(text, 1) if not text.startswith(OFFICES) else None
    words = (text[: found.start()] if found else text).strip(EDGES).split()
    dated = next((number for number, word in enumerate(words) if number and word[0].isdigit()), len(words))
    words = words[:dated]
    while len(words) > 1 and is_date_word(words[-1]):
        words.pop()
    return " ".join(words).strip(EDGES)


def is_date_word(word: str) -> bool:
    """The name of a month, or a word like ``on`` before a date."""
    return word.strip(".,:").casefold() in DATE_WORDS or (word.islower() and len(word) < 4)


OUTLET_BEFORE: Final = re.compile(r"[\u4e00-\u9fff]{1,8}[報报網网社][\s　]+[记記]者[\s　]*")
"""Whose reporter it is: ``临溪报 记者王小明``."""
OF_OUTLET: Final = re.compile(r"^[A-Z]{2,6}['’]s\s+(?=[A-ZÀ-Þ])")
"""Whose reporter it is: ``LBC's Ana Ruiz``."""


def without_title(part: str) -> str:
    """A name without what its bearer is: ``Evan HalperStaff Writer``, ``Ana Ruiz Political Reporter``."""
    part = said_once(OF_OUTLET.sub("", part.strip(' *"“”„‘:')))
    for glue in GLUE.finditer(part):
        rest = part[glue.start() :].split()
        if any(word.strip(".,").casefold() in TITLE_WORDS for word in rest):
            part = part[: glue.start()]
            break
    kept = part.split()
    for number, word in enumerate(kept):
        if number > 1 and word.strip(".,").casefold() in TITLE_WORDS:
            return " ".join(kept[:number])
    return part


def without_stop(name: str) -> str:
    """
    >>> without_stop("Solenn MORVAN."), without_stop("Ana Ruiz Jr.")
    ('Solenn MORVAN', 'Ana Ruiz Jr.')
    """
    return name[:-1] if name[-1:] == "." and len(name) - name.rfind(" ") > SHORT_STOP else name


def said_once(name: str) -> str:
    """A name that markup has glued to itself, as that of a portrait to the one beside it.

    >>> said_once("Ana RuizAna Ruiz"), said_once("Ana Ruiz Ana Ruiz"), said_once("Lulu"), said_once("Duran Duran")
    ('Ana Ruiz', 'Ana Ruiz', 'Lulu', 'Duran Duran')
    """
    half = len(name) // 2
    first, second = name[:half], name[half:].strip()
    return first if " " in first and first == second else name


def is_post(part: str, name: str, text: str) -> bool:
    """What the person before the comma is, whose field looks like a name: ``, Local Democracy Reporter``.

    >>> is_post("Local Democracy Reporter", "Local Democracy", "Ana Ruiz, Local Democracy Reporter")
    True
    """
    return len(part.split()) == len(name.split()) + 1 and f", {part.strip()}" in text


def begins_place(name: str) -> bool:
    """Behind another name it is where that one writes from: ``Ana Ruiz, Sankt Wendling``."""
    return name.partition(" ")[0] in PLACE_BEGINNINGS


def is_person(name: str, site: str = "") -> bool:
    """A name of a person by its shape; a site's own name, an address or a sentence is none.

    >>> [is_person(name) for name in ("王小明", "Κώστας Παππάς", "Jan van der Berg", "Example News")]
    [True, True, True, False]
    """
    if not name or len(name) > LONGEST_NAME or name in NOT_NAMES or "@" in name or "http" in name:
        return False
    if NAME.fullmatch(name):
        return folded(name) != site and not is_outlet_name(name)
    words = name.split()
    if not 1 < len(words) <= MOST_WORDS or not all(map(WORD_OF_NAME.fullmatch, words)):
        return False
    if not all(is_name_word(word) for word in words) or words[-1].islower() or words[-1].casefold() in PARTICLES:
        return False
    return not shares_word(words, site) and not any(is_office(word) for word in words)


def is_office(word: str) -> bool:
    """Is a word, or its first part (``Editor-at-large``), one that no person is called by?"""
    folded_word = word.strip(".").casefold()
    return (
        folded_word in NOT_IN_NAMES or folded_word.partition("-")[0] in TITLE_WORDS or folded_word.endswith(OFFICE_ENDS)
    )


def shares_word(words: list[str], site: str) -> bool:
    """Is it named like the site? ``Example Desk`` of the Example News is, ``Ana Ruiz`` of Ana Ruiz Photos is not."""
    shared = [word for word in words if folded(word) in site]
    return any(len(word) >= LONG_WORD for word in shared) and sum(len(word) >= SHORT_WORD for word in shared) < 2


def is_name_word(word: str) -> bool:
    return not word[0].islower() or word.casefold() in PARTICLES or word[1:2] in ("'", "’", "-")


def is_pen_name(name: str) -> bool:
    """One word, or an organisation's few: a name only where its place says that it is one."""
    if not SHORTEST <= len(name) <= LONGEST_NAME or name.startswith("http") or name in NOT_NAMES:
        return False
    words = name.split()
    if all(word.casefold().strip(".:") in NO_ONE for word in words) or len(words) > MOST_WORDS:
        return False
    if any(mark in name for mark in NO_PEN_NAME):
        return False
    if len(words) == 1:
        if name.casefold() in DISPLAY_WORDS:
            return False
        return PEN_NAME.fullmatch(name.lstrip("@")) is not None and is_login_like(name.casefold())
    if len(words) == 2 and name.islower():
        return all(word.isalpha() and word not in NOT_IN_NAMES for word in words)
    return not name[0].isdigit() and all(not word[0].islower() or word.casefold() in PARTICLES for word in words)


def is_login_like(name: str) -> bool:
    """With a letter in it, neither a weekday nor the one who set the site up.

    >>> [is_login_like(name) for name in ("quill_7", "admin01", "admin-lx", "12")]
    [True, False, False, False]
    """
    if name.startswith(SETS_UP) or name.rstrip("0123456789_-").endswith("admin"):
        return False
    return any(map(str.isalpha, name)) and name not in DATE_WORDS


def alone_in(text: str, site: str) -> tuple[str, ...]:
    """The persons in a line that has nothing else in it but an agency's letters.

    >>> alone_in("Ana Ruiz/Ben Okoro", ""), alone_in("Ana Ruiz/XYZ", ""), alone_in("New bridge opens", "")
    (('Ana Ruiz', 'Ben Okoro'), ('Ana Ruiz',), ())
    >>> alone_in("Ana Ruiz | Ben Okoro", ""), alone_in("READ MORE HERE", ""), alone_in("ByAna Ruiz", "")
    (('Ana Ruiz', 'Ben Okoro'), (), ('Ana Ruiz',))
    """
    if NAME.fullmatch(text):
        return (text,) if text[0] in SURNAMES and len(text) < 4 and text not in NOT_NAMES else ()
    text = said_once(behind(GLUED_LEAD, text))
    parts = text.replace(" | ", "/").split("/")
    if not 3 < len(text) <= LONGEST_NAME or max(part.count(" ") for part in parts) >= MOST_ALONE:
        return ()
    if has_cjk(text):
        return alone_chinese(text)
    if text.isupper() and text.count(" ") > 1:  # a button or a slogan
        return ()
    found = tuple(part.strip() for part in parts if is_person(part.strip(), site))
    rest = [part for part in parts if part.strip() not in found]
    return found if found and all(len(part) < 8 and part.isupper() for part in rest) else ()


def alone_chinese(text: str) -> tuple[str, ...]:
    """Several Chinese names in a line of their own; two other words are buttons.

    >>> alone_chinese("王小明 李四四"), alone_chinese("手机 汽车")
    (('王小明', '李四四'), ())
    """
    words = tuple(text.replace("/", " ").replace("、", " ").split())
    good = all(NAME.fullmatch(word) and word[0] in SURNAMES and len(word) < 4 for word in words)
    return words if good and NOT_NAMES.isdisjoint(words) else ()

"""Credit lines in languages that put blanks between words: ``Text: Ana Ruiz / Fotos: Ben Okoro``, ``Edited by …``.

The same bargain as among Chinese labels: labels and names from the first character to the last, or it is prose.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from crawler.extraction.people.agencies import AGENCY, could_name_agency
from crawler.extraction.people.labels import ALONE, BY, NOBODY, SOURCES, WITH_BY, WITH_MARK, listed, roles_of
from crawler.extraction.people.names import OF_OUTLET, begins_place, is_pen_name, is_person, is_post, without_title
from crawler.extraction.people.roles import ORGANISATION_WORDS, PARTICLES, POST_ROLES, TITLE_WORDS
from crawler.items import Credit, Role

NO_ONES: Final = frozenset(listed(NOBODY))
ROLES: Final = roles_of(ALONE) | roles_of(WITH_BY) | roles_of(WITH_MARK)


def one_of(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


MARKED: Final = one_of(roles_of(WITH_MARK))
VERBS: Final = one_of(roles_of(WITH_BY))
BY_WORDS: Final = one_of(listed(BY))
JOINT: Final = r"\s*(?:[/&+,·]|\b(?:and|und|et|y|e|og|och|и|và|dan|و)\b)\s*"
LABELLED: Final = re.compile(
    rf"(?:(?<![^\W_])|(?-i:(?<=[a-zà-ÿ])(?=[A-Z])))(?:(?P<source>{one_of(listed(SOURCES))})\s*[:：]\s*"
    rf"|(?P<marked>(?:{MARKED})(?:{JOINT}(?:{MARKED}))?)(?:\s*[:：]|\s[-–—|]\s)(?:\s*(?:{BY_WORDS})\s)?\s*"
    rf"|(?P<verbs>(?:{VERBS})(?:{JOINT}(?:{VERBS}))*\s(?:{BY_WORDS}))(?:\s*[:：]\s*|\s+))",
    re.I,
)
FURTHER: Final = re.compile(rf"[:：]|\s[-–—|]\s|\s(?:{BY_WORDS})\b", re.I)
"""One of these is in every label behind the first one."""
ALONE_LABEL: Final = re.compile(rf"(?P<alone>{one_of(roles_of(ALONE))})(?:\s*[:：]\s*|\s+)", re.I)
FIRST_WORD: Final = re.compile(r"[\s(（\[【|•*_–—-]*(?P<word>[^\W_]+)")
FIRST_WORDS: Final = frozenset(
    found["word"] for label in (*ROLES, *listed(SOURCES), *NO_ONES) if (found := FIRST_WORD.match(label))
)
"""What such a line begins with: most lines are told by it at once."""
SPLIT: Final = re.compile(r"\s*(?:[,;&、，،]|\b(?:and|und|et|y|e|och|og|en|ja|ve|и|та|και|dan|và)\b(?!['’.-]))\s*")
JOINTS: Final = re.compile(JOINT)
LAST_BY: Final = re.compile(rf"\s(?:{BY_WORDS})$", re.I)
EDGES: Final = " \t,;|/•·–—-."
BRACKETS: Final = " ()（）[]【】|*_"
TAIL: Final = re.compile(
    r"\s+(?:in|at|from|for|on|aus|für|à|para|en)\s+(?:the\s+)?[A-ZÀ-ÞŁŚŽ][\w.'’-]*(?:\s[A-ZÀ-ÞŁŚŽ][\w.'’-]*){0,3}$"
)
"""Where a reporter writes from, or for whom: ``Ana Ruiz in Port Orsel``."""
WITH_AGENCY: Final = re.compile(
    r",?\s(?:with|mit|avec|con|com|med|met|e|y|et|und|and)\s"
    r"(?:l['’]|(?:the|la|der|dem|de|informaci[oó]n de|informações d[ao])\s)?"
    rf"(?:(?P<agency>{AGENCY})|(?i:agenc(?:y|ies|ias?|es)|agenturen|agenturmaterial))\.?$"
)
"""``Ana Ruiz avec AFP``."""
ASIDE: Final = re.compile(
    r"\s*[(（](?:with|mit|avec|con|com)\b[^()（）]{2,40}[)）]?$|\s*[(（][^()（）a-zà-þ]{2,12}[)）]?$"
    rf"|{WITH_AGENCY.pattern}"
)
"""The agency beside the writer, in brackets or behind ``with``."""
SENT: Final = re.compile(
    r",?\s[(]?(?:[Ee]nvoyée?s? (?:[Ss]pécia(?:le?s?|ux)|permanente?s?)|[Cc]orrespondante?s?(?: permanente?s?)?"
    r"|[Ee]nviad[oa]s? [Ee]specia(?:l|les|is)|[Cc]orresponsal(?:es)?"
    r"|[Ii]nviat[aoie](?: special[ei])?|[Cc]orrispondent[ei])"
    r"(?:\s(?:à|au|aux|en|em|a|da|dal|in)\s[^,()]{2,30})?[)]?$"
)
"""What a reporter is who was sent somewhere, and where: ``, envoyée spéciale à Orsel``."""
PLACE: Final = re.compile(r"[A-ZÀ-ÞŁŚŽ][\w'’-]{2,}(?:\s[A-ZÀ-ÞŁŚŽ][\w'’-]+)?")
OURS: Final = frozenset("dal dalla de do".split())
OUR: Final = re.compile(
    r"(?P<raw>(?i:dal nostro (?:inviato|corrispondente)|dalla nostra (?:inviata|corrispondente)"
    r"|de notre (?:envoyée? spéciale?|correspondante?|journaliste)"
    r"|de nuestr[oa] (?:corresponsal|enviad[oa](?: especial)?)|do nosso (?:correspondente|enviado(?: especial)?)))"
    r"(?:,?\s(?:à|a|en|em|in)\s(?:(?:New|Hong|Los|Las|San|Santa|Saint|São|Rio|Buenos|Reggio|Tel|Abu|Le|La|El|Cape|Porto)\s)?"
    r"[A-ZÀ-Þ][\w'’-]+)?,?\s(?P<names>[^.:;]{5,60})"
)
FROM: Final = re.compile(rf"(?P<raw>From)\s(?P<names>[^.:;]{{5,60}}?)(?:,|\sin)\s{PLACE.pattern}")
ANY_AGENCY: Final = frozenset("agency agencies agencia agencias agences agenzie Agenturen Agenturmaterial".split())
LETTERS: Final = re.compile(rf"[A-Z]{{2,8}}|{AGENCY}")
PREFIXED_AND: Final = re.compile(r"(?<=\w)\s(?:و(?!ليد|ائل|فاء|سيم|جدي|جيه|داد|سام|رد)(?=\w{3})|ו(?=\w{2}))")
"""The Arabic and the Hebrew *and*, one word with the next; names that begin with its letter stay whole."""
CONTRIBUTED: Final = re.compile(
    r"(?:[^.]{0,200}\. )?"
    r"(?:(?:[A-Z][\w&'’-]* ){0,4}(?:[Ss]taff )?(?:[Ww]riters?|[Rr]eporters?|[Jj]ournalists?|[Cc]orrespondents?) )?"
    r"(?P<names>[^.:\d]{4,160}?) (?P<raw>contributed (?:to this (?:report|story|article)|reporting))"
    r"(?: (?:from|in) [A-Z][\w ]{2,30})?\.?"
)
"""Who helped, in the last sentence of a line about them."""
FEWEST_ARABIC: Final = 4
"""Words of two Arabic names and more."""
LONGEST: Final = 400
"""Characters: the last line of a wire's story names a dozen people."""
LONGEST_BARE: Final = 160
"""The same behind a word like ``By``, which sentences begin with as well."""
LONGEST_ASIDE: Final = 80
SHORTEST_PEN: Final = 4
MOST_OF_EMPLOYER: Final = 5
"""Words of an outlet's or agency's name."""
LONGEST_SOURCE: Final = 50
NO_SOURCE: Final = re.compile(r"[.!?؟。]\s|https?:|www\.|[:：]")


@dataclass(frozen=True, slots=True)
class Label:
    """A label in a line, with what each of its words stands for; no roles for the credited source."""

    roles: tuple[tuple[Role, str], ...]
    start: int
    end: int


def read_spaced(text: str) -> tuple[list[Credit], str | None] | None:
    """The people and the source of a line of labels and names; None for anything else.

    >>> read_spaced("(Reporting by Ana Ruiz in Port Orsel; Editing by Ben Okoro)")[0][1]
    Credit(role='editor', name='Ben Okoro', raw='Editing by')
    >>> read_spaced("Фото: Анна Соколова")[0], read_spaced("Photos: the prettiest harbours")
    ([Credit(role='photographer', name='Анна Соколова', raw='Фото')], None)
    >>> read_spaced("Ana Ruiz | Staff Writer")[0], read_spaced("By BEN OKORO, Harbour News Agency")[0]
    ([Credit(role='author', name='Ana Ruiz', raw='Staff Writer')], [Credit(role='author', name='BEN OKORO', raw='By')])
    >>> read_spaced("Par Ana Ruiz et Ben Okoro, à Orsel, avec AFP")[0][1]
    Credit(role='author', name='Ben Okoro', raw='Par')
    >>> read_spaced("Par ANA RUIZ, BEN OKORO Envoyés spéciaux à Orsel")[0][1]
    Credit(role='author', name='BEN OKORO', raw='Par')
    >>> read_spaced("From Ana Ruiz, Orsel")[0], read_spaced("By Ana Ruiz and Ben Okoro, Port Orsel")[0][1].name
    ([Credit(role='author', name='Ana Ruiz', raw='From')], 'Ben Okoro')
    >>> read_spaced("De notre correspondant à Orsel ANA RUIZ.")[0]
    [Credit(role='author', name='ANA RUIZ', raw='De notre correspondant')]
    >>> read_spaced("Ana Ruiz und Ben Okoro, mit dpa")[1], read_spaced("Life with AP")
    ('dpa', None)
    >>> read_spaced("المصدر: وكالة الوادي")
    ([], 'وكالة الوادي')
    """
    if "|" in text and len(text) <= LONGEST_BARE and (posted := read_posted(text)):
        return posted, None
    if text[-40:].find("contributed") >= 0 and (found := CONTRIBUTED.fullmatch(text)):
        return contributors(found)
    if len(text) > LONGEST:
        return None
    first = first_word(text).casefold()
    if first in OURS and (ours := read_from(text, OUR)):
        return ours
    if first not in FIRST_WORDS:
        if len(text) > LONGEST_ASIDE:
            return None
        if first == "from":
            return read_from(text, FROM)
        last = text[text.rfind(" ") + 1 :].rstrip(".")
        return read_beside_agency(text) if last in ANY_AGENCY or could_name_agency(last) else None
    line = text.strip(BRACKETS)
    if line.casefold().rstrip(".") in NO_ONES:
        return [], None
    labels = list(labels_in(line))
    credits: list[Credit] = []
    source = None
    is_agency = False
    for number, label in enumerate(labels):
        following = labels[number + 1].start if number + 1 < len(labels) else len(line)
        rest = line[label.end : following].strip(EDGES)
        if not label.roles:
            source = source or (rest if is_source(rest) and line[-1] not in ".!?" else None)
        named = names_behind(rest, label) if label.roles else []
        if named is None or (not label.roles and source is None):
            return None
        credits += [Credit(role, name, raw) for role, raw in label.roles for name in named]
        is_agency = is_agency or bool(label.roles and rest and not named)
    return (credits, source) if credits or source or is_agency else None


def read_beside_agency(text: str) -> tuple[list[Credit], str | None] | None:
    found = WITH_AGENCY.search(text)
    names = parts_of(text[: found.start()]) if found else []
    if found is None or not names or not all(is_person(name) and not name[0].islower() for name in names):
        return None
    return [Credit("author", name) for name in names], found["agency"]


def read_from(text: str, pattern: re.Pattern[str]) -> tuple[list[Credit], str | None] | None:
    """``From Ana Ruiz, Abuja``: a name, and where from; ``dal nostro inviato Ana Ruiz``: whose reporter."""
    found = pattern.fullmatch(text.rstrip("."))
    names = parts_of(found["names"]) if found else []
    if found is None or not names or not all(is_person(name) and not name[0].islower() for name in names):
        return None
    return [Credit("author", name, found["raw"].strip()) for name in names], None


def read_posted(text: str) -> list[Credit] | None:
    """``Ana Ruiz and Ben Okoro | Staff Writers``: persons, and behind a bar what they are."""
    written, _, post = map(str.strip, text.strip(BRACKETS).partition("|"))
    last = post.rpartition(" ")[2].casefold()
    role = POST_ROLES.get(last) or POST_ROLES.get(last.removesuffix("s"))
    names = parts_of(written)
    if role is None or not is_title(post) or not all(is_person(name) and not name[0].islower() for name in names):
        return None
    return [Credit(role, name, post) for name in names]


def first_word(text: str) -> str:
    """Behind the marks that such a line can begin with; "" where there is none."""
    word = text.partition(" ")[0]
    if word.isalnum():
        return word
    found = FIRST_WORD.match(text)
    return found["word"] if found else ""


def contributors(found: re.Match[str]) -> tuple[list[Credit], None] | None:
    """``Piet Saar and LBC's Ben Okoro contributed to this report.``"""
    names = [OF_OUTLET.sub("", TAIL.sub("", part)) for part in parts_of(found["names"])]
    return ([Credit("reporter", name, found["raw"]) for name in names], None) if all(map(is_person, names)) else None


def labels_in(line: str) -> Iterator[Label]:
    """The labels from the line's start on; none where it begins with something else."""
    first = LABELLED.match(line)
    if first is None:
        first = ALONE_LABEL.match(line) if len(line) <= LONGEST_BARE else None
    if first is None:
        return
    yield as_label(first)
    if FURTHER.search(line, first.end()) is not None:
        yield from map(as_label, LABELLED.finditer(line, first.end()))


def as_label(found: re.Match[str]) -> Label:
    """A label's words, each with its role; the words of one alone are told as printed, ``Photos by``."""
    groups = found.groupdict()
    raw = groups.get("marked") or groups.get("verbs") or groups.get("alone")
    if raw is None:
        return Label((), found.start(), found.end())
    words = JOINTS.split(LAST_BY.sub("", raw)) if raw.casefold() not in ROLES else [raw]
    roles = tuple((ROLES[word.casefold()], raw if len(words) == 1 else word) for word in words)
    return Label(roles, found.start(), found.end())


def is_source(text: str) -> bool:
    return 1 < len(text) <= LONGEST_SOURCE and NO_SOURCE.search(text) is None


def names_behind(text: str, label: Label) -> list[str] | None:
    """The names of persons; None where something else is among them. An editor may sign with one word."""
    names: list[str] = []
    for part in parts_of(SENT.sub("", ASIDE.sub("", text.partition("|")[0].strip()))):
        name = without_title(TAIL.sub("", part))
        if names and (is_post(part, name, text) or begins_place(name) or TAIL.fullmatch(f" {part}")):
            continue
        if is_person(name) and not name[0].islower():
            names.append(name)
        elif not (names and (is_title(part) or is_employer(part, text) or is_place(part, text))) and not (
            LETTERS.fullmatch(part)
        ):
            is_editor = label.roles[0][0] == "editor" and not names and name == text
            return [name] if is_editor and name.isalpha() and len(name) >= SHORTEST_PEN and is_pen_name(name) else None
    return names


def parts_of(text: str) -> list[str]:
    parts = [part for part in map(str.strip, SPLIT.split(text)) if part]
    if len(parts) == 1 and not text.isascii() and text.count(" ") >= FEWEST_ARABIC - 1:
        return PREFIXED_AND.split(text)
    return parts


def is_employer(part: str, text: str) -> bool:
    """Whom a writer works for, behind a comma: ``, Associated Press``, ``, The Harbour Gazette``."""
    words = part.split()
    return (
        1 < len(words) <= MOST_OF_EMPLOYER
        and f", {part}" in text
        and all(word[0].isupper() or word.casefold() in PARTICLES for word in words)
        and not ORGANISATION_WORDS.isdisjoint(word.strip(".").casefold() for word in words)
    )


def is_place(part: str, text: str) -> bool:
    """Where the writers write from, behind the last comma: ``, Abuja``."""
    return text.endswith(f", {part}") and PLACE.fullmatch(part) is not None


def is_title(part: str) -> bool:
    """What a writer is: ``Community reporter``."""
    last = part.split()[-1].casefold()
    return part.count(" ") < 4 and (last in TITLE_WORDS or last.removesuffix("s") in TITLE_WORDS)

"""Where names stand when no line is a credit line: metadata, elements that say author, links, names alone."""

import re
from collections.abc import Container, Iterable, Iterator
from itertools import pairwise
from typing import Final

from crawler.extraction.date.dates import has_day
from crawler.extraction.headline.titles import folded
from crawler.extraction.people.credits import CreditLine, read_credit_line
from crawler.extraction.people.datelines import signed_alone
from crawler.extraction.people.japaneselines import listed_names
from crawler.extraction.people.namelists import split_names
from crawler.extraction.people.names import (
    LEAD,
    LEAD_HEADS,
    LONGEST_BYLINE,
    MOST_WORDS,
    NOT_IN_NAMES,
    Byline,
    Named,
    alone_in,
    is_person,
    names_in,
)
from crawler.extraction.people.owners import blog_owners, labelled_cells, posters, signed_posts
from crawler.extraction.people.roles import NO_ONE, NOT_NAMES, SURNAMES
from crawler.extraction.people.signatures import (
    DATED_LINE,
    HEADER_LINE,
    SIGNED_LINES,
    is_others,
    names_alone,
    names_below,
    names_beside_dates,
    signatures,
    stands_in,
)
from crawler.extraction.source.known import remember
from crawler.extraction.source.metadata import JsonLd
from crawler.extraction.source.page import Node, Page, Piece
from crawler.extraction.source.text import could_begin, has_cjk
from crawler.extraction.story.story import Story, below_lead
from crawler.items import Credit

AUTHOR_META: Final = frozenset(
    """
    author article:author og:article:author byl dc.creator dcterms.creator dc.contributor parsely-author
    sailthru.author citation_author twitter:data1 authors article:author_name article_author_name
    shareaholic:article_author_name article-author articleauthor creator cxenseparse:author
    """.split()
)
SOFTWARE: Final = re.compile(r"discuz|comsenz|phpwind|dedecms|phpcms|wordpress|joomla|drupal|^www\.", re.I)
"""Of an author whom a template names: ``Discuz! Team and Comsenz UI Team``, the site's address."""
LABELLED_META: Final = "twitter:data1"
OTHER_LABEL: Final = re.compile(
    r"\d|[$€£¥%]|time|zeit|tid\b|temps|tiempo|tempo|время|час|min|read|les|lectur|lettura|duration|durée|price|preis|prix|prec?io"
    r"|prezzo|cena|location|order|filed|posted in|categor|kategor|view|like|rating|section|阅读|时长|分类|時間|价格"
)
"""What such a label says that no name stands behind."""
BYLINE_NAMES: Final = re.compile(
    r"(?:^|[\s_-])(?:by-?lines?|authors?|autor(?:en|es|e)?|auteurs?|writer|reporter|zuozhe|post-?by|contributors?|username"
    r"|forfattere?|giornalista|jornalista|periodista)"
    r"(?=$|[\s_-])"
    r"|byline|author(?:name|s)"
)
TITLES: Final = ("h1", "h2", "h3", "h4", "h5")
"""Of a story, in what is named after its author: ``entry entry_author_jan``."""
CATEGORY: Final = re.compile(r"rel=.(?:category )?tag\b|/(?:category|categories|kategorie|categoria|categorie)/")
"""A link to what an article is filed under, in the element that has its writers as well."""
TAG: Final = re.compile(r"/(?:tags?|topics?)/")
"""The same, or to a writer: some outlets file those under tags."""
FILED_ENDS: Final = " ,|·•–—-"
OTHER_ROLE: Final = re.compile(
    r"(?i)\b(?:edit|translat|review|illustrat|photo|foto|graphic|video|check|tradu|redak|übers)"
)
LABELS: Final = frozenset(
    ("by", "author", "authors", "written by", "autor", "autorin", "auteur", "autore", "автор", "von", "par")
)
"""In an element of their own between headline and text."""
BYLINE_HINTS: Final = (
    "by",
    "auth",
    "autor",
    "auteur",
    "forfatter",
    "nalista",
    "periodista",
    "writer",
    "report",
    "zuozhe",
    "contrib",
    "username",
)
BYLINES: Final[dict[str, bool]] = {}
DATED_BY: Final = re.compile(
    r"(?:^|[\s|·•–-]|(?<=\d)(?=By\s|Author:))"
    r"(?P<word>by|von|vom|par|por|door|av|autor(?:in)?|author|auteur|written by|verfasst von|redaktion(?=:)|автор)"
    r"[:\s]+"
    r"(?P<names>[^\s:].*)",
    re.I,
)
"""The word before the names, behind a date or a category: ``Posted on MAY 3 by marc``."""
POSTED: Final = re.compile(
    r"^\W*(?:posted|published|written|submitted|reported|veröffentlicht|publiziert|verfasst|geschrieben|eingestellt"
    r"|erstellt|gepostet|publié|posté|publicado|escrito|pubblicato|scritto|geplaatst|on|am|datum|date|\d)",
    re.I,
)
DAY_THEN_BY: Final = re.compile(
    r"\W{0,3}(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s)?"
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s(?:19|20)\d\d"
    r"(?:\W{1,4}(?:at\s)?\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?(?:\s[a-z]{2,4}\b)?)?\W{0,6}(?:by\s|author:)",
    re.I,
)
"""``March 4, 2026, 5:30 pm by Ana Ruiz``."""
POSTED_BY: Final = re.compile(
    r"^\W*(?:posted by|written by|submitted by|geschrieben von|verfasst von|veröffentlicht von|eingestellt von"
    r"|publié par|publicado por|pubblicato da|autor(?:in)?:|author:)",
    re.I,
)
POSTED_PART: Final = re.compile(r"\|\s*(?:Written|Posted|Reported|Published|Submitted) by\s")
"""The same as a part of a line with bars: ``News | Published: 5 hours ago | Written by Ana Ruiz``."""
AUTHOR_HREF: Final = re.compile(
    r"/(?:authors?|autor(?:en|es|e)?|auteurs?|autore|writers?|contributors?|by|profiles?|profil|members?|users?"
    r"|redakteure?|journalists?|columnists?|\w*reporters?|staff|u|signataires?|forfattere?|skribent(?:er)?|forfattare"
    r"|toimittajat?|kirjoittajat?|autorzy|redaktor(?:zy|ri)?|szerzok?|giornalist[ai]|avtor[iy]?|jornalistas?|colunistas?"
    r"|periodistas?|journalistes?|redacteurs?|columnistas?|arthrografo[is])/(?:\d+/|token/)?[^/?#]+/?(?:[?#].*)?$|[?&]author="
)
TEAM_HREF: Final = re.compile(
    r"/(?:meet-the-team|(?:our-)?team|our-people|people|experts?|bios?|redaktion|redazione|redaccion|redacao|equipe|equipo"
    r"|firmas?|penulis|yazar(?:lar)?|tac-gia|kolumnisten)/(?:\d+/)?(?P<slug>[^/?#]+)/?(?:[?#].*)?$"
)
"""Where others than writers have pages too: the address has to have the name that is printed."""
LABELLED_WRITER: Final = re.compile(
    r"(?P<label>作者|撰文|撰稿|记者|記者|文|楼主|博主|发表人|发布者|发帖人|发帖者|投稿|主笔|执笔)\s*[:：]\s*"
    r"(?P<name>[\u4e00-\u9fff\w·.-]{2,12})(?=$|[\s|｜【\[（(】\]）)，,、])"
)
SAYS_AUTHOR: Final = (
    "Autor:",
    "Autorin:",
    "Autoren:",
    "Author:",
    "Authors:",
    "Auteur:",
    "Autora:",
    "Autore:",
    "Written by",
)
BELOW_LABEL: Final = re.compile(
    r"(?:written|words|article|story|post|text)\s+by\s*:?|(?:authors?|autor(?:in)?|auteure?|autora?)\s*:"
    r"|(?:verfasst|geschrieben)\s+von\s*:?|(?:escrito|publicado)\s+por\s*:?|(?:écrit|rédigé)\s+par\s*:?",
    re.I,
)
"""A line that is only this names the writer below it, wherever it stands; ``By`` alone heads each teaser of a list."""
LONGEST_LABEL: Final = 20
"""Characters of such a line."""
SHORT_BYLINE: Final = 40
"""Characters; cookie notices that begin with ``Von`` are longer."""
ABOVE: Final = 12
BELOW: Final = 4
AFTER: Final = 20
FAR_BELOW: Final = 40
CARD_LINES: Final = 3
TITLE_LENGTH: Final = 4
"""Words of the first line of such a link; a writer's portrait and name stand in one as well."""
FOOT: Final = BELOW + 2
"""The last lines of the text and the first below it: what comes then are answers."""


def bylines(page: Page, story: Story, json_ld: JsonLd, site: str) -> Iterator[Byline]:
    """Every place that may name the writers, in the order of belief. Later ones are not looked at without need."""
    near = [piece for piece in story.header + story.above[-ABOVE:] + story.body[:SIGNED_LINES] if piece.image is None]
    below = [piece for piece in story.body[-BELOW:] + story.after[:AFTER] if piece.image is None]
    yield from labelled_bylines(near + story.after[:SIGNED_LINES])
    yield from posters(near + signed_posts(story.body))
    yield from posters([piece for piece in below[:FOOT] if not is_others(piece.node)])
    yield from json_ld_bylines(story, json_ld, site)
    yield from inline_bylines(page, story, site)
    yield from signatures(story)
    yield from header_lines(near, site, {piece.position for piece in story.header})
    yield from byline_elements(near, site)
    yield from author_links(near + below_lead(story), site)
    yield from posted_lines(below, site)
    yield from author_lines(story, site)
    yield from labelled_below(story, site)
    yield from meta_bylines(page, site)
    yield from names_beside_dates(near, story, site)
    yield from names_alone(story, site)
    yield from names_below(story, site)
    yield from below_labels(near, site)
    yield from header_lines([piece for piece in below if not stands_in(piece.node, "aside")], site)
    yield from byline_elements(below, site)
    yield from labelled_cells(near)
    yield from blog_owners(page)
    yield Byline(all_named(json_ld.organizations, site), "json-ld:author", None, 0.4)


def all_named(names: Iterable[str], site: str) -> Named:
    found = [names_in(name, site) for name in names]
    return Named(
        tuple(dict.fromkeys(name for one in found for name in one.strong)),
        tuple(dict.fromkeys(name for one in found for name in one.weak)),
    )


def labelled_bylines(pieces: list[Piece]) -> Iterator[Byline]:
    """``作者：王小明`` in a line that has buttons and counters around it."""
    for piece in pieces:
        if len(piece.text) < HEADER_LINE and ("：" in piece.text or ":" in piece.text) and not piece.text.isascii():
            for found in LABELLED_WRITER.finditer(piece.text):
                names = split_names(found["name"]) or [found["name"]]
                if NOT_NAMES.isdisjoint(names) and NO_ONE.isdisjoint(map(str.casefold, names)):
                    yield Byline(
                        Named(tuple(names)), "label in a line", piece.locator, 0.85, found["label"], piece.text
                    )


def json_ld_bylines(story: Story, json_ld: JsonLd, site: str) -> Iterator[Byline]:
    named = all_named(json_ld.authors, site)
    raw = next((byline_word(story, name) for name in named.strong), None)
    yield Byline(named, "json-ld:author", None, 0.9, raw)


def byline_word(story: Story, name: str) -> str | None:
    """The page's own word before a name that the metadata gives: ``By``, ``Von``."""
    for piece in story.header + story.above[-ABOVE:]:
        if name in piece.text:
            found = LEAD.match(piece.text[: piece.text.index(name)])
            if found:
                return found[0].strip(" :") or None
    return None


def inline_bylines(page: Page, story: Story, site: str) -> Iterator[Byline]:
    """Elements near the story that call themselves its author's name; those of one container speak together, and those
    of containers that are called after authors as well and stand side by side."""
    start = story.headline.position if story.headline is not None else 0
    end = story.body[-1].position if story.body else start
    groups: dict[tuple[int, str], tuple[Node, list[str]]] = {}
    for text, node, position in page.bylines:
        is_near = start - ABOVE <= position <= end + BELOW
        if is_near and not (is_others(node) or is_photographer(page, node) or is_in_card(page, position)):
            beside = node.parent is not None and calls_byline(node.names)
            key = (id(node.parent), f"{node.tag} {node.names}") if beside else (id(node), "")
            groups.setdefault(key, (node, []))[1].append(text)
    for node, texts in groups.values():
        yield Byline(all_named(texts, site), "author element", node.xpath(), 0.75)


def is_in_card(page: Page, position: int) -> bool:
    """Does a line stand in one link with others, above it the title of what that leads to?"""
    if not 0 < position < len(page.pieces) or not page.pieces[position].anchors:
        return False
    link = page.pieces[position].anchors[0][0]
    above = page.pieces[max(0, position - CARD_LINES) : position]
    return any(one.words >= TITLE_LENGTH and one.anchors and one.anchors[-1][0] == link for one in above)


def is_photographer(page: Page, node: Node) -> bool:
    """Named below a picture, without ``By``: who took it. A portrait's caption is ``By Ana Ruiz``."""
    if not stands_in(node, "figcaption"):
        return False
    return not any(LEAD.match(piece.text) for piece in page.pieces[node.begin : node.end])


def header_lines(pieces: list[Piece], site: str, header: Container[int] = ()) -> Iterator[Byline]:
    """``Posted on MAY 3 by marc``, ``By Ana Ruiz - MAY 3``, ``Autor: marc``.

    ``header`` are the positions between headline and text, where one with a day is the article's in any element.
    """
    for piece in pieces:
        if len(piece.text) <= HEADER_LINE:
            byline = header_line(piece, site)
            if byline is not None and (not is_others(piece.node) or is_dated(piece, header)):
                yield byline


def is_dated(piece: Piece, header: Container[int]) -> bool:
    return piece.position in header and has_day(piece.text)


def header_line(piece: Piece, site: str) -> Byline | None:
    text = piece.text
    if could_begin(text, LEAD_HEADS) and (found := LEAD.match(text)):
        named = names_in(text, site)
        named = without_phrases(named) if is_short(text) or POSTED_BY.match(text) else Named(named.strong)
        return Byline(named, "by-line", piece.locator, 0.8, found[0].strip(" :"), piece.text)
    if (POSTED.match(text) or DAY_THEN_BY.match(text) or POSTED_PART.search(text)) and (found := DATED_BY.search(text)):
        named = names_in(found["names"], site)
        named = named if has_day(text) else Named(named.strong)  # ``2,311 eggs counted by hand``
        return Byline(named, "by-line", piece.locator, 0.75, found["word"], piece.text)
    return None


def below_labels(pieces: list[Piece], site: str) -> Iterator[Byline]:
    """The names in the element behind one that holds ``By:`` and nothing else."""
    for label, piece in pairwise(pieces):
        if label.text.rstrip(" :").lower() in LABELS and len(piece.text) <= LONGEST_BYLINE:
            yield Byline(Named(names_in(piece.text, site).strong), "by-line", piece.locator, 0.75, label.text)


def is_short(text: str) -> bool:
    """A by-line that is short enough to name a login: running text may begin with ``von`` as well."""
    return len(text) <= SHORT_BYLINE and text.count(" ") < MOST_WORDS


def posted_lines(pieces: list[Piece], site: str) -> Iterator[Byline]:
    """Of the lines below the text those that say in a word of their own that it was posted, or a blog's foot."""
    return header_lines(
        [piece for piece in pieces if len(piece.text) < DATED_LINE and POSTED_BY.match(piece.text)], site
    )


def author_lines(story: Story, site: str) -> Iterator[Byline]:
    """``Autorin: Eva Maier``, wherever below the headline it stands."""
    lines = [piece for piece in story.body + story.after[:FAR_BELOW] if piece.text.startswith(SAYS_AUTHOR)]
    return header_lines([piece for piece in lines if len(piece.text) < DATED_LINE], site)


def labelled_below(story: Story, site: str) -> Iterator[Byline]:
    """``Written by`` and below it a name alone, once below the headline: of several, each is another article's."""
    lines = [piece for piece in story.body + story.after if piece.image is None]
    found = [
        (label, names, piece)
        for label, piece in pairwise(lines)
        if len(label.text) < LONGEST_LABEL
        and BELOW_LABEL.fullmatch(label.text)
        and (names := alone_in(piece.text, site))
    ]
    if len(found) == 1:
        label, names, piece = found[0]
        yield Byline(Named(names), "label above a name", piece.locator, 0.6, label.text.strip(" :"))


def without_phrases(named: Named) -> Named:
    """In running text two small words behind ``by`` are no login."""
    return Named(named.strong, tuple(name for name in named.weak if " " not in name or not name.islower()))


def byline_elements(pieces: list[Piece], site: str) -> Iterator[Byline]:
    """What is called after the writers; of several elements of one kind each has one of them."""
    said = [piece for piece in pieces if is_byline_element(piece)]
    named = [named_in(piece, site) for piece in said]
    for piece, own in zip(said, named, strict=True):
        if own.strong and piece.node.names:
            alike = [other for one, other in zip(said, named, strict=True) if is_alike(one, piece)]
            own = Named(tuple(dict.fromkeys(name for other in alike for name in other.strong)))
        yield Byline(own, "byline element", piece.locator, 0.7)


def is_byline_element(piece: Piece) -> bool:
    if len(piece.text) >= LONGEST_BYLINE or not says_byline(piece.node) or is_others(piece.node):
        return False
    return piece.tag not in TITLES or calls_byline(piece.node.names)


def is_alike(piece: Piece, other: Piece) -> bool:
    """Of one kind, side by side or in boxes that are; what another role stands in names no writer."""
    if piece is other:
        return True
    if piece.tag != other.tag or piece.node.names != other.node.names or OTHER_ROLE.search(piece.text):
        return False
    one, two = piece.node.parent, other.node.parent
    return one is two or (one is not None and two is not None and one.parent is two.parent and one.names == two.names)


def named_in(piece: Piece, site: str) -> Named:
    """By its links, or behind ``By``, or by the whole."""
    if signed := signed_alone(piece.text, ""):
        return Named(tuple(credit.name for credit in signed))
    filed = [text for attributes, text in piece.anchors if CATEGORY.search(attributes)]
    tags = [text for attributes, text in piece.anchors if TAG.search(attributes)]
    if not all(is_person(text, site) for text in tags):
        filed += tags
    linked = all_named((text for _, text in piece.anchors if text not in filed), site)
    text = piece.text
    for name in filed:
        text = text.replace(name, " ", 1)
    behind = DATED_BY.search(text)
    return linked if linked.strong else names_in(behind["names"] if behind else text.strip(FILED_ENDS), site)


def is_half_small(name: str) -> bool:
    """Two words, of which only the first is written large: a person's name where metadata give it as the author's.

    >>> is_half_small("Mobasir hassan"), is_half_small("Harbour news"), is_half_small("Ana Ruiz")
    (True, False, False)
    """
    first, _, last = name.partition(" ")
    is_said = (first + last).isalpha() and first.istitle() and last.islower()
    return is_said and NOT_IN_NAMES.isdisjoint((first.casefold(), last))


def says_byline(node: Node) -> bool:
    return any(one is not None and calls_byline(one.names) for one in (node, node.parent))


def calls_byline(names: str) -> bool:
    known = BYLINES.get(names)
    if known is not None:
        return known
    is_byline = any(hint in names for hint in BYLINE_HINTS) and BYLINE_NAMES.search(names) is not None
    return remember(BYLINES, names, is_byline)


def credit_line(piece: Piece) -> CreditLine | None:
    """What a line says of people and source, by its words or by what its element is called."""
    return read_credit_line(piece.text) or written_by(piece)


def written_by(piece: Piece) -> CreditLine | None:
    """What a line says in which a list of names stands alone, where its element is called after who wrote it."""
    if len(piece.text) > SHORT_BYLINE or not calls_byline(piece.node.names) or is_others(piece.node):
        return None
    names = listed_names(piece.text)
    return CreditLine(tuple(Credit("author", name) for name in names)) if names else None


def author_links(pieces: list[Piece], site: str) -> Iterator[Byline]:
    for piece in pieces:
        texts = [text for href, text in piece.links if AUTHOR_HREF.search(href) or leads_to_member(href, text)]
        if texts and not is_others(piece.node) and not stands_in(piece.node, "nav"):
            yield Byline(all_named(texts, site), "author link", piece.locator, 0.65)


def leads_to_member(href: str, name: str) -> bool:
    """
    >>> leads_to_member("/meet-the-team/ana-ruiz-p4zy7c", "Ana Ruiz"), leads_to_member("/people/ana-ruiz", "People")
    (True, False)
    """
    found = TEAM_HREF.search(href)
    return found is not None and " " in name and folded(found["slug"]).startswith(folded(name))


def says_author(page: Page) -> bool:
    """Is the first thing that a card says of the page who wrote it? ``On orders over $50`` is none."""
    return OTHER_LABEL.search(page.meta.get("twitter:label1", "").casefold()) is None


def meta_bylines(page: Page, site: str) -> Iterator[Byline]:
    """Each ``<meta>`` that names authors, all its contents together. A Chinese one often names the site's software."""
    found: dict[str, list[str]] = {}
    for name, content in page.metas:
        is_named = name in AUTHOR_META or name.endswith(("_authors", "_author"))
        if is_named and (name != LABELLED_META or says_author(page)) and not SOFTWARE.search(content):
            found.setdefault(name, []).append(content)
    for name, contents in found.items():
        named = all_named(contents, site)
        if named == Named():
            named = Named(weak=tuple(content for content in contents if is_half_small(content)))
        people = [one for one in named.strong if not has_cjk(one) or one[0] in SURNAMES]
        logins = [one for one in named.weak if not has_cjk(one)]
        yield Byline(Named(tuple(people), tuple(logins)), f"meta:{name}", f"meta[{name}]", 0.7)

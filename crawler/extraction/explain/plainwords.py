"""What the names of rules mean, for a person who reads them in an account or in the table ``evidence``."""

from collections.abc import Iterable
from typing import Final

from crawler.extraction.date.order import ASSUMED
from crawler.extraction.markdown import markdown_table

MEANINGS: Final = dict(
    line.strip().split(" = ", 1)
    for line in """
    site rule = the site's own declaration in seeds/sites says where it stands
    visible:confirmed = the heading that readers see; a title in the page's head says the same or holds it
    visible:h1 = the heading that readers see; no title in the page's head confirms it
    visible:trimmed = the heading that readers see, without what the titles in the page's head do not have
    visible:without kicker = the heading that readers see, without the words before it that a title sets apart
    visible:without day = the heading that readers see, without the day before it
    visible:spelled = the heading is in capitals; spelled as a title in the page's head spells it
    title:uncut = the heading ends in …; a title in the page's head goes on where it was cut
    json-ld:headline = the headline in the data for search engines (JSON-LD)
    json-ld:headline:agreed = JSON-LD and og:title both say this in the place of the heading that readers see
    json-ld:headline:address = the page's address was made of this headline; the visible one was changed since
    title = the page's <title>, which browsers show
    breadcrumbs = the path of links above the story, its last level
    line above the headline = a short line above the headline: a section's usual name, or what a link calls one
    page of the newspaper = the newspaper's page above the headline, by its number and name
    category = what a post is filed under: a link that is called a category, or behind a word that says so
    link to the address's folder = what the page calls a link to the folder that its address is in
    address = a folder of the page's address that is called as newspapers call their sections
    json-ld:BreadcrumbList = the path to the page in the data for search engines (JSON-LD)
    json-ld:articleSection = the section in the data for search engines (JSON-LD)
    json-ld:datePublished = the day of publication in the data for search engines (JSON-LD)
    json-ld:datePublished of another object = the same of something on the page that is not called an article
    json-ld:dateCreated of another object = a day of creation in JSON-LD of something that is not called an article
    json-ld:dateModified = the last change in the data for search engines (JSON-LD)
    time element = a <time> element at the headline
    time element published = a <time> element that says it is of the publication
    time element below = a <time> element below the text
    between headline and text = a date printed between the headline and the text
    right above the headline = a date printed in the line above the headline
    above the headline = a date printed somewhere above the headline
    above the headline, alone = the only date printed above the headline
    below the text = a date printed below the text
    opening of the text = a date in the first lines of the text
    date line in the text = a line of the text that is little more than a date
    dateline = a date with a place at the beginning of the text, as agencies write it
    anywhere = a date further away, beside a word that says it is of the publication
    url = the date in the page's address
    between, year from context = a day without its year at the headline; the year is from elsewhere on the page
    changed, as printed = no day of publication: the last change that the page prints
    changed, for machines = no day of publication: the last change in the page's metadata
    printed as updated = a printed date beside a word for changed
    credit line = a line that is only credits: 来源, 责任编辑, By …
    in the text = a credit within the first or last paragraphs
    label in a line = a word such as 来源 or 作者 inside a longer line
    source element = an element named after the source
    account = the account that published it, said twice in a page copied from an app
    outlet beside the date = a name beside the date that is an outlet's
    by-line = a line that begins with By, Von, 文／ or the like
    byline element = an element named after a by-line
    author element = an element named after an author
    author link = a link that says it leads to the author
    json-ld:author = the author in the data for search engines (JSON-LD)
    name alone = a name on a line of its own at the headline
    name beside a date = a name beside the date at the headline
    labelled cell = the cell beside one that says author
    signature = a name below the last line of the text
    copyright = the name in the page's copyright line
    poster = who posted the first entry
    blog's owner = nobody signed; whose weblog it is
    blog's title = nobody signed; the weblog's title is a person's name
    person as source = nobody signed; what is credited as the source is a person
    line beside the text = a subtitle, a line above the headline, or one with the headline it had elsewhere
    json-ld:alternativeHeadline = the second headline in the data for search engines (JSON-LD)
    json-ld:description = the description in the data for search engines (JSON-LD)
    link:canonical = the address that the page's head calls its own
    image in the story = a picture within the text, or right above it
    lang attribute = the language that the page's markup declares
    script and words = the language that the letters and the everyday words of the text are of
    meta = an entry for machines in the page's head: <meta name="…">
    script = the data that the page's scripts work with
    """.strip().splitlines()
)
LABELLED: Final = ", labelled"


def meaning(rule: str) -> str | None:
    """A rule in plain language; of ``meta:…`` and ``script:…`` what all of its kind are.

    >>> meaning("script:pubtime")
    "the data that the page's scripts work with"
    >>> meaning("below the text, labelled")
    'a date printed below the text, beside a word that says what it is'
    """
    rule = rule.removesuffix(ASSUMED)
    if rule in MEANINGS:
        return MEANINGS[rule]
    if rule.endswith(LABELLED) and (said := MEANINGS.get(rule.removesuffix(LABELLED))):
        return f"{said}, beside a word that says what it is"
    return MEANINGS.get(rule.partition(":")[0].partition(",")[0])


def rules_table() -> str:
    """What each rule means, as a Markdown table."""
    return markdown_table(["rule", "where the value stands"], ([f"`{rule}`", said] for rule, said in MEANINGS.items()))


def meanings(rules: Iterable[str]) -> list[tuple[str, str]]:
    """Each rule's name with its meaning, in the order of their first use; all of ``meta:…`` are one."""
    found: dict[str, str] = {}
    for rule in rules:
        said = meaning(rule)
        if said and said not in found.values():
            found["meta:…" if rule.startswith("meta:") else rule] = said
    return list(found.items())

"""Which article a page is: by its address where it has one, by its text where it has none."""

import hashlib
import re
from functools import lru_cache
from urllib.parse import urlsplit

from w3lib.url import canonicalize_url, url_query_cleaner

from archive.searching.encoding import compatible
from crawler.items import Article

SESSION_PARAMETERS = tuple(
    """
    utm_source utm_medium utm_campaign utm_term utm_content fbclid gclid spm jsessionid phpsessid sessionid
    session_id sid aspsessionid from_source share_token wfr _t timestamp
    """.split()
)
PATH_SESSION = re.compile(r";jsessionid=[^/?#]*", re.I)


def url_identity(url: str) -> str:
    """The address without what differs between two visits: scheme, place on the page, session, order of the query.

    >>> url_identity("HTTPS://News.example/a.html;jsessionid=1F?b=2&a=1&utm_source=x#top")
    '//news.example/a.html?a=1&b=2'
    >>> url_identity("https://app.example/#/news/1")
    '//app.example/#/news/1'
    """
    cleaned = url_query_cleaner(PATH_SESSION.sub("", url), lowered_parameters(url), remove=True, unique=False)
    parts = urlsplit(canonicalize_url(cleaned))
    return f"//{host_of(url)}{parts.path or '/'}" + (f"?{parts.query}" if parts.query else "") + route_of(url)


def route_of(url: str) -> str:
    """The fragment by which a page's scripts choose what they show (``#/news/1``, ``#!news``), else nothing.

    >>> route_of("https://app.example/#!/news/1"), route_of("https://app.example/#!"), route_of("/a#top")
    ('#!/news/1', '', '')
    """
    if "#/" not in url and "#!" not in url:
        return ""
    fragment = urlsplit(canonicalize_url(url, keep_fragments=True)).fragment
    return f"#{fragment}" if fragment[:1] in ("/", "!") and fragment.strip("/!") else ""


@lru_cache(maxsize=256)
def host_of(url: str) -> str:
    """The host in lower case (as ``xn--…`` where it is not ASCII), with its port where that is an unusual one.

    >>> host_of("https://reader:secret@News.example:443/a"), host_of("http://127.0.0.1:8002/")
    ('news.example', '127.0.0.1:8002')
    """
    parts = urlsplit(canonicalize_url(url))
    return (parts.hostname or "") + (f":{parts.port}" if parts.port not in (None, 80, 443) else "")


def lowered_parameters(url: str) -> list[str]:
    """The session parameters as this URL spells them (``PHPSESSID``). A ``sid`` of digits is a story's number."""
    pairs = re.findall(r"[?&;]([^=&#]+)(?:=([^&#]*))?", url)
    noise = [name for name, value in pairs if not (name.lower() == "sid" and value.isdigit())]
    return [name for name in noise if name.lower() in SESSION_PARAMETERS] or [""]


def text_identity(article: Article) -> str:
    """For a page without an address: the hash of its headline and body, blanks and widths aside."""
    text = compatible(str(article.headline)) + compatible(article.body)
    return "text:" + hashlib.sha256("".join(text.split()).encode("utf-8", "replace")).hexdigest()


def article_identity(article: Article) -> str:
    """The page's own address; its canonical one only where that leaves out words of the query.

    A canonical address on another path is often the section's, and one without the number in ``show.php?id=1``
    is every article's: either would make one article of many.
    """
    if article.url is None:
        return text_identity(article)
    own = url_identity(article.url)
    canonical = url_identity(article.canonical_url) if article.canonical_url else own
    same_page = page_of(canonical) == page_of(own)
    return canonical if same_page and numbers_of(own) <= numbers_of(canonical) else own


def page_of(identity: str) -> tuple[str, str]:
    """Its path and its route, without the query.

    >>> page_of("//app.example/a?b=1#/news/1"), page_of("//news.example/a.html")
    (('//app.example/a', '/news/1'), ('//news.example/a.html', ''))
    """
    address, _, route = identity.partition("#")
    return address.partition("?")[0], route


def numbers_of(identity: str) -> set[str]:
    """The parameters of a query whose value has a digit: what names a story in a database."""
    query = identity.partition("#")[0].partition("?")[2]
    return {parameter for parameter in query.split("&") if re.search(r"=.*\d", parameter)}


def uid_of(identity: str) -> str:
    """The stable name in addresses: 16 hexadecimal digits of the identity's hash."""
    return hashlib.sha256(identity.encode()).hexdigest()[:16]

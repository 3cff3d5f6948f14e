"""The table of what a hostile web answers, line by line, and the state of the ledger in which each input must end."""

import gzip
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain

import brotli

from crawler.middlewares.unpacking import zstd
from tests.hostile import BOMBS, HTML, MEGABYTE, RESET, Hostile, Pieces, chunked, encoded, head, moved, repeated, whole
from tests.test_crawl import article

DAY = "/2026/11/03/"
ON_SITE = ("127.0.0.1", "10.0.0.7", "169.254.169.254", "0x7f.1", "2130706433")
"""Private addresses that the site's declaration names as its own hosts: its links to them are followed."""
PRIVATE = (*ON_SITE, "[::1]", "[::ffff:127.0.0.1]")
LARGE, CUT, NET = "rejected:too_large", "failed:incomplete", "failed:connection"


def page(headline: str) -> bytes:
    return article(headline).body


def title(text: str, body: str) -> bytes:
    return f"<html><head><title>{text}</title></head><body>{body}</body></html>".encode()


PAGE = page("港口新桥通车")
PACKED = gzip.compress(PAGE)
WRONG_CRC = PACKED[:-8] + bytes(4) + PACKED[-4:]
PDF = b"%PDF-1.7\n" + bytes(range(256)) * 20
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 20
SOFT_404 = title("页面不存在", "<h1>页面不存在</h1><p>请返回首页。</p>")
CAPTCHA = title("安全验证", "<p>请完成验证后继续访问。</p>")
LOGIN = title("用户登录", "<h1>用户登录</h1><form><input></form>")
PAYWALL = page("只有开头的新闻").replace(
    "<p>家住".encode(), "<p>登录后继续阅读全文</p></article><article hidden><p>".encode()
)
LONG_HEADER, LONG_COOKIE = f"X-Long: {'x' * 1_000_000}", f"Set-Cookie: a={'x' * 1_000_000}"
MANY_HEADERS = [f"X-{number}: {'x' * 10_000}" for number in range(100)]
OCTETS, FUTURE = "Content-Type: application/octet-stream", "Last-Modified: Fri, 31 Dec 9999 23:59:59 GMT"


@dataclass(frozen=True)
class Bad:
    """A line of the table, an address, and what stands there.

    ``state`` and ``flags`` are the ledger's, ``asked`` says how often it is asked for. ``place`` is the address in full
    where it is not one of the server's.
    """

    line: str
    name: str
    state: str
    answer: Callable[[Hostile], Pieces]
    asked: int = 1
    flags: str | None = None
    host: str = "paper.test"
    place: str | None = None

    @property
    def path(self) -> str:
        return f"{DAY}{self.name}.html"

    def url(self, port: int) -> str:
        return self.place or f"http://{self.host}:{port}{self.path}"


def bad(line: str, name: str, state: str, *pieces: bytes, asked: int = 1, flags: str | None = None) -> Bad:
    return Bad(line, name, state, lambda hostile: pieces, asked, flags)


def sent(line: str, name: str, state: str, send: Callable[[], Pieces], asked: int = 1) -> Bad:
    """Of what is made only when it is asked for."""
    return Bad(line, name, state, lambda hostile: send(), asked)


def bomb(encoding: str) -> Bad:
    name = f"bomb-{encoding.replace(', ', '-in-')}"
    return sent("bombs", name, LARGE, lambda: encoded(BOMBS[encoding](), encoding))


def cut(encoding: str, body: bytes) -> Bad:
    name = f"{encoding.replace(', ', '-in-')}-{len(body)}"
    return bad("damaged streams", name, CUT, *encoded(body, encoding), asked=2)


def leads(name: str, to: str, why: str) -> Bad:
    return bad("redirects out of bounds", name, f"rejected:{why}", *moved(to))


def refresh(name: str, content: str, state: str, body: bytes = b"") -> Bad:
    meta = f'<html><head><meta http-equiv="refresh" content="{content}"></head></html>'.encode()
    return bad("redirects out of bounds", name, state, *whole(meta + body))


def link(line: str, place: str, why: str) -> Bad:
    return Bad(line, f"link-{place[:40]}", f"rejected:{why}", lambda hostile: (), asked=0, place=place)


def drip(hostile: Hostile) -> Pieces:
    return hostile.slowly([head(*HTML), *(bytes([byte]) for byte in PAGE)], 1.0)


def leave(hostile: Hostile) -> Pieces:
    return moved(f"http://other.test:{hostile.port}{DAY}there.html", "Set-Cookie: id=1")


MOVED_TO_GBK = [b"HTTP/1.1 302 -\r\nContent-Length: 0\r\nLocation: /2026/11/03/\xd0\xc2.html\r\n\r\n"]
UNBOUND = head(*HTML)
"""Neither a length nor chunks: the end is where the connection is closed."""
ANNOUNCED = head("Content-Length: 9999", *HTML)

ROWS = (
    *(bomb(encoding) for encoding in BOMBS),
    sent("huge bodies", "announced", LARGE, lambda: [head("Content-Length: 104857600"), *repeated(MEGABYTE, 100)]),
    sent("huge bodies", "closed", LARGE, lambda: [UNBOUND, *repeated(MEGABYTE, 100)]),
    sent("huge bodies", "chunked", LARGE, lambda: chunked(repeated(MEGABYTE, 100))),
    sent("huge bodies", "endless", LARGE, lambda: chunked(repeated(MEGABYTE))),
    bad("less than announced", "short", CUT, ANNOUNCED, PAGE, asked=2),
    bad("less than announced", "negative", NET, head("Content-Length: -1", *HTML), PAGE, asked=2),
    bad("less than announced", "two-lengths", NET, head("Content-Length: 9", "Content-Length: 99"), PAGE, asked=2),
    bad("less than announced", "part", CUT, *whole(PAGE, status="206 Partial Content"), asked=2),
    sent("no last chunk", "chunks", CUT, lambda: chunked([PAGE], end=b"\r\n"), asked=2),
    bad("closed early, no length", "early", "not_article:cut_off", UNBOUND, PAGE[:400]),
    bad("closed early, no length", "late", "new", UNBOUND, page("旧服务器的新闻")),
    cut("gzip", PACKED[:-20]),
    cut("gzip", WRONG_CRC),
    cut("gzip, gzip", gzip.compress(PACKED[:-20])),
    cut("deflate", zlib.compress(PAGE)[:-9]),
    cut("br", brotli.compress(PAGE)[:-9]),
    cut("zstd", zstd.compress(PAGE)[:-9]),
    bad("plain text called gzip", "plain", "new", *encoded(page("没有压缩的新闻"), "gzip"), flags="not_gzip"),
    bad("unknown encoding", "unknown", "not_article:binary", *encoded(bytes(range(256)) * 20, "x-own")),
    bad("unknown encoding", "charset", "new", *encoded(page("编码写错地方的新闻"), "utf-8")),
    bad("resets", "reset-before", NET, RESET, asked=2),
    bad("resets", "reset-in-body", CUT, ANNOUNCED, PAGE, RESET, asked=2),
    sent("resets", "reset-in-chunks", CUT, lambda: chunked([PAGE], end=RESET), asked=2),
    bad("resets", "reset-without-length", "not_article:cut_off", UNBOUND, PAGE[:400], RESET),
    bad("resets", "no-http", NET, b"SSH-2.0-OpenSSH_9.6\r\n", asked=2),
    Bad("too slow", "dripping", "failed:timeout", drip, host="dripping.test"),
    Bad("too slow", "silent", "failed:timeout", lambda hostile: hostile.never(), host="silent.test"),
    bad("redirects to nowhere", "loop", "failed:redirects", *moved(f"{DAY}loop.html"), asked=4),
    bad("redirects to nowhere", "no-location", "failed:http_302", *whole(b"", status="302 Found")),
    leads("to-file", "file:///etc/hostname", "scheme"),
    leads("to-data", "data:text/html,x", "scheme"),
    leads("to-script", "javascript:alert(1)", "scheme"),
    leads("to-nothing", "http://[::1", "scheme"),
    *(leads(f"to-{number}", f"http://{host}/a", "private_address") for number, host in enumerate(PRIVATE)),
    *(link("redirects out of bounds", f"http://{host}{DAY}a.html", "private_address") for host in ON_SITE),
    refresh("refresh-private", "0; url=http://127.1/", "rejected:private_address"),
    refresh("refresh-file", "0; url=file:///etc/hostname", "not_article:redirect"),
    refresh("refresh-script", "300; url=javascript:location.reload()", "new", page("自己刷新的新闻")),
    leads("to-port", f"http://paper.test:8081{DAY}a.html", "port"),
    link("other ports", f"http://paper.test:8081{DAY}b.html", "port"),
    Bad("redirects to nowhere", "to-gbk", "new", lambda hostile: MOVED_TO_GBK),
    Bad("credentials", "elsewhere", "new", leave),
    bad("soft 404", "soft-404", "not_article:not_found", *whole(SOFT_404)),
    bad("login and paywall", "paywall", "new", *whole(PAYWALL), flags="paywall"),
    bad("login and paywall", "login", "not_article:login", *whole(LOGIN)),
    bad("captcha", "captcha", "not_article:captcha", *whole(CAPTCHA)),
    bad("empty body", "empty", "not_article:empty", *whole(b"")),
    bad("files called pages", "pdf", "not_article:binary", *whole(PDF)),
    bad("files called pages", "jpeg", "not_article:binary", *whole(JPEG)),
    bad("a page called a file", "octets", "new", *whole(page("类型不明的新闻"), OCTETS), flags="odd_headers"),
    bad("huge headers", "header", NET, *whole(PAGE, *HTML, LONG_HEADER), asked=2),
    bad("huge headers", "cookie", NET, *whole(PAGE, *HTML, LONG_COOKIE), asked=2),
    bad("huge headers", "headers", NET, *whole(PAGE, *HTML, *MANY_HEADERS), asked=2),
    sent(
        "huge headers",
        "headers-endless",
        NET,
        lambda: chain([head()[:-2]], repeated(b"X: " + b"x" * 9000 + b"\r\n")),
        2,
    ),
    link("long addresses", f"http://paper.test{DAY}{'a' * 10_000}.html", "url_too_long"),
    bad("a day to come", "future", "new", *whole(page("明天的新闻"), *HTML, FUTURE), flags="odd_headers"),
    Bad("robots.txt", "html-robots", "new", lambda hostile: whole(page("规则写成网页的新闻")), host="htmlrobots.test"),
    Bad("robots.txt", "packed-robots", "failed:robots_unreachable", lambda it: (), asked=0, host="packedrobots.test"),
    Bad("robots.txt", "huge-robots", LARGE, lambda hostile: whole(PAGE), asked=0, host="hugerobots.test"),
)

LINES_A = (
    *("bombs", "huge bodies", "less than announced", "no last chunk", "closed early, no length", "damaged streams"),
    *("plain text called gzip", "unknown encoding", "resets", "too slow", "redirects to nowhere"),
    *("redirects out of bounds", "private by name", "other ports", "credentials", "asked to wait", "gone", "soft 404"),
    *("login and paywall", "captcha", "empty body", "files called pages", "a page called a file", "huge headers"),
    *("calendar", "deeper and deeper", "session in the address", "long addresses", "a day to come"),
)
LINES_D = (
    *("entity bombs", "outside entities", "packed sitemap", "sitemap of itself", "huge sitemap", "places elsewhere"),
    *("malformed feed", "guids", "feed in GB2312", "robots.txt"),
)
FEEDS = "test_feeds_and_sitemaps.py::test_"
ELSEWHERE = {
    "private by name": (
        "test_resolver.py::test_a_name_that_resolves_to_a_private_address_is_refused_after_a_redirect_too",
    ),
    "credentials": ("test_hostile_web.py::test_what_identifies_us_at_one_site_is_not_said_to_another",),
    "asked to wait": ("test_politeness.py::test_a_host_that_says_how_long_to_wait_is_asked_again_after_that",),
    "gone": (
        "test_gone.py::test_a_crawl_finds_a_page_gone_and_back",
        "test_gone.py::test_a_page_that_the_site_does_not_have_any_more_is_marked_and_kept",
    ),
    "calendar": ("test_hostile_web.py::test_a_calendar_without_end_stops_at_the_cap",),
    "deeper and deeper": ("test_hostile_web.py::test_an_address_that_repeats_itself_leads_no_deeper",),
    "session in the address": ("test_hostile_web.py::test_a_session_in_the_address_makes_no_other_article",),
    "entity bombs": (
        "test_hostile_web.py::test_lists_end_as_they_should",
        f"{FEEDS}a_document_that_declares_entities_is_refused_at_once",
    ),
    "outside entities": (
        "test_hostile_web.py::test_what_a_feed_declares_is_not_asked_for",
        f"{FEEDS}an_external_dtd_is_never_asked_for",
    ),
    "packed sitemap": (
        "test_hostile_web.py::test_lists_end_as_they_should",
        f"{FEEDS}a_packed_bomb_is_refused_before_it_is_read",
    ),
    "sitemap of itself": ("test_hostile_web.py::test_a_sitemap_of_itself_is_asked_for_once",),
    "huge sitemap": (f"{FEEDS}more_addresses_than_the_protocol_allows_are_streamed",),
    "places elsewhere": (
        "test_hostile_web.py::test_places_elsewhere_are_not_asked_for",
        f"{FEEDS}locations_that_are_no_web_addresses_are_dropped",
    ),
    "malformed feed": (f"{FEEDS}of_a_malformed_feed_the_good_items_are_taken",),
    "guids": (f"{FEEDS}a_guid_that_is_missing_or_repeated_does_no_harm",),
    "feed in GB2312": (f"{FEEDS}a_feed_in_gb2312_is_exact",),
    "robots.txt": ("test_politeness.py::test_a_host_without_an_answer_for_robots_txt_is_asked_for_nothing_else",),
}
"""Tests of lines that one row cannot show, and of those that need no web."""

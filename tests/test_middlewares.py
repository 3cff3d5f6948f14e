import gzip
import zlib
from datetime import UTC, datetime
from functools import partial

import brotli
import pytest
from scrapy import Request, Spider
from scrapy.http import Headers, HtmlResponse, Response
from scrapy.utils.test import get_crawler

from crawler.items import Failure, Snapshot
from crawler.manners import user_agent
from crawler.middlewares.completeness import Completeness, Incomplete, may_be_cut
from crawler.middlewares.redirects import Redirects
from crawler.middlewares.unpacking import Unended, true_encodings, zstd
from crawler.middlewares.unread import UnreadPages
from crawler.middlewares.url_guard import LONGEST_URL, Refused, UrlGuard, is_private, refusal
from crawler.snapshots import snapshot_of

PAGE = "<p>昨日，港口新桥通车。</p>".encode() * 2000
LIMIT = 1_000_000


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("http://paper.example/", None),
        ("https://paper.example:443/a?b#c", None),
        ("http://paper.example:443/", None),
        ("https://8.8.8.8/", None),
        ("http://[2606:4700::1111]/", None),
        ("http://paper.example:8080/", "port"),
        ("http://paper.example:0/", "port"),
        ("http://paper.example:99999/", "bad_url"),
        ("http:///nowhere", "bad_url"),
        ("http://[::1", "bad_url"),
        ("file:///etc/hostname", "scheme"),
        ("data:text/html,x", "scheme"),
        ("ftp://paper.example/", "scheme"),
        ("javascript:alert(1)", "scheme"),
        ("paper.example", "scheme"),
        ("http://127.0.0.1/", "private_address"),
        ("http://user@127.0.0.1/", "private_address"),
        ("http://127.0.0.1./", "private_address"),
        ("http://0x7f.1/", "private_address"),
        ("http://0X7F.1/", "private_address"),
        ("http://2130706433/", "private_address"),
        ("http://017700000001/", "private_address"),
        ("http://127.1/", "private_address"),
        ("http://0/", "private_address"),
        ("http://10.1.2.3/", "private_address"),
        ("http://172.16.0.1/", "private_address"),
        ("http://192.168.1.1:80/", "private_address"),
        ("http://169.254.169.254/latest/meta-data/", "private_address"),
        ("http://100.64.0.1/", "private_address"),
        ("http://224.0.0.1/", "private_address"),
        ("http://[::1]/", "private_address"),
        ("http://[::]/", "private_address"),
        ("http://[::ffff:127.0.0.1]/", "private_address"),
        ("http://[::ffff:7f00:1]/", "private_address"),
        ("http://[2002:7f00:1::]/", "private_address"),
        ("http://[64:ff9b::10.0.0.1]/", "private_address"),
        ("http://[fe80::1]/", "private_address"),
        ("http://[fd00::1]/", "private_address"),
        ("http://localhost/", "private_address"),
        ("http://a.localhost./", "private_address"),
        ("http://printer.local/", "private_address"),
        ("http://deadbeef.example/", None),
        ("http://paper.example/a/a/a/a/news.html", None),
        ("http://paper.example/2026/11/11/11/11/11a.html", None),
        ("http://paper.example/a/a/a/a/a/", "path_repeats"),
        ("http://paper.example/n/" + "city/page/" * 5 + "?a", "path_repeats"),
        ("http://paper.example/" + "a" * (LONGEST_URL - 21), None),
        ("http://paper.example/" + "a" * (LONGEST_URL - 20), "url_too_long"),
    ],
)
def test_only_http_at_public_addresses_on_its_own_ports_is_fetched(url: str, why: str | None) -> None:
    assert refusal(url) == why


def test_a_host_is_allowed_by_name_on_every_port_or_with_one_port() -> None:
    allowed = {"127.0.0.1:8002", "10.0.0.7", "paper.example:8080", "::1"}
    urls = {
        "http://127.0.0.1:8002/": None,
        "http://127.0.0.1:8003/": "private_address",
        "http://127.0.0.1/": "private_address",
        "http://127.1:8002/": "private_address",
        "http://10.0.0.7:9/": None,
        "http://[::1]:9/": None,
        "http://paper.example:8080/": None,
        "https://paper.example:8443/": "port",
        "file://10.0.0.7/etc/hostname": "scheme",
    }
    assert {url: refusal(url, allowed) for url in urls} == urls


def test_a_name_made_of_hexadecimal_letters_is_a_name() -> None:
    assert [is_private(host) for host in ("cafe.example", "beef", "a.b", "1.2.3.4.5")] == [False, False, False, False]


def test_the_guard_reads_its_list_from_the_settings_and_keeps_a_request_on_its_site() -> None:
    guard = UrlGuard.from_crawler(get_crawler(settings_dict={"ALLOW_PRIVATE_HOSTS": "127.0.0.1:8002,paper.example"}))
    assert guard.allowed == {"127.0.0.1:8002", "paper.example"}
    guard.process_request(Request("http://news.paper.example/", meta={"hosts": ("paper.example",)}))
    with pytest.raises(Refused) as caught:
        guard.process_request(Request("http://otherpaper.example/", meta={"hosts": ("paper.example",)}))
    assert (caught.value.why, str(caught.value)) == ("offsite", "offsite: http://otherpaper.example/")


def redirected(location: str) -> Request | Response:
    crawler = get_crawler()
    response = Response("http://paper.example/", status=302, headers={"Location": location})
    return Redirects.from_crawler(crawler).process_response(Request("http://paper.example/"), response)


@pytest.mark.parametrize(
    ("location", "why"),
    [
        ("file:///etc/hostname", "scheme"),
        ("data:text/html,x", "scheme"),
        ("javascript:1", "scheme"),
        ("http://[::1", "scheme"),
    ],
)
def test_a_redirect_to_another_scheme_is_refused(location: str, why: str) -> None:
    with pytest.raises(Refused) as caught:
        redirected(location)
    assert (caught.value.why, caught.value.detail) == (why, location)


def test_a_redirect_within_http_is_left_to_scrapy() -> None:
    places = {location: redirected(location).url for location in ("/b", "//paper.example/b", "https://paper.example/b")}
    assert list(places.values()) == ["http://paper.example/b", "http://paper.example/b", "https://paper.example/b"]
    assert redirected("").status == 302  # type: ignore[union-attr]


def packed(wbits: int) -> bytes:
    packer = zlib.compressobj(wbits=wbits)
    return packer.compress(PAGE) + packer.flush()


STREAMS = {
    "gzip": gzip.compress(PAGE),
    "x-gzip": gzip.compress(PAGE) + gzip.compress(b"second member"),
    "deflate": packed(15),
    "br": brotli.compress(PAGE),
    "zstd": zstd.compress(PAGE, options={zstd.CompressionParameter.checksum_flag: 1}) + zstd.compress(b"second frame"),
}


def is_whole(stream: bytes, *encodings: str) -> bool:
    try:
        return true_encodings(stream, encodings, LIMIT) == list(encodings)
    except Unended:
        return False


@pytest.mark.parametrize("encoding", STREAMS)
def test_a_compressed_stream_is_whole_only_to_its_last_byte(encoding: str) -> None:
    stream = STREAMS[encoding]
    assert is_whole(stream, encoding)
    sizes = (2, 12, len(stream) // 2, len(stream) - 1)
    assert [is_whole(stream[:size], encoding) for size in sizes] == [False] * 4


def test_raw_deflate_is_understood_and_a_wrong_checksum_is_seen() -> None:
    assert is_whole(packed(-15), "deflate")
    assert not is_whole(packed(-15)[:-1], "deflate")
    for encoding, place in (("gzip", -8), ("zstd", len(STREAMS["zstd"]) - len(zstd.compress(b"second frame")) - 1)):
        stream = bytearray(STREAMS[encoding])
        stream[place] ^= 1
        assert not is_whole(bytes(stream), encoding)


@pytest.mark.parametrize("inner", STREAMS)
@pytest.mark.parametrize("outer", ["gzip", "zstd"])
def test_of_a_stream_in_a_stream_both_are_looked_into(inner: str, outer: str) -> None:
    pack = {"gzip": gzip.compress, "zstd": zstd.compress}[outer]
    assert is_whole(pack(STREAMS[inner]), inner, outer)
    assert not is_whole(pack(STREAMS[inner][:-1]), inner, outer)
    assert not is_whole(pack(STREAMS[inner])[:-1], inner, outer)


def test_what_is_not_looked_into_counts_as_whole() -> None:
    cases = ((b"x", ()), (b"x", ("unknown",)), (b"", ("gzip",)), (STREAMS["gzip"], ("unknown", "gzip")))
    assert [is_whole(body, *encodings) for body, encodings in cases] == [True] * 4


@pytest.mark.parametrize("encodings", [("gzip",), ("br",), ("zstd",), ("deflate",), ("gzip", "gzip"), ("zstd", "br")])
def test_a_bomb_is_refused_before_it_is_unpacked(encodings: tuple[str, ...]) -> None:
    packers = {
        "gzip": gzip.compress,
        "br": partial(brotli.compress, quality=1),
        "zstd": zstd.compress,
        "deflate": zlib.compress,
    }
    bomb = bytes(50_000_000)
    for encoding in encodings:
        bomb = packers[encoding](bomb)
    with pytest.raises(Refused) as caught:
        true_encodings(bomb, encodings, LIMIT)
    assert (caught.value.why, caught.value.detail) == ("too_large", "more than 1000000 bytes unpacked")


@pytest.mark.parametrize("encoding", ["gzip", "zstd"])
def test_a_million_empty_streams_are_refused_before_they_are_unpacked(encoding: str) -> None:
    empty = {"gzip": gzip.compress, "zstd": zstd.compress}[encoding](b"")
    assert true_encodings(empty * 10_000, [encoding], LIMIT) == [encoding]
    with pytest.raises(Refused, match=r"^too_large: more than 10000 streams, one behind the other$"):
        true_encodings(empty * 1_000_000, [encoding], LIMIT)


def completeness(retry_times: int = 0) -> Completeness:
    crawler = get_crawler(Spider, {"RETRY_TIMES": retry_times, "DOWNLOAD_MAXSIZE": LIMIT})
    crawler.spider = crawler._create_spider("news")
    crawler._apply_settings()
    return Completeness.from_crawler(crawler)


REQUEST = Request("http://paper.example/")


def page(body: bytes, encoding: str = "", flags: tuple[str, ...] = (), status: int = 200) -> Response:
    headers = {"Content-Encoding": encoding} if encoding else {}
    return HtmlResponse(REQUEST.url, status=status, headers=headers, body=body, flags=list(flags))


def test_a_response_that_was_cut_is_no_page() -> None:
    with pytest.raises(Incomplete, match=r"^the connection closed early \(dataloss\)$"):
        completeness().process_response(REQUEST, page(PAGE, flags=("dataloss",)))


@pytest.mark.parametrize(
    ("body", "is_cut"),
    [
        (PAGE, True),
        (PAGE + b"</body></HTML >\n<!-- 0.1 s -->", False),
        ("<p>港口</p></html>".encode("utf-16"), False),
        (b"", False),
    ],
)
def test_without_a_length_the_end_of_a_page_is_its_end_tag(body: bytes, is_cut: bool) -> None:
    response = page(body, flags=("partial",))
    assert completeness().process_response(REQUEST, response) is response
    assert (may_be_cut(response), may_be_cut(page(body))) == (is_cut, False)


def test_a_cut_gzip_stream_is_asked_for_again_and_then_given_up() -> None:
    middleware = completeness(retry_times=1)
    cut = page(STREAMS["gzip"][:-9], "gzip")
    again = middleware.process_response(REQUEST, cut)
    assert isinstance(again, Request)
    assert (again.url, again.meta) == (REQUEST.url, {"retry_times": 1})
    with pytest.raises(Incomplete, match=r"^the gzip stream has no end$"):
        middleware.process_response(again, cut)


def test_whole_pages_error_pages_and_robots_txt_pass() -> None:
    middleware = completeness()
    robots = Request("http://paper.example/robots.txt", meta={"dont_obey_robotstxt": True})
    for request, response in (
        (REQUEST, page(PAGE)),
        (REQUEST, page(STREAMS["gzip"], "gzip")),
        (REQUEST, page(b"gone", flags=("partial",), status=404)),
        (robots, page(b"User-agent: *", flags=("partial",))),
    ):
        assert middleware.process_response(request, response) is response


def test_error_pages_and_robots_txt_are_bounded_as_well() -> None:
    robots = Request("http://paper.example/robots.txt", meta={"dont_obey_robotstxt": True})
    bomb = gzip.compress(b"") * 20_000
    for request, status in ((REQUEST, 404), (robots, 200)):
        with pytest.raises(Refused, match=r"^too_large: more than 10000 streams"):
            completeness().process_response(request, page(bomb, "gzip", status=status))


def test_plain_text_called_gzip_is_kept_with_a_flag() -> None:
    response = completeness().process_response(REQUEST, page(PAGE, "gzip"))
    assert isinstance(response, Response)
    assert (response.body, response.headers, response.flags) == (PAGE, Headers(), ["not_gzip"])
    response = completeness().process_response(REQUEST, page(STREAMS["br"], "br, gzip"))
    assert isinstance(response, Response)
    assert (response.headers, response.flags) == (Headers({"Content-Encoding": "br"}), ["not_gzip"])


def test_a_page_our_code_stumbles_over_becomes_a_failure(caplog: pytest.LogCaptureFixture) -> None:
    request = Request("http://paper.example/b", meta={"redirect_urls": ["http://paper.example/a"]})
    response = HtmlResponse("http://paper.example/b", body=b"abc", request=request)
    assert UnreadPages().process_spider_exception(response, KeyError("headline")) == [
        Failure(
            input="http://paper.example/a",
            state="failed",
            why="error",
            detail="KeyError: 'headline'",
            url="http://paper.example/b",
            status=200,
            size=3,
        )
    ]
    assert caplog.messages == ["Could not read http://paper.example/b"]
    assert UnreadPages().process_spider_exception(response, Refused("port")) is None


def test_a_response_becomes_a_snapshot() -> None:
    request = Request("http://paper.example/b", meta={"redirect_urls": ["http://paper.example/a"]})
    headers = {
        "Content-Type": 'Text/HTML; Charset="GB2312"',
        "Last-Modified": "Tue, 03 Nov 2026 08:00:00 GMT",
        "Link": ["<a>; rel=canonical", "<b>; rel=next"],
        "ETag": "x" * 5000,
        "Set-Cookie": "secret=1",
    }
    response = Response("http://paper.example/b", headers=headers, body=b"abc", flags=["not_gzip"], request=request)
    assert snapshot_of(response, datetime(2026, 11, 22, 8, 30, 1, 999, tzinfo=UTC)) == Snapshot(
        body=b"abc",
        input="http://paper.example/a",
        url="http://paper.example/b",
        media_type="text/html",
        charset="GB2312",
        status=200,
        headers=(
            ("content-type", 'Text/HTML; Charset="GB2312"'),
            ("last-modified", "Tue, 03 Nov 2026 08:00:00 GMT"),
            ("link", "<a>; rel=canonical, <b>; rel=next"),
        ),
        fetched_at="2026-11-22T08:30:01Z",
        flags=("not_gzip",),
    )


def test_a_response_without_headers_or_request_becomes_a_snapshot() -> None:
    assert snapshot_of(Response("http://paper.example/"), datetime(2026, 1, 2, tzinfo=UTC)) == Snapshot(
        body=b"",
        input="http://paper.example/",
        url="http://paper.example/",
        status=200,
        fetched_at="2026-01-02T00:00:00Z",
    )


def test_a_contact_cannot_break_the_header() -> None:
    assert user_agent("mailto:a@b.example\r\nX-Evil: 1") == "Broadsheet/0.1 (+mailto:a@b.exampleX-Evil: 1)"

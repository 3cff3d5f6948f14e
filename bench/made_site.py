"""A made news site of any number of pages, served on several addresses of this machine by a process of its own.

    python bench/made_site.py PORT [--pages N] [--size BYTES] [--hosts N]

Pages are as heavy as real ones and for the same reasons: scripts and styles in the head, menus, teasers of other
articles, a footer of links; around them an article of its own. Sizes lie between 0.4 and 1.6 times ``--size``.
``/list/0.html`` of a host links to a hundred of its articles and to the next list. A page is the same each time.
"""

import argparse
import asyncio
import signal
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from random import Random

from loading import sentence

LINKS = 100
"""Articles to a list."""
PAGES, SIZE, HOSTS = 3000, 150_000, 8
SIZES = (0.4, 0.6, 0.8, 0.9, 1.0, 1.2, 1.5, 1.6)
SECTIONS = "要闻 国内 国际 经济 财经 社会 法治 教育 科技 文化 体育 健康 评论 地方 城建 交通".split()


@dataclass(frozen=True, slots=True)
class Site:
    """Articles have numbers; a host has those that leave its place when they are divided by the hosts."""

    port: int
    pages: int = PAGES
    size: int = SIZE
    hosts: int = HOSTS

    def starts(self) -> list[str]:
        return [f"http://{address(host)}:{self.port}/list/0.html" for host in range(self.hosts)]

    def articles(self) -> list[str]:
        return [f"http://{address(number % self.hosts)}:{self.port}{path_of(number)}" for number in range(self.pages)]

    def answer(self, host: int, path: str) -> bytes | None:
        """The page at a path of a host; None where there is none."""
        folder, _, name = path.removesuffix(".html").rpartition("/")
        if not name.isdecimal():
            return None
        number = int(name)
        return self.list_page(host, number) if folder == "/list" else self.article(host, number)

    def list_page(self, host: int, page: int) -> bytes:
        numbers = range(host, self.pages, self.hosts)
        shown = numbers[page * LINKS : (page + 1) * LINKS]
        items = "".join(f'<li><a href="{path_of(number)}">{headline_of(number)}</a></li>' for number in shown)
        more = f'<a rel="next" href="/list/{page + 1}.html">下一页</a>' if len(numbers) > (page + 1) * LINKS else ""
        return f"<html><body><ul>{items}</ul>{more}</body></html>".encode()

    def article(self, host: int, number: int) -> bytes:
        """What is the article's own goes into the page of its outlet."""
        chance, headline = Random(number), headline_of(number)
        paragraphs = "".join(
            f"<p>　　{sentence(chance, True)}{sentence(chance, True)}</p>" for _ in range(chance.randint(8, 20))
        )
        day = f"2026-11-{number % 28 + 1:02} {number % 24:02}:{number % 60:02}"
        image = f'<p class="pic"><img src="/images/{number}.jpg" alt="{headline}"></p>'
        before, behind = outlet(host, self.size)
        title = before.replace(b"[headline]", headline.encode()).replace(b"[day]", day.encode())
        end = "<p>(记者 王明远 李青禾)</p></div><p>责任编辑:陈一鸣</p>"
        return title + f'<div class="content">{image}{paragraphs}{end}'.encode() + behind


def address(host: int) -> str:
    return f"127.0.0.{host + 1}"


def path_of(number: int) -> str:
    return f"/2026/11/{number % 28 + 1:02}/{number}.html"


def headline_of(number: int) -> str:
    return sentence(Random(-number - 1), True)[:22]


@lru_cache
def outlet(host: int, size: int) -> tuple[bytes, bytes]:
    """What stands before and behind every article of a host."""
    chance, size = Random(host), int(size * SIZES[host % len(SIZES)])
    name = f"第{host + 1}日报"
    menu = "".join(
        f'<li class="m{n}"><a href="/{n}/" title="{name}">{name}</a></li>' for n, name in enumerate(SECTIONS)
    )
    before = (
        f'<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>[headline]_{name}</title>'
        f'<meta property="og:type" content="article"><style>{filled(styles(chance), size // 5)}</style>'
        f"<script>{filled(scripts(chance), size // 3)}</script></head><body>"
        f"<header><nav><ul>{menu * 3}</ul></nav></header>"
        f'<div class="main"><div class="left"><h1>[headline]</h1><div class="info"><span>[day]</span>'
        f" <span>来源:{name}</span></div>"
    )
    behind = (
        f'</div><aside class="right">{filled(teasers(chance), size // 4)}</aside></div><footer><ul>{menu * 2}</ul>'
        f"<p>版权所有 {name}</p></footer><script>{filled(scripts(chance), size // 8)}</script></body></html>"
    )
    return before.encode(), behind.encode()


def styles(chance: Random) -> Iterable[str]:
    while True:
        yield f".c{chance.randrange(9999)}{{margin:{chance.randrange(40)}px;color:#{chance.randrange(4096):03x}}}\n"


def scripts(chance: Random) -> Iterable[str]:
    while True:
        yield f"var v{chance.randrange(9999)}=function(a,b){{return a*{chance.randrange(10**6)}+b;}};\n"


def teasers(chance: Random) -> Iterable[str]:
    while True:
        href, text = f"/x/{chance.randrange(10**6)}.html", sentence(chance, True)
        yield f'<div class="card"><a href="{href}"><img src="/i/{chance.randrange(999)}.jpg" alt=""></a>'
        yield f'<h3><a href="{href}">{text[:20]}</a></h3><p class="sum">{text}</p></div>'


def filled(parts: Iterable[str], size: int) -> str:
    """As many as make so many bytes."""
    found: list[str] = []
    length = 0
    for part in parts:
        found.append(part)
        length += len(part.encode())
        if length > size:
            break
    return "".join(found)


class Connection(asyncio.Protocol):
    """HTTP/1.1 for one polite client: a request at a time, without a body."""

    def __init__(self, site: Site, host: int) -> None:
        self.site, self.host, self.received = site, host, b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self.received += data
        while b"\r\n\r\n" in self.received:
            request, _, self.received = self.received.partition(b"\r\n\r\n")
            body = self.site.answer(self.host, request.split(b" ", 2)[1].decode())
            status = "404 Not Found" if body is None else "200 OK"
            head = f"HTTP/1.1 {status}\r\nContent-Type: text/html\r\nContent-Length: {len(body or b'')}\r\n\r\n"
            self.transport.write(head.encode() + (body or b""))


async def serve(site: Site) -> None:
    """Until SIGTERM."""
    loop, ended = asyncio.get_running_loop(), asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, ended.set)
    for host in range(site.hosts):
        outlet(host, site.size)
        await loop.create_server(lambda host=host: Connection(site, host), address(host), site.port)  # type: ignore[misc]
    print("ready", flush=True)
    await ended.wait()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("port", type=int)
    parser.add_argument("--pages", type=int, default=PAGES)
    parser.add_argument("--size", type=int, default=SIZE)
    parser.add_argument("--hosts", type=int, default=HOSTS)
    asyncio.run(serve(Site(**vars(parser.parse_args()))))


if __name__ == "__main__":
    main()

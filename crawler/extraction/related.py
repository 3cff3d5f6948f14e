"""Other articles' headlines around this one: the related list becomes links, never body."""

import re
from collections.abc import Iterable, Sequence

from crawler.extraction.hints import names_verdict
from crawler.extraction.page import Node, Page, Piece, absolute
from crawler.extraction.text import SENTENCE_END, words
from crawler.items import Link

MARKER = re.compile(
    r"^\W*(?:相关(?:阅读|新闻|报道|文章|链接|专题|推荐)|相關(?:閱讀|新聞|報導|文章)|延伸(?:阅读|閱讀)|推荐(?:阅读|新闻|文章)|推薦閱讀|更多(?:新闻|报道|精彩)"
    r"|猜你喜欢|热门推荐|为您推荐|你可能(?:感兴趣|还喜欢)|相关|新闻链接|(?:you may|you might) also like|related(?: (?:stories|articles|news|posts|content|coverage|links|topics))?"
    r"|more (?:from|on|stories|news|in)\b.{0,40}|read (?:more|also|next)|see also|also read|recommended(?: (?:for you|reading|stories))?|関連(?:記事|ニュース|リンク)|あわせて読みたい"
    r"|관련\s?(?:기사|뉴스)|mehr zum thema|auch interessant|lesen sie auch|weitere artikel|à lire aussi|lire aussi|sur le même sujet|te puede interesar|noticias relacionadas|leia (?:também|mais))\s*[:：]?\s*$",
    re.I,
)
RELATED_NAMES = re.compile(
    r"related|relate|recommend|xgyd|xgxw|xiangguan|tuijian|read-?(?:more|next|also)|more-?(?:news|stories|on)|see-?also|correlat|guanlian"
)
STOP = re.compile(
    r"^\W*(?:评论|網友評論|网友评论|最新评论|我要评论|comments?|热门|排行|分享|关于我们|版权|copyright|©|返回|顶部|上一篇|下一篇|コメント|댓글|about us|home|contact)",
    re.I,
)
FURNITURE_LINE = re.compile(
    r"^\W*(?:返回(?:顶部|首页|列表)?|顶部|首页|打印|关闭|收藏|分享(?:到)?.{0,12}|点赞|微信|微博|上一篇.{0,60}|下一篇.{0,60}|back to top|top|home|print|share|▲|↑|详细|more|更多|查看更多)\W*$"
    r"|版权所有|copyright|©|ICP备|all rights reserved|未经授权|违法和不良信息|联系我们",
    re.I,
)
MAX_HEADLINE_WORDS = 45
MAX_LINKS = 100


def is_marker(text: str) -> bool:
    """A line that opens a list of other articles.

    >>> is_marker("相关阅读："), is_marker("Related stories"), is_marker("相关部门表示")
    (True, True, False)
    """
    return len(text) < 60 and MARKER.match(text) is not None


def is_furniture_line(text: str) -> bool:
    return len(text) < 120 and FURNITURE_LINE.search(text) is not None


def related_lines(pieces: Iterable[Piece]) -> list[Link]:
    """Headlines, each with its teaser if one follows, from the lines below a plain-text story."""
    links: list[Link] = []
    for piece in pieces:
        text = piece.text
        if piece.image is not None or is_marker(text):
            continue
        if STOP.match(text) and links:
            break
        if is_furniture_line(text):
            continue
        if is_teaser(text) and links and links[-1].teaser is None:
            links[-1] = Link("related", links[-1].headline, None, text)
        elif not is_teaser(text) and words(text) > 3:
            links.append(Link("related", text.lstrip("·•▪■◆-— ")))
    return links[:MAX_LINKS]


def is_teaser(text: str) -> bool:
    """A piece of running text, often cut off: longer than headlines are, or with a sentence's end inside."""
    return (
        words(text) > MAX_HEADLINE_WORDS
        or "。" in text
        or text.endswith(("...", "…", "……"))
        or (words(text) > 15 and text[-1] in SENTENCE_END and text[-1] in ".!")
    )


def related_links(page: Page, url: str | None, pieces: Sequence[Piece]) -> list[Link]:
    """Links of the containers that call themselves related, or stand below a marker, in the order printed."""
    found: dict[str, Link] = {}
    open_list: Node | None = None
    for piece in pieces:
        if is_marker(piece.text) and not piece.links:
            open_list = list_node(piece.node)
            continue
        if open_list is not None and (
            not is_inside(piece.node, open_list) or (STOP.match(piece.text) and not piece.links)
        ):
            open_list = None
        if open_list is None and not in_related_container(piece.node):
            continue
        add_links(page, url, piece, found)
    return list(found.values())[:MAX_LINKS]


def add_links(page: Page, url: str | None, piece: Piece, found: dict[str, Link]) -> None:
    """Each link of the piece is a headline; text without a link after one is its teaser."""
    for href, text in piece.links:
        address = absolute(page, url, href) or (
            href if not url and not href.startswith(("javascript:", "#", "data:")) else None
        )
        if address and words(text) > 3 and address not in found and not is_furniture_line(text):
            found[address] = Link("related", text, address)
    if not piece.links and found and piece.image is None and words(piece.text) > 12:
        last = next(reversed(found.values()))
        if last.teaser is None and last.url:
            found[last.url] = Link("related", last.headline, last.url, piece.text)


def list_node(node: Node) -> Node:
    """What a marker's list stands in: the marker's container, one up when it has no other piece."""
    while node.parent is not None and node.parent.tag not in ("root", "body", "html") and len(node.children) == 0:
        node = node.parent
    return node


def is_inside(node: Node, container: Node) -> bool:
    current: Node | None = node
    while current is not None:
        if current is container:
            return True
        current = current.parent
    return False


def in_related_container(node: Node) -> bool:
    current: Node | None = node
    while current is not None and current.tag != "body":
        if current.names.strip() and RELATED_NAMES.search(current.names) and names_verdict(current.names) < 0:
            return True
        current = current.parent
    return False

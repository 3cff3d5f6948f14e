"""A forum's thread: the opening post is the story, what others answered is not."""

import re
from typing import Final

from crawler.extraction.source.page import HEADINGS, Node, Page, Piece
from crawler.extraction.story.story import Story

POST: Final = re.compile(r"(?:^|[\s_-])(?:post|posts?bit\w*|postcontainer|message|topic-body|reply)(?=$|[\s_-])")
NO_POST: Final = re.compile(r"live|ticker|type-post|hentry|newsletter")
"""What articles, and the entries of a ticker, are called so beside."""
MEMBER: Final = re.compile(
    r"username|(?:^|[\s_-])member(?:name|info|_?action)?s?(?=$|[\s_-])|(?:^|\s)(?:poster|(?:user-?)?profile)(?=$|\s)"
)
MEMBER_ADDRESS: Final = re.compile(r"/(?:u|users?|members?)/|member\.php|profile|[?&]u(?:id)?=|space-uid|showuser")
ANSWER: Final = re.compile(r"^(?:re|aw|回复|回覆|답글)\s*[:：]", re.I)
TITLE_WORDS: Final = 3
OPENING_WORDS: Final = 20
"""Of an opening post that stands for itself."""


def first_answer(page: Page, story: Story) -> int | None:
    """The number of the piece where the first answer begins; None where the text is no thread's opening post."""
    text = [piece for piece in story.body if piece.image is None]
    if not text:
        return None
    own = next((node for node in text[0].node.lineage() if is_post(node)), None)
    if own is None:
        return None
    depth, tag = own.depth, own.tag
    alike = [node for node in page.nodes if node.depth == depth and node.tag == tag and is_post(node)]
    if len(alike) < 2 or alike[0] is not own or not names_member(page, own):
        return None
    if sum(piece.words for piece in text if piece.position < own.end) < OPENING_WORDS:
        return None
    answer = alike[1]
    return answer.begin if names_member(page, answer) and not has_title(page, answer, story.headline) else None


def is_post(node: Node) -> bool:
    names = node.names
    if "post" not in names and "message" not in names and "topic-body" not in names and "reply" not in names:
        return False  # what POST finds has one of these, and most names have none
    if node.tag == "body":
        return False
    return POST.search(names) is not None and NO_POST.search(names) is None


def names_member(page: Page, node: Node) -> bool:
    """Does a post say, by a link or what an element is called, which member wrote it?"""
    if any(MEMBER.search(one.names) for one in page.nodes[node.number : node.last + 1] if one.names):
        return True
    pieces = page.pieces[node.begin : node.end]
    return any(
        MEMBER_ADDRESS.search(attributes) or MEMBER.search(attributes)
        for piece in pieces
        for attributes, _ in piece.anchors
    )


def has_title(page: Page, node: Node, headline: Piece | None) -> bool:
    """A heading of its own, which no answer has: it is another story."""
    said = headline.text if headline is not None else ""
    heads = (piece for piece in page.pieces[node.begin : node.end] if piece.tag in HEADINGS)
    return any(one.words >= TITLE_WORDS and not ANSWER.match(one.text) and one.text != said for one in heads)

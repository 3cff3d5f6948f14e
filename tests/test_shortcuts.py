"""What is passed over for speed is what would have found nothing."""

import pytest

from crawler.extraction.source.htmlpage import parse_page, without_comments
from crawler.extraction.source.metadata import loaded
from crawler.extraction.source.page import Node
from crawler.extraction.story.hints import COMPACT, names_verdict
from crawler.extraction.story.related import is_furniture_line

OF_ARTICLES = """
articlebody story-content storytext post-body entry-content maincontent news-detail newscon rich_media_content
body-copy artibody trs_editor zoom txt-content wenzhang zhengwen
""".split()


@pytest.mark.parametrize("name", OF_ARTICLES)
def test_every_name_of_an_article_s_text_is_hinted(name: str) -> None:
    assert names_verdict(f"x{name}x") == 1


@pytest.mark.parametrize("name", COMPACT.pattern.replace("-?", "").split("|"))
def test_every_name_of_furniture_is_hinted(name: str) -> None:
    assert names_verdict(f"x{name}x") == -1


def test_comments_are_taken_out_whatever_they_hold() -> None:
    assert without_comments("a<!--[if gt IE 8]><!-->b<!-- <!-- c -->d") == "abd"
    page = parse_page("<p>The ferry<!--[if gt IE 8]><!--> runs<!-- <p>no</p> --> again")
    assert [piece.text for piece in page.pieces] == ["The ferry runs again"]


def test_children_are_numbered_among_those_of_their_tag() -> None:
    parent = Node("div", None)
    children = [Node(tag, parent) for tag in ("p", "p", "ul", "p", "ul", "h2", "p")]
    assert [(child.tag, child.index) for child in children] == [
        ("p", 1), ("p", 2), ("ul", 1), ("p", 3), ("ul", 2), ("h2", 1), ("p", 4),
    ]  # fmt: skip


def test_json_is_mended_only_where_it_is_broken() -> None:
    assert loaded('{"name": "rows [1,] and (2,)"}') == [{"name": "rows [1,] and (2,)"}]
    assert loaded('{"names": ["Ana Ruiz",],}') == [{"names": ["Ana Ruiz"]}]
    assert loaded("no JSON,}") == []


def test_lines_of_furniture_are_told_in_any_case() -> None:
    assert all(
        map(is_furniture_line, ("Back To Top", "ICP备12345号", "ALL RIGHTS RESERVED, Harbour Post", "微信号 port"))
    )
    assert not is_furniture_line("The harbour shares its quay with the ferry")

"""What is passed over for speed is what would have found nothing."""

import pytest

from crawler.extraction.source.htmlpage import parse_page
from crawler.extraction.source.metadata import loaded
from crawler.extraction.source.page import Node
from crawler.extraction.story.hints import COMPACT, WHOLE, names_verdict
from crawler.extraction.story.related import is_furniture_line

OF_ARTICLES = """
articlebody story-content storytext post-body entry-content maincontent news-detail newscon rich_media_content
body-copy artibody trs_editor zoom txt-content wenzhang zhengwen
""".split()
OF_FURNITURE = """
about-author aboutauthor ad ads adsbygoogle advert app-down app-promo appdown apppromo article-footer article-info
article-meta article-share article-tags articlefooter articleinfo articlemeta articleshare articletags aside author-bio
author-box author-card author-info authorbio authorbox authorcard authorinfo banner bio breadcrumb breadcrumbs byline
caption comment comments consent cookie copyright credit crumb crumbs dateline disclaimer disqus donat entry-footer
entry-meta entryfooter entrymeta erweima feedback fenxiang figcaption follow foot footer gdpr hidden-print hiddenprint
hot hot-list hot-news hot-rank hotlist hotnews hotrank infobox keywords login menu meta metadata modal more-from
more-news more-on more-stories morefrom morenews moreon morestories most-read mostread nav navbar navigation newsletter
no-print noprint outbrain overlay page-nav pagenav pager pagination pinglun pop-up popular popup post-footer post-meta
post-tags postfooter postmeta posttags prev-next prevnext promo qrcode rank ranking read-also read-more read-next
readalso readmore readnext recirc recommend register relate related replies respond screen-reader screenreader search
share sharebox sharing side-bar sidebar sign-up signup skip-link skip-nav skip-to skiplink skipnav skipto social
source-line sourceline sponsor sr-only subscri table-of-contents taboola tag tag-list taglist tags teaser timestamp toc
toolbar tooltip trending tuijian visually-hidden visuallyhidden widget-area widget-box widget-title widget_text
xiangguan zebian
""".split()


@pytest.mark.parametrize("name", OF_ARTICLES)
def test_every_name_of_an_article_s_text_is_hinted(name: str) -> None:
    assert names_verdict(f"x{name}x") == 1


@pytest.mark.parametrize("name", COMPACT)
def test_what_counts_inside_longer_names_is_hinted(name: str) -> None:
    assert names_verdict(f"x{name}x") == -1


@pytest.mark.parametrize("name", OF_FURNITURE)
def test_every_name_of_furniture_is_hinted(name: str) -> None:
    assert names_verdict(f"x x-{name} x") == -1


@pytest.mark.parametrize("name", sorted(WHOLE))
def test_every_name_that_counts_alone_is_hinted(name: str) -> None:
    assert names_verdict(f"x {name}") == -1


def test_comments_are_taken_out_whatever_they_hold() -> None:
    page = parse_page("<p>The ferry<!--[if gt IE 8]><!--> runs<!-- <!-- <p>no</p><--> again<!--a--><!---->")
    assert [piece.text for piece in page.pieces] == ["The ferry runs again"]
    page = parse_page("<p>The ferry <select><!-- <select> <--><option>no</select>runs<!-- > a < b > --> again")
    assert [piece.text for piece in page.pieces] == ["The ferry runs again"]
    assert parse_page("<p>The ferry runs<!-- again").pieces[0].text == "The ferry runs"


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

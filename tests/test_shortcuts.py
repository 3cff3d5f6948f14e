"""What is passed over for speed is what would have found nothing."""

import re

import pytest

from crawler.extraction.date.dates import ANY_DIGIT, has_digit
from crawler.extraction.people.bylines import calls_byline
from crawler.extraction.refusal.rejection import wants_script
from crawler.extraction.source.attributes import inline_of
from crawler.extraction.source.htmlpage import parse_page
from crawler.extraction.source.metadata import loaded
from crawler.extraction.source.page import Node, Piece
from crawler.extraction.source.text import (
    CJK_CHARACTER,
    PRINTABLE,
    could_have_figure,
    is_beyond_latin,
    is_cjk,
    latin_of,
    words,
)
from crawler.extraction.story.captions import make_image
from crawler.extraction.story.hints import COMPACT, WHOLE, names_verdict
from crawler.extraction.story.related import is_furniture_line, is_marker, opens_comments

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


@pytest.mark.parametrize("name", COMPACT.pattern.split("|"))
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


def test_what_is_no_markup_is_passed_over_up_to_its_own_end() -> None:
    for inside in ("<iframe src=a> 1 < 2 <!-- <iframe src=b><p>no</iframe>", "<noembed>< a<b </noembed>"):
        page = parse_page(f"<p>The ferry {inside}runs again")
        assert [piece.text for piece in page.pieces] == ["The ferry runs again"]
    page = parse_page("<p>The ferry <xmp><xmp> <p>no</xmp>runs again")
    assert [piece.text for piece in page.pieces] == ["The ferry", "runs again"]


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


def test_characters_are_told_alike_in_latin_1_and_beyond() -> None:
    for character in map(chr, range(0x3400)):
        latin = latin_of(character)
        assert latin is None or (latin.translate(PRINTABLE) == latin) == character.isprintable()
        assert is_beyond_latin(f"a{character}b") == (BEYOND_LATIN.search(character) is not None)
        assert could_have_figure(character) >= character.isdecimal()
        assert has_digit(f"a{character}年") == (ANY_DIGIT.search(f"a{character}年") is not None)


def test_characters_of_east_asia_are_told_as_the_pattern_tells_them() -> None:
    for code in [*range(0x600, 0x11000), *range(0x1FFF0, 0x20010), *range(0x3FFF0, 0x40010), 0xE0001, 0x10FFFF]:
        assert is_cjk(code) == (CJK_CHARACTER.match(chr(code)) is not None), hex(code)
        assert is_beyond_latin(chr(code)) == (BEYOND_LATIN.match(chr(code)) is not None), hex(code)


@pytest.mark.parametrize(
    "text",
    ["济南 2023 work", "2026年11月3日，snake_case與Straße１２です。ok", "—《Ｐｏｓｔ》—", "가나 다 ab.de", "𠀀𠀁"],
)
def test_words_among_characters_are_counted_as_the_patterns_count_them(text: str) -> None:
    characters = len(CJK_CHARACTER.findall(text))
    assert words(text) == characters + len(re.findall(r"\w+", CJK_CHARACTER.sub(" ", text)))


BEYOND_LATIN = re.compile("[\u2e80-\U0003ffff]")
MARKERS = """
相关阅读|相關新聞|延伸閱讀|推荐新闻|推薦閱讀|更多精彩|看更多|你可能也想看|你可能感兴趣|同类新闻|同专题新闻|往期回顾|猜你喜欢
喜欢此内容的人还喜欢|热门推荐|为您推荐|新闻链接|You may also like|You might also like|Related|More from us|Read next
See also|Also read|Recommended for you|関連記事|あわせて読みたい|관련 기사|Mehr zum Thema|Auch interessant
Lesen Sie auch|Weitere Artikel|À lire aussi|Lire aussi|Sur le même sujet|También te puede interesar|Te puede interesar
Noticias relacionadas|Lea también|Lee también|Leia mais|Veja também|Notícias relacionadas|Leggi anche|Articoli correlati
Potrebbe interessarti|Lees ook|Czytaj też|Читайте также|По теме|Похожие материалы|Baca juga|Berita terkait
Artikel terkait|Tin liên quan|Xem thêm|Đọc thêm|مواضيع ذات صلة|أخبار متعلقة|مقالات ذات صلة|موضوعات متعلقة
اقرأ أيضا|مطالب مرتبط|بیشتر بخوانید|כתבות נוספות|קראו גם
"""
COMMENTS = """
最新评论|网友热议|跟帖|留言|网友评论|網友評論|我要评论|发表评论|评论区|热门评论|全部评论|精彩评论|我来说两句|评论列表|12条评论|参与评论
Comments (3)|3 comments|2 responses to the harbour|Leave a reply|コメント|댓글|Kommentare|Commentaires
"""
FURNITURE = """
返回顶部|顶部|首页|打印|关闭|收藏|分享到|点赞|回复举报|微信|微博|上一篇|下一篇|Back to top|Top
Home|Print|Share|▲|↑|详细|More|更多
查看更多|微信号 port|功能介绍 port
"""


def phrases(lines: str) -> list[str]:
    return lines.strip().replace("\n", "|").split("|")


@pytest.mark.parametrize("mark", ["", "» ", "【"])
def test_every_line_that_a_pattern_finds_begins_as_such_lines_do(mark: str) -> None:
    assert [text for text in phrases(MARKERS) if not is_marker(mark + text)] == []
    assert [text for text in phrases(COMMENTS) if not opens_comments(mark + text)] == []
    assert [text for text in phrases(FURNITURE) if not is_furniture_line(mark + text)] == []


CREDITED = """
灯会现场 王小明摄|灯会现场 記者陳小華攝|灯会现场 山风日报供图|灯会现场（图/李四）|祭り。（山田太郎撮影）
The fair. Photo by Ana Ruiz|The fair. PHOTOGRAPH BY Ana Ruiz
"""
ASKING = """
Please enable JavaScript|请启用JavaScript|JavaScriptを有効にしてください|Loading…|正在加载
載入中|読み込み中|로딩 중|Wird geladen|Cargando…|Chargement|Laden…|数据加载中
"""
BYLINES = (
    "byline by-line post-by author authors autoren writer reporter zuozhe contributor username author-name".split()
)


def test_every_credit_in_a_caption_is_hinted() -> None:
    captions = [Piece(text, Node("figcaption", None), 0) for text in phrases(CREDITED)]
    assert [caption.text for caption in captions if not make_image("/a.jpg", caption).credit] == []


def test_every_line_that_wants_a_script_is_hinted() -> None:
    pieces = [Piece(text, Node("p", None), 0) for text in phrases(ASKING)]
    assert [piece.text for piece in pieces if not wants_script(piece)] == []


@pytest.mark.parametrize("name", BYLINES)
def test_every_name_of_a_byline_is_hinted(name: str) -> None:
    assert calls_byline(f"x {name}")


def test_a_name_is_told_by_its_parts_and_their_hyphens() -> None:
    plain = "thread-box load-box side_bar field--label-visually_hidden bar-side reader-screen tags-active no-share"
    assert [name for name in plain.split() if names_verdict(name)] == []
    assert [names_verdict(names) for names in ("x share:hover", "x share-hover", "is-active nav", "nav body-text")] == [
        0, -1, -1, 1,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "attributes", [' class="x" rel="author"', ' itemprop="author"', ' class="Byline"', ' class="post-author"']
)
def test_what_names_an_author_is_told_beside_any_address(attributes: str) -> None:
    said = inline_of("a", f' href="/p"{attributes}')
    assert said is not None
    assert said.is_byline
    assert inline_of("a", ' href="/author?class=author" class="x"') is None

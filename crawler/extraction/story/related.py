"""Other articles' headlines around this one: the related list becomes links, never body."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final
from urllib.parse import urlsplit

from crawler.extraction.source.known import remember
from crawler.extraction.source.page import HEADINGS, Node, Page, Piece, absolute
from crawler.extraction.source.text import COLONS, could_begin, has_cjk, heads_of, squeeze, words
from crawler.extraction.story.commentline import opens_comments
from crawler.extraction.story.hints import names_verdict
from crawler.items import Link

READ_ALSO: Final = (
    r"l[äæ]s (?:mer|också|även|også)|les (?:også|mer)|i̇?lgi̇?li̇? haber(?:ler)?"
    r"|διαβ[άα]στε (?:επ[ίι]ση[ςσ]|ακ[όο]μη|ακ[όο]μα)"
    r"|čtěte (?:také|dále)|čítajte (?:tiež|aj)|(?:zobacz|przeczytaj) (?:też|także|również)|читайте (?:також|так само)"
    r"|(?:ये|यह) भी प(?:ढ\u093c|\u095d)ें|pročitajte (?:i|još)|citește și|lue myös|olvassa el ezt is"
)
"""What leads to another article, in languages that MARKER and the insertions of text pages share."""
MARKER: Final = re.compile(
    r"^\W*(?:相关(?:阅读|新闻|报道|文章|链接|专题|推荐|稿件|资讯)|相關(?:閱讀|新聞|報導|文章|稿件|資訊|影音)"
    r"|(?:延伸|扩展|擴展|拓展|更多|参考|參考)(?:阅读|閱讀)|[热熱][读讀]|精彩推[荐薦]|同[场場]加映|另[请請](?:阅读|参阅|閱讀|參閱)"
    r"|同一主[题題]|[您你]可能(?:感兴趣|感興趣|还喜欢|還喜歡)(?:的(?:文章|内容|內容|新闻|新聞))?|猜[您你]喜[欢歡]"
    r"|阅读下一篇|推荐(?:阅读|新闻|文章)|推薦閱讀|更多.{0,8}(?:新闻|报道|報導|新聞)|更多精彩|看更多|更多相關(?:新聞|報導)?|相關(?:連結|推薦)|你可能(?:也|還)想看|同(?:类|专题)新闻|往期(?:推荐|回顾|精彩)"
    r"|喜欢此内容的人还喜欢|热门推荐|[为為][您你]推[荐薦]|相关|新闻链接"
    r"|(?:you may|you might) also like"
    r"|related(?: (?:stories|articles|news|posts|content|coverage|links|topics))?"
    r"|more (?:from|on|stories|news|in)\b.{0,40}|read (?:more|also|next)|see also|also read"
    r"|recommended(?: (?:for you|reading|stories))?|関連(?:記事|ニュース|リンク)|あわせて読みたい"
    r"|관련\s?(?:기사|뉴스)|mehr zum thema|auch interessant|lesen sie auch|weitere artikel|à lire aussi"
    r"|lire aussi|sur le même sujet|(?:también )?te puede interesar|noticias relacionadas|le[ae] (?:también|aquí|más)"
    r"|leia (?:também|mais)|veja também|notícias relacionadas|leggi anche|articoli correlati|potrebbe interessarti"
    r"|lees ook|czytaj (?:też|także|również)"
    r"|читайте также|по теме|похожие (?:материалы|новости|статьи)|baca juga|(?:berita|artikel) terkait|tin liên quan"
    r"|xem thêm|đọc thêm|(?:مواضيع|أخبار|مقالات|موضوعات) (?:ذات صلة|متعلقة)|اقرأ أيضا[ًً]?|مطالب مرتبط|بیشتر بخوانید"
    rf"|{READ_ALSO}"
    r"|כתבות (?:נוספות|קשורות)|קראו (?:גם|עוד)"
    r"|(?:เรื่อง|ข่าว|บทความ)ที่เกี่ยวข้อง|อ่าน(?:เพิ่มเติม|ต่อ|ข่าวเพิ่มเติม)|আর[ওো] পড়ুন|संबंधित (?:खबरें|ख़बरें|लेख)|مزید پڑھی[ںے]"
    r"|saistītie raksti|lasi arī|skaitykite (?:taip pat|daugiau)|loe (?:ka|lisaks|veel)|seotud (?:lood|artiklid)"
    r"|související (?:články|zprávy)|súvisiace články|kapcsolódó (?:cikke[ik]|anyagok|tartalmak)|articole similare"
    r"|preberite (?:tudi|še)|sorodne novice|още по темата|виж(?:те)? (?:още|също)"
    r"|povezane (?:vesti|vijesti)|σχετικ[άα] (?:[άα]ρθρα|θ[έε]ματα|ν[έε]α)"
    r"|das könnte (?:sie|dich|euch) (?:auch )?interessieren|(?:auch )?ähnliche (?:beiträge|artikel|themen)"
    r"|articles (?:similaires|liés|connexes)|à lire également|dans la même (?:rubrique|catégorie)"
    r"|vous aimerez (?:peut-être )?aussi|ce(?:la|ci) (?:peut|pourrait) (?:aussi )?vous intéresser"
    r"|keep reading|more like this|similar (?:articles|stories|posts|news)"
    r"|you (?:may|might) (?:also )?be interested in|(?:ti )?potrebbe(?:ro)? (?:anche )?interessar(?:ti|e)(?: anche)?"
    r"|(?:art[ií]culos|contenidos|notas|matérias|artigos|conteúdos|posts) relacionad[oa]s"
    r"|gerelateerd(?:e (?:artikelen|berichten))?|meer over dit onderwerp"
    r"|(?:powiązane|podobne) (?:artykuły|tematy|wpisy)"
    r"|i̇?lgi̇?ni̇?zi̇? çekebi̇?li̇?r|yazarın diğer yazıları|relaterade (?:artiklar|nyheter)"
    r"|relatert(?:e (?:artikler|saker))?|relaterede artikler|mer om ämnet|anbefalt for deg|lue lisää|lisää aiheesta"
    r"|дивіться також|схожі (?:новини|матеріали|статті)|こちらもおすすめ|추천\s?기사"
    r"|notícies relacionades|(?:et|us) pot interessar|berita berkaitan|baca (?:lagi|selengkapnya)|soma (?:pia|zaidi))"
    r"\s*[:：】\]]?\s*$"
)
"""Of text in small letters: in any case it would take several times as long."""
MARKER_HEADS: Final = heads_of(
    """
    al ar au ba be ci cz čt čí et il ka la le li lo lu lä læ me mo no ol po pr re sa se sk so su sú ta te ti us ve we
    xe yo zo à đọ δι σχ ви ощ по чи ये यह सं আর เร ข่ บท อ่ مز
    an ce co da ge ke ma má ne si vo ya äh ди сх こち 추천
    כת קר أخ اق بی مط مق مو あわ 为您
    你可 同专 同类 阅读 喜欢 为你 為你 為您 延伸 往期 推荐 推薦 新闻 更多 热门 猜你 相关 相關 看更 関連 관련
    扩展 擴展 拓展 参考 參考 热读 熱讀 精彩 同场 同場 另请 另請 同一 您可 猜您
    """
) | {"İl", "İL"}
HEAD: Final = re.compile(
    r"\W*(?:(?:相关|相關)(?:解读|解讀|文件|政策|内容|內容|信息|视频|影片)|(?:政策|文件)(?:解读|解讀)"
    r"|(?:早前|此前|之前|过往|過往)(?:报道|报导|報道|報導)|(?:前情|新闻|新聞)(?:回顾|回顧))\W*"
)
"""What opens a list only where a linked headline is next: a text has headings of these words as well."""
LONGEST_HEAD: Final = 12
RELATED_NAMES: Final = re.compile(
    r"related|relate|recommend|xgyd|xgxw|xiangguan|tuijian|read-?(?:more|next|also)|more-?(?:news|stories|on)"
    r"|see-?also|correlat|guanlian"
)
STOP: Final = re.compile(
    r"^\W*(?:评论|網友評論|网友评论|最新评论|我要评论|comments?|热门|排行|分享|关于我们|版权|copyright|©|返回"
    r"|顶部|上一篇|下一篇|コメント|댓글|about us|home|contact)",
    re.I,
)
NEIGHBOUR: Final = re.compile(r"\W*[上下]一篇(?!章)")
"""The articles before and after this one."""
FURNITURE_LINE: Final = re.compile(
    r"^\W*(?:(?:返回(?:顶部|首页|列表)?|顶部|首页|打印|关闭|收藏|分享(?:[到至给].{0,50}|(?:本|此)?文章?|[:：\s].{0,50})?|点赞.{0,30}"
    r"|打印(?:[\W本此该文页預预正新内].{0,11})?|回复举报|微信|微博|[上下]一篇(?!章).{0,60}"
    r"|back to top|top|home|print|share|▲|↑|详细|more"
    r"|更多|查看更多)\W*$|(?:微信号|功能介绍)\s"
    r"|(?:follow us (?:on|at)\b|folgen sie uns (?:auf|bei)\b|suivez-nous sur\b|s[ií]guenos en\b|siga-nos n|seguici su\b"
    r"|volg ons op\b|obserwuj nas na\b|följ oss (?:på|i)\b|подпи(?:сывайтесь|шитесь) на наш"
    r"|(?:передплатіть|читайте) нас [ву]\b"
    r"|підпи(?:суйтесь|шіться) на наш|ακολουθήστε (?:μας|το)\b|bizi .{2,40}takip ed|sledujte nás na\b"
    r"|(?:participe|entre|inscreva-se) (?:d?o|n[oa]) (?:nosso )?(?:canal|grupo) .{0,50}(?:whatsapp|telegram|youtube)"
    r"|点个[“\"「]?(?:在看|赞)|تابعونا على|עקבו אחרינו ב|theo dõi chúng tôi"
    r"|[关關]注我[们們](?!\w)).{0,80}$"
    r"|点[击擊](?:[上下]方|[左右]上角|标题下)?.{0,4}(?:蓝字|蓝色|名片|卡片).{0,14}$"
    r"|dieses thema im programm:.{0,120}$)"
)
"""Of text in small letters, like RIGHTS."""
FURNITURE_HEADS: Final = heads_of(
    """
    ac ba bi di en fo fö ho in mo ob pa pr se sl ακ пе пі чи 点个
    se sh si su sí th to vo по تا עק 点击 点擊 上一 下一 关注 关闭 分享 功能
    回复 微信 微博 打印 收藏 更多 查看 点赞 详细 返回 關注 顶部 首页
    """
)
RIGHTS: Final = (*"版权所有 copyright © icp备 未经授权 违法和不良信息 联系我们".split(), "all rights reserved")
"""In a line about the page's owner."""
TEASER_WORDS: Final = 7
DIGIT: Final = re.compile(r"\d")
PAGE_END_NAMES: Final = re.compile(r"(?:^|\s)(?:site-|page-|global-)?(?:footer|foot|copyright|nav|navigation)(?=$|\s)")
PAGE_ENDS: Final[dict[str, bool]] = {}
RELATED: Final[dict[str, bool]] = {}
MARKERS: Final[dict[str, bool]] = {}
MAX_LINKS: Final = 100
BULLETS: Final = "►▶▸▪■◆●•·‧・→»＞> "
"""What sites draw before a headline."""
LEAD_REACH: Final = 40
"""Characters in which the word before a headline ends."""
FEWEST_RELATED: Final = 2
"""Links of a list that calls itself related, where a later one has more."""
SHORT_NAME: Final = 5
SHORT_LINE: Final = 3
"""Words, and Chinese characters, of the names of sections, tags, authors at most."""
LONGEST_DAY: Final = 24
"""Characters of a day beside a headline."""
SURE_WORDS: Final = 6
"""From more words on a link is a headline wherever it leads."""
KICKER_WORDS: Final = 8
"""Of a picture's or kicker's link at most, where another link to the same article has its headline."""
NO_HEADLINE: Final = re.compile(
    r"^\W*\d[\d,.]*\s*(?:条|條|則|个)?(?:评论|評論|留言|回复|跟帖|comments?|kommentare?|コメント)\W*$"
    r"|(?:查看|阅读|浏览|看)(?:全部|更多|全文)(?![:：]\s?\w)|アプリ(?:で|を)|(?:打开|下载|下載)\s?(?:APP|客户端)|APP\W*$"
    r"|\b(?:open|view|read)\s(?:in|on)\s(?:the|our)\s?app\b|\bnewsletter\b|^(?:view|see|show)\sall\b|>>\W*$",
    re.I,
)
HINTS: Final = (
    *"评论 評論 留言 回复 跟帖 comment kommentar コメント 全部 更多 全文 アプリ app 客户端 newsletter".split(),
    *(" all", ">>"),
)
"""One of these is in all that NO_HEADLINE finds: most headlines are passed over by them."""
SECTION_ADDRESS: Final = re.compile(
    r"^tags?\.|/(?:tags?|topics?|authors?|autor(?:en)?|themen?|category|categories|schlagwort)/", re.I
)
SLUG: Final = re.compile(r"\d|[^/]-[^/]|_|\.[a-z]{3,5}$|%[0-9a-f]{2}|[^\x00-\x7f]", re.I)
"""What an article's address has at its end, and a section's has not: a number, several words, a file's ending."""


def is_marker(text: str) -> bool:
    """A line that opens a list of other articles.

    >>> is_marker("相关阅读："), is_marker("Related stories"), is_marker("相关部门表示")
    (True, True, False)
    """
    return len(text) < 60 and could_begin(text, MARKER_HEADS) and begins_list(text)


def begins_list(text: str) -> bool:
    known = MARKERS.get(text)
    return remember(MARKERS, text, MARKER.match(text.lower()) is not None) if known is None else known


def is_furniture_line(text: str) -> bool:
    if len(text) >= 120:
        return False
    small = text.lower()
    is_furniture = could_begin(small, FURNITURE_HEADS) and FURNITURE_LINE.match(small) is not None
    return is_furniture or any(word in small for word in RIGHTS)


def related_links(page: Page, url: str | None, pieces: Sequence[Piece]) -> list[Link]:
    """The list behind the first marker below the story; without one, the first that calls itself related.

    Later ones (``推荐阅读`` of a side column) are about the site, not about this article.
    """
    marker = next((number for number in range(len(pieces)) if opens_list(pieces, number)), None)
    found = collect(page, url, behind(page, pieces, marker), to_the_end=False) if marker is not None else []
    if len(found) >= FEWEST_RELATED:
        return found
    related = related_containers(page)
    named = groupby(
        (piece for piece in pieces if related[piece.node.number] >= 0), lambda piece: related[piece.node.number]
    )
    lists = [collect(page, url, list(group), to_the_end=True) for _, group in named]
    first = [] if found else next(filter(None, lists), [])
    listed = next((links for links in lists if len(links) >= FEWEST_RELATED), first)
    known = {link.url for link in found}
    return [*found, *(link for link in listed if link.url not in known)]


def opens_list(pieces: Sequence[Piece], number: int) -> bool:
    """Does a list begin here: at a marker without neighbours below it, or at a word with a linked headline below it?"""
    piece, below = pieces[number], pieces[number + 1 : number + 2]
    if len(piece.anchors) > 1:
        return False
    if is_marker(piece.text):
        return not below or NEIGHBOUR.match(below[0].text) is None
    if len(piece.text) > LONGEST_HEAD or not below or not below[0].anchors or HEAD.fullmatch(piece.text) is None:
        return False
    return any(is_headline(said) for _, said in below[0].anchors)


def behind(page: Page, pieces: Sequence[Piece], marker: int) -> Sequence[Piece]:
    """What stands below a marker, up to the end of the smallest box that holds both it and a linked headline."""
    below = pieces[marker + 1 :]
    first = next((piece.position for piece in below if any(is_headline(text) for _, text in piece.anchors)), None)
    if first is None:
        return below
    end = next((node.end for node in pieces[marker].node.lineage() if node.end > first), first)
    return [piece for piece in below if piece.position < end]


def collect(page: Page, url: str | None, pieces: Sequence[Piece], *, to_the_end: bool) -> list[Link]:
    """Each link is a headline, text beside one its teaser; the list ends where something else begins."""
    found: dict[str, Link] = {}
    both = (absolute(page, url, url), absolute(page, url, page.hrefs.get("canonical")))
    own = {address.partition("#")[0] for address in both if address}
    last: Piece | None = None
    headed: set[str] = set()
    for piece in pieces:
        if piece.image is not None:
            continue
        if (
            in_page_end(piece.node)
            or (STOP.match(piece.text) and not is_linked_headline(piece))
            or (is_marker(piece.text) and (found or not piece.anchors))
        ):
            if to_the_end:
                continue
            break
        if piece.anchors:
            last = piece
            for link in links_of(page, url, piece):
                if link.url and not is_own(link.url, own):
                    keep(link.url, link, found, headed, is_heading=piece.tag in HEADINGS)
        elif last is not None and found and is_beside(piece, last) and piece.words > TEASER_WORDS:
            address, link = found.popitem()
            found[address] = Link("related", link.headline, link.url, link.teaser or piece.text)
        elif not to_the_end and (piece.tag in HEADINGS or not (is_scrap(piece.text) or is_of_entry(page, piece, last))):
            break
    return without_strangers(list(found.values()), url)[:MAX_LINKS]


def is_own(address: str | None, own: set[str]) -> bool:
    """Does a link lead to the page itself, or to a place on it?"""
    return (address or "").partition("#")[0] in own


def links_of(page: Page, url: str | None, piece: Piece) -> Iterable[Link]:
    for href, text in piece.links:
        address = absolute(page, url, href) or (
            href if not url and ":" not in href and not href.startswith("#") else None
        )
        text = without_lead(text.lstrip(BULLETS))
        if address and is_headline(text) and (words(text) > SURE_WORDS or not leads_to_section(address)):
            yield Link("related", text, address)


def without_lead(text: str) -> str:
    """A link's headline without the word before it that says what it is.

    >>> without_lead("Читайте также: Подстанцию на Лесной закроют"), without_lead("Lake: the ferry is back")
    ('Подстанцию на Лесной закроют', 'Lake: the ferry is back')
    >>> without_lead("[ Related: The old boats lie in port ]")
    'The old boats lie in port'
    """
    for colon in COLONS:
        at = text.find(colon, 0, LEAD_REACH)
        if at > 0 and is_marker(text[: at + 1]):
            rest = text[at + 1 :].lstrip()
            return (rest.rstrip(" ]】") if text[0] in "[【" else rest) or text
    return text


def is_linked_headline(piece: Piece) -> bool:
    """One link, or that and a day, so long that it is a headline whatever it begins with (``评论：…``)."""
    if len(piece.anchors) != 1:
        return False
    said = squeeze(piece.anchors[0][1])
    is_whole = piece.text.startswith(said) and len(piece.text) - len(said) <= LONGEST_DAY
    return is_whole and words(said) > SURE_WORDS and is_headline(said)


def keep(address: str, link: Link, found: dict[str, Link], headed: set[str], *, is_heading: bool) -> None:
    """Of the lines of one link its heading is the headline, a longer line the teaser below it.

    ``headed`` are the addresses whose headline was a heading.
    """
    other = found.get(address)
    if other is None or (is_heading and address not in headed):
        found[address] = link
    elif address in headed and not is_heading:
        if words(link.headline) > TEASER_WORDS and not other.teaser and other.headline not in link.headline:
            found[address] = replace(other, teaser=link.headline)
    elif says_more(link, other):
        found[address] = link
    if is_heading:
        headed.add(address)


def says_more(link: Link, other: Link) -> bool:
    """One with a headline where the first to its address had the section or a kicker only?"""
    return words(other.headline) <= KICKER_WORDS < words(link.headline)


def is_headline(text: str) -> bool:
    """Long enough, and neither a menu's word, a counter, nor the head of a list.

    >>> is_headline("大桥今晨恢复双向通行"), is_headline("0条评论"), is_headline("人事任免"), is_headline("Read more")
    (True, False, False, False)
    """
    if words(text) <= (SHORT_NAME if has_cjk(text) else SHORT_LINE):
        return False
    return not (is_furniture_line(text) or is_marker(text) or opens_comments(text) or is_no_headline(text))


def is_no_headline(text: str) -> bool:
    small = text.lower()
    return any(hint in small for hint in HINTS) and NO_HEADLINE.search(text) is not None


def leads_to_section(address: str) -> bool:
    """A front page, a section, a tag, an author: an address without a number or the words of a headline at its end.

    >>> leads_to_section("https://post.example/sport/"), leads_to_section("https://post.example/sport/ferry-runs-again")
    (True, False)
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return True
    if SECTION_ADDRESS.search(f"{parts.netloc}{parts.path}"):
        return True
    path = parts.path.strip("/")
    return not parts.query and path.count("/") < 2 and not SLUG.search(path.rpartition("/")[2])


def without_strangers(links: list[Link], url: str | None) -> list[Link]:
    """Of a list that leads to the page's own site mostly, without what leads elsewhere: that is advertising."""
    home = site_of(url)
    own = [link for link in links if site_of(link.url) in (home, "")]
    return own if home and len(own) * 2 > len(links) else links


def site_of(url: str | None) -> str:
    """The last two labels of the host.

    >>> site_of("https://sport.post.example/a")
    'post.example'
    """
    try:
        return ".".join((urlsplit(url or "").hostname or "").split(".")[-2:])
    except ValueError:
        return ""


def is_beside(piece: Piece, headline: Piece) -> bool:
    """In the same element, or the same parent, as a headline."""
    nodes = [headline.node, headline.node.parent]
    return any(node in nodes for node in (piece.node, piece.node.parent) if node is not None)


def is_of_entry(page: Page, piece: Piece, headline: Piece | None) -> bool:
    """A short line below a headline in a box that has no other: where it appeared, what it is filed under."""
    if headline is None or piece.words > TEASER_WORDS:
        return False
    box = headline.node.box()
    return box.end > piece.position and sum(1 for one in page.pieces[box.begin : box.end] if one.anchors) == 1


def in_page_end(node: Node) -> bool:
    """In the page's footer or a navigation: never this article's list. An article has a footer of its own."""
    has_footer = False
    for one in node.lineage():
        if one.tag == "nav" or (one.names and is_page_end(one.names)):
            return True
        if one.tag == "article":
            has_footer = False
        elif one.tag == "footer":
            has_footer = True
    return has_footer


def is_page_end(names: str) -> bool:
    known = PAGE_ENDS.get(names)
    return remember(PAGE_ENDS, names, PAGE_END_NAMES.search(names) is not None) if known is None else known


def is_scrap(text: str) -> bool:
    """A date, a counter, a bullet: what stands between the entries of a list."""
    return words(text) <= TEASER_WORDS and (len(text) <= 2 or DIGIT.search(text) is not None)


def related_containers(page: Page) -> list[int]:
    """For each node, by its number, the number of the outermost one around it that calls itself related, or -1."""
    found: list[int] = []
    for node in page.nodes:
        outer = found[node.parent.number] if node.parent is not None else -1
        is_head = outer < 0 and node.names and node.tag != "body" and are_related(node.names)
        found.append(node.number if is_head else outer)
    return found


def are_related(names: str) -> bool:
    known = RELATED.get(names)
    if known is not None:
        return known
    return remember(RELATED, names, names_verdict(names) < 0 and RELATED_NAMES.search(names) is not None)

"""The credited source (来源): whom the page names as the origin of its text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from crawler.extraction.date.dates import has_digit
from crawler.extraction.headline.titles import folded
from crawler.extraction.people.counters import DATE_IN_LINE, NOISE
from crawler.extraction.people.credits import TAKEN_FROM, CreditLine
from crawler.extraction.people.japaneselines import agency_in
from crawler.extraction.people.labels import SOURCES, listed
from crawler.extraction.people.outlets import OUTLET_NAME, SECTION_OF_NEWS
from crawler.extraction.people.roles import NOT_NAMES, SURNAMES
from crawler.extraction.people.wires import wire_evidence
from crawler.extraction.plain.textwords import PAGE_WORDS, SAID_TWICE
from crawler.extraction.source.page import Page, Piece
from crawler.extraction.source.text import has_cjk
from crawler.extraction.story.captions import in_caption_element
from crawler.extraction.story.story import ADDRESS, Story, below_lead
from crawler.items import Evidence

SOURCE_NAMES: Final = re.compile(r"(?:^|[\s_-])(?:source|laiyuan|origin|media-?name)(?=$|[\s_-])")
NO_OUTLET: Final = re.compile(rf"(?:查看|阅读|閱讀|点击|點擊|打开|原文)|[{SURNAMES}][\u4e00-\u9fff]{{1,2}}$")
"""What a link is called, and a person."""
NO_SOURCE: Final = re.compile(r"\d{2}|\bby\s", re.I)
"""A date, and whose picture it is: ``Illustration by Ana Ruiz``."""
WITH_PLACE: Final = re.compile(r"(?:[A-ZÀ-Þ][\w.'’-]+,?\s){1,4}(?P<outlet>[A-Z]{2,5})(?:\s*[—–-])?")
"""``Lower Harbour LBC —``, where the text begins."""
NOTES: Final = ("资料来源", "資料來源")
SOURCE_WORD: Final = re.compile(r"^(?:来源|來源|From|Source|Quelle|Fuente|Fonte)\s*[:：]\s*")
NEXT_LABEL: Final = (
    "(?:更新|发布|發布|发表|浏览|瀏覽|点击|點擊|阅读|作者|记者|編輯|编辑|责任?编|時間|时间|日期|字体|字號|字号|审核)"
    "[\u4e00-\u9fff]{0,3}[:：]"
)
"""Of what follows a name without a blank between."""
LABELLED: Final = re.compile(
    rf"(?<!图片|圖片|照片|数据|數據)(?:来源|來源|稿源)\s*[:：]\s*(?P<name>[^\s|｜:：【\[（(]{{2,24}}?)(?=$|[\s|｜【\[（(]|{NEXT_LABEL})"
)
ALONE: Final = re.compile(r"(?:信息|文章|稿件|消息|新闻|新聞|内容)?(?:来源|來源|稿源)\s*[:：]")
"""Before a picture, an outlet's sign, that stands between it and the name; or in a cell before the name's."""
NO_VALUE: Final = re.compile(r"[:：]|\d\d|[。！？!?]")
"""Of the next cell where the name's is empty."""
SPACED_LABEL: Final = re.compile(
    rf"(?:^|[\s|·•(])(?:{'|'.join(map(re.escape, listed(SOURCES)))})\s*:\s*(?P<name>[^|·•\d:()]{{2,40}}?)\s*"
    r"(?=[|·•\d()]|\s[-–—]\s|$)",
    re.I,
)
"""``03.11.2025 | Kaynak: ABC``: in a line that has a day as well."""
DATE: Final = re.compile(r"(?:19|20)\d\d\s*[-/.年]\s*\d")
SHORT_NAME: Final = re.compile(r"[\u4e00-\u9fff]{2,6}")
TITLE_END: Final = re.compile(r"[_|｜—–-]+")
PICTURE: Final = re.compile(
    r"^\W*(?:bild(?:er)?|foto\w*|photos?|images?|pictures?|illustration|фото|коллаж|图|圖|图片|写真|사진)\s*[:：/]",
    re.I,
)
NO_NAME: Final = re.compile(r"^(?:转载|轉載|(?:本站|本网)?原创|原創|本站|未知|不详|佚名|source|quelle|المصدر)$", re.I)
"""What a form puts where a source should stand; the last ones are labels with nothing behind."""
PROVINCES: Final = (
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西"
    "|甘肃|青海|内蒙古|广西|西藏|宁夏|新疆|香港|澳门|台湾|中国"
)
REGION: Final = re.compile(rf"^(?:{PROVINCES})(?:[省市]|(?:\S族)*自治区)?$")
"""``来自福建``: where the device was that the text was sent from."""
BUTTON: Final = re.compile(r"\s+(?:[\u4e00-\u9fff]{2,3}\s+举报|举报|分享|手机看|扫描|扫一扫|打印|收藏|浏览|【\W*$).*$")
"""What stands behind a name in the same line and is none."""
REPORTED: Final = re.compile(rf"(?<=[\u4e00-\u9fff])(?:{PROVINCES})?举报$")
"""Glued to a name: where the account is, and a button."""
REPORTER: Final = re.compile(r"(?:全媒体|融媒体)?记者$")
"""Glued to an outlet's name: its reporter's stands in another element."""
LAST_DAY: Final = re.compile(r",\s+[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}$")
BADGE: Final = re.compile(r"^(?:原创|原創)\s*[·•|｜]\s*")
"""What a portal puts before whose text it is."""
EDGES: Final = " -–—|｜·,，;；:：、"
BRACKETS: Final = (("(", ")"), ("（", "）"), ("《", "》"), ("【", "】"), ("[", "]"), ("「", "」"))
LONGEST: Final = 30
AGENCY_ENDS: Final = frozenset(")）信社同事ー")
OURS: Final = re.compile("本[报報网網社台刊](?:[\u4e00-\u9fff]{0,6}(?:记者|記者|讯|訊|通讯员|编辑))")
"""The outlet speaks of itself: the name beside the day is its own."""
HEADER_LINE: Final = 80
ABOVE: Final = 6
"""Lines above the headline that can name the source."""


def source_evidence(
    page: Page, story: Story, lines: Iterable[tuple[Piece, CreditLine]], authors: Sequence[str] = ()
) -> list[Evidence]:
    """The credited source as printed, else as an element or the metadata calls it; best first."""
    rows = [
        Evidence("source", line.source, "credit line", piece.text, piece.locator, 0.95)
        for piece, line in lines
        if line.source and (piece.text.startswith(TAKEN_FROM) or not is_in_text(piece, story))
        if not in_caption_element(piece) and not is_note(piece, story)
    ]
    header = [piece for piece in story.header + below_lead(story) if piece.image is None and piece.text]
    rows += [
        *labelled(lines_above(page, story) + header),
        *agencies(story),
        *elements(header),
        *inline_elements(page, header),
        *from_metadata(page),
    ]
    rows += wire_evidence(page, story, header, [*authors, page.meta.get("author", "")])
    rows += accounts(header) if page.is_plain else ()
    rows += beside_dates(page, story, header)
    return [replace(row, value=name) for row in rows if (name := outlet_in(row.value, row.raw or ""))]


def lines_above(page: Page, story: Story) -> list[Piece]:
    """The lines right above the headline."""
    if story.headline is None:
        return []
    start = story.headline.position
    return [piece for piece in page.pieces if piece.position < start and piece.image is None][-ABOVE:]


def outlet_in(value: str, line: str) -> str | None:
    """The name in what stands behind a label or in an element; None for what is a picture's or nobody's.

    >>> outlet_in("CNN —", "CNN —"), outlet_in("光明网-《光明日报", "来源：光明网-《光明日报》2024-05-20 03:15")
    ('CNN', '光明网-《光明日报》')
    >>> outlet_in("于网络", "信息来源于网络"), outlet_in("福建", "来自福建"), outlet_in("(Bild: Audi)", "(Bild: Audi)")
    ('网络', None, None)
    """
    if PICTURE.match(value):
        return None
    name = REPORTED.sub("", BUTTON.sub("", LAST_DAY.sub("", value)).strip(EDGES))
    if OUTLET_NAME.fullmatch(paper := REPORTER.sub("", name)):
        name = paper
    if name.startswith("于") and f"来源{name}" in line:
        name = name[1:].strip(EDGES)
    for opening, closing in BRACKETS:
        missing = name.count(opening) - name.count(closing)
        name = name + closing if missing == 1 else name.strip(opening + closing) if missing else name
    if NO_NAME.match(name) or (REGION.match(name) and f"来自{name}" in line):
        return None
    return name or None


def is_in_text(piece: Piece, story: Story) -> bool:
    """With paragraphs above and below it, a source is a table's or a picture's."""
    text = [one for one in story.body if one.image is None]
    return len(text) > 1 and text[0].position < piece.position < text[-1].position


def is_note(piece: Piece, story: Story) -> bool:
    """Whose figures the text has, said below it: ``资料来源：统计局``."""
    is_below = bool(story.body) and piece.position > story.body[-1].position
    return is_below and piece.text.lstrip("（( 　*").startswith(NOTES)


def labelled(header: list[Piece]) -> Iterator[Evidence]:
    """``来源：临溪日报`` in a line that has more in it than credits."""
    for label, piece in pairwise(header):
        if label.text[-1] in ":：" and ALONE.fullmatch(label.text) and names_source(label, piece):
            yield Evidence("source", piece.text, "label before a name", label.text, piece.locator, 0.85)
    for piece in header:
        found = LABELLED.search(piece.text) if "源" in piece.text and len(piece.text) < 2 * HEADER_LINE else None
        if found is None and ":" in piece.text and len(piece.text) < HEADER_LINE and has_digit(piece.text):
            found = SPACED_LABEL.search(piece.text)
        if found and not in_caption_element(piece):
            yield Evidence("source", found["name"].strip("《》 "), "label in a line", piece.text, piece.locator, 0.85)


def names_source(label: Piece, piece: Piece) -> bool:
    """Is a piece what a label before it says: of the same element, or a cell beside it?"""
    if len(piece.text) > LONGEST:
        return False
    is_alone = piece.node.parent is label.node.parent and piece.node.end == piece.node.begin + 1
    is_cell = is_alone and NO_VALUE.search(piece.text) is None and piece.text not in NOT_NAMES
    return piece.node is label.node or is_cell


def accounts(header: list[Piece]) -> Iterator[Evidence]:
    """The account that published it, which a copied page of an app says twice: ``原创 巷里记 巷里记``."""
    for piece in header:
        found = SAID_TWICE.match(piece.text)
        if found and found[1].casefold() not in PAGE_WORDS:
            yield Evidence("source", found[1], "account", piece.text, piece.locator, 0.6)


def agencies(story: Story) -> Iterator[Evidence]:
    """The agency in a Japanese dateline or behind the last sentence: ``【倫敦共同】``."""
    text = [piece for piece in story.body if piece.image is None]
    for piece in text[:1] + text[-1:]:
        if (piece.text[-1:] in AGENCY_ENDS or piece.text[:1] == "【") and (name := agency_in(piece.text)):
            yield Evidence("source", name, "agency in the text", piece.text[:80], piece.locator, 0.8)


def elements(header: list[Piece]) -> Iterator[Evidence]:
    for piece in header:
        if len(piece.text) < LONGEST and SOURCE_NAMES.search(piece.node.names) and (name := named_in(piece.text)):
            yield Evidence("source", name, "source element", piece.text, piece.locator, 0.7)


def inline_elements(page: Page, header: list[Piece]) -> Iterator[Evidence]:
    """``<span>2026-11-20</span> <span class="source">临溪日报</span>``, in a line between headline and text."""
    lines = {piece.position: piece for piece in header} if page.sources else {}
    for text, position in page.sources:
        line = lines.get(position)
        if line is None or line.node.is_in_figure() or len(text) >= LONGEST or not has_cjk(text):
            continue
        if name := named_in(text):
            yield Evidence("source", name, "source element", text, line.locator, 0.7)


def named_in(text: str) -> str | None:
    name = SOURCE_WORD.sub("", text)
    if ":" in name or "：" in name or NO_OUTLET.match(name):
        return None
    if found := WITH_PLACE.fullmatch(name):
        name = found["outlet"]
    return name if name and not NO_SOURCE.search(name) else None


def from_metadata(page: Page) -> Iterator[Evidence]:
    for name in ("mediaid", "source"):
        value = page.meta.get(name, "")
        if (name == "mediaid" and value) or (has_cjk(value) and len(value) <= LONGEST):
            yield Evidence("source", value, f"meta:{name}", value, f"meta[{name}]", 0.7)


def beside_dates(page: Page, story: Story, header: list[Piece]) -> Iterator[Evidence]:
    """``2019年11月25日 18:57 临溪日报``: an outlet beside the date, without a label, and not the page's own site."""
    own = folded(page.meta.get("og:site_name", "") or TITLE_END.split(page.title)[-1])
    is_own = page.is_plain and any(OURS.search(piece.text) for piece in (*header, *story.body[:1]))
    for piece in header:
        if len(piece.text) < HEADER_LINE and not piece.text.isascii() and DATE.search(piece.text):
            name = what_remains(piece)
            if page.is_plain and (is_own or not piece.text.endswith(name)):  # before the day, it is whose page it is
                continue
            if is_outlet(name, story) and folded(name) not in own:
                yield Evidence("source", name, "outlet beside the date", piece.text, piece.locator, 0.5)


def is_outlet(name: str, story: Story) -> bool:
    """An outlet by its last word, or a periodical that the text calls by name: ``《灯塔》``."""
    if OUTLET_NAME.fullmatch(name):
        return SECTION_OF_NEWS.match(name) is None
    return bool(SHORT_NAME.fullmatch(name)) and any(f"《{name}》" in piece.text for piece in story.body)


def what_remains(piece: Piece) -> str:
    """A header line without its date, counters and links that lead nowhere near: sections, buttons."""
    text = BADGE.sub("", NOISE.sub(" ", DATE_IN_LINE.sub(" ", ADDRESS.sub("", piece.text))).strip(EDGES))
    if len(piece.anchors) == 1 and OUTLET_NAME.fullmatch(text.strip()) is None:
        text = text.replace(piece.anchors[0][1], " ", 1)
    return text.strip(" |｜·　")

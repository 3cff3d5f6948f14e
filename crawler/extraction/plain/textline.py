"""What one line of a plain-text page is, where no markup tells: a menu, the page's furniture, a title, prose."""

import re
from functools import lru_cache
from typing import Final

from crawler.extraction.date.dates import FoundDate, find_dates
from crawler.extraction.date.printed import TODAY
from crawler.extraction.people.credits import read_credit_line
from crawler.extraction.people.names import LONGEST_NAME, alone_in, is_person, without_title
from crawler.extraction.plain.stamplines import is_stamp_line
from crawler.extraction.plain.textwords import (
    ADDRESS,
    ARCHIVE_LABEL,
    ATTACHMENT,
    COUNT,
    FOOTER,
    FRONT_PAGES,
    PAGE_WORDS,
    RANKING,
    SAID_TWICE,
    SECTION_WORDS,
    TAGS,
    TEMPERATURE,
    WEATHER,
)
from crawler.extraction.source.page import Piece
from crawler.extraction.source.text import SENTENCE_END, behind, has_cjk, words
from crawler.extraction.story.commentline import opens_comments
from crawler.extraction.story.related import is_furniture_line, is_marker
from crawler.extraction.story.story import PATH_LEAD, is_credit_or_date, is_font_size, is_path

LETTERS: Final = re.compile(r"[^\W\d_]+")
GREETING: Final = re.compile(r"今天是|今日是|欢迎|歡迎|℃|农历|農曆|today is|welcome", re.I)
HANGUL: Final = re.compile("[\uac00-\ud7af]")
"""Korean has blanks between its words: a row of short ones is a headline there."""
CRUMB_MARK: Final = re.compile("[>＞»›→/]")
DASHED_CRUMBS: Final = re.compile(
    r"^(?:.{0,8}(?:位置|在)\s*[:：]\s*\S+|(?:首页|首頁|主页|home|startseite|トップ|ホーム|홈))(?:\s+[-–]\s+\S.{0,20}){1,4}$",
    re.I,
)
NOTES: Final = (TAGS, ATTACHMENT, COUNT, ARCHIVE_LABEL, SAID_TWICE, ADDRESS)
NOTE_CHARACTERS: Final = 120
MENU_MARK: Final = re.compile(r"\s*[|｜丨·•]\s*|\s+[-–—/]\s+")
MARKED_ITEMS: Final = 3
"""Entries between bars that make a line a menu; two are often a column's name and a headline."""
BLANK_ITEMS: Final = 5
"""The same between blanks: three or four short words can be a headline of one breath each."""
LONG_ITEMS, LONG_ITEM = 4, 10
"""Entries between bars from which they may be longer, and the words of one: ``中央政府部门网站 | …``."""
MENU_ITEM: Final = 6
BLANK_ITEM: Final = 4
"""Words of a menu's entry, between bars and between blanks."""
FOOTER_WORDS: Final = 60
SUBTITLE: Final = re.compile(r"^\W{0,2}[—–―─-]{2,}\s*(?P<text>[^\W_].{2,80})$")
SUBTITLE_TAG: Final = "subtitle"
"""The tag of a line that stands between headline and date, without the dashes that tell a subtitle."""
NUMBERED: Final = re.compile(
    r"^\W*(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,2}[）)]|\d{1,2}[、.．]\s*(?=\D)|0\d$)"
)
EDITION: Final = re.compile(r"^\W*(?:第\s*)?[A-Z]?\d{1,3}\s*版|^\W*第[一二三四五六七八九十]{1,3}版", re.I)
SITE_NAME: Final = re.compile(
    r"^\W*[\u4e00-\u9fffA-Za-z]{1,9}(?:网|網|日报|日報|晚报|晨报|早报|时报|時報|都市报|周报|数字报|电子报|电子版|在线|电台|电视台|广播网|通讯社"
    r"|新闻中心|客户端|新聞網|新報|新聞|新聞デジタル|新闻网|融媒体中心|融媒)\W*$"
    r"|^\W*[가-힣A-Za-z]{2,10}(?:일보|신문|뉴스|타임스|저널|방송|미디어)\W*$"
)
PROSE_WORDS: Final = 24
UNENDED_WORDS: Final = 46
"""Words from which a line with commas is prose though no sentence ends it: longer than headlines are."""
RUNNING_WORDS, RUNNING_CHARACTERS = 10, 16
"""Words and characters from which a sentence below a headline is its text."""
TITLE_WORDS: Final = (3, 60)
SENTENCE_TAIL: Final = re.compile(r"(?<!\.)\.$|[.!?…。！？][”\"’»」』）)]$")
DATED_CHARACTERS: Final = 80
NOTICE_LABEL: Final = re.compile(
    r"^\W*(?:索\s?引\s?号|发文(?:机关|机构|字号|日期)|成文日期|发布(?:机构|机关|日期|文号)|制发机关|主题(?:分类|词)|公文种类|公开(?:方式|范围)"
    r"|信息分类|体裁分类|生成日期|废止日期|有\s?效\s?性|文\s?号|分\s?类)\s*[:：]"
)
"""The labels of what a government says of a notice, above it."""
ORIGINAL: Final = re.compile(r"^\W*(?:文章)?原(?:标题|標題|题)\s*[:：]")
MENU_LINE: Final = 5
MENU_LINES: Final = 4
"""Lines of one or two short words each, one below the other: a menu from this many on."""
LABELLED_TIME: Final = re.compile(
    r"^\W*(?:发布|發布|发表|發表|更新|刊发|发文|上传|修改|公開)?(?:时间|時間|日期|日時|於|于)\s*[:：]\s*\d"
)
"""``发布时间：09-3022:46``, whatever is glued to it."""
SEVERAL_LABELS: Final = re.compile(r"^(?:\S{2,4}[:：]\S{2,20}\s+){1,4}\S{2,4}[:：]\S{2,20}$")
"""``连载：北湖渡船 出版社：临溪出版社 作者：周石生``."""
POST: Final = re.compile(
    r"^[\u4e00-\u9fff]{2,4}\s?[\u4e00-\u9fff]{2,16}(?:大学|学院|研究院|研究所|研究中心|智库|协会|学会)[\u4e00-\u9fff]{0,12}"
    r"(?:院长|教授|研究员|主任|所长|会长|博士|学者|讲师|导师|秘书长|理事长?)$"
)
"""Who the author is, below the headline: ``王文南湖大学北方研究院院长``."""
INVITATION: Final = re.compile(
    r"^(?:skip to (?:the )?(?:main )?content|jump to|share this|sign (?:up|in)\b|log ?in\b|welcome!"
    r"|subscribe (?:now|to|today)\b|become an? |already (?:a|have)\b|(?:zum|zur) (?:inhalt|navigation|suche)"
    r"|video starten|jetzt .{0,12}testen|gratis testen|sie sind bereits|aller au contenu|(?:saltar|ir) al contenido"
    r"|pular para|vai al contenuto|hopp til|gå til|hoppa till|naar (?:de )?inhoud|przejdź do (?:treści|menu)"
    r"|přejít (?:k obsahu|na obsah)|перейти (?:к|до) |跳[至到轉转過过]\S{0,3}(?:主要|正文|內容|内容|導覽|导航)"
    r"|コンテンツへ|본문(?:으로)? 바로가기"
    r"|\d+ (?:bilder|photos?|fotos|images)\b)",
    re.I,
)
"""What a page asks of its visitors above its text."""
PICTURE_LINE: Final = re.compile(
    r"^(?:foto|photo|bild|image|bildrechte|bildquelle|picture|archivbild|symbolbild|credit)s?\b\s*[:(/]", re.I
)
"""Whose picture it is."""
BY_NAME: Final = re.compile(
    r"^(?:By|Von|Par|Por|Di|Door|Av|Af)(?:[\s,/]+(?:[A-ZÀ-Þ][\w.'’-]*|and|und|et|y|e|en|og|och|&|de|da|van|von|der|den)){1,8}$"
)
"""Nothing but names behind the word; ``Di Maio lascia`` says something."""
NO_TITLES: Final = (
    *(SUBTITLE, ORIGINAL, EDITION, NOTICE_LABEL, LABELLED_TIME, SEVERAL_LABELS, POST),
    *(INVITATION, PICTURE_LINE, BY_NAME),
)

PEN_AND_ACCOUNT: Final = re.compile(r"^(?:原创|原創)(?:\s*[:：])?(?:\s+[\w·.-]{2,16}){2,3}$")
"""``原创 老张看房 江城观察``: who wrote it and the account, as apps put them below a headline."""


def is_page_words(text: str) -> bool:
    """Nothing but words of the page's own furniture.

    >>> is_page_words("266 赞   收藏  分享"), is_page_words("上一版 下一版"), is_page_words("大中小学开学")
    (True, True, False)
    """
    if len(text) > 80:
        return False
    found = LETTERS.findall(text.lower())
    return all(word in PAGE_WORDS for word in found) and (bool(found) or not any(map(str.isdigit, text)))


def is_menu(text: str) -> bool:
    """Ways to other pages in a row.

    >>> is_menu("首页 iPhone iPad Apple Watch Mac 实用技巧 应用游戏 固件下载")
    True
    >>> is_menu("关于我们 | 联系我们 | 广告服务"), is_menu("国内 国际 社会 财经 体育"), is_menu("大桥通车 两岸同庆")
    (True, True, False)
    """
    if len(text) > 200 or text[-1] in "。！？!?":
        return False
    marked = MENU_MARK.split(text)
    most = MENU_ITEM if len(marked) < LONG_ITEMS else LONG_ITEM
    if len(marked) >= MARKED_ITEMS and all(words(item) <= most for item in marked):
        return True
    items = text.lower().split()
    if len(items) > BLANK_ITEMS and items[0] in FRONT_PAGES and all(words(item) <= MENU_ITEM for item in items):
        return True
    if len(items) >= MARKED_ITEMS and 2 * sum(item in SECTION_WORDS or item in PAGE_WORDS for item in items) > len(
        items
    ):
        return True
    if len(items) < BLANK_ITEMS or HANGUL.search(text):
        return False
    return all(has_cjk(item) and words(item) <= BLANK_ITEM for item in items)


def is_footer(text: str) -> bool:
    return words(text) <= FOOTER_WORDS and text[-1] != "。" and FOOTER.search(text) is not None


@lru_cache(maxsize=4_096)
def is_page_line(text: str) -> bool:
    """The page's own, not the story's: share bars, counters, menus, footers; crumbs say where the story stands."""
    if is_crumbs(text):
        return False
    return is_furniture_line(text) or is_page_words(text) or is_menu(text) or is_footer(text) or is_note(text)


def is_note(text: str) -> bool:
    """Tags, attachments, counters, the weather.

    >>> is_note("标签： 夜市 雨污分流"), is_note("2.工作方案.pdf （1.2MB）"), is_note("明天升温")
    (True, True, False)
    """
    if len(text) > NOTE_CHARACTERS or text[-1] in "。！？!?":
        return False
    return any(
        rule.match(text) for rule in (TAGS, ATTACHMENT, COUNT, ARCHIVE_LABEL, SAID_TWICE, ADDRESS)
    ) or is_weather(text)


def is_weather(text: str) -> bool:
    return len(text) <= NOTE_CHARACTERS and TEMPERATURE.search(text) is not None and WEATHER.search(text) is not None


def is_site_name(text: str) -> bool:
    """The publisher's name alone: neither headline nor section.

    >>> is_site_name("汀洲晨报数字报"), is_site_name("国内新闻")
    (True, False)
    """
    return len(text) <= 16 and SITE_NAME.match(text) is not None


def is_crumbs(text: str) -> bool:
    """Where the story stands; not what visitors can do, nor who wrote it.

    >>> is_crumbs("首页 > 民生"), is_crumbs("当前位置：首页 - 人物 - 对话"), is_crumbs("登入 / 登記 下載App")
    (True, True, False)
    >>> is_crumbs("You are here: Home > Harbour"), is_crumbs("Vous êtes ici : Accueil » Port")
    (True, True)
    >>> is_crumbs("Home / Local"), is_crumbs("Ana Ruiz / Ben Okoro")
    (True, False)
    """
    if len(text) >= 80:
        return False
    if DASHED_CRUMBS.match(text):
        return True
    if not is_path(text):
        return False
    if "/" in text and alone_in("/".join(map(str.strip, text.split("/"))), ""):
        return False
    first = CRUMB_MARK.split(behind(PATH_LEAD, text), maxsplit=1)[0].strip().lower()
    return first not in PAGE_WORDS or first in FRONT_PAGES


@lru_cache(maxsize=4_096)
def is_dated_text(text: str) -> bool:
    """Credits, a date and little else, or a short line with a day and an hour in it, whatever else it says."""
    return is_credit_or_date(text) or any("T" in found.iso for found in dates_in(text)) or is_stamp_line(text)


def dates_in(text: str) -> list[FoundDate]:
    """The whole dates of a line that is no sentence: ``2024-06-25 06:58 人物 叶一 周二``."""
    if len(text) >= DATED_CHARACTERS or text[-1] in "。！？!?" or not any(map(str.isdigit, text)):
        return []
    if text[-1] == "." and words(text) >= RUNNING_WORDS:
        return []
    return list(find_dates(text))


def is_greeting(text: str) -> bool:
    """Today's day, for the visitor; a weekday beside an hour is the article's.

    >>> is_greeting("今天是 2026年11月23日 星期一"), is_greeting("2024-06-25 06:58 星期二")
    (True, False)
    """
    if is_weather(text):
        return True
    if TODAY.search(text) is None:
        return False
    return GREETING.search(text) is not None or not any("T" in found.iso for found in dates_in(text))


def is_header_line(piece: Piece) -> bool:
    """Crumbs, font sizes, dates, credits: what stands around a headline and is not text."""
    text = piece.text
    if piece.image is not None:
        return False
    if is_dated_text(text) or is_crumbs(text) or is_font_size(text) or is_page_line(text):
        return True
    return text[0] == "原" and PEN_AND_ACCOUNT.match(text) is not None


def is_prose(piece: Piece) -> bool:
    """A sentence or more of running text."""
    text = piece.text
    if piece.image is not None or piece.tag == "tr":
        return False
    count = words(text)
    if count < PROSE_WORDS or is_credit_or_date(text) or is_page_line(text):
        return False
    return text[-1] in SENTENCE_END or (count >= UNENDED_WORDS and text.count("，") + text.count(",") > 1)


def is_title(piece: Piece) -> bool:
    """Could be a headline by its looks."""
    text = piece.text
    if piece.image is not None or piece.tag == "tr" or not TITLE_WORDS[0] <= words(text) <= TITLE_WORDS[1]:
        return False
    if is_header_line(piece) or is_marker(text) or opens_comments(text) or RANKING.match(text) or is_site_name(text):
        return False
    if "www." in text or "http" in text or LETTERS.search(text) is None or is_writer(text):
        return False
    return text[-1] not in "。；;，,：" and not any(rule.match(text) for rule in NO_TITLES)


def is_short_line(piece: Piece) -> bool:
    """A word or two that are not the page's own."""
    text = piece.text
    if piece.image is not None or not LETTERS.search(text) or words(text) >= TITLE_WORDS[0]:
        return False
    return not is_page_line(text)


def is_short_title(piece: Piece) -> bool:
    """One that could be a headline: nobody, no day, no section's usual name."""
    return is_short_line(piece) and not is_header_line(piece) and piece.text.casefold() not in SECTION_WORDS


def is_writer(text: str) -> bool:
    """A person's name and what she is: ``Ana Ruiz Political Correspondent``.

    >>> is_writer("Ana Ruiz Political Correspondent"), is_writer("Old Ferry Returns"), is_writer("Editor of Post quits")
    (True, False, False)
    """
    if len(text) >= LONGEST_NAME or has_cjk(text):
        return False
    name = without_title(text)
    return name != text and is_person(name)


def is_bare_title(piece: Piece) -> bool:
    """A title that does not end like a sentence: one in Latin letters with a full stop is more often text."""
    return is_title(piece) and not SENTENCE_TAIL.search(piece.text)


def is_running(piece: Piece) -> bool:
    """Running text, a sentence of a dozen words as well."""
    if is_prose(piece):
        return True
    text = piece.text
    least = RUNNING_CHARACTERS if has_cjk(text) else RUNNING_WORDS
    return bool(text) and text[-1] in SENTENCE_END and words(text) >= least and not is_header_line(piece)


def is_editor_line(text: str) -> bool:
    """Names those who come last: editor, proofreader, reviewer."""
    line = read_credit_line(text) if len(text) < 160 else None
    return line is not None and any(one.role in ("editor", "proofreader", "reviewer") for one in line.credits)

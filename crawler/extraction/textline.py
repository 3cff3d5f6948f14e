"""What one line of a plain-text page is, where no markup tells: a menu, the page's furniture, a title, prose."""

import re
from functools import lru_cache

from crawler.extraction.credits import read_credit_line
from crawler.extraction.dates import FoundDate, find_dates
from crawler.extraction.page import Piece
from crawler.extraction.printed import TODAY
from crawler.extraction.related import is_furniture_line, is_marker, opens_comments
from crawler.extraction.story import CRUMB, FONT_SIZE, is_credit_or_date
from crawler.extraction.text import SENTENCE_END, has_cjk, words

PAGE_WORDS = frozenset(
    """
    首页 首頁 主页 正文 登录 登錄 登入 注册 註冊 手机版 电脑版 客户端 繁体 简体 繁體 简 繁 中文 中文版 英文版 无障碍
    长者版 设为首页 加入收藏 收藏 收藏本站 网站地图 搜索 搜尋 导航 菜单 目录 分享 分享到 分享至 转发 轉發 微信
    朋友圈 微信好友 微博 新浪微博 腾讯微博 空间 豆瓣 复制链接 复制 复制网址 链接 二维码 扫一扫 生成海报 海报 更多
    展开 展开全文 收起 打印 打印本页 列印 轉寄 关闭 关闭窗口 关闭本页 纠错 我要纠错 举报 投诉 反馈 评论 我要评论
    跟贴 留言 点赞 按讚 讚 赞 踩 回复 回覆 在看 阅读 阅读量 阅读数 浏览 浏览量 浏览次数 点击 点击数 点击量 次 人 条
    万 参与 人参与 人气 字体 字體 字号 字號 字級 大 中 小 标准 默认 特大 超大 放大 缩小 放大字体 缩小字体 听新闻
    朗读 播放 暂停 语音播报 收听 听全文 上一版 下一版 上一页 下一页 上一頁 下一頁 上一篇 下一篇 上一条 下一条 上一則
    下一則 返回 返回目录 返回首页 返回列表 返回顶部 顶部 回顶部 回首頁 全文复制 版面导航 标题导航 往期回顾 收藏本文
    查看大图 查看原图 点击查看大图 點擊放大 訂閱 订阅 電子報 加入好友 追蹤 关注 已关注 下載 qq qq空间 qq好友 rss app
    シェア シェアする ツイート ブックマーク ブックマークする 印刷 印刷する 保存 ポスト はてな メニュー 検索 ログイン
    会員登録 文字サイズ 標準 拡大 공유 공유하기 인쇄 글자크기 로그인 회원가입 스크랩 댓글 좋아요 阅读原文 en a t x print
    email e mail share save copy link tweet pin comment comments bookmark menu search login log sign in up subscribe
    home skip to main content facebook twitter instagram youtube linkedin whatsapp line telegram reddit pinterest
    """.split()
)
"""A line made of these (and digits) belongs to the page: share bars, counters, ways to other pages."""
SECTION_WORDS = frozenset(
    """
    新闻 要闻 国内 国际 国際 社会 社會 财经 財經 体育 體育 娱乐 娛樂 科技 军事 教育 文化 健康 汽车 房产 视频 图片
    专题 评论 观点 时政 政治 生活 地方 即時 運動 全球 產經 股市 两岸 兩岸 港澳 经济 旅游 法治 民生 政务 直播 电视
    滚动 独家 理论 时尚 游戏 数码 天气 トップ 速報 経済 スポーツ エンタメ 地域 暮らし 科学 天気 news sport sports
    business opinion world politics culture lifestyle weather video videos tech technology science health travel
    arts local obituaries entertainment life money markets national international uk us europe asia climate food
    """.split()
)
LETTERS = re.compile(r"[^\W\d_]+")
GREETING = re.compile(r"今天是|今日是|欢迎|歡迎|℃|农历|農曆|today is|welcome", re.I)
HANGUL = re.compile("[\uac00-\ud7af]")
"""Korean has blanks between its words: a row of short ones is a headline there."""
CRUMB_MARKS = frozenset(">＞»›→/")
MENU_MARK = re.compile(r"\s*[|｜丨·•]\s*|\s+[-–—/]\s+")
MARKED_ITEMS = 3
"""Entries between bars that make a line a menu; two are often a column's name and a headline."""
BLANK_ITEMS = 5
"""The same between blanks: three or four short words can be a headline of one breath each."""
MENU_ITEM = 6
BLANK_ITEM = 4
"""Words of a menu's entry, between bars and between blanks."""
FOOTER = re.compile(
    r"公网安备|ICP[备证備]|信息服务许可证|举报(?:电话|邮箱|热线)"
    r"|^\W*(?:主办|承办|协办|主管|技术支持|地址|电话|邮编)(?:单位)?\s*[:：]"
    r"|建议使用.{0,20}(?:浏览|分辨率)|技术支持\s*[:：]|版權所有|無断転載|プライバシーポリシー|利用規約|お問い合わせ|무단\s?전재|개인정보"
    r"|打开\s?app|下载\s?app|app内|(?:打开|下载).{0,12}客户端|客户端(?:查看|阅读|下载)|点个(?:在看|赞)|(?:扫|长按).{0,8}二维码|訂閱電子報|加入好友|网站地图|关于我们"
    r"|terms of (?:use|service)"
    r"|privacy (?:policy|notice)|all rights reserved|impressum|datenschutz|mentions légales",
    re.I,
)
FOOTER_WORDS = 60
INSERTED = re.compile(
    r"^\W*(?:广告|廣告|advertisement|article continues (?:below|after).{0,40}|story continues below.{0,40}|広告|광고"
    r"|点击(?:图片)?(?:查看|放大).{0,8}|查看大图|視頻加載中.{0,3}|视频加载中.{0,3}|资料图|图片加载中|end|全文完|写真・(?:図版|画像))\W*$",
    re.I,
)
"""What stands in the middle of a text without ending it."""
RANKING = re.compile(
    r"^\W*(?:(?:24|48)小时|一周|本周|今日|每日|周|月|点击|阅读|热门|熱門|热点|人气|人氣|视频|图片|新闻|アクセス|人気)*\W*"
    r"(?:热门|熱門|热点|热榜|热搜|排行|排行榜|排名|ランキング|推荐视频|精彩图片|图片新闻|24小时|48小时|一周|今日要闻|最新新闻"
    r"|编辑推荐"
    r"|most (?:read|popular|viewed)|trending|popular|latest(?: news)?|top stories|meistgelesen|가장 많이 본.{0,8})"
    r".{0,6}$",
    re.I,
)
"""The head of a list about the site, not about this article."""
SUBTITLE = re.compile(r"^\W{0,2}[—–―─-]{2,}\s*(?P<text>[^\W_].{2,80})$")
SUBTITLE_TAG = "subtitle"
"""The tag of a line that stands between headline and date, without the dashes that tell a subtitle."""
NUMBERED = re.compile(
    r"^\W*(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,2}[）)]|\d{1,2}[、.．]\s*(?=\D)|0\d$)"
)
EDITION = re.compile(r"^\W*(?:第\s*)?[A-Z]?\d{1,3}\s*版|^\W*第[一二三四五六七八九十]{1,3}版", re.I)
SITE_NAME = re.compile(
    r"^\W*[\u4e00-\u9fffA-Za-z]{1,9}(?:网|網|日报|日報|晚报|晨报|早报|时报|時報|都市报|周报|数字报|电子报|电子版|在线|电台|电视台|广播网|通讯社"
    r"|新闻中心|客户端|新聞網|新報|新闻网|融媒体中心|融媒)\W*$"
)
LONE_CAPTION_START = re.compile(
    r"^\W*(?:图为|圖為|【写真】|写真[:：=＝]|图[:：]|圖[:：]|图片说明|圖片說明|[▲△▼↑])|^\W*(?:资料图|資料圖|上图|下图)[:：]"
)
LONE_CAPTION_END = re.compile(r"(?:摄|攝|供图|供圖|[=＝][^。=＝]{0,30}(?:[市町村区県都府]|提供|撮影|写す))[)）]?$")
LONE_CAPTION = 90
"""Words of a caption at most, where the copy does not name its picture."""
PROSE_WORDS = 24
UNENDED_WORDS = 46
"""Words from which a line with commas is prose though no sentence ends it: longer than headlines are."""
TITLE_WORDS = (3, 60)
DATED_CHARACTERS = 80
ORIGINAL = re.compile(r"^\W*(?:文章)?原(?:标题|標題|题)\s*[:：]")
MENU_LINE = 5
MENU_LINES = 4
"""Lines of one or two short words each, one below the other: a menu from this many on."""


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

    >>> is_menu("关于我们 | 联系我们 | 广告服务"), is_menu("国内 国际 社会 财经 体育"), is_menu("大桥通车 两岸同庆")
    (True, True, False)
    """
    if len(text) > 200 or text[-1] in "。！？!?":
        return False
    marked = MENU_MARK.split(text)
    if len(marked) >= MARKED_ITEMS and all(words(item) <= MENU_ITEM for item in marked):
        return True
    items = text.lower().split()
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
    return is_furniture_line(text) or is_page_words(text) or is_menu(text) or is_footer(text)


def is_site_name(text: str) -> bool:
    """The publisher's name alone: neither headline nor section.

    >>> is_site_name("汀洲晨报数字报"), is_site_name("国内新闻")
    (True, False)
    """
    return len(text) <= 16 and SITE_NAME.match(text) is not None


def is_crumbs(text: str) -> bool:
    return len(text) < 80 and not CRUMB_MARKS.isdisjoint(text) and CRUMB.match(text) is not None


@lru_cache(maxsize=4_096)
def is_dated_text(text: str) -> bool:
    """Credits, a date and little else, or a short line with a day and an hour in it, whatever else it says."""
    return is_credit_or_date(text) or any("T" in found.iso for found in dates_in(text))


def dates_in(text: str) -> list[FoundDate]:
    """The whole dates of a line that is no sentence: ``2024-06-25 06:58 人物 叶一 周二``."""
    if len(text) >= DATED_CHARACTERS or text[-1] in "。！？!?" or not any(map(str.isdigit, text)):
        return []
    return list(find_dates(text))


def is_greeting(text: str) -> bool:
    """Today's day, for the visitor; a weekday beside an hour is the article's.

    >>> is_greeting("今天是 2026年11月23日 星期一"), is_greeting("2024-06-25 06:58 星期二")
    (True, False)
    """
    if TODAY.search(text) is None:
        return False
    return GREETING.search(text) is not None or not any("T" in found.iso for found in dates_in(text))


def is_header_line(piece: Piece) -> bool:
    """Crumbs, font sizes, dates, credits: what stands around a headline and is not text."""
    text = piece.text
    if piece.image is not None:
        return False
    return is_dated_text(text) or is_crumbs(text) or FONT_SIZE.match(text) is not None or is_page_line(text)


def is_lone_caption(text: str) -> bool:
    """A caption by its words alone.

    >>> is_lone_caption("▲新招牌。（記者柯佳蓁攝）"), is_lone_caption("图为现场。"), is_lone_caption("他当天没有拍摄。")
    (True, True, False)
    """
    if words(text) > LONE_CAPTION:
        return False
    return LONE_CAPTION_START.match(text) is not None or LONE_CAPTION_END.search(text) is not None


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
    if "www." in text or "http" in text:
        return False
    return text[-1] not in "。；;，,：" and not any(rule.match(text) for rule in (SUBTITLE, ORIGINAL, EDITION))


def is_editor_line(text: str) -> bool:
    """Names those who come last: editor, proofreader, reviewer."""
    line = read_credit_line(text) if len(text) < 160 else None
    return line is not None and any(one.role in ("editor", "proofreader", "reviewer") for one in line.credits)

"""Articles to look at: every part and every script, saved as a load saves them. All people and places are invented."""

from dataclasses import replace
from pathlib import Path

from archive.saving.saving import Saver
from archive.store import open_archive
from crawler.items import Article, Block, Credit, Decoding, Evidence, Failure, Image, Link, Reading, Snapshot
from tests.loading import saver

SITE = "https://lanting.example"
CHINESE = f"{SITE}/2026/1119/bridge.html"
JAPANESE = "https://minato.example/news/eelgrass"
ARABIC = "https://marsa.example/akhbar/maktaba"
HEBREW = "https://namal.example/a/1"
ENGLISH = "https://harrow.example/2026/11/mill"
KOREAN = "https://haetsal.example/n/7"
TAIWAN = "https://yunlai.example/n/88"


def paragraphs(text: str) -> tuple[Block, ...]:
    return tuple(Block("paragraph", line.strip()) for line in text.strip().splitlines())


CHINESE_TEXT = (
    *paragraphs(
        "本报讯（记者 苇一舟）清澜湾大桥主桥合龙后的第三天，江面起了薄雾。施工栈桥上，最后一批临时支架正被吊装上驳船，"
        "两岸的居民站在堤上看了一个上午。\n"
        "大桥全长3,280米，主跨412米，计划于2026年12月30日通车。项目负责人介绍，全线使用的拉索共176根，"
        "每根都在工厂里编号，扫码即可查到张拉记录。"
    ),
    Block("image", f"{SITE}/img/closure-0412.jpg"),
    Block("heading", "一根拉索的三次称重", 2),
    *paragraphs(
        "“第一次称重在车间，第二次在码头，第三次在塔顶。”负责索力监测的工程师陆闻溪说，三次读数相差超过百分之二，"
        "就要退回重做。去年冬天，他们一共退回了4根。"
    ),
    Block(
        "quote",
        "桥是给人走的。数字写在纸上容易，写在风里难；等风停了，等第一辆公交车开过去，我们才敢说它是一座桥。",
    ),
    *paragraphs("通车以后，308路和FXN3C区间车将改走大桥，北岸到市中心的时间从52分钟缩短到19分钟。"),
    Block("heading", "票价与班次", 3),
    Block("table_row", "线路 | 首末班 | 间隔 | 票价"),
    Block("table_row", "308路 | 05:40—23:10 | 8分钟 | 2元"),
    Block("table_row", "FXN3C区间 | 06:30—20:00 | 15分钟 | 1元"),
    Block("heading", "接下来的三件事", 2),
    Block("list_item", "12月5日起，桥面铺装，夜间施工时北岸匝道封闭。"),
    Block("list_item", "12月16日，动静载试验，邀请200名居民到场。"),
    Block("list_item", "12月30日，通车。"),
    *paragraphs(
        "轮渡不会马上停。渡口管理所表示，老船“澜声号”将保留早晚各两班，直到明年清明。"
        "摆渡三十年的老船工说，铜锣还是要带着：“雾里看不见桥，听得见锣。”"
    ),
)
CHINESE_CREDITS = (
    Credit("reporter", "苇一舟", "记者"),
    Credit("correspondent", "顾南乔", "通讯员"),
    Credit("photographer", "苇一舟", "摄影"),
    Credit("editor", "桨声", "责任编辑"),
    Credit("proofreader", "陶知微", "校对"),
)
CHINESE_ARTICLE = Article(
    headline="清澜湾大桥合龙 两岸通勤将缩短三十三分钟",
    alternative_headline="老渡船保留早晚班次，直到明年清明",
    section="民生",
    description="清澜湾大桥主桥合龙，计划年底通车；轮渡保留早晚班次。",
    blocks=CHINESE_TEXT,
    url=CHINESE,
    canonical_url=f"{SITE}/2026/1119/bridge-closure.html",
    date_published="2026-11-19T07:30:00+08:00",
    date_published_raw="2026年11月19日 07:30",
    date_modified="2026-11-20T09:05:00+08:00",
    source="澜汀时报",
    credits=CHINESE_CREDITS,
    images=(
        Image(f"{SITE}/img/closure-0412.jpg", "11月16日，大桥主跨合龙段吊装到位", "苇一舟 摄"),
        Image("1700031.jpg", "老渡船“澜声号”"),
    ),
    links=(
        Link("related", "渡口的铜锣响了三十年", f"{SITE}/2026/1101/gong.html", "一位老船工和他的雾"),
        Link("related", "308路公交明年改线", None),
    ),
    language="zh-Hans",
    flags=("replacement_characters", "body_in_noscript"),
    decoding=Decoding("gb2312", "gb18030", 1),
    evidence=(
        Evidence("headline", "清澜湾大桥合龙 两岸通勤将缩短三十三分钟", "h1", None, "/html/body/div[2]/h1", 0.95),
        Evidence(
            "headline", "清澜湾大桥合龙", "meta:og:title", "清澜湾大桥合龙_澜汀时报", "meta[og:title]", 0.7, False
        ),
        Evidence("date_published", "2026-11-19T07:30:00+08:00", "dateline", "2026年11月19日 07:30", "line 3", 0.9),
        Evidence("date_published", "2026-11-19", "url", "/2026/1119/", "url", 0.6, False),
        Evidence("source", "澜汀时报", "source line", "来源：澜汀时报", "line 3", 0.9),
    ),
)


def english_text(year: str = "2031") -> tuple[Block, ...]:
    return (
        *paragraphs(
            "The last wheel of Harrow Bay’s tide mill turned again on Thursday, eleven years after the sluice gates "
            "were welded shut and the town council called the building “a monument to patience”.\n"
            "About 40 neighbours had come down to the quay before sunrise. Some had brought flour."
            f"\nThe trust that bought the mill for £1 will grind twice a week until {year}, when its lease ends."
        ),
        Block("heading", "A wheel that weighs a lorry", 2),
        *paragraphs(
            "“It does not sound like it used to,” said Ada Fennimore, whose father kept the gates. “It sounds better.”"
        ),
        Block("list_item", "Mondays and Thursdays: grinding, from the morning tide"),
        Block("list_item", "Saturdays: the bakery, while there is bread"),
        *paragraphs("The council has promised £12,500 for the roof, and nothing for the road."),
    )


ENGLISH_ARTICLE = Article(
    headline="After eleven quiet years, the tide mill at Harrow Bay grinds flour again",
    section="Coast",
    blocks=english_text(),
    url=ENGLISH,
    date_published="2026-06-05",
    date_published_raw="05/06/2026",
    credits=(
        Credit("author", "Ada Fennimore", "By"),
        Credit("photographer", "Ada Fennimore", "By"),
        Credit("author", "Bo Ley", "By Bo Ley"),
    ),
    images=(Image("https://harrow.example/i/mill.jpg", "The wheel on Thursday. Photo: Bo Ley", "Bo Ley"),),
    language="en",
    flags=("date_order_assumed", "paywall"),
    decoding=Decoding("utf-8", "utf-8"),
    evidence=(Evidence("date_published", "2026-06-05", "dateline", "05/06/2026", "/html/body/p[1]", 0.6),),
)
JAPANESE_ARTICLE = Article(
    headline="消えたアマモ、湾に戻る　漁師と高校生が七年",
    section="地域",
    blocks=(
        *paragraphs(
            "みなと湾の浅瀬に、アマモの森が戻ってきた。七年前には数えるほどしかなかった株が、この秋の調査で"
            "約3万2千株を超えたことが分かった。\n"
            "始まりは、漁師の汐見健太さん（58）の「もう一度、稚魚のいる海を見たい」という一言だった。"
            "地元の高校の理科部が種を集め、布に包んで海底に植えた。"
        ),
        Block("heading", "「海の中の田植え」", 2),
        *paragraphs("生徒たちは潮の引く朝五時に集まり、胸まで水につかって種をまく。失敗した年もあった。"),
        Block("quote", "海は待ってくれる。待てないのは、いつも人間のほうです。"),
    ),
    url=JAPANESE,
    date_published="2026-10-12T05:00:00+09:00",
    source="みなと新報",
    credits=(Credit("reporter", "早瀬みお", "記者"),),
    language="ja",
    decoding=Decoding("utf-8", "utf-8"),
)
ARABIC_ARTICLE = Article(
    headline="مكتبة على ظهر قارب تعود إلى ميناء المرسى",
    section="ثقافة",
    blocks=(
        *paragraphs(
            "عادت المكتبة العائمة صباح الخميس إلى رصيف المرسى القديم بعد غياب دام أربع سنوات، "
            "وعلى متنها 2,400 كتاب وجهاز عرض واحد من طراز FXN3C.\n"
            "وقالت أمينة المكتبة سلمى الورّاق إن القارب سيزور سبع قرى قبل نهاية عام 2026، وإن الإعارة مجانية."
        ),
        Block("heading", "كتب تصل مع المدّ", 2),
        Block("list_item", "الاثنين: قرية الصيادين"),
        Block("list_item", "الأربعاء: الجزيرة الصغيرة"),
        Block("quote", "الكتاب الذي يصل بالماء لا يتأخر أبدا."),
    ),
    url=ARABIC,
    date_published="2026-11-20T07:30:00+03:00",
    source="صحيفة المرسى",
    credits=(Credit("author", "سلمى الورّاق", "بقلم"), Credit("photographer", "Ada Fennimore", "تصوير")),
    language="ar",
    decoding=Decoding("utf-8", "utf-8"),
)
HEBREW_ARTICLE = replace(
    ARABIC_ARTICLE,
    headline="הספרייה הצפה חזרה לנמל",
    section="תרבות",
    blocks=paragraphs("הספרייה הצפה חזרה ביום חמישי אל הרציף הישן, ועל סיפונה 2,400 ספרים."),
    url=HEBREW,
    source=None,
    credits=(),
    date_published=None,
    date_inferred="2026-11",
    language="he",
)
KOREAN_ARTICLE = Article(
    headline="장터 지붕에 모인 빗물, 이제 시장 사람들이 마신다",
    section="남부",
    blocks=paragraphs(
        "햇살군 너른들시장 상인들이 시장 지붕에 모인 빗물을 걸러 함께 마시기 시작했다. 지붕 넓이는 3,200제곱미터다.\n"
        "상인회장 곽순임 씨는 “여름마다 물이 끊겨 생선 가게가 먼저 문을 닫았다”고 말했다."
    ),
    url=KOREAN,
    date_published="2026-05-13T06:10",
    credits=(Credit("reporter", "박도윤", "기자"),),
    language="ko",
    decoding=Decoding("utf-8", "utf-8"),
)
TAIWAN_ARTICLE = replace(
    KOREAN_ARTICLE,
    headline="鹽田小學的最後一堂課 老師把黑板留給海風",
    section="地方",
    blocks=paragraphs(
        "雲萊鎮的鹽田小學昨天上完最後一堂課。全校只剩七個學生，明年將併入鎮上的學校。\n老師說，黑板不擦了，留給海風看。"
    ),
    url=TAIWAN,
    credits=(Credit("reporter", "江若水", "記者"),),
    language="zh-Hant",
)


def first_chinese() -> Article:
    """What the page said at first: another headline, year, table, order, and a paragraph that was taken out later."""
    blocks = list(CHINESE_TEXT)
    blocks[1] = replace(
        blocks[1], text=blocks[1].text.replace("2026年12月30日", "2031年6月1日").replace("176根", "168根")
    )
    blocks[9] = replace(blocks[9], text=blocks[9].text.replace("8分钟", "12分钟"))
    blocks.insert(5, Block("paragraph", "监测站外的告示牌上写着：桥面限速每小时60公里，大风时封闭。"))
    return replace(
        CHINESE_ARTICLE,
        headline="清澜湾大桥合龙 两岸通勤将缩短二十分钟",
        blocks=tuple(blocks),
        credits=CHINESE_CREDITS[:4],
        date_modified=None,
    )


def build_gallery(path: Path) -> None:
    """The articles of this module; the Chinese one has three versions and a reprint, the others one or two."""
    archive = open_archive(path)
    first, later = saver(archive, "1.0+a"), saver(archive, "1.1+b")
    save(first, first_chinese(), b"bridge 1", "2026-11-19T01:00:00Z", "澜汀在线")
    save(first, CHINESE_ARTICLE, b"bridge 2", "2026-11-20T01:20:00Z", "澜汀在线")
    moved = (*CHINESE_TEXT[:-1], Block("paragraph", "（全媒体记者现场报道）"), CHINESE_TEXT[-1])
    save(
        later,
        replace(CHINESE_ARTICLE, blocks=moved, section="民生新闻"),
        b"bridge 2",
        "2026-11-22T08:00:00Z",
        "澜汀在线",
    )
    copy = replace(
        CHINESE_ARTICLE,
        headline="清澜湾大桥年底通车",
        url="https://haiqu.example/a/3.html",
        canonical_url=None,
        date_published="2026-11-19T11:02:00+08:00",
        blocks=CHINESE_TEXT[:-1],
        images=(),
        links=(),
        flags=(),
    )
    save(first, copy, b"copy", "2026-11-20T02:00:00Z", "海渠网")
    gong = replace(copy, headline="渡口的铜锣响了三十年", url=f"{SITE}/2026/1101/gong.html", blocks=CHINESE_TEXT[-1:])
    save(first, gong, b"gong", "2026-11-02T02:00:00Z", "澜汀在线")
    early = replace(ENGLISH_ARTICLE, blocks=english_text("2026")[:-1], headline="Tide mill at Harrow Bay grinds again")
    save(first, early, b"mill 1", "2026-11-06T08:00:00Z", "Harrow Bay Sentinel")
    save(first, ENGLISH_ARTICLE, b"mill 2", "2026-11-07T08:00:00Z", "Harrow Bay Sentinel")
    save(first, JAPANESE_ARTICLE, b"eelgrass", "2026-10-13T08:00:00Z", None)
    arabic = replace(
        ARABIC_ARTICLE,
        blocks=(
            ARABIC_ARTICLE.blocks[0],
            *paragraphs("وقالت أمينة المكتبة إن القارب سيزور خمس قرى قبل نهاية عام 2025."),
        ),
    )
    save(first, arabic, b"maktaba 1", "2026-11-20T06:00:00Z", "المرسى")
    save(first, ARABIC_ARTICLE, b"maktaba 2", "2026-11-21T06:00:00Z", "المرسى")
    for article in (HEBREW_ARTICLE, KOREAN_ARTICLE, TAIWAN_ARTICLE):
        save(first, article, (article.headline or "").encode(), "2026-11-21T06:00:00Z", None)
    first.save_failure(Failure(KOREAN, "failed", "http_410", url=KOREAN, status=410))
    archive.close()


def save(to: Saver, article: Article, body: bytes, moment: str, outlet: str | None) -> None:
    snapshot = Snapshot(body, article.url or "page.html", article.url, "text/html", "utf-8", 200, (), moment)
    to.save_reading(Reading(snapshot, article, outlet))

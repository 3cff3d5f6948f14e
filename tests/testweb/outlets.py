"""The outlets, as data: how each writes its addresses, pages and feeds.

The first half is looked at while rules are written; the second is only measured.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Language = Literal["zh-CN", "zh-TW", "en", "ja"]
Layout = Literal["table", "div", "semantic"]
FeedKind = Literal["rss", "atom", "json", "rdf"]
SitemapKind = Literal["flat", "gz", "index", "news"]
TURN = date(2026, 11, 10)
"""From this day on: edits, removals, moved addresses, redesigns."""


@dataclass(frozen=True)
class Shape:
    """Address templates: ``{n}`` is a page's number from 1, ``{n0}`` from 0; a story's fields are in stories.py."""

    article: str
    part: str
    section: str
    paged: str
    printed: str | None = None
    amp: str | None = None
    tag: str | None = None
    author: str | None = None
    moved: str | None = None


@dataclass(frozen=True)
class Outlet:
    """``feeds`` and ``sitemaps`` are (kind, path, announced): by the home page or robots.txt, or only there.

    ``beside`` is the label of a second host, which has the last section. ``is_scripted``: a script writes the paging.
    """

    name: str
    title: str
    language: Language
    shape: Shape
    sections: tuple[tuple[str, str], ...]
    layout: Layout
    redesign: Layout | None = None
    charset: str = "utf-8"
    feeds: tuple[tuple[FeedKind, str, bool], ...] = ()
    sitemaps: tuple[tuple[SitemapKind, str, bool], ...] = ()
    beside: str | None = None
    is_scripted: bool = False
    pages: tuple[tuple[str, str], ...] = ()
    per_page: int = 20
    first_id: int = 1000
    step: int = 1

    @property
    def host(self) -> str:
        return f"www.{self.name}.example"

    @property
    def hosts(self) -> tuple[str, ...]:
        return (self.host, f"{self.beside}.{self.name}.example") if self.beside else (self.host,)


ZH_PAGES = (
    ("/about.html", "关于我们"), ("/contact.html", "联系我们"), ("/login.html", "登录"), ("/privacy.html", "隐私政策"),
    ("/jobs/20260101.html", "招聘信息"), ("/files/plan-2026.pdf", "下载全文"),
)  # fmt: skip
EN_PAGES = (
    ("/about-our-newsroom-and-team/", "About our newsroom and team"), ("/contact/", "Contact"),
    ("/login?next=/", "Sign in"), ("/privacy-policy-and-terms-of-use/", "Privacy policy and terms of use"),
    ("/subscribe/", "Subscribe to the newsletter today"), ("/media/harbour-2026-11-03.jpg", "Picture of the day"),
)  # fmt: skip

KNOWN: tuple[Outlet, ...] = (
    Outlet(
        name="qinghe",
        title="清河县人民政府",
        language="zh-CN",
        shape=Shape(
            article="/{section}/{y}{mm}/t{y}{mm}{dd}_{id}.shtml",
            part="{stem}_{n0}{ext}",
            section="/{section}/",
            paged="/{section}/index_{n0}.shtml",
        ),
        sections=(("yw", "要闻"), ("bmdt", "部门动态"), ("tzgg", "通知公告")),
        layout="table",
        charset="gb2312",
        is_scripted=True,
        pages=ZH_PAGES,
        first_id=480000,
        step=37,
    ),
    Outlet(
        name="haiyue",
        title="海月网",
        language="zh-CN",
        shape=Shape(
            article="/{y}/{mm}/{dd}/{slug}.html",
            part="{stem}_{n}{ext}",
            section="/{section}/",
            paged="/{section}/index_{n}.html",
            printed="/print{path}",
            amp="/amp{path}",
            tag="/tag/{tag}/",
            author="/author/{author}.html",
            moved="/news/{y}{mm}/{slug}.html",
        ),
        sections=(("news", "新闻"), ("finance", "财经"), ("culture", "文化"), ("sports", "体育")),
        layout="div",
        redesign="semantic",
        feeds=(("rss", "/rss/news.xml", True),),
        sitemaps=(("index", "/sitemap/index.xml", True), ("news", "/sitemap/news.xml", True)),
        beside="sports",
        pages=ZH_PAGES,
    ),
    Outlet(
        name="jiangfeng",
        title="江风客户端",
        language="zh-CN",
        shape=Shape(
            article="/article/{id}",
            part="{path}?page={n}",
            section="/channel/{section_id}",
            paged="/channel/{section_id}?page={n}",
            tag="/topic/{tag_id}",
            author="/user/{author_id}",
        ),
        sections=(("1", "推荐"), ("2", "本地"), ("3", "民生"), ("4", "观点")),
        layout="semantic",
        feeds=(("json", "/feed.json", True),),
        pages=(("/about", "关于江风"), ("/app/download", "下载客户端，看更多精彩新闻内容"), ("/login", "登录")),
        first_id=1093000,
        step=11,
    ),
    Outlet(
        name="tallowgate",
        title="The Tallowgate Review",
        language="en",
        shape=Shape(
            article="/{y}/{mm}/{dd}/{slug}/",
            part="{path}{n}/",
            section="/category/{section}/",
            paged="/category/{section}/page/{n}/",
            printed="{path}?print=1",
            amp="{path}amp/",
            tag="/tag/{tag}/",
            author="/author/{author}/",
        ),
        sections=(("city", "City"), ("business", "Business"), ("arts", "Arts")),
        layout="semantic",
        redesign="div",
        feeds=(("rss", "/feed/", True),),
        sitemaps=(("index", "/wp-sitemap.xml", False),),
        pages=EN_PAGES,
        per_page=10,
    ),
)
UNSEEN: tuple[Outlet, ...] = (
    Outlet(
        name="luzhou",
        title="芦洲社区新闻",
        language="zh-CN",
        shape=Shape(
            article="/show.php?cat={section_id}&id={id}",
            part="{path}&page={n}",
            section="/list.php?cat={section_id}",
            paged="/list.php?cat={section_id}&page={n}",
            printed="/print.php?id={id}",
        ),
        sections=(("4", "社区"), ("7", "教育"), ("9", "生活")),
        layout="table",
        charset="gbk",
        pages=(("/page.php?id=3", "关于本站"), ("/login.php", "用户登录"), ("/down.php?id=77", "资料下载")),
        first_id=21000,
        step=3,
    ),
    Outlet(
        name="yunmeng",
        title="云梦市政府网",
        language="zh-CN",
        shape=Shape(
            article="/art/{y}/{m}/{d}/art_{section_id}_{id}.html",
            part="{stem}_{n}{ext}",
            section="/col/col{section_id}/index.html",
            paged="/col/col{section_id}/index.html?pageNum={n}",
        ),
        sections=(("1201", "政务要闻"), ("1202", "区县快讯"), ("1340", "公示公告")),
        layout="div",
        sitemaps=(("gz", "/sitemap.xml.gz", False),),
        pages=(("/col/col99/index.html", "网站地图"), ("/art/2019/1/2/art_99_1.html", "网站声明"), ("/login", "登录")),
        first_id=770000,
        step=5,
    ),
    Outlet(
        name="shirakawa",
        title="白川新報",
        language="ja",
        shape=Shape(
            article="/articles/{code}.html",
            part="/articles/{code}_{n}.html",
            section="/{section}/",
            paged="/{section}/list/?p={n}",
            printed="/print/{code}.html",
            tag="/topics/{tag_id}/",
        ),
        sections=(("national", "社会"), ("politics", "政治"), ("culture", "文化"), ("local", "地域")),
        layout="semantic",
        feeds=(("rdf", "/rss/index.rdf", True), ("atom", "/atom.xml", False)),
        pages=(("/info/about.html", "会社案内"), ("/login/", "ログイン"), ("/info/privacy.html", "個人情報の取り扱い")),
        redesign="div",
    ),
    Outlet(
        name="dangwan",
        title="淡灣新聞網",
        language="zh-TW",
        shape=Shape(
            article="/news/story/{section_id}/{id}",
            part="{path}?page={n}",
            section="/news/cate/{section_id}",
            paged="/news/cate/{section_id}/{n}",
            printed="/news/print/{id}",
            amp="/news/amp/story/{section_id}/{id}",
            author="/news/reporter/{author_id}",
        ),
        sections=(("6638", "要聞"), ("6639", "社會"), ("7314", "地方")),
        layout="div",
        feeds=(("rss", "/rssfeed/news/2/6638", True),),
        sitemaps=(("news", "/sitemap_news.xml", True),),
        pages=(("/member/login.jsp", "會員登入"), ("/service/about", "關於我們"), ("/ad/contact", "廣告刊登")),
        first_id=8123000,
        step=7,
    ),
    Outlet(
        name="wexcombe",
        title="Wexcombe Observer",
        language="en",
        shape=Shape(
            article="/{section}/{slug}-{hash}",
            part="{path}?page={n}",
            section="/{section}",
            paged="/{section}?start={start}",
            tag="/topic/{tag}",
            author="/profile/{author}",
            moved="/{section}/{y}/{slug}",
        ),
        sections=(("news", "News"), ("money", "Money"), ("life", "Life")),
        layout="div",
        redesign="semantic",
        sitemaps=(("flat", "/sitemap.xml", True),),
        pages=EN_PAGES,
    ),
)
OUTLETS = KNOWN + UNSEEN


def outlet_named(name: str) -> Outlet:
    return next(outlet for outlet in OUTLETS if outlet.name == name)

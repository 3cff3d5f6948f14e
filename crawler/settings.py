"""Scrapy's settings for this project; what is not here is Scrapy's default."""

from pathlib import Path

from scrapy.settings.default_settings import RETRY_EXCEPTIONS

from crawler.cores import cores

PROJECT_ROOT = Path(__file__).resolve().parents[1]

BOT_NAME = "broadsheet"
SPIDER_MODULES = ["crawler.spiders"]
NEWSPIDER_MODULE = "crawler.spiders"
COMMANDS_MODULE = "archive.commands"
TWISTED_REACTOR = "twisted.internet.asyncioreactor.AsyncioSelectorReactor"
# The table at the end of a run is what a person reads; -L INFO and -s STATS_DUMP=1 show what Scrapy does.
LOG_LEVEL = "WARNING"
STATS_DUMP = False

# Ours: the database, the folder of declared sites, who answers for the crawl (mailto:… or a page), and the
# hosts (``host`` or ``host:port``) that may be fetched although they are private or on an unusual port.
ARCHIVE = str(PROJECT_ROOT / "archive.db")
SITES_DIR = str(PROJECT_ROOT / "seeds" / "sites")
CONTACT = ""
ALLOW_PRIVATE_HOSTS: list[str] = []

# Pages are read in other processes: how many (0 reads them in the crawl's own), and the seconds that a page may take.
# One a core: they give way to the crawl itself, which needs half of one.
READERS = cores()
READ_TIMEOUT = 30
# A crawl that has ended packs what it kept as small as it goes, for so many seconds at most (0: leave it to
# `scrapy squeeze`).
SQUEEZE_SECONDS = 120
# A site with `browser = true`: seconds that a page may go on asking for things before it is read as it is.
BROWSER_WAIT = 5
# Measures how long the loop keeps others waiting (crawler.lag).
LOOP_LAG = False

# Every address that is found is kept beside the archive; what is asked for, and when again, is decided there.
SCHEDULER = "archive.frontier.scheduler.FrontierScheduler"

# A crawler listens on no port.
REMOTE_CONTROL_ENABLED = False
TELNETCONSOLE_ENABLED = False

# Polite: known by name, one request at a time a host, a second apart. crawler.manners sets USER_AGENT.
# With REDIS_URL a crawl is one worker of several (docs/machines.md).
ADDONS = {"crawler.manners.Manners": 100, "archive.shared.addon.Sharing": 200}
REDIS_URL = ""
# Seconds without a sign of life after which a worker's addresses are given to the others.
WORKER_GONE_AFTER = 30
ROBOTSTXT_OBEY = True
ROBOTSTXT_USER_AGENT = "Broadsheet"
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DOWNLOAD_DELAY = 1.0
# A host that answers slowly is asked more slowly: it rests at least as long as its last answer took it.
AUTOTHROTTLE_ENABLED = True
AUTOTHROTTLE_START_DELAY = 0.0
AUTOTHROTTLE_TARGET_CONCURRENCY = 0.5
# A host that turns us away rests as it asks (Retry-After), else BACKOFF_START seconds, doubling; never longer than
# LONGEST_WAIT. After HOST_MAX_REFUSALS in a row it is left alone until the next crawl. docs/politeness.md
BACKOFF_START = 10.0
LONGEST_WAIT = 15 * 60.0
HOST_MAX_REFUSALS = 5
# What one host may take of a crawl (0: no limit), so that it leaves something for the others.
HOST_MAX_REQUESTS = 20_000
HOST_MAX_BYTES = 4 * 1024**3
# What a site says must not be done with its pages is recorded as flags. Which of ai, archive, index, tdm are kept to:
# a page with one of these is not kept.
OBEY_OPT_OUT: list[str] = []
COOKIES_ENABLED = False
HTTPCACHE_ENABLED = False
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "zh,en;q=0.7,*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
}

# Bounded: no other protocol than HTTP, no endless page, host or chain of redirects.
DOWNLOAD_HANDLERS = {
    "http": "crawler.downloads.BoundedHandler",
    "https": "crawler.downloads.BoundedHandler",
    **dict.fromkeys(("data", "file", "ftp", "s3")),
}
DOWNLOAD_MAXSIZE = 16 * 1024 * 1024
DOWNLOAD_WARNSIZE = 8 * 1024 * 1024
DOWNLOAD_TIMEOUT = 25
# A host that keeps us waiting is asked again by the next crawl: three times in a row is more than a minute.
RETRY_EXCEPTIONS = [kind for kind in RETRY_EXCEPTIONS if kind != "scrapy.exceptions.DownloadTimeoutError"]
DOWNLOAD_FAIL_ON_DATALOSS = True
REDIRECT_MAX_TIMES = 8
# A longer refresh is a page that reloads itself, not a redirect.
METAREFRESH_MAXDELAY = 5
# The URL guard refuses long URLs with a row in the ledger; this middleware would drop them in silence.
URLLENGTH_LIMIT = 0
CONCURRENT_ITEMS = 4

# Names are judged where the connection is made, by every address that they lead to.
TWISTED_DNS_RESOLVER = "crawler.resolver.PublicResolver"

DOWNLOADER_MIDDLEWARES = {
    # Before robots.txt is asked for (100), so that a refused host hears nothing from us.
    "crawler.middlewares.url_guard.UrlGuard": 60,
    # A robots.txt is a request too: of both, the limits of a host come first.
    "crawler.politeness.hosts.Hosts": 90,
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "crawler.politeness.robots.Robots": 100,
    "scrapy.downloadermiddlewares.redirect.MetaRefreshMiddleware": None,
    "crawler.middlewares.redirects.Refreshes": 580,
    # After the download and before decompression (590).
    "crawler.middlewares.completeness.Completeness": 595,
    "scrapy.downloadermiddlewares.redirect.RedirectMiddleware": None,
    "crawler.middlewares.redirects.Redirects": 600,
    # Nearest to the downloader, so that a refusal is not tried again (550).
    "crawler.middlewares.private_address.PrivateAddress": 950,
}
EXTENSIONS = {"crawler.lag.LoopLag": 500}
SPIDER_MIDDLEWARES = {
    "crawler.middlewares.unread.UnreadPages": 40,
    "crawler.middlewares.opted_out.OptedOut": 45,
}
ITEM_PIPELINES = {"archive.pipelines.ArchivePipeline": 300}

FEED_EXPORT_ENCODING = "utf-8"
FEED_EXPORTERS = {
    "json": "crawler.feeds.JsonArticles",
    "jsonl": "crawler.feeds.JsonLinesArticles",
    "jsonlines": "crawler.feeds.JsonLinesArticles",
    "jl": "crawler.feeds.JsonLinesArticles",
    "csv": "crawler.feeds.CsvArticles",
}

"""``REDIS_URL`` makes a crawl one worker of several."""

from scrapy.settings import BaseSettings

SHARED = {
    "SCHEDULER": "archive.shared.scheduler.SharedScheduler",
    "DUPEFILTER_CLASS": "scrapy_redis.dupefilter.RFPDupeFilter",
}
PIPELINE = "archive.pipelines.ArchivePipeline"


class Sharing:
    """Scrapy add-on: with REDIS_URL the addresses come from Redis and the pages go there, for ``scrapy write``."""

    def update_settings(self, settings: BaseSettings) -> None:
        if settings.get("REDIS_URL"):
            for name, value in SHARED.items():
                settings.set(name, value, priority="cmdline")
            settings.set("ITEM_PIPELINES", settings.getdict("ITEM_PIPELINES") | {PIPELINE: None}, priority="cmdline")

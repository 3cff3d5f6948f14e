"""An archive of many articles, made quickly and alike each time: for measuring the reading room.

    python bench/made_archive.py [--articles N] [--out FILE]

Words are put together from the common characters of GB 2312 and used as often as words are (Zipf); sentences, sources,
people, sections and dates likewise. Four in five articles are in simplified Chinese, the others in traditional Chinese,
English, Japanese and Korean. Each has its blocks, credits, links, evidence and rows in the ledger; some were changed,
some are reprints. Everything goes into the project's own tables, and into the index as the project writes it: one
process makes the rows, the other puts them in. A made archive is kept in the temporary folder and found again there.
"""

import argparse
import hashlib
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from typing import Any

from sqlite_utils import Database

from archive import migrations, search
from archive.identity import uid_of, url_identity
from archive.ledger.chain import chain_all
from archive.sqlite import sqlite3
from archive.store import open_archive

SEED = 20_265
VERSION = 3
"""Of this script: an archive made by another one is not found again."""
BATCH = 2_000
LAST_DAY = datetime(2026, 11, 20, tzinfo=UTC)
LANGUAGES = {"zh-Hans": 80, "zh-Hant": 6, "en": 8, "ja": 3, "ko": 3}
SECTIONS = "要闻 国内 国际 经济 财经 社会 法治 教育 科技 文化 体育 健康 评论 地方 城建 交通 环境 农业 旅游 读书".split()
SMALL = (
    "的 了 在 是 和 有 也 不 这 就 与 对 为 将 从 到 上 中 他 她 我们 他们 一个 已经 可以 进行 通过 表示 介绍".split()
)
SMALL_SHARE = 0.28
"""Of the words of a text, those that hold the others together."""
VOCABULARY = 30_000
DRAWN, STRIDES = 1_000_000, 997
"""Words that are drawn of a vocabulary; a text takes every n-th of them from anywhere, n up to ``STRIDES``: a billion
beginnings, so that texts repeat each other no more than if each word were drawn for itself, which takes five times as
long."""
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎"
PLACES = "莲渡 竹坞 苇荡 青石湾 白鹭洲 东篱 栖霞口 云栈 鹿鸣 梧桐浦 望潮 石浦塘 双溪镇 南屏渡 枫桥头".split()
PAPERS = "日报 晚报 时报 都市报 新闻网 在线 广播 客户端 周刊 商报".split()
ROLES = {"reporter": "记者", "editor": "责任编辑", "photographer": "摄", "correspondent": "通讯员", "reviewer": "审核"}
COMMON = [bytes([high, low]).decode("gb2312") for high in range(0xB0, 0xD7) for low in range(0xA1, 0xFF)]
KANA = [chr(code) for code in range(0x3042, 0x3094)]
HANGUL = [chr(code) for code in range(0xAC00, 0xD7A4, 12)]
SYLLABLES = [
    first + vowel for first in "b c d f g h l m n p r s t v w st tr ch".split() for vowel in "a e i o u".split()
]

BULK_INDEX = {"hashsize": 64 * 1024 * 1024, "automerge": 0}
"""Settings of FTS5 while everything is put in, since all is merged at the end."""
AS_ALWAYS = {"hashsize": 1024 * 1024, "automerge": 4}
"""FTS5's own, which the project leaves as they are: what is saved into a made archive later must cost what it costs."""
MARKS = (
    "WITH places(place) AS (VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8)) INSERT INTO fingerprints "
    "SELECT (((id * 9 + place) * 2654435761) & 4294967295) << 32 AS mark, id FROM articles, places ORDER BY mark"
)
"""As many as a text has, all different, scattered as hashes are: what comes in later goes anywhere among them."""

TABLES = (
    *("articles", "article_text", "blocks", "credits", "images", "links", "evidence", "fetches"),
    *("revisions", "revision_fields", "reprints", "articles_fts"),
)
COLUMNS = {
    "articles": "id uid headline section date_published date_published_raw source language outlet_id url characters "
    "first_seen last_seen snapshot_sha256 extractor identity flags",
    "article_text": "article_id description body analyser",
    "blocks": "article_id position kind level text locator",
    "credits": "article_id position person_id role raw",
    "images": "article_id position url caption credit",
    "links": "article_id position rel url headline teaser",
    "evidence": "article_id position field value raw rule locator confidence chosen",
    "fetches": "id run_id input url state article_id snapshot_sha256 size http_status charset_used fetched_at saved_at",
    "revisions": "id article_id fetch_id cause snapshot_before snapshot_after "
    "extractor_before extractor_after saved_at",
    "revision_fields": "revision_id field before after",
    "reprints": "article_id story like_id share",
    "articles_fts": "rowid body headline",
}
Rows = dict[str, list[tuple[Any, ...]]]


@dataclass(slots=True)
class Vocabulary:
    """Words, each as often as it is used."""

    drawn: list[str]

    @classmethod
    def of(
        cls, chance: Random, characters: Sequence[str], lengths: Sequence[int], small: Sequence[str]
    ) -> "Vocabulary":
        made = {"".join(chance.choices(characters, k=chance.choice(lengths))): None for _ in range(VOCABULARY)}
        zipf = [1 / (rank + 8) for rank in range(len(made))]
        share = SMALL_SHARE / (1 - SMALL_SHARE) * sum(zipf) / len(small) if small else 0
        return cls(chance.choices([*small, *made], cum_weights=list(accumulate([share] * len(small) + zipf)), k=DRAWN))

    def some(self, chance: Random, number: int) -> list[str]:
        stride = 1 + int(chance.random() * STRIDES)
        start = int(chance.random() * (DRAWN - number * stride))
        return self.drawn[start : start + number * stride : stride]


@dataclass(slots=True)
class Maker:
    chance: Random = field(default_factory=lambda: Random(SEED))
    vocabularies: dict[str, Vocabulary] = field(init=False)
    sources: list[str] = field(init=False)
    people: list[str] = field(init=False)
    links: list[tuple[str, str]] = field(default_factory=list)
    fetches: int = 0
    revisions: int = 0

    def __post_init__(self) -> None:
        chance = self.chance
        common = chance.sample(COMMON, len(COMMON))
        often = [char for rank, char in enumerate(common) for _ in range(1 + 400 // (rank + 4))]
        chinese = Vocabulary.of(chance, often, (1, 2, 2, 2, 2, 3, 4), SMALL)
        self.vocabularies = {
            "zh-Hans": chinese,
            "zh-Hant": chinese,
            "en": Vocabulary.of(chance, SYLLABLES, (1, 2, 2, 3), "the of and in to a is for on that was".split()),
            "ja": Vocabulary.of(
                chance, [*KANA * 6, *common[:800]], (1, 2, 2, 3), "の は を に が で と です ました".split()
            ),
            "ko": Vocabulary.of(chance, HANGUL, (2, 2, 3, 4), "은 는 이 가 을 를 에서".split()),
        }
        self.sources = [place + paper for paper in PAPERS for place in PLACES] + ["本报", "联合通讯社", "综合"]
        names = {chance.choice(SURNAMES) + "".join(chance.sample(common[:900], chance.choice((1, 2, 2)))): None
                 for _ in range(6_000)}  # fmt: skip
        self.people = list(names)

    def sentence(self, language: str, words: int) -> str:
        said = self.vocabularies[language].some(self.chance, words)
        middle = self.chance.randint(3, max(4, words - 3))
        if language in ("en", "ko"):
            return " ".join(said).capitalize() + "."
        return "".join(said[:middle]) + "，" + "".join(said[middle:]) + "。"

    def paragraphs(self, language: str) -> list[str]:
        """A news story's: 3 to 12, of 2 to 5 sentences each; in Chinese some 700 characters, a few have 4,000."""
        count = min(60, 3 + int(self.chance.lognormvariate(1.2, 0.7)))
        return [
            "".join(self.sentence(language, self.chance.randint(8, 24)) for _ in range(self.chance.randint(1, 4)))
            for _ in range(count)
        ]

    def add(self, rows: Rows, number: int, of: int) -> None:
        """The rows of one article."""
        chance = self.chance
        language = chance.choices([*LANGUAGES], weights=[*LANGUAGES.values()])[0]
        words = self.vocabularies[language].some(chance, chance.randint(6, 12))
        headline = (" ".join(words) if language in ("en", "ko") else "".join(words))[:60]
        day = LAST_DAY - timedelta(days=(1 - number / of) ** 1.5 * 4_000, minutes=chance.randint(0, 1439))
        printed, seen = day.strftime("%Y-%m-%dT%H:%M:00+08:00"), day.strftime("%Y-%m-%dT%H:%M:%SZ")
        outlet = min(59, int(chance.paretovariate(0.9)))
        url = f"https://outlet{outlet}.example/{day:%Y/%m/%d}/{number}.html"
        identity = url_identity(url)
        sha256 = hashlib.sha256(url.encode()).hexdigest()
        source = self.sources[min(len(self.sources), int(chance.paretovariate(0.7))) - 1]
        paragraphs = self.paragraphs(language)
        body = "\n\n".join(paragraphs)
        dated, uid = chance.random() < 0.93, uid_of(identity)
        rows["articles"].append((
            number, uid, headline, chance.choice(SECTIONS) if chance.random() < 0.85 else None,
            printed if dated else None, day.strftime("%Y年%m月%d日") if dated else None, source, language, outlet + 1,
            url, len(body), seen, seen, sha256, "1.0.0", identity, "paywall" if chance.random() < 0.02 else None,
        ))  # fmt: skip
        rows["article_text"].append((number, paragraphs[0][:80], body, search.ANALYSER))
        rows["articles_fts"].append((number, search.index_text(body), search.index_text(headline)))
        rows["blocks"] += [(number, place, "paragraph", None, text, f"/html/body/div/p[{place + 1}]")
                           for place, text in enumerate(paragraphs)]  # fmt: skip
        for place, role in enumerate(chance.sample([*ROLES], chance.choice((0, 1, 2, 2, 3)))):
            person = min(len(self.people), int(chance.paretovariate(0.6)))
            rows["credits"].append((number, place, person, role, ROLES[role]))
        if chance.random() < 0.5:
            rows["images"].append((number, 0, f"{url[:-5]}.jpg", self.sentence(language, 8), None))
        related = chance.sample(self.links, min(4, len(self.links)))
        rows["links"] += [(number, place, "related", *link, None) for place, link in enumerate(related)]
        self.links = [*self.links[-200:], (url, headline)]
        found = [("headline", headline), ("source", source), ("date_published", printed), ("language", language)]
        rows["evidence"] += [(number, place, name, value, value, "meta", "//meta", 0.9, 1)
                             for place, (name, value) in enumerate(found)]  # fmt: skip
        self.add_history(rows, number, url, sha256, seen, (headline, body))

    def add_history(self, rows: Rows, number: int, url: str, sha256: str, seen: str, texts: tuple[str, str]) -> None:
        """Its rows in the ledger; one in 25 was changed by its publisher, one in 30 is a reprint."""
        states = ["new"] + ["unchanged"] * self.chance.choice((0, 0, 1, 2)) + ["changed"] * (number % 25 == 0)
        for state in states:
            self.fetches += 1
            run = 1 + self.fetches // 500
            rows["fetches"].append(
                (self.fetches, run, url, url, state, number, sha256, 20_480, 200, "utf-8", seen, seen)
            )
        if states[-1] == "changed":
            self.revisions += 1
            before = hashlib.sha256(sha256.encode()).hexdigest()
            versions = ("source", before, sha256, "1.0.0", "1.0.0", seen)
            rows["revisions"].append((self.revisions, number, self.fetches, *versions))
            for name, after in zip(("headline", "body"), texts, strict=True):
                rows["revision_fields"].append((self.revisions, name, after[: len(after) // 2], after))
        if number % 30 == 1 and number > 30:
            rows["reprints"] += [(number - 1, number - 1, number, 0.9), (number, number - 1, number - 1, 0.9)]

    def batches(self, articles: int) -> Iterator[Rows]:
        for first in range(1, articles + 1, BATCH):
            rows: Rows = {table: [] for table in TABLES}
            for number in range(first, min(first + BATCH, articles + 1)):
                self.add(rows, number, articles)
            yield rows


def made_archive(articles: int = 100_000) -> Path:
    """The path of an archive with so many articles; made when it is not there yet."""
    path = Path(tempfile.gettempdir()) / f"broadsheet-made-{VERSION}-{search.ANALYSER}-{articles}.db"
    if not path.exists():
        work = path.with_suffix(".part")
        work.unlink(missing_ok=True)
        make(work, articles)
        work.rename(path)
    open_archive(path).close()  # one that was made before is brought to today's schema
    return path


def make(path: Path, articles: int) -> None:
    conn = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -200000"):
        conn.execute(f"PRAGMA {pragma}")
    migrations.archive_migrations.apply(Database(conn))
    conn.execute("PRAGMA journal_mode = OFF")
    for setting in BULK_INDEX.items():
        conn.execute("INSERT INTO articles_fts (articles_fts, rank) VALUES (?, ?)", setting)
    conn.execute("BEGIN")
    maker = Maker()
    conn.executemany("INSERT INTO outlets VALUES (?, ?, ?)", [
        (number + 1, f"outlet{number}.example", maker.sources[number]) for number in range(60)])  # fmt: skip
    conn.executemany("INSERT INTO people VALUES (?, ?)", enumerate(maker.people, 1))
    runs = [(number, LAST_DAY.strftime("%Y-%m-%dT08:00:00Z")) for number in range(1, 2 + articles * 3 // 500)]
    conn.executemany(
        "INSERT INTO runs (id, command, arguments, versions, started_at) VALUES (?, 'crawl news', '{}', '{}', ?)", runs
    )
    for rows in made_ahead(articles):
        for table in TABLES:
            names = COLUMNS[table].split()
            marks = ", ".join("?" * len(names))
            conn.executemany(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})", rows[table])  # noqa: S608
    finish(conn)


def made_ahead(articles: int) -> Iterator[Rows]:
    """The rows of all articles, which another process makes while those before are put in. Raises RuntimeError."""
    here, there = Pipe(duplex=False)
    process = Process(target=send_batches, args=(here, there, articles), daemon=True)
    process.start()
    there.close()
    with suppress(EOFError):
        while True:
            yield here.recv()
    process.join()
    if process.exitcode:
        raise RuntimeError(f"the process that makes the rows ended with {process.exitcode}")


def send_batches(here: Connection, there: Connection, articles: int) -> None:
    """Ends with BrokenPipeError when the process that puts the rows in is gone: nobody else may hold its end."""
    here.close()
    for rows in Maker().batches(articles):
        there.send(rows)


def finish(conn: sqlite3.Connection) -> None:
    """Runs get their ends and counts, the ledger its chain, the tables what ANALYZE says of them."""
    chain_all(conn)
    conn.execute(MARKS)
    conn.execute(
        "UPDATE runs SET ended_at = started_at, outcome = 'finished', counts = json_object('new', "
        "(SELECT count(*) FROM fetches WHERE run_id = runs.id AND state = 'new')) WHERE outcome IS NULL"
    )
    conn.execute("INSERT INTO articles_fts (articles_fts) VALUES ('optimize')")
    for setting in AS_ALWAYS.items():
        conn.execute("INSERT INTO articles_fts (articles_fts, rank) VALUES (?, ?)", setting)
    conn.execute("COMMIT")
    conn.execute("ANALYZE")
    conn.execute("PRAGMA journal_mode = WAL")
    conn.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--out", type=Path, help="write it there (default: kept in the temporary folder)")
    options = parser.parse_args()
    began = time.monotonic()
    if options.out:
        make(options.out, options.articles)
    path = options.out or made_archive(options.articles)
    print(f"{path}: {path.stat().st_size:,} bytes, {time.monotonic() - began:.0f} s")


if __name__ == "__main__":
    main()

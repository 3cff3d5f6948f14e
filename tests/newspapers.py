"""A made archive: two years of twelve invented outlets, one of them redesigned, with runs, changes and losses.

Plain inserts into the real tables, the same each time. ``python -m tests.newspapers OUT.db [ARTICLES]`` writes one.
"""

import json
import random
import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from archive.sqlite import sqlite3
from tests.archives import allow_rewriting, insert, insert_article, insert_fetch, insert_run, new_archive

FIRST, LAST = date(2024, 12, 1), date(2026, 11, 20)
REDESIGNED, REDESIGN = "songling.example", date(2026, 10, 1)
"""From that day on the site has no sections and few bylines that can be found."""
MENDED, BREAK, MEND = "tidewater.example", date(2026, 3, 1), date(2026, 6, 1)
"""Between these days its dates were not found."""


@dataclass(frozen=True, slots=True)
class Outlet:
    host: str
    name: str
    language: str
    sections: tuple[str, ...]


ZH, EN = ("要闻", "本地", "财经", "科技", "体育", "文化", "评论", "社会"), ("City", "Business", "Science", "Sport")
OUTLETS = (
    Outlet("quanxiang.example", "泉巷日报", "zh-Hans", ZH),
    Outlet("dukou.example", "渡口晚报", "zh-Hans", ZH[:6]),
    Outlet(REDESIGNED, "松岭新闻网", "zh-Hans", ZH[:5]),
    Outlet(MENDED, "Tidewater Post", "en", EN),
    Outlet("beitang.example", "北塘时报", "zh-Hans", ZH),
    Outlet("haitong.example", "海桐广播", "zh-Hans", ZH[:4]),
    Outlet("yunlu.example", "云麓财经", "zh-Hans", ("财经", "公司", "市场")),
    Outlet("nandi.example", "南堤周刊", "zh-Hans", ("评论", "文化")),
    Outlet("qingshi.example", "青石科技", "zh-Hans", ("科技", "公司")),
    Outlet("gangan.example", "港岸電臺", "zh-Hant", ("港聞", "財經", "體育")),
    Outlet("harbour.example", "Harbour Ledger", "en", EN),
    Outlet("marshlane.example", "Marsh Lane Courier", "en", EN[:3]),
)
AGENCIES = {"zh-Hans": ("新桥通讯社", "远汀社", "本报"), "zh-Hant": ("遠汀社",), "en": ("Causeway Wire", "Inlet News")}
WHO = ("市水务局", "城东街道", "青年志愿者", "渡口管理处", "第三中学", "老城区居民", "公交集团", "气象台")
DID = ("启用新泵站", "公布全年计划", "恢复通航", "征求意见", "修缮旧书店", "延长夜班线路", "发布大风提示", "完成换届")
THEN = ("市民反响积极", "预计月底完工", "客流回升两成", "雨季前完成检修", "细则下周公布", "工期缩短十天")
WHO_EN = ("Harbour board", "Night bus line 9", "Old mill", "Council", "Weather office", "Ferry crews", "School garden")
DID_EN = ("reopens after repairs", "publishes its plan", "asks for views", "delays its move", "wins a second term")
SENTENCES = (
    "记者从现场了解到,工程进展比预期更快。",
    "相关负责人表示,下一步将听取沿线居民意见。",
    "“最难的时候已经过去了。”一位值守的工作人员说。",
    "据统计,今年以来类似事项共办理2,140件,较去年增加一成。",
    "有关方面提醒,夜间出行请注意避让施工车辆。",
)
SENTENCES_EN = (
    "Work began before dawn and went on through the week.",
    "Residents said that they had asked for this since the spring.",
    "The board will meet again on Thursday to vote on the rest.",
)
SURNAMES, GIVEN = "王李赵陈林周吴郑孙何", ("明远", "青禾", "一鸣", "若溪", "子墨", "晚晴", "思齐", "海宁")
NAMES_EN = ("Ada Fennimore", "Bo Ley", "Cora Quill", "Dan Marsh", "Edith Vane")


def build_newspapers(path: Path, articles: int = 3000, seed: int = 7) -> None:
    chance = random.Random(seed)
    conn = new_archive(path)
    with conn:
        outlets = {one.host: insert(conn, "outlets", host=one.host, name=one.name) for one in OUTLETS}
        runs = _insert_runs(conn)
        people: dict[str, int] = {}
        days = sorted(FIRST + timedelta(days=chance.randrange((LAST - FIRST).days + 1)) for _ in range(articles))
        for number, day in enumerate(days):
            outlet = chance.choices(OUTLETS, weights=range(len(OUTLETS), 0, -1))[0]
            article = _insert_piece(conn, chance, number, day, outlet, outlets[outlet.host])
            _insert_relations(conn, chance, number, article, outlet)
            _insert_people(conn, chance, article, day, outlet, people)
            run = max((begun, one) for begun, one in runs.items() if begun <= day)[1]
            _insert_history(conn, chance, article, day, outlet, run)
        _end_runs(conn)
    conn.close()


def _insert_piece(
    conn: sqlite3.Connection, chance: random.Random, number: int, day: date, outlet: Outlet, outlet_id: int
) -> int:
    is_english, broken = outlet.language == "en", outlet.host == REDESIGNED and day >= REDESIGN
    dateless = chance.random() < 0.03 or (outlet.host == MENDED and BREAK <= day < MEND and chance.random() < 0.9)
    headline = (
        f"{chance.choice(WHO_EN)} {chance.choice(DID_EN)}"
        if is_english
        else f"{chance.choice(WHO)}{chance.choice(DID)} {chance.choice(THEN)}"
    )
    paragraphs = [
        "".join(chance.choices(SENTENCES_EN if is_english else SENTENCES, k=chance.randint(2, 5)))
        for _ in range(chance.randint(3, 8))
    ]
    moment = datetime(day.year, day.month, day.day, chance.randrange(5, 22), chance.randrange(60), tzinfo=UTC)
    seen = moment + timedelta(hours=chance.randrange(1, 3), minutes=7)
    gone = chance.random() < 0.01
    article = insert_article(
        conn,
        f"{number:08x}",
        headline,
        "\n\n".join(paragraphs),
        outlet_id=outlet_id,
        section=None if chance.random() < (0.89 if broken else 0.08) else chance.choice(outlet.sections),
        date_published=None if dateless else moment.isoformat(),
        date_inferred=day.isoformat()[:7] if dateless else None,
        source=chance.choice((outlet.name, outlet.name, None, *AGENCIES[outlet.language])),
        language=outlet.language,
        url=f"https://{outlet.host}/{day:%Y/%m}/{number}.html",
        first_seen=f"{seen:%Y-%m-%dT%H:%M:%SZ}",
        last_seen=f"{seen:%Y-%m-%dT%H:%M:%SZ}",
        gone_at="2026-11-18T08:00:00Z" if gone else None,
        gone_status=404 if gone else None,
    )
    if chance.random() < 0.6:
        url = f"https://{outlet.host}/img/{number}.jpg"
        insert(conn, "images", article_id=article, position=0, url=url, caption=headline, credit=None)
    for position, text in enumerate(paragraphs):
        insert(conn, "blocks", article_id=article, position=position, kind="paragraph", text=text)
    row = {"rule": "dateline", "locator": "line 3", "confidence": 0.9, "chosen": 1, "raw": headline}
    insert(conn, "evidence", article_id=article, position=0, field="headline", value=headline, **row)
    return article


def _insert_relations(
    conn: sqlite3.Connection, chance: random.Random, number: int, article: int, outlet: Outlet
) -> None:
    """Links, some to what is not here; and now and then the same story as the article before."""
    for position in range(chance.randrange(3)):
        url = f"https://{outlet.host}/lost/{chance.randrange(40)}"
        insert(
            conn, "links", article_id=article, position=position, rel="related", url=url, headline="另见", teaser=None
        )
    if number and chance.random() < 0.03:
        story = conn.execute("SELECT story FROM reprints WHERE article_id = ?", [article - 1]).fetchone()
        if story is None:
            insert(conn, "reprints", article_id=article - 1, story=article - 1, like_id=article, share=0.9)
        insert(conn, "reprints", article_id=article, story=(story or [article - 1])[0], like_id=article - 1, share=0.9)


def _insert_people(
    conn: sqlite3.Connection, chance: random.Random, article: int, day: date, outlet: Outlet, people: dict[str, int]
) -> None:
    broken = outlet.host == REDESIGNED and day >= REDESIGN
    roles = [("reporter", "记者")] if chance.random() > (0.7 if broken else 0.15) else []
    roles += [("editor", "责任编辑")] if chance.random() < 0.5 else []
    for position, (role, raw) in enumerate(roles):
        name = chance.choice(NAMES_EN) if outlet.language == "en" else chance.choice(SURNAMES) + chance.choice(GIVEN)
        if name not in people:
            people[name] = insert(conn, "people", name=name)
        row = {"role": "author" if outlet.language == "en" and role == "reporter" else role, "raw": raw}
        insert(conn, "credits", article_id=article, position=position, person_id=people[name], **row)


def _insert_history(
    conn: sqlite3.Connection, chance: random.Random, article: int, day: date, outlet: Outlet, run: int
) -> None:
    seen, url, headline, body = conn.execute(
        "SELECT first_seen, url, headline, body FROM articles JOIN article_text ON article_id = id WHERE id = ?",
        [article],
    ).fetchone()
    times = {"fetched_at": seen, "saved_at": seen}
    page = {"input": url, "url": url, "snapshot_sha256": "ab" * 32, "size": len(body) * 9, "http_status": 200}
    insert_fetch(conn, run, article_id=article, charset_used="utf-8", **page, **times)
    if chance.random() < 0.06:
        lost = chance.choice((("failed", "http_503"), ("rejected", "robots"), ("not_article", "index_page")))
        where = {"input": f"https://{outlet.host}/lost/{article}", "state": lost[0], "reason": lost[1]}
        insert_fetch(conn, run, **where, detail="the page said no", **times)
    if chance.random() < 0.05:
        _insert_revision(conn, chance, article, insert_fetch(conn, run, **(page | times), state="changed",
                         article_id=article), seen, {"headline": headline, "body": body})  # fmt: skip


def _insert_revision(
    conn: sqlite3.Connection, chance: random.Random, article: int, fetch: int, seen: str, texts: dict[str, str]
) -> None:
    cause = chance.choices(("source", "extractor", "both"), weights=(6, 3, 1))[0]
    versions = {"extractor_before": "0.1.0", "extractor_after": "0.1.0" if cause == "source" else "0.2.0"}
    row = {"snapshot_before": "cd" * 32, "snapshot_after": "ab" * 32, "saved_at": seen, "cause": cause}
    revision = insert(conn, "revisions", article_id=article, fetch_id=fetch, **row, **versions)
    for field in chance.choice((("headline",), ("body",), ("headline", "body"))):
        after = texts[field]
        before = after[:4] + ("once " if after.isascii() else "此前") + after[6:]
        insert(conn, "revision_fields", revision_id=revision, field=field, before=before, after=after)
    if cause != "source":
        insert(conn, "revision_fields", revision_id=revision, field="source", before=None, after="新桥通讯社")


def _insert_runs(conn: sqlite3.Connection) -> dict[date, int]:
    """A crawl a month, and one every day of the last week."""
    begun = [date(2024 + (month // 12), month % 12 + 1, 1) for month in range(11, 35)]
    begun += [LAST - timedelta(days=days) for days in range(6, -1, -1)]
    ends: dict[date, dict[str, str | None]] = {
        LAST - timedelta(days=1): {"outcome": "failed", "detail": "database or disk is full"},
        LAST - timedelta(days=3): {"outcome": "interrupted", "detail": "SIGTERM"},
        LAST - timedelta(days=4): {"outcome": "died", "detail": None},
        LAST: {"outcome": None, "ended_at": None},
    }
    return {
        day: insert_run(
            conn,
            command="crawl",
            arguments=json.dumps({"site": "all"}),
            **({"started_at": f"{day}T05:00:00Z", "ended_at": f"{day}T22:30:00Z"} | ends.get(day, {})),
        )
        for day in begun
    }


def _end_runs(conn: sqlite3.Connection) -> None:
    allow_rewriting(conn)
    conn.execute(
        "UPDATE runs SET counts = (SELECT json_group_object(state, n) FROM (SELECT state, count(*) AS n FROM fetches "
        "WHERE run_id = runs.id GROUP BY state)) WHERE outcome IS NOT NULL AND outcome != 'died'"
    )
    conn.execute("INSERT INTO articles_fts (articles_fts) VALUES ('optimize')")


if __name__ == "__main__":
    build_newspapers(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 3000)

"""Are reprints found, and nothing else called one?

    python bench/reprints.py [--articles N] [--data FOLDER] [--costs]

Stories are made, Chinese and English by turns, each about one of a few affairs of one town: they share their words,
their turns of phrase, and a paragraph on what went before. Of each story come variants as other outlets print them,
and of each affair flashes that are one form with other places and numbers. A kind's recall is the share of its
variants that are in the story of their first; precision is the share of all pairs in stories that are of one story.
``--data``: also the pages of the benchmark, read and saved; every pair that is called a reprint is shown.
"""

import argparse
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from random import Random

from sqlite_utils import Database
from tabulate import tabulate

from archive.comparing import reprints
from archive.comparing.wording import text_of
from archive.migrations import archive_migrations
from archive.sqlite import sqlite3

HERE = Path(__file__).resolve().parent
SEED = 20_261
TYPOS = 0.02
"""Share of the characters that are misprinted."""
LEAST_RECALL, LEAST_PRECISION = 0.95, 0.99

Words = dict[str, list[str]]
ZH: Words = {
    "who": """莲渡口管理所 市水务局 竹坞镇政府 老船工协会 县教育局 苇荡保护站 桥梁指挥部 夜市商户 渔业合作社 港务集团
        少年宫 晚报读者会""".split(),
    "what": "新渡船 防洪堤 小学新校舍 湿地步道 跨江大桥 灯会 冷库 早班公交 雨水花园 老码头仓库 图书角 观鸟台".split(),
    "did": """正式启用 通过验收 推迟开放 公开征求意见 进入试运行 完成加固 开始招标 恢复运营 举行开放日
        更换负责人""".split(),
    "when": "昨天上午 本周三 国庆节前 入冬以来 去年年底 暴雨过后 清晨六点 第二季度 上个月".split(),
    "where": "莲渡口 竹坞镇 东门外 苇荡北岸 老街 新城区 江心洲 青石桥头".split(),
    "why": """方便两岸居民往来 减少汛期内涝 缓解上学路远的难题 让老手艺有地方可传 给候鸟留出安静的水面
        节省三成电费 避免夜间扰民""".split(),
    "part": "梧 汀 榆 岚 砚 蓼 檀 溪 葭 坞 鹭 荻 笙 磬 蒲 簌 榕 澜 岫 菱".split(),
    "said": "介绍 表示 告诉记者 解释说 坦言 补充道".split(),
    "form": """{who}{x}{when}{said}，{what}{did}，主要是为了{why}。
        {where}{x}段的{what}{when}{did}，共投入{n}万元，惠及居民{n}户。
        “{x}家的{what}{did}以后，{why}，我们盼了{n}年。”住在{where}的一位居民{said}。
        {when}，记者在{where}看到，{what}旁边已经立起{n}块牌子。
        据{x}工作室了解，{what}长{n}米，由{who}负责，预计{n}天之内{did}。
        {who}还{said}，{where}一带将增设{n}处座椅，{why}。
        按照{x}方案，{what}{did}之后，{who}每{n}天检查一次，结果向社会公布。""".split(),
    "flash": [
        "快讯：{where}{when}气温{n}摄氏度，风力{n}级，水位{n}厘米，请市民注意出行安全，妥善安排生产生活。",
    ],
    "prefix": ["【本报综合消息】据{who}网站{when}报道，记者从有关方面获悉："],
    "agency": ["联合通讯社{where}11月{n}日电（记者 {x}）"],
}
EN: Words = {
    "who": """the ferry office|the water board|the village council|the school trust|the harbour company|
        the marsh wardens""".split("|"),
    "what": """the new ferry|the flood wall|the primary school|the marsh walk|the river bridge|the night market|
        the cold store""".split("|"),
    "did": """was opened|passed inspection|was delayed|went to public comment|entered trial service|
        was put out to tender""".split("|"),
    "when": """on Tuesday morning|before the holidays|after the heavy rain|at six in the morning|
        late last year""".split("|"),
    "where": "Lotus Landing|Bamboo Hollow|East Gate|the north marsh|the old quarter|Bluestone Bridge".split("|"),
    "why": """to spare people the long way round|to keep the cellars dry|so that children need not walk an hour|
        to leave the birds a quiet stretch of water|to save a third of the power bill""".split("|"),
    "part": "bar dun wick mor ley hol tarn esk fen gar lin oak pell rud stow".split(),
    "said": "said|explained|told reporters|conceded|added".split("|"),
    "form": """{x} of {who} {said} {when} that {what} {did}, mainly {why}.|
        {what} at {where} {did} {when}, at a cost of {n} thousand, and {n} households stand to gain.|
        {x}, a resident of {where}, {said}: “We have waited {n} years for this, {why}.”|
        {when} our reporter counted {n} notices beside {what} near {where}.|
        {what} measures {n} metres, is run by {x} for {who}, and is due to be ready within {n} days.|
        {who} and {x} also {said} that {n} benches would be set up around {where} {why}.""".split("|"),
    "flash": [
        "Brief: {where} had {n} degrees {when}, wind force {n}, water level {n} centimetres; travellers are asked to "
        "allow more time than usual and to keep away from the lower quays."
    ],
    "prefix": ["As the paper of {where} reports, citing {who}, and as was learned from circles close to it {when}:"],
    "agency": ["{where}, November {n} (United Wire) - "],
}
SIMPLIFIED = """
    渡口管理务局镇协会县教育护桥梁挥夜户渔业团少宫晚报读者新洪学舍湿灯冷库雨园老码头仓书鸟台启验收迟开见进试运行标复营举负
    责换
"""
TRADITIONAL = """
    渡口管理務局鎮協會縣教育護橋梁揮夜戶漁業團少宮晚報讀者新洪學舍濕燈冷庫雨園老碼頭倉書鳥臺啟驗收遲開見進試運行標復營舉負
    責換
"""
TO_TRADITIONAL = str.maketrans(SIMPLIFIED, TRADITIONAL)


@dataclass(frozen=True, slots=True)
class Made:
    """``story`` is the number of the story it tells; -1 for one that no other tells."""

    story: int
    kind: str
    body: str


def fill(kind: str, words: Words, chance: Random) -> str:
    """One of the forms of a kind, every place in it filled."""

    def word(match: re.Match[str]) -> str:
        name = match[1]
        if name == "n":
            return str(chance.randint(2, 900))
        return "".join(chance.choices(words["part"], k=2)).title() if name == "x" else chance.choice(words[name])

    filled = re.sub(r"{(\w+)}", word, chance.choice(words[kind]))
    return " ".join(filled.split()) + ("" if words is ZH else " ")


def paragraph(words: Words, chance: Random) -> str:
    return "".join(fill("form", words, chance) for _ in range(chance.randint(2, 4))).strip()


def typos(text: str, chance: Random, share: float = TYPOS) -> str:
    letters = "的一是在不了有和人这中大为上个国" if "的" in text else "etaoinshrdlu"
    return "".join(chance.choice(letters) if chance.random() < share else one for one in text)


def cut(text: str, share: float = 0.6) -> str:
    """The beginning, to the end of a sentence where that is near."""
    length = int(len(text) * share)
    return text[:length].rsplit("\n\n", 1)[0] if "\n\n" in text[length - 40 : length] else text[:length]


def variants(body: str, words: Words, chance: Random) -> Iterator[tuple[str, str]]:
    """Of the kinds that outlets make, each with a name; headlines are not compared: a new one changes nothing."""
    parts = body.split("\n\n")
    prefix = fill("prefix", words, chance)
    agency = fill("agency", words, chance)
    yield "the same, retitled", body
    yield "cut to 60 %", cut(body)
    yield "prefixed", f"{prefix}\n\n{body}"
    yield "agency line, cut to 80 %", agency + cut(body, 0.8)
    yield "a paragraph added", "\n\n".join([*parts[:2], paragraph(words, chance), *parts[2:]])
    yield f"misprints, {TYPOS:.0%}", typos(body, chance)
    yield "paragraphs in another order", "\n\n".join([parts[0], *reversed(parts[1:])])
    yield "prefixed, cut, misprints 1 %", prefix + typos(cut(body, 0.7), chance, 0.01)
    if words is ZH:
        yield "traditional characters", body.translate(TO_TRADITIONAL)


def made_articles(count: int) -> list[Made]:
    """Stories with their variants, other articles of the same affairs, and flashes."""
    chance = Random(SEED)
    found: list[Made] = []
    background = {id(words): [paragraph(words, chance) for _ in range(6)] for words in (ZH, EN)}
    story = 0
    while len(found) < count:
        words = EN if story % 3 == 0 else ZH
        body = "\n\n".join(
            [*(paragraph(words, chance) for _ in range(chance.randint(5, 9))), chance.choice(background[id(words)])]
        )
        found.append(Made(story, "first", body))
        if story % 2:
            found += [Made(story, kind, text) for kind, text in variants(body, words, chance)]
        if story % 4 == 0:
            flash = fill("flash", words, chance)
            found += [Made(story + 10**6, "first", flash)]
            found += [Made(story + 10**6, "a flash, reprinted", flash)] * (story % 8 == 0)
        story += 1
    chance.shuffle(found)
    return found[:count]


def archive_of(bodies: list[str]) -> tuple[sqlite3.Connection, float]:
    """An archive with these texts, and the processor seconds that finding their stories took."""
    conn = sqlite3.connect(":memory:", isolation_level=None)
    archive_migrations.apply(Database(conn))
    columns = "uid, identity, characters, first_seen, last_seen, snapshot_sha256, extractor"
    spent = 0.0
    conn.execute("BEGIN")
    for number, body in enumerate(bodies, 1):
        conn.execute(f"INSERT INTO articles ({columns}) VALUES (?, ?, ?, '', '', '', '')", [number, number, len(body)])  # noqa: S608
        conn.execute("INSERT INTO article_text (article_id, body, analyser) VALUES (?, ?, 1)", [number, body])
        start = time.process_time()
        reprints.note(conn, number, reprints.marks_of(text_of(body)))
        spent += time.process_time() - start
    conn.execute("COMMIT")
    return conn, spent


def stories_in(conn: sqlite3.Connection) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for story, article_id in conn.execute("SELECT story, article_id FROM reprints ORDER BY 1, 2"):
        found.setdefault(story, []).append(article_id)
    return found


def recalls(made: list[Made], stories: dict[int, list[int]]) -> dict[str, tuple[int, int]]:
    """(found, all) of each kind of variant."""
    place = {article_id: story for story, members in stories.items() for article_id in members}
    first = {one.story: number for number, one in enumerate(made, 1) if one.kind == "first"}
    found: Counter[str] = Counter()
    everything: Counter[str] = Counter()
    for number, one in enumerate(made, 1):
        if one.kind != "first" and one.story in first:
            everything[one.kind] += 1
            found[one.kind] += number in place and place[number] == place.get(first[one.story])
    return {kind: (found[kind], everything[kind]) for kind in sorted(everything)}


def precision(made: list[Made], stories: dict[int, list[int]]) -> tuple[int, int, list[tuple[int, int]]]:
    """Right pairs, all pairs, and the wrong ones."""
    pairs = [pair for members in stories.values() for pair in combinations(members, 2)]
    wrong = [(one, other) for one, other in pairs if made[one - 1].story != made[other - 1].story]
    return len(pairs) - len(wrong), len(pairs), wrong


def growth() -> list[tuple[int, float]]:
    """Milliseconds an article, for archives of more and more articles."""
    sizes = (1000, 4000, 16000)
    return [(size, archive_of([one.body for one in made_articles(size)])[1] / size * 1000) for size in sizes]


def benchmark_pairs(folder: Path) -> tuple[int, list[tuple[str, str, float]]]:
    """How many pages of the benchmark are articles, and which of them are called reprints of which."""
    sys.path.insert(0, str(folder))
    import pages

    from crawler.extraction import extract_article
    from crawler.items import Article, Snapshot

    texts: dict[str, str] = {}
    for case in pages.load(pages.BODY_SETS):
        result = extract_article(Snapshot(case.html, case.id, case.url or None))
        if isinstance(result, Article):
            texts[f"{case.ds}/{case.id}"] = result.body
    names = list(texts)
    conn, _ = archive_of(list(texts.values()))
    rows = conn.execute("SELECT article_id, like_id, share FROM reprints ORDER BY share").fetchall()
    return len(texts), [(names[one - 1], names[other - 1], share) for one, other, share in rows if other < one]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000, metavar="N")
    parser.add_argument("--data", type=Path, help="folder of the benchmark")
    parser.add_argument("--costs", action="store_true", help="also what an article costs in archives of other sizes")
    options = parser.parse_args()
    made = made_articles(options.articles)
    conn, spent = archive_of([one.body for one in made])
    stories = stories_in(conn)
    found = recalls(made, stories)
    right, pairs, wrong = precision(made, stories)
    lines = [(kind, *both, both[0] / both[1]) for kind, both in found.items()]
    print(tabulate(lines, ("variant", "found", "of", "recall"), floatfmt=".3f"))
    total = sum(one for one, _ in found.values()) / sum(both for _, both in found.values())
    print(f"recall {total:.3f}, precision {right / pairs:.4f} ({pairs} pairs, {len(wrong)} wrong)")
    print(f"{spent / len(made) * 1000:.2f} ms an article (processor)")
    for pair in wrong[:5]:
        print("wrong:", *(f"{made[one - 1].kind}: {made[one - 1].body[:60]}" for one in pair), sep="\n    ")
    if options.costs:
        print(tabulate(growth(), ("articles", "ms an article"), floatfmt=".2f"))
    if options.data:
        count, called = benchmark_pairs(options.data)
        print(f"{count} articles of the benchmark, {len(called)} called reprints")
        print(tabulate(called, ("article", "like", "share"), floatfmt=".2f"))
    return int(total < LEAST_RECALL or right / pairs < LEAST_PRECISION)


if __name__ == "__main__":
    sys.exit(main())

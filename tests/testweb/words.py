"""Words of four languages, from which headlines and paragraphs are put together."""

from dataclasses import dataclass
from random import Random

from tests.testweb.outlets import Language


@dataclass(frozen=True)
class Words:
    """Names of things, and what is said of them; ``{a}`` and ``{b}`` in a sentence are such names, ``{n}`` a number."""

    who: tuple[str, ...]
    did: tuple[str, ...]
    then: tuple[str, ...]
    sentences: tuple[str, ...]
    people: tuple[str, ...]
    tags: tuple[str, ...]
    gap: str
    by: str
    labels: dict[str, str]


ZH = Words(
    who=(
        "老港区",
        "南岸渡口",
        "清河大桥",
        "城东小学",
        "第三水厂",
        "北坡茶园",
        "古城墙",
        "社区食堂",
        "夜间公交",
        "沿河步道",
        "城市书房",
        "农贸市场",
        "青年志愿者队",
        "防汛指挥部",
    ),
    did=(
        "启用新站房",
        "完成冬季检修",
        "公布明年计划",
        "征求居民意见",
        "迎来首批客人",
        "恢复全线通行",
        "获得专项支持",
        "延长开放时间",
        "试行新办法",
        "评出年度标兵",
    ),
    then=("市民反响积极", "预计月底完工", "客流回升两成", "细则下周公布", "工期缩短十天", "首日服务上千人"),
    sentences=(
        "记者从{a}现场了解到,今年以来相关工作稳步推进,进度比原先的安排提前了{n}天。",
        "负责人介绍说,{a}将与{b}一起试行新的办法,让附近居民少走一段路,少等一会儿。",
        "“最难的时候已经过去了。”在{a}值守多年的一位工作人员说,大家都盼着早日完工。",
        "据统计,{b}一带上月共办理各类事项{n}件,比去年同期增加一成,其中多数在当天办结。",
        "住在{a}旁边的老人告诉记者,过去出门要绕很远,如今推开门就能看见新修的路灯和座椅。",
        "有关方面提醒,{b}周边夜间仍有车辆进出,请过往行人和骑车的市民注意避让,听从现场指引。",
    ),
    people=("王明远", "李青禾", "赵一鸣", "陈若溪", "周子墨", "林晚晴"),
    tags=("jiaotong", "minsheng", "wenhua", "huanbao"),
    gap="",
    by="来源:{title}  作者:{person}",
    labels={
        "next": "下一页",
        "previous": "上一页",
        "home": "首页",
        "related": "相关新闻",
        "hot": "热点排行",
        "print": "打印本页",
        "amp": "手机版",
        "more": "更多",
        "friends": "友情链接",
        "calendar": "往期回顾",
    },
)
TW = Words(
    who=(
        "老碼頭",
        "淡灣大橋",
        "東區國小",
        "第三淨水場",
        "北坡茶園",
        "古城牆",
        "社區食堂",
        "夜間公車",
        "沿河步道",
        "青年志工隊",
    ),
    did=(
        "啟用新站房",
        "完成冬季檢修",
        "公布明年計畫",
        "徵求居民意見",
        "迎來首批旅客",
        "恢復全線通行",
        "延長開放時間",
        "試辦新制",
    ),
    then=("民眾反應熱烈", "預計月底完工", "人潮回升兩成", "細則下週公布", "工期縮短十天"),
    sentences=(
        "記者在{a}現場了解,今年以來相關工作持續推進,進度比原訂時程提前了{n}天。",
        "負責人表示,{a}將與{b}一起試辦新制,讓附近居民少走一段路,也少等一會兒。",
        "「最難的時候已經過去了。」在{a}服務多年的一位員工說,大家都盼著早日完工。",
        "根據統計,{b}一帶上月共受理各類案件{n}件,比去年同期增加一成,多數當天就辦結。",
        "相關單位提醒,{b}周邊夜間仍有車輛進出,請行人與單車騎士多加留意,並依現場指引通行。",
    ),
    people=("王明遠", "李青禾", "趙一鳴", "陳若溪"),
    tags=("traffic", "life", "culture"),
    gap="",
    by="{title} 記者{person}/報導",
    labels=ZH.labels
    | {
        "next": "下一頁",
        "previous": "上一頁",
        "home": "首頁",
        "related": "相關新聞",
        "hot": "熱門新聞",
        "print": "列印",
        "friends": "友站連結",
        "calendar": "過往新聞",
    },
)
JA = Words(
    who=(
        "旧港地区",
        "白川大橋",
        "東小学校",
        "第三浄水場",
        "北の茶園",
        "城跡公園",
        "町の食堂",
        "夜行バス",
        "川沿いの遊歩道",
    ),
    did=(
        "新駅舎が完成",
        "冬の点検を終える",
        "来年の計画を公表",
        "住民の意見を募集",
        "最初の客を迎える",
        "全線で再開",
        "開館時間を延長",
    ),
    then=("住民から歓迎の声", "月末に完工へ", "客足が二割回復", "詳細は来週発表", "工期を十日短縮"),
    sentences=(
        "{a}の現場では今年に入って作業が順調に進み、当初の予定より{n}日早い完成が見込まれている。",
        "担当者によると、{a}は{b}とともに新しい方法を試し、近くに住む人の負担を減らすという。",
        "「一番つらい時期は過ぎました」と、{a}で長年働く職員は話し、早い完成を待ち望んでいる。",
        "市のまとめでは、{b}の周辺で先月受け付けた件数は{n}件に上り、前年の同じ月より一割増えた。",
        "市は{b}の周辺では夜間も車の出入りがあるとして、歩行者や自転車に注意を呼びかけている。",
    ),
    people=("佐藤海人", "田中若葉", "高橋一路"),
    tags=("traffic", "life", "culture"),
    gap="　",
    by="{title} {person}記者",
    labels={
        "next": "次へ",
        "previous": "前へ",
        "home": "ホーム",
        "related": "関連記事",
        "hot": "アクセスランキング",
        "print": "印刷する",
        "amp": "スマホ版",
        "more": "もっと見る",
        "friends": "リンク",
        "calendar": "過去の記事",
    },
)
EN = Words(
    who=(
        "Harbour board",
        "Night bus line",
        "Old mill",
        "Town council",
        "Weather office",
        "Ferry crews",
        "School garden",
        "River path",
        "Corner library",
        "Fish market",
    ),
    did=(
        "reopens after repairs",
        "publishes its winter plan",
        "asks residents for views",
        "delays its long move",
        "wins a second term",
        "welcomes first visitors",
        "extends opening hours",
        "tests a quieter engine",
    ),
    then=("to wide relief", "ahead of time", "despite the rain", "for one more year", "at half the cost"),
    sentences=(
        "Work at the {a} began before dawn and went on through the week, some {n} days ahead of what had been planned.",
        "A spokeswoman said that the {a} and the {b} would try the new arrangement together until the end of spring.",
        "“The hardest part is behind us,” said one of those who have worked at the {a} for most of their lives.",
        "Figures show that {n} requests came in around the {b} last month, a tenth more than a year before.",
        "Residents who live beside the {b} said that they had asked for the change since spring, and were glad of it.",
    ),
    people=("Ada Fennimore", "Bo Ley", "Cora Quill", "Dan Marsh"),
    tags=("transport", "schools", "culture"),
    gap=" ",
    by="By {person}",
    labels={
        "next": "Older posts",
        "previous": "Newer posts",
        "home": "Home",
        "related": "Related stories",
        "hot": "Most read",
        "print": "Print",
        "amp": "Mobile version",
        "more": "More",
        "friends": "Elsewhere",
        "calendar": "Archive",
    },
)
WORDS: dict[Language, Words] = {"zh-CN": ZH, "zh-TW": TW, "ja": JA, "en": EN}


def make_headline(chance: Random, words: Words, number: int) -> str:
    """Different for every number: the last word counts."""
    count = f"{number}" if words is EN else f"第{number}期"
    parts = [chance.choice(words.who), chance.choice(words.did), chance.choice(words.then)]
    return f"{parts[0]}{words.gap}{parts[1]}{words.gap or ' '}{parts[2]}{words.gap}{count}"


def make_paragraph(chance: Random, words: Words) -> str:
    chosen = chance.sample(words.sentences, 2)
    said = [
        one.format(a=chance.choice(words.who), b=chance.choice(words.who), n=chance.randrange(3, 90)) for one in chosen
    ]
    return ("" if words is not EN else " ").join(said)

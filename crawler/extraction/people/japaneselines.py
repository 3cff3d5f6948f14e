"""Japanese by-lines: names in brackets of either kind, datelines, photographers behind captions, agencies."""

import re
from typing import Final

from crawler.extraction.people.outlets import SECTIONS
from crawler.extraction.people.roles import NOT_NAMES
from crawler.items import Credit

NAME: Final = r"[\u4e00-\u9fff々]{1,4}[ 　]?[\u3041-\u30fa\u4e00-\u9fff々]{1,4}"
AGENCY: Final = r"共同(?:通信社?)?|時事(?:通信社?)?|ロイター(?:通信)?|AFP[=＝]?時事|AP通信|ＡＦＰ時事"
DATELINE: Final = re.compile(
    rf"^【[^＝=】]{{1,12}}[＝=](?P<names>(?!(?:{AGENCY})】)[\u4e00-\u9fff々][\u3040-\u30ff\u4e00-\u9fff々・、]{{1,14}})】"
)
"""``【潮見＝三宅あかり】``: place and reporter at the head of a text."""
FAMILIES: Final = frozenset(
    """
    佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邊 渡部 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 斎藤
    斉藤 齋藤 清水 山崎 阿部 池田 橋本 山下 石川 中島 前田 藤田 後藤 小川 岡田 村上 長谷川 近藤 石井 坂本
    遠藤 藤井 青木 福田 三浦 西村 藤原 太田 松田 原田 岡本 中野 中川 小野 田村 竹内 金子 中山 和田 石田
    工藤 上田 森田 酒井 横山 柴田 宮崎 宮本 内田 高木 安藤 谷口 大野 丸山 今井 高田 藤本 村田 武田 上野
    杉山 増田 平野 大塚 千葉 久保 松井 小島 岩崎 桜井 野口 松尾 野村 木下 菊地 菊池 佐野 大西 杉本 新井
    浜田 市川 古川 水野 小松 島田 小山 高野 西田 山内 三宅 早川 大橋 本田 川口 服部 川崎 飯田 吉川 辻本
    """.split()
)
"""The most common family names of Japan, of two characters and three."""
FAMILY_NAMES: Final = "|".join(sorted(FAMILIES))
NO_GIVEN_NAME: Final = "市県区町村駅港島山川組学校院員手督事者氏臣官発震災害戦会館場店線部社様第選"
"""Characters of places, offices and happenings, which are called as families are: 【福島第一】, 【石川県内】."""
FULL_NAME: Final = rf"(?:{FAMILY_NAMES})[ 　]?(?:(?![{NO_GIVEN_NAME}])[\u3041-\u30fa\u4e00-\u9fff々]){{2,3}}(?<![長相])"
OPENS_WITH: Final = re.compile(
    rf"^【(?P<names>{FULL_NAME}(?:[、・]{FULL_NAME}){{0,3}})】(?=[^。]{{0,80}}[\u3041-\u309f])"
)
"""``【山田太郎】`` at the head of a text: full names, and no 【山口県立】 or 【佐藤市長】."""
KANA: Final = re.compile(r"[\u3041-\u30fa]")
SIGNED: Final = re.compile(
    rf"(?:^|[。！？」』])\s*[(（【]"
    r"(?:(?:本社|本紙|(?:[\u4e00-\u9fff]{2,6}・)?[\u4e00-\u9fff]{1,4}(?:支局|総局|支社|部))[・＝=　 ])?"
    rf"(?P<names>{NAME}(?:、(?!写真|文・){NAME}){{0,3}})(?P<also>[、，・](?:写真|文・写真|写真・図)も?)?[)）】]$"
)
"""``（早川澪）`` behind the last sentence, with the pictures or without."""
NOT_SIGNED: Final = frozenset(
    "続く 終わり 編集部 共同通信 時事通信 税込み 税別 以下同 笑い 一部抜粋 つづく おわり".split()
)
"""What else stands in brackets behind a Japanese sentence."""
TOOK_PICTURE: Final = re.compile(rf"[(（＝=]?(?P<names>{NAME}(?:[、・]{NAME}){{0,2}})(?P<raw>撮影|写す)[)）]?")
DATED: Final = re.compile(
    rf"[^【】。]{{0,40}}(?:19|20)\d\d\s?[年/.-][^【】。]{{1,40}}【(?P<names>{NAME}(?:[、・]{NAME}){{0,4}})】"
)
"""A line of outlet and day with the writers in brackets behind: ``湖 2025/2/16 【早川澪】``."""
LISTED: Final = re.compile(rf"{NAME}(?:[、・]{NAME}){{1,4}}")
NOBODY: Final = frozenset("（編集部） (編集部) 【編集部】 文＝編集部 文・編集部 （编辑部） （編輯部）".split())
OUTLET: Final = rf"(?!{SECTIONS})[\u4e00-\u9fffァ-ヶー]{{1,10}}(?:新[聞闻]|[新日時晚时][報报]|通信|放送)[社局]?"
AGENCY_LINE: Final = re.compile(
    rf"(?:[（(【＝=]\s?(?P<bracketed>{AGENCY})[)）】]?|[（(【](?P<outlet>{OUTLET})[)）】]|(?P<bare>(?:共同|時事)通信社?))"
)
AGENCY_IN_TEXT: Final = re.compile(
    rf"^【[^＝=】]{{0,12}}?[＝=・]?(?P<head>{AGENCY})】|[。」]\s?[（(](?P<end>{AGENCY})[)）]$|＝(?P<last>{AGENCY})$"
)
PAPER_ENDS: Final = frozenset("略談同部社年月日版面欄")
"""Last characters of what is no name."""


def read_japanese(text: str) -> tuple[list[Credit], str | None] | None:
    """People and source of a line that is nothing else; no names where it is only the desk's.

    >>> read_japanese("大渡美咲撮影"), read_japanese("（共同）"), read_japanese("船を撮影")
    (([Credit(role='photographer', name='大渡美咲', raw='撮影')], None), ([], '共同'), None)
    >>> read_japanese("（山風新報社）")
    ([], '山風新報社')
    >>> read_japanese("湖 2025/2/16 05:00 【早川澪】")[0][0].name
    '早川澪'
    """
    if text in NOBODY:
        return [], None
    if text[-1:] in "影す)）】信社同事ー" and (found := AGENCY_LINE.fullmatch(text)):
        return [], found["bracketed"] or found["outlet"] or found["bare"]
    if "撮影" in text[-4:] and (found := TOOK_PICTURE.fullmatch(text)) and (names := named(found["names"])):
        return [Credit("photographer", name, found["raw"]) for name in names], None
    if text[-1:] == "】" and (found := DATED.fullmatch(text)) and (names := named(found["names"])):
        return [Credit("reporter", name) for name in names], None
    return None


def japanese_dateline(text: str) -> list[Credit]:
    """Who is named at the head of a text.

    >>> [one.name for one in japanese_dateline("【山田太郎】船が着いた。")], japanese_dateline("【山口市長】船を語る。")
    (['山田太郎'], [])
    >>> [one.name for one in japanese_dateline("【中村長治】船が着いた。")], japanese_dateline("【田中首相】船を語る。")
    (['中村長治'], [])
    >>> [one.name for one in japanese_dateline("【山田太郎、佐藤花子】船が着いた。")]
    ['山田太郎', '佐藤花子']
    """
    if text[:1] != "【":
        return []
    found = DATELINE.match(text) or OPENS_WITH.match(text)
    return [Credit("reporter", name.replace("　", " ")) for name in re.split("[、・]", found["names"])] if found else []


def japanese_signature(text: str, before: str = "") -> list[Credit]:
    """``（早川澪）`` or ``【早川澪、写真も】`` behind the last sentence of a Japanese text.

    >>> [c.name for c in japanese_signature("船は夜まで動く。（早川澪）")]
    ['早川澪']
    >>> [c.name for c in japanese_signature("船は動く。（山田、佐藤）")], japanese_signature("船は動く。（敬称略）")
    (['山田', '佐藤'], [])
    >>> [c.name for c in japanese_signature("船は動く。（本社・山田、佐藤）")]
    ['山田', '佐藤']
    """
    found = SIGNED.search(text) if text[-1:] in ")）】" else None
    if found is None or not KANA.search(before if found.start() == 0 else text, 0, found.start() or len(before)):
        return []
    credits = [Credit("reporter", name) for name in named(found["names"])]
    return credits + [Credit("photographer", one.name, "写真") for one in credits if found["also"]]


def listed_names(text: str) -> list[str]:
    """Two names and more that are a line of their own.

    >>> listed_names("早川澪、大渡美咲"), listed_names("社会部、経済部"), listed_names("早川澪")
    (['早川澪', '大渡美咲'], [], [])
    """
    return named(text) if LISTED.fullmatch(text) else []


def named(names: str) -> list[str]:
    """The names of a list; none where one of them is a phrase."""
    found = [name.replace("　", " ") for name in re.split("[、，・]", names)]
    if len(found) > 1 and FAMILIES.issuperset(found):
        return found
    return [] if any(map(is_phrase, found)) else found


def is_phrase(name: str) -> bool:
    return len(name) < 3 or name in NOT_SIGNED or name in NOT_NAMES or name[-1] in PAPER_ENDS


def agency_in(text: str) -> str | None:
    """The agency that a paragraph's dateline or end names.

    >>> agency_in("【倫敦共同】船が着いた。"), agency_in("船が着いた。（時事）"), agency_in("共同で船を出した。")
    ('共同', '時事', None)
    """
    found = AGENCY_IN_TEXT.search(text)
    return found["head"] or found["end"] or found["last"] if found else None

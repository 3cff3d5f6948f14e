"""What stands among the credits of a line and is none: dates, counters, buttons."""

import re
from typing import Final

from crawler.extraction.people.roles import CITIES

DATE_IN_LINE: Final = re.compile(
    r"(?:发布时间|發布時間|发布日期|时间|日期|更新时间"
    r"|更新)?\s*[:：]?\s*\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?\s*(?:\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?"
)
PLACE: Final = re.compile(r"[／/]\s*[\u4e00-\u9fff]{1,8}?(?:综合|綜合)?(?:報導|报道|電)$")
"""Where a reporter writes from: ``記者陳大明／台北報導``."""
NETWORK: Final = r"(?:新浪|腾讯)?(?:微信|微博|朋友圈|QQ(?:空间|好友)?|空间|人人网?|豆瓣|更多)"
"""What a share button is called."""
NOISE: Final = re.compile(
    r"(?:阅读|浏览|点击|评论|参与|人气|访问量|热度)(?:数|量|次数)?\s*[:：]?\s*[(（\[]?\s*[\d.,-]+\s*万?\s*(?:次"
    r"|人|条)?\s*[)）\]]?"
    r"|(?:阅读|浏览|点击|评论|人气|访问量|热度)(?:数|量|次数)?\s*[:：]\s*$"
    r"|\d[\d.,]{0,9}\s?[万萬]?\s?人次?(?:参与|參與|评论|阅读|浏览)"
    r"|(?:字体|字号|字體|字號)\s*[:：]?\s*[\[【(（]?\s*(?:[大中小标准默认特超]\s*[|/]?\s*)+[\]】)）]?"
    r"|(?:字号|字体)\s*[:：]?\s*(?:A[-+]?\s*)+|我要评论|我要纠错|打印本页|【打印】|【关闭】|【纠错】"
    r"|\d+\s*[条條则則]\s*(?:评论|評論|留言|回应|回應)|更新\s*[:：]?\s*\d{1,2}[:：]\d\d"
    rf"|分享到?\s*(?:[:：]\s*{NETWORK}(?:[\s、|]+{NETWORK})*(?=\s|$)|[:：]?\s*$)"
)
SENT_FROM: Final = re.compile(rf"(?<=[\u4e00-\u9fff])\s+(?:发自\S{{2,8}}|(?:{CITIES})[市]?(?:报道|報導|报導)$)")
"""Where a reporter writes from, behind a blank: ``记者 王小明 北京报道``."""
NOISE_HINT: Final = re.compile("[读览击论論言与與气问热体號号错享印闭新应應]")
PLACE_ENDS: Final = frozenset("導道電")
YEAR: Final = re.compile(r"\d{4}")


COUNTER: Final = re.compile(
    r"\s*(?:发布于|發布於|發佈於|浏览|浏览次数|阅读|阅读量|点击|点击数|评论|评论数|访问量|人气|字号|字体|字體|分享|我要评论|参与|打印"
    r"|大\s*中\s*小|收藏)\s*(?:[:：(（\[]|\s|次|$|\d).*$"
)


def without_dispatch(text: str) -> str:
    """Without the place that a reporter writes from.

    >>> without_dispatch("林怡君 陳大明 ／ 臨溪報導")
    '林怡君 陳大明 '
    """
    return PLACE.sub("", text) if text[-1:] in PLACE_ENDS else text


def without_noise(text: str) -> str:
    """The line without dates, counters, buttons and brackets around it."""
    if NOISE_HINT.search(text):
        text = NOISE.sub(" ", text)
    text = without_dispatch(text)
    if "自" in text or text[-1:] in PLACE_ENDS:
        text = SENT_FROM.sub("", text)
    text = text.strip().strip("【】[]〔〕［］()（）<>□■◎●▪◆◇○").strip()
    return DATE_IN_LINE.sub(" ", text) if YEAR.search(text) else text

"""What Chinese outlets put below a text for their own sake: where to follow, install, subscribe, call, complain."""

import re
from typing import Final

LONGEST: Final = 80
_CHANNEL: Final = r"(?:app|客户端|客戶端|公众号|公眾號|小程序|视频号)"
_READ: Final = r"(?:查看|了解|阅读|閱讀|获取|獲取|浏览|瀏覽|收看|看)"
LAST_LINE: Final = re.compile(
    rf"""
    [\W_]{{0,4}}(?:
    [举舉][报報]\s?[/／|｜]?\s?反[馈饋]
    |(?:点击|點擊|戳|长按|長按)[^。，,]{{0,6}}[阅閱][读讀]原文\W?(?:{_READ}[^。，,]{{0,10}})?
    |[欢歡]迎(?:大家|各位|您|你|读者|讀者)?(?:[在到]|前往)?(?:文末|下方)?(?:[评評][论論]|留言)[区區][里中裡]?
        (?:留言|评论|評論|讨论|討論|分享|互动|互動|交流)[^。，,]{{0,12}}
    |(?:新闻|新聞|报料|報料|爆料|读者|讀者)(?:热线|熱線|电话|電話)\s?[:：]\s?[\d()（）+\s、/-]{{5,40}}
    |(?:官方)?微信?(?:公众号|公眾號|公众平台)\s?[:：]\s?\S{{2,20}}
    |更多(?:新闻|新聞|精彩|内容|內容|资讯|資訊|详情|詳情|报道|報道|信息){{1,3}}[，,]?\s?(?:敬?[请請]|[欢歡]迎)?
        (?:关注|關注|下载|下載|扫描|打开)[^。，,]{{2,30}}
    |(?:打开|打開|下载|下載|安装|扫码下载|点击下载)[^。，,]{{2,16}}{_CHANNEL}[，,]?\s?{_READ}[^。，,]{{1,14}}
    |《[^》]{{2,16}}》[^。]{{0,20}}[订訂][阅閱][^。]{{0,20}}(?:免费|免費|优惠|優惠|起刊|热线|立减|扫码)[^。]{{0,12}}。?
    |(?:总?策划|總?策劃|制作|出品|设计|制图|统筹)\s?[:：]\s?[^。，,:：\s]{{2,20}}
        (?:编辑部|編輯部|编辑室|工作室|融媒体中心|融媒中心|新闻中心)
    )[^\w。]{{0,4}}
    """,
    re.X,
)
"""The whole of a line in small letters."""
ALL_IN: Final = re.compile(rf"[^。]{{4,50}}[尽盡]在[^。，,]{{2,16}}{_CHANNEL}[^\w。]{{0,3}}")
"""What praises an application in small letters: ``海量资讯，尽在…APP``."""


def is_last_line_of_outlet(text: str) -> bool:
    """Is a line below a text the outlet's word for itself? Sentences that begin like one are text.

    >>> is_last_line_of_outlet("举报/反馈"), is_last_line_of_outlet("举报电话公布后，反馈积极。")
    (True, False)
    >>> is_last_line_of_outlet("海量资讯、精准解读，尽在江口财经APP"), is_last_line_of_outlet("他卸载了新闻APP。")
    (True, False)
    """
    if len(text) > LONGEST or text.isascii():
        return False
    small = text.lower()
    return LAST_LINE.fullmatch(small) is not None or ALL_IN.fullmatch(small) is not None

"""The words that news pages put before people's names, and the roles they stand for."""

from typing import cast

from crawler.items import Role

ROLE_WORDS = """
reporter 记者 記者 本报记者 本報記者 本网记者 本社记者 本台记者 本刊记者 特派记者 特派記者 首席记者 全媒体记者
reporter 融媒体记者 文字记者 采访记者 采写记者 中心记者 采写 採訪 采访 报道 報導 報道 报道员 취재 기자 取材
correspondent 通讯员 通訊員 特约通讯员 本报通讯员 特约记者 特約記者 特派员 特派員
photographer 摄影 攝影 摄 攝 图 圖 图片 摄像 摄影记者 攝影記者 摄影报道 图源 图片来源 供图 拍摄 撮影 写真 사진
coordinator 统筹 統籌 总统筹 策划 策劃 总策划 策划统筹
editor 责任编辑 責任編輯 责编 責編 编辑 編輯 编 值班编辑 本文编辑 网络编辑 网编 新媒体编辑 执行编辑 见习编辑 文编 美编
editor 版面编辑 版编 主编 副主编 编审 編集 편집
proofreader 校对 校對 校 责任校对 責任校對 责校
reviewer 审核 審核 审稿 审校 监审 监制 终审 初审 复审 一审 二审 三审 签发 值班主任 值班编委 审读 审签 责任审核
translator 翻译 翻譯 编译 編譯 译 譯 译者 譯者 翻訳
intern 实习生 實習生 实习记者 實習記者 见习记者 見習記者 实习编辑
author 作者 文 撰文 撰稿 执笔 文字 编写 原作者 撰稿人 筆者 筆 著者 글
"""
SOURCE_WORDS = """
来源 來源 文章来源 文章來源 新闻来源 稿件来源 稿源 信息来源 消息来源 转自 轉自 原载 来源于 来自 出典 出处 出處 출처
"""


def read_labels() -> dict[str, Role | None]:
    """Label to role; None stands for the credited source."""
    labels: dict[str, Role | None] = dict.fromkeys(SOURCE_WORDS.split())
    for line in ROLE_WORDS.strip().splitlines():
        role, *words = line.split()
        labels |= dict.fromkeys(words, cast(Role, role))
    return labels


LABELS = read_labels()
NOT_NAMES = frozenset(
    """
    报道 報導 報道 综合 整理 编辑 记者 来源 通讯 发布 本报 本网 网络 视频 现场 采访 介绍 表示 告诉 获悉 了解 从中 摄影
    责任 作者 我们 最近文章 更多文章 全部文章 图文 新闻 中国 时间 日期 编号 电话 邮箱 未知 佚名 匿名 原创 转载
    """.split()
)
"""Words of two to four characters that stand where names do and are none."""
SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜"
    "范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文欧"
)
"""The hundred most common family names of China."""

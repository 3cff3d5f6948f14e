"""The words of a plain-text page's own lines: share bars, menus, footers, insertions, rankings."""

import re
from typing import Final

from crawler.extraction.story.invitations import is_invitation
from crawler.extraction.story.widgets import is_widget_line

PAGE_WORDS: Final = frozenset(
    """
    首页 首頁 主页 正文 登录 登錄 登入 注册 註冊 手机版 电脑版 客户端 繁体 简体 繁體 简 繁 中文 中文版 英文版 无障碍
    长者版 设为首页 加入收藏 收藏 收藏本站 网站地图 搜索 搜尋 导航 菜单 目录 分享 分享到 分享至 转发 轉發 微信
    朋友圈 微信好友 微博 新浪微博 腾讯微博 空间 豆瓣 复制链接 复制 复制网址 链接 二维码 扫一扫 生成海报 海报 更多
    展开 展开全文 收起 打印 打印本页 列印 轉寄 关闭 关闭窗口 关闭本页 纠错 我要纠错 举报 投诉 反馈 评论 我要评论
    跟贴 留言 点赞 按讚 讚 赞 踩 回复 回覆 在看 阅读 阅读量 阅读数 浏览 浏览量 浏览次数 点击 点击数 点击量 次 人 条
    万 参与 人参与 人气 字体 字體 字号 字號 字級 大 中 小 标准 默认 特大 超大 放大 缩小 默认o 放大字体 缩小字体 听新闻
    朗读 播放 暂停 语音播报 收听 听全文 上一版 下一版 上一页 下一页 上一頁 下一頁 上一篇 下一篇 上一条 下一条 上一則
    下一則 返回 返回目录 返回首页 返回列表 返回顶部 顶部 回顶部 回首頁 全文复制 版面导航 标题导航 往期回顾 收藏本文
    查看大图 查看原图 点击查看大图 點擊放大 訂閱 订阅 電子報 加入好友 追蹤 关注 已关注 下載 qq qq空间 qq好友 rss app
    シェア シェアする ツイート ブックマーク ブックマークする 印刷 印刷する 保存 ポスト はてな メニュー 検索 ログイン
    会員登録 文字サイズ 標準 拡大 공유 공유하기 인쇄 글자크기 로그인 회원가입 스크랩 댓글 좋아요 阅读原文 en a t x print
    email e mail share save copy link tweet pin comment comments bookmark menu search login log sign in up subscribe
    read minutes min this article with subscriber log-in e-edition lists
    versenden als per senden enviar envoyer طباعة مشاركة نسخ الرابط
    startseite zum inhalt springen teilen merken drucken artikel anhören vorlesen lesezeit minuten minute anmelden
    registrieren abo e-paper suche kommentar kommentare speichern feedback partager imprimer commenter s'abonner
    connexion compartir imprimir guardar comentarios iniciar sesión condividi stampa
    点分享 点收藏 点在看 点点赞
    themen schlagwörter schlagworte stichworte tags topics 标签 標籤 タグ 태그 图集 打赏 打赏作者 list メール
    home skip to main content facebook twitter instagram youtube linkedin whatsapp line telegram reddit pinterest
    """.split()
)
"""A line made of these (and digits) belongs to the page: share bars, counters, ways to other pages."""
FRONT_PAGES: Final = frozenset("首页 首頁 主页 home start startseite accueil トップ ホーム 홈 top inicio".split())
"""Where breadcrumbs begin."""
SECTION_WORDS: Final = frozenset(
    """
    新闻 要闻 国内 国际 国際 社会 社會 财经 財經 体育 體育 娱乐 娛樂 科技 军事 教育 文化 健康 汽车 房产 视频 图片
    专题 评论 观点 时政 政治 生活 地方 即時 運動 全球 產經 股市 两岸 兩岸 港澳 经济 旅游 法治 民生 政务 直播 电视
    滚动 独家 理论 时尚 游戏 数码 天气 トップ 速報 経済 スポーツ エンタメ 地域 暮らし 科学 天気 news sport sports
    business opinion world politics culture lifestyle weather video videos tech technology science health travel
    lokales regionales politik wirtschaft panorama ratgeber blaulicht wissen reise meinung anzeigen trauer kultur
    politique économie société monde política economía deportes cultura sociedad
    정치 경제 사회 지역 문화 스포츠 오피니언
    熱門 港聞 國際 文旅 问政 就业 书评 城市 人物 专栏
    arts local obituaries entertainment life money markets national international uk us europe asia climate food
    """.split()
)
FOOTER: Final = re.compile(
    r"公网安备|ICP[备证備]|信息服务许可证|举报(?:电话|邮箱|热线)"
    r"|^\W*(?:主办|承办|协办|主管|技术支持|地址|(?:联系|发行|聯絡|服务)?(?:电话|電話|热线)|邮编|传真|总机|发行)(?:单位)?\s*[:：]"
    r"|网站标识码|이 기사를 공유합니다|댓글\s?삭제|ansvarig utgivare\s*:"
    r"|建议使用.{0,20}(?:浏览|分辨率)|技术支持\s*[:：]|版權所有|無断転載|プライバシーポリシー|利用規約|お問い合わせ|무단\s?전재|개인정보"
    r"|打开\s?app|下载\s?app|app内|(?:打开|下载).{0,12}客户端|客户端(?:查看|阅读|下载)|点个[“\"「]?(?:在看|赞)|(?:扫|长按).{0,8}二维码|扫一扫.{0,4}手机|訂閱電子報|加入好友|网站地图|关于我们"
    r"|，尽在\S{2,14}(?:app|客户端)$|点亮.{0,3}在看|^(?:打开|分享自)\s?\S{2,10}(?:新闻|客户端|app|[,，])|预览时标签不可点|微信扫一扫|继续滑动看下一个|轻点两下"
    r"|terms of (?:use|service)|有料会員|会員限定記事|^\W*有料記事|^\W*\d+\s?文字\W*$"
    r"|残り\s?\d+\s?文字|(?:其他|其它|更多|全部)文章$"
    r"|다른\s?기사\s?보기|temps de lecture|lesezeit|tiempo de lectura|reading time|\bmin(?:ute)?s? read\b"
    r"|^sign up (?:for|to)\b.*newsletter|^enter (?:your )?e-?mail|^newsletter\b|(?:free|daily) newsletter\.?$"
    r"|^subscribe to (?:our|the)\b|subscribers? only|already a subscriber"
    r"|^a version of this (?:article|story) appear(?:s|ed) in print"
    r"|privacy (?:policy|notice)|all rights reserved|impressum|datenschutz|mentions légales",
    re.I,
)
INSERTED: Final = re.compile(
    r"^\W*(?:点击(?:图片)?(?:查看|放大).{0,8}|查看大图|視頻加載中.{0,3}|视频加载中.{0,3}|(?:請)?繼續(?:往下)?閱讀.{0,3}|请继续往下阅读.{0,3}|资料图|图片加载中"
    r"|图片|圖片|视频|動圖|动图|gif|写真|画像|사진|bild|photo|image|end|全文完|[（(]?(?:上接|下转|下轉|紧接).{1,10}版[)）]?|写真・(?:図版|画像))\W*$",
    re.I,
)
RANKING: Final = re.compile(
    r"^\W*(?:(?:24|48)小时|一周|本周|今日|每日|周|月|点击|阅读|热门|熱門|热点|人气|人氣|视频|图片|新闻|アクセス|人気)*\W*"
    r"(?:热门|熱門|热点|热榜|热搜|排行|排行榜|排名|ランキング|推荐视频|精彩图片|图片新闻|24小时|48小时|一周|今日要闻|最新新闻"
    r"|编辑推荐|最受欢迎|最受歡迎|最新一期|本期(?:目录|目錄)|读者来信|讀者來信|顯示更多|おすすめ|アクセスランキング|(?:최신|인기|주요|많이\s?본)\s?(?:기사|뉴스)"
    r"|most (?:read|popular|viewed)|trending|popular|latest(?: news)?|top stories|meistgelesen"
    r"|lo más (?:leído|visto)|les plus lus|i più letti|mais lidas|가장 많이 본.{0,8})"
    r".{0,6}$",
    re.I,
)
"""The head of a list about the site, not about this article."""
TAGS: Final = re.compile(
    r"^\W*(?:标签|標籤|关键词|關鍵[詞字]|关键字|tags?|themen|schlagw[oö]rte(?:r)?|topics|keywords|タグ|キーワード|태그|mots-clés|thèmes|etiquetas|теги|теми|темы|метки"
    r"|ämnen|témata|štítky|tagi|etiketler|ετικέτες|θέματα"
    r"|từ khóa|الكلمات المفتاحية|كلمات دلالية|وسوم|برچسب|תגיות)\s*[:：]"
    r"|^\W*(?:archivado en|ämnen i artikeln|thèmes|classé dans|arquivado em|temas? relacionad[oa]s?)\W*$"
    r"|^(?:[#＃]\w+\s*)+$|^(?:[#＃]\s?[\w-]+[\s,，]*){2,}$",
    re.I,
)
"""What the page files the article under."""
ATTACHMENT: Final = re.compile(
    r"^\W*附件\s*\d*\s*[:：]?\s*$|^.{1,90}\.(?:docx?|xlsx?|pptx?|pdf|zip|rar|wps|et|ofd|txt)\s*(?:[(（\[][^)）\]]{0,16}[)）\]])?$",
    re.I,
)
"""``附件：`` and the names of files to be downloaded."""
ARCHIVE_LABEL: Final = re.compile(
    r"^(?:SECTION|LENGTH|LOAD-DATE|LANGUAGE|PUBLICATION(?:-TYPE)?|DOCUMENT-TYPE|JOURNAL-CODE|ISSN|SUBJECT|GEOGRAPHIC"
    r"|GRAPHIC|BODY|ACC-NO|(?i:word count|pages?|edition|rubrik|ressort|section|rubrique|sección|seção)"
    r"|栏目|版次|版面|字数)\s*[:：](?!//)\s*.{0,60}$"
    r"|^(?i:(?:final|late|early|first|print|city|national|morning|evening|weekend|main) edition|\d{1,6} words)$"
)
"""What archives of newspapers print above and below a story."""
SAID_TWICE: Final = re.compile(r"^(?:(?:原创|原創)\s+)?(\S{2,20})\s+\1$")
"""The account that published it, as a link and as text: ``江湾发布 江湾发布``, ``原创 巷里记 巷里记``."""
ADDRESS: Final = re.compile(r"^\W*(?:e-?mail\s*[:：]?\s*)?[\w.+-]{1,40}@[\w.-]{3,60}\W*$", re.I)
"""The writer's address in a line of its own."""
HEADING_NUMBER: Final = re.compile(r"^\W{0,2}0[1-9]\W{0,2}$")
"""The number above a sub-heading."""
SECTION_LABEL: Final = re.compile(
    r"^(?:section|rubrik|ressort|rubrique|sección|seção|栏目|欄目|カテゴリー?|分野)\s*[:：]\s*(?P<name>[^;；,，|]{2,30})",
    re.I,
)
COUNT: Final = re.compile(r"^\W*[+＋]\s?\d{1,3}\W*$|^(?:最終)?更新(?:日時)?\s*[:：]\s*\d")
"""How many more pictures there are; when the page was renewed, without a year."""
TEMPERATURE: Final = re.compile(r"\d\s?(?:°|º|℃|度\s*/)|\b\d{1,3} ?[FC]\b")
WEATHER: Final = re.compile(
    r"cloud|sunny|clear|rain|snow|fog|overcast|wind|humid|bedeckt|bewölkt|sonnig|heiter|regen|[晴雨雪曇阴陰霧雾]|多云|多雲|湿度|濕度"
    r"|降水|空气|맑음|흐림|구름|미세먼지",
    re.I,
)
"""The weather of the visit, beside a temperature."""
EDITION_PAGE: Final = re.compile(r"^\W*(?:第\s*)?[A-Za-z]?[\d一二三四五六七八九十]{1,3}\s*版\s*[:：|｜]?\s*(?=\w)")
"""The number of a newspaper's page before its section: ``第3版：民生``."""
EDITION_REACH: Final = 8
"""Characters at a line's head that such a number stands in."""


def is_inserted(text: str) -> bool:
    """A line set into the text that does not end it, and is none of it."""
    return INSERTED.match(text) is not None or is_widget_line(text) or is_invitation(text)

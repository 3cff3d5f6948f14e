"""The words that news pages put before people's names, and the roles they stand for."""

from typing import Final, cast

from crawler.items import Role

ROLE_WORDS: Final = """
reporter 记者 記者 本报记者 本報記者 本版采写 本网记者 本社记者 本台记者 本刊记者 特派记者 特派記者 首席记者
reporter 全媒体记者 融媒体记者 文字记者 采访记者 采写记者 中心记者 采写 採訪 采访 报道 報導 報道 报道员 취재 기자 取材
correspondent 通讯员 通訊員 特约通讯员 本报通讯员 特约记者 特約記者 特派员 特派員
photographer 摄影 攝影 摄 攝 图 圖 图片 摄像 摄影记者 攝影記者 摄影报道 图源 图片来源 供图 拍摄 撮影 写真 사진
coordinator 统筹 統籌 总统筹 策划 策劃 总策划 策划统筹
editor 责任编辑 責任編輯 责编 責編 编辑 編輯 编 值班编辑 本文编辑 网络编辑 网编 新媒体编辑 执行编辑 见习编辑 文编 美编
photographer 插画 插畫 绘图 繪圖 制图 製圖
editor 美术 美術 美术编辑 設計 设计 版面设计 排版 剪辑 剪輯 视频剪辑 后期 後期
editor 版面编辑 版编 主编 副主编 编审 編集 편집 本期编辑 本版编辑 今日编辑
proofreader 校对 校對 校 责任校对 責任校對 责校
reviewer 审核 審核 审稿 审校 监审 监制 终审 初审 复审 一审 二审 三审 签发 值班主任 值班编委 审读 审签 责任审核
reviewer 值班总编 值班总编辑 值班领导 总值班 总监制 总审核 校审 主审
translator 翻译 翻譯 编译 編譯 译 譯 译者 譯者 翻訳
intern 实习生 實習生 实习记者 實習記者 见习记者 見習記者 实习编辑
author 作者 本文作者 文章作者 新闻作者 供稿 供稿人 来稿 口述 整理 采编 特约撰稿 特约撰稿人 特约评论员
author 评论员 本报评论员 专栏作者 特约作者 专栏作家 文 撰文 撰稿 执笔 文字 编写 原作者 撰稿人 筆者 筆 著者 글
reporter 聞き手 인터뷰
author 構成 정리 구성 編集委員 論説委員 解説委員
photographer 촬영
coordinator 企画 기획
proofreader 校閲 교열 교정
reviewer 監修 감수
translator 訳 번역 옮김
author 文案 图文 圖文 文图 发布人 發布人 发表人 發表人 发帖人 发贴人 發帖人 撰寫 撰写 主笔 口述者 整理者
"""
SOURCE_WORDS: Final = """
来源 來源 文章来源 文章來源 本文来源 本文來源 内容来源 资料来源
新闻来源 稿件来源 稿源 信息来源 消息来源 转自 轉自 原载 来源于 文章来源于 来自 文章来自 本文来自
出典 出处 出處 출처
"""


def read_labels() -> dict[str, Role | None]:
    """Label to role; None stands for the credited source."""
    labels: dict[str, Role | None] = dict.fromkeys(SOURCE_WORDS.split())
    for line in ROLE_WORDS.strip().splitlines():
        role, *words = line.split()
        labels |= dict.fromkeys(words, cast(Role, role))
    return labels


LABELS: Final = read_labels()
MARK_NEEDED: Final = frozenset("인터뷰 構成 정리 구성 촬영 企画 기획 校閲 교열 교정 監修 감수 訳 번역 옮김".split())
"""Labels that are everyday words as well: what they label stands behind a mark."""
BLANK_NEEDED: Final = frozenset("主审 值班领导 文案".split())
"""Labels that longer words begin with (``主审法官``): a mark or a blank stands behind them."""
NOT_NAMES: Final = frozenset(
    """
    报道 報導 報道 综合 整理 编辑 记者 来源 通讯 发布 本报 本网 网络 视频 现场 采访 介绍 表示 告诉 获悉 了解 从中 摄影
    发布于 发布时间 發布於 發佈於 發佈 出版 更新 会上 会后 会议 会场 打印本页 打印 关闭窗口 返回顶部 分享到 收藏本页
    责任 作者 管理员 小编 网友 游客 博主 楼主 我们 最近文章
    更多文章 全部文章 其他文章 其它文章 图文 新闻 中国 时间 日期 编号 电话 邮箱 未知 佚名 匿名 原创 转载
    図版 動画 図表 イラスト 画像 图表 圖表
    关注 加关注 举报 反馈 粉丝 收藏 分享 点赞 评论 登录 注册
    受访者 受訪者 被访者 采访对象 采访团队 本人 单位 读者 讀者 其他文章 其他报道 其他新聞 
    相关报道 相关文章 推荐 推薦 不详 不明 无名 本站 本站原创 宣传部 编辑部 編輯部 资料图 資料圖 网图 本刊
    首页 正文 搜索 更多 下载 打印 关闭 返回 字号 时评 图片 高考 金融 时政 访客 位访客
    手机版 电脑版 触屏版 客户端 版权作品 请勿转载 房产 文化 文学 江苏 江西 云南 方便 关于 简介 目录 上海 广告
    """.split()
)
"""Words of two to four characters that stand where names do and are none."""
SURNAMES: Final = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜"
    "范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文欧"
    "翟葛尚毕聂焦向柳邢岳齐梅莫庄辛管祝左涂谷祁舒耿牟卜詹关苗凌费纪靳盛童游欧甄项曲"
    "温裴席卫查屈鲍位覃霍翁隋植甘景薄包司柏"
    "宁柯阮桂闵柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫嵺苟褚娄闻宦艾鹿宗骆芦蓝"
    "張劉陳楊趙黃吳孫馬羅鄭謝韓馮蕭鄧許傅沈呂蘇盧蔣葉閻餘鍾薑範譚鄒陸顧龍萬錢湯黎賀賴龔歐"
)
"""The few hundred most common family names of China, in both scripts."""
CITIES: Final = "|".join(
    """
    台北 臺北 新北 桃園 台中 臺中 台南 臺南 高雄 基隆 新竹 苗栗 彰化 南投 雲林 嘉義 屏東 宜蘭 花蓮 台東 臺東 澎湖 金門
    馬祖 香港 澳門 澳门 北京 上海 广州 廣州 深圳 天津 重庆 重慶 成都 武汉 武漢 南京 杭州 郑州 鄭州 温州 江苏 江西 云南
    东京 東京 华盛顿 華盛頓 纽约 紐約 伦敦 倫敦 巴黎 综合 綜合
    """.split()
)
"""Where reporters write from more often than from elsewhere, and what could be read as the end of a name."""

BY_WORDS: Final = tuple(
    line.strip()
    for line in """
    by; written by; words by; posted by; published by; reported by; story by; article by; text by; created by
    submitted by; contributed by; authored by; started by; thread starter; author; authors; author(s); writer; text
    von; vom; autor; autorin; autoren; verfasst von; geschrieben von; veröffentlicht von; eingestellt von
    erstellt von; gepostet von; publiziert von; text von; ein kommentar von; eine kolumne von; ein gastbeitrag von
    ein interview von; eine analyse von; ein beitrag von; kommentar von; kolumne von; gastbeitrag von; analyse von
    interview von; reportage von; eine reportage von; ein essay von; essay von; leitartikel von; rezension von
    opinion by; analysis by; column by; commentary by; review by; chronique de; tribune de; von unserem korrespondenten
    von unserer korrespondentin; von unserem reporter; von unserer reporterin; von unserem redakteur
    von unserer redakteurin; de notre correspondant; de notre correspondante; de notre envoyé spécial
    de notre envoyée spéciale; par notre correspondant; par notre correspondante
    from our correspondent; by our correspondent
    par; publié par; écrit par; auteur; auteurs; rédigé par; posté par; texte
    por; escrito por; publicado por; autora; redacción de; publicada por; postado por
    di; scritto da; pubblicato da; autore; a cura di
    door; geschreven door; geplaatst door; auteur; tekst; av; af; skrevet av; skriven av; skrevet af; tekst av
    kirjoittanut; teksti; napsal; autor článku; yazan; yazar; haber; oleh; penulis; bởi; tác giả; автор; авторы
    беседовал; беседовала; беседовали; записал; записала
    текст; του; της; γράφει ο; γράφει η; بقلم; كتب; كتبت; كتبه; الكاتب; מאת; द्वारा; 作者; 文; 撰文; 记者; 記者; 著者
    """.replace("\n", ";").split(";")
    if line.strip()
)
"""What by-lines begin with."""
PARTICLES: Final = frozenset(
    """
    de da di do dos das del della delle degli der den des dem du van von vom zu zum zur ter ten te la le les lo el al
    bin ibn bint ben abu af av y e d san st
    """.split()
)
"""The words of a name that are written small."""
DATE_WORDS: Final = frozenset(
    """
    january february march april may june july august september october november december jan feb mar apr jun jul aug
    sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday januar februar märz mai juni juli
    oktober dezember montag dienstag mittwoch donnerstag freitag samstag sonntag janvier février mars avril juin
    juillet août septembre octobre novembre décembre enero febrero marzo abril mayo junio julio agosto septiembre
    octubre noviembre diciembre gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre januari
    februari maart mei augustus janeiro fevereiro março maio junho julho setembro outubro novembro dezembro today
    yesterday heute gestern stand
    """.split()
)
"""Words of dates, which may follow a name."""
POST_ROLES: Final[dict[str, Role]] = {
    "reporter": "reporter",
    "correspondent": "correspondent",
    "photographer": "photographer",
    **dict.fromkeys("writer columnist journalist contributor producer author analyst critic fellow".split(), "author"),
}
"""Last words of what somebody is who wrote or photographed, with what that is here."""
TITLE_WORDS: Final = frozenset(
    """
    staff senior chief deputy political politics travel news sports sport business science health education technology
    contributing associate assistant special guest freelance managing executive foreign national crime court
    transportation transport housing investigations investigative environment environmental climate energy immigration
    weather metro county regional weekend digital features lifestyle consumer property finance economics courts
    parliamentary writer reporter editor correspondent columnist journalist contributor photographer producer author
    blogger
    analyst critic fellow intern redakteur redakteurin reporterin autor autorin journalist journalistin korrespondent
    korrespondentin volontär volontärin chefredakteur chefredakteurin geschäftsführender geschäftsführende
    ressortleiter ressortleiterin leiter leiterin
    rédacteur rédactrice journaliste correspondant correspondante redactor redactora periodista corresponsal giornalista
    redattore verslaggever redacteur reporterka novinář dziennikarz muhabir muhabiri özel корреспондент журналист
    """.split()
)
"""Words of what a writer is, behind the name."""
DAY_LABELS: Final = frozenset(
    """
    published updated posted modified veröffentlicht aktualisiert publié publiée modifié modifiée actualisé publicado
    publicada actualizado actualizada atualizado atualizada pubblicato pubblicata aggiornato aggiornata publicat
    actualitzat publicată actualizat gepubliceerd bijgewerkt geplaatst publisert oppdatert publicerad uppdaterad
    udgivet offentliggjort opdateret julkaistu päivitetty opublikowano zaktualizowano aktualizacja publikováno
    aktualizováno zverejnené publikované aktualizované megjelent frissítve objavljeno ažurirano posodobljeno
    avaldatud uuendatud publicēts atjaunots paskelbta atnaujinta yayınlandı yayınlanma güncellendi güncelleme
    diterbitkan dipublikasikan diperbarui dikemaskini опубликовано обновлено изменено опубліковано оновлено публикувано
    објављено ажурирано δημοσιεύτηκε δημοσιεύθηκε ενημερώθηκε פורסם עודכן نشر نُشر تحديث منتشر प्रकाशित अपडेट अपडेटेड
    প্রকাশিত আপডেট เผยแพร่
    """.split()
)
"""Words before a day."""
NO_ONE: Final = DAY_LABELS | frozenset(
    """
    no admin administrator webmaster root user editor editors guest anonymous anonym unbekannt unknown none null n/a
    author authors autor autoren autorin writer contributor contributors redaktion redaktionsteam team verfasser
    by von par por di on am posted published publié veröffentlicht publiziert geschrieben eingestellt comments comment
    kommentar kommentare email e-mail mail share follow website archive archives home login profile profil view more
    read all about the this your our my deinen ihr ihre mehr alle image photo foto getty images picture via posts
    log in sign up register registrieren anmelden einloggen you tube youtube cookies facebook twitter instagram
    name discuz discuz! taboola outbrain newsletter minutes updated update last submitted web wangluo
    seite artikel beitrag über uncategorized allgemein super user username опубликовано
    """.split()
)
"""Words that stand where author's names do and name nobody."""
ORGANISATION_WORDS: Final = frozenset(
    """
    redaktion redaktionsteam team staff editor editors editorial desk bureau news newsroom online blog blogs magazine
    magazin media press presse pressestelle pressemitteilung agency agencies agentur agence agencia agenzia zeitung
    tageblatt gazette herald tribune journal newspaper reuters afp dpa associated gmbh inc inc. ltd llc corp co. verlag
    verein stiftung foundation university universität université institute institut association verband ministerium
    group gruppe company construction contributor contributors guest admin administrator webmaster author authors
    writer writers reporter correspondent comments comment posted published updated publiziert veröffentlicht home
    about contact read more share follow newsletter all view archive archives support service services center centre
    times daily post the redacción rédaction redazione redactie redakcja redaksi редакция radio tv channel network
    club official breaking latest video videos photo photos
    image images foto getty politics politik sport sports business wirtschaft
    linkedin twitter facebook whatsapp pinterest instagram email cookies kommentare keine alle mehr kontakt beitrag
    artikel folgen teilen drucken newsletter anzeige werbung impressum datenschutz grader degree
    world opinion culture kultur food travel health top stories story subscribe menu search
    log sign register registrieren anmelden einloggen tube youtube party data stats ended app empfehlungen
    by on at for taboola taboolaby outbrain sponsored released
    copy watch watched live related topics download pdf size points takeaways summary
    actualizado actualizada aktualisiert atualizado aggiornato request
    política sociedad deportes sucesos economía politique économie société
    journalism journalismus periodismo journalisme program programme programm
    user users username account accounts edition print trial manage select subscription subscriptions settings password
    checkout cart
    """.split()
)
"""A name with one of these is no person's."""

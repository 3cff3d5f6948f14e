"""What a page says when it has no article to show: not found, prove that you are human, log in, come back later.

Such words also stand in real articles. They count only where a notice stands: as a part of the title or headline of
its own, or in the first sentences of a short page that nobody signed and nothing dates.
"""

import re
from typing import Final

TITLES: Final = {
    "not_found": r"""
        (?:http\s*)?(?:error|fehler|erreur|错误|エラー)?[\s:：]*404(?:[\s:：]*(?:error|not\sfound|页面|頁面
        |错误|エラー).{0,12})?|(?:sorry|oops|ops)?\W*(?:the\s|this\s|that\s)?(?:page|article|file
        |content)\s(?:was\s|is\s|could\s|can)?\s?not\s(?:be\s)?found|not\sfound|page\sunavailable
        |nothing\s(?:was\s)?found|(?:.{0,8})(?:页面|頁面|网页|網頁|文章|内容)(?:不存在|未找到|找不到(?:了)?
        |已(?:被)?(?:删除|刪除)|走丢了|不見了)|(?:抱歉\W*)?(?:找不到|未找到|無法找到)(?:该|此|您要的
        |您訪問的)?(?:页面|頁面|网页|網頁|内容)|(?:die\s)?seite\s(?:wurde\s
        |konnte\s)?(?:leider\s)?nicht\sgefunden(?:\swerden)?|.{0,12}ページ.{0,4}(?:見つかりません
        |存在しません).{0,6}|.{0,8}페이지.{0,4}(?:찾을\s수\s없|없).{0,8}|p[áa]gina\s(?:no|n[ãa]o
        |non)\s(?:encontrada|existe|trovata|disponible)|page\s(?:introuvable|non\strouvée)
        |страница\sне\sнайдена|pagina\sniet\sgevonden|sayfa\sbulunamadı|strona\snie\s(?:znaleziona|istnieje)
        |halaman\stidak\sditemukan|không\stìm\sthấy\strang.{0,4}|الصفحة\sغير\sموجودة
        |(?:error\s)?410(?:\W*gone)?|gone|(?:(?:die|diese)\s)?(?:seite|artikel)\snicht\s(?:mehr\s)?(?:verfügbar
        |vorhanden)|.{0,8}(?:記事|ページ).{0,8}(?:掲載|公開)(?:期間)?[がは]終了.{0,8}|(?:عذرا\W*)?(?:هذه\s)?(?:الصفحة|المقال)\s
        (?:المطلوبة\s)?غير\s(?:موجودة?|متاحة?)|خطأ\s404|لم\sيتم\sالعثور\sعلى\sالصفحة
    """,
    "captcha": r"""
        just\sa\smoment\W*|attention\srequired\W*|are\syou\s(?:a\s)?(?:human|robot)\W*|robot\scheck|captcha
        |(?:human|security|bot)\s(?:verification|check|challenge)|pardon\sour\sinterruption\W*|verif(?:y
        |ying)\syou\sare\shuman|.{0,4}(?:安全|人机|人機|访问|滑动|滑塊|身份)(?:验证|驗證)|验证码|驗證碼
        |请完成验证|sicherheitsprüfung|sicherheitsabfrage|verificaci[óo]n\sde\sseguridad
        |vérification\sde\ssécurité|.{0,6}(?:ロボット|セキュリティ)(?:では|確認|チェック).{0,10}|画像認証
        |보안\s?(?:확인|문자)|자동\s?입력\s?방지
        |(?:التحقق|تحقق)\s(?:من\s)?(?:الأمان|الأمني|أنك\s.{3,20})
    """,
    "forbidden": r"""
        (?:http\s*)?(?:error\s)?(?:403|451)(?:\W*(?:forbidden|error|access\sdenied|unavailable.{0,20}))?
        |forbidden|access\s(?:to\sthis\spage\shas\sbeen\s)?(?:denied|restricted|blocked)|zugriff\sverweigert
        |(?:禁止|拒绝|拒絕)(?:访问|訪問|存取)|访问(?:被拒绝|受限|被拦截|禁止)|accès\srefusé|acceso\sdenegado
        |アクセス(?:拒否|制限|が拒否されました)|접근\s?(?:거부|차단).{0,6}|доступ\s(?:запрещ[её]н|ограничен)
        |(?:تم\s)?(?:رفض|منع|حظر)\s(?:الوصول|الدخول)
    """,
    "maintenance": r"""
        (?:site\s|scheduled\s|down\sfor\s|under\s)?maintenance(?:\smode|\sbreak)?
        |service\s(?:temporarily\s)?unavailable|(?:http\s*)?(?:error\s)?50[0234](?:\W*(?:bad\sgateway
        |service.{0,24}|internal.{0,16}|gateway.{0,12}|error))?|be\sright\sback\W*|we.ll\sbe\sback\s(?:soon
        |shortly)\W*|wartung(?:smodus|sarbeiten)?|wegen\swartung.{0,16}|(?:系统|網站|网站|服务器|本站
        |平台)?(?:正在|正)?(?:升级|升級)?(?:维护|維護)(?:中|公告|通知)?\W*|.{0,10}メンテナンス中?.{0,8}
        |.{0,8}(?:서비스|시스템|서버)\s?점검.{0,6}|(?:sitio\s)?en\smantenimiento|en\smaintenance
        |(?:site\s)?em\smanutenção|технические\sработы
        |(?:interner\s)?serverfehler|internal\sserver\serror|fehler\s50[0234]|.{0,4}(?:系统|系統|服务器|伺服器)(?:繁忙
        |错误|錯誤|异常|異常|开小差了?)(?:\W{0,2}请稍[后候](?:再试|重试)?|\W{0,2}請稍[後候](?:再試)?)?\W*|(?:الموقع\s)?(?:تحت\s|قيد\s)الصيانة
        |サーバーエラー|内部サーバーエラー|erreur\s(?:interne|50[0234])|error\s(?:interno|50[0234]).{0,14}
    """,
    "parked": r"""
        .{0,40}(?:domain|domain\sname)\s(?:is\s)?(?:for\ssale|parked|expired).{0,10}|parked\sdomain.{0,20}
        |welcome\sto\snginx\W*|apache2?\s(?:\w+\s)?default\spage.{0,20}|iis\swindows.{0,12}
        |default\sweb\ssite\spage|coming\ssoon\W*|under\sconstruction|网站建设中|域名(?:出售|转让|已过期
        |停放).{0,10}|网站(?:已关闭|未备案)|.{0,30}domain\s(?:zu\sverkaufen|kaufen)|dominio\sen\sventa
        |.{0,20}ドメイン.{0,8}(?:販売|期限切れ)
    """,
    "login": r"""
        (?:please\s)?(?:log|sign)[\s-]?(?:in|on)(?:\sto\s.{1,30}|\srequired|\sor\s.{1,20})?|member\slogin
        |login|anmelde[nr]|anmeldung|einloggen|(?:用户|用戶|会员|會員|账号|帳號|读者)?(?:登录|登錄|登入
        |登陆)(?:页面|中心|注册|/注册)?|请(?:先)?登录|ログイン(?:画面|ページ)?|会員ログイン|로그인
        |(?:account|customer|member|user|my)\s(?:log|sign)[\s-]?in
        |iniciar\ssesi[óo]n|inicia\ssesi[óo]n|acceder|se\sconnecter|connexion|accedi|entrar|вход|giriş\syap
        |تسجيل\sالدخول|دخول\sالأعضاء
    """,
    "service_page": r"""
        (?:new\s)?(?:user\s|account\s|member\s)?(?:register|registration|sign[\s-]?up)(?:\s(?:now|here|(?:for\s|your\s|new\s|free\s){0,2}account))?
        |create\s(?:an?\s|your\s|new\s|free\s){0,2}account|(?:request\s|reset\s)?(?:your\s)?password\s(?:reset|recovery|reminder)
        |(?:forgot(?:ten)?|lost|reset)\s(?:your\s)?password|(?:my|your)\s(?:account|cart|basket)|shopping\s(?:cart|basket)|checkout
        |contact(?:\sus|\sform)?|(?:advanced\s)?search(?:\sresults?)?|feedback|post\snew\s(?:thread|topic)|help\scent(?:er|re)
        |(?:privacy|cookies?)\s(?:policy|notice|statement)|terms(?:\s(?:of|and|&)\s(?:use|service|conditions))?|legal\snotice
        |registrier(?:en|ung)|(?:benutzer|kunden)?konto\s(?:anlegen|erstellen)|passwort\svergessen|kontakt(?:formular|ieren\ssie\suns)?
        |warenkorb|suche(?:\snach\b.{0,60})?|suchergebnisse?|impressum|datenschutz(?:erklärung|hinweise?)?|agb|nutzungsbedingungen
        |inscription|s['’]inscrire|(?:créer|création\sd['’])\s?un\scompte|mot\sde\spasse\s(?:oublié|perdu)|(?:nous\s)?contacte[rz](?:[\s-]nous)?
        |panier|recherche|(?:mon|votre)\scompte|mentions\slégales|politique\sde\sconfidentialité
        |registr(?:o|arse|ate)|regístrate|crear\s(?:una?\s)?cuenta|recuperar\s(?:la\s)?contraseña|contacto|cont[aá]ct[ae]nos|buscador|búsqueda
        |mi\scuenta|aviso\slegal|política\sde\s(?:privacidade?|cookies)|cadastr(?:o|e-se)|criar\s(?:uma\s)?conta|recuperar\s(?:a\s)?senha
        |contatos?|fale\sconosco|registra(?:ti|zione)|crea\s(?:un\s)?account|password\sdimenticata|contatti|contattaci|carrello
        |registreren|registratie|account\saanmaken|wachtwoord\svergeten|winkelwagen|rejestracja|zarejestruj\ssię|utwórz\skonto
        |skontaktuj\ssię\sz\snami|registrace|registrácia|zapomenuté\sheslo|regisztráció|elfelejtett\sjelszó|kapcsolat
        |регистрация|зарегистрироваться|(?:восстановление|забыли)\s?парол[яь]|контакты|обратная\sсвязь|личный\sкабинет|поиск|корзина
        |реєстрація|відновлення\sпароля|kayıt\sol|üye\sol|şifremi\sunuttum|iletişim|registrera|skapa\skonto|glömt\slösenord|kontakta\soss
        |(?:新規)?(?:会員|ユーザー)登録|パスワード(?:の?再(?:発行|設定).{0,6}|をお?忘れ.{0,8})|お問い?合わ?せ(?:フォーム)?|회원\s?가입|비밀번호\s?찾기
        |(?:用户|用戶|会员|會員|新用户)?(?:注册|註冊)|(?:找回|忘记|忘記|重置)密[码碼]|(?:联系|聯[絡繫])我[们們]|意见反馈|(?:站内)?搜索(?:结果)?|服务条款|プライバシーポリシー|利用規約|ログイン・新規登録|개인정보\s?처리방침|(?:서비스\s?)?이용약관|购物车|購物車|隐私政策|用户协议
        |تسجيل(?:\s(?:جديد|عضوية\sجديدة))?|إنشاء\sحساب|اتصل\sبنا|استعادة\sكلمة\sالمرور
    """,
    "redirect": r"""
        redirect(?:ing|ion)?\W*|(?:weiter|um)leitung\W*|object\smoved|document\shas\smoved
        |(?:30[12378]\s)?moved\s(?:permanently|temporarily)|30[12378]\sfound|page\s(?:has\s)?moved|(?:正在
        |页面|頁面)?(?:跳转|跳轉|重定向)(?:中|提示)?\W*|リダイレクト中?\W*|페이지\s이동.{0,4}
        |redirigiendo\W*|redirection\W*
    """,
}
"""Whole titles, or whole parts of them, in the order of asking: a page not found often leads on to the front page."""

PHRASES: Final = {
    "not_found": r"""
        (?:页面|頁面|网页|網頁|文章|内容|內容|链接|鏈接|連結|新闻|新聞|稿件|主题|主題
        |帖子)[^。，,]{0,8}(?:不存在|未找到|找不到|(?:已|被){1,2}(?:删除|刪除|移除)|已下线|已下線|走丢了
        |不見了|已失效)|(?:找不到|没有找到|沒有找到|无法找到|無法找到)[^。，,]{0,12}(?:页面|頁面|网页|網頁
        |內容|内容|文章)|page\s(?:you\s[\w\s’']{3,40}?)?(?:was\s|is\s|could\s|can)?\s?(?:not
        |n[’']t)\s(?:be\s)?(?:found|exist|available)|(?:page|article|story|content
        |link)\s(?:you\s[\w\s’']{3,40}?\s)?(?:does\snot|doesn[’']t|no\slonger)\sexist|(?:page|article
        |story)\s(?:you\s[\w\s’']{3,40}?\s)?(?:has\sbeen|was|may\shave\sbeen|might\shave\sbeen)\s(?:removed
        |deleted|moved|renamed)|nothing\s(?:was\s)?found\s(?:at|here)|(?:can[’']t|cannot|couldn[’']t
        |could\snot)\sfind\s(?:that|the|this|your)\spage|seite\s(?:wurde\s|konnte\s|existiert\s|gibt\ses\s
        |ist\s)?(?:leider\s)?(?:hier\s)?nicht\s(?:\(mehr\)|mehr|gefunden|vorhanden|verfügbar)
        |seite\sgibt\ses\s(?:leider\s)?nicht|(?:ページ|記事)[^。]{0,16}(?:見つかりません|見つける
        |存在しません|存在しない|削除され)|(?:페이지|기사|게시물|주소)[^.]{0,14}(?:찾을\s수\s없|존재하지\s않
        |삭제되)|p[áa]gina\s(?:que\s[\w\s]{3,30}?\s)?(?:no|n[ãa]o|non)\s(?:fue\s|foi\s|se\s|est[áa]\s
        |è\s)?(?:encontr|exist|disponi|trovat)|page\s(?:que\s[\w\s]{3,30}?\s)?(?:est\s)?(?:introuvable
        |n[’']existe|n[’']a\s(?:pas\s)?(?:été|pu))|страница\s[\w\s]{0,30}?(?:не\sнайдена|не\sсуществует
        |удалена)|pagina\s(?:is\s|werd\s)?niet\sgevonden|sayfa\s(?:bulunamadı|mevcut\sdeğil)
        |halaman\s[\w\s]{0,20}?tidak\sditemukan
        |(?:article|page|story|content)\s(?:has\sbeen\s|was\s)(?:permanently\s)?withdrawn|(?:article|page|story
        |content)\s(?:\w+\s){0,6}no\slonger\savailable|(?:artikel|beitrag|seite)\s(?:ist\s|steht\s)?(?:leider\s)?nicht\smehr
        \s(?:verfügbar|abrufbar|online)|(?:記事|ページ)[^。]{0,12}(?:掲載|公開)(?:期間)?[がはを]終了
        |(?:الصفحة|المقال)\s(?:التي\s|الذي\s)?[^.؟]{0,30}(?:غير\sموجود|تم\sحذف|لم\sيعد)
    """,
    "captcha": r"""
        (?:完成|通过|進行|进行|输入|拖动|滑动)[^。]{0,10}(?:验证|驗證|滑块|拼图)|(?:访问|请求|訪問
        |操作)(?:过于|過於|太)?频繁|异常(?:流量|访问)|異常流量|(?:verify|confirm|prove
        |check(?:ing)?)\s(?:that\s)?(?:you\sare|you[’']re|if\syou\sare)\s(?:a\s|not\sa\s)?(?:human|robot
        |bot)|unusual\s(?:traffic|activity)\s(?:from|has)|checking\s(?:if\s|your\s)(?:browser|the\ssite)
        |review\sthe\ssecurity\sof\syour\sconnection|(?:complete|solve)\sthe\s(?:captcha|security\scheck
        |challenge)|you\swere\sa\s(?:ro)?bot|(?:kein|nicht\sein)\sroboter
        |ungewöhnliche[nr]?\s(?:datenverkehr|zugriff|aktivität)|ロボットでは(?:ない|ありません)
        |通常と異なるトラフィック|로봇이\s아[닙님니]|비정상적인\s(?:접근|트래픽|접속)|no\s(?:eres|soy
        |es)\sun\srobot|tráfico\sinusual|pas\sun\srobot|trafic\sinhabituel|не\sробот
        |(?:لست|أنك\sلست|لستَ)\s(?:روبوت|برنامج)|(?:إكمال|أكمل)\s(?:عملية\s)?التحقق
    """,
    "forbidden": r"""
        (?:do\snot|don[’']t)\shave\spermission\sto\s(?:access|view)|(?:not
        |un)\s?available\sin\syour\s(?:country|region|location|area)|(?:ip\saddress
        |access)\s(?:to\sthis\s(?:page|site)\s)?has\sbeen\s(?:blocked|denied|restricted)|unavailable\s(?:for
        |due\sto)\slegal\sreasons|(?:您|你)(?:没有|沒有|无)权?(?:限)?(?:访问|查看|瀏覽)
        |您的\s?ip[^。]{0,12}(?:封|禁|限制)|(?:所在)(?:的)?(?:地区|国家|地區|國家)[^。]{0,8}(?:无法|不可
        |不能)|keine\s(?:berechtigung|zugriffsrechte)|in\sihrem\sland\s[\w\s]{0,20}nicht\sverfügbar
        |アクセス(?:する)?権限がありません|お住まいの(?:国|地域)|no\s(?:tiene|tienes)\spermiso
        |no\sest[áa]\sdisponible\sen\s(?:su|tu)\s(?:país|región)|접근\s?권한이\s없
        |غير\s(?:متاح|متوفر)ة?\s(?:حاليا\s)?في\s(?:بلدك|منطقتك|دولتك)|ليس\sلديك\s(?:إذن|صلاحية|تصريح)
    """,
    "maintenance": r"""
        (?:本站|网站|網站|系统|系統|服务器|平台)[^。，,]{0,6}(?:正在|正|因)[^。，,]{0,8}(?:升级|升級|维护
        |維護)|暂停(?:访问|服务)|服务(?:暂时)?不可用|(?:site|website|page|we|service)\s(?:is\s
        |are\s)?(?:currently\s|temporarily\s)?(?:being\s|undergoing\s|under\s|down\sfor\s|offline\sfor\s
        |performing\s)(?:\w+\s){0,2}maintenance|(?:we[’']ll|we\swill|please\scheck)\s(?:be\s)?back\s(?:soon
        |shortly|later)|temporarily\s(?:unavailable|offline|out\sof\sservice)
        |try\sagain\sin\sa\sfew\sminutes|(?:seite|website|webseite|server|portal)[\w\s,]{0,40}(?:gewartet
        |wartungsarbeiten|wartung)|(?:wegen|aufgrund)\s(?:von\s)?wartungsarbeiten|メンテナンス(?:中|のため
        |作業)|(?:점검|정비)\s?(?:중|작업|으로)[^.]{0,16}(?:이용|중단|접속|니다)|(?:sitio|página
        |web)[\w\s]{0,20}mantenimiento|site[\w\s]{0,20}en\smaintenance|ведутся\sтехнические
        |technischer\sfehler\s(?:ist\s)?aufgetreten|in\seinigen\sminuten\s(?:noch\seinmal|erneut)|(?:系统|系統|服务器|伺服器
        )(?:繁忙|开小差|異常|异常|出错)[^。]{0,14}(?:稍[后候後]|刷新|重试)|(?:الموقع|الخدمة)\s[^.]{0,20}(?:للصيانة|الصيانة)
        |サーバー[^。]{0,10}(?:混み合|エラーが発生)|一時的にご利用いただけません
    """,
    "parked": r"""
        (?:this\s)?domain\s(?:name\s)?(?:is|may\sbe|has|was)\s(?:be\s)?(?:for\ssale|available\sfor|parked
        |expired|recently\sregistered)|buy\sthis\sdomain|(?:本|该|此|該)?(?:域名|網域)[^。]{0,8}(?:出售|转让
        |轉讓|过期|過期|到期|停放)|(?:website|site|page)\s(?:is\s)?(?:under\sconstruction|coming\ssoon)
        |(?:domain|domäne)\s(?:steht\s)?(?:zum|zu)\sverkauf|diese\sdomain|hier\sentsteht\s(?:eine
        |unsere)\sneue|网站建设中|網站建置中|この(?:ドメイン|ウェブサイト)[^。]{0,20}(?:販売|売り|期限|取得)
        |도메인[^.]{0,14}(?:판매|만료|주차)|(?:este|el)\sdominio[\w\s.]{0,40}(?:venta|caduc|expir)
        |web\sserver\s(?:is\s)?(?:successfully\sinstalled|software\sis\srunning)|default\s(?:web\s)?page
    """,
    "login": r"""
        (?:请|請)(?:先|您先)(?:登录|登錄|登入|登陆)|(?:登录|登錄|登入|登陆)(?:之)?(?:后|後)(?:才)?(?:可|能
        |即可)?(?:查看|阅读|閱讀|继续|繼續|浏览)(?!.{0,4}(?:评论|評論))|(?:尚未|还没有|還沒有|没有)(?:登录
        |登入|登錄)|(?:please|must|need\sto|have\sto)\s(?:be\s)?(?:log|sign|logged
        |signed)[\s-]?in(?!.{0,30}(?:comment|reply|post|vote|rate|save))|(?:log
        |sign)\sin\s(?:to\s(?:your\s[\w\s]{0,20}?)?)(?:to\s)?(?:continue|read|view|access|go\son)
        |sign\sin\sto\syour|forgot(?:ten)?\s(?:your\s)?password|(?:melden\ssie\ssich
        |bitte)\s(?:bitte\s)?(?:mit\s[\w\s]{0,30})?(?:an\b|anmelden|einloggen)(?!.{0,30}komment)
        |passwort\svergessen|ログイン(?:して(?:ください|から)|が必要|後)|会員(?:登録
        |の方)[^。]{0,12}ログイン|パスワードをお忘れ|로그인(?:이\s필요|\s후|해\s주|하세요|하시)
        |비밀번호\s?(?:찾기|를\s잊)|(?:inici[ae]|iniciar)\s(?:su\s|tu\s)?sesión\s(?:para|con)|olvid(?:ó|aste
        |ado)\s(?:su|tu|la)\scontraseña|mot\sde\spasse\soublié|connectez-vous|忘记密码|忘記密碼
        |(?:يرجى|يجب|الرجاء)\s(?:عليك\s)?تسجيل\sالدخول(?!.{0,20}(?:للتعليق|التعليق))|نسيت\s(?:كلمة\sالمرور|كلمة\sالسر)
    """,
    "redirect": r"""
        (?:being|will\sbe|not|been)\s(?:automatically\s)?redirected|(?:browser\sdoes\snot
        |to)\sredirect(?:\syou)?\b|(?:has|document)\smoved\s(?:to|here|permanently)|(?:自动|自動|正在|即将
        |即將|没有|沒有)[^。]{0,8}(?:跳转|跳轉|转到|轉到|转向|轉向|重定向)|(?:automatisch\s)?weitergeleitet
        |weiterleitung\szu|自動(?:的に|で)?(?:移動|転送|ジャンプ|遷移|切り替)|移転しました|자동으로\s(?:이동
        |연결)|(?:redirig|redireccion)(?:id|iendo|ad|ir)|(?:being|êtes)\sredirigé
    """,
}
"""What is said to the reader. A login that is for commenting is none."""

CONSENT: Final = re.compile(
    r"""
    cookie|クッキー|쿠키|consent|einwillig|zustimm|consentement|consentimiento|datenschutz|privacy|tracking
    |personal\sdata|personenbezogen|datos\spersonales|données\spersonnelles|个人信息|個人資料|個人情報|隐私
    |隱私|プライバシー|개인정보|(?:our|unsere|nos|nuestros|i\snostri|当社の).{0,16}(?:partner|partenaires
    |socios|パートナー)
    """,
    re.X,
)
"""What every paragraph of a cookie wall speaks of, in small letters."""
ASKS_CONSENT: Final = re.compile(
    r"""
    (?:partners|partner|partenaires|socios|パートナー).{0,60}(?:data|daten|donn|dat[io]|store|information
    |cookie|情報)|accept(?:\sall|ing)?\b|akzeptier|accepter|acepta|aceptar|accett|aceitar|同意(?:并|し|する
    |して|後|后|以上)|接受|동의|(?:use[sd]?|verwende[nt]|utilis\w+|utiliza\w*|usamos|使用
    |使い)\s?.{0,10}(?:cookies?|クッキー)|クッキーを使用|쿠키를\s?(?:사용|이용)
    |einwilligung\s(?:jederzeit\s)?widerrufen|withdraw\s(?:your\s)?consent
    """,
    re.I | re.X,
)
"""What one of them asks for."""
SCRIPT_WANTED: Final = re.compile(
    r"""
    (?:enable|activate|turn\son|requires?|without|needs?)\s(?:\w+\s){0,2}javascript|javascript\s(?:is\s
    |must\sbe\s|to\sbe\s)?(?:disabled|enabled|required|not)|(?:启用|開啟|打开|开启|啟用|允许|需要
    |支持)\s?javascript|javascript\s?(?:を|が)?(?:有効|無効|オン)|javascript(?:를|을|가)
    |javascript\s(?:aktivieren|einschalten)|^(?:loading|正在加载|加载中|加載中|載入中|読み込み中|로딩
    |wird\sgeladen|cargando|chargement|laden)(?:\s?[中중])?\W*$|(?:正在|页面|數據|数据)(?:加载|载入|載入)中?
    """,
    re.I | re.X,
)
"""What stands in the place of a text that a script was to fetch."""
SEPARATOR: Final = re.compile(
    r"\s*[|｜_·•»]\s*|\s+[-–—]+\s+|\s*[—–]{1,2}\s*|(?<=\d)\s?-\s?(?=\w)|(?<=[^\x00-\x7f])-|-(?=[^\x00-\x7f])"
)
"""Between a headline and the outlet's name. A colon is none: ``Coming soon: a bakery`` is a headline."""
CONSENT_EVERY: Final = 300
"""Characters of a paragraph for each word of consent, at most: in one of a recipe ``cookies`` stands once."""
ACCEPT_COOKIES: Final = re.compile(
    r"(?:accept|akzeptier|accepter|acepta|accett|aceitar)\w*\s(?:\w+\s){0,3}cookies?|(?:同意|接受).{0,12}cookie"
    r"|use\s(?:\w+\s)?cookies|cookies?\s(?:akzeptieren|verwenden|zustimmen)|(?:we|our)\b.{0,60}\bpartners\b",
    re.I,
)
"""What no recipe says."""
CONSENT_SHARE: Final = 0.6
"""Of what a page says, by characters: set by walls that also have a line of imprint, and news pages with a banner."""
SERVICE: Final = "service_page"
"""Its words are names of sections as well."""
LONGEST_TITLE: Final = 200
"""Characters of a title that are looked at: a notice is short."""
COMPILED_TITLES: Final = {why: re.compile(rf"\W*(?:{pattern})\W*", re.I | re.X) for why, pattern in TITLES.items()}
COMPILED_PHRASES: Final = {why: re.compile(pattern, re.I | re.X) for why, pattern in PHRASES.items()}


def title_notice(title: str) -> str | None:
    """The reason that a part of a title gives, the outlet's name being another part. Sections are called as services
    are (``Recherche``), so these are told by the whole title or its first part.

    >>> title_notice("Page not found | The Barn Post"), title_notice("404 new cases in Barnham")
    ('not_found', None)
    """
    title = title[:LONGEST_TITLE]
    for number, part in enumerate((title, *SEPARATOR.split(title))):
        for why, pattern in COMPILED_TITLES.items():
            if part and pattern.fullmatch(part) and (why != SERVICE or number <= 1):
                return why
    return None


def notice_in(text: str) -> tuple[str, str] | None:
    """The first reason whose phrases stand in a text, and the phrase."""
    for why, pattern in COMPILED_PHRASES.items():
        if found := pattern.search(text):
            return why, found[0]
    return None


def is_about_consent(text: str) -> bool:
    """A paragraph that asks for it, or has a word of it for so many characters."""
    found = len(CONSENT.findall(text.lower()))
    return found * CONSENT_EVERY >= len(text) or (found > 0 and ACCEPT_COOKIES.search(text) is not None)


def asks_consent(said: list[str]) -> bool:
    """Is most of what a page says about cookies and data, with a request to agree?"""
    about = [text for text in said if is_about_consent(text)]
    enough = sum(map(len, about)) > CONSENT_SHARE * sum(map(len, said))
    return bool(about) and enough and any(ASKS_CONSENT.search(text) for text in about)

"""What an outlet invites its readers to in the midst of a text: its newsletter, its channels, its other forms."""

import re
from typing import Final

from crawler.extraction.source.text import could_begin, heads_of

LONGEST: Final = 300
_CHANNEL: Final = (
    r"(?:newsletters?|whats\s?app|telegram|facebook|instagram|tiktok|youtube|google\s(?:news|actu|noticias|notizie)|linkedin"
    r"|bluesky|threads|app)\b"
)
INVITATION: Final = re.compile(
    rf"""
    \W*(?:
    (?:please\s|you\scan\s|to\s(?:get|stay|keep)\b.{{0,60}},\s?)?(?:join|follow|like|find|subscribe\sto)\s(?:us\son|our)\b
        .{{0,100}}(?:{_CHANNEL}|channel|community|\bgroup\b|podcast|briefing)
    |(?:sign\sup|subscribe)\s(?:(?:here|now|today|free|below)\s)?(?:to|for)\s(?:our|the|this|my|a|free|his|her)\b
        .{{0,80}}\b(?:newsletters?|e-?mails?|alerts|briefing|channel)\b
    |subscribe\sto\s(?:get|receive)\b.{{0,80}}\b(?:posts|updates|newsletters?|e-?mail)\b
    |(?:get|receive|want|stay|never\smiss|don[’']t\smiss|start\syour\sday\swith)\b.{{0,140}}
        (?:\bour\b.{{0,60}}\bnewsletter|newsletter\W*$|(?:latest|news|stor(?:y|ies)|updates|delivered|straight|sent|briefing)\b.{{0,80}}
        (?:(?:in|to)\syour\s(?:inbox|e-?mail)|\bon\s(?:our\s)?(?:whats\s?app|telegram|app)\b))
    |(?:get|receive)\b.{{0,60}}\b(?:in|into|to)\syour\sinbox\W*$
    |you[’']ve\sreached\syour\b.{{0,30}}\blimit\b.{{0,30}}\b(?:article|stor)|subscribe\s(?:now\s|today\s)?to\s(?:continue|keep)\sreading\W*$
    |not\s(?:yet\s)?a\s(?:member|subscriber)(?:\syet)?\?\W*(?:join|sign|subscribe|register|become)\b
    |your\s(?:information|details|data|e-?mail\saddress)\b.{{0,80}}\bprivacy\s(?:policy|notice|(?:collection\s)?statement)\W*$
    |article\sréservé\s(?:à|aux)\s(?:nos\s)?abonné\w*\W*$
    |if\syou\s(?:like|enjoy)(?:ed)?\s(?:this|the\scontent|my|our|what)\b.{{0,60}}(?:,\s(?:please\s)?|\bplease\s)(?:share|subscribe|consider)\b
    |download\sour\b.{{0,60}}\bapps?\b|(?:click|tap)\shere\s(?:to|for)\b.{{0,100}}(?:newsletter|subscribe|sign\sup|join\sour|our\sapp)
    |(?:read|listen\sto|watch|hear)\s(?:a\ssummary|(?:the|an?)\saudio\sversion)\sof\sthis\s(?:article|story)\b
    |this\s(?:audio|article|story|summary|translation)\s(?:is|was|has\sbeen)\s(?:auto-?)?(?:generated|narrated|read|voiced|translated|summari[sz]ed)\b
        .{{0,60}}(?:\bai\b|\ba\.i\.|artificial|automat|machine|robot)
    |(?:you\scan\s)(?:save|share|gift|bookmark)\sthis\s(?:article|story)\sby\b
    |you\s(?:can|may)\salso\s(?:check|like|read)\s?:|(?:want\sto\s)?republish\s(?:this|our)\s(?:story|article|stories|articles|content|work)\b
    |(?:abonnieren|folgen)\ssie\s(?:unser\w*|uns|den|jetzt|hier)\b.{{0,100}}(?:{_CHANNEL}|kanal)
    |(?:jetzt|hier|melden\ssie\ssich|bestellen\ssie)\b.{{0,100}}(?:newsletter|whats\s?app-?kanal)
        .{{0,60}}(?:abonnieren|anmelden|anmeldung|bestellen|folgen|registrieren|sichern|an)\W*$
    |unser(?:en?|em)?\b.{{0,60}}newsletter\b.{{0,100}}(?:anmeld|abonn|bestell|postfach)
    |(?:inscrivez-vous|abonnez-vous|recevez|rejoignez|suivez(?:-nous)?|téléchargez|retrouvez)\b.{{0,60}}\b(?:notre|nos|nous|gratuit\w*|chaque)\b
        .{{0,100}}(?:{_CHANNEL}|chaîne|application|notifications|lettre\sd[’']info|boîte\smail)
    |suivez-nous\ssur\b.{{0,60}}{_CHANNEL}
    |newsletter\b[^.:]{{0,40}}[.:]\s(?:chaque|every|jeden|cada|ogni)\b
    |(?:suscr[ií]be(?:te|se)|s[ií]gue(?:nos)|s[ií]ganos|[uú]nete|ap[uú]ntate|reg[ií]strate)\b.{{0,100}}(?:{_CHANNEL}|bolet[ií]n|canal)
    |(?:recibe|reciba|descarga)\s(?:nuestr|en\stu|gratis|cada)\w*\b.{{0,100}}(?:{_CHANNEL}|bolet[ií]n|correo)
    |(?:assine|inscreva-se|receba|siga-nos|baixe)\b.{{0,100}}\b(?:noss[oa]s?|seu|sua|grátis|gratuita\w*|da|do|no)\b.{{0,60}}(?:{_CHANNEL}|canal|aplicativo|boletim)
    |(?:entre|participe|clique|faça\sparte|acompanhe|siga)\b.{{0,60}}\b(?:nosso|nossa)\b.{{0,60}}(?:{_CHANNEL}|canal|grupo)
    |(?:iscriviti|seguici|unisciti)\b.{{0,100}}(?:{_CHANNEL}|canale)|(?:ricevi|scarica)\s(?:la\snostra|le\snostre|ogni|gratis)\b.{{0,100}}{_CHANNEL}
    |(?:schrijf\sje|meld\sje|volg\sons|abonneer\sje)\b.{{0,100}}(?:nieuwsbrief|{_CHANNEL}|kanaal)
    |ontvang\s(?:onze|elke|dagelijks|gratis|het\slaatste)\b.{{0,100}}(?:nieuwsbrief|{_CHANNEL})
    |(?:zapisz\ssię|dołącz\sdo\snas|obserwuj\snas|śledź\snas|subskrybuj|pobierz\snaszą)\b.{{0,100}}(?:{_CHANNEL}|kanał|aplikacj)
    |(?:подпис(?:ывайтесь|ывайся|аться)\sна|присоединяйтесь\sк|следите\sза\s(?:нами|новостями|нашим\w*)|читайте\sнас)\b
        .{{0,100}}(?:канал|рассылк|telegram|телеграм|дзен|соцсет|whatsapp|вконтакте|новост|групп)
    |(?:підпис(?:уйтесь|уйся)\sна|приєднуйтесь\sдо|стежте\sза\s(?:нами|новинами)|читайте\sнас)\b
        .{{0,100}}(?:канал|розсилк|telegram|телеграм|новин|соцмереж|viber)
    |(?:ikuti|dapatkan|mari\sbergabung|simak)\b.{{0,120}}\b(?:berita|kami|channel|saluran)\b.{{0,100}}(?:{_CHANNEL}|saluran|\bkami\b)
    |(?:theo\sdõi|đăng\ský|tham\sgia)\s(?:chúng\stôi|kênh|báo|bản\stin)\b.{{0,100}}(?:zalo|{_CHANNEL}|kênh|fanpage|bản\stin)?
    |(?:تابعونا|تابعنا|(?:اشترك(?:وا)?|انضم(?:وا)?)\s(?:إلى|في|الى)\sقناتنا)(?:\s.{{0,100}}|$)
    )
    """,
    re.X,
)
"""From the first word of a line in small letters."""
FIRST_WORDS: Final = frozenset(
    """
    article if please you you’ve you've your not to
    join follow like find subscribe sign get receive want stay never don don’t don't start download
    click tap read listen watch hear this republish abonnieren folgen jetzt hier melden bestellen unser unseren
    unserem unsere inscrivez abonnez recevez rejoignez suivez téléchargez retrouvez newsletter suscríbete suscribete
    suscríbase suscribase síguenos siguenos síganos siganos regístrate registrate únete unete recibe reciba descarga
    apúntate apuntate assine inscreva receba siga entre participe baixe acompanhe faça clique iscriviti seguici
    ricevi scarica unisciti schrijf meld volg abonneer ontvang zapisz dołącz obserwuj śledź subskrybuj pobierz
    подписывайтесь подписывайся подписаться присоединяйтесь следите читайте підписуйтесь підписуйся приєднуйтесь
    стежте ikuti dapatkan mari simak theo đăng tham تابعونا تابعنا اشترك اشتركوا انضم انضموا
    """.split()
)
"""What all of them begin with, up to a hyphen."""
HEADS: Final = heads_of(" ".join(FIRST_WORDS))
FIRST_WORD: Final = re.compile(r"[\W_]*([^\W_]+(?:['’](?:t|ve)\b)?)")
ENDS: Final = re.compile(
    r"\bzapisz\ssię\sna\snasz\b.{0,40}\bnewsletter\W*$"
    r"|\b(?:sign\sup|subscribe)\s(?:here\s)?(?:to|for)\s(?:our|the|my)\b.{0,60}newsletters?(?:\shere)?\W*$"
    r"|(?:whats\s?app|telegram|google\snews|bülten)\w*\b.{0,60}(?:abone\solun|takip\sedin|katılın|tıklayın)\W*$"
)
"""The end of a line that praises a newsletter before it names it."""
LAST_WORDS: Final = ("newsletter", "olun", "edin", "katılın", "tıklayın")
"""One of these is in the last words of all that ENDS finds."""
TERMS: Final = re.compile(
    r"\bby\s(?:signing\sup|subscribing|registering|entering\syour|providing)\b.{0,60}\byou\s(?:agree|accept|consent)"
    r"|\byou\sagree\sto\sour\s(?:privacy|terms)|\b(?:link|links|buy|purchase|shop|affiliate)\b.{0,120}"
    r"\bwe\s(?:may\s)?(?:earn|receive|get)\s(?:an?\s)?(?:small\s|affiliate\s)*commission\b"
    r"|\bwe\s(?:may\s)?(?:earn|receive|get)\s(?:an?\s)?(?:small\s|affiliate\s)*commission\b.{0,80}\b(?:links?|purchases?)\b"
    r"|\bthis\s(?:article|post|page|story|guide)\s(?:may\s)?(?:contains?|includes?)\saffiliate\slinks\b"
    r"|\blinks?\b.{0,40}\b(?:sind|handelt\ses\ssich\sum)\b.{0,40}(?:affiliate|partner|provisions)-?links\b"
    r"|\b(?:links?|kauf\w*|einkauf\w*|bestell\w*)\b.{0,120}\b(?:erhalten|bekommen|verdienen)\s(?:wir|ich)\b.{0,60}\bprovision"
    r"|\bliens?\s(?:affiliés?|d[’']affiliation)\b.{0,120}\bnous\b.{0,40}\bcommission\b"
    r"|\b(?:enlaces?|links?)\s(?:de\s)?afiliad[oa]s?\b.{0,120}\b(?:recib|gan|obten|pod|receb|ganh)\w*mos\b.{0,40}\bcomis"
    r"|\blink\s(?:di\s)?affilia\w+\b.{0,120}\b(?:ricev|guadagn|poss|potr|percep)\w*mo\b.{0,40}\bcommission"
    r"|\baffiliate-?\s?links?\b.{0,120}\b(?:wij|we|ik)\b.{0,40}\bcommissie\b"
    r"|\blink\w{1,3}\safiliacyj\w+\b.{0,120}\b(?:otrzym|zarabi|dosta)\w*my\b.{0,40}\bprowizj"
    r"|(?:本|この|当)(?:記事|ページ|サイト)(?:に|で)?は.{0,12}アフィリエイト(?:広告|リンク|プログラム).{0,12}(?:含|利用|使用)"
)
"""What is said of a form, or of links to shops, in small letters."""
OF_TERMS: Final = ("ou agree", "ou accept", "ou consent", "ommissi", "rovision", "filia", "アフィリ")
"""One of these is in all that TERMS finds."""
SAID: Final = re.compile(r"[\"”»“„]|\b(?:said|says|told|sagt|dit|dijo|disse)\b")


def first_word(text: str) -> str:
    """In small letters, "" for none."""
    word = text[: text.find(" ")]
    if word.isalpha():
        return word.lower()
    found = FIRST_WORD.match(text)
    return found[1].lower() if found else ""


def is_invitation(text: str) -> bool:
    """Is a line none of the story's, but where else to follow the outlet?

    >>> is_invitation("Join our WhatsApp community for the latest news"), is_invitation("Join us for dinner")
    (True, False)
    >>> is_invitation("Подписывайтесь на наш Telegram-канал"), is_invitation("Recevez chaque matin notre newsletter")
    (True, True)
    >>> is_invitation("By signing up, you agree to our terms"), is_invitation("Buy it, and we may earn a commission.")
    (True, True)
    >>> is_invitation("Mit * markierte Links sind Affiliate-Links."), is_invitation("Provision erhalten die Händler.")
    (True, False)
    >>> is_invitation("Follow the money, he said on WhatsApp"), is_invitation("Get the app, she told us on our channel")
    (False, False)
    """
    if len(text) > LONGEST:
        return False
    if could_begin(text, HEADS) and first_word(text) in FIRST_WORDS and INVITATION.match(small := text.lower()):
        return SAID.search(small) is None
    if any(word in text for word in OF_TERMS) and TERMS.search(small := text.lower()) and not SAID.search(small):
        return True
    last = text[-30:]
    return any(word in last for word in LAST_WORDS) and ENDS.search(text.lower()) is not None

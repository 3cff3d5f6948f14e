"""What an outlet invites its readers to in the midst of a text: its newsletter, its channels, its other forms."""

import re
from typing import Final

from crawler.extraction.source.text import could_begin, heads_of

LONGEST: Final = 300
_CHANNEL: Final = (
    r"(?:newsletters?|whats\s?app|telegram|facebook|instagram|tiktok|youtube|google\s(?:news|actu|noticias|notizie)|linkedin|bluesky"
    r"|threads|push|app)\b"
)
INVITATION: Final = re.compile(
    rf"""
    \W*(?:
    (?:please\s|you\scan\s|to\s(?:get|stay|keep)\b.{{0,60}},\s?)?(?:join|follow|like|find|subscribe\sto)\s(?:us|our)\b
        .{{0,120}}(?:{_CHANNEL}|channel|community|group|e-?mails?|podcast|briefing)
    |(?:sign\sup|subscribe|register)\s(?:(?:here|now|today|free|below)\s)?(?:to|for)\b.{{0,80}}\b(?:newsletters?|our|e-?mail|alerts|briefing)\b
    |(?:get|receive|want|have|stay|keep|catch|never\smiss|don[’']t\smiss|start\syour)\b.{{0,160}}
        (?:newsletter|(?:in|to)\syour\s(?:inbox|e-?mail)|on\swhats\s?app|on\sour\s(?:app|whats\s?app|telegram|channel))
    |download\sour\b.{{0,60}}\bapps?\b|(?:click|tap)\shere\s(?:to|for)\b.{{0,100}}(?:newsletter|subscribe|sign\sup|join\sour|whatsapp|our\sapp)
    |(?:read|listen\sto|watch|see|hear)\s(?:a\ssummary|the\saudio\sversion|an?\saudio\sversion)\sof\sthis\s(?:article|story)\b
    |this\s(?:audio|article|story|summary|translation)\s(?:is|was|has\sbeen)\s(?:auto-?)?(?:generated|narrated|read|voiced|translated|summari[sz]ed)\b
        .{{0,60}}(?:\bai\b|\ba\.i\.|artificial|automat|machine|robot)
    |(?:you\scan\s)(?:save|share|gift|bookmark)\sthis\s(?:article|story)\sby\b
    |you\s(?:can|may)\salso\s(?:check|like|read)\s?:|(?:want\sto\s)?republish\s(?:this|our)\s(?:story|article|stories|articles|content|work)\b
    |(?:abonnieren|folgen)\ssie\b.{{0,140}}(?:{_CHANNEL}|kanal)|(?:jetzt|hier|melden\ssie\ssich|bestellen\ssie)\b.{{0,100}}(?:newsletter|whats\s?app-?kanal)
        .{{0,60}}(?:abonn|anmeld|bestell|folgen|registr|sichern)
    |(?:unser(?:en?|em)?|mit\sunserem|der|den)\b.{{0,60}}newsletter\b.{{0,100}}(?:anmeld|abonn|bestell|postfach)
    |(?:inscrivez-vous|abonnez-vous|recevez|rejoignez|suivez(?:-nous)?|téléchargez|retrouvez)\b
        .{{0,140}}(?:{_CHANNEL}|chaîne|application|notifications|lettre\sd[’']info|boîte\smail)
    |newsletters?\b.{{3,160}}(?:chaque|every|jeden|cada|ogni|elke|hver|varje)\s(?:jour|matin|soir|semaine|day|morning|week|tag|morgen|woche|día|dia|semana|giorno|mattina)
    |(?:suscr[ií]be(?:te|se)|s[ií]gue(?:nos|\sa)|sigu[ea]nos|reg[ií]strate|[uú]nete|recibe|reciba|descarga|ap[uú]ntate|entra\sen)\b
        .{{0,140}}(?:{_CHANNEL}|bolet[ií]n|canal|correo)
    |(?:assine|inscreva-se|receba|siga(?:-nos|\so|\sa)?|entre|participe|baixe|acompanhe|faça\sparte|clique)\b
        .{{0,140}}(?:{_CHANNEL}|canal|grupo|aplicativo|boletim)
    |(?:iscriviti|seguici|segui|ricevi|scarica|entra|unisciti)\b.{{0,140}}(?:{_CHANNEL}|canale|notizie\sdi)
    |(?:schrijf\sje|meld\sje|volg|abonneer|ontvang|download)\b.{{0,140}}(?:nieuwsbrief|{_CHANNEL}|kanaal)
    |(?:zapisz\ssię|dołącz|obserwuj|śledź|subskrybuj|bądź\sna|pobierz)\b.{{0,140}}(?:{_CHANNEL}|kanał|aplikacj)
    |(?:подпис(?:ывайтесь|ывайся|аться)|присоединяйтесь|следите\sза|читайте\sнас|вступайте)\b
        .{{0,140}}(?:канал|рассылк|telegram|телеграм|дзен|соцсет|whatsapp|вконтакте|новост|групп)
    |(?:підпис(?:уйтесь|уйся)|приєднуйтесь|стежте|читайте\sнас)\b.{{0,140}}(?:канал|розсилк|telegram|телеграм|новин|соцмереж|viber)
    |(?:ikuti|dapatkan|mari\sbergabung|simak)\b.{{0,180}}(?:{_CHANNEL}|saluran|grup)
    |(?:theo\sdõi|đăng\ský|tham\sgia)\b.{{0,120}}(?:zalo|{_CHANNEL}|kênh|fanpage|bản\stin)
    |(?:تابع(?:وا|ونا|نا)?|اشترك(?:وا)?|انضم(?:وا)?)\s.{{0,120}}(?:قناة|قناتنا|واتساب|تلغرام|تليغرام|تليجرام|النشرة|تطبيق|فيسبوك)
    )
    """,
    re.X,
)
"""From the first word of a line in small letters."""
FIRST_WORDS: Final = frozenset(
    """
    please you to join follow like find subscribe sign register get receive want have stay keep catch never don
    don’t don't start download click tap read listen watch see hear this republish abonnieren folgen jetzt hier
    melden bestellen unser unseren unserem mit der den inscrivez abonnez recevez rejoignez suivez téléchargez
    retrouvez newsletter newsletters suscríbete suscribete suscríbase suscribase síguenos siguenos sígue sigue
    siguanos regístrate registrate únete unete recibe reciba descarga apúntate apuntate entra assine inscreva receba
    siga entre participe baixe acompanhe faça clique iscriviti seguici segui ricevi scarica unisciti schrijf meld
    volg abonneer ontvang zapisz dołącz obserwuj śledź subskrybuj bądź pobierz подписывайтесь подписывайся
    подписаться присоединяйтесь следите читайте вступайте підписуйтесь підписуйся приєднуйтесь стежте ikuti dapatkan
    mari simak theo đăng tham تابع تابعوا تابعونا تابعنا اشترك اشتركوا انضم انضموا
    """.split()
)
"""What all of them begin with, up to a hyphen."""
HEADS: Final = heads_of(" ".join(FIRST_WORDS))
FIRST_WORD: Final = re.compile(r"[\W_]*([^\W_]+(?:['’]t)?)")
ENDS: Final = re.compile(
    r"\b(?:sign\sup|subscribe)\s(?:here\s)?(?:to|for)\s(?:our|the|my)\b.{0,60}newsletters?(?:\shere)?\W*$"
    r"|(?:whats\s?app|telegram|google\snews|bülten)\w*\b.{0,60}(?:abone\solun|takip\sedin|katılın|tıklayın)\W*$"
)
"""The end of a line that praises a newsletter before it names it."""
LAST_WORDS: Final = ("newsletter", "olun", "edin", "katılın", "tıklayın")
"""One of these is in the last words of all that ENDS finds."""
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
    >>> is_invitation("Follow the money, he said on WhatsApp"), is_invitation("Get the app, she told us on our channel")
    (False, False)
    """
    if len(text) > LONGEST:
        return False
    if could_begin(text, HEADS) and first_word(text) in FIRST_WORDS and INVITATION.match(small := text.lower()):
        return SAID.search(small) is None
    last = text[-30:]
    return any(word in last for word in LAST_WORDS) and ENDS.search(text.lower()) is not None

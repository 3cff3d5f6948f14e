"""What an outlet asks of its readers below a text: stories, tips, word of a mistake."""

import re
from typing import Final

LONGEST: Final = 300
APPEAL: Final = re.compile(
    r"""
    (?:(?:do|have|did|are|were|was|got|have|know|any|see|seen|spotted|a|an|questions?|feedback|tips?)\b[^.?]{0,90}\?|if\syou\s(?:have|know|see|spot|want)\b[^.?]{0,90},)
        \s(?:please\s|you\scan\s|then\s|why\snot\s|we'd\slove\sto\s){0,2}(?:e-?mail|write|contact|get\sin\stouch|send|call|text|reach|message|share|whatsapp)\b
        (?!.{0,60}\b(?:said|says|told|asked|asks)\b).{0,40}(?:\bus\b|\bour\b|\bnewsroom\b|@)(?!\s(?:all|fathers?)\b)
    |(?:e-?mail|send|share|submit|contact)\s(?:us\s)?(?:your|any|a)?\s?(?:news\s|story\s)?(?:tips?|stor(?:y|ies)|ideas?|photos?|letters?|pitch(?:es)?|corrections?)
        \b.{0,60}(?:\bto\s(?:us|our|the\snewsroom)|@|\bus\b)
    |(?:e-?mail|contact|reach|write\sto)\sthe\s(?:reporter|writer|author|editor)s?\b.{0,40}(?:@|\d{3}|\bhere\W*$).{0,60}
    |(?:e-?mail|contact|reach|text|message|write\sto)\s(?:us|our\s(?:newsroom|editors|team|desk))\b.{0,80}(?:@|\d{3}|\bhere\W*$)
    |(?:(?:haben|hast|habt|sie|wissen|kennen|fehler|fragen|hinweise?|tipps?|lob|ein\sfehler)\b[^.?]{0,90}\?|(?:wenn|falls|sollten)\s(?:sie|du)\b)
        .{0,90}\b(?:schreib\w*|mail\w*|meld\w*|send\w*|schick\w*|kontakt\w*|erreich\w*|erzähl\w*|teilen\ssie)\b.{0,40}
        (?:\buns\b|\bmir\b|redaktion|@)
    |(?:(?:vous|avez-vous|une?|des|envie)\b[^.?]{0,90}\?|si\svous\b).{0,90}\b(?:écri|contact|envoy|partag|signal|témoign|fait).{0,40}
        (?:nous\b|-moi\b|rédaction|@)
    |¿?\s?(?:tienes?|tenéis|tienen?|conoces?|quieres?|has|sabes|alguna?)\b[^.?]{0,90}\?.{0,60}\b(?:escr[ií]b|env[ií]|cont[aá]ct|cuént|manda|comp[aá]rt).{0,40}
        (?:nos\b|me\b|redacci|@)
    |(?:tem|você|quer|viu|conhece|sabe|alguma?)\b[^.?]{0,90}\?.{0,60}\b(?:envi|mand|escrev|entre|fale|conte|compartilh|partilh).{0,40}
        (?:nos\b|para\b|co[mn]+osco|redaç|@)
    |(?:hai|avete|vuoi|volete|una)\b[^.?]{0,90}\?.{0,60}\b(?:scriv|invia|contatt|manda|segnal).{0,40}(?:ci\b|redazione|@)
    |(?:heb|heeft|hebt|weet|een|tips?|foutje?)\b[^.?]{0,90}\?.{0,60}\b(?:mail|stuur|neem|laat|whatsapp|bel|schrijf).{0,40}(?:\bons\b|redactie|@)
    |har\s(?:du|ni)\b[^.?]{0,90}\?.{0,60}\b(?:mejla|maila|skriv|kontakt|send|ring|hör|tips).{0,40}(?:\boss\b|redaktion|redaksjon|@)
    |tipsa?\soss\b.{0,80}
    |(?:masz|macie|widzisz|znasz|znalazłeś|chcesz)\b[^.?]{0,90}\?.{0,60}\b(?:napisz|prześlij|skontaktuj|wyślij|daj|zgłoś).{0,40}
        (?:\bna[sm]\b|redakcj|@)
    |(?:(?:есть|у|вы|знаете|хотите|нашли|заметили|увидели|знаєте|помітили|знайшли|ошибка)\b[^.?]{0,90}\?|если\sвы\b)
        .{0,60}\b(?:пиш|напиш|сообщ|присыл|пришл|выдел|виділ|расскаж|отправ|звон|свяж|повідом).{0,60}(?:\bнам\b|\bнас\b|редакц|ctrl|@)
    |.{0,140}\b(?:ошибк|опечатк|помилк|памылк|грешк|kļūd|labojam|redaktor|klaid|viga|virhe|błąd|chyb|chib|greška|grešk|eroare|greșeal|error|mistake|typo|fehler)
        .{0,80}\bctrl\s?\+\s?enter\b.{0,140}
    |.{0,140}\bctrl\s?\+\s?enter\b.{0,80}(?:редакц|редактор|redaktor|redakc|editor|newsroom|redaktion)
    |(?:bir\s)?(?:haberiniz|haberin|öneriniz|ihbarınız|sorunuz)\b[^.?]{0,60}\?.{0,60}(?:yaz|gönder|ilet|bildir|ulaş).{0,40}
    |(?:punya|ada|memiliki)\b[^.?]{0,60}\?.{0,60}\b(?:kirim|hubungi|e-?mail|sampaikan).{0,60}
    |mọi\s(?:ý\skiến|thông\stin|góp\sý|thắc\smắc)\b.{0,60}(?:gửi|liên\shệ).{0,60}@
    |(?:מצאתם|יש|רוצים|נתקלתם|ראיתם)\s[^.?]{0,60}\?.{0,40}(?:כתבו|פנו|שלחו|דווחו|ספרו).{0,60}
    |(?:هل\s)?لديك\s[^.؟?]{0,60}[؟?].{0,40}(?:راسلنا|تواصل|أرسل|شارك).{0,60}
    |(?:我要|欢迎|歡迎|提供|新闻|新聞|读者|讀者)*(?:报料|報料|爆料|投稿|新闻线索|新聞線索)
        (?:热线|熱線|电话|電話|邮箱|郵箱|電郵|电邮|微信|信箱|方式|平台|渠道)?\s?(?:[:：]|[\d@]).{0,80}$
    |(?:如果|如|若)?(?:您|你)(?:有|想|发现|發現|也有).{0,20}(?:线索|線索|爆料|报料|報料|错误|錯誤|建议|建議)
        [^。？！?]{0,12}[，,]?(?:请|請|欢迎|歡迎|可以?)[^。]{0,16}(?:报料|報料|爆料|联系|聯繫|聯絡|致电|致電|发|發|投|邮|郵|拨打|撥打|告诉我们|告訴我們|留言).{0,60}
    |.{0,30}(?:ご意見|ご感想|ご要望|情報提供|取材依頼|取材してほしい)[^。]{0,30}(?:お寄せ|お送り|お待ち|お聞かせ)(?:ください|下さい|して).{0,40}
    |(?:여러분의?\s)?제보(?:는|를|하기|전화|\s?[:：]).{0,60}(?:@|카카오톡|카톡|이메일|메일|전화|\d{2,4}-\d{3}).{0,60}
    """,
    re.X,
)
"""From the first word of a line in small letters."""
EDGES: Final = " *#•–—-·>☆★▶◆■※_(（[【"
"""What stands before it; quotation marks are before speech."""


def is_appeal(text: str) -> bool:
    """Does a line ask the readers to write to those who made the page?

    >>> is_appeal("Got a tip? Email us at desk@packet.example"), is_appeal("報料熱線：9000 0000")
    (True, True)
    >>> is_appeal("Pamanīji kļūdu? Iekrāso to un nospied Ctrl+Enter."), is_appeal("Press Ctrl+Enter to run it.")
    (True, False)
    >>> is_appeal("Do you have information about the fire? Call the police on 101."), is_appeal("Have they told us?")
    (False, False)
    """
    return len(text) < LONGEST and APPEAL.match(text.lower().lstrip(EDGES)) is not None

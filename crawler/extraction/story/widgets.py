"""Lines that come from what stands between a story's paragraphs: advertisements, players, sign-up forms, embeds, and
where its pictures are from.
"""

import re
from typing import Final

from crawler.extraction.people.credits import is_picture_notice
from crawler.extraction.source.text import could_begin, heads_of

LONGEST: Final = 400
LONGEST_LABEL: Final = 80
LABEL: Final = re.compile(
    r"""
    ^\W*(?:
    (?:advertisements?|sponsored(?:\scontent)?|anzeige|werbung|publicité|publicidade?|pubblicità|advertentie|annonse?
        |reklam[ae]?|реклама|iklan|quảng\scáo|إعلان(?:ات)?|آگهی|פרסומת|διαφήμιση|haberin\sdevamı|广告|廣告|広告|スポンサー(?:リンク)?|광고|โฆษณา|विज्ञापन)
    |(?:article|story|content)\scontinues\s(?:below|after).{0,40}
    |continue\sreading\sbelow(?:\s(?:this\s|the\s)?ad(?:vertisement)?)?
    |(?:advertisement\s?[-–—]\s?)?scroll\sto\scontinue(?:\swith\scontent)?
    |(?:der\s)?artikel\s(?:geht|wird)\snach\sder\s(?:anzeige|werbung)\s\w+|nach\sder\s(?:anzeige|werbung)\sweiterlesen
    |la\ssuite\saprès\s(?:la|cette)\spublicité|continua\s(?:a\sleggere\s)?dopo\sla\spubblicità|continua\sapós\sa?\s?publicidade
    |sigue\sleyendo\stras\sla\spublicidad|lees\sverder\sonder\sde\sadvertentie|artikke(?:len|ln)\s(?:fortsetter|fortsätter)\s\w+\sannonsen
    |i̇?çeriğin\sdevamı\saşağıda
    |use\sup/down\sarrow\skeys\sto\sincrease\sor\sdecrease\svolume|we\sapologi[sz]e,\sbut\sthis\svideo\shas\sfailed\sto\sload
    |try\srefreshing\syour\sbrowser,?(?:\sor)?
    |thank(?:s|\syou)\sfor\s(?:signing\sup|subscribing)|(?:you\scan\s)?unsubscribe\s(?:at\s)?any\s?time
    |skip\s(?:this\s)?(?:advertisement|ad|adverts?)|skip\s(?:to\s(?:the\s)?end\sof|past|over)\s(?:the\s|this\s)?(?:carousel|gallery|embed|newsletter|content|tweet|promotion).{0,20}
    |skip\s.{1,24}\sand\scontinue\sreading|(?:zurück\s)?zur\sstartseite|dalsza\sczęść\sartykułu\spod\s(?:materiałem\swideo|reklamą)
    |[-–—=*_\s·•(（]{1,8}(?:(?:the\s)?end|完|全文完)(?=\W*$)
    |[請请](?:[繼继][續续])?往下(?:[閱阅][讀读]|滑[動动]).{0,6}|本帖最后由\s.{2,40}编辑
    |点击(?:(?:上方|下方|顶部)\s?[“「『"].{1,20}[”」』"]|蓝字|上方蓝字|下方名片).{0,8}关注(?:我们)?
    |externer\sinhalt(?:\snicht\sverfügbar)?
    |(?:(?:estimated\s)?reading\stime|lesezeit|temps\sde\slecture|tiempo\sde\slectura|tempo\sd[ei]\sle(?:itura|ttura)
        |leestijd|lästid|lesetid|время\s(?:на\s)?чтени[ея]|okuma\ssüresi|czas\sczytania|(?:预计)?阅读(?:时间|时长)
        |(?:預計)?閱讀(?:時間|時長)|読了時間)\W{0,3}(?:约|約|ca\.?|circa)?\s?\d{1,3}.{0,12}
    |\d{1,2}[\s-]min(?:ute[ns]?|\.)?\s(?:read|lesezeit|de\slect(?:ure|ura)|de\sleitura|di\slettura|leestijd)
    |查看原图.{0,12}|扫一扫.{0,12}|(?:打开|展开|阅读|查看|点击(?:打开|展开|阅读|查看))(?:全文|更多内容)
    |(?:責任?編輯?|责任编辑|责编|编辑|校对|审核|監製)\s*[:：]
    |[★☆►▶].{0,3}(?:鎖定|追蹤|加入|訂閱|按讚|下載|關注|锁定|关注).{2,60}
    )\W*$
    """,
    re.X,
)
"""Of a line in small letters, as is NOTICE."""
LABEL_HEADS: Final = heads_of(
    """
    ad an ar be co cz de en es ex iç ik la le lä na pl pu qu re sc si sk sp st te th ti to tr un us we
    wh ok yo zu вр ре آگ ha δι
    إع פר โฆ วิ वि 광고 广告 廣告 広告 スポ 預計 閱讀 预计 阅读 読了 查看 扫一 打 展 阅 点 責 责 编 校 审 監
    請 请 本帖 点击 th 完 全文
    """
) | {"İç", "İÇ"}
APP: Final = re.compile(r"(?:點我|点我|點此|点此|點擊|点击)\s?下[載载]\s?APP\W*$", re.I)
"""The end of a line that praises a site's application, in the midst of a Chinese text."""
NOTICE: Final = re.compile(
    r"""
    ^\W*(?:this\sadvertisement\shas\snot\sloaded\syet\b
    |a\swelcome\s(?:e-?)?mail\sis\son\sits\sway\b|we\sencountered\san\sissue\ssigning\syou\sup\b
    |(?:by|when\syou)\s(?:sign(?:ing)?\sup|subscrib(?:e|ing)|submit(?:ting)?|enter(?:ing)?|provid(?:e|ing)|register(?:ing)?)\b
        .{0,90}\byou\s(?:agree|consent|accept)\b
    |mit\s(?:der|deiner|ihrer)\s(?:anmeldung|registrierung)\b.{0,80}(?:akzeptier|stimm|einverstanden)
    |en\svous\s(?:inscrivant|abonnant)\b.{0,80}vous\s(?:acceptez|reconnaissez)|al\s(?:suscribir|registrar)(?:te|se)\b.{0,80}acepta
    |ao\sse\s(?:inscrever|cadastrar|registar)\b.{0,80}(?:concorda|aceita)|iscrivendo(?:ti|si)\b.{0,80}accett
    |(?:sorry,\s)?your\sbrowser\s(?:does\snot|doesn[’']t|cannot|can[’']t)\s(?:support|play)\b
    |(?:to\sview\sthis\s(?:video|content)|please|you\sneed\sto)\b.{0,24}\benable\sjavascript\b
    |javascript\s(?:is|seems\sto\sbe|appears\sto\sbe)\s(?:disabled|not\senabled|turned\soff|blocked)\b
    |an\sdieser\sstelle\s(?:findest\sdu|finden\ssie|befindet\ssich)\b.{0,40}\bextern
    |(?:du\skannst|sie\skönnen)\s(?:ihn|sie|es)\s(?:dir|sich)?\s?mit\seinem\sklick\s(?:anzeigen|ausblenden|laden)
    |(?:hier\sfindest\sdu|hier\sfinden\ssie)\sinhalte\s(?:von|aus)\s[\w\s]{2,30}$|um\smit\sinhalten\s(?:von|aus)\ssozialen\snetzwerken\szu\sinteragieren
    |(?:dieser\s(?:artikel|text|beitrag)\s(?:wurde|ist)|die\sredaktion\snutzt)\b.{0,60}\b(?:ki|künstlicher\sintelligenz)\b.{0,60}(?:erstellt|gestützt|unterstütz|generiert|übersetzt)
    |請同意我們的隱私權|(?:喜欢|喜歡|觉得)(?:这|這)篇(?:文章|内容|內容)?[，,].{0,14}(?:点赞|點讚|按讚|在看|转发|轉發|分享).{0,8}$
    |\d+\s?人评论.{0,40}分享到|(?:摘要|内容提要)\s?[:：].{10,}(?:\.\.\.|…)\W*$
    |ich\sbin\s(?:damit\s)?einverstanden,\sdass\smir\sexterne\sinhalte\b|personenbezogene\sdaten\skönnen\s(?:dabei\s)?an\sdrittplattformen\b
    |this\s(?:article|story)\s(?:was\s)?(?:originally\s)?(?:appeared|published)\s(?:on|in|by)\s[^\d:]{2,40}:\s[^.]{8,120}$|이\s기사는\s언론사에서\s.{1,12}섹션으로\s분류
    |this\sis\san?\sai[\s-]generated\ssummar\w{1,8},\swhich\smay\b
    |(?:deine|ihre)\s(?:privatsphäre|datenschutz|cookie)-?einstellungen\sverhinder)
    """,
    re.X,
)
NOTICE_HEADS: Final = heads_of(
    "이 請 喜 觉 摘 内 a al an ao by de di du en hi ic ih is ja mi pe pl si so th to um we wh yo"
)


def is_widget_line(text: str) -> bool:
    """A label or a notice of something set between the paragraphs, no line of the story.

    >>> is_widget_line("Advertisement"), is_widget_line("Advertisement revenue fell by a third.")
    (True, False)
    >>> is_widget_line("By signing up you agree to our terms."), is_widget_line("By signing up he saw the sea.")
    (True, False)
    """
    length = len(text)
    if length < LONGEST_LABEL and "图" in text and is_picture_notice(text):
        return True
    if length < LONGEST and text[-3:] in ("APP", "App", "app") and APP.search(text) is not None:
        return True
    if length < LONGEST_LABEL and could_begin(text, LABEL_HEADS) and LABEL.match(text.lower()) is not None:
        return True
    return length < LONGEST and could_begin(text, NOTICE_HEADS) and NOTICE.match(text.lower()) is not None

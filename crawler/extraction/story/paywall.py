"""Where a text breaks off because the rest of it is for subscribers."""

import re
from typing import Final

from crawler.extraction.source.page import Page, Piece
from crawler.extraction.source.text import CUT
from crawler.extraction.story.story import Story

NOT_FREE: Final = re.compile(r'"isAccessibleForFree"\s*:\s*(?:"\s*)?false', re.I)
"""schema.org's word for it, of the whole article or of the part behind the wall."""
PLEA: Final = re.compile(
    r"""
    (?:登录|登錄|登入|登陆|注册|註冊|订阅|訂閱|购买|購買|开通|開通|付费|付費|充值|成为|成為|加入)[^。，,]{0,14}
        (?:阅读|閱讀|查看|解锁|解鎖|继续|繼續|浏览|瀏覽|观看)[^。，,]{0,6}(?:全文|正文|剩余|剩餘|余下|完整|更多|文章|本文|下文)
    |(?:登录|登錄|登入|注册|註冊|订阅|訂閱|付费|付費)(?:之)?(?:后|後)?(?:即可|可|才能|能)?(?:继续|繼續)(?:阅读|閱讀)
    |(?:剩余|剩餘|余下|以下|后续)(?:的)?(?:内容|內容|\d+\s*[%％字]|部分)[^。]{0,14}(?:付费|付費|会员|會員|订阅|訂閱|登录|登入)
    |(?:本文|此文|这篇文章)[^。]{0,6}(?:付费|付費|会员|會員|订阅者|訂戶)(?:文章|内容|內容|专享|專享|独享|可读|閱讀)
    |(?:会员|會員|订户|訂戶|订阅者)(?:专享|專享|专属|專屬|独享|限定)|试读(?:部分)?(?:已)?结束
    |to\s(?:continue|keep|carry\son|finish)\sreading|(?:continue|keep)\sreading\s(?:with|by|for|this)
    |to\s(?:read|view|see)\s(?:the\s(?:full|whole|entire)\s(?:story|article|text)\W*$|(?:the\s(?:full|rest|whole|entire)|this|more)\b.{0,60}(?:subscri|log\s?in|sign\s(?:in|up)|regist|join))
    |(?:subscribe|sign\s(?:in|up)|log\s?in|register|join|become\sa\s\w+)\b.{0,50}\bto\s(?:continue|keep|finish|read|unlock|access)
        .{0,20}(?:reading|article|story|full|rest|content)
    |(?:this|the\s(?:rest|full|remainder)).{0,40}(?:article|story|content|post).{0,30}
        (?:for|to|by)\s(?:paying\s|paid\s|our\s)?(?:subscribers|members)\b
    |subscribers?[\s-]only|for\ssubscribers\sonly|already\sa\s(?:paid\s)?(?:subscriber|member)\b
    |(?:jetzt|hier|sofort|gratis|kostenlos)\s(?:\w+\s){0,3}weiterlesen|weiterlesen\s(?:mit|im|als)\b|um\sweiterzulesen
    |(?:exklusiv|nur)\sfür\s(?:\w+[\s-]){0,2}(?:abonnent|plus|mitglieder)|(?:bereits|schon)\s(?:abonnent|digitalabonnent|kunde)
    |(?:diesen|den\s(?:ganzen|vollständigen|kompletten)?)\s?(?:artikel|text|beitrag|inhalt).{0,40}(?:abonn|\babo\b|plus|registr)
    |(?:cet\sarticle|la\ssuite|ce\scontenu|l[’']article).{0,30}réservée?s?\s(?:à|aux)\s|il\s(?:vous\s)?reste\s[\d,.]+\s?%
    |pour\s(?:lire|continuer\sà\slire|accéder\sà)\s(?:la\ssuite|l[’']intégralité|cet\sarticle).{0,40}|déjà\sabonnée?
    |abonnez-vous\s(?:pour|à\spartir|dès)
    |para\s(?:seguir|continuar|leer\s.{0,20})(?:leyendo|lendo|completo)?.{0,30}(?:suscr|assin|regíst|inicia)
    |(?:contenido|artículo|noticia|nota|conteúdo|matéria)\b.{0,40}\s(?:exclusiv[oa]|solo|sólo|só)\spara\s(?:suscriptores|assinantes)|già\sabbonat|ya\seres\ssuscriptor|abbonati\sper\s(?:leggere|continuare)
    |残り[:：]?\s*[\d,，]+\s*文字|(?:この|本)(?:記事|コンテンツ)は[^。]{0,12}(?:有料|会員|購読)|(?:有料|無料)?会員(?:に|の)(?:登録|方)[^。]{0,12}(?:続き|全文|お読み)
    |(?:ログイン|会員登録|購読|登録)(?:すると|して|で|いただくと)[^。]{0,12}(?:続き|全文|お読み)|続きを(?:お?読み?)[^。]{0,12}(?:には|ログイン|登録|購読)
    |(?:로그인|구독|회원가입)[^.]{0,12}(?:전문|계속|기사)|(?:유료|구독자)\s?(?:기사|전용|회원)
    """,
    re.X,
)
"""The line in the place of the rest, in small letters."""
HINTS: Final = (
    *("to read", "to view", "to see", "log in", "login", "sign in", "sign up"),
    *"""
    subscri réserv reading continu member regist join abonn artikel beitrag inhalt text weiter plus kunde mitglied reste
    lire suscr assin seguir abbonat 登 注 註 订 訂 购 購 开通 開通 付 充值 成为 成為 加入 会员 會員 试读 残り
    ログイン 会員 購読 登録 有料 続き 로그인 구독 회원 유료
    """.split(),
)
"""One of these is in every plea: most lines are passed over by them."""
LONGEST_PLEA: Final = 300
STUB_LINES: Final = 8
"""Paragraphs of a beginning; most walls show two or three."""
PITCH_WORDS: Final = 250
"""What is said below the plea for the subscription; a text of more words goes on behind a notice in its middle."""
ASIDE_WORDS: Final = 40
"""The same below a plea that is no line of the text itself, but a box that can stand anywhere."""
BELOW: Final = 6
"""Pieces below the text among which the plea stands."""


def stop_at_wall(page: Page, story: Story) -> bool:
    """Take the plea to subscribe, and what stands below it, out of a story's body; is the story only a beginning?"""
    text = [piece for piece in story.body if piece.image is None]
    if not text or sum(piece.words for piece in text[STUB_LINES + 1 :]) > PITCH_WORDS:
        return False
    known = {piece.position for piece in text}
    reach = text[min(len(text), STUB_LINES + 1) - 1].position + 1
    end = reach if len(text) > STUB_LINES else reach + BELOW
    plea = next((piece for piece in page.pieces[text[0].position + 1 : end] if is_plea(piece)), None)
    if plea is None:
        is_cut = len(text) <= STUB_LINES and text[-1].text.endswith(CUT)
        return is_cut and is_declared_paid(page)
    rest = sum(piece.words for piece in text if piece.position > plea.position)
    if rest > (PITCH_WORDS if plea.position in known else ASIDE_WORDS):
        return False
    story.after = [piece for piece in story.body if piece.position >= plea.position] + story.after
    story.body = [piece for piece in story.body if piece.position < plea.position]
    return True


def is_plea(piece: Piece) -> bool:
    if piece.image is not None or not 0 < len(piece.text) < LONGEST_PLEA:
        return False
    small = piece.text.lower()
    return any(hint in small for hint in HINTS) and PLEA.search(small) is not None


def is_declared_paid(page: Page) -> bool:
    """The page's metadata say that the article, or a part of it, is not free."""
    return any(NOT_FREE.search(script) for script in page.json_ld) or page.meta.get("article:content_tier") == "locked"

"""Lines of the readers' comments: what opens them, and the control that stands under each of them."""

import re
from typing import Final

from crawler.extraction.source.known import remember
from crawler.extraction.source.text import could_begin, heads_of

LONGEST_OPENING: Final = 200
LONGEST_CONTROL: Final = 40
OPENING: Final = re.compile(
    r"^\W*(?:最新评论|网友(?:说|热议|留言|跟帖|观点)|跟帖|留言|网友评论|網友評論|我要评论|发表评论|评论区|热门评论|全部评论"
    r"|精彩评论|我来说两句|评论列表|\d+\s*条评论|参与评论"
    r"|(?:\d+\s+)?comments?(?:\s*\(?\d*\)?)|\d+ responses? to .{0,150}|leave a (?:reply|comment)"
    r"|(?:коментар[іи]|комментарии|yorumlar|komentarze|comentarios|comentários|commenti|reacties|kommentarer|komentáře"
    r"|komentar|bình luận)\s*\(\d+\)"
    r"|コメント(?:する)?|댓글|kommentare?|commentaires?)\W*\d*\W*$"
)
"""Of text in small letters, as are the others: in any case it would take several times as long."""
HEADS: Final = heads_of(
    "bì co ko le re yo ко コメ 全部 参与 发表 我来 我要 最新 热门 留言 精彩 網友 网友 评论 跟帖 댓글"
)
HEADING: Final = re.compile(
    r"""
    ^\W*(?:
    评论|評論|回应|回應|讀者(?:留言|評論|回應)|读者(?:留言|评论)|發表(?:評論|回應|留言)|留言板
    |(?:共|已?有|查看|《.{2,60}》(?:已?有|的))?\s?\d+\s?(?:条|條|則|个|個|件|篇)\s?(?:评论|評論|留言|回复|回應|跟帖)
    |(?:(?:\d[\d.,]*|no|show|view|read|see|all|reader|readers’|post|add)\s){1,2}comments?
    |\d+\s(?:thoughts?|responses?|repl(?:y|ies)|comments?)\s(?:on|to)\s.{0,150}
    |(?:post|add|write|share)\s(?:a|your)\s(?:reply|comment|thoughts?)|join\sthe\s(?:conversation|discussion)
    |(?:\d+\s)?kommentare?(?:\s\(\d+\)|\szu\s.{3,120})?|leser(?:kommentare|meinungen)
    |(?:einen?\s|dein(?:en)?\s|ihr(?:en)?\s)?kommentar\s(?:schreiben|verfassen|hinterlassen)|schreibe?\seinen\skommentar
    |(?:\d+\s)?commentaires?(?:\s\(\d+\))?|(?:laisse[rz]|ajoute[rz]|écri(?:re|vez)|poste[rz])\s(?:un|votre)\scommentaire
    |réagir|vos\sréactions|(?:\d+\s)?comentarios?(?:\s\(\d+\))?|dejar?\s(?:un|tu|una|su)\s(?:comentario|respuesta)
    |\d+\srespuestas?\s(?:a|en)\s.{3,120}|(?:\d+\s)?comentários?(?:\s\(\d+\))?|deix[ea]\s(?:um|o\sseu|seu)\scomentário
    |(?:\d+\s)?comment[oi](?:\s\(\d+\))?|lascia\sun\scommento
    |(?:\d+\s)?reacties?(?:\s\(\d+\))?|(?:geef|laat|plaats)\seen\sreactie(?:\sachter)?
    |(?:\d+\s)?kommentarer?(?:\s\(\d+\))?|lämna\s(?:ett\ssvar|en\skommentar)|legg\sigjen\s(?:et\ssvar|en\skommentar)
    |(?:\d+\s)?komentarz[ey]?(?:\s\(\d+\))?|dodaj\skomentarz
    |(?:\d+\s)?комментари(?:й|и|я|ев)(?:\s?[(:]?\s?\d+\)?)?|(?:добавить|оставить|написать)\sкомментарий|обсуждение
    |(?:\d+\s)?коментар(?:і|ів|и)?(?:\s\(\d+\))?|(?:залишити|додати)\sкоментар
    |(?:bu\shabere\s)?\d+\syorum(?:\syapılmış)?|yorumlar(?:\s\(\d+\))?|(?:bir\s)?yorum\s(?:yap|yaz)(?:ın)?
    |bir\s(?:yanıt|cevap)\s(?:yazın|bırakın)|(?:\d+\s)?komentar(?:\s\(\d+\))?|(?:tulis|tinggalkan)\s(?:komentar|balasan)
    |(?:\d+\s)?bình\sluận(?:\s\(\d+\))?|ý\skiến\s(?:bạn\sđọc|\(\d+\))
    |(?:ال)?تعليقات(?:\s?\(?\d+\)?)?|(?:اترك|أضف|اكتب)\s(?:تعليق|رد)\w?
    |(?:دیدگاه|نظر)(?:ها|ات)(?:\s?\(?\d+\)?)?|ارسال\s(?:نظر|دیدگاه)
    |(?:\d+\s)?תגובות(?:\s?\(?\d+\)?)?|(?:כתוב|הוסף|הוספת)\sתגובה
    |コメントを(?:書く|残す|投稿する)|みんなのコメント|\d+件のコメント|댓글\s?(?:쓰기|남기기|달기)|\d+개의\s댓글
    )\W*\d*\W*$
    """,
    re.X,
)
"""What opens them as a heading as well; elsewhere it is a section's name, or the link that leads down to them."""
HEADING_HEADS: Final = heads_of(
    """
    评论 評論 回应 回應 讀者 读者 發表 留言 共 已有 有 查看 no sh vi re se al po ad wr jo ko le ei de di ih sc co la
    aj éc ré vo ge pl lä do ко до ос на об за bu yo bi ti tu bì ý ال تع ات أض اك دی نظ ار תג כת הו コメ みん 댓글
    """
)
ANSWER: Final = re.compile(
    r"^\W*(?:reply(?: to this)?|回复|回覆|回應|答复|antworten|répondre|responder|rispondi|beantwoorden|svara|svar"
    r"|odpowiedz|ответить|відповісти|yanıtla|cevapla|返信(?:する)?|답글(?:쓰기)?|trả lời|balas|رد|الرد|پاسخ|השב)\b"
    r".{0,24}$"
)
"""The control under each comment, alone or with its neighbours: ``Reply · Share``."""
ANSWER_HEADS: Final = heads_of("an ba be ce od re ri ré sv tr ya от ві 回复 回覆 回應 答复 返信 답글 رد ال پا הש")

OPENINGS: Final[dict[str, bool]] = {}


def opens_comments(text: str) -> bool:
    """A line that opens the readers' comments.

    >>> opens_comments("最新评论（6）"), opens_comments("评论员文章")
    (True, False)
    """
    return len(text) < LONGEST_OPENING and could_begin(text, HEADS) and begins_comments(text)


def begins_comments(text: str) -> bool:
    """Several rooms ask this of the same short lines, and pages of a site share them."""
    known = OPENINGS.get(text)
    return remember(OPENINGS, text, OPENING.match(text.lower()) is not None) if known is None else known


def heads_comments(text: str) -> bool:
    """The same of a heading on a page with markup.

    >>> heads_comments("3 thoughts on “A ferry in winter”"), heads_comments("Comments by the minister were sharp")
    (True, False)
    """
    if len(text) >= LONGEST_OPENING:
        return False
    return opens_comments(text) or (could_begin(text, HEADING_HEADS) and HEADING.match(text.lower()) is not None)


def is_control(text: str) -> bool:
    """What a reader clicks on to answer a comment.

    >>> is_control("Reply · Share"), is_control("Reply to the mayor was swift, say aides")
    (True, False)
    """
    return (
        0 < len(text) < LONGEST_CONTROL and could_begin(text, ANSWER_HEADS) and ANSWER.match(text.lower()) is not None
    )

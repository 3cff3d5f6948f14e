"""The words beside a date that say what happened on it: published, changed, something else, or only the visit."""

import re
from typing import Final


def phrases(text: str) -> frozenset[str]:
    """A vocabulary written with commas, its lines' blanks squeezed."""
    return frozenset(" ".join(phrase.split()) for phrase in text.split(","))


PUBLISHED: Final = phrases(
    """post, posted, publish, published, publishing date, publication, publication date, date published,
    publish date, released, issued, created, date created, written, submitted, added, date, posted at,
    posted date, date posted, first published, originally published, erstmeldung, veröffentlicht, veröffentlichung,
    veröffentlichungsdatum, erstellt, erschienen, geschrieben, verfasst, eingestellt, gepostet, publiziert,
    datum, online seit, erstellt am, publié, publiée, publie, mis en ligne, paru, parution, écrit, créé,
    date de publication, publicado, publicada, publicación, fecha, fecha de publicación, escrito, creado,
    postado, data, data de publicação, pubblicato, pubblicata, pubblicazione, data pubblicazione, scritto,
    geplaatst, gepubliceerd, publicatiedatum, publicerad, publicerat, skapad, publisert, udgivet, oprettet,
    offentliggjort, julkaistu, opublikowano, opublikowany, opublikowana, data publikacji, dodano, utworzono,
    zveřejněno, publikováno, vydáno, vloženo, опубликовано, опубликован, опубликована, размещено, дата,
    дата публикации, опубліковано, yayın, yayınlanma, yayınlandı, yayınlanma tarihi, yayın tarihi, eklenme,
    eklenme tarihi, giriş, giriş tarihi, tarih, tarihi, δημοσίευση, δημοσιεύτηκε, δημοσιεύθηκε, közzététel,
    közzétéve, megjelent, publikálva, létrehozva, diterbitkan, diposting, dipublikasikan, terbit, đăng,
    ngày đăng, publicat, publicat la, date de mise en ligne, تاريخ النشر, نشر, نُشر, נשר, תאריך, פורסם,
    प्रकाशित, 公開, 投稿, 掲載, 配信"""
)
MODIFIED: Final = phrases(
    """update, updated, last updated, last update, modified, last modified, edited, last edited, revised,
    changed, reviewed, last reviewed, updated at, page last modified, aktualisiert, aktualisierung,
    letzte aktualisierung, zuletzt aktualisiert, stand, letzte änderung, geändert, zuletzt geändert,
    zuletzt bearbeitet, bearbeitet, überarbeitet, mis à jour, mise à jour, dernière mise à jour, màj,
    modifié, modifiée, actualizado, actualizada, actualización, última actualización, modificado, editado,
    atualizado, atualizada, atualização, última atualização, aggiornato, aggiornata, aggiornamento,
    ultimo aggiornamento, modificato, modifica, bijgewerkt, gewijzigd, laatste update, uppdaterad, uppdaterat,
    senast uppdaterad, ändrad, oppdatert, opdateret, päivitetty, muokattu, aktualizacja, zaktualizowano,
    ostatnia aktualizacja, aktualizováno, aktualizovaný, обновлено, изменено, последнее обновление, оновлено,
    güncelleme, güncellendi, güncellenme, güncellenme tarihi, son güncelleme, ενημέρωση, ενημερώθηκε,
    τελευταία ενημέρωση, frissítve, frissült, módosítva, diperbarui, cập nhật, آخر تحديث, تحديث, עודכן"""
)
OTHER: Final = phrases(
    """born, died, event, deadline, until, till, valid, expires, founded, since, between, joined, member since,
    registered, due, registriert, dabei seit, mitglied seit, seit, termin, bis, gültig, geboren, gestorben,
    accessed, retrieved, abgerufen, copyright, erscheinungsdatum, erscheinungstermin, release date, received,
    accepted, as of, release, start, end, starts, ends, beginn, ende, inscrit, inscrit le, depuis, jusqu, hasta,
    desde, fino al, dal, sedan, scadenza, today, heute, hoy, aujourd hui"""
)
ENTRIES: Final = phrases(
    """this entry was, this post was, this article was, dieser beitrag wurde, der beitrag wurde, dieser artikel wurde,
    dieser eintrag wurde, cette entrée a, cet article a, esta entrada fue, este artículo fue, questo articolo è"""
)
"""How blogs begin the line below a text that says when it was posted, where, by whom."""
FILLERS: Final = frozenset(
    """on am at le el em il op den dne dnia kl um the by in la del de pada gio uhr date time день data o в lúc
    mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday sat saturday sun sunday mo
    di mi do fr sa so montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag lundi mardi
    mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo lunedì
    martedì mercoledì giovedì venerdì sabato domenica maandag dinsdag woensdag donderdag vrijdag zaterdag
    zondag segunda terça quarta quinta sexta feira""".split()
)
ASIAN_PUBLISHED: Final = tuple(
    """发布 发布于 发布时间 发布日期 发布在 發布 發布於 發布時間 發布日期 發佈 發佈於 發佈時間 发表 发表于
    发表时间 发表日期 出版 發表 發表於 發表時間 刊登 刊登日期 时间 時間 日期 发稿 刊发 公開 公開日 公開日時 投稿
    投稿日 投稿日時 掲載 掲載日 配信 配信日 作成日 登録日 등록 등록일 입력 입력일 입력시간 작성 작성일 게시
    게시일 발행 발행일 승인""".split()
)
ASIAN_MODIFIED: Final = tuple(
    """更新 更新于 更新於 更新时间 更新時間 更新日期 更新日 更新日時 最后更新 最後更新 修改 修改于
    修改时间 最終更新 最終更新日 改訂 수정 수정일 최종수정 업데이트""".split()
)
ASIAN_OTHER: Final = tuple(
    """截至 截止 有效期 注册 註冊 有効 出生 生于 本日 发行日 発売日 今天 今日 注册时间 注册日期
    出道日期 出生日期 出生时间 成立时间 成立日期 逝世日期 上映日期 上映时间 活动时间 活動時間 活动日期 会议时间 會議時間
    举办时间 报名时间 報名時間 考试时间 开始时间 结束时间 截止时间 截止日期 开放时间 开业时间 营业时间
    引用日期 访问日期""".split()
)
WORD: Final = re.compile(r"[^\W\d_]+|\d{4}")
HUMP: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
"""Where two elements without a blank between them meet: ``Ann LeePosted on``."""
REACH: Final = 48
"""Characters before a date in which its label stands."""
LONGEST_LABEL: Final = 3
AFTER: Final = re.compile(
    r"[\s,，)）]*(?:uhr\s+)?(?:(?P<modified>更新|修改|수정|updated|aktualisiert|geändert|bearbeitet|modified|päivitetty)"
    r"(?!\W*(?:on |at |am |um )?\d)"
    r"|(?P<published>veröffentlicht|gepostet|geschrieben|erstellt|publiziert|发布|发表|發布|發表|刊登|公開|掲載|配信|投稿|등록|입력|작성"
    r"|gespeichert|posted|published|julkaistu)|(?P<other>(?:[-–—~〜至]|to|bis|till?|until)\s*\d(?!\d*[\s-]*min)))",
    re.I,
)
"""The words behind a date, unless they stand before the next one; a range of days is an event, ``- 5 min`` is none."""


def label_of(text: str, start: int, end: int) -> str:
    """What the words around ``text[start:end]`` call that date: published, modified, other, or "" for nothing.

    >>> label_of("Posted by Ann Lee on 2026-11-03", 21, 31), label_of("(2026-11-13更新)", 1, 11)
    ('published', 'modified')
    >>> label_of("20 Apr 2026Updated 21 Apr 2026", 0, 11), label_of("20 Apr 2026 - 17 min", 0, 11)
    ('', '')
    """
    words = WORD.findall(HUMP.sub(" ", text[max(0, start - REACH) : start]).casefold()) if start else []
    first = lead(words)
    while words and words[-1] in FILLERS and not kind_of(words[-2:]):
        words.pop()
    label = nearest(words) if words else ""
    if label:
        return label
    found = AFTER.match(text, end) if end < len(text) else None
    if found and found.lastgroup:
        return found.lastgroup
    return first


def nearest(words: list[str]) -> str:
    """What the last words say, the longest phrase first."""
    for length in range(min(LONGEST_LABEL, len(words)), 0, -1):
        if kind := kind_of(words[-length:]):
            return kind
    return asian_kind(words[-1])


def lead(words: list[str]) -> str:
    """What the first word of a line says of its only date: ``Posted by Ann Lee in Rivers on``."""
    if not words or any(word.isdigit() for word in words):
        return ""
    return kind_of(words[:1]) or ("published" if " ".join(words[:3]) in ENTRIES else "")


def kind_of(words: list[str]) -> str:
    phrase = " ".join(words)
    return (
        "modified" if phrase in MODIFIED else "published" if phrase in PUBLISHED else "other" if phrase in OTHER else ""
    )


def asian_kind(word: str) -> str:
    if word.isascii():
        return ""
    return (
        "modified"
        if word.endswith(ASIAN_MODIFIED)
        else "other"
        if word.endswith(ASIAN_OTHER)
        else "published"
        if word.endswith(ASIAN_PUBLISHED)
        else ""
    )

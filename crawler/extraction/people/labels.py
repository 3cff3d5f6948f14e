"""The words before people's names in languages that put blanks between words, and the roles they stand for."""

from typing import Final

from crawler.items import Role

WITH_MARK: Final[dict[Role, str]] = {
    "author": """
        author; authors; author(s); writer; writers; words; text; writing; byline; autor; autorin; autoren; autor/in
        texte; textes; auteur; auteure; autrice; auteurs; autora; autores; texto; textos; testo; testi; autore
        tekst; автор; авторы; текст; penulis; tác giả; bài; yazan; كتب; كتبت; كتبه; بقلم; الكاتب; الكاتبة; إعداد
        نویسنده; نویسندگان; به قلم; מאת; כתב; כתבה; लेखक; লেখক
    """,
    "reporter": """
        reporter; reporters; reporting; additional reporting; reportage; reportages; reportagem; mitarbeit; pewarta
        wartawan; muhabir; репортер; репортёр; беседовал; беседовала; phóng viên; تقرير; حوار; متابعة; خبرنگار; گزارش
        گزارشگر; propos recueillis
    """,
    "correspondent": """
        correspondent; korrespondent; korrespondentin; correspondant; correspondante; corresponsal; kontributor
        корреспондент; مراسل; مراسلة
    """,
    "photographer": """
        photo; photos; photograph; photographs; photography; photographer; picture; pictures; image; images
        illustration; illustrations; graphics; foto; fotos; foto's; fotograf; fotografin; fotografie; bild; bilder
        illustrationen; photographie; photographies; crédit photo; crédits photo; crédits photos; crédit photos
        fotografía; fotografías; ilustración; ilustraciones; fotografia; fotografias; ilustração; fotografer
        zdjęcia; fotoğraf; фото; фотограф; иллюстрация; иллюстрации; ảnh; تصوير; تصویر; عدسة; عکس; عکاس; צילום
        צילומים; צלם; צלמת; איור; फोटो; ছবি
    """,
    "editor": """
        editor; editors; editing; redaktion; rédaction; redacción; redakteur; redakteurin; édition; édité; edición
        editora; edição; redactie; redaktur; penyunting; editör; редактор; biên tập; تحرير; المحرر; محرر; ویراستار
        دبیر; עריכה; עורך; עורכת
    """,
    "proofreader": """
        proofreading; proofreader; lektorat; korrektorat; relecture; corrección; revisão; корректор; تدقيق; הגהה
    """,
    "translator": """
        translation; translator; übersetzung; übersetzer; übersetzerin; traduction; traducteur; traductrice
        traducción; tradução; traduzione; vertaling; çeviri; перевод; переводчик; penerjemah; dịch; người dịch
        ترجمة; ترجمه; مترجم; תרגום
    """,
    "coordinator": "coordination; coordinación; coordenação; koordination",
}
"""Words that a colon follows."""
WITH_BY: Final[dict[Role, str]] = {
    "author": """
        written; words; text; texte; story; report; writing; compiled; verfasst; geschrieben; aufgezeichnet; écrit
        rédigé; recueilli; escrito; scritto; redigido; protokolliert; article
    """,
    "reporter": "reporting; reported; additional reporting; interview; interviewed; propos recueillis; recueillis",
    "photographer": """
        photo; photos; photograph; photographs; photography; photographed; picture; pictures; images; foto; fotos
        bilder; illustration; illustrations; illustrated; graphics; fotografiert; video
    """,
    "editor": "editing; edited; redigiert; bearbeitet; édité; editado",
    "proofreader": "proofread; copy-edited; copy edited",
    "reviewer": "fact-checked; fact checked; fact-checking",
    "translator": "translation; translated; übersetzt; traduit; traducido; traduzido; tradotto",
    "coordinator": "coordinated",
}
"""Words that ``by`` follows, in whatever language: ``Edited by``, ``Übersetzt von``."""
BY: Final = "by; von; vom; par; por; da"
ALONE: Final[dict[Role, str]] = {
    "author": "by; von; par; por; di; door; av; af; oleh; bởi; a cura di; as told to; text; מאת; بقلم; به قلم"
}
"""Words that names follow without a mark, where a line begins with them."""
SOURCES: Final = """
    source; sources; quelle; quellen; fuente; fuentes; fonte; fonti; bron; källa; kilde; źródło; zdroj; kaynak
    источник; источники; джерело; sumber; πηγή; πηγές; nguồn; المصدر; المصادر; منبع; מקור
"""
NOBODY: Final = """
    redacción; redacción y agencias; por redacción; redacción/agencias; agencias; de agencias
    con información de agencias; rédaction
    la rédaction; redaktion; redazione; la redazione; da redação; redação; tim redaksi; redaksi; by staff
    by staff reports; staff report; staff reports; by staff writer; staff and agencies; агентства; редакция
    وكالات; הסוכנויות
"""
"""What stands where the writer does and names nobody."""


def listed(text: str) -> tuple[str, ...]:
    """The words of a list, one entry a line or between semicolons.

    >>> listed("photo; photos")
    ('photo', 'photos')
    """
    return tuple(word for part in text.replace("\n", ";").split(";") if (word := part.strip()))


def roles_of(words: dict[Role, str]) -> dict[str, Role]:
    return {word: role for role, text in words.items() for word in listed(text)}

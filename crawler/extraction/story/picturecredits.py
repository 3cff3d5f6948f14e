"""Who took a picture, or gave it: what stands behind its caption, and what of the line is left then."""

import re
from typing import Final

from crawler.extraction.people.agencies import HOUSE
from crawler.extraction.people.names import is_person
from crawler.extraction.people.roles import SURNAMES
from crawler.extraction.source.text import has_cjk, words

LABELLED: Final = re.compile(
    r"(?:(?P<origin>[图圖][片像][来來]源|Źródło(?:\szdj[ęe][ćc]\w*)?|(?<=[，。；|（(\s])[来來]源(?=[:：]\s*[^，。：:]{1,16}[网網社报報台图圖频频博国國络絡者][)）]?$)|图源|供图"
    r"|(?:Credit)?Credits?|Cr[ée]dit[oe]?s?(?: photo)?"
    r"|(?:(?<!\w)|Bild|Foto)(?:Quelle|quelle)|(?<!\w)(?:Source|Fuente|Fonte))"
    r"|(?<=\|\s)foto|摄影|攝影|PHOTOS?|Photos?(?:graph)?|IMAGES?|Images?|Pictures?|F[Oo][Tt][Oo][Ss]?|BILD"
    r"|(?<!Im )(?:(?:Symbol|Archiv|Titel|Beispiel)b|B)ild(?:er)?|(?:Archiv|Symbol|Presse|Titel|Privat)fotos?"
    r"|Imagen|Imagem|写真|撮影|사진|[Фф]ото(?:графия)?|[Сс]нимка"
    r"|(?<!\w)(?:Illustration|Ảnh|ẢNH|Fotó|Kuvat?|Fotoğraf|FOTOĞRAF|Φωτ(?:ογραφίας?|ό)?|تصوير|تصویر|عکس|צילום|Zdjęcie))"
    r"(?: by| [Cc]redits?)?\s*(?:[:：=＝]|\.{3}|\s[Ss]ource,|(?<=像[来來]源)[，,])\s*(?P<name>[^:：]{2,80})$"
)
"""``Photo: Ana Ruiz``, ``Credit...Ana Ruiz/The Harbour News``."""
MARKED: Final = re.compile(
    r"\s*(?:(?:[©ⓒ]|\([cC]\)(?=\s*[A-ZÀ-Þ]))\s*(?P<owner>[^©ⓒ]{2,60})"
    r"|(?<!\w)(?:[Ff]ot|[Φφ]ωτ)\.\s?:?\s*(?P<short>[^\W\d_a-z][^.:]{2,50})"
    r"|[(（](?i:dok|doc)\.?\s(?P<archive>[^()（）]{2,40})[)）]"
    r"|(?:(?<=[。！？」』）)])|(?<=\s))(?:本[報报]|特[約约])?(?:[記记]者)?(?P<chinese>[\u4e00-\u9fff]{2,4})\s?[/／]\s?(?:攝影?|摄影?|拍攝|拍摄|翻[攝摄]|提供)"
    r"|(?<=[.!?다」”\"')\]])\s+(?:[가-힣]{2,5}[=＝])?(?P<korean>[가-힣]{2,4})\s?(?:사진)?기자)[)）]?\.?$"
)
"""Behind a sign or a post: ``© Ana Ruiz``, ``Fot. Jan Nowak``, ``記者簡佑庭／攝影``, ``표은재 기자``."""
IN_SENTENCE: Final = re.compile(
    r"(?:(?:^|[\s、，。！？；：」』）)】]|[记記]者|通[讯訊][员員])"
    r"(?P<name>[\u4e00-\u9fff]{2,4}(?<![拍所航])|[\u4e00-\u9fff]{2,14}(?=供[图圖]))"
    r"\s*[/／]?\s*(?:摄影|摄|攝|供图|供圖|/图)[)）]?\W*$)"
    r"|(?:[记記]者\s?(?P<reporter>[\u4e00-\u9fff]{2,4})\s图\W*$)"
    r"|(?:[圖图]\s*[:：]\s*(?P<given>[\u4e00-\u9fff]{2,10}?)(?:提供|供图|摄|攝)\W*$)"
    r"|(?:[圖图]\s*[/／]\s*(?P<giver>[\u4e00-\u9fff]{2,10}?)(?:提供|攝|摄)?\W*$)"
    r"|(?:[、。＝=(（\s](?P<japanese>(?!記念|写真|動画)[\u4e00-\u9fff々]{1,4}[ 　]?"
    r"[\u3041-\u30fa\u4e00-\u9fff々]{2,4})撮影[)）]?\W*$)"
    r"|(?:photo(?:graph)? by (?P<latin>[A-Z](?:[^.()（）]|\([^.()]{1,30}\)){2,60})\W*$)",
    re.I,
)
"""It stays in the caption where it is a part of its sentence."""
LAST_CLAUSE: Final = re.compile(r"(?<=[。！？…])\s*[^。！？，,、；;（(]{2,28}$")
"""What stands behind the last sentence: ``本报记者 王小明 摄``."""
_PICTURE: Final = r"[圖图]\s*[/／:：]\s*"
_TOOK: Final = "摄影|摄|攝影|攝"
_GAVE: Final = "提供|供图|供圖"
NAMED_IN_CLAUSE: Final = re.compile(
    rf"(?:{_PICTURE})?(?:(?P<desk>[\u4e00-\u9fff]{{0,12}}(?:[记記]者|通[讯訊][员員]|社发?|[报報]|[网網]))?\s*"
    rf"(?P<names>[\u4e00-\u9fff·]{{2,4}}(?:\s[\u4e00-\u9fff·]{{2,4}}){{0,2}})\s?[/／]?\s?(?:{_TOOK}|图|圖)"
    rf"|[\u4e00-\u9fff]{{2,16}}(?:{_GAVE}))[)）]?\W*"
)
"""It is that clause where it holds nothing else."""
GIVING: Final = re.compile(f"^{_PICTURE}")
TAKEN_BY: Final = re.compile(rf"(?P<name>[^\d，。、,]{{2,20}}?)\s*[/／]?\s*(?:{_TOOK}|{_GAVE})")
"""In brackets: ``（中讯社记者 王小明 摄）``; what is longer tells of the picture."""
TAKING: Final = re.compile(rf"\s*(?:[/／]\s*)?(?:{_TOOK}|{_GAVE}|图|圖|撮影)[)）]?\W*$")
RIGHTS_END: Final = re.compile(
    r"[-–—|/]\s*(?:riproduzione riservata|all rights reserved|alle rechte vorbehalten)\W*$", re.I
)
POINTER: Final = re.compile(r"^(?:[▲△▼▽↑↓]|Image caption,|[图圖]像加[注註]文字，)\s*")
"""Where the picture is that it tells of, or that it does."""
BRACKETED: Final = re.compile(r"\s*[(\[（](?P<credit>[^()\[\]（）]{2,70})[)\]）]\.?$")
BEHIND: Final = re.compile(
    r"(?:(?<=[\w)][\w)][.!?…])|(?<=[”\"»]))\s?"
    r"(?P<behind>[^\W_a-z](?:[^.!?()]|(?<=\b[A-Z])\.){1,70}|[^\W_a-z][^!?()]{1,40}\.(?:com|org|net)|dpa)\.?$"
    r"|(?:\s[-–—/|]\s|\s?[—|])(?P<set_off>[^\W_a-z][^.!?()—|]{1,70}|dpa)\.?$"
)
"""What stands behind a caption's sentence, or is set off by a dash: ``Ana Ruiz/Harbour News``."""
NAMED: Final = re.compile(
    r"(?<=[\w.!?”\"»)])\s(?:Fotos?|FOTOS?|Foto de|Photo|PHOTO)\s(?P<name>[^\W\d_a-z][^.:/,]{4,40})\.?$"
)
"""``Foto Ana Ruiz``."""
MIDDLE: Final = re.compile(r"[.!?…”\"»—|/–-]")
"""Before what BEHIND finds."""
GIVEN: Final = re.compile(
    r"[Cc]ourtesy\s(?:of\s)?(?:the\s)?[A-ZÀ-Þ][^,]{1,50}"
    r"|(?:Supplied|Handout|Cedid[ao]|Submitted|Archivo)(?:\s(?:by|por)\s[^,]{2,40})?|(?:取自|翻[摄攝]自?|截自).{2,30}"
)
LABEL: Final = re.compile(
    r"(?:(?:[A-Z][\w&]+\s(?=Photos?\sby\s))?(?:Photos?|Foto|Image|[Ff]ile|FILE|Picture|Credits?|Cr[ée]dit[oe]?s?|Via|Source|Supplied)\s?(?:photo|image)?\s?"
    r"(?::|\b(?:by|via)\b)\s?)+"
)
SAYS_SOURCE: Final = re.compile(
    r"^(?:(?:image|picture|photo) (?:source|credit|by),?:?\s?|[图圖]像[来來]源[，,]\s?|©\s?)", re.I
)
SUFFIX: Final = re.compile(r"[,/ ]+\s?(?:[Ff]iles?|FILE|[Pp]ool|POOL|Archiv[oe]?s?)(?: [Pp]hoto)?$")
SEPARATOR: Final = re.compile(r"\s?[/|;]+\s?|,?\s(?:via|for|para|über|on)\s|\s[-–—]\s")
FOR_OUTLET: Final = re.compile(r"(?P<name>[^,;:/]{4,40}?)\s(?:for|para)\s(?:the\s)?[^\W\d_a-z][^,;:]{2,40}")
OF_OUTLET: Final = re.compile(r"[^\W\d_a-z][^:/]{1,40}:\s(?P<name>[^:/]{4,40})")
"""``SBA Rural: Imogen Duffield``."""
KEPT_BY: Final = re.compile(
    r"(?:the\s)?(?:[^\W\d_a-z][\w.’'&-]*(?:\s(?:of|the|and|de|du|für)\b)?\s){0,6}"
    r"(?:Archives|Archivos|Collections?|Historical Society|Bildarchiv|Stadtarchiv)"
    r"(?:\s(?:of|at)\s.{3,40})?"
)
"""``University of Dakota Archives``."""
TITLED: Final = re.compile(r"[^\W\d_a-z]\w+(?:\s[^\W\d_a-z]\w+){0,2}")
HOUSES: Final = re.compile(
    r"[^\W\d_a-z]\w*\s(?=Group|Images|Photo|Press|Pictures|Media|Agency)[^\W\d_a-z][^/\d]{1,30}/[^\W\d_a-z][^/\d]{1,30}"
)
"""``CNW Group/Brightwell``, where it stands in brackets."""
LETTERS_BEFORE: Final = re.compile(r"(?<=[.!?”\"’])\s[A-Z]{2,5}$")
"""Of an outlet: ``ST PHOTO: ANA RUIZ``."""
PAIR: Final = re.compile(r"(?P<one>[^\W\d_a-z][^/]{1,40}?)\s?/\s?(?P<other>[^\W\d_a-z][^/]{1,40})")
SENTENCE_ENDS: Final = frozenset('.!?”"»…。')
LONGEST_CREDIT: Final = 90
LONGEST_SIGN: Final = 3
"""Letters of an agency that may as well be a state's: ``(PA)``."""
MOST_BLANKS: Final = 12
LONGEST_LABEL: Final = 32
END: Final = 100
"""Characters in which a credit without a label begins, from the last on."""
LONGEST_NAME: Final = 40
MOST_TOLD: Final = 8
CLOSING: Final = frozenset(")]）")
WORD: Final = re.compile(r"\w")
ARTICLE: Final = re.compile(r"(?:the|an?|die|der|das|eine?|les?|la|el|los|las|il|lo|une?|uma?|os?)\s", re.I)
SENTENCE: Final = re.compile(r"\w\w[.!?](?: |[^\W_a-z])")
MOST_WORDS: Final = 5
MARKS: Final = ("©", "ⓒ", "ot.", "ωτ.", "(", "（", "攝", "摄", "기자")
"""One of these is in all that MARKED finds."""
COLONS: Final = (":", "：", "=", "＝", "...", "ource,", "源，", "源,")
TAKEN: Final = ("摄", "攝", "供图", "供圖", "图", "圖", "撮影", "hoto", "HOTO")
"""One of these is in all that IN_SENTENCE finds."""
RIGHTS: Final = ("reserved", "riservata", "vorbehalten")
"""One of these is in all that RIGHTS_END finds."""


def split_credit(line: str) -> tuple[str | None, str | None]:
    """The caption without its credit, and the credit; one that is a part of its sentence stays there as well.

    >>> split_credit("The bridge in May. Ana Ruiz/Harbour News"), split_credit("The bridge in May (AP Photo/Ana Ruiz)")
    (('The bridge in May.', 'Ana Ruiz/Harbour News'), ('The bridge in May', 'AP Photo/Ana Ruiz'))
    >>> split_credit("▲ 江边的白鹭。本报记者 王小明 摄"), split_credit("Getty Images")
    (('江边的白鹭。', '本报记者 王小明'), (None, 'Getty Images'))
    >>> split_credit("自习室的夜晚，来源：受访者供图")
    ('自习室的夜晚', '受访者供图')
    """
    text = POINTER.sub("", line).rstrip(" •·|©")
    small = text.lower()
    if any(word in small for word in RIGHTS) and (rights := RIGHTS_END.search(text)) is not None:
        text = text[: rights.start()].rstrip() or text
    for told in (labelled, marked, bracketed, behind):
        before, credit = told(text)
        if credit:
            return before if WORD.search(before) else None, credit
    found = IN_SENTENCE.search(text) if any(word in text for word in TAKEN) else None
    if found is None or (found["reporter"] and found["reporter"][0] not in SURNAMES):
        return text, None
    clause = LAST_CLAUSE.search(text)
    if found["giver"] and text[: found.start()].endswith((" ", "　")):
        return text[: found.start()].rstrip(" 　，,"), found["giver"]
    if clause is None or not is_of_names(clause[0].strip()):
        return text, next((name for name in found.groups() if name), None)
    return text[: clause.start()].rstrip(), TAKING.sub("", GIVING.sub("", clause[0].strip()))


def is_of_names(clause: str) -> bool:
    """Who took or gave a picture, and nothing else; without their desk they are called as people are."""
    found = NAMED_IN_CLAUSE.fullmatch(clause)
    if found is None:
        return False
    names = (found["names"] or "").split()
    return found["desk"] is not None or all(name[0] in SURNAMES for name in names)


def labelled(text: str) -> tuple[str, str]:
    """The caption and the credit, which is "" for none; so are the next three."""
    mark = max(text.rfind(mark) for mark in COLONS)
    found = LABELLED.search(text, max(0, mark - LONGEST_LABEL)) if mark >= 0 else None
    if found is None or (found["origin"] is None and found.start() < 2 and is_told(found["name"])):
        return text, ""
    before = text[: found.start()].strip(" |·,，/／(（[—–")
    if text[found.start() : found.start() + len("PHOTO")].isupper():
        before = LETTERS_BEFORE.sub("", before)
    return before, unbracketed(found["name"])


def is_told(text: str) -> bool:
    """What stands behind ``Photo:`` at the head of a line tells of the picture."""
    return words(text) > MOST_TOLD or SENTENCE.search(text) is not None or ARTICLE.match(text) is not None


def marked(text: str) -> tuple[str, str]:
    found = MARKED.search(text) if any(mark in text for mark in MARKS) else None
    if found is None:
        return text, ""
    return text[: found.start()].strip(" |·,，/／"), next(name for name in found.groups() if name).strip()


def bracketed(text: str) -> tuple[str, str]:
    found = BRACKETED.search(text) if text[-1:] in CLOSING or text[-2:-1] in CLOSING else None
    if found is None:
        return text, ""
    before, credit = text[: found.start()], without_label(found["credit"])
    if (taken := TAKEN_BY.fullmatch(credit)) is not None:
        return before, GIVING.sub("", taken["name"])
    if (given := GIVING.sub("", credit)) != credit:
        return before, given
    is_behind = before[-1:] in SENTENCE_ENDS
    is_theirs = credit != found["credit"] or (is_credit(credit) and (is_behind or len(credit) > LONGEST_SIGN))
    is_theirs = is_theirs or (is_behind and is_person(credit))
    is_theirs = is_theirs or KEPT_BY.fullmatch(credit) is not None or HOUSES.fullmatch(credit) is not None
    return (before, credit or found["credit"]) if is_theirs else (text, "")


def behind(text: str) -> tuple[str, str]:
    """All of a line as well."""
    if is_agency_credit(own := without_label(text), is_whole=True):
        return "", own
    end = max(0, len(text) - END)
    named = NAMED.search(text, end) if text.find("oto", end) >= 0 or text.find("OTO", end) >= 0 else None
    if named is not None and is_person(named["name"]):
        return text[: named.start()], named["name"]
    found = BEHIND.search(text, end) if MIDDLE.search(text, end, max(0, len(text) - 2)) else None
    if found is None:
        return text, ""
    credit = without_label(found["behind"] or found["set_off"])
    if found["behind"]:
        is_glued = text[found.start() : found.start("behind")] == ""
        is_named = " " in credit and not has_cjk(credit) and is_person(credit)
        is_theirs = is_credit(credit) or (is_named and (is_glued or credit != found["behind"]))
    else:
        is_theirs = is_agency_credit(credit) or is_pair(credit) or (credit.isupper() and is_person(credit.title()))
        is_behind = text[: found.start()].endswith((".", "!", "?")) and text[found.start()] == "—"
        is_theirs = is_theirs or (is_behind and TITLED.fullmatch(credit) is not None)
    return (text[: found.start()], credit) if is_theirs else (text, "")


def without_label(text: str) -> str:
    found = LABEL.match(text)
    return text[found.end() :] if found else text


def is_credit(text: str) -> bool:
    """Nothing but who took or gave a picture: an agency beside a name, a person for an outlet, ``Courtesy of …``."""
    if is_agency_credit(text) or GIVEN.fullmatch(text):
        return True
    named = FOR_OUTLET.fullmatch(text) or OF_OUTLET.fullmatch(text)
    return is_person(named["name"]) if named else is_pair(text)


def is_agency_credit(text: str, *, is_whole: bool = False) -> bool:
    """An agency, alone or with names: ``AP``, ``Ana Ruiz/AFP via Getty Images``, ``AP Photo/Ana Ruiz, File``.

    What is a whole line tells of the picture, where beside the agency stands no person, account or word in capitals.
    """
    if not text or len(text) > LONGEST_CREDIT or text.count(" ") > MOST_BLANKS:
        return False
    parts = [part for part in SEPARATOR.split(SUFFIX.sub("", text)) if part]
    if any(len(part) > LONGEST_NAME for part in parts):
        return False
    others = [part for part in parts if HOUSE.fullmatch(part) is None]
    if is_whole and not all(is_person(part) or part.isupper() or " " not in part for part in others):
        return False
    return len(others) < len(parts) and all(map(could_be_name, others))


def could_be_name(text: str) -> bool:
    """As an agency's photographers are written, with accounts: ``STR``, ``Joshua A. Bickel``, ``ana_ruiz``."""
    if len(text) > LONGEST_NAME or len(text.split()) > MOST_WORDS or ", " in text or SENTENCE.search(text):
        return False
    return not text[0].islower() or "_" in text


def is_pair(text: str) -> bool:
    pair = PAIR.fullmatch(text)
    return pair is not None and any(map(is_person, (pair["one"], pair["other"])))


def unbracketed(name: str) -> str:
    """
    >>> unbracketed("Ana Ruiz)."), unbracketed("Ana Ruiz (AFP)")
    ('Ana Ruiz', 'Ana Ruiz (AFP)')
    """
    name = name.strip(" .。；;]")
    return name if name.count("(") + name.count("（") >= name.count(")") + name.count("）") else name.strip(" )）.。")


def unlabelled(text: str) -> str | None:
    """A credit without brackets and what it is said to be.

    >>> unlabelled("(Image source, PA Media)"), unlabelled("Ana Ruiz")
    ('PA Media', 'Ana Ruiz')
    """
    return SAYS_SOURCE.sub("", text.strip(" ()[]|·")) or None

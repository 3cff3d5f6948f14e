"""The language of a text as a BCP 47 tag: by script where the script tells, by everyday words among Latin ones."""

import re
from typing import Final

from crawler.extraction.source.text import latin_of

OTHER_SCRIPT: Final = re.compile("[\u0370-\u1dff\u2e80-\uffff]")
"""Anything but Latin letters and the punctuation around them."""
KANA: Final = re.compile("[\u3041-\u30fa]+")
HANGUL: Final = re.compile("[\uac00-\ud7af]+")
HAN: Final = re.compile("[\u4e00-\u9fff]+")
SCRIPTS: Final = (
    ("ru", re.compile("[\u0400-\u04ff]+")),
    ("el", re.compile("[\u0370-\u03ff]+")),
    ("he", re.compile("[\u0590-\u05ff]+")),
    ("ar", re.compile("[\u0600-\u06ff]+")),
    ("th", re.compile("[\u0e00-\u0e7f]+")),
    ("hi", re.compile("[\u0900-\u097f]+")),
)
EVERYDAY: Final = {
    "en": "the and of to in is that for with was are this from have not",
    "de": "der die und das ist nicht mit für den von ein auf eine auch sich",
    "fr": "les des est dans une pour que qui sur pas avec plus par nous au",
    "es": "los las que una por con para del está como más pero sus fue",
    "it": "che di il non per una con sono della nel alla gli anche più",
    "pt": "que não uma para com dos mais por foi das são pelo ele também",
    "nl": "het een van niet dat voor zijn met aan ook naar maar door wordt",
    "sv": "och att det som för inte med den har till från ett kan",
    "da": "og at det som for ikke med den har til fra et kan af",
    "pl": "nie jest się na że do jak przez oraz tego który",
    "tr": "bir bu için ile olarak olan daha çok gibi olduğu",
    "cs": "se je že ale jako jsou podle také který která které není nebo byl byla při jen aby",
    "sk": "sa je že ale ako sú podľa tiež ktorý ktorá ktoré nie alebo bol bola pri len aby",
    "hr": "je se za koji koja koje od nije što kako ili kao",
    "hu": "az és hogy nem egy volt csak már vagy",
    "ro": "și în este care nu pe cu pentru sunt fost mai din",
    "fi": "ja ei että oli ovat mutta kun myös hän joka",
    "id": "yang dan di dengan untuk ini itu dari tidak pada akan dalam adalah juga ke",
    "tl": "ang ng mga sa na ay ito siya niya",
    "vi": "của và là có được cho không người trong một các với này đã những",
}  # fmt: skip
LETTERS_OF: Final = {
    "ru": (
        ("uk", re.compile("[іїєґІЇЄҐ]")),
        ("be", re.compile("[ўЎ]")),
        ("sr", re.compile("[ђћљњџјЂЋЉЊЏЈ]")),
        ("mk", re.compile("[ѓќѕЃЌЅ]")),
        ("kk", re.compile("[әқңұһӘҚҢҰҺ]")),
    ),
    "ar": (("fa", re.compile("[پچژگ]")), ("ur", re.compile("[ٹڈڑےں]"))),
}
"""Letters that the most used language of a script has not, and one other has."""
OWN_LETTERS: Final = {"ru": re.compile("[ыэъёЫЭЪЁ]"), "ar": re.compile("[كيىة]")}
"""Letters that it has, and few others have."""
BULGARIAN: Final = re.compile("[ъЪ]")
FEWEST_LETTERS: Final = 3
LATIN_LETTERS: Final = {
    **dict.fromkeys("ěřů", "cs"), **dict.fromkeys("ľĺŕ", "sk"), **dict.fromkeys("łśźż", "pl"),
    **dict.fromkeys("őű", "hu"), **dict.fromkeys("țșţ", "ro"), **dict.fromkeys("ğı", "tr"),
    **dict.fromkeys("ạảấầậắằặẹếềểệịọốồộớờợụứừựơư", "vi"),
}  # fmt: skip
"""Latin letters that one of the languages of EVERYDAY has."""
LATIN_LETTER: Final = re.compile(f"[{''.join(LATIN_LETTERS)}]")
LANGUAGES_OF: Final[dict[str, list[str]]] = {}
"""Each of these words with the languages that have it."""
for language, words in EVERYDAY.items():
    for word in words.split():
        LANGUAGES_OF.setdefault(word, []).append(language)
TAG: Final = re.compile(r"\s*([A-Za-z]{2,3})(?:[-_]|\s*$)")
WORD: Final = re.compile("[a-zß-öø-ɏḀ-ỿ]+")
"""In small Latin letters."""
LETTERS: Final = bytes(code if WORD.match(chr(code)) else 32 for code in range(256))
"""The same in Latin-1, where what is no letter becomes a blank: to cut at these is several times as fast."""
TYPOGRAPHIC: Final = "’‘“”–—…\xa0"
"""What is no letter and all that keeps most English texts from being plain."""
SAMPLE: Final = 1_000
"""Characters that tell it: with twice as many 4 of 1,586 pages have another language, of a quotation or a list."""


def language_of(text: str, declared: str | None = None) -> str | None:
    """The language of the text; ``declared`` is the page's ``lang``, believed where the text does not contradict.

    >>> language_of("济南以项目突破年破局开路"), language_of("總統府發表聲明說"), language_of("東京都は六日")
    ('zh-Hans', 'zh-Hant', 'ja')
    """
    sample = text[:SAMPLE]
    if latin_of(sample) is not None or OTHER_SCRIPT.search(sample) is None:
        return by_words(sample, primary(declared)) if any(map(str.isalpha, sample)) else primary(declared)
    letters = sum(map(str.isalpha, sample))
    if letters == 0:
        return primary(declared)
    han, kana, hangul = (count(pattern, sample) for pattern in (HAN, KANA, HANGUL))
    if hangul > 0.2 * letters:
        return "ko"
    if (han + kana) > 0.2 * letters:
        return "ja" if kana > 0.1 * (han + kana) else chinese(sample)
    for language, pattern in SCRIPTS:
        if count(pattern, sample) > 0.3 * letters:
            said = primary(declared)
            return said if said not in (None, "en", "zh") else by_letters(sample, language)
    return by_words(sample, primary(declared))


def by_letters(sample: str, language: str) -> str:
    """Of the languages of a script, the one that the letters tell.

    >>> by_letters("Її нові зупинки", "ru"), by_letters("گزارش چاپ پارک", "ar")
    ('uk', 'fa')
    """
    if language not in LETTERS_OF:
        return language
    counts = {other: len(pattern.findall(sample)) for other, pattern in LETTERS_OF[language]}
    if "be" in counts and counts["be"] >= FEWEST_LETTERS:
        return "be"  # has і as well
    best = max(counts, key=counts.__getitem__)
    own = len(OWN_LETTERS[language].findall(sample))
    if counts[best] >= FEWEST_LETTERS and counts[best] > own:
        return best
    is_bulgarian = language == "ru" and own >= FEWEST_LETTERS and len(BULGARIAN.findall(sample)) == own
    return "bg" if is_bulgarian else language


def count(pattern: re.Pattern[str], sample: str) -> int:
    """Characters of a script, found run by run."""
    return sum(map(len, pattern.findall(sample)))


def primary(tag: str | None) -> str | None:
    """``en-US`` to ``en``; None for what is no language tag."""
    found = TAG.match(tag or "")
    return found[1].lower() if found else None


def by_words(sample: str, declared: str | None) -> str | None:
    counts = dict.fromkeys(EVERYDAY, 0)
    if not sample.isascii():
        for mark in TYPOGRAPHIC:
            sample = sample.replace(mark, " ")
    small = sample.lower()
    latin = latin_of(small)
    for word in WORD.findall(small) if latin is None else latin.translate(LETTERS).decode("latin-1").split():
        if languages := LANGUAGES_OF.get(word):
            for language in languages:
                counts[language] += 1
    for letter in LATIN_LETTER.findall(small) if latin is None else ():
        counts[LATIN_LETTERS[letter]] += 1
    best = max(counts, key=counts.__getitem__)
    if counts[best] < 3 or (declared and counts.get(declared, counts[best]) * 2 > counts[best]):
        return declared or (best if counts[best] else None)
    return best


def chinese(sample: str) -> str:
    """Simplified or Traditional, by the characters that only one of them has."""
    characters = "".join(HAN.findall(sample))
    simplified, traditional = of_charset(characters, "gb2312"), of_charset(characters, "big5")
    only_simplified = len(simplified) - len(of_charset(simplified, "big5"))
    only_traditional = len(traditional) - len(of_charset(traditional, "gb2312"))
    return "zh-Hans" if only_simplified >= only_traditional else "zh-Hant"


def of_charset(text: str, charset: str) -> str:
    """The characters of a text that a charset has."""
    return text.encode(charset, "ignore").decode(charset)

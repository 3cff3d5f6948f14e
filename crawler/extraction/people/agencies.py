"""News agencies and picture agencies, by the names with which they are credited."""

import re
from typing import Final

from crawler.extraction.source.text import latin_of

_WIRES: Final = (
    r"(?:The )?Associated Press|Press Association|PA Media|(?:The )?Canadian Press|Australian Associated Press"
    r"|Agence France[- ]Presse|(?:Thomson )?Reuters(?: News Agency)?|REUTERS|AFP|[Dd]pa(?:-AFX|-infocom|-tmn)?"
    r"|DPA(?:-AFX)?"
    r"|epd|KNA|ANSA|Ansa|Adnkronos|LaPresse|EFE|Efe|Europa Press|Colpisa|T[ée]lam|Prensa Latina|Notimex|L[Uu][Ss][Aa]"
    r"|Agência Brasil|Estadão Conteúdo|Folhapress|B[Ee][Ll][Gg][Aa]|ANP|Ritzau|NTB|Lehtikuva"
    r"|Keystone-(?:SDA|ATS)|BNS|PAP|ČTK"
    r"|TASR|MTI|A[Gg][Ee][Rr][Pp][Rr][Ee][Ss]|Mediafax|T[Aa][Nn][Jj][Uu][Gg]|HINA|FENA"
    r"|B[Ee][Rr][Nn][Aa][Mm][Aa]"
    r"|ANTARA|PTI|IANS|X[Ii][Nn][Hh][Uu][Aa]|K[Yy][Oo][Dd][Oo](?: News)?|Jiji(?: Press)?"
    r"|Y[Oo][Nn][Hh][Aa][Pp](?: News(?: Agency)?)?|Anadolu(?: Agency| Ajansı)?|DHA|İHA|TASS|Interfax|UPI"
    r"|Bloomberg(?: News)?"
    r"|ТАСС|РИА «?Новости»?|Интерфакс|Укр[иі]нформ|УН[ИІ]АН|БТА|Тан[јй]уг|ΑΠΕ[-–]ΜΠΕ|رويترز|أ ?ف ?ب|فرانس برس|د ?ب ?أ"
    r"|الأناضول|ایسنا|ایرنا|연합뉴스|뉴시스|뉴스1"
)
_SHORT: Final = r"AP|APA|AAP|STT|SID|ATS|SDA|sda|BTA|STA|ANI|dapd|ddp"
"""Elsewhere these letters are offices, states and words."""
_PICTURES: Final = (
    r"G[Ee][Tt][Tt][Yy](?: ?[Ii][Mm][Aa][Gg][Ee][Ss])?(?: Europe| North America| NORTH AMERICA)?"
    r"|AP (?:Photo|Images|Foto)"
    r"|AA|TT|PA(?: Wire| Images)?|Press Association Images|S[Hh][Uu][Tt][Tt][Ee][Rr][Ss][Tt][Oo][Cc][Kk](?:\.com)?"
    r"|iStock(?:photo)?"
    r"|Alamy(?: Stock Photo)?|[Ii][Mm][Aa][Gg][Oo](?: images)?|[Pp]icture[- ][Aa]lliance|Unsplash|Pixabay"
    r"|Pexels|Freepik"
    r"|[Dd]epositphotos|[Aa]dobe ?[Ss]tock|stock\.adobe\.com|Thinkstock|Wikimedia(?: Commons)?|Wikipedia|EPA(?:-EFE)?"
    r"|Z[Uu][Mm][Aa](?: Press(?: Wire)?)?|S[Ii][Pp][Aa](?: USA| Press| PRESS)?|M[Aa][Xx][Pp][Pp][Pp]|NurPhoto"
    r"|WireImage|FilmMagic"
    r"|Ritzau Scanpix|S[Cc][Aa][Nn][Pp][Ii][Xx]|USATSI|USA TODAY Sports|Imagn(?: Images)?|TNS|KCNA"
    r"|Cordon Press|Corbis"
    r"|Magnum Photos|LightRocket|K[Ee][Yy][Ss][Tt][Oo][Nn][Ee]|Hans Lucas|Abaca(?:press)?|Bildbyrån"
    r"|Rex(?: Features)?|REX|SWNS"
    r"|NASA|Nasa|ESA|Facebook|Instagram|Twitter|YouTube|TikTok|Flickr"
)
AGENCY: Final = rf"(?:{_WIRES}|{_SHORT})"
"""Who writes and takes pictures for many outlets."""
TOKENS: Final = frozenset(
    """
    Press Presse Reuters REUTERS Agency dpa Dpa DPA epd sda Ansa Adnkronos LaPresse Efe Colpisa Télam Telam Notimex
    Lusa LUSA Brasil Conteúdo Folhapress Belga BELGA Ritzau Lehtikuva SDA ATS Agerpres AGERPRES Mediafax Tanjug
    TANJUG HINA FENA Bernama BERNAMA ANTARA Xinhua XINHUA Kyodo KYODO News Jiji Yonhap YONHAP Anadolu
    Ajansı Interfax Bloomberg AFP KNA ANSA EFE ANP NTB BNS PAP ČTK TASR MTI PTI IANS DHA İHA TASS UPI AP APA AAP STT
    SID BTA STA ANI dapd ddp Media AFX infocom tmn ТАСС Новости Новости» Интерфакс Укринформ Укрінформ УНИАН УНІАН
    БТА Танјуг Танйуг Latina ΜΠΕ رويترز ب برس أ الأناضول ایسنا ایرنا 연합뉴스 뉴시스 뉴스1
    """.split()
)
"""Their last words: a text without one names none."""
_MARKS: Final = "/,.;:()[]|&©-–—"
BORDERS: Final = str.maketrans(dict.fromkeys(_MARKS, " "))
LATIN_TOKENS: Final = frozenset(token.encode("latin-1") for token in TOKENS if latin_of(token) is not None)
LATIN_BORDERS: Final = bytes(32 if chr(code) in _MARKS or chr(code).isspace() else code for code in range(256))
"""The same two for texts in Latin-1."""
HOUSE: Final = re.compile(rf"(?:{AGENCY}|{_PICTURES})(?: [Pp]ool| [Ff]iles?)?")
"""The same, and where pictures come from."""


def could_name_agency(text: str) -> bool:
    """Asked of many lines, so that few are searched.

    >>> could_name_agency("By Ana Ruiz, Associated Press"), could_name_agency("(Ruiz/AFP)"), could_name_agency("By Ana")
    (True, True, False)
    """
    if text.isalpha():  # a word
        return text in TOKENS
    latin = latin_of(text)
    if latin is not None:
        return not LATIN_TOKENS.isdisjoint(latin.translate(LATIN_BORDERS).split())
    return not TOKENS.isdisjoint(text.translate(BORDERS).split())

"""Korean by-lines, the title behind the name: ``김하늘 기자``, ``(서울=물빛일보) 김하늘 기자 = …``."""

import re
from collections.abc import Iterator
from typing import Final

from crawler.items import Credit, Role

TITLES: Final[dict[str, Role]] = {
    "기자": "reporter",
    "선임기자": "reporter",
    "전문기자": "reporter",
    "수석기자": "reporter",
    "객원기자": "reporter",
    "취재기자": "reporter",
    "인턴기자": "intern",
    "수습기자": "intern",
    "사진기자": "photographer",
    "특파원": "correspondent",
    "통신원": "correspondent",
    "시민기자": "correspondent",
    "명예기자": "correspondent",
    "논설위원": "author",
    "편집위원": "author",
    "칼럼니스트": "author",
}
TITLE: Final = rf"(?P<raw>{'|'.join(sorted(TITLES, key=len, reverse=True))})"
HAS_TITLE: Final = re.compile("기자|[파신위]원|칼럼")
NOT_NAMES: Final = frozenset(
    """
    취재 사진 시민 인턴 수습 담당 본지 현장 편집 온라인 디지털 전문 선임 객원 수석 지역 사회 정치 경제 문화 국제
    의학 과학 명예 다른 해당 소속 여러 방송 신문 우리 이번 동료 선배 후배 젊은 외신 일본 미국 중국 한국 모든 그런
    """.split()
)
"""Words of a name's length that stand before the title and are none."""
OUTLET: Final = r"[가-힣A-Za-z]{1,10}(?:일보|신문|뉴스|방송|경제|타임스|투데이|저널|통신|미디어|닷컴|데일리|헤럴드)"
DESK: Final = r"[가-힣]{1,6}(?:부|팀|국|본부|취재본부)"
NAMES: Final = r"(?P<names>[가-힣]{2,4}?(?:\s?[·ㆍ,、/]\s?[가-힣]{2,4}?){0,5})"
EMAIL: Final = r"[\w.+-]{1,40}@[\w.-]{3,60}"
WHO: Final = rf"(?:{OUTLET}\s*[=|/\s]\s*)?(?:{DESK}\s+)?{NAMES}\s?{TITLE}"
PLACE: Final = r"[(\[][가-힣A-Za-z·\s]{1,12}\s?=\s?[가-힣A-Za-z\s]{2,14}[)\]]\s*"
WHOLE: Final = re.compile(
    rf"(?:{PLACE})?(?:{EMAIL}\s+)?[\[(【<〈/■▶]?\s*{WHO}\s*[\])】>〉]?\s*[=|/]?\s*(?:[(\[<]?\s*{EMAIL}\s*[)\]>]?)?"
)
AFTER_PLACE: Final = re.compile(rf"{PLACE}{WHO}\s*=\s*\S")
BRACKETED: Final = re.compile(rf"[\[【(]\s*(?:[가-힣]{{2,8}}\s?=\s?)?{WHO}\s*[\])】]\s*=?\s*\S")
AT_END: Final = re.compile(rf"(?:[.”\"]\s*[/=]?\s*|\s/\s?){WHO}(?:\s*[(\[]?{EMAIL}[)\]]?)?$")
LONGEST: Final = 90
HEAD: Final = 60
"""Characters at either end of a paragraph that can hold a by-line."""


def read_korean(text: str) -> list[Credit]:
    """The people of a line that is a by-line and nothing else.

    >>> [(one.role, one.name) for one in read_korean("[물빛일보 김하늘·이하람 기자]")]
    [('reporter', '김하늘'), ('reporter', '이하람')]
    >>> read_korean("취재 기자"), read_korean("김하늘 기자는 현장에 있었다.")
    ([], [])
    """
    found = WHOLE.fullmatch(text) if len(text) < LONGEST and HAS_TITLE.search(text) else None
    return list(people(found)) if found else []


def korean_in_prose(text: str) -> list[Credit]:
    """The by-line that a paragraph begins or ends with.

    >>> [one.name for one in korean_in_prose("(서울=물빛일보) 김하늘 기자 = 강을 건너는 배가 다시 뜬다.")]
    ['김하늘']
    >>> [one.name for one in korean_in_prose("배는 여섯 번 뜬다. 김하늘 기자 haneul@paper.example")]
    ['김하늘']
    """
    found = AFTER_PLACE.match(text[:HEAD]) or BRACKETED.match(text[:HEAD]) or AT_END.search(text[-HEAD:])
    return list(people(found)) if found else []


def people(found: re.Match[str]) -> Iterator[Credit]:
    for name in re.split(r"\s?[·ㆍ,、/]\s?", found["names"]):
        if name not in NOT_NAMES:
            yield Credit(TITLES[found["raw"]], name, found["raw"])

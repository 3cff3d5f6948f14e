"""One character for all its spellings: simplified, traditional, those of Taiwan and Hong Kong.

Character by character, so that a text keeps its length: for comparing and finding, not for showing. Where OpenCC asks
for the word (乾 in 乾隆 stays), here one character has one answer, and finds a little too much rather than too little.
A change of any pair is a new version of the search index (ANALYSER) and of the marks of reprints.
"""

from archive.searching.opencc import PAIRS

OURS = (
    "瞭了 甦苏 藉借 祇只 劵券 砲炮 妳你 覆复 沉沈 甯宁 揹背 馀余 鎗枪 伕夫 薰熏 锺钟 讬托 谘咨 钜巨 迳径 濬浚 菓果 荳豆"
)
"""Common ones that OpenCC changes in certain words only, or not at all."""
LETTERS = "".join(PAIRS.split())
STANDS = dict(zip(LETTERS[::2], LETTERS[1::2], strict=True))
ADDED = {pair[0]: STANDS.get(pair[1], pair[1]) for pair in OURS.split()}
VARIANTS = {variant: ADDED.get(kept, kept) for variant, kept in (STANDS | ADDED).items()}
TO_SIMPLIFIED = str.maketrans(VARIANTS)


SPELLED = frozenset(VARIANTS)
FEW = 16
"""Different characters that are replaced one by one, which for more takes longer than looking each character up."""


def simplified(text: str) -> str:
    """
    >>> simplified("港口新橋昨日通車,臺北台灣裡裏")
    '港口新桥昨日通车,台北台湾里里'
    """
    found = SPELLED.intersection(text)
    if len(found) > FEW:
        return text.translate(TO_SIMPLIFIED)
    for variant in found:  # what stands for one is none itself
        text = text.replace(variant, VARIANTS[variant])
    return text

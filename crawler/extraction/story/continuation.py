"""The line below a text that says where the rest of it is: on a further page, of the site or of the printed paper."""

import re
from dataclasses import replace
from typing import Final

from crawler.extraction.source.page import Page
from crawler.extraction.source.text import words
from crawler.extraction.story.captions import index_of
from crawler.extraction.story.story import Story

LONGEST: Final = 80
NEXT_PAGE: Final = r"(?:下一?|次|后一|後一)[页頁]"
NUMBER: Final = r"第?\s?[a-zａ-ｚ]?\s?[\d０-９一二三四五六七八九十]{1,3}\s?[版页頁]"
READ_ON: Final = r"(?:(?:继续|繼續)?(?:阅读|閱讀|观看|觀看|查看|更?精彩)?(?:全文|余下(?:内容|全文)|餘下(?:內容|全文))?)"
CONTINUED: Final = re.compile(
    rf"""
    (?:本文|全文|文章|故事|正文)?(?:未完(?:[待][续續])?|待[续續])[\W_]*
        (?:[请請]?(?:点击|點擊|点|點|翻到|翻至|翻|[详詳]?[看见見]|[下紧緊]?[转轉接]|移步|阅读|閱讀|继续阅读|繼續閱讀))*\s?
        (?:{NEXT_PAGE}|{NUMBER}){READ_ON}
    |(?:[请請](?:点击|點擊|看|见|見|翻到|翻至|翻)?|点击|點擊|翻到|翻至|[下紧緊]?[转轉接]){NEXT_PAGE}{READ_ON}
    |{NEXT_PAGE}(?:继续|繼續)(?:阅读|閱讀|观看|觀看)?
    |[下紧緊]?[转轉]{NUMBER}|下接{NUMBER}
    |(?:(?:この|本)?(?:記事|本文)は)?(?:次の?|[\d０-９]{{1,2}}\s?)(?:ページ|頁)目?(?:へと?|に|で)(?:続く|つづく|続きます|つづきます)
    |(?:(?:この|本)?記事の)?(?:続き|つづき)[はを]、?次の?(?:ページ|頁)(?:へ|で|から|に)?(?:ご覧|お読み)?(?:ください|下さい|どうぞ|読む)?
    |[\d０-９]{{1,2}}面[にへ](?:続く|つづく)
    |(?:(?:this|the)\s)?(?:story\s|article\s|text\s|feature\s)?(?:is\s|to\sbe\s)?(?:cont(?:inue[ds]?|[’']?d|\.)|read\son)
        (?:\sreading)?\s(?:on|to|at|over)\s(?:(?:the\s)?(?:next|following|facing)\spage|(?:page|p\.|pg\.)\s?[a-z]?-?\d{{1,3}}|[a-z]\d{{1,2}})
    |(?:please\s)?turn\s(?:to|over\sto)\s(?:the\snext\spage|page\s[a-z]?-?\d{{1,3}})(?:\sto\s(?:continue|read\son).{{0,20}})?
    |(?:please\s)?click\s(?:on\s)?[“"'‘]?(?:the\s)?next(?:\spage)?[”"'’]?\sto\s(?:continue|keep\sreading|read\s(?:on|more)).{{0,20}}
    """,
    re.X,
)
"""The whole line in small letters, without the signs around it. ``未完待续`` alone tells of no page: below a chapter of
a serial the rest is another article, or is not written yet."""
WORDS: Final = ("页", "頁", "版", "ペ", "面", "page", "next", "cont", " on ")
"""One of these is in every such line."""
BELOW: Final = 3
"""Pieces below a text among which it stands where it is no line of the text itself."""
SIGNS: Final = ' \t\u3000\xa0()（）[]【】〔〕「」“”"…．.。，,、!！;；:：-—–=>»›→▶▼↓*·'
BRACKETS: Final = ")）】]〕"
END: Final = 3
"""Characters among which the bracket is closed."""
JUMP: Final = re.compile(r"(?<=\S)\s*[(（【\[〔]([^()（）【】\[\]〔〕]{2,40})[)）】\]〕]\W{0,2}$")
"""What stands in brackets behind the last sentence, as papers set it there."""


def says_next_page(text: str) -> bool:
    """Is a line nothing else than the word that the text goes on at another page?

    >>> says_next_page("（未完待续，请看下一页）"), says_next_page("下转第3版"), says_next_page("未完待续")
    (True, True, False)
    >>> says_next_page("Continued on next page …"), says_next_page("CONT'D ON A4"), says_next_page("To be continued")
    (True, True, False)
    >>> says_next_page("次のページへ続く"), says_next_page("続きは次のページ"), says_next_page("（続く）")
    (True, True, False)
    >>> says_next_page("下一页"), says_next_page("The talks continued on page after page of notes.")
    (False, False)
    """
    if len(text) > LONGEST:
        return False
    small = text.strip(SIGNS).lower()
    return any(word in small for word in WORDS) and CONTINUED.fullmatch(small) is not None


def without_jump(text: str) -> str:
    """A paragraph without what is in brackets at its end and says so.

    >>> without_jump("铜锣还是要带着。（下转第四版）"), without_jump("铜锣还是要带着（见第四版）。")
    ('铜锣还是要带着。', '铜锣还是要带着（见第四版）。')
    """
    found = JUMP.search(text) if any(bracket in text[-END:] for bracket in BRACKETS) else None
    return text[: found.start()] if found and says_next_page(found[1]) else text


def stop_at_turn(page: Page, story: Story) -> bool:
    """Take the word that the text goes on at another page from a story's end; was it there, or right below it?"""
    body = story.body
    end = next((number for number in range(len(body) - 1, -1, -1) if body[number].image is None), None)
    if end is None:
        return False
    last = body[end]
    if says_next_page(last.text):
        del body[end]
        return True
    if (text := without_jump(last.text)) != last.text:
        body[end] = replace(last, text=text, words=words(text))
        return True
    after = index_of(page, last) + 1
    return any(piece.image is None and says_next_page(piece.text) for piece in page.pieces[after : after + BELOW])

"""What stands between a story's paragraphs and below the last long one: lists, tables, short headings, questions."""

import pytest
from read import article_of

from crawler.items import Article

STORY = tuple(
    f"{word}, the granary by the river, empty since the war, opened its doors again as a school of music for the two "
    "hundred children of the valley, said the warden, who keeps the only key."
    for word in ("On Monday", "In spring", "At last", "After all", "By night", "So far")
)
END = "The council meets again on Friday, and every member will be there to vote on it."


def read(body: str) -> Article:
    head = "<html><head><title>A school in the granary</title></head><body>"
    return article_of(f"{head}<article><h1>A school in the granary</h1>{body}</article></body></html>")


def texts(within: str, behind: str = f"<p>{END}</p>") -> list[str]:
    """What is read below the sixth paragraph, without the last."""
    article = read(f"{''.join(f'<p>{line}</p>' for line in STORY)}{within}{behind}")
    lines = [block.text for block in article.blocks]
    assert lines[:6] == list(STORY)
    return [line for line in lines[6:] if line != END]


@pytest.mark.parametrize(
    ("within", "lines"),
    [
        ("<p>The house in figures:</p><ul><li>Rooms: 9</li><li>Pianos: 2</li></ul>",
         ["The house in figures:", "Rooms: 9", "Pianos: 2"]),
        ("<h2>Opera</h2><ul><li>Ada Fennimore, The Weir</li></ul><h2>Poetry</h2><ul><li>Bo Lund, River</li></ul>",
         ["Opera", "Ada Fennimore, The Weir", "Poetry", "Bo Lund, River"]),
        ('<div class="pros"><h3>Pros</h3><ul><li>Strong motor</li><li>Light</li></ul></div>'
         '<div class="cons"><h3>Cons</h3><ul><li>Loud</li><li>Dear</li></ul></div>',
         ["Pros", "Strong motor", "Light", "Cons", "Loud", "Dear"]),
        ('<div><strong>How loud is it?</strong><p>Very loud, as those say who live next door.</p></div>',
         ["How loud is it?", "Very loud, as those say who live next door."]),
        ("<h2>Life, work<span>[<a href='?edit'>edit</a> | <a href='?edit=s'>source</a>]</span></h2>", ["Life, work"]),
        ("<div><h2>Life, work</h2><span>[<a href='?action=edit'>edit</a>]</span></div>", ["Life, work"]),
    ],
)  # fmt: skip
def test_what_belongs_to_a_story_is_kept(within: str, lines: list[str]) -> None:
    assert texts(within) == lines


@pytest.mark.parametrize(
    "within",
    [
        '<ul><li><a href="/1">A bridge is painted</a></li><li><a href="/2">A mill burns</a></li></ul>',
        "<h3>Read more</h3>",
        f'<div itemprop="comment" class="topic-body"><p>{STORY[0]} I was there, and my sister too.</p></div>',
    ],
)
def test_what_does_not_is_not(within: str) -> None:
    assert texts(within) == []


def test_a_bracket_beside_a_line_that_is_no_heading_stays() -> None:
    line = 'As the warden says, the door is "always open" [see <a href="/n">note</a>]'
    assert texts(f"<p>{line}.</p>") == ['As the warden says, the door is "always open" [see note].']


@pytest.mark.parametrize("behind", ["", f"<p>{END}</p>"])
@pytest.mark.parametrize("cell", ["<td>{}</td>", "<td><p>{}</p></td>"])
def test_a_table_below_the_last_long_paragraph_is_whole(cell: str, behind: str) -> None:
    rows = (("1", "Office of water", "good"), ("2", "Office of roads", "poor"))
    table = "".join(f"<tr>{''.join(cell.format(text) for text in row)}</tr>" for row in rows)
    assert texts(f"<table>{table}</table>", behind) == [" | ".join(row) for row in rows]


def test_a_cell_of_several_paragraphs_is_no_row() -> None:
    cell = f"<td><p>{END[:40]}</p><p>{END[20:]}</p></td>"
    assert texts(f"<table><tr>{cell}</tr></table>", "") == [END[:40].strip(), END[20:]]


HIDDEN = '<p style="display:none">{}</p>'


def test_a_line_that_readers_do_not_see_is_none_of_the_text() -> None:
    assert (
        texts(HIDDEN.format("This text was printed first by the Harbour Packet, and nobody else may print it.")) == []
    )


def test_answers_that_open_at_a_click_are_text() -> None:
    answers = ("It begins at nine, as it did in the years before.", "It costs nothing, and so does the soup, for all.")
    assert texts("".join(HIDDEN.format(answer) for answer in answers)) == list(answers)


def test_lines_below_pictures_that_are_set_otherwise_are_no_series_of_captions() -> None:
    pictures = '<p><img src="/1.jpg"></p><p style="text-align:center">开幕式现场</p>'
    last = "据悉，音乐学校明年五月开学。"
    long = "<p>城东闲置多年的老粮仓，昨天改成音乐学校重新开门，三百多个孩子成了第一批学员，家长们在门口排起了长队。</p>"
    article = read(
        f'{long * 1}<p>第二天，{long[3:]}{pictures}<p><img src="/2.jpg"></p><p style="text-indent:2em">{last}</p>'
    )
    assert article.paragraphs[-1] == last
    assert article.images[0].caption == "开幕式现场"


@pytest.mark.parametrize(("names", "is_text"), [("live-post", True), ("note", False)])
def test_posts_under_their_hours_are_text_where_they_are_called_so(names: str, is_text: bool) -> None:
    posts = "".join(
        f'<li class="{names}"><div>05-08 14:{10 + number}</div><p>{line} At the lock.</p></li>'
        for number, line in enumerate(STORY[:4])
    )
    found = texts(f"<ul>{posts}</ul>", "")
    assert any("At the lock." in line for line in found) == is_text


@pytest.mark.parametrize(
    "quote",
    [
        "<blockquote><p>“{}”</p></blockquote>",
        '<blockquote class="stylized pull-right">{}</blockquote>',
        '<figure class="wp-block-pullquote"><p>…{}</p></figure>',
    ],
)
def test_a_sentence_of_the_text_that_is_set_large_is_read_once(quote: str) -> None:
    assert texts(quote.format("empty since the war, opened its doors again as a school of music")) == []


@pytest.mark.parametrize(
    "lines",
    [
        ("The lock is a fair one, the ferryman wrote, and opens by itself.",),
        ("a school of music", "for the two hundred children of the valley, who came to see it"),
        ("a school of music",),
    ],
)
def test_a_quotation_that_says_more_stays(lines: tuple[str, ...]) -> None:
    quote = "".join(f"<p>{line}</p>" for line in lines)
    assert texts(f"<blockquote>{quote}</blockquote>") == list(lines)


def test_a_quotation_that_a_line_announces_stays() -> None:
    words = "We will not return the ferry to the harbour"
    behind = f"<p>Asked what “{words}” meant, the minister did not answer, and left.</p>"
    found = texts(f"<p>The minister wrote:</p><blockquote>“{words}”</blockquote>{behind}")
    assert found[:2] == ["The minister wrote:", f"“{words}”"]


def test_a_poem_of_which_the_text_cites_a_line_stays() -> None:
    poem = ("I wandered lonely as a cloud", "That floats on high")
    behind = "<p>“I wandered lonely as a cloud”, the ferryman says, and means the fog on the river.</p>"
    assert texts(f"<blockquote>{'<br>'.join(poem)}</blockquote>{behind}")[:2] == list(poem)


def test_a_long_hidden_part_and_the_answer_to_a_question_stay() -> None:
    part = " ".join([STORY[0].replace("On Monday", "At noon")] * 2)
    assert texts(HIDDEN.format(part)) == [part]
    answer = "It costs nothing, and so does the soup, for all."
    assert texts(f"<h3>What does it cost?</h3>{HIDDEN.format(answer)}") == ["What does it cost?", answer]


def test_tables_that_are_alike_stay() -> None:
    rows = "".join(
        f"<tr><td><p>{STORY[number]}</p></td><td><p>{line}</p></td></tr>" for number, line in enumerate(STORY[::-1])
    )
    assert (
        texts(f"<table>{rows}</table><table>{rows}</table>").count(STORY[2]) + len(texts(f"<table>{rows}</table>")) >= 2
    )


def test_answers_that_are_alike_stay() -> None:
    answer = "".join(
        f"<p>{line} {number}.</p>" for number, line in enumerate(("Ask the warden.", "Ring twice.", "Wait."))
    )
    found = texts(f"<h2>How do I come in by day?</h2>{answer}<h2>And how do I come in by night?</h2>{answer}")
    assert found.count("Ring twice. 1.") == 2


def test_posts_under_a_day_without_a_name_are_text() -> None:
    posts = "".join(
        f'<div class="entry"><p>{number} November 2025, 11:00</p><p>{line} At the lock.</p></div>'
        for number, line in enumerate(STORY[:4], 3)
    )
    assert sum("At the lock." in line for line in texts(posts, "")) == 4


def test_a_bracket_that_changes_nothing_stays_in_a_heading() -> None:
    assert texts('<h2>The old ferry is back <a href="/v">[with video]</a></h2>') == [
        "The old ferry is back [with video]"
    ]

"""Flags: each is declared, has a sentence, is given by some page, and no other one is."""

import ast
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.extraction import extract_article
from crawler.extraction.flags import FLAG_MEANINGS, FLAGS
from crawler.extraction.refusal.secondlook import by_rules_alone
from crawler.extraction.source.htmlpage import parse_page
from crawler.extraction.story.body import find_body
from crawler.extraction.story.story import Story
from crawler.items import Article, Snapshot

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = sorted([*(ROOT / "seeds" / "pages").rglob("page.*"), *(ROOT / "tests" / "data").rglob("*.html")])
LINES = (
    "The granary by the river, empty since the war, opened its doors again on Sunday as a school of music.",
    "Lessons at the weekend are free, the council said, and the first concert is planned for early spring.",
    "The beams of oak were kept, and so were two iron scales that once weighed the grain of eleven villages.",
    "Its bell, which had rung for fires, will ring for the end of lessons, and for nothing else, the mayor said.",
)
STORY = "".join(f"<p>{line}</p>" for line in LINES)
OTHER = "".join(
    f"<p>{line}</p>"
    for line in (
        "The ferry across the river runs again after ten winters in which the ice had been too thin, or too thick.",
        "Its captain, who learned the way from his grandmother, steers by three poplars and the smell of the mill.",
        "A crossing takes eleven minutes against the stream, and the fare is paid in the shop on the other side.",
    )
)


def page(body: str, head: str = "<title>Granary reopens as a school</title>") -> str:
    return f"<html><head>{head}</head><body>{body}</body></html>"


def read(html: str, url: str | None = None, flags: tuple[str, ...] = ()) -> Article:
    result = extract_article(Snapshot(html.encode(), "page", url, flags=flags))
    assert isinstance(result, Article)
    return result


H1 = "<h1>Granary reopens as a school</h1>"
TWO = f"<article>{H1}{STORY}</article><article><h2>The ferry runs again</h2>{OTHER}</article>"
THREAD = "".join(
    f"<div class='post bg{number}'><p class='author'>by <a class='username' href='/u/{name}'>{name}</a> »"
    f" Sat Nov {number}, 2026 3:04 pm UTC+2</p><div class='content'>{lines}</div></div>"
    for number, name, lines in ((14, "quill", STORY), (15, "otter", LINES[0]), (16, "bream", OTHER))
)
THREAD = f"{H1}<div id='thread'>{THREAD}</div>"
STATE = {"article": {"title": "Granary reopens as a school", "bodyHtml": STORY}, "menu": ["/town"] * 300}
IMPOSSIBLE = '<meta property="article:published_time" content="2024-13-45">'
GIVEN = {
    "another_story": page(TWO),
    "answers_left_out": page(THREAD),
    "body_in_menu": page(f'<ul class="navigator">{H1}{STORY}</ul>'),
    "body_in_noscript": page(f"<noscript>{H1}{STORY}</noscript>"),
    "body_in_script": page(f'<script type="application/json">{json.dumps(STATE)}</script>'),
    "canonical_elsewhere": page(H1 + STORY, '<link rel="canonical" href="https://other.example/a">'),
    "control_characters_removed": page(H1 + STORY.replace("oak", "o\x07ak")),
    "headline_cut": page("<h1>" + "granary " * 60 + "</h1>" + STORY, ""),
    "impossible_date": page(H1 + STORY, IMPOSSIBLE),
    "no_headline": page(STORY, ""),
    "opt_out_ai": page(H1 + STORY, '<meta name="robots" content="index, noai">'),
    "opt_out_archive": page(H1 + STORY, '<meta name="ROBOTS" content="NOARCHIVE,nofollow">'),
    "opt_out_index": page(H1 + STORY, '<meta name="robots" content="none">'),
    "opt_out_tdm": page(H1 + STORY, '<meta name="tdm-reservation" content="1">'),
    "unfinished": page(H1 + STORY).rpartition("</p>")[0][:-30],
    "paywall": page(f"{H1}<p>{LINES[0]}</p><p>{LINES[1]}</p><p>Subscribe to continue reading this story.</p>"),
}


@pytest.mark.parametrize("flag", GIVEN)
def test_a_page_is_given_its_flag_and_no_other(flag: str) -> None:
    assert read(GIVEN[flag], "https://post.example/a").flags == (flag,)


def test_a_plain_page_has_no_flag() -> None:
    assert read(page(H1 + STORY), "https://post.example/a").flags == ()


def test_bytes_that_no_charset_reads_are_told() -> None:
    html = page(H1 + STORY * 4).encode().replace(b"oak", b"o\xffk", 1) + "é".encode() * 200
    result = extract_article(Snapshot(html, "page", charset="utf-8"))
    assert isinstance(result, Article)
    assert result.flags == ("replacement_characters",)


def test_what_the_rules_alone_find_is_a_second_look_where_much_text_was_passed_over() -> None:
    html = page(f"<table><tr><td>{STORY}{OTHER}{STORY}</td></tr></table>")
    nothing = Story(None, [], [], [], [])
    ((ruled, flag),) = by_rules_alone(parse_page(html), nothing)
    assert (flag, [piece.text for piece in find_body(ruled)][:4]) == ("body_by_rules", list(LINES))
    kept = find_body(ruled)
    assert list(by_rules_alone(ruled, nothing)) == []
    assert list(by_rules_alone(parse_page(html), Story(None, [], [], kept, []))) == []
    cookies = "".join(f"<p>We use cookies and you accept all of them: {line}</p>" for line in LINES * 3)
    assert list(by_rules_alone(parse_page(page(f"<div>{cookies}</div>")), nothing)) == []


def test_what_the_download_saw_is_kept() -> None:
    assert read(page(H1 + STORY), flags=("not_gzip",)).flags == ("not_gzip",)


def test_every_flag_has_a_sentence() -> None:
    assert list(FLAG_MEANINGS) == list(FLAGS)
    assert all(said and not said.endswith(".") for said in FLAG_MEANINGS.values())


def test_the_sample_pages_are_given_declared_flags_only() -> None:
    given = {flag for path in SAMPLES for flag in extract_article(Snapshot(path.read_bytes(), path.name)).flags}
    assert given
    assert given <= set(FLAGS)


def parts_of_flags(node: ast.AST) -> list[ast.AST]:
    """What of a definition or a call becomes a flag: the last of what is yielded as ``Flag``, what is named so."""
    match node:
        case ast.FunctionDef(returns=ast.expr() as returns) if "Flag" in ast.unparse(returns):
            values = [one.value for one in ast.walk(node) if isinstance(one, ast.Yield) and one.value is not None]
            return [value.elts[-1] if isinstance(value, ast.Tuple) else value for value in values]
        case ast.AnnAssign(annotation=said, value=ast.expr() as value) if "Flag" in ast.unparse(said):
            return [value]
        case ast.Assign(targets=[target], value=value) if "flags" in ast.unparse(target):
            return [value]
        case ast.keyword(arg="flags", value=value):
            return [value]
    return []


def words_of_flags(tree: ast.AST) -> Iterator[str]:
    parts = (part for node in ast.walk(tree) for part in parts_of_flags(node))
    found = (one.value for part in parts for one in ast.walk(part) if isinstance(one, ast.Constant))
    return (value for value in found if isinstance(value, str) and value.isidentifier())


def test_no_module_gives_a_flag_that_is_not_declared() -> None:
    given = {
        word
        for folder in ("crawler", "archive")
        for path in (ROOT / folder).rglob("*.py")
        if path.name != "flags.py"
        for word in words_of_flags(ast.parse(path.read_text(encoding="utf-8")))
    }
    assert given == set(FLAGS)


def test_the_scan_sees_a_word_that_is_not_declared() -> None:
    source = 'def story_flags() -> Iterable[Flag]:\n    yield "odd"\nNEW: Flag = "new"\nx = replace(flags=("put",))'
    assert set(words_of_flags(ast.parse(source))) == {"odd", "new", "put"}


def test_of_two_articles_the_first_is_kept() -> None:
    article = read(page(TWO))
    assert article.paragraphs == LINES


def test_the_second_storys_people_are_not_the_first_ones() -> None:
    byline = '<p class="byline">By <span class="author">{}</span>, 20 November 2026</p>'
    first = f"<article>{H1}{byline.format('Ivo Tarn')}{STORY}</article>"
    other = f"<article><h1>The ferry runs again</h1>{byline.format('Mina Rahal')}{OTHER}</article>"
    article = read(page(first + other))
    assert [credit.name for credit in article.credits] == ["Ivo Tarn"]


def test_of_two_headlines_each_with_its_text_the_first_is_kept() -> None:
    html = page(f"<div>{H1}{STORY}</div><div><h1>The ferry runs again</h1>{OTHER}</div>")
    article = read(html)
    assert (article.headline, article.paragraphs, article.flags) == (
        "Granary reopens as a school",
        LINES,
        ("another_story",),
    )


def test_of_the_posts_of_a_weblog_the_first_is_kept() -> None:
    foot = '<p>Posted by <a href="/ada">Ada</a> on March 3, 2024 <a href="#c">4 comments</a></p>'
    article = read(page(f"<div><h2>Granary</h2>{STORY}{foot}<h2>Ferry</h2>{OTHER}{foot}</div>"))
    assert (article.paragraphs, article.flags) == (LINES, ("another_story",))


@pytest.mark.parametrize(
    "below",
    [
        f"<h1>What is next?</h1>{OTHER}",
        "<article><h2>The ferry runs again</h2><p>It crosses the river again, says its captain.</p></article>",
        f'<article class="comment"><h3>Ada Fennimore says</h3>{OTHER}</article>',
        f"<footer><h1>Who we are and what we do</h1>{OTHER}</footer>",
        f"<aside><article><h2>The ferry runs again</h2>{OTHER}</article></aside>",
    ],
    ids=["heading", "teaser", "comment", "footer", "aside"],
)
def test_what_is_no_second_story_is_none(below: str) -> None:
    assert read(page(f"<article>{H1}{STORY}</article>{below}")).flags == ()
    assert "another_story" not in read(page(f"<div>{H1}{STORY}{below}</div>")).flags


PLEAS = (
    "登录后阅读全文",
    "订阅后可继续阅读",
    "本文为付费内容，剩余80%需会员查看",
    "To continue reading, please log in.",
    "To read the full story",
    "This article is for subscribers only.",
    "Already a subscriber? Sign in",
    "Jetzt weiterlesen",
    "Bereits Abonnent? Anmelden",
    "Il vous reste 62,5% de cet article à lire.",
    "La suite est réservée aux abonnés.",
    "この記事は有料会員限定です。残り 1,234文字",
    "続きを読むにはログインしてください",
    "Suscríbete para seguir leyendo: contenido exclusivo para suscriptores",
    "로그인 후 전문을 볼 수 있습니다",
)


@pytest.mark.parametrize("plea", PLEAS)
def test_a_plea_to_subscribe_is_no_part_of_the_text(plea: str) -> None:
    article = read(page(f"<article>{H1}<p>{LINES[0]}</p><p>{LINES[1]}</p><p>{plea}</p><p>From 2 a week.</p></article>"))
    assert (article.paragraphs, article.flags) == (LINES[:2], ("paywall",))


def test_a_text_that_its_metadata_call_paid_and_that_breaks_off_is_a_beginning() -> None:
    data = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": "False"}</script>'
    cut = f"{H1}<p>{LINES[0]}</p><p>{LINES[1][:-20]}…</p>"
    assert read(page(cut, data)).flags == ("paywall",)
    assert read(page(cut)).flags == ()
    assert read(page(H1 + STORY, data)).flags == ()


@pytest.mark.parametrize(
    "line",
    [
        "The library asks its members to read the rules before they borrow the new tools of the workshop.",
        "Subscribers to the concerts of the granary pay less, and may bring a child.",
        "Sign up for our newsletter.",
        "登录系统的学生说，选课比去年快了许多。",
        "市民可登录服务平台查看课表。",
        "Wer weiter lesen lernen will, bekommt im Speicher Hilfe.",
        "会員制の楽団が初めて舞台に立った。",
    ],
)
def test_a_line_that_only_sounds_like_a_plea_stays(line: str) -> None:
    article = read(page(f"<article>{H1}{STORY}<p>{line}</p></article>"))
    assert article.flags == ()


def test_a_long_text_goes_on_below_a_notice_in_its_middle() -> None:
    rest = "".join(f"<p>{word}: {line} {line} {line}</p>" for word in ("First", "Then", "At last") for line in LINES)
    article = read(page(f"<article>{H1}{STORY}<p>Subscribe to continue reading.</p>{rest}</article>"))
    assert article.flags == ()
    assert len(article.paragraphs) > 12


def test_of_a_thread_the_opening_post_is_read_and_no_answer() -> None:
    article = read(page(THREAD))
    assert (article.paragraphs, article.flags, article.section) == (LINES, ("answers_left_out",), None)
    assert article.date_published == "2026-11-14T15:04+02:00"
    assert [credit.name for credit in article.credits] == ["quill"]


@pytest.mark.parametrize("name", ["live-post", "post type-post"])
def test_entries_of_a_ticker_and_other_articles_are_no_answers(name: str) -> None:
    assert "answers_left_out" not in read(page(THREAD.replace("class='post ", f"class='{name} "))).flags


@pytest.mark.parametrize("name", ["space-y-4", "profile-wide", "poster-wide", "membership-note", "whitespace-normal"])
def test_what_only_sounds_like_a_member_makes_no_thread(name: str) -> None:
    posts = "".join(f"<div class='post'><div class='{name}'>{lines}</div></div>" for lines in (STORY, OTHER))
    article = read(page(f"{H1}<div>{posts}</div>"))
    assert (len(article.paragraphs), article.flags) == (STORY.count("<p>") + OTHER.count("<p>"), ())


def test_a_story_with_a_heading_of_its_own_is_no_answer() -> None:
    story = THREAD.replace("<div class='content'>", "<h2>The ferry runs again on Sunday</h2><div class='content'>")
    assert "answers_left_out" not in read(page(story)).flags

"""A site's own Python, for what no selector says: ``seeds/sites/NAME.py`` beside NAME.toml.

It has ``def read(article: Article, tree: BeautifulSoup) -> Article``, and gets what the extraction made of the page.
"""

import hashlib
import sys
import traceback
from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from functools import cache
from pathlib import Path
from typing import Any, get_args, get_origin

from bs4 import BeautifulSoup

from crawler.discovery.parts import is_whole, may_go_on, next_part, part_number
from crawler.extraction import extract_article
from crawler.extraction.article import extract_part
from crawler.extraction.flags import PARTS_MISSING, Flag
from crawler.extraction.joining import is_repeated, join_parts, keys_of, tells_all
from crawler.extraction.rules import GENERIC, Hook, Rules
from crawler.extraction.source.decode import decode
from crawler.further_pages import is_notice, link_page
from crawler.items import Article, NotArticle, Snapshot

HOOK_FAILED: Flag = "hook_failed"


def read_article(snapshot: Snapshot, rules: Rules = GENERIC) -> Article | NotArticle:
    """What every page goes through: the extraction, then the site's hook, then its further parts, for an article."""
    result = hooked(extract_article(snapshot, rules), snapshot, rules)
    if isinstance(result, NotArticle):
        return result
    parts = [(page, hooked(extract_part(page, rules), page, rules)) for page in snapshot.parts]
    if not parts:
        return flagged(result) if goes_on(snapshot, []) else result
    articles = [part for _, part in parts if isinstance(part, Article)]
    whole = next((part for page, part in parts if is_all_of(page, part, snapshot, result)), None)
    if whole is not None:
        return join_parts(result, [part for part in articles if part is whole])
    joined = join_parts(result, articles)
    return flagged(joined) if is_missing(snapshot, parts, result) else joined


Part = tuple[Snapshot, Article | NotArticle]


def is_all_of(page: Snapshot, part: Article | NotArticle, first: Snapshot, article: Article) -> bool:
    """Does a page tell the whole article, as its address says? Then it is read alone."""
    if isinstance(part, NotArticle) or not is_whole(page.url or "", first.url or ""):
        return False
    return tells_all(keys_of(part.blocks), keys_of(article.blocks))


def is_missing(first: Snapshot, parts: Sequence[Part], article: Article) -> bool:
    """Is there one part more than those that came, or did something else come in the place of one?"""
    url = first.url or ""
    if any(isinstance(part, NotArticle) and is_notice(page, part.why, url) for page, part in parts):
        return True
    numbered = [(page, part) for page, part in parts if part_number(page.url or "", url)]
    last = numbered[-1][1] if numbered else None
    is_end = isinstance(last, Article) and is_repeated(last, article)
    return not is_end and goes_on(first, [page for page, _ in numbered])


def flagged(article: Article) -> Article:
    return replace(article, flags=tuple(dict.fromkeys((*article.flags, PARTS_MISSING))))


def goes_on(first: Snapshot, numbered: Sequence[Snapshot]) -> bool:
    """Does the last of an article's pages lead to one more part?"""
    last = (numbered or [first])[-1]
    if first.url is None or last.url is None:
        return False
    if not numbered and not may_go_on(last.body, first.url):
        return False
    return next_part(link_page(last), first.url, len(numbered) + 1) is not None


def hooked(result: Article | NotArticle, snapshot: Snapshot, rules: Rules) -> Article | NotArticle:
    if rules.hook is None or isinstance(result, NotArticle):
        return result
    try:
        text, _ = decode(snapshot.body, snapshot.charset)
        return checked(function_of(rules.hook)(result, BeautifulSoup(text, "lxml")))
    except Exception as error:  # noqa: BLE001 -- whatever a person's code does, the page is kept
        tell(f"{place_of(error, rules.hook)}: {type(error).__name__}: {error}")
        return replace(result, flags=tuple(sorted({*result.flags, HOOK_FAILED})))


@cache
def function_of(hook: Hook) -> Callable[[Article, BeautifulSoup], Any]:
    """Run once a process; raises ValueError for a file that is not what the declaration was read with."""
    source = Path(hook.path).read_bytes()
    if hashlib.sha256(source).hexdigest() != hook.sha256:
        raise ValueError("it was changed while pages were read: begin again")
    names: dict[str, Any] = {"__name__": Path(hook.path).stem, "__file__": hook.path}
    exec(compile(source, hook.path, "exec"), names)
    function: Callable[[Article, BeautifulSoup], Any] = names["read"]
    return function


def checked(article: Any) -> Article:
    """Raises TypeError for what an archive cannot keep."""
    if not isinstance(article, Article):
        raise TypeError(f"read gave {type(article).__name__}, not an Article")
    for field in fields(Article):
        value: Any = getattr(article, field.name)
        kind: Any = field.type
        if get_origin(kind) is tuple:
            is_right = isinstance(value, tuple) and all(isinstance(each, get_args(kind)[0]) for each in value)
        else:
            is_right = isinstance(value, kind)
        if not is_right:
            raise TypeError(f"read gave the {field.name} {value!r:.80}, not {kind}")
    return article


def place_of(error: Exception, hook: Hook) -> str:
    """``path:line``, the last line of the hook that was run; its path where none was."""
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == hook.path]
    return f"{hook.path}:{lines[-1]}" if lines else hook.path


@cache
def tell(what: str) -> None:
    """Once a process: a hook fails on many pages in the same way."""
    print(what, file=sys.stderr, flush=True)

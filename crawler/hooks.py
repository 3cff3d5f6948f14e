"""A site's own Python, for what no selector says: ``seeds/sites/NAME.py`` beside NAME.toml.

It has ``def read(article: Article, tree: BeautifulSoup) -> Article``, and gets what the extraction made of the page.
"""

import hashlib
import sys
import traceback
from collections.abc import Callable
from dataclasses import fields, replace
from functools import cache
from pathlib import Path
from typing import Any, get_args, get_origin

from bs4 import BeautifulSoup

from crawler.discovery.links import LinkPage
from crawler.discovery.parts import is_whole, may_go_on, next_part
from crawler.extraction import extract_article
from crawler.extraction.article import extract_part
from crawler.extraction.flags import Flag
from crawler.extraction.joining import is_repeated, join_parts
from crawler.extraction.rules import GENERIC, Hook, Rules
from crawler.extraction.source.decode import decode
from crawler.items import Article, NotArticle, Snapshot

HOOK_FAILED: Flag = "hook_failed"
PARTS_MISSING: Flag = "parts_missing"


def read_article(snapshot: Snapshot, rules: Rules = GENERIC) -> Article | NotArticle:
    """What every page goes through: the extraction, then the site's hook, then its further parts, for an article."""
    result = hooked(extract_article(snapshot, rules), snapshot, rules)
    if isinstance(result, NotArticle):
        return result
    parts = [hooked(extract_part(part, rules), part, rules) for part in snapshot.parts]
    if not parts:
        return flagged(result) if goes_on(snapshot) else result
    last, joined = parts[-1], join_parts(result, [part for part in parts if isinstance(part, Article)])
    is_end = isinstance(last, Article) and is_repeated(last, result)
    return joined if is_end or not goes_on(snapshot) else flagged(joined)


def flagged(article: Article) -> Article:
    return replace(article, flags=(*article.flags, PARTS_MISSING))


def goes_on(snapshot: Snapshot) -> bool:
    """Does the last of its pages lead to one more part?"""
    first, last = snapshot.url, (snapshot.parts or (snapshot,))[-1]
    if first is None or last.url is None or is_whole(last.url, first):
        return False
    if not snapshot.parts and not may_go_on(last.body, first):
        return False
    text, _ = decode(last.body, last.charset)
    return next_part(LinkPage(text, last.url), first, len(snapshot.parts) + 1) is not None


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

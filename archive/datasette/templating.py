"""What templates may use besides Datasette's own words."""

from collections.abc import Callable
from typing import Any

from jinja2.ext import Extension

from archive.datasette import cells
from archive.datasette.article import article_path, is_language, is_web_address, readable_moment
from archive.datasette.naming import display_headline


class PageLanguage(Extension):
    """Names the language of Datasette's own pages, whose template has no block around its html tag."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        return source.replace("<html>", '<html{% if reading_room() %} lang="en"{% endif %}>', 1)


def prepare(env: Any, is_on: Callable[[], bool]) -> None:
    """``is_on`` is asked while a page is written: without an archive Datasette's pages stay as they are."""
    env.add_extension(PageLanguage)
    env.globals["reading_room"] = is_on
    env.tests["web_address"] = is_web_address
    env.tests["bcp47"] = is_language
    env.filters["article_path"] = article_path
    env.filters["headline"] = display_headline
    env.filters["moment"] = readable_moment
    env.filters["only"] = cells.only

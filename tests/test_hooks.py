"""A site's own Python beside its declaration: applied wherever a page is read, and no page is lost by it."""

import pickle
from pathlib import Path

import pytest

from crawler.contracts import check_site
from crawler.files import read_snapshot, rules_at
from crawler.items import Article, Reading, Snapshot
from crawler.readers import Readers
from crawler.reading import Page
from crawler.sites import SiteError, load_site
from crawler.version import rules_fingerprint
from tests.loading import HEADLINE, PARAGRAPHS, URL, page

SITE = 'title = "莲渡日报"\nstart = ["https://www.lotus-ferry.example/"]\n'
READ = """from dataclasses import replace

def read(article, tree):
    return replace(article, section=tree.title.get_text()[:3])
"""
SNAPSHOT = Snapshot(page(), URL, URL)


def declare(folder: Path, hook: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "ferry.toml").write_text(SITE, encoding="utf-8")
    (folder / "ferry.py").write_text(hook, encoding="utf-8")
    return folder / "ferry.py"


def article_of(reading: object) -> Article:
    assert isinstance(reading, Reading)
    assert isinstance(reading.result, Article)
    return reading.result


def test_a_hook_gets_the_article_and_the_tree_here_and_in_another_process(tmp_path: Path) -> None:
    declare(tmp_path, READ)
    here = read_snapshot(SNAPSHOT, tmp_path)
    assert (article_of(here).section, article_of(here).headline, article_of(here).flags) == ("莲渡口", HEADLINE, ())
    readers = Readers(1, 60)
    try:
        assert readers.ask(Page(SNAPSHOT, *rules_at(URL, tmp_path))) == here
    finally:
        readers.close()


def test_another_source_is_another_fingerprint_wherever_the_file_lies(tmp_path: Path) -> None:
    marks = []
    for name, source in (("a", READ), ("b", READ), ("c", READ + "\n")):
        declare(tmp_path / name, source)
        rules = load_site("ferry", tmp_path / name).rules_for(None)
        assert pickle.loads(pickle.dumps(rules)) == rules
        marks.append(rules_fingerprint(rules))
    assert marks[0] == marks[1] != marks[2]
    assert None not in marks


@pytest.mark.parametrize(
    ("hook", "said"),
    [
        ("def read(article, tree):\n    x = 1\n    return tree.select_one('b.none').text\n",
         ":3: AttributeError: 'NoneType' object has no attribute 'text'"),
        ("def read(article, tree):\n    return None\n", ": TypeError: read gave NoneType, not an Article"),
        ("from dataclasses import replace\ndef read(article, tree):\n    return replace(article, headline=7)\n",
         ": TypeError: read gave the headline 7, not str | None"),
        ("1 / 0\ndef read(article, tree):\n    return article\n", ":1: ZeroDivisionError: division by zero"),
    ],
)  # fmt: skip
def test_an_error_is_named_with_its_line_once_and_the_page_is_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], hook: str, said: str
) -> None:
    path = declare(tmp_path, hook)
    articles = [article_of(read_snapshot(SNAPSHOT, tmp_path)) for _ in range(2)]
    assert capsys.readouterr().err == f"{path}{said}\n"
    assert [(one.headline, one.paragraphs, one.flags) for one in articles] == [
        (HEADLINE, PARAGRAPHS, ("hook_failed",))
    ] * 2


def test_a_check_of_the_site_names_the_pages_on_which_its_hook_failed(tmp_path: Path) -> None:
    declare(tmp_path / "sites", "def read(article, tree):\n    raise LookupError(article.headline)\n")
    sample = tmp_path / "pages" / "ferry" / "a" / "page.html"
    sample.parent.mkdir(parents=True)
    sample.write_bytes(page())
    check = check_site(load_site("ferry", tmp_path / "sites"), tmp_path / "pages", tmp_path / "sites")
    assert list(check.problems()) == [f"{sample}: ferry.py failed on it"]


def test_a_hook_that_changed_on_the_way_is_not_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = declare(tmp_path, READ)
    rules_at(URL, tmp_path)
    path.write_text(READ + "# later\n", encoding="utf-8")
    assert article_of(read_snapshot(SNAPSHOT, tmp_path)).flags == ("hook_failed",)
    assert capsys.readouterr().err == f"{path}: ValueError: it was changed while pages were read: begin again\n"


@pytest.mark.parametrize(
    ("hook", "said"),
    [
        ("def read(article, tree)\n    return article\n", "expected ':' (ferry.py, line 1)"),
        ("def reed(article, tree):\n    return article\n", "it has no function: def read(article, tree)"),
    ],
)
def test_a_file_that_is_no_hook_is_named_before_anything_is_read(tmp_path: Path, hook: str, said: str) -> None:
    path = declare(tmp_path, hook)
    with pytest.raises(SiteError) as caught:
        load_site("ferry", tmp_path)
    assert str(caught.value) == f"{path}: {said}"

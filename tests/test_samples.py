"""Every sample page gives the article that a person wrote down for it; ``scrapy samples`` says and renews."""

import json
import shutil
from collections import Counter
from pathlib import Path

import pytest

from crawler.samples import differences, find_samples, load_expected, read_sample
from tests.loading import ROOT, run_scrapy

PAGES = sorted(find_samples(ROOT / "seeds" / "pages"))
SAMPLE = ROOT / "seeds" / "pages" / "linlan_daily" / "port-berth-upgrade"


@pytest.fixture
def spoiled(tmp_path: Path) -> Path:
    """A copy of a sample whose expected article has another headline."""
    copy = Path(shutil.copytree(SAMPLE, tmp_path / "linlan" / "port"))
    expected = json.loads((copy / "article.json").read_text(encoding="utf-8"))
    (copy / "article.json").write_text(json.dumps(expected | {"headline": "别的标题"}), encoding="utf-8")
    return copy


@pytest.mark.parametrize("page", PAGES, ids=[page.parent.name for page in PAGES])
def test_a_sample_page_gives_the_article_it_must(page: Path) -> None:
    assert differences(load_expected(page), read_sample(page)) == []


def test_there_are_enough_samples_of_both_kinds() -> None:
    kinds = Counter(page.suffix for page in PAGES)
    assert kinds[".html"] >= 10
    assert kinds[".txt"] >= 5


def test_every_sample_says_where_it_came_from() -> None:
    assert [page for page in PAGES if not (page.parent / "origin.json").exists()] == []


def test_samples_tells_a_wrong_field_and_ends_with_one(spoiled: Path) -> None:
    before = (spoiled / "article.json").read_bytes()
    done = run_scrapy("samples", spoiled.parent)
    headline = load_expected(SAMPLE / "page.txt")["headline"]
    assert done.stdout.splitlines() == [
        str(spoiled),
        "  headline",
        "    must be '别的标题'",
        f"    is      {headline!r}",
        "1 sample page, 1 not as it must be",
    ]
    assert (done.returncode, done.stderr) == (1, "")
    assert (spoiled / "article.json").read_bytes() == before


def test_samples_write_renews_the_article_byte_for_byte(spoiled: Path) -> None:
    assert run_scrapy("samples", "--write", spoiled.parent).returncode == 0
    assert (spoiled / "article.json").read_bytes() == (SAMPLE / "article.json").read_bytes()
    assert run_scrapy("samples", spoiled.parent).returncode == 0


def test_a_folder_without_samples_is_a_mistake_of_the_person_who_asked(tmp_path: Path) -> None:
    done = run_scrapy("samples", tmp_path)
    assert done.returncode == 2
    assert f"no page.html or page.txt below {tmp_path}" in done.stderr + done.stdout


def test_a_difference_in_a_list_names_only_the_entries_that_differ() -> None:
    found = differences({"links": ["a", "b", "c"], "section": None}, {"links": ["a", "x", "c"], "section": None})
    assert [(one.field, one.expected, one.found) for one in found] == [("links[1:2]", ["b"], ["x"])]

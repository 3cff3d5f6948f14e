import json
from dataclasses import replace
from io import BytesIO

from crawler.feeds import CsvArticles, JsonArticles, JsonLinesArticles
from crawler.items import Article, Block, Credit, Failure, NotArticle, Reading, Snapshot

ARTICLE = Article(
    headline="=新桥通车",
    blocks=(Block("paragraph", "首日两万辆。"), Block("image", "a.jpg"), Block("paragraph", "两岸更近。")),
    url="http://paper.example/a",
    date_published="2026-11-03",
    credits=(Credit("reporter", "林晚"), Credit("editor", "何苗")),
    language="zh",
)
PAGE = Snapshot(b"secret bytes", input="http://paper.example/old", url="http://paper.example/a", status=200)
ITEMS = [
    Reading(PAGE, ARTICLE, "Paper"),
    Reading(PAGE, NotArticle("empty")),
    Failure("http://paper.example/b", "failed", "timeout", "25 s"),
]
ROWS = [
    json.loads(json.dumps(ARTICLE.as_dict())),
    {
        "state": "not_article",
        "why": "empty",
        "detail": None,
        "input": "http://paper.example/old",
        "url": "http://paper.example/a",
        "status": 200,
    },
    {
        "state": "failed",
        "why": "timeout",
        "detail": "25 s",
        "input": "http://paper.example/b",
        "url": None,
        "status": None,
    },
]


def test_json_lines_are_articles_and_small_rows_for_what_is_none() -> None:
    file = BytesIO()
    exporter = JsonLinesArticles(file, encoding="utf-8")
    for item in ITEMS:
        exporter.export_item(item)
    assert [json.loads(line) for line in file.getvalue().splitlines()] == ROWS
    assert "新桥通车" in file.getvalue().decode()


def test_json_is_one_array_of_the_same_rows() -> None:
    file = BytesIO()
    exporter = JsonArticles(file, encoding="utf-8")
    exporter.start_exporting()
    for item in ITEMS:
        exporter.export_item(item)
    exporter.finish_exporting()
    assert json.loads(file.getvalue()) == ROWS


def test_csv_has_the_articles_and_no_formulas() -> None:
    file = BytesIO()
    exporter = CsvArticles(file, encoding="utf-8")
    for item in [*reversed(ITEMS), Reading(PAGE, replace(ARTICLE, headline="B", credits=(), source="日报"))]:
        exporter.export_item(item)
    exporter.finish_exporting()
    body = "首日两万辆。\n\n两岸更近。"
    assert file.getvalue().decode() == (
        "url,headline,section,date_published,source,credits,language,body\r\n"
        f'http://paper.example/a,\'=新桥通车,,2026-11-03,,reporter: 林晚; editor: 何苗,zh,"{body}"\r\n'
        f'http://paper.example/a,B,,2026-11-03,日报,,zh,"{body}"\r\n'
    )


def test_what_is_no_item_of_ours_passes_as_it_is() -> None:
    file = BytesIO()
    JsonLinesArticles(file, encoding="utf-8").export_item({"a": 1})
    assert json.loads(file.getvalue()) == {"a": 1}

"""Who may import whom. The rules are DESIGN's; the imports are read from the source, nothing is run."""

import ast
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
OURS = ("crawler", "archive")
PARSERS = {"selectolax", "bs4", "w3lib", "charset_normalizer"}

# folder or module: prefixes it must not import
FORBIDDEN = {
    "crawler": {"archive", "datasette", "sqlite3", "sqlite_utils"},
    "archive/migrations.py": {"crawler", "scrapy", "datasette", "selectolax"},
    "archive/sqlite.py": {"crawler", "scrapy", "datasette", "selectolax"},
    "archive/store.py": {"scrapy", "datasette", "selectolax"},
    "archive/search.py": {"crawler", "scrapy", "datasette", "selectolax"},
    "archive/searching": {"crawler", "scrapy", "datasette", "selectolax"},
    "archive/snapshots": {"scrapy", "datasette", "selectolax"},
    "archive/ledger": {"scrapy", "datasette", "selectolax"},
    "archive/ledger/chain.py": {"crawler", "scrapy", "datasette", "selectolax"},
    "archive/comparing": {"crawler", "scrapy", "datasette", "selectolax"},
    "archive/saving": {"scrapy", "datasette", "selectolax"},
    "archive/datasette": {"crawler", "scrapy"},
    "archive/datasette/tables": {"archive.datasette.guarding", "archive.datasette.rooms"},
}
# folder or module: the only prefixes it may import beside the standard library
ALLOWED = {
    "crawler/items.py": set(),
    "crawler/extraction": {"crawler.items", "crawler.extraction", *PARSERS},
    "crawler/declarations.py": {"soupsieve"},
    "crawler/sites.py": {"crawler.items", "crawler.declarations", "crawler.extraction.rules"},
}
NETWORK = {"socket", "http", "ssl", "asyncio", "subprocess", "sqlite3", "urllib.request"}


def imports_of(source: str, package: str) -> set[str]:
    """Dotted names, relative imports made absolute; ``from a import b`` counts as ``a.b``."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            found |= {".".join(filter(None, [*above, node.module, alias.name])) for alias in node.names}
    return found


def within(name: str, prefixes: set[str]) -> bool:
    return any(name == prefix or name.startswith(f"{prefix}.") for prefix in prefixes)


def standard(name: str) -> bool:
    return name.partition(".")[0] in sys.stdlib_module_names


def sources(place: str) -> list[Path]:
    path = ROOT / place
    return [path] if path.suffix else sorted(path.rglob("*.py"))


def imports_in(path: Path) -> set[str]:
    return imports_of(path.read_text(encoding="utf-8"), ".".join(path.relative_to(ROOT).parent.parts))


@pytest.mark.parametrize("place", FORBIDDEN)
def test_no_module_imports_what_its_room_forbids(place: str) -> None:
    found = {str(path): imports_in(path) for path in sources(place)}
    assert found
    assert {(path, name) for path, names in found.items() for name in names if within(name, FORBIDDEN[place])} == set()


@pytest.mark.parametrize("place", ALLOWED)
def test_a_narrow_room_imports_only_what_it_is_given(place: str) -> None:
    found = {str(path): imports_in(path) for path in sources(place)}
    assert found
    strange = {(path, name) for path, names in found.items() for name in names if not within(name, ALLOWED[place])}
    assert {(path, name) for path, name in strange if not standard(name) or within(name, NETWORK)} == set()


def test_only_one_module_chooses_the_sqlite_library() -> None:
    importers = {
        path.relative_to(ROOT).as_posix()
        for place in OURS
        for path in sources(place)
        if any(within(name, {"sqlite3", "pysqlite3"}) for name in imports_in(path))
    }
    assert importers == {"archive/sqlite.py"}


def test_the_reader_of_imports_sees_every_way_of_writing_them() -> None:
    source = "import scrapy.http as h\nfrom archive import store\ndef f():\n from ..items import Page\n from . import x"
    assert imports_of(source, "crawler.spiders") == {
        "scrapy.http",
        "archive.store",
        "crawler.items.Page",
        "crawler.spiders.x",
    }
    assert within("archive.store", FORBIDDEN["crawler"])
    assert not within("archived", FORBIDDEN["crawler"])
    assert not within("scrapy.http", ALLOWED["crawler/extraction"])


def test_every_package_is_installed_and_none_that_is_not_there() -> None:
    """They are named, since tests, seeds and bench are packages that nobody wants installed."""
    named = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["packages"]
    there = {path.parent.relative_to(ROOT).as_posix() for part in OURS for path in (ROOT / part).rglob("__init__.py")}
    assert set(named) == {path.replace("/", ".") for path in there}

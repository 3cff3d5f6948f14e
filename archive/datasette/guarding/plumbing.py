"""What is of nobody's concern on a site that anyone can visit: the bytes of pages, and where files lie on the disk."""

import sys
from typing import Any

from datasette.views.special import JsonDataView

from archive.datasette.finding import known_archive

BESIDE = {
    ".snapshots.db": ({"snapshots", "dictionaries", "bases"}, "the bytes of pages"),
    ".frontier.db": ({"frontier", "crawls"}, "what crawls are to ask for"),
}
"""Files beside an archive, by the end of their names: their tables, and what they hold."""


async def hide_files_beside(datasette: Any) -> None:
    """Take the files beside an archive out of what is served: ``datasette *.db`` names them as well."""
    for name, database in list(datasette.databases.items()):
        if database.path is None:
            continue
        tables = set(await database.table_names())
        for ending, (own, what) in BESIDE.items():
            if str(database.path).endswith(ending) or tables >= own:
                datasette.remove_database(name)
                print(f"{database.path} holds {what} and is not served", file=sys.stderr)
                break


def may_download(datasette: Any, database: str) -> bool | None:
    """No whole file for everybody, unless ``plugins: broadsheet: download: true``; None: Datasette decides."""
    if database != known_archive(datasette):
        return None
    return None if (datasette.plugin_config("broadsheet") or {}).get("download") is True else False


def downloads(datasette: Any, archive: Any) -> dict[str, bool]:
    """What the page of a database is told, so that it shows no link that leads nowhere."""
    return {} if may_download(datasette, archive.name) is None else {"allow_download": False}


async def show_databases(datasette: Any, request: Any, send: Any) -> Any:
    """Datasette's ``/-/databases`` without paths."""
    return await _json_view(datasette, "databases.json", datasette._connected_databases, "path")(request, send)


async def show_threads(datasette: Any, request: Any, send: Any) -> Any:
    """Datasette's ``/-/threads`` without the tasks, which name files of the installation."""
    return await _json_view(datasette, "threads.json", datasette._threads, "tasks")(request, send)


def _json_view(datasette: Any, name: str, take: Any, left_out: str) -> Any:
    def taken() -> Any:
        data = take()
        if not known_archive(datasette):
            return data
        return _without(data, left_out) if isinstance(data, dict) else [_without(row, left_out) for row in data]

    return JsonDataView.as_view(datasette, name, taken)


def _without(row: dict[str, Any], left_out: str) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key != left_out}

"""Facets beside a search in the table of articles: for a common word they are counted among its newest hits only.

Each facet asks for all hits anew; of a word that stands in most articles, four of them took most of the page's time.
Given in the metadata as ``{"newest": column}``, since Datasette's own way of counting a column cannot be taken away.
"""

import json
from collections import Counter
from typing import Any

from datasette.database import QueryInterrupted
from datasette.facets import ColumnFacet

from archive.datasette.asgi import MARK
from archive.datasette.tables.searched import HITS
from archive.searching.facets import told_apart

MOST = 5_000
"""Hits; as many as ``/search`` ranks and counts."""
NEWEST_HITS = f"{HITS} order by rowid desc limit :most"
HOSTS = "select id, host from outlets where id in (select value from json_each(:outlets))"
THOSE = "select value from json_each(:hits)"


class NewestFacet(ColumnFacet):  # type: ignore[misc]
    type = "newest"
    sql: str
    params: dict[str, Any]

    async def suggest(self) -> list[dict[str, Any]]:
        return []  # columns are suggested once, by Datasette

    async def facet_results(self) -> tuple[list[dict[str, Any]], list[str]]:
        if self.get_configs() and (self.row_count is None or self.row_count > MOST) and HITS in self.sql:
            await self._keep_to_newest()
        results, too_slow = await super().facet_results()
        for result in results:
            if result["name"] == "outlet_id":
                await self._tell_apart(result["results"])
        return [result | {"type": "column"} for result in results], too_slow

    async def _tell_apart(self, outlets: list[dict[str, Any]]) -> None:
        """Of several outlets of one name, the host of each beside it."""
        names = Counter(outlet["label"] for outlet in outlets)
        if len(names) < len(outlets):
            numbers = json.dumps([outlet["value"] for outlet in outlets])
            hosts = dict((await self.ds.execute(self.database, HOSTS, {"outlets": numbers})).rows)
            for outlet in outlets:
                host = hosts.get(outlet["value"], outlet["label"])
                outlet["label"] = told_apart(outlet["label"], host, names[outlet["label"]])

    async def _keep_to_newest(self) -> None:
        """Looks for them once, and not once a facet."""
        asked = {"search": self.params["search"], "most": MOST}
        try:
            hits = await self.ds.execute(self.database, NEWEST_HITS, asked, truncate=False)
        except QueryInterrupted:
            return
        self.params = self.params | {"hits": json.dumps([hit[0] for hit in hits.rows])}
        self.sql = self.sql.replace(HITS, THOSE)
        self.request.scope.get(MARK, {})["facets_of"] = MOST


def counted_columns(datasette: Any, database: str, table: str) -> set[str]:
    """Whose values the table's page counts unasked: ours, or what whoever serves the archive has set instead."""
    given = datasette.table_metadata(database, table).get("facets", [])
    named = [one if isinstance(one, str) else one.get("newest", one.get("column")) for one in given]
    return {one for one in named if isinstance(one, str)}


def described(request: Any) -> dict[str, Any]:
    """For the template: among how many hits the facets were counted, when not among all; and the words."""
    most = request.scope.get(MARK, {}).get("facets_of") if request else None
    return {"facets_of": most, "searched_words": request.args.get("_search")} if most else {}

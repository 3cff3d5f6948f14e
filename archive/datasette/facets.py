"""Facets beside a search in the table of articles: for a common word they are counted among its newest hits only.

Each facet asks for all hits anew; of a word that stands in most articles, four of them took most of the page's time.
Given in the metadata as ``{"newest": column}``, since Datasette's own way of counting a column cannot be taken away.
"""

from typing import Any

from datasette.facets import ColumnFacet

from archive.datasette.policy import MARK

MOST = 5_000
"""Hits; as many as ``/search`` ranks and counts."""
ALL_HITS = "match escape_fts(:search))"
NEWEST_HITS = "match escape_fts(:search) order by rowid desc limit {most})"
"""As Datasette's filter asks for the words of a search box, and with an end."""


class NewestFacet(ColumnFacet):  # type: ignore[misc]
    type = "newest"
    sql: str

    async def suggest(self) -> list[dict[str, Any]]:
        return []  # columns are suggested once, by Datasette

    async def facet_results(self) -> tuple[list[dict[str, Any]], list[str]]:
        if self.get_configs() and (self.row_count is None or self.row_count > MOST) and ALL_HITS in self.sql:
            self.sql = self.sql.replace(ALL_HITS, NEWEST_HITS.format(most=MOST))
            self.request.scope.get(MARK, {})["facets_of"] = MOST
        results, too_slow = await super().facet_results()
        return [result | {"type": "column"} for result in results], too_slow


def described(request: Any) -> dict[str, Any]:
    """For the template: among how many hits the facets were counted, when not among all; and the words."""
    most = request.scope.get(MARK, {}).get("facets_of") if request else None
    return {"facets_of": most, "searched_words": request.args.get("_search")} if most else {}

"""The tables as Parquet files: articles and blocks by year and outlet, the others one file each, and the views in SQL.

``OUT/articles/year=2026/outlet=…/part-0-0.parquet`` is the layout that DuckDB, Spark, pandas and Polars read by itself.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq
from sqlite_utils import Database

from archive.publishing.outputs import IN_PARTS, VIEWS
from archive.publishing.published import PUBLISHED

ROWS = 20_000
"""Rows that are held at a time."""
TYPES = {"TEXT": pa.string(), "INTEGER": pa.int64(), "REAL": pa.float64(), "BLOB": pa.binary()}
PLACE = """CASE WHEN articles.date_published GLOB '[0-9][0-9][0-9][0-9]*' THEN substr(articles.date_published, 1, 4) END
        AS year, (SELECT host FROM outlets WHERE outlets.id = articles.outlet_id) AS outlet"""
ORDERED = {
    "articles": f"SELECT articles.*, {PLACE} FROM articles ORDER BY outlet_id, date_published",  # noqa: S608
    "blocks": f"""SELECT blocks.*, {PLACE} FROM articles JOIN blocks ON article_id = articles.id
        ORDER BY outlet_id, date_published, article_id, position""",  # noqa: S608 - constants
}
"""The tables of IN_PARTS, which are large, in the order of their parts, so that few files are open at a time."""
PARTS = (("year", pa.string()), ("outlet", pa.string()))
MACROS = (
    "CREATE MACRO datetime(moment) AS "
    "strftime(TRY_CAST(moment AS TIMESTAMPTZ) AT TIME ZONE 'UTC', '%Y-%m-%d %H:%M:%S');"
)
"""What DuckDB lacks of what our views ask of SQLite."""


def write_parquet(db: Database, out: Path) -> Iterator[int]:
    """Writes every table into the new folder ``out``; yields how many rows are written each time."""
    out.mkdir()
    for table in PUBLISHED:
        if table in IN_PARTS:
            yield from write_parts(db, table, out / table)
        else:
            yield from write_table(db, table, out / f"{table}.parquet")
    (out / VIEWS).write_text(views_of(db), encoding="utf-8")


def write_table(db: Database, table: str, path: Path) -> Iterator[int]:
    schema = schema_of(db, table)
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for batch in batches(db, f"SELECT * FROM {table}", schema):  # noqa: S608 - a table of ours
            writer.write_batch(batch)
            yield batch.num_rows


def write_parts(db: Database, table: str, folder: Path) -> Iterator[int]:
    """A file a part for every batch: rows come in the order of their parts, so a batch has few of them."""
    schema = schema_of(db, table)
    for name, kind in PARTS:
        schema = schema.append(pa.field(name, kind))
    folder.mkdir()
    for number, batch in enumerate(batches(db, ORDERED[table], schema)):
        ds.write_dataset(
            batch,
            folder,
            format="parquet",
            basename_template=f"part-{number}-{{i}}.parquet",
            file_options=ds.ParquetFileFormat().make_write_options(compression="zstd"),
            partitioning=ds.partitioning(pa.schema(PARTS), flavor="hive"),
            max_partitions=ROWS,
            existing_data_behavior="overwrite_or_ignore",
        )
        yield batch.num_rows


def schema_of(db: Database, table: str) -> pa.Schema:
    """The columns of a table as STRICT declares them."""
    columns = db.execute(f"PRAGMA table_info({table})").fetchall()
    return pa.schema([pa.field(name, TYPES[kind]) for _, name, kind, *_ in columns])


def batches(db: Database, query: str, schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    rows = db.execute(query)
    while some := rows.fetchmany(ROWS):
        columns: list[tuple[Any, ...]] = list(zip(*some, strict=True))
        yield pa.record_batch(
            [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)], schema
        )


def views_of(db: Database) -> str:
    """SQL for DuckDB, to be read in the folder: the tables and views of the archive by their names.

    Columns stand where SQLite has them, so that the same questions get the same answers.
    """
    tables = [view_of(table, schema_of(db, table).names) for table in PUBLISHED]
    views = [f"{sql};" for (sql,) in db.execute("SELECT sql FROM sqlite_master WHERE type = 'view' ORDER BY rowid")]
    return "\n".join([*tables, MACROS, *views, ""])


def view_of(table: str, columns: list[str]) -> str:
    files = f"{table}/*/*/*.parquet" if table in IN_PARTS else f"{table}.parquet"
    source = f"read_parquet('{files}', hive_partitioning = {str(table in IN_PARTS).lower()})"
    return f"CREATE VIEW {table} AS SELECT {', '.join(columns)} FROM {source};"  # noqa: S608 - tables of ours

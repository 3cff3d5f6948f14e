"""The archive in other people's formats: WARC for its bytes, Parquet for its tables, JSON lines for its articles."""

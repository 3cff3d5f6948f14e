"""Pages read on other machines: by the workers of a Dask scheduler, for one writer here or into Parquet there."""

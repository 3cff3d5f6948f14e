"""One crawl by several machines: a frontier and a stream of pages in Redis, between workers and one writer."""

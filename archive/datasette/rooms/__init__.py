"""The pages around the articles: overview, sources, one source, changes, and their feeds."""

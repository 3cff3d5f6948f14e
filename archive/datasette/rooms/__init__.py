"""The pages around the articles: overview, sources, one source, one person, changes, and their feeds."""

"""When the article was published."""

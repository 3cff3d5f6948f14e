"""A page comes in, an article goes out."""

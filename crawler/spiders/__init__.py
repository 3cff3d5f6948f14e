"""Requests out, pages in: the one spider, and what it knows of its lists, its plan and its outcomes."""

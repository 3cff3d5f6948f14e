"""The bytes of every page, once, packed as small as they go: against a page like it, with a dictionary, or alone."""

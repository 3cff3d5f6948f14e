"""How a page was read, for a person."""

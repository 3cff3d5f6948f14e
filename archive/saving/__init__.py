"""A reading becomes rows: made ready without a lock, matched with what is there, written in one transaction."""

"""Is the archive whole? Each room of it is asked; nothing is written."""

"""Bytes to a page: decoding, parsing HTML and text copies, what the page says of itself for machines."""

"""What a visitor may ask, how long it may take, and what a page may do in a browser."""

"""Two texts side by side: their words, what differs, which paragraph became which, who reprinted whom."""

"""Which addresses are known, which are asked for next, and when each is asked for again."""

"""How text is indexed, asked for, found and marked: one encoding for all four."""

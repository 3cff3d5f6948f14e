"""An article as others cite it: GB/T 7714, BibTeX, CSL-JSON, RIS, and a line that names the bytes. Pure functions."""

"""The headline and the section."""

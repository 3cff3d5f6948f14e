"""People with their roles, and the credited source."""

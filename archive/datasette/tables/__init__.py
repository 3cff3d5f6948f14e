"""Datasette's own pages of tables and questions, as this archive shows and answers them."""

"""What ``scrapy NAME`` runs: one module a command, and what several of them need."""

"""What the article's page and its other forms (text, Markdown, JSON) are made of: an article's rows, set in order."""

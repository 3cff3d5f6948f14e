"""The page ``/search``, its JSON and Atom forms, and the description that browsers add as a search engine."""

"""What a site has to read: its feeds, sitemaps, lists and next pages, and which of their links are articles.

Everything here is pure: bytes or text in, addresses out; nothing asks the network or opens a file.
"""

"""Pages read with a browser, for sites whose text only scripts make: ``browser = true`` and the extra ``playwright``.

Nothing in here but ``wanted`` is imported before a crawl of such a site begins.
"""

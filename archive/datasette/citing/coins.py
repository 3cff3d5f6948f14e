"""COinS: a citation in the title of an empty span, by which Zotero and its like take an article from its page."""

from urllib.parse import urlencode

from archive.datasette.citing.cited import Cited


def coins(cited: Cited) -> str:
    """OpenURL's context object, in the words of Dublin Core."""
    said = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
        ("rft.type", "newspaperArticle"),
        ("rft.title", cited.title),
        *(("rft.creator", name) for name in cited.names),
        ("rft.source", cited.container),
        ("rft.date", cited.date),
        ("rft.identifier", cited.url),
        ("rft.language", cited.language),
    ]
    return urlencode([(name, value) for name, value in said if value])

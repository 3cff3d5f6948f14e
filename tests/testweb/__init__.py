"""A web of invented outlets for tests and benches: any number of pages, made from a seed when they are asked for.

``with serve_web(Web(seed=1, size=300)) as web:`` serves every outlet from this process; ``web.home(outlet)`` is where
a reader begins, ``web.articles(outlet)`` is the truth: every article's address with the addresses of its parts.
"""

from tests.testweb.outlets import KNOWN, OUTLETS, UNSEEN, Outlet, outlet_named
from tests.testweb.serving import serve_web
from tests.testweb.web import Web

__all__ = ["KNOWN", "OUTLETS", "UNSEEN", "Outlet", "Web", "outlet_named", "serve_web"]

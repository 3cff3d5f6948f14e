"""``python -m tests.testweb [ARTICLES]``: serve the web until Ctrl-C, to look at it in a browser."""

import contextlib
import sys
import threading

from tests.testweb import Web, serve_web

if __name__ == "__main__":
    with serve_web(Web(size=int(sys.argv[1]) if len(sys.argv) > 1 else 60)) as served:
        print(*(f"{served.home(outlet)}  {outlet.title}" for outlet in served.outlets), sep="\n", flush=True)
        with contextlib.suppress(KeyboardInterrupt):
            threading.Event().wait()

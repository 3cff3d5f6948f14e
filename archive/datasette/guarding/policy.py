"""Security headers for every response: what a page may load, run and be framed by.

Our own pages have no inline script or style, so nothing inline runs there. Datasette's pages have both: their
scripts are allowed by the hash of what stands in the templates on disk, so that a script that came out of a row
still does not run; their styles depend on column names and are allowed as they are.
"""

import re
from base64 import b64encode
from collections.abc import Callable, Iterable
from hashlib import sha256

from archive.datasette.asgi import MARK, App, Message, Receive, Send

INLINE = re.compile(r"<script(?: type=\"module\")?>(.*?)</script>", re.DOTALL)
FACET_FLAG = "{{ datasette_allow_facet }}"
ALWAYS = (
    "default-src 'none'; connect-src 'self'; font-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; "
    "frame-ancestors 'none'; "
)
FEATURES = """accelerometer autoplay camera display-capture fullscreen geolocation gyroscope microphone midi payment
    usb browsing-topics""".split()
"""Of browsers, which no page here uses."""
OWN = ALWAYS + "img-src 'self'; style-src 'self'; script-src 'none'"
HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", ", ".join(f"{feature}=()" for feature in FEATURES).encode("ascii")),
)


def page_policy(sources: Iterable[str]) -> str:
    """The policy for Datasette's pages, given the sources of all templates."""
    hashes = sorted({_hash(script) for source in sources for script in inline_scripts(source)})
    allowed = " ".join(["'self'", *hashes])
    return ALWAYS + f"img-src 'self' data:; style-src 'self' 'unsafe-inline'; script-src {allowed}"


def inline_scripts(source: str) -> list[str]:
    """Scripts as they will stand on the page; one that is filled in otherwise than with a flag is left out."""
    scripts = []
    for script in INLINE.findall(source):
        if "{" + "{" not in script:
            scripts.append(script)
        elif script.replace(FACET_FLAG, "").count("{" + "{") == 0:
            scripts += [script.replace(FACET_FLAG, flag) for flag in ("true", "false")]
    return scripts


def guard(app: App, policy: str, is_on: Callable[[], bool], robots: Callable[[], bytes]) -> App:
    """The application with the headers added where a response has not set them itself.

    ``robots`` gives what robots are told of every page. ``is_on`` is asked when the response starts: Datasette looks
    at its databases only during the first request.
    """

    async def guarded(scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        marks: dict[str, bool] = {}

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start" and is_on():
                chosen = OWN if marks.get("own") else policy
                message = message | {"headers": _with_headers(message.get("headers", []), chosen, robots())}
            await send(message)

        await app(scope | {MARK: marks}, receive, send_guarded)

    return guarded


def _with_headers(headers: Iterable[tuple[bytes, bytes]], policy: str, robots: bytes) -> list[tuple[bytes, bytes]]:
    kept = [(bytes(name).lower(), _stay_here(bytes(name).lower(), bytes(value))) for name, value in headers]
    present = {name for name, _ in kept}
    added = (*HEADERS, (b"content-security-policy", policy.encode("ascii")), (b"x-robots-tag", robots))
    return kept + [(name, value) for name, value in added if value and name not in present]


def _stay_here(name: bytes, value: bytes) -> bytes:
    """Datasette takes the last slash off ``//other.example/`` and redirects there: keep that on this host."""
    if name == b"location" and value[:2] in (b"//", b"/\\"):
        return b"/" + value.lstrip(b"/\\")
    return value


def _hash(script: str) -> str:
    return "'sha256-" + b64encode(sha256(script.encode("utf-8")).digest()).decode("ascii") + "'"

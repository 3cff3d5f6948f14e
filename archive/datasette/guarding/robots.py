"""What search engines and those who train models are told: ``/robots.txt``, and a header that says the same.

Chosen in Datasette's metadata: ``plugins: broadsheet: robots: disallow``, which is the default, ``allow`` or ``no-ai``.
"""

from typing import Any, Literal

from datasette import Response
from datasette.utils import StartupError

Policy = Literal["disallow", "allow", "no-ai"]
POLICIES: tuple[Policy, ...] = ("disallow", "allow", "no-ai")
MODELS = """AI2Bot Amazonbot anthropic-ai Applebot-Extended Bytespider CCBot ClaudeBot Claude-Web cohere-ai Diffbot
    FacebookBot Google-Extended GPTBot ImagesiftBot Meta-ExternalAgent Omgilibot PanguBot PerplexityBot Timpibot
    YouBot""".split()
"""Robots that say they collect text for models, as their operators name them."""
NOT_PAGES = ["/*?", "/*.csv", "/*.json", "/-/"]
"""Questions rather than pages: a robot would never come to an end of them."""
HEADERS: dict[Policy, bytes] = {
    "disallow": b"noindex, nofollow, noai, noimageai",
    "allow": b"",
    "no-ai": b"noai, noimageai",
}


def chosen_policy(datasette: Any) -> Policy:
    """Raises StartupError for a word that is none of the three."""
    chosen = (datasette.plugin_config("broadsheet") or {}).get("robots", "disallow")
    if chosen not in POLICIES:
        raise StartupError(f"plugins: broadsheet: robots is one of {', '.join(POLICIES)}, and not {chosen!r}")
    return POLICIES[POLICIES.index(chosen)]


def robots_txt(policy: Policy) -> str:
    """
    >>> robots_txt("disallow")
    'User-agent: *\\nDisallow: /\\n'
    """
    everybody = "User-agent: *\n" + "".join(f"Disallow: {path}\n" for path in NOT_PAGES) + "Allow: /*?_next=\n"
    if policy == "disallow":
        return "User-agent: *\nDisallow: /\n"
    if policy == "allow":
        return everybody
    return "".join(f"User-agent: {name}\n" for name in MODELS) + "Disallow: /\n\n" + everybody


async def show_robots(datasette: Any) -> Response:
    return Response.text(robots_txt(chosen_policy(datasette)))

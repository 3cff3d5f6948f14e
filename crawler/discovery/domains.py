"""The domain that somebody registered: what an undeclared site may reach from."""

from ipaddress import ip_address

import tldextract

_SUFFIXES = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True)
"""With the list that comes with the library: nothing is asked for."""


def registered_domain(host: str) -> str:
    """By the public suffix list; the last two labels where that knows none, an address as it is.

    >>> [registered_domain(host) for host in ("news.qinghe.gov.cn", "www.paper.example", "127.0.0.1", "localhost")]
    ['qinghe.gov.cn', 'paper.example', '127.0.0.1', 'localhost']
    """
    host = host.lower().rstrip(".")
    try:
        return str(ip_address(host))
    except ValueError:
        return _SUFFIXES(host).top_domain_under_public_suffix or ".".join(host.split(".")[-2:])

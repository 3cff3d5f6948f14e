"""The connection to Redis, for commands: what is wrong with it is said in one line."""

from typing import Any

from scrapy.exceptions import UsageError


def place_of(server: Any) -> str:
    """Where it is, without its password.

    >>> from redis import Redis
    >>> place_of(Redis.from_url("redis://:secret@10.0.0.5")), place_of(Redis.from_url("unix:///run/redis.sock"))
    ('10.0.0.5:6379', '/run/redis.sock')
    """
    options = server.connection_pool.connection_kwargs
    return str(options.get("path") or f"{options.get('host', 'localhost')}:{options.get('port', 6379)}")


def connected(url: str | None) -> Any:
    """A redis.Redis that answers. Raises UsageError."""
    if not url:
        raise UsageError("say where Redis is: -s REDIS_URL=redis://HOST:6379", print_help=False)
    try:
        import scrapy_redis  # noqa: F401
        from redis import Redis
        from redis.exceptions import RedisError
    except ImportError as error:
        wrong = f"REDIS_URL needs scrapy-redis, which is not here ({error}): pip install -e '.[redis]'"
        raise UsageError(wrong, print_help=False) from error
    try:
        server = Redis.from_url(url)
        server.ping()
    except (RedisError, ValueError) as error:
        raise UsageError(f"REDIS_URL={url}: {error} (form: redis://:PASSWORD@HOST:6379)", print_help=False) from error
    return server

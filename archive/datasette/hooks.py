"""Datasette's hook marker with a type: pluggy's own hides the function behind Any."""

from collections.abc import Callable
from typing import Any, TypeVar

import datasette

Hook = TypeVar("Hook", bound=Callable[..., Any])


def hook(function: Hook) -> Hook:
    datasette.hookimpl(function)
    return function


def last_hook(function: Hook) -> Hook:
    """A hook that runs after all others, so that what it registers replaces theirs."""
    datasette.hookimpl(trylast=True)(function)
    return function

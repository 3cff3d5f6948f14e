"""An ASGI application and what it is given, as types; what a page tells the layers around it."""

from collections.abc import Awaitable, Callable
from typing import Any

Message = dict[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Message, Receive, Send], Awaitable[None]]

MARK = "broadsheet"
"""Where in a request's scope a page notes something for the layers around it."""


def mark_own(request: Any) -> None:
    """Say that this response is a page of ours: nothing inline in it."""
    request.scope.get(MARK, {})["own"] = True

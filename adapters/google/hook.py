"""Where Google calls when a calendar changed. Whoever cannot prove to be it learns nothing: the answer is the same."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from uuid import UUID

from fastapi import APIRouter, Request
from starlette.responses import Response

HOOK = "/webhooks/google/calendar"
_OPENED = "sync"  # the first call of a channel only says that it is open
_LONGEST = 512


def hook(ring: Callable[[UUID, str, str], Awaitable[bool]]) -> APIRouter:
    """The address; `ring` takes the channel, its secret and what it watches, and decides whether to believe them.

    Raises StoreUnavailable, and then Google calls again.
    """
    router = APIRouter(include_in_schema=False)

    @router.post(HOOK)
    async def called(request: Request) -> Response:
        channel = _channel(request)
        if channel is not None and _told(request, "state") != _OPENED:
            await ring(channel, _told(request, "token", "channel"), _told(request, "id"))
        return Response(status_code=204)

    return router


def _channel(request: Request) -> UUID | None:
    try:
        return UUID(_told(request, "id", "channel"))
    except ValueError:
        return None


def _told(request: Request, what: str, of: str = "resource") -> str:
    return request.headers.get(f"x-goog-{of}-{what}", "")[:_LONGEST]

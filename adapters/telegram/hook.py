"""Where Telegram brings updates. Whoever does not know the secret learns nothing."""

from __future__ import annotations

import hmac
import json
from collections.abc import Awaitable, Callable
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

HOOK = "/webhooks/telegram"
_SECRET = "x-telegram-bot-api-secret-token"
LONGEST = 1_000_000
Take = Callable[[dict[str, Any]], Awaitable[bool]]


def hook(secret: str, take: Take) -> APIRouter:
    """The address. `take` saves an update; False where the house does not know its own name there yet.

    Raises StoreUnavailable, and then Telegram comes again.
    """
    router = APIRouter(include_in_schema=False)

    @router.post(HOOK)
    async def called(request: Request) -> Response:
        if not hmac.compare_digest(request.headers.get(_SECRET, "").encode(), secret.encode()):
            return Response(status_code=403)
        body = await _body(request)
        if body is None:
            return Response(status_code=413)
        try:
            told = json.loads(body)
        except ValueError:
            return Response(status_code=400)
        if not isinstance(told, dict):
            return Response(status_code=400)
        return Response(status_code=200 if await take(told) else 503)

    return router


async def _body(request: Request) -> bytes | None:
    """None: longer than any update."""
    found = bytearray()
    async for part in request.stream():
        found += part
        if len(found) > LONGEST:
            return None
    return bytes(found)

"""Where Slack calls. Whoever cannot prove to be Slack learns nothing: bytes are checked before they are read."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Callable
from typing import Protocol
from urllib.parse import parse_qsl

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response

from adapters.slack.heard import Payload
from core.errors import StoreUnavailable

EVENTS, COMMANDS, ACTIONS = (f"/webhooks/slack/{name}" for name in ("events", "commands", "interactions"))
LONGEST, TOLERANCE = 1_000_000, 300
_STAMP = "0123456789"


class Desk(Protocol):
    """What becomes of what Slack told."""

    async def told(self, payload: Payload) -> None: ...
    async def commanded(self, form: Payload) -> None: ...
    async def acted(self, payload: Payload) -> Payload | None: ...


class NotSlack(Exception):
    """Somebody else called, or something that cannot be read; `status` is all they are told."""

    def __init__(self, status: int) -> None:
        super().__init__(str(status))
        self.status = status


def hook(secret: str, desk: Callable[[], Desk | None], now: Callable[[], float]) -> APIRouter:
    """The three addresses. `desk` is None while the house is not ready; `now` are seconds since 1970."""
    router, ours = APIRouter(include_in_schema=False), _Hook(secret, desk, now)
    for path, answer in ((EVENTS, ours.told), (COMMANDS, ours.commanded), (ACTIONS, ours.acted)):
        router.add_api_route(path, answer, methods=["POST"])
    return router


def is_signed(secret: str, stamp: str, signature: str, body: bytes, now: float) -> bool:
    """Whether Slack wrote these very bytes, a few minutes ago at most."""
    if not stamp or len(stamp) > 12 or stamp.strip(_STAMP) or abs(now - int(stamp)) > TOLERANCE:
        return False
    ours = hmac.new(secret.encode(), b"v0:%s:%s" % (stamp.encode(), body), hashlib.sha256).hexdigest()
    return hmac.compare_digest(f"v0={ours}".encode(), signature.encode())


class _Hook:
    def __init__(self, secret: str, desk: Callable[[], Desk | None], now: Callable[[], float]) -> None:
        self._secret, self._desk, self._now = secret, desk, now

    async def told(self, request: Request) -> Response:
        """Events; once, whether anybody is here at all."""
        try:
            payload = _mapping(_json(await self._proven(request)))
            if payload.get("type") == "url_verification":
                return JSONResponse({"challenge": payload.get("challenge")})
            await self._ready().told(payload)
        except NotSlack as error:
            return Response(status_code=error.status)
        except StoreUnavailable:
            return Response(status_code=503)  # Slack comes again
        return Response(status_code=200)

    async def commanded(self, request: Request) -> Response:
        """Slash commands."""
        try:
            form = _form(await self._proven(request))
            await self._ready().commanded(form)
        except NotSlack as error:
            return Response(status_code=error.status)
        except StoreUnavailable:
            return Response(status_code=503)  # Slack tells the person that it failed
        return Response(status_code=200)

    async def acted(self, request: Request) -> Response:
        """Taps, shortcuts and forms."""
        try:
            payload = _mapping(_json(_form(await self._proven(request)).get("payload", "").encode()))
            answer = await self._ready().acted(payload)
        except NotSlack as error:
            return Response(status_code=error.status)
        except StoreUnavailable:
            return Response(status_code=503)
        return Response(status_code=200) if answer is None else JSONResponse(answer)

    def _ready(self) -> Desk:
        desk = self._desk()
        if desk is None:
            raise NotSlack(503)
        return desk

    async def _proven(self, request: Request) -> bytes:
        body = bytearray()
        async for part in request.stream():
            body += part
            if len(body) > LONGEST:
                raise NotSlack(413)
        stamp, signature = (
            request.headers.get(f"x-slack-{name}", "") for name in ("request-timestamp", "signature")
        )
        if not is_signed(self._secret, stamp, signature, bytes(body), self._now()):
            raise NotSlack(401)
        return bytes(body)


def _json(body: bytes) -> object:
    try:
        return json.loads(body)
    except ValueError as error:
        raise NotSlack(400) from error


def _form(body: bytes) -> Payload:
    try:
        return dict(parse_qsl(body.decode("utf-8"), keep_blank_values=True, errors="strict"))
    except ValueError as error:
        raise NotSlack(400) from error


def _mapping(told: object) -> Payload:
    if not isinstance(told, dict):
        raise NotSlack(400)
    return told

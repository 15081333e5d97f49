"""How a workspace installs us: off to Slack and back, in one browser, within ten minutes, once."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from hmac import compare_digest
from urllib.parse import urlencode
from uuid import UUID

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from adapters.slack.installations import Installations, Safe
from adapters.slack.manifest import SCOPES
from adapters.slack.pages import page
from adapters.slack.wire import Away, Refused
from core.errors import Tampered, TooSoon

INSTALL, CALLBACK = "/oauth/slack/install", "/oauth/slack/callback"
AUTHORIZE = "https://slack.com/oauth/v2/authorize"
COOKIE, PURPOSE = "haru_slack", "slack_state"
LIFE = timedelta(minutes=10)
_LONGEST = 2048


@dataclass(frozen=True, slots=True)
class Way:
    """To Slack and back: `authorize` is Slack's page, `origin` where a browser reaches us."""

    client: str
    authorize: str
    origin: str


def door(way: Way, installations: Installations, safe: Callable[[], Safe | None]) -> APIRouter:
    """The two addresses. `safe` is None while the house is not ready."""
    router, ours = APIRouter(include_in_schema=False), _Door(way, installations, safe)
    router.add_api_route(INSTALL, ours.install, methods=["GET"])
    router.add_api_route(CALLBACK, ours.callback, methods=["GET"])
    return router


class _Door:
    def __init__(self, way: Way, installations: Installations, safe: Callable[[], Safe | None]) -> None:
        self._way, self._installations, self._safe = way, installations, safe

    async def install(self, request: Request) -> Response:
        """Off to Slack, with a proof that only this browser can bring back."""
        safe = self._safe()
        if safe is None:
            return page(request, "away", INSTALL)
        nonce = secrets.token_urlsafe()
        until = int((safe.clock.now() + LIFE).timestamp())
        state = safe.vault.sign(f"{UUID(bytes=secrets.token_bytes(16))}.{until}.{_digest(nonce)}", PURPOSE)
        asked = {
            "client_id": self._way.client,
            "scope": ",".join(SCOPES),
            "state": state,
            "redirect_uri": self._way.origin + CALLBACK,
        }
        answer = RedirectResponse(f"{self._way.authorize}?{urlencode(asked)}", 303)
        return self._marked(answer, nonce)

    async def callback(self, request: Request) -> Response:
        """Back again: with a code, or a no."""
        safe = self._safe()
        if safe is None:
            return page(request, "away", INSTALL)
        state = self._proven(request, safe)
        if state is None:
            return page(request, "expired", INSTALL)
        async with safe.store.unit() as unit:
            first = await unit.admit(state, safe.clock.now())
        if not first:
            return page(request, "expired", INSTALL)
        return self._marked(await self._finished(request), "")

    async def _finished(self, request: Request) -> Response:
        code = _said(request, "code")
        if not code:
            return page(request, "denied", INSTALL)
        try:
            adding = await self._installations.install(code, self._way.origin + CALLBACK)
        except Refused:
            return page(request, "expired", INSTALL)
        except (Away, TooSoon):
            return page(request, "away", INSTALL)
        return page(request, "installed_everywhere" if adding else "installed", adding)

    def _proven(self, request: Request, safe: Safe) -> UUID | None:
        """The name of this way, if we opened it, for this browser, and not too long ago."""
        try:
            name, until, digest = safe.vault.signed(_said(request, "state"), PURPOSE).split(".")
            late = safe.clock.now() >= datetime.fromtimestamp(int(until), safe.clock.now().tzinfo)
            own = compare_digest(_digest(request.cookies.get(COOKIE, "")), digest)
            return None if late or not own else UUID(name)
        except (Tampered, ValueError):
            return None

    def _marked(self, answer: Response, mark: str) -> Response:
        answer.set_cookie(
            COOKIE,
            mark,
            max_age=int(LIFE.total_seconds()) if mark else 0,
            path="/oauth/slack",
            httponly=True,
            samesite="lax",
            secure=self._way.origin.startswith("https://"),
        )
        return answer


def _digest(nonce: str) -> str:
    return sha256(nonce.encode()).hexdigest()


def _said(request: Request, name: str) -> str:
    """A parameter; one that no browser of ours would bring counts as none."""
    given = request.query_params.get(name, "")
    return given if len(given) <= _LONGEST and given.isprintable() else ""

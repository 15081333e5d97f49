"""Our side of the way to Google and back: two addresses, each of which ends in a page, whatever happens.

Whoever goes this way gives a calendar away, and a link can be sent to anybody. So it is told first whose chat asked, and
the browser that agreed to that is known again by a cookie when it comes back.
"""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from hashlib import sha256
from hmac import compare_digest
from urllib.parse import quote
from uuid import UUID

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from adapters.google.browsers import in_browser, is_inside
from adapters.google.pages import QUIET, numbered, page, whose
from adapters.google.phrases import Told
from core.dialogue.message import ConversationKey
from core.errors import StoreUnavailable, Tampered
from core.sync.connecting import Connecting
from core.world import World

START, CALLBACK = "/oauth/google/start", "/oauth/google/callback"
COOKIE = "haru_way"
_ASKED, _WENT = "asked.", "went."
_LIFE = 1200  # seconds: longer than an attempt
_LONGEST = 2048


def door(world: World, connecting: Connecting, public: str) -> APIRouter:
    """The two addresses; `public` is where people reach this house."""
    router, ours = APIRouter(include_in_schema=False), _Door(world, connecting, public)
    router.add_api_route(START, ours.start, methods=["GET"])
    router.add_api_route(CALLBACK, ours.callback, methods=["GET"])
    return router


class _Door:
    def __init__(self, world: World, connecting: Connecting, public: str) -> None:
        self._world, self._connecting, self._public = world, connecting, public

    async def start(self, request: Request) -> Response:
        """Whose chat it is for; with a yes to that, Google."""
        if is_inside(request):
            return in_browser(request, f"{self._public}{START}?state={quote(_said(request, 'state'))}")
        return await self._kindly(request, self._started)

    async def callback(self, request: Request) -> Response:
        """How it ended. A browser that was not asked yet is asked now: somebody sent it straight to Google."""
        return await self._kindly(request, self._finished)

    async def _kindly(self, request: Request, act: Callable[[Request], Awaitable[Response]]) -> Response:
        """Whatever breaks, nobody is left in front of a bare error; the same address may be tried again."""
        try:
            return await act(request)
        except Exception as error:  # a mistake of ours, or the database: a person is waiting either way
            self._world.faults.note("door", None, error)
            status = 503 if isinstance(error, StoreUnavailable) else 500
            return page(request, "trouble", f"{request.url.path}?{request.url.query}", status=status)

    async def _started(self, request: Request) -> Response:
        state = _said(request, "state")
        if not _agreed(request):
            return await self._ask(request, state)
        url = await self._connecting.start(state)
        if url is None:
            return page(request, "expired")
        return self._marked(RedirectResponse(url, 303, QUIET), _WENT + _digest(state))

    async def _finished(self, request: Request) -> Response:
        state, code, error = (_said(request, name) for name in ("state", "code", "error"))
        sure = _went(request, state) or _agreed(request)
        if code and not error and not sure:
            return await self._ask(request, state)
        outcome = await self._connecting.finish(state, code or None, error or None)
        if outcome.again and sure:  # this browser has said whose chat it knows: it is not asked again
            nonce = secrets.token_urlsafe()
            shown = page(request, outcome.ending, f"{outcome.again}&go={nonce}")
            return self._marked(shown, _ASKED + nonce)
        more = numbered(request, outcome.code) if outcome.code else ""
        status = 503 if outcome.ending == "trouble" else 200
        return self._marked(page(request, outcome.ending, outcome.again, more=more, status=status), "")

    async def _ask(self, request: Request, state: str) -> Response:
        key = await self._asker(state)
        if key is None:
            return page(request, "expired")
        if _said(request, "go") and COOKIE not in request.cookies:
            return page(request, "cookies", f"{START}?state={quote(state)}")
        nonce = secrets.token_urlsafe()
        on = request.url.remove_query_params("go").include_query_params(go=nonce)
        told: Told = "asked" if request.url.path == START else "asked_late"
        shown = page(request, told, f"{on.path}?{on.query}", whose(request, key))
        return self._marked(shown, _ASKED + nonce)

    async def _asker(self, state: str) -> ConversationKey | None:
        """The conversation that an open attempt is for."""
        assert self._world.remote is not None, "only such a house has a door"
        try:
            attempt_id = UUID(self._world.remote.vault.signed(state, "state"))
        except (Tampered, ValueError):
            return None
        attempt = await self._world.store.attempt(attempt_id, self._world.clock.now())
        return attempt.key if attempt else None

    def _marked(self, answer: Response, mark: str) -> Response:
        """Only a navigation brings it along, which coming back from Google is."""
        secure = self._public.startswith("https://")
        life = _LIFE if mark else 0
        answer.set_cookie(
            COOKIE, mark, max_age=life, path="/oauth/google", httponly=True, samesite="lax", secure=secure
        )
        return answer


def _agreed(request: Request) -> bool:
    """The button of the page that this very browser was shown."""
    mark, go = request.cookies.get(COOKIE, ""), _said(request, "go")
    return bool(go) and compare_digest(mark.encode(), (_ASKED + go).encode())


def _went(request: Request, state: str) -> bool:
    return compare_digest(request.cookies.get(COOKIE, "").encode(), (_WENT + _digest(state)).encode())


def _digest(state: str) -> str:
    return sha256(state.encode()).hexdigest()


def _said(request: Request, name: str) -> str:
    """A parameter; one that no browser of ours would bring counts as none."""
    given = request.query_params.get(name, "")
    return given if len(given) <= _LONGEST and given.isprintable() else ""

"""Where each call goes: Web API, consent screen, files, answers to interactions, and the control API."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.fakes.slack import api, control, files, hooks, oauth
from tests.fakes.slack.faults import Rule
from tests.fakes.slack.message import JSON, Request, Resource, Response

if TYPE_CHECKING:
    from tests.fakes.slack.world import World

SECRET = ("token", "client_secret")


def answer(world: World, request: Request) -> Response:
    from tests.fakes.slack.world import Seen

    if request.path.startswith("/control/"):
        return control.answer(world, request)
    rule = world.faults.meet(request)
    response = _struck(world, rule, request) if rule else _answer(world, request)
    body = response.body if isinstance(response.body, dict) else {}
    world.requests.append(
        Seen(
            world.now(), request.method, request.path, _told(request), response.status,
            body.get("error"), response.transport, rule.kind if rule else None,
        )
    )  # fmt: skip
    return response


def _struck(world: World, rule: Rule, request: Request) -> Response:
    token = world.tokens.held.get(request.bearer or "")
    if token is not None and rule.kind == "expire":
        token.state = "token_expired"
    if token is not None and rule.kind == "revoke":
        token.state = "token_revoked"
    if rule.kind == "login" and request.path.startswith("/files-"):
        return files.fetch(world, request, login=True)
    return world.faults.carried_out(rule, request, lambda found: _answer(world, found))


def _answer(world: World, request: Request) -> Response:
    path = request.path
    if path.startswith(api.ROOT):
        return api.answer(world, request)
    if path == "/oauth/v2/authorize":
        return oauth.authorize(world, request)
    if path.startswith("/oauth/v2/authorize/"):
        return oauth.pressed(world, request)
    if path.startswith(("/files-pri/", "/files-tmb/")):
        return files.fetch(world, request)
    if path.startswith("/upload/v1/"):
        return files.upload(world, request)
    if path.startswith(hooks.ROOTS):
        return hooks.answer(world, request)
    if path == "/" and "redir" in dict(request.query):
        return files.page()
    return Response(404, "<html><body>There's been a glitch…</body></html>")


def _told(request: Request) -> Resource:
    """The arguments of a call, without its secrets."""
    told: Any = request.form()
    if request.kind == JSON:
        try:
            told |= request.json() or {}
        except (ValueError, TypeError):
            told |= {"?": request.body.decode("utf-8", "replace")[:1000]}
    return {name: value for name, value in told.items() if name not in SECRET}

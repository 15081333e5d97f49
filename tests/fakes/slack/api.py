"""The Web API's door: reads the arguments, checks token, pace and scopes, and asks the method."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.fakes.slack import refusals
from tests.fakes.slack.call import Call
from tests.fakes.slack.message import FORM, JSON, MULTIPART, Request, Resource, Response
from tests.fakes.slack.methods import METHODS, Method
from tests.fakes.slack.refusals import Refused
from tests.fakes.slack.store import Token

if TYPE_CHECKING:
    from tests.fakes.slack.world import World

ROOT = "/api/"
KINDS = (FORM, MULTIPART, JSON, "text/plain")


def answer(world: World, request: Request) -> Response:
    name = request.path.removeprefix(ROOT)
    method = METHODS.get(name)
    if method is None:
        return Refused("unknown_method", {"req_method": name}).response()
    headers: dict[str, str] = {"x-slack-req-id": world.hexes(32)}
    try:
        token = _caller(world, request, method)
        _told(headers, token, method)
        args = arguments(request, method) | _basic(request, method)
        _known(world, name, method, args)
        _checked(world, name, method, token, args)
        body = {"ok": True} | method.handler(Call(world, name, token, args))
        return Response(200, body, headers)
    except Refused as refused:
        refused.headers = headers | refused.headers
        return refused.response()


def _caller(world: World, request: Request, method: Method) -> Token:
    if not method.kinds:
        return Token("", "app", frozenset())
    told = request.bearer or request.form().get("token")
    if told is None and request.kind == JSON:
        told = _json(request).get("token")
    token = world.tokens.check(told)
    if token.kind not in method.kinds:
        raise Refused("not_allowed_token_type")
    return token


def _told(headers: dict[str, str], token: Token, method: Method) -> None:
    if method.kinds:
        headers["x-oauth-scopes"] = ",".join(sorted(token.scopes))
        headers["x-accepted-oauth-scopes"] = ",".join(method.scopes)


def arguments(request: Request, method: Method) -> Resource:
    """All that was given; what came as JSON to a method that does not read it was not given."""
    if request.body and not request.kind:
        raise Refused("missing_post_type")
    if request.body and request.kind not in KINDS:
        raise Refused("invalid_post_type")
    if request.kind == JSON and request.body:
        return dict(request.query) | (_json(request) if method.json else {})
    return {name: value for name, value in request.form().items() if name != "token"}


def _basic(request: Request, method: Method) -> Resource:
    """An app may say who it is by HTTP Basic, where there is no token to say it."""
    if method.kinds or request.basic is None:
        return {}
    return dict(zip(("client_id", "client_secret"), request.basic, strict=True))


def _json(request: Request) -> Resource:
    try:
        told = request.json()
    except ValueError:
        raise Refused("invalid_json") from None
    if not isinstance(told, dict):
        raise Refused("json_not_object")
    return {name: value for name, value in told.items() if value is not None}


def _known(world: World, name: str, method: Method, args: Resource) -> None:
    for arg in args.keys() - method.args - {"token", "team_id"}:
        world.complain(f"{name} was given {arg!r}, which it does not know")


def _checked(world: World, name: str, method: Method, token: Token, args: Resource) -> None:
    """Pace, then scopes, then what must be given."""
    found = token.installation
    if world.limits is not None and method.tier:
        owner = (found.team or "org") if found else world.app.id
        world.limits.call(name, owner, method.tier)
    if method.scopes and not token.scopes & set(method.scopes):
        raise refusals.scope(method.scopes, token.scopes)
    for arg in method.required:
        if args.get(arg) in (None, ""):
            raise refusals.missing(arg)

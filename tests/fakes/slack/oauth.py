"""`auth.*`, `apps.*` and `oauth.v2.*`: the app comes into a workspace, shows who it is, and goes."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from tests.fakes.slack import manifest
from tests.fakes.slack.call import Call
from tests.fakes.slack.message import Request, Resource, Response
from tests.fakes.slack.refusals import Refused
from tests.fakes.slack.store import Installation
from tests.fakes.slack.tokens import CODE_LIFE, ROTATED_LIFE, Code

if TYPE_CHECKING:
    from tests.fakes.slack.world import World


def test(call: Call) -> Resource:
    found, team = call.installation, call.team
    person = call.world.people[call.token.user]
    told: Resource = {
        "url": f"https://{team.domain}.slack.com/",
        "team": team.name,
        "user": person.name,
        "team_id": team.id,
        "user_id": person.id,
        "is_enterprise_install": found.everywhere,
    }
    if call.token.kind == "bot":
        told["bot_id"] = found.bot
    if team.enterprise:
        told["enterprise_id"] = team.enterprise[0]
    if call.token.ends is not None:
        told["expires_in"] = int((call.token.ends - call.world.now()).total_seconds())
    return told


def revoke(call: Call) -> Resource:
    if not call.flag("test"):
        call.world.tokens.revoke(call.token)
    return {"revoked": not call.flag("test")}


def uninstall(call: Call) -> Resource:
    _known(call)
    call.world.tokens.uninstall(call.installation)
    return {}


def _known(call: Call) -> None:
    """The app itself must be asking."""
    app = call.world.app
    if call.text("client_id") != app.client_id:
        raise Refused("invalid_client_id")
    if call.text("client_secret") != app.client_secret:
        raise Refused("bad_client_secret")


def connect(call: Call) -> Resource:
    if not call.world.app.socket_mode:
        raise Refused("socket_mode_not_enabled")
    return {"url": call.world.sockets.ticket()}


def validate(call: Call) -> Resource:
    unreadable = Refused("invalid_manifest", {"errors": [_error("must be valid JSON", "/")]})
    wrong = manifest.wrong(call.data("manifest", unreadable))
    if wrong:
        raise Refused("invalid_manifest", {"errors": [_error(*found) for found in wrong]})
    return {"errors": []}


def _error(message: str, pointer: str) -> Resource:
    return {"message": message, "pointer": pointer}


# ── the screen ──


def authorize(world: World, request: Request) -> Response:
    """The consent screen: answered at once by the script, else a page that asks who one is."""
    told = dict(request.query)
    problem = _problem(world, told)
    if problem:
        return Response(200, f"<html><body><h1>Something went wrong</h1><p>{problem}</p></body></html>")
    script = world.tokens.script
    if script is None:
        return Response(200, _page(world, told))
    if script.deny:
        return _back(told, {"error": "access_denied"})
    user = script.user or next(one.id for one in world.people.values() if not one.bot)
    return allow(world, told, user, script.org)


def _problem(world: World, told: dict[str, str]) -> str | None:
    app = world.app
    wanted = _scopes(told.get("scope")) | _scopes(told.get("user_scope"))
    if told.get("client_id") != app.client_id:
        return "invalid_client_id: Invalid client_id parameter"
    if not wanted:
        return "invalid_scope_requested: Invalid permissions requested"
    unknown = wanted - manifest.KNOWN_SCOPES
    if unknown:
        return f"invalid_scope: Invalid permissions requested: {','.join(sorted(unknown))}"
    redirect = told.get("redirect_uri")
    if app.redirects and redirect and not any(redirect.startswith(one) for one in app.redirects):
        return f"bad_redirect_uri: redirect_uri did not match any configured URIs. Passed URI: {escape(redirect)}"
    if not redirect and not app.redirects:
        return "redirect_uri: there is none"
    return None


def allow(world: World, told: dict[str, str], user: str, org: bool = False) -> Response:
    """Somebody has pressed Allow: back to the app, with a code."""
    person = world.people[user]
    redirect = told.get("redirect_uri")
    code = Code(
        person.team,
        user,
        _scopes(told.get("scope")),
        _scopes(told.get("user_scope")),
        redirect,
        world.now(),
        org,
    )
    return _back(
        {"redirect_uri": world.app.redirects[0] if world.app.redirects else ""} | told,
        {"code": world.tokens.code(code)},
    )


def _back(told: dict[str, str], more: dict[str, str]) -> Response:
    query = more | ({"state": told["state"]} if "state" in told else {})
    return Response(302, None, {"location": f"{told['redirect_uri']}?{urlencode(query)}"})


def _page(world: World, told: dict[str, str]) -> str:
    links = "".join(
        f'<p><a href="/oauth/v2/authorize/allow?{escape(urlencode(told | {"_user": one.id}))}">'
        f"Allow as {escape(one.real_name)} ({escape(world.teams[one.team].name)})</a></p>"
        for one in world.people.values()
        if not one.bot
    )
    deny = f'<p><a href="/oauth/v2/authorize/deny?{escape(urlencode(told))}">Cancel</a></p>'
    asks = escape(told.get("scope", ""))
    return f"<html><body><h1>{escape(world.app.name)} asks for</h1><p>{asks}</p>{links}{deny}</body></html>"


def pressed(world: World, request: Request) -> Response:
    told = dict(request.query)
    if request.path.endswith("/deny"):
        return _back(told, {"error": "access_denied"})
    return allow(world, told, told.pop("_user"))


def _scopes(text: str | None) -> frozenset[str]:
    return frozenset(one for one in (text or "").replace(" ", ",").split(",") if one)


# ── codes for tokens ──


def access(call: Call) -> Resource:
    """Fetches tokens for a code, or fresh ones for a refresh token."""
    _known(call)
    kind = call.text("grant_type") or "authorization_code"
    if kind == "refresh_token":
        return _granted(call.world, call.world.tokens.rotate(call.need("refresh_token")), None)
    if kind != "authorization_code":
        raise Refused("invalid_grant_type")
    world = call.world
    code = world.tokens.codes.pop(call.text("code") or "", None)
    if code is None or world.now() - code.at > CODE_LIFE:
        raise Refused("invalid_code")
    if code.redirect != call.text("redirect_uri"):
        raise Refused("bad_redirect_uri")
    found = world.tokens.install(world.teams[code.team], code.user, code.scopes, code.org)
    return _granted(world, found, code)


def _granted(world: World, found: Installation, code: Code | None) -> Resource:
    team = world.teams[found.team] if found.team else None
    told: Resource = {
        "app_id": world.app.id,
        "authed_user": {"id": code.user if code else found.installer},
        "scope": ",".join(sorted(found.scopes)),
        "token_type": "bot",
        "access_token": found.token,
        "bot_user_id": found.bot_user,
        "team": {"id": team.id, "name": team.name} if team else None,
        "enterprise": {"id": found.enterprise[0], "name": found.enterprise[1]} if found.enterprise else None,
        "is_enterprise_install": found.everywhere,
    }
    if world.app.rotation:
        told |= {"expires_in": int(ROTATED_LIFE.total_seconds()), "refresh_token": found.refresh}
    if code is not None and code.user_scopes:
        token = world.tokens.user_token(code.user, code.user_scopes, found)
        told["authed_user"] |= {
            "scope": ",".join(sorted(code.user_scopes)),
            "access_token": token,
            "token_type": "user",
        }
    return told

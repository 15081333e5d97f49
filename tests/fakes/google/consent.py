"""Google's consent screen: a page with a tick box for each scope, or a script that answers it at once."""

from __future__ import annotations

import html
from urllib.parse import urlencode, urlsplit

from tests.fakes.google.grants import Code, OAuth, Script
from tests.fakes.google.message import Request, Response
from tests.fakes.google.scopes import known, named

ALWAYS = {"openid"}
ASKED = (
    "client_id", "redirect_uri", "response_type", "scope", "state", "access_type", "prompt", "login_hint",
    "include_granted_scopes", "code_challenge", "code_challenge_method", "nonce",
)  # fmt: skip


def show(oauth: OAuth, request: Request) -> Response:
    """The screen, or at once the way back where a script answers it."""
    asked = {name: value for name, value in request.query if name in ASKED}
    wrong = _wrong(oauth, asked)
    if wrong:
        return Response(400, f"<h1>Error 400: {html.escape(wrong)}</h1>", {"content-type": HTML})
    if asked.get("prompt") == "none" and not _known(oauth, asked):
        return _back(asked, {"error": "interaction_required"})
    if oauth.script is not None:
        return _answered(oauth, asked, oauth.script)
    if asked.get("prompt") == "none":
        return _answered(oauth, asked, Script(asked["login_hint"]))
    return Response(200, _page(oauth, asked), {"content-type": HTML})


def decide(oauth: OAuth, request: Request) -> Response:
    """What a person sent from the page."""
    form = request.form()
    asked = {name: form[name] for name in ASKED if name in form}
    wrong = _wrong(oauth, asked)
    if wrong:
        return Response(400, f"<h1>Error 400: {html.escape(wrong)}</h1>", {"content-type": HTML})
    ticked = {name.removeprefix("tick ") for name in form if name.startswith("tick ")}
    untick = frozenset(named(asked.get("scope", "")) - ticked - ALWAYS)
    return _answered(oauth, asked, Script(form.get("account"), untick, deny="deny" in form))


def _wrong(oauth: OAuth, asked: dict[str, str]) -> str | None:
    client = oauth.clients.get(asked.get("client_id", ""))
    if client is None:
        return "invalid_client"
    redirect = asked.get("redirect_uri", "")
    if not urlsplit(redirect).scheme or (client.redirects and redirect not in client.redirects):
        return "redirect_uri_mismatch"
    if asked.get("response_type") != "code":
        return "invalid_request: response_type"
    if not named(asked.get("scope", "")):
        return "invalid_request: Missing required parameter: scope"
    if asked.get("code_challenge_method", "plain") not in ("plain", "S256"):
        return "invalid_request: code_challenge_method"
    unknown = named(asked.get("scope", "")) - known()
    return f"invalid_scope: {sorted(unknown)}" if unknown else None


def _known(oauth: OAuth, asked: dict[str, str]) -> bool:
    """Whether somebody hinted at has allowed all of it before."""
    before = oauth.granted.get((asked["client_id"], asked.get("login_hint", "")), frozenset())
    return named(asked.get("scope", "")) <= before


def _answered(oauth: OAuth, asked: dict[str, str], script: Script) -> Response:
    email = script.email or asked.get("login_hint") or next(iter(oauth.world.accounts), "")
    if script.deny or email not in oauth.world.accounts:
        return _back(asked, {"error": "access_denied"})
    before = oauth.granted.get((asked["client_id"], email))
    scopes = frozenset(named(asked.get("scope", "")) - script.untick)
    if not scopes - ALWAYS:
        return _back(asked, {"error": "access_denied"})
    if asked.get("include_granted_scopes") == "true":
        scopes |= before or frozenset()
    offline = asked.get("access_type") == "offline" and (
        before is None or "consent" in asked.get("prompt", "")
    )
    code = f"4/0{oauth.world.new_id(60)}"
    oauth.codes[code] = Code(
        asked["client_id"], email, scopes, asked["redirect_uri"], asked.get("code_challenge"),
        asked.get("code_challenge_method", "plain"), offline, asked.get("nonce"), oauth.world.now(),
    )  # fmt: skip
    return _back(
        asked, {"code": code, "scope": " ".join(sorted(scopes)), "authuser": "0", "prompt": "consent"}
    )


def _back(asked: dict[str, str], told: dict[str, str]) -> Response:
    """The way back to the app, with its state untouched."""
    state = {"state": asked["state"]} if "state" in asked else {}
    glue = "&" if urlsplit(asked["redirect_uri"]).query else "?"
    return Response(302, None, {"location": f"{asked['redirect_uri']}{glue}{urlencode(state | told)}"})


HTML = "text/html; charset=utf-8"
PAGE = """<!doctype html><meta charset="utf-8"><title>Sign in – stand-in for Google</title>
<style>body{{font:16px system-ui;max-width:34rem;margin:3rem auto}}
label{{display:block;margin:.5rem 0}}</style>
<h1>{client} wants to access your Google Account</h1>
<form method="post" action="/o/oauth2/v2/auth">{hidden}
<label>Account <select name="account">{accounts}</select></label>{boxes}
<p><button name="allow" value="1">Continue</button> <button name="deny" value="1">Cancel</button></p></form>
"""


def _page(oauth: OAuth, asked: dict[str, str]) -> str:
    hidden = "".join(
        f'<input type="hidden" name="{name}" value="{html.escape(asked[name])}">' for name in asked
    )
    hint = asked.get("login_hint")
    accounts = "".join(
        f"<option{' selected' if email == hint else ''}>{html.escape(email)}</option>"
        for email in oauth.world.accounts
    )
    boxes = "".join(
        f'<label><input type="checkbox" name="tick {scope}" checked> {html.escape(scope)}</label>'
        for scope in sorted(named(asked.get("scope", "")) - ALWAYS)
    )
    client = html.escape(asked["client_id"])
    return PAGE.format(client=client, hidden=hidden, accounts=accounts, boxes=boxes)

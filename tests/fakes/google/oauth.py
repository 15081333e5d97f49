"""OAuth 2.0: the endpoints that turn a consent into tokens, tell about them and take them back."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from urllib.parse import unquote

from tests.fakes.google import consent, identity
from tests.fakes.google.grants import ACCESS_LIFE, CODE_LIFE, TESTING_LIFE, Client, Code, OAuth
from tests.fakes.google.message import Request, Resource, Response
from tests.fakes.google.scopes import SIGN_IN, named

VERIFIER = re.compile(r"[A-Za-z0-9\-._~]{43,128}", re.ASCII)


class OAuthError(Exception):
    """An error of the token endpoint, in the form of RFC 6749."""

    def __init__(self, error: str, description: str, status: int = 400) -> None:
        super().__init__(f"{error}: {description}")
        self.error, self.description, self.status = error, description, status

    def response(self) -> Response:
        return Response(self.status, {"error": self.error, "error_description": self.description})


def answer(oauth: OAuth, request: Request) -> Response:
    handler = ENDPOINTS.get((request.method, request.path))
    if handler is None:
        return Response(404, "Not Found")
    try:
        return handler(oauth, request)
    except OAuthError as error:
        return error.response()


def token(oauth: OAuth, request: Request) -> Response:
    form = request.form()
    client = _client(oauth, request, form)
    kind = form.get("grant_type", "")
    if kind == "authorization_code":
        return _from_code(oauth, client, form)
    if kind == "refresh_token":
        return _refreshed(oauth, client, form)
    raise OAuthError("unsupported_grant_type", f"Invalid grant_type: {kind}")


def _client(oauth: OAuth, request: Request, form: dict[str, str]) -> Client:
    """The app, by what it sends in the form or as basic authentication."""
    name, secret = form.get("client_id", ""), form.get("client_secret", "")
    scheme, _, word = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "basic":
        name, _, secret = base64.b64decode(word).decode().partition(":")
    client = oauth.clients.get(unquote(name))
    if client is None:
        raise OAuthError("invalid_client", "The OAuth client was not found.", 401)
    if unquote(secret) != client.secret:
        raise OAuthError("invalid_client", "Unauthorized", 401)
    return client


def _from_code(oauth: OAuth, client: Client, form: dict[str, str]) -> Response:
    word = unquote(form.get("code", ""))
    code = oauth.codes.pop(word, None)
    if code is None or code.client != client.id or oauth.world.now() - code.at > CODE_LIFE:
        raise OAuthError("invalid_grant", "Bad Request" if word in oauth.used else "Malformed auth code.")
    oauth.used.add(word)
    if form.get("redirect_uri") != code.redirect:
        raise OAuthError("redirect_uri_mismatch", "Bad Request")
    _check_verifier(code, form.get("code_verifier"))
    tokens = oauth.grant(client.id, code.email, code.scopes, code.offline)
    reply = _told(tokens.access_token, code.scopes)
    if tokens.refresh_token:
        reply["refresh_token"] = tokens.refresh_token
        if oauth.testing and code.scopes - SIGN_IN:
            reply["refresh_token_expires_in"] = int(TESTING_LIFE.total_seconds()) - 1
    if "openid" in code.scopes:
        account = oauth.world.accounts[code.email]
        now = oauth.world.now()
        reply["id_token"] = identity.id_token(account, client.id, code.scopes, now, code.nonce)
    return Response(200, reply)


def _check_verifier(code: Code, verifier: str | None) -> None:
    if code.challenge is None:
        return
    if not verifier:
        raise OAuthError("invalid_grant", "Missing code verifier.")
    digest = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
    shown = digest if code.method == "S256" else verifier
    if not VERIFIER.fullmatch(verifier) or shown != code.challenge:
        raise OAuthError("invalid_grant", "Invalid code verifier.")


def _refreshed(oauth: OAuth, client: Client, form: dict[str, str]) -> Response:
    found = oauth.refreshes.get(form.get("refresh_token", ""))
    if found is None or found.client != client.id or (found.ends and oauth.world.now() >= found.ends):
        raise OAuthError("invalid_grant", "Token has been expired or revoked.")
    asked = named(form.get("scope", ""))
    if asked - found.scopes:
        raise OAuthError("invalid_scope", "Some requested scopes were invalid.")
    scopes = asked or found.scopes
    reply = _told(oauth.access_token(client.id, found.email, scopes), scopes)
    if "openid" in scopes:
        account, now = oauth.world.accounts[found.email], oauth.world.now()
        reply["id_token"] = identity.id_token(account, client.id, scopes, now, None)
    return Response(200, reply)


def _told(access: str, scopes: frozenset[str]) -> Resource:
    return {
        "access_token": access,
        "expires_in": int(ACCESS_LIFE.total_seconds()),
        "scope": " ".join(sorted(scopes)),
        "token_type": "Bearer",
    }


def revoke(oauth: OAuth, request: Request) -> Response:
    word = request.form().get("token", "")
    found = oauth.accesses.get(word) or oauth.refreshes.get(word)
    if found is None:
        raise OAuthError("invalid_token", "Token expired or revoked")
    oauth.revoke(found.client, found.email)
    return Response(200, {})


def userinfo(oauth: OAuth, request: Request) -> Response:
    found = oauth.access(request.bearer or request.form().get("access_token", ""))
    if found is None or not found.scopes & SIGN_IN:
        raise OAuthError("invalid_request", "Invalid Credentials", 401)
    return Response(200, identity.claims(oauth.world.accounts[found.email], found.scopes))


def tokeninfo(oauth: OAuth, request: Request) -> Response:
    found = oauth.access(request.form().get("access_token", ""))
    if found is None or found.ends is None:
        raise OAuthError("invalid_token", "Invalid Value")
    account = oauth.world.accounts[found.email]
    left = found.ends - oauth.world.now()
    told = {
        "azp": found.client,
        "aud": found.client,
        "scope": " ".join(sorted(found.scopes)),
        "access_type": "offline",
    }
    times = {"exp": str(int(found.ends.timestamp())), "expires_in": str(int(left.total_seconds()))}
    return Response(200, told | times | identity.claims(account, found.scopes))


def configuration(_oauth: OAuth, request: Request) -> Response:
    return Response(200, identity.configuration(request.base))


Endpoint = Callable[[OAuth, Request], Response]
ENDPOINTS: dict[tuple[str, str], Endpoint] = {
    ("GET", "/o/oauth2/v2/auth"): consent.show,
    ("GET", "/o/oauth2/auth"): consent.show,
    ("POST", "/o/oauth2/v2/auth"): consent.decide,
    ("POST", "/token"): token,
    ("POST", "/revoke"): revoke,
    ("GET", "/revoke"): revoke,
    ("GET", "/oauth2/v3/userinfo"): userinfo,
    ("GET", "/oauth2/v2/userinfo"): userinfo,
    ("GET", "/v1/userinfo"): userinfo,
    ("GET", "/tokeninfo"): tokeninfo,
    ("GET", "/oauth2/v3/tokeninfo"): tokeninfo,
    ("GET", "/oauth2/v3/certs"): lambda _oauth, _request: Response(200, identity.keys()),
    ("GET", "/oauth2/v1/certs"): lambda _oauth, _request: Response(200, identity.certificates()),
    ("GET", "/.well-known/openid-configuration"): configuration,
}

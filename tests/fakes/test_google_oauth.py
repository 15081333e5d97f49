"""The stand-in's OAuth, driven by Google's own library: consent, tokens, and all the ways they end."""

from __future__ import annotations

import json
import urllib.error
import urllib.parse
import urllib.request
from datetime import UTC, datetime

import pytest

from tests.fakes.google import client, scopes
from tests.fakes.google.grants import CLIENT, Client, Script
from tests.fakes.google.moments import Clock
from tests.fakes.google.server import Served
from tests.fakes.google.world import World

pytestmark = pytest.mark.skipif(not client.available(), reason="Google's client library is not installed")
ME = "haru@example.com"
BACK = "http://127.0.0.1:8000/oauth/google/callback"
EVENTS = "https://www.googleapis.com/auth/calendar.events"
ASKED = ["openid", scopes.LONG_NAMES["email"], EVENTS]


@pytest.fixture
def world():
    made = World(Clock(datetime(2026, 11, 23, tzinfo=UTC)))
    made.add_account(ME, "하루")
    made.oauth.script = Script()
    return made


@pytest.fixture
def served(world):
    with Served(world) as running:
        yield running


def flow(served, asked=ASKED, **more):
    from google_auth_oauthlib.flow import Flow

    return Flow.from_client_config(client.config(served.url), scopes=asked, redirect_uri=BACK, **more)


class Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_what):
        return None


def visited(url, form=None) -> tuple[int, dict[str, str], str]:
    """The status, what the way back carries, and the page."""
    data = urllib.parse.urlencode(form).encode() if form else None
    try:
        with urllib.request.build_opener(Stay).open(url, data) as answer:
            return answer.status, {}, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            query = urllib.parse.urlsplit(error.headers.get("location", "")).query
            return error.code, dict(urllib.parse.parse_qsl(query)), error.read().decode()


def posted(served, path, **form) -> tuple[int, dict]:
    status, _, text = visited(f"{served.url}{path}", form)
    return status, json.loads(text or "{}")


@pytest.fixture(autouse=True)
def lenient(monkeypatch):
    """Loopback without TLS, and a grant that may be smaller than what was asked."""
    monkeypatch.setenv("OAUTHLIB_INSECURE_TRANSPORT", "1")
    monkeypatch.setenv("OAUTHLIB_RELAX_TOKEN_SCOPE", "1")


@pytest.fixture
def connect(served):
    def connected(asked=ASKED, **more):
        going = flow(served, asked)
        url, state = going.authorization_url(access_type="offline", **more)
        status, back, _ = visited(url)
        assert (status, back["state"]) == (302, state)
        going.fetch_token(code=back["code"])
        going.oauth2session.close()
        return going.credentials

    return connected


def test_a_whole_dance_gives_tokens_that_work(served, connect):
    from google.auth.transport.requests import Request
    from google.oauth2 import id_token

    credentials = connect()
    assert set(credentials.granted_scopes) == set(ASKED)
    service = client.calendar(served.url, credentials.token)
    assert service.events().list(calendarId="primary").execute()["items"] == []
    service.close()
    request = Request()
    told = id_token.verify_token(
        credentials.id_token, request, CLIENT, f"{served.url}/oauth2/v1/certs", clock_skew_in_seconds=10**9
    )
    request.session.close()
    assert (told["email"], told["iss"]) == (ME, "https://accounts.google.com")


def test_an_access_token_runs_out_and_is_refreshed(served, world, connect):
    from google.auth.transport.requests import Request
    from googleapiclient.errors import HttpError

    credentials = connect()
    world.now.advance(3600)
    service = client.calendar(served.url, credentials.token)
    with pytest.raises(HttpError) as caught:
        service.events().list(calendarId="primary").execute()
    assert (caught.value.status_code, caught.value.error_details[0]["reason"]) == (401, "authError")
    service.close()
    old, request = credentials.token, Request()
    credentials.refresh(request)
    request.session.close()
    assert credentials.token != old
    assert world.oauth.access(credentials.token).email == ME


def test_a_refresh_token_comes_only_with_the_first_consent_or_a_new_one(connect):
    assert connect().refresh_token
    assert connect().refresh_token is None
    assert connect(prompt="consent").refresh_token


@pytest.mark.parametrize("how", ["revoked", "a week in testing", "too many"])
def test_a_refresh_token_dies(served, world, connect, how):
    from google.auth.exceptions import RefreshError
    from google.auth.transport.requests import Request

    world.oauth.testing = how == "a week in testing"
    credentials = connect()
    if how == "revoked":
        assert posted(served, "/revoke", token=credentials.token) == (200, {})
        assert posted(served, "/revoke", token=credentials.token)[0] == 400
    elif how == "too many":
        for _ in range(100):
            world.oauth.grant(CLIENT, ME, frozenset(ASKED), offline=True)
    world.now.advance(7 * 86400 + 1)
    request = Request()
    with pytest.raises(RefreshError) as caught:
        credentials.refresh(request)
    request.session.close()
    assert caught.value.args[1]["error"] == "invalid_grant"


def test_a_code_works_once_and_only_with_its_verifier(served):
    going = flow(served, code_verifier="v" * 43)
    url, _ = going.authorization_url()
    form = {"client_id": CLIENT, "client_secret": "haru-secret", "grant_type": "authorization_code"}
    form |= {"redirect_uri": BACK}
    for verifier in ({}, {"code_verifier": "w" * 43}):
        code = visited(url)[1]["code"]
        assert posted(served, "/token", **form, code=code, **verifier)[1]["error"] == "invalid_grant"
    code = visited(url)[1]["code"]
    right = form | {"code": code, "code_verifier": "v" * 43}
    assert posted(served, "/token", **right)[0] == 200
    assert posted(served, "/token", **right)[1]["error"] == "invalid_grant"
    wrong = right | {"code": visited(url)[1]["code"], "redirect_uri": f"{BACK}/other"}
    assert posted(served, "/token", **wrong)[1]["error"] == "redirect_uri_mismatch"
    assert posted(served, "/token", **right | {"client_secret": "guess"})[0] == 401


def test_a_code_grows_old(served, world):
    going = flow(served, code_verifier="v" * 43)
    code = visited(going.authorization_url()[0])[1]["code"]
    world.now.advance(601)
    form = {"client_id": CLIENT, "client_secret": "haru-secret", "grant_type": "authorization_code"}
    status, told = posted(served, "/token", **form, code=code, redirect_uri=BACK, code_verifier="v" * 43)
    assert (status, told["error"]) == (400, "invalid_grant")


def test_an_unticked_box_is_a_smaller_grant(world, connect):
    world.oauth.script = Script(untick=frozenset({EVENTS}))
    assert EVENTS not in connect().granted_scopes


def test_scopes_add_up_when_asked(connect):
    connect(["openid", EVENTS])
    more = connect(["https://www.googleapis.com/auth/calendar.freebusy"], include_granted_scopes="true")
    assert EVENTS in more.granted_scopes


def test_a_refusal_comes_back_with_the_state(served, world):
    world.oauth.script = Script(deny=True)
    url, state = flow(served).authorization_url()
    assert visited(url)[1] == {"state": state, "error": "access_denied"}


def test_without_a_grant_nothing_is_silent(served):
    url, _ = flow(served).authorization_url(prompt="none", login_hint=ME)
    assert visited(url)[1]["error"] == "interaction_required"


def test_the_page_asks_for_each_scope(served, world):
    world.oauth.script = None
    world.add_account("second@example.com")
    url, state = flow(served).authorization_url(login_hint="second@example.com")
    status, _, page = visited(url)
    assert status == 200
    assert page.count('type="checkbox"') == 2
    assert "<option selected>second@example.com" in page
    asked = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(url).query))
    sent = asked | {"account": "second@example.com", f"tick {scopes.LONG_NAMES['email']}": "on", "allow": "1"}
    status, back, _ = visited(f"{served.url}/o/oauth2/v2/auth", sent)
    assert (status, back["state"]) == (302, state)
    assert set(back["scope"].split()) == {"openid", scopes.LONG_NAMES["email"]}
    assert visited(f"{served.url}/o/oauth2/v2/auth", sent | {"deny": "1"})[1]["error"] == "access_denied"


def test_a_wrong_request_does_not_go_back_to_the_app(served, world):
    world.oauth.clients["strict"] = Client("strict", "s", frozenset({"https://haru.example.com/back"}))
    good = {"client_id": "strict", "redirect_uri": "https://haru.example.com/back", "response_type": "code"}
    good["scope"] = "openid"
    for wrong in (
        {"client_id": "nobody"},
        {"redirect_uri": "https://evil.example.com"},
        {"response_type": "token"},
        {"scope": "everything"},
        {"scope": ""},
    ):
        status, back, _ = visited(f"{served.url}/o/oauth2/v2/auth?{urllib.parse.urlencode(good | wrong)}")
        assert (status, back) == (400, {})


def test_the_signed_in_are_known(served, connect):
    credentials = connect()
    found = posted(served, "/token", grant_type="password", client_id=CLIENT, client_secret="haru-secret")
    assert found[1]["error"] == "unsupported_grant_type"
    request = urllib.request.Request(
        f"{served.url}/oauth2/v3/userinfo", headers={"Authorization": f"Bearer {credentials.token}"}
    )
    with urllib.request.urlopen(request) as answer:
        assert json.load(answer)["email"] == ME
    with urllib.request.urlopen(f"{served.url}/tokeninfo?access_token={credentials.token}") as answer:
        assert json.load(answer)["expires_in"] == "3599"
    with urllib.request.urlopen(f"{served.url}/.well-known/openid-configuration") as answer:
        assert json.load(answer)["token_endpoint"] == f"{served.url}/token"
    with urllib.request.urlopen(f"{served.url}/oauth2/v3/certs") as answer:
        assert json.load(answer)["keys"][0]["alg"] == "RS256"

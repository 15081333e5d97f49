"""The whole way to a Google account and back, against the stand-in, and every way in which it breaks."""

from __future__ import annotations

import base64
import hashlib
import os
import time
from datetime import UTC, datetime, timedelta

import pytest

from adapters.google.addresses import Addresses
from adapters.google.consent import CALENDARS, EVENTS, SCOPES, TIMEOUT
from adapters.google.identity import as_object, told_by
from core.errors import SignedOut, Unreachable
from core.sync.grants import LEASE
from tests.adapters.google.dance import ME, VERIFIER, addresses, asked, consent_at, visited
from tests.fakes.google import identity
from tests.fakes.google.faults import Rule
from tests.fakes.google.grants import Script
from tests.fakes.google.moments import Clock
from tests.fakes.google.server import Served
from tests.fakes.google.world import World

START = datetime(2031, 3, 1, tzinfo=UTC)  # far from the machine's own clock, which nobody may look at


@pytest.fixture
def world():
    made = World(Clock(START))
    made.add_account(ME, "하루")
    made.oauth.script = Script()
    return made


@pytest.fixture
def served(world):
    with Served(world) as running:
        yield running


@pytest.fixture
def consent(served):
    return consent_at(served)


@pytest.fixture
def code(consent):
    def given(**more) -> str:
        return visited(consent.url("state", VERIFIER, **more))[1]["code"]

    return given


def strike(world, **rule) -> Rule:
    return world.faults.add(Rule(**rule))


def test_a_refresh_is_answered_or_given_up_while_it_is_leased():
    assert timedelta(seconds=TIMEOUT) < LEASE


# ── there ──


def test_the_address_asks_for_all_we_need_with_a_challenge(consent):
    found = asked(consent.url("our state", VERIFIER))
    digest = hashlib.sha256(VERIFIER.encode()).digest()
    assert found["code_challenge"] == base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
    assert found["code_challenge_method"] == "S256"
    assert found["scope"].split() == list(SCOPES)
    assert (found["access_type"], found["prompt"]) == ("offline", "consent")
    assert (found["include_granted_scopes"], found["state"]) == ("true", "our state")
    assert VERIFIER not in consent.url("our state", VERIFIER)
    assert "login_hint" not in found


def test_the_account_one_will_probably_choose_is_hinted_at(consent):
    assert asked(consent.url("s", VERIFIER, ME))["login_hint"] == ME


def test_google_s_own_addresses_are_the_default():
    assert Addresses().auth == "https://accounts.google.com/o/oauth2/v2/auth"
    assert Addresses().certs.startswith("https://www.googleapis.com/")


@pytest.mark.parametrize(
    "wrong",
    [
        "http://google.example.com/token",
        "ftp://127.0.0.1",
        "token",
        "https://",
        "http://localhost.example.com",
    ],
)
def test_plain_http_is_for_this_machine_only(wrong):
    with pytest.raises(ValueError, match="https"):
        Addresses(token=wrong)
    assert Addresses(token="http://[::1]:99/token").token


# ── and back ──


async def test_a_code_becomes_a_person_and_tokens_that_work(world, consent, code):
    who, tokens = await consent.exchange(code(), VERIFIER)
    assert (who.email, who.name, who.subject) == (ME, "하루", world.accounts[ME].sub)
    assert world.oauth.access(tokens.access).email == ME
    assert tokens.access_until == START + timedelta(seconds=3599)
    assert tokens.refresh
    assert {EVENTS, CALENDARS} <= set(tokens.scopes)


async def test_an_unticked_box_is_told_and_no_error(world, consent, code):
    world.oauth.script = Script(untick=frozenset({EVENTS}))
    _, tokens = await consent.exchange(code(), VERIFIER)
    assert EVENTS not in tokens.scopes
    assert CALENDARS in tokens.scopes


async def test_a_second_consent_gives_a_refresh_token_again(consent, code):
    first = await consent.exchange(code(), VERIFIER)
    second = await consent.exchange(code(), VERIFIER)
    assert first[1].refresh and second[1].refresh
    assert first[0] == second[0]


async def test_a_code_is_good_once_and_with_its_verifier_only(world, consent, code):
    used = code()
    await consent.exchange(used, VERIFIER)
    with pytest.raises(SignedOut):
        await consent.exchange(used, VERIFIER)
    with pytest.raises(SignedOut):
        await consent.exchange(code(), "w" * 96)
    with pytest.raises(SignedOut):
        await consent.exchange("nonsense", VERIFIER)
    old = code()
    world.now.advance(601)
    with pytest.raises(SignedOut):
        await consent.exchange(old, VERIFIER)


async def test_nothing_is_left_in_the_environment(consent, code):
    before = dict(os.environ)
    await consent.exchange(code(), VERIFIER)
    assert dict(os.environ) == before
    assert not [name for name in before if name.startswith("OAUTHLIB")]


async def test_where_google_s_keys_cannot_be_had_it_is_asked_who_that_is(served, world, consent, code):
    strike(world, kind="error", path="*/certs")
    who, _ = await consent.exchange(code(), VERIFIER)
    assert (who.email, who.subject) == (ME, world.accounts[ME].sub)
    assert any(seen.path.endswith("/userinfo") for seen in world.requests)


async def test_the_older_form_of_keys_is_read_as_well(served, code):
    at = addresses(served.url)
    older = Addresses(at.auth, at.token, at.revoke, at.userinfo, f"{served.url}/oauth2/v1/certs")
    who, _ = await consent_at(served, addresses=older).exchange(code(), VERIFIER)
    assert who.email == ME


@pytest.mark.parametrize(
    "forged",
    [
        lambda account, client, scopes, now: identity.id_token(account, "another", scopes, now, None),
        lambda account, client, scopes, now: identity.id_token(
            account, client, scopes, now - timedelta(hours=2), None
        ),
        lambda account, client, scopes, now: identity.id_token(
            account, client, scopes, now + timedelta(hours=2), None
        ),
        lambda account, client, scopes, now: "none.of.this",
    ],
    ids=["for another app", "of yesterday", "of tomorrow", "nonsense"],
)
async def test_an_id_token_that_is_not_for_here_and_now_is_refused(world, consent, code, monkeypatch, forged):
    """`identity.id_token` is what the stand-in signs with."""
    from tests.fakes.google import oauth

    class Forger:
        keys, certificates, claims = identity.keys, identity.certificates, identity.claims

        @staticmethod
        def id_token(account, client, scopes, now, _nonce):
            return forged(account, client, scopes, now)

    monkeypatch.setattr(oauth, "identity", Forger)
    with pytest.raises(SignedOut):
        await consent.exchange(code(), VERIFIER)


async def test_an_id_token_of_another_issuer_or_signature_is_refused(consent, code, monkeypatch):
    monkeypatch.setattr(identity, "ISSUER", "https://accounts.example.com")
    with pytest.raises(SignedOut):
        await consent.exchange(code(), VERIFIER)
    monkeypatch.undo()
    real = identity.id_token

    def spoilt(*given):
        head, body, proof = real(*given).split(".")
        return f"{head}.{body}.{'B' if proof[0] == 'A' else 'A'}{proof[1:]}"

    monkeypatch.setattr(identity, "id_token", spoilt)
    with pytest.raises(SignedOut):
        await consent.exchange(code(), VERIFIER)


@pytest.mark.parametrize("answer", ["", "[]", "{}", '{"sub": "1"}', '{"sub": 1, "email": "a@example.com"}'])
async def test_an_answer_that_names_nobody_is_no_answer(answer):
    with pytest.raises(Unreachable):
        told_by(as_object(answer))


async def test_whoever_is_asked_for_may_be_away_too(world, consent, code):
    strike(world, kind="error", path="*/certs")
    strike(world, kind="error", path="*/userinfo")
    with pytest.raises(Unreachable):
        await consent.exchange(code(), VERIFIER)


async def test_a_wrong_secret_of_ours_does_not_sign_anybody_out(served, consent, code):
    tokens = (await consent.exchange(code(), VERIFIER))[1]
    wrong = consent_at(served, secret="guess")
    with pytest.raises(Unreachable):
        await wrong.refresh(tokens.refresh)
    with pytest.raises(Unreachable):
        await wrong.exchange(code(), VERIFIER)


@pytest.mark.parametrize("kind", ["error", "reset", "lost", "throttle"])
async def test_trouble_on_the_way_is_told_as_such(world, consent, code, kind):
    given = code()
    strike(world, kind=kind, path="/token", status=429 if kind == "throttle" else 503)
    with pytest.raises(Unreachable):
        await consent.exchange(given, VERIFIER)


@pytest.mark.parametrize("kind", ["timeout", "slow"])
async def test_an_answer_that_does_not_come_in_time_is_not_waited_for(served, world, code, kind):
    given = code()
    strike(world, kind=kind, path="/token", delay=4)
    begun = time.monotonic()
    with pytest.raises(Unreachable):
        await consent_at(served, timeout=0.3).exchange(given, VERIFIER)
    assert time.monotonic() - begun < 3.5


async def test_a_server_that_is_away_is_told_as_such(served):
    away = Addresses(*[f"http://127.0.0.1:1/{name}" for name in "atruc"])
    consent = consent_at(served, addresses=away)
    with pytest.raises(Unreachable):
        await consent.exchange("code", VERIFIER)
    with pytest.raises(Unreachable):
        await consent.refresh("1//token")
    with pytest.raises(Unreachable):
        await consent.revoke("1//token")


# ── staying ──


async def test_a_refresh_gives_another_access_token_and_keeps_the_old_refresh_token(world, consent, code):
    tokens = (await consent.exchange(code(), VERIFIER))[1]
    world.now.advance(3600)
    assert world.oauth.access(tokens.access) is None
    fresh = await consent.refresh(tokens.refresh)
    assert world.oauth.access(fresh.access).email == ME
    assert fresh.refresh is None
    assert fresh.access_until == world.now() + timedelta(seconds=3599)
    assert EVENTS in fresh.scopes


async def test_a_refresh_is_asked_for_once_whatever_comes_of_it(world, consent, code):
    tokens = (await consent.exchange(code(), VERIFIER))[1]
    world.requests.clear()
    strike(world, kind="error", path="/token")
    with pytest.raises(Unreachable):
        await consent.refresh(tokens.refresh)
    assert [seen.path for seen in world.requests] == ["/token"]


@pytest.mark.parametrize("how", ["revoked", "a week in testing"])
async def test_a_refresh_token_that_is_dead_signs_out(world, consent, code, how):
    world.oauth.testing = how == "a week in testing"
    tokens = (await consent.exchange(code(), VERIFIER))[1]
    if how == "revoked":
        await consent.revoke(tokens.refresh)
        assert world.oauth.access(tokens.access) is None
    world.now.advance(7 * 86400 + 1)
    with pytest.raises(SignedOut):
        await consent.refresh(tokens.refresh)


async def test_what_is_dead_already_may_be_revoked_again(world, consent, code):
    tokens = (await consent.exchange(code(), VERIFIER))[1]
    await consent.revoke(tokens.refresh)
    await consent.revoke(tokens.refresh)
    strike(world, kind="error", path="/revoke")
    with pytest.raises(Unreachable):
        await consent.revoke(tokens.refresh)
    strike(world, kind="error", path="/revoke", status=400)
    with pytest.raises(Unreachable):
        await consent.revoke(tokens.refresh)

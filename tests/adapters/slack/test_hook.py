"""What comes to the three addresses without being Slack's, or without making sense."""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from urllib.parse import urlencode

import pytest

from adapters.slack.hook import ACTIONS, COMMANDS, EVENTS, is_signed
from adapters.slack.platform import Account
from core.errors import StoreUnavailable
from tests.adapters.slack.house import house
from tests.fakes.slack.faults import Rule

JSON, FORM = "application/json", "application/x-www-form-urlencoded"


def signed(haru, body: bytes, at=None, secret=None):
    stamp = str(int(time.time()) if at is None else at)
    key = (secret or haru.world.app.signing_secret).encode()
    digest = hmac.new(key, f"v0:{stamp}:".encode() + body, hashlib.sha256).hexdigest()
    return {"x-slack-request-timestamp": stamp, "x-slack-signature": f"v0={digest}"}


async def posted(haru, path, body, headers=None, **more):
    body = body if isinstance(body, bytes) else json.dumps(body).encode()
    found = await haru.client.post(path, content=body, headers=headers or signed(haru, body, **more))
    return found.status_code, found.text


async def test_an_address_proves_itself(haru):
    haru.world.verify()
    await haru.settle()
    assert haru.world.verified


@pytest.mark.parametrize("path", [EVENTS, COMMANDS, ACTIONS])
async def test_whoever_cannot_prove_to_be_slack_learns_nothing(haru, path):
    body = b'{"type": "url_verification", "challenge": "secret"}'
    now = int(time.time())
    for headers in (
        {},
        signed(haru, body, secret="another"),
        signed(haru, body, at=now - 400),
        signed(haru, body, at=now + 400),
        signed(haru, body) | {"x-slack-request-timestamp": "soon"},
        signed(haru, body) | {"x-slack-request-timestamp": "９９９"},
        signed(haru, body) | {"x-slack-request-timestamp": "-1"},
        signed(haru, body) | {"x-slack-request-timestamp": "1" * 500},
        signed(haru, body) | {"x-slack-signature": ""},
        signed(haru, body) | {"x-slack-signature": "v0=é"},
        signed(haru, b"something else"),
    ):
        raw = {name: value.encode("utf-8") for name, value in headers.items()} or {"accept": "*/*"}
        assert await posted(haru, path, body, raw) == (401, "")


async def test_bytes_are_checked_before_they_are_read(haru):
    assert await posted(haru, EVENTS, b"\xff\xfe not utf-8") == (400, "")
    assert await posted(haru, COMMANDS, b"text=%FF&team_id=\xff") == (400, "")
    assert await posted(haru, EVENTS, b"\xff", {"accept": "*/*"}) == (401, "")


async def test_a_body_of_two_megabytes_is_not_taken(haru):
    assert await posted(haru, EVENTS, b" " * 2_000_000) == (413, "")


@pytest.mark.parametrize(
    ("path", "body"),
    [
        (EVENTS, b"[]"),
        (EVENTS, b"{"),
        (EVENTS, b"null"),
        (ACTIONS, b"payload=%7B"),
        (ACTIONS, b""),
        (ACTIONS, b"payload=[]"),
    ],
)
async def test_what_is_no_payload_is_refused(haru, path, body):
    assert (await posted(haru, path, body))[0] == 400


@pytest.mark.parametrize(
    ("path", "payload"),
    [
        (EVENTS, {"type": "event_callback"}),
        (
            EVENTS,
            {"type": "event_callback", "event": {"type": "message", "channel_type": "im"}, "team_id": "T1"},
        ),
        (EVENTS, {"type": "event_callback", "event": {"type": "message", "text": 7}, "team_id": "T1"}),
        (EVENTS, {"type": "event_callback", "event": "what", "team_id": "T1"}),
        (EVENTS, {"type": "event_callback", "event": {"type": "emoji_changed"}, "team_id": "T1"}),
        (EVENTS, {"type": "app_rate_limited", "team_id": "T1"}),
        (ACTIONS, {"type": "workflow_step_edit"}),
        (ACTIONS, {"type": "block_actions", "actions": []}),
        (
            ACTIONS,
            {"type": "block_actions", "actions": [{"action_id": "a", "value": "made up", "block_id": "b"}]},
        ),
        (ACTIONS, {"type": "block_suggestion", "team": {}}),
        (ACTIONS, {"type": "shortcut", "callback_id": "another"}),
        (ACTIONS, {"type": "view_closed"}),
        (
            ACTIONS,
            {
                "type": "view_submission",
                "view": {"id": "V1", "callback_id": "edit"},
                "team": {"id": "T1"},
                "user": {"id": "U1"},
            },
        ),
        (
            ACTIONS,
            {
                "type": "view_submission",
                "view": {"id": "V1", "callback_id": "x"},
                "team": {"id": "T1"},
                "user": {"id": "U1"},
            },
        ),
    ],
)
async def test_what_makes_no_sense_is_taken_and_forgotten(haru, path, payload):
    told = urlencode({"payload": json.dumps(payload)}).encode() if path == ACTIONS else payload
    assert await posted(haru, path, told) == (200, "")


async def test_a_command_without_its_fields_is_taken_and_forgotten(haru):
    assert await posted(haru, COMMANDS, b"command=%2Fcal") == (200, "")


async def test_what_could_not_be_saved_comes_again(haru, monkeypatch):
    async def full(*_):
        raise StoreUnavailable("full")

    monkeypatch.setattr(haru.assistant, "receive", full)
    said = haru.minji.dm("내일 오후 3시 회의")
    haru.minji.command("오늘")
    await haru.settle()
    monkeypatch.undo()
    haru.clock.advance(60)
    await haru.settle()
    assert haru.minji.sees().count("[추가]") == 1
    assert "failed with the error" in haru.minji.sees()
    assert said["ts"]


async def test_a_tap_that_could_not_be_saved_is_said_to_have_failed(haru, monkeypatch):
    haru.minji.dm("내일 오후 3시 회의")
    await haru.settle()

    async def full(*_):
        raise StoreUnavailable("full")

    monkeypatch.setattr(haru.assistant, "receive", full)
    pressed = haru.minji.press(haru.minji.dms, "추가")
    await haru.settle()
    assert pressed.tries == ["http_error 503"]


async def test_while_the_house_is_not_ready_slack_comes_again(haru):
    haru.platform._front = None
    for path in (EVENTS, COMMANDS, ACTIONS):
        assert (await posted(haru, path, {"type": "event_callback"}))[0] in (400, 503)


async def test_without_a_secret_nobody_can_call(tmp_path):
    async with house(tmp_path, lambda here: Account(here.bot.token)) as made:
        assert (await posted(made, EVENTS, {"type": "url_verification"}))[0] == 404


async def test_stale_and_forged_deliveries_of_the_stand_in_are_refused(haru):
    haru.world.faults.add(Rule("push_unsigned", "events_api/*"))
    haru.world.faults.add(Rule("push_stale", "events_api/*"))
    haru.minji.dm("내일 오후 3시 회의")
    haru.minji.dm("모레 오후 3시 회의")
    await haru.settle()
    assert haru.minji.sees().count("Haru:") == 0


def test_the_signature_of_slacks_own_example_is_good():
    body = (
        b"token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V"
        b"&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text="
        b"&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
        b"&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c"
    )
    signature = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"
    assert is_signed("8f742231b10e8888abcd99yyyzzz85a5", "1531420618", signature, body, 1531420618 + 60)
    assert not is_signed("8f742231b10e8888abcd99yyyzzz85a5", "1531420618", signature, body + b" ", 1531420618)

"""The way to Slack and back, over real connections."""

from __future__ import annotations

import pytest

from adapters.slack.wire import API, Away, Refused, Wire, _seconds
from core.errors import TooSoon
from tests.fakes.slack.faults import Rule
from tests.fakes.slack.scene import scene
from tests.fakes.slack.server import Served


@pytest.fixture
def here():
    return scene()


@pytest.fixture
def served(here):
    with Served(here.world) as running:
        yield running


@pytest.fixture
async def wire(served):
    made = Wire(served.api)
    yield made
    await made.close()


async def test_a_method_is_called_under_a_token(wire, here):
    assert (await wire.call("auth.test", here.bot.token))["user_id"] == here.bot.bot_user
    with pytest.raises(Refused, match="not_authed"):
        await wire.call("auth.test", None)


async def test_all_calls_share_their_connections(wire, here):
    for _ in range(5):
        await wire.form("users.info", here.bot.token, user=here.minji.id)
    assert len(wire._session.connector._conns) == 1


@pytest.mark.parametrize(
    ("rule", "error"),
    [
        (Rule("throttle", "/api/*", retry_after=7), TooSoon),
        (Rule("error", "/api/*"), Away),
        (Rule("error", "/api/*", status=429), TooSoon),
        (Rule("lost", "/api/*"), Away),
        (Rule("reset", "/api/*"), Away),
        (Rule("refuse", "/api/*", reason="channel_not_found"), Refused),
    ],
)
async def test_what_goes_wrong_is_told_in_our_own_words(wire, here, rule, error):
    here.world.faults.add(rule)
    with pytest.raises(error):
        await wire.call("auth.test", here.bot.token)


async def test_slack_is_not_waited_for_for_ever(wire, here, monkeypatch):
    monkeypatch.setattr("adapters.slack.wire.PATIENCE", 0.2)
    here.world.faults.add(Rule("timeout", "/api/*"))
    with pytest.raises(Away):
        await wire.call("auth.test", here.bot.token)


async def test_how_long_slack_asks_us_to_wait_is_known(wire, here):
    here.world.faults.add(Rule("throttle", "/api/*", retry_after=7))
    with pytest.raises(TooSoon) as told:
        await wire.call("auth.test", here.bot.token)
    assert told.value.retry_after == 7
    assert _seconds({}) == _seconds({"Retry-After": "soon"}) == 1.0


def asked(here):
    here.minji.command("오늘", here.general)
    return here.world.deliveries.all[-1].payload["response_url"]


async def test_an_address_that_came_with_an_interaction_is_answered(wire, here):
    await wire.respond(asked(here), {"text": "네", "response_type": "ephemeral"})
    assert "(only you) Haru: 네" in here.minji.sees(here.general)


@pytest.mark.parametrize(
    ("rule", "error"),
    [
        (Rule("throttle", "/commands/*"), TooSoon),
        (Rule("error", "/commands/*"), Away),
        (Rule("error", "/commands/*", status=404), Refused),
        (Rule("reset", "/commands/*"), Away),
    ],
)
async def test_an_address_may_be_used_up_or_away(wire, here, rule, error):
    here.world.faults.add(rule)
    with pytest.raises(error):
        await wire.respond(asked(here), {"text": "네"})


async def test_answers_and_tokens_go_to_slack_alone(here):
    wire = Wire(API)
    for url in (
        "http://files.slack.com/a",
        "https://files.slack.com.evil.kr/a",
        "https://evil.kr/files.slack.com",
        "file:///a",
    ):
        with pytest.raises(Refused, match="invalid_url"):
            await wire.fetch(url, "xoxb-1", 10)
        with pytest.raises(Refused, match="invalid_url"):
            await wire.respond(url.replace("files", "hooks"), {})
    assert wire._is_slacks("https://files.slack.com/files-pri/T1-F1/a.png", "files.slack.com")
    await wire.close()


@pytest.mark.parametrize(
    ("rule", "error"),
    [
        (Rule("error", "/files-pri/*"), Away),
        (Rule("throttle", "/files-pri/*"), TooSoon),
        (Rule("reset", "/files-pri/*", times=None), Away),
        (Rule("error", "/files-pri/*", status=404), Refused),
    ],
)
async def test_a_file_may_be_out_of_reach(wire, here, rule, error):
    file = here.minji.dm("", [("a.png", b"." * 100)])["files"][0]
    here.world.faults.add(rule)
    with pytest.raises(error):
        await wire.fetch(file["url_private"], here.bot.token, 200)


async def test_of_a_file_no_more_is_taken_than_is_wanted(wire, here):
    file = here.minji.dm("", [("a.png", b"." * 200_000)])["files"][0]
    kind, content = await wire.fetch(file["url_private"], here.bot.token, 100)
    assert (kind, len(content)) == ("image/png", 101)

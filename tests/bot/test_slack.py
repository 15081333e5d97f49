"""Slack in a house that was told of it."""

from __future__ import annotations

import httpx2
import pytest

from adapters.slack.installations import Installations, Safe, workspace
from adapters.slack.wire import Wire
from adapters.vault.keys import KeyFile
from adapters.vault.vault import KeyVault, key_of
from bot.house import doors_of
from bot.keys import KeyRing
from bot.platforms import is_slack, living, messengers, platforms_of
from bot.settings import Settings
from bot.slack import slack_of
from bot.web import create_app
from bot.wiring import Place, furnish
from core.records import Installation

TOKEN = {"slack_bot_token": "xoxb-1"}
APP = {"slack_client_id": "1.2", "slack_client_secret": "secret"}


def settings(**more):
    return Settings(_env_file=None, **more)


@pytest.mark.parametrize(
    ("told", "there"), [({}, False), (TOKEN, True), (APP, True), ({"slack_client_id": "1.2"}, False)]
)
def test_there_is_slack_where_there_is_a_way_into_a_workspace(told, there, tmp_path):
    here = settings(data_dir=tmp_path, **told)
    assert is_slack(here) is there
    assert [one.name for one in platforms_of(here)] == ["slack"] * there


@pytest.mark.parametrize(
    "wrong",
    [
        {"slack_bot_token": "xapp-1"},
        {"slack_app_token": "xoxb-1"},
        {"slack_api_base_url": "http://slack.example.com/api"},
        {"slack_authorize_url": "http://slack.example.com/oauth"},
    ],
)
def test_what_cannot_be_is_refused_at_once(wrong):
    with pytest.raises(ValueError, match="slack"):
        settings(**wrong)


async def test_slack_comes_through_the_gate_and_nobody_else(tmp_path):
    from contextlib import AsyncExitStack

    here = settings(
        data_dir=tmp_path, slack_signing_secret="s", public_url="https://haru.example.com", **TOKEN, **APP
    )
    platforms = platforms_of(here)
    async with AsyncExitStack() as stack:
        assistant = await furnish(stack, Place(None, tmp_path, fresh=True), messengers=messengers(platforms))
        for one in platforms:
            one.enter(assistant)
        await stack.enter_async_context(living(platforms, assistant, asks=False))
        app = create_app(doors_of(assistant, here), None, platforms)
        transport = httpx2.ASGITransport(app=app)
        async with httpx2.AsyncClient(transport=transport, base_url="https://haru.example.com") as client:
            for name in ("events", "commands", "interactions"):
                assert (await client.post(f"/webhooks/slack/{name}", content=b"{}")).status_code == 401
            off = await client.get("/oauth/slack/install")
            assert off.status_code == 303
            assert off.headers["location"].startswith("https://slack.com/oauth/v2/authorize?")
            assert (await client.get("/api/v1/status")).status_code in (403, 404)


def test_the_platform_is_told_what_the_settings_say(tmp_path):
    app = slack_of(settings(data_dir=tmp_path, slack_api_base_url="http://127.0.0.1:9997/api/", **TOKEN))
    assert app._account.base == "http://127.0.0.1:9997/api"
    assert app._account.app is None


# ── keys ──


@pytest.fixture
async def ring(tmp_path):
    from contextlib import AsyncExitStack

    async with AsyncExitStack() as stack:
        assistant = await furnish(stack, Place(None, tmp_path, fresh=True))
        yield KeyRing(KeyFile(tmp_path), assistant.world.store), assistant.world


def sealed(keys, team, refresh=""):
    installations = Installations(Wire(), None)
    installations.open(Safe(None, KeyVault(keys), None))
    return installations._sealed(
        team, {"access_token": "xoxb-1"} | ({"refresh_token": refresh} if refresh else {})
    )


async def test_tokens_of_workspaces_are_sealed_anew_with_all_others(ring, tmp_path):
    keys, world = ring
    file = KeyFile(tmp_path)
    for team, refresh in (("T1", "xoxe-1"), ("T2", "")):
        await world.store.keep_installation(sealed(file, team, refresh))
    assert [line.secrets for line in await keys.lines()] == [3]
    new, _ = keys.add()
    assert (await keys.rotate()).sealed == 2
    kept = await world.store.installations()
    assert {key_of(secret) for one in kept for secret in (one.token, one.refresh) if secret} == {new.kid}
    assert (await keys.rotate()).sealed == 0


async def test_a_token_that_does_not_open_is_told(ring):
    keys, world = ring
    await world.store.keep_installation(Installation(workspace("T1"), "other.AAAA"))
    rotated = await keys.rotate()
    assert (rotated.sealed, rotated.shut) == (0, 1)


async def test_a_workspace_that_went_meanwhile_is_let_be(ring, tmp_path, monkeypatch):
    keys, world = ring
    await world.store.keep_installation(sealed(KeyFile(tmp_path), "T1"))
    keys.add()

    async def gone(*_):
        return False

    monkeypatch.setattr(world.store, "renew_installation", gone)
    assert (await keys.rotate()).sealed == 0

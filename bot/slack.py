"""Slack as this house was told of it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from adapters.slack.door import AUTHORIZE
from adapters.slack.installations import App
from adapters.slack.platform import Account, SlackPlatform
from adapters.slack.wire import API, Away, Refused, Wire
from adapters.vault.vault import KeyVault
from bot.doctor import Finding
from bot.google import keys_of
from core.errors import TooSoon

if TYPE_CHECKING:
    from bot.settings import Settings

PATIENCE = 3.0


def slack_of(settings: Settings) -> SlackPlatform:
    """The app, in the one workspace whose token is set, and in all that have installed it."""
    client, secret = settings.slack_client_id, settings.slack_client_secret
    account = Account(
        token=settings.slack_bot_token or "",
        signing_secret=settings.slack_signing_secret or "",
        app_token=settings.slack_app_token or "",
        base=settings.slack_api_base_url or API,
        authorize=settings.slack_authorize_url or AUTHORIZE,
        origin=settings.public_url,
        app=App(client, secret) if client and secret else None,
    )
    return SlackPlatform(account, KeyVault(keys_of(settings.secret_keys, settings.data_dir)))


async def examine(settings: Settings) -> list[Finding]:
    """Whether the token of the one workspace is taken, and under which name; where there is none, that any may install."""
    if not settings.slack_bot_token:
        return [Finding("slack", "app", "fine", "ready")]
    wire = Wire(settings.slack_api_base_url or API)
    try:
        told = await asyncio.wait_for(wire.call("auth.test", settings.slack_bot_token), PATIENCE)
    except Refused:
        return [Finding("slack", "app", "wrong", "slack_refused", {}, "slack_token")]
    except (Away, TooSoon, TimeoutError) as error:
        return [Finding("slack", "app", "wrong", "unreachable", {"reason": type(error).__name__})]
    finally:
        await wire.close()
    return [Finding("slack", "app", "fine", "answers_as", {"name": f"@{told['user']} · {told['team']}"})]

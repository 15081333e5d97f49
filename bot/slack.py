"""Slack as this house was told of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from adapters.slack.door import AUTHORIZE
from adapters.slack.installations import App
from adapters.slack.platform import Account, SlackPlatform
from adapters.slack.wire import API
from adapters.vault.vault import KeyVault
from bot.google import keys_of

if TYPE_CHECKING:
    from bot.settings import Settings


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

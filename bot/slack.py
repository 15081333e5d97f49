"""Slack as this house was told of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from adapters.slack.platform import Account, SlackPlatform
from adapters.slack.wire import API

if TYPE_CHECKING:
    from bot.settings import Settings


def slack_of(settings: Settings) -> SlackPlatform:
    """The app, in the one workspace whose token is set or in all that have installed it."""
    return SlackPlatform(
        Account(
            token=settings.slack_bot_token or "",
            signing_secret=settings.slack_signing_secret or "",
            app_token=settings.slack_app_token or "",
            base=settings.slack_api_base_url or API,
            origin=settings.public_url,
        )
    )

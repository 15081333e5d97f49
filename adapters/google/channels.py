"""Push channels: what is asked of Google, and what it says of the one it opened."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from adapters.google.loose import Table, text
from core.records import Channel


def asked(channel: Channel, hook: str) -> Table:
    """The body that opens a channel to our address."""
    return {
        "id": str(channel.id),
        "type": "web_hook",
        "address": hook,
        "token": channel.secret,
        "expiration": str(int(channel.expires_at.timestamp() * 1000)),
    }


def opened(channel: Channel, answer: Table) -> Channel:
    """As Google opened it, which may be for a shorter time."""
    return replace(
        channel,
        resource_id=text(answer.get("resourceId")),
        expires_at=_end(answer.get("expiration")) or channel.expires_at,
    )


def named(channel: Channel) -> Table:
    """The body that closes it."""
    return {"id": str(channel.id), "resourceId": channel.resource_id}


def _end(told: object) -> datetime | None:
    """From milliseconds of Unix time, which JSON carries as text."""
    try:
        return datetime.fromtimestamp(int(str(told)) / 1000, UTC)
    except (ValueError, OverflowError, OSError):
        return None

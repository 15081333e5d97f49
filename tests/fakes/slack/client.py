"""Slack's own client library, pointed at a stand-in: what proves that the stand-in speaks its language."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any


def available() -> bool:
    """Whether this environment holds the library, and what its asynchronous half needs."""
    return all(find_spec(name) for name in ("slack_sdk", "slack_bolt", "aiohttp"))


def web(base: str, token: str | None = None, **more: Any) -> Any:
    """An asynchronous Web API client; `base` is `Served.api`."""
    from slack_sdk.web.async_client import AsyncWebClient

    return AsyncWebClient(token=token, base_url=base, **more)

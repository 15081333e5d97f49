"""The way to Slack's Web API: one session for all workspaces, and Slack's refusals as our own errors."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import urlsplit

from aiohttp import (
    ClientError,
    ClientResponse,
    ClientSession,
    ClientTimeout,
    ClientWebSocketResponse,
    TCPConnector,
)
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from core.errors import TooSoon

API = "https://slack.com/api"
PATIENCE = 10.0
TOO_MANY_REQUESTS = 429


class Refused(Exception):
    """Slack's answer is no; `error` is its word for why."""

    def __init__(self, error: str) -> None:
        super().__init__(error)
        self.error = error


class Away(Exception):
    """No answer, or one that tells nothing: it may have been done."""


class Wire:
    """Calls methods. One session, opened when it is first needed; the library's own would be a new one each call."""

    def __init__(self, base: str = API, session: ClientSession | None = None) -> None:
        self._base = base.rstrip("/") + "/"
        self._session = session
        self._client: AsyncWebClient | None = None

    async def call(self, method: str, token: str | None, **args: object) -> dict[str, Any]:
        """What a method answers; arguments as JSON. Raises Refused, TooSoon and Away."""
        return await self._ask(method, token, json=args)

    async def form(self, method: str, token: str | None, **args: str) -> dict[str, Any]:
        """The same for methods that read no JSON."""
        return await self._ask(method, token, data=dict(args))

    async def respond(self, url: str, told: dict[str, Any]) -> None:
        """Answer at an address that came with an interaction. Raises Refused, TooSoon and Away."""
        if not self._is_slacks(url, "hooks.slack.com"):
            raise Refused("invalid_url")
        try:
            async with self._open().request("POST", url, json=told) as answer:
                await answer.read()
        except (ClientError, TimeoutError) as error:
            raise Away(type(error).__name__) from error
        if answer.status == TOO_MANY_REQUESTS:
            raise TooSoon(_seconds(answer.headers))
        if answer.status >= 500:
            raise Away(str(answer.status))
        if answer.status >= 400:
            raise Refused("used_url")

    async def fetch(self, url: str, token: str, most: int) -> tuple[str, bytes]:
        """The kind and the content of a file, at most so much and one byte more. Raises Refused, TooSoon and Away.

        The token goes to Slack and to nobody else, whatever a file says where it is.
        """
        if not self._is_slacks(url, "files.slack.com"):
            raise Refused("invalid_url")
        headers = {"Authorization": f"Bearer {token}"}
        try:
            async with self._open().request("GET", url, headers=headers) as answer:
                if answer.status == TOO_MANY_REQUESTS:
                    raise TooSoon(_seconds(answer.headers))
                if answer.status >= 500:
                    raise Away(str(answer.status))
                if answer.status >= 400:
                    raise Refused("file_not_found")
                return answer.content_type, await _up_to(most, answer)
        except (ClientError, TimeoutError) as error:
            raise Away(type(error).__name__) from error

    async def upload(self, url: str, content: bytes) -> None:
        """Bring a file to where Slack said; the address is all the permission that it takes.

        Raises Refused, TooSoon and Away.
        """
        if not self._is_slacks(url, "files.slack.com"):
            raise Refused("invalid_url")
        try:
            async with self._open().request("POST", url, data=content) as answer:
                await answer.read()
        except (ClientError, TimeoutError) as error:
            raise Away(type(error).__name__) from error
        if answer.status == TOO_MANY_REQUESTS:
            raise TooSoon(_seconds(answer.headers))
        if answer.status != 200:
            raise Away(str(answer.status))

    @asynccontextmanager
    async def line(self, url: str) -> AsyncIterator[ClientWebSocketResponse[Any]]:
        """A line to Slack; one that is silent for too long counts as broken."""
        async with self._open().ws_connect(url, heartbeat=PATIENCE) as socket:
            yield socket

    async def close(self) -> None:
        """Let go of every connection."""
        if self._session is not None:
            await self._session.close()

    async def _ask(
        self,
        method: str,
        token: str | None,
        *,
        json: dict[str, Any] | None = None,
        data: dict[str, Any] | None = None,
    ) -> dict[str, Any]:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        try:
            answer = await self._calling().api_call(method, headers=headers, json=json, data=data)
        except SlackApiError as error:
            raise _refusal(error) from error
        except (ClientError, TimeoutError) as error:
            raise Away(type(error).__name__) from error
        return answer.data if isinstance(answer.data, dict) else {}

    def _calling(self) -> AsyncWebClient:
        if self._client is None:  # it tries nothing twice by itself: what was sent may have been done
            self._client = AsyncWebClient(base_url=self._base, session=self._open(), retry_handlers=[])
        return self._client

    def _open(self) -> ClientSession:
        if self._session is None:
            connector = TCPConnector(limit=100)
            self._session = ClientSession(connector=connector, timeout=ClientTimeout(total=PATIENCE))
        return self._session

    def _is_slacks(self, url: str, host: str) -> bool:
        """Slack's own host over https, or the stand-in that was set in its place."""
        parts, base = urlsplit(url), urlsplit(self._base)
        own = (parts.scheme, parts.netloc) == (base.scheme, base.netloc)
        return own or (self._base == f"{API}/" and (parts.scheme, parts.netloc) == ("https", host))


async def _up_to(most: int, answer: ClientResponse) -> bytes:
    """Its content; of what is longer just enough to see that it is."""
    held = bytearray()
    async for piece in answer.content.iter_chunked(65536):
        held += piece
        if len(held) > most:
            break
    return bytes(held[: most + 1])


def _refusal(error: SlackApiError) -> Exception:
    answer = error.response
    if answer.status_code == TOO_MANY_REQUESTS:
        return TooSoon(_seconds(answer.headers))
    told = answer.data.get("error") if isinstance(answer.data, dict) else None
    return Away(str(answer.status_code)) if answer.status_code >= 500 or not told else Refused(str(told))


def _seconds(headers: Mapping[str, str]) -> float:
    """How long Slack asks us to wait; a little where it does not say."""
    found = {name.lower(): value for name, value in headers.items()}.get("retry-after", "")
    return float(found) if found.isdecimal() else 1.0

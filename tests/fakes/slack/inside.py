"""A world in the same process: the transport of the asynchronous client, and deliveries without a courier.

No sockets and no threads: `Session(world)` stands where an `aiohttp.ClientSession` would, and `deliver` hands all
that is due to a function that answers as the app's endpoint does.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from types import TracebackType
from typing import Any
from urllib.parse import urlencode

from tests.fakes.slack.message import FORM, Request, Response
from tests.fakes.slack.world import World

# What the app's endpoint answers: status, headers with lower-case names, body.
Answer = tuple[int, Mapping[str, str], bytes]
App = Callable[[Request], Awaitable[Answer]]
MOST_ROUNDS = 50


async def deliver(world: World, app: App) -> int:
    """Hands everything that is due to the app, and what that leads to, till nothing is left; tells how much."""
    count = 0
    for _ in range(MOST_ROUNDS):
        due = world.deliveries.due()
        if not due:
            return count
        for delivery in due:
            count += 1
            try:
                request = world.deliveries.request(delivery)
                status, headers, body = await asyncio.wait_for(app(request), world.settings.patience)
            except TimeoutError:
                world.deliveries.failed(delivery, "http_timeout")
            else:
                world.deliveries.answered(delivery, status, dict(headers), body)
    raise RuntimeError("the app and the world go on and on")


class Session:
    """As much of an `aiohttp.ClientSession` as the client library asks of one."""

    closed = False

    def __init__(self, world: World) -> None:
        self.world = world

    def request(self, method: str, url: str, **args: Any) -> _Exchange:
        target = url.removeprefix(self.world.base)
        params = {name: value for name, value in (args.get("params") or {}).items() if value is not None}
        if params:
            target = f"{target}?{urlencode(params)}"
        headers = {name.lower(): str(value) for name, value in (args.get("headers") or {}).items()}
        body: Any = args.get("json") or args.get("data") or b""
        if args.get("json") is None and isinstance(body, dict):
            headers["content-type"], body = FORM, urlencode(body).encode()
        if isinstance(body, str):
            body = body.encode()
        return _Exchange(self.world, Request.to(method, target, headers, body))

    async def close(self) -> None:
        self.closed = True


class _Exchange:
    """One request and its answer, as an asynchronous context."""

    def __init__(self, world: World, request: Request) -> None:
        self._world, self._request = world, request
        self._response = Response(0)

    async def __aenter__(self) -> _Exchange:
        response = self._world.handle(self._request)
        if response.transport == "silent":
            raise TimeoutError
        if response.transport in ("closed", "reset"):
            import aiohttp

            raise aiohttp.ServerDisconnectedError
        self._response = response
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return None

    @property
    def status(self) -> int:
        return self._response.status

    @property
    def headers(self) -> dict[str, str]:
        return self._response.head()

    @property
    def content_type(self) -> str:
        return self.headers["content-type"].partition(";")[0]

    @property
    def content(self) -> _Stream:
        return _Stream(self._response.content())

    async def read(self) -> bytes:
        return self._response.content()

    async def text(self) -> str:
        return self._response.content().decode()

    async def json(self) -> Any:
        if self.content_type != "application/json":
            import aiohttp

            raise aiohttp.ContentTypeError(None, (), message=self.content_type)
        return json.loads(self._response.content())


class _Stream:
    """A body that comes in pieces."""

    def __init__(self, body: bytes) -> None:
        self._body = body

    async def iter_chunked(self, size: int) -> AsyncIterator[bytes]:
        for start in range(0, len(self._body), size):
            yield self._body[start : start + size]

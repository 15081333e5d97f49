"""A world in the same process, as the transport that Google's client library expects: no sockets, no threads.

What breaks on the way raises what a socket would raise, and a POST whose connection was closed is sent again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from http.client import RemoteDisconnected
from typing import Any

from tests.fakes.google.message import Request, Response
from tests.fakes.google.world import World

SENT_AGAIN = 1  # httplib2 does, whatever the method


class Inside:
    """Stands where an `httplib2.Http` would: `AuthorizedHttp(credentials, http=Inside(world))`."""

    def __init__(self, world: World, base: str = "http://google.test") -> None:
        self.world, self.base = world, base
        self.connections: dict[str, Any] = {}  # the client library clears this

    def request(
        self,
        uri: str,
        method: str = "GET",
        body: bytes | str | None = None,
        headers: Mapping[str, str] | None = None,
        **_more: Any,
    ) -> tuple[Any, bytes]:
        import httplib2  # type: ignore[import-untyped]

        told = {name.lower(): value for name, value in (headers or {}).items()}
        data = body.encode() if isinstance(body, str) else body
        target = uri.removeprefix(self.base)
        response = self._carried(Request.to(method, target, headers=told, body=data, base=self.base))
        content = response.body if isinstance(response.body, str) else json.dumps(response.body)
        info = {"status": str(response.status), "content-type": "application/json"} | dict(response.headers)
        return httplib2.Response(info), b"" if response.body is None else content.encode()

    def close(self) -> None:
        """Nothing is open."""

    def _carried(self, request: Request) -> Response:
        response = self.world.handle(request)
        for _ in range(SENT_AGAIN):
            if response.transport == "closed":
                response = self.world.handle(request)
        if response.transport == "closed":
            raise RemoteDisconnected("Remote end closed connection without response")
        if response.transport == "reset":
            raise ConnectionResetError("Connection reset by peer")
        if response.transport == "silent":
            raise TimeoutError("timed out")
        return response

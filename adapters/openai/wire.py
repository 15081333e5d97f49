"""The way to the service, through its own client library: imported and opened when the first question is asked."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import TYPE_CHECKING

from adapters.openai.failures import failed
from adapters.openai.forms import Json
from core.errors import ModelFailed

if TYPE_CHECKING:
    from openai import APIStatusError, AsyncOpenAI

API = "https://api.openai.com/v1"
CONNECT = 3.0


class Unaccepted(Exception):
    """A request that is not taken as it is; `param` names what is wrong with it, where that was said."""

    def __init__(self, param: str) -> None:
        super().__init__(param)
        self.param = param


class Wire:
    """Asks, once: the library's own retries would keep somebody waiting. `timeout` is in seconds."""

    def __init__(self, key: str, base: str = API, timeout: float = 15.0) -> None:
        self._key, self._base, self._timeout = key, base, timeout
        self._opening = asyncio.Lock()
        self._client: AsyncOpenAI | None = None

    async def post(self, path: str, body: Mapping[str, Json]) -> Mapping[str, Json]:
        """What is answered to a request. Raises ModelFailed, and Unaccepted where another request may do."""
        return await self._ask("POST", path, body)

    async def get(self, path: str) -> Mapping[str, Json]:
        """What is there. Raises ModelFailed."""
        return await self._ask("GET", path, None)

    async def close(self) -> None:
        """Let go of the connections."""
        if self._client is not None:
            await self._client.close()

    async def _ask(self, method: str, path: str, body: Mapping[str, Json] | None) -> Mapping[str, Json]:
        client = await self.open()
        from openai import APIConnectionError, APIError, APIStatusError, APITimeoutError

        try:
            if method == "GET":
                return _table(await client.get(path, cast_to=object))
            return _table(await client.post(path, cast_to=object, body=body))
        except APITimeoutError as error:
            raise ModelFailed("timeout") from error
        except APIConnectionError as error:
            raise ModelFailed("unreachable") from error
        except APIStatusError as error:
            raise _refusal(error) from error
        except (APIError, ValueError) as error:  # ValueError: an answer that is no JSON
            raise ModelFailed("server") from error

    async def open(self) -> AsyncOpenAI:
        """The client, made at the first call."""
        async with self._opening:
            if self._client is None:  # the library takes a second to import: nobody else is to wait for that
                self._client = await asyncio.to_thread(self._made)
        return self._client

    def _made(self) -> AsyncOpenAI:
        from httpx2 import Timeout
        from openai import AsyncOpenAI

        patience = Timeout(self._timeout, connect=min(CONNECT, self._timeout))
        return AsyncOpenAI(api_key=self._key, base_url=self._base, timeout=patience, max_retries=0)


def _refusal(error: APIStatusError) -> Exception:
    code, param = str(error.code or ""), str(error.param or "")
    found = failed(error.status_code, code, param, error.response.headers)
    if found.reason == "request" and error.status_code in (400, 422):
        return Unaccepted(param)
    return found


def _table(data: object) -> Mapping[str, Json]:
    if not isinstance(data, dict):  # the page of whatever stands between
        raise ModelFailed("server")
    return data

